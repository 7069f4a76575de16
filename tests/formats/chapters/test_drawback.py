"""DE: the columns of a drawback claim, its structure maps, and the example."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest

from formats.catair.drawback import CHAPTER
from formats.catair.drawback.records import (
    Bond,
    Claim,
    Classification,
    ClassTotals,
    ExportedDescription,
    ForeignDuty,
    GrandTotals,
    Header,
    ImportedLine,
    ImportQuantity,
    ManufacturedArticle,
    ManufacturedDescription,
    ManufactureImports,
    NoticeOfIntent,
    Officer,
    RevenueClaimed,
    TaxClaim,
    TaxImport,
    TfteaArticle,
)
from formats.errors import DoesNotFit
from formats.fault import Kind
from formats.record import Record
from formats.structure import END, OrderFault, Shape

EXAMPLE = files(CHAPTER.package).joinpath("example.txt").read_text(encoding="ascii").splitlines()


def arrange(sequence: str, start: str = "transaction") -> Shape | tuple[OrderFault, ...]:
    """What the map makes of a sequence; `43*4` is four records 43."""
    names: list[str] = []
    for word in sequence.split():
        name, _, times = word.partition("*")
        names += [f"R{name}"] * int(times or 1)
    return CHAPTER.structure.shape(start, names)


@pytest.mark.parametrize(
    "sequence",
    [
        # Page 52: a warehouse entry and a withdrawal from it, with one export; core, then TFTEA.
        "10 40 41 42 43 40 41 42 43 60 61 89 90",
        "10 40 41 42 43 40 41 42 43 70 71 72 89 90",
        "10 31 40 41 42*3 41 42 43*2 50 51 52 53 50 51 60 61 60 61 62 63*2 64 89*9 90",
        "10 40 41 42 43 62 63 64 70 71 72 73 70 71 89 90",
        # What a provision demands besides is a condition, not a breach of the sequence.
        "10 40 41 42 43 89 90",
        "10 40 41 42 43 60 61 70 71 89 90",
    ],
)
def test_the_map_takes(sequence: str) -> None:
    assert isinstance(arrange(sequence), Shape)


@pytest.mark.parametrize(
    ("sequence", "kind", "at", "expected"),
    [
        ("", Kind.ABSENT, 0, ("R10",)),
        ("10 41", Kind.ORDER, 1, ("R31", "R40")),
        ("10 31 31", Kind.ORDER, 2, ("R40",)),
        ("10 40 43", Kind.ORDER, 2, ("R41",)),
        ("10 40 41 43", Kind.ORDER, 3, ("R42",)),
        ("10 40 41 42 40", Kind.ORDER, 4, ("R41", "R42", "R43")),
        ("10 40 41 42 43 41", Kind.ORDER, 5, ("R40", "R43", "R50", "R60", "R62", "R64", "R70", "R89")),
        ("10 40 41 42 43 50 52", Kind.ORDER, 6, ("R51",)),
        ("10 40 41 42 43 50 51 53 52", Kind.ORDER, 8, ("R50", "R53", "R60", "R62", "R64", "R70", "R89")),
        ("10 40 41 42 43 60 70", Kind.ORDER, 6, ("R61",)),
        ("10 40 41 42 43 62 64", Kind.ORDER, 6, ("R63",)),
        ("10 40 41 42 43 64 64", Kind.ORDER, 6, ("R70", "R89")),
        ("10 40 41 42 43 70 71 73 72", Kind.ORDER, 8, ("R70", "R73", "R89")),
        ("10 40 41 42 43 90", Kind.ORDER, 5, ("R40", "R43", "R50", "R60", "R62", "R64", "R70", "R89")),
        ("10 40 41 42 43 89", Kind.ABSENT, 6, ("R89", "R90")),
        ("10 40 41 42 43 89 90 90", Kind.ORDER, 7, (END,)),
    ],
)
def test_the_map_refuses(sequence: str, kind: Kind, at: int, expected: tuple[str, ...]) -> None:
    found = arrange(sequence)
    assert isinstance(found, tuple)
    assert (found[0].kind, found[0].at, found[0].expected) == (kind, at, expected)


@pytest.mark.parametrize(
    ("sequence", "item", "repeated", "ceiling"),
    [
        ("10 {} 89 90", "import", "40 41 42 43", 10000),
        ("10 40 {} 43 89 90", "classification", "41 42", 32),
        ("10 40 41 {} 43 89 90", "R42", "42", 3),
        ("10 40 41 42 {} 89 90", "R43", "43", 20),
        ("10 40 41 42 43 {} 89 90", "manufacture", "50 51", 10000),
        ("10 40 41 42 43 50 51 {} 89 90", "R52", "52", 999),
        ("10 40 41 42 43 50 51 {} 89 90", "R53", "53", 999),
        ("10 40 41 42 43 {} 89 90", "export", "60 61", 10000),
        ("10 40 41 42 43 62 {} 89 90", "R63", "63", 2),
        ("10 40 41 42 43 {} 89 90", "tftea_export", "70 71", 10000),
        ("10 40 41 42 43 70 71 {} 89 90", "R72", "72", 999),
        ("10 40 41 42 43 70 71 {} 89 90", "R73", "73", 999),
        ("10 40 41 42 43 {} 90", "R89", "89", 99),
    ],
)
def test_a_ceiling_holds(sequence: str, item: str, repeated: str, ceiling: int) -> None:
    assert isinstance(arrange(sequence.format(f"{repeated} " * ceiling)), Shape)
    found = arrange(sequence.format(f"{repeated} " * (ceiling + 1)))
    assert isinstance(found, tuple)
    assert [(one.kind, one.item, one.ceiling) for one in found] == [(Kind.LOOP, item, ceiling)]


def faults_of(lines: list[str], *, number: int = 3) -> list[tuple[int, str, str | None]]:
    reading = CHAPTER.read(lines, number=number)
    assert reading.content is None
    return [(fault.number, fault.kind.value, fault.code) for fault in reading.faults if fault.structural]


def test_a_breach_of_the_map_has_the_codes_of_the_syntax_gate() -> None:
    assert faults_of(EXAMPLE[1:])[0] == (3, "header", "A00")
    assert faults_of([*EXAMPLE, EXAMPLE[2]]) == [(22, "header", "A00")]
    assert faults_of([*EXAMPLE[:1], "44".ljust(80), *EXAMPLE[1:]]) == [(4, "identifier", "A02")]
    assert faults_of([*EXAMPLE[:3], *EXAMPLE[4:]]) == [(6, "order", "A04")]
    assert faults_of(EXAMPLE[:-1]) == [(20, "absent", "A04")]
    assert faults_of([*EXAMPLE[:5], *[EXAMPLE[4]] * 3, *EXAMPLE[5:]]) == [(10, "loop", "A24")]
    assert faults_of([*EXAMPLE[:-2], *[EXAMPLE[-2]] * 100, EXAMPLE[-1]]) == [(119, "loop", "A20")]
    gap = "5200001     00002".ljust(80)
    assert faults_of([gap if line.startswith("52") else line for line in EXAMPLE]) == [(16, "gap", "A22")]


def test_the_example_is_a_manufacturing_claim_whose_totals_add_up() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    claim = reading.content
    assert isinstance(claim, Claim)
    assert not isinstance(claim, TaxClaim)
    assert [record.line for record in claim.records()] == EXAMPLE
    assert (claim.header.provision, claim.header.filing_port, claim.header.accelerated_payment) == ("51", "3901", "Y")
    assert claim.bond is not None
    first, second = claim.imports
    assert (first.line.itin, first.line.line_number, first.line.accounting_method) == ("00001", 1, "02")
    assert first.classifications[0].quantities[0].quantity == Decimal("5000")
    assert [one.class_code for one in second.revenue] == ["364", "399"]
    (manufacture,) = claim.manufactures
    assert (manufacture.description.mtin, manufacture.imports[0].itin_2) == ("00003", "00002")
    assert manufacture.imports[0].itin_3 is None
    (export,) = claim.tftea_exports
    assert (export.article.event_date, export.manufactures[0].mtin_1) == (date(2026, 7, 15), "00003")
    revenue = [one for part in claim.imports for one in part.revenue]
    assert claim.totals.duty == sum((one.amount for one in revenue if one.class_code == "364"), Decimal(0))
    assert claim.totals.fees == claim.class_totals[0].amount_2 == Decimal("32.92")


def test_a_claim_for_domestic_tax_needs_no_classification() -> None:
    lines = [line for line in EXAMPLE if line[:2] not in ("41", "42")]
    assert faults_of(lines) == [(6, "order", "A04")]
    for provision in ("07", "57"):
        header = lines[0][:33] + provision + lines[0][35:]
        content = CHAPTER.read([header, *lines[1:]]).content
        assert isinstance(content, TaxClaim)
        assert all(isinstance(part, TaxImport) and part.classifications == () for part in content.imports)
        assert isinstance(CHAPTER.read([header, *EXAMPLE[1:]]).content, TaxClaim)


def test_a_claim_for_domestic_tax_that_names_an_article_tells_its_quantity() -> None:
    found = arrange("10 40 41 43 60 61 89 90", "tax_claim")
    assert isinstance(found, tuple)
    assert (found[0].at, found[0].expected) == (3, ("R42",))


ITINS = {f"itin_{at}": f"{at:05d}" for at in range(1, 16)}

# fmt: off
GOLDEN: tuple[tuple[Record, str], ...] = (
    #          1         2         3         4         5         6         7         8
    # 12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (Header(action="R", filer_code="N01", entry_number="52000175", filing_port="2809", broker_reference="26-D00017",
            provision="74", bond_waiver="0", bond_waiver_reason="999", accelerated_payment="Y", one_time_waiver="Y",
            prior_notice_waiver="Y", interchangeability="3", petroleum_certified="X",
            petroleum_manufacture_certified="X", oil_spill_tax_certified="X", nafta_claim="X", signature="X",
            claimant="96-1234567", notify_party="96-7654321", wine_certified="X", materials_certified="X",
            destroyed_value_certified="X", usmca_claim="X", retail_substitution="Y", superfund_tax_certified="X"),
     "10RN01  52000175 280926-D00017   740999YYY3XXXXX96-1234567  96-7654321  XXXXYX  "),
    (Bond(bond_type="9", designation="B", surety="900", amount=25000, bond_number="269ABC123"),
     "319B 9000000025000269ABC123                                                     "),
    (ImportedLine(action="X", filer_code="N01", entry_number="50800030", line_number=12, eligible="X",
                  ruling="9999999999", basis="01", received_date=date(2026, 1, 5), used_date=date(2026, 2, 6),
                  itin="7", accounting_method="08"),
     "40X  N01  5080003000012X9999999999  010105260206260000708                       "),
    (Classification(hts_number="7013494000", description="GLASS SALAD BOWLS, 24 CM"),
     "417013494000GLASS SALAD BOWLS, 24 CM                                            "),
    (ImportQuantity(quantity=Decimal("1.5"), unit="NO", allowable_quantity=Decimal("1.25"),
                    unit_value=Decimal("4.0001"), substituted_unit_value=Decimal("3")),
     "420000000000015000NO 000000000001250000000000000400010000000000030000           "),
    (RevenueClaimed(class_code="398", amount=Decimal("12.34"), calculated_amount=Decimal("13"),
                    adjusted_amount=Decimal("0.66"), qualifier="01"),
     "4339800001234000013000000006601                                                 "),
    (ManufacturedArticle(action="X", ruling="4400000001", hts_number="7013495000", quantity=Decimal(1200),
                         unit="NO", production_date=date(2026, 5, 18), factory="SPRINGFIELD IL"),
     "50X4400000001  70134950000000000012000000NO 051826SPRINGFIELD IL                "),
    (ManufacturedDescription(description="GIFT SETS", ruling="4400000001", mtin="3"),
     "51GIFT SETS                                         440000000100003             "),
    (ManufactureImports(**ITINS),
     "52000010000200003000040000500006000070000800009000100001100012000130001400015   "),
    (TfteaArticle(event="E", hts_number="7013495000", quantity=Decimal(1200), unit="NO",
                  event_date=date(2026, 7, 15), notice_of_intent="Y", rights_waived="Y",
                  exporter="EXAMPLE GIFTWARE CO", destination="DE", bill_of_lading="Y", carrier="XMPL",
                  schedule_b="X"),
     "70E70134950000000000012000000NO 071526YYEXAMPLE GIFTWARE CO           DEYXMPLX  "),
    (ExportedDescription(description="GIFT SETS", unique_identifier="260715004213"),
     "61GIFT SETS                                         260715004213                "),
    (NoticeOfIntent(port_of_export="3901", examination="X", place="SPRINGFIELD IL", result="N"),
     "623901XSPRINGFIELD IL                N                                          "),
    (Officer(role="P", name="ANY OFFICER", badge="000123", phone="5555550100", day=date(2026, 7, 1)),
     "63PANY OFFICER                             000123      5555550100070126         "),
    (ForeignDuty(entry_number="CA123456", entry_date=date(2026, 7, 20), duty_paid=Decimal("55.10"),
                 exchange_rate=Decimal("1.365"), tariff_number_1="7013490000", country="CA"),
     "64CA123456            072026000000551000013650007013490000                    CA"),
    (ClassTotals(class_code_1="364", amount_1=Decimal("1208.99"), class_code_2="399", amount_2=Decimal("32.92"),
                 class_code_3="365", amount_3=Decimal(1), class_code_4="039", amount_4=Decimal(2)),
     "8936400000120899  39900000003292  36500000000100  03900000000200                "),
    (GrandTotals(duty=Decimal("1208.99"), fees=Decimal("32.92"), tax=Decimal(0)),
     "9000000120899 00000003292 00000000000                                           "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=[record.identifier for record, _ in GOLDEN])
def test_the_columns_of_the_records(record: Record, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
    assert CHAPTER.class_of(line) is type(record)


def test_numbers_may_have_spaces_before_them() -> None:
    record = RevenueClaimed.read("43364   52470   52470".ljust(80))
    assert record.faults() == ()
    assert (record.amount, record.adjusted_amount) == (Decimal("524.70"), None)


def test_a_tariff_number_of_eight_digits_stands_at_the_right() -> None:
    """Pages 44 and 62: right justified with leading spaces. It is read wherever it stands."""
    assert Classification(hts_number="27101211", description="GASOLINE").line.rstrip() == "41  27101211GASOLINE"
    record = Classification.read("4127101211  GASOLINE".ljust(80))
    assert record.faults() == ()
    assert record.hts_number == "27101211"


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("action", "D", Kind.UNKNOWN),
        ("filing_port", "2704", Kind.UNKNOWN),
        ("provision", "24", Kind.UNKNOWN),
        ("signature", " ", Kind.MISSING),
        ("bond_waiver", "Y", Kind.UNKNOWN),
    ],
)
def test_a_header_element_is_refused(name: str, text: str, kind: Kind) -> None:
    column = Header.layout.by_name[name]
    line = EXAMPLE[0][: column.start - 1] + text + EXAMPLE[0][column.end :]
    (fault,) = Header.read(line).faults(3)
    assert (fault.field, fault.kind) == (name, kind)


def test_the_foreign_country_is_canada_or_mexico() -> None:
    with pytest.raises(DoesNotFit, match="country: 'DE'"):
        ForeignDuty(
            entry_number="1", entry_date=date(2026, 7, 20), duty_paid=Decimal(1), exchange_rate=Decimal(1),
            tariff_number_1="7013490000", country="DE",
        )  # fmt: skip
