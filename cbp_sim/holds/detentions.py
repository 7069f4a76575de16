"""Detention with its clocks, and what it may end in: exclusion and seizure.

The general rule is 19 CFR 151.16: CBP decides within five working days of presentation whether to detain, gives notice
within five more, and decides for good within thirty days of presentation; otherwise the goods count as excluded.
Presentation is here the moment at which the hold is placed (chosen by us).
"""

from __future__ import annotations

from cbp_sim.holds.kinds import Clock, HoldKind, Seen, Way

_OFFICER = Way("remove_hold")
_BY = ("detain", "place_hold")
_NOTICE = Clock(5, "notice of detention given", "19 CFR 151.16(c)", business=True)
_EXCLUDED = Clock(30, "no final determination in 30 days", "19 CFR 151.16(e)", then="exclusion")
_SEEN = Seen(("04",))
_TABLE = "SO60 04, SO rev 36"


def _package(document: str) -> Way:
    return Way("upload", document, then="review", keeps=True)


DETENTION = HoldKind(
    "detention", "detained", "CBP entry", "entry", (_OFFICER,),
    f"19 CFR 151.16; {_TABLE}", "detention", entry=_SEEN, clocks=(_NOTICE, _EXCLUDED), opened_by=_BY,
)  # fmt: skip

UFLPA = HoldKind(
    "uflpa", "detained under the UFLPA", "CBP entry, forced labor", "entry", (_package("UFL01"), _OFFICER),
    f"CBP publication 1793-0522, June 2022; 19 CFR 151.16; {_TABLE}; document type chosen by us", "uflpa_released",
    entry=_SEEN, clocks=(_NOTICE, _EXCLUDED), opened_by=_BY,
)  # fmt: skip

WRO = HoldKind(
    "wro", "detained under a withhold release order", "CBP entry, forced labor", "entry", (_package("WRO01"), _OFFICER),
    f"19 CFR 12.42 to 12.44; {_TABLE}; document type chosen by us", "withhold_release_order",
    entry=_SEEN, opened_by=_BY,
    clocks=(_NOTICE, Clock(90, "no proof in 3 months", "19 CFR 12.43(b)", then="exclusion")),
)  # fmt: skip

IPR = HoldKind(
    "ipr", "detained for its trademark", "CBP entry, intellectual property", "entry", (_package("IPR01"), _OFFICER),
    f"19 CFR 133; {_TABLE}; document type chosen by us", "trademark_detention",
    entry=_SEEN, opened_by=_BY,
    clocks=(
        Clock(7, "no authorization shown in 7 working days", "19 CFR 133.21(b)", business=True),
        Clock(30, "no authorization in 30 days", "19 CFR 133.21; that seizure follows by itself is chosen by us",
              then="seizure"),
    ),
)  # fmt: skip

EXCLUSION = HoldKind(
    "exclusion", "excluded", "CBP entry", "entry", (_OFFICER,),
    "19 CFR 151.16(e) to (g); SO60 29 for it is inferred", "excluded_and_protested",
    entry=Seen(("29",)), opened_by=("refuse", "clock"), replaces=("detention", "uflpa", "wro", "ipr"),
    clocks=(Clock(180, "time to protest is over", "19 CFR 174.12"),),
)  # fmt: skip

SEIZURE = HoldKind(
    "seizure", "seized", "CBP, fines penalties and forfeitures", "entry", (_OFFICER,),
    "1T, CAMIR Ocean Appendix D; no SO60 tells of it", "seized_and_remitted",
    manifest=Seen(("1T",)), opened_by=("seize", "exam_result", "clock"),
    replaces=("detention", "uflpa", "wro", "ipr", "exclusion", "exam", "met", "cet", "tailgate"),
)  # fmt: skip

KINDS = (SEIZURE, EXCLUSION, DETENTION, UFLPA, WRO, IPR)
