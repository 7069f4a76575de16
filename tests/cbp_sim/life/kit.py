"""A CBP with accepted summaries in it, and ways to pay, move and reject them."""

from __future__ import annotations

from typing import Any

from cbp_sim.cbp import Cbp
from cbp_sim.clock import parse_instant
from cbp_sim.profile import Profile, SummaryLife, shipped_profile
from cbp_sim.store.rows import Message
from cbp_sim.summary_officer import SummaryAct
from formats.batch import Batch, lines_of
from formats.describe import decode
from formats.numbers import EntryNumber
from formats.record import Record
from tests.cbp_sim.summary.kit import Answer, Edit, add, ae, answer, batch, put, send

SUBJECT = "N01-50000029"
#: Monday a week after the world's beginning, 5 January 2026.
PRINT_DATE = "011226"


def on_statement(payment_type: str = "2", print_date: str = PRINT_DATE, month: str = "") -> Edit:
    """The summary is to be paid on a statement."""

    def edit(records: list[str]) -> list[str]:
        changed = put("10:51", payment_type)(put("10:52-57", print_date)(records))
        return put("10:58-59", month)(changed) if month else changed

    return edit


def numbered(serial: int) -> Edit:
    """The summary has another entry number."""
    return put("10:9-16", EntryNumber.build("N01", serial).number)


def subject_of(serial: int) -> str:
    return f"N01-{EntryNumber.build('N01', serial).number}"


def profile_with(**settings: Any) -> Profile:
    """The default world with other settings of a summary's life."""
    profile = shipped_profile("default")
    life = SummaryLife.model_validate(settings)
    return profile.model_copy(update={"policy": profile.policy.model_copy(update={"summary_life": life})})


def file_all(cbp: Cbp, *filings: list[str]) -> list[str]:
    """File several summaries in one batch; every line that comes back."""
    return send(cbp, batch(*filings))


def file(cbp: Cbp, *edits: Edit, filer: str = "N01") -> Answer:
    """CBP's answer to one summary."""
    return answer(file_all(cbp, ae(*edits))) if filer == "N01" else answer(send(cbp, batch(ae(*edits), filer=filer)))


def go(cbp: Cbp, instant: str) -> None:
    """Move the clock to an Eastern instant."""
    cbp.advance(parse_instant(instant))


def act(cbp: Cbp, name: str, subject: str = SUBJECT, **told: Any) -> None:
    """Act on a summary or a statement."""
    cbp.act_on_summary(SummaryAct.model_validate({"act": name, "subject": subject, **told}))


def messages(cbp: Cbp, application: str) -> list[Message]:
    """What was sent under an application, in order."""
    return [one for one in cbp.messages() if one.application == application]


def records(message: Message) -> list[Record]:
    """The records between the control records, read; a test fails when one has a fault."""
    decoded = decode(Batch(lines_of(message.lines)))
    found = []
    for block in decoded.blocks:
        for transaction in block.transactions:
            for line in transaction.lines:
                record = transaction.record(line)
                assert record is not None, line.text
                assert record.faults() == (), line.text
                found.append(record)
    return found


def of(message: Message, identifier: str) -> list[Any]:
    """The records of an identifier."""
    return [record for record in records(message) if record.identifier == identifier]


def told(cbp: Cbp, subject: str = SUBJECT) -> list[tuple[str, str, str]]:
    """A timeline: the Eastern day is left to the world's own."""
    return [(line.at, line.event, line.state) for line in cbp.timeline(subject)]


def events(cbp: Cbp, subject: str = SUBJECT) -> list[str]:
    """What happened to a subject, in order."""
    return [line.event for line in cbp.timeline(subject)]


def correction(records: list[str]) -> list[str]:
    """The summary is a post summary correction, with a reason and an explanation."""
    edits = (
        put("10:65", "Y"),
        put("10:51-60", ""),
        add("35H10", after="31"),
        add("36THE CONSIGNEE WAS ANOTHER", after="35"),
    )
    for edit in edits:
        records = edit(records)
    return records
