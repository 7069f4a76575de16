"""The records of an answer about importers and their bonds, and the groupings they make."""

from __future__ import annotations

from datetime import date

from formats.group import Group
from formats.record import AN, A, C, D, M, N, Record, X, columns

#: K1 record, note 3 (QIB-12): how the answer names the activities of form 301.
ACTIVITIES = {
    "A": "1", "B": "1A", "C": "1A1", "D": "2", "E": "3", "F": "3A", "G": "3A3", "H": "4", "J": "5", "K": "11",
    "L": "12", "M": "13", "N": "14", "O": "15", "P": "16", "Q": "17", "R": "18", "S": "19", "T": "20",
}  # fmt: skip
#: K7 record (QIB-19): the Centers of Excellence and Expertise. A name of more than thirty characters goes on in a K8.
CENTERS = {
    "CEE001": "PHARMACEUTICALS, HEALTH AND CHEMICALS",
    "CEE002": "AGRICULTURE AND PREPARED PRODUCTS",
    "CEE003": "AUTOMOTIVE AND AEROSPACE",
    "CEE004": "APPAREL, FOOTWEAR AND TEXTILES",
    "CEE005": "BASE METALS",
    "CEE006": "PETROLEUM, NATURAL GAS AND MINERALS",
    "CEE007": "ELECTRONICS",
    "CEE008": "CONSUMER PRODUCTS AND MASS MERCHANDISING",
    "CEE009": "INDUSTRIAL AND MANUFACTURING MATERIALS",
    "CEE010": "MACHINERY",
    "NOTELG": "NOT CENTER ELIGIBLE",
    "PNDING": "PENDING CENTER ASSIGNMENT",
}
_RESULT_NOTE = "0 not on file, 1 with a continuous bond, 2 without bond, 3 voided, 4 inactive"


class ImporterAndBond(Record):
    """The columns of a K1, whatever was found.

    The name is printed 32AN; a filer reports it as 32X (Importer/Consignee Create/Update, T1), so it is read as X.
    """

    importer: str = columns(3, 14, X, M, title="importer number", note="a blank suffix may come as 00")
    result: str = columns(15, N, M, codes=("0", "1", "2", "3", "4"), title="query results code", note=_RESULT_NOTE)
    name: str | None = columns(16, 47, AN, C, reads=X, title="importer's name")
    surety: str | None = columns(48, 50, AN, C, title="surety code")
    activity: str | None = columns(51, AN, C, codes=tuple(ACTIVITIES), title="bond type/activity code")
    amount: int | None = columns(52, 60, N, C, title="bond amount", note="whole dollars, of nine digits at most")
    port: str | None = columns(61, 64, AN, C, title="district/port where bond was filed")
    effective_date: date | None = columns(65, 70, AN, C, title="bond effective date")
    bond_number: str | None = columns(71, 79, AN, C, note="printed as 71-89")
    amount_record: str | None = columns(
        80, AN, C, codes=("1", "2"), title="bond amount record location indicator", note="which record has the amount"
    )


class ImporterBond(ImporterAndBond, id="K1"):
    """Importer and Bond: one for each activity on file. Importer/Bond Query, rev 7, July 2025, QIB-10."""


class UnusableImporter(ImporterAndBond, id="K1", when={"result": ("0", "3", "4")}, terminal="K1_ALONE"):
    """Importer not on file, voided or inactive; comes alone. Importer/Bond Query, rev 7, July 2025, QIB-11, note 2."""

    result: str = columns(15, N, M, codes=("0", "3", "4"), title="query results code", note=_RESULT_NOTE)


class BondStatus(Record, id="K2"):
    """Name Line Two and Bond Status. Importer/Bond Query, rev 7, July 2025, QIB-13.

    The print says "N = No, bond is sufficient"; insufficient is meant.
    """

    name_qualifier: str | None = columns(3, 5, A, C, codes=("DBA", "DIV", "AKA"))
    second_name: str | None = columns(6, 37, X, C, title="line two of importer name")
    termination_date: date | None = columns(39, 44, D, C, title="bond termination date")
    monthly_statement: str | None = columns(46, AN, C, codes=("Y", "N"), title="periodic monthly statement status")
    sufficient: str | None = columns(48, AN, C, codes=("Y", "N"), title="bond sufficiency indicator")
    user_status: str | None = columns(
        50, AN, C, codes=("A", "T"), title="bond user status indicator", note="active, terminated"
    )
    user_termination_date: date | None = columns(52, 57, D, C, title="bond user termination date")
    amount: int | None = columns(58, 67, N, C, title="bond amount", note="whole dollars, of ten digits")


class AddressLines(Record):
    """Two lines of an address."""

    line_one: str | None = columns(3, 34, X, C, title="address line one")
    line_two: str | None = columns(35, 66, X, C, title="address line two")


class Place(Record):
    """City, state and postal code of an address."""

    city: str = columns(35, 55, X, M)
    state: str = columns(56, 57, A, M, title="state code", note="U.S., Canada, Mexico; FN elsewhere")
    postal_code: str | None = columns(58, 66, AN, M, note="may be blank outside the U.S., Canada and Mexico")


class MailingLines(AddressLines, id="K3"):
    """Mailing Address Lines. Importer/Bond Query, rev 7, July 2025, QIB-15."""


class MailingPlace(Place, id="K4"):
    """Mailing City, State and Postal Code. Importer/Bond Query, rev 7, July 2025, QIB-16."""


class PhysicalLines(AddressLines, id="K5"):
    """Physical Address Lines. Importer/Bond Query, rev 7, July 2025, QIB-17."""


class PhysicalPlace(Place, id="K6"):
    """Physical City, State and Postal Code. Importer/Bond Query, rev 7, July 2025, QIB-18."""


class LegalName(Record, id="K7"):
    """Full Legal Importer Name and Center. Importer/Bond Query, rev 7, July 2025, QIB-19.

    The Center's name is printed AN, yet names hold commas: it is read as X.
    """

    name: str = columns(3, 32, X, M, title="full legal importer name", note="goes on in a K8 IN1")
    center: str = columns(34, 39, AN, M, codes=tuple(CENTERS), title="center identifier")
    center_name: str = columns(41, 70, AN, M, reads=X, title="center ID description", note="goes on in a K8 IN2")


class Overflow(Record, id="K8"):
    """Additional Information: what did not fit in the K7. Importer/Bond Query, rev 7, July 2025, QIB-20."""

    qualifier: str = columns(
        3, 5, AN, M, codes=("IN1", "IN2"), title="additional information qualifier code",
        note="legal name, name of the Center",
    )  # fmt: skip
    text: str = columns(6, 75, X, M, title="additional information")


class Bond(Group, rule="bond"):
    """One activity that the importer has a bond for, or the importer without any bond."""

    bond: ImporterBond
    status: BondStatus


class Importer(Group, rule="importer"):
    """An importer on file, his bonds and, when asked for, his addresses."""

    bonds: tuple[Bond, ...]
    mailing_lines: MailingLines | None
    mailing_place: MailingPlace | None
    physical_lines: PhysicalLines | None
    physical_place: PhysicalPlace | None
    legal_name: LegalName
    overflow: tuple[Overflow, ...]


class Answer(Group, rule="answer"):
    """CBP's answers to the queries of a block, in their order."""

    importers: tuple[Importer | UnusableImporter, ...]
