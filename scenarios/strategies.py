"""Hypothesis strategies for the records and transactions of every chapter, made from the record layouts themselves.

For tests of software that reads or writes CATAIR, this project's own among them. Hypothesis is imported when a strategy
is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from formats.chapter import Chapter
from formats.classes import PIVOT, SPECIAL
from formats.column import Column
from formats.record import WIDTH, Record
from formats.sample import wrapping
from formats.stream import write_batch
from formats.structure import Shape

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

#: What stands between records: a line feed, carriage return and line feed, nothing.
_FRAMINGS = (b"\n", b"\r\n", b"")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS = "0123456789"
_ALPHABETS = {"A": _LETTERS, "AN": _LETTERS + _DIGITS, "X": _LETTERS + _DIGITS + SPECIAL, "N": _DIGITS, "SN": _DIGITS}


@cache
def values(column: Column) -> SearchStrategy[Any]:
    """Every value that an element may have in a faultless record, None where it may be blank."""
    from hypothesis import strategies as st

    filled = _filled(column)
    return st.none() | filled if column.optional else filled


def _filled(column: Column) -> SearchStrategy[Any]:
    from hypothesis import strategies as st

    if column.constant is not None:
        return st.just(column.constant)
    if column.codes:
        return st.sampled_from([column.read(code.ljust(column.width)) for code in column.codes])
    if column.kind is date:
        years = (1900, 2099) if column.form == "MMDDCCYY" else (1900 + PIVOT, 1999 + PIVOT)
        return st.dates(date(years[0], 1, 1), date(years[1], 12, 31))
    if column.kind is int:
        return st.integers(0, 10**column.width - 1)
    if column.kind is Decimal:
        return st.integers(0, 10**column.width - 1).map(lambda whole: Decimal(whole).scaleb(-column.decimals))
    return _texts(column.data_class.code, column.width)


@cache
def _texts(data_class: str, width: int) -> SearchStrategy[str]:
    from hypothesis import strategies as st

    alphabet = _ALPHABETS[data_class]
    if alphabet is _DIGITS:
        # Such a text is an identifier: its leading zeros count.
        return st.text(alphabet, min_size=width, max_size=width)
    inner = st.text(alphabet + " ", min_size=1, max_size=width)
    return inner.map(lambda text: text.strip(" ")).filter(bool)


def records(cls: type[Record], chapter: Chapter | None = None) -> SearchStrategy[Record]:
    """Every faultless record of a class. chapter: leave out those that it would read as another class."""
    made = _made(cls)
    return made if chapter is None else made.filter(lambda record: chapter.class_of(record.line) is cls)


@cache
def _made(cls: type[Record]) -> SearchStrategy[Record]:
    from hypothesis import strategies as st

    told = {name: values(column) for name, column in cls.layout.by_name.items()}
    for name, options in cls.when.items():
        column = cls.layout.by_name[name]
        told[name] = st.sampled_from([column.read(option.ljust(column.width)) for option in options])
    return st.fixed_dictionaries(told).map(lambda given: cls.make(_from_the_first_on(given, cls)))


def _from_the_first_on(given: Mapping[str, Any], cls: type[Record]) -> dict[str, Any]:
    """Of items that stand side by side none is filled after a blank one."""
    told = dict(given)
    blank = False
    for item in cls.layout.items:
        blank = blank or all(told[name] is None for name in item)
        if blank:
            told.update(dict.fromkeys(item))
    return told


def any_lines(chapter: Chapter) -> SearchStrategy[str]:
    """80 columns that begin like a record of the chapter, and may hold anything a byte can."""
    from hypothesis import strategies as st

    identifiers = sorted({cls.identifier for cls in chapter.records})
    characters = st.characters(min_codepoint=32, max_codepoint=255)
    return st.tuples(st.sampled_from(identifiers), st.text(characters, max_size=WIDTH)).map(
        lambda parts: "".join(parts).ljust(WIDTH)[:WIDTH]
    )


def example(chapter: Chapter) -> list[str]:
    """The lines of the chapter's example transaction."""
    text = files(chapter.package).joinpath("example.txt").read_text(encoding="latin-1")
    return [line for line in text.splitlines() if line]


def transactions(chapter: Chapter) -> SearchStrategy[list[Record]]:
    """Transactions that read without a fault: the example with records left out, repeated and filled anew.

    What decides which map is followed, and which class a record is, stays as the example has it.
    """
    from hypothesis import strategies as st

    @st.composite
    def drawn(draw: DrawFn) -> list[Record]:
        lines = example(chapter)
        sources = [_read(chapter, line) for line in lines]
        for at in draw(st.lists(st.integers(0, len(lines) - 1), max_size=6)):
            twice = draw(st.booleans())
            changed = _changed(sources, at % len(sources), twice=twice)
            if _accepts(chapter, changed):
                sources = changed
        return [draw(_alike(source, chapter, opening=at == 0)) for at, source in enumerate(sources)]

    return drawn()


def broken_transactions(chapter: Chapter) -> SearchStrategy[list[str]]:
    """Lines as a program under development sends them: shuffled, repeated, of other chapters, with anything in them."""
    from hypothesis import strategies as st

    line = st.sampled_from(example(chapter)) | any_lines(chapter) | st.text(max_size=WIDTH).map(_printable)
    return st.lists(line, min_size=1, max_size=len(example(chapter)) + 3)


def batches(chapter: Chapter) -> SearchStrategy[bytes]:
    """Whole batches of the example account around faultless transactions, in every framing."""
    from hypothesis import strategies as st

    # Where no record opens a transaction, a block is one.
    several = st.lists(transactions(chapter), min_size=1, max_size=3 if chapter.opening else 1)
    return st.tuples(several, st.sampled_from(_FRAMINGS)).map(
        lambda drawn: _batch(chapter, [record.line for one in drawn[0] for record in one], drawn[1])
    )


def _batch(chapter: Chapter, lines: Sequence[str], separator: bytes) -> bytes:
    before, after = wrapping(chapter.application, records=len(lines))
    return write_batch([*before, *lines, *after], separator)


def _read(chapter: Chapter, line: str) -> Record:
    cls = chapter.class_of(line)
    if cls is None:
        raise LookupError(f"{chapter.name}: its example has a line that is none of its records: {line!r}")
    return cls.read(line)


def _changed(sources: Sequence[Record], at: int, *, twice: bool) -> list[Record]:
    return [*sources[: at + 1], *sources[at:]] if twice else [*sources[:at], *sources[at + 1 :]]


def _accepts(chapter: Chapter, sources: Sequence[Record]) -> bool:
    if not sources or (chapter.opening and not chapter.opens(sources[0].line)):
        return False
    start = chapter.start(sources[0]) if chapter.start else chapter.starts[0]
    terminals = [source.terminal for source in sources]
    return isinstance(chapter.structure.shape(start, terminals), Shape)


def _alike(source: Record, chapter: Chapter, *, opening: bool) -> SearchStrategy[Record]:
    """Records of the same class that stand in the same place of the map."""
    cls = type(source)
    kept = set(cls.when) | ({column.name for column in cls.layout.columns if column.codes} if opening else set())
    held = {name: getattr(source, name) for name in kept}
    return records(cls).map(lambda record: record.but(**held)).filter(lambda one: chapter.class_of(one.line) is cls)


def _printable(text: str) -> str:
    return "".join(character if " " <= character <= "\xff" else "?" for character in text).ljust(WIDTH)[:WIDTH]
