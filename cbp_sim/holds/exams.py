"""Exams: imaging, tailgate, intensive, compliance and contraband.

Only the intensive exam has an SO60 of its own (03). How the others are seen is inferred from the texts of the
manifest's dispositions, or chosen by us where none fits.
"""

from __future__ import annotations

from cbp_sim.holds.kinds import HoldKind, Seen, Way

_OFFICER = Way("remove_hold")
_BY = ("order_exam", "place_hold")
_CONTRABAND = Way("exam_result", "contraband", then="seizure", manifest=())

EXAM = HoldKind(
    "exam", "intensive exam", "CBP entry, at a Centralized Examination Station", "entry",
    (Way("exam_result", "clean"), Way("exam_result", "general", manifest=("4C",), origin="06"),
     Way("exam_result", "discrepancy", then="review"), _CONTRABAND),
    "WO60, ACMQ-54 and ACMQ-56; CAMIR Ocean Appendix D", "intensive_exam", origin="05",
    entry=Seen(("03",)), manifest=Seen(("1A", "1X"), ("1B",)), opened_by=("order_exam", "selectivity"),
)  # fmt: skip

NII = HoldKind(
    "nii", "NII exam", "CBP, imaging at the terminal", "container",
    (Way("exam_result", "clean"), Way("exam_result", "anomaly", then="exam", manifest=("4A", "1X"))),
    "CAMIR Ocean Appendix D; no SO code tells of it", "nii_clean", origin="06",
    manifest=Seen(("7H",), ("7I",)), opened_by=_BY,
)  # fmt: skip

TAILGATE = HoldKind(
    "tailgate", "tailgate exam", "CBP, doors opened at the terminal", "container",
    (Way("exam_result", "clean"), Way("exam_result", "discrepancy", then="exam"), _CONTRABAND),
    "seen as SO50 53 and 56: chosen by us, no code is known for it", "tailgate_exam",
    bill=Seen(("53",), ("56",)), opened_by=_BY,
)  # fmt: skip

MET = HoldKind(
    "met", "MET exam", "CBP manifest enforcement team, at a CES", "container",
    (Way("exam_result", "clean"), Way("exam_result", "discrepancy", then="review"), _CONTRABAND),
    "seen as a manifest hold with a transfer for exam: inferred from CAMIR Ocean Appendix D", "met_exam", origin="07",
    bill=Seen(("51",), ("54",)), manifest=Seen(("1H", "1X"), ("1I",)), opened_by=_BY,
)  # fmt: skip

CET = HoldKind(
    "cet", "contraband team hold", "CBP contraband enforcement team (A-TCET)", "container",
    (Way("exam_result", "clean"), _CONTRABAND),
    "7H, 1A and 1X by hold tables of the trade; SO50 53 is chosen by us", "contraband_team_hold",
    bill=Seen(("53",), ("56",)), manifest=Seen(("1A", "7H", "1X"), ("7I", "1B")), opened_by=_BY,
)  # fmt: skip

KINDS = (CET, EXAM, MET, TAILGATE, NII)
