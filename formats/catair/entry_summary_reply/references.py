"""The references of an answer: which part of the filing its conditions are about.

The text of a reference is copied from the filer's record, so whatever was blank there is blank here, and all of it
is read as text.
"""

from __future__ import annotations

from formats.record import AN, M, N, Record, X, columns

KIND = "reference data type code"
PGA_KINDS = (
    "PGOI", "PG01", "PG02", "PG04", "PG05", "PG06", "PG07", "PG08", "PG10", "PG13", "PG14", "PG17", "PG18", "PG19",
    "PG20", "PG21", "PG22", "PG23", "PG24", "PG25", "PG26", "PG27", "PG28", "PG29", "PG30", "PG31", "PG32", "PG33",
    "PG34", "PG35", "PG55",
)  # fmt: skip


class Reference(Record):
    """What all E0 records have in common. ESF-193."""

    occurrence: int = columns(11, 16, N, M, title="occurrence position", note="counted from 1, 0 when none")
    signpost: str = columns(18, 24, X, M, constant="REF ID:", title="reference ID constant")


class AnyReference(Reference, id="E0", terminal="E0_OTHER"):
    """Entry Summary Condition Reference in general. CATAIR Entry Summary, July 2026, ESF-193."""

    kind: str = columns(4, 9, AN, M, title=KIND)
    text: str | None = columns(26, 80, X, M, title="reference data text")


class WholeSummary(Reference):
    """The columns of references to a summary as a whole: its number, and the filer's own."""

    filer_code: str | None = columns(26, 28, X, M, title="entry filer code")
    entry_number: str | None = columns(30, 37, X, M)
    broker_reference: str | None = columns(39, 50, X, M, title="broker reference number")


class SummaryReference(WholeSummary, id="E0", when={"kind": "SUMMRY"}, terminal="E0_SUMMRY"):
    """Reference to the summary, which every answer begins with. CATAIR Entry Summary, July 2026, ESF-194."""

    kind: str = columns(4, 9, AN, M, constant="SUMMRY", title=KIND)
    team: str | None = columns(52, 54, X, M, title="CBP team number")


class ManifestReference(Reference, id="E0", when={"kind": "CARMAN"}, terminal="E0_REF"):
    """Reference to a cargo manifest detail, record 22. CATAIR Entry Summary, July 2026, ESF-194."""

    kind: str = columns(4, 9, AN, M, constant="CARMAN", title=KIND)
    quantity: str | None = columns(26, 33, X, M, title="manifested quantity")
    unit: str | None = columns(35, 39, X, M, title="manifested quantity unit of measure code")


class BillReference(Reference, id="E0", when={"kind": "BOLINB"}, terminal="E0_REF"):
    """Reference to a bill of lading or in-bond number, record 23. CATAIR Entry Summary, July 2026, ESF-194."""

    kind: str = columns(4, 9, AN, M, constant="BOLINB", title=KIND)
    component_type: str | None = columns(26, X, M, title="manifest component type code")
    number: str | None = columns(28, 39, X, M, title="manifest component identifier")


class BondReference(Reference, id="E0", when={"kind": "BNDDTL"}, terminal="E0_REF"):
    """Reference to a bond, record 31. CATAIR Entry Summary, July 2026, ESF-194."""

    kind: str = columns(4, 9, AN, M, constant="BNDDTL", title=KIND)
    bond_type: str | None = columns(26, X, M, title="bond type code")
    designation: str | None = columns(28, X, M, title="bond designation type code")
    surety: str | None = columns(30, 32, X, M, title="surety company code")


class ConsolidatedReference(Reference, id="E0", when={"kind": "CONREL"}, terminal="E0_REF"):
    """Reference to a consolidated release, record 32. CATAIR Entry Summary, July 2026, ESF-195."""

    kind: str = columns(4, 9, AN, M, constant="CONREL", title=KIND)
    filer_code: str | None = columns(26, 28, X, M, title="release entry filer code")
    entry_number: str | None = columns(31, 38, X, M, title="release entry number")


class DocumentReference(Reference, id="E0", when={"kind": "MISDOC"}, terminal="E0_REF"):
    """Reference to a missing document, record 33. CATAIR Entry Summary, July 2026, ESF-195."""

    kind: str = columns(4, 9, AN, M, constant="MISDOC", title=KIND)
    document: str | None = columns(26, 27, X, M, title="missing document code")


class HeaderFeeReference(Reference, id="E0", when={"kind": "HDRFEE"}, terminal="E0_REF"):
    """Reference to a header fee, record 34. CATAIR Entry Summary, July 2026, ESF-195."""

    kind: str = columns(4, 9, AN, M, constant="HDRFEE", title=KIND)
    fee_class: str | None = columns(26, 28, X, M, title="accounting class code")
    fee_amount: str | None = columns(30, 37, X, M, title="header fee amount")


class HeaderReasonReference(Reference, id="E0", when={"kind": "PSCHRE"}, terminal="E0_REF"):
    """Reference to a header reason of a correction, record 35. CATAIR Entry Summary, July 2026, ESF-195."""

    kind: str = columns(4, 9, AN, M, constant="PSCHRE", title=KIND)
    reason: str | None = columns(26, 28, X, M, title="PSC header reason code")


class ExplanationReference(Reference, id="E0", when={"kind": "PSCEXP"}, terminal="E0_REF"):
    """Reference to an explanation of a correction, record 36. CATAIR Entry Summary, July 2026, ESF-195."""

    kind: str = columns(4, 9, AN, M, constant="PSCEXP", title=KIND)
    text: str | None = columns(26, 80, X, M, title="PSC filing explanation text", note="the first 55 of 75 columns")


class LineReference(Reference, id="E0", when={"kind": "LINITM"}, terminal="E0_REF"):
    """Reference to a line item, record 40. CATAIR Entry Summary, July 2026, ESF-196."""

    kind: str = columns(4, 9, AN, M, constant="LINITM", title=KIND)
    line_number: str | None = columns(26, 28, X, M, title="line item identifier")


class InvoiceReference(Reference, id="E0", when={"kind": "EIPINV"}, terminal="E0_REF"):
    """Reference to an invoice, record 42. CATAIR Entry Summary, July 2026, ESF-196."""

    kind: str = columns(4, 9, AN, M, constant="EIPINV", title=KIND)
    supplier: str | None = columns(26, 40, X, M, title="supplier ID code")
    invoice_number: str | None = columns(42, 58, X, M)


class InvoiceRangeReference(Reference, id="E0", when={"kind": "INVLIN"}, terminal="E0_REF"):
    """Reference to an invoice line range, record 42. CATAIR Entry Summary, July 2026, ESF-196."""

    kind: str = columns(4, 9, AN, M, constant="INVLIN", title=KIND)
    begin: str | None = columns(26, 29, X, M, title="invoice line range - begin")
    end: str | None = columns(31, 34, X, M, title="invoice line range - end")


class DescriptionReference(Reference, id="E0", when={"kind": "COMDES"}, terminal="E0_REF"):
    """Reference to a commercial description, record 44. CATAIR Entry Summary, July 2026, ESF-196."""

    kind: str = columns(4, 9, AN, M, constant="COMDES", title=KIND)
    text: str | None = columns(26, 80, X, M, title="commercial description text", note="the first 55 of 70 columns")


class PartyReference(Reference, id="E0", when={"kind": "ARPART"}, terminal="E0_REF"):
    """Reference to an article party, record 47. CATAIR Entry Summary, July 2026, ESF-196."""

    kind: str = columns(4, 9, AN, M, constant="ARPART", title=KIND)
    party_type: str | None = columns(26, X, M, title="article party type code")
    number: str | None = columns(28, 42, X, M, title="article party identifier")


class TariffReference(Reference, id="E0", when={"kind": "TARIFF"}, terminal="E0_REF"):
    """Reference to a tariff number, record 50. CATAIR Entry Summary, July 2026, ESF-196."""

    kind: str = columns(4, 9, AN, M, constant="TARIFF", title=KIND)
    hts_number: str | None = columns(26, 35, X, M, title="HTS number")


class QuantityReference(Reference, id="E0", when={"kind": "TARQTY"}, terminal="E0_REF"):
    """Reference to a quantity of a tariff number, record 50. CATAIR Entry Summary, July 2026, ESF-197."""

    kind: str = columns(4, 9, AN, M, constant="TARQTY", title=KIND)
    quantity: str | None = columns(26, 37, X, M)
    unit: str | None = columns(39, 41, X, M, title="unit of measure code")


class LicenseReference(Reference, id="E0", when={"kind": "LICNSE"}, terminal="E0_REF"):
    """Reference to a license, certificate or permit, record 52. CATAIR Entry Summary, July 2026, ESF-197."""

    kind: str = columns(4, 9, AN, M, constant="LICNSE", title=KIND)
    license_type: str | None = columns(26, 27, X, M, title="license/certificate/permit type code")
    license_number: str | None = columns(29, 38, X, M, title="license/certificate/permit number")


class CaseReference(Reference, id="E0", when={"kind": "ADDCVD"}, terminal="E0_REF"):
    """Reference to an AD/CVD case, record 53. CATAIR Entry Summary, July 2026, ESF-197."""

    kind: str = columns(4, 9, AN, M, constant="ADDCVD", title=KIND)
    case_number: str | None = columns(26, 35, X, M)


class DeclarationReference(Reference, id="E0", when={"kind": "IADDET"}, terminal="E0_REF"):
    """Reference to an importer's additional declaration, record 54. CATAIR Entry Summary, July 2026, ESF-197."""

    kind: str = columns(4, 9, AN, M, constant="IADDET", title=KIND)
    declaration_type: str | None = columns(26, 27, X, M, title="importer's additional declaration type code")


class LineFeeReference(Reference, id="E0", when={"kind": "LINFEE"}, terminal="E0_REF"):
    """Reference to a line fee, record 62. CATAIR Entry Summary, July 2026, ESF-197."""

    kind: str = columns(4, 9, AN, M, constant="LINFEE", title=KIND)
    fee_class: str | None = columns(26, 28, X, M, title="accounting class code")
    fee_amount: str | None = columns(30, 37, X, M, title="user fee amount")


class LineReasonReference(Reference, id="E0", when={"kind": "PSCLRE"}, terminal="E0_REF"):
    """Reference to a line reason of a correction, record 63. CATAIR Entry Summary, July 2026, ESF-197."""

    kind: str = columns(4, 9, AN, M, constant="PSCLRE", title=KIND)
    reason: str | None = columns(26, 28, X, M, title="PSC line reason code")


class CensusReference(Reference, id="E0", when={"kind": "CENWRN"}, terminal="E0_REF"):
    """Reference to a Census warning and its override, record CW02. CATAIR Entry Summary, July 2026, ESF-198."""

    kind: str = columns(4, 9, AN, M, constant="CENWRN", title=KIND)
    warning: str | None = columns(26, 28, X, M, title="census warning condition code")
    override: str | None = columns(30, 31, X, M, title="census warning condition override code")


class PostLineReference(WholeSummary, id="E0", when={"kind": "PSTLIN"}, terminal="E0_REF"):
    """Reference to what shows after the lines are read. CATAIR Entry Summary, July 2026, ESF-198."""

    kind: str = columns(4, 9, AN, M, constant="PSTLIN", title=KIND)


class TotalsReference(WholeSummary, id="E0", when={"kind": "TOTALS"}, terminal="E0_REF"):
    """Reference to the totals. CATAIR Entry Summary, July 2026, ESF-198."""

    kind: str = columns(4, 9, AN, M, constant="TOTALS", title=KIND)


class FeeTotalReference(Reference, id="E0", when={"kind": "FEETOT"}, terminal="E0_REF"):
    """Reference to a fee total, record 89. CATAIR Entry Summary, July 2026, ESF-198."""

    kind: str = columns(4, 9, AN, M, constant="FEETOT", title=KIND)
    fee_class: str | None = columns(26, 28, X, M, title="accounting class code")
    fee_total: str | None = columns(30, 40, X, M, title="total fee amount")


class PgaReference(Reference, id="E0", when={"kind": PGA_KINDS}, terminal="E0_REF"):
    """Reference to a record of the PGA message set. CATAIR Entry Summary, July 2026, ESF-198 to ESF-203.

    The occurrence is the PGA line number on a PG01, and zero on all others (ESF-193, note 1).
    """

    kind: str = columns(4, 9, AN, M, codes=PGA_KINDS, title=KIND)
    text: str | None = columns(26, 80, X, M, title="pertinent portion of the PGA record")
