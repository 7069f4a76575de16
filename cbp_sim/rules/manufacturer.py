"""The questions on a manufacturer. Manufacturer Name/Address Add v3, March 2023, AMF-10 to AMF-24.

The chapter is at hand as a public transcription, its messages are not: `manufacturer_conditions.csv` is ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cbp_sim.decision import Finding
from cbp_sim.lifecycle import manufacturers
from cbp_sim.rules.answers import Words
from cbp_sim.rules.summary import tables
from cbp_sim.rules.summary.submission import told
from cbp_sim.world import World
from formats.catair.manufacturer_add.records import Manufacturer
from formats.chapter import Reading
from formats.numbers import ManufacturerId, NumberError

WORDS = Words("manufacturer_conditions.csv", "$I")

UPDATE = "U"
#: Countries whose makers have a postal code ($4), beside the provinces of Canada.
POSTAL = ("US", "CN")


@dataclass(frozen=True)
class Asked:
    """A manufacturer under judgement."""

    manufacturer: Manufacturer
    reading: Reading
    world: World

    @property
    def update(self) -> bool:
        """Whether the postal code of a known one is to change."""
        return bool(told(self.manufacturer.firm.action) == UPDATE)

    @property
    def country(self) -> str | None:
        """ISO code, of Canada the province's; None when it is blank."""
        named: str | None = told(self.manufacturer.firm.country)
        return named

    @property
    def submitted(self) -> str | None:
        """The MID that the filer gives."""
        named: str | None = told(self.manufacturer.city_and_postal_code.manufacturer)
        return named

    def made(self) -> str:
        """The MID that CBP makes of name and address; NumberError when it can make none."""
        maker = self.manufacturer
        made = ManufacturerId.build(country=self.country or "", name=maker.name, street=maker.street, city=maker.city)
        return str(made)


def elements_are_read(asked: Asked) -> Iterator[Finding]:
    """Every element is there where its record cannot do without it, of its class, and of a known code."""
    mine = {id(record) for record in asked.manufacturer.records()}
    for fault, element in ((fault, fault.field) for fault in asked.reading.faults if fault.field is not None):
        at = asked.reading.records[fault.number - asked.reading.number]
        if id(at) in mine:
            yield from WORDS.found(fault.kind.value, at, at.layout.by_name[element].title.upper())


def maker_is_named(asked: Asked) -> Iterator[Finding]:
    """An add has the maker's country, of Canada the province, and his name; an update has neither."""
    firm, country = asked.manufacturer.firm, asked.country
    if asked.update:
        if country is not None or asked.manufacturer.name:
            yield from WORDS.found("not for an update", firm)
        return
    if country is None:
        yield from WORDS.found("country missing", firm)
    elif country == "CA":
        yield from WORDS.found("province missing", firm)
    elif not tables.is_country(country) and not tables.is_province(country):
        yield from WORDS.found("country unknown", firm)
    if not asked.manufacturer.name:
        yield from WORDS.found("name missing", firm)


def postal_code_is_there(asked: Asked) -> Iterator[Finding]:
    """An update has a postal code, and so has a maker of the United States, Canada or China."""
    country = asked.country or ""
    wanted = asked.update or country in POSTAL or tables.is_province(country)
    if wanted and told(asked.manufacturer.city_and_postal_code.postal_code) is None:
        yield from WORDS.found("postal code missing", asked.manufacturer.city_and_postal_code)


def id_is_right(asked: Asked) -> Iterator[Finding]:
    """The MID of an update is on file; that of an add is the one that CBP makes."""
    last, submitted = asked.manufacturer.city_and_postal_code, asked.submitted
    if asked.update:
        if submitted is None:
            yield from WORDS.found("manufacturer ID missing", last)
        elif not manufacturers.on_file(asked.world, submitted):
            yield from WORDS.found("not on file", last)
        return
    if not asked.country or asked.country == "CA" or not asked.manufacturer.name:
        return
    try:
        made = asked.made()
    except NumberError:
        yield from WORDS.found("no manufacturer ID", last)
    else:
        if submitted not in (None, made):
            yield from WORDS.found("another manufacturer ID", last)


QUESTIONS_ON_MAKERS = (elements_are_read, maker_is_named, postal_code_is_there, id_is_right)
