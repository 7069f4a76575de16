"""The records that add a manufacturer or update its postal code.

What is longer than its columns goes on in the next record: the name from $1 to $2, the street from $2 to $3, the city
from $3 to $4.
"""

from __future__ import annotations

from formats.group import Group
from formats.record import AN, A, C, M, N, Record, X, columns


class UserData(Record, id="$A", terminal="A"):
    """User Data, which comes back as it is. Manufacturer Name/Address Add v3.0, March 2023, AMF-10 to 24."""

    user_data: str | None = columns(3, 80, X, M)


class Firm(Record, id="$1", terminal="R1"):
    """Action, Country and Firm Name. Manufacturer Name/Address Add v3.0, March 2023, AMF-10 to 24."""

    action: str = columns(3, A, M, codes=("A", "U"), title="update action code", note="A add, U update the postal code")
    sequence: str = columns(4, 8, N, M, title="update sequence number")
    country: str | None = columns(
        9, 10, A, C, title="ISO country code", note="of a Canadian province, XA to XY, never CA; blank on U"
    )
    name: str | None = columns(11, 80, AN, C, title="firm name", note="characters 1 to 70; blank on U")


class KnownFirm(Firm, id="$1", when={"action": "U"}, terminal="R1_UPDATE"):
    """Action alone, for an update. Manufacturer Name/Address Add v3.0, March 2023, AMF-10 to 24."""

    action: str = columns(3, A, M, constant="U", title="update action code", note="U update the postal code")


class NameAndStreet(Record, id="$2", terminal="R2"):
    """Firm Name and Street. Manufacturer Name/Address Add v3.0, March 2023, AMF-10 to 24."""

    name: str | None = columns(3, 32, AN, C, title="firm name", note="characters 71 to 100")
    street: str | None = columns(33, 75, AN, C, note="characters 1 to 43")


class StreetAndCity(Record, id="$3", terminal="R3"):
    """Street and City. Manufacturer Name/Address Add v3.0, March 2023, AMF-10 to 24."""

    street: str | None = columns(3, 53, AN, C, note="characters 44 to 94")
    city: str = columns(54, 76, AN, M, note="characters 1 to 23, spelled in English")


class CityAndPostalCode(Record, id="$4", terminal="R4"):
    """City, Postal Code and MID. Manufacturer Name/Address Add v3.0, March 2023, AMF-10 to 24."""

    city: str | None = columns(3, 46, AN, C, note="characters 24 to 67")
    postal_code: str | None = columns(
        47, 56, AN, C, title="zip or postal code", note="due on U, and on A from the U.S., Canada and China"
    )
    manufacturer: str | None = columns(
        57, 71, AN, C, title="manufacturer ID code", note="due on U; on A, ACE compares it with its own"
    )


class Manufacturer(Group, rule="manufacturer"):
    """A manufacturer to be added, or one whose postal code is to be updated."""

    user_data: UserData | None
    firm: Firm
    name_and_street: NameAndStreet | None
    street_and_city: StreetAndCity | None
    city_and_postal_code: CityAndPostalCode

    @property
    def name(self) -> str:
        """The whole name, from both its records."""
        return _joined(self.firm, "name", self.name_and_street)

    @property
    def street(self) -> str:
        """The whole street, from both its records."""
        return _joined(self.name_and_street, "street", self.street_and_city)

    @property
    def city(self) -> str:
        """The whole city, from both its records."""
        return _joined(self.street_and_city, "city", self.city_and_postal_code)


def _joined(first: Record | None, field: str, second: Record | None) -> str:
    """An element that goes on in a second record; blanks at the end of the first are part of it."""
    parts = [one.layout.by_name[field].cut(one.line) for one in (first, second) if one is not None]
    return "".join(parts).strip(" ")


class Manufacturers(Group, rule="transaction"):
    """The manufacturers of a block."""

    manufacturers: tuple[Manufacturer, ...]
