"""50 to 58: a reconciled line, where it stood, what it is now and what it was."""

from __future__ import annotations

from decimal import Decimal

from formats.catair.reconciliation_entry_summary.summaries import Revenue
from formats.record import AN, C, D, M, N, O, Record, X, columns


class ReconciledLine(Record, id="50"):
    """Reconciled Line Identity. Reconciliation v12, June 2025, by a public transcription."""

    hts_number: str = columns(3, 12, AN, M, title="primary HTS number")
    origin: str = columns(13, 14, X, M, title="country of origin")
    program: str | None = columns(15, 16, AN, C, title="special program claim code")
    effective_date: str | None = columns(
        18, 25, D, O, reads=N, title="begin effective date", note="CCYYMMDD by the transcription: read as numerals"
    )
    comment: str | None = columns(27, 66, AN, O, title="reconciliation narrative comment")


class AdditionalTariffs(Record, id="51"):
    """Additional Line Identity HTS. Reconciliation v12, June 2025, by a public transcription."""

    hts_number_1: str = columns(3, 12, AN, M, title="additional HTS number 1")
    hts_number_2: str | None = columns(14, 23, AN, C, title="additional HTS number 2")
    hts_number_3: str | None = columns(25, 34, AN, C, title="additional HTS number 3")
    hts_number_4: str | None = columns(36, 45, AN, C, title="additional HTS number 4")


class SummaryLines(Record, id="52"):
    """Underlying Entry Summary Line Pointer. Reconciliation v12, June 2025, by a public transcription.

    The second to fourth pointers have the first one's columns: filer code, two spaces, entry number, two spaces, line.
    """

    filer_code: str = columns(3, 5, AN, M, title="pointer 1 filer code")
    entry_number: str = columns(8, 15, AN, M, title="pointer 1 entry number")
    line_number: str = columns(18, 20, X, M, title="pointer 1 line number")
    pointer_2: str | None = columns(22, 39, AN, C)
    pointer_3: str | None = columns(41, 58, AN, C)
    pointer_4: str | None = columns(60, 77, AN, C)


class Change(Record, id="53"):
    """Reconciled Line Change Detail. Reconciliation v12, June 2025, by a public transcription."""

    hts_number: str | None = columns(3, 12, AN, C, title="reconciled primary HTS number")
    entered_value: int | None = columns(14, 23, N, C, title="reconciled primary merchandise value")
    duty: Decimal = columns(25, 35, N, M, decimals=2, title="reconciled primary duty")
    program: str | None = columns(37, 38, AN, C, title="reconciled special program claim code")
    tariff_changed: str | None = columns(40, AN, C, codes=("Y",), title="HTS changed flag")


class AdditionalChange(Record, id="54"):
    """Additional Reconciled HTS Detail. Reconciliation v12, June 2025, by a public transcription."""

    hts_number_1: str | None = columns(3, 12, AN, C, title="additional reconciled HTS number 1")
    entered_value_1: int | None = columns(14, 23, N, C, title="additional reconciled value 1")
    duty_1: Decimal = columns(25, 35, N, M, decimals=2, title="additional reconciled duty 1")
    hts_number_2: str | None = columns(37, 46, AN, C, title="additional reconciled HTS number 2")
    entered_value_2: int | None = columns(48, 57, N, C, title="additional reconciled value 2")
    duty_2: Decimal | None = columns(59, 69, N, C, decimals=2, title="additional reconciled duty 2")


class ReconciledRevenue(Revenue, id="55"):
    """Reconciled Line-Item Revenue Detail. Reconciliation v12, June 2025, by a public transcription. No interest."""


class Original(Record, id="56"):
    """Original Value and Duty Detail. Reconciliation v12, June 2025, by a public transcription."""

    entered_value: int = columns(3, 12, N, M, title="original primary merchandise value")
    duty: Decimal = columns(14, 24, N, M, decimals=2, title="original primary duty")


class AdditionalOriginal(Record, id="57"):
    """Additional Original Value and Duty Detail. Reconciliation v12, June 2025, by a public transcription."""

    entered_value_1: int = columns(3, 12, N, M, title="additional original value 1")
    duty_1: Decimal = columns(14, 24, N, M, decimals=2, title="additional original duty 1")
    entered_value_2: int | None = columns(26, 35, N, C, title="additional original value 2")
    duty_2: Decimal | None = columns(37, 47, N, C, decimals=2, title="additional original duty 2")


class OriginalRevenue(Revenue, id="58"):
    """Original Amount Revenue Detail. Reconciliation v12, June 2025, by a public transcription."""
