"""Kinds of hold on cargo: who places each, what ends it, and how it is seen on the wire."""

from cbp_sim.holds.bills import GENERAL_ORDER, QUANTITY
from cbp_sim.holds.catalogue import KINDS, agency_kind, as_data, kind_of
from cbp_sim.holds.entries import DOCUMENTS, REVIEW
from cbp_sim.holds.exams import EXAM
from cbp_sim.holds.kinds import AgencyCode, Clock, HoldKind, Seen, Way

__all__ = [
    "DOCUMENTS",
    "EXAM",
    "GENERAL_ORDER",
    "KINDS",
    "QUANTITY",
    "REVIEW",
    "AgencyCode",
    "Clock",
    "HoldKind",
    "Seen",
    "Way",
    "agency_kind",
    "as_data",
    "kind_of",
]
