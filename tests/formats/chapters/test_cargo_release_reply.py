"""SX: one map for every answer, and the two kinds of SE90."""

from __future__ import annotations

from importlib.resources import files

import pytest

from formats.catair import cargo_release
from formats.catair.cargo_release_reply import CHAPTER
from formats.catair.cargo_release_reply.records import (
    AnsweredBill,
    AnsweredLineParty,
    AnsweredPga,
    AnsweredTariff,
    CargoReleaseAnswer,
    Disposition,
    RecordMessage,
)
from formats.errors import DoesNotFit, LayoutError
from formats.fault import Kind
from formats.structure import OrderFault, Shape

EXAMPLE = files("formats.catair.cargo_release_reply").joinpath("example.txt").read_text(encoding="utf-8").splitlines()

ERROR = "SE9011030INVALID BILL QUANTITY".ljust(80)
ACCEPTED = "SE9002   MESSAGE ACCEPTED".ljust(80)


def terminals(text: str) -> list[str]:
    """`SE20*3` is SE20 SE20 SE20; ! is a message."""
    found: list[str] = []
    for word in text.split():
        name, _, times = word.partition("*")
        found += [{"!": "SE90_RECORD", "END": "SE90_FINAL"}.get(name, name)] * int(times or 1)
    return found


def shape(text: str) -> Shape | tuple[OrderFault, ...]:
    return CHAPTER.structure.shape("answer", terminals(text))


@pytest.mark.parametrize(
    "sequence",
    [
        "SE10 END",
        "SE10 ! END",
        "SE10 SE11 END",
        "SE10 SE11 ! SE13 ! SE13 ! END",
        "SE10 SE15 SE15 SE15 END",
        "SE10 SE15_ABOVE ! SE15_ABOVE SE15 !*3 SE16 ! SE17 ! SE15 SE20 ! END",
        "SE10 SE15_ABOVE SE16 ! SE15_ABOVE SE17 ! SE15_ABOVE END",
        "SE10 SE30 ! SE31 ! SE35 ! SE36 ! END",
        "SE10 SE36 ! SE31 ! SE35 END",
        "SE10 SE40 SE41 ! SE50 ! SE51 ! SE55 SE56 SE60 ! SE61 ! SE60 SE61 OI PG ! END",
        "SE10 SE56 ! SE60 ! SE50 ! SE40 ! SE60 ! SE40 END",
        "SE10 PG ! OI ! END",
    ],
)
def test_the_map_takes(sequence: str) -> None:
    assert isinstance(shape(sequence), Shape)


@pytest.mark.parametrize(
    ("sequence", "at", "item"),
    [
        ("! SE10 END", 0, "SE90_RECORD"),
        ("SE10 END !", 2, "SE90_RECORD"),
        ("SE10 END END", 2, "SE90_FINAL"),
        ("SE10 SE13 SE11 END", 2, "SE11"),
        ("SE10 SE16 ! END", 1, "SE16"),
        ("SE10 SE15 SE17 ! SE16 ! END", 4, "SE16"),
        ("SE10 SE20 ! SE15 END", 3, "SE15"),
        ("SE10 SE40 SE30 END", 2, "SE30"),
        ("SE10 SE41 ! END", 1, "SE41"),
        ("SE10 SE61 ! END", 1, "SE61"),
        ("SE10 SE40 SE60 SE41 ! END", 3, "SE41"),
    ],
)
def test_the_map_refuses(sequence: str, at: int, item: str) -> None:
    (breach,) = shape(sequence)
    assert (breach.kind, breach.at, breach.item) == (Kind.ORDER, at, item)


def test_after_the_disposition_nothing_is_expected() -> None:
    (breach,) = shape("SE10 END SE10")
    assert breach.expected == ("$END",)


@pytest.mark.parametrize("sequence", ["SE10", "SE10 !", "SE10 SE15", "SE10 SE40 SE60 !"])
def test_an_answer_ends_with_its_disposition(sequence: str) -> None:
    (breach,) = shape(sequence)
    assert breach.kind is Kind.ABSENT
    assert "SE90_FINAL" in breach.expected


@pytest.mark.parametrize(
    ("before", "item", "ceiling", "named"),
    [
        *(
            (before, "!", 9, "SE90_RECORD")
            for before in (
                "SE10",
                "SE10 SE11",
                "SE10 SE13",
                "SE10 SE15",
                "SE10 SE15_ABOVE",
                "SE10 SE15 SE16",
                "SE10 SE15 SE17",
                "SE10 SE20",
                "SE10 SE36",
                "SE10 SE40",
                "SE10 SE40 SE41",
                "SE10 SE56",
                "SE10 SE60",
                "SE10 SE60 SE61",
                "SE10 PG",
            )
        ),
        ("SE10", "SE13", 99, "contact"),
        ("SE10", "SE15", 999, "bill"),
        ("SE10", "SE15_ABOVE", 2, "higher_bill"),
        ("SE10 SE15", "SE16", 99, "conveyance"),
        ("SE10 SE15_ABOVE", "SE16", 99, "conveyance"),
        ("SE10 SE15", "SE17", 99, "equipment"),
        ("SE10", "SE20", 99, "reference"),
        ("SE10", "SE35", 96, "party"),
        ("SE10", "SE40", 999, "line"),
    ],
)
def test_a_ceiling_is_reached_and_not_passed(before: str, item: str, ceiling: int, named: str) -> None:
    assert isinstance(shape(f"{before} {item}*{ceiling} END"), Shape)
    (breach,) = shape(f"{before} {item}*{ceiling + 1} END")
    assert (breach.kind, breach.item, breach.ceiling) == (Kind.LOOP, named, ceiling)
    assert breach.at == len(terminals(before)) + ceiling


@pytest.mark.parametrize(
    ("message_type", "cls"),
    [
        ("01", Disposition),
        ("02", Disposition),
        ("03", Disposition),
        ("04", Disposition),
        ("11", RecordMessage),
        ("13", RecordMessage),
        ("05", None),
        ("12", None),
        ("  ", None),
    ],
)
def test_the_message_type_tells_a_message_from_the_disposition(message_type: str, cls: type | None) -> None:
    assert CHAPTER.class_of(f"SE90{message_type}".ljust(80)) is cls


def test_a_message_cannot_carry_the_type_of_a_disposition() -> None:
    with pytest.raises(DoesNotFit, match="message_type"):
        RecordMessage(message_type="01", narrative="INVALID BILL QUANTITY")
    with pytest.raises(DoesNotFit, match="message_type"):
        Disposition(message_type="11", narrative="MESSAGE REJECTED")


def test_the_filers_own_records_come_back_as_the_input_reads_them() -> None:
    returned = {cls for cls in CHAPTER.records if cls.identifier != "SE90"}
    filed = {cls for cls in cargo_release.CHAPTER.records if not cls.identifier.startswith("SF")}
    assert returned == filed


def test_nothing_of_the_security_filing_comes_back() -> None:
    assert CHAPTER.class_of("SF10101A".ljust(80)) is None


def test_messages_stand_with_the_record_before_them() -> None:
    lines = [
        "SE10A".ljust(80),
        "SE15M".ljust(80),
        "SE15H".ljust(80),
        ERROR,
        ERROR,
        "SE60".ljust(80),
        ERROR,
        "SE40001".ljust(80),
        "SE56".ljust(80),
        ERROR,
        "SE60".ljust(80),
        "OI".ljust(80),
        "PG01".ljust(80),
        ERROR,
        ACCEPTED,
    ]
    answer = CHAPTER.read(lines).content
    assert isinstance(answer, CargoReleaseAnswer)
    assert [record.line for record in answer.records()] == lines
    (bill,) = answer.bills
    assert isinstance(bill, AnsweredBill)
    assert bill.higher[0].messages == ()
    assert bill.lowest is not None
    assert len(bill.lowest.messages) == 2
    assert [type(part) for part in answer.details] == [AnsweredTariff]
    (line,) = answer.lines
    assert line.messages == ()
    assert [type(part) for part in line.details] == [AnsweredLineParty, AnsweredTariff, AnsweredPga, AnsweredPga]
    assert [len(part.messages) for part in line.details] == [1, 0, 0, 1]
    assert answer.disposition.message_type == "02"


def test_an_answer_that_breaks_the_map_is_not_built() -> None:
    header = CHAPTER.records[0].read("SE10A".ljust(80))
    with pytest.raises(LayoutError, match="SE90_FINAL"):
        CHAPTER.arrange([header, RecordMessage.read(ERROR)])


def test_the_example() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    answer = reading.content
    assert isinstance(answer, CargoReleaseAnswer)
    assert [record.line for record in answer.records()] == EXAMPLE
    assert answer.header.record.entry_number == "70001015"
    (bill,) = answer.bills
    assert isinstance(bill, AnsweredBill)
    assert bill.lowest is not None
    (message,) = bill.lowest.messages
    assert (message.message_type, message.condition, message.narrative) == ("11", "030", "INVALID BILL QUANTITY")
    assert (answer.disposition.message_type, answer.disposition.condition) == ("01", None)
    assert all(cls.make(cls.read(line).values()).line == line for line in EXAMPLE if (cls := CHAPTER.class_of(line)))


# fmt: off
GOLDEN = (
    #                       1         2         3         4         5         6         7         8
    #              12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (RecordMessage(message_type="13", condition="157", narrative="FROB OR EMPTY CONTAINER NOT ELIGIBLE"),
                  "SE9013157FROB OR EMPTY CONTAINER NOT ELIGIBLE                                   "),
    (Disposition(message_type="04", narrative="MESSAGE REFERRED TO HUMAN REVIEW"),
                  "SE9004   MESSAGE REFERRED TO HUMAN REVIEW                                       "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=["record", "final"])
def test_the_columns_of_se90(record: RecordMessage | Disposition, line: str) -> None:
    assert record.line == line
