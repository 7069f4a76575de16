"""What a status query says of cargo: its conveyance, bills, waybills, in-bonds and what happened to them."""

from __future__ import annotations

from datetime import date

from formats.classes import read_date
from formats.record import AN, A, C, M, N, O, Record, X, columns

# WSC record, note 2 (ACMQ-36).
IN_BOND_STATUSES = ("AR", "CN", "ER", "EX", "IF", "IU", "UA", "OF")
_STATUS_NOTE = "arrived, concluded, en route, exported, in transit foreign or U.S., unarrived, on file"
# WSC record, note 3 (ACMQ-36).
IN_BOND_TYPES = ("61", "62", "63", "69", "70")
_TYPE_NOTE = "61 IT, 62 T&E, 63 IE, 69 and 70 transit over the northern border"
# WR5 record, note 2 (ACMQ-41).
RELEASE_ORIGINS = ("01", "02", "03", "04", "05", "06", "07", "08", "09", "99")


class Conveyance(Record, id="WR1"):
    """Conveyance Information. Cargo Manifest/In-bond/Entry Status Query v21, September 2025, ACMQ-24.

    The entry's elements come with entry queries only, and only to the entry's own filer. Voyage and date are printed as
    mandatory; a truck has no voyage, and nothing is known of a conveyance that was not told yet. The carrier is printed
    4AN, yet note 3 has an unlisted air carrier reported as *U, *C or *F, and ** for an aircraft that flies in.
    """

    port_of_entry: str | None = columns(4, 7, N, C, title="district/port of entry")
    filer_code: str | None = columns(8, 10, AN, C, title="entry filer code")
    entry_number: str | None = columns(11, 19, AN, C, note="at the right, as in the query", justify="right")
    entry_type: str | None = columns(20, 21, N, C, title="entry type code")
    importer: str | None = columns(22, 33, X, C, title="importer of record number")
    broker_reference: str | None = columns(34, 42, X, C, title="broker reference number")
    carrier: str | None = columns(43, 46, AN, C, reads=X, title="carrier code", note="SCAC; by air three characters")
    conveyance: str | None = columns(
        47, 66, AN, C, title="importing vessel code or importing conveyance name",
        note="by air carrier, flight and first arrival date; blank for trucks",
    )  # fmt: skip
    voyage: str | None = columns(67, 71, X, M, title="voyage/flight/trip manifest number")
    arrival_date: date | None = columns(72, 77, N, M, title="date of arrival", note="estimated")


class Location(Record, id="WR2"):
    """Trip Number and Location. Cargo Manifest/In-bond/Entry Status Query v21, September 2025, ACMQ-28.

    Both are printed as mandatory; the trip number is a truck's, the location that of air cargo.
    """

    trip: str | None = columns(4, 28, AN, M, title="trip number")
    location: str | None = columns(77, 80, AN, M, title="FIRMS")


class Article(Record, id="WR3"):
    """Country of Origin and Tariff. Cargo Manifest/In-bond/Entry Status Query v21, September 2025, ACMQ-29.

    Reserved: CBP does not return it yet.
    """

    line_number: str | None = columns(4, 6, N, C, title="record control number")
    origin: str = columns(7, 8, A, M, title="country of origin")
    hts_number: str = columns(9, 18, AN, M, title="tariff number")


class UpdatedInBond(Record, id="WS4"):
    """In-bond status, updated as a whole. Cargo Manifest/In-bond/Entry Status Query v21, September 2025, ACMQ-30."""

    status: str | None = columns(4, 5, AN, C, codes=IN_BOND_STATUSES, title="in-bond status", note=_STATUS_NOTE)
    arrived: date | None = columns(6, 11, N, C, title="in-bond arrival date")
    exported: date | None = columns(12, 17, N, C, title="in-bond export date")
    in_bond_type: str | None = columns(76, 77, AN, C, codes=IN_BOND_TYPES, title="in-bond entry type", note=_TYPE_NOTE)


class BillInBond(Record, id="WS5"):
    """In-bond status, bill by bill. Cargo Manifest/In-bond/Entry Status Query v21, September 2025, ACMQ-33.

    Zeros stand for no date, so both dates are read as text; `arrived` and `exported` are days.
    """

    status: str | None = columns(4, 5, AN, C, codes=IN_BOND_STATUSES, title="in-bond status", note=_STATUS_NOTE)
    arrival_date: str | None = columns(6, 11, N, C, title="in-bond arrival date", note="MMDDYY, zeros for none")
    export_date: str | None = columns(12, 17, N, C, title="in-bond export date", note="MMDDYY, zeros for none")
    in_bond_type: str | None = columns(76, 77, AN, C, codes=IN_BOND_TYPES, title="in-bond entry type", note=_TYPE_NOTE)

    @property
    def arrived(self) -> date | None:
        """The day of arrival; None for none. ValueError when the columns hold no day."""
        return _day(self.arrival_date)

    @property
    def exported(self) -> date | None:
        """The day of export; None for none. ValueError when the columns hold no day."""
        return _day(self.export_date)


def _day(text: str | None) -> date | None:
    return read_date(str(text), "MMDDYY") if text is not None and str(text).strip("0 ") else None


class ManifestedBill(Record, id="WR4"):
    """In-bond and Bill Information. Cargo Manifest/In-bond/Entry Status Query v21, September 2025, ACMQ-31.

    One for each in-bond of a bill, the latest first.
    """

    in_bond_number: str | None = columns(4, 15, AN, C)
    bill_number: str | None = columns(16, 27, AN, C, title="master bill number", note="simple bills too")
    house_number: str | None = columns(28, 39, AN, C, title="house bill number")
    sub_house_number: str | None = columns(40, 51, AN, C, title="sub-house bill number")
    quantity: int | None = columns(52, 59, N, C, title="manifest quantity", note="of the lowest bill, smallest units")
    unit: str | None = columns(60, 64, X, C)
    issuer: str | None = columns(65, 68, AN, C, title="issuer code of master bill number")
    house_issuer: str | None = columns(69, 72, AN, C, title="issuer code of house bill number")
    bill_type: str | None = columns(
        73, X, C, codes=("0", "M", "H", "F"), title="bill of lading type",
        note="regular, master, house, freight remaining on board",
    )  # fmt: skip
    security_filing: str | None = columns(
        74, X, C, codes=("Y", "N"), title="importer security filing indicator", note="ocean only"
    )
    mode_of_transport: str | None = columns(
        75, X, C, codes=("1", "2", "3"), title="mode of transportation code", note="ocean, rail, truck"
    )


class Transaction(Record, id="WR5"):
    """Disposition. Cargo Manifest/In-bond/Entry Status Query v21, September 2025, ACMQ-40."""

    disposition_date: date = columns(4, 9, N, M, title="disposition action date")
    disposition_time: str = columns(10, 13, N, M, title="disposition action time", note="HHMM")
    disposition: str = columns(
        14, 16, AN, M, title="disposition action code", note="CAMIR; NP: withheld until some event"
    )
    narrative: str = columns(17, 56, X, M, title="narrative message")
    release_date: date | None = columns(58, 63, N, C, note="with disposition 22 only")
    release_origin: str | None = columns(64, 65, N, C, codes=RELEASE_ORIGINS, note="with disposition 22 only")
    quantity: int | None = columns(66, 73, N, C, note="of this transaction")
    sequence: str | None = columns(75, 77, N, C)


class AirWaybill(Record, id="WSC"):
    """Flight, split, quantity and in-bond. Cargo Manifest/In-bond/Entry Status Query v21, September 2025, ACMQ-35.

    The house air waybill stands at the left in version 1, at the right where the version is blank.
    """

    carrier: str = columns(4, 6, AN, M, title="importing carrier code")
    flight: str = columns(7, 11, AN, M, title="flight number", note="five positions, as entries have it")
    arrival_date: date = columns(12, 17, N, M, title="scheduled arrival date")
    air_waybill: str = columns(18, 28, AN, M, title="air waybill number")
    part: str | None = columns(29, A, C, title="part indicator", note="which part of a split waybill")
    quantity: int = columns(30, 34, N, M, title="manifest quantity")
    boarded: int | None = columns(35, 39, N, C, title="boarded quantity", note="of this part")
    house_air_waybill: str | None = columns(40, 51, AN, O, title="house air waybill number")
    house_part: str | None = columns(52, A, C, title="part indicator of the house")
    house_quantity: int | None = columns(53, 57, N, C, title="manifest quantity of the house")
    house_boarded: int | None = columns(58, 62, N, C, title="boarded quantity of the house")
    in_bond_number: str | None = columns(63, 73, N, C, reads=AN, note="eleven numerals or nine, then with blanks")
    status: str | None = columns(74, 75, AN, C, codes=IN_BOND_STATUSES, title="in-bond status", note=_STATUS_NOTE)
    in_bond_type: str | None = columns(76, 77, AN, C, codes=IN_BOND_TYPES, title="in-bond entry type", note=_TYPE_NOTE)
    version: str | None = columns(80, AN, C, codes=("1",), title="WSC record version")


class AirTransaction(Record, id="WSD"):
    """Air waybill disposition. Cargo Manifest/In-bond/Entry Status Query v21, September 2025, ACMQ-38."""

    disposition_date: date = columns(4, 9, N, M, title="disposition action date")
    disposition_time: str = columns(10, 15, N, M, title="disposition action time", note="HHMMSS")
    disposition: str = columns(16, 17, AN, M, title="disposition code", note="CAMIR Air: who acts, and what happens")
    narrative: str = columns(18, 57, X, M, title="narrative message")
    number: str | None = columns(58, 69, AN, C, title="in-bond or entry number")


class AmendedQuantity(Record, id="WN0"):
    """Amended quantities. Cargo Manifest/In-bond/Entry Status Query v21, September 2025, ACMQ-42."""

    quantity: int | None = columns(4, 11, N, C, title="master bill amended quantity")
    house_quantity: int | None = columns(12, 19, N, C, title="house bill amended quantity")


class PortsAndDates(Record, id="WN1"):
    """Ports and dates. Cargo Manifest/In-bond/Entry Status Query v21, September 2025, ACMQ-43.

    One for each in-bond, the latest first. What was loaded where is the carrier's word and may be missing or wrong.
    """

    in_bond_number: str | None = columns(4, 15, AN, C, title="in-bond entry number")
    unlading_port: str = columns(16, 19, AN, M, title="manifested port of unlading/import")
    actual_unlading_port: str | None = columns(
        20, 23, AN, C, title="actual port of unlading/import", note="rail and truck, where it differs"
    )
    diverted_unlading_port: str | None = columns(
        24, 27, AN, C, title="actual port of unlading/import ocean vessel diversion"
    )
    in_bond_origin: str | None = columns(28, 31, AN, C, title="in-bond originating port")
    in_bond_destination: str | None = columns(32, 35, AN, C, title="manifested in-bond destination port")
    actual_destination: str | None = columns(36, 39, AN, C, title="actual in-bond destination manual diversion")
    diverted_destination: str | None = columns(
        40, 43, AN, C, title="actual in-bond destination via EDI in-bond diversion"
    )
    departure_port: str | None = columns(44, 48, AN, C, title="vessel departure port", note="Schedule K")
    departure_date: date | None = columns(49, 54, N, C, title="vessel departure date")
    load_port: str | None = columns(55, 71, AN, C, title="container load port")
    load_date: str | None = columns(72, 77, AN, C, title="container load date", note="its form is not stated")
