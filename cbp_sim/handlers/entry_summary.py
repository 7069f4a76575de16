"""AE: entry summaries filed, refiled and deleted. Read, judge, move, answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cbp_sim.handlers import summary_reply
from cbp_sim.lifecycle import entry_summary as life
from cbp_sim.lifecycle import summary_account, summary_life, summary_links, tibs
from cbp_sim.replies import Address
from cbp_sim.rules.summary.census import outstanding
from cbp_sim.rules.summary.identity import reference_matches
from cbp_sim.rules.summary.judge import Judgement, judge
from cbp_sim.rules.summary.quotas import quota
from cbp_sim.rules.summary.submission import Submission
from cbp_sim.world import World
from formats.batch import Batch, Transaction
from formats.catair.entry_summary.records import Filing
from formats.errors import CannotTell, LayoutError
from formats.fault import Fault
from formats.record import Record


class EntrySummaryHandler:
    """Answers AE batches."""

    def gate(self, batch: Batch, faults: Sequence[tuple[Transaction, Fault]]) -> list[Record]:
        """One fatal condition for the first breach of the map; the whole batch is rejected (ESF-207, note a)."""
        transaction, fault = faults[0]
        return summary_reply.syntax_rejection(transaction, fault)

    def read_ahead(self, batch: Batch, world: World) -> None:
        """What is on file under the numbers that are filed."""
        subjects = [_subject(one) for block in batch.blocks for one in block.transactions]
        world.rows.read_ahead(
            [subject for subject in dict.fromkeys(subjects) if subject],
            kinds=(life.KIND, "cargo_release", summary_links.KIND, summary_account.KIND),
            links=(summary_life.BATCH_KIND,),
        )

    def answer(self, transaction: Transaction, to: Address, world: World) -> list[Record]:
        """The response to one summary."""
        submission = read(transaction, to, world)
        judgement = judge(submission)
        final, version = _move(submission, judgement)
        return summary_reply.answer(
            submission.filing,
            judgement.decision,
            final=final,
            ordinal=transaction.ordinal,
            version=version,
            reference_on_file=_reference_that_was_due(submission, judgement),
        )


def _subject(transaction: Transaction) -> str:
    """The entry that a transaction names, or ""."""
    content = transaction.reading.content if transaction.reading is not None else None
    return f"{content.header.filer_code}-{content.header.entry_number}" if isinstance(content, Filing) else ""


def read(transaction: Transaction, to: Address, world: World) -> Submission:
    """A transaction whose records stand in order, as the rules see it."""
    reading = transaction.reading
    if reading is None or not isinstance(reading.content, Filing):
        raise LayoutError(f"transaction {transaction.ordinal} at record {transaction.number} is not in order")
    return Submission(reading.content, reading, to, world, life.on_file(world, _subject(transaction)))


def _move(submission: Submission, judgement: Judgement) -> tuple[str, str | None]:
    """What the filing does to the summary; the final condition, and the version of what CBP now has."""
    accepted, world = judgement.decision.accepted, submission.world
    codes = [finding.condition.code for finding in judgement.decision.findings]
    actor = "filer"
    if not accepted:
        _refuse(submission, judgement, codes, actor)
        return summary_reply.REJECTED, None
    if submission.filing.header.action == "D":
        life.move(world, submission.subject, life.DELETE, actor=actor)
        return summary_reply.DELETED, None
    event = life.CORRECTED if submission.correction else life.FILED
    moved = life.move(world, submission.subject, event, filed=_filed(submission), actor=actor, codes=codes)
    summary_links.remember(submission.filing, submission.subject, world)
    summary_life.accepted(world, submission.subject, submission.filing, submission.to)
    if submission.entry_type == tibs.ENTRY_TYPE:
        tibs.filed(world, submission.subject, submission.filing, submission.to)
    final = summary_reply.ADDED if submission.on_file is None else summary_reply.REPLACED
    return final, life.version(moved.data) if moved else None


def _refuse(submission: Submission, judgement: Judgement, codes: list[str], actor: str) -> None:
    """A refused correction takes the summary in trade control with it, if it was its own filer's to make (ESF-210)."""
    try:
        subject = submission.subject
    except CannotTell:
        return  # without a number there is nothing to tell it of
    if judgement.identified:
        life.move(submission.world, subject, life.REFUSED, actor=actor, codes=codes)
    else:
        state = submission.on_file.state if submission.on_file else life.NEW
        submission.world.tell(subject, "entry summary filing refused", state=state, actor=actor, codes=codes)


def _filed(submission: Submission) -> dict[str, Any]:
    header = submission.filing.header
    return {
        "port": header.port_of_entry,
        "entry_type": header.entry_type,
        "broker_reference": header.broker_reference or "",
        "corrected": submission.correction,
        "payment_type": header.payment_type or "",
        "owners": [submission.to.filer],
        "quotas": [known.status for one in submission.articles if (known := quota(one)) is not None],
        "address": {"site": submission.to.site, "sender": submission.to.sender, "port": submission.to.port},
        "records": [record.line for record in submission.reading.records],
        "census": {str(one.line.header.line_number): outstanding(one) for one in submission.articles},
    }


def _reference_that_was_due(submission: Submission, judgement: Judgement) -> str | None:
    """The value on file, when a re-add failed to match it (E1, note 4)."""
    known = submission.on_file
    if known is None or submission.filing.header.action != "A" or judgement.decision.accepted:
        return None
    return known.data["broker_reference"] or None if not reference_matches(submission) else None


HANDLER = EntrySummaryHandler()
