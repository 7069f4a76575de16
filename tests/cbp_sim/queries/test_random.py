"""Whatever a filer asks, CBP answers: no query raises, and every answer obeys its map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbp_sim.cbp import Cbp
from formats.applications import application
from formats.catalog import chapter_for
from formats.classes import SPECIAL
from tests.cbp_sim.life.kit import act, go, numbered
from tests.cbp_sim.summary.cases import quota, with_reference
from tests.cbp_sim.summary.kit import batch, file, opened, send, value

#: Queries to begin with, by application.
BASES: Mapping[str, Sequence[Sequence[str]]] = {
    "AD": (
        ("Q1 A999999001 A999999", "Q1 C999999"),
        ("Q2 B GB 4901990093                                       010526",),
    ),
    "CJ": (
        ("CJ12704010526010526N01",),
        ("CJ1                N01  50000029  50000037", "CJ12704            N01"),
    ),
    "EQ": (
        ("J0Y", "J1   N01  50000029N01  50000037"),
        ("J0Y", "J2 EES 010526120000AM010526115959PM YYYYY6"),
        ("J2 NLQ 010526120000AM010526115959PM      5",),
    ),
    "HA": (("W 7013494000",), ("W 01012100  01052601013000", "W 49019900")),
    "QA": (("Q1R4901990093          GB", "Q1X338                 CN"), ("Q1R99038875004901990093GB",)),
}

characters = st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" + SPECIAL.replace("\u00a2", "") + " " * 20)
fillings = st.one_of(
    st.text(characters, min_size=1, max_size=20),
    st.text("0123456789", min_size=1, max_size=14),
    st.just(" " * 20),
    st.sampled_from(["N01", "50000029", "010526", "120000AM", "EES", "27P", "99", "GB", "4901990093", "A", "Y"]),
)


@st.composite
def queries(draw: st.DrawFn, named: str) -> list[str]:
    """A query with some elements filled with anything, some columns overwritten, records left out or twice there."""
    records = [line.ljust(80) for line in draw(st.sampled_from(BASES[named]))]
    chapter = chapter_for(named)
    assert chapter is not None
    for _ in range(draw(st.integers(min_value=1, max_value=5))):
        at = draw(st.integers(min_value=0, max_value=len(records) - 1))
        line, cls, text = records[at], chapter.class_of(records[at]), draw(fillings)
        how = draw(st.sampled_from(["element", "element", "element", "columns", "twice", "drop"]))
        if how == "element" and cls is not None:
            column = draw(st.sampled_from(cls.layout.columns))
            start, text = column.start, text[: column.width].ljust(column.width)
        else:
            start = draw(st.integers(min_value=2, max_value=80))
        if how == "twice":
            records.insert(at, line)
        elif how == "drop" and len(records) > 1:
            del records[at]
        else:
            records[at] = (line[: start - 1] + text + line[start - 1 + len(text) :])[:80]
    return records


def with_summaries() -> Cbp:
    """A CBP with two summaries on file: one paid, one with a Census warning."""
    cbp = opened(
        with_reference('quotas = [{hts = "49019900", origin = "GB"}, {hts = "6109", origin = "CN", category = "338"}]')
    )
    file(cbp, quota)
    act(cbp, "pay")
    file(cbp, numbered(9), value(100_000_001))
    return cbp


@pytest.mark.parametrize("named", BASES)
@given(data=st.data())
def test_any_query_is_answered(named: str, data: st.DataObject) -> None:
    cbp = with_summaries()
    lines = send(cbp, batch(data.draw(queries(named)), application=named))
    assert lines[0].startswith("A")
    assert lines[-1].startswith("Z")
    assert all(len(line) == 80 for line in lines)
    known = application(named)
    if known is not None and lines[0][25:27] == known.response:
        chapter = chapter_for(known.response, "output")
        assert chapter is not None
        told = [line for line in lines if line[0] not in "ABYZ"]
        starts = [at for at, line in enumerate(told) if not chapter.opening or chapter.opens(line)]
        ends = [*(starts[1:] if chapter.opening else []), len(told)]
        for start, end in zip(starts if chapter.opening else [0], ends, strict=True):
            assert chapter.read(told[start:end]).content is not None


@pytest.mark.parametrize("named", BASES)
def test_the_same_query_gets_the_same_bytes(named: str) -> None:
    def answered() -> list[str]:
        cbp = with_summaries()
        go(cbp, "2026-01-06T09:00")
        return [line for lines in BASES[named] for line in send(cbp, batch(list(lines), application=named))]

    assert answered() == answered()
