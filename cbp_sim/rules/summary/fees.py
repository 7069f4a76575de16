"""Fees: which class stands where, and the arithmetic of the processing and harbor maintenance fees."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cbp_sim.decision import Finding
from cbp_sim.rules.engine import needs, raises
from cbp_sim.rules.summary import tables
from cbp_sim.rules.summary.repeats import numbered
from cbp_sim.rules.summary.submission import (
    INFORMAL,
    PARTLY_PROCESSED,
    POST_LINE,
    WITHDRAWALS,
    Article,
    Submission,
    found,
    told,
)
from formats.catair.entry_summary.header import HEADER_FEES
from formats.catair.entry_summary.revenue import LINE_FEES
from formats.record import Record

INFORMAL_FEE, MAIL_FEE, SURCHARGE = "311", "496", "500"
PROCESSING, HARBOR = "499", "501"
#: Fees of the Agricultural Marketing Service: every line fee but the two above.
AGRICULTURAL = tuple(fee for fee in LINE_FEES if fee not in (PROCESSING, HARBOR))

MAIL, FIXED_TRANSPORT = "50", "70"
HARBOR_MODES = ("10", "11", "12")
BORDER_WATER = "12"
#: Usage note (o), ESF-162.
NO_HARBOR_FEE = ("06", "22", *INFORMAL, *WITHDRAWALS)
HARBOR_DE_MINIMIS = Decimal("3.00")

#: Entry types on which we insist on the processing fee. On warehouse, military and government summaries the chapter
#: does not say when it is due: there it is taken as it comes.
_PROCESSED = ("01", "02", "03", "06", "07")
#: Programs without a variant that exempts (AE Table 8: B#, C#, K# and L# are the ones that do).
_NO_EXEMPTION = ("A", "B", "C", "K", "L")

EXEMPT, DUE, OPEN = "exempt", "due", "open"


def standing(article: Article) -> str:
    """How an article stands to the processing fee: exempt, due, or open where the records cannot tell (note m)."""
    numbers = article.numbers
    zone, program = article.line.zone, told(article.line.header.program)
    by_origin = tables.fee_standing(article.origin)
    if article.special and any(number.startswith(PARTLY_PROCESSED) for number in numbers):
        return OPEN
    if by_origin == "exempt" or (zone is not None and zone.status == "D"):
        return EXEMPT
    if article.special and any(number.startswith("98") for number in numbers):
        return EXEMPT
    if by_origin == "may" or (program is not None and program not in _NO_EXEMPTION) or not article.value:
        return OPEN
    return DUE


@raises("249", "250")
def classes_stand_in_their_records(submission: Submission) -> Iterator[Finding]:
    """Header fees stand in the 34, line fees in the 62, each once."""
    header = submission.filing.fees
    if header is not None:
        yield from _classes([(header, position, named) for position, named in numbered(header, "fee_class")], "header")
    for line in submission.filing.lines:
        yield from _classes([(fee, None, fee.fee_class) for fee in line.fees], "line")


def _classes(named: list[tuple[Record, int | None, str]], level: str) -> Iterator[Finding]:
    own, others = (HEADER_FEES, LINE_FEES) if level == "header" else (LINE_FEES, HEADER_FEES)
    seen = set()
    for record, position, fee_class in named:
        if not fee_class:
            continue
        if fee_class in others or fee_class in seen:
            yield found("250", record, position)
        elif fee_class not in own:
            yield found("249", record, position)
        seen.add(fee_class)


@raises("250")
def header_fees_apply(submission: Submission) -> Iterator[Finding]:
    """The mail fee is for dutiable mail, the surcharge for manual entries, which CBP makes itself."""
    header = submission.filing.fees
    if header is None:
        return
    for position, fee_class in numbered(header, "fee_class"):
        dutiable = any(article.duty > 0 for article in submission.articles)
        if fee_class == SURCHARGE or (fee_class == MAIL_FEE and not (submission.mode == MAIL and dutiable)):
            yield found("250", header, position)


@raises("635", "636", "637", "638")
def informal_fee_is_right(submission: Submission) -> Iterator[Finding]:
    """An informal entry that is not exempt pays the fixed fee of the day (usage note (q), ESF-163)."""
    header = submission.filing.fees
    position, amount = _header_fee(submission, INFORMAL_FEE)
    if not submission.informal:
        if position:
            yield found("637", header, position)
        return
    stands = [standing(article) for article in submission.articles]
    exempt = submission.mode == MAIL or (bool(stands) and all(one == EXEMPT for one in stands))
    free = submission.consolidated or submission.mode == FIXED_TRANSPORT or _express(submission)
    fixed = submission.fees.informal
    if position and exempt:
        yield found("635", header, position)
    elif position and submission.mode != FIXED_TRANSPORT:
        if amount < fixed or (amount > fixed and not submission.consolidated):
            yield found("638", header, position)
    elif not position and not exempt and not free and DUE in stands:
        yield found("636", submission.filing.header)


def _header_fee(submission: Submission, fee_class: str) -> tuple[int, Decimal]:
    header = submission.filing.fees
    for position, named in numbered(header, "fee_class") if header is not None else ():
        if named == fee_class:
            return position, told(getattr(header, f"fee_amount_{position}")) or Decimal()
    return 0, Decimal()


def _express(submission: Submission) -> bool:
    return submission.filing.header.consolidated_express == "Y"


@raises("629", "630", "632", "633", "634")
def processing_fee_is_right(article: Article) -> Iterator[Finding]:
    """A formal line that is not exempt pays value by rate; informals, components and exempt articles do not."""
    submission, paid = article.submission, article.fee(PROCESSING)
    stands = standing(article)
    if paid is None:
        if submission.entry_type in _PROCESSED and not article.component and stands == DUE:
            yield found("633", article.line)
        return
    record = next(fee for fee in article.line.fees if fee.fee_class == PROCESSING)
    if submission.informal:
        yield found("630", record)
    elif article.component:
        yield found("629", record)
    elif submission.entry_type == "23" or stands == EXEMPT:
        yield found("632", record)
    elif (due := article.processing_fee) is not None and paid != due:
        yield found("634", record)


@raises("480", "481", "482", "600", "601")
def harbor_fee_is_right(article: Article) -> Iterator[Finding]:
    """The harbor fee is value by rate to the cent, due on border water, free on vessels, nowhere else allowed."""
    submission, paid = article.submission, article.fee(HARBOR)
    exempt = submission.entry_type in NO_HARBOR_FEE
    if paid is None:
        if submission.mode == BORDER_WATER and not exempt and not article.component and not _de_minimis(submission):
            yield found("600", article.line)
        return
    record = next(fee for fee in article.line.fees if fee.fee_class == HARBOR)
    if exempt:
        yield found("481", record)
    elif submission.mode is None:
        return  # every type that pays it demands a mode: that it is missing is said already
    elif submission.mode not in HARBOR_MODES:
        yield found("482", record)
    elif article.component:
        yield found("480", record)
    elif paid != article.harbor_fee:
        yield found("601", record)


@raises("602")
def harbor_fee_is_worth_collecting(submission: Submission) -> Iterator[Finding]:
    """A harbor fee of three dollars or less is not collected alone."""
    if any(article.fee(HARBOR) is not None for article in submission.articles) and _de_minimis(submission):
        yield found("602", None, POST_LINE)


def _de_minimis(submission: Submission) -> bool:
    filing = submission.filing
    harbor = sum((article.harbor_fee for article in submission.articles if not article.component), Decimal())
    other = [article.duty for article in submission.articles]
    other += [told(fee.fee_amount) for line in filing.lines for fee in line.fees if fee.fee_class != HARBOR]
    other += [told(line.tax.tax_amount) for line in filing.lines if line.tax is not None]
    other += [told(line.other_revenue.revenue_amount) for line in filing.lines if line.other_revenue is not None]
    other += [told(case.duty) for line in filing.lines for case in line.cases]
    if filing.fees is not None:
        other += [told(amount) for _, amount in numbered(filing.fees, "fee_amount")]
    return harbor <= HARBOR_DE_MINIMIS and not any(other)


@needs("set_indicator")
@raises("476", "478", "625", "762")
def set_parts_pay_their_own(article: Article) -> Iterator[Finding]:
    """A set's header pays duty and no tax or agricultural fee, a component the other way round (usage note (k))."""
    line, mark = article.line, article.set_indicator
    if mark == "X":
        if line.tax is not None:
            yield found("476", line)
        for fee in line.fees:
            if fee.fee_class in AGRICULTURAL:
                yield found("478", fee)
    elif mark == "V":
        for tariff in article.tariffs:
            if tariff.duty > 0:
                yield found("625", tariff)
        if line.other_revenue is not None:
            yield found("762", line)


@needs("fees", types=("23",))
@raises("679")
def agricultural_fees_suit_the_entry_type(article: Article) -> Iterator[Finding]:
    """A TIB pays no agricultural fee."""
    if article.submission.entry_type != "23":
        return
    for fee in article.line.fees:
        if fee.fee_class in AGRICULTURAL:
            yield found("679", fee)


FEES = (
    processing_fee_is_right,
    harbor_fee_is_right,
    set_parts_pay_their_own,
    agricultural_fees_suit_the_entry_type,
)

FEES_TOGETHER = (
    classes_stand_in_their_records,
    header_fees_apply,
    informal_fee_is_right,
    harbor_fee_is_worth_collecting,
)
