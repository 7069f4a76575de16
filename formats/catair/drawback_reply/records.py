"""The records of CBP's answer to a drawback claim, and the groupings they make."""

from __future__ import annotations

from formats.catair.drawback_reply.references import (
    AnyReference,
    BondReference,
    ClaimReference,
    ClassificationReference,
    ClassTotalReference,
    ExportReference,
    ForeignDutyReference,
    ImportReference,
    ManufactureReference,
    NoticeReference,
    OfficerReference,
    QuantityReference,
    Reference,
    RevenueReference,
    TfteaReference,
    TotalsReference,
)
from formats.group import Group
from formats.record import AN, C, M, N, Record, X, columns

SEVERITIES = ("F", "W", "I")


class Response(Record):
    """What E1 records have in common. Page 85.

    The narrative is printed 40AN, yet CBP's narratives hold - / ( ) * and :, so it is read as X.
    """

    condition: str = columns(5, 7, AN, M, title="condition code")
    reason: str | None = columns(8, 10, AN, C, title="reason code", note="for CBP's own use")
    narrative: str = columns(11, 50, AN, M, reads=X, title="narrative text", note="texts hold / - * and :")
    filer_code: str | None = columns(51, 53, AN, C, title="entry filer code")
    entry_number: str | None = columns(56, 63, AN, C)
    version: str | None = columns(64, 68, N, C, title="version number", note="major MMM, minor mm; when accepted")
    broker_reference: str | None = columns(69, 77, X, C, title="broker reference number")


class Condition(Response, id="E1", when={"disposition": ""}, terminal="E1_CONDITION"):
    """Entry Summary Condition Response. Drawback v27, June 2025, page 85."""

    disposition: str | None = columns(3, AN, M, title="disposition type code", note="blank: not final")
    severity: str = columns(
        4, AN, M, codes=SEVERITIES, title="severity code", note="F fatal, W potential warning, I information"
    )


class Disposition(Response, id="E1", when={"disposition": ("A", "R")}, terminal="E1_FINAL"):
    """Entry Summary Disposition Response. Drawback v27, June 2025, page 85."""

    disposition: str = columns(3, AN, M, codes=("A", "R"), title="disposition type code", note="A accepted, R rejected")
    severity: str | None = columns(
        4, AN, M, codes=SEVERITIES, title="severity code", note="the worst found, blank for none"
    )


#: The record classes, the references in the order of pages 81 to 84.
RECORDS = tuple(
    record.__name__
    for record in (
        AnyReference, ClaimReference, BondReference, ImportReference, ClassificationReference, QuantityReference,
        RevenueReference, ManufactureReference, ExportReference, NoticeReference, OfficerReference,
        ForeignDutyReference, TfteaReference, TotalsReference, ClassTotalReference, Condition, Disposition,
    )
)  # fmt: skip


class Finding(Group, rule="finding"):
    """One part of the claim, named by its references from the outside in, and what CBP says about it."""

    references: tuple[Reference, ...]
    conditions: tuple[Condition, ...]


class ClaimResponse(Group, rule="transaction"):
    """CBP's answer to one claim. Page 79."""

    claim: ClaimReference
    conditions: tuple[Condition, ...]
    findings: tuple[Finding, ...]
    final: Disposition


class SyntaxRejection(Group, rule="syntax_rejection"):
    """CBP's answer to a batch that breaks the structure map. Page 88."""

    conditions: tuple[Condition, ...]
    final: Disposition
