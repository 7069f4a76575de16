"""What elements of one record demand of each other. The conditions are CBP's (error dictionary, revision 51)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from formats.catair.pga_message_set.hierarchy import REJECTED
from formats.catair.pga_message_set.parties import Remarks
from formats.catair.pga_message_set.product import AgencyLine, Source
from formats.catair.pga_message_set.shipment import Area, Quantities, Route
from formats.record import Record


@dataclass(frozen=True, slots=True)
class Lack:
    """An element that another one demands and that is blank."""

    field: str
    condition: str
    reason: str


def lacks(record: Record) -> Iterator[Lack]:
    """What is blank in a record although another of its elements demands it."""
    if isinstance(record, AgencyLine):
        if record.intended_use == "980.000" and record.intended_use_text is None:
            yield Lack("intended_use_text", "P08", "intended use 980.000, for other use, needs a description")
    elif isinstance(record, Source):
        if record.processing_type == "017" and record.processing is None:
            yield Lack("processing", "P27", "processing type 017, other, needs a description")
    elif isinstance(record, Remarks):
        if record.remarks_type is not None and record.code is None and record.text is None:
            yield Lack("text", "P41", "a remarks type needs a remarks code or a text")
    elif isinstance(record, Route):
        if record.subunit_qualifier is not None and record.subunit_name is None:
            yield Lack("subunit_name", "P30", "a qualifier of the political subunit needs its name")
    elif isinstance(record, Area):
        if record.code is None and record.name is None:
            yield Lack("code", "P31", "a geographic area needs its code or its name")
    elif isinstance(record, Quantities):
        yield from _alone(record)


def _alone(record: Quantities) -> Iterator[Lack]:
    for kind in ("net", "gross", "unit_net", "unit_gross"):
        unit, quantity = f"{kind}_unit", f"{kind}_quantity"
        blank = [name for name in (unit, quantity) if getattr(record, name) is None]
        if len(blank) == 1:
            yield Lack(blank[0], REJECTED, "a unit of measure and its quantity require each other")
