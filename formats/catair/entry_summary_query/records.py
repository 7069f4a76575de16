"""The records of an entry summary query."""

from __future__ import annotations

from formats.group import Group
from formats.record import AN, C, M, N, O, Record, columns, side_by_side

CRITERIA = ("AII", "DOC", "RCN", "PSC", "LIQ", "NLQ", "EES")


class DetailRequest(Record, id="J0"):
    """Detail Return Request. Entry Summary Query v26, May 2026, ESQ-17.

    Asks for the records 10 to 90 as last accepted. Ignored for sureties and NILS filers, and for the entry types 08,
    09 and 41 to 47.
    """

    detail: str = columns(3, AN, M, codes=("Y",), title="return detail request indicator")


class EntryNumberQuery(Record, id="J1", items=side_by_side(5, "filer_code", "entry_number")):
    """Entry Number Query Request: up to five entries, from the first on. Entry Summary Query v26, May 2026, ESQ-18."""

    filer_code_1: str = columns(6, 8, AN, M, title="entry filer code (1)")
    entry_number_1: str = columns(11, 18, AN, M, title="entry number (1)")
    filer_code_2: str | None = columns(19, 21, AN, C, title="entry filer code (2)")
    entry_number_2: str | None = columns(24, 31, AN, C, title="entry number (2)")
    filer_code_3: str | None = columns(32, 34, AN, C, title="entry filer code (3)")
    entry_number_3: str | None = columns(37, 44, AN, C, title="entry number (3)")
    filer_code_4: str | None = columns(45, 47, AN, C, title="entry filer code (4)")
    entry_number_4: str | None = columns(50, 57, AN, C, title="entry number (4)")
    filer_code_5: str | None = columns(58, 60, AN, C, title="entry filer code (5)")
    entry_number_5: str | None = columns(63, 70, AN, C, title="entry number (5)")


class CriteriaQuery(Record, id="J2"):
    """Entry Summary Criteria Query Request. Entry Summary Query v26, May 2026, ESQ-19.

    The dates are those of the last acceptance in ACE. Flags add up; none of them asks for every sort of summary.
    """

    criterion: str = columns(
        4, 6, AN, M, codes=CRITERIA, title="criteria query type code",
        note="invoice asked for, documents asked for, reconciliation due, corrected, liquidated, not liquidated, every",
    )  # fmt: skip
    accepted_from: str = columns(
        8, 21, AN, M, title="requested from date/time", note="MMDDYYHHMMSSXX, XX AM or PM; 120000AM begins a day"
    )
    accepted_to: str = columns(
        22, 35, AN, M, title="requested to date/time", note="as the from; at most 31 days on, and not in the future"
    )
    entry_summaries: str | None = columns(
        37, AN, O, codes=("Y",), title="entry summaries flag", note="types 01-07, 11, 12, 21-23, 31-38, 51, 52"
    )
    trade_agreement_reconciliations: str | None = columns(
        38, AN, O, codes=("Y",), title="FTA recon summaries flag", note="type 09, issue 8"
    )
    other_reconciliations: str | None = columns(
        39, AN, O, codes=("Y",), title="other recon summaries flag", note="type 09, issues 1 to 7"
    )
    drawbacks: str | None = columns(40, AN, O, codes=("Y",), title="drawback summaries flag", note="types 41 to 47")
    duty_deferrals: str | None = columns(41, AN, O, codes=("Y",), title="duty deferral summaries flag", note="type 08")
    money: str | None = columns(
        42, N, O, codes=("1", "2", "3", "4", "5", "6"), title="collection/bill information code",
        note="1 collections, 2 bills, 3 surety bills, 4 both 1 and 2, 5 both 1 and 3, 6 all",
    )  # fmt: skip


class Query(Group, rule="transaction"):
    """The one query of a block: by entry numbers, or by a criterion."""

    detail: DetailRequest | None
    entries: tuple[EntryNumberQuery, ...]
    criterion: CriteriaQuery | None
