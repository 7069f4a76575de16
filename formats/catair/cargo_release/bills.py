"""SE15, SE16 and SE17: the bills of lading, their conveyances and equipment."""

from __future__ import annotations

from datetime import date

from formats.record import AN, A, C, M, N, O, Record, X, columns

BILL_TYPES = ("R", "M", "H", "T", "I")


class BillOfLading(Record):
    """What every SE15 record holds. ACE Cargo Release v40, July 2025, SE-44."""

    bill_type: str = columns(
        5, A, M, codes=BILL_TYPES, title="bill type indicator",
        note="simple, master, house, express tracking number, in-bond number",
    )  # fmt: skip
    issuer: str | None = columns(
        6, 9, AN, C, title="issuer code of bill of lading number", note="blank for in-bonds and for air"
    )
    bill_number: str = columns(
        10, 59, X, M, title="bill of lading number", note="no spaces or hyphens; with the prefix of an air waybill"
    )
    quantity: int | None = columns(60, 67, N, C, note="blank: the whole manifested quantity; never with SE16")
    non_ams: str = columns(
        73, X, M, codes=("Y", "N"), title="non-AMS indicator", note="Y: not manifested electronically; SE16 follows"
    )


class LowestBill(BillOfLading, id="SE15"):
    """Bill of Lading Information: the bill that is entered. ACE Cargo Release v40, July 2025, SE-44.

    A simple or house bill or a tracking number. Its quantity is the one that is entered and released.
    """


class HigherBill(BillOfLading, id="SE15", when={"bill_type": ("M", "I")}, terminal="SE15_ABOVE"):
    """Bill of Lading Information: what the entered bill came under. ACE Cargo Release v40, July 2025, SE-44.

    A master bill is followed by its house bill, an in-bond number by the bill that it moved (note 1, SE-46).
    """


class Conveyance(Record, id="SE16"):
    """Conveyance Information. ACE Cargo Release v40, July 2025, SE-51."""

    carrier: str = columns(5, 8, AN, M, title="carrier code")
    voyage: str = columns(9, 13, X, M, title="voyage/flight/trip manifest number")
    arrival_date: date = columns(14, 19, N, M, title="date of arrival")
    quantity: int = columns(20, 27, N, M, note="entered of this bill from this conveyance")
    unit: str | None = columns(28, 32, X, O, title="unit of measure")
    conveyance: str | None = columns(33, 52, X, C, title="conveyance name", note="mode 70: the pipeline's name")


class Equipment(Record, id="SE17"):
    """Equipment Information. ACE Cargo Release v40, July 2025, SE-53."""

    equipment_number: str = columns(5, 24, AN, M, note="prefix, serial and check digit")
