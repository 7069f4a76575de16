"""Holds of partner government agencies (Appendix V), as SO70 statuses with their reasons.

Codes and texts: PGA Status Notification Codes, rev 13, August 2023, in public copies. A kind stands for every agency
unless it names some. What resolves each is inferred from the texts; each ends when its agency says 07.
"""

from __future__ import annotations

from cbp_sim.holds.kinds import AgencyCode, Clock, HoldKind, Level, Way

_MAY = Way("agency_status")
_SOURCE = "PGA Status Notification Codes rev 13; WO70, ACMQ-57; Appendix V"


def _kind(
    name: str, state: str, code: AgencyCode, story: str, *ways: Way, level: Level = "line",
    clocks: tuple[Clock, ...] = (), cite: str = "", opened_by: tuple[str, ...] = ("agency_status",),
) -> HoldKind:  # fmt: skip
    who = code.only[0] if len(code.only) == 1 else "partner agency"
    return HoldKind(
        name, state, who, level, (*ways, _MAY), "; ".join(filter(None, (_SOURCE, cite))), story, origin="08",
        agency=code, clocks=clocks, opened_by=opened_by,
    )  # fmt: skip


REVIEW = _kind(
    "agency review", "under agency review", AgencyCode("01"), "agency_review", Way("clock")
)  # fmt: skip
HOLD = _kind("agency hold", "agency hold", AgencyCode("02", "11", may="23"), "agency_hold_by_line")
SAMPLE = _kind(
    "agency sample", "agency sample", AgencyCode("02", "12", may="23"), "fda_sample", Way("exam_result", "clean"),
    Way("exam_result", "discrepancy", then="agency detention"),
)  # fmt: skip
INACCURATE = _kind(
    "agency data inaccurate", "agency data inaccurate", AgencyCode("02", "15"), "agency_data_corrected",
    Way("correction", then="agency review", settles=True),
)  # fmt: skip
MISSING = _kind(
    "agency data missing", "agency data missing", AgencyCode("02", "11", may="22"), "tariff_flag_without_data",
    Way("correction", "agency data", then="agency review", settles=True), opened_by=("tariff flag",),
    cite="that 02/11 tells of it is inferred",
)  # fmt: skip
VERIFICATION = _kind(
    "agency verification", "agency verification", AgencyCode("02", "25"), "agency_verification",
    Way("upload", "PGA02", then="agency review", settles=True), cite="document type chosen by us",
)  # fmt: skip
REDELIVERY = _kind(
    "redelivery", "redelivery demanded", AgencyCode("02", "27", may="23"), "agency_redelivery",
    Way("exam_result", "clean"),
    clocks=(Clock(30, "not redelivered: liquidated damages under the bond", "19 CFR 141.113"),),
)  # fmt: skip
CONDITIONAL = _kind(
    "conditional clearance", "FWS conditional clearance", AgencyCode("02", "51", may="50", only=("FWS",)),
    "wildlife_conditional_clearance", Way("documents_received"),
)  # fmt: skip
REJECTED = _kind(
    "agency data rejected", "agency data rejected", AgencyCode("04", "14"), "agency_data_corrected",
    Way("correction", then="agency review", settles=True),
)  # fmt: skip
DO_NOT_DEVAN = _kind(
    "do not devan", "do not devan", AgencyCode("06", "21", may="23"), "do_not_devan",
    Way("exam_result", "clean"), Way("exam_result", "discrepancy", then="agency detention"), level="container",
)  # fmt: skip
PRIOR_NOTICE = _kind(
    "prior notice refused", "FDA prior notice refused", AgencyCode("08", "30", only=("FDA",)),
    "prior_notice_missing", Way("correction", then="agency review", settles=True), level="entry",
    cite="21 CFR 1.283", opened_by=("agency_status", "tariff flag"),
)  # fmt: skip
PRIOR_NOTICE_REGISTRATION = _kind(
    "prior notice registration", "FDA facility not registered", AgencyCode("08", "31", may="23", only=("FDA",)),
    "prior_notice_missing", level="entry", cite="21 CFR 1.285",
)  # fmt: skip
PRIOR_NOTICE_INACCURATE = _kind(
    "prior notice inaccurate", "FDA prior notice inaccurate", AgencyCode("08", "52", only=("FDA",)),
    "prior_notice_missing", Way("correction", then="agency review", settles=True), level="entry", cite="21 CFR 1.283",
)  # fmt: skip
PRIOR_NOTICE_LATE = _kind(
    "prior notice late", "FDA prior notice untimely", AgencyCode("08", "53", only=("FDA",)),
    "prior_notice_missing", level="entry", cite="21 CFR 1.283",
)  # fmt: skip
DOCUMENTS = _kind(
    "agency documents", "agency documents required", AgencyCode("10", "90"), "agency_documents",
    Way("upload", then="agency review", settles=True), level="entry", cite="document types chosen by us",
)  # fmt: skip
EXAM = _kind(
    "agency exam", "agency exam", AgencyCode("11", "34", may="23"), "agency_exam",
    Way("exam_result", "clean"), Way("exam_result", "discrepancy", then="agency detention"),
)  # fmt: skip
DETENTION = _kind(
    "agency detention", "detained by an agency", AgencyCode("11", "35", may="24"), "agency_detention",
    Way("upload", "PGA01", then="agency review", keeps=True),
    clocks=(Clock(10, "no answer to the notice of detention", "FDA practice, general knowledge", business=True,
                  then="agency refusal"),),
    cite="document type chosen by us",
)  # fmt: skip
REFUSAL = _kind(
    "agency refusal", "refused by an agency", AgencyCode("11", "36", may="24"), "agency_refusal_reversed",
    clocks=(Clock(90, "neither re-exported nor destroyed in 90 days", "21 USC 381(a), general knowledge"),),
)  # fmt: skip
SEIZURE = _kind(
    "agency seizure", "seized for an agency", AgencyCode("11", "37", may="23"), "agency_seizure_remitted"
)  # fmt: skip
FAILURE = _kind(
    "failure to present", "not presented", AgencyCode("13", "99", may="23"), "failure_to_present",
    Way("exam_result", "clean"),
)  # fmt: skip

#: The heaviest first.
KINDS = (
    SEIZURE, REFUSAL, DETENTION, FAILURE, PRIOR_NOTICE, PRIOR_NOTICE_REGISTRATION, PRIOR_NOTICE_INACCURATE,
    PRIOR_NOTICE_LATE, DO_NOT_DEVAN, EXAM, SAMPLE, REDELIVERY, REJECTED, INACCURATE, MISSING, HOLD, VERIFICATION,
    CONDITIONAL, DOCUMENTS, REVIEW,
)  # fmt: skip
