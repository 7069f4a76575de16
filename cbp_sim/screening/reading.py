"""Takes an SE or AE transaction apart. What is blank or cannot be read is left out: its own fault says the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cbp_sim.lifecycle.subjects import bill_key
from cbp_sim.screening.filed import Goods, Party, Said
from formats.catair.cargo_release import records as se
from formats.catair.entry_summary import records as ae
from formats.catair.pga_message_set.product import AgencyLine
from formats.record import Record


def said(content: object) -> Said | None:
    """What a transaction says; None for one that is neither a cargo release nor an entry summary."""
    if isinstance(content, se.CargoRelease | se.CargoReleaseUpdate | se.CargoReleaseCancellation):
        return _release(content)
    if isinstance(content, ae.Filing):
        return _summary(content)
    return None


def _release(content: se.CargoRelease | se.CargoReleaseUpdate | se.CargoReleaseCancellation) -> Said:
    header = content.header
    bills = () if isinstance(content, se.CargoReleaseCancellation) else content.bills
    whole = content if isinstance(content, se.CargoRelease) else None
    lines = whole.lines if whole else ()
    named = [_party(group, group.party, "") for group in (whole.parties if whole else ())]
    for line in lines:
        named += [_party(group, group.party, _text(line.item.line_number)) for group in line.parties]
    lowest = [[one for one in bill.numbers if one.bill_type != "I"] for bill in bills]
    return Said(
        filer=_text(header.filer_code),
        entry=_entry(header.filer_code, header.entry_number),
        entry_type=_text(header.entry_type),
        importer=_text(header.importer),
        mode=_text(header.mode_of_transport),
        port=_text(header.port_of_entry),
        value=_whole(header.entry_value),
        bills=tuple(bill_key(_text(own[-1].issuer), _text(own[-1].bill_number)) for own in lowest if own),
        parties=tuple(named),
        goods=tuple(
            Goods(
                line=_text(line.item.line_number),
                origin=_text(line.item.country_of_origin),
                hts=_texts(one.tariff.hts_number for one in line.tariffs),
                value=sum(_whole(one.tariff.value) for one in line.tariffs),
                agencies=_agencies(record for one in line.tariffs for record in one.pga),
            )
            for line in lines
        ),
    )


def _agencies(records: Iterable[Record]) -> tuple[str, ...]:
    """The agencies that PG01 records bring data for; one with a disclaimer says that there are none."""
    opened = [AgencyLine.read(record.line) for record in records if record.line.startswith("PG01")]
    return _texts(dict.fromkeys(one.agency for one in opened if one.disclaimer is None))


def _summary(content: ae.Filing) -> Said:
    header = content.header
    lines = getattr(content, "lines", ())
    named = [_party(group, group.entity, "") for group in getattr(content, "entities", ())]
    for line in lines:
        named += [_party(group, group.entity, _text(line.header.line_number)) for group in line.entities]
    goods = tuple(
        Goods(
            line=_text(line.header.line_number),
            origin=_text(line.header.origin),
            hts=_texts(one.detail.hts_number for one in line.tariffs),
            value=sum(_whole(one.detail.value) for one in line.tariffs),
            agencies=_agencies((*line.pga, *(record for one in line.tariffs for record in one.pga))),
        )
        for line in lines
    )
    return Said(
        filer=_text(header.filer_code),
        entry=_entry(header.filer_code, header.entry_number),
        entry_type=_text(header.entry_type),
        importer=_text(content.content.importer if content.content else None),
        mode=_text(header.mode_of_transport),
        port=_text(header.port_of_entry),
        value=sum(line.value for line in goods),
        bills=tuple(_summary_bills(content)),
        parties=tuple(named),
        goods=goods,
    )


def _summary_bills(content: ae.Filing) -> Iterator[str]:
    for manifest in content.manifests:
        own = [bill for bill in manifest.bills if bill.component_type != "I"]
        if own:
            yield bill_key(_text(own[-1].issuer), _text(own[-1].number))


def _party(group: Any, named: Any, line: str) -> Party:
    """A party of either chapter: their groups agree in addresses and place, and their records in all but one name."""
    streets = [part for one in group.addresses for part in _street(one)]
    place = group.place
    return Party(
        role=_text(getattr(named, "party", None) or getattr(named, "role", None)),
        name=_text(named.name),
        number=_text(named.number),
        street=" ".join(streets),
        city=_text(place.city) if place else "",
        subdivision=_text(place.subdivision) if place else "",
        postal_code=_text(place.postal_code) if place else "",
        country=_text(place.country) if place else "",
        line=line,
    )


def _street(record: Any) -> tuple[str, ...]:
    return _texts((record.address_1, record.address_2))


def _entry(filer: object, number: object) -> str:
    return f"{filer}-{number}" if isinstance(filer, str) and isinstance(number, str) else ""


def _texts(values: Iterable[object]) -> tuple[str, ...]:
    return tuple(text for text in map(_text, values) if text)


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
