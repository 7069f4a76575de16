"""HY: the columns of CBP's answer about tariff numbers, and its structure map."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest

from formats.catair.hts_query import CHAPTER as INPUT
from formats.catair.hts_query_reply import CHAPTER
from formats.catair.hts_query_reply.numbers import ColumnRates, Detail, Edits, Programs, Units
from formats.catair.hts_query_reply.rates import AgencyFlags, FirstRates, FurtherPrograms, Rates, RatesAndFee
from formats.catair.hts_query_reply.rates import FirstRatesAndFee as RatesW5
from formats.catair.hts_query_reply.records import Answers, Echo
from formats.fault import Kind
from formats.record import Record
from formats.structure import END, Shape

EXAMPLE = files(CHAPTER.package).joinpath("example.txt").read_text(encoding="ascii").splitlines()


def test_the_example_answers_two_requests() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    content = reading.content
    assert isinstance(content, Answers)
    assert [record.line for record in content.records()] == EXAMPLE
    found, unknown = content.answers
    assert [detail.identifier for detail in found.details] == ["W1", "W2", "W3", "W5", "WL"]
    assert {detail.tariff_number for detail in found.details} == {"7013494000"}
    units, rates, programs, special, flags = found.details
    assert isinstance(units, Units)
    assert (units.unit_count, units.end_date, units.duty_computation) == (1, date(2049, 12, 31), "7")
    assert isinstance(rates, ColumnRates)
    assert (rates.column_1_ad_valorem, rates.column_2_ad_valorem) == (Decimal("0.072"), Decimal("0.6"))
    assert isinstance(programs, Programs)
    assert programs.excluded_countries == ("IN",)
    assert programs.program_codes == ("A*", "AU", "BH", "CL", "D", "E", "IL", "JO", "KR", "MA", "SG")
    assert isinstance(special, RatesAndFee)
    assert (special.country, special.fee_flag, special.fee_ad_valorem_rate) == ("JP", "1", Decimal("0.003464"))
    assert isinstance(flags, AgencyFlags)
    assert flags.agency_codes == ("FD2",)
    assert unknown.details == ()
    assert unknown.echo.narrative == "TARIFF NUMBER NOT ON FILE"


def test_five_percent_is_written_as_the_chapter_writes_it() -> None:
    assert ColumnRates(tariff_number="1", column_1_ad_valorem=Decimal("0.05")).line[12:24] == "000005000000"


def test_details_of_a_range_may_stand_mixed() -> None:
    first, second = "7013493000", "7013494000"
    lines = [
        FirstRates(tariff_number=second).line,
        AgencyFlags(tariff_number=first).line,
        FirstRates(tariff_number=first).line,
        Echo(from_number=first, to_number=second, narrative="002 TARIFF NUMBERS IN RANGE").line,
    ]
    content = CHAPTER.read(lines).content
    assert isinstance(content, Answers)
    assert [detail.tariff_number for detail in content.answers[0].details] == [second, first, first]


@pytest.mark.parametrize(
    ("sequence", "kind", "at"),
    [("", Kind.ABSENT, 0), ("W1 W2", Kind.ABSENT, 2), ("W0 WL", Kind.ABSENT, 2)],
)
def test_an_answer_ends_with_its_echo(sequence: str, kind: Kind, at: int) -> None:
    found = CHAPTER.structure.shape("answers", sequence.split())
    assert isinstance(found, tuple)
    assert (found[0].kind, found[0].at) == (kind, at)
    assert "W0" in found[0].expected
    assert END not in found[0].expected


def test_every_detail_may_stand_in_an_answer() -> None:
    details = [cls.terminal for cls in CHAPTER.records if issubclass(cls, Detail)]
    assert len(details) == 21
    assert isinstance(CHAPTER.structure.shape("answers", [*details, "W0"]), Shape)


# fmt: off
GOLDEN: tuple[tuple[Record, str], ...] = (
    #          1         2         3         4         5         6         7         8
    # 12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (Units(tariff_number="7013494000", begin_date=date(2020, 1, 1), end_date=date(2049, 12, 31), unit_count=3,
           unit_1="NO", unit_2="KG", unit_3="L", duty_computation="7", description="OTH GLASSWARE TABLE",
           column_1_specific=Decimal("0.01"), base_rate="B"),
     "W17013494000 0101201231493NO KG L  7OTH GLASSWARE TABLE           000001000000B "),
    (ColumnRates(tariff_number="7013494000", column_1_ad_valorem=Decimal("0.072"), column_1_other=Decimal(1),
                 column_2_specific=Decimal(2), column_2_ad_valorem=Decimal("0.6"), column_2_other=Decimal(3),
                 countervailing="1", additional_number="R", permit="14"),
     "W270134940000000072000000001000000000002000000000000600000000003000000001R14    "),
    (Programs(tariff_number="7013494000", gsp_excluded="INTH", antidumping="1", quota="1", category="369",
              programs="A*AU"),
     "W37013494000INTH                               11369A*AU                        "),
    (Edits(tariff_number="7013494000", value_edit="V01", value_low=Decimal(3), value_high=Decimal("5.00001"),
           restriction_1="1", restriction_begin_1="0401", restriction_end_1="0630", restriction_2="2",
           restriction_begin_2="1001", restriction_end_2="1231", origin_edit="01", quantity_edit="007",
           quantity_low=Decimal(1), quantity_high=Decimal(2)),
     "W47013494000V010000300000000050000110401063021001123101  00700001000000000200000"),
    (RatesW5(tariff_number="7013494000", country="JP", specific_rate=Decimal(1), ad_valorem_rate=Decimal("0.036"),
             other_rate=Decimal(2), fee_class="499", fee_computation="7", fee_flag="2",
             fee_specific_rate=Decimal(3), fee_ad_valorem_rate=Decimal("0.003464")),
     "W57013494000JP00010000000000000360000000020000000049972000300000000000000346400 "),
    (FurtherPrograms(tariff_number="7013494000", programs="KRMAOM"),
     "WD7013494000KRMAOM                                                              "),
    (FirstRates(tariff_number="7013494000", country="E", specific_rate=Decimal(0), ad_valorem_rate=Decimal(0)),
     "WE7013494000E 000000000000000000000000                                          "),
    (AgencyFlags(tariff_number="7013494000", flags="EP3FS4"),
     "WL7013494000EP3FS4                                                              "),
    (Echo(from_number="70134930", day=date(2026, 8, 2), to_number="7013494000", narrative="RANGE EXCEEDS 100"),
     "W070134930  0802267013494000RANGE EXCEEDS 100                                   "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=[record.identifier for record, _ in GOLDEN])
def test_the_columns_of_the_records(record: Record, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
    assert CHAPTER.class_of(line) is type(record)


def test_fifteen_records_carry_special_rates() -> None:
    carriers = [cls for cls in CHAPTER.records if issubclass(cls, Rates)]
    assert [cls.identifier for cls in carriers if issubclass(cls, RatesAndFee)] == [
        "W5", "W6", "W7", "W8", "W9", "WA", "WB", "WC",
    ]  # fmt: skip
    assert [cls.identifier for cls in carriers if not issubclass(cls, RatesAndFee)] == [
        "WE", "WF", "WG", "WH", "WI", "WJ", "WK",
    ]  # fmt: skip


def test_a_detail_without_codes_has_none_of_them() -> None:
    assert Programs(tariff_number="7013494000").program_codes == ()
    assert FurtherPrograms.read("WD7013494000".ljust(80)).program_codes == ()


def test_both_directions_carry_the_chapters_name() -> None:
    assert (INPUT.name, INPUT.application) == ("hts_query", "HA")
    assert (CHAPTER.name, CHAPTER.application) == ("hts_query", "HY")
