"""SE10, SE11, SE13 and SE20: what holds for the whole entry."""

from __future__ import annotations

from datetime import date

from formats.record import AN, A, C, M, N, O, Record, X, columns

ENTRY_TYPES = ("01", "02", "03", "06", "07", "11", "12", "21", "22", "23", "52", "86")
MODES_OF_TRANSPORT = ("10", "11", "12", "20", "21", "30", "31", "32", "33", "34", "40", "41", "50", "60", "70")
NUMBER_TYPES = ("EI", "ANI", "34")
CANCELLATION_REASONS = ("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12")
REFERENCES = ("CR", "EN", "IB", "FTZ", "DIS", "V1", "AMT", "EXP", "KII", "RRN", "PER", "CES", "EDA")


class Header(Record, id="SE10"):
    """SE Header. ACE Cargo Release v40, July 2025, SE-31."""

    action: str = columns(
        5, A, M, codes=("A", "D", "R", "U"), title="valid action code", note="add, cancel, replace, update"
    )
    filer_code: str = columns(6, 8, AN, M, title="entry filer code", note="the same as in the B record")
    entry_number: str = columns(11, 18, AN, M, note="seven digits and the check digit of Appendix E")
    entry_type: str = columns(
        20, 21, AN, M, codes=ENTRY_TYPES, note="two digits, though SE-33 prints some without the leading zero"
    )
    importer_type: str | None = columns(
        22, 24, AN, C, codes=NUMBER_TYPES, title="importer of record type", note="IRS, CBP-assigned, social security"
    )
    importer: str | None = columns(25, 36, X, C, title="importer of record")
    mode_of_transport: str | None = columns(
        37, 38, AN, C, codes=MODES_OF_TRANSPORT, title="mode of transportation code",
        note="left out of type 06 without a bill only",
    )  # fmt: skip
    bond_type: str = columns(
        39, N, M, codes=("0", "8", "9"), title="bond type code", note="none required, continuous, single transaction"
    )
    entry_value: int = columns(40, 49, N, M, title="estimated entry value", note="whole US dollars")
    port_of_entry: str | None = columns(
        50, 54, AN, C, title="planned port of entry", note="Schedule D; blank: CBP derives it from bill or in-bond"
    )
    split_release: str | None = columns(
        55, AN, O, codes=("1", "2"), title="split shipment release code", note="hold all, release part by part"
    )
    port_of_unlading: str | None = columns(56, 60, AN, C, note="Schedule D; needed for modes 50, 60 and 70")


class AdditionalHeader(Record, id="SE11"):
    """SE Additional Header. ACE Cargo Release v40, July 2025, SE-37."""

    entry_date_election: str | None = columns(
        5, X, C, codes=("W",), title="entry date election code", note="a weekly entry; type 06 only"
    )
    elected_entry_date: date | None = columns(6, 11, N, C, note="from the day of filing to seven days later")
    goods_location: str | None = columns(12, 15, AN, C, title="location of goods (FIRMS)")
    exam_site: str | None = columns(
        16, 19, AN, O, title="elected exam site (FIRMS)", note="where the port has several examination stations"
    )
    conveyance_or_zone: str | None = columns(
        20, 39, X, C, title="conveyance name or FTZ ID", note="type 06: FTZ and the zone's 7 or 9 characters"
    )
    voyage: str | None = columns(40, 44, X, C, title="voyage/flight/trip manifest number")
    general_order_number: str | None = columns(45, 64, AN, O, title="general order (G.O.) number")
    bonded_warehouse: str | None = columns(
        65, 68, AN, C, title="CBP bonded warehouse (FIRMS)", note="entry types 21 and 22"
    )
    warehouse_entry_filer: str | None = columns(
        69, 71, AN, C, title="originating warehouse entry filer code", note="entry type 22"
    )
    warehouse_entry_number: str | None = columns(
        72, 79, AN, C, title="originating warehouse entry number", note="entry type 22"
    )
    immediate_delivery: str | None = columns(
        80, X, C, codes=("Y", "N"), title="immediate delivery indicator", note="blank is no"
    )


class Contact(Record, id="SE13"):
    """Contact / Correction / Cancellation Information. ACE Cargo Release v40, July 2025, SE-42."""

    name: str = columns(5, 44, AN, M, title="contact name")
    phone: str = columns(45, 59, AN, M, title="contact phone")
    reason: str | None = columns(
        60, 61, AN, C, codes=CANCELLATION_REASONS, title="reason code",
        note="of a cancellation; printed as 2A, yet its codes are digits",
    )  # fmt: skip
    several_dispositions: str | None = columns(
        62, N, O, codes=("1",), title="multiple cargo dispositions indicator", note="of a cancellation"
    )
    documents_sent: str | None = columns(
        63, N, O, codes=("1",), title="DIS indicator", note="documents were sent to DIS; SE20 DIS says which"
    )
    split_shipment: str | None = columns(64, N, O, codes=("1",), title="split shipment indicator")


class Reference(Record, id="SE20"):
    """Reference Information. ACE Cargo Release v40, July 2025, SE-54."""

    qualifier: str = columns(5, 7, AN, M, codes=REFERENCES, title="reference identifier qualifier")
    reference: str = columns(
        8, 57, X, M, title="reference identifier", note="its form depends on the qualifier; EXP, KII and PER hold Y"
    )
