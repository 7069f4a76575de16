"""Holds that lie on bills: manifest, agriculture, security filing, general order, and more than the manifest has.

Dispositions of the manifest are those of CAMIR Ocean Appendix D. Which of them goes with which SO50 is inferred from
their texts.
"""

from __future__ import annotations

from cbp_sim.holds.kinds import Clock, HoldKind, Seen, Way

_D = "CAMIR Ocean Appendix D"
_OFFICER = Way("remove_hold")

MANIFEST = HoldKind(
    "manifest", "manifest hold", "CBP manifest", "bill", (_OFFICER,),
    f"WO50, ACMQ-53; origin 07, ACMQ-56; {_D}", "manifest_hold", origin="07",
    bill=Seen(("51",), ("54",)), manifest=Seen(("1H",), ("1I",)), on_bill=True,
)  # fmt: skip

DESTINATION = HoldKind(
    "in-bond destination", "in-bond destination hold", "CBP at the in-bond destination", "bill", (_OFFICER,),
    f"{_D}; SO50 51 for it is chosen by us", "in_bond_destination_hold", origin="07",
    bill=Seen(("51",), ("54",)), manifest=Seen(("1G",), ("1F",)), on_bill=True,
)  # fmt: skip

AGRICULTURE = HoldKind(
    "agriculture", "agriculture hold", "CBP agriculture", "bill", (_OFFICER,),
    f"WO50, ACMQ-53; origin 07 for it is chosen by us; {_D}", "agriculture_hold", origin="07",
    bill=Seen(("52",), ("55",)), manifest=Seen(("2H",), ("2I",)), on_bill=True,
)  # fmt: skip

AGRICULTURE_DESTINATION = HoldKind(
    "agriculture at destination", "agriculture hold at destination", "CBP agriculture at the in-bond destination",
    "bill", (_OFFICER,), f"{_D}; SO50 52 for it is chosen by us", "in_bond_destination_hold", origin="07",
    bill=Seen(("52",), ("55",)), manifest=Seen(("2G",), ("2F",)), on_bill=True,
)  # fmt: skip

PEST_EXAM = HoldKind(
    "agriculture exam", "agriculture exam", "USDA", "container",
    (Way("exam_result", "clean"), Way("exam_result", "discrepancy", then="fumigation", manifest=("74",)), _OFFICER),
    f"{_D}; SO50 52 for it is chosen by us", "agriculture_exam", origin="07",
    bill=Seen(("52",), ("55",)), manifest=Seen(("71",), ("74",)), opened_by=("order_exam", "place_hold"),
)  # fmt: skip

PHYTOSANITARY = HoldKind(
    "agriculture documents", "agriculture documents required", "USDA", "bill",
    (Way("upload", "APH01"), Way("documents_received"), _OFFICER),
    f"{_D}; document type chosen by us", "agriculture_documents", origin="07",
    bill=Seen(("52",), ("55",)), manifest=Seen(("72",), ("75",)),
)  # fmt: skip

FUMIGATION = HoldKind(
    "fumigation", "fumigation ordered", "USDA", "container",
    (Way("upload", "APH02"), _OFFICER),
    f"{_D}; the certificate's document type chosen by us", "agriculture_exam", origin="07",
    bill=Seen(("52",), ("55",)), manifest=Seen(("73",), ("76",)),
)  # fmt: skip

CBP_HOLD = HoldKind(
    "cbp", "CBP hold", "CBP entry", "bill", (_OFFICER,),
    "WO50, ACMQ-53; origin 06 for it is chosen by us", "cbp_hold_on_bill",
    bill=Seen(("53",), ("56",)),
)  # fmt: skip

OTHER_AGENCY = HoldKind(
    "other agency bill", "other agency hold", "another agency, on the bill", "bill", (_OFFICER,),
    f"{_D}; no SO50 tells of it", "other_agency_bill_hold", origin="08",
    manifest=Seen(("3H",), ("3I",)), on_bill=True,
)  # fmt: skip

_ISF = f"{_D}; that the filing itself ends it when it meets the bill is inferred"
_FILED = Way("isf")

ISF_MISSING = HoldKind(
    "isf missing", "ISF hold", "CBP manifest, security filing", "bill", (_FILED, _OFFICER), _ISF, "isf_hold_on_arrival",
    origin="07", manifest=Seen(("2O",), ("4O",)), on_bill=True,
)  # fmt: skip

ISF_COMPLIANCE = HoldKind(
    "isf compliance", "ISF compliance hold", "CBP manifest, security filing", "bill", (_FILED, _OFFICER), _ISF,
    "isf_hold_on_arrival", origin="07", manifest=Seen(("2P",), ("4P",)), on_bill=True,
)  # fmt: skip

ISF_NO_LOAD = HoldKind(
    "isf do not load", "do not load, no ISF", "CBP manifest, security filing", "bill", (_FILED, _OFFICER), _ISF,
    "isf_missing", origin="07", manifest=Seen(("2Q",), ("4Q",)), on_bill=True, bars=("departed",),
)  # fmt: skip

ISF_COMPLIANCE_NO_LOAD = HoldKind(
    "isf compliance do not load", "do not load, ISF compliance", "CBP manifest, security filing", "bill",
    (_FILED, _OFFICER), _ISF, "isf_compliance_do_not_load", origin="07", manifest=Seen(("2R",), ("4R",)), on_bill=True,
    bars=("departed",),
)  # fmt: skip

NO_LOAD = HoldKind(
    "do not load", "do not load", "CBP manifest, 24-hour rule", "bill", (Way("manifest"), _OFFICER),
    f"{_D}; that an amended manifest ends it is chosen by us", "do_not_load", origin="07",
    manifest=Seen(("6H",), ("6I",)), on_bill=True, bars=("departed",),
)  # fmt: skip

GENERAL_ORDER = HoldKind(
    "general order", "in general order", "CBP, 15 days after arrival without an entry", "bill",
    (Way("update", "general_order"), _OFFICER),
    f"19 CFR 4.37, 122.50, 123.10 and 127.4; SE11 45-64, SE-37; {_D}", "general_order",
    manifest=Seen(("1S",)), on_bill=True, waived_by="general_order", opened_by=("clock", "place_hold"),
    clocks=(Clock(183, "general order period over: the goods may be sold", "19 CFR 127.4 (6 months after import)"),),
)  # fmt: skip

QUANTITY = HoldKind(
    "quantity", "quantity over manifest", "CBP's manifest match", "bill",
    (Way("update", "bills"), Way("manifest"), _OFFICER),
    "WO50, ACMQ-53; that it keeps the entry from release is chosen by us", "quantity_over_manifest", origin="03",
    bill=Seen(("58",)), opened_by=("manifest match",),
)  # fmt: skip

KINDS = (
    MANIFEST, DESTINATION, AGRICULTURE, AGRICULTURE_DESTINATION, PEST_EXAM, PHYTOSANITARY, FUMIGATION, CBP_HOLD,
    OTHER_AGENCY, ISF_MISSING, ISF_COMPLIANCE, ISF_NO_LOAD, ISF_COMPLIANCE_NO_LOAD, NO_LOAD, GENERAL_ORDER, QUANTITY,
)  # fmt: skip
