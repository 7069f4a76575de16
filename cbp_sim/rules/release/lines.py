"""SE40, SE41 and SE60: the lines of the entry. Also the security filing's importer, who must be the entry's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cbp_sim.decision import Finding
from cbp_sim.lifecycle.release_bars import barred
from cbp_sim.rules.release.filing import LOW_VALUE, TEMPORARY, ZONE, Filing, told
from cbp_sim.rules.release.parties import parties_of
from cbp_sim.rules.release.table import found
from cbp_sim.rules.summary import tables
from formats.catair.cargo_release.records import Line

_HTS = re.compile(r"[0-9]{8}(?:[0-9]{2})?")
_PRIVILEGED = "P"
_NOT_ENTERED = ("D", "Z")


def lines_are_there(filing: Filing) -> Iterator[Finding]:
    """An entry has lines, each with a tariff number (SE-19)."""
    if not filing.lines:
        yield found("lines_missing", filing.header)


def lines_are_numbered(filing: Filing) -> Iterator[Finding]:
    """Lines are numbered 001 and up by one (SE-62)."""
    for position, line in enumerate(filing.lines, 1):
        if int(told(line.item.line_number)) != position:
            yield found("line_number_wrong", line.item)


def origins_are_known(filing: Filing) -> Iterator[Finding]:
    """The country of origin is an ISO code (SE-62)."""
    for line in filing.lines:
        if not tables.is_country(told(line.item.country_of_origin)):
            yield found("origin_unknown", line.item)


def countries_of_parties_are_known(filing: Filing) -> Iterator[Finding]:
    """The country of an address is an ISO code (SE-61)."""
    for groups in parties_of(filing):
        for group in groups:
            if group.place is not None and not tables.is_country(told(group.place.country)):
                yield found("party_country_unknown", group.place)


def tariff_numbers_are_numbers(filing: Filing) -> Iterator[Finding]:
    """A tariff number has ten numerals, or the eight of a heading of chapter 98 or 99 that has no more (SE-71)."""
    for line in filing.lines:
        for group in line.tariffs:
            number = told(group.tariff.hts_number)
            if not _HTS.fullmatch(number) or (len(number) == 8 and number[:2] not in ("98", "99")):
                yield found("hts_unknown", group.tariff)


def chapter_99_comes_first(filing: Filing) -> Iterator[Finding]:
    """Numbers of chapter 99 stand before the commodity's own (SE60 note 2, SE-71)."""
    for line in filing.lines:
        commodity = False
        for group in line.tariffs:
            chapter = told(group.tariff.hts_number)[:2]
            if chapter == "99" and commodity:
                yield found("hts_sequence", group.tariff)
            commodity = commodity or chapter < "98"


def temporary_imports_have_a_pair(filing: Filing) -> Iterator[Finding]:
    """A type 23 line has a 9813 number first, then what it stands for (SE60 note 1, SE-71)."""
    if filing.entry_type != TEMPORARY:
        return
    for line in filing.lines:
        first = line.tariffs[0].tariff
        if not told(first.hts_number).startswith("9813"):
            yield found("hts_not_9813", first)
        elif len(line.tariffs) < 2:
            yield found("hts_pair_missing", first)


def articles_may_come_from_there(filing: Filing) -> Iterator[Finding]:
    """An article that is barred for a country of origin does not come in, whatever is paid."""
    for line in filing.lines:
        for group in line.tariffs:
            if barred(filing.world, told(group.tariff.hts_number), told(line.item.country_of_origin)):
                yield found("article_barred", group.tariff)


def quota_lines_come_with_their_summary(filing: Filing) -> Iterator[Finding]:
    """A line that is subject to quota is released by a certified entry summary, not by a filing of its own."""
    for line in filing.lines:
        for known in filing.world.reference.quotas:
            for group in line.tariffs if known.origin == told(line.item.country_of_origin) else ():
                if told(group.tariff.hts_number).startswith(known.hts):
                    yield found("line_under_quota", group.tariff)


def low_value_lines_have_values(filing: Filing) -> Iterator[Finding]:
    """A type 86 says the value of each line (SE60 note 3, SE-71)."""
    if filing.entry_type != LOW_VALUE:
        return
    for line in filing.lines:
        if all(told(group.tariff.value) is None for group in line.tariffs):
            yield found("line_value_missing", line.tariffs[0].tariff)


def zone_status_is_for_zones(filing: Filing) -> Iterator[Finding]:
    """Each line of a type 06 has its zone status, and no line of another (SE-63)."""
    for line in filing.lines:
        if line.zone is None and filing.entry_type == ZONE:
            yield found("zone_status_missing", line.item)
        elif line.zone is not None and filing.entry_type != ZONE:
            yield found("zone_status_not_allowed", line.zone)


def zone_status_may_be_entered(filing: Filing) -> Iterator[Finding]:
    """Domestic and zone-restricted goods are not entered (SE41 note 1, SE-64)."""
    for line in _zoned(filing):
        if line.zone is not None and told(line.zone.zone_status) in _NOT_ENTERED:
            yield found("zone_status_not_entered", line.zone)


def zone_filing_date_is_for_privileged_goods(filing: Filing) -> Iterator[Finding]:
    """A filing date, and the number now in force, are for privileged foreign goods alone (SE-63, SE-72)."""
    for line in _zoned(filing):
        if line.zone is None or told(line.zone.zone_status) == _PRIVILEGED:
            continue
        if line.zone.filing_date is not None:
            yield found("zone_filing_date_not_allowed", line.zone)
        for group in line.tariffs:
            if group.current is not None:
                yield found("current_hts_not_allowed", group.current)


def zone_quantity_is_more_than_nothing(filing: Filing) -> Iterator[Finding]:
    """What leaves the zone is more than nothing (SE-64)."""
    for line in _zoned(filing):
        if line.zone is not None and told(line.zone.quantity) == 0:
            yield found("zone_quantity_zero", line.zone)


def security_filing_has_the_same_importer(filing: Filing) -> Iterator[Finding]:
    """A security filing in the same block is the importer of record's (SE-18, rule 9)."""
    whole = filing.whole
    if whole is None or whole.security_filing is None:
        return
    if told(whole.security_filing.header.importer) != told(filing.header.importer):
        yield found("security_filing_importer", filing.header)


def _zoned(filing: Filing) -> list[Line]:
    return [line for line in filing.lines if line.zone is not None]


RULES = (
    lines_are_there,
    lines_are_numbered,
    origins_are_known,
    countries_of_parties_are_known,
    tariff_numbers_are_numbers,
    chapter_99_comes_first,
    temporary_imports_have_a_pair,
    articles_may_come_from_there,
    quota_lines_come_with_their_summary,
    low_value_lines_have_values,
    zone_status_is_for_zones,
    zone_status_may_be_entered,
    zone_filing_date_is_for_privileged_goods,
    zone_quantity_is_more_than_nothing,
    security_filing_has_the_same_importer,
)
