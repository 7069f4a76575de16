"""PG13, PG14, PG19 to PG24, PG34, PG35, PG55: licenses, parties, declarations and remarks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from formats.catair.pga_message_set.detail import Detail
from formats.record import AN, A, C, M, N, X, columns


class Issuer(Detail, id="PG13"):
    """LPCO Issuer. PGA Message Set, July 2026, page 31. LPCO: license, permit, certificate or other."""

    issuer: str | None = columns(5, 39, X, C, title="issuer of LPCO")
    place_qualifier: str | None = columns(
        40, 42, A, C, codes=("PR", "ISO", "EU", "MS", "US"),
        title="LPCO issuer - government geographic code qualifier", note="province, country, EU, Mexican or US state",
    )  # fmt: skip
    place: str | None = columns(43, 45, A, C, title="location (country/state/province) of issuer of the LPCO")
    region: str | None = columns(46, 70, X, C, title="regional description of location of agency issuing the LPCO")


class License(Detail, id="PG14"):
    """LPCO Type, Number, Date, Quantity. PGA Message Set, July 2026, page 32."""

    transaction_type: str | None = columns(
        5, N, C, codes=("1", "2", "3"), title="LPCO transaction type", note="1 single use, 2 continuous, 3 general"
    )
    license_type: str | None = columns(6, 8, AN, C, title="LPCO type", note="Appendix PGA")
    number: str | None = columns(9, 41, X, C, title="LPCO number (or name)")
    date_qualifier: str | None = columns(
        42,
        N,
        C,
        codes=("1", "2", "3", "4"),
        title="LPCO date qualifier",
        note="expires, effective, issued, applied for",
    )
    license_date: date | None = columns(43, 50, N, C, form="MMDDCCYY", title="LPCO date")
    quantity: Decimal | None = columns(51, 66, N, C, decimals=4, title="LPCO quantity")
    unit: str | None = columns(67, 71, AN, C, title="LPCO unit of measure")
    exemption: str | None = columns(72, 80, X, C, title="exemption code", note="Appendix PGA")


class Entity(Detail, id="PG19"):
    """Entity. PGA Message Set, July 2026, page 35."""

    role: str = columns(5, 7, AN, M, title="entity role code", note="Appendix PGA")
    identifier_code: str | None = columns(8, 10, AN, C, title="entity identification code", note="Appendix PGA")
    number: str | None = columns(11, 25, X, C, title="entity number")
    name: str | None = columns(26, 57, X, C, title="entity name")
    address_1: str | None = columns(58, 80, X, C, title="entity address 1")


class EntityAddress(Detail, id="PG20"):
    """Entity Address. PGA Message Set, July 2026, page 36."""

    address_2: str | None = columns(5, 36, X, C, title="entity address 2")
    suite: str | None = columns(37, 41, X, C, title="entity apartment number/suite number")
    city: str | None = columns(42, 62, X, C, title="entity city")
    state: str | None = columns(63, 65, AN, C, title="entity state/province")
    country: str | None = columns(66, 67, A, C, title="entity country")
    postal_code: str | None = columns(68, 76, X, C, title="entity zip/postal code")


class Individual(Detail, id="PG21"):
    """Individual (Point of Contact). PGA Message Set, July 2026, page 37."""

    role: str | None = columns(5, 7, AN, C, title="individual qualifier", note="an entity role code")
    name: str | None = columns(8, 30, X, C, title="individual name")
    telephone: str | None = columns(31, 45, X, C, title="telephone number of the individual")
    email_or_fax: str | None = columns(46, 80, X, C, title="email address or fax number for the individual")


class Declaration(Detail, id="PG22"):
    """Documents and Conformance Declarations. PGA Message Set, July 2026, page 38."""

    document_held: str | None = columns(
        5, A, C, codes=("Y",), title="importers substantiating signed document/signed confirmation letter"
    )
    document: str | None = columns(6, 12, AN, C, title="document identifier", note="Appendix PGA")
    conformance: str | None = columns(13, 17, X, C, title="conformance declaration", note="a box of the agency's form")
    role: str | None = columns(18, 20, AN, C, title="entity role code", note="who certifies")
    declaration: str | None = columns(21, 24, AN, C, title="declaration code", note="Appendix PGA")
    certified: str | None = columns(25, A, C, codes=("Y",), title="declaration certification")
    signature_date: date | None = columns(26, 33, N, C, form="MMDDCCYY", title="date of signature")
    invoice: str | None = columns(34, 50, X, C, title="invoice number")
    text: str | None = columns(51, 80, X, C, title="compliance description")


class Affirmation(Detail, id="PG23"):
    """Affirmation of Compliance. PGA Message Set, July 2026, page 39."""

    code: str = columns(5, 9, X, M, title="affirmation of compliance code", note="Appendix PGA")
    text: str | None = columns(10, 79, X, C, title="affirmation of compliance description")


class Remarks(Detail, id="PG24"):
    """Remarks. PGA Message Set, July 2026, page 40."""

    remarks_type: str | None = columns(5, 7, AN, C, title="remarks type code", note="needs a code or a text")
    code: str | None = columns(8, 12, AN, C, title="remarks code", note="Appendix PGA")
    text: str | None = columns(13, 80, X, C, title="remarks text")


class TravelDocument(Detail, id="PG34"):
    """Travel Document. PGA Message Set, July 2026, page 53."""

    document_type: str = columns(
        5, 7, AN, M, codes=("1", "2", "3", "4"), title="travel document type code",
        note="1 passport, 2 visa, 3 enhanced tribal card, 4 driver license",
    )  # fmt: skip
    nationality: str | None = columns(8, 9, A, C, title="travel document nationality")
    number: str | None = columns(10, 44, X, C, title="travel document identifier")


class ConformanceBond(Detail, id="PG35"):
    """DOT Conformance Bond. PGA Message Set, July 2026, page 54."""

    surety: str | None = columns(5, 7, AN, C, title="DOT surety code")
    serial_number: str | None = columns(8, 37, X, C, title="DOT bond serial number")
    qualifier: str | None = columns(
        38, N, C, codes=("1", "2"), title="DOT bond qualifier", note="1 single, 2 continuous"
    )
    amount: int | None = columns(39, 46, N, C, title="DOT bond amount", note="whole US dollars")


class FurtherRoles(Detail, id="PG55"):
    """Additional Entity Roles. PGA Message Set, July 2026, page 57."""

    role_1: str | None = columns(5, 7, AN, C, title="entity role code")
    role_2: str | None = columns(8, 10, AN, C, title="entity role code")
    role_3: str | None = columns(11, 13, AN, C, title="entity role code")
    role_4: str | None = columns(14, 16, AN, C, title="entity role code")
    role_5: str | None = columns(17, 19, AN, C, title="entity role code")
    role_6: str | None = columns(20, 22, AN, C, title="entity role code")
    role_7: str | None = columns(23, 25, AN, C, title="entity role code")
    role_8: str | None = columns(26, 28, AN, C, title="entity role code")
    role_9: str | None = columns(29, 31, AN, C, title="entity role code")
    role_10: str | None = columns(32, 34, AN, C, title="entity role code")
