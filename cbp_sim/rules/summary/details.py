"""What a line adds: zone status, invoices, visa, license, AD/CVD cases, declarations, set components."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cbp_sim.decision import Finding
from cbp_sim.rules.engine import needs, raises
from cbp_sim.rules.summary import tables
from cbp_sim.rules.summary.submission import CASE_TYPES, SPECIAL, Article, Submission, found, told
from formats.catair.entry_summary.records import (
    AluminumSmeltAndCast,
    CopperSmeltAndCast,
    InvoiceReference,
    SteelMeltAndPour,
)

_VISA = re.compile(r"[0-9][A-Z]{2}[0-9]{6}")
_REPAIRED = ("98020040", "98020050")
_METAL_LICENSES = ("01", "28")
_NO_METAL_LICENSE = ("06", "21", "22")

CRAFT_BEVERAGE = "05"
#: Declaration that names an exclusion -> its tariff number, what the line without it lacks, and the other way round.
_EXCLUSIONS = {"09": ("99034529", "838", "836"), "10": ("99039109", "846", "847")}


@needs("zone")
@raises("673", "674", "683")
def zone_status_has_its_date(article: Article) -> Iterator[Finding]:
    """Privileged foreign merchandise has a filing date, other has none; a zone quantity is above zero."""
    zone = article.line.zone
    if zone is None or article.submission.entry_type != "06":
        return
    status = told(zone.status)
    if status == "P" and zone.filing_date is None:
        yield found("674", article.line)
    if status in ("N", "D") and zone.filing_date is not None:
        yield found("673", article.line)
    if zone.quantity == 0:
        yield found("683", article.line)


@needs("invoices")
@raises("454", "456", "457", "458", "459")
def invoice_ranges_are_right(article: Article) -> Iterator[Finding]:
    """Invoice lines count from 1, forwards, and no invoice's line is named twice in a line."""
    seen: dict[tuple[str, str], set[int]] = {}
    for invoice in article.line.invoices:
        reference = invoice.reference
        taken = seen.setdefault((told(reference.supplier), told(reference.invoice_number)), set())
        for position, begin, end in _ranges(reference):
            if begin is None or end is None:
                yield found("456", reference, position)
            elif begin == 0 or end == 0:
                yield found("454" if position == 1 else "457", reference, position)
            elif begin > end:
                yield found("458", reference, position)
            else:
                named = set(range(begin, end + 1))
                if named & taken:
                    yield found("459", reference, position)
                taken |= named


def _ranges(reference: InvoiceReference) -> Iterator[tuple[int, int | None, int | None]]:
    for position in range(1, 5):
        begin, end = (told(getattr(reference, f"{name}_{position}")) for name in ("begin", "end"))
        if begin is not None or end is not None:
            yield position, begin, end


@needs("zone")
@raises("672", "680")
def only_zone_entries_tell_of_zones(article: Article) -> Iterator[Finding]:
    """A filing date and a quantity of zone merchandise are told on type 06 only."""
    zone = article.line.zone
    if zone is None or article.submission.entry_type == "06":
        return
    if zone.filing_date is not None:
        yield found("672", article.line)
    if zone.quantity is not None:
        yield found("680", article.line)


@needs("set_indicator")
@raises("445", "479")
def components_pay_nothing(article: Article) -> Iterator[Finding]:
    """Duty and processing fee of a set are its header's, not its components'."""
    if not article.component:
        return
    if article.duty:
        yield found("445", article.line)
    if article.fee("499") is not None:
        yield found("479", article.line)


@needs(types=("23",))
@raises("60A")
def temporary_polyester_has_its_remedy(article: Article) -> Iterator[Finding]:
    """Polyester fiber that is imported temporarily names its safeguard number as well (error dictionary, 60A)."""
    temporary = article.submission.entry_type == "23" and article.tariff("9813000520") is not None
    if temporary and article.tariff("5503200025") is not None and article.tariff("99035501") is None:
        yield found("60A", article.line)


@needs("invoices")
@raises("449")
def invoice_number_is_plain(article: Article) -> Iterator[Finding]:
    """An invoice number is letters, numerals and dashes (ESF-74)."""
    for invoice in article.line.invoices:
        if not re.fullmatch(r"[A-Z0-9-]+", told(invoice.reference.invoice_number)):
            yield found("449", invoice.reference)


@needs("visa")
@raises("468", "469", "470")
def visa_looks_right(article: Article) -> Iterator[Finding]:
    """A standard visa is the last digit of the year, a country, and six numerals (ESF-94)."""
    if article.line.visa is None:
        return
    number = told(article.line.visa.visa_number)
    if not number[:1].isdecimal():
        yield found("470", article.line)
    elif not tables.is_country(number[1:3]):
        yield found("468", article.line)
    elif not _VISA.fullmatch(number):
        yield found("469", article.line)


@needs("licenses")
@raises("691", "818", "839")
def license_looks_right(article: Article) -> Iterator[Finding]:
    """A license, certificate or permit is written as its type demands; some types do not go with some entry types."""
    for held in article.line.licenses:
        kind, number = told(held.license_type), told(held.license_number)
        pattern = tables.license_patterns().get(kind)
        if pattern is None or not re.fullmatch(pattern, number):
            yield found("691", held)
        if kind in _METAL_LICENSES and article.submission.entry_type in _NO_METAL_LICENSE:
            yield found("818", held)
        if kind == "31" and article.origin != "AR" and article.submission.entry_type not in ("21", "22", "23"):
            yield found("839", held)


@needs("cases")
@raises("544", "545")
def cases_are_named_right(article: Article) -> Iterator[Finding]:
    """A case number begins with A or C, and a line has one of each."""
    kinds = []
    for case in article.line.cases:
        kind = told(case.case_number)[:1]
        if kind not in ("A", "C"):
            yield found("544", case)
        elif kind in kinds:
            yield found("545", case)
        kinds.append(kind)


@needs("cases")
@raises("541", "542", "575")
def cases_have_their_basis(article: Article) -> Iterator[Finding]:
    """A specific rate needs a quantity and no value, an ad valorem rate no quantity (error dictionary, 541 to 575)."""
    for case in article.line.cases:
        rate_type = told(case.rate_type)
        if rate_type == "A" and case.quantity:
            yield found("541", case)
        if rate_type == "S" and case.value:
            yield found("542", case)
        if rate_type == "S" and case.quantity in (None, 0):
            yield found("575", case)


@needs("cases", "non_reimbursement")
@raises("452", "507", "509")
def cases_are_on_fit_articles(article: Article) -> Iterator[Finding]:
    """Neither a set's header nor a repaired article has a case; a non-reimbursement statement needs one."""
    line = article.line
    if line.cases and article.set_indicator == "X":
        yield found("507", line.cases[0])
    if line.cases and any(article.tariff(number) for number in _REPAIRED):
        yield found("509", line.cases[0])
    forbidden = article.submission.entry_type not in (*CASE_TYPES, "06", "21", "22", "23")
    if line.header.non_reimbursement == "Y" and not line.cases and not forbidden:
        yield found("452", line)


@raises("706")
def a_case_type_has_a_case(submission: Submission) -> Iterator[Finding]:
    """An AD/CVD entry type has a case in at least one line."""
    if submission.entry_type in CASE_TYPES and submission.filing.lines and not submission.cases:
        yield found("706", submission.filing.header)


@needs("declarations")
@raises("783")
def declarations_differ(article: Article) -> Iterator[Finding]:
    """A line has each type of declaration once."""
    seen = set()
    for declaration in article.line.declarations:
        kind = told(declaration.declaration_type)
        if kind in seen:
            yield found("783", declaration)
        seen.add(kind)


@needs("declarations", "product_claim")
@raises("798", "799", "811", "824", "825")
def craft_beverages_are_declared(article: Article) -> Iterator[Finding]:
    """A craft beverage claim and its declaration come together, with an IR tax and the date of importation.

    That the date is missing was only told (825) until CBP began to reject it (824).
    """
    line, content = article.line, article.submission.content
    declared = [one for one in line.declarations if one.declaration_type == CRAFT_BEVERAGE]
    claimed = line.header.product_claim == "C"
    if claimed and not declared:
        yield found("798", line)
    if declared and not claimed:
        yield found("799", declared[0])
    if declared and line.tax is None:
        yield found("811", declared[0])
    if (claimed or declared) and (content is None or content.import_date is None):
        rejected = article.submission.today >= article.submission.reference.craft_beverage_dates_since
        yield found("824" if rejected else "825", line)


@needs("declarations", SPECIAL)
@raises("836", "838", "846", "847")
def exclusions_have_their_number(article: Article) -> Iterator[Finding]:
    """A certified exclusion stands with its tariff number, and the number with it."""
    if not article.line.declarations and not article.has(*(number for number, _, _ in _EXCLUSIONS.values())):
        return
    for kind, (number, lacks_number, lacks_declaration) in _EXCLUSIONS.items():
        declared = [one for one in article.line.declarations if one.declaration_type == kind]
        entered = article.tariff(number)
        if declared and entered is None:
            yield found(lacks_number, declared[0])
        if entered is not None and not declared:
            yield found(lacks_declaration, entered)


@needs("declarations")
@raises("827", "828", "829", "831", "832", "833", "835", "850")
def aluminum_names_its_countries(article: Article) -> Iterator[Finding]:
    """Each country of smelt that applies is named, one that does not is not, and at least one applies (ESF-111)."""
    for metal in article.line.declarations:
        if not isinstance(metal, AluminumSmeltAndCast):
            continue
        primary, secondary = told(metal.primary_applies), told(metal.secondary_applies)
        yield from _smelt(metal, primary, metal.primary_smelt, ("827", "828", "829"))
        yield from _smelt(metal, secondary, metal.secondary_smelt, ("831", "832", "833"))
        if primary == secondary == "N":
            yield found("850", metal)
        if metal.cast and not _is_place(metal.cast, "UN"):
            yield found("835", metal)


def _smelt(
    metal: AluminumSmeltAndCast, applies: str, country: str | None, codes: tuple[str, str, str]
) -> Iterator[Finding]:
    missing, conflict, unknown = codes
    if applies == "Y" and country is None:
        yield found(missing, metal)
    elif applies == "N" and country is not None:
        yield found(conflict, metal)
    elif country and not _is_place(country, "UN"):
        yield found(unknown, metal)


@needs("declarations")
@raises("840", "841", "843")
def steel_names_its_country(article: Article) -> Iterator[Finding]:
    """Steel names the country of melt and pour, or that there is another (ESF-113)."""
    for metal in article.line.declarations:
        if not isinstance(metal, SteelMeltAndPour):
            continue
        country, other = told(metal.melt_and_pour), told(metal.other)
        if country is None and other is None:
            yield found("840", metal)
        elif country is not None and other is not None:
            yield found("843", metal)
        elif country is not None and not tables.is_country(country):
            yield found("841", metal)


@needs("declarations")
@raises("870", "871", "873")
def copper_names_its_countries(article: Article) -> Iterator[Finding]:
    """Copper names countries of smelt and cast, or that there is another (ESF-117)."""
    for metal in article.line.declarations:
        if not isinstance(metal, CopperSmeltAndCast):
            continue
        for code, country in (("870", metal.primary_smelt), ("871", metal.secondary_smelt), ("873", metal.cast)):
            if country and not _is_place(country, "OTH"):
                yield found(code, metal)


def _is_place(code: str, unknown: str) -> bool:
    return code == unknown or tables.is_country(code)


DETAILS = (
    only_zone_entries_tell_of_zones,
    components_pay_nothing,
    temporary_polyester_has_its_remedy,
    zone_status_has_its_date,
    invoice_ranges_are_right,
    invoice_number_is_plain,
    visa_looks_right,
    license_looks_right,
    cases_are_named_right,
    cases_have_their_basis,
    cases_are_on_fit_articles,
    declarations_differ,
    craft_beverages_are_declared,
    exclusions_have_their_number,
    aluminum_names_its_countries,
    steel_names_its_country,
    copper_names_its_countries,
)

DETAILS_TOGETHER = (a_case_type_has_a_case,)
