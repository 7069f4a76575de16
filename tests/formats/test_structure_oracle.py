"""Lark is the authority: shapes read by the table, cut and remembered, are the trees that Lark itself makes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Token, Tree
from lark.exceptions import UnexpectedInput

from formats.catalog import chapters
from formats.chapter import Chapter
from formats.structure import END, Shape

CHAPTERS = [
    pytest.param(chapter, id=f"{chapter.name}-{chapter.direction}-{chapter.application}") for chapter in chapters()
]

Node = tuple[str, tuple[Any, ...]]


def of_tree(tree: Tree[Token]) -> Node:
    """(rule, parts) of Lark's tree; a terminal is its position."""
    return str(tree.data), tuple(int(c.value) if isinstance(c, Token) else of_tree(c) for c in tree.children)


def of_shape(shape: Shape, begin: int = 0) -> Node:
    """The same of a shape, whose parts lie sorted by field."""
    parts: list[tuple[int, Any]] = []
    for _, _, places in shape.places:
        for place in places:
            if isinstance(place, int):
                parts.append((begin + place, begin + place))
            else:
                parts.append((begin + place[0], of_shape(place[1], begin + place[0])))
    return shape.group.rule, tuple(part for _, part in sorted(parts, key=lambda one: one[0]))


def passed(chapter: Chapter, tree: Tree[Token]) -> bool:
    """Whether a ceiling is passed somewhere in Lark's tree, counted the plain way."""
    for node in tree.iter_subtrees():
        items = [str(c.type) if isinstance(c, Token) else str(c.data) for c in node.children]
        for item in set(items):
            most = chapter.structure.ceilings.get((str(node.data), item))
            if most is not None and items.count(item) > most:
                return True
    return False


@st.composite
def walks(draw: st.DrawFn, chapter: Chapter) -> tuple[str, list[str]]:
    """A start rule and a sequence that its map goes along with, sometimes spoilt at one place."""
    start = draw(st.sampled_from(chapter.starts))
    parser = chapter.structure._lark.parse_interactive(start=start)
    sequence: list[str] = []
    length = draw(st.integers(1, 25))
    while len(sequence) < length:
        offered = sorted(parser.accepts() - {END})
        if not offered:
            break
        sequence.append(draw(st.sampled_from(offered)))
        parser.feed_token(Token(sequence[-1], 0))
    if draw(st.booleans()):
        # Go on to an end, so that many of the walks are whole; the records latest in the map lead there.
        order = {terminal: at for at, terminal in enumerate(chapter.structure.terminals)}
        for _ in range(10):
            offered = sorted(parser.accepts(), key=lambda one: order.get(one, len(order)))
            if not offered or END in offered:
                break
            sequence.append(offered[-1])
            parser.feed_token(Token(sequence[-1], 0))
    if sequence and draw(st.integers(0, 3)) == 0:
        at = draw(st.integers(0, len(sequence) - 1))
        sequence[at] = draw(st.sampled_from(sorted(chapter.structure.terminals)))
    return start, sequence


@pytest.mark.parametrize("chapter", CHAPTERS)
@given(data=st.data())
def test_a_shape_is_what_lark_makes_of_the_sequence(chapter: Chapter, data: st.DataObject) -> None:
    start, sequence = data.draw(walks(chapter))
    structure = chapter.structure
    shape = structure.shape(start, sequence)
    try:
        tree = structure._lark.parse(tuple(sequence), start=start)
    except UnexpectedInput:
        assert not isinstance(shape, Shape)
        return
    if passed(chapter, tree):
        assert not isinstance(shape, Shape)
    else:
        assert isinstance(shape, Shape)
        assert of_shape(shape) == of_tree(tree)


def test_the_line_item_of_an_entry_summary_is_cut_out_and_read_by_itself() -> None:
    chapter = next(one for one in chapters() if one.application == "AE")
    assert chapter.structure._cuts["R40"].rule == "line"
