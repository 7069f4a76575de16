"""What is screened besides names, from data: embargoed origins, the UFLPA region, flags by tariff number."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from cbp_sim.screening.filed import Goods, Party, Said
from cbp_sim.screening.names import words
from cbp_sim.screening.results import Hit

UFLPA_CITE = "Public Law 117-78 section 3"


@dataclass(frozen=True, slots=True)
class TariffFlag:
    """A flag that a tariff number carries: which agency wants data, and whether it surely does.

    status, reason: what the agency says in SO70 when data that are required do not come.
    """

    prefix: str
    flag: str
    agency: str
    required: bool
    meaning: str
    status: str
    reason: str


def _rows(name: str) -> list[dict[str, str]]:
    text = files("cbp_sim.data").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


@cache
def embargoed() -> dict[str, str]:
    """The embargoed origins: code, and the program that bars them."""
    return {row["code"]: f"{row['program']}, {row['cite']}" for row in _rows("embargoed_origins.csv")}


@cache
def tariff_flags() -> tuple[TariffFlag, ...]:
    """Every flag, in the order of the file."""
    return tuple(
        TariffFlag(
            row["prefix"],
            row["flag"],
            row["agency"],
            row["required"] == "R",
            row["meaning"],
            row["status"],
            row["reason"],
        )
        for row in _rows("tariff_flags.csv")
    )


@cache
def _region() -> tuple[tuple[str, str, str], ...]:
    return tuple((row["element"], row["match"], row["value"]) for row in _rows("forced_labor_region.csv"))


def flags_of(hts: str) -> tuple[TariffFlag, ...]:
    """The flags that a tariff number carries."""
    return tuple(flag for flag in tariff_flags() if hts.startswith(flag.prefix))


def embargo_hits(said: Said) -> Iterator[Hit]:
    """Goods of an embargoed origin, then parties that sit there."""
    for line in said.goods:
        if line.origin in embargoed():
            yield _embargo(f"line {line.line}", f"origin {line.origin}", line.origin)
    for party in said.parties:
        if party.country in embargoed():
            yield _embargo(party.place, f"{party.name or party.number} in {party.country}".strip(), party.country)


def _embargo(place: str, filed: str, code: str) -> Hit:
    return Hit(kind="embargo", place=place, filed=filed, against="embargoed", listed=embargoed()[code])


def region_hits(said: Said) -> Iterator[Hit]:
    """Parties that sit in the region where forced labor is presumed."""
    for party in said.parties:
        where = region_of(party)
        if where:
            yield Hit(
                kind="UFLPA region", place=party.place, filed=f"{party.name} at {where}".strip(), against="in Xinjiang",
                listed=UFLPA_CITE, hold="uflpa",
            )  # fmt: skip


@lru_cache(maxsize=4096)
def region_of(party: Party) -> str:
    """What in a party's address stands in the region: `city URUMQI`, `postal code 830000`; "" when nothing does."""
    if party.country != "CN":
        return ""
    for element, match, value in _region():
        told = " ".join(words(getattr(party, element)))
        if told == value or (match == "begins" and told.startswith(value)):
            return f"{element.replace('_', ' ')} {told}"
    return ""


def flag_hits(said: Said, *, hold: bool) -> Iterator[Hit]:
    """Flags of the tariff numbers. hold: whether what comes without the data that a flag requires is held."""
    for line in said.goods:
        for hts in line.hts:
            for flag in flags_of(hts):
                yield _flagged(line, hts, flag, hold=hold)


def _flagged(line: Goods, hts: str, flag: TariffFlag, *, hold: bool) -> Hit:
    lacking = flag.required and flag.agency not in line.agencies
    meaning = f"{flag.agency} {flag.meaning}" + (", and none came" if lacking else "")
    return Hit(
        kind="tariff flag", place=f"line {line.line}", filed=f"HTS {hts}", against=f"flagged {flag.flag}",
        listed=meaning, hold="pga" if hold and lacking else "", agency=flag.agency, line=line.line,
        status=flag.status, reason_code=flag.reason,
    )  # fmt: skip
