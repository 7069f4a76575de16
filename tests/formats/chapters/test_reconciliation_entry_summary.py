"""RE: the columns of a reconciliation, its structure maps, and the example."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest

from formats.catair.reconciliation_entry_summary import CHAPTER
from formats.catair.reconciliation_entry_summary.records import (
    AdditionalChange,
    AdditionalOriginal,
    AdditionalTariffs,
    AssociatedSummary,
    Change,
    ClaimantPlace,
    Deletion,
    Header,
    Original,
    PayableTotals,
    Payment,
    PendingAction,
    RecipientAddress,
    ReconciledLine,
    Reconciliation,
    SummaryLines,
)
from formats.fault import Kind
from formats.record import Record
from formats.structure import END, OrderFault, Shape

EXAMPLE = files(CHAPTER.package).joinpath("example.txt").read_text(encoding="ascii").splitlines()


def arrange(sequence: str, start: str = "transaction") -> Shape | tuple[OrderFault, ...]:
    names = [f"R{name}" if name[0].isdigit() else name for name in sequence.split()]
    return CHAPTER.structure.shape(start, names)


@pytest.mark.parametrize(
    ("sequence", "kind", "at", "expected"),
    [
        ("", Kind.ABSENT, 0, ("R10",)),
        ("10", Kind.ABSENT, 1, ("C1", "D1", "P1", "Q1", "R11", "R15", "R20")),
        ("10 15 11", Kind.ORDER, 2, ("C1", "D1", "P1", "Q1", "R20")),
        ("10 C1 C2 C3 D1", Kind.ORDER, 4, ("P1", "Q1", "R20")),
        ("10 D1 D3", Kind.ORDER, 2, ("D2",)),
        ("10 20 50 58 57", Kind.ORDER, 4, ("R50", "R58", "R90", "R91", "R92", END)),
        ("10 20 50 53 53", Kind.ORDER, 4, ("R50", "R54", "R55", "R56", "R57", "R58", "R90", "R91", "R92", END)),
        ("10 20 90 90", Kind.ORDER, 3, ("R91", "R92", END)),
        ("10 20 92 91", Kind.ORDER, 3, ("R92", END)),
    ],
)
def test_the_map_refuses(sequence: str, kind: Kind, at: int, expected: tuple[str, ...]) -> None:
    found = arrange(sequence)
    assert isinstance(found, tuple)
    assert (found[0].kind, found[0].at, found[0].expected) == (kind, at, expected)


def test_a_deletion_has_a_header_and_nothing_else() -> None:
    line = EXAMPLE[0][:2] + "D" + EXAMPLE[0][3:]
    assert isinstance(CHAPTER.read([line]).content, Deletion)
    reading = CHAPTER.read([line, EXAMPLE[5]], number=3)
    assert reading.content is None
    assert [(fault.number, fault.code) for fault in reading.faults] == [(4, "A00")]


def test_an_unreadable_action_is_read_as_an_addition() -> None:
    line = EXAMPLE[0][:2] + "?" + EXAMPLE[0][3:]
    assert isinstance(CHAPTER.read([line, *EXAMPLE[1:]]).content, Reconciliation)


def test_a_breach_of_the_map_has_a_code() -> None:
    reading = CHAPTER.read([EXAMPLE[0], EXAMPLE[2], EXAMPLE[4], *EXAMPLE[5:]], number=3)
    assert [(fault.number, fault.code, fault.expected) for fault in reading.faults] == [(5, "A04", ("D2",))]


def test_the_example_reads_to_its_values() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    content = reading.content
    assert isinstance(content, Reconciliation)
    assert [record.line for record in content.records()] == EXAMPLE
    assert (content.header.entry_number, content.header.reconciliation_type) == ("53000091", "C01")
    assert content.recipient is not None
    assert content.recipient.place.city == "SPRINGFIELD"
    assert (content.claimant, content.trade_agreement, content.protests) == (None, None, ())
    (summary,) = content.summaries
    assert (summary.summary.issue, summary.revenue[0].amount_3) == ("01", Decimal("35.75"))
    (line,) = content.lines
    assert line.change is not None
    assert line.original is not None
    assert line.change.duty - line.original.duty == content.payable[0].amount_1 == Decimal("72.00")
    assert line.line.effective_date == "20260802"
    assert content.payment is not None
    assert content.payment.print_date == date(2027, 4, 14)


REVENUE = {f"class_code_{at}": f"00{at}" for at in range(1, 6)} | {f"amount_{at}": Decimal(at) for at in range(1, 6)}

# fmt: off
GOLDEN: tuple[tuple[Record, str], ...] = (
    #          1         2         3         4         5         6         7         8
    # 12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (Header(action="A", filer_code="N01", entry_number="53000091", reconciliation_type="C01", importer="96-1234567",
            surety="900", bond_type="8", refund_waived="Y", prior_disclosure="Y", broker_reference="26-R00009",
            notify_party="96-7654321"),
     "10AN01  53000091C0196-1234567  9008YY   26-R0000996-7654321                     "),
    (RecipientAddress(address_1="100 EXAMPLE STREET", address_2="SUITE 2"),
     "D2100 EXAMPLE STREET                 SUITE 2                                    "),
    (ClaimantPlace(city="SPRINGFIELD", state="IL", postal_code="62701", country="US"),
     "C3SPRINGFIELD              IL62701    US                                        "),
    (PendingAction(action_type="C", number="2600123"),
     "Q1C2600123                                                                      "),
    (AssociatedSummary(filer_code="N01", entry_number="51000010", summary_date=date(2026, 8, 12), issue="04"),
     "20N01  5100001008122604                                                         "),
    (ReconciledLine(hts_number="7013494000", origin="DE", program="JP", effective_date="20260802", comment="PRICE"),
     "507013494000DEJP 20260802 PRICE                                                 "),
    (AdditionalTariffs(hts_number_1="9903010100", hts_number_2="9903010200", hts_number_3="9903010300",
                       hts_number_4="9903010400"),
     "519903010100 9903010200 9903010300 9903010400                                   "),
    (SummaryLines(filer_code="N01", entry_number="51000010", line_number="002", pointer_2="N01  51000028  001",
                  pointer_3="N01  51000036  001", pointer_4="N01  51000044  001"),
     "52N01  51000010  002 N01  51000028  001 N01  51000036  001 N01  51000044  001   "),
    (Change(hts_number="7013495000", entered_value=10600, duty=Decimal("763.20"), program="JP", tariff_changed="Y"),
     "537013495000 0000010600 00000076320 JP Y                                        "),
    (AdditionalChange(hts_number_1="9903010100", entered_value_1=1, duty_1=Decimal("0.01"),
                      hts_number_2="9903010200", entered_value_2=2, duty_2=Decimal("0.02")),
     "549903010100 0000000001 00000000001 9903010200 0000000002 00000000002           "),
    (Original(entered_value=9600, duty=Decimal("691.20")),
     "560000009600 00000069120                                                        "),
    (AdditionalOriginal(entered_value_1=1, duty_1=Decimal("0.01"), entered_value_2=2, duty_2=Decimal("0.02")),
     "570000000001 00000000001 0000000002 00000000002                                 "),
    (Payment(payment_type="2", print_date=date(2027, 4, 14), client_branch="B1"),
     "902 041427 B1                                                                   "),
    (PayableTotals(**REVENUE),
     "9200100000000100 00200000000200 00300000000300 00400000000400 00500000000500    "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=[record.identifier for record, _ in GOLDEN])
def test_the_columns_of_the_records(record: Record, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
    assert CHAPTER.class_of(line) is type(record)


def test_the_chapter_owns_up_to_its_source() -> None:
    assert CHAPTER.confidence == "low"
    assert all("public transcription" in cls.layout.cite for cls in CHAPTER.records)
