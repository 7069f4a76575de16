"""How the cargo came: carrier, arrival, trip, manifests, bills, and what a cargo release filing adds."""

from __future__ import annotations

from datetime import date

from formats.record import AN, SN, C, D, M, N, O, Record, X, columns

RELEASE_REFERENCES = (
    "CR", "EN", "IB", "FTZ", "DIS", "V1", "AMT", "EXP", "KII", "RRN", "PER", "CES", "EDA", "SCE", "SSR", "NAM",
    "LOC", "GEN",
)  # fmt: skip


class CargoReference(Record, id="20"):
    """Cargo Reference Information. CATAIR Entry Summary, July 2026, ESF-39.

    The carrier is printed 4AN, yet usage note (g), ESF-144, has an unknown air carrier reported as *F, *U or *C and
    an aircraft that flies in as **: it is read as X.
    """

    carrier: str | None = columns(3, 6, AN, C, reads=X, title="carrier code", note="SCAC, by air IATA; or *F *U *C **")
    port_of_unlading: str | None = columns(7, 10, AN, C, title="district/port of unlading")
    estimated_arrival_date: date | None = columns(11, 16, D, C, title="estimated date of arrival")
    location_of_goods: str | None = columns(17, 20, AN, C, title="location of goods code", note="FIRMS code")
    conveyance: str | None = columns(21, 40, X, C, title="conveyance name")
    vessel_code: str | None = columns(41, 47, AN, C)
    exam_port: str | None = columns(48, 51, AN, C, title="designated exam port code")
    in_bond_date: date | None = columns(52, 57, D, C, title="in-bond/in-transit date")


class CorrectionContact(Record, id="SE13"):
    """Correction Request Contact Detail. CATAIR Entry Summary, July 2026, ESF-41."""

    contact_name: str = columns(5, 44, AN, M)
    contact_phone: str = columns(45, 59, AN, M)
    documents_sent: str | None = columns(60, N, O, codes=("1",), title="DIS indicator", note="needs SE20 DIS")


class Trip(Record, id="21"):
    """Identifying Trip Information. CATAIR Entry Summary, July 2026, ESF-42."""

    trip: str = columns(3, 7, X, M, title="trip identifier", note="by air NNN, NNNN, NNNA or NNNNA")


class ManifestDetail(Record, id="22"):
    """Cargo Manifest Detail. CATAIR Entry Summary, July 2026, ESF-43."""

    quantity: int = columns(3, 10, SN, M, title="manifested quantity", note="above zero")
    unit: str = columns(11, 15, X, M, title="manifested quantity unit of measure code")


class BillOfLading(Record, id="23"):
    """Bill of Lading/In-bond Detail. CATAIR Entry Summary, July 2026, ESF-44."""

    component_type: str = columns(
        3, AN, M, codes=("I", "M", "H", "S"), title="manifest component type code",
        note="I in-bond, M master, H house, S sub-house; in this order",
    )  # fmt: skip
    issuer: str | None = columns(4, 7, AN, C, title="manifest component issuer code", note="never with I or S")
    number: str = columns(8, 19, AN, M, title="manifest component identifier")


class Conveyance(Record, id="SE16"):
    """Conveyance Detail. CATAIR Entry Summary, July 2026, ESF-46."""

    carrier: str = columns(5, 8, AN, M, title="carrier code")
    voyage: str = columns(9, 13, X, M, title="voyage/flight/trip manifest number")
    arrival_date: date = columns(14, 19, N, M, title="date of arrival")
    quantity: int = columns(20, 27, N, M)
    unit: str | None = columns(28, 32, X, O, title="unit of measure")
    conveyance: str | None = columns(33, 52, X, C, title="conveyance name")


class Equipment(Record, id="SE17"):
    """Equipment Detail. CATAIR Entry Summary, July 2026, ESF-47."""

    equipment_number: str = columns(5, 24, AN, M)


class ReleaseReference(Record, id="SE20"):
    """Cargo Release Reference Data. CATAIR Entry Summary, July 2026, ESF-56."""

    qualifier: str = columns(5, 7, AN, M, codes=RELEASE_REFERENCES, title="reference identifier qualifier")
    reference: str = columns(8, 57, X, M, title="reference identifier")
