"""What CBP has on file about a tariff number, beyond the tariff: who may use it, how, and what comes with it."""

from __future__ import annotations

from collections.abc import Iterator

from cbp_sim.decision import Finding
from cbp_sim.reference import Article as OnFile
from cbp_sim.reference.part import allows, begins
from cbp_sim.rules.engine import needs, raises
from cbp_sim.rules.summary.submission import Article, Submission, found, told
from formats.catair.entry_summary.records import TariffDetail

PUERTO_RICO, VIRGIN_ISLANDS = "49", "51"
BEEF, COTTON = "053", "056"
#: Sample shipments of more than this need a formal entry where the article does (error dictionary, 645).
SAMPLE_LIMIT = 250
REMEDY_CHAPTER = "99"
#: A column of the program on a variant: `A*` and `A+` are claims of A.
_PREFERENCES = "A"


def _known(article: Article) -> Iterator[tuple[TariffDetail, OnFile]]:
    for tariff in article.tariffs:
        known = article.submission.reference.article(told(tariff.hts_number))
        if known is not None:
            yield tariff, known


@needs(tables=("articles",))
@raises("434", "790")
def number_may_be_used(article: Article) -> Iterator[Finding]:
    """The number is in force, and not CBP's own."""
    for tariff, known in _known(article):
        if not known.active:
            yield found("434", tariff)
        if known.reserved:
            yield found("790", tariff)


@needs(tables=("articles",))
@raises("443", "444")
def quantities_are_all_there(article: Article) -> Iterator[Finding]:
    """A number with two or three units has as many quantities."""
    for tariff, known in _known(article):
        for position, code in ((2, "443"), (3, "444")):
            if known.units >= position and getattr(tariff, f"quantity_{position}") is None:
                yield found(code, tariff)


@needs(tables=("articles",))
@raises("609")
def number_has_its_pair(article: Article) -> Iterator[Finding]:
    """A number that cannot stand alone has another beside it."""
    for tariff, known in _known(article):
        others = [told(other.hts_number) for other in article.tariffs if other is not tariff]
        if known.pair and not others:
            yield found("609", tariff)


@needs(tables=("articles",))
@raises("620")
def pair_is_one_that_goes(article: Article) -> Iterator[Finding]:
    """The other number is one of those that may stand with it."""
    for tariff, known in _known(article):
        others = [told(other.hts_number) for other in article.tariffs if other is not tariff]
        if known.pair and others and not any(begins(known.pair, other) for other in others):
            yield found("620", tariff)


@needs(tables=("articles",))
@raises("611")
def number_without_value_has_none(article: Article) -> Iterator[Finding]:
    """Some numbers of chapters 98 and 99 leave the value to the number beside them."""
    for tariff, known in _known(article):
        if known.zero_value and told(tariff.value):
            yield found("611", tariff)


@needs(tables=("articles",))
@raises("603", "615")
def countries_go_with_the_number(article: Article) -> Iterator[Finding]:
    """The number is open to goods of the country of origin and of export."""
    for tariff, known in _known(article):
        if not allows(known.origins, article.origin):
            yield found("603", tariff)
        exported = told(article.line.header.export_country)
        if exported is not None and not allows(known.exports, exported):
            yield found("615", tariff)


@needs(tables=("articles",))
@raises("610", "614", "617")
def program_goes_with_the_number(article: Article) -> Iterator[Finding]:
    """The number is open to the special program that is claimed, for that country."""
    claimed = told(article.line.header.program)
    for tariff, known in _known(article) if claimed is not None else ():
        if known.no_program:
            yield found("610", tariff)
        elif not allows(known.programs, claimed):
            yield found("614", tariff)
        elif claimed == _PREFERENCES and article.origin in known.not_from:
            yield found("617", tariff)


@needs(tables=("articles",))
@raises("645")
def formal_article_is_entered_formally(article: Article) -> Iterator[Finding]:
    """An article that takes a formal entry is not entered informally, save a sample of little value."""
    if not article.submission.informal:
        return
    usage = told(article.submission.filing.header.shipment_usage)
    for tariff, known in _known(article):
        if known.formal and (usage in (None, "P") or (usage == "X" and article.value > SAMPLE_LIMIT)):
            yield found("645", tariff)


@needs(tables=("articles",))
@raises("647")
def samples_are_alike(submission: Submission) -> Iterator[Finding]:
    """Of samples either every line takes a formal entry, or none."""
    if told(submission.filing.header.shipment_usage) != "X" or len(submission.articles) < 2:
        return
    formal = {any(known.formal for _, known in _known(article)) for article in submission.articles}
    if len(formal) > 1:
        yield found("647", submission.filing.header)


@needs(tables=("articles",))
@raises("651", "654", "656", "533", "658")
def tax_goes_with_the_number(article: Article) -> Iterator[Finding]:
    """An IR tax is one that the number bears; one that it must bear is there, except in Puerto Rico."""
    reported = article.line.tax
    name = told(reported.tax_class) if reported else None
    exempt = told(article.submission.filing.header.port_of_entry)[:2] == PUERTO_RICO
    rows = [known for _, known in _known(article) if known.taxes is not None]
    borne = {code for known in rows for code in known.taxes or ()}
    if rows and name is not None:
        if name in borne and exempt:
            yield found("651", reported)
        elif not borne:
            yield found("654", reported)
        elif name not in borne:
            yield found("533", reported)
        elif any(name in known.untested for known in rows):
            yield found("658", reported)
    for known in rows:
        if known.tax_required and name != known.tax_required and not exempt:
            yield found("656", article.line)


@needs(tables=("articles",))
@raises("652", "655", "657", "659", "649", "653")
def fees_go_with_the_number(article: Article) -> Iterator[Finding]:
    """Agricultural fees are those that the number bears; one that it must bear is there, unless exempted."""
    rows = [known for _, known in _known(article) if known.fees is not None]
    borne = {code for known in rows for code in known.fees or ()}
    district = told(article.submission.filing.header.port_of_entry)[:2]
    excused = told(article.line.header.fee_exemption) is not None or any(
        told(held.license_type) == "23" for held in article.line.licenses
    )
    reported = {told(fee.fee_class): fee for fee in article.line.fees}
    for name, fee in reported.items():
        if not rows or name in ("499", "501"):
            continue
        if name == COTTON and any(known.cotton_exempt for known in rows):
            yield found("649", fee)
        elif name == BEEF and name in borne and district in (PUERTO_RICO, VIRGIN_ISLANDS):
            yield found("652", fee)
        elif name not in borne:
            yield found("655", fee)
        elif excused:
            yield found("653", fee)
        elif any(name in known.untested for known in rows):
            yield found("659", fee)
    for known in rows:
        if known.fee_required and known.fee_required not in reported and not excused:
            yield found("657", article.line)


@needs(tables=("articles",))
@raises("665", "666", "667", "668")
def other_revenue_goes_with_the_number(article: Article) -> Iterator[Finding]:
    """Coffee pays in Puerto Rico, and nowhere else."""
    reported = article.line.other_revenue
    name = told(reported.revenue_class) if reported else None
    there = told(article.submission.filing.header.port_of_entry)[:2] == PUERTO_RICO
    rows = [known for _, known in _known(article) if known.revenues is not None]
    borne = {code for known in rows for code in known.revenues or ()}
    if rows and name is not None:
        if name not in borne:
            yield found("667", reported)
        elif not there:
            yield found("665", reported)
        elif any(name in known.untested for known in rows):
            yield found("668", reported)
    for known in rows:
        if known.revenue_required and name != known.revenue_required and there:
            yield found("666", article.line)


@needs(tables=("articles",))
@raises("685")
def visa_is_given(article: Article) -> Iterator[Finding]:
    """An article that takes a visa has one."""
    for tariff, known in _known(article):
        if known.visa_required and article.line.visa is None:
            yield found("685", tariff)


@needs(tables=("articles",))
@raises("60D", "687", "688", "690")
def license_goes_with_the_number(article: Article) -> Iterator[Finding]:
    """A license that the number takes is there, and no other."""
    held = [told(one.license_type) for one in article.line.licenses]
    for tariff, known in _known(article):
        wanted = known.licenses or ()
        if not any(kind in wanted for kind in held):
            for asked, code in (
                (known.license_needed, "60D"),
                (known.license_required, "687"),
                (known.license_asked, "688"),
            ):
                if asked:
                    yield found(code, tariff)
        if known.licenses is not None and any(kind not in wanted for kind in held):
            yield found("690", article.line.licenses[0])


@needs(tables=("articles",))
@raises("874")
def quantity_is_less_than_the_articles(article: Article) -> Iterator[Finding]:
    """What a chapter 99 number reports of a part weighs less than the article."""
    for tariff, known in _known(article):
        if not known.lighter_than_article:
            continue
        whole = [other for other in article.tariffs if not told(other.hts_number).startswith(REMEDY_CHAPTER)]
        if any(_weighs(tariff) >= _weighs(other) for other in whole):
            yield found("874", tariff)


def _weighs(tariff: TariffDetail) -> float:
    amounts = [getattr(tariff, f"quantity_{position}") for position in (1, 2, 3)]
    return float(max((told(amount) for amount in amounts if amount is not None), default=0))


ARTICLES = (
    number_may_be_used,
    quantities_are_all_there,
    number_has_its_pair,
    pair_is_one_that_goes,
    number_without_value_has_none,
    countries_go_with_the_number,
    program_goes_with_the_number,
    formal_article_is_entered_formally,
    tax_goes_with_the_number,
    fees_go_with_the_number,
    other_revenue_goes_with_the_number,
    visa_is_given,
    license_goes_with_the_number,
    quantity_is_less_than_the_articles,
)
ARTICLES_TOGETHER = (samples_are_alike,)
