"""SE30 to SE36 and SE50 to SE56: who sells, makes and receives the goods, for the whole entry or for a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cbp_sim.decision import Finding
from cbp_sim.rules.release.filing import INFORMAL, LOW_VALUE, Filing, told
from cbp_sim.rules.release.header import VALUE_LIMITS, qualifier_of
from cbp_sim.rules.release.table import found
from formats.catair.cargo_release.records import HeaderPartyGroup, Line, LinePartyGroup

Party = HeaderPartyGroup | LinePartyGroup

MAKER, SELLER, CONSIGNEE = "MF", "SE", "CN"

#: Parties that are named with their address, never by an identifier (SE-56, SE-58 note 3).
BY_NAME = (MAKER, SELLER, "CS", "LG")
#: Parties that an identifier may stand for.
BY_NUMBER = ("BY", "ST", CONSIGNEE)
#: Entry types whose consignee may be named with an address (note 2, SE-58).
NAMED_CONSIGNEE = (INFORMAL, LOW_VALUE)

#: Parties that every line has, its own or the header's, and the question each answers (SE-17, SE-19).
NEEDED = ((MAKER, "maker_missing"), (SELLER, "seller_missing"), (CONSIGNEE, "consignee_missing"))
NEEDED_FOR_LOW_VALUE = ((SELLER, "seller_missing"),)


def parties_are_there(filing: Filing) -> Iterator[Finding]:
    """Each line has its maker, seller and consignee, unless the header names them for all (SE-17)."""
    needed = NEEDED_FOR_LOW_VALUE if filing.entry_type == LOW_VALUE else NEEDED
    for code, question in needed:
        if _named(filing.parties, code):
            continue
        for line in filing.lines:
            if not _named(line.parties, code):
                yield found(question, line.item)


def low_value_has_its_consignee(filing: Filing) -> Iterator[Finding]:
    """A type 86 names its one consignee in the header (SE30 note 1, SE-57)."""
    if filing.entry_type != LOW_VALUE:
        return
    if not _named(filing.parties, CONSIGNEE):
        yield found("consignee_missing", filing.header)
    for line in filing.lines:
        for group in _named(line.parties, CONSIGNEE):
            yield found("consignee_at_line", group.party)


def parties_are_named_once(filing: Filing) -> Iterator[Finding]:
    """Each party is named once in the header, and once in a line (SE-57, SE-66)."""
    for groups in parties_of(filing):
        seen = set()
        for group in groups:
            code = told(group.party.party)
            if code in seen:
                yield found("party_twice", group.party)
            seen.add(code)


def parties_have_name_or_number(filing: Filing) -> Iterator[Finding]:
    """A party is known by its name or by an identifier with its qualifier, never by both (SE-58, SE-60)."""
    for groups in parties_of(filing):
        for group in groups:
            party = group.party
            name, number, qualifier = told(party.name), told(party.number), told(party.number_type)
            if name is not None and (number is not None or qualifier is not None):
                yield found("party_name_and_number", party)
            elif name is None and (number is None or qualifier is None):
                yield found("party_unnamed", party)


def numbers_are_for_some_parties(filing: Filing) -> Iterator[Finding]:
    """Only buyer, ship-to party and consignee are known by an identifier, in the format of its qualifier (SE-58)."""
    for groups in parties_of(filing):
        for group in groups:
            party = group.party
            number, qualifier = told(party.number), told(party.number_type)
            if number is None or qualifier is None:
                continue
            if told(party.party) not in BY_NUMBER:
                yield found("party_number_not_allowed", party)
            elif qualifier_of(number) != qualifier:
                yield found("party_number_format", party)


def addresses_go_with_names(filing: Filing) -> Iterator[Finding]:
    """A name is followed by street and place, an identifier by neither (SE-60, SE-61)."""
    for groups in parties_of(filing):
        for group in groups:
            party, there = group.party, (bool(group.addresses), group.place is not None)
            name = told(party.name)
            if name is not None and not all(there) and told(party.party) in (*BY_NAME, CONSIGNEE):
                yield found("address_missing", party)
            elif name is None and told(party.number) is not None and any(there):
                yield found("address_not_allowed", party)


def consignee_is_named_on_low_values_only(filing: Filing) -> Iterator[Finding]:
    """A consignee is known by name and address on types 11 and 86 alone, while his lines stay low (note 2, SE-58)."""
    for groups in parties_of(filing):
        for group in _named(groups, CONSIGNEE):
            if told(group.party.name) is not None and filing.entry_type not in NAMED_CONSIGNEE:
                yield found("consignee_by_name", group.party)


def named_consignee_stays_below_the_limit(filing: Filing) -> Iterator[Finding]:
    """The lines of one named consignee come to less than $2,500 on type 11, $800 on type 86 (note 2, SE-58)."""
    limit = VALUE_LIMITS.get(filing.entry_type)
    if limit is None:
        return
    sums: dict[tuple[str, ...], int] = {}
    over: set[tuple[str, ...]] = set()
    for line in filing.lines:
        group = next(iter(_named(line.parties, CONSIGNEE) or _named(filing.parties, CONSIGNEE)), None)
        if group is None or told(group.party.name) is None:
            continue
        key = tuple(record.line[4:] for record in group.records())
        sums[key] = sums.get(key, 0) + _value(line)
        if sums[key] >= limit and key not in over:
            over.add(key)
            yield found("consignee_over_limit", group.party)


def lines_of_a_named_consignee_have_values(filing: Filing) -> Iterator[Finding]:
    """A line says its value where its consignee is known by name (SE60 note 3, SE-71)."""
    if filing.entry_type == LOW_VALUE:
        return
    for line in filing.lines:
        groups = _named(line.parties, CONSIGNEE) or _named(filing.parties, CONSIGNEE)
        named = any(told(group.party.name) is not None for group in groups)
        if named and all(told(tariff.tariff.value) is None for tariff in line.tariffs):
            yield found("line_value_missing", line.tariffs[0].tariff)


def parties_of(filing: Filing) -> Iterator[Sequence[Party]]:
    """The parties of the header, then those of each line."""
    yield filing.parties
    for line in filing.lines:
        yield line.parties


def _named(groups: Sequence[Party], code: str) -> list[Party]:
    return [group for group in groups if told(group.party.party) == code]


def _value(line: Line) -> int:
    return sum(told(tariff.tariff.value) or 0 for tariff in line.tariffs)


RULES = (
    parties_are_there,
    low_value_has_its_consignee,
    parties_are_named_once,
    parties_have_name_or_number,
    numbers_are_for_some_parties,
    addresses_go_with_names,
    consignee_is_named_on_low_values_only,
    named_consignee_stays_below_the_limit,
    lines_of_a_named_consignee_have_values,
)
