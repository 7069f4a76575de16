"""HA: questions about tariff numbers, answered from the tariff as it was loaded (HY).

Harmonized Tariff Schedule Query, March 2023. CBP's catalogue has no conditions of this query: what is wrong with a
request is told in the narrative of its W0, in words chosen by us.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cbp_sim.echoes import text, written
from cbp_sim.queries.tariff_answer import Number, told
from cbp_sim.replies import Address
from cbp_sim.world import World
from formats.batch import Batch, Transaction
from formats.catair import hts_query_reply
from formats.catair.hts_query.records import Query, Request
from formats.catair.hts_query_reply.records import Echo
from formats.classes import read_date
from formats.errors import LayoutError
from formats.fault import Fault
from formats.record import Record

#: The most numbers that one request brings.
MOST = 100

TOO_MANY = "RANGE EXCEEDS 100"
NOT_ON_FILE = "TARIFF NUMBER NOT ON FILE"
BAD_NUMBER = "TARIFF NUMBER MUST BE 8 TO 10 DIGITS"
BAD_DAY = "AS OF DATE MUST BE MMDDYY"
BACKWARDS = "TO NUMBER IS BEFORE FROM NUMBER"


@dataclass(frozen=True)
class Asked:
    """A request, as it was sent."""

    request: Request
    world: World

    @property
    def first(self) -> str:
        """The number, or the one that a range begins with."""
        return text(self.request, "from_number")

    @property
    def last(self) -> str:
        """The number that a range ends with; "" when it is no range."""
        return text(self.request, "to_number")

    @cached_property
    def day(self) -> date | None:
        """The day that is asked about, today when none is; None when it is no day."""
        sent = text(self.request, "day")
        try:
            return read_date(sent, "MMDDYY") if sent else self.world.clock.today()
        except ValueError:
            return None

    @cached_property
    def numbers(self) -> Sequence[Number]:
        """What the tariff has of it, one more than may be told at most."""
        tariff, day = self.world.tariff, self.day
        if tariff is None or day is None:
            return ()
        last = (self.last or self.first).ljust(10, "9")
        lines = tariff.between(tariff.edition(day).name, self.first, last, most=MOST + 1)
        return [Number(self.world, tariff, line, day) for line in lines]


class TariffQueryHandler:
    """Answers HA batches."""

    def gate(self, batch: Batch, faults: Sequence[tuple[Transaction, Fault]]) -> None:
        """Records out of order are answered by X0 and X1."""

    def answer(self, transaction: Transaction, to: Address, world: World) -> list[Record]:
        """What is known of the numbers of one request, and the request itself after it."""
        content = transaction.reading.content if transaction.reading else None
        if not isinstance(content, Query):
            raise LayoutError(f"transaction {transaction.ordinal} at record {transaction.number} is not in order")
        asked = Asked(content.request, world)
        wrong = objection(asked)
        answers = [] if wrong else [record for number in asked.numbers for record in told(number)]
        count = f"{len(asked.numbers):03} TARIFF NUMBERS IN RANGE"
        names = ("from_number", "day", "to_number")
        sent = {name: text(asked.request, name) for name in names}
        answers.append(written(Echo, {**sent, "narrative": wrong or count}))
        hts_query_reply.CHAPTER.arrange(answers)
        return answers


def objection(asked: Asked) -> str:
    """Why a request brings nothing; "" when it brings something."""
    numbers = [asked.first, *([asked.last] if asked.last else [])]
    if not all(number.isascii() and number.isdecimal() and 8 <= len(number) <= 10 for number in numbers):
        return BAD_NUMBER
    if asked.day is None:
        return BAD_DAY
    if asked.last and asked.last.ljust(10, "9") < asked.first:
        return BACKWARDS
    if not asked.numbers:
        return NOT_ON_FILE
    return TOO_MANY if len(asked.numbers) > MOST else ""


HANDLER = TariffQueryHandler()
