"""Holds on the entry that paper and review resolve: documents, enforcement, statistics, sanctions, quota, review.

Types of documents are invented: the sources hold no list of the codes of the Document Image System.
"""

from __future__ import annotations

from cbp_sim.holds.kinds import HoldKind, Seen, Way

_OFFICER = Way("remove_hold")
_WO60 = "WO60, ACMQ-55"

DOCUMENTS = HoldKind(
    "documents", "document required", "CBP entry, document review", "entry",
    (Way("upload", then="review", settles=True), Way("documents_received")),
    f"{_WO60}; that an upload leads to a review is chosen by us; 5H and 5I, CAMIR Ocean Appendix D", "document_review",
    entry=Seen(("96",)), manifest=Seen(("5H",), ("5I",)), opened_by=("request_documents", "selectivity"),
)  # fmt: skip

ENFORCEMENT = HoldKind(
    "enforcement", "commercial enforcement hold", "CBP entry, trade enforcement", "entry",
    (Way("upload", "CBP01", then="review", settles=True), _OFFICER),
    f"{_WO60}; 5H, CAMIR Ocean Appendix D; which SO60 tells of it is inferred", "commercial_enforcement",
    entry=Seen(("90",)), manifest=Seen(("5H",), ("5I",)),
)  # fmt: skip

STATISTICAL = HoldKind(
    "statistical", "statistical validation hold", "CBP entry, statistical validation", "entry",
    (Way("correction"), Way("upload", "CBP01", then="review", settles=True), _OFFICER),
    f"{_WO60}; which SO60 tells of it is inferred", "statistical_validation",
    entry=Seen(("90",)),
)  # fmt: skip

SANCTIONS = HoldKind(
    "sanctions", "sanctions hold", "CBP for the Office of Foreign Assets Control", "entry",
    (Way("upload", "OFA01", then="review", settles=True), _OFFICER),
    f"{_WO60}; J0 and J2, CAMIR Ocean Appendix D; document type chosen by us", "sanctions_licence",
    entry=Seen(("90",)), manifest=Seen(("J0",), ("J2",)),
)  # fmt: skip

QUOTA = HoldKind(
    "quota", "quota pending", "CBP quota", "entry", (_OFFICER,),
    f"{_WO60}; that an officer accepts it is chosen by us", "quota_line",
    entry=Seen(("70",), ("73",)),
)  # fmt: skip

QUOTA_RESERVED = HoldKind(
    "quota reserved", "quota reserved", "CBP quota", "entry", (_OFFICER,),
    f"{_WO60}; that 72 comes between 70 and 73 is inferred", "quota_line",
    entry=Seen(("72",), ("73",)), replaces=("quota",),
)  # fmt: skip

QUOTA_REJECTED = HoldKind(
    "quota rejected", "quota rejected", "CBP quota", "entry", (Way("correction"), _OFFICER),
    f"{_WO60}; that a corrected filing ends it is chosen by us", "quota_rejected",
    entry=Seen(("71",)), replaces=("quota", "quota reserved"),
)  # fmt: skip

REVIEW = HoldKind(
    "review", "under review", "CBP entry", "entry", (Way("review_done"), Way("clock")),
    _WO60, "review_by_officer",
    entry=Seen(("90",)), opened_by=("review", "document review", "exam_result"),
)  # fmt: skip

KINDS = (SANCTIONS, ENFORCEMENT, DOCUMENTS, STATISTICAL, QUOTA, QUOTA_RESERVED, QUOTA_REJECTED)
