"""ER: the order of an answer, records that say "none on file", negative amounts, and the summary as last accepted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.catair import entry_summary
from formats.catair.entry_summary.declarations import CraftBeverage
from formats.catair.entry_summary.line import LineHeader, TariffDetail, ZoneStatus
from formats.catair.entry_summary.records import EntrySummary
from formats.catair.entry_summary_query_reply import CHAPTER
from formats.catair.entry_summary_query_reply.amounts import space_padded
from formats.catair.entry_summary_query_reply.detail import (
    LineNumber,
    ReturnedCraftBeverage,
    ReturnedZoneStatus,
    returned,
)
from formats.catair.entry_summary_query_reply.records import (
    Answer,
    Bill,
    BondData,
    ClassAmount,
    Collection,
    CriteriaHeader,
    Estimate,
    Liquidation,
    NoBill,
    NoBond,
    NoCollection,
    NoSuretyBill,
    Protest,
    QueryCondition,
    StatementData,
    SummaryHeader,
    SummaryState,
    SummaryStatus,
    SuretyBill,
    Withdrawals,
)
from formats.errors import DoesNotFit
from formats.fault import Kind, Unreadable
from formats.record import Record
from formats.structure import OrderFault, Shape


def lines_of(chapter: str) -> list[str]:
    return files(f"formats.catair.{chapter}").joinpath("example.txt").read_text(encoding="ascii").splitlines()


EXAMPLE = lines_of("entry_summary_query_reply")
STATE = "JB JC JD JE JF JG JH"


def shape(text: str) -> Shape | tuple[OrderFault, ...]:
    found: list[str] = []
    for word in text.split():
        name, _, times = word.partition("*")
        found += [name] * int(times or 1)
    return CHAPTER.structure.shape("answer", found)


@pytest.mark.parametrize(
    ("sequence", "kind", "at", "expected"),
    [
        ("JA JA", Kind.ORDER, 1, {"JB", "JZ", "$END"}),
        ("JZ JB", Kind.ORDER, 1, {"JZ", "$END"}),
        ("JB JC JE", Kind.ORDER, 2, {"JD"}),
        (STATE, Kind.ABSENT, 7, {"JI"}),
        (f"{STATE} JI R10 R40", Kind.ORDER, 9, None),
        (f"{STATE} JI R10 R4A R50", Kind.ORDER, 10, {"R40"}),
        (f"{STATE} JI R10 R11", Kind.ABSENT, 10, None),
        (f"{STATE} JI JB R10", Kind.ORDER, 9, {"JC"}),
    ],
)
def test_the_map_refuses(sequence: str, kind: Kind, at: int, expected: set[str] | None) -> None:
    (breach,) = shape(sequence)
    assert (breach.kind, breach.at) == (kind, at)
    if expected is not None:
        assert set(breach.expected) == expected


@pytest.mark.parametrize(
    ("before", "item", "ceiling", "after"),
    [
        (STATE, "JI", 20, ""),
        (f"{STATE} JI", "JJ", 999, ""),
        (f"{STATE} JI", "JK", 999, ""),
        (f"{STATE} JI", "JL", 20, ""),
        (f"{STATE} JI JL", "JM", 20, ""),
        (f"{STATE} JI", "JN", 999, ""),
        (f"{STATE} JI R10 R4A R40", "R50", 32, "R90"),
        (f"{STATE} JI R10 R4A R40 R50", "R62", 5, "R90"),
    ],
)
def test_a_ceiling_is_reached_and_not_passed(before: str, item: str, ceiling: int, after: str) -> None:
    assert isinstance(shape(f"{before} {item}*{ceiling} {after}"), Shape)
    (breach,) = shape(f"{before} {item}*{ceiling + 1} {after}")
    assert (breach.kind, breach.ceiling) == (Kind.LOOP, ceiling)


@pytest.mark.parametrize(
    ("line", "cls"),
    [
        ("JI 900 NO BOND ON FILE IN ACE EBOND", NoBond),
        ("JI900Y8BN26800A1B2", BondData),
        ("JK BILLING DATA NOT ON FILE", NoBill),
        ("JK00000012345", Bill),
        ("JL COLLECTION DATA NOT ON FILE", NoCollection),
        ("JL08142600000082130", Collection),
        ("JN 900 Y BILLING DATA NOT ON FILE", NoSuretyBill),
        ("JN900Y", SuretyBill),
        ("54 05", None),
        ("5405", ReturnedCraftBeverage),
    ],
)
def test_a_record_is_told_by_what_it_says(line: str, cls: type[Record] | None) -> None:
    found = CHAPTER.class_of(line.ljust(80))
    assert found is cls if cls else found is not ReturnedCraftBeverage


def test_the_printed_lines_of_nothing_on_file() -> None:
    """ESQ-41, 44, 45 and 49."""
    assert NoBond(surety="891").line.rstrip() == "JI 891 NO BOND ON FILE IN ACE EBOND"
    assert NoBill().line.rstrip() == "JK BILLING DATA NOT ON FILE"
    assert NoCollection().line.rstrip() == "JL COLLECTION DATA NOT ON FILE"
    assert NoSuretyBill(surety="037", primary="Y").line.rstrip() == "JN 037 Y BILLING DATA NOT ON FILE"


def test_an_answer_holds_bonds_and_their_absence_in_one_place() -> None:
    lines = [*EXAMPLE[1:8], NoBond(surety="900").line, NoBill().line, NoCollection().line]
    content = CHAPTER.read(lines).content
    assert isinstance(content, Answer)
    assert content.summaries[0].bonds == (NoBond(surety="900"),)
    assert content.summaries[0].bills == (NoBill(),)
    assert content.summaries[0].collections == (NoCollection(),)
    assert [record.line for record in content.records()] == lines


def test_an_amount_may_be_negative_where_the_chapter_says_so() -> None:
    amounts = Liquidation(review="2", duty=Decimal("-123.45"), tax=Decimal("0.01"), immediate_delivery="N")
    assert amounts.line[9:33] == "      -12345000000000001"
    assert amounts.faults() == ()
    again = Liquidation.read(amounts.line)
    assert again.duty == Decimal("-123.45")
    assert again.values()["duty"] == Decimal("-123.45")
    assert again.validated().but(tax=Decimal("-7")).values()["tax"] == Decimal("-7")
    assert Estimate(interest=Decimal("-0.05")).line[41:54] == "           -5"
    assert Collection(collection_date=date(2026, 8, 14), amount=Decimal("-1")).line[8:19] == "       -100"
    assert ClassAmount(class_code="044", amount=Decimal("-99999999.99")).line[5:16] == "-9999999999"
    with pytest.raises(DoesNotFit, match="needs 12 columns"):
        ClassAmount(class_code="044", amount=Decimal("-999999999.99"))
    with pytest.raises(DoesNotFit, match="negative"):
        Liquidation(review="2", ad_cvd=Decimal("-1"), immediate_delivery="N")


@pytest.mark.parametrize("text", ["     -", "-12-", "- 12", "--12", "A12", "12 3"])
def test_what_is_no_amount_is_told(text: str) -> None:
    record = ClassAmount.read("JM001" + text.rjust(11).ljust(75))
    (fault,) = record.faults()
    assert (fault.kind, fault.field) == (Kind.UNREADABLE, "amount")
    assert isinstance(record.amount, Unreadable)


@given(st.decimals(Decimal("-99999999.99"), Decimal("999999999.99"), places=2))
def test_an_amount_written_reads_the_same(amount: Decimal) -> None:
    record = ClassAmount(class_code="001", amount=amount)
    assert record.faults() == ()
    assert ClassAmount.read(record.line).amount == amount


# ESQ-53. The print has one blank between "40" and the line identifier where there are two columns.
def test_the_printed_4a_example(shared: Path) -> None:
    text = (shared / "samples" / "catair_es_query_4A_example.txt").read_text(encoding="utf-8")
    sent_text, _, returned_text = text.partition("Then the line items returned")
    sent, back = (
        [
            line.strip().replace("40 0", "40  0", 1) if line.strip().startswith("40 0") else line.strip()
            for line in part.splitlines()
            if line.strip().startswith(("40 0", "50", "4A0"))
        ]
        for part in (sent_text, returned_text)
    )
    assert [line[:2] for line in sent] == ["40", "50", "40", "50"]
    assert [line[:2] for line in back] == ["4A", "40", "50", "4A", "40", "50"]
    head, tail = EXAMPLE[EXAMPLE.index(lines_of("entry_summary")[0]) :][:7], EXAMPLE[-1:]
    summary = entry_summary.CHAPTER.read([line.ljust(80) for line in (lines_of("entry_summary")[0], *sent)]).content
    answer = CHAPTER.read([line.ljust(80) for line in (*EXAMPLE[:9], *head, *back, *tail)])
    assert answer.faults == ()
    assert isinstance(summary, EntrySummary)
    assert isinstance(answer.content, Answer)
    (detail,) = answer.content.summaries[0].details
    assert [line.number.line_number for line in detail.lines] == ["00001", "00002"]
    assert [line.header.line_number for line in detail.lines] == ["010", "020"]
    for filed, told in zip(summary.lines, detail.lines, strict=True):
        assert told.header == filed.header
        assert (told.header.origin, told.header.export_country) == ("HK", "HK")
        assert told.header.export_date == date(2009, 3, 14)
        assert told.tariffs[0].detail.values() == filed.tariffs[0].detail.values()
        assert told.tariffs[0].detail == returned(filed.tariffs[0].detail)
    first, second = (line.tariffs[0].detail for line in detail.lines)
    assert (first.hts_number, first.duty, first.value) == ("6210509060", Decimal("491.04"), 7920)
    assert (first.quantity_1, first.unit_1, first.quantity_2, first.unit_2) == (
        Decimal("0.55"), "DOZ", Decimal("69.82"), "KG",
    )  # fmt: skip
    assert (second.hts_number, second.duty, second.value) == ("6210509070", Decimal(0), 4524)
    assert (second.quantity_1, second.quantity_2) == (Decimal("0.29"), Decimal("80.03"))


def test_a_summary_comes_back_with_blanks_before_its_numbers() -> None:
    filed = [entry_summary.CHAPTER.read([line]).records[0] for line in lines_of("entry_summary")]
    back = [returned(record) for record in filed]
    assert [record.values() for record in back] == [record.values() for record in filed]
    assert [record.line for record in back] == [line for line in EXAMPLE[13:] if not line.startswith("4A")]
    assert TariffDetail.read(back[11].line).line[13:23] == "       000"


@given(st.sampled_from([line for line in lines_of("entry_summary") if line[:2] in ("22", "50", "62", "89", "90")]))
def test_padding_twice_is_padding_once(line: str) -> None:
    record = entry_summary.CHAPTER.read([line]).records[0]
    assert space_padded(space_padded(record)) == space_padded(record)


def test_numbers_that_a_filer_fills_with_zeros_come_back_readable() -> None:
    zone = returned(ZoneStatus(status="N", quantity=25))
    assert isinstance(zone, ReturnedZoneStatus)
    assert zone.line[9:19] == "        25"
    assert (zone.faults(), zone.quantity) == ((), 25)
    wine = CraftBeverage(
        controlled_group="XXXXXXXXXX", producer="TTB-FP-XXXXXXX", producer_name="EXAMPLE CELLARS",
        allocation=Decimal(0), rate_designation="W1", tax_rate=Decimal("1.07"),
    )  # fmt: skip
    told = returned(wine)
    assert isinstance(told, ReturnedCraftBeverage)
    assert told.line[53:65] == "       00000"
    assert (told.faults(), told.tax_rate) == ((), Decimal("1.07"))
    assert CHAPTER.class_of(told.line) is ReturnedCraftBeverage
    assert returned(LineHeader(line_number="001", origin="HK")).line[26:36] == " " * 10


def test_the_example() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    answer = reading.content
    assert isinstance(answer, Answer)
    assert [record.line for record in answer.records()] == EXAMPLE
    assert answer.criterion is not None
    assert answer.conditions == ()
    (summary,) = answer.summaries
    assert (summary.state.entry_number, summary.state.version, summary.state.corrected) == ("51000010", "00100", None)
    assert (summary.estimate.duty, summary.estimate.fees) == (Decimal("691.20"), Decimal("130.10"))
    assert summary.liquidation.duty is None
    assert summary.withdrawals.lines == 2
    assert [one.class_code for one in summary.class_amounts] == ["001", "499", "501"]
    (detail,) = summary.details
    assert [line.number.line_number for line in detail.lines] == ["00001", "00002"]
    assert [line.tariffs[0].detail.value for line in detail.lines] == [18000, 9600]
    assert detail.grand_totals.duty == Decimal("691.20")


# fmt: off
GOLDEN = (
    #                       1         2         3         4         5         6         7         8
    #              12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (CriteriaHeader(criterion="PSC", accepted_from="080126120000AM", accepted_to="081526115959PM"),
                  "JA PSC 080126120000AM081526115959PM                                             "),
    (SummaryState(filer_code="N01", entry_number="51000010", version="00201", accepted="080626094512AM",
                  corrected="Y", correction_date=date(2026, 9, 1), owner="Y", liquidation_status="1",
                  liquidation_date=date(2027, 6, 18), center="NOTELG"),
                  "JBN01  5100001000201080626094512AMY090126Y1061827 NOTELG                        "),
    (SummaryStatus(control_status="2", status="1", status_date=date(2026, 8, 6), late="0", release_status="1",
                   release_date=date(2026, 8, 3), collection_status="2", collection_date=date(2026, 8, 14),
                   extension_date=date(2026, 9, 2), extension_notice_date=date(2026, 9, 3), census_status="6",
                   invoice_status="4", protested="YS", quota_status="1", trade_reconciliation_filer="N01",
                   trade_reconciliation_number="51000028", other_reconciliation_filer="N01",
                   other_reconciliation_number="51000036", extension_1="43", extension_2="65", extension_3="49",
                   extension_4="66"),
                  "JC2108062601080326 2081426 09022609032664YS1N01  51000028N01  5100003643654966  "),
    (Liquidation(review="1", entry_date=date(2026, 8, 3), duty=Decimal("691.20"), tax=Decimal("1"),
                 fees=Decimal("130.10"), interest=Decimal("-2.5"), ad_cvd=Decimal("7"), reason_1="01", reason_2="36",
                 reason_3="99", immediate_delivery="Y"),
                  "JD1080326000000069120000000000100000000013010        -250000000000700013699Y    "),
    (Estimate(duty=Decimal("691.20"), tax=Decimal("-1"), fees=Decimal("130.10"), interest=Decimal(0),
              ad_cvd=Decimal("7")),
                  "JE0000000069120         -100000000001301000000000000000000000000700             "),
    (SummaryHeader(importer="96-123456700", entry_type="01", reject_date=date(2026, 8, 9), accelerated_drawback="3",
                   electronic_invoice="E", port_of_entry="2704", filing_date=date(2026, 8, 6)),
                  "JF96-123456700010809263E2704080626                                              "),
    (Withdrawals(withdrawals=3, final_withdrawal="N", team="712", center="CEE008", lines=2),
                  "JG003N712CEE008002                                                              "),
    (StatementData(notify_party="96-123456700", statement_print_date=date(2026, 8, 14),
                   broker_reference="26-004711"),
                  "JH96-12345670008142626-004711                                                   "),
    (BondData(surety="900", primary="N", bond_type="9", designation="E", several="Y", bond_number="26900A1B2",
              amount=Decimal("150000"), liability=150000),
                  "JI900N9EY26900A1B20000000150000000000150000                                     "),
    (Protest(protest_number="270426100001", protest_type="1", status="PD", decision_date=date(2027, 9, 1),
             summons="0"),
                  "JJ2704261000011PD0901270                                                        "),
    (Bill(bill_number="40000000012", bill_date=date(2027, 7, 1), bill_type="2", status="05", total=Decimal("120.50"),
          paid=Decimal("20"), principal=Decimal("100"), interest=Decimal("0.5")),
                  "JK4000000001207012720500000012050000000020000000001000000000000050              "),
    (SuretyBill(surety="900", primary="Y", demand_date=date(2027, 8, 1), bill_number="40000000012",
                bill_date=date(2027, 7, 1), bill_type="7", status="11", total=Decimal("120.50"), paid=Decimal("20"),
                principal=Decimal("100"), interest=Decimal("0.5")),
                  "JN900Y0801274000000001207012771100000012050000000020000000001000000000000050    "),
    (QueryCondition(condition="011", narrative="REQUESTED TO DATE < REQUESTED FROM DATE", filer_code="N01",
                    entry_number="51000010", port_of_entry="2704"),
                  "JZ011   REQUESTED TO DATE < REQUESTED FROM DATE  N01  51000010  2704            "),
    (LineNumber(line_number="12"),
                  "4A00012                                                                         "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=[record.identifier for record, _ in GOLDEN])
def test_the_columns_of_the_records(record: Record, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
    assert type(record).read(line) == record
