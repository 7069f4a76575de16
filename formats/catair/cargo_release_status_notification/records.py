"""The records of a cargo release status notification.

The chapter (rev 36, 10 September 2025) is at hand as a public transcription. CBP says of the WO records of the Cargo /
Manifest / Entry Status Query (v21, ACMQ-45) that they mimic it, so each record cites its WO sibling's page as well.
"""

from __future__ import annotations

from datetime import date

from formats.group import Group
from formats.record import AN, A, C, M, N, O, Record, X, columns


class Header(Record, id="SO10"):
    """Cargo Release Status Header. SO rev 36, September 2025; as WO10, ACMQ-45."""

    port_of_entry: str | None = columns(5, 8, N, C, title="district/port of entry")
    filer_code: str = columns(9, 11, AN, M, title="entry filer code")
    entry_number: str = columns(14, 21, AN, M)
    entry_type: str = columns(23, 24, N, M, title="entry type code")
    importer: str | None = columns(
        25, 36, X, M, title="importer of record number", note="blank where the filing gave none (type 86)"
    )
    carrier: str | None = columns(37, 40, AN, C, title="carrier code")
    vessel: str | None = columns(41, 60, AN, C, title="vessel name")
    voyage: str | None = columns(61, 65, X, C, title="voyage/flight/trip number")
    arrival_date: date | None = columns(66, 71, N, C, title="estimated date of arrival")
    split_release: str | None = columns(72, AN, O, title="split shipment release code", note="as the filer chose it")
    correction_response: str | None = columns(
        73, X, C, codes=("P",), title="correction response indicator", note="the answer to a PGA correction request"
    )


class Reference(Record, id="SO20"):
    """Reference Information. SO rev 36, September 2025; as WO20, ACMQ-47."""

    qualifier: str = columns(
        5, 7, AN, M, codes=("CR", "RSN", "CMT", "RRN"), title="reference identifier qualifier",
        note="filer's own, reason and comments of a refused request, rail",
    )  # fmt: skip
    reference: str = columns(8, 57, X, M, title="reference identifier")


class LineItem(Record, id="SO30"):
    """Line Item Information. SO rev 36, September 2025; as WO30, ACMQ-49."""

    line_number: str = columns(5, 7, N, M, title="line item identifier", note="that of the SE40")
    country_of_origin: str = columns(8, 9, A, M)
    hts_number: str = columns(10, 19, AN, M, title="HTS number")


class BillOfLading(Record, id="SO40"):
    """Bill of Lading Information. SO rev 36, September 2025; as WO40, ACMQ-50."""

    bill_type: str = columns(
        5, A, M, codes=("R", "M", "H", "S", "T"), title="bill type indicator",
        note="simple, master, house, sub-house, express tracking number",
    )  # fmt: skip
    issuer: str | None = columns(6, 9, AN, C, title="bill issuer code", note="blank for air")
    bill_number: str = columns(10, 59, X, M, title="bill of lading number")
    quantity: int | None = columns(60, 67, N, C, note="entered; boarded, for a split air bill")
    unit: str | None = columns(68, 72, X, C, title="unit of measure")
    manifested_quantity: str | None = columns(73, 80, X, C)


class InBond(Record, id="SO42"):
    """In-bond Information. SO rev 36, September 2025; as WO42, ACMQ-51."""

    in_bond_number: str = columns(5, 16, AN, M)
    in_bond_type: str = columns(17, 18, N, M, title="in-bond entry type")
    departure_port: str = columns(19, 22, N, M, title="port of in-bond departure")
    arrival_port: str = columns(23, 26, N, M, title="port of in-bond arrival")
    created: date = columns(27, 32, N, M, title="in-bond create date")
    arrived: date | None = columns(33, 38, N, C, title="date of in-bond arrival")
    quantity: int | None = columns(39, 46, N, C, title="in-bond quantity", note="only when less than the bill's")


class BillDisposition(Record, id="SO50"):
    """Bill Match Disposition. SO rev 36, September 2025; as WO50, ACMQ-52."""

    disposition_date: date = columns(5, 10, N, M)
    disposition_time: str = columns(11, 14, N, M, note="HHMM")
    disposition: str = columns(15, 16, AN, M, title="disposition code")
    narrative: str = columns(17, 56, X, M, title="narrative message")
    split: str = columns(57, A, M, codes=("Y", "N"), title="split indicator")
    carrier: str | None = columns(58, 61, AN, C, title="carrier code", note="of a split or partial shipment")
    voyage: str | None = columns(62, 66, X, C, title="voyage/flight/trip number", note="as the carrier")
    arrival_date: date | None = columns(67, 72, N, C, title="date of arrival", note="as the carrier")
    arrival_port: str | None = columns(73, 76, N, C, title="district/port of arrival", note="as the carrier")


class ReleaseDisposition(Record, id="SO60"):
    """Release Processing Disposition. SO rev 36, September 2025; as WO60, ACMQ-54.

    WO60 prints the document type at 65-67, six wide, before a filler from 71: it stands in 65-70.
    """

    disposition_date: date = columns(5, 10, N, M, title="disposition action date")
    disposition_time: str = columns(11, 14, N, M, title="disposition action time", note="HHMM")
    disposition: str = columns(15, 16, AN, M, title="disposition action code")
    narrative: str = columns(17, 56, X, M, title="narrative message")
    release_date: date | None = columns(57, 62, N, C, note="with dispositions 22 and 98 only")
    release_origin: str | None = columns(63, 64, N, C, title="release origin code", note="with 22 and 98 only")
    document_type: str | None = columns(65, 70, AN, C, note="a code of the Document Image System")


class PgaStatus(Record):
    """What an SO70 record of any version holds before and after its ranges of lines."""

    agency: str = columns(5, 7, AN, M, title="government agency code", note="Appendix V")
    program: str | None = columns(8, 10, AN, C, title="government agency program code")
    status_date: date | None = columns(11, 16, N, C, title="status action date")
    status_time: str | None = columns(17, 20, N, C, title="status action time", note="HHMM")
    entry_status: str | None = columns(21, 22, AN, C, title="PGA entry level status code")
    entry_message: str | None = columns(23, 50, X, C, title="PGA entry level status message")
    line_status: str | None = columns(51, 52, AN, C, title="entry line level status code", note="for future use")
    pga_line_status: str | None = columns(53, 54, AN, C, title="PGA line level status code")
    reason: str | None = columns(55, 56, AN, C, title="status reason code")
    first_pga_line: str | None = columns(
        62, 64, N, C, title="beginning PGA line", note="000: a review without a message set"
    )
    last_pga_line: str | None = columns(70, 72, N, C, title="ending PGA line")
    document_type: str | None = columns(73, 77, AN, C, title="document type code")
    hold_type: str | None = columns(
        78, X, C, codes=("1", "2"), title="PGA entry hold type", note="set by CBP for the agency, by the agency itself"
    )


class RangedPgaStatus(PgaStatus):
    """The ranges of group version 04, since 6 September 2025: CBP lines of three columns, tariff positions of two."""

    first_line: str | None = columns(57, 59, N, C, title="beginning CBP line")
    first_tariff: str | None = columns(60, 61, N, C, title="beginning tariff position")
    last_line: str | None = columns(65, 67, N, C, title="ending CBP line")
    last_tariff: str | None = columns(68, 69, N, C, title="ending tariff position")


class PgaDisposition(RangedPgaStatus, id="SO70", when={"group_version": "04"}):
    """PGA Processing Disposition, group version 04. SO rev 36, September 2025; as WO70, ACMQ-57."""

    group_version: str = columns(79, 80, N, C, constant="04", title="PGA processing group version")


class EarlierPgaDisposition(PgaStatus, id="SO70", when={"group_version": ("03", "02", "01", "")}):
    """PGA Processing Disposition, group versions before 04. SO rev 36, September 2025; as WO70 note 7, ACMQ-59.

    CBP lines take four columns and tariff positions one, as in the example of WO70 note 8 (ACMQ-60).
    """

    first_line: str | None = columns(57, 60, N, C, title="beginning CBP line")
    first_tariff: str | None = columns(61, N, C, title="beginning tariff position")
    last_line: str | None = columns(65, 68, N, C, title="ending CBP line")
    last_tariff: str | None = columns(69, N, C, title="ending tariff position")
    group_version: str | None = columns(
        79, 80, N, C, codes=("01", "02", "03"), title="PGA processing group version", note="blank before February 2016"
    )


class PgaReview(Record, id="SO71"):
    """Additional PGA Disposition. SO rev 36, September 2025; as WO71, ACMQ-61."""

    qualifier: str | None = columns(5, 6, AN, C, title="reference ID qualifier")
    reference: str | None = columns(7, 18, X, C, title="reference ID number", note="e.g. a prior notice confirmation")
    receipt_date: date | None = columns(19, 24, N, C, title="reference ID receipt date")
    receipt_time: str | None = columns(25, 30, N, C, title="reference ID receipt time", note="HHMMSS")
    sub_reason_1: str | None = columns(31, 33, AN, C, title="sub reason code 1")
    sub_reason_2: str | None = columns(34, 36, AN, C, title="sub reason code 2")
    sub_reason_3: str | None = columns(37, 39, AN, C, title="sub reason code 3")
    sub_reason_4: str | None = columns(40, 42, AN, C, title="sub reason code 4")
    sub_reason_5: str | None = columns(43, 45, AN, C, title="sub reason code 5")
    sub_reason_6: str | None = columns(46, 48, AN, C, title="sub reason code 6")
    sub_reason_7: str | None = columns(49, 51, AN, C, title="sub reason code 7")
    sub_reason_8: str | None = columns(52, 54, AN, C, title="sub reason code 8")
    sub_reason_9: str | None = columns(55, 57, AN, C, title="sub reason code 9")
    sub_reason_10: str | None = columns(58, 60, AN, C, title="sub reason code 10")
    qualifier_2: str | None = columns(61, 62, AN, C, title="reference ID qualifier 2", note="from version 03 on")
    reference_2: str | None = columns(63, 80, X, C, title="reference ID number 2")


class PgaComment(Record, id="SO72"):
    """Comments to Trade. SO rev 36, September 2025; as WO72, ACMQ-63."""

    comment: str = columns(5, 80, X, M, title="comments to trade")


class BillStatus(Group, rule="bill"):
    """A bill, its in-bonds and what became of it. A house bill comes after its master bill."""

    bills: tuple[BillOfLading, ...]
    in_bonds: tuple[InBond, ...]
    disposition: BillDisposition


class AgencyStatus(Group, rule="agency"):
    """What an agency says about the entry or some of its lines."""

    status: PgaDisposition | EarlierPgaDisposition
    reviews: tuple[PgaReview, ...]
    comments: tuple[PgaComment, ...]


class StatusNotification(Group, rule="notification"):
    """What CBP says about one entry."""

    header: Header
    references: tuple[Reference, ...]
    lines: tuple[LineItem, ...]
    bills: tuple[BillStatus, ...]
    dispositions: tuple[ReleaseDisposition, ...]
    agencies: tuple[AgencyStatus, ...]
