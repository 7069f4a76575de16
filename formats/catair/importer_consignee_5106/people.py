"""Who stands behind an importer account: officers, related businesses, who certifies, and the broker."""

from __future__ import annotations

from datetime import date

from formats.record import AN, A, C, M, N, O, Record, X, columns


class Officer(Record, id="TI"):
    """Company Officer, part 1. Importer/Consignee Create/Update v12, March 2019, ADD-20 to 47."""

    line_number: str = columns(3, 4, N, M, title="line item number", note="01 upwards")
    name: str = columns(5, 34, X, M, note="LAST,FIRST,MIDDLE; goes on in a TN CN1")
    title: str = columns(35, 56, X, M)
    ssn: str | None = columns(57, 65, N, C, title="social security number")


class OfficerContact(Record, id="TJ"):
    """Company Officer, part 2. Importer/Consignee Create/Update v12, March 2019, ADD-20 to 47."""

    line_number: str = columns(3, 4, N, M, title="line item number", note="that of the TI")
    passport_number: str | None = columns(5, 17, AN, O)
    passport_expiration: date | None = columns(18, 25, N, C, form="MMDDCCYY", title="passport expiration date")
    passport_country: str | None = columns(26, 27, A, C, title="passport country of issuance")
    passport_type: str | None = columns(
        28, N, C, codes=("1", "2", "3", "4"), note="1 regular, 2 official, 3 diplomatic, 4 card"
    )
    phone: str = columns(29, 43, AN, M)
    phone_extension: str | None = columns(44, 49, N, O)
    email: str = columns(50, 79, X, M, note="goes on in a TN CE2")


class RelatedBusiness(Record, id="TK"):
    """Related Business. Importer/Consignee Create/Update v12, March 2019, ADD-20 to 47."""

    line_number: str = columns(3, 4, N, M, title="line item number")
    relation: str = columns(5, AN, M, codes=("1", "2"), title="related business", note="1 current, 2 previous")
    name: str = columns(6, 35, X, M, title="name of entity", note="goes on in a TN NE1")
    number: str = columns(36, 47, X, M, title="TIN, EIN, SSN or CBP number")


class Certification(Record, id="TL"):
    """Individual Certification. Importer/Consignee Create/Update v12, March 2019, ADD-20 to 47."""

    signature: str = columns(3, A, M, codes=("X",), title="electronic signature")
    name: str = columns(4, 33, X, M, title="certifying individual full name", note="goes on in a TN IN2")
    title: str = columns(34, 55, X, M)


class Broker(Record, id="TM"):
    """Broker Certification. Importer/Consignee Create/Update v12, March 2019, ADD-20 to 47."""

    name: str | None = columns(3, 32, X, O, title="broker's name", note="goes on in a TN BN2")
    certifier_phone: str | None = columns(33, 47, AN, O, title="certifying individual phone")
    phone: str | None = columns(48, 62, AN, O, title="broker's phone")


class Overflow(Record, id="TN"):
    """Overflow of the record before. Importer/Consignee Create/Update v12, March 2019, ADD-20 to 47."""

    qualifier: str = columns(
        3, 5, AN, M, codes=("IN1", "CE1", "CW1", "BN1", "BC1", "CN1", "CE2", "NE1", "IN2", "BN2"),
        title="additional information qualifier code",
        note="legal name, e-mail, website, bank name and city, officer and e-mail, entity, certifier, broker",
    )  # fmt: skip
    text: str | None = columns(6, 75, X, C, title="additional information")
