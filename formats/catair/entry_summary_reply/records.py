"""The records of CBP's answer to an entry summary, and the groupings they make."""

from __future__ import annotations

from formats.catair.entry_summary_reply.references import (
    AnyReference,
    BillReference,
    BondReference,
    CaseReference,
    CensusReference,
    ConsolidatedReference,
    DeclarationReference,
    DescriptionReference,
    DocumentReference,
    ExplanationReference,
    FeeTotalReference,
    HeaderFeeReference,
    HeaderReasonReference,
    InvoiceRangeReference,
    InvoiceReference,
    LicenseReference,
    LineFeeReference,
    LineReasonReference,
    LineReference,
    ManifestReference,
    PartyReference,
    PgaReference,
    PostLineReference,
    QuantityReference,
    Reference,
    SummaryReference,
    TariffReference,
    TotalsReference,
)
from formats.group import Group
from formats.record import AN, C, M, N, Record, X, columns

__all__ = [
    "RECORDS", "AnyReference", "BillReference", "BondReference", "CaseReference", "CensusReference",
    "Condition", "ConsolidatedReference", "DeclarationReference", "DescriptionReference", "Disposition",
    "DocumentReference", "ExplanationReference", "FeeTotalReference", "Finding", "HeaderFeeReference",
    "HeaderReasonReference", "InvoiceRangeReference", "InvoiceReference", "LicenseReference",
    "LineFeeReference", "LineReasonReference", "LineReference", "ManifestReference", "PartyReference",
    "PgaReference", "PostLineReference", "QuantityReference", "Reference", "Response", "SummaryReference",
    "SummaryResponse", "SyntaxRejection", "TariffReference", "TotalsReference",
]  # fmt: skip


class Response(Record):
    """What E1 records have in common. ESF-204.

    The narrative is printed 40AN, yet CBP's narratives hold - / ( ) * and :, so it is read as X.
    """

    condition: str = columns(5, 7, AN, M, title="condition code")
    reason: str | None = columns(8, 10, AN, C, title="reason code", note="for CBP's own use")
    narrative: str = columns(11, 50, AN, M, reads=X, title="narrative text", note="texts hold / - * and :")
    filer_code: str | None = columns(51, 53, AN, C, title="entry filer code")
    entry_number: str | None = columns(56, 63, AN, C)
    version: str | None = columns(
        64, 68, N, C, title="version number", note="major MMM, minor mm; when A or R is accepted"
    )
    broker_reference: str | None = columns(69, 77, X, C, title="broker reference number")


class Condition(Response, id="E1", when={"disposition": ""}, terminal="E1_CONDITION"):
    """Entry Summary Condition Response. CATAIR Entry Summary, July 2026, ESF-204."""

    disposition: str | None = columns(3, AN, M, title="disposition type code", note="blank: not final")
    severity: str = columns(
        4, AN, M, codes=("F", "W", "P", "I"), title="severity code",
        note="F fatal, W Census warning, P agency warning, I information",
    )  # fmt: skip


class Disposition(Response, id="E1", when={"disposition": ("A", "R")}, terminal="E1_FINAL"):
    """Entry Summary Disposition Response. CATAIR Entry Summary, July 2026, ESF-204."""

    disposition: str = columns(3, AN, M, codes=("A", "R"), title="disposition type code", note="A accepted, R rejected")
    severity: str | None = columns(
        4, AN, M, codes=("F", "W", "P", "I"), title="severity code", note="the worst found, blank for none"
    )


#: The record classes, the references in the order of ESF-194 to ESF-203.
RECORDS = tuple(
    record.__name__
    for record in (
        AnyReference, SummaryReference, ManifestReference, BillReference, BondReference, ConsolidatedReference,
        DocumentReference, HeaderFeeReference, HeaderReasonReference, ExplanationReference, LineReference,
        InvoiceReference, InvoiceRangeReference, DescriptionReference, PartyReference, TariffReference,
        QuantityReference, LicenseReference, CaseReference, DeclarationReference, LineFeeReference,
        LineReasonReference, CensusReference, PostLineReference, TotalsReference, FeeTotalReference, PgaReference,
        Condition, Disposition,
    )
)  # fmt: skip


class Finding(Group, rule="finding"):
    """One part of the filing, named by its references from the outside in, and what CBP says about it."""

    references: tuple[Reference, ...]
    conditions: tuple[Condition, ...]


class SummaryResponse(Group, rule="transaction"):
    """CBP's answer to one entry summary. ESF-192."""

    summary: SummaryReference
    conditions: tuple[Condition, ...]
    findings: tuple[Finding, ...]
    final: Disposition


class SyntaxRejection(Group, rule="syntax_rejection"):
    """CBP's answer to a batch that breaks the structure map. ESF-207."""

    conditions: tuple[Condition, ...]
    final: Disposition
