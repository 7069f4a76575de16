"""The record of a status query."""

from __future__ import annotations

from formats.group import Group
from formats.record import AN, C, O, Record, columns


class StatusQuery(Record, id="WR1"):
    """Status query. Cargo Manifest/In-bond/Entry Status Query v21, September 2025, ACMQ-13.

    It asks for one thing: an entry (filer and number), an in-bond (number alone), a bill (issuer and number), or an air
    waybill (with or without a house).
    """

    filer_code: str | None = columns(8, 10, AN, C, title="entry filer code", note="that of the B record")
    entry_number: str | None = columns(11, 19, AN, C, note="at the right; six months back at most", justify="right")
    in_bond_number: str | None = columns(20, 31, AN, C, note="nine numerals, V and ten, or an air waybill's eleven")
    issuer: str | None = columns(32, 35, AN, C, title="issuer code of bill of lading number")
    bill_number: str | None = columns(36, 47, AN, C, title="bill of lading number")
    air_waybill: str | None = columns(48, 58, AN, C, title="air waybill number")
    house_air_waybill: str | None = columns(59, 70, AN, O, title="house air waybill number", note="with its master")
    related_bills: str | None = columns(
        71, AN, O, codes=("Y",), title="request for related BOL indicator", note="houses of a master and the reverse"
    )
    entry_bills: str | None = columns(
        72, AN, O, codes=("Y",), title="request for bill of lading and entry data indicator", note="entry queries"
    )
    limit: str | None = columns(
        73, AN, O, codes=("1", "2"), title="limit output option", note="blank the last notification, 1 five, 2 all"
    )


class Query(Group, rule="transaction"):
    """One query."""

    query: StatusQuery
