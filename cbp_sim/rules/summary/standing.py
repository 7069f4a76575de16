"""How those whom a summary names stand with CBP: importers, sureties, bonds, ports, facilities, countries."""

from __future__ import annotations

from collections.abc import Iterator

from cbp_sim.decision import Finding
from cbp_sim.lifecycle import bonds, importers
from cbp_sim.lifecycle.importers import canonical
from cbp_sim.reference.part import allows, begins
from cbp_sim.rules.engine import needs, raises
from cbp_sim.rules.summary.matrix import MODES
from cbp_sim.rules.summary.submission import Article, Submission, found, told

_CONTINUOUS, _SINGLE_ON_FILE = "8", "9"
MILITARY = "51"


@raises("104", "111", "875")
def importer_is_in_good_standing(submission: Submission) -> Iterator[Finding]:
    """The importer of record is neither void nor inactive, nor too long without an entry summary."""
    known = submission.importer
    if known is None:
        return
    if known.status == "void":
        yield found("104", submission.content)
    elif known.status == "inactive":
        yield found("111", submission.content)
    elif known.dormant:
        yield found("875", submission.content)


@raises("106", "108")
def consignee_is_in_good_standing(submission: Submission) -> Iterator[Finding]:
    """The consignee is neither void nor inactive."""
    content = submission.content
    number = told(content.consignee) if content else None
    known = importers.standing(submission.world, number) if number else None
    if known is not None and known.status == "void":
        yield found("106", content)
    elif known is not None and known.status == "inactive":
        yield found("108", content)


@needs("parties")
@raises("579", "589")
def buyers_are_in_good_standing(article: Article) -> Iterator[Finding]:
    """Neither the sold-to nor the delivered-to party is void."""
    for kind, code in (("S", "579"), ("C", "589")):
        party = article.party(kind)
        known = importers.standing(article.submission.world, told(party.number)) if party else None
        if known is not None and known.status == "void":
            yield found(code, party)


@raises("113", "115", "116", "117", "145")
def continuous_bond_covers(submission: Submission) -> Iterator[Finding]:
    """A continuous bond is on file for the importer, in force on the day of the entry, sufficient, of that surety."""
    known, content = submission.importer, submission.content
    named = next((bond for bond in submission.filing.bonds if bond.bond_type == _CONTINUOUS), None)
    if content is None or named is None:
        return
    day = submission.fee_date
    bond = bonds.continuous(submission.world, told(content.importer), day)
    if bond is None:
        if known is not None and not known.bonded:
            yield found("113", named)
    elif bond.effective > day:
        yield found("115", named)
    elif bond.terminates is not None and bond.terminates <= day:
        yield found("117", named)
    elif not bond.sufficient:
        yield found("116", named)
    elif bond.surety != told(named.surety):
        yield found("145", named)


@needs(tables=("sureties",))
@raises("142", "143")
def surety_is_in_business(submission: Submission) -> Iterator[Finding]:
    """The surety is neither cancelled nor revoked."""
    for bond in submission.filing.bonds:
        known = submission.reference.surety(told(bond.surety)) if bond.surety else None
        if known is not None and known.status == "cancelled":
            yield found("142", bond)
        elif known is not None and known.status == "revoked":
            yield found("143", bond)


@raises("752", "753", "754", "755", "756", "757", "758")
def single_bond_is_in_ebond(submission: Submission) -> Iterator[Finding]:
    """A single transaction bond is what eBond has for the entry, and the importer is one of its users."""
    named = next((bond for bond in submission.filing.bonds if bond.bond_type == _SINGLE_ON_FILE), None)
    content = submission.content
    if named is None or content is None:
        return
    known = bonds.single(submission.world, submission.subject, told(named.designation))
    if known is None:
        if submission.reference.all_single_bonds:
            yield found("752", named)
        return
    if known.void:
        yield found("753", named)
        return
    if known.designation != told(named.designation):
        yield found("754", named)
    if known.entry_type != submission.entry_type:
        yield found("755", named)
    if told(named.amount) is not None and known.amount != named.amount:
        yield found("756", named)
    users = (told(content.importer), canonical(told(content.importer)))
    if any(user in known.former for user in users):
        yield found("758", named)
    elif not any(allows(known.importers, user) for user in users):
        yield found("757", named)


@needs(tables=("ports",))
@raises("168", "169", "170")
def port_of_unlading_takes_the_mode(submission: Submission) -> Iterator[Finding]:
    """The port of unlading takes cargo, and from ships or planes when they carry it."""
    cargo = submission.filing.cargo
    port = told(cargo.port_of_unlading) if cargo else None
    known = submission.reference.port(port) if port else None
    if known is None:
        return
    mode = MODES.get(submission.mode or "", "")
    if not known.cargo:
        yield found("168", cargo)
    elif mode == "vessel" and not known.vessel:
        yield found("169", cargo)
    elif mode == "air" and not known.air:
        yield found("170", cargo)


@needs(tables=("ports",))
@raises("225", "B78")
def port_of_entry_is_able(submission: Submission) -> Iterator[Finding]:
    """The port of entry is active, and takes remote filings and electronic invoices when there are such."""
    header = submission.filing.header
    known = submission.reference.port(told(header.port_of_entry))
    if known is None:
        return
    if not known.active:
        yield found("B78", header)
    if not known.electronic_invoice and (submission.remote or header.electronic_invoice == "Y"):
        yield found("225", header)


@needs(tables=("facilities",))
@raises("174", "175")
def goods_are_at_an_active_facility(submission: Submission) -> Iterator[Finding]:
    """The FIRMS code is of an active facility that holds cargo."""
    cargo = submission.filing.cargo
    place = told(cargo.location_of_goods) if cargo else None
    known = submission.reference.facility(place) if place else None
    if known is not None and not known.active:
        yield found("175", cargo)
    elif known is not None and not known.cargo:
        yield found("174", cargo)


@needs(tables=("countries",))
@raises("409", "699")
def origin_is_not_restricted(article: Article) -> Iterator[Finding]:
    """Nothing comes from a restricted country, or only the articles that may."""
    known = article.submission.reference.country(article.origin)
    if known is None or not known.restricted:
        return
    if not known.articles:
        yield found("409", article.line)
    elif not any(begins(known.articles, told(tariff.hts_number)) for tariff in article.tariffs):
        yield found("699", article.line)


@raises("865")
def importer_may_enter_the_article(article: Article) -> Iterator[Finding]:
    """Some articles are not for every importer."""
    known = article.submission.importer
    for tariff in article.tariffs if known is not None and known.barred else ():
        if known is not None and begins(known.barred, told(tariff.hts_number)):
            yield found("865", tariff)


STANDING = (
    importer_is_in_good_standing,
    consignee_is_in_good_standing,
    continuous_bond_covers,
    surety_is_in_business,
    single_bond_is_in_ebond,
    port_of_unlading_takes_the_mode,
    port_of_entry_is_able,
    goods_are_at_an_active_facility,
)
STANDING_OF_LINES = (buyers_are_in_good_standing, origin_is_not_restricted, importer_may_enter_the_article)
