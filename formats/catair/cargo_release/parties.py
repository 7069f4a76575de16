"""SE30 to SE36 and SE50 to SE56: the parties to the entry, named once for all lines or line by line.

The columns of both sets agree save for the parties that may be named and what is printed as optional.
"""

from __future__ import annotations

from formats.catair.cargo_release.header import NUMBER_TYPES
from formats.record import AN, A, C, M, O, Record, X, columns

HEADER_PARTIES = ("MF", "SE", "BY", "ST", "LG", "CS", "CN", "BKP", "SH", "EX", "DR", "PK")
LINE_PARTIES = ("MF", "SE", "BY", "ST", "LG", "CS", "CN", "SH", "EX", "DR", "PK")
ADDRESS_PARTS = ("01", "02", "05", "12", "13", "14", "15", "28", "30", "31", "32", "35", "37", "57", "AK")


class PartyIdentifier(Record):
    """What SE31 and SE51 hold: a number of the Global Business Identifier test."""

    qualifier: str = columns(5, 8, A, M, codes=("LEI", "GLN", "DUNS"), title="GBI identifier qualifier")
    number: str = columns(9, 28, AN, M, title="GBI identifier")


class StreetAddress(Record):
    """What SE35 and SE55 hold: one or two parts of a street address, each with the code that says which part."""

    part_1: str = columns(5, 6, AN, M, codes=ADDRESS_PARTS, title="address component qualifier")
    address_1: str = columns(7, 41, X, M, title="address information")
    part_2: str | None = columns(42, 43, AN, O, codes=ADDRESS_PARTS, title="address component qualifier")
    address_2: str | None = columns(44, 78, X, O, title="address information")


class Place(Record):
    """What SE36 and SE56 hold: city, subdivision, postal code and country."""

    city: str = columns(5, 39, X, M, title="city name")
    subdivision: str | None = columns(40, 42, AN, O, title="country sub entity code", note="ISO")
    postal_code: str | None = columns(49, 63, X, C)
    country: str = columns(64, 65, A, M, title="country code", note="ISO, Appendix B")


class HeaderParty(Record, id="SE30"):
    """Entity Name and Type (header). ACE Cargo Release v40, July 2025, SE-56."""

    party: str = columns(5, 7, A, M, codes=HEADER_PARTIES, title="entity code", note="each once in the header")
    name: str | None = columns(8, 42, X, C, title="entity name", note="either a name or an identifier")
    number_type: str | None = columns(
        43, 45, X, C, codes=NUMBER_TYPES, title="entity identifier qualifier", note="for BY, ST and CN only"
    )
    number: str | None = columns(46, 65, X, C, title="entity identifier")


class HeaderPartyIdentifier(PartyIdentifier, id="SE31"):
    """Entity GBI Identifier (header). ACE Cargo Release v40, July 2025, SE-59."""


class HeaderPartyAddress(StreetAddress, id="SE35"):
    """Entity Street Address (header). ACE Cargo Release v40, July 2025, SE-60.

    Note 1 prints the codes 01 and 02 as 1 and 2; SE-69 has them whole.
    """


class HeaderPartyPlace(Place, id="SE36"):
    """Entity City and Country (header). ACE Cargo Release v40, July 2025, SE-61."""


class LineParty(Record, id="SE50"):
    """Entity Name and Type (line). ACE Cargo Release v40, July 2025, SE-65."""

    party: str = columns(5, 7, A, M, codes=LINE_PARTIES, title="entity code", note="each once a line")
    name: str | None = columns(8, 42, X, C, title="entity name", note="either a name or an identifier")
    number_type: str | None = columns(
        43, 45, X, O, codes=NUMBER_TYPES, title="entity identifier qualifier", note="for BY, ST and CN only"
    )
    number: str | None = columns(46, 65, X, O, title="entity identifier")


class LinePartyIdentifier(PartyIdentifier, id="SE51"):
    """Entity GBI Identifier (line). ACE Cargo Release v40, July 2025, SE-68."""


class LinePartyAddress(StreetAddress, id="SE55"):
    """Entity Street Address (line). ACE Cargo Release v40, July 2025, SE-69."""


class LinePartyPlace(Place, id="SE56"):
    """Entity City and Country (line). ACE Cargo Release v40, July 2025, SE-70."""
