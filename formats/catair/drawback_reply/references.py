"""The references of an answer: which part of the claim its conditions are about.

The text of a reference is copied from the filer's record, so whatever was blank there is blank here, and all of it
is read as text.
"""

from __future__ import annotations

from formats.record import AN, M, N, Record, X, columns

KIND = "reference data type code"


class Reference(Record):
    """What all E0 records have in common. Page 80."""

    occurrence: int = columns(11, 16, N, M, title="occurrence position", note="counted from 1, 0 when none")
    signpost: str = columns(18, 24, X, M, constant="REF ID:", title="reference ID constant")


class AnyReference(Reference, id="E0", terminal="E0_OTHER"):
    """Drawback Entry Summary Condition Reference in general. Drawback v27, June 2025, page 80."""

    kind: str = columns(4, 9, AN, M, title=KIND)
    text: str | None = columns(26, 80, X, M, title="reference data text")


class ClaimReference(Reference, id="E0", when={"kind": "SUMMRY"}, terminal="E0_SUMMRY"):
    """Reference to the claim, which every answer begins with. Drawback v27, June 2025, page 81."""

    kind: str = columns(4, 9, AN, M, constant="SUMMRY", title=KIND)
    filer_code: str | None = columns(26, 28, X, M, title="entry filer code")
    entry_number: str | None = columns(30, 37, X, M)
    broker_reference: str | None = columns(39, 50, X, M, title="broker reference number")


class BondReference(Reference, id="E0", when={"kind": "BNDDTL"}, terminal="E0_REF"):
    """Reference to the bond, record 31. Drawback v27, June 2025, page 81."""

    kind: str = columns(4, 9, AN, M, constant="BNDDTL", title=KIND)
    bond_type: str | None = columns(26, X, M, title="bond type code")
    designation: str | None = columns(28, X, M, title="bond designation type code")
    surety: str | None = columns(30, 32, X, M, title="surety company code")


class ImportReference(Reference, id="E0", when={"kind": "IMPORT"}, terminal="E0_REF"):
    """Reference to a line of an import entry summary, record 40. Drawback v27, June 2025, page 81."""

    kind: str = columns(4, 9, AN, M, constant="IMPORT", title=KIND)
    filer_code: str | None = columns(26, 28, X, M, title="release entry filer code")
    entry_number: str | None = columns(31, 38, X, M, title="import entry summary number")
    line_number: str | None = columns(40, 44, X, M, title="import entry summary line number")


class ClassificationReference(Reference, id="E0", when={"kind": "CLASSI"}, terminal="E0_REF"):
    """Reference to an imported article, record 41. Drawback v27, June 2025, page 81."""

    kind: str = columns(4, 9, AN, M, constant="CLASSI", title=KIND)
    hts_number: str | None = columns(26, 35, X, M, title="HTS number")


class QuantityReference(Reference, id="E0", when={"kind": "QTYUOM"}, terminal="E0_REF"):
    """Reference to an imported quantity, record 42. Drawback v27, June 2025, page 82."""

    kind: str = columns(4, 9, AN, M, constant="QTYUOM", title=KIND)
    unit: str | None = columns(26, 28, X, M, title="unit of measure code")


class RevenueReference(Reference, id="E0", when={"kind": "HDRREV"}, terminal="E0_REF"):
    """Reference to a claimed amount, record 43. Drawback v27, June 2025, page 82.

    The table takes the class code from the 41 record, which has none: it is that of the 43.
    """

    kind: str = columns(4, 9, AN, M, constant="HDRREV", title=KIND)
    class_code: str | None = columns(26, 28, X, M, title="accounting class code")
    amount: str | None = columns(30, 37, X, M, title="revenue amount")


class ManufactureReference(Reference, id="E0", when={"kind": "MANUFD"}, terminal="E0_REF"):
    """Reference to a manufactured article, records 50 and 51. Drawback v27, June 2025, page 82.

    The ruling number has ten columns on its own record and twelve here.
    """

    kind: str = columns(4, 9, AN, M, constant="MANUFD", title=KIND)
    hts_number: str | None = columns(26, 35, X, M, title="HTS number")
    ruling: str | None = columns(37, 48, X, M, title="manufacturing ruling number")
    production_date: str | None = columns(49, 54, X, M)
    mtin: str | None = columns(55, 59, X, M, title="MTIN")


class Exported(Reference):
    """The columns of references to an exported or destroyed article."""

    event: str | None = columns(26, X, M, title="export/destroy indicator")
    hts_number: str | None = columns(27, 36, X, M, title="HTS number")
    event_date: str | None = columns(38, 43, X, M, title="export/destroy date")
    unique_identifier: str | None = columns(44, 71, X, M, title="unique identifier #")


class ExportReference(Exported, id="E0", when={"kind": "EXPDES"}, terminal="E0_REF"):
    """Reference to an article of a core claim, records 60 and 61. Drawback v27, June 2025, page 82."""

    kind: str = columns(4, 9, AN, M, constant="EXPDES", title=KIND)


class NoticeReference(Reference, id="E0", when={"kind": "NOIHDR"}, terminal="E0_REF"):
    """Reference to the notice of intent, record 62. Drawback v27, June 2025, page 82."""

    kind: str = columns(4, 9, AN, M, constant="NOIHDR", title=KIND)


class OfficerReference(Reference, id="E0", when={"kind": "NOIEWR"}, terminal="E0_REF"):
    """Reference to a processor or examiner, record 63. Drawback v27, June 2025, page 83.

    The badge number has twelve columns on its own record and 23 here.
    """

    kind: str = columns(4, 9, AN, M, constant="NOIEWR", title=KIND)
    role: str | None = columns(26, X, M, title="record indicator")
    badge: str | None = columns(27, 49, X, M, title="CBP personnel badge #")


class ForeignDutyReference(Reference, id="E0", when={"kind": "NAFTAD"}, terminal="E0_REF"):
    """Reference to duty paid to Canada or Mexico, record 64. Drawback v27, June 2025, page 83."""

    kind: str = columns(4, 9, AN, M, constant="NAFTAD", title=KIND)
    entry_number: str | None = columns(26, 45, X, M)
    entry_date: str | None = columns(46, 51, X, M)
    tariff_number: str | None = columns(52, 61, X, M, title="HTS 1")
    country: str | None = columns(63, 64, X, M, title="country of export")


class TfteaReference(Exported, id="E0", when={"kind": "TFTEAE"}, terminal="E0_REF"):
    """Reference to an article of a claim under TFTEA, records 70 and 71. Drawback v27, June 2025, page 83."""

    kind: str = columns(4, 9, AN, M, constant="TFTEAE", title=KIND)


class TotalsReference(Reference, id="E0", when={"kind": "TOTALS"}, terminal="E0_REF"):
    """Reference to the totals, for any condition in them. Drawback v27, June 2025, page 83."""

    kind: str = columns(4, 9, AN, M, constant="TOTALS", title=KIND)


class ClassTotalReference(Reference, id="E0", when={"kind": "REVTOT"}, terminal="E0_REF"):
    """Reference to the total of a class, record 89. Drawback v27, June 2025, page 84."""

    kind: str = columns(4, 9, AN, M, constant="REVTOT", title=KIND)
    class_code: str | None = columns(26, 28, X, M, title="accounting class code")
    amount: str | None = columns(30, 40, X, M, title="total fee amount")
