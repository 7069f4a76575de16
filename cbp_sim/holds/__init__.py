"""Kinds of hold on cargo: who places each, what ends it, and how it is seen on the wire."""

from cbp_sim.holds.kinds import DOCUMENTS, EXAM, KINDS, MANIFEST, QUANTITY, REVIEW, HoldKind, kind_of

__all__ = ["DOCUMENTS", "EXAM", "KINDS", "MANIFEST", "QUANTITY", "REVIEW", "HoldKind", "kind_of"]
