"""Every element of the table: missing, unreadable, of an unknown code; and that the table holds every element."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest

from cbp_sim.conditions import condition
from cbp_sim.rules.summary import tables
from formats.catair.entry_summary import CHAPTER
from formats.column import Column
from formats.fault import Kind
from tests.cbp_sim.summary.kit import Answer, ae, answer, batch, opened, send

#: A record of every kind that the plain summary lacks. No summary could have them all; each can be read in one.
OTHERS = [
    "21TRIP1",
    "30N01  50000011 2704Y",
    "32" + "N01  50000011" * 6,
    "330110",
    "34311000002694960000" + "0739",
    "35H10H11H12H13H04",
    "36WHY",
    "41P1201250000000300",
    "42GBEXAPRE12LON  INV-1             0001 0012 0013 0014 0015 0016 0017 0018",
    "43R     123456",
    "516GB123456",
    "5201123",
    "53A000000001C00001000A  00000180000000000100000000180000",
    "5401Y00000001000000000000",
    "5402STL000001",
    "5403ALU000001",
    "5404CERT00001",
    "5405XXXXXXXXXXTTB-FP-1234567    EXAMPLE BREWERY      000000000000YWA000100016000",
    "5406ADCVD CERT",
    "5407Y  GBN    GB",
    "5408GB",
    "5409201BIFAC CERT",
    "5410301STS CERT",
    "5411AB123456",
    "5412GB   OTH  GB",
    "5499OF A TYPE THAT NOBODY KNOWS",
    "600160000000500",
    "616720000000300",
    "63L04L05L06L07L08",
    "CW02     " + "27P51" * 7,
    "8800000000000 00000180000 00000000000 00000000000",
]
#: Fuller records than the plain summary has.
FULL = {
    "50": "504901990093 0000000000 0000018000 000000300000NO 000000000100KG 000000000100KG",
    "89": "894990000000623550100000002250311000000002694960000000073905300000000100",
}
#: The records in the order of the map.
ORDER = tuple(dict.fromkeys(cls.identifier for cls in CHAPTER.records))


@dataclass(frozen=True)
class Spoiled:
    """An element, how it is spoiled, and the condition that the table gives."""

    record: str
    column: Column
    kind: Kind
    code: str

    def __str__(self) -> str:
        return f"{self.record} {self.column.name} {self.kind} {self.code}"

    def text_for(self, column: Column) -> str:
        """What is to stand in the columns."""
        if self.kind is Kind.MISSING:
            return " " * column.width
        if self.kind is Kind.UNREADABLE:
            return "*" * self.column.width
        unlisted = (character * self.column.width for character in "9Z0B")
        return next(one for one in unlisted if one not in self.column.codes and self.column.data_class.accepts(one))

    def spoil(self, line: str) -> str:
        """The record with the element spoiled."""
        cls = CHAPTER.class_of(line)
        assert cls is not None
        stem = self.column.name.rstrip("0123456789")
        repeats = self.kind is Kind.MISSING and stem.endswith("_")
        for column in cls.layout.columns:
            # A gap is another fault: with the first of several repeats all the others go.
            if column.name == self.column.name or (repeats and column.name[-1].isdigit()):
                line = line[: column.start - 1] + self.text_for(column) + line[column.end :]
        return line


def ways() -> list[Spoiled]:
    """Every way in which an element of the chapter can be wrong and has a condition."""
    found = []
    for cls in CHAPTER.records:
        for column in cls.layout.columns:
            known = tables.element(cls.label(), column.name)
            if known is None or column.name == "declaration_type":
                continue
            if known.missing and not column.optional:
                found.append(Spoiled(cls.label(), column, Kind.MISSING, known.missing))
            if known.unreadable and not column.data_class.accepts("*" * column.width):
                found.append(Spoiled(cls.label(), column, Kind.UNREADABLE, known.unreadable))
            if known.unknown and column.codes:
                found.append(Spoiled(cls.label(), column, Kind.UNKNOWN, known.unknown))
    return found


def _filed(record: str, spoiled: Spoiled | None) -> Answer:
    """CBP's answer to a summary that has such a record, whole or spoiled."""
    records = [FULL.get(line[:2], line).ljust(80) for line in ae()]
    whole = next(line.ljust(80) for line in [*records, *OTHERS] if _label(line) == record)
    line = spoiled.spoil(whole) if spoiled else whole
    if whole in records:
        records[records.index(whole)] = line
        return answer(send(opened(), batch(records)))
    if record == "42":
        records = [one for one in records if not one.startswith("44")]
    rank = ORDER.index(record.split()[0])
    at = next(n for n, one in enumerate(records) if ORDER.index(_label(one).split()[0]) > rank)
    return answer(send(opened(), batch([*records[:at], line, *records[at:]])))


@cache
def _whole(record: str) -> Answer:
    return _filed(record, None)


def _label(line: str) -> str:
    cls = CHAPTER.class_of(line.ljust(80))
    assert cls is not None, line
    return cls.label()


@pytest.mark.parametrize("spoiled", ways(), ids=str)
def test_an_element_that_is_wrong_meets_its_own_condition(spoiled: Spoiled) -> None:
    wrong = _filed(spoiled.record, spoiled)
    assert spoiled.code in wrong.codes
    assert not wrong.accepted
    assert spoiled.code not in _whole(spoiled.record).codes


@pytest.mark.parametrize("line", ["54  NOTHING", "54**NOTHING", "5499NOTHING"])
def test_a_declaration_has_a_type_that_there_is(line: str) -> None:
    records = [*ae()[:11], line.ljust(80), *ae()[11:]]
    code = "525" if line[2:4] == "  " else "526"
    assert code in answer(send(opened(), batch(records))).codes


@pytest.mark.parametrize(
    ("columns", "code"), [((3, 13), "721"), ((15, 25), "725"), ((27, 37), "723"), ((39, 49), "728"), ((51, 61), "729")]
)
def test_the_grand_totals_that_every_summary_has_are_numbers(columns: tuple[int, int], code: str) -> None:
    records = ae()
    start, end = columns
    records[-1] = records[-1][: start - 1] + " " * (end - start + 1) + records[-1][end:]
    assert code in answer(send(opened(), batch(records))).codes


def test_an_a_is_signed() -> None:
    records = ae()
    records[0] = records[0].replace(" X ", "   ", 1)
    assert answer(send(opened(), batch(records))).codes == ["B39"]


def test_every_element_that_the_summary_judges_is_in_the_table() -> None:
    left_out = [
        f"{cls.label()} {column.name}"
        for cls in CHAPTER.records
        if cls.identifier[:2] not in ("SE", "OI", "PG")
        for column in cls.layout.columns
        if tables.element(cls.label(), column.name) is None
    ]
    assert left_out == []


def test_the_table_names_only_elements_that_there_are() -> None:
    names = {
        (place, name)
        for cls in CHAPTER.records
        for column in cls.layout.columns
        for place in (cls.label(), cls.identifier)
        for name in (column.name, column.name.rstrip("0123456789").rstrip("_"))
    }
    assert [row for row in tables.elements() if row not in names] == []


def test_every_condition_of_the_table_is_in_the_catalogue() -> None:
    for known in tables.elements().values():
        for code in (known.missing, known.unreadable, known.unknown):
            if code:
                assert condition(code, "AE").narrative
