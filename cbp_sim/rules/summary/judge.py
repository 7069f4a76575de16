"""The judgement on an entry summary: every question, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cbp_sim.decision import Decision, Finding
from cbp_sim.rules.engine import ask, worth_asking
from cbp_sim.rules.summary import identity, tables
from cbp_sim.rules.summary.accounts import ACCOUNTS
from cbp_sim.rules.summary.agencies import AGENCIES, AGENCIES_OF_LINES
from cbp_sim.rules.summary.articles import ARTICLES, ARTICLES_TOGETHER
from cbp_sim.rules.summary.assessed import ASSESSED, ASSESSED_TOGETHER
from cbp_sim.rules.summary.bonds import BONDS
from cbp_sim.rules.summary.census import CENSUS
from cbp_sim.rules.summary.claims import CLAIMS
from cbp_sim.rules.summary.details import DETAILS, DETAILS_TOGETHER
from cbp_sim.rules.summary.duties import DUTIES, DUTIES_TOGETHER
from cbp_sim.rules.summary.elements import always_there, elements_read, header_elements_read
from cbp_sim.rules.summary.exclusions import EXCLUSIONS, EXCLUSIONS_TOGETHER
from cbp_sim.rules.summary.fees import FEES, FEES_TOGETHER
from cbp_sim.rules.summary.halves import HALVES
from cbp_sim.rules.summary.history import HISTORY, HISTORY_OF_DELETION, HISTORY_OF_ENTRY
from cbp_sim.rules.summary.lines import LINES, LINES_TOGETHER
from cbp_sim.rules.summary.matrix import MATRICES
from cbp_sim.rules.summary.papers import PAPERS
from cbp_sim.rules.summary.parties import PARTIES, PARTIES_OF_LINES
from cbp_sim.rules.summary.payment import PAYMENT
from cbp_sim.rules.summary.programs import PROGRAMS
from cbp_sim.rules.summary.quotas import QUOTAS, QUOTAS_TOGETHER
from cbp_sim.rules.summary.remedies import REMEDIES
from cbp_sim.rules.summary.standing import STANDING, STANDING_OF_LINES
from cbp_sim.rules.summary.submission import Submission
from cbp_sim.rules.summary.totals import TOTALS_ADD_UP
from cbp_sim.rules.summary.transport import TRANSPORT
from cbp_sim.rules.summary.values import VALUES, VALUES_TOGETHER

#: What the entry's own history forbids; while it does, the summary on file is not touched.
ENTRY = HISTORY_OF_ENTRY
DELETION = HISTORY_OF_DELETION
#: Questions on the filing as a whole, before and after those on each line.
RULES = (
    elements_read,
    always_there,
    *MATRICES,
    *PARTIES,
    *STANDING,
    *ACCOUNTS,
    *HISTORY,
    *CLAIMS,
    *PAYMENT,
    *BONDS,
    *TRANSPORT,
    *LINES_TOGETHER,
    *DETAILS_TOGETHER,
    *EXCLUSIONS_TOGETHER,
    *ARTICLES_TOGETHER,
    *AGENCIES,
)
RULES_OF_LINES = (
    *LINES,
    *PARTIES_OF_LINES,
    *STANDING_OF_LINES,
    *ARTICLES,
    *AGENCIES_OF_LINES,
    *DETAILS,
    *EXCLUSIONS,
    *REMEDIES,
    *PAPERS,
    *QUOTAS,
    *VALUES,
    *DUTIES,
    *PROGRAMS,
    *FEES,
    *ASSESSED,
    *CENSUS,
)
RULES_AFTER_LINES = (
    *HALVES,
    *DUTIES_TOGETHER,
    *FEES_TOGETHER,
    *VALUES_TOGETHER,
    *QUOTAS_TOGETHER,
    *TOTALS_ADD_UP,
    *ASSESSED_TOGETHER,
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found, and whether the filing is known to be its filer's own to make now."""

    decision: Decision
    identified: bool


def judge(submission: Submission) -> Judgement:
    """Ask everything. A deletion is asked about its identity only."""
    if submission.filing.header.action == "D":
        rules = (header_elements_read, *identity.DELETION, *DELETION)
        findings = _once([*ask(rules, submission)])
        return Judgement(Decision(findings), identified=False)
    own = [*ask((*identity.IDENTITY, *ENTRY), submission)]
    action_known = submission.filing.header.action in ("A", "R")
    return Judgement(Decision(_once([*own, *_content(submission)])), identified=action_known and not own)


def _content(submission: Submission) -> Iterator[Finding]:
    for record in submission.reading.records:
        record.fill()
    filled, named = submission.reference.filled, submission.filing.header.entry_type
    # There are more texts than types: only a known one is remembered.
    entry_type = named if named in tables.entry_types() else None
    yield from ask(worth_asking(RULES, filled), submission)
    for article in submission.articles:
        yield from ask(worth_asking(RULES_OF_LINES, filled, article.held, entry_type), article)
    yield from ask(worth_asking(RULES_AFTER_LINES, filled), submission)


def _once(findings: list[Finding]) -> tuple[Finding, ...]:
    seen: dict[tuple[str, int, object], Finding] = {}
    for finding in findings:
        seen.setdefault((finding.condition.code, id(finding.at), finding.detail), finding)
    return tuple(seen.values())
