"""What CBP tells of a tariff number: the records W1 to WL, from the tariff as loaded and what else is on file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import zip_longest

from cbp_sim.queries.asking import plain
from cbp_sim.reference.part import ANY
from cbp_sim.rules.summary import tables
from cbp_sim.rules.summary.fees import HARBOR, PROCESSING
from cbp_sim.screening.goods import flags_of
from cbp_sim.tariff.columns import Column
from cbp_sim.tariff.computation import Computation, computation
from cbp_sim.tariff.rates import Kind
from cbp_sim.tariff.schedule import Line, Tariff
from cbp_sim.tariff.units import NOT_REQUIRED
from cbp_sim.world import World
from formats.catair.hts_query_reply import numbers, rates
from formats.record import Record

#: No record ends later: the printed examples of the chapter end so.
_LAST = date(2049, 12, 31)
_FIRST = date(1970, 1, 1)
_HIGHEST = Decimal("9999.99999999")
#: A fee's flag: it is required, or it may be. Both are a percentage of the value.
_REQUIRED, _MAYBE, _BY_VALUE = "1", "2", "7"

_RATES_AND_FEES = (
    rates.FirstRatesAndFee, rates.SecondRatesAndFee, rates.ThirdRatesAndFee, rates.FourthRatesAndFee,
    rates.FifthRatesAndFee, rates.SixthRatesAndFee, rates.SeventhRatesAndFee, rates.EighthRatesAndFee,
)  # fmt: skip
_RATES = (
    rates.FirstRates, rates.SecondRates, rates.ThirdRates, rates.FourthRates, rates.FifthRates, rates.SixthRates,
    rates.SeventhRates,
)  # fmt: skip
#: Codes in a W3, in a W3 and its WD, and in a WL.
_PROGRAMS, _MORE_PROGRAMS, _FLAGS = 14, 30, 20


@dataclass(frozen=True)
class Number:
    """A tariff number on a day."""

    world: World
    tariff: Tariff
    line: Line
    on: date


def told(of: Number) -> Iterator[Record]:
    """W1 to WL."""
    line = of.line
    general, other = line.computation_in(Column.GENERAL), line.computation_in(Column.OTHER)
    yield _units(of, general)
    yield numbers.ColumnRates(
        tariff_number=line.number,
        column_1_ad_valorem=_fits(general.p2),
        column_1_other=_fits(general.p3),
        column_2_specific=_fits(other.p1),
        column_2_ad_valorem=_fits(other.p2),
        column_2_other=_fits(other.p3),
        countervailing="1" if _has_case(of, "C") else None,
        additional_number="R" if line.headings else None,
    )
    programs = tuple(dict.fromkeys(mark for clause in line.clauses for mark in clause.programs))
    yield numbers.Programs(
        tariff_number=line.number,
        antidumping="1" if _has_case(of, "A") else None,
        quota="1" if _has_quota(of) else None,
        programs=_side_by_side(programs[:_PROGRAMS], 2),
    )
    yield from _rates_and_fees(of)
    if len(programs) > _PROGRAMS:
        further = _side_by_side(programs[_PROGRAMS:_MORE_PROGRAMS], 2)
        yield rates.FurtherPrograms(tariff_number=line.number, programs=further)
    if flags := _flags(of):
        yield rates.AgencyFlags(tariff_number=line.number, flags=_side_by_side(flags[:_FLAGS], 3))


def _units(of: Number, general: Computation) -> numbers.Units:
    line = of.line
    begins, ends = _period(of)
    units = [unit.code or None for unit in line.units[:3]]
    first, second, third = (units or [NOT_REQUIRED]) + [None] * (3 - max(len(units), 1))
    return numbers.Units(
        tariff_number=line.number,
        begin_date=begins,
        end_date=ends,
        unit_count=len(units),
        unit_1=first,
        unit_2=second,
        unit_3=third,
        duty_computation=general.code,
        description=plain(line.description)[:30].strip() or None,
        column_1_specific=_fits(general.p1),
    )


def _period(of: Number) -> tuple[date, date]:
    """From when until when the record counts: within its edition, and within the words of a heading."""
    editions = of.tariff.editions()
    at = next(at for at, edition in enumerate(editions) if edition.name == of.line.edition)
    begins, ends = of.line.period
    begins = max(begins, editions[at].effective)
    if at + 1 < len(editions):
        ends = min(ends, editions[at + 1].effective - timedelta(days=1))
    return min(max(begins, _FIRST), _LAST), min(max(ends, _FIRST), _LAST)


def _has_case(of: Number, kind: str) -> bool:
    """Whether a case on file that is in force names the number."""
    return any(
        case.number.startswith(kind) and case.status in ("active", "initiated") and _names(case.hts, of.line.number)
        for case in of.world.reference.cases
    )


def _has_quota(of: Number) -> bool:
    quotas = of.world.reference.quotas
    return any(of.line.number.startswith(quota.hts) for quota in quotas)


def _names(beginnings: tuple[str, ...], number: str) -> bool:
    """Whether beginnings of tariff numbers name this one; what is for any number names none."""
    return any(beginning != ANY and number.startswith(beginning) for beginning in beginnings)


def _rates_and_fees(of: Number) -> Iterator[Record]:
    """Programs with a rate of their own, and fees, side by side in one row of records."""
    special = list(_special(of))[: len(_RATES_AND_FEES) + len(_RATES)]
    fees = list(_fees(of))[: len(_RATES_AND_FEES)]
    for at, (rate, fee) in enumerate(zip_longest(special, fees)):
        told: dict[str, str | Decimal | None] = {"tariff_number": of.line.number}
        if rate is not None:
            mark, one = rate
            told |= {"country": mark, "specific_rate": _fits(one.p1)}
            told |= {"ad_valorem_rate": _fits(one.p2), "other_rate": _fits(one.p3)}
        if fee is not None:
            told |= dict(zip(("fee_class", "fee_flag"), fee[:2], strict=True))
            if fee[2] is not None:
                told |= {"fee_computation": _BY_VALUE, "fee_ad_valorem_rate": fee[2]}
        yield (*_RATES_AND_FEES, *_RATES)[at].make(told)


def _special(of: Number) -> Iterator[tuple[str, Computation]]:
    """Programs whose rate is neither free nor told elsewhere, with how it is computed."""
    for clause in of.line.clauses:
        if clause.rate.kind is Kind.SUM:
            one = computation(clause.rate, of.line.units, part=of.line.part)
            for mark in clause.programs if one.code != "X" else ():
                yield mark, one


def _fees(of: Number) -> Iterator[tuple[str, str, Decimal | None]]:
    """Class, flag and rate of value of what an article pays beside its duty; nothing for headings that only add."""
    if of.line.adds:
        return
    yield PROCESSING, _REQUIRED, tables.fees_on(of.on).rate
    yield HARBOR, _MAYBE, tables.harbor_rate(of.on)
    article = of.world.reference.article(of.line.number)
    if article is None:
        return
    for required, possible in (
        (article.fee_required, article.fees),
        (article.tax_required, article.taxes),
        (article.revenue_required, article.revenues),
    ):
        for fee_class in dict.fromkeys((required, *(possible or ()))):
            if len(fee_class) == 3 and fee_class not in (PROCESSING, HARBOR):
                yield fee_class, _REQUIRED if fee_class == required else _MAYBE, None


def _flags(of: Number) -> tuple[str, ...]:
    """Partner agencies' flags, where the world has them tell of anything."""
    if of.world.policy.screening.tariff_flags == "off":
        return ()
    return tuple(dict.fromkeys(one.flag for one in flags_of(of.line.number) if len(one.flag) == 3))


def _side_by_side(codes: tuple[str, ...], width: int) -> str | None:
    return "".join(code[:width].ljust(width) for code in codes).rstrip() or None


def _fits(rate: Decimal) -> Decimal:
    return min(rate, _HIGHEST)
