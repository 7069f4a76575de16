"""The records of an answer to a tariff query. The chapter is at hand as a public transcription (HTS-46 to 79)."""

from __future__ import annotations

from datetime import date

from formats.catair.hts_query_reply.numbers import ColumnRates, Detail, Edits, Programs, Units
from formats.catair.hts_query_reply.rates import (
    AgencyFlags,
    EighthRatesAndFee,
    FifthRates,
    FifthRatesAndFee,
    FirstRates,
    FirstRatesAndFee,
    FourthRates,
    FourthRatesAndFee,
    FurtherPrograms,
    SecondRates,
    SecondRatesAndFee,
    SeventhRates,
    SeventhRatesAndFee,
    SixthRates,
    SixthRatesAndFee,
    ThirdRates,
    ThirdRatesAndFee,
)
from formats.group import Group
from formats.record import AN, C, D, M, Record, X, columns


class Echo(Record, id="W0"):
    """HTS Query Echo and Narrative. Harmonized Tariff Schedule Query, March 2023, HTS-46 to 79.

    The request comes back as it was sent, so what was blank there is blank here. The narrative counts the numbers that
    were found, or says that there are more than 100 of them, or what is wrong.
    """

    from_number: str | None = columns(3, 12, X, M, title="from tariff number")
    day: date | None = columns(13, 18, D, C, title="as of date")
    to_number: str | None = columns(19, 28, AN, C, title="to tariff number")
    narrative: str = columns(29, 68, X, M, title="narrative message", note="RANGE EXCEEDS 100")


#: The record classes in the order of their identifiers, W0 to WL.
RECORDS = tuple(
    record.__name__
    for record in (
        Echo, Units, ColumnRates, Programs, Edits, FirstRatesAndFee, SecondRatesAndFee,
        ThirdRatesAndFee, FourthRatesAndFee, FifthRatesAndFee, SixthRatesAndFee, SeventhRatesAndFee,
        EighthRatesAndFee, FurtherPrograms, FirstRates, SecondRates, ThirdRates, FourthRates,
        FifthRates, SixthRates, SeventhRates, AgencyFlags,
    )
)  # fmt: skip


class Answer(Group, rule="answer"):
    """What is known of the tariff numbers of one request."""

    details: tuple[Detail, ...]
    echo: Echo


class Answers(Group, rule="answers"):
    """The answers to the requests of a block."""

    answers: tuple[Answer, ...]
