"""Internal revenue tax, agricultural fees and other revenue against what CBP computes, and what it cannot evaluate.

Error dictionary, July 2026, 660 to 663, 669, 698; usage notes (k), (x) and (kk), ESF-160, ESF-174 and ESF-188.
The rates are those of `cbp_sim/data/assessments.csv` and of the world's own rows; what neither knows is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cbp_sim.decision import Finding
from cbp_sim.reference import Article as OnFile
from cbp_sim.rules.engine import needs, raises
from cbp_sim.rules.summary import tables
from cbp_sim.rules.summary.articles import PUERTO_RICO
from cbp_sim.rules.summary.fees import AGRICULTURAL
from cbp_sim.rules.summary.repeats import numbered
from cbp_sim.rules.summary.submission import Article, Submission, cents, found, told
from cbp_sim.tariff.assessments import BARREL, GALLON, Assessment, assessment, per_unit
from formats.catair.entry_summary.header import HEADER_FEES
from formats.catair.entry_summary.records import CraftBeverage, TariffDetail
from formats.catair.entry_summary.revenue import LINE_FEES, TAX_CLASSES

SPIRITS, WINES, BEER = "016", "017", "022"
OTHER_REVENUE = "672"
#: An estimate may be so many dollars off, on a line and in the whole (error dictionary, 660 to 669 and 698).
TOLERANCE = Decimal("3.00")
#: Since then a craft beverage pays the full rate, and its importer claims the difference from TTB (usage note (kk)).
FULL_RATE_SINCE = date(2023, 1, 1)
#: What a reduced rate was for: so much of this unit.
_TAXED_BY = {SPIRITS: (GALLON, "PFL"), WINES: (GALLON, "L"), BEER: (BARREL, "L")}
#: Goods that return, are temporary, or repaired: what else they pay depends on why.
_SPECIAL = "98"
_ORGANIC = "23"


@dataclass(frozen=True, slots=True)
class Computed:
    """What CBP makes of a class on a line. amount: None where it takes what is reported; unverified: and says so."""

    amount: Decimal | None = None
    unverified: bool = False


_AS_REPORTED = Computed()


def _on_file(article: Article, tariff: TariffDetail) -> OnFile | None:
    return article.submission.reference.article(told(tariff.hts_number) or "")


def _quantities(tariff: TariffDetail) -> dict[str, Decimal]:
    """What a 50 record reports, by unit; a unit that stands twice does not tell which is meant."""
    seen: dict[str, list[Decimal]] = {}
    for position in (1, 2, 3):
        quantity, unit = (told(getattr(tariff, f"{name}_{position}")) for name in ("quantity", "unit"))
        if quantity is not None and unit is not None:
            seen.setdefault(unit, []).append(quantity)
    return {unit: quantities[0] for unit, quantities in seen.items() if len(quantities) == 1}


def _computed(article: Article, name: str) -> Computed:
    """What the numbers of a line pay of a class together."""
    numbers = [number or "" for number in article.numbers]
    if article.free_of_duty or article.set_indicator == "X" or any(number.startswith(_SPECIAL) for number in numbers):
        return _AS_REPORTED
    amounts = []
    for tariff, number in zip(article.tariffs, numbers, strict=True):
        known = _on_file(article, tariff)
        if known is not None and not _may_pay(known, name):
            continue
        if known is not None and name in known.rates:
            quantity = told(tariff.quantity_1)
            amounts.append(None if quantity is None else quantity * known.rates[name])
        elif (one := _shipped(article, number, name)) is not None:
            if one.rate is None:
                return Computed(unverified=True)
            amounts.append(one.on(_quantities(tariff)))
    if not amounts or None in amounts:
        return _AS_REPORTED
    return Computed(sum((cents(amount) for amount in amounts if amount is not None), Decimal()))


def _may_pay(known: OnFile, name: str) -> bool:
    """Whether the world lets a number pay a class, and lets it be computed: else it has a condition of its own."""
    allowed = known.taxes if name in TAX_CLASSES else known.revenues if name == OTHER_REVENUE else known.fees
    return name not in known.untested and (allowed is None or name in allowed)


def _shipped(article: Article, number: str, name: str) -> Assessment | None:
    submission = article.submission
    return None if submission.world.tariff is None else assessment(number, name, on=submission.fee_date)


def _in_puerto_rico(submission: Submission) -> bool:
    return bool(told(submission.filing.header.port_of_entry)[:2] == PUERTO_RICO)


def tax_on(article: Article) -> Computed:
    """The internal revenue tax of the class that a line reports.

    A credit for flavors is taken as it comes, and a craft beverage paid its own rate as long as CBP gave it.
    """
    name = told(article.line.tax.tax_class) if article.line.tax is not None else ""
    if not name or _in_puerto_rico(article.submission):
        return _AS_REPORTED
    claimed = next((one for one in article.line.declarations if isinstance(one, CraftBeverage)), None)
    if claimed is not None and told(claimed.flavor_credit) == "Y":
        return _AS_REPORTED
    if claimed is not None and article.submission.fee_date < FULL_RATE_SINCE:
        return _reduced(article, claimed, name)
    return _computed(article, name)


def _reduced(article: Article, claimed: CraftBeverage, name: str) -> Computed:
    designations = article.submission.reference.designations
    known = next((one for one in designations if one.code == told(claimed.rate_designation)), None)
    if known is None or known.tax_class != name or name not in _TAXED_BY:
        return _AS_REPORTED
    size, unit = _TAXED_BY[name]
    reported = [quantities[unit] for one in article.tariffs if unit in (quantities := _quantities(one))]
    return Computed(cents(per_unit(known.rate, size) * sum(reported))) if reported else _AS_REPORTED


def fee_on(article: Article, name: str) -> Computed:
    """An agricultural fee of a line. Who is excused from it has another condition."""
    header = article.line.header
    excused = told(header.fee_exemption) is not None or any(
        told(held.license_type) == _ORGANIC for held in article.line.licenses
    )
    return _AS_REPORTED if excused else _computed(article, name)


def revenue_on(article: Article) -> Computed:
    """The other revenue that a line reports: coffee pays in Puerto Rico alone (19 U.S.C. 1319)."""
    reported = article.line.other_revenue
    if reported is None or not _in_puerto_rico(article.submission):
        return _AS_REPORTED
    return _computed(article, told(reported.revenue_class))


def _off(estimate: Decimal, computed: Decimal, *, only_below: bool = False) -> bool:
    return estimate < computed - TOLERANCE or (not only_below and estimate > computed + TOLERANCE)


def _expected(computed: Computed, reported: Decimal) -> Decimal:
    return reported if computed.amount is None else computed.amount


@needs("tax")
@raises("658", "660")
def tax_is_right(article: Article) -> Iterator[Finding]:
    """The tax of a line is what its rate makes it; of spirits more is taken (error dictionary, 660)."""
    reported = article.line.tax
    if reported is None:
        return
    computed = tax_on(article)
    if computed.unverified:
        yield found("658", reported)
    spirits = told(reported.tax_class) == SPIRITS
    if computed.amount is not None and _off(told(reported.tax_amount), computed.amount, only_below=spirits):
        yield found("660", reported)


@needs("fees")
@raises("661")
def agricultural_fees_are_right(article: Article) -> Iterator[Finding]:
    """An agricultural fee is what its rate makes it."""
    for fee in article.line.fees:
        if told(fee.fee_class) not in AGRICULTURAL:
            continue
        computed = fee_on(article, fee.fee_class)
        if computed.amount is not None and _off(told(fee.fee_amount), computed.amount):
            yield found("661", fee)


@needs("other_revenue")
@raises("668", "669")
def other_revenue_is_right(article: Article) -> Iterator[Finding]:
    """Other revenue is what its rate makes it."""
    reported = article.line.other_revenue
    if reported is None:
        return
    computed = revenue_on(article)
    if computed.unverified:
        yield found("668", reported)
    if computed.amount is not None and _off(told(reported.revenue_amount), computed.amount):
        yield found("669", reported)


@needs("other_revenue")
@raises("764", "765")
def other_revenue_has_its_class(article: Article) -> Iterator[Finding]:
    """The class in a 61 is one of other revenue: a tax or a fee is not allowed there, what is neither is unknown."""
    reported = article.line.other_revenue
    name = told(reported.revenue_class) if reported is not None else None
    if name and name != OTHER_REVENUE:
        elsewhere = (*TAX_CLASSES, *LINE_FEES, *HEADER_FEES)
        yield found("765" if name in elsewhere else "764", reported)


@needs("fees")
@raises("631")
def line_is_evaluated_for_the_processing_fee(article: Article) -> Iterator[Finding]:
    """A formal line that pays the processing fee tells an origin by which it could be exempt."""
    if article.submission.informal or article.component or article.fee("499") is None:
        return
    origin = article.line.header.origin
    if not (tables.is_country(origin) or tables.is_province(origin)):
        yield found("631", article.line)


@raises("662")
def total_tax_is_right(submission: Submission) -> Iterator[Finding]:
    """The grand total of tax is what the rates make of all lines; with spirits among them more is taken."""
    grand = submission.filing.grand_totals
    taxed = [(article, article.line.tax) for article in submission.articles if article.line.tax is not None]
    if grand is None or not taxed:
        return
    due = sum((_expected(tax_on(article), told(tax.tax_amount)) for article, tax in taxed), Decimal())
    spirits = any(told(tax.tax_class) == SPIRITS for _, tax in taxed)
    if _off(told(grand.tax) or Decimal(), due, only_below=spirits):
        yield found("662", grand)


@raises("663")
def agricultural_fee_totals_are_right(submission: Submission) -> Iterator[Finding]:
    """The total of an agricultural fee is what its rate makes of all lines that pay it."""
    due: dict[str, Decimal] = {}
    for article in submission.articles:
        for fee in article.line.fees:
            if (name := told(fee.fee_class)) in AGRICULTURAL:
                due[name] = due.get(name, Decimal()) + _expected(fee_on(article, name), told(fee.fee_amount))
    for record in submission.filing.fee_totals:
        for position, name in numbered(record, "fee_class"):
            total = told(getattr(record, f"fee_total_{position}")) or Decimal()
            if told(name) in due and _off(total, due[name]):
                yield found("663", record, position)


@raises("698")
def total_other_revenue_is_right(submission: Submission) -> Iterator[Finding]:
    """The grand total of other revenue is what its rates make of all lines."""
    grand = submission.filing.grand_totals
    paying = [article for article in submission.articles if article.line.other_revenue is not None]
    if grand is None or not paying:
        return
    due = Decimal()
    for article in paying:
        reported = article.line.other_revenue
        due += _expected(revenue_on(article), told(reported.revenue_amount) if reported else Decimal())
    if _off(told(grand.other_revenue) or Decimal(), due):
        yield found("698", grand)


ASSESSED = (
    tax_is_right,
    agricultural_fees_are_right,
    other_revenue_has_its_class,
    other_revenue_is_right,
    line_is_evaluated_for_the_processing_fee,
)
ASSESSED_TOGETHER = (total_tax_is_right, agricultural_fee_totals_are_right, total_other_revenue_is_right)
