"""PGA data in a cargo release: what is wrong in them, what is kept of them, and what corrected data end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cbp_sim.cbp import Cbp
from cbp_sim.errors import NotLegal
from cbp_sim.lifecycle.entry_file import ToldAgency
from cbp_sim.lifecycle.release_file import Release
from cbp_sim.reference import Reference
from cbp_sim.store.database import Database
from tests.cbp_sim.release.desk import ENTRY, OCEAN, Desk, records
from tests.cbp_sim.release.test_conditions import placed
from tests.cbp_sim.summary.test_agencies import LINE, OF_PRODUCTS, OI, PRODUCT, RIGHT

HOLDING = {"screening": {"tariff_flags": "hold"}}
#: Flagged EH2 here: EPA's data are required.
AIR_CONDITIONER = "8415103040"


def filing(*pga: str, hts: str = "6911103750", action: str = "A") -> list[str]:
    """The ocean filing with PGA records under its one tariff number."""
    lines = records(OCEAN.replace("6911103750", hts).replace("SE10A", f"SE10{action}"))
    return [*lines, *(line.ljust(80) for line in pga)]


def entry(desk: Desk) -> Release:
    """The entry as it is kept."""
    with desk.cbp._world() as world:
        return Release.of(world, ENTRY)


@pytest.fixture
def holding(desk_with: Callable[..., Desk]) -> Desk:
    """A desk at a world that holds what comes without the data that a flag requires; the cargo is here."""
    desk = desk_with(**HOLDING)
    desk.bill("on_file", quantity=420)
    desk.bill("arrived")
    return desk


# what is wrong in the records


def test_right_data_are_taken(desk: Desk) -> None:
    assert desk.file(*filing(OI, LINE, PRODUCT, RIGHT["19"], RIGHT["20"]))[-1].startswith("SE9002")


@pytest.mark.parametrize(
    ("code", "pga", "at"),
    [
        ("P01", (LINE, PRODUCT), "PG01"),
        ("P02", ("OI", LINE, PRODUCT), "OI"),
        ("P03", (OI,), "OI"),
        ("P04", (OI, "PG01   EPAVNE", PRODUCT), "PG01"),
        ("P54", (OI, LINE), "PG01"),
        ("PGA", (OI, "PG01002EPAVNE", PRODUCT), "PG01"),
        ("597", (OI, LINE, PRODUCT, "PG01002EPAVNE".ljust(79) + "A"), "SE60"),
    ],
)
def test_a_fault_of_order_or_grouping_is_a_pga_condition_at_its_record(
    desk: Desk, code: str, pga: tuple[str, ...], at: str
) -> None:
    answer = desk.file(*filing(*pga))
    assert (at, code) in placed(answer)
    assert answer[-1].startswith("SE9001")


@pytest.mark.parametrize("code", OF_PRODUCTS)
def test_a_product_is_asked_what_an_entry_summary_asks(desk: Desk, code: str) -> None:
    bad, good = OF_PRODUCTS[code]
    assert code in {told for _, told in placed(desk.file(*filing(OI, LINE, PRODUCT, *bad)))}
    other = Desk(desk.cbp.profile.policy)
    assert code not in {told for _, told in placed(other.file(*filing(OI, LINE, PRODUCT, *good)))}


def test_a_program_gets_the_records_that_it_asks_for(desk: Desk) -> None:
    asked = Reference.model_validate({"programs": [{"agency": "EPA", "program": "VNE", "needs": ["PG30"]}]})
    desk.cbp = Cbp(Database(), desk.cbp.profile.model_copy(update={"reference": asked}), seed=7)
    assert placed(desk.file(*filing(OI, LINE, PRODUCT))) == [("SE60", "P49")]
    assert desk.file(*filing(OI, LINE, PRODUCT, RIGHT["30"]))[-1].startswith("SE9002")


# what is kept


def test_what_an_agency_is_told_is_kept_on_its_line(desk: Desk) -> None:
    desk.file(*filing(OI, LINE, PRODUCT, RIGHT["30"], "PG01001FDAFOO".ljust(79) + "A"))
    (line,) = entry(desk).file.filed.lines
    assert (line.number, line.origin, line.tariffs) == ("001", "CN", ("6911103750",))
    told = {"line": "001", "tariff": "6911103750", "number": "001"}
    assert line.agencies == (
        ToldAgency(**told, agency="EPA", program="VNE", records=(LINE, PRODUCT, RIGHT["30"])),
        ToldAgency(**told, agency="FDA", program="FOO", disclaimer="A", records=("PG01001FDAFOO".ljust(79) + "A",)),
    )
    filed = entry(desk).file.filed
    assert [one.agency for one in filed.told("FDA", "001-003")] == ["FDA"]
    assert filed.told("FDA", "002") == ()
    assert filed.told("NHT") == ()


def test_lines_without_pga_data_are_kept_too_and_an_update_leaves_them(desk: Desk) -> None:
    desk.add()
    desk.change("U", "\n".join(OCEAN.splitlines()[:3]))
    assert [line.agencies for line in entry(desk).file.filed.lines] == [()]


# what corrected data end


@pytest.mark.parametrize("pga", [(), (OI, "PG01001EPAHFC".ljust(79) + "A"), (OI, "PG01001FDAFOO", PRODUCT)])
def test_a_line_without_the_data_that_its_flag_requires_is_held(holding: Desk, pga: tuple[str, ...]) -> None:
    holding.file(*filing(*pga, hts=AIR_CONDITIONER))
    holding.wait("5m")
    assert holding.state == "agency data missing"


def test_so30_stands_for_the_lines_that_an_agency_names(holding: Desk) -> None:
    holding.file(*filing(hts=AIR_CONDITIONER))
    holding.wait("5m")
    (_, told) = holding.so()
    # 2345678901234567890123456789012345678901234567890123456789012345678901234567890
    assert told[2:] == [
        "SO30001CN8415103040",
        "SO70EPA   010526090502HOLD INTACT                   021100101001              04",
    ]


def test_a_line_with_the_data_goes(holding: Desk) -> None:
    holding.file(*filing(OI, "PG01001EPAHFC", PRODUCT, hts=AIR_CONDITIONER))
    holding.wait("1h")
    assert holding.told() == ["95", "98"]


def granted(desk: Desk, *pga: str, **more: Any) -> None:
    """A replacement is filed and granted."""
    assert desk.file(*filing(*pga, action="R", **more))[-1].startswith("SE9004")
    desk.officer("approve_request")


def test_only_a_replacement_with_the_agencys_data_ends_what_was_held_without(holding: Desk) -> None:
    holding.file(*filing(hts=AIR_CONDITIONER))
    holding.wait("5m")
    granted(holding, OI, "PG01001EPAHFC".ljust(79) + "A", hts=AIR_CONDITIONER)
    assert holding.state == "agency data missing"
    granted(holding, OI, "PG01001EPAHFC", PRODUCT, hts=AIR_CONDITIONER)
    assert holding.state == "under agency review"
    holding.wait("1h")
    assert holding.state == "released"


def test_inaccurate_data_are_put_right_by_other_data_and_not_by_the_same(desk: Desk) -> None:
    desk.file(*filing(OI, LINE, PRODUCT))
    desk.bill("on_file", quantity=420)
    desk.officer("agency_status", agency="EPA", status="02", reason="15", lines="001")
    granted(desk, OI, LINE, PRODUCT)
    assert desk.state == "agency data inaccurate"
    granted(desk, OI, LINE, PRODUCT, RIGHT["30"])
    assert desk.state == "under agency review"


def test_a_pga_correction_ends_what_an_agencys_data_were_wrong_in_and_so10_says_so(matched: Desk) -> None:
    matched.officer("agency_status", agency="EPA", status="04", lines="001")
    matched.officer("agency_status", agency="FDA", status="02", reason="15")
    matched.so()
    matched.officer("pga_correction", agency="FDA")
    (told,) = matched.so()
    assert (told[0][72], [line[:7] + line[20:22] for line in told if line.startswith("SO70")]) == ("P", ["SO70FDA01"])
    with pytest.raises(NotLegal, match="FDA waits for no corrected data"):
        matched.officer("pga_correction", agency="FDA")
    matched.officer("pga_correction")
    with pytest.raises(NotLegal, match="no agency waits for corrected data"):
        matched.officer("pga_correction")
    matched.so()
    matched.wait("1h")
    assert {line[72:73] for told in matched.so() for line in told if line.startswith("SO10")} == {""}
