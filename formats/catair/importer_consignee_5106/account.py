"""The importer account itself: names, addresses, what it is for, the business and its bank."""

from __future__ import annotations

from formats.record import AN, A, C, M, N, O, Record, X, columns

#: T1, columns 80: required of U.S. importers. The transcription lists the codes without their meanings.
IMPORTER_TYPES = ("C", "P", "I", "S", "F", "G", "L", "K")
_FORMS = "NN-NNNNNNNXX, NNN-NN-NNNN or NNNNNN-NNNNN; blank when a number is asked for"


class Account(Record, id="T1"):
    """Importer Account Header. Importer/Consignee Create/Update v12, March 2019, ADD-20 to 47."""

    action: str = columns(
        3, A, M, codes=("A", "U", "N"), title="action code", note="A add, U update, N ask for a CBP-assigned number"
    )
    importer: str | None = columns(4, 15, X, M, title="importer number", note=_FORMS)
    name: str = columns(16, 47, X, M, title="abbreviated importer name")
    mailing_line_one: str = columns(48, 79, X, M, title="mailing address line 1")
    importer_type: str | None = columns(80, X, C, codes=IMPORTER_TYPES, note="required of U.S. importers")


class AlternateName(Record, id="TA"):
    """Name Qualifier and Alternate Name. Importer/Consignee Create/Update v12, March 2019, ADD-20 to 47."""

    name_qualifier: str = columns(3, 5, A, M, codes=("DIV", "DBA", "AKA"))
    name: str = columns(6, 37, X, M, title="alternate importer name")


class MailingAddress(Record, id="T2"):
    """Mailing Address. Importer/Consignee Create/Update v12, March 2019, ADD-20 to 47."""

    line_two: str | None = columns(15, 46, X, O, title="mailing address line 2")
    city: str = columns(47, 67, X, M, title="mailing city")
    state: str = columns(68, 69, A, M, title="mailing state code", note="U.S., Canada, Mexico; FN elsewhere")
    postal_code: str | None = columns(70, 78, AN, C, title="mailing postal code", note="due in U.S. and Canada")
    country: str = columns(79, 80, A, M, title="mailing country code")


class LegalName(Record, id="T3"):
    """Full Legal Importer Name. Importer/Consignee Create/Update v12, March 2019, ADD-20 to 47."""

    name: str = columns(3, 32, X, M, title="full legal importer name", note="goes on in a TN IN1")


class PhysicalLines(Record, id="TB"):
    """Physical Address Lines. Importer/Consignee Create/Update v12, March 2019, ADD-20 to 47."""

    line_one: str = columns(3, 34, X, M, title="physical address line 1")
    line_two: str | None = columns(35, 66, X, C, title="physical address line 2")


class PhysicalPlace(Record, id="TC"):
    """Physical Address City. Importer/Consignee Create/Update v12, March 2019, ADD-20 to 47."""

    city: str = columns(3, 23, X, M, title="physical city")
    state: str = columns(24, 25, A, M, title="physical state code")
    postal_code: str | None = columns(26, 34, AN, C, title="physical postal code")
    country: str = columns(35, 36, A, M, title="physical country code")


class Usage(Record, id="TD"):
    """Utilization, Programs and Phone. Importer/Consignee Create/Update v12, March 2019, ADD-20 to 47."""

    entries_per_year: str | None = columns(3, N, O, codes=("1", "2", "3", "4", "5"))
    as_importer: str | None = columns(4, X, C, codes=("X",), title="utilized as importer of record")
    as_consignee: str | None = columns(5, X, C, codes=("X",), title="utilized as consignee")
    for_drawback: str | None = columns(6, X, C, codes=("X",), title="utilized for drawback")
    for_refunds: str | None = columns(7, X, C, codes=("X",), title="utilized for refunds")
    otherwise: str | None = columns(8, X, C, codes=("X",), title="utilized otherwise")
    other_usage: str | None = columns(9, 23, X, C, title="description of other utilization", note="due when otherwise")
    program_1: str | None = columns(24, 28, AN, O, title="program code 1")
    program_2: str | None = columns(29, 33, AN, O, title="program code 2")
    program_3: str | None = columns(34, 38, AN, O, title="program code 3")
    program_4: str | None = columns(39, 43, AN, O, title="program code 4")
    phone: str = columns(44, 58, AN, M)
    phone_extension: str | None = columns(59, 64, N, O)
    number_request_reason: str | None = columns(
        65, X, C, codes=("X",), title="CBP-assigned number request reason indicator", note="has an SSN, wants another"
    )
    no_ssn: str | None = columns(66, X, C, codes=("X",), title="SSN indicator", note="X: has none")
    no_irs_number: str | None = columns(67, X, C, codes=("X",), title="IRS indicator", note="X: has none")
    applied_for_neither: str | None = columns(68, X, C, codes=("X",), title="IRS or SSN indicator")
    not_us_resident: str | None = columns(69, X, C, codes=("X",), title="U.S. resident indicator", note="X: is none")


class AddressTypes(Record, id="TE"):
    """Address Types and Business Description. Importer/Consignee Create/Update v12, March 2019, ADD-20 to 47.

    Type 8 is another one, which its explanation names. The transcription lists the codes without their meanings.
    """

    mailing_type: str = columns(3, N, M, codes=("1", "2", "3", "4", "5", "6", "7", "8"), title="mailing address type")
    mailing_explanation: str | None = columns(4, 18, X, C, title="mailing address explanation", note="due with type 8")
    physical_type: str | None = columns(
        19, N, C, codes=("1", "2", "3", "4", "5", "8"), title="physical address type", note="due with TB and TC"
    )
    physical_explanation: str | None = columns(
        20, 34, X, C, title="physical address explanation", note="due with type 8"
    )
    business: str | None = columns(35, 74, X, O, title="business description")


class Contact(Record, id="TF"):
    """E-mail, Website and Fax. Importer/Consignee Create/Update v12, March 2019, ADD-20 to 47."""

    email: str = columns(3, 32, X, M, note="goes on in a TN CE1")
    website: str | None = columns(33, 62, X, O, note="goes on in a TN CW1")
    fax: str | None = columns(63, 77, AN, O)


class Business(Record, id="TG"):
    """NAICS, DUNS, Filer and Incorporation. Importer/Consignee Create/Update v12, March 2019, ADD-20 to 47."""

    naics: str | None = columns(3, 8, N, O, title="NAICS code")
    duns: str | None = columns(9, 17, N, O, title="DUNS number")
    filer_code: str | None = columns(18, 20, AN, O)
    year_established: str | None = columns(21, 24, N, O)
    incorporation_state: str | None = columns(25, 26, A, O)
    incorporation_country: str | None = columns(27, 28, A, O)
    reference: str | None = columns(29, 58, X, O, title="reference number")
    scac: str | None = columns(59, 62, A, O, title="SCAC identifier", note="for future use")
    firms: str | None = columns(63, 66, AN, O, title="FIRMS code")


class Bank(Record, id="TH"):
    """Primary Bank. Importer/Consignee Create/Update v12, March 2019, ADD-20 to 47."""

    name: str | None = columns(3, 32, X, O, title="primary bank name", note="goes on in a TN BN1")
    routing_number: str | None = columns(33, 43, AN, O)
    city: str | None = columns(44, 73, X, O, title="bank city", note="goes on in a TN BC1")
    state: str | None = columns(74, 75, A, O, title="bank state")
    country: str | None = columns(76, 77, A, O, title="bank country")
