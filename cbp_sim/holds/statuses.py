"""Every status of SO50, SO60 and SO70, and every reason of SO70: the story that sends it, or why none does.

A test plays each story that is named here and sees the status in it.
"""

from __future__ import annotations

from dataclasses import dataclass

from cbp_sim.holds.catalogue import KINDS
from formats.codes import dispositions_of

#: Where a status stands: the record, the element of the code table.
PLACES = (("SO50", "disposition"), ("SO60", "disposition"), ("SO70", "entry status"), ("SO70", "line status"),
          ("SO70", "status reason"))  # fmt: skip

#: How a status of an element is named besides its record.
_WORDS = {"line status": "line ", "status reason": "reason "}

_UNKNOWN = "its text is in none of the sources: an officer may give it, a story would have to invent why"
_RESERVED = "kept by CBP for later use (ACMQ-54, ACMQ-55)"

#: Statuses that tell of no hold, and the story that sends each.
_TOLD = {
    "SO50 91": "clean_ocean_entry",
    "SO50 93": "clean_fcl",
    "SO50 94": "clean_fcl",
    "SO50 95": "clean_fcl",
    "SO50 61": "bill_deleted",
    "SO50 62": "bill_deleted",
    "SO50 63": "in_bond_taken_back",
    "SO60 01": "fda_sample",
    "SO60 22": "released_before_arrival",
    "SO60 23": "never_matched",
    "SO60 25": "never_matched",
    "SO60 26": "never_matched",
    "SO60 28": "never_matched",
    "SO60 84": "correction_refused",
    "SO60 85": "cancellation_after_bill_match",
    "SO60 86": "correction_refused",
    "SO60 87": "cancellation_refused",
    "SO60 88": "agency_data_corrected",
    "SO60 97": "clean_fcl",
    "SO60 98": "clean_fcl",
    "SO60 99": "exam_after_release",
    "SO70 07": "fda_sample",
    "SO70 line 07": "agency_hold_by_line",
    "SO70 reason 07/45": "agency_data_unchanged",
}

_NOT = {
    "SO50 92": "no air advance screening filing is known here: a bill begins with its manifest",
    "SO60 21": _RESERVED,
    "SO60 24": _RESERVED,
    "SO60 31": _RESERVED,
    "SO60 35": _RESERVED,
    "SO70 12": "its text is in none of the sources: it would be invented",
    "SO70 15": "its text is in none of the sources: it would be invented",
    **{
        f"SO70 reason {pair}": _UNKNOWN
        for pair, row in dispositions_of("SO70", "status reason").items()
        if not row.narrative
    },
}


@dataclass(frozen=True, slots=True)
class Status:
    """A status, what it says, and the story that sends it; or why no story does."""

    record: str
    element: str
    code: str
    narrative: str
    story: str
    reason: str

    @property
    def name(self) -> str:
        """`SO60 98`; of a line's status `SO70 line 07`, of a reason with its status `SO70 reason 02/12`."""
        return f"{self.record} {_WORDS.get(self.element, '')}{self.code}"


def statuses() -> tuple[Status, ...]:
    """Every status of the code tables, in their order."""
    stories = {**_of_kinds(), **_TOLD}
    found = []
    for record, element in PLACES:
        for code, row in dispositions_of(record, element).items():
            status = Status(record, element, code, row.narrative, "", "")
            name = status.name
            found.append(Status(record, element, code, row.narrative, stories.get(name, ""), _NOT.get(name, "")))
    return tuple(found)


def _of_kinds() -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in KINDS:
        for record, seen in (("SO50", kind.bill), ("SO60", kind.entry)):
            for code in (*seen.placed, *seen.removed):
                found.setdefault(f"{record} {code}", kind.story)
        if kind.agency is not None:
            found.setdefault(f"SO70 {kind.agency.status}", kind.story)
            found.setdefault(f"SO70 reason {kind.agency.status}/{kind.agency.reason}", kind.story)
            found.setdefault(f"SO70 reason 07/{kind.agency.may}", kind.story)
            if kind.level == "line":
                found.setdefault(f"SO70 line {kind.agency.status}", "agency_hold_by_line")
    return found
