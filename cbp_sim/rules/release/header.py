"""What holds for the whole entry: importer, mode, bond, value, ports, and the SE11 record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from cbp_sim.decision import Finding
from cbp_sim.lifecycle import importers
from cbp_sim.profile import ANY
from cbp_sim.rules.release.filing import (
    INFORMAL,
    LOW_VALUE,
    REWAREHOUSE,
    TEMPORARY,
    WAREHOUSE,
    ZONE,
    Filing,
    told,
)
from cbp_sim.rules.release.table import found
from cbp_sim.rules.summary import tables
from formats.catair.cargo_release.records import AdditionalHeader, Header
from formats.numbers import ImporterNumber, NumberError, is_firms_code, is_zone_id

#: The most that an entry of a type may be worth (SE10 note 13, SE-36).
VALUE_LIMITS = {LOW_VALUE: 800, INFORMAL: 2500}

#: Entry types for which the port is never derived (SE10 note 7, SE-35).
PORT_TYPES = ("02", ZONE, "07", "12", WAREHOUSE, REWAREHOUSE, TEMPORARY, LOW_VALUE)
UNLADING_MODES = ("50", "60", "70")
WAREHOUSE_TYPES = (WAREHOUSE, REWAREHOUSE)

#: How far ahead a weekly entry's date may lie (SE11 note 1, SE-39).
ELECTION_DAYS = 7


def importer_is_named(filing: Filing) -> Iterator[Finding]:
    """There is one importer of record, in SE10; type 86 needs one only with PGA data (note 12, SE-36)."""
    header = filing.header
    if filing.entry_type == LOW_VALUE and not filing.has_pga_data:
        return
    if header.importer_type is None:
        yield found("importer_type_missing", header)
    if header.importer is None:
        yield found("importer_missing", header)


def importer_number_fits(filing: Filing) -> Iterator[Finding]:
    """The importer's number has the format of its type, and CBP knows it (notes 3 and 4, SE-33 and SE-34)."""
    header = filing.header
    number, number_type = told(header.importer), told(header.importer_type)
    if number is None:
        return
    if number_type is not None and qualifier_of(number) != number_type:
        yield found("importer_format", header)
    elif not importers.on_file(filing.world, number):
        yield found("importer_unknown", header)


def importer_is_active(filing: Filing) -> Iterator[Finding]:
    """The importer of record has not been too long without an entry summary."""
    number = told(filing.header.importer)
    known = filing.world.reference.importer(number) if number is not None else None
    if known is not None and known.dormant:
        yield found("importer_inactive", filing.header)


def qualifier_of(number: str) -> str | None:
    """The qualifier of the format that a number has, or None when it has none of them."""
    try:
        return ImporterNumber.parse(number).kind.entity_qualifier
    except NumberError:
        return None


def mode_is_named(filing: Filing) -> Iterator[Finding]:
    """The mode of transport is left out on a type 06 without a bill only (note 11, SE-36)."""
    if filing.mode is None and not (filing.entry_type == ZONE and not filing.bills):
        yield found("mode_missing", filing.header)


def single_bond_is_described(filing: Filing) -> Iterator[Finding]:
    """A single transaction bond needs its surety and amount in SE20 (note 6, SE-34; SE-55)."""
    header = filing.header
    if told(header.bond_type) != "9":
        return
    if not filing.references("V1"):
        yield found("surety_missing", header)
    if not filing.references("AMT"):
        yield found("bond_amount_missing", header)


def surety_is_known(filing: Filing) -> Iterator[Finding]:
    """A surety named in SE20 is one that CBP lists."""
    for reference in filing.references("V1"):
        if not tables.is_surety(told(reference.reference)):
            yield found("surety_unknown", reference)


def bond_amount_is_an_amount(filing: Filing) -> Iterator[Finding]:
    """A bond amount has at most ten digits, no zeros before them, and is more than nothing (SE-55)."""
    for reference in filing.references("AMT"):
        amount = told(reference.reference)
        if not amount.isdecimal() or len(amount) > 10:
            yield found("bond_amount_not_numeric", reference)
        elif amount.startswith("0"):
            yield found("bond_amount_zero", reference)


def value_is_within_the_limit(filing: Filing) -> Iterator[Finding]:
    """A type 86 is worth at most $800, a type 11 at most $2,500 (note 13, SE-36)."""
    limit = VALUE_LIMITS.get(filing.entry_type)
    if limit is not None and filing.header.entry_value > limit:
        yield found("value_over_limit", filing.header)


def port_of_entry_is_named(filing: Filing) -> Iterator[Finding]:
    """The port of entry is left blank only where it can be derived from the bill (note 7, SE-35)."""
    if filing.header.port_of_entry is not None:
        return
    derivable = (
        filing.action != "D"
        and filing.entry_type not in PORT_TYPES
        and not filing.has_pga_data
        and all(told(bill.bill_type) != "I" and told(bill.non_ams) != "Y" for bill in filing.bill_records)
    )
    if not derivable:
        yield found("port_of_entry_missing", filing.header)


def ports_are_known(filing: Filing) -> Iterator[Finding]:
    """Ports are Schedule D ports, or such as the world's filers file at."""
    header = filing.header
    named = {port for filer in filing.world.profile.filers for port in filer.ports if port != ANY}
    for port, question in (
        (header.port_of_entry, "port_of_entry_unknown"),
        (header.port_of_unlading, "port_of_unlading_unknown"),
    ):
        if port and not (tables.is_port(port) or port in named):
            yield found(question, header)


def port_of_unlading_is_named(filing: Filing) -> Iterator[Finding]:
    """Mail, hand-carried goods and pipelines need a port of unlading (SE-32)."""
    if filing.mode in UNLADING_MODES and filing.header.port_of_unlading is None:
        yield found("port_of_unlading_missing", filing.header)


def _place(filing: Filing) -> AdditionalHeader | Header:
    return filing.additional or filing.header


def weekly_entry_has_its_date(filing: Filing) -> Iterator[Finding]:
    """A weekly entry is of type 06 and says when its zone week begins, today to a week ahead (note 1, SE-39)."""
    additional = filing.additional
    if additional is None or told(additional.entry_date_election) != "W":
        return
    if filing.entry_type != ZONE:
        yield found("weekly_not_a_zone", additional)
    elected = told(additional.elected_entry_date)
    if elected is None:
        yield found("elected_date_missing", additional)
    elif not filing.today <= elected <= filing.today + timedelta(days=ELECTION_DAYS):
        yield found("elected_date_out_of_range", additional)


def zone_entry_names_its_zone(filing: Filing) -> Iterator[Finding]:
    """A type 06 names the FIRMS code of the zone's site, and the zone itself (notes 4 and 6, SE-40)."""
    if filing.entry_type != ZONE:
        return
    additional, place = filing.additional, _place(filing)
    location = told(additional.goods_location) if additional else None
    zone = told(additional.conveyance_or_zone) if additional else None
    if location is None:
        yield found("goods_location_missing", place)
    elif not is_firms_code(location):
        yield found("goods_location_unknown", place)
    if zone is None:
        yield found("zone_missing", place)
    elif not (zone.startswith("FTZ") and is_zone_id(zone[3:])):
        yield found("zone_unknown", place)


def warehouse_is_named(filing: Filing) -> Iterator[Finding]:
    """Types 21 and 22 name the bonded warehouse that the goods go to (note 2, SE-39)."""
    if filing.entry_type not in WAREHOUSE_TYPES:
        return
    warehouse = told(filing.additional.bonded_warehouse) if filing.additional else None
    if warehouse is None:
        yield found("warehouse_missing", _place(filing))
    elif not is_firms_code(warehouse):
        yield found("warehouse_unknown", _place(filing))


def rewarehouse_names_where_from(filing: Filing) -> Iterator[Finding]:
    """A type 22 names the warehouse entry that the goods come from (note 3, SE-39)."""
    if filing.entry_type != REWAREHOUSE:
        return
    additional = filing.additional
    if additional is None or additional.warehouse_entry_filer is None:
        yield found("warehouse_entry_filer_missing", _place(filing))
    if additional is None or additional.warehouse_entry_number is None:
        yield found("warehouse_entry_number_missing", _place(filing))


def immediate_delivery_is_allowed(filing: Filing) -> Iterator[Finding]:
    """Immediate delivery is not for warehouse entries, and needs a bond (note 9, SE-41)."""
    additional = filing.additional
    if additional is None or told(additional.immediate_delivery) != "Y":
        return
    if filing.entry_type in WAREHOUSE_TYPES:
        yield found("immediate_delivery_type", additional)
    if told(filing.header.bond_type) == "0":
        yield found("immediate_delivery_bond", additional)


#: Asked of an update, whose SE10 only tells which entry it is and what changes.
UPDATE = (mode_is_named, ports_are_known, port_of_unlading_is_named)

#: Asked of what carries the whole entry.
WHOLE = (
    importer_is_named,
    importer_number_fits,
    importer_is_active,
    mode_is_named,
    single_bond_is_described,
    surety_is_known,
    bond_amount_is_an_amount,
    value_is_within_the_limit,
    port_of_entry_is_named,
    ports_are_known,
    port_of_unlading_is_named,
    weekly_entry_has_its_date,
    zone_entry_names_its_zone,
    warehouse_is_named,
    rewarehouse_names_where_from,
    immediate_delivery_is_allowed,
)
