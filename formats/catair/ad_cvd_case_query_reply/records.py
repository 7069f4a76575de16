"""The records of a case query's answer. The chapter is at hand as a public transcription (ADQ-10 to 30)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from formats.group import Group
from formats.record import AN, A, C, D, M, N, Record, X, columns

STATUSES = ("AC", "IC", "ID", "IF", "IL", "IO", "IS", "IT", "IX")


class CaseRecord(Record):
    """What all but one of the records begin with: whose they are."""

    case_number: str = columns(3, 12, AN, M, note="A or C, country, commodity, company")


class Case(CaseRecord, id="RA"):
    """AD/CVD Case General Information. AD/CVD Case Information Query, July 2026, ADQ-10 to 30."""

    related_case: str | None = columns(14, 23, AN, C, title="related case number", note="7 or 10 characters")
    description: str = columns(25, 54, X, M, title="short description")
    country: str = columns(56, 57, A, M, title="country code")
    status: str = columns(59, 60, A, M, codes=STATUSES, title="company case status", note="AC active, I_ inactive")
    status_date: date = columns(62, 67, D, M, title="company case status effective date")


class CaseName(CaseRecord, id="RB"):
    """Official AD/CVD Case Name. AD/CVD Case Information Query, July 2026, ADQ-10 to 30."""

    sequence: str = columns(13, AN, M, codes=("1", "2", "3", "4", "5"), title="record sequence", note="65 columns each")
    name: str = columns(15, 79, AN, M, reads=X, title="official case name", note="names hold commas and hyphens")


class Manufacturer(CaseRecord, id="RC"):
    """Manufacturer Details. AD/CVD Case Information Query, July 2026, ADQ-10 to 30."""

    sequence: str = columns(13, AN, M, codes=("1", "2"), title="record sequence", note="a new name, its continuation")
    manufacturer: str | None = columns(14, 28, AN, C, title="manufacturer identification code")
    name: str = columns(30, 79, AN, M, reads=X, title="manufacturer name", note="names hold commas and points")


class Exporter(CaseRecord, id="RD"):
    """Foreign Exporter Details. AD/CVD Case Information Query, July 2026, ADQ-10 to 30."""

    sequence: str = columns(13, AN, M, codes=("1", "2"), title="record sequence", note="a new name, its continuation")
    exporter: str | None = columns(14, 28, AN, C, title="foreign exporter identification code")
    name: str = columns(30, 79, AN, M, reads=X, title="foreign exporter name", note="names hold commas and points")


class Contact(CaseRecord, id="RE"):
    """Department of Commerce Contact. AD/CVD Case Information Query, July 2026, ADQ-10 to 30."""

    office: str = columns(13, 32, AN, M, title="contact office")
    name: str = columns(33, 52, AN, M, title="contact name")
    telephone_1: str = columns(53, 62, N, M, title="contact telephone number 1", note="no dashes")
    extension_1: str | None = columns(63, 66, N, C, title="contact telephone number 1 extension")
    telephone_2: str | None = columns(
        67, 76, N, M, title="contact telephone number 2", note="blank where there is one number only"
    )
    extension_2: str | None = columns(77, 80, N, C, title="contact telephone number 2 extension")


class DepositRate(CaseRecord, id="RF"):
    """Deposit Rate Details, the newest first. AD/CVD Case Information Query, July 2026, ADQ-10 to 30."""

    effective_date: date = columns(14, 19, D, M, title="deposit rate effective date")
    ad_valorem_rate: Decimal | None = columns(
        21, 26, N, C, decimals=2, title="ad valorem deposit rate", note="percent: 10.17 is 001017"
    )
    specific_rate: Decimal | None = columns(
        28, 35, N, C, decimals=2, title="specific deposit rate", note="dollars a unit: 110.25 is 00011025"
    )
    unit: str | None = columns(37, 39, AN, C, title="unit of measure", note="OTH: the next element")
    other_unit: str | None = columns(41, 65, AN, C, title="other unit of measure")
    added_date: date = columns(67, 72, D, M, title="rate added date")
    inactivated_date: date | None = columns(74, 79, D, C, title="rate inactivated date")


class Event(CaseRecord, id="RG"):
    """Case Events. AD/CVD Case Information Query, July 2026, ADQ-10 to 30."""

    effective_date: date = columns(13, 18, D, M, title="event effective date")
    event: str = columns(19, 48, X, M, note="INITIATION, PRELIM DOC and others")
    determination: str | None = columns(49, 58, X, C, note="AFFIRM, NEGATIVE and others")
    federal_register: str | None = columns(59, 67, AN, C, title="federal register citation", note="22FR12345")
    added_date: date = columns(69, 74, D, M, title="event added date")
    inactivated_date: date | None = columns(75, 80, D, C, title="event inactivated date")


class BondOrCash(CaseRecord, id="RH"):
    """Bond/Cash Details. AD/CVD Case Information Query, July 2026, ADQ-10 to 30."""

    effective_date: date = columns(14, 19, D, M, title="bond cash effective date")
    indicator: str = columns(21, 30, X, M, codes=("BOND OR CA", "CASH ONLY", "N/A"), title="bond cash indicator")
    added_date: date = columns(32, 37, D, M, title="bond cash indicator added date")
    inactivated_date: date | None = columns(39, 44, D, C, title="bond cash indicator inactivated date")


class Tariffs(CaseRecord, id="RI"):
    """Tariff Details. AD/CVD Case Information Query, July 2026, ADQ-10 to 30."""

    tariff_1: str = columns(14, 23, AN, M, title="tariff number 1", note="HTS 10, or TSUSA 7 and three spaces")
    added_date_1: date = columns(24, 29, D, M)
    inactivated_date_1: date | None = columns(30, 35, D, C)
    tariff_2: str | None = columns(36, 45, AN, C, title="tariff number 2")
    added_date_2: date | None = columns(46, 51, D, C)
    inactivated_date_2: date | None = columns(52, 57, D, C)
    tariff_3: str | None = columns(58, 67, AN, C, title="tariff number 3")
    added_date_3: date | None = columns(68, 73, D, C)
    inactivated_date_3: date | None = columns(74, 79, D, C)


class Suspension(CaseRecord, id="RJ"):
    """Liquidation Suspension Details. AD/CVD Case Information Query, July 2026, ADQ-10 to 30."""

    effective_date: date = columns(14, 19, D, M, title="suspension action effective date")
    action: str = columns(21, 25, AN, M, codes=("START", "STOP"), title="suspension action")
    added_date: date = columns(27, 32, D, M, title="suspension action added date")
    inactivated_date: date | None = columns(34, 39, D, C, title="suspension action inactivated date")


class FailedQuery(Record, id="RX"):
    """Failed Query Condition. AD/CVD Case Information Query, July 2026, ADQ-10 to 30."""

    kind: str = columns(
        3, 5, AN, M, codes=("Q1C", "Q1E", "Q2C"), title="reference data type code",
        note="the case request, one of its cases, the criteria request",
    )  # fmt: skip
    occurrence: int = columns(7, 12, N, M, title="occurrence position", note="counted from 1")
    signpost: str = columns(14, 20, X, M, constant="REF ID:", title="reference ID constant")
    reference: str | None = columns(22, 34, X, M, title="reference data text", note="the case, with Q1E; else blank")
    condition: str = columns(37, 39, AN, M, title="condition code")
    narrative: str = columns(41, 80, X, M, title="narrative text")


class CaseAnswer(Group, rule="case"):
    """Everything about one case."""

    case: Case
    names: tuple[CaseName, ...]
    manufacturers: tuple[Manufacturer, ...]
    exporters: tuple[Exporter, ...]
    contacts: tuple[Contact, ...]
    deposit_rates: tuple[DepositRate, ...]
    events: tuple[Event, ...]
    bond_or_cash: tuple[BondOrCash, ...]
    tariffs: tuple[Tariffs, ...]
    suspensions: tuple[Suspension, ...]

    @property
    def name(self) -> str:
        """The official name, 65 columns of it in each record."""
        column = CaseName.layout.by_name["name"]
        return "".join(column.cut(part.line) for part in self.names).strip()


class QueryFailure(Group, rule="failure"):
    """Why a query, or one of its cases, brought nothing."""

    failure: FailedQuery
