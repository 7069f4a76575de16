"""The commercial parties of a cargo release filing made through the summary: SE30 to SE36, SE50 to SE56.

Header and line have the same columns under other identifiers; the line's place is mandatory, and its roles are more.
"""

from __future__ import annotations

from formats.record import AN, A, C, M, N, O, Record, X, columns

HEADER_ROLES = ("CN", "SE", "BY", "ST", "LG", "CS", "SH", "EX", "DR", "PK")
LINE_ROLES = ("MF", "SE", "BY", "ST", "LG", "CS", "CN", "SH", "EX", "DR", "PK")
IDENTIFIER_KINDS = ("EI", "ANI", "34")
GBI_KINDS = ("LEI", "GLN", "DUNS", "ALTA")
ADDRESS_KINDS = (
    "01", "02", "05", "12", "13", "14", "15", "28", "30", "31", "32", "35", "37", "57", "AK",
)  # fmt: skip


class Entity(Record):
    """The columns that SE30 and SE50 have in common: who, by name or by identifier."""

    name: str | None = columns(8, 42, X, C, title="entity name")
    qualifier: str | None = columns(
        43, 45, X, C, codes=IDENTIFIER_KINDS, title="entity identifier qualifier",
        note="EI employer, ANI assigned by CBP, 34 social security",
    )  # fmt: skip
    number: str | None = columns(46, 65, X, C, title="entity identifier")


class GlobalIdentifier(Record):
    """The columns that SE31 and SE51 have in common. The number has 35 columns since change 109."""

    qualifier: str = columns(5, 8, A, M, codes=GBI_KINDS, title="GBI identifier qualifier")
    number: str = columns(9, 43, AN, M, title="identifier")


class PartyDescription(Record):
    """The columns that SE32 and SE52 have in common."""

    sequence: str = columns(5, N, M, title="sequence number", note="the order in which the texts are joined")
    description: str = columns(6, 80, X, M)


class StreetAddress(Record):
    """The columns that SE35 and SE55 have in common: up to two components of an address."""

    component_1: str = columns(5, 6, AN, M, codes=ADDRESS_KINDS, title="address component qualifier")
    address_1: str = columns(7, 41, X, M, title="address information")
    component_2: str | None = columns(42, 43, AN, O, codes=ADDRESS_KINDS, title="address component qualifier")
    address_2: str | None = columns(44, 78, X, O, title="address information")


class Place(Record):
    """The columns that SE36 and SE56 have in common. Both tables stop at 65: the rest is filler."""

    city: str = columns(5, 39, X, M, title="city name")
    subdivision: str | None = columns(40, 42, AN, C, title="country sub entity code")
    postal_code: str | None = columns(49, 63, X, C)
    country: str = columns(64, 65, A, M, title="country code")


class HeaderEntity(Entity, id="SE30"):
    """Entity Name and Type, header. CATAIR Entry Summary, July 2026, ESF-59."""

    role: str = columns(5, 7, A, M, codes=HEADER_ROLES, title="entity code")


class HeaderGlobalIdentifier(GlobalIdentifier, id="SE31"):
    """Entity GBI Identifier, header. CATAIR Entry Summary, July 2026, ESF-61."""


class HeaderPartyDescription(PartyDescription, id="SE32"):
    """Entity GBI Party Type Description, header. CATAIR Entry Summary, July 2026, ESF-62."""


class HeaderStreetAddress(StreetAddress, id="SE35"):
    """Entity Street Address, header. CATAIR Entry Summary, July 2026, ESF-63."""


class HeaderPlace(Place, id="SE36"):
    """Entity Geographic Area, header. CATAIR Entry Summary, July 2026, ESF-64."""


class LineEntity(Entity, id="SE50"):
    """Entity Name and Type, line. CATAIR Entry Summary, July 2026, ESF-80."""

    role: str = columns(5, 7, A, M, codes=LINE_ROLES, title="entity code")


class LineGlobalIdentifier(GlobalIdentifier, id="SE51"):
    """Entity GBI Identifier, line. CATAIR Entry Summary, July 2026, ESF-85."""


class LinePartyDescription(PartyDescription, id="SE52"):
    """Entity GBI Party Type Description, line. CATAIR Entry Summary, July 2026, ESF-86."""


class LineStreetAddress(StreetAddress, id="SE55"):
    """Entity Street Address, line. CATAIR Entry Summary, July 2026, ESF-87."""


class LinePlace(Place, id="SE56"):
    """Entity City and Country, line. CATAIR Entry Summary, July 2026, ESF-88."""
