"""Several things wrong at once, in good summaries of every entry type: CBP answers, and takes nothing that shows.

With the profile `long` there are 2,000 mixtures of each property in place of 50.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.catair.entry_summary import CHAPTER
from formats.catair.entry_summary.header import ENTRY_TYPES
from formats.catair.entry_summary.records import Filing
from tests.cbp_sim.summary.cases import cased, informal, withdrawal
from tests.cbp_sim.summary.kit import Answer, Edit, ae, put, total
from tests.cbp_sim.summary.settings import Setting, answers, cases, fillings, goods, label_of
from tests.cbp_sim.summary.test_contradictions import CONTRADICTIONS
from tests.cbp_sim.summary.test_limits import explained, may_be_taken


def _typed(kind: str, *edits: Edit) -> tuple[str, ...]:
    return tuple(ae(*edits, put("10:34-35", kind)))


#: Types for which no test of a rule has a summary taken.
_quota = put("10:40", "A")
PLAIN = {
    "07": _typed("07", cased, _quota),
    "12": _typed("12", informal(), _quota),
    "32": _typed("32", withdrawal),
    "34": _typed("34", withdrawal, cased, total(fees=6235, ad=180000)),
    "38": _typed("38", withdrawal, cased, total(fees=6235, ad=180000)),
    "52": _typed("52"),
}


def seeds() -> dict[str, Setting]:
    """For each entry type the fullest summary that a test has CBP take without anything before it."""
    found = {kind: Setting(CHAPTER.records[0], records, 0) for kind, records in PLAIN.items()}
    for case, records, named in goods():
        kind = records[0][33:35]
        plain = case.before is None and not case.world
        if plain and (kind not in found or len(named) > len(set(map(label_of, found[kind].records)))):
            found[kind] = Setting(CHAPTER.records[0], records, 0)
    return found


#: Gathered when the tests are: the modules that they come from have properties of their own.
SEEDS = seeds()


@pytest.mark.parametrize("kind", ENTRY_TYPES)
def test_there_is_a_good_summary_of_every_entry_type(kind: str) -> None:
    assert Answer(answers(SEEDS[kind].opened(), [SEEDS[kind].records])[0]).accepted


def tried(edit: Edit, records: list[str]) -> list[str]:
    """The records with a change, as they are where they have not what it changes."""
    try:
        return [line.ljust(80) for line in edit(records)]
    except (IndexError, ValueError):
        return records


def spoilers() -> tuple[Edit, ...]:
    """What the tests of the rules change to have them speak, and the contradictions."""
    of_rules = (edit for case in cases() for edit in case.bad)
    return tuple(dict.fromkeys([*of_rules, *(edit for one in CONTRADICTIONS for edit in one.bad)]))


SPOILERS = spoilers()

indices = st.integers(min_value=0, max_value=10_000)


@st.composite
def mixed(draw: st.DrawFn) -> list[str]:
    """A good summary of any type, to which several things were done."""
    records = list(SEEDS[draw(st.sampled_from(ENTRY_TYPES))].records)
    for _ in range(draw(st.integers(min_value=1, max_value=5))):
        how = draw(st.sampled_from(["spoil", "spoil", "fill", "fill", "fill", "swap type", "again", "graft"]))
        at = draw(indices) % len(records)
        if how == "spoil":
            records = tried(SPOILERS[draw(indices) % len(SPOILERS)], records) or records
        elif how == "fill":
            records[at] = _filled(records[at], draw(indices), draw(indices))
        elif how == "swap type":
            records[0] = records[0][:33] + draw(st.sampled_from(ENTRY_TYPES)) + records[0][35:]
        elif how == "again":
            records.insert(at, records[at])
        else:
            other = seeds()[draw(st.sampled_from(ENTRY_TYPES))].records
            line = other[draw(indices) % len(other)]
            same = [n for n, one in enumerate(records) if label_of(one) == label_of(line)]
            records[same[0] if same else at] = line
    return records


def _filled(line: str, which: int, how: int) -> str:
    cls = CHAPTER.class_of(line)
    if cls is None:
        return line
    column = cls.layout.columns[which % len(cls.layout.columns)]
    texts = [one.text for one in fillings(cls, column)]
    return line[: column.start - 1] + texts[how % len(texts)] + line[column.end :]


@given(mixed())
def test_whatever_is_mixed_is_answered_and_explained(records: list[str]) -> None:
    for lines in _each(records):
        explained(lines)


@given(mixed())
def test_what_is_accepted_has_nothing_wrong_that_shows(records: list[str]) -> None:
    place = seeds()["01"]
    for lines in answers(place.opened(), [records]):
        if not lines[0].startswith("E0") or not Answer(lines).accepted or records[0][2] == "D":
            continue
        if sum(line.startswith("10") for line in records) != 1:
            continue  # several summaries: which answer is whose is another question
        reading = CHAPTER.read(records)
        wrong = [f for f in reading.faults if not _taken(f.record, f.field)]
        assert wrong == []
        assert isinstance(reading.content, Filing)
        _adds_up(reading.content)


def _each(records: list[str]) -> list[tuple[str, ...]]:
    """The answers to what may have become several summaries: E0 SUMMRY opens each."""
    lines = answers(SEEDS["01"].opened(), [records])[0]
    assert lines
    starts = [at for at, line in enumerate(lines) if line.startswith("E0 SUMMRY")] or [0]
    return [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _taken(record: str, field: str | None) -> bool:
    cls = next((cls for cls in CHAPTER.records if cls.label() == record), None)
    column = cls.layout.by_name.get(field or "") if cls is not None else None
    return column is not None and may_be_taken(record, column)


def _adds_up(filing: Filing) -> None:
    """The grand totals are those of the lines."""
    grand = filing.grand_totals
    assert grand is not None
    duty = sum(tariff.detail.duty for line in filing.lines for tariff in line.tariffs)
    assert grand.duty == duty
    assert (grand.tax or 0) == sum(line.tax.tax_amount for line in filing.lines if line.tax is not None)
    fees = 0
    for totals in filing.fee_totals:
        fees += sum(getattr(totals, name) or 0 for name in totals.layout.by_name if name.startswith("fee_total"))
    assert grand.fees == fees
    case_duty = sum(case.duty for line in filing.lines for case in line.cases)
    assert (grand.ad_duty or 0) + (grand.cv_duty or 0) == case_duty
