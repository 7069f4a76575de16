"""The records of a case query. The chapter is at hand as a public transcription (ADQ-10 to 30)."""

from __future__ import annotations

from datetime import date

from formats.group import Group
from formats.record import AN, A, C, D, M, N, Record, columns


class CaseQuery(Record, id="Q1"):
    """AD/CVD Case Number Query Request. AD/CVD Case Information Query, July 2026, ADQ-10 to 30.

    Seven characters are a principal case, which brings all its company cases; the suffix names one of them. No dashes.
    """

    case_1: str = columns(4, 10, AN, M, title="case number 1")
    suffix_1: str | None = columns(11, 13, AN, C, title="case number 1 suffix")
    case_2: str | None = columns(15, 21, AN, C, title="case number 2")
    suffix_2: str | None = columns(22, 24, AN, C, title="case number 2 suffix")
    case_3: str | None = columns(26, 32, AN, C, title="case number 3")
    suffix_3: str | None = columns(33, 35, AN, C, title="case number 3 suffix")
    case_4: str | None = columns(37, 43, AN, C, title="case number 4")
    suffix_4: str | None = columns(44, 46, AN, C, title="case number 4 suffix")
    case_5: str | None = columns(48, 54, AN, C, title="case number 5")
    suffix_5: str | None = columns(55, 57, AN, C, title="case number 5 suffix")

    @property
    def cases(self) -> tuple[str, ...]:
        """The case numbers that are asked for, each with its suffix if it has one."""
        pairs = [(getattr(self, f"case_{at}"), getattr(self, f"suffix_{at}")) for at in range(1, 6)]
        return tuple(f"{case}{suffix or ''}" for case, suffix in pairs if case)


class CriteriaQuery(Record, id="Q2"):
    """AD/CVD Case Criteria Query Request. AD/CVD Case Information Query, July 2026, ADQ-10 to 30.

    The status and at least one more criterion; HTS and TSUSA numbers exclude each other.
    """

    status: str = columns(4, A, M, codes=("A", "I", "B"), title="company case status", note="active, inactive, both")
    country: str | None = columns(6, 7, A, C, title="country code")
    hts_number: str | None = columns(9, 18, N, C, reads=AN, title="HTS number", note="10 digits, or 8 at the left")
    tsusa_number: str | None = columns(20, 26, N, C, reads=AN, title="TSUSA number", note="7 digits, or 5 at the left")
    manufacturer: str | None = columns(28, 42, AN, C, title="manufacturer identification code")
    exporter: str | None = columns(44, 58, AN, C, title="foreign exporter identification code")
    updated_since: date | None = columns(
        60, 65, D, C, title="date since last update", note="within 7 days of transmission"
    )


class Query(Group, rule="query"):
    """A block's question: by case numbers, or by criteria."""

    cases: tuple[CaseQuery, ...]
    criteria: tuple[CriteriaQuery, ...]
