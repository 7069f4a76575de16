"""NS05 to NS60 as Broker Download prints them. They travel under NS, beside a download, never in one (BD-6, BD-45)."""

from __future__ import annotations

from datetime import date

from formats.record import AN, A, C, M, N, O, Record, X, columns


class StatusConveyance(Record, id="05"):
    """Status Notification Header, Conveyance Information. ACE Broker Download, draft of August 2024, BD-45."""

    conveyance_name: str | None = columns(3, 25, AN, O, reads=X, title="importing conveyance name")
    trip: str | None = columns(26, 30, X, O, title="trip number", note="rail YYDDD, ocean the voyage")
    port: str | None = columns(31, 34, N, O, note="Schedule D")
    arrival_date: date | None = columns(35, 40, N, O, form="YYMMDD", title="estimated date of arrival")
    arrival_time: str | None = columns(41, 46, N, O, title="estimated time of arrival", note="HHMMSS; rail")


class BillStatus(Record, id="30"):
    """Status Notification Detail. ACE Broker Download, draft of August 2024, BD-46 and BD-47."""

    disposition: str = columns(3, 4, AN, M, title="disposition code", note="CAMIR Ocean Appendix D")
    issuer: str | None = columns(5, 8, AN, C, title="issuer code of master bill number", note="always with ocean bills")
    bill_number: str = columns(9, 20, AN, M, title="master bill number")
    house_issuer: str | None = columns(21, 24, AN, C, title="issuer code of house bill number", note="truck and ocean")
    house_bill: str | None = columns(25, 36, AN, C, title="house bill number", note="truck and ocean")
    sub_house_issuer: str | None = columns(37, 40, AN, C, title="issuer code of sub-house bill number", note="spaces")
    sub_house_bill: str | None = columns(41, 52, AN, C, title="sub-house bill number", note="for later use: spaces")
    quantity: int = columns(53, 62, N, M, note="pieces that the disposition concerns")
    negative: str | None = columns(63, A, C, codes=("N",), title="negative indicator", note="with 1A, 1B and 1C")
    action_date: date = columns(64, 69, N, M, form="YYMMDD")
    action_time: str = columns(70, 73, N, M, note="HHMM")
    in_bond_carrier: str | None = columns(
        74, 77, X, M, title="in-bond carrier code", note="blank where there is no in-bond movement"
    )


class BillStatusMore(Record, id="40"):
    """Status Notification Detail, Continuation. ACE Broker Download, draft of August 2024, BD-48."""

    entry_type: str | None = columns(3, 4, N, C)
    entry_number: str | None = columns(5, 19, AN, C, note="or a form's number, or a provision")
    port: str = columns(20, 23, N, M, title="port of transaction", note="9900 with 1W")
    firms_code: str | None = columns(24, 27, AN, C)
    container_number: str | None = columns(28, 41, AN, C)


class StatusRemarks(Record, id="50"):
    """Status Notification Remarks. ACE Broker Download, draft of August 2024, BD-49."""

    remarks: str = columns(3, 47, X, M, note="why a bill is held")


class StatusContainer(Record, id="60"):
    """Container. ACE Broker Download, draft of August 2024, BD-50."""

    container_action: str | None = columns(
        3, N, C, codes=("1",), title="action indicator", note="1: the disposition is that of this container"
    )
    container_number: str | None = columns(4, 17, AN, C)
    seal_1: str | None = columns(18, 32, AN, C, title="seal number 1")
    seal_2: str | None = columns(33, 47, AN, C, title="seal number 2")
