"""$I: manufacturers added, and their postal codes updated. Read, judge, move, answer ($R)."""

from __future__ import annotations

from collections.abc import Sequence

from cbp_sim.decision import Finding
from cbp_sim.echoes import written
from cbp_sim.lifecycle import manufacturers
from cbp_sim.replies import Address
from cbp_sim.rules.engine import ask
from cbp_sim.rules.manufacturer import QUESTIONS_ON_MAKERS, Asked
from cbp_sim.world import World
from formats.batch import Batch, Transaction
from formats.catair import manufacturer_add_reply
from formats.catair.manufacturer_add.records import Manufacturers
from formats.catair.manufacturer_add_reply.records import Acknowledged, Identification, Refused, UpdateError
from formats.errors import LayoutError
from formats.fault import Fault
from formats.record import Record

#: At most this many $7 follow a $5 (AMF-10 to AMF-24).
MOST_ERRORS = 20


class ManufacturerHandler:
    """Answers $I batches."""

    def gate(self, batch: Batch, faults: Sequence[tuple[Transaction, Fault]]) -> None:
        """Records out of order are answered by X0 and X1."""

    def answer(self, transaction: Transaction, to: Address, world: World) -> list[Record]:
        """The response to the manufacturers of a block."""
        reading = transaction.reading
        if reading is None or not isinstance(reading.content, Manufacturers):
            raise LayoutError(f"transaction {transaction.ordinal} at record {transaction.number} is not in order")
        answers: list[Record] = []
        for one in reading.content.manufacturers:
            answers += _answer(Asked(one, reading, world))
        manufacturer_add_reply.CHAPTER.arrange(answers, start="answer")
        return answers


def _answer(asked: Asked) -> list[Record]:
    maker = asked.manufacturer
    findings = list(ask(QUESTIONS_ON_MAKERS, asked))
    answers: list[Record] = [maker.user_data] if maker.user_data is not None else []
    told = {name: column.cut(maker.firm.line) for name, column in maker.firm.layout.by_name.items()}
    del told["action"]
    if findings:
        return [*answers, written(Refused, told), *(_error(finding) for finding in findings[:MOST_ERRORS])]
    mid = _taken(asked)
    more = maker.name_and_street.name if maker.name_and_street is not None else None
    identified = {"name": more or "", "manufacturer": mid, "postal_code": maker.city_and_postal_code.postal_code or ""}
    return [*answers, written(Acknowledged, told), written(Identification, identified)]


def _taken(asked: Asked) -> str:
    """Put the manufacturer on file; its MID."""
    maker = asked.manufacturer
    postal = {"postal_code": maker.city_and_postal_code.postal_code or ""}
    mid = str(asked.submitted) if asked.update else asked.made()
    named = {"country": asked.country, "name": maker.name, "street": maker.street, "city": maker.city}
    event = "postal code updated" if asked.update else "manufacturer added"
    manufacturers.keep(asked.world, mid, postal if asked.update else {**named, **postal}, event=event)
    return mid


def _error(finding: Finding) -> Record:
    wrong, element = finding.condition.narrative, finding.detail
    narrative = f"{_plain(element)[: 39 - len(wrong)].rstrip()} {wrong}" if element else wrong
    return written(UpdateError, {"error": finding.condition.code, "narrative": narrative})


def _plain(title: str) -> str:
    """A title without what class AN does not take."""
    return "".join(char if char.isalnum() else " " for char in title)


HANDLER = ManufacturerHandler()
