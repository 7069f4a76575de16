"""The records of a zone admission, and how they are grouped. On the wire FT10 is 10.

The chapter is at hand as a public transcription, without its page numbers.
"""

from __future__ import annotations

from formats.catair.ftz_admission.admission import (
    BillOfLading,
    BondedCarrier,
    Container,
    Conveyance,
    Header,
    InBond,
    ReplaceRemarks,
    ReplaceRequest,
)
from formats.catair.ftz_admission.line import Line, LineReference, LineRemarks, LineValues
from formats.group import Group

__all__ = [  # noqa: RUF022 - the order of the usage map
    "Header",
    "ReplaceRequest",
    "ReplaceRemarks",
    "Conveyance",
    "BillOfLading",
    "InBond",
    "BondedCarrier",
    "Container",
    "Line",
    "LineValues",
    "LineReference",
    "LineRemarks",
    "LineGroup",
    "Bill",
    "Arrival",
    "ChangedLine",
    "ChangedBill",
    "ChangedArrival",
    "Admission",
    "Replacement",
    "AdmissionDeletion",
    "StatusChange",
]

RECORDS = tuple(__all__)


class LineGroup(Group, rule="line"):
    """A line of goods."""

    line: Line
    values: LineValues
    references: tuple[LineReference, ...]
    remarks: tuple[LineRemarks, ...]


class Bill(Group, rule="bill"):
    """A bill of lading, and the goods under it. A temporary deposit names no goods."""

    bill: BillOfLading
    in_bonds: tuple[InBond, ...]
    carriers: tuple[BondedCarrier, ...]
    containers: tuple[Container, ...]
    lines: tuple[LineGroup, ...]


class Arrival(Group, rule="arrival"):
    """How goods come to the zone, and their bills."""

    conveyance: Conveyance
    bills: tuple[Bill, ...]


class ChangedLine(Group, rule="changed_line"):
    """Goods that change their zone status."""

    line: Line
    values: LineValues


class ChangedBill(Group, rule="changed_bill"):
    """The bill under which goods came that change their zone status."""

    bill: BillOfLading
    lines: tuple[ChangedLine, ...]


class ChangedArrival(Group, rule="changed_arrival"):
    """Admission type C, and its bills."""

    conveyance: Conveyance
    bills: tuple[ChangedBill, ...]


class Admission(Group, rule="transaction"):
    """An admission as it is added: action A."""

    header: Header
    arrivals: tuple[Arrival, ...]


class Replacement(Group, rule="replacement"):
    """An admission as it is replaced, and why: action R."""

    header: Header
    request: ReplaceRequest
    remarks: tuple[ReplaceRemarks, ...]
    arrivals: tuple[Arrival, ...]


class AdmissionDeletion(Group, rule="deletion"):
    """An admission that is taken back: action D."""

    header: Header
    remarks: tuple[LineRemarks, ...]


class StatusChange(Group, rule="status_change"):
    """Goods in the zone that change their status: action S."""

    header: Header
    arrivals: tuple[ChangedArrival, ...]
