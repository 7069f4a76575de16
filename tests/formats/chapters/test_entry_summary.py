"""AE: the columns of its records, and the example summary."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from formats.catair.entry_summary import CHAPTER, records
from formats.catair.entry_summary.declarations import AnyDeclaration, Declaration
from formats.catair.entry_summary.header import Bond, Header, HeaderFees
from formats.catair.entry_summary.line import AdCvdCase, LineHeader, PgaRecord, TariffDetail
from formats.catair.entry_summary.records import EntrySummary
from formats.catair.entry_summary.revenue import LineFee, SanctionField
from formats.catair.entry_summary.totals import FeeTotals, GrandTotals
from formats.chapter import Reading
from formats.fault import Kind, Unreadable
from formats.record import Record

EXAMPLE = Path(records.__file__).with_name("example.txt").read_text(encoding="ascii").splitlines()

# What is printed AN and holds other characters in the chapter's own words: read as X.
READ_AS_X = {("20", 3), ("40", 25), ("47", 4), ("OI", 11)}


@pytest.fixture(scope="module")
def example() -> Reading:
    return CHAPTER.read(EXAMPLE)


def test_the_example_is_eighty_columns_wide_and_reads_without_a_fault(example: Reading) -> None:
    assert {len(line) for line in EXAMPLE} == {80}
    assert example.faults == ()
    assert isinstance(example.content, EntrySummary)
    assert [record.line for record in example.content.records()] == EXAMPLE


def test_the_example_reads_to_its_values(example: Reading) -> None:
    summary = example.content
    assert isinstance(summary, EntrySummary)
    assert (summary.header.action, summary.header.entry_type, summary.header.mode_of_transport) == ("A", "01", "11")
    assert summary.header.statement_print_date == date(2026, 8, 14)
    assert summary.header.release_certification is None
    assert summary.content is not None
    assert summary.content.importer == "96-1234567"
    assert summary.content.notify_party is None
    assert [(manifest.detail.quantity, len(manifest.bills)) for manifest in summary.manifests] == [(480, 1)]
    assert summary.bonds[0].amount is None
    assert [line.header.line_number for line in summary.lines] == ["001", "002"]
    second = summary.lines[1]
    assert second.descriptions[0].text == "GLASS SALAD BOWLS, 24 CM"
    assert [(party.party_type, party.number) for party in second.parties] == [
        ("M", "DEMUSGLA7BRE"),
        ("S", "96-1234567"),
    ]
    assert second.tariffs[0].detail.duty == Decimal("691.20")
    assert second.tariffs[0].detail.quantity_1 == Decimal("1200.00")
    assert second.tariffs[0].detail.quantity_2 is None
    assert [(fee.fee_class, fee.fee_amount) for fee in second.fees] == [
        ("499", Decimal("33.25")),
        ("501", Decimal("12.00")),
    ]
    assert summary.grand_totals is not None
    assert summary.grand_totals.fees == Decimal("130.10")
    assert summary.grand_totals.other_revenue is None


def test_the_examples_totals_are_the_sums_of_its_lines(example: Reading) -> None:
    summary = example.content
    assert isinstance(summary, EntrySummary)
    assert summary.grand_totals is not None
    fees = [fee for line in summary.lines for fee in line.fees]
    for fee_class, total in (("499", summary.fee_totals[0].fee_total_1), ("501", summary.fee_totals[0].fee_total_2)):
        assert total == sum(fee.fee_amount for fee in fees if fee.fee_class == fee_class)
    assert summary.grand_totals.fees == sum(fee.fee_amount for fee in fees)
    assert summary.grand_totals.duty == sum(tariff.detail.duty for line in summary.lines for tariff in line.tariffs)


RULER = "123456789-123456789-123456789-123456789-123456789-123456789-123456789-123456789-"
GOLDEN = [
    (
        Header(
            action="R", filer_code="N01", entry_number="51000010", port_of_entry="2704", broker_reference="REF-00001",
            entry_type="03", mode_of_transport="40", signature="X", release_certification="A",
            reconciliation_issue="004", payment_type="7", statement_print_date=date(2026, 8, 14),
            statement_month="09", client_branch="AB", tib_declaration="Y",
        ),
        "10RN01  51000010 2704REF-00001   0340 XA      004 708142609AB       Y           ",
    ),
    (
        Bond(bond_type="9", designation="U", surety="900", amount=50000, producer_account="ACCT1"),
        "319U 9000000050000ACCT1                                                         ",
    ),
    (
        HeaderFees(fee_class_1="311", fee_amount_1=Decimal("2.69")),
        "3431100000269                                                                   ",
    ),
    (
        LineHeader(
            line_number="A-1", set_indicator="X", origin="**", export_country="CA", export_date=date(2026, 2, 28),
            program="B#", charges=1250, port_of_lading="12345", gross_weight=10, textile_category="338",
            related_party="N", fee_exemption="1", non_reimbursement="Y",
        ),
        "40  A-1X**CA022826      B#0000001250123450000000010338 N 1 Y                    ",
    ),
    (
        TariffDetail(
            hts_number="7013494000", duty=Decimal("691.2"), value=9600, quantity_1=Decimal("12.5"), unit_1="DOZ",
            quantity_2=Decimal("40"), unit_2="KG",
        ),
        "507013494000 0000069120 0000009600 000000001250DOZ000000004000KG                ",
    ),
    (
        AdCvdCase(
            case_number="A570000000", claim="C", rate=Decimal("110.25"), rate_type="S", value=0,
            quantity=Decimal("1.5"), duty=Decimal("165.38"), declaration="DECL000001",
        ),
        "53A570000000C00011025S  00000000000000000150000000016538DECL000001              ",
    ),
    (
        LineFee(fee_class="499", fee_amount=Decimal("33.25")),
        "6249900003325                                                                   ",
    ),
    (
        SanctionField(set_number="01", record_type="MINE INFO", field_name="COUNTRY OF MINING"),
        "SE6201MINE INFO COUNTRY OF MINING                                               ",
    ),
    (
        FeeTotals(
            fee_class_1="499", fee_total_1=Decimal("95.60"), fee_class_2="501", fee_total_2=Decimal("34.50"),
            fee_class_3="056", fee_total_3=Decimal("0.07"),
        ),
        "89499000000095605010000000345005600000000007".ljust(80),
    ),
    (
        GrandTotals(duty=Decimal("691.20"), fees=Decimal("130.10"), tax=0, ad_duty=0, cv_duty=0),
        "9000000069120 00000013010 00000000000 00000000000 00000000000                   ",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=[record.label() for record, _ in GOLDEN])
def test_a_record_built_stands_in_its_columns(record: Record, line: str) -> None:
    assert record.line == line, f"\n{RULER}"
    assert CHAPTER.class_of(line) is type(record)
    assert type(record).read(line).values() == record.values()
    assert record.faults() == ()


DECLARATIONS = {
    "01": "Y00000018500000000120",
    "02": "STL123456",
    "03": "APR000165",
    "04": "KR1234567",
    "05": f"XXXXXXXXXX{'TTB-FP-AB12CD3':18}{'MADE-UP CELLARS':21}000000000000 {'DWINE1':6}00135000",
    "06": "ADCVD CERT",
    "07": "Y  CAN    CA",
    "08": "  OTH",
    "09": "201BIFAC CERT",
    "10": "301STS CERT",
    "11": "AB123456",
    "12": "CL   OTH  CL",
}


@pytest.mark.parametrize("kind", DECLARATIONS)
def test_each_declaration_type_has_a_class_of_its_own(kind: str) -> None:
    line = f"54{kind}{DECLARATIONS[kind]}".ljust(80)
    cls = CHAPTER.class_of(line)
    assert cls is not None
    assert issubclass(cls, Declaration)
    assert cls.when == {"declaration_type": (kind,)}
    assert cls.read(line).faults() == ()
    built = cls(**{name: value for name, value in cls.read(line).values().items() if value is not None})
    assert built.line == line


def test_a_declaration_of_an_unlisted_type_is_still_read() -> None:
    line = "5413SOMETHING NEW".ljust(80)
    assert CHAPTER.class_of(line) is AnyDeclaration
    record = AnyDeclaration.read(line)
    assert record.information == "SOMETHING NEW"
    assert [(fault.field, fault.kind) for fault in record.faults()] == [("declaration_type", Kind.UNKNOWN)]


def test_the_craft_beverage_rates_have_four_decimals() -> None:
    line = f"5405{DECLARATIONS['05']}".ljust(80)
    cls = CHAPTER.class_of(line)
    assert cls is not None
    assert cls.read(line).values()["tax_rate"] == Decimal("13.5000")


def test_an_agency_record_is_kept_uncut() -> None:
    line = "PG01001FDAFOONSF".ljust(80)
    assert CHAPTER.class_of(line) is PgaRecord
    assert PgaRecord.read(line).line == line


def test_what_is_not_of_its_class_is_unreadable_and_what_is_not_listed_is_unknown() -> None:
    line = EXAMPLE[0][:33] + "99" + EXAMPLE[0][35:51] + "023026" + EXAMPLE[0][57:]
    header = Header.read(line)
    assert {fault.field: fault.kind for fault in header.faults()} == {
        "entry_type": Kind.UNKNOWN,
        "statement_print_date": Kind.UNREADABLE,
    }
    assert header.entry_type == "99"
    assert isinstance(header.statement_print_date, Unreadable)


def test_a_tariff_without_a_quantity_needs_no_unit() -> None:
    bare = TariffDetail(hts_number="9802004040", duty=0, value=5000)
    assert bare.faults() == ()
    assert (bare.quantity_1, bare.unit_1) == (None, None)


def test_the_chapter_lists_every_record_class_once() -> None:
    defined = {
        cls
        for cls in vars(records).values()
        if isinstance(cls, type) and issubclass(cls, Record) and cls.identifier
    }  # fmt: skip
    assert set(CHAPTER.records) == defined
    assert len(CHAPTER.records) == len(records.RECORDS) == 64


def test_columns_designations_and_codes_are_those_of_the_layouts(shared: Path) -> None:
    elements: dict[tuple[str, str], dict[tuple[int, int], dict[str, str]]] = {}
    with (shared / "catair" / "layouts" / "entry_summary.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            name = (row["record_id"], row["variant"])
            if row["direction"] != "input" or row["start"] == "1" or row["name"].startswith("filler"):
                continue
            elements.setdefault(name, {})[int(row["start"]), int(row["end"])] = row
    for cls in CHAPTER.records:
        if cls is PgaRecord:
            continue
        printed = elements.pop((cls.identifier, cls.when.get("declaration_type", ("",))[0]))
        assert {(column.start, column.end) for column in cls.layout.columns} == set(printed)
        for column in cls.layout.columns:
            row = printed[column.start, column.end]
            wanted = "X" if (cls.identifier, column.start) in READ_AS_X else row["class"]
            where = f"{cls.__name__}.{column.name}"
            assert (column.data_class.code, column.designation) == (wanted, row["designation"]), where
            codes = row["allowed"] or row["constant"]
            assert column.codes == tuple(codes.split("|") if codes else ()), where
            if row["implied_decimals"] not in ("", "0"):
                assert column.decimals == int(row["implied_decimals"]), where
        first = cls.layout.columns[1 if cls.when else 0]
        assert f"ESF-{printed[first.start, first.end]['page']}." in cls.layout.cite
    assert elements == {}
