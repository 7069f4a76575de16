"""A whole filing is screened: what it says, what it hits, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cbp_sim.profile import Policy
from cbp_sim.screening.filed import Goods, Party, Said
from cbp_sim.screening.goods import flags_of
from cbp_sim.screening.reading import said
from cbp_sim.screening.results import Screened
from cbp_sim.screening.screener import screen
from cbp_sim.screening.settings import Screening
from formats.batch import Batch
from formats.stream import read_batches, write_batch
from tests.cbp_sim.release.desk import OCEAN, Desk, put, records


def content(lines: list[str]) -> Any:
    batch = Desk(Policy()).batch(lines)
    reading = batch.blocks[0].transactions[0].reading
    assert reading is not None
    return reading.content


def filed(text: str = OCEAN) -> Said:
    found = said(content(records(text)))
    assert found is not None
    return found


def test_a_cargo_release_is_taken_apart() -> None:
    told = filed()
    assert (told.filer, told.entry, told.entry_type, told.importer) == ("N01", "N01-70001015", "01", "00-123456700")
    assert (told.mode, told.port, told.value, told.bills) == ("11", "2704", 48250, ("ZZOC-OCN260417",))
    assert [(party.place, party.name, party.street, party.city, party.country) for party in told.names] == [
        ("SE", "EXAMPLE TRADING COMPANY LTD", "88 SAMPLE ROAD", "SHENZHEN", "CN"),
        ("MF of line 001", "EXAMPLE CERAMICS FACTORY", "7 KILN LANE", "CHAOZHOU", "CN"),
    ]
    assert told.goods == (Goods(line="001", origin="CN", hts=("6911103750",), value=48250),)


def test_what_cannot_be_read_is_left_out() -> None:
    broken = said(content([put(line, 40, "VALUE") if line.startswith("SE10") else line for line in records(OCEAN)]))
    assert broken is not None
    assert (broken.value, broken.port) == (0, "2704")
    assert said(object()) is None


def test_an_update_and_a_cancellation_name_no_parties() -> None:
    lines = records(OCEAN)
    update = said(content([put(lines[0], 5, "U"), *lines[2:3]]))
    cancellation = said(content([put(lines[0], 5, "D"), put(lines[1], 60, "01")]))
    assert update is not None
    assert cancellation is not None
    assert (update.bills, update.parties, update.goods) == (("ZZOC-OCN260417",), (), ())
    assert (cancellation.entry, cancellation.bills, cancellation.parties) == ("N01-70001015", (), ())


def test_an_entry_summary_is_taken_apart(root: Path) -> None:
    lines = (root / "formats" / "catair" / "entry_summary" / "example.txt").read_text().splitlines()
    control = ["A1234N01PASSED080326     AE", "B  2704N01AE"], ["Y  2704N01AE", "Z1234N01      080326"]
    (batch,) = read_batches(write_batch([line.ljust(80) for line in [*control[0], *lines, *control[1]]]))
    assert isinstance(batch, Batch)
    reading = batch.blocks[0].transactions[0].reading
    assert reading is not None
    told = said(reading.content)
    assert told is not None
    assert (told.entry, told.importer, told.port, told.value) == ("N01-51000010", "96-1234567", "2704", 27600)
    assert told.bills == ("XMPL-260700421",)
    assert [(line.line, line.origin, line.hts) for line in told.goods] == [
        ("001", "GB", ("4901990093",)), ("002", "DE", ("7013494000",)),
    ]  # fmt: skip


def reasons(text: str, **told: object) -> list[str]:
    return [hit.reason for hit in screen(filed(text), Screening.model_validate(told)).hits]


def test_an_honest_filing_hits_nothing() -> None:
    found = screen(filed(), Screening())
    assert not found
    assert (found.holds, found.reason) == ((), "")


def test_a_denied_seller_is_a_hit_with_its_reason() -> None:
    text = OCEAN.replace("EXAMPLE TRADING COMPANY LTD", "ZORVANE MARITIME TRADNG LTD")
    assert reasons(text) == [
        "denied party: SE ZORVANE MARITIME TRADNG LTD is 97.9 like ZORVANE MARITIME TRADING L.L.C., "
        "SDN (invented) - Treasury Department 990001"
    ]
    assert reasons(text, threshold=98) == []
    assert reasons(text, on=False) == []


def test_an_embargoed_origin_and_a_party_there_are_hits() -> None:
    text = OCEAN.replace("SE40001CN", "SE40001CU").replace("518000         CN", "518000         IR")
    found = screen(filed(text), Screening())
    assert [(hit.kind, hit.place, hit.filed) for hit in found.hits] == [
        ("embargo", "line 001", "origin CU"), ("embargo", "SE", "EXAMPLE TRADING COMPANY LTD in IR"),
    ]  # fmt: skip
    assert found.holds == ("sanctions",)
    assert "31 CFR 515.204" in found.reason
    assert screen(filed(text), Screening(origins=False)) == Screened()


@pytest.mark.parametrize(
    ("place", "where"),
    [
        ({"city": "Urumqi"}, "city URUMQI"),
        ({"postal_code": "830000"}, "postal code 830000"),
        ({"subdivision": "XJ"}, "subdivision XJ"),
        ({"subdivision": "GD", "city": "CHAOZHOU", "postal_code": "521000"}, ""),
        ({"city": "URUMQI", "country": "TW"}, ""),
    ],
)
def test_the_region_is_known_by_city_postal_code_and_subdivision(place: dict[str, str], where: str) -> None:
    party = Party.model_validate({"role": "MF", "name": "SOME MILL", "country": "CN", "line": "001", **place})
    found = screen(Said(parties=(party,)), Screening())
    assert [hit.filed for hit in found.hits] == ([f"SOME MILL at {where}"] if where else [])
    assert found.holds == (("uflpa",) if where else ())
    assert not screen(Said(parties=(party,)), Screening(forced_labor=False))


def test_flags_are_told_or_hold_what_comes_without_data() -> None:
    line = Goods(line="001", hts=("1604201000",))
    quiet, told, held = (screen(Said(goods=(line,)), Screening(tariff_flags=how)) for how in ("off", "tell", "hold"))
    assert not quiet
    assert (told.holds, held.holds) == ((), ("pga",))
    assert held.of("pga").reason == (
        "tariff flag: line 001 HTS 1604201000 is flagged FD4, FDA 801(m) prior notice required, and none came"
    )
    for agencies, holds in ((("FDA",), ()), (("EPA", "FDA"), ()), (("EPA",), ("pga",))):
        with_data = line.model_copy(update={"agencies": agencies})
        assert screen(Said(goods=(with_data,)), Screening(tariff_flags="hold")).holds == holds
    assert [flag.flag for flag in flags_of("8526912000")] == ["DUAL"]
    assert flags_of("9999") == ()


def test_the_flags_are_those_of_the_agencies_guide(shared: Path) -> None:
    from cbp_sim.screening.goods import tariff_flags

    guide = shared / "reference" / "pga_tariff_flags.csv"
    if not guide.is_file():
        pytest.skip("the guide's flags are not beside this checkout")
    known = {tuple(line.split(",")[:2]) for line in guide.read_text().splitlines()}
    assert [one for one in tariff_flags() if one.flag != "DUAL" and (one.flag, one.agency) not in known] == []


def test_the_hits_of_one_hold_are_what_that_hold_carries() -> None:
    text = OCEAN.replace("EXAMPLE CERAMICS FACTORY", "NONESUCH GARMENTS").replace("SE40001CN", "SE40001KP")
    found = screen(filed(text), Screening())
    assert found.holds == ("uflpa", "sanctions")
    assert [hit.kind for hit in found.of("uflpa").hits] == ["UFLPA entity"]
    assert found.of("pga") == Screened()
    assert Screened.model_validate_json(found.model_dump_json()) == found
