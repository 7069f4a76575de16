"""Which reason a partner agency gives with which status of SO70 (55-56), and which of them are one agency's own.

The pairs are those of the PGA Status Notification Codes, rev 13, August 2023; that the reasons of Fish and Wildlife and
of prior notice are given by no other agency is inferred from their texts.
"""

from __future__ import annotations

from functools import cache

from cbp_sim.holds.catalogue import KINDS
from formats.codes import dispositions_of


def reasons_of(agency: str, status: str) -> dict[str, str]:
    """The reasons that an agency gives with a status, each with its text; the text is blank where none is known."""
    found = {}
    for pair, row in dispositions_of("SO70", "status reason").items():
        given_with, _, reason = pair.partition("/")
        if given_with == status and agency in _owners().get(pair, (agency,)):
            found[reason] = row.narrative
    return found


def misfit(agency: str, status: str, reason: str) -> str:
    """Why an agency does not give a reason with a status; "" when it does."""
    if reason in (given := reasons_of(agency, status)):
        return ""
    owners = _owners().get(f"{status}/{reason}")
    why = f"it is a reason of {' and '.join(owners)}" if owners else f"no table has {status}/{reason}"
    offer = ", ".join(" ".join(filter(None, (code, text))) for code, text in given.items())
    return f"{agency} gives no reason {reason} with status {status}: {why}; its reasons there are {offer or 'none'}"


@cache
def _owners() -> dict[str, tuple[str, ...]]:
    """The pairs that only some agencies give: those that no kind of hold of every agency has."""
    named: dict[str, list[tuple[str, ...]]] = {}
    for kind in KINDS:
        if (code := kind.agency) is not None:
            named.setdefault(f"{code.status}/{code.reason}", []).append(code.only)
            named.setdefault(f"07/{code.may}", []).append(code.only)
    return {pair: tuple(dict.fromkeys(sum(only, ()))) for pair, only in named.items() if all(only)}
