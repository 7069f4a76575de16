"""Records 10 and 20: the in-bond movement and the conveyance that brought its cargo."""

from __future__ import annotations

from datetime import date

from formats.record import AN, A, C, M, N, Record, X, columns

IN_BOND_TYPES = ("61", "62", "63")


class Header(Record, id="10"):
    """In-bond Header (QP10). In-bond amendment 51, April 2026, INB-19 and INB-20.

    Actions B and D name the in-bond number only (note 4).
    """

    action: str = columns(
        3, A, M, codes=("A", "B", "D"), title="action code",
        note="add the in-bond, take it off some bills, take it off every bill",
    )  # fmt: skip
    in_bond_type: str | None = columns(
        4, 5, N, C, codes=IN_BOND_TYPES, title="in-bond entry type",
        note="immediate transportation, transportation and exportation, immediate exportation",
    )  # fmt: skip
    in_bond_number: str = columns(6, 17, AN, M, note="nine digits, the last a MOD-7 check digit")
    in_bond_carrier: str | None = columns(
        18, 21, AN, C, title="in-bond carrier code", note="SCAC, ICAO or IATA; for a withdrawal also the FIRMS code"
    )
    port_of_destination: str | None = columns(22, 25, N, C, title="U.S. port of destination", note="Schedule D")
    foreign_destination: str | None = columns(
        26, 30, AN, C, title="port of foreign destination", note="Schedule K, for 62 and 63; blank or zeros for 61"
    )
    value: int | None = columns(31, 38, N, M, note="whole dollars, above zero; not needed with actions B and D")
    bonded_carrier: str | None = columns(39, 50, X, C, title="bonded carrier ID", note="hyphens included")
    zone_or_warehouse: str | None = columns(
        51, A, C, codes=("Y",), title="foreign trade zone/warehouse indicator", note="Y: withdrawn from one"
    )
    prior_notice: str | None = columns(
        52, A, C, codes=("Y", "N"), title="BTA/FDA indicator", note="needed for 62; N for 63 and for withdrawals"
    )


class Conveyance(Record, id="20"):
    """Conveyance Information (QP20). In-bond amendment 51, April 2026, INB-23 and INB-24.

    For air, for a withdrawal, and for bills that no carrier has reported. Not with an existing surface bill.
    """

    importing_carrier: str = columns(
        3, 6, AN, M, title="importing carrier code", note="SCAC, ICAO or IATA; for a withdrawal also the FIRMS code"
    )
    mode_of_transport: str = columns(
        7, 8, N, M, codes=("30", "40", "70"), title="import mode of transport (MOT) code",
        note="truck (and every withdrawal), air, pipeline",
    )  # fmt: skip
    carrier_country: str | None = columns(9, 10, A, C, title="country code of importing carrier", note="the flag; ISO")
    conveyance_name: str | None = columns(11, 33, X, C, title="importing conveyance name")
    voyage: str | None = columns(
        34, 38, X, C, title="voyage/flight/trip number", note="a flight is NNN, NNNA, NNNN or NNNNA"
    )
    port_of_arrival: str = columns(
        46, 49, N, M, title="port of importing conveyance arrival", note="Schedule D; later: the last in-bond's end"
    )
    arrival_date: date | None = columns(50, 55, N, C, title="estimated date of arrival", note="not for a withdrawal")
    firms_code: str | None = columns(
        56, 59, AN, C, title="foreign trade zone FIRMS code", note="of the zone or warehouse, for a withdrawal"
    )
