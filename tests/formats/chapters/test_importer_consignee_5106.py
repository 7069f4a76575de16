"""TP: the order of an account's records, what may be continued, and the columns of its records."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from formats.catair.importer_consignee_5106 import CHAPTER
from formats.catair.importer_consignee_5106.records import (
    Account,
    AddressTypes,
    AlternateName,
    Bank,
    Broker,
    Business,
    Certification,
    Contact,
    ImporterAccount,
    LegalName,
    MailingAddress,
    Officer,
    OfficerContact,
    Overflow,
    PhysicalLines,
    PhysicalPlace,
    RelatedBusiness,
    Usage,
)
from formats.fault import Kind
from formats.record import Record
from formats.structure import OrderFault, Shape

EXAMPLE = (
    files("formats.catair.importer_consignee_5106").joinpath("example.txt").read_text(encoding="ascii").splitlines()
)
LEAST = "T1 T2 TD TE TF TL"


def shape(text: str) -> Shape | tuple[OrderFault, ...]:
    return CHAPTER.structure.shape("transaction", text.split())


@pytest.mark.parametrize("record", ["TF", "TL"])
def test_the_map_takes_the_least_and_continues_it(record: str) -> None:
    assert isinstance(shape(LEAST), Shape)
    assert isinstance(shape(LEAST.replace(record, f"{record} TN TN")), Shape)


@pytest.mark.parametrize("record", ["T1", "T2", "TD", "TE"])
def test_what_has_no_overflow_is_not_continued(record: str) -> None:
    (breach,) = shape(LEAST.replace(record, f"{record} TN"))
    assert (breach.kind, breach.item) == (Kind.ORDER, "TN")


@pytest.mark.parametrize(
    ("sequence", "kind", "at", "expected"),
    [
        ("T1 TD", Kind.ORDER, 1, {"T2", "TA"}),
        ("T1 TA TA", Kind.ORDER, 2, {"T2"}),
        ("T1 T2 TB TD", Kind.ORDER, 3, {"TC"}),
        ("T1 T2 TC", Kind.ORDER, 2, {"T3", "TB", "TD"}),
        ("T1 T2 TD TE TF TI TI", Kind.ORDER, 6, {"TJ", "TN"}),
        ("T1 T2 TD TE TF TK TI", Kind.ORDER, 6, {"TK", "TL", "TN"}),
        ("T1 T2 TD TE TF TM", Kind.ORDER, 5, {"TG", "TH", "TI", "TK", "TL", "TN"}),
        ("T1 T2 TD TE TF", Kind.ABSENT, 5, {"TG", "TH", "TI", "TK", "TL", "TN"}),
    ],
)
def test_the_map_refuses(sequence: str, kind: Kind, at: int, expected: set[str]) -> None:
    (breach,) = shape(sequence)
    assert (breach.kind, breach.at, set(breach.expected)) == (kind, at, expected)


@pytest.mark.parametrize(
    ("lines", "number", "code"),
    [(["T2"], 3, "X33"), (["T1", "T9"], 4, "X34"), (["T1", "TD"], 4, "X35"), (["T1"], 3, "X37")],
)
def test_a_breach_of_the_map_has_a_condition(lines: list[str], number: int, code: str) -> None:
    reading = CHAPTER.read([line.ljust(80) for line in lines], number=3)
    assert reading.content is None
    assert (number, code) in [(fault.number, fault.code) for fault in reading.faults if fault.structural]


def test_each_overflow_stays_with_the_record_that_it_continues() -> None:
    lines = list(EXAMPLE)
    at = next(index for index, line in enumerate(lines) if line.startswith("TJ"))
    lines.insert(at + 1, Overflow(qualifier="CE2", text=".EXAMPLE").line)
    lines.insert(at, Overflow(qualifier="CN1", text="UINCY").line)
    account = CHAPTER.read(lines).content
    assert isinstance(account, ImporterAccount)
    assert [record.line for record in account.records()] == lines
    (officer,) = account.officers
    assert [one.qualifier for one in officer.person.overflow] == ["CN1"]
    assert [one.qualifier for one in officer.contact.overflow] == ["CE2"]
    assert account.legal_name is not None
    assert [one.text for one in account.legal_name.overflow] == ["ITY COMPANY"]


def test_the_example() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    account = reading.content
    assert isinstance(account, ImporterAccount)
    assert [record.line for record in account.records()] == EXAMPLE
    assert (account.account.action, account.account.importer) == ("A", "96-1234567")
    assert account.alternate_name is not None
    assert account.physical_address is not None
    assert account.physical_address.lines.line_two == "SUITE 2"
    assert account.usage.phone_extension == "000012"
    assert account.officers[0].contact.record.passport_expiration == date(2030, 12, 31)
    assert [one.record.number for one in account.related] == ["96-7654321"]
    assert account.bank is None
    assert account.broker is not None


# fmt: off
GOLDEN = (
    #                       1         2         3         4         5         6         7         8
    #              12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (Account(action="N", name="EXAMPLE IMPORTS LLC", mailing_line_one="PO BOX 100", importer_type="K"),
                  "T1N            EXAMPLE IMPORTS LLC             PO BOX 100                      K"),
    (AlternateName(name_qualifier="AKA", name="EXAMPLE BOOKS"),
                  "TAAKAEXAMPLE BOOKS                                                              "),
    (MailingAddress(line_two="DEPT 1", city="SPRINGFIELD", state="CA", postal_code="900000001", country="US"),
                  "T2            DEPT 1                          SPRINGFIELD          CA900000001US"),
    (LegalName(name="EXAMPLE IMPORTS LIMITED LIABIL"),
                  "T3EXAMPLE IMPORTS LIMITED LIABIL                                                "),
    (PhysicalLines(line_one="100 EXAMPLE WAY", line_two="SUITE 2"),
                  "TB100 EXAMPLE WAY                 SUITE 2                                       "),
    (PhysicalPlace(city="HAMBURG", state="FN", postal_code="20095", country="DE"),
                  "TCHAMBURG              FN20095    DE                                            "),
    (Usage(entries_per_year="5", as_importer="X", as_consignee="X", for_drawback="X", for_refunds="X", otherwise="X",
           other_usage="SAMPLES", program_1="CTPAT", program_4="FAST", phone="5555550100", phone_extension="12",
           number_request_reason="X", no_ssn="X", no_irs_number="X", applied_for_neither="X", not_us_resident="X"),
                  "TD5XXXXXSAMPLES        CTPAT          FAST 5555550100     000012XXXXX           "),
    (AddressTypes(mailing_type="8", mailing_explanation="WAREHOUSE", physical_type="8",
                  physical_explanation="FARM", business="BOOKS"),
                  "TE8WAREHOUSE      8FARM           BOOKS                                         "),
    (Contact(email="IMPORTS@EXAMPLE.COM", website="WWW.EXAMPLE.COM", fax="5555550109"),
                  "TFIMPORTS@EXAMPLE.COM           WWW.EXAMPLE.COM               5555550109        "),
    (Business(naics="423920", duns="000000000", filer_code="N01", year_established="2019", incorporation_state="CA",
              incorporation_country="US", reference="REF 1", scac="ZZOC", firms="Z123"),
                  "TG423920000000000N012019CAUSREF 1                         ZZOCZ123              "),
    (Bank(name="EXAMPLE BANK", routing_number="000000000", city="SPRINGFIELD", state="CA", country="US"),
                  "THEXAMPLE BANK                  000000000  SPRINGFIELD                   CAUS   "),
    (Officer(line_number="1", name="DOE,JANE,Q", title="PRESIDENT", ssn="000000001"),
                  "TI01DOE,JANE,Q                    PRESIDENT             000000001               "),
    (OfficerContact(line_number="1", passport_number="X00000001", passport_expiration=date(2030, 12, 31),
                    passport_country="US", passport_type="4", phone="5555550101", phone_extension="7",
                    email="JANE.DOE@EXAMPLE.COM"),
                  "TJ01X00000001    12312030US45555550101     000007JANE.DOE@EXAMPLE.COM           "),
    (RelatedBusiness(line_number="1", relation="2", name="EXAMPLE HOLDINGS", number="96-7654321"),
                  "TK012EXAMPLE HOLDINGS              96-7654321                                   "),
    (Certification(signature="X", name="JANE Q DOE", title="PRESIDENT"),
                  "TLXJANE Q DOE                    PRESIDENT                                      "),
    (Broker(name="EXAMPLE BROKERS", certifier_phone="5555550102", phone="5555550103"),
                  "TMEXAMPLE BROKERS               5555550102     5555550103                       "),
    (Overflow(qualifier="BN2", text="AND COMPANY"),
                  "TNBN2AND COMPANY                                                                "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=[record.identifier for record, _ in GOLDEN])
def test_the_columns_of_the_records(record: Record, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
    assert type(record).read(line) == record
