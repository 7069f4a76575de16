"""Which summary is meant, whose it is, and whether it may be filed now. Rules on a `Submission`."""

from __future__ import annotations

from collections.abc import Iterator

from cbp_sim.decision import Finding
from cbp_sim.lifecycle import entry_summary as life
from cbp_sim.lifecycle import liquidation
from cbp_sim.profile import ANY, Profile
from cbp_sim.rules.engine import raises
from cbp_sim.rules.summary import tables
from cbp_sim.rules.summary.submission import INFORMAL, WITHDRAWALS, Submission, found, told
from formats.catair.entry_summary.records import Header
from formats.numbers import is_valid_entry_number


@raises("B06")
def filer_is_known(submission: Submission) -> Iterator[Finding]:
    """The entry filer must be a filer that CBP knows."""
    header = submission.filing.header
    if submission.world.profile.filer(told(header.filer_code)) is None:
        yield found("B06", header)


@raises("B12", "B53")
def filer_files_its_own(submission: Submission) -> Iterator[Finding]:
    """The entry filer is the processing filer, or the preparer's where one is indicated; a correction need not be."""
    header, to = submission.filing.header, submission.to
    if submission.remote and told(header.filer_code) != to.preparer_filer:
        yield found("B12", header)
    elif told(header.filer_code) != to.filer and not submission.correction:
        yield found("B53", header)


@raises("B15", "B16")
def entry_number_is_right(submission: Submission) -> Iterator[Finding]:
    """The entry number is eight numerals, the last of them the check digit with the filer's offset."""
    header = submission.filing.header
    number = told(header.entry_number)
    if len(number) != 8 or not number.isdecimal():
        yield found("B15", header)
        return
    filer = submission.world.profile.filer(told(header.filer_code))
    if filer is None or not filer.check_digits:
        return
    if not is_valid_entry_number(filer.code, number, filer.check_digit_offset):
        yield found("B16", header)


@raises("B04", "B10")
def port_is_right(submission: Submission) -> Iterator[Finding]:
    """The port of entry is a port, and the one that the B record names."""
    header = submission.filing.header
    port = told(header.port_of_entry)
    if not (tables.is_port(port) or port in named_ports(submission.world.profile)):
        yield found("B04", header)
    if port != submission.to.port:
        yield found("B10", header)


def named_ports(profile: Profile) -> frozenset[str]:
    """Ports that a world's filers are said to file at exist in it, whatever Schedule D says."""
    return frozenset(port for filer in profile.filers for port in filer.ports if port != ANY)


@raises("B32", "B44")
def filed_in_the_same_port(submission: Submission) -> Iterator[Finding]:
    """A summary on file stays in its port."""
    header = submission.filing.header
    known = submission.on_file
    if known is not None and known.data["port"] != told(header.port_of_entry):
        yield found("B44" if submission.correction else "B32", header)


@raises("B35")
def readd_matches_the_first_filing(submission: Submission) -> Iterator[Finding]:
    """An A over a summary on file needs the broker reference number of the initial filing (ESF-132)."""
    header = submission.filing.header
    if header.action == "A" and submission.on_file is not None and not reference_matches(submission):
        yield found("B35", header)


def reference_matches(submission: Submission) -> bool:
    """Whether the initial filing had a broker reference number and this one has the same."""
    known = submission.on_file
    given = submission.filing.header.broker_reference
    return known is not None and bool(known.data["broker_reference"]) and known.data["broker_reference"] == given


@raises("B29", "B30", "B31", "B54")
def may_be_filed_now(submission: Submission) -> Iterator[Finding]:
    """Under CBP control a summary can be refiled when CBP has rejected it, otherwise not (ESF-132)."""
    known = submission.on_file
    if known is None or submission.correction:
        return
    if known.data["corrected"]:
        yield found("B54", submission.filing.header)
    elif not life.LIFECYCLE.allows(known.state, life.FILED):
        yield found(life.NOT_NOW[known.state], submission.filing.header)


@raises("B33")
def entry_type_may_change(submission: Submission) -> Iterator[Finding]:
    """Once CBP has accepted a summary, refiling it does not change its type. Chosen by us: CBP allows some changes."""
    known = submission.on_file
    changed = known is not None and known.data["entry_type"] != submission.entry_type
    if changed and known is not None and known.state == life.REJECTED:
        yield found("B33", submission.filing.header)


@raises("B67")
def withdrawal_is_no_release(submission: Submission) -> Iterator[Finding]:
    """Withdrawals and military summaries have no cargo release of their number."""
    header = submission.filing.header
    if submission.entry_type in (*WITHDRAWALS, "51") and submission.released:
        yield found("B67", header)


@raises("B42", "B45", "B46", "B47", "B48", "B50", "B51", "B56", "B59", "B60", "B64")
def correction_may_be_filed(submission: Submission) -> Iterator[Finding]:
    """A post summary correction is about a summary that CBP has accepted and been paid for; never an informal one."""
    if not submission.correction:
        return
    header, known = submission.filing.header, submission.on_file
    if known is None:
        yield found("B42", header)
    elif known.state in _NO_CORRECTION:
        yield found(_NO_CORRECTION[known.state], header)
    elif submission.entry_type not in INFORMAL and known.data["entry_type"] in INFORMAL:
        yield found("B64", header)
    elif (code := liquidation.bars_correction(submission.world, submission.subject)) is not None:
        yield found(code, header)


_NO_CORRECTION = {
    life.TRADE: "B45",
    life.REJECTED: "B46",
    life.INACTIVE: "B46",
    life.CBP: "B47",
    life.LIQUIDATED: "B50",
    life.CANCELLED: "B56",
}

#: Whose summary it is; while one of these finds something, the summary on file is not touched.
IDENTITY = (
    filer_is_known,
    filer_files_its_own,
    entry_number_is_right,
    port_is_right,
    filed_in_the_same_port,
    readd_matches_the_first_filing,
    may_be_filed_now,
    entry_type_may_change,
    withdrawal_is_no_release,
    correction_may_be_filed,
)


@raises("B25", "B29", "B30", "B31")
def summary_is_there_to_delete(submission: Submission) -> Iterator[Finding]:
    """A deletion is about a summary on file that is still in trade control (ESF-132)."""
    header, known = submission.filing.header, submission.on_file
    if known is None:
        yield found("B25", header)
    elif not life.LIFECYCLE.allows(known.state, life.DELETE):
        yield found(life.NOT_NOW.get(known.state, "B29"), header)


@raises("B24")
def nothing_else_is_filed(submission: Submission) -> Iterator[Finding]:
    """A deletion carries the 10 record alone, without the elements that its note 2 forbids (ESF-34)."""
    header = submission.filing.header
    if len(submission.reading.records) > 1 or any(getattr(header, name) is not None for name in _FORBIDDEN):
        yield found("B24", header)


@raises("B43")
def correction_is_not_deleted(submission: Submission) -> Iterator[Finding]:
    """No post summary correction is a deletion."""
    if submission.correction:
        yield found("B43", submission.filing.header)


_FORBIDDEN = tuple(
    name for name, column in Header.layout.by_name.items() if column.start >= 36
)  # ESF-26 to ESF-33: every element after the entry type

#: The questions on a deletion.
DELETION = (
    filer_is_known,
    filer_files_its_own,
    entry_number_is_right,
    port_is_right,
    filed_in_the_same_port,
    summary_is_there_to_delete,
    nothing_else_is_filed,
    correction_is_not_deleted,
)
