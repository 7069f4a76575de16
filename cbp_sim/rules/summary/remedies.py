"""AD/CVD cases as Commerce has them: whether a case may be reported, for these goods, at that rate (note (ff))."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cbp_sim.decision import Finding
from cbp_sim.reference import Case
from cbp_sim.reference.part import allows, begins
from cbp_sim.rules.engine import needs, raises
from cbp_sim.rules.summary.submission import Article, cents, found, told
from formats.catair.entry_summary.records import AdCvdCase

_CLOSED = {
    "excluded": "558",
    "revoked": "559",
    "deactivated": "560",
    "initiated": "561",
    "terminated": "562",
}
#: Numbers that end so are for every company of their country.
_WHOLE_COUNTRY = "000"
AD_VALOREM, SPECIFIC = "A", "S"


def _pairs(article: Article) -> Iterator[tuple[AdCvdCase, Case]]:
    for reported in article.line.cases:
        known = article.submission.reference.case(told(reported.case_number))
        if known is not None:
            yield reported, known


@needs("cases")
@raises("546")
def case_is_known(article: Article) -> Iterator[Finding]:
    """Commerce has the case."""
    reference = article.submission.reference
    for reported in article.line.cases:
        number = told(reported.case_number)
        if reference.case(number) is None and not allows(reference.known_cases, number):
            yield found("546", reported)


@needs("cases", tables=("cases",))
@raises("558", "559", "560", "561", "562", "563", "566")
def case_may_be_reported(article: Article) -> Iterator[Finding]:
    """The case is active, suspends liquidation on that day, and says whether bond or cash is taken."""
    for reported, known in _pairs(article):
        if known.status != "active":
            yield found(_CLOSED[known.status], reported)
        elif known.suspension_ends is not None and article.submission.fee_date > known.suspension_ends:
            yield found("563", reported)
        elif not known.claims:
            yield found("566", reported)


@needs("cases", tables=("cases",))
@raises("547", "548", "549", "550")
def case_is_of_these_goods(article: Article) -> Iterator[Finding]:
    """The case is of the country of origin, lists the tariff number, and is the maker's and the exporter's own."""
    for reported, known in _pairs(article):
        if known.origin != article.origin:
            yield found("547", reported)
        if not any(begins(known.hts, told(tariff.hts_number)) for tariff in article.tariffs):
            yield found("548", reported)
        for kind, whose, code in (("M", known.manufacturer, "549"), ("E", known.exporter, "550")):
            party = article.party(kind)
            if whose and party is not None and told(party.number) != whose:
                yield found(code, reported)


@needs("cases", tables=("cases",))
@raises("551", "552", "553")
def companys_own_case_is_used(article: Article) -> Iterator[Finding]:
    """Where maker or exporter has a case of its own, that of the whole country is not the one."""
    for reported in article.line.cases:
        number = told(reported.case_number)
        if not number.endswith(_WHOLE_COUNTRY):
            continue
        for known in article.submission.reference.cases:
            if known.number[:-3] == number[:-3] and known.number != number:
                code = _of_company(article, known)
                if code:
                    yield found(code, reported)


def _of_company(article: Article, known: Case) -> str:
    maker, exporter = article.party("M"), article.party("E")
    made = bool(known.manufacturer) and maker is not None and told(maker.number) == known.manufacturer
    sold = bool(known.exporter) and exporter is not None and told(exporter.number) == known.exporter
    if made and sold:
        return "553"
    if made and not known.exporter:
        return "551"
    return "552" if sold and not known.manufacturer else ""


@needs("cases", tables=("cases",))
@raises("564", "565")
def related_cases_stand_together(article: Article) -> Iterator[Finding]:
    """A case that has a related one comes with it, and with none that is not."""
    reported = list(_pairs(article))
    for record, known in reported:
        others = [told(other.case_number) for other in article.line.cases if other is not record]
        if known.related and not others:
            yield found("564", record)
        elif others and not set(others) & set(known.related):
            yield found("565", record)


@needs("cases", tables=("cases",))
@raises("567")
def claim_is_taken(article: Article) -> Iterator[Finding]:
    """A bond does where the case does not ask for cash."""
    for reported, known in _pairs(article):
        if told(reported.claim) == "B" and known.claims == "C":
            yield found("567", reported)


@needs("cases", tables=("cases",))
@raises("568", "569", "570", "571", "572", "573", "574")
def rate_is_the_cases(article: Article) -> Iterator[Finding]:
    """The rate is the one in force; under a zero rate there is neither rate, duty nor quantity."""
    for reported, known in _pairs(article):
        if known.status != "active" or known.effective is None:
            continue
        if known.effective > article.submission.fee_date:
            yield found("568", reported)
        elif not known.ad_valorem and not known.specific:
            yield from _zero(reported)
        elif told(reported.rate_type) == AD_VALOREM and reported.rate != known.ad_valorem:
            yield found("573", reported)
        elif told(reported.rate_type) == SPECIFIC and reported.rate != known.specific:
            yield found("574", reported)


def _zero(reported: AdCvdCase) -> Iterator[Finding]:
    if reported.rate:
        yield found("569", reported)
    if reported.duty:
        yield found("570", reported)
    if reported.quantity:
        yield found("571", reported)
    if told(reported.rate_type) != AD_VALOREM:
        yield found("572", reported)


@needs("cases")
@raises("576")
def case_duty_is_right(article: Article) -> Iterator[Finding]:
    """The duty is the rate that is told times value, or times quantity, to the cent, whatever is known of the case."""
    for reported in article.line.cases:
        if told(reported.rate_type) == SPECIFIC:
            due = told(reported.rate) * (told(reported.quantity) or Decimal())
        else:
            basis = told(reported.value)
            due = told(reported.rate) / 100 * (article.value if basis is None else basis)
        if cents(due) != told(reported.duty):
            yield found("576", reported)


@needs("cases")
@raises("555", "556", "557")
def declaration_covers_the_case(article: Article) -> Iterator[Finding]:
    """A non-reimbursement declaration is in force and covers the case."""
    on_file = {one.number: one for one in article.submission.reference.declarations}
    for reported in article.line.cases:
        known = on_file.get(told(reported.declaration) or "")
        if known is None:
            continue
        if known.effective > article.submission.fee_date:
            yield found("555", reported)
        elif known.expires is not None and known.expires < article.submission.fee_date:
            yield found("556", reported)
        elif not allows(known.cases, told(reported.case_number)):
            yield found("557", reported)


@needs(tables=("cases",))
@raises("465")
def article_may_be_under_a_case(article: Article) -> Iterator[Finding]:
    """Goods of a country for which there is a case are told that they may be subject to it."""
    if article.line.cases:
        return
    for known in article.submission.reference.announced:
        if known.origin != article.origin:
            continue
        if any(begins(known.hts, told(tariff.hts_number)) for tariff in article.tariffs):
            yield found("465", article.line)
            return


REMEDIES = (
    case_is_known,
    case_may_be_reported,
    case_is_of_these_goods,
    companys_own_case_is_used,
    related_cases_stand_together,
    claim_is_taken,
    rate_is_the_cases,
    case_duty_is_right,
    declaration_covers_the_case,
    article_may_be_under_a_case,
)
