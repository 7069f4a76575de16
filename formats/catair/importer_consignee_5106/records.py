"""The records of an importer account in their order, and the groupings they make."""

from __future__ import annotations

from formats.catair.importer_consignee_5106.account import (
    Account,
    AddressTypes,
    AlternateName,
    Bank,
    Business,
    Contact,
    LegalName,
    MailingAddress,
    PhysicalLines,
    PhysicalPlace,
    Usage,
)
from formats.catair.importer_consignee_5106.people import (
    Broker,
    Certification,
    Officer,
    OfficerContact,
    Overflow,
    RelatedBusiness,
)
from formats.group import Group

__all__ = [
    "RECORDS", "Account", "AddressTypes", "AlternateName", "Bank", "BankDetail", "Broker", "BrokerDetail", "Business",
    "Certification", "CertificationDetail", "CompanyOfficer", "Contact", "ContactDetail", "ImporterAccount",
    "LegalName", "LegalNameDetail", "MailingAddress", "Officer", "OfficerContact", "OfficerContactDetail",
    "OfficerDetail", "Overflow", "PhysicalAddress", "PhysicalLines", "PhysicalPlace", "RelatedBusiness",
    "RelatedDetail", "Usage",
]  # fmt: skip

#: The record classes in their order.
RECORDS = tuple(
    record.__name__
    for record in (
        Account, AlternateName, MailingAddress, LegalName, PhysicalLines, PhysicalPlace, Usage, AddressTypes, Contact,
        Business, Bank, Officer, OfficerContact, RelatedBusiness, Certification, Broker, Overflow,
    )
)  # fmt: skip


class LegalNameDetail(Group, rule="legal_name"):
    """The full legal name, where it is longer than the abbreviated one may be."""

    record: LegalName
    overflow: tuple[Overflow, ...]


class PhysicalAddress(Group, rule="physical"):
    """Where the importer really is."""

    lines: PhysicalLines
    place: PhysicalPlace


class ContactDetail(Group, rule="contact"):
    """E-mail, website and fax."""

    record: Contact
    overflow: tuple[Overflow, ...]


class BankDetail(Group, rule="bank"):
    """The bank."""

    record: Bank
    overflow: tuple[Overflow, ...]


class OfficerDetail(Group, rule="person"):
    """An officer's name and title."""

    record: Officer
    overflow: tuple[Overflow, ...]


class OfficerContactDetail(Group, rule="reach"):
    """An officer's passport, phone and e-mail."""

    record: OfficerContact
    overflow: tuple[Overflow, ...]


class CompanyOfficer(Group, rule="officer"):
    """An officer of the company."""

    person: OfficerDetail
    contact: OfficerContactDetail


class RelatedDetail(Group, rule="related"):
    """A related business."""

    record: RelatedBusiness
    overflow: tuple[Overflow, ...]


class CertificationDetail(Group, rule="certification"):
    """Who certifies."""

    record: Certification
    overflow: tuple[Overflow, ...]


class BrokerDetail(Group, rule="broker"):
    """The broker who sends it."""

    record: Broker
    overflow: tuple[Overflow, ...]


class ImporterAccount(Group, rule="transaction"):
    """An importer account to be added or updated, or one whose number is asked for."""

    account: Account
    alternate_name: AlternateName | None
    mailing_address: MailingAddress
    legal_name: LegalNameDetail | None
    physical_address: PhysicalAddress | None
    usage: Usage
    address_types: AddressTypes
    contact: ContactDetail
    business: Business | None
    bank: BankDetail | None
    officers: tuple[CompanyOfficer, ...]
    related: tuple[RelatedDetail, ...]
    certification: CertificationDetail
    broker: BrokerDetail | None
