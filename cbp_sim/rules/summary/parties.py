"""Importer, consignee, notify party, and the parties of each article (usage note (f), ESF-136 to ESF-139)."""

from __future__ import annotations

from collections.abc import Iterator

from cbp_sim.decision import Finding
from cbp_sim.lifecycle import importers, manufacturers
from cbp_sim.rules.engine import needs, raises
from cbp_sim.rules.summary import tables
from cbp_sim.rules.summary.submission import Article, Submission, found, told
from cbp_sim.world import World
from formats.memo import Memo
from formats.numbers import ImporterKind, ImporterNumber, NumberError, is_importer_number


@raises("100", "101", "102", "103")
def importer_is_known(submission: Submission) -> Iterator[Finding]:
    """The importer of record is named, in one of the formats, and on file with CBP."""
    content = submission.content
    if content is None:
        yield found("100")
        return
    importer = told(content.importer)
    if not is_importer_number(importer):
        yield found("102", content)
    elif _is_nobody(importer):
        yield found("103", content)
    elif not _on_file(importer, submission.world):
        yield found("101", content)


@raises("105", "107", "109")
def consignee_is_known(submission: Submission) -> Iterator[Finding]:
    """The consignee is in one of the formats and on file; only informal and consolidated summaries may name nobody."""
    content = submission.content
    consignee = content.consignee if content else None
    if consignee is None:
        return
    if not is_importer_number(told(consignee)):
        yield found("105", content)
    elif _is_nobody(consignee):
        if not (submission.informal or submission.consolidated):
            yield found("107", content)
    elif not _on_file(consignee, submission.world):
        yield found("109", content)


@raises("110", "590", "591")
def notify_party_is_known(submission: Submission) -> Iterator[Finding]:
    """The 4811 party is in one of the formats and on file."""
    content = submission.content
    party = content.notify_party if content else None
    if party is None:
        return
    if _is_old_format(told(party)):
        yield found("110", content)
    elif not is_importer_number(party):
        yield found("590", content)
    elif not _on_file(party, submission.world):
        yield found("591", content)


@raises("133")
def state_is_known(submission: Submission) -> Iterator[Finding]:
    """The state of destination is one."""
    content = submission.content
    state = told(content.state_of_destination) if content else None
    if state is not None and not tables.is_state(state):
        yield found("133", content)


#: Party type -> (old format, no format, not on file).
_BUYERS = {"C": ("593", "594", "588"), "S": ("595", "596", "578")}
_MAKERS = {"M": "523", "E": "450"}


@needs("parties")
@raises("450", "523", "578", "588", "593", "594", "595", "596")
def article_parties_are_known(article: Article) -> Iterator[Finding]:
    """Buyers have numbers of importers, makers and exporters have manufacturer IDs."""
    for party in article.line.parties:
        kind, number = party.party_type, told(party.number)
        if kind in _BUYERS:
            old, wrong, unknown = _BUYERS[kind]
            if _is_old_format(number):
                yield found(old, party)
            elif not is_importer_number(number):
                yield found(wrong, party)
            elif not _is_nobody(number) and not _on_file(number, article.submission.world):
                yield found(unknown, party)
        elif kind in _MAKERS and not (_is_maker(number) and manufacturers.on_file(article.submission.world, number)):
            yield found(_MAKERS[kind], party)


@needs("parties")
@raises("520")
def parties_are_named_once(article: Article) -> Iterator[Finding]:
    """A line names each kind of party once."""
    seen = set()
    for party in article.line.parties:
        kind = told(party.party_type)
        if kind in seen:
            yield found("520", party)
        seen.add(kind)


@needs("parties")
@raises("522")
def delivery_needs_a_consignee(article: Article) -> Iterator[Finding]:
    """A line names a delivered-to party only where the header names a consignee."""
    content = article.submission.content
    party = article.party("C")
    if party is not None and (content is None or content.consignee is None):
        yield found("522", party)


@needs("parties")
@raises("535")
def canadian_goods_have_a_canadian_maker(article: Article) -> Iterator[Finding]:
    """The manufacturer ID of formal goods of Canada, or exported from there, begins with a province."""
    maker = article.party("M")
    exported = told(article.line.header.export_country)
    if maker is None or not (article.canadian or exported == "CA") or article.submission.informal:
        return
    number = told(maker.number)
    if _is_maker(number) and not tables.is_province(number[:2]):
        yield found("535", maker)


@needs(types=("22", "23"))
@raises("534")
def re_warehoused_canadian_goods_name_their_maker(article: Article) -> Iterator[Finding]:
    """Types 22 and 23 name the manufacturer where Canada is the origin or exports (matrix note 5, ESF-135)."""
    if article.submission.entry_type not in ("22", "23") or article.party("M") is not None:
        return
    if article.canadian or told(article.line.header.export_country) == "CA":
        yield found("534", article.line)


@needs("cases")
@raises("499")
def cases_name_their_exporter(article: Article) -> Iterator[Finding]:
    """A line with an AD/CVD case names the foreign exporter."""
    if article.line.cases and article.party("E") is None:
        yield found("499", article.line)


def _is_maker(number: str) -> bool:
    # AE's own rule (ESF-137); that the name and city parts follow the directive is not asked.
    shape = 8 <= len(number) <= 15 and number.isascii() and number.isalnum()
    return shape and (tables.is_country(number[:2]) or tables.is_province(number[:2]))


def _is_old_format(number: str) -> bool:
    return _OLD[number]


def _of_old_format(number: str) -> bool:
    try:
        return ImporterNumber.parse(number).kind is ImporterKind.OLD_CBP_ASSIGNED
    except NumberError:
        return False


#: The same few parties come again and again.
_OLD: Memo[str, bool] = Memo(_of_old_format)
_NOBODY: Memo[str, bool] = Memo(lambda number: ImporterNumber.parse(number).is_all_zeros)


def _is_nobody(number: str) -> bool:
    return _NOBODY[number]


def _on_file(number: str, world: World) -> bool:
    return importers.on_file(world, number)


PARTIES = (importer_is_known, consignee_is_known, notify_party_is_known, state_is_known)

PARTIES_OF_LINES = (
    article_parties_are_known,
    parties_are_named_once,
    delivery_needs_a_consignee,
    canadian_goods_have_a_canadian_maker,
    re_warehoused_canadian_goods_name_their_maker,
    cases_name_their_exporter,
)
