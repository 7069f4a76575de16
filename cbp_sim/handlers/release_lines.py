"""What an accepted cargo release says of its lines, with what it tells partner agencies of each."""

from __future__ import annotations

from collections.abc import Iterator

from cbp_sim.lifecycle.entry_file import FiledLine, ToldAgency
from cbp_sim.rules.agencies import records_of
from cbp_sim.rules.release.filing import Filing
from formats.catair.cargo_release.records import Line
from formats.catair.pga_message_set.product import AgencyLine
from formats.pga import MessageSet


def lines_of(filing: Filing) -> Iterator[FiledLine]:
    """The lines of a filing that was judged right."""
    sets = {id(one.tariff): one for one in filing.agency_data.sets}
    for line in filing.lines:
        told = ((group.tariff.hts_number, sets.get(id(group.tariff))) for group in line.tariffs)
        yield FiledLine(
            number=line.item.line_number,
            origin=line.item.country_of_origin,
            tariffs=tuple(group.tariff.hts_number for group in line.tariffs),
            agencies=tuple(agency for hts, one in told if one is not None for agency in _told(line, hts, one)),
        )


def _told(line: Line, hts: str, one: MessageSet) -> Iterator[ToldAgency]:
    for part in one.lines:
        opening = part.opening.record
        if isinstance(opening, AgencyLine):
            records = [opening, *(record for product in part.products for record in records_of(product))]
            yield ToldAgency(
                line=line.item.line_number, tariff=hts, number=opening.line_number, agency=opening.agency,
                program=opening.program, disclaimer=opening.disclaimer or "",
                records=tuple(record.line.rstrip() for record in records),
            )  # fmt: skip
