"""The questions on an importer account, the electronic form 5106. Importer/Consignee Create/Update v12, ADD-20 to 47.

The chapter is at hand as a public transcription, its conditions are not: `importer_conditions.csv` is ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cbp_sim.decision import Finding
from cbp_sim.lifecycle import importers
from cbp_sim.replies import Address
from cbp_sim.rules.answers import Words
from cbp_sim.rules.summary import tables
from cbp_sim.rules.summary.submission import told
from cbp_sim.world import World
from formats.catair.importer_consignee_5106.account import MailingAddress, PhysicalPlace
from formats.catair.importer_consignee_5106.people import Overflow
from formats.catair.importer_consignee_5106.records import ImporterAccount
from formats.chapter import Reading
from formats.numbers import is_importer_number
from formats.record import Record

WORDS = Words("importer_conditions.csv", "TP")

ADD, UPDATE, ASK = "A", "U", "N"
#: Which record a TN of a qualifier goes on from (TN).
CONTINUED = {
    "T3": ("IN1",), "TF": ("CE1", "CW1"), "TH": ("BN1", "BC1"), "TI": ("CN1",), "TJ": ("CE2",), "TK": ("NE1",),
    "TL": ("IN2",), "TM": ("BN2",),
}  # fmt: skip
#: Countries whose addresses have a postal code (T2) and a state code of their own.
POSTAL = ("US", "CA")
OTHER = "8"


@dataclass(frozen=True)
class Submitted:
    """A TP transaction under judgement."""

    account: ImporterAccount
    reading: Reading
    to: Address
    world: World

    @property
    def action(self) -> str:
        """A, U or N; `CannotTell` when it is blank or unreadable."""
        named: str = told(self.account.account.action)
        return named

    @property
    def number(self) -> str | None:
        """The importer number; None when it is blank."""
        named: str | None = told(self.account.account.importer)
        return named


def elements_are_read(asked: Submitted) -> Iterator[Finding]:
    """Every element is there where its record cannot do without it, of its class, and of a known code."""
    for fault, element in ((fault, fault.field) for fault in asked.reading.faults if fault.field is not None):
        at = asked.reading.records[fault.number - asked.reading.number]
        yield from WORDS.found(fault.kind.value, at, at.layout.by_name[element].title.upper())


def number_goes_with_the_action(asked: Submitted) -> Iterator[Finding]:
    """Add and update name a number; who asks for one has none, and says why."""
    header, number, usage = asked.account.account, asked.number, asked.account.usage
    if asked.action != ASK:
        if number is None:
            yield from WORDS.found("number missing", header)
        elif not is_importer_number(number):
            yield from WORDS.found("number malformed", header)
        return
    if number is not None:
        yield from WORDS.found("number given", header)
    reasons = (usage.number_request_reason, usage.no_ssn, usage.no_irs_number, usage.applied_for_neither)
    if not any(told(reason) for reason in (*reasons, usage.not_us_resident)):
        yield from WORDS.found("reason missing", usage)


def number_is_free_or_on_file(asked: Submitted) -> Iterator[Finding]:
    """Nobody is added twice, nobody updated who is not there; an add makes an inactive number active again."""
    header, number = asked.account.account, asked.number
    if number is None or not is_importer_number(number) or asked.action == ASK:
        return
    status = importers.status(asked.world, number)
    if status == "void":
        yield from WORDS.found("void", header)
    elif asked.action == ADD and status == importers.ACTIVE and importers.named(asked.world, number):
        yield from WORDS.found("on file already", header)
    elif asked.action == UPDATE and not importers.on_file(asked.world, number):
        yield from WORDS.found("not on file", header)


def us_importers_have_a_type(asked: Submitted) -> Iterator[Finding]:
    """An importer of the United States says what he is (T1)."""
    if told(asked.account.mailing_address.country) == "US" and told(asked.account.account.importer_type) is None:
        yield from WORDS.found("type missing", asked.account.account)


def places_are_known(asked: Submitted) -> Iterator[Finding]:
    """Countries and U.S. states are known; addresses of the U.S. and Canada have a postal code (T2)."""
    physical = asked.account.physical_address
    for place in (asked.account.mailing_address, physical.place if physical else None):
        if place is not None:
            yield from _place(place)


def _place(place: MailingAddress | PhysicalPlace) -> Iterator[Finding]:
    country = told(place.country)
    if not tables.is_country(country):
        yield from WORDS.found("country unknown", place)
    if country == "US" and not tables.is_state(told(place.state)):
        yield from WORDS.found("state unknown", place)
    if country in POSTAL and told(place.postal_code) is None:
        yield from WORDS.found("postal code missing", place)


def physical_address_has_its_type(asked: Submitted) -> Iterator[Finding]:
    """TB and TC stand with a physical address type, and that with them (TE)."""
    types, physical = asked.account.address_types, asked.account.physical_address
    if physical is not None and told(types.physical_type) is None:
        yield from WORDS.found("physical type missing", types)
    elif physical is None and told(types.physical_type) is not None:
        yield from WORDS.found("physical address missing", types)


def the_other_is_explained(asked: Submitted) -> Iterator[Finding]:
    """Another type of address, or another use, is explained (TE, TD)."""
    types, usage = asked.account.address_types, asked.account.usage
    if told(types.mailing_type) == OTHER and told(types.mailing_explanation) is None:
        yield from WORDS.found("explanation missing", types)
    if told(types.physical_type) == OTHER and told(types.physical_explanation) is None:
        yield from WORDS.found("explanation missing", types)
    if told(usage.otherwise) and told(usage.other_usage) is None:
        yield from WORDS.found("explanation missing", usage)


def usage_is_told(asked: Submitted) -> Iterator[Finding]:
    """What the number will be used for is told (TD)."""
    usage = asked.account.usage
    uses = (usage.as_importer, usage.as_consignee, usage.for_drawback, usage.for_refunds, usage.otherwise)
    if not any(told(use) for use in uses):
        yield from WORDS.found("usage missing", usage)


def continuations_fit(asked: Submitted) -> Iterator[Finding]:
    """A TN goes on from a record that its qualifier is for."""
    before = ""
    for record in asked.account.records():
        if not isinstance(record, Overflow):
            before = record.identifier
        elif told(record.qualifier) not in CONTINUED.get(before, ()):
            yield from WORDS.found("wrong continuation", record)


def lines_are_counted(asked: Submitted) -> Iterator[Finding]:
    """Officers and related businesses are counted from 01; a TJ has the number of its TI."""
    for at, officer in enumerate(asked.account.officers, 1):
        numbered: tuple[Record, ...] = (officer.person.record, officer.contact.record)
        yield from _counted(numbered, at)
    for at, related in enumerate(asked.account.related, 1):
        yield from _counted((related.record,), at)


def _counted(records: tuple[Record, ...], at: int) -> Iterator[Finding]:
    for record in records:
        if told(getattr(record, "line_number", None)) != f"{at:02}":
            yield from WORDS.found("wrong line", record)


QUESTIONS_ON_ACCOUNTS = (
    elements_are_read,
    number_goes_with_the_action,
    number_is_free_or_on_file,
    us_importers_have_a_type,
    places_are_known,
    physical_address_has_its_type,
    the_other_is_explained,
    usage_is_told,
    continuations_fit,
    lines_are_counted,
)
