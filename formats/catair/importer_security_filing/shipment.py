"""SF10 to SF25 and SF50: the filing, its shipment, its bills, references and containers."""

from __future__ import annotations

from datetime import date

from formats.record import AN, A, C, M, N, O, Record, X, columns

SHIPMENT_TYPES = ("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11")
BOND_ACTIVITIES = ("01", "02", "03", "04", "16")


class Header(Record, id="SF10"):
    """ISF Header. Importer Security Filing v3, July 2017, ISF-14 to 39."""

    submission_type: str = columns(
        5, N, M, codes=("1", "2", "3", "4"), title="ISF submission type",
        note="ISF-10, ISF-5, from 5 to 10, from 10 to 5",
    )  # fmt: skip
    shipment_type: str = columns(
        6, 7, N, M, codes=SHIPMENT_TYPES, title="shipment type code",
        note="standard, to order, household, military, diplomatic, carnet, US goods returned, FTZ, mail, continental "
        "shelf, informal",
    )  # fmt: skip
    action: str = columns(8, A, M, codes=("A", "D", "R"), title="action code", note="add, delete, replace")
    action_reason: str | None = columns(
        9, 10, X, C, codes=("CT", "FR", "FT", "FX"), title="action reason code", note="needed to add and to replace"
    )
    importer_type: str = columns(
        11, 13, X, M, codes=("EI", "ANI", "34", "AEF", "2"), title="ISF importer number qualifier",
        note="2, a SCAC, with an ISF-5 only",
    )  # fmt: skip
    importer: str = columns(14, 28, X, M, title="ISF importer number")
    birth_date: date | None = columns(29, 36, N, C, form="MMDDCCYY", title="date of birth", note="with AEF")
    mode_of_transport: str | None = columns(37, 38, N, O, codes=("10", "11"), title="mode of transportation code")
    transaction_number: str | None = columns(
        39, 53, X, C, title="ISF transaction number", note="CBP's, FFF-NNNNNNNNNNN; blank to add"
    )
    carrier: str | None = columns(54, 57, A, O, title="SCAC identifier", note="who operates the vessel")
    bond_holder: str | None = columns(58, 72, X, C, note="with shipment types 01, 02, 07, 08 and 10")
    bond_activity: str | None = columns(73, 74, AN, C, codes=BOND_ACTIVITIES, title="bond activity code")
    bond_type: str | None = columns(75, N, C, codes=("8", "9"), note="9 with activity 16 only, and then V1 and SBN")
    issuing_country: str | None = columns(79, 80, A, C, title="country of issuance", note="with AEF")


class Shipment(Record, id="SF13"):
    """Shipment Information; ISF-10, needed for type 11. Importer Security Filing v3, July 2017, ISF-14 to 39."""

    sub_type: str = columns(5, 6, AN, M, codes=("01", "02", "03"), title="shipment sub type")
    value: int = columns(7, 17, N, M, title="estimated value", note="whole dollars, above zero")
    quantity: int = columns(18, 28, N, M, title="estimated quantity", note="above zero")
    unit: str = columns(29, 31, AN, M, title="unit of measure", note="Appendix B")
    weight: int = columns(32, 42, N, M, title="estimated weight", note="whole units, above zero")
    weight_unit: str = columns(43, A, M, codes=("K", "L"), title="weight qualifier", note="kilos, pounds")


class BillOfLading(Record, id="SF15"):
    """Shipment Reference (Bill) Identifier. Importer Security Filing v3, July 2017, ISF-14 to 39."""

    bill_type: str = columns(5, 6, A, M, codes=("OB", "BM"), title="code qualifier", note="regular bill, house bill")
    bill_number: str = columns(
        7, 56, AN, M, title="shipment reference identifier", note="the issuer's SCAC, then the number"
    )


class Reference(Record, id="SF20"):
    """Reference Identifier. Importer Security Filing v3, July 2017, ISF-14 to 39."""

    qualifier: str = columns(
        5, 7, AN, M, codes=("6B", "6C", "MB", "SBN", "V1", "CR", "FN"), title="reference identifier qualifier",
        note="entry, carnet, master bill, bond reference, surety, filer's own, filer's name",
    )  # fmt: skip
    reference: str = columns(8, 57, X, M, title="reference identifier")


class Equipment(Record, id="SF25"):
    """Container/Equipment. Importer Security Filing v3, July 2017, ISF-14 to 39."""

    equipment_type: str = columns(5, 6, X, M, title="equipment description code", note="Appendix B")
    initial: str = columns(7, 10, A, M, title="equipment initial")
    equipment_number: str = columns(11, 25, N, M, note="filled with zeros")
    check_digit: str | None = columns(26, N, C, title="equipment number check digit")
    size_type: str | None = columns(27, 30, AN, O, title="equipment size type code")


class Tariff(Record, id="SF40"):
    """Harmonized Tariff Schedule. Importer Security Filing v3, July 2017, ISF-14 to 39."""

    hts_number: str = columns(
        5, 14, N, M, reads=AN, title="harmonized number", note="six digits or more at the left, spaces after them"
    )
    country_of_origin: str | None = columns(15, 16, AN, C, note="ISF-10 only")


class ForeignDestination(Record, id="SF50"):
    """FROB Shipment Information; ISF-5. Importer Security Filing v3, July 2017, ISF-14 to 39."""

    unlading_type: str = columns(
        5, 7, X, M, codes=("K", "UN"), title="port of unlading qualifier", note="Schedule K, UN location"
    )
    port_of_unlading: str = columns(8, 22, AN, M, title="foreign port of unlading")
    delivery_type: str = columns(23, 25, X, M, codes=("K", "UN"), title="place of delivery qualifier")
    place_of_delivery: str = columns(26, 40, AN, M)
