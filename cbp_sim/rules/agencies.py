"""PGA data under judgement, whatever chapter they came by: what is wrong in the records, and what programs ask for.

Each question yields codes of the PGA Message Set's conditions with the record at which they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cbp_sim.reference import AgencyProgram
from cbp_sim.reference.part import allows
from cbp_sim.rules.engine import told
from formats.catair.pga_message_set.parties import Affirmation, Remarks
from formats.catair.pga_message_set.product import AgencyLine
from formats.chapter import Reading
from formats.pga import MessageSet, PgaData, PgaLine, read_transaction
from formats.record import Record

Wrong = tuple[str, Record | None]

#: What the records themselves, their places and their groups may be found wrong in.
OF_RECORDS = (
    "P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08", "P09", "P10", "P11", "P12", "P13", "P14", "P16",
    "P17", "P18", "P19", "P20", "P21", "P22", "P23", "P24", "P25", "P26", "P27", "P28", "P29", "P30", "P31",
    "P32", "P33", "P34", "P35", "P39", "P41", "P42", "P54", "PGA",
)  # fmt: skip
#: What a program may find missing.
OF_PROGRAMS = (
    "P06", "P15", "P36", "P37", "P38", "P40", "P43", "P44", "P45", "P46", "P47", "P48", "P49", "P50", "P51", "P52",
    "P53",
)  # fmt: skip
BOTH_WAYS = "597"

#: A record that a program may ask for, and the condition when it is not there.
NEEDED = {
    "PG06": "P43", "PG10": "P50", "PG13": "P44", "PG14": "P45", "PG19": "P46", "PG21": "P47", "PG22": "P48",
    "PG24": "P37", "PG25": "P51", "PG26": "P52", "PG29": "P53", "PG30": "P49",
}  # fmt: skip
DOCUMENT, REMARKS = "PG22", "PG24"


def agency_data(reading: Reading) -> PgaData:
    """What a transaction tells partner government agencies; nothing is read where there is nothing."""
    if any(record.identifier in ("OI", "PG") for record in reading.records):
        return read_transaction(reading)
    return PgaData((), {}, ())


def wrong_in_records(reading: Reading, data: PgaData) -> Iterator[Wrong]:
    """PGA records have their elements, and stand where the chapter's hierarchy has them."""
    for fault in data.faults:
        if fault.code:
            yield fault.code, reading.records[fault.number - reading.number]


def missing_for_programs(data: PgaData, programs: Sequence[AgencyProgram]) -> Iterator[Wrong]:
    """A program that has a row gets the records, documents and remarks that it asks for, and is one that takes part."""
    for one in data.sets if programs else ():
        for line in one.lines:
            yield from ((code, one.tariff) for code in _asked(line, programs))


def told_and_disclaimed(data: PgaData) -> Iterator[Wrong]:
    """Under one number an agency is sent its data, or a disclaimer, not both."""
    for one in data.sets:
        kinds: dict[str, set[bool]] = {}
        for opening in openings(one):
            if opening.agency:
                kinds.setdefault(opening.agency, set()).add(opening.disclaimer is not None)
        if any(len(both) > 1 for both in kinds.values()):
            yield BOTH_WAYS, one.tariff


def openings(one: MessageSet) -> Iterator[AgencyLine]:
    """The PG01 records of a message set."""
    for line in one.lines:
        if isinstance(line.opening.record, AgencyLine):
            yield line.opening.record


def _asked(line: PgaLine, programs: Sequence[AgencyProgram]) -> Iterator[str]:
    opening = line.opening.record
    if not isinstance(opening, AgencyLine) or opening.disclaimer is not None:
        return
    of_agency = [program for program in programs if program.agency == told(opening.agency)]
    known = next((program for program in of_agency if program.program == told(opening.program)), None)
    if known is None:
        if of_agency:
            yield "P06"
        return
    if not known.active:
        yield "P40"
        return
    records = [record for product in line.products for record in records_of(product)]
    there = {record.identifier for record in records}
    for needed in known.needs:
        # Remarks are asked for because of a document (P37).
        if needed not in there and (needed != REMARKS or DOCUMENT in there):
            yield NEEDED[needed]
    documents = [str(getattr(record, "document", "")) for record in records if record.identifier == DOCUMENT]
    if documents and "*" not in known.documents and not set(documents) & set(known.documents):
        yield "P36"
    affirmed = [str(told(record.code)) for record in records if isinstance(record, Affirmation)]
    if not all(allows(known.affirmations, code) for code in affirmed):
        yield "P15"
    types = {str(record.remarks_type or "") for record in records if isinstance(record, Remarks)}
    if known.remarks and REMARKS in there and not types & set(known.remarks):
        yield "P38"


def records_of(part: object) -> Iterator[Record]:
    """The records of a product or component, with those that belong to them and their groups."""
    record = getattr(part, "record", None)
    if isinstance(record, Record):
        yield record
    for below in getattr(part, "parts", ()):
        yield from records_of(below)
    for group in getattr(part, "groups", ()):
        for below in group:
            yield from records_of(below)
