"""Importer's declarations against what is on file: exclusions, certificates, craft beverages, metals."""

from __future__ import annotations

from collections.abc import Iterator

from cbp_sim.decision import Finding
from cbp_sim.reference.part import allows, begins
from cbp_sim.rules.engine import needs, raises
from cbp_sim.rules.summary.submission import Article, Submission, found, told
from formats.catair.entry_summary.records import (
    AluminumExclusion,
    AluminumSmeltAndCast,
    AutoPartsLicense,
    CraftBeverage,
    KoreanSteelCertificate,
    SteelExclusion,
    SteelMeltAndPour,
)

UNKNOWN = "UN"
#: What derivative aluminum of unknown origin is entered under (error dictionary, 60B).
UNKNOWN_SMELT = "99038568"
SUGAR_CERTIFICATE = "21"


@needs("declarations")
@raises("776", "779", "780", "781", "782", "796", "797")
def exclusion_is_the_articles(article: Article) -> Iterator[Finding]:
    """A product exclusion was issued, to that importer, for that article and country, and may be used now."""
    submission = article.submission
    reference, content, day = submission.reference, submission.content, submission.fee_date
    for declared in article.line.declarations:
        if not isinstance(declared, SteelExclusion | AluminumExclusion):
            continue
        number = told(declared.exclusion)
        known = next((one for one in reference.exclusions if one.number == number), None)
        if known is None:
            if not allows(reference.known_exclusions, number):
                yield found("776", declared)
            continue
        if known.deactivated and submission.on_file is None:
            yield found("796", declared)
        elif known.deactivated:
            yield found("797", declared)
        if (known.effective and known.effective > day) or (known.expires and known.expires < day):
            yield found("779", declared)
        if known.importer and content is not None and told(content.importer) != known.importer:
            yield found("780", declared)
        if known.hts and not any(begins((known.hts,), told(tariff.hts_number)) for tariff in article.tariffs):
            yield found("781", declared)
        if known.origin and article.origin != known.origin:
            yield found("782", declared)


@needs(tables=("articles",))
@raises("771", "772", "778")
def remedy_or_exclusion_is_there(article: Article) -> Iterator[Finding]:
    """An article under a remedy has its number or an exclusion, not both; under a type that is free of it, neither."""
    excluded = any(isinstance(one, SteelExclusion | AluminumExclusion) for one in article.line.declarations)
    for tariff in article.tariffs:
        known = article.submission.reference.article(told(tariff.hts_number))
        if known is None or not known.remedies:
            continue
        entered = any(begins(known.remedies, told(other.hts_number)) for other in article.tariffs)
        if article.submission.entry_type in known.remedy_free_types:
            if entered or excluded:
                yield found("778", tariff)
        elif entered and excluded:
            yield found("772", tariff)
        elif not entered and not excluded:
            yield found("771", tariff)


@needs(tables=("articles",))
@raises("775", "876")
def remedies_go_with_the_article(article: Article) -> Iterator[Finding]:
    """A chapter 99 number is for the article; of parts and vehicles only one kind is dutiable."""
    dutiable = set()
    for tariff in article.tariffs:
        known = article.submission.reference.article(told(tariff.hts_number))
        if known is None:
            continue
        others = [told(other.hts_number) for other in article.tariffs if other is not tariff]
        if known.only_with and not any(begins(known.only_with, other) for other in others):
            yield found("775", tariff)
        if known.vehicle and told(tariff.duty):
            dutiable.add(known.vehicle)
    if len(dutiable) > 1:
        yield found("876", article.line)


@needs("declarations", tables=("closed_declarations",))
@raises("777")
def declaration_type_is_open(article: Article) -> Iterator[Finding]:
    """A type of declaration is one that CBP takes at present."""
    for declared in article.line.declarations:
        if told(declared.declaration_type) in article.submission.reference.closed_declarations:
            yield found("777", declared)


@needs("declarations")
@raises("793")
def export_certificate_was_issued(article: Article) -> Iterator[Finding]:
    """A Korean certificate of exportation is one that CBP has."""
    known = article.submission.reference.known_export_certificates
    for declared in article.line.declarations:
        if isinstance(declared, KoreanSteelCertificate) and not allows(known, told(declared.certificate)):
            yield found("793", declared)


@needs(tables=("articles",))
@raises("773", "774", "794", "795")
def declaration_goes_with_the_article(article: Article) -> Iterator[Finding]:
    """A declaration that the article takes is there, and none that it or its country of origin does not."""
    declared = {told(one.declaration_type): one for one in article.line.declarations}
    for tariff in article.tariffs:
        known = article.submission.reference.article(told(tariff.hts_number))
        if known is None:
            continue
        for kind, one in declared.items():
            if known.declarations is not None and kind not in known.declarations:
                yield found("773", one)
            elif not allows(known.declaration_origins, article.origin):
                yield found("774", one)
        if known.declaration_required and known.declaration_required not in declared:
            yield found("794", tariff)
        if known.declaration_asked and known.declaration_asked not in declared:
            yield found("795", tariff)


@needs("declarations")
@raises("809", "810", "812", "815", "816", "823")
def craft_beverage_has_its_rate(article: Article) -> Iterator[Finding]:
    """A rate designation is in force, at its rate, for the tax that is reported; the producer is one that TTB knows."""
    reference, day, tax = article.submission.reference, article.submission.fee_date, article.line.tax
    for declared in article.line.declarations:
        if not isinstance(declared, CraftBeverage):
            continue
        if not allows(reference.known_producers, told(declared.producer)):
            yield found("823", declared)
        code = told(declared.rate_designation)
        known = next((one for one in reference.designations if one.code == code), None)
        if known is None:
            continue
        if known.effective > day or (known.expires is not None and known.expires < day):
            yield found("809", declared)
        if told(declared.tax_rate) != known.rate:
            yield found("810", declared)
        if tax is not None and told(tax.tax_class) != known.tax_class:
            yield found("812", tax)
        if declared.flavor_credit == "Y":
            yield found("816" if known.flavor_credit else "815", declared)


@needs("declarations")
@raises("856", "60B", "844")
def metals_are_named_as_the_article_needs(article: Article) -> Iterator[Finding]:
    """Primary metals name their country; derivative aluminum of an unknown one is entered under its own number."""
    rows = [article.submission.reference.article(told(tariff.hts_number)) for tariff in article.tariffs]
    for declared in article.line.declarations:
        if isinstance(declared, AluminumSmeltAndCast):
            named = (told(declared.primary_smelt), told(declared.secondary_smelt), told(declared.cast))
            if UNKNOWN in named and any(known is not None and known.primary_aluminum for known in rows):
                yield found("856", declared)
            elif UNKNOWN in named and article.tariff(UNKNOWN_SMELT) is None:
                yield found("60B", declared)
        unnamed = isinstance(declared, SteelMeltAndPour) and told(declared.melt_and_pour) is None
        if unnamed and any(known is not None and known.primary_steel for known in rows):
            yield found("844", declared)


@needs("declarations")
@raises("861", "866")
def auto_license_covers_the_duty(article: Article) -> Iterator[Finding]:
    """An automobile license has a balance for the duty on the part, which is then not reported."""
    balances = article.submission.reference.auto_licenses
    for declared in article.line.declarations:
        if not isinstance(declared, AutoPartsLicense):
            continue
        charged = sum(told(one.duty) for one in article.tariffs if told(one.hts_number).startswith("99"))
        balance = balances.get(told(declared.license_number))
        if balance is not None and charged > balance:
            yield found("861", declared)
        elif charged:
            yield found("866", declared)


@needs("licenses", tables=("articles",))
@raises("820", "821")
def sugar_certificate_is_of_the_year(article: Article) -> Iterator[Finding]:
    """A sugar certificate is of the sort of year that the article takes, and of this one."""
    for held in article.line.licenses:
        if told(held.license_type) != SUGAR_CERTIFICATE:
            continue
        number = told(held.license_number)
        wanted = {
            known.sugar_year
            for tariff in article.tariffs
            if (known := article.submission.reference.article(told(tariff.hts_number))) is not None
        } - {""}
        if wanted and number[:1] not in wanted:
            yield found("820", held)
            continue
        day = article.submission.fee_date
        year = day.year + (number[:1] == "F" and day.month >= 10)
        if wanted and number[1:2] != str(year % 10):
            yield found("821", held)


@raises("323")
def low_value_licenses_stand_alone(submission: Submission) -> Iterator[Finding]:
    """Low-value and regular steel or aluminum licenses are not mixed in one summary."""
    for kind in ("01", "28"):
        numbers = [
            told(held.license_number)
            for line in submission.filing.lines
            for held in line.licenses
            if told(held.license_type) == kind
        ]
        if len({"LV" in number for number in numbers}) > 1:
            yield found("323", submission.filing.header)


EXCLUSIONS = (
    exclusion_is_the_articles,
    remedy_or_exclusion_is_there,
    remedies_go_with_the_article,
    declaration_type_is_open,
    export_certificate_was_issued,
    declaration_goes_with_the_article,
    craft_beverage_has_its_rate,
    metals_are_named_as_the_article_needs,
    auto_license_covers_the_duty,
    sugar_certificate_is_of_the_year,
)
EXCLUSIONS_TOGETHER = (low_value_licenses_stand_alone,)
