"""Screens a filing: parties by name and address, then origins, region and flags. Same filing, same hits."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cbp_sim.screening.filed import Party, Said
from cbp_sim.screening.goods import embargo_hits, flag_hits, region_hits
from cbp_sim.screening.match import Match, Matcher
from cbp_sim.screening.parties import read_list
from cbp_sim.screening.results import Hit, Screened
from cbp_sim.screening.settings import Screening


@lru_cache(maxsize=8)
def matcher(lists: tuple[str, ...]) -> Matcher:
    """These lists one after the other, ready to be searched; they are read once."""
    return Matcher([party for named in lists for party in read_list(named)])


def screen(said: Said, settings: Screening) -> Screened:
    """Everything that a filing hits."""
    if not settings.on:
        return Screened()
    hits = [hit for party in said.parties for hit in _hits_of(party, settings)]
    if settings.origins:
        hits += embargo_hits(said)
    if settings.forced_labor:
        hits += region_hits(said)
    if settings.tariff_flags != "off":
        hits += flag_hits(said, hold=settings.tariff_flags == "hold")
    return Screened(hits=tuple(hits))


@lru_cache(maxsize=4096)
def _hits_of(party: Party, settings: Screening) -> tuple[Hit, ...]:
    """The hits of a party: the same ones trade again and again."""
    return tuple(_hits(party, matcher(settings.lists), settings))


def party_hits(said: Said, listed: Matcher, settings: Screening) -> Iterator[Hit]:
    """The hits of the parties, each in its turn; one party is hit once by one party of the list."""
    for party in said.parties:
        yield from _hits(party, listed, settings)


def _hits(party: Party, listed: Matcher, settings: Screening) -> Iterator[Hit]:
    known = []
    for match in listed.names_like(party.name, settings.threshold):
        if _in_question(party, match, settings):
            known.append(match.party)
            kind = "UFLPA entity" if match.party.forced_labor else "denied party"
            yield _hit(kind, party, party.name, match)
    for match in listed.addresses_like(party.street, party.city, settings.address_threshold):
        if match.party not in known and _in_question(party, match, settings):
            yield _hit("denied address", party, f"{party.street} {party.city}".strip(), match)


def _in_question(party: Party, match: Match, settings: Screening) -> bool:
    if match.party.forced_labor and not settings.forced_labor:
        return False
    if not (settings.same_country and party.country and match.party.countries):
        return True
    return party.country in match.party.countries


def _hit(kind: str, party: Party, filed: str, match: Match) -> Hit:
    return Hit.model_validate(
        {
            "kind": kind, "place": party.place, "filed": filed, "against": match.by,
            "listed": f"{match.party.name}, {match.party.source} {match.party.number}".removeprefix(f"{match.by}, "),
            "score": match.score, "hold": "uflpa" if match.party.forced_labor else "sanctions",
        }
    )  # fmt: skip
