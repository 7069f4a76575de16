"""The record of a quota query. The chapter is at hand as a public transcription (QA-10 to 19)."""

from __future__ import annotations

from formats.group import Group
from formats.record import AN, M, O, Record, X, columns


class Request(Record, id="Q1"):
    """Quota Query Request. Quota Query, April 2015, QA-10 to 19.

    Of a quota on two numbers the chapter 99 number comes first; of special access goods 9802008015.
    """

    query_type: str = columns(
        3, AN, M, codes=("R", "X"), title="quota query ID type code", note="tariff number, textile category"
    )
    query: str = columns(4, 13, AN, M, title="quota query ID", note="8 to 10 digits, or a category's 3; at the left")
    second_tariff: str | None = columns(14, 23, AN, O, title="second tariff number", note="blank with a category")
    country_of_origin: str = columns(24, 25, X, M)


class Requests(Group, rule="requests"):
    """The requests of a block."""

    requests: tuple[Request, ...]
