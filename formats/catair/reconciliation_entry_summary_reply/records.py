"""The records of CBP's answer to a reconciliation, and the groupings they make."""

from __future__ import annotations

from formats.group import Group
from formats.record import AN, C, M, N, Record, X, columns

SEVERITIES = ("F", "W", "I")


class Reference(Record):
    """What all E0 records have in common: which part of the filing, and data copied from it."""

    kind: str = columns(4, 9, AN, M, title="reference data type code", note="RECONS, DOCREC, CLAIMT and others")
    occurrence: int = columns(11, 16, N, M, title="occurrence position", note="counted from 1, 0 when none")
    signpost: str = columns(18, 24, X, M, constant="REF ID:", title="reference ID constant")
    text: str | None = columns(26, 80, X, M, title="reference data text")


class PartReference(Reference, id="E0", terminal="E0_REF"):
    """Reference to a part of the reconciliation. Reconciliation v12, June 2025, by a public transcription."""


class ReconciliationReference(Reference, id="E0", when={"kind": "RECONS"}, terminal="E0_RECONS"):
    """Reference to the reconciliation as a whole. Reconciliation v12, June 2025, by a public transcription.

    Its text is not known. We write filer code, entry number and broker reference as the entry summary's SUMMRY does.
    """

    kind: str = columns(4, 9, AN, M, constant="RECONS", title="reference data type code")


class Response(Record):
    """What E1 records have in common. The entry summary's has a version number besides.

    The narrative is printed 40AN, yet CBP's narratives hold - / ( ) * and :, so it is read as X.
    """

    condition: str = columns(5, 7, AN, M, title="condition code")
    reason: str | None = columns(8, 10, AN, C, title="reason code", note="for CBP's own use")
    narrative: str = columns(11, 50, AN, M, reads=X, title="narrative text", note="texts hold / - * and :")
    filer_code: str | None = columns(51, 53, AN, C, title="entry filer code")
    entry_number: str | None = columns(56, 63, AN, C)
    broker_reference: str | None = columns(69, 77, X, C, title="broker reference number")


class Condition(Response, id="E1", when={"disposition": ""}, terminal="E1_CONDITION"):
    """Reconciliation Condition. Reconciliation v12, June 2025, by a public transcription."""

    disposition: str | None = columns(3, AN, M, title="disposition type code", note="blank: not final")
    severity: str = columns(4, AN, M, codes=SEVERITIES, title="severity code", note="F fatal, W warning, I information")


class Disposition(Response, id="E1", when={"disposition": ("A", "R")}, terminal="E1_FINAL"):
    """Reconciliation Disposition. Reconciliation v12, June 2025, by a public transcription."""

    disposition: str = columns(3, AN, M, codes=("A", "R"), title="disposition type code", note="A accepted, R rejected")
    severity: str | None = columns(
        4, AN, M, codes=SEVERITIES, title="severity code", note="the worst found, blank for none"
    )


class Finding(Group, rule="finding"):
    """One part of the filing, named by its references from the outside in, and what CBP says about it."""

    references: tuple[PartReference, ...]
    conditions: tuple[Condition, ...]


class ReconciliationResponse(Group, rule="transaction"):
    """CBP's answer to one reconciliation."""

    reconciliation: ReconciliationReference
    conditions: tuple[Condition, ...]
    findings: tuple[Finding, ...]
    final: Disposition


class SyntaxRejection(Group, rule="syntax_rejection"):
    """CBP's answer to a batch that breaks the structure map."""

    conditions: tuple[Condition, ...]
    final: Disposition
