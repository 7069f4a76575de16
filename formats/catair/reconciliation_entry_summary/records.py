"""The records of a reconciliation, and the groupings they make."""

from __future__ import annotations

from formats.catair.reconciliation_entry_summary.header import (
    Claimant,
    ClaimantAddress,
    ClaimantPlace,
    Contact,
    Header,
    PendingAction,
    Protest,
    Recipient,
    RecipientAddress,
    RecipientPlace,
    TradeAgreement,
)
from formats.catair.reconciliation_entry_summary.lines import (
    AdditionalChange,
    AdditionalOriginal,
    AdditionalTariffs,
    Change,
    Original,
    OriginalRevenue,
    ReconciledLine,
    ReconciledRevenue,
    SummaryLines,
)
from formats.catair.reconciliation_entry_summary.summaries import (
    AssociatedRevenue,
    AssociatedSummary,
    PayableTotals,
    Payment,
    ReconciledTotals,
)
from formats.group import Group

RECORDS = (
    "Header", "Contact", "TradeAgreement", "Recipient", "RecipientAddress", "RecipientPlace", "Claimant",
    "ClaimantAddress", "ClaimantPlace", "Protest", "PendingAction", "AssociatedSummary", "AssociatedRevenue",
    "ReconciledLine", "AdditionalTariffs", "SummaryLines", "Change", "AdditionalChange", "ReconciledRevenue",
    "Original", "AdditionalOriginal", "OriginalRevenue", "Payment", "ReconciledTotals", "PayableTotals",
)  # fmt: skip


class RecipientParty(Group, rule="recipient"):
    """Who gets documents."""

    party: Recipient
    address: RecipientAddress
    place: RecipientPlace


class ClaimantParty(Group, rule="claimant"):
    """Who claims."""

    party: Claimant
    address: ClaimantAddress
    place: ClaimantPlace


class Summary(Group, rule="summary"):
    """An entry summary that is reconciled, and its revenue as it is now."""

    summary: AssociatedSummary
    revenue: tuple[AssociatedRevenue, ...]


class Line(Group, rule="line"):
    """A line that changes."""

    line: ReconciledLine
    tariffs: tuple[AdditionalTariffs, ...]
    pointers: tuple[SummaryLines, ...]
    change: Change | None
    additional_changes: tuple[AdditionalChange, ...]
    revenue: tuple[ReconciledRevenue, ...]
    original: Original | None
    additional_originals: tuple[AdditionalOriginal, ...]
    original_revenue: tuple[OriginalRevenue, ...]


class Reconciliation(Group, rule="transaction"):
    """A reconciliation."""

    header: Header
    contact: Contact | None
    trade_agreement: TradeAgreement | None
    recipient: RecipientParty | None
    claimant: ClaimantParty | None
    protests: tuple[Protest, ...]
    pending: tuple[PendingAction, ...]
    summaries: tuple[Summary, ...]
    lines: tuple[Line, ...]
    payment: Payment | None
    reconciled: tuple[ReconciledTotals, ...]
    payable: tuple[PayableTotals, ...]


class Deletion(Group, rule="deletion"):
    """A reconciliation that is taken back."""

    header: Header
