"""How a cargo release entry lives: the table of its stages, and which of its events a filing makes.

A stage says how far the entry has come. Holds lie on top of it (`cbp_sim.holds`): any number may be open in a
stage, and while one is, the entry is called by it: manifest hold, document required, intensive exam, under review.
`release` has the guard that none is open.
"""

from __future__ import annotations

from cbp_sim.lifecycle.table import Lifecycle, Step

NOT_ON_FILE = "not on file"
FILED = "filed"
MATCHED = "matched"
ADMISSIBLE = "admissible"
RELEASED = "released"
SUSPENDED = "suspended"
CANCELLED = "cancelled"

STAGES = (FILED, MATCHED, ADMISSIBLE, RELEASED, SUSPENDED, CANCELLED)

#: Stages in which nothing has been let go yet: holds may be placed, and a release may follow.
OPEN = (FILED, MATCHED, ADMISSIBLE, SUSPENDED)

_INFERRED = "read off the code texts (ACMQ-53 to ACMQ-55): the sources give no state machine"

TABLE: dict[tuple[str, str], Step] = {
    (NOT_ON_FILE, "add"): Step(FILED, "await_bills", "SE-17"),
    # filed: no bill of the entry is in the manifest
    (FILED, "match"): Step(MATCHED, "begin_review", f"91 and 93: {_INFERRED}"),
    (FILED, "replace"): Step(FILED, "take_filing", "SE-23: at once before any bill match"),
    (FILED, "update"): Step(FILED, "take_bills", "SE-25"),
    (FILED, "cancel"): Step(CANCELLED, "tell_cancelled", "SE-24: at once before any bill match"),
    (FILED, "ask_correction"): Step(FILED, "open_request", "SE-23: a review is pending"),
    (FILED, "ask_cancellation"): Step(FILED, "open_request", "SE-24: a review is pending"),
    (FILED, "warn_unmatched"): Step(FILED, "tell_unmatched", "26, 28 and 25, ACMQ-54"),
    (FILED, "lapse"): Step(CANCELLED, "tell_cancelled", "23 after 25, ACMQ-54; the day is chosen by us"),
    # matched: a bill is on file, departed or arrived
    (MATCHED, "lose_bill"): Step(MATCHED, "", f"61 and 62: {_INFERRED}"),
    (MATCHED, "unmatch"): Step(FILED, "await_bills", f"61 and 62: {_INFERRED}"),
    (MATCHED, "clear"): Step(ADMISSIBLE, "tell_admissible", f"97: {_INFERRED}"),
    (MATCHED, "release"): Step(RELEASED, "tell_released", f"98: {_INFERRED}"),
    (MATCHED, "replace"): Step(FILED, "take_filing", "SE-23; neither arrived nor under review: inferred"),
    (MATCHED, "update"): Step(MATCHED, "take_bills", "SE-25"),
    (MATCHED, "ask_correction"): Step(MATCHED, "open_request", "SE-23"),
    (MATCHED, "ask_cancellation"): Step(MATCHED, "open_request", "SE-24: there has been a bill match"),
    # admissible: cleared, and waiting for the cargo
    (ADMISSIBLE, "lose_bill"): Step(MATCHED, "", f"61 and 62: {_INFERRED}"),
    (ADMISSIBLE, "unmatch"): Step(FILED, "await_bills", f"61 and 62: {_INFERRED}"),
    (ADMISSIBLE, "release"): Step(RELEASED, "tell_released", f"98: {_INFERRED}"),
    (ADMISSIBLE, "replace"): Step(FILED, "take_filing", "SE-23; neither arrived nor under review: inferred"),
    (ADMISSIBLE, "update"): Step(ADMISSIBLE, "take_bills", "SE-25"),
    (ADMISSIBLE, "ask_correction"): Step(ADMISSIBLE, "open_request", "SE-23"),
    (ADMISSIBLE, "ask_cancellation"): Step(ADMISSIBLE, "open_request", "SE-24: there has been a bill match"),
    # released
    (RELEASED, "suspend"): Step(SUSPENDED, "tell_suspended", f"99: {_INFERRED}"),
    (RELEASED, "release_part"): Step(RELEASED, "tell_released", "parts under code 2, SE10 note 8, SE-35; 98: inferred"),
    (RELEASED, "redate"): Step(RELEASED, "tell_new_date", "22, ACMQ-54; origin 03, ACMQ-56"),
    (RELEASED, "lose_bill"): Step(RELEASED, "", "62, ACMQ-53; that the release stands is chosen by us"),
    (RELEASED, "lose_in_bond"): Step(RELEASED, "", "63, ACMQ-53; that the release stands is chosen by us"),
    (RELEASED, "update"): Step(RELEASED, "take_bills", "SE-25: up to 15 calendar days after release"),
    (RELEASED, "ask_correction"): Step(RELEASED, "open_request", "SE-23 bars it after arrival; before, chosen by us"),
    (RELEASED, "ask_cancellation"): Step(RELEASED, "open_request", "SE-24: the transaction has been released"),
    # suspended: a release was pulled back; an officer gives it again
    (SUSPENDED, "release"): Step(RELEASED, "tell_released", f"98: {_INFERRED}"),
    (SUSPENDED, "lose_bill"): Step(SUSPENDED, "", "62, ACMQ-53"),
    (SUSPENDED, "update"): Step(SUSPENDED, "take_bills", "SE-25"),
    (SUSPENDED, "ask_correction"): Step(SUSPENDED, "open_request", "SE-23: arrived and not released"),
    (SUSPENDED, "ask_cancellation"): Step(SUSPENDED, "open_request", "SE-24: there has been a bill match"),
}

# An officer may cancel what is not released, and decides on every request.
for _stage in (FILED, MATCHED, ADMISSIBLE, RELEASED, SUSPENDED):
    if _stage != RELEASED:
        TABLE[_stage, "bar"] = Step(
            CANCELLED, "tell_cancelled", "SE-335 of 29 September 2026: unreleased, it is cancelled"
        )
        TABLE[_stage, "void"] = Step(CANCELLED, "tell_cancelled", "23, ACMQ-54; by an officer: chosen by us")
    TABLE[_stage, "grant_cancellation"] = Step(CANCELLED, "tell_cancelled", "SE-24 and SE-32; 23, ACMQ-54")
    TABLE[_stage, "refuse_cancellation"] = Step(_stage, "tell_refused", "87 with SO20 RSN and CMT, ACMQ-48 and ACMQ-55")
    TABLE[_stage, "grant_correction"] = Step(
        _stage if _stage in (RELEASED, SUSPENDED) else FILED, "take_correction", "SE-23; 88, ACMQ-55"
    )
    TABLE[_stage, "refuse_correction"] = Step(_stage, "tell_refused", "86 with SO20 RSN and CMT, ACMQ-48 and ACMQ-55")

LIFECYCLE = Lifecycle("cargo release", TABLE)

#: Who makes each event happen.
ACTORS: dict[str, str] = {
    "add": "filer", "replace": "filer", "update": "filer", "cancel": "filer", "ask_correction": "filer",
    "ask_cancellation": "filer", "match": "carrier", "unmatch": "carrier", "lose_bill": "carrier", "redate": "carrier",
    "lose_in_bond": "filer",
    "clear": "clock", "release_part": "clock", "bar": "clock", "warn_unmatched": "clock", "lapse": "clock",
    "release": "clock or officer", "suspend": "officer", "void": "officer",
    "grant_cancellation": "officer", "refuse_cancellation": "officer",
    "grant_correction": "officer", "refuse_correction": "officer",
}  # fmt: skip

#: The dispositions that an event may send.
SENDS: dict[str, tuple[str, ...]] = {
    "add": ("91",), "match": ("93", "94", "95"), "unmatch": ("61", "62"), "lose_bill": ("61", "62"),
    "lose_in_bond": ("63",), "clear": ("97",),
    "release": ("98",), "release_part": ("98",), "redate": ("22",), "suspend": ("99",),
    "warn_unmatched": ("26", "28", "25"), "lapse": ("23",), "cancel": ("23",), "void": ("23",), "bar": ("23",),
    "ask_correction": ("84",), "ask_cancellation": ("85",),
    "grant_cancellation": ("23",), "refuse_cancellation": ("87",), "grant_correction": ("88",),
    "refuse_correction": ("86",),
}  # fmt: skip
