"""EB and EY: how QP and WP answer records out of order. In-bond amendment 51, April 2026, INB-69 to INB-72."""

from __future__ import annotations

from collections.abc import Sequence

from formats.batch import Transaction
from formats.catair.in_bond_reply.rejects import BlockHeaderReject, BlockTrailerReject, ControlReject
from formats.fault import Fault
from formats.record import Record

#: By the code that the chapters declare for a breach. The texts are chosen by us.
_REJECTS: dict[str, tuple[type[ControlReject], str]] = {
    "EB": (BlockHeaderReject, "RECORD UNKNOWN OR OUT OF SEQUENCE"),
    "EY": (BlockTrailerReject, "RECORD MISSING AT END OF TRANSACTION"),
}


def control_reject(faults: Sequence[tuple[Transaction, Fault]]) -> list[Record]:
    """One record: of the first breach."""
    reject, narrative = _REJECTS[faults[0][1].code or "EB"]
    return [reject(narrative=narrative)]
