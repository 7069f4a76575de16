"""Records 10 to 43: the admission, why it is replaced, the conveyance, the bills and how they come to the zone."""

from __future__ import annotations

from formats.record import AN, A, C, M, N, O, Record, X, columns

REPLACE_REASONS = ("01", "02", "03", "04", "05", "06", "07", "08", "09", "10")


class Header(Record, id="10"):
    """Admission Header (FT10). FTZ Admission v3.1.3, August 2026.

    Zone identifier, year and control number together are the admission number.
    """

    action: str = columns(
        3, A, M, codes=("A", "D", "R", "S"), title="action code", note="add, delete, replace, change of zone status"
    )
    zone: str = columns(4, 12, AN, M, title="zone ID", note="7 characters (3, 2, 2) at the left, or 9 (3, 3, 3)")
    year: str = columns(13, 14, N, M, title="calendar year", note="YY")
    control_number: str = columns(15, 22, AN, M, note="two characters or more")
    expanded_zone: str = columns(
        23, AN, M, codes=("Y", "N"), title="expanded zone ID indicator", note="Y: nine characters"
    )
    port: str = columns(24, 27, N, M, title="port code", note="Schedule D")
    direct_delivery: str = columns(28, A, M, codes=("N", "Y"), title="direct delivery indicator")
    filer_code: str = columns(29, 31, AN, M, title="ABI filer code")
    routing_code: str | None = columns(
        32, 40, AN, O, title="ABI routing code", note="port, filer, office; for downloads"
    )
    zone_operator: str = columns(
        41, 52, X, M, title="zone operator identifier", note="importer number with an active type 4 bond"
    )
    firms_code: str = columns(53, 56, AN, M, title="FIRMS identifier")
    applicant: str | None = columns(
        57, 68, X, C, title="applicant for admission", note="when other than the zone operator"
    )


class ReplaceRequest(Record, id="11"):
    """Replace Request (FT11). FTZ Admission v3.1.3, August 2026."""

    contact_name: str | None = columns(3, 42, AN, O)
    contact_phone: str | None = columns(43, 57, N, O, reads=AN, note="digits at the left, spaces after them")
    reason: str = columns(
        58, 59, N, M, codes=REPLACE_REASONS, title="reason code",
        note="conveyance, conveyance deleted, bill, bill deleted, line, line deleted, quantity, other (with remarks), "
        "permit to transfer, temporary deposit",
    )  # fmt: skip
    more_reasons: str | None = columns(
        60, 73, N, O, reads=AN, title="additional reason codes", note="up to seven more, none twice, spaces after them"
    )


class ReplaceRemarks(Record, id="12"):
    """Replace Remarks (FT12). FTZ Admission v3.1.3, August 2026."""

    remarks: str = columns(3, 80, X, M)


class Conveyance(Record, id="20"):
    """Conveyance (FT20). FTZ Admission v3.1.3, August 2026. Dates run CCYYMMDD and are read as text.

    Everything but the type is blank for domestic goods, overages and zone-to-zone transfers.
    """

    admission_type: str = columns(
        3, A, M, codes=("A", "C", "D", "O", "T", "Z"),
        note="regular, change of status, domestic, overage, temporary deposit, zone to zone",
    )  # fmt: skip
    mode_of_transport: str | None = columns(4, 5, N, C, title="mode of transportation")
    carrier: str | None = columns(6, 9, A, C, title="SCAC or airline code")
    conveyance_name: str | None = columns(10, 32, AN, C)
    voyage: str | None = columns(33, 47, AN, C, title="voyage/trip/flight number", note="a flight has four or more")
    export_date: str | None = columns(48, 55, N, C, note="CCYYMMDD, not after the import")
    import_date: str | None = columns(56, 63, N, C, note="CCYYMMDD")
    port_of_unlading: str | None = columns(64, 67, N, C, note="Schedule D")
    arrival_date: str | None = columns(
        68, 75, N, C, title="scheduled date of arrival", note="CCYYMMDD; air shipments that are split"
    )


class BillOfLading(Record, id="40"):
    """Bill of Lading (FT40). FTZ Admission v3.1.3, August 2026."""

    bill_number: str = columns(
        3, 37, AN, M, title="bill of lading or air waybill", note="6 to 35; an overage is FIRMS, ADJ, YYMMDD, 3 digits"
    )
    house_bill: str | None = columns(38, 57, AN, C, note="air only")
    quantity: int | None = columns(58, 67, N, C, note="with an in-bond number always")
    country_of_export: str | None = columns(68, 69, AN, C)
    port_of_lading: str | None = columns(70, 74, N, C, title="foreign load port", note="Schedule K; vessel only")


class InBond(Record, id="41"):
    """In-bond Number (FT41). FTZ Admission v3.1.3, August 2026."""

    in_bond_number: str = columns(3, 37, AN, M, title="IT number", note="9 to 23 characters")


class BondedCarrier(Record, id="42"):
    """Bonded Carrier, permit to transfer (FT42). FTZ Admission v3.1.3, August 2026."""

    bonded_carrier: str | None = columns(
        3, 14, X, C, title="bonded carrier identifier", note="importer number with an active type 2 bond"
    )


class Container(Record, id="43"):
    """Container / Equipment (FT43). FTZ Admission v3.1.3, August 2026."""

    container_number: str = columns(3, 17, AN, M)
