"""Is a cargo release filing right? The questions, in the order in which they are asked, by action."""

from __future__ import annotations

from cbp_sim.decision import Decision, Finding
from cbp_sim.rules.engine import ask
from cbp_sim.rules.release import agencies, bills, header, identity, lines, parties, references
from cbp_sim.rules.release.elements import elements_read
from cbp_sim.rules.release.filing import Filing

_WHOLE = (
    elements_read, *identity.RULES, *header.WHOLE, *references.RULES, *bills.RULES, *parties.RULES, *lines.RULES,
    *agencies.RULES,
)  # fmt: skip
_UPDATE = (elements_read, *identity.RULES, *header.UPDATE, *references.RULES, *bills.RULES)
_CANCELLATION = (elements_read, *identity.RULES, header.port_of_entry_is_named, *references.RULES)

#: What is asked of each action; one that cannot be read is asked what an add is.
RULES = {"A": _WHOLE, "R": _WHOLE, "U": _UPDATE, "D": _CANCELLATION}


def judge(filing: Filing) -> Decision:
    """Everything that is wrong with a filing. The same condition stands once at a record."""
    findings: dict[tuple[str, int], Finding] = {}
    for finding in ask(RULES.get(str(filing.header.action), _WHOLE), filing):
        findings.setdefault((finding.condition.code, id(finding.at)), finding)
    return Decision(tuple(findings.values()))
