"""Licenses and visas against what agencies and other governments have on file of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from cbp_sim.decision import Finding
from cbp_sim.reference import Certificate, Participant
from cbp_sim.rules.engine import needs, raises
from cbp_sim.rules.summary.submission import Article, found, told
from formats.record import Record

#: Types of record 52 that are visas, though no standard ones. Inferred: ESF-94 names AGOA's numbers as one.
NON_STANDARD_VISAS = ("07", "18", "19")
LICENSE, VISA, OTHER_VISA = "license", "visa", "non-standard visa"

#: What is wrong with a certificate -> its condition, by kind; the dictionary has no row for all of them.
_CODES = {
    "unknown": {LICENSE: "L01", VISA: "L02", OTHER_VISA: "L03"},
    "importer": {LICENSE: "L04", VISA: "L05"},
    "origin": {LICENSE: "L06", VISA: "L07"},
    "cancelled": {LICENSE: "L08", VISA: "L09", OTHER_VISA: "L10"},
    "expired": {LICENSE: "L11", VISA: "L12"},
    "article": {LICENSE: "L13", VISA: "L14"},
    "exceeded": {LICENSE: "L15", VISA: "L16"},
    "used up": {LICENSE: "L17", VISA: "L18"},
}


@needs("licenses", tables=("licenses",))
@raises("692", "693", "694", "695", "696")
def license_was_issued(article: Article) -> Iterator[Finding]:
    """A license of a type whose numbers are on file is one of them, not used up, and not for less value."""
    for held in article.line.licenses:
        kind, number = told(held.license_type), told(held.license_number)
        known = next((one for one in article.submission.reference.licenses if one.type == kind), None)
        if known is None:
            continue
        if number in known.used:
            yield found("695", held)
        elif number in known.exhausted:
            yield found("694", held)
        elif number not in known.numbers:
            yield found("693" if known.exact else "692", held)
        elif known.value_limit is not None and article.value > known.value_limit:
            yield found("696", held)


@needs("visa", tables=("visas",))
@raises("686")
def visa_was_issued(article: Article) -> Iterator[Finding]:
    """A visa of a country whose visas are on file is one of them."""
    visa = article.line.visa
    known = next((one for one in article.submission.reference.visas if one.origin == article.origin), None)
    if visa is not None and known is not None and told(visa.visa_number) not in known.numbers:
        yield found("686", article.line)


@needs("licenses", "visa", tables=("participants",))
@raises(*sorted(code for codes in _CODES.values() for code in codes.values()))
def certificate_matches(article: Article) -> Iterator[Finding]:
    """A certificate of a country that issues them electronically is as that country issued it."""
    for kind, number, at in _held(article):
        country = next((one for one in _participants(article) if one.kind == kind), None)
        if country is None:
            continue
        for wrong in _wrong(article, kind, number):
            code = _CODES[wrong].get(kind)
            if code:
                finding = found(code, at)
                severity = "F" if country.fatal else "I"
                yield replace(finding, condition=replace(finding.condition, severity=severity))


def _participants(article: Article) -> Iterator[Participant]:
    return (one for one in article.submission.reference.participants if one.origin == article.origin)


def _held(article: Article) -> Iterator[tuple[str, str, Record]]:
    for held in article.line.licenses:
        kind = OTHER_VISA if told(held.license_type) in NON_STANDARD_VISAS else LICENSE
        yield kind, told(held.license_number), held
    if article.line.visa is not None:
        yield VISA, told(article.line.visa.visa_number), article.line.visa


def _wrong(article: Article, kind: str, number: str) -> Iterator[str]:
    issued = article.submission.reference.certificates
    known = next((one for one in issued if one.kind == kind and one.number == number), None)
    if known is None:
        yield "unknown"
        return
    content, day = article.submission.content, article.submission.fee_date
    if known.cancelled:
        yield "cancelled"
        return
    if known.importer and content is not None and told(content.importer) != known.importer:
        yield "importer"
    if known.origin != article.origin:
        yield "origin"
    if (known.effective and known.effective > day) or (known.expires and known.expires < day):
        yield "expired"
    amount = _amount(article, known)
    if not amount.fits:
        yield "article"
    elif known.balance is not None and known.balance <= 0:
        yield "used up"
    elif known.balance is not None and amount.reported > known.balance:
        yield "exceeded"


@dataclass(frozen=True, slots=True)
class _Amount:
    """What a line reports of the goods that a certificate is for. fits: whether it has such goods, in that unit."""

    fits: bool
    reported: Decimal


def _amount(article: Article, known: Certificate) -> _Amount:
    fits, reported = False, Decimal()
    for tariff in article.tariffs:
        if not told(tariff.hts_number).startswith(known.hts):
            continue
        for position in (1, 2, 3):
            unit, quantity = getattr(tariff, f"unit_{position}"), getattr(tariff, f"quantity_{position}")
            if told(unit) == (known.unit or told(unit)) and told(quantity) is not None:
                fits, reported = True, reported + quantity
    return _Amount(fits, reported)


PAPERS = (license_was_issued, visa_was_issued, certificate_matches)
