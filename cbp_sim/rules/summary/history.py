"""What a filing may change of the summary that is on file, and what the entry's own history forbids."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from cbp_sim.decision import Finding
from cbp_sim.lifecycle import entry_summary as life
from cbp_sim.lifecycle import summary_links as links
from cbp_sim.reference.part import allows
from cbp_sim.rules.engine import raises
from cbp_sim.rules.summary import tables
from cbp_sim.rules.summary.repeats import numbered
from cbp_sim.rules.summary.submission import Submission, found, told
from cbp_sim.store.rows import Thing
from formats.catair.entry_summary import CHAPTER
from formats.catair.entry_summary.records import Header, HeaderContent
from formats.record import Record

TYPE_REASONS = ("H01", "H03")
WAREHOUSES = ("21", "22")
FROM_WAREHOUSE = ("22", "31", "32", "34", "38")
#: A fact about an entry that is up for no release, and one about how it was asked for.
NO_RELEASE, IMMEDIATE = "no release", "immediate delivery"
#: How long goods may stay in a warehouse (error dictionary, 304).
YEARS_IN_WAREHOUSE = 5

WEEK = timedelta(days=7)

#: Occasions on which a fact matters, by the word that the table has for them.
OCCASIONS: dict[str, Callable[[Submission], bool]] = {
    "any": lambda _: True,
    "deletion": lambda submission: submission.filing.header.action == "D",
    "filing": lambda submission: submission.filing.header.action != "D",
    "warehouse": lambda submission: submission.entry_type in WAREHOUSES,
    "correction": lambda submission: submission.correction,
    "remote": lambda submission: submission.remote,
    "certified": lambda submission: submission.filing.header.release_certification == "A",
    "reconciliation": lambda submission: (
        submission.filing.header.reconciliation_issue is not None
        or submission.filing.header.trade_agreement_reconciliation is not None
    ),
}


def entry_allows(submission: Submission) -> Iterator[Finding]:
    """Nothing that CBP knows of the entry stands against it, by table (cbp_sim/data/entry_facts.csv)."""
    known = submission.reference.entry(submission.subject)
    for row in tables.entry_facts() if known is not None else ():
        if known is not None and row.fact in known.facts and OCCASIONS[row.occasion](submission):
            yield found(row.code, submission.filing.header)


@raises("B22")
def release_is_of_the_same_port(submission: Submission) -> Iterator[Finding]:
    """A cargo release of the number, when there is one, was filed for the same port."""
    release = submission.world.find("cargo_release", submission.subject)
    port = release.data.get("port_of_entry") if release is not None and submission.released else None
    if port and port != told(submission.filing.header.port_of_entry):
        yield found("B22", submission.filing.header)


@raises("B28")
def entry_is_not_consolidated(submission: Submission) -> Iterator[Finding]:
    """An entry that another summary accounts for needs none of its own."""
    others = links.named_by(submission.world, submission.subject, links.RELEASES)
    if any(other != submission.subject for other in others):
        yield found("B28", submission.filing.header)


@raises("B52", "281", "282", "283", "286")
def correction_says_what_it_changes(submission: Submission) -> Iterator[Finding]:
    """A correction keeps the importer, gives reasons for changes of the header, and corrects nothing flagged."""
    known, header = submission.on_file, submission.filing.header
    before = _header(known)
    if not submission.correction or known is None or before is None:
        return
    if before.reconciliation_issue is not None or before.trade_agreement_reconciliation is not None:
        yield found("B52", header)
    given = submission.filing.reasons
    reasons = [told(reason) for _, reason in numbered(given, "reason")] if given is not None else []
    if submission.entry_type == known.data["entry_type"]:
        if any(reason in TYPE_REASONS for reason in reasons):
            yield found("281", given)
        if not reasons and _changed(submission, known):
            yield found("283", header)
    elif not reasons:
        yield found("282", header)
    content, first = submission.content, _content(known)
    if content is not None and first is not None and told(content.importer) != first.importer:
        yield found("286", content)


#: Elements of the 10 record that a correction has otherwise by its nature.
_OWN = ("action", "post_summary_correction", "payment_type", "statement_print_date", "statement_month", "client_branch")
_OWN_TOO = ("accelerated_liquidation", "broker_reference", "signature", "release_certification", "entry_type")


def _changed(submission: Submission, known: Thing) -> bool:
    pairs: tuple[tuple[Record | None, Record | None], ...] = (
        (_header(known), submission.filing.header),
        (_content(known), submission.content),
    )
    return any(
        getattr(before, name) != getattr(after, name)
        for before, after in pairs
        if before is not None and after is not None
        for name in before.layout.by_name
        if name not in (*_OWN, *_OWN_TOO)
    )


def _header(known: Thing | None) -> Header | None:
    record = _record(known, "10")
    return record if isinstance(record, Header) else None


def _content(known: Thing | None) -> HeaderContent | None:
    record = _record(known, "11")
    return record if isinstance(record, HeaderContent) else None


def _record(known: Thing | None, identifier: str) -> Record | None:
    lines = known.data.get("records", ()) if known is not None else ()
    line = next((line for line in lines if line.startswith(identifier)), None)
    cls = CHAPTER.class_of(line) if line is not None else None
    return cls.read(line) if cls is not None and line is not None else None


@raises("227", "256", "257")
def rejected_summary_is_refiled_alike(submission: Submission) -> Iterator[Finding]:
    """What CBP rejected comes back without a consolidation or release; an electronic one with its invoices."""
    known, header = submission.on_file, submission.filing.header
    before = _header(known)
    if known is None or before is None or header.action == "D":
        return
    if known.state == life.REJECTED and submission.consolidated:
        yield found("257", header)
    if known.state == life.REJECTED and before.consolidated == "Y" and header.release_certification == "A":
        yield found("256", header)
    if before.electronic_invoice == "Y" and not any(line.invoices for line in submission.filing.lines):
        yield found("227", header)


@raises("B65")
def warehouse_keeps_its_type(submission: Submission) -> Iterator[Finding]:
    """A warehouse entry from which goods were withdrawn keeps its type."""
    known = submission.on_file
    if known is None or known.data["entry_type"] not in WAREHOUSES:
        return
    changed = submission.entry_type != known.data["entry_type"]
    if changed and links.named_by(submission.world, submission.subject, links.WAREHOUSE):
        yield found("B65", submission.filing.header)


@raises("B66")
def warehouse_with_withdrawals_is_not_deleted(submission: Submission) -> Iterator[Finding]:
    """A warehouse entry from which goods were withdrawn is not deleted."""
    if links.named_by(submission.world, submission.subject, links.WAREHOUSE):
        yield found("B66", submission.filing.header)


@raises("298", "299", "300", "301", "302", "303", "304", "305", "307", "308")
def warehouse_entry_is_open(submission: Submission) -> Iterator[Finding]:
    """The warehouse entry is another one, on file, a warehouse entry of that port, and neither settled nor emptied."""
    named = submission.filing.warehouse
    entry = links.warehouse(submission.filing)
    if named is None or entry is None or submission.entry_type not in FROM_WAREHOUSE:
        return
    if entry == submission.subject:
        yield found("307", named)
        return
    known = life.on_file(submission.world, entry)
    if known is None:
        if not allows(submission.reference.warehouse_entries, entry):
            yield found("298", named)
        return
    if known.data["entry_type"] not in WAREHOUSES:
        yield found("299", named)
        return
    if known.data["port"] != told(named.port):
        yield found("300", named)
    settled = {life.PAID: "301", life.LIQUIDATED: "302", life.CANCELLED: "303", life.INACTIVE: "308"}
    if known.state in settled:
        yield found(settled[known.state], named)
    last = [one for one in links.is_final(submission.world, entry) if one != submission.subject]
    if last and submission.subject not in links.named_by(submission.world, entry, links.WAREHOUSE):
        yield found("305", named)
    yield from _too_late(submission, known)


def _too_late(submission: Submission, known: Thing) -> Iterator[Finding]:
    stored = _content(known)
    imported = stored.import_date if stored is not None else None
    entered = told(submission.content.estimated_entry_date) if submission.content else None
    if isinstance(imported, date) and entered is not None and entered > _years_after(imported, YEARS_IN_WAREHOUSE):
        yield found("304", submission.filing.warehouse)


def _years_after(day: date, years: int) -> date:
    last = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if last else day.day)


@raises("321")
def withdrawal_is_not_printed_before_its_warehouse(submission: Submission) -> Iterator[Finding]:
    """A withdrawal's statement is not printed before that of the warehouse entry."""
    entry = links.warehouse(submission.filing)
    before = _header(life.on_file(submission.world, entry)) if entry else None
    printed = told(submission.filing.header.statement_print_date)
    first = before.statement_print_date if before is not None else None
    if not first or printed is None or submission.entry_type not in FROM_WAREHOUSE:
        return
    if printed < first:
        yield found("321", submission.filing.header)


@raises("241", "242", "243", "247")
def releases_can_be_consolidated(submission: Submission) -> Iterator[Finding]:
    """Each release is one, of the same district, of the same mode as the others, and in no other summary."""
    modes = set()
    for record in submission.filing.releases if submission.consolidated else ():
        for entry in links.releases((record,)):
            release = submission.world.find("cargo_release", entry)
            facts = submission.reference.entry(entry)
            if facts is not None and NO_RELEASE in facts.facts:
                yield found("241", record, 1)
            data = release.data if release is not None else {}
            port = data.get("port_of_entry") or (facts.port if facts else "")
            if port and port[:2] != told(submission.filing.header.port_of_entry)[:2]:
                yield found("242", record, 1)
            if any(one != submission.subject for one in links.named_by(submission.world, entry, links.RELEASES)):
                yield found("243", record, 1)
            mode = data.get("mode") or (facts.mode if facts else "")
            modes |= {mode} if mode else set()
    if len(modes) > 1:
        yield found("247", submission.filing.releases[0], 1)


@raises("244")
def releases_fall_in_a_week(submission: Submission) -> Iterator[Finding]:
    """Consolidated releases lie at most seven days apart."""
    days = []
    for entry in links.releases(submission.filing.releases) if submission.consolidated else ():
        facts = submission.reference.entry(entry)
        if facts is not None and facts.released is not None:
            days.append(facts.released)
    if days and max(days) - min(days) > WEEK:
        yield found("244", submission.filing.releases[0], 1)


@raises("338")
def releases_agree_on_immediate_delivery(submission: Submission) -> Iterator[Finding]:
    """Of consolidated releases all asked for immediate delivery, or none."""
    asked = set()
    for entry in links.releases(submission.filing.releases) if submission.consolidated else ():
        facts = submission.reference.entry(entry)
        asked.add(facts is not None and IMMEDIATE in facts.facts)
    if len(asked) > 1:
        yield found("338", submission.filing.releases[0], 1)


#: Whether the entry may have this filing at all; the others are about what the filing says.
HISTORY_OF_ENTRY = (entry_allows, release_is_of_the_same_port, entry_is_not_consolidated, warehouse_keeps_its_type)
HISTORY_OF_DELETION = (entry_allows, warehouse_with_withdrawals_is_not_deleted)
HISTORY = (
    correction_says_what_it_changes,
    rejected_summary_is_refiled_alike,
    warehouse_entry_is_open,
    withdrawal_is_not_printed_before_its_warehouse,
    releases_can_be_consolidated,
    releases_fall_in_a_week,
    releases_agree_on_immediate_delivery,
)
