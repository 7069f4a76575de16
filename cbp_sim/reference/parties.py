"""Importers, bonds, sureties, filers, ports and facilities."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from cbp_sim.reference.part import Names, Part


class ContinuousBond(Part):
    """An importer's continuous bond. reconciliation: whether it has the rider. terminates: from that day it is over."""

    surety: str
    effective: date
    terminates: date | None = None
    sufficient: bool = True
    reconciliation: bool = True


class Importer(Part):
    """An importer of record, consignee or other party with an importer number.

    bonded: false says that no continuous bond is on file. bond: the one that is; neither, and any is believed.
    dormant: too long without an entry summary. sanctioned: barred from monthly statements; monthly_statements: whether
    it takes part in them; monthly_day: whether its account has the day of them. defense: whether it may be the importer
    of type 51. barred: beginnings of tariff numbers that it may not enter. center, team: who deals with its summaries;
    a center that is blank is not assigned yet. liquidation_filers: who may ask about them through NILS.
    name: as CBP tells it.
    """

    number: str
    name: str = ""
    status: Literal["active", "inactive", "void"] = "active"
    dormant: bool = False
    bonded: bool = True
    bond: ContinuousBond | None = None
    reconciliation: bool = True
    sanctioned: bool = False
    monthly_statements: bool = True
    monthly_day: bool = True
    defense: bool = True
    barred: Names = ()
    center: Literal[
        "", "CEE001", "CEE002", "CEE003", "CEE004", "CEE005", "CEE006", "CEE007", "CEE008", "CEE009", "CEE010", "NOTELG"
    ] = ""
    team: str = Field(default="", pattern=r"^([A-Z0-9]{3})?$")
    liquidation_filers: Names = ()


class Surety(Part):
    """A surety company of which more is known than its place in the list of codes.

    limit: its underwriting limit in whole dollars, where it has one. agents: who may sign for it; agent_limits: up to
    which liability. filers: who may send its bonds. askers: who may ask for it about summaries.
    """

    code: str
    name: str = ""
    status: Literal["active", "cancelled", "revoked"] = "active"
    limit: int | None = None
    agents: Names = ("*",)
    agent_limits: dict[str, int] = Field(default_factory=dict)
    filers: Names = ("*",)
    askers: Names = ()


class SingleBond(Part):
    """A single transaction bond in eBond. entry: its number as in `N01-50000029`. importers: who may use it.

    former: who might, and may no longer.
    """

    entry: str
    void: bool = False
    designation: str = "B"
    entry_type: str = "01"
    amount: Decimal = Decimal(50_000)
    importers: Names = ("*",)
    former: Names = ()


class Port(Part):
    """What a port can do."""

    code: str
    active: bool = True
    cargo: bool = True
    vessel: bool = True
    air: bool = True
    electronic_invoice: bool = True


class Facility(Part):
    """A facility, by its FIRMS code."""

    code: str
    active: bool = True
    cargo: bool = True


class FilerAccount(Part):
    """What a filer's accounts with CBP allow and demand.

    statement_ports, where not empty, are the ports at which it has an account for statements; remote_ports those at
    which it may file from another place (RLF).
    """

    code: str
    statements: bool = True
    monthly_statements: bool = True
    monthly_day: bool = True
    statement_ports: Names = Field(default=("*",))
    remote_ports: Names = ("*",)
    branch_required: bool = False
    reference_required: bool = False
    electronic_invoice: bool = True
    express: bool = True
    defense: bool = True
