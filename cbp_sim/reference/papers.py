"""Quotas, licenses, visas, and the certificates that other governments issue electronically."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from cbp_sim.reference.part import Names, Part


class Quota(Part):
    """A quota, by the beginning of its tariff number and its country. second_hts: the number that must stand beside.

    What a quota query tells of it besides: id, category (of textiles, three digits), description, unit, limit (None is
    no limit) and threshold, used (before anything that is filed here), and the days of its period, blank for the
    present calendar year.
    """

    hts: str
    origin: str
    status: Literal["open", "filled", "expired", "banned", "hold", "potentially filled"] = "open"
    absolute: bool = False
    second_hts: str = ""
    id: str = ""
    category: str = Field(default="", pattern=r"^([0-9]{3})?$")
    description: str = ""
    unit: str = Field(default="KG", pattern=r"^[A-Z0-9]{1,3}$")
    limit: int | None = Field(default=None, ge=0, le=99_999_999_999)
    threshold: int = Field(default=0, ge=0, le=99_999_999_999)
    used: int = Field(default=0, ge=0)
    begins: date | None = None
    ends: date | None = None


class AgriculturalLicense(Part):
    """An import license of the Department of Agriculture (type 14)."""

    number: str
    hts: Names = ("*",)
    origins: Names = ("*",)
    importers: Names = ("*",)
    available: Decimal = Decimal(1_000_000)


class License(Part):
    """A license, certificate or permit, and how often and for how much it may be used.

    numbers: those that the agency has issued, of a type. exact: whether any other is refused, or only remarked.
    """

    type: str
    numbers: Names
    exact: bool = False
    used: Names = ()
    exhausted: Names = ()
    value_limit: int | None = None


class Visa(Part):
    """Standard visas that were issued for goods of a country."""

    origin: str
    numbers: Names


class Participant(Part):
    """A country that issues certificates electronically, and whether what does not match is refused."""

    origin: str
    kind: Literal["license", "visa", "non-standard visa"]
    fatal: bool = True


class Certificate(Part):
    """A certificate as its country issued it. balance: what is left of it, in `unit`."""

    kind: Literal["license", "visa", "non-standard visa"]
    number: str
    origin: str
    importer: str = ""
    hts: str = ""
    unit: str = ""
    balance: Decimal | None = None
    cancelled: bool = False
    effective: date | None = None
    expires: date | None = None
