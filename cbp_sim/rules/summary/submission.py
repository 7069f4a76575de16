"""What the rules on an entry summary ask about: the filing as a whole, and each of its lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from cbp_sim.conditions import condition
from cbp_sim.decision import Finding
from cbp_sim.lifecycle import importers
from cbp_sim.lifecycle.cargo_release import CANCELLED
from cbp_sim.reference import Importer, Reference
from cbp_sim.replies import Address
from cbp_sim.rules import agencies
from cbp_sim.rules.engine import told as told
from cbp_sim.rules.once import once
from cbp_sim.rules.summary import tables
from cbp_sim.rules.summary.repeats import numbered
from cbp_sim.store.rows import Thing
from cbp_sim.tariff.duty import Due, Entered
from cbp_sim.tariff.rate_date import Dates, rate_date
from cbp_sim.tariff.stacking import duties
from cbp_sim.world import World
from formats.catair.entry_summary.records import ArticleParty, Filing, HeaderContent, Line, TariffDetail
from formats.chapter import Reading
from formats.group import Group
from formats.pga import PgaData
from formats.record import Record

APPLICATION = "AE"

INFORMAL = ("11", "12")
#: Entry types that are all about AD/CVD, and those that may be (usage note (ff), ESF-181).
CASE_TYPES = ("03", "07", "34", "38")
MAYBE_CASE_TYPES = ("06", "21", "22", "23")
WITHDRAWALS = ("31", "32", "34", "38")
QUOTA_TYPES = ("02", "07", "12", "32", "38")

PRIVILEGED, DOMESTIC = "P", "D"
#: Elements of a line's header that few lines have, and rules turn on.
_TELLING = ("set_indicator", "program", "product_claim", "non_reimbursement")
#: Other parts of a line: more than one tariff number; one of chapter 98 or 99, or one that cannot be read.
SEVERAL, SPECIAL = "several numbers", "special number"
#: Numbers of which only a part of the value pays the processing fee.
PARTLY_PROCESSED = ("98020060", "98020080")

#: `Finding.detail` of what shows only when all lines are read, and of totals that are not there at all.
POST_LINE = "PSTLIN"
TOTALS = "TOTALS"

CENT = Decimal("0.01")


def found(code: str, at: Record | Group | None = None, detail: Any = None) -> Finding:
    """A finding under an AE condition."""
    return Finding(condition(code, APPLICATION), at, detail)


def is_released(subject: str, world: World) -> bool:
    """Whether a cargo release filing of a number is on file, whatever has come of it, and not cancelled."""
    thing = world.find("cargo_release", subject)
    return thing is not None and thing.data.get("stage", thing.state) != CANCELLED


def cents(amount: Decimal) -> Decimal:
    """An amount to the cent, halves up (usage note (o), ESF-162)."""
    return amount.quantize(CENT, ROUND_HALF_UP)


@dataclass(frozen=True)
class Submission:
    """An AE transaction under judgement.

    filing: its records in their places. reading: the same as they came, with what is wrong with their elements.
    on_file: the summary of this number as CBP has it, None when it has none.
    """

    filing: Filing
    reading: Reading
    to: Address
    world: World
    on_file: Thing | None

    @once
    def content(self) -> HeaderContent | None:
        """The 11 record."""
        return self.filing.content

    @once
    def entry_type(self) -> str:
        """The entry type; `CannotTell` when it is blank or unreadable."""
        named: str = told(self.filing.header.entry_type)
        return named

    @once
    def informal(self) -> bool:
        """Whether it is an informal entry."""
        return self.entry_type in INFORMAL

    @once
    def mode(self) -> str | None:
        """The mode of transport; None when it is not reported."""
        named: str | None = told(self.filing.header.mode_of_transport)
        return named

    @once
    def consolidated(self) -> bool:
        """Whether it accounts for several releases."""
        return bool(told(self.filing.header.consolidated) == "Y")

    @once
    def correction(self) -> bool:
        """Whether it is a post summary correction."""
        return bool(self.filing.header.post_summary_correction == "Y")

    @once
    def remote(self) -> bool:
        """Whether it is filed from another place (RLF): the B record indicates a preparer."""
        return self.to.preparer_indicator == "1"

    @once
    def reference(self) -> Reference:
        """What CBP has on file about whom and what it names."""
        return self.world.reference

    @once
    def subject(self) -> str:
        """The name of its entry: filer, a dash, the number."""
        header = self.filing.header
        return f"{told(header.filer_code)}-{told(header.entry_number)}"

    @once
    def released(self) -> bool:
        """Whether a cargo release filing of its number is on file."""
        return is_released(self.subject, self.world)

    @once
    def today(self) -> date:
        """The day on which CBP receives it."""
        return self.world.clock.today()

    @once
    def tells_agencies(self) -> bool:
        """Whether it has records for partner government agencies."""
        return any(record.identifier in ("OI", "PG") for record in self.reading.records)

    @once
    def agency_data(self) -> PgaData:
        """What it tells partner government agencies."""
        return agencies.agency_data(self.reading)

    @once
    def articles(self) -> tuple[Article, ...]:
        """Its lines."""
        return tuple(Article(self, line) for line in self.filing.lines)

    @once
    def value(self) -> int:
        """The entered value of all lines that are no components of a set, in whole dollars."""
        return sum(article.value for article in self.articles if not article.component)

    @once
    def cases(self) -> bool:
        """Whether any line reports an AD/CVD case."""
        return any(line.cases for line in self.filing.lines)

    @once
    def fee_date(self) -> date:
        """The day whose fees apply. Usage notes (n), (q), (w), ESF-161 to ESF-173.

        CBP's own entry and release dates, which come before and after the estimated one, are not known here.
        """
        arrival = told(self.filing.cargo.estimated_arrival_date) if self.filing.cargo else None
        later = arrival if arrival is not None and arrival > self.today else None
        estimated = told(self.content.estimated_entry_date) if self.content else None
        printed = told(self.filing.header.statement_print_date)
        day: date = estimated or printed or later or self.today
        return day

    @once
    def importer(self) -> Importer | None:
        """What CBP has on file about the importer of record."""
        number = told(self.content.importer) if self.content else None
        return importers.standing(self.world, number) if number else None

    @once
    def fees(self) -> tables.Fees:
        """The fees of that day."""
        return tables.fees_on(self.fee_date)

    @once
    def reported_fees(self) -> dict[str, Decimal]:
        """The fees of its 34 and 62 records, by class."""
        sums: dict[str, Decimal] = {}
        header = self.filing.fees
        for position, fee_class in numbered(header, "fee_class") if header is not None else ():
            amount = told(getattr(header, f"fee_amount_{position}"))
            sums[told(fee_class)] = sums.get(fee_class, Decimal()) + (amount or Decimal())
        for line in self.filing.lines:
            for fee in line.fees:
                sums[told(fee.fee_class)] = sums.get(fee.fee_class, Decimal()) + told(fee.fee_amount)
        return sums

    @once
    def harbor_rate(self) -> Decimal:
        """The rate of the harbor maintenance fee."""
        cargo, content = self.filing.cargo, self.content
        imported: date | None = told(content.import_date) if content else None
        moved: date | None = told(cargo.in_bond_date) if cargo else None
        arrives: date | None = told(cargo.estimated_arrival_date) if cargo else None
        return tables.harbor_rate(imported or moved or arrives or self.today)

    @once
    def rate_date(self) -> date:
        """The day whose rates apply to lines without a date of their own."""
        return self.rate_date_of(None)

    def rate_date_of(self, privileged: date | None) -> date:
        """The same for a line with the filing date of privileged foreign status."""
        cargo, content = self.filing.cargo, self.content
        dates = Dates(
            received=self.today,
            estimated_entry=told(content.estimated_entry_date) if content else None,
            statement_print=told(self.filing.header.statement_print_date),
            estimated_arrival=told(cargo.estimated_arrival_date) if cargo else None,
            in_bond=told(cargo.in_bond_date) if cargo else None,
        )
        return rate_date(self.entry_type, dates, privileged=privileged)


@dataclass(frozen=True)
class Article:
    """A line under judgement."""

    submission: Submission
    line: Line

    @once
    def held(self) -> frozenset[str]:
        """The parts of the line that are there, by the names of its fields, and what else rules turn on."""
        header = self.line.header
        parts = [name for name, part in vars(self.line).items() if part]
        parts += [name for name in _TELLING if getattr(header, name) is not None]
        if len(self.line.tariffs) > 1:
            parts.append(SEVERAL)
        for number in self._given:
            if number.__class__ is not str or number.startswith(("98", "99")):
                parts.append(SPECIAL)
                break
        return frozenset(parts)

    @once
    def set_indicator(self) -> str | None:
        """X heads a set, V is a component, None is neither."""
        named: str | None = told(self.line.header.set_indicator)
        return named

    @once
    def component(self) -> bool:
        """Whether it is a component of a set."""
        return self.set_indicator == "V"

    @once
    def origin(self) -> str:
        """The country of origin."""
        named: str = told(self.line.header.origin)
        return named

    @once
    def canadian(self) -> bool:
        """Whether it is of Canadian origin."""
        return self.origin == "CA" or tables.is_province(self.origin)

    @once
    def tariffs(self) -> tuple[TariffDetail, ...]:
        """Its 50 records."""
        return tuple(tariff.detail for tariff in self.line.tariffs)

    @once
    def value(self) -> int:
        """The whole dollars of its 50 records; `CannotTell` when one cannot be read."""
        return sum(tariff.value for tariff in self.tariffs)

    @once
    def duty(self) -> Decimal:
        """The duty of its 50 records."""
        return sum((tariff.duty for tariff in self.tariffs), Decimal())

    @once
    def rate_date(self) -> date:
        """The day whose rates apply (usage note (j), ESF-159). CBP's own entry and release dates are not known here."""
        zone = self.line.zone
        if zone is None or told(zone.status) != PRIVILEGED:
            return self.submission.rate_date
        return self.submission.rate_date_of(told(zone.filing_date))

    @once
    def dues(self) -> tuple[tuple[TariffDetail, Due], ...]:
        """Its 50 records, each with its duty by the tariff; none where the world has no tariff."""
        tariff = self.submission.world.tariff
        if tariff is None:
            return ()
        entered = [
            Entered(
                told(one.hts_number) or "",
                told(one.value) or 0,
                (told(one.quantity_1), told(one.quantity_2), told(one.quantity_3)),
            )
            for one in self.tariffs
        ]
        claim = told(self.line.header.program) or ""
        found_dues = duties(tariff, entered, on=self.rate_date, origin=self.origin or "", claim=claim)
        return tuple(zip(self.tariffs, found_dues, strict=True))

    @once
    def special(self) -> bool:
        """Whether a number is of chapter 98 or 99, or cannot be read."""
        return SPECIAL in self.held

    @once
    def free_of_duty(self) -> bool:
        """Whether it is of domestic status in a zone."""
        return self.line.zone is not None and told(self.line.zone.status) == DOMESTIC

    @once
    def computed_duty(self) -> Decimal | None:
        """What its duty comes to by the tariff; None where CBP takes it as it is reported."""
        if self.free_of_duty:
            return Decimal()
        amounts = [due.amount for _, due in self.dues]
        if not amounts or None in amounts:
            return None
        return sum((amount for amount in amounts if amount is not None), Decimal())

    @once
    def processing_fee(self) -> Decimal | None:
        """What its processing fee comes to; None when it depends on more than the records tell."""
        if self.special and self.has(*PARTLY_PROCESSED):
            return None
        return cents(self.value * self.submission.fees.rate)

    @once
    def harbor_fee(self) -> Decimal:
        """What its harbor maintenance fee comes to."""
        return cents(self.value * self.submission.harbor_rate)

    @once
    def _given(self) -> tuple[Any, ...]:
        return tuple(tariff.hts_number for tariff in self.tariffs)

    @once
    def numbers(self) -> tuple[str, ...]:
        """Its tariff numbers; `CannotTell` when one cannot be read."""
        return tuple(map(told, self._given))

    def has(self, *prefixes: str) -> bool:
        """Whether any of its numbers begins with one of these."""
        return any(told(number).startswith(prefixes) for number in self._given)

    def tariff(self, prefix: str) -> TariffDetail | None:
        """Its first 50 record whose number begins so."""
        for at, number in enumerate(self._given):
            if told(number).startswith(prefix):
                return self.tariffs[at]
        return None

    def party(self, kind: str) -> ArticleParty | None:
        """Its first party of a kind: M, C, S or E."""
        for party in self.line.parties:
            if party.party_type == kind:
                return party
        return None

    def fee(self, fee_class: str) -> Decimal | None:
        """What it reports for a class of fee in its 62 records, None when nothing."""
        if fee_class not in self._fees:
            amounts = [told(fee.fee_amount) for fee in self.line.fees if told(fee.fee_class) == fee_class]
            self._fees[fee_class] = sum(amounts, Decimal()) if amounts else None
        return self._fees[fee_class]

    @once
    def _fees(self) -> dict[str, Decimal | None]:
        return {}
