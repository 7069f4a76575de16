"""The records of a cargo release answer: the filer's own, as they came in, and the SE90 records that judge them.

There is no record named SX. The header and the bills always come back, any other record only when something is said
about it (SE-18).
"""

from __future__ import annotations

from formats.catair.cargo_release.bills import Conveyance, Equipment, HigherBill, LowestBill
from formats.catair.cargo_release.header import AdditionalHeader, Contact, Header, Reference
from formats.catair.cargo_release.lines import (
    CommercialDescription,
    CurrentTariff,
    LineItem,
    PgaRecord,
    Tariff,
    ZoneStatus,
)
from formats.catair.cargo_release.parties import (
    HeaderParty,
    HeaderPartyAddress,
    HeaderPartyIdentifier,
    HeaderPartyPlace,
    LineParty,
    LinePartyAddress,
    LinePartyIdentifier,
    LinePartyPlace,
)
from formats.group import Group
from formats.record import AN, C, M, Record, X, columns

__all__ = [  # noqa: RUF022 - the order of the usage map
    "Header",
    "AdditionalHeader",
    "Contact",
    "LowestBill",
    "HigherBill",
    "Conveyance",
    "Equipment",
    "Reference",
    "HeaderParty",
    "HeaderPartyIdentifier",
    "HeaderPartyAddress",
    "HeaderPartyPlace",
    "LineItem",
    "ZoneStatus",
    "LineParty",
    "LinePartyIdentifier",
    "LinePartyAddress",
    "LinePartyPlace",
    "Tariff",
    "CurrentTariff",
    "CommercialDescription",
    "PgaRecord",
    "RecordMessage",
    "Disposition",
    "AnsweredHeader",
    "AnsweredAdditionalHeader",
    "AnsweredContact",
    "AnsweredHigherBill",
    "AnsweredLowestBill",
    "AnsweredConveyance",
    "AnsweredEquipment",
    "AnsweredBill",
    "AnsweredUnfinishedBill",
    "AnsweredReference",
    "AnsweredParty",
    "AnsweredZone",
    "AnsweredLineParty",
    "AnsweredCurrentTariff",
    "AnsweredTariff",
    "AnsweredPga",
    "AnsweredLine",
    "CargoReleaseAnswer",
]

RECORDS = tuple(__all__)


class Message(Record):
    """What every SE90 record holds. ACE Cargo Release v40, July 2025, SE-83."""

    condition: str | None = columns(7, 9, AN, C, title="message identifier code", note="a cargo release condition")
    narrative: str = columns(10, 49, X, M, title="narrative message text")


class RecordMessage(Message, id="SE90", when={"message_type": ("11", "13")}, terminal="SE90_RECORD"):
    """Error Record: what is wrong with the record before it. ACE Cargo Release v40, July 2025, SE-83."""

    message_type: str = columns(
        5, 6, AN, M, codes=("11", "13"), title="message type code", note="rejected, accepted with a warning"
    )


class Disposition(Message, id="SE90", when={"message_type": ("01", "02", "03", "04")}, terminal="SE90_FINAL"):
    """Transaction Disposition Record: what becomes of the filing. ACE Cargo Release v40, July 2025, SE-83."""

    message_type: str = columns(
        5, 6, AN, M, codes=("01", "02", "03", "04"), title="message type code",
        note="rejected, accepted, accepted with warnings, referred to human review",
    )  # fmt: skip


class AnsweredHeader(Group, rule="header"):
    """The header, and what is said about it."""

    record: Header
    messages: tuple[RecordMessage, ...]


class AnsweredAdditionalHeader(Group, rule="additional"):
    """The additional header, and what is said about it."""

    record: AdditionalHeader
    messages: tuple[RecordMessage, ...]


class AnsweredContact(Group, rule="contact"):
    """The contact, and what is said about it."""

    record: Contact
    messages: tuple[RecordMessage, ...]


class AnsweredHigherBill(Group, rule="higher_bill"):
    """A master bill or in-bond number, and what is said about it."""

    record: HigherBill
    messages: tuple[RecordMessage, ...]


class AnsweredLowestBill(Group, rule="lowest_bill"):
    """The bill that is entered, and what is said about it."""

    record: LowestBill
    messages: tuple[RecordMessage, ...]


class AnsweredConveyance(Group, rule="conveyance"):
    """A conveyance of a bill, and what is said about it."""

    record: Conveyance
    messages: tuple[RecordMessage, ...]


class AnsweredEquipment(Group, rule="equipment"):
    """A piece of equipment, and what is said about it."""

    record: Equipment
    messages: tuple[RecordMessage, ...]


class AnsweredBill(Group, rule="bill"):
    """A bill of lading as it was filed; of its conveyances and equipment only those about which something is said."""

    higher: tuple[AnsweredHigherBill, ...]
    lowest: AnsweredLowestBill | None
    conveyances: tuple[AnsweredConveyance, ...]
    equipment: tuple[AnsweredEquipment, ...]


class AnsweredUnfinishedBill(Group, rule="unfinished_bill"):
    """A master bill or in-bond number that was filed without the bill that is entered."""

    higher: tuple[AnsweredHigherBill, ...]


class AnsweredReference(Group, rule="reference"):
    """A reference, and what is said about it."""

    record: Reference
    messages: tuple[RecordMessage, ...]


class AnsweredParty(Group, rule="party"):
    """A record of a party to the whole entry, and what is said about it."""

    record: HeaderParty | HeaderPartyIdentifier | HeaderPartyAddress | HeaderPartyPlace
    messages: tuple[RecordMessage, ...]


class AnsweredZone(Group, rule="zone"):
    """A line's zone status, and what is said about it."""

    record: ZoneStatus
    messages: tuple[RecordMessage, ...]


class AnsweredLineParty(Group, rule="line_party"):
    """A record of a party to one line, and what is said about it."""

    record: LineParty | LinePartyIdentifier | LinePartyAddress | LinePartyPlace
    messages: tuple[RecordMessage, ...]


class AnsweredCurrentTariff(Group, rule="current_tariff"):
    """The number now in force in place of a tariff number, and what is said about it."""

    record: CurrentTariff
    messages: tuple[RecordMessage, ...]


class AnsweredTariff(Group, rule="tariff"):
    """A tariff number, and what is said about it."""

    record: Tariff
    messages: tuple[RecordMessage, ...]
    current: AnsweredCurrentTariff | None


class AnsweredPga(Group, rule="pga"):
    """A record of a PGA message set, and what is said about it."""

    record: CommercialDescription | PgaRecord
    messages: tuple[RecordMessage, ...]


class AnsweredLine(Group, rule="line"):
    """A line, what is said about it, and those of its records about which something is said, in the filer's order."""

    record: LineItem
    messages: tuple[RecordMessage, ...]
    zone: AnsweredZone | None
    details: tuple[AnsweredLineParty | AnsweredTariff | AnsweredPga, ...]


class CargoReleaseAnswer(Group, rule="answer"):
    """CBP's answer to one filing, whatever its action.

    `details` are records of lines that come before the first line that is returned itself.
    """

    header: AnsweredHeader
    additional: AnsweredAdditionalHeader | None
    contacts: tuple[AnsweredContact, ...]
    bills: tuple[AnsweredBill | AnsweredUnfinishedBill, ...]
    references: tuple[AnsweredReference, ...]
    parties: tuple[AnsweredParty, ...]
    details: tuple[AnsweredLineParty | AnsweredTariff | AnsweredPga, ...]
    lines: tuple[AnsweredLine, ...]
    disposition: Disposition
