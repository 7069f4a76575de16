"""EA, EB, EY and EZ: what CBP answers when the structure or the counts of a QP or WP batch are wrong.

The chapter prints them without a map and says nothing of X0 and X1 (Batch & Block Control v23), which serve the same
purpose. Where they stand is inferred: between B and Y, each on its own.
"""

from __future__ import annotations

from formats.record import M, Record, X, columns


class ControlReject(Record):
    """What the four have in common: a text."""

    narrative: str = columns(3, 42, X, M, title="narrative message")


class BatchHeaderReject(ControlReject, id="EA"):
    """Transaction control header reject: the A record. In-bond amendment 51, April 2026, INB-69."""


class BlockHeaderReject(ControlReject, id="EB"):
    """Block control header reject: the B record. In-bond amendment 51, April 2026, INB-70."""


class BlockTrailerReject(ControlReject, id="EY"):
    """Block control trailer reject: the Y record and its count. In-bond amendment 51, April 2026, INB-71."""


class BatchTrailerReject(ControlReject, id="EZ"):
    """Transaction control trailer reject: the Z record. In-bond amendment 51, April 2026, INB-72."""
