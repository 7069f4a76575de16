"""SF10 to SF36: the importer security filing (ISF-10) that may travel with an entry. Its answer is a separate SN."""

from __future__ import annotations

from formats.catair.cargo_release.header import NUMBER_TYPES
from formats.catair.cargo_release.parties import ADDRESS_PARTS
from formats.record import AN, A, C, M, N, O, Record, X, columns

FILING_PARTIES = ("MF", "SE", "BY", "ST", "LG", "CS", "BKP", "CN")
SHIPMENT_TYPES = ("01", "02", "04", "07", "09", "10")


class FilingHeader(Record):
    """What every SF10 record holds. ACE Cargo Release v40, July 2025, SE-73.

    Bond holder, activity, type and country stay blank here: the entry's own bond serves both.
    """

    submission_type: str = columns(5, N, M, constant="1", title="ISF submission type")
    shipment_type: str = columns(6, 7, N, M, codes=SHIPMENT_TYPES, title="shipment type code")
    action: str = columns(8, A, M, codes=("A", "D", "R"), title="action code", note="add, delete, replace")
    action_reason: str | None = columns(
        9, 10, X, C, codes=("CT",), title="action reason code", note="needed to add and to replace"
    )
    importer_type: str = columns(11, 13, X, M, codes=NUMBER_TYPES, title="ISF importer number qualifier")
    importer: str = columns(14, 28, X, M, title="ISF importer number", note="the importer of record of the SE10")
    reserved: str | None = columns(29, 36, X, M, note="spaces")
    mode_of_transport: str | None = columns(37, 38, N, O, codes=("10", "11"), title="mode of transportation code")
    transaction_number: str | None = columns(
        39, 53, X, C, title="ISF transaction number", note="CBP's, from the SN; blank to add"
    )
    carrier: str | None = columns(54, 57, A, O, title="SCAC identifier")
    bond_holder: str | None = columns(58, 72, X, M, note="spaces in a unified filing")
    bond_activity: str | None = columns(73, 74, AN, M, title="bond activity code", note="spaces in a unified filing")
    bond_type: str | None = columns(75, N, M, note="a space in a unified filing")
    issuing_country: str | None = columns(79, 80, A, M, title="country of issuance", note="spaces in a unified filing")


class FilingSubmission(FilingHeader, id="SF10"):
    """ISF Header, to add or replace a filing. ACE Cargo Release v40, July 2025, SE-73."""


class FilingDeletion(FilingHeader, id="SF10", when={"action": "D"}, terminal="SF10_DELETE"):
    """ISF Header, to delete a filing: the only record that it needs. ACE Cargo Release v40, July 2025, SE-73."""


class FilingReference(Record, id="SF20"):
    """ISF Reference Data. ACE Cargo Release v40, July 2025, SE-76."""

    qualifier: str = columns(
        5, 7, AN, M, codes=("SBN", "V1", "CR"), title="reference identifier qualifier",
        note="bond reference number, surety code, filer's own",
    )  # fmt: skip
    reference: str = columns(8, 57, X, M, title="reference identifier")


class FilingContainer(Record, id="SF25"):
    """ISF Container Information. ACE Cargo Release v40, July 2025, SE-77."""

    equipment_type: str = columns(5, 6, X, M, title="equipment description code", note="Appendix B")
    initial: str = columns(7, 10, A, M, title="equipment initial", note="the letters before the serial number")
    equipment_number: str = columns(11, 25, N, M)
    check_digit: str | None = columns(26, N, C, title="equipment number check digit")
    size_type: str | None = columns(27, 30, AN, O, title="equipment size type code")


class FilingParty(Record, id="SF30"):
    """ISF Entity. ACE Cargo Release v40, July 2025, SE-78."""

    party: str = columns(5, 7, A, M, codes=FILING_PARTIES, title="entity code", note="IM is made by CBP, never sent")
    name: str | None = columns(8, 42, X, C, title="entity name", note="blank when an identifier is given")
    number_type: str | None = columns(
        43, 45, X, C, codes=("EI", "ANI", "CIN", "34", "FR"), title="entity identifier qualifier",
        note="FR, a FIRMS code, for ST only; the others for CN only",
    )  # fmt: skip
    number: str | None = columns(46, 65, X, C, title="entity identifier")
    country: str | None = columns(66, 67, AN, M, title="country code", note="spaces in a unified filing")
    birth_date: str | None = columns(68, 75, X, M, title="date of birth (DOB)", note="spaces in a unified filing")


class FilingSecondName(Record, id="SF31"):
    """ISF Entity Secondary Name. ACE Cargo Release v40, July 2025, SE-80."""

    kind: str = columns(5, 7, A, M, codes=("ALA", "DH", "DV", "NU", "NV", "XD"), title="entity code")
    name: str = columns(8, 42, X, M, title="entity name")


class FilingAddress(Record, id="SF35"):
    """ISF Entity Street Address. ACE Cargo Release v40, July 2025, SE-81."""

    part_1: str = columns(5, 6, AN, M, codes=ADDRESS_PARTS, title="address component qualifier")
    address_1: str = columns(7, 41, AN, M, title="address information")
    part_2: str | None = columns(42, 43, AN, O, codes=ADDRESS_PARTS, title="address component qualifier")
    address_2: str | None = columns(44, 78, AN, O, title="address information")


class FilingPlace(Record, id="SF36"):
    """ISF Entity Geographic Area. ACE Cargo Release v40, July 2025, SE-82."""

    city: str = columns(5, 39, AN, M, title="city name")
    subdivision: str | None = columns(40, 42, AN, C, title="country sub entity code", note="ISO")
    postal_code: str | None = columns(49, 63, AN, C)
    country: str = columns(64, 65, A, M, title="country code")
