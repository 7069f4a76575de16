"""Antidumping and countervailing duty cases, and declarations that the duty is not reimbursed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from cbp_sim.reference.part import Names, Part


class Case(Part):
    """An AD/CVD case. manufacturer, exporter: for whom it is; blank for a case of a whole country (…000).

    claims: whether bond (B), cash (C) or both are taken; blank where the case has neither yet. rates: in force since
    `effective`, percent ad valorem and dollars a unit. suspension_ends: entries from that day on have no such duty.
    name: as Commerce has it. updated: the day of its last change.
    """

    number: str
    origin: str
    hts: Names = ("*",)
    manufacturer: str = ""
    exporter: str = ""
    status: Literal["active", "excluded", "revoked", "deactivated", "initiated", "terminated"] = "active"
    suspension_ends: date | None = None
    claims: str = "BC"
    ad_valorem: Decimal | None = None
    specific: Decimal | None = None
    effective: date | None = None
    related: Names = ()
    announced: bool = True
    name: str = ""
    updated: date | None = None


class ReimbursementDeclaration(Part):
    """A non-reimbursement declaration, by its identifier. cases: those that it covers."""

    number: str
    cases: Names = ("*",)
    effective: date
    expires: date | None = None
