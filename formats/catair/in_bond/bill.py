"""Records 30 to 40: a bill of lading of the movement, whom to notify, and what a carrier would have reported."""

from __future__ import annotations

from formats.record import AN, A, C, M, N, O, Record, X, columns

WEIGHT_UNITS = ("LB", "KG", "LT", "ST", "ET", "MT")
VOLUME_UNITS = ("BB", "CC", "DD", "CF", "CM", "FF", "GG", "HH", "LL", "MM", "NN", "RR", "SS", "TT", "UU", "VV")
#: INB-30 and INB-31, note 1.
REFERENCE_QUALIFIERS = (
    "2K", "BL", "BM", "BN", "CG", "CN", "CO", "CR", "CSK", "CUB", "CX", "ED", "FEN", "FN", "FP", "GB", "GR", "HS",
    "IN", "LT", "MA", "MB", "OM", "OW", "PK", "PN", "PO", "RC", "S7", "SI", "SO", "ST", "SW", "UT", "VA", "WU", "WY",
    "XC", "XP", "ZE", "ZZ",
)  # fmt: skip


class BillOfLading(Record, id="30"):
    """Bill of Lading Header (QP30). In-bond amendment 51, April 2026, INB-26 and INB-27."""

    action: str = columns(
        3, A, M, codes=("A", "D"), title="action code", note="add the bill, take the in-bond off it (QP10 action B)"
    )
    sequence_number: str | None = columns(5, 8, AN, O, note="the filer's own; comes back and ties errors to the input")
    issuer: str = columns(
        9, 12, AN, M, title="issuer code of simple/regular/master bill of lading",
        note="SCAC, by air the waybill's prefix, for a withdrawal also the FIRMS code; never UNKN",
    )  # fmt: skip
    bill_number: str = columns(
        13, 24, AN, M, title="issuer sequence of simple/regular master bill of lading", note="by air eight digits"
    )
    house_issuer: str | None = columns(25, 28, AN, C, title="issuer code of house bill", note="for later use: spaces")
    house_bill: str | None = columns(29, 40, AN, C, title="house bill number", note="air only")
    sub_house_issuer: str | None = columns(
        41, 44, AN, C, title="issuer of sub-house bill number", note="for later use: spaces"
    )
    sub_house_bill: str | None = columns(45, 56, AN, C, title="sub-house bill number", note="for later use: spaces")
    previous_in_bond: str | None = columns(
        57, 68, AN, C, title="previous in-bond number", note="of the leg before; blank for a withdrawal"
    )
    quantity: int | None = columns(
        69, 78, N, C, title="in-bond quantity", note="less than the whole bill; blank is the whole, always so by air"
    )


class NotifyParties(Record, id="32"):
    """Secondary Notify Parties (QP32). In-bond amendment 51, April 2026, INB-29.

    Who is told of the bill's status. A filer that wants to be told names itself: port, filer, office.
    """

    party_1: str = columns(3, 11, AN, M, title="secondary notify party code", note="SCAC, FIRMS or NNNNXXXNN")
    party_2: str | None = columns(12, 20, AN, O, title="secondary notify party code")
    party_3: str | None = columns(21, 29, AN, O, title="secondary notify party code")
    party_4: str | None = columns(30, 38, AN, O, title="secondary notify party code")


class Reference(Record, id="33"):
    """Reference Identifier (QP33). In-bond amendment 51, April 2026, INB-30."""

    qualifier: str = columns(
        3, 5, AN, M, codes=REFERENCE_QUALIFIERS, note="FEN is the Mexican pedimento: fifteen digits, no hyphens"
    )
    reference: str = columns(6, 35, AN, M, title="reference identifier")


class BillDetails(Record, id="40"):
    """Bill of Lading Details (QP40). In-bond amendment 51, April 2026, INB-32 and INB-33.

    Weight: amendment 51 took out the words that barred decimals, but the element is still ten numerals.
    """

    port_of_lading: str = columns(
        3, 7, N, M, title="foreign port of lading", note="Schedule K; 99999 for a withdrawal and only then"
    )
    manifest_quantity: int = columns(8, 17, N, M, note="above zero; the sum of the piece counts of the 71 records")
    manifest_units: str = columns(18, 22, X, M)
    weight: int = columns(23, 32, N, M, note="gross, above zero")
    weight_unit: str = columns(33, 34, A, M, codes=WEIGHT_UNITS)
    volume: int | None = columns(35, 44, N, O)
    volume_unit: str | None = columns(45, 46, A, C, codes=VOLUME_UNITS, note="with a volume")
    place_of_receipt: str | None = columns(47, 63, X, O, title="place of pre-receipt", note="city or country")
