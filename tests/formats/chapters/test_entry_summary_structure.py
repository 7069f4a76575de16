"""AE: which sequences of records its structure map takes, and how it answers the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from formats.catair.entry_summary import CHAPTER, records
from formats.catair.entry_summary.records import Deletion, EntrySummary
from formats.fault import Kind
from formats.structure import END, OrderFault, Shape

EXAMPLE = Path(records.__file__).with_name("example.txt").read_text(encoding="ascii").splitlines()


def arrange(sequence: str, start: str = "transaction") -> Shape | tuple[OrderFault, ...]:
    """What the map makes of a sequence; `23*4` is four records 23."""
    names: list[str] = []
    for word in sequence.split():
        name, _, times = word.partition("*")
        names += [f"R{name}" if name[0].isdigit() else name] * int(times or 1)
    return CHAPTER.structure.shape(start, names)


def breach(sequence: str) -> OrderFault:
    found = arrange(sequence)
    assert isinstance(found, tuple), "the map took it"
    return found[0]


FULL = (
    "10 11 20 SE13 21 22 23*4 SE16 SE17 22 23 30 31*2 32 33 34 35 36 36 PG*3 SE20 SE30 SE31*4 SE32 SE35 SE36 SE30 "
    "40 41 42 43 44*2 42 44 47*6 SE50 SE51 SE52 SE55 SE56 SE50 PG*3 50 SE60 SE61 OI PG*4 50 OI PG "
    "51 52 53*2 54*9 60 61 62*5 SE62 SE63*2 SE62 SE63 63 CW02 40 43 44 50 88 89*2 90"
)


@pytest.mark.parametrize(
    "sequence",
    [
        FULL,
        "10",
        "10 11 40 50 90",
        "10 11 20 40 50 90",
        "10 11 21 22 23 40 50 62 89 90",
        "10 11 40 44 50 90",
        "10 11 40 43 50 90",
        "10 11 40 42 50 90",
        "10 11 40 50 OI PG PG 50 90",
        "10 11 PG PG SE20 SE30 40 50 90",
        # Conditions of their own, not breaches of the sequence:
        "10 11 40 50",
        "10 11 90",
        "10 11 22 40 50 90",
        "10 11 40 40 50 90",
        "10 11 40 50 PG 90",
        "10 11 40 50 OI 90",
        "10 11 40 50 88 89",
    ],
)
def test_the_map_takes(sequence: str) -> None:
    assert isinstance(arrange(sequence), Shape)


@pytest.mark.parametrize(
    ("sequence", "at", "accepted", "refused"),
    [
        ("10 20 40 50 90", 1, "R11", "R20"),
        ("10 11 21 20 40 50 90", 3, "R22", "R20"),
        ("10 11 11 40 50 90", 2, "R20", "R11"),
        ("10 11 23 40 50 90", 2, "R22", "R23"),
        ("10 11 22 SE16 23 40 50 90", 4, "SE17", "R23"),
        ("10 11 32 31 40 50 90", 3, "R32", "R31"),
        ("10 11 SE31 40 50 90", 2, "SE30", "SE31"),
        ("10 11 SE30 SE32 SE31 40 50 90", 4, "SE32", "SE31"),
        ("10 11 40 50 SE20 90", 4, "R40", "SE20"),
        ("10 11 40 43 43 50 90", 4, "R44", "R43"),
        ("10 11 40 43 42 50 90", 4, "R44", "R42"),
        ("10 11 40 44 43 50 90", 4, "R44", "R43"),
        ("10 11 40 50 47 90", 4, "R50", "R47"),
        ("10 11 40 50 SE61 SE60 90", 5, "OI", "SE60"),
        ("10 11 40 51 50 90", 4, "R52", "R50"),
        ("10 11 40 50 51 51 90", 5, "R52", "R51"),
        ("10 11 40 50 62 PG 90", 5, "SE62", "PG"),
        ("10 11 40 50 63 62 90", 5, "CW02", "R62"),
        ("10 11 40 50 SE62 90", 5, "SE63", "R90"),
        ("10 11 40 50 89 88 90", 5, "R90", "R88"),
        ("10 11 40 50 89 40 50 90", 5, "R90", "R40"),
        ("10 11 50 90", 2, "R40", "R50"),
        ("10 11 40 50 90 90", 5, END, "R90"),
    ],
)
def test_the_map_refuses(sequence: str, at: int, accepted: str, refused: str) -> None:
    found = breach(sequence)
    assert (found.at, found.kind, found.item) == (at, Kind.ORDER, refused)
    assert accepted in found.expected
    assert refused not in found.expected


def test_a_sanction_question_at_the_end_lacks_its_answer() -> None:
    assert breach("10 11 40 50 SE62") == OrderFault(5, Kind.ABSENT, END, ("SE63",))


def test_nothing_but_the_end_may_follow_the_grand_totals() -> None:
    assert breach("10 11 40 50 90 89").expected == (END,)


CEILINGS = {
    "manifest": ("10 11 {} 40 50 90", "22", 999, "A05"),
    "R23": ("10 11 22 {} 40 50 90", "23", 4, "A06"),
    "SE16": ("10 11 22 23 {} 40 50 90", "SE16", 99, "A24"),
    "SE17": ("10 11 22 23 {} 40 50 90", "SE17", 99, "A24"),
    "R31": ("10 11 {} 40 50 90", "31", 2, "A24"),
    "R32": ("10 11 {} 40 50 90", "32", 999, "A07"),
    "R36": ("10 11 {} 40 50 90", "36", 99, "A24"),
    "SE20": ("10 11 {} 40 50 90", "SE20", 4, "A24"),
    "entity": ("10 11 {} 40 50 90", "SE30", 12, "A24"),
    "SE31": ("10 11 SE30 {} 40 50 90", "SE31", 4, "A24"),
    "SE32": ("10 11 SE30 {} 40 50 90", "SE32", 9, "A24"),
    "SE35": ("10 11 SE30 {} 40 50 90", "SE35", 3, "A24"),
    "line": ("10 11 {} 90", "40", 998, "A08"),
    "invoice": ("10 11 40 {} 50 90", "42", 999, "A09"),
    "R44": ("10 11 40 {} 50 90", "44", 999, "A10"),
    "R47": ("10 11 40 {} 50 90", "47", 6, "A23"),
    "line_entity": ("10 11 40 {} 50 90", "SE50", 11, "A24"),
    "SE51": ("10 11 40 SE50 {} 50 90", "SE51", 4, "A24"),
    "SE52": ("10 11 40 SE50 {} 50 90", "SE52", 9, "A24"),
    "SE55": ("10 11 40 SE50 {} 50 90", "SE55", 3, "A24"),
    "tariff": ("10 11 40 {} 90", "50", 32, "A11"),
    "R52": ("10 11 40 50 {} 90", "52", 1, "A17"),
    "R53": ("10 11 40 50 {} 90", "53", 2, "A18"),
    "R54": ("10 11 40 50 {} 90", "54", 9, "A25"),
    "R62": ("10 11 40 50 {} 90", "62", 5, "A19"),
    "sanction": ("10 11 40 50 {} 90", "SE62 SE63", 99, "A24"),
    "SE63": ("10 11 40 50 SE62 {} 90", "SE63", 99, "A24"),
    "R89": ("10 11 40 50 {} 90", "89", 9, "A20"),
}


@pytest.mark.parametrize("item", CEILINGS)
def test_a_ceiling_may_be_reached_and_not_passed(item: str) -> None:
    frame, repeated, most, code = CEILINGS[item]
    assert isinstance(arrange(frame.format(" ".join([repeated] * most))), Shape)
    found = breach(frame.format(" ".join([repeated] * (most + 1))))
    assert (found.kind, found.item, found.ceiling) == (Kind.LOOP, item, most)
    before = len(frame.split("{")[0].split())
    assert found.at == before + len(repeated.split()) * most
    assert CHAPTER.loop_codes.get(item, CHAPTER.order_codes[Kind.LOOP]) == code


def test_every_ceiling_of_the_map_is_tried() -> None:
    assert {item for _, item in CHAPTER.structure.ceilings} == set(CEILINGS)


def test_the_descriptions_of_each_invoice_are_counted_apart() -> None:
    assert isinstance(arrange("10 11 40 42 44*999 42 44*999 50 90"), Shape)
    assert breach("10 11 40 42 44*999 42 44*1000 50 90").item == "R44"


def test_each_record_finds_its_place_and_comes_out_in_order() -> None:
    names = [name for word in FULL.split() for name in [word.partition("*")[0]] * int(word.partition("*")[2] or 1)]
    one = {cls.identifier: cls for cls in CHAPTER.records}
    made = [one[name].read(f"{name}{at:76}"[:80].ljust(80)) for at, name in enumerate(names)]
    content = CHAPTER.arrange(made, start="transaction")
    assert isinstance(content, EntrySummary)
    assert list(content.records()) == made
    line = content.lines[0]
    assert [len(manifest.bills) for manifest in content.manifests] == [4, 1]
    assert [len(invoice.descriptions) for invoice in line.invoices] == [2, 1]
    assert [len(tariff.pga) for tariff in line.tariffs] == [4, 1]
    assert (len(content.pga), len(line.pga)) == (3, 3)
    assert [len(sanction.answers) for sanction in line.sanctions] == [2, 1]
    assert (line.ruling, len(line.descriptions)) == (None, 0)
    assert (content.lines[1].ruling is None, len(content.lines[1].descriptions)) == (False, 1)


def deleting(line: str) -> str:
    return f"10D{line[3:33]}01{' ' * 45}"


def test_a_deletion_is_its_header_alone() -> None:
    reading = CHAPTER.read([deleting(EXAMPLE[0])])
    assert reading.faults == ()
    assert isinstance(reading.content, Deletion)
    assert reading.content.extraneous == ()


def test_a_deletion_that_carries_more_is_read_so_that_it_can_be_answered() -> None:
    reading = CHAPTER.read([deleting(EXAMPLE[0]), *EXAMPLE[1:]])
    assert reading.faults == ()
    assert isinstance(reading.content, Deletion)
    assert [record.line for record in reading.content.extraneous] == EXAMPLE[1:]


@pytest.mark.parametrize("action", ["A", "R", " ", "Q", "?"])
def test_any_other_action_is_read_as_a_summary(action: str) -> None:
    reading = CHAPTER.read([f"10{action}{EXAMPLE[0][3:]}", *EXAMPLE[1:]])
    assert isinstance(reading.content, EntrySummary)


def test_a_transaction_without_its_header_is_told_so() -> None:
    reading = CHAPTER.read(EXAMPLE[1:], number=3)
    assert (reading.content, reading.faults[0].code, reading.faults[0].number) == (None, "A00", 3)
    assert reading.faults[0].kind is Kind.HEADER


@pytest.mark.parametrize("stray", [EXAMPLE[11], "77 NO SUCH RECORD".ljust(80)])
def test_what_follows_the_grand_totals_lacks_a_header(stray: str) -> None:
    reading = CHAPTER.read([*EXAMPLE, stray], number=3)
    fault = reading.faults[0]
    assert (reading.content, fault.code, fault.kind) == (None, "A00", Kind.HEADER)
    assert (fault.number, fault.text, fault.expected) == (3 + len(EXAMPLE), stray, ("10",))


def test_an_unknown_record_and_a_misplaced_one_have_codes_of_their_own() -> None:
    unknown = CHAPTER.read([*EXAMPLE[:3], "77".ljust(80), *EXAMPLE[3:]])
    assert [(fault.code, fault.number) for fault in unknown.faults] == [("A02", 4)]
    misplaced = CHAPTER.read([EXAMPLE[0], *EXAMPLE[2:]])
    assert [(fault.code, fault.number, fault.record) for fault in misplaced.faults] == [("A04", 2, "20")]
    exceeded = CHAPTER.read([*EXAMPLE[:6], *[EXAMPLE[5]] * 4, *EXAMPLE[6:]])
    assert [(fault.code, fault.number) for fault in exceeded.faults] == [("A06", 10)]


def test_only_a_10_opens_a_transaction() -> None:
    assert [at for at, line in enumerate(EXAMPLE * 2) if CHAPTER.opens(line)] == [0, len(EXAMPLE)]
