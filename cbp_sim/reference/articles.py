"""What is on file about tariff numbers, beyond the tariff itself, about countries, agencies and exclusions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from cbp_sim.reference.part import Names, Part


class Article(Part):
    """A tariff number, or a beginning of tariff numbers.

    units: how many pairs of quantity and unit it takes. pair: beginnings of one of which another number of the line
    has. origins, exports, programs: the only ones for which it may be used; no_program: for none at all.
    taxes, fees, revenues: classes that may be reported; the required ones must. untested: classes whose formula is not
    computed here; rates: what a class pays, in dollars for each unit of the first quantity. licenses: types of which
    one may be given; license_required: one must, license_asked: one should.
    declarations: types that may be given; declaration_required, declaration_asked: one that must, or should; and
    declaration_origins: countries whose goods may have one. remedies: beginnings of chapter 99 numbers of which one has
    to stand beside it, save under an exclusion or a type that is free of them. only_with: for a chapter 99 number, the
    articles that it is for. vehicle: whether it is one of parts or of whole medium and heavy vehicles.
    agency: whose PGA data must come with it. barred: origins from which it cannot come at all, since barred_since.
    """

    hts: str
    active: bool = True
    reserved: bool = False
    formal: bool = False
    units: int = 1
    pair: Names = ()
    zero_value: bool = False
    origins: Names = ("*",)
    exports: Names = ("*",)
    programs: Names = ("*",)
    no_program: bool = False
    not_from: Names = ()
    taxes: Names | None = None
    tax_required: str = ""
    fees: Names | None = None
    fee_required: str = ""
    cotton_exempt: bool = False
    revenues: Names | None = None
    revenue_required: str = ""
    untested: Names = ()
    rates: dict[str, Decimal] = Field(default_factory=dict)
    visa_required: bool = False
    licenses: Names | None = None
    license_required: bool = False
    license_asked: bool = False
    license_needed: bool = False
    declarations: Names | None = None
    declaration_required: str = ""
    declaration_asked: str = ""
    declaration_origins: Names = ("*",)
    sugar_year: str = ""
    primary_steel: bool = False
    primary_aluminum: bool = False
    lighter_than_article: bool = False
    remedies: Names = ()
    remedy_free_types: Names = ()
    only_with: Names = ()
    vehicle: Literal["", "part", "vehicle"] = ""
    agency: str = ""
    barred: Names = ()
    barred_since: date = date(2026, 9, 29)


class ClaimProgram(Part):
    """A special program that may be claimed: its first and last day where they are other than the tariff's.

    exports: countries from which its goods may be exported.
    """

    code: str
    effective: date | None = None
    expires: date | None = None
    exports: Names = ("*",)


class Country(Part):
    """A country from which little or nothing may come. articles: beginnings of tariff numbers that may."""

    code: str
    restricted: bool = True
    articles: Names = ()


class AgencyProgram(Part):
    """A program of a partner agency. needs: records that must be among its data. documents: identifiers of which one
    must be in a PG22; affirmations: codes that a PG23 may have; remarks: types of which one must be in a PG24.
    """

    agency: str
    program: str
    active: bool = True
    needs: Names = ()
    documents: Names = ("*",)
    affirmations: Names = ("*",)
    remarks: Names = ()


class Exclusion(Part):
    """A product exclusion, by the identifier that CBP gave it. frozen: only corrections may still use it."""

    number: str
    importer: str = ""
    hts: str = ""
    origin: str = ""
    effective: date | None = None
    expires: date | None = None
    deactivated: bool = False
    frozen: bool = False


class TaxDesignation(Part):
    """A rate designation of the Craft Beverage Modernization Act: its tax class, rate, first and last day."""

    code: str
    tax_class: str
    rate: Decimal
    effective: date
    expires: date | None = None
    flavor_credit: bool = False
