"""Is a security filing right? The questions, in the order in which they are asked.

Importer Security Filing v3, July 2017, ISF-14 to 39, by its transcription; Cargo Release v40, SE-73 to SE-82, where
both have the same record.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from cbp_sim.decision import Decision, Finding
from cbp_sim.echoes import text
from cbp_sim.lifecycle.security_filing import CLOSED, KIND, SecurityFiling, bill_key_of, filings_of_bill
from cbp_sim.profile import allows
from cbp_sim.replies import Address
from cbp_sim.rules.manifest.cargo_query import on_file
from cbp_sim.rules.manifest.elements import elements_read
from cbp_sim.rules.manifest.table import SECURITY_FILING
from cbp_sim.world import World
from formats.catair.importer_security_filing.records import (
    BillOfLading,
    Filing,
    FilingDeletion,
    InTransitFiling,
    ManufacturerGroup,
    PartyGroup,
)
from formats.chapter import Reading
from formats.numbers.importer import ImporterKind, ImporterNumber
from formats.numbers.refusal import NumberError

Content = Filing | InTransitFiling | FilingDeletion

found = SECURITY_FILING.found

#: What there must be in an ISF-10, and what there may be in an ISF-5.
PARTIES = ("MF", "SE", "BY", "ST", "CS", "CN", "IM", "LG")
PARTIES_IN_TRANSIT = ("BKP", "ST")
#: Parties that are told by a number and nothing else.
NUMBERED = ("CN", "IM")
#: Which parties may be known by which number.
NUMBERS = {
    "EI": ("SE", "BY", "CN", "IM"), "ANI": ("SE", "BY", "CN", "IM"), "CIN": ("SE", "BY", "CN", "IM"),
    "34": ("SE", "BY", "CN", "IM"), "DUN": ("MF", "SE", "BY", "ST", "LG", "CS", "BKP"),
    "DNS": ("MF", "SE", "BY", "ST", "LG", "CS", "BKP"), "FR": ("ST",), "AEF": ("CN", "IM"),
}  # fmt: skip
#: Numbers beside which a name may stand.
NAMED_TOO = ("34", "AEF")
#: Shipment types whose filings name a bond.
BONDED = ("01", "02", "07", "08", "10")
IN_TRANSIT = ("2", "4")
CONVERSIONS = ("3", "4")
PASSPORT_TYPES = ("03", "05", "06")
LEFT = ("departed", "arrived")
#: The elements of a deletion that are looked at.
_OF_DELETION = ("submission_type", "action", "transaction_number")

_KINDS = {"EI": ImporterKind.IRS, "ANI": ImporterKind.CBP_ASSIGNED, "34": ImporterKind.SOCIAL_SECURITY}
_BILL = re.compile(r"[A-Z]{4}[A-Z0-9]{1,12}")
_TARIFF = re.compile(r"[0-9]{6,10}")


@dataclass(frozen=True)
class Submission:
    """An SF transaction under judgement. known: the filing that its transaction number names, or None."""

    content: Content
    reading: Reading
    to: Address
    world: World
    known: SecurityFiling | None

    def __getitem__(self, name: str) -> str:
        """What an element of the SF10 holds, right or wrong."""
        return text(self.content.header, name)

    @property
    def whole(self) -> Filing | InTransitFiling | None:
        """The filing, None for a deletion."""
        return None if isinstance(self.content, FilingDeletion) else self.content

    @property
    def bills(self) -> tuple[BillOfLading, ...]:
        """The bills that are named."""
        return self.whole.bills if self.whole is not None else ()

    @property
    def parties(self) -> tuple[PartyGroup | ManufacturerGroup, ...]:
        """All parties."""
        whole = self.whole
        made = whole.manufacturers if isinstance(whole, Filing) else ()
        return (*(whole.parties if whole is not None else ()), *made)

    def references(self, qualifier: str) -> list[str]:
        """What the SF20 records of a qualifier say."""
        named = self.whole.references if self.whole is not None else ()
        return [text(one, "reference") for one in named if text(one, "qualifier") == qualifier]


def judge(asked: Submission) -> Decision:
    """Everything that is wrong with a submission. The same condition stands once at a record."""
    rules = OF_DELETION if asked.whole is None else OF_WHOLE
    once: dict[tuple[str, int], Finding] = {}
    for rule in rules:
        for finding in rule(asked):
            once.setdefault((finding.condition.code, id(finding.at)), finding)
    return Decision(tuple(once.values()))


def elements(asked: Submission) -> Iterator[Finding]:
    """Elements can be read; of a deletion only those that it needs."""
    yield from elements_read(SECURITY_FILING, asked.reading, () if asked.whole is not None else _OF_DELETION)


def transaction_is_known(asked: Submission) -> Iterator[Finding]:
    """An add has no number yet; what is replaced or deleted is the filer's own and open (SE-73, SE-74 note 3)."""
    header, number = asked.content.header, asked["transaction_number"]
    if asked["action"] == "A":
        if number:
            yield found("transaction_not_allowed", header)
    elif not number:
        yield found("transaction_missing", header)
    elif asked.known is None:
        yield found("transaction_not_on_file", header)
    elif asked.known.file.filer != asked.to.filer:
        yield found("transaction_of_another", header)
    elif asked.known.state in CLOSED:
        yield found("transaction_closed", header)


def types_fit(asked: Submission) -> Iterator[Finding]:
    """Types 3 and 4 turn one sort of filing into the other, and then stay (SE-74 note 1)."""
    header, new = asked.content.header, asked["submission_type"]
    if asked["action"] == "A" and new in CONVERSIONS:
        yield found("conversion_on_add", header)
    elif asked["action"] == "R" and asked.known is not None:
        old = asked.known.file.submission_type
        allowed = {"1": ("1", "4"), "2": ("2", "3"), "3": ("3", "4"), "4": ("4", "3")}.get(old, ())
        if new not in allowed:
            yield found("conversion_wrong", header)
    if new in IN_TRANSIT and asked["shipment_type"] != "01":
        yield found("shipment_type_in_transit", header)


def reason_is_there(asked: Submission) -> Iterator[Finding]:
    """An add and a replacement say how complete they are (SE-74 note 3)."""
    if not asked["action_reason"]:
        yield found("reason_missing", asked.content.header)


def importer_is_known(asked: Submission) -> Iterator[Finding]:
    """The ISF importer has a number of its qualifier's form, and is on file (SE-75)."""
    header, sort, number = asked.content.header, asked["importer_type"], asked["importer"]
    if (sort == "2" and asked["submission_type"] not in IN_TRANSIT) or (
        sort == "AEF" and asked["shipment_type"] not in PASSPORT_TYPES
    ):
        yield found("importer_qualifier_not_allowed", header)
    if sort == "AEF" and not (asked["birth_date"] and asked["issuing_country"] and asked.references("FN")):
        yield found("passport_data_missing", header)
    if sort in _KINDS and number:
        if _kind(number) is not _KINDS[sort]:
            yield found("importer_number_invalid", header)
        elif not _known(asked.world, number):
            yield found("importer_not_on_file", header)


def bond_is_there(asked: Submission) -> Iterator[Finding]:
    """Some shipments need a bond; a single one is known by its surety and reference (SE-75 note 5)."""
    header = asked.content.header
    if asked["shipment_type"] not in BONDED:
        return
    if not (asked["bond_holder"] and asked["bond_activity"] and asked["bond_type"]):
        yield found("bond_missing", header)
    single = asked["bond_type"] == "9"
    if single and asked["bond_activity"] != "16":
        yield found("bond_not_allowed", header)
    elif single:
        if not asked.references("V1"):
            yield found("surety_missing", header)
        if not asked.references("SBN"):
            yield found("bond_reference_missing", header)
    elif asked["bond_type"] == "8":
        holder = asked.world.reference.importer(asked["bond_holder"])
        if holder is not None and not holder.bonded:
            yield found("bond_not_on_file", header)


def shipment_has_its_data(asked: Submission) -> Iterator[Finding]:
    """A carnet has its number; an informal shipment its SF13, whose estimates are more than nothing."""
    header, whole = asked.content.header, asked.whole
    if asked["shipment_type"] == "06" and not asked.references("6C"):
        yield found("carnet_missing", header)
    shipment = whole.shipment if isinstance(whole, Filing) else None
    if asked["shipment_type"] == "11" and isinstance(whole, Filing) and shipment is None:
        yield found("shipment_data_missing", header)
    if shipment is not None and not all(
        text(shipment, name).strip("0") for name in ("value", "quantity", "weight") if text(shipment, name)
    ):
        yield found("shipment_amount_zero", shipment)


def bills_are_right(asked: Submission) -> Iterator[Finding]:
    """A bill is a SCAC and a number, named once, and the filer has filed for it only once."""
    seen = set()
    for bill in asked.bills:
        number = text(bill, "bill_number")
        if number and not _BILL.fullmatch(number):
            yield found("bill_number_invalid", bill)
        if number in seen:
            yield found("bill_twice", bill)
        seen.add(number)
        own = asked.known.subject if asked.known is not None else ""
        if any(
            other.file.filer == asked.to.filer and other.subject != own
            for other in filings_of_bill(asked.world, bill_key_of(number))
        ):
            yield found("bill_filed_before", bill)


def parties_are_there(asked: Submission) -> Iterator[Finding]:
    """An ISF-10 names eight parties and one importer, an ISF-5 two others (SE-74 note 1)."""
    header = asked.content.header
    named = Counter(text(group.party, "party") for group in asked.parties)
    in_transit = asked["submission_type"] in IN_TRANSIT
    for wanted in PARTIES_IN_TRANSIT if in_transit else PARTIES:
        if not named[wanted]:
            yield found("party_missing", header)
    if named["IM"] > 1:
        yield found("importer_twice", header)
    for group in asked.parties:
        party = text(group.party, "party")
        if party in ((*PARTIES, "BKP") if in_transit else ("BKP",)) and not (
            in_transit and party in PARTIES_IN_TRANSIT
        ):
            yield found("party_not_allowed", group.party)


def parties_are_told(asked: Submission) -> Iterator[Finding]:
    """A party is told by name and address, or by a number that it may have (SE-78, SE-79)."""
    for group in asked.parties:
        party, name, sort, number = (text(group.party, one) for one in ("party", "name", "number_type", "number"))
        where = bool(group.addresses) or group.place is not None
        if party in NUMBERED and not (sort and number):
            yield found("party_without_identifier", group.party)
        elif sort or number:
            if name and sort not in NAMED_TOO:
                yield found("party_with_both", group.party)
            if where or group.second_name is not None:
                yield found("address_not_allowed", group.party)
            if party not in NUMBERS.get(sort, (party,)):
                yield found("identifier_not_allowed", group.party)
            elif sort in _KINDS and not _known(asked.world, number):
                yield found("identifier_not_on_file", group.party)
        elif not name:
            yield found("party_without_name", group.party)
        elif not group.addresses or group.place is None:
            yield found("party_without_address", group.party)


def goods_are_told(asked: Submission) -> Iterator[Finding]:
    """Goods have six digits of the tariff or more, and in an ISF-10 a country of origin."""
    whole = asked.whole
    if isinstance(whole, Filing):
        told = [tariff for maker in whole.manufacturers for tariff in maker.tariffs]
    else:
        told = list(whole.tariffs) if whole is not None else []
    for tariff in told:
        if not _TARIFF.fullmatch(text(tariff, "hts_number")):
            yield found("tariff_invalid", tariff)
        if isinstance(whole, Filing) and not text(tariff, "country_of_origin"):
            yield found("origin_missing", tariff)


def filing_is_in_time(asked: Submission) -> Iterator[Finding]:
    """A filing comes before loading; one for a bill that has left is late (19 CFR 149.2)."""
    if asked["action"] != "A":
        return
    for bill in asked.bills:
        known = on_file(asked.world, bill_key_of(text(bill, "bill_number")))
        if known is not None and known.state in LEFT:
            yield found("filed_late", bill)


def _kind(number: str) -> ImporterKind | None:
    try:
        return ImporterNumber(number).kind
    except NumberError:
        return None


def _known(world: World, number: str) -> bool:
    """Whether an importer of this number is on file and active."""
    told = world.reference.importer(number)
    return allows(world.profile.importers, number) and (told is None or told.status == "active")


OF_DELETION = (elements, transaction_is_known)
OF_WHOLE = (
    elements, transaction_is_known, types_fit, reason_is_there, importer_is_known, bond_is_there,
    shipment_has_its_data, bills_are_right, parties_are_there, parties_are_told, goods_are_told, filing_is_in_time,
)  # fmt: skip

__all__ = ["KIND", "Submission", "judge"]
