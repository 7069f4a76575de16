"""Modes of transport, manifest details, in-bond movements."""

from __future__ import annotations

import pytest

from tests.cbp_sim.summary.cases import Case, air, both, check, informal, tib, truck, withdrawal
from tests.cbp_sim.summary.kit import Edit, add, drop, fees, put

rail = both(put("10:36-37", "20"), put("40:37-41", ""), put("23:3-19", "HXMPL260700421"), fees(harbor=None))
#: The goods moved in-bond from Long Beach (2709) to Los Angeles.
in_bond: Edit = both(
    lambda records: [
        line for one in records for line in (["23I    123456785", one] if one.startswith("23") else [one])
    ],
    put("20:52-57", "010426"),
    put("20:7-10", "2709"),
)
paperless = put("23I:8-19", "V1212345678")
no_mode = both(put("10:36-37", ""), drop("22"), drop("23"))

CASES = [
    # by mode of transport
    Case("176", "a vessel has its carrier", bad=(put("20:3-6", ""),)),
    Case("176", "a flight has its carrier", bad=(air, put("20:3-6", "")), good=(air,)),
    Case("167", "a vessel is unladen somewhere", bad=(put("20:7-10", ""),)),
    Case("181", "a vessel has a name", bad=(put("20:21-40", ""),), good=(truck, put("20:21-40", ""))),
    Case(
        "180",
        "only a vessel has a vessel code",
        bad=(air, put("20:41-47", "9123456")),
        good=(put("20:41-47", "9123456"),),
    ),
    Case("183", "a vessel has a manifest", bad=(drop("22"), drop("23")), good=(truck, drop("22"), drop("23"))),
    Case(
        "184",
        "without a mode there is no manifest",
        bad=(withdrawal, add("2200000480CTN", after="20")),
        good=(withdrawal,),
    ),
    Case("429", "a vessel is laden somewhere", bad=(put("40:37-41", ""),), good=(truck, put("40:37-41", ""))),
    Case(
        "262",
        "without a mode there is no in-bond date",
        bad=(informal(), no_mode, put("20:52-57", "010426")),
        good=(informal(), no_mode),
    ),
    # manifest
    Case("258", "a shipment has pieces", bad=(put("22:3-10", "00000000"),)),
    Case("185", "a shipment has a number", bad=(drop("23"),)),
    Case("187", "bills stand in order", bad=(in_bond, put("23:3", "M"), put("23:3", "I", nth=2)), good=(in_bond,)),
    Case(
        "187",
        "a bill stands once",
        bad=(add("23MXMPL260700422", after="23"),),
        good=(add("23HXMPL260700422", after="23"),),
    ),
    Case("187", "a vessel's house bill has its master", bad=(put("23:3", "H"),)),
    Case(
        "187",
        "a sub-house bill has its house bill",
        bad=(add("23S    SUB1", after="23"),),
        good=(add("23HXMPLHOUSE1", after="23"), add("23S    SUB1", after="23")),
    ),
    Case("187", "a waybill is always there by air", bad=(air, put("23:3", "H")), good=(air,)),
    Case(
        "187",
        "a paperless in-bond movement by rail has its master",
        bad=(rail, in_bond, paperless),
        good=(rail, in_bond),
    ),
    Case("177", "an ocean bill has its issuer", bad=(put("23:4-7", ""),)),
    Case("177", "a waybill has none", bad=(air, put("23:4-7", "XMPL")), good=(air,)),
    Case("177", "an in-bond number has none", bad=(in_bond, put("23I:4-7", "XMPL")), good=(in_bond,)),
    Case("177", "a rail bill has its issuer", bad=(rail, put("23:4-7", "")), good=(rail,)),
    # in-bond
    Case("261", "an in-bond movement has its date", bad=(in_bond, put("20:52-57", "")), good=(in_bond,)),
    Case("261", "even without a 20", bad=(truck, in_bond, drop("20")), good=(truck, in_bond)),
    Case("262", "the date has its movement", bad=(put("20:52-57", "010426"),), good=(in_bond,)),
    Case(
        "185",
        "every shipment moved in-bond, or none",
        bad=(in_bond, add("2200000001CTN", after="23"), add("23MXMPL260700499", after="22")),
        good=(in_bond,),
    ),
    Case("188", "in-bond goods are entered elsewhere", bad=(in_bond, put("20:7-10", "2704")), good=(in_bond,)),
    Case("190", "goods are imported before they move", bad=(in_bond, put("20:52-57", "010126")), good=(in_bond,)),
    Case(
        "191",
        "they move before they are entered",
        bad=(in_bond, put("20:52-57", "010726")),
        good=(tib, in_bond, put("20:52-57", "010726")),
    ),
    Case(
        "192",
        "they moved within two years",
        bad=(in_bond, put("20:52-57", "010424"), put("11:48-53", "010224"), put("40:13-18", "010124")),
        good=(in_bond, put("20:52-57", "010524"), put("11:48-53", "010224"), put("40:13-18", "010124")),
    ),
    # ports and carriers
    Case("166", "goods are unladen in a port", bad=(put("20:7-10", "9X99"),)),
    Case(
        "194",
        "goods are examined in a port",
        bad=(put("10:40", "A"), put("20:48-51", "9X99")),
        good=(put("10:40", "A"), put("20:48-51", "3001")),
        preparer="1232N01  1",
    ),
    Case("177", "a vessel's carrier is a SCAC", bad=(put("20:3-6", "XM"),)),
    Case("179", "an air carrier has two characters", bad=(air, put("20:3-6", "XMPL")), good=(air, put("20:3-6", "*F"))),
    Case("178", "a carrier code has no blanks", bad=(truck, put("20:3-6", "X PL")), good=(truck,)),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_transport(case: Case) -> None:
    check(case)
