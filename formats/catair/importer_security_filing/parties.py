"""SF30 to SF36: a party to the shipment, by its name and address or by a number."""

from __future__ import annotations

from datetime import date

from formats.record import AN, A, C, M, O, Record, X, columns

ADDRESS_PARTS = ("01", "02", "05", "12", "13", "14", "15", "28", "30", "31", "32", "35", "37", "57", "AK")
NUMBER_TYPES = ("EI", "ANI", "CIN", "34", "DUN", "DNS", "FR", "AEF")


class Entity(Record):
    """What every SF30 record holds."""

    party: str = columns(
        5, 7, A, M, codes=("MF", "SE", "BY", "ST", "LG", "CS", "BKP", "CN", "IM"), title="entity code",
        note="manufacturer, seller, buyer, ship-to, stuffing place, consolidator, booking party, consignee, importer",
    )  # fmt: skip
    name: str | None = columns(
        8, 42, X, C, title="entity name", note="blank when a number is given, but for 34 and AEF"
    )
    number_type: str | None = columns(43, 45, X, C, codes=NUMBER_TYPES, title="entity identifier qualifier")
    number: str | None = columns(46, 65, X, C, title="entity identifier", note="always for CN and IM")
    country: str | None = columns(66, 67, AN, C, title="country code", note="that issued the passport")
    birth_date: date | None = columns(68, 75, X, C, form="MMDDCCYY", title="date of birth")


class Party(Entity, id="SF30"):
    """Entity Name and Type. Importer Security Filing v3, July 2017, ISF-14 to 39."""


class Manufacturer(Entity, id="SF30", when={"party": "MF"}, terminal="SF30_MF"):
    """Entity Name and Type, a manufacturer, before its goods. Importer Security Filing v3, July 2017, ISF-14 to 39."""

    party: str = columns(5, 7, A, M, constant="MF", title="entity code")


class SecondName(Record, id="SF31"):
    """Entity Secondary Name. Importer Security Filing v3, July 2017, ISF-14 to 39."""

    kind: str = columns(5, 7, A, M, codes=("ALA", "DH", "DV", "NU", "NV", "XD"), title="entity code")
    name: str = columns(8, 42, X, M, title="entity name")


class Address(Record, id="SF35"):
    """Entity Address. Importer Security Filing v3, July 2017, ISF-14 to 39.

    The second part is printed AN and the first X: one revision changed only the first.
    """

    part_1: str = columns(5, 6, AN, M, codes=ADDRESS_PARTS, title="address component qualifier 1")
    address_1: str = columns(7, 41, X, M, title="address information 1")
    part_2: str | None = columns(42, 43, AN, O, codes=ADDRESS_PARTS, title="address component qualifier 2")
    address_2: str | None = columns(44, 78, AN, O, reads=X, title="address information 2")


class Place(Record, id="SF36"):
    """Entity Geographic Area. Importer Security Filing v3, July 2017, ISF-14 to 39."""

    city: str = columns(5, 39, AN, M, title="city name")
    subdivision: str | None = columns(40, 42, AN, C, title="country sub entity code", note="ISO")
    postal_code: str | None = columns(49, 63, AN, C)
    country: str = columns(64, 65, A, M, title="country code")
