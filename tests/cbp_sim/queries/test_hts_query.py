"""HA: tariff numbers, from the tariff as it was loaded."""

from __future__ import annotations

from datetime import date

import pytest

from cbp_sim.cbp import Cbp
from cbp_sim.clock import parse_instant
from cbp_sim.handlers import hts_query
from cbp_sim.profile import Profile, shipped_profile
from cbp_sim.replies import Address
from cbp_sim.screening.settings import Screening
from cbp_sim.store.database import Database
from cbp_sim.tariff.exports import read_export
from cbp_sim.tariff.sample import sample
from cbp_sim.tariff.store import load
from formats.batch import Transaction
from formats.errors import LayoutError
from tests.cbp_sim.queries.kit import asked, of, read, without_faults
from tests.cbp_sim.summary.cases import with_reference
from tests.cbp_sim.summary.kit import batch, opened, send
from tests.cbp_sim.tariff.conftest import FIRST, HEADER, SECOND

#: Numbers with rates in words and in sums, and more programs than one record takes.
MANY = f"""{HEADER}
0101.21.00.10,0,"A ""é"" 1",No.,"1¢/kg + 5%","3% (AU,KR,SG) 2¢/kg (JP) Free (A,BH,CL,CO,D,E,IL,JO,MA,OM,P,PA,PE,S,SG)",
0101.21.00.20,0,In words,,The duty applicable to the article,"See 9822.05.20 (S+)",
9903.88.15,0,"Articles of China",,"The duty provided in the applicable subheading + 7.5%",,
"""


def ha(cbp: Cbp, *lines: str) -> list[str]:
    return asked(cbp, "HA", *lines)


def loaded(*editions: tuple[str, str, date], profile: Profile | None = None) -> Cbp:
    database = Database()
    for name, text, day in editions:
        load(database, read_export(text.encode()), name=name, effective=day, source=f"{name}.csv")
    return Cbp(database, profile or shipped_profile("default"), start_at=parse_instant("2026-08-03T09:00"))


TWO = (("first", FIRST, date(2026, 1, 1)), ("second", SECOND, date(2026, 7, 1)))


def test_a_number_is_told_on_the_wire_and_its_request_after_it() -> None:
    assert ha(loaded(*TWO), "W 7013494000") == [
        "W17013494000 0701261231491NO       7CUT                           000000000000",
        "W27013494000000008000000000000000000000000000000000060000000000000000000",
        "W37013494000                                        A KRS+",
        "W57013494000                                      49971            000000346400",
        "W67013494000                                      50172            000000125000",
        "W07013494000                001 TARIFF NUMBERS IN RANGE",
    ]


def test_another_day_is_answered_by_the_edition_of_that_day() -> None:
    lines = ha(loaded(*TWO), "W 7013494000030126")
    assert lines[0] == "W17013494000 0101260630261NO       7CUT                           000000000000"
    assert lines[1][12:24] == "000007200000"
    assert lines[-1] == "W07013494000030126          001 TARIFF NUMBERS IN RANGE"


def test_what_is_loaded_later_is_what_the_next_query_tells() -> None:
    cbp = loaded(TWO[0])
    assert ha(cbp, "W 7013494600")[-1] == "W07013494600                TARIFF NUMBER NOT ON FILE"
    load(cbp._database, read_export(SECOND.encode()), name="second", effective=date(2026, 7, 1), source="second.csv")
    assert ha(cbp, "W 7013494600")[-1] == "W07013494600                001 TARIFF NUMBERS IN RANGE"


@pytest.mark.parametrize(
    ("request_", "numbers", "narrative"),
    [
        ("W 70134940", ["7013494000"], "001 TARIFF NUMBERS IN RANGE"),
        ("W 7013494000      7013494700", ["7013494000", "7013494600", "7013494700"], "003 TARIFF NUMBERS IN RANGE"),
        ("W 70134940        70134946", ["7013494000", "7013494600"], "002 TARIFF NUMBERS IN RANGE"),
        ("W 7013494600      70134940", [], "TO NUMBER IS BEFORE FROM NUMBER"),
        ("W 9999999999", [], "TARIFF NUMBER NOT ON FILE"),
        ("W 7013", [], "TARIFF NUMBER MUST BE 8 TO 10 DIGITS"),
        ("W 70134940        7013", [], "TARIFF NUMBER MUST BE 8 TO 10 DIGITS"),
        ("W", [], "TARIFF NUMBER MUST BE 8 TO 10 DIGITS"),
        ("W 7013494000023026", [], "AS OF DATE MUST BE MMDDYY"),
    ],
)
def test_one_number_its_beginning_and_a_range(request_: str, numbers: list[str], narrative: str) -> None:
    lines = ha(loaded(*TWO), request_)
    assert [line[2:12] for line in lines if line.startswith("W1")] == numbers
    assert lines[-1][28:] == narrative


def test_more_than_a_hundred_numbers_are_too_many() -> None:
    text = HEADER + "".join(f"\n0101.{n // 100:02}.{n % 100:02}.00,0,Animals,No.,Free,,20%" for n in range(101))
    cbp = loaded(("many", text, date(2026, 1, 1)))
    assert ha(cbp, "W 0101000000      0101990000") == ["W00101000000      0101990000RANGE EXCEEDS 100"]
    assert len(of(read("HY", ha(cbp, "W 0101000000      0101009900")), "W1")) == 100


def test_programs_with_rates_of_their_own_stand_beside_the_fees() -> None:
    cbp = loaded(("many", MANY, date(2026, 1, 1)))
    records = read("HY", ha(cbp, "W 0101210010"))
    (units,) = of(records, "W1")
    assert (units.unit_1, units.unit_count, units.duty_computation) == ("NO", 1, "X")
    assert [record.identifier for record in records] == ["W1", "W2", "W3", "W5", "W6", "W7", "WD", "W0"]
    assert (of(records, "W7")[0].country, of(records, "W7")[0].fee_class) == ("SG", None)
    (first,), (second,) = of(records, "W5"), of(records, "W6")
    assert (first.country, str(first.ad_valorem_rate), first.fee_class) == ("AU", "0.03000000", "499")
    assert (second.country, second.fee_class) == ("KR", "501")
    assert len(of(records, "W3")[0].program_codes) == 14
    assert len(of(records, "WD")[0].program_codes) == 4


def test_what_has_no_units_and_no_formula_says_so_and_a_heading_has_no_fees() -> None:
    cbp = loaded(("many", MANY, date(2026, 1, 1)))
    (units,) = of(read("HY", ha(cbp, "W 0101210020")), "W1")
    assert (units.unit_count, units.unit_1) == (0, "X")
    records = read("HY", ha(cbp, "W 99038815"))
    assert [record.identifier for record in records] == ["W1", "W2", "W3", "W0"]


def test_what_is_on_file_about_a_number_is_flagged() -> None:
    tables = """
    quotas = [{hts = "4901", origin = "GB"}]
    [[cases]]
    number = "A412000001"
    origin = "GB"
    hts = ["49019900"]
    [[cases]]
    number = "C412000001"
    origin = "GB"
    hts = ["4901"]
    status = "revoked"
    [[cases]]
    number = "C412000002"
    origin = "GB"
    [[articles]]
    hts = "4901"
    fees = ["056", "*"]
    fee_required = "053"
    """
    plain, marked = (
        read("HY", ha(opened(), "W 4901990093")),
        read("HY", ha(opened(with_reference(tables)), "W 4901990093")),
    )
    assert [(r.antidumping, r.quota) for r in (*of(plain, "W3"), *of(marked, "W3"))] == [(None, None), ("1", "1")]
    assert [r.countervailing for r in (*of(plain, "W2"), *of(marked, "W2"))] == [None, None]
    fees = [(r.fee_class, r.fee_flag) for r in marked if r.identifier in ("W5", "W6", "W7", "W8")]
    assert fees == [("499", "1"), ("501", "2"), ("053", "1"), ("056", "2")]


def test_agency_flags_are_told_where_the_world_has_them() -> None:
    profile = shipped_profile("default")
    screening = Screening(tariff_flags="tell")
    policy = profile.policy.model_copy(update={"screening": screening})
    number = "W 0407110000"
    assert not of(read("HY", ha(opened(), number)), "WL")
    (flags,) = of(read("HY", ha(opened(profile.model_copy(update={"policy": policy})), number)), "WL")
    assert flags.agency_codes[0] == "AM1"


def test_a_world_without_a_tariff_has_no_number() -> None:
    profile = shipped_profile("default")
    policy = profile.policy.model_copy(update={"tariff": "off"})
    cbp = opened(profile.model_copy(update={"policy": policy}))
    assert ha(cbp, "W 4901990093")[-1][28:] == "TARIFF NUMBER NOT ON FILE"


def test_shipped_lines_can_be_told() -> None:
    cbp = opened()
    for number in list(sample()._lines)[::7]:
        lines = send(cbp, batch([f"W {number}"], application="HA"))
        assert len(lines) > 5, number
        without_faults(lines)


def test_a_record_without_a_request_is_answered_by_the_envelope() -> None:
    assert [line[4:7] for line in asked(opened(), "HA", "V 4901990093") if line.startswith("X1")][-1] == "999"


def test_a_transaction_that_is_not_in_order_is_no_business_of_the_handler() -> None:
    broken = Transaction("HA", 1, 3, ("EVIL".ljust(80),))
    address = Address(site="1234", sender="N01", port="2704", filer="N01")
    with opened()._world() as world, pytest.raises(LayoutError, match="transaction 1 at record 3 is not in order"):
        hts_query.HANDLER.answer(broken, address, world)
