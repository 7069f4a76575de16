"""An AD/CVD case query (AD) as its questions see it, and what CBP tells of a case: the records RA to RJ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from cbp_sim.echoes import text
from cbp_sim.queries.asking import plain
from cbp_sim.reference import Case
from cbp_sim.reference.part import ANY, allows
from cbp_sim.tariff.schedule import digits
from cbp_sim.world import World
from formats.catair.ad_cvd_case_query.records import CriteriaQuery
from formats.catair.ad_cvd_case_query.records import Query as Sent
from formats.catair.ad_cvd_case_query_reply import records as ac
from formats.classes import AN, read_date
from formats.record import Record

#: Columns of a principal case, and of the case of a company.
PRINCIPAL, COMPANY = 7, 10
ACTIVE, INACTIVE, BOTH = "A", "I", "B"
#: The company case status of each standing.
_STATUS = {
    "active": "AC",
    "excluded": "IX",
    "revoked": "IO",
    "deactivated": "ID",
    "initiated": "IS",
    "terminated": "IT",
}
_KINDS = {"A": "ANTIDUMPING DUTY CASE", "C": "COUNTERVAILING DUTY CASE"}
#: Where a case on file has no day of its own.
_NO_DAY = date(2000, 1, 1)
_NAME, _NAMES, _DESCRIPTION, _TARIFFS = 65, 5, 30, 3
_HIGHEST_RATE, _HIGHEST_AMOUNT, _CENT = Decimal("9999.99"), Decimal("999999.99"), Decimal("0.01")


@dataclass(frozen=True)
class Named:
    """A case that a Q1 asks for. position: counted from 1 over the records of the query."""

    number: str
    position: int


@dataclass(frozen=True)
class CaseQuery:
    """The one query of a block."""

    sent: Sent
    world: World

    @cached_property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """What each Q1 has in its five places: case and suffix together, "" where there is nothing."""
        return tuple(
            tuple(text(record, f"case_{at}") + text(record, f"suffix_{at}") for at in range(1, 6))
            for record in self.sent.cases
        )

    @property
    def named(self) -> tuple[Named, ...]:
        """The cases that are asked for by number; none of a record that leaves its first place blank."""
        numbers = [number for row in self.rows for number in row if row[0] and number]
        return tuple(Named(number, at) for at, number in enumerate(numbers, 1))

    def cases(self, named: Named) -> tuple[Case, ...]:
        """The case of a number; of a principal one those of all its companies."""
        known = self.world.reference.cases
        if len(named.number) == PRINCIPAL:
            return tuple(case for case in known if case.number.startswith(named.number))
        return tuple(case for case in known if case.number == named.number)

    # by criteria

    @property
    def criteria(self) -> CriteriaQuery | None:
        """The Q2."""
        return self.sent.criteria[0] if self.sent.criteria else None

    def told(self, name: str) -> str:
        """What an element of the Q2 says; "" when there is none."""
        return text(self.sent.criteria[0], name) if self.sent.criteria else ""

    @cached_property
    def updated_since(self) -> date | None:
        """The day after which a case was changed; None when there is none, or none that can be read."""
        try:
            return read_date(self.told("updated_since"), "MMDDYY")
        except ValueError:
            return None

    def is_manufacturer(self, number: str) -> bool:
        """Whether CBP knows a manufacturer or a foreign exporter."""
        reference = self.world.reference
        named = any(number in (case.manufacturer, case.exporter) for case in reference.cases)
        return named or allows(reference.known_manufacturers, number)

    def is_tariff_number(self, number: str) -> bool:
        """Whether the tariff has a number of ten digits, or one that begins with eight; a part takes any."""
        tariff = self.world.tariff
        if not (number.isascii() and number.isdecimal() and len(number) in (8, 10)):
            return False
        if tariff is None or not tariff.complete:
            return True
        last = number.ljust(10, "9")
        return any(tariff.between(edition.name, number, last, most=1) for edition in tariff.editions())

    @cached_property
    def found(self) -> tuple[Case, ...]:
        """What the query brings: by number in the order of the numbers, by criteria in the order on file."""
        if self.criteria is None:
            return tuple(case for named in self.named for case in self.cases(named))
        return tuple(case for case in self.world.reference.cases if self._takes(case))

    def _takes(self, case: Case) -> bool:
        status, since = self.told("status"), self.updated_since
        if status != BOTH and (case.status == "active") is not (status == ACTIVE):
            return False
        wanted = (("country", case.origin), ("manufacturer", case.manufacturer), ("exporter", case.exporter))
        if any(self.told(name) not in ("", held) for name, held in wanted):
            return False
        if since is not None and (case.updated is None or case.updated < since):
            return False
        number = self.told("hts_number")
        return not number or any(
            one == ANY or number.startswith(digits(one)) or digits(one).startswith(number) for one in case.hts
        )


def told(case: Case) -> Iterator[Record]:
    """Everything about a case."""
    number, kind = case.number, _KINDS.get(case.number[:1], "CASE")
    name = plain(case.name) or f"{kind} {number}"
    since = case.effective or _NO_DAY
    yield ac.Case(
        case_number=number,
        related_case=case.related[0] if case.related else None,
        description=(plain(case.name) or kind)[:_DESCRIPTION].strip(),
        country=case.origin,
        status=_STATUS[case.status],
        status_date=case.updated or since,
    )
    parts = [name[at : at + _NAME] for at in range(0, len(name), _NAME)][:_NAMES]
    for at, part in enumerate(parts, 1):
        yield ac.CaseName(case_number=number, sequence=str(at), name=part.strip() or ".")
    if case.manufacturer:
        yield ac.Manufacturer(case_number=number, sequence="1", manufacturer=case.manufacturer, name=case.manufacturer)
    if case.exporter:
        yield ac.Exporter(case_number=number, sequence="1", exporter=case.exporter, name=case.exporter)
    if case.effective is not None:
        yield ac.DepositRate(
            case_number=number,
            effective_date=case.effective,
            ad_valorem_rate=_fits(case.ad_valorem, _HIGHEST_RATE),
            specific_rate=_fits(case.specific, _HIGHEST_AMOUNT),
            added_date=case.effective,
        )
    indicator = "BOND OR CA" if "B" in case.claims else "CASH ONLY" if case.claims else "N/A"
    yield ac.BondOrCash(case_number=number, effective_date=since, indicator=indicator, added_date=since)
    yield from _tariffs(case, since)
    yield ac.Suspension(case_number=number, effective_date=since, action="START", added_date=since)
    if case.suspension_ends is not None:
        ends = case.suspension_ends
        yield ac.Suspension(case_number=number, effective_date=ends, action="STOP", added_date=ends)


def _tariffs(case: Case, since: date) -> Iterator[Record]:
    numbers = [digits(one)[:10] for one in case.hts if AN.accepts(digits(one)) and digits(one)]
    for at in range(0, len(numbers), _TARIFFS):
        values: dict[str, str | date] = {"case_number": case.number}
        for place, number in enumerate(numbers[at : at + _TARIFFS], 1):
            values |= {f"tariff_{place}": number, f"added_date_{place}": since}
        yield ac.Tariffs.make(values)


def _fits(rate: Decimal | None, highest: Decimal) -> Decimal | None:
    return None if rate is None else min(rate.quantize(_CENT), highest)
