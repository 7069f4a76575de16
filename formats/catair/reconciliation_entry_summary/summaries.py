"""20, 21 and 90 to 92: the entry summaries that are reconciled, and what is owed in all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from formats.record import AN, C, D, M, N, Record, columns


class Revenue(Record):
    """Five amounts side by side, each with its accounting class."""

    class_code_1: str = columns(3, 5, AN, M, title="accounting class code 1")
    amount_1: Decimal = columns(6, 16, N, M, decimals=2, title="revenue amount 1")
    class_code_2: str | None = columns(18, 20, AN, C, title="accounting class code 2")
    amount_2: Decimal | None = columns(21, 31, N, C, decimals=2, title="revenue amount 2")
    class_code_3: str | None = columns(33, 35, AN, C, title="accounting class code 3")
    amount_3: Decimal | None = columns(36, 46, N, C, decimals=2, title="revenue amount 3")
    class_code_4: str | None = columns(48, 50, AN, C, title="accounting class code 4")
    amount_4: Decimal | None = columns(51, 61, N, C, decimals=2, title="revenue amount 4")
    class_code_5: str | None = columns(63, 65, AN, C, title="accounting class code 5")
    amount_5: Decimal | None = columns(66, 76, N, C, decimals=2, title="revenue amount 5")


class AssociatedSummary(Record, id="20"):
    """Associated Entry Summary Detail. Reconciliation v12, June 2025, by a public transcription.

    The issue code has two columns here; the entry summary's own has three.
    """

    filer_code: str = columns(3, 5, AN, M, title="associated entry filer code")
    entry_number: str = columns(8, 15, AN, M, title="associated entry summary number")
    summary_date: date = columns(16, 21, D, M, title="associated entry summary date")
    issue: str = columns(
        22, 23, AN, M, codes=("01", "02", "03", "04"), title="reconciliation issue code",
        note="value, 9802, trade agreement, classification",
    )  # fmt: skip


class AssociatedRevenue(Revenue, id="21"):
    """Associated Entry Summary Revenue Detail. Reconciliation v12, June 2025, by a public transcription."""


class Payment(Record, id="90"):
    """Payment Handling Detail. Reconciliation v12, June 2025, by a public transcription."""

    payment_type: str | None = columns(3, AN, C, title="payment type code", note="its codes are in doubt")
    print_date: date | None = columns(5, 10, D, C, title="preliminary statement print date")
    client_branch: str | None = columns(12, 13, AN, C, title="statement client code")


class ReconciledTotals(Revenue, id="91"):
    """Reconciled Amount Grand Total. Reconciliation v12, June 2025, by a public transcription."""


class PayableTotals(Revenue, id="92"):
    """Payable Amount Grand Total. Reconciliation v12, June 2025, by a public transcription."""
