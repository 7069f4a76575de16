"""What CBP has on file about parties, articles and papers that a filing names: optional tables of a world's profile.

Whoever and whatever no table names is taken as it comes, so that a world without tables takes everything that CBP
could take. A row narrows that: an importer that is void, a case that was revoked, a quota that is filled.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property

from pydantic import Field

from cbp_sim.reference.articles import AgencyProgram, Article, ClaimProgram, Country, Exclusion, TaxDesignation
from cbp_sim.reference.census import CensusRange
from cbp_sim.reference.papers import AgriculturalLicense, Certificate, License, Participant, Quota, Visa
from cbp_sim.reference.part import ANY, ByBeginning, Names, Part
from cbp_sim.reference.parties import ContinuousBond, Facility, FilerAccount, Importer, Port, SingleBond, Surety
from cbp_sim.reference.remedies import Case, ReimbursementDeclaration
from cbp_sim.reference.summaries import EntryFacts

__all__ = [
    "AgencyProgram",
    "AgriculturalLicense",
    "Article",
    "Case",
    "CensusRange",
    "Certificate",
    "ClaimProgram",
    "ContinuousBond",
    "Country",
    "EntryFacts",
    "Exclusion",
    "Facility",
    "FilerAccount",
    "Importer",
    "License",
    "Participant",
    "Port",
    "Quota",
    "Reference",
    "ReimbursementDeclaration",
    "SingleBond",
    "Surety",
    "TaxDesignation",
    "Visa",
]


class Reference(Part):
    """All tables.

    warehouse_entries: numbers that a withdrawal may name without their summary being on file here. known_…: what else
    is taken without a row. craft_beverage_dates_since: the day from which a craft beverage without a date of
    importation is rejected. all_single_bonds: whether eBond has no single transaction bond but those listed here.
    """

    importers: tuple[Importer, ...] = ()
    sureties: tuple[Surety, ...] = ()
    single_bonds: tuple[SingleBond, ...] = ()
    ports: tuple[Port, ...] = ()
    facilities: tuple[Facility, ...] = ()
    filers: tuple[FilerAccount, ...] = ()
    countries: tuple[Country, ...] = ()
    articles: tuple[Article, ...] = ()
    programs: tuple[AgencyProgram, ...] = ()
    claims: tuple[ClaimProgram, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    designations: tuple[TaxDesignation, ...] = ()
    cases: tuple[Case, ...] = ()
    declarations: tuple[ReimbursementDeclaration, ...] = ()
    quotas: tuple[Quota, ...] = ()
    agricultural: tuple[AgriculturalLicense, ...] = ()
    licenses: tuple[License, ...] = ()
    visas: tuple[Visa, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    participants: tuple[Participant, ...] = ()
    entries: tuple[EntryFacts, ...] = ()
    census: tuple[CensusRange, ...] = ()
    warehouse_entries: Names = (ANY,)
    known_cases: Names = (ANY,)
    known_exclusions: Names = (ANY,)
    known_export_certificates: Names = (ANY,)
    known_producers: Names = (ANY,)
    known_agents: Names = (ANY,)
    known_manufacturers: Names = (ANY,)
    auto_licenses: dict[str, int] = Field(default_factory=dict)
    closed_declarations: Names = ()
    craft_beverage_dates_since: date = date(2023, 10, 12)
    all_single_bonds: bool = False
    statement_runs: tuple[date, ...] = ()

    @cached_property
    def filled(self) -> frozenset[str]:
        """The tables that have rows, by their names."""
        return frozenset(name for name, rows in self if rows)

    def importer(self, number: str) -> Importer | None:
        """What is on file about an importer, with or without its suffix."""
        return self._importers.get(number)

    @cached_property
    def _importers(self) -> dict[str, Importer]:
        found: dict[str, Importer] = {}
        for one in self.importers:
            found.setdefault(one.number, one)
            found.setdefault(f"{one.number}00", one)
        return found

    def surety(self, code: str) -> Surety | None:
        """What is on file about a surety company."""
        return next((one for one in self.sureties if one.code == code), None)

    def single_bond(self, entry: str) -> SingleBond | None:
        """The single transaction bond of an entry, as eBond has it."""
        return next((one for one in self.single_bonds if one.entry == entry), None)

    def port(self, code: str) -> Port | None:
        """What is on file about a port."""
        return next((one for one in self.ports if one.code == code), None)

    def facility(self, code: str) -> Facility | None:
        """What is on file about a FIRMS code."""
        return next((one for one in self.facilities if one.code == code), None)

    def filer(self, code: str) -> FilerAccount | None:
        """What is on file about a filer beyond its ABI profile."""
        return next((one for one in self.filers if one.code == code), None)

    def country(self, code: str) -> Country | None:
        """What is on file about a country."""
        return next((one for one in self.countries if one.code == code), None)

    def article(self, hts_number: str) -> Article | None:
        """What is on file about a tariff number: the longest beginning that has a row."""
        return self._articles.of(hts_number)

    @cached_property
    def _articles(self) -> ByBeginning[Article]:
        return ByBeginning((one.hts, one) for one in self.articles)

    def claim(self, code: str) -> ClaimProgram | None:
        """What is on file about a special program."""
        return next((one for one in self.claims if one.code == code), None)

    def census_range(self, hts_number: str) -> CensusRange | None:
        """What is usual of a tariff number: the longest beginning that has a row."""
        return self._census.of(hts_number)

    @cached_property
    def _census(self) -> ByBeginning[CensusRange]:
        return ByBeginning((one.hts, one) for one in self.census)

    def case(self, number: str) -> Case | None:
        """An AD/CVD case."""
        return self._cases.get(number)

    @cached_property
    def _cases(self) -> dict[str, Case]:
        return {one.number: one for one in reversed(self.cases)}

    @cached_property
    def announced(self) -> tuple[Case, ...]:
        """The active cases whose goods are told that they may be subject to them."""
        return tuple(one for one in self.cases if one.announced and one.status == "active" and "*" not in one.hts)

    def entry(self, subject: str) -> EntryFacts | None:
        """What CBP knows of an entry."""
        return self._entries.get(subject)

    @cached_property
    def _entries(self) -> dict[str, EntryFacts]:
        return {one.number: one for one in reversed(self.entries)}
