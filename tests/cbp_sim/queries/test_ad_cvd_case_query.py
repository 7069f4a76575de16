"""AD: antidumping and countervailing duty cases, as a world has them on file."""

from __future__ import annotations

from datetime import date

import pytest

from cbp_sim.cbp import Cbp
from cbp_sim.handlers import ad_cvd_case_query
from cbp_sim.replies import Address
from cbp_sim.store.database import Database
from cbp_sim.tariff.exports import read_export
from cbp_sim.tariff.store import load
from formats.batch import Transaction
from formats.errors import LayoutError
from tests.cbp_sim.life.kit import go
from tests.cbp_sim.queries.kit import asked, codes
from tests.cbp_sim.summary.cases import cased, with_reference
from tests.cbp_sim.summary.kit import batch, file, opened, put, send, wrap
from tests.cbp_sim.tariff.conftest import FIRST

CASES = """
known_manufacturers = ["CNKNOWN1BEI"]
[[cases]]
number = "A599901000"
origin = "CN"
name = "Example sawblades and parts thereof from a country of this example: however named"
hts = ["8202390000", "82029960", "4901990093", "4902"]
ad_valorem = "10.175"
effective = 2009-11-04
related = ["C599902000"]
updated = 2026-01-02
[[cases]]
number = "A599901001"
origin = "CN"
manufacturer = "CNEXASAW7DAN"
exporter = "CNEXATRA88SHE"
status = "revoked"
suspension_ends = 2020-01-31
claims = "C"
specific = "110.25"
effective = 2009-11-04
[[cases]]
number = "C599902000"
origin = "IN"
claims = ""
"""


def world(tables: str = CASES) -> Cbp:
    return opened(with_reference(tables))


def ad(cbp: Cbp, *lines: str) -> list[str]:
    return asked(cbp, "AD", *lines)


def met(cbp: Cbp, *lines: str) -> list[str]:
    return codes(ad(cbp, *lines), "RX", 37)


def q2(
    status: str = "B", country: str = "", hts: str = "", old: str = "", maker: str = "", seller: str = "", day: str = ""
) -> str:
    return f"Q2 {status:1} {country:2} {hts:10} {old:7} {maker:15} {seller:15} {day}".rstrip()


def found(cbp: Cbp, *lines: str) -> list[str]:
    return [line[2:12] for line in ad(cbp, *lines) if line.startswith("RA")]


def test_a_case_is_told_on_the_wire() -> None:
    assert ad(world(), "Q1 A599901000") == [
        "RAA599901000 C599902000 EXAMPLE SAWBLADES AND PARTS TH CN AC 010226",
        "RBA5999010001 EXAMPLE SAWBLADES AND PARTS THEREOF FROM A COUNTRY OF THIS EXAMPL",
        "RBA5999010002 E: HOWEVER NAMED",
        "RFA599901000 110409 001018                                        110409",
        "RHA599901000 110409 BOND OR CA 110409",
        "RIA599901000 8202390000110409      82029960  110409      4901990093110409",
        "RIA599901000 4902      110409",
        "RJA599901000 110409 START 110409",
    ]


def test_a_companys_case_has_its_maker_and_exporter_and_when_it_ended() -> None:
    assert ad(world(), "Q1 A599901001") == [
        "RAA599901001            ANTIDUMPING DUTY CASE          CN IO 110409",
        "RBA5999010011 ANTIDUMPING DUTY CASE A599901001",
        "RCA5999010011CNEXASAW7DAN    CNEXASAW7DAN",
        "RDA5999010011CNEXATRA88SHE   CNEXATRA88SHE",
        "RFA599901001 110409        00011025                               110409",
        "RHA599901001 110409 CASH ONLY  110409",
        "RJA599901001 110409 START 110409",
        "RJA599901001 013120 STOP  013120",
    ]


def test_a_case_without_anything_has_what_every_case_has() -> None:
    assert ad(world(), "Q1 C599902000") == [
        "RAC599902000            COUNTERVAILING DUTY CASE       IN AC 010100",
        "RBC5999020001 COUNTERVAILING DUTY CASE C599902000",
        "RHC599902000 010100 N/A        010100",
        "RJC599902000 010100 START 010100",
    ]


def test_a_principal_case_brings_those_of_its_companies() -> None:
    assert found(world(), "Q1 A599901    C599902000", "Q1 A599901001") == [
        "A599901000", "A599901001", "C599902000", "A599901001",
    ]  # fmt: skip


def test_what_is_not_on_file_is_told_by_its_place() -> None:
    lines = ad(world(), "Q1 A599901000 A111111    A1")
    assert lines[-2:] == [
        "RXQ1E 000002 REF ID: A111111        003 CASE NUMBER NOT FOUND FOR QUERY",
        "RXQ1E 000003 REF ID: A1             003 CASE NUMBER NOT FOUND FOR QUERY",
    ]
    assert lines[0].startswith("RAA599901000")


@pytest.mark.parametrize(
    ("line", "code"), [("Q1", "X38"), ("Q1            A599901000", "X37")], ids=["no data", "no first case"]
)
def test_a_request_names_its_first_case(line: str, code: str) -> None:
    lines = ad(world(), "Q1 A599901000", line)
    assert lines[-1][:40].rstrip() == f"RXQ1C 000002 REF ID:                {code}"
    assert [one for one in lines if one.startswith("RA")] == lines[:1]


@pytest.mark.parametrize(
    ("line", "cases"),
    [
        (q2("B", country="CN"), ["A599901000", "A599901001"]),
        (q2("A", country="CN"), ["A599901000"]),
        (q2("I", country="CN"), ["A599901001"]),
        (q2(hts="8202390000"), ["A599901000", "A599901001", "C599902000"]),
        (q2(country="CN", hts="49020010"), ["A599901000", "A599901001"]),
        (q2("A", country="CN", hts="49030010"), []),
        (q2("A", country="CN", hts="82023900"), ["A599901000"]),
        (q2(maker="CNEXASAW7DAN"), ["A599901001"]),
        (q2(seller="CNEXATRA88SHE"), ["A599901001"]),
        (q2(maker="CNKNOWN1BEI"), []),
        (q2(day="010126"), ["A599901000"]),
        (q2(day="010326"), []),
    ],
)
def test_criteria_narrow_each_other_down(line: str, cases: list[str]) -> None:
    cbp = world()
    assert found(cbp, line) == cases
    assert met(cbp, line) == ([] if cases else ["014"])


@pytest.mark.parametrize(
    ("line", "conditions"),
    [
        (q2(""), ["004", "011"]),
        (q2("X", country="CN"), ["004"]),
        (q2(country="XX"), ["005"]),
        (q2(hts="123"), ["006"]),
        (q2(hts="ABCDEFGHIJ"), ["006"]),
        (q2(old="1234567"), ["007"]),
        (q2(hts="8202390000", old="12345"), ["008"]),
        (q2(maker="CNNOBODY1BEI"), ["009"]),
        (q2(seller="CNNOBODY1BEI"), ["010"]),
        (q2(), ["011"]),
        (q2(day="013226"), ["012"]),
        (q2(day="122825"), ["013"]),
        (q2(day="122925"), []),
        (q2(country="GB"), ["014"]),
    ],
)
def test_criteria_that_cannot_be_answered_say_why(line: str, conditions: list[str]) -> None:
    lines = ad(world(), line)
    assert codes(lines, "RX", 37) == conditions
    assert all(one.startswith("RXQ2C 000001 REF ID:  ") for one in lines if one.startswith("RX"))


def test_a_change_grows_old() -> None:
    cbp = world()
    assert met(cbp, q2(day="010126")) == []
    go(cbp, "2026-01-09T09:00")
    assert met(cbp, q2(day="010126")) == ["013"]


def test_a_whole_tariff_knows_its_numbers() -> None:
    database = Database()
    load(database, read_export(FIRST.encode()), name="first", effective=date(2026, 1, 1), source="first.csv")
    cbp = Cbp(database, with_reference(CASES))
    assert met(cbp, q2(country="IN", hts="7013494000")) == []
    assert met(cbp, q2(country="IN", hts="70134940")) == []
    assert met(cbp, q2(country="IN", hts="8202390000")) == ["006"]
    assert met(cbp, q2(country="IN", hts="82023900")) == ["006"]


def test_a_world_without_a_tariff_takes_any_number() -> None:
    profile = with_reference(CASES)
    cbp = opened(profile.model_copy(update={"policy": profile.policy.model_copy(update={"tariff": "off"})}))
    assert met(cbp, q2(hts="8202390000")) == []


def test_a_case_that_may_be_reported_is_one_that_is_told_active() -> None:
    tables = '[[cases]]\nnumber = "A412000001"\norigin = "GB"\nad_valorem = "10"\neffective = 2020-01-01\nstatus = "{}"'
    for status, told, refused in (("active", "AC", False), ("revoked", "IO", True)):
        cbp = world(tables.format(status))
        assert ad(cbp, "Q1 A412000001")[0][58:60] == told
        answered = file(cbp, cased, put("53:3-12", "A412000001"))
        assert ("559" in answered.codes) is refused


def test_one_block_is_asked_at_a_time_and_kinds_are_not_mixed() -> None:
    cbp = world()
    blocks = [("2704", "N01", "", ["Q1 A599901000"])] * 2
    assert [line[4:7] for line in send(cbp, wrap(blocks, application="AD")) if line.startswith("X1")] == ["X41", "999"]
    mixed = send(cbp, batch(["Q1 A599901000", q2(country="CN")], application="AD"))
    assert [line[4:7] for line in mixed if line.startswith("X1")] == ["X35", "999"]


def test_a_transaction_that_is_not_in_order_is_no_business_of_the_handler() -> None:
    broken = Transaction("AD", 1, 3, ("EVIL".ljust(80),))
    address = Address(site="1234", sender="N01", port="2704", filer="N01")
    with opened()._world() as inside, pytest.raises(LayoutError, match="transaction 1 at record 3 is not in order"):
        ad_cvd_case_query.HANDLER.answer(broken, address, inside)
