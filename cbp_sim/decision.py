"""What a rule found, and what follows from all that was found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cbp_sim.conditions import Condition
from formats.group import Group
from formats.record import Record

#: Worst first. Entry Summary chapter, E1 record: F rejects; P beats W when both are found; then I.
SEVERITIES = ("F", "P", "W", "I")


@dataclass(frozen=True, slots=True)
class Finding:
    """A condition, and the record or grouping it stands at; None is the transaction as a whole.

    detail: what tells the reply which of several like things is meant (a fee class, a position).
    """

    condition: Condition
    at: Record | Group | None = None
    detail: Any = None

    @property
    def fatal(self) -> bool:
        """Whether it rejects the transaction."""
        return self.condition.severity == "F"


@dataclass(frozen=True, slots=True)
class Decision:
    """All findings on a transaction, in the order of the questions."""

    findings: tuple[Finding, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether nothing fatal was found."""
        return not any(finding.fatal for finding in self.findings)

    @property
    def severity(self) -> str:
        """The worst severity found, "" when nothing was."""
        return worst(finding.condition.severity for finding in self.findings)


def worst(severities: Iterable[str]) -> str:
    """The worst of some severities, "" of none."""
    found = set(severities)
    return next((severity for severity in SEVERITIES if severity in found), "")
