"""Records 1B to 2I: the bill of lading, its parties and its in-bond movement."""

from __future__ import annotations

from formats.record import AN, A, C, M, N, O, Record, X, columns

WEIGHT_UNITS = ("LB", "KG", "LT", "ST", "ET", "MT")
IN_BOND_TYPES = ("61", "62", "63", "69", "70")
#: BD-22 and BD-23, note 2. Blank is the same as 0.
BILL_TYPES = (
    "0", "2", "3", "4", "5", "6", "7", "8", "9", "B", "I", "J", "K", "M", "N", "O", "P", "R", "S", "T", "U",
)  # fmt: skip
#: BD-25 and BD-26, note 1.
REFERENCE_QUALIFIERS = (
    "2K", "8S", "BEN", "BL", "BM", "BN", "CG", "CN", "CO", "CR", "CUB", "CX", "ED", "EP", "FEN", "FN", "FP", "GB",
    "GR", "HS", "IN", "LT", "MA", "MB", "OB", "OL", "OM", "OW", "PK", "PN", "PO", "RC", "RR", "S7", "SI", "SO", "ST",
    "SW", "UT", "VA", "WU", "WY", "XC", "XP", "ZE", "ZZ",
)  # fmt: skip
#: BD-32, note 1.
NUMBER_TYPES = ("AU", "CP", "ED", "EM", "EX", "FT", "FX", "HP", "IT", "PS", "TE", "TL", "TM", "TX", "WP")


class BillOfLading(Record, id="1B"):
    """Bill of Lading Transaction. ACE Broker Download, draft of August 2024, BD-19 and BD-20."""

    bill_number: str = columns(3, 14, X, M, title="bill of lading")
    port_of_lading: str = columns(15, 19, N, M, title="foreign port of lading", note="Schedule K")
    manifest_quantity: int | None = columns(20, 29, N, C, note="rail and ocean")
    manifest_units: str | None = columns(30, 34, X, C, note="rail and ocean")
    weight: int | None = columns(35, 44, N, C, note="gross; rail and ocean")
    weight_unit: str | None = columns(45, 46, A, C, codes=WEIGHT_UNITS, note="rail and ocean")
    bill_type: str | None = columns(47, X, C, codes=BILL_TYPES, title="bill of lading type code")
    master_in_bond: str | None = columns(48, X, C, codes=("0", "1"), title="master in-bond indicator")
    house_bill: str | None = columns(49, 60, X, C, title="house bill number", note="truck and ocean")
    in_bond_type: str | None = columns(61, 62, N, C, codes=IN_BOND_TYPES, title="in-bond entry type")
    port_of_destination: str | None = columns(
        63, 66, N, M, title="in-bond port of destination", note="Schedule D; blank where there is no in-bond movement"
    )
    house_issuer: str | None = columns(67, 70, AN, C, title="issuer code", note="SCAC; truck and ocean")


class BillOrigin(Record, id="2B"):
    """Bill of Lading Transaction, place of receipt. ACE Broker Download, draft of August 2024, BD-24."""

    measurement: int | None = columns(3, 12, N, O, note="zeros when the carrier gave none; rail and ocean")
    measurement_unit: str | None = columns(13, 14, A, C, note="rail and ocean")
    place_of_receipt: str | None = columns(
        15, 31, AN, C, title="place of receipt by pre-carrier", note="city or country"
    )
    notify_carrier_1: str | None = columns(44, 47, AN, O, title="carrier code", note="SCAC; secondary notify party")
    notify_carrier_2: str | None = columns(48, 51, AN, O, title="carrier code", note="SCAC; secondary notify party")


class Reference(Record, id="4B"):
    """Bill of Lading Reference Identifier. ACE Broker Download, draft of August 2024, BD-25."""

    qualifier: str = columns(3, 5, AN, M, codes=REFERENCE_QUALIFIERS, title="reference qualifier")
    reference: str = columns(6, 35, AN, M, title="reference number")


class Party(Record, id="0N"):
    """Entity Name. ACE Broker Download, draft of August 2024, BD-27 and BD-28.

    The chapter lists the common parties only, so that any code may come: CB the broker, CN the consignee, SH the
    shipper, SNP a secondary notify party, and others.
    """

    party: str | None = columns(3, 5, AN, C, title="entity ID code")
    name: str | None = columns(6, 40, AN, C, reads=X, note="free text")
    number_type: str | None = columns(41, 42, AN, C, codes=("2", "17"), title="code qualifier", note="SCAC, ABI route")
    number: str | None = columns(43, 59, AN, C, title="ID code", note="ABI routing: port, filer, office")
    relationship: str | None = columns(60, 61, AN, O, title="entity relationship code", note="for later use: spaces")
    party_2: str | None = columns(62, 63, AN, O, title="entity ID code", note="for later use: spaces")


class PartyAddress(Record, id="2N"):
    """Entity Address. ACE Broker Download, draft of August 2024, BD-29."""

    address_1: str = columns(3, 37, X, M, title="entity party address", note="or the country alone")
    address_2: str | None = columns(38, 72, X, C, title="entity party address")


class PartyPlace(Record, id="3N"):
    """Entity Geographic Area. ACE Broker Download, draft of August 2024, BD-30."""

    city: str | None = columns(3, 21, AN, C, reads=X, title="city name", note="free text")
    state: str | None = columns(22, 23, AN, O, title="state/province", note="rail and ocean")
    postal_code: str | None = columns(24, 32, AN, O)
    country: str | None = columns(33, 34, AN, O, title="country code", note="ISO")
    subdivision: str | None = columns(35, 39, AN, C, title="location identifier", note="state or province; truck")


class PartyContact(Record, id="4N"):
    """Administrative Communication Contact. ACE Broker Download, draft of August 2024, BD-32.

    Printed AN, yet a communications number may be a mail address or hold hyphens.
    """

    name: str | None = columns(3, 25, AN, O, reads=X, title="contact name", note="free text")
    number_type: str | None = columns(26, 27, AN, C, codes=NUMBER_TYPES, title="comm number qualifier")
    number: str | None = columns(28, 52, AN, C, reads=X, title="communications number", note="rail and truck")
    number_type_2: str | None = columns(53, 54, AN, C, title="comm number qualifier", note="for later use: spaces")
    number_2: str | None = columns(55, 79, AN, C, title="communications number", note="for later use: spaces")


class InBond(Record, id="1I"):
    """In-bond. ACE Broker Download, draft of August 2024, BD-33 and BD-34."""

    in_bond_type: str = columns(3, 4, N, M, codes=IN_BOND_TYPES, title="in-bond entry type")
    prior_notice: str = columns(
        5, A, M, codes=("Y", "N"), title="FDA/BTA confirmation indicator", note="prior notice on file or not"
    )
    in_bond_number: str | None = columns(
        7, 15, N, C, title="conventional in-bond number", note="zeros where the carrier gave a V number"
    )
    in_bond_carrier: str | None = columns(16, 19, AN, C, title="in-bond carrier code", note="SCAC")
    port_of_destination: str | None = columns(20, 23, N, C, title="U.S. port of destination", note="Schedule D")
    foreign_destination: str | None = columns(24, 28, N, C, note="Schedule K; 62 and 63")
    value: int = columns(29, 36, N, M, note="whole dollars, above zero")
    bonded_carrier: str = columns(37, 48, X, M, title="bonded carrier ID number", note="hyphens included")
    paperless_number: str | None = columns(49, 59, AN, C, title="paperless in-bond", note="the V number")
    shipment_control: str | None = columns(60, 75, AN, C, title="shipment control number in-bond", note="truck only")


class InBondExport(Record, id="2I"):
    """In-bond, waterborne export. ACE Broker Download, draft of August 2024, BD-35.

    The indicator's class is printed as N, its value is S: read as AN.
    """

    mode_of_transport: str | None = columns(3, 4, AN, O, codes=("S",), title="transportation indicator", note="sea")
    vessel_name: str | None = columns(5, 27, AN, O)
