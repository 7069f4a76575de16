"""TE: temporary importations extended and closed. Read, judge, move, answer (TX).

TIB Extension/Close rev 05, January 2018, TIB-9 to 14, as transcribed in public.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from cbp_sim.decision import Finding
from cbp_sim.echoes import written
from cbp_sim.lifecycle import entry_summary as summaries
from cbp_sim.lifecycle import tibs
from cbp_sim.replies import Address
from cbp_sim.rules.answers import Words
from cbp_sim.store.rows import Thing
from cbp_sim.world import World
from formats.batch import Batch, Transaction
from formats.catair import tib_extend_close_reply
from formats.catair.tib_extend_close.records import ExtendOrClose, Request
from formats.catair.tib_extend_close_reply.records import Condition, Disposition, Reference
from formats.errors import LayoutError
from formats.fault import Fault
from formats.record import Record

WORDS = Words("tib_conditions.csv", "TE")

EXTENSION, CLOSURE = "1", "2"
#: An extension is asked for in the last sixty days (8XT).
WINDOW = timedelta(days=60)
_OVER = (summaries.CANCELLED, summaries.REJECTED)


@dataclass(frozen=True)
class Asked:
    """A request under judgement, with the summary and the temporary importation that it is about, where there are."""

    request: Request
    to: Address
    world: World
    filer: str
    number: str
    kind: str
    summary: Thing | None
    tib: Thing | None


class TibHandler:
    """Answers TE batches."""

    def gate(self, batch: Batch, faults: Sequence[tuple[Transaction, Fault]]) -> list[Record]:
        """A record that TE does not have rejects the whole batch, told at its block."""
        answers: list[Record] = [
            written(Reference, {"kind": "BLOCK", "occurrence": f"{batch.blocks[0].occurrence:06}"}),
            _condition("no such record"),
            _last("batch rejected", "R", ("", "", "")),
        ]
        tib_extend_close_reply.CHAPTER.arrange(answers)
        return answers

    def answer(self, transaction: Transaction, to: Address, world: World) -> list[Record]:
        """The response to one request."""
        content = transaction.reading.content if transaction.reading else None
        if not isinstance(content, ExtendOrClose):
            raise LayoutError(f"transaction {transaction.ordinal} at record {transaction.number} is not in order")
        asked = _read(content.request, to, world)
        question = next(iter(judge(asked)), None)
        reference = {"kind": "SUMMRY", "filer_code": asked.filer, "entry_number": asked.number}
        answers: list[Record] = [written(Reference, {**reference, "occurrence": f"{transaction.ordinal:06}"})]
        broker = str(asked.summary.data.get("broker_reference", "")) if asked.summary is not None else ""
        named = (asked.filer, asked.number, broker)
        if question is not None:
            answers += [_condition(question), _last("rejected", "R", named)]
        else:
            answers.append(_last(_move(asked), "A", named))
        tib_extend_close_reply.CHAPTER.arrange(answers)
        return answers


def _read(request: Request, to: Address, world: World) -> Asked:
    told = {name: column.cut(request.line).strip(" ") for name, column in request.layout.by_name.items()}
    filer, number = told["filer_code"], told["entry_number"]
    subject = f"{filer}-{number}"
    summary = summaries.on_file(world, subject)
    if summary is not None and summary.data.get("port") != told["port"]:
        summary = None
    return Asked(request, to, world, filer, number, told["request"], summary, tibs.find(world, subject))


def judge(asked: Asked) -> Iterator[str]:
    """What stands against a request, the first that matters first."""
    summary, tib, today = asked.summary, asked.tib, asked.world.clock.today()
    if asked.kind not in (EXTENSION, CLOSURE):
        yield "no such request"
    if asked.filer != asked.to.filer:
        yield "another filer"
    if summary is None:
        yield "not on file"
    elif tib is None or summary.data["entry_type"] != tibs.ENTRY_TYPE:
        yield "another type"
    elif summary.state in _OVER:
        yield "cancelled or rejected"
    elif summary.state == summaries.TRADE:
        yield "in trade control"
    elif asked.kind == CLOSURE:
        if tib.state != tibs.OPEN:
            yield "closed"
    else:
        yield from _extension(tib, tibs.expires(tib) - today)


def _extension(tib: Thing, left: timedelta) -> Iterator[str]:
    if tib.state == tibs.CLOSED:
        yield "closed"
    if tib.state == tibs.EXPIRED:
        yield "after the close"
    if tib.data["short"]:
        yield "six months"
    if tib.data["extensions"] >= tibs.MOST_EXTENSIONS:
        yield "too often"
    if left > WINDOW:
        yield "too early"


def _move(asked: Asked) -> str:
    """What the request does; the question that its last word answers."""
    subject = f"{asked.filer}-{asked.number}"
    if asked.kind == EXTENSION and asked.tib is not None:
        tibs.extend(asked.world, subject, asked.tib)
        return "extended"
    tibs.move(asked.world, subject, tibs.CLOSE, actor="filer")
    return "to be closed"


def _condition(question: str) -> Record:
    finding: Finding = next(WORDS.found(question))
    given = finding.condition
    return Condition(disposition=None, severity="F", condition=given.code, narrative=given.narrative)


def _last(question: str, disposition: str, named: tuple[str, str, str]) -> Record:
    filer, number, reference = named
    return written(
        Disposition,
        {
            "disposition": disposition,
            "severity": "F" if disposition == "R" else "",
            "condition": WORDS.codes[question],
            "narrative": WORDS.texts[question],
            "filer_code": filer,
            "entry_number": number,
            "broker_reference": reference,
        },
    )


HANDLER = TibHandler()
