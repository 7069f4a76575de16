"""Whatever a filer sends, CBP answers: no input raises, and every answer obeys its map."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from formats.catair import entry_summary, entry_summary_reply
from formats.classes import SPECIAL
from tests.cbp_sim.summary import cases
from tests.cbp_sim.summary.kit import Edit, ae, batch, opened, send

BASES: list[Edit] = [
    cases.nothing,
    cases.air,
    cases.informal(),
    cases.zone("P", "120125"),
    cases.cased,
    cases.tib,
    cases.withdrawal,
    cases.second_line(),
]

columns = st.integers(min_value=3, max_value=80)
characters = st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" + SPECIAL.replace("\u00a2", "") + " " * 20)


@st.composite
def overwritten(draw: st.DrawFn) -> Edit:
    """Some columns of a record filled with anything."""
    which = draw(st.integers(min_value=0, max_value=40))
    start = draw(columns)
    text = draw(st.text(characters, min_size=1, max_size=12))

    def edit(records: list[str]) -> list[str]:
        at = which % len(records)
        line = records[at].ljust(80)
        return [*records[:at], (line[: start - 1] + text + line[start - 1 + len(text) :])[:80], *records[at + 1 :]]

    return edit


@st.composite
def refilled(draw: st.DrawFn) -> Edit:
    """An element filled with anything: the rest of its record stays as it is, so that the rules get to see it."""
    which, where = draw(st.integers(min_value=0, max_value=40)), draw(st.integers(min_value=0, max_value=40))
    filling = draw(
        st.one_of(
            st.text(characters, min_size=1, max_size=20),
            st.text("0123456789", min_size=12, max_size=12),
            st.just(" " * 20),
            st.sampled_from(["N01", "05", "98", "CA", "Y", "X", "9", "02290", "9813", "010126", "311", "499", "501"]),
        )
    )

    def edit(records: list[str]) -> list[str]:
        at = which % len(records)
        line = records[at].ljust(80)
        cls = entry_summary.CHAPTER.class_of(line)
        if cls is None:
            return records
        column = cls.layout.columns[where % len(cls.layout.columns)]
        text = filling[: column.width].ljust(column.width)
        return [*records[:at], line[: column.start - 1] + text + line[column.end :], *records[at + 1 :]]

    return edit


@st.composite
def shuffled(draw: st.DrawFn) -> Edit:
    """A record left out, twice there, or elsewhere."""
    which, where = draw(st.integers(min_value=0, max_value=40)), draw(st.integers(min_value=0, max_value=40))
    how = draw(st.sampled_from(["drop", "twice", "move"]))

    def edit(records: list[str]) -> list[str]:
        at = which % len(records)
        if how == "twice":
            return [*records[: at + 1], *records[at:]]
        rest = [*records[:at], *records[at + 1 :]] or records
        if how == "drop":
            return rest
        to = where % len(rest)
        return [*rest[:to], records[at], *rest[to:]]

    return edit


def answered(records: list[str], *, first: Edit = cases.nothing) -> list[str]:
    """The answer of a CBP that has a summary on file, and that it is one."""
    cbp = opened()
    send(cbp, batch(ae(first)))
    lines = send(cbp, batch(records))
    assert lines[0].startswith("A")
    assert lines[-1].startswith("Z")
    assert all(len(line) == 80 for line in lines)
    return lines


@given(
    st.sampled_from(BASES),
    st.lists(st.one_of(overwritten(), refilled(), refilled()), min_size=1, max_size=4),
    st.sampled_from("ARDX"),
)
def test_any_columns_are_answered(base: Edit, edits: list[Edit], action: str) -> None:
    records = ae(base, *edits)
    records[0] = records[0][:2] + action + records[0][3:]
    lines = answered(records, first=base)
    if lines[0][25:27] == "AX":
        inner = [line for line in lines if line[0] not in "ABYZ"]
        reading = entry_summary_reply.CHAPTER.read(inner)
        assert reading.content is not None
        assert inner[-1][2] in "AR"


@given(st.sampled_from(BASES), st.lists(shuffled(), min_size=1, max_size=4), st.lists(overwritten(), max_size=2))
def test_any_order_is_answered(base: Edit, moves: list[Edit], edits: list[Edit]) -> None:
    lines = answered(ae(base, *moves, *edits))
    assert lines[-1].startswith("Z")


@given(st.lists(st.text(characters, min_size=80, max_size=80), min_size=1, max_size=12))
def test_any_lines_are_answered(records: list[str]) -> None:
    kept = [line for line in records if line[0] not in "ABYZ"] or ["10".ljust(80)]
    assert answered(kept)[-1].startswith("Z")


@given(st.lists(st.text(characters, min_size=76, max_size=76), min_size=1, max_size=6))
def test_any_overrides_are_answered(records: list[str]) -> None:
    cbp = opened()
    send(cbp, batch(ae()))
    lines = send(cbp, batch(["CW01N01  50000029", *("CW02" + text for text in records)], application="CW"))
    assert lines[-1].startswith("Z")


def test_the_same_filings_get_the_same_bytes() -> None:
    def story() -> list[str]:
        cbp = opened()
        return [line for base in BASES for line in send(cbp, batch(ae(base)))]

    assert story() == story()
