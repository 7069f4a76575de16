"""The records of an in-bond event. On the wire WP10 is 10."""

from __future__ import annotations

from datetime import date

from formats.group import Group
from formats.record import AN, A, C, M, N, O, Record, X, columns

#: INB-55 and INB-56, note 1.
ACTIONS = ("1", "2", "3", "5", "6", "7", "A", "Z")


class EventHeader(Record, id="10"):
    """In-bond Event Header (WP10). In-bond amendment 51, April 2026, INB-54 and INB-55."""

    action: str = columns(
        3, AN, M, codes=ACTIONS, title="action code",
        note="arrive in-bond, bill, container; export in-bond, bill, container; transfer liability; divert",
    )  # fmt: skip
    in_bond_number: str | None = columns(
        4, 15, AN, C, note="nine digits, or a carrier's V number; needed with 1, 3, 5, 7, A, Z"
    )
    issuer: str | None = columns(
        16, 19, AN, C, title="issuer code of simple/regular master bill of lading", note="needed with 2, 3, 6, 7"
    )
    bill_number: str | None = columns(
        20, 31, AN, C, title="simple/regular master bill of lading", note="needed with 2, 3, 6, 7"
    )
    house_issuer: str | None = columns(
        32, 35, AN, C, title="issuer code of house bill of lading", note="for later use: spaces"
    )
    house_bill: str | None = columns(36, 47, AN, C, title="house bill of lading", note="air only")
    firms_code: str | None = columns(
        48, 51, AN, C, title="FIRMS location on in-bond arrival", note="needed with 1, 2, 3 except by air"
    )
    container_number: str | None = columns(64, 77, AN, C, note="needed with 3 and 7")


class EventDetail(Record, id="20"):
    """In-bond Event Detail (WP20). In-bond amendment 51, April 2026, INB-57 and INB-58."""

    event_date: date = columns(3, 8, N, M, form="YYMMDD", title="date", note="of arrival, export or transfer")
    event_time: str = columns(9, 14, N, M, title="time", note="HHMMSS, 24 hours")
    port_of_arrival: str | None = columns(
        15, 18, N, C, note="Schedule D; needed with 1, 2, 3 and Z, there the new destination"
    )
    in_bond_carrier: str | None = columns(
        19, 22, X, C, title="in-bond carrier code", note="SCAC of who takes the liability; needed with A"
    )
    bonded_carrier: str | None = columns(
        23, 34, X, C, title="bonded carrier ID", note="hyphens included; needed with A and Z"
    )
    city: str | None = columns(35, 53, AN, C, title="city name", note="of the transfer; needed with A")
    state: str | None = columns(54, 55, A, C, title="state code", note="with a city")
    export_mode: str | None = columns(
        56, 57, N, O, codes=("10", "11"), title="export MOT", note="vessel; 5, 6 and 7 only, with the conveyance"
    )
    export_conveyance: str | None = columns(58, 80, AN, O, note="5, 6 and 7 only, with its mode")


class InBondEvent(Group, rule="transaction"):
    """One event in the life of an in-bond movement."""

    header: EventHeader
    detail: EventDetail
