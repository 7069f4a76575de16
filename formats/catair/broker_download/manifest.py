"""Records 1M to 1A: the manifest, its port, the issuer of the bill, and what was amended."""

from __future__ import annotations

from datetime import date

from formats.record import AN, A, C, M, N, O, Record, X, columns


class Manifest(Record, id="1M"):
    """Manifest. ACE Broker Download, draft of August 2024, BD-12 and BD-13."""

    carrier: str = columns(3, 6, AN, M, title="carrier code", note="SCAC")
    mode_of_transport: str = columns(
        7, 8, N, M, codes=("10", "11", "20", "21", "30", "40", "41"), title="transportation indicator",
        note="vessel, rail, truck; air is for later",
    )  # fmt: skip
    country: str | None = columns(
        9, 10, A, C, title="country code of importing conveyance", note="ISO; ocean and rail, not truck"
    )
    conveyance_name: str | None = columns(
        11, 33, X, C, title="importing conveyance name", note="truck: trip number, SYSTEM when unknown"
    )
    trip: str | None = columns(34, 38, X, O, title="trip data", note="rail YYDDD, ocean the voyage")
    manifest_sequence: str | None = columns(
        44, 49, N, O, title="manifest sequence number", note="000001 by default; rail and ocean"
    )
    vessel_code: str | None = columns(51, 57, AN, C, note="IMO; ocean, when the name is not given")
    manifest_type: str = columns(
        58, A, M, codes=("P", "Y", "T", "W"), title="manifest type code",
        note="preliminary, amendment, in transit (later), complete",
    )  # fmt: skip


class ManifestReference(Record, id="2M"):
    """Manifest Reference Identifier; rail only. ACE Broker Download, draft of August 2024, BD-14."""

    batch_number: str = columns(3, 32, AN, M, title="carrier-assigned batch number")


class Port(Record, id="1P"):
    """Port. ACE Broker Download, draft of August 2024, BD-15."""

    port_of_unlading: str = columns(3, 6, N, M, note="Schedule D; of crossing or unlading")
    arrival_date: date = columns(7, 12, N, M, title="original scheduled date of arrival")
    firms_code: str | None = columns(18, 21, AN, O, note="rail only")
    arrival_time: str | None = columns(
        22, 25, AN, C, title="time", note="HHMM; rail and truck, 0000 on preliminary bills"
    )


class Issuer(Record, id="1J"):
    """Issuer Code. ACE Broker Download, draft of August 2024, BD-16."""

    issuer: str = columns(3, 6, AN, M, title="issuer code", note="SCAC of who issued the master bill")


class Amendment(Record, id="1A"):
    """Amendment. ACE Broker Download, draft of August 2024, BD-17 and BD-18.

    The action's class is printed as N, its codes are letters: read as A.
    """

    carrier: str = columns(3, 6, AN, M, title="carrier code", note="SCAC")
    port: str = columns(7, 10, N, M, title="CBP port", note="Schedule D")
    action: str | None = columns(
        11, A, C, codes=("A", "D", "M", "R"), title="action code",
        note="add, delete, replace segment (truck), replace quantity (rail and ocean)",
    )  # fmt: skip
    bill_number: str = columns(12, 23, AN, M, title="bill of lading number", note="without its issuer")
    quantity: str | None = columns(24, 33, X, C, note="the new one, with action R")
    amendment_code: str | None = columns(34, 35, X, C, note="the reason; rail and ocean")
    house_bill: str | None = columns(36, 47, X, C, title="house bill number", note="truck and ocean")
    number_type: str | None = columns(52, 54, AN, C, codes=("ABI",), title="code qualifier", note="truck")
    number: str | None = columns(55, 71, AN, C, title="ID code", note="ABI routing code: port, filer, office; truck")
    house_issuer: str | None = columns(72, 75, A, C, title="issuer code", note="SCAC; truck and ocean")
