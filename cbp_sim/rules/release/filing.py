"""What the rules on a cargo release ask about: a filing, and the entry that CBP has of its number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cbp_sim.lifecycle.release_file import Release
from cbp_sim.replies import Address
from cbp_sim.rules import agencies
from cbp_sim.rules.engine import told as told
from cbp_sim.world import World
from formats.catair.cargo_release.bills import BillOfLading
from formats.catair.cargo_release.records import (
    AdditionalHeader,
    Bill,
    CargoRelease,
    CargoReleaseCancellation,
    CargoReleaseUpdate,
    Contact,
    Header,
    HeaderPartyGroup,
    Line,
    Reference,
    UnfinishedBill,
)
from formats.chapter import Reading
from formats.pga import PgaData

Content = CargoRelease | CargoReleaseUpdate | CargoReleaseCancellation

ZONE, WAREHOUSE, REWAREHOUSE, TEMPORARY, LOW_VALUE, INFORMAL = "06", "21", "22", "23", "86", "11"

#: Modes by which the manifest is not electronic (SE-48).
UNMANIFESTED_MODES = ("32", "33", "34", "50", "60", "70")
RAIL_AND_TRUCK = ("20", "21", "30", "31")
AIR = ("40", "41")
HAND_CARRIED = "60"


@dataclass(frozen=True)
class Filing:
    """An SE transaction under judgement.

    content: its records in their places. reading: the same as they came. on_file: the entry of its number, or None.
    """

    content: Content
    reading: Reading
    to: Address
    world: World
    on_file: Release | None

    @property
    def header(self) -> Header:
        """The SE10 record."""
        return self.content.header

    @property
    def action(self) -> str:
        """A, R, D or U; `CannotTell` when it is blank or unreadable."""
        named: str = told(self.header.action)
        return named

    @property
    def entry_type(self) -> str:
        """The entry type; `CannotTell` when it is blank or unreadable."""
        named: str = told(self.header.entry_type)
        return named

    @property
    def mode(self) -> str | None:
        """The mode of transport; None when it is not reported."""
        named: str | None = told(self.header.mode_of_transport)
        return named

    @property
    def whole(self) -> CargoRelease | None:
        """The filing as an add or a replacement, which carry the whole entry; None for the others."""
        return self.content if isinstance(self.content, CargoRelease) else None

    @property
    def additional(self) -> AdditionalHeader | None:
        """The SE11 record."""
        return None if isinstance(self.content, CargoReleaseCancellation) else self.content.additional

    @property
    def contact(self) -> Contact | None:
        """The SE13 record."""
        return self.content.contact

    @property
    def bills(self) -> tuple[Bill | UnfinishedBill, ...]:
        """Its bills."""
        return () if isinstance(self.content, CargoReleaseCancellation) else self.content.bills

    @property
    def bill_records(self) -> Iterator[BillOfLading]:
        """Its SE15 records."""
        for bill in self.bills:
            yield from bill.numbers

    @property
    def parties(self) -> tuple[HeaderPartyGroup, ...]:
        """The parties to the whole entry."""
        return self.whole.parties if self.whole else ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its lines."""
        return self.whole.lines if self.whole else ()

    @property
    def has_pga_data(self) -> bool:
        """Whether data of partner agencies travel with it."""
        return any(tariff.pga for line in self.lines for tariff in line.tariffs)

    @cached_property
    def agency_data(self) -> PgaData:
        """What it tells partner government agencies."""
        return agencies.agency_data(self.reading)

    @property
    def today(self) -> date:
        """The Eastern day on which CBP receives it."""
        return self.world.clock.today()

    def references(self, qualifier: str) -> tuple[Reference, ...]:
        """Its SE20 records of a qualifier."""
        return tuple(one for one in self.content.references if one.qualifier == qualifier)

    def reference(self, qualifier: str) -> str | None:
        """The first reference of a qualifier; None when there is none, `CannotTell` when it cannot be read."""
        first = next(iter(self.references(qualifier)), None)
        return None if first is None else str(told(first.reference))
