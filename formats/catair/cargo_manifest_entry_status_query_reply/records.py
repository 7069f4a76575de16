"""The records of an answer to status queries, and the groupings they make."""

from __future__ import annotations

from formats.catair.cargo_manifest_entry_status_query_reply.cargo import (
    AirTransaction,
    AirWaybill,
    AmendedQuantity,
    Article,
    BillInBond,
    Conveyance,
    Location,
    ManifestedBill,
    PortsAndDates,
    Transaction,
    UpdatedInBond,
)
from formats.catair.cargo_manifest_entry_status_query_reply.entries import (
    BillDisposition,
    BillOfLading,
    EarlierPgaDisposition,
    EntryHeader,
    InBond,
    LineItem,
    PgaComment,
    PgaDisposition,
    PgaReview,
    Reference,
    ReleaseDisposition,
)
from formats.catair.cargo_manifest_entry_status_query_reply.errors import AirWaybillError, BillError, EntryError
from formats.group import Group

__all__ = [
    "RECORDS", "AgencyStatus", "AirTransaction", "AirWaybill", "AirWaybillError", "AmendedQuantity", "Answer",
    "Article", "BillDisposition", "BillError", "BillInBond", "BillOfLading", "BillStatus", "CargoStatus",
    "Conveyance", "EarlierPgaDisposition", "EntryError", "EntryHeader", "EntryStatus", "Flight", "InBond",
    "InBondBill", "LineItem", "Location", "ManifestedBill", "PgaComment", "PgaDisposition", "PgaReview",
    "PortsAndDates", "Reference", "ReleaseDisposition", "Transaction", "UpdatedInBond",
]  # fmt: skip

#: The record classes, errors first, then entries, then cargo.
RECORDS = tuple(
    record.__name__
    for record in (
        EntryError, BillError, AirWaybillError, EntryHeader, Reference, LineItem, BillOfLading, InBond,
        BillDisposition, ReleaseDisposition, PgaDisposition, EarlierPgaDisposition, PgaReview, PgaComment, Conveyance,
        Location, Article, UpdatedInBond, ManifestedBill, BillInBond, Transaction, AirWaybill, AirTransaction,
        AmendedQuantity, PortsAndDates,
    )
)  # fmt: skip


class BillStatus(Group, rule="bill"):
    """A bill of an entry, its in-bonds and what became of it. ACMQ-50 to ACMQ-53."""

    bills: tuple[BillOfLading, ...]
    in_bonds: tuple[InBond, ...]
    disposition: BillDisposition


class AgencyStatus(Group, rule="agency"):
    """What an agency says about the entry or some of its lines. ACMQ-57 to ACMQ-63."""

    status: PgaDisposition | EarlierPgaDisposition
    reviews: tuple[PgaReview, ...]
    comments: tuple[PgaComment, ...]


class EntryStatus(Group, rule="entry"):
    """What CBP has on file about an entry. ACMQ-17."""

    header: EntryHeader
    references: tuple[Reference, ...]
    lines: tuple[LineItem, ...]
    bills: tuple[BillStatus, ...]
    dispositions: tuple[ReleaseDisposition, ...]
    agencies: tuple[AgencyStatus, ...]


class InBondBill(Group, rule="in_bond_bill"):
    """A bill of an in-bond, and the in-bond's status as far as this bill is concerned. ACMQ-33, note 1."""

    bill: ManifestedBill
    status: BillInBond


class Flight(Group, rule="flight"):
    """An air waybill or a house of it on a flight, or a further in-bond of it, and what happened to it. ACMQ-16."""

    waybill: AirWaybill
    transactions: tuple[AirTransaction, ...]
    amendments: tuple[AmendedQuantity, ...]
    ports: tuple[PortsAndDates, ...]


class CargoStatus(Group, rule="conveyance"):
    """What CBP has on file about the cargo of one bill, in-bond or air waybill. ACMQ-15 to ACMQ-20."""

    conveyance: Conveyance
    location: Location | None
    articles: tuple[Article, ...]
    in_bond: UpdatedInBond | None
    bills: tuple[ManifestedBill, ...]
    in_bond_bills: tuple[InBondBill, ...]
    flights: tuple[Flight, ...]
    transactions: tuple[Transaction, ...]
    amendments: tuple[AmendedQuantity, ...]
    ports: tuple[PortsAndDates, ...]


class Answer(Group, rule="answer"):
    """CBP's answers to the queries of a block, in their order; a bill of an entry follows the entry."""

    parts: tuple[EntryStatus | CargoStatus | EntryError | BillError | AirWaybillError, ...]
