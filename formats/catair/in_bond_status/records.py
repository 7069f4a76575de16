"""The records of a status notification. On the wire NS05 is 05.

Two chapters print them: In-bond, for movements that were filed with QP (NS10), and Broker Download, for bills whose
carrier named a broker (NS05). The columns agree. Where Broker Download lets an element be blank, or has a wider
class, or uses what In-bond reserves, it is read so here.
"""

from __future__ import annotations

from datetime import date

from formats.group import Group
from formats.record import AN, A, C, M, N, Record, X, columns


class ConveyanceHeader(Record, id="05"):
    """Status Notification Header, Conveyance Information (NS05). In-bond amendment 51, April 2026, INB-60.

    Broker Download (August 2024, BD-45) has every element optional and the voyage as X.
    """

    conveyance_name: str | None = columns(3, 25, AN, M, reads=X, note="names hold hyphens and points")
    voyage: str | None = columns(26, 30, N, M, reads=X, title="voyage/trip number", note="rail YYDDD, ocean the voyage")
    port: str | None = columns(31, 34, N, M, title="USCBP district/port", note="Schedule D")
    arrival_date: date | None = columns(35, 40, N, M, form="YYMMDD", title="estimated date of arrival")
    arrival_time: str | None = columns(41, 46, N, C, title="estimated time of arrival", note="HHMMSS, Eastern")


class InBondHeader(Record, id="10"):
    """Status Notification Header, In-bond Information (NS10). In-bond amendment 51, April 2026, INB-61."""

    in_bond_type: str = columns(3, 4, N, M, codes=("61", "62", "63"), title="in-bond entry type")
    in_bond_number: str = columns(5, 16, AN, M)
    port_of_destination: str = columns(17, 20, N, M, title="U.S. port of destination", note="Schedule D")
    foreign_destination: str | None = columns(21, 25, N, C, note="Schedule K; 62 and 63")


class BillStatus(Record, id="30"):
    """Status Notification Detail (NS30). In-bond amendment 51, April 2026, INB-64 and INB-65.

    House bill: reserved here, used for truck and ocean by Broker Download (August 2024, BD-46).
    """

    disposition: str = columns(3, 4, AN, M, title="disposition code", note="CAMIR Ocean Appendix D, Air Appendix A")
    issuer: str | None = columns(
        5, 8, AN, M, title="issuer code of simple/regular master bill number", note="always with ocean bills"
    )
    bill_number: str = columns(9, 20, AN, M, title="simple/regular master bill number")
    house_issuer: str | None = columns(21, 24, AN, C, title="issuer code of house bill number")
    house_bill: str | None = columns(25, 36, AN, C, title="house bill number")
    sub_house_issuer: str | None = columns(37, 40, AN, C, title="issuer code of sub-house bill number", note="spaces")
    sub_house_bill: str | None = columns(41, 52, AN, C, title="sub-house bill number", note="for later use: spaces")
    quantity: int = columns(53, 62, N, M, note="pieces that the disposition concerns")
    negative: str | None = columns(63, A, C, codes=("N",), title="negative indicator", note="with 1A, 1B and 1C")
    action_date: date = columns(64, 69, N, M, form="YYMMDD")
    action_time: str = columns(70, 73, N, M, note="HHMM, Eastern")
    in_bond_carrier: str | None = columns(
        74, 77, X, M, title="in-bond carrier code", note="blank where there is no in-bond movement"
    )


class BillStatusMore(Record, id="40"):
    """Status Notification Detail, Continuation (NS40). In-bond amendment 51, April 2026, INB-66."""

    entry_type: str | None = columns(3, 4, N, C)
    entry_number: str | None = columns(5, 19, AN, C, note="or a form's number, or a provision")
    port: str = columns(20, 23, N, M, title="district/port of transaction", note="Schedule D")
    firms_code: str | None = columns(24, 27, AN, C, note="where the goods are")
    container_number: str | None = columns(28, 41, AN, C, note="filled: the status is that of this container only")


class Remarks(Record, id="50"):
    """Status Notification Remarks (NS50). In-bond amendment 51, April 2026, INB-67."""

    remarks: str = columns(3, 47, X, M)


class StatusContainer(Record, id="60"):
    """Container (NS60). In-bond amendment 51, April 2026, INB-68."""

    container_action: str | None = columns(
        3, N, C, codes=("1",), title="action indicator", note="1: the disposition is that of this container"
    )
    container_number: str | None = columns(4, 17, AN, C)
    seal_1: str | None = columns(18, 32, AN, C, title="seal number 1")
    seal_2: str | None = columns(33, 47, AN, C, title="seal number 2")


class Detail(Group, rule="detail"):
    """What became of one bill."""

    status: BillStatus
    more: BillStatusMore | None
    remarks: tuple[Remarks, ...]
    containers: tuple[StatusContainer, ...]


class StatusNotification(Group, rule="notification"):
    """A status notification: of a QP movement, or of the bills on a conveyance."""

    header: ConveyanceHeader | InBondHeader
    details: tuple[Detail, ...]
