"""A summary's own records as ACE has them on file: those of the Entry Summary chapter, with blanks before numbers."""

from __future__ import annotations

from decimal import Decimal

from formats.catair.entry_summary.declarations import CraftBeverage
from formats.catair.entry_summary.line import ZoneStatus
from formats.catair.entry_summary_query_reply.amounts import space_padded
from formats.record import SN, M, N, Record, columns


class LineNumber(Record, id="4A"):
    """CBP Line Number: the ordinal of the line that follows. Entry Summary Query v26, May 2026, ESQ-53."""

    line_number: str = columns(3, 7, N, M, title="CBP line number", note="not the filer's own identifier of the line")


class ReturnedZoneStatus(ZoneStatus, id="41"):
    """FTZ Status Information as on file. Entry Summary Query v26, May 2026, ESQ-52, note 2."""

    quantity: int = columns(10, 19, N, M, reads=SN, title="FTZ line item quantity", note="whole units")


class ReturnedCraftBeverage(CraftBeverage, id="54"):
    """CBMA Product Detail as on file. Entry Summary Query v26, May 2026, ESQ-52, note 2."""

    allocation: Decimal = columns(54, 65, N, M, reads=SN, decimals=4, title="allocation quantity")
    tax_rate: Decimal = columns(73, 80, N, M, reads=SN, decimals=4, title="TTB tax rate (confirmation)")


_RETURNED: dict[type[Record], type[Record]] = {
    ZoneStatus: ReturnedZoneStatus,
    CraftBeverage: ReturnedCraftBeverage,
}


def returned(record: Record) -> Record:
    """A record of an accepted entry summary as the query returns it: numbers to the right after blanks."""
    padded = space_padded(record)
    return _RETURNED.get(type(record), type(record)).read(padded.line)
