"""Where in an answer a condition hangs: the references that lead to a record of the filing (AX, ESF-194 to ESF-203).

Records 10, 11, 20, 21 and 30 have no reference of their own: what is wrong there is said under the SUMMRY. The same for
records of a line that have none: they are the line's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cbp_sim.decision import Finding
from cbp_sim.echoes import written
from cbp_sim.rules.summary.submission import POST_LINE, TOTALS
from formats.catair.entry_summary import records as filed
from formats.catair.entry_summary_reply import records as told
from formats.group import Group
from formats.record import Record

#: Filed record -> its reference, and filed element -> element of the reference. `*` is the number of the repeat.
_REFERENCES: dict[type[Record], tuple[type[told.Reference], dict[str, str]]] = {
    filed.ManifestDetail: (told.ManifestReference, {"quantity": "quantity", "unit": "unit"}),
    filed.BillOfLading: (told.BillReference, {"component_type": "component_type", "number": "number"}),
    filed.Bond: (
        told.BondReference,
        {"bond_type": "bond_type", "designation": "designation", "surety": "surety"},
    ),
    filed.ReleaseDetail: (
        told.ConsolidatedReference,
        {"filer_code_*": "filer_code", "entry_number_*": "entry_number"},
    ),
    filed.MissingDocuments: (told.DocumentReference, {"document_*": "document"}),
    filed.HeaderFees: (told.HeaderFeeReference, {"fee_class_*": "fee_class", "fee_amount_*": "fee_amount"}),
    filed.HeaderReasons: (told.HeaderReasonReference, {"reason_*": "reason"}),
    filed.Explanation: (told.ExplanationReference, {"text": "text"}),
    filed.LineHeader: (told.LineReference, {"line_number": "line_number"}),
    filed.InvoiceReference: (
        told.InvoiceReference,
        {"supplier": "supplier", "invoice_number": "invoice_number"},
    ),
    filed.CommercialDescription: (told.DescriptionReference, {"text": "text"}),
    filed.ArticleParty: (told.PartyReference, {"party_type": "party_type", "number": "number"}),
    filed.TariffDetail: (told.TariffReference, {"hts_number": "hts_number"}),
    filed.License: (
        told.LicenseReference,
        {"license_type": "license_type", "license_number": "license_number"},
    ),
    filed.AdCvdCase: (told.CaseReference, {"case_number": "case_number"}),
    filed.Declaration: (told.DeclarationReference, {"declaration_type": "declaration_type"}),
    filed.LineFee: (told.LineFeeReference, {"fee_class": "fee_class", "fee_amount": "fee_amount"}),
    filed.LineReasons: (told.LineReasonReference, {"reason_*": "reason"}),
    filed.CensusOverrides: (told.CensusReference, {"warning_*": "warning", "override_*": "override"}),
    filed.FeeTotals: (told.FeeTotalReference, {"fee_class_*": "fee_class", "fee_total_*": "fee_total"}),
}
#: A repeat inside a record that has a reference below the record's own.
_INNER: dict[type[Record], tuple[type[told.Reference], dict[str, str]]] = {
    filed.TariffDetail: (told.QuantityReference, {"quantity_*": "quantity", "unit_*": "unit"}),
    filed.InvoiceReference: (told.InvoiceRangeReference, {"begin_*": "begin", "end_*": "end"}),
}
#: How many repeats a record has whose repeats are counted through all records of its kind (ESF-195, ESF-198).
_COUNTED_THROUGH: dict[type[Record], int] = {filed.ReleaseDetail: 6, filed.FeeTotals: 5}
_REPEATING = (
    filed.MissingDocuments,
    filed.HeaderFees,
    filed.HeaderReasons,
    filed.LineReasons,
    filed.CensusOverrides,
    filed.ReleaseDetail,
    filed.FeeTotals,
)
_TOTALS = (filed.AdCvdTotals, filed.FeeTotals, filed.GrandTotals)

#: Where a reference stands among the others: the header's parts, lines, what shows after them, totals.
_AT_SUMMARY, _AT_HEADER, _AT_LINE, _AFTER_LINES, _AT_TOTALS = range(5)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a condition hangs: the references that lead there, from the outside in, and their order."""

    order: tuple[int, ...]
    references: tuple[told.Reference, ...] = ()


class Places:
    """The places of one filing. ordinal: its position in its block."""

    def __init__(self, filing: filed.Filing, *, ordinal: int) -> None:
        self._filing = filing
        self._ordinal = ordinal
        self._at: dict[int, tuple[tuple[int, ...], Trail]] = {}
        for record, order, trail in _walk(filing):
            self._at[id(record)] = order, trail

    def of(self, finding: Finding) -> Place:
        """Where a finding hangs."""
        if finding.detail in (POST_LINE, TOTALS):
            return self._after_lines(finding.detail)
        at = finding.at
        record = next(at.records(), None) if isinstance(at, Group) else at
        if record is None or id(record) not in self._at:
            return Place((_AT_SUMMARY,))
        order, trail = self._at[id(record)]
        if order[0] == _AT_SUMMARY:
            return Place((_AT_SUMMARY,))
        references: list[told.Reference] = []
        if order[0] == _AT_TOTALS:
            references.append(_whole(told.TotalsReference, self._filing.header, self._ordinal))
        for part, occurrence in trail:
            repeat = finding.detail if part is record and isinstance(finding.detail, int) else None
            references += _references(part, occurrence, repeat)
        inner = finding.detail if isinstance(finding.detail, int) else 0
        return Place((*order, inner), tuple(references))

    def _after_lines(self, kind: str) -> Place:
        header = self._filing.header
        if kind == POST_LINE:
            return Place((_AFTER_LINES,), (_whole(told.PostLineReference, header, self._ordinal),))
        return Place((_AT_TOTALS,), (_whole(told.TotalsReference, header, self._ordinal),))


def _references(part: Record, occurrence: int, repeat: int | None) -> Iterator[told.Reference]:
    cls, copied = _REFERENCES[_known(part) or type(part)]
    if isinstance(part, _REPEATING):
        position = repeat or 1
        through = _COUNTED_THROUGH.get(type(part), 0)
        yield _copy(cls, part, copied, (occurrence - 1) * through + position, position)
    else:
        yield _copy(cls, part, copied, occurrence, None)
    if repeat is not None and type(part) in _INNER:
        inner, elements = _INNER[type(part)]
        yield _copy(inner, part, elements, repeat, repeat)


def _copy(
    cls: type[told.Reference], part: Record, elements: dict[str, str], occurrence: int, repeat: int | None
) -> told.Reference:
    """A reference whose text is the filer's columns, whatever stands there."""
    texts = {
        target: part.layout.by_name[source.replace("*", str(repeat))].cut(part.line)
        for source, target in elements.items()
    }
    return written(cls, {**texts, "occurrence": f"{occurrence:06}"})


def _whole(
    cls: type[told.PostLineReference] | type[told.TotalsReference] | type[told.SummaryReference],
    header: filed.Header,
    ordinal: int,
) -> told.Reference:
    names = ("filer_code", "entry_number", "broker_reference")
    texts = {name: header.layout.by_name[name].cut(header.line) for name in names}
    return written(cls, {**texts, "occurrence": f"{ordinal:06}"})


def summary_reference(header: filed.Header, *, ordinal: int) -> told.Reference:
    """The reference that every answer begins with. The team that CBP gives a summary to is not told: no source does."""
    return _whole(told.SummaryReference, header, ordinal)


Trail = tuple[tuple[Record, int], ...]


def _walk(filing: filed.Filing) -> Iterator[tuple[Record, tuple[int, ...], Trail]]:
    """Every record, its order, and the records on the way to it with their positions among their like."""
    for record in filing.records():
        yield record, (_AT_SUMMARY,), ()
    for at, (record, trail) in enumerate(_walk_header(filing)):
        yield record, (_AT_HEADER, at), trail
    for nth, line in enumerate(filing.lines, 1):
        yield from _walk_line(line, nth)
    for totals in (filing.case_totals, filing.grand_totals):
        if totals is not None:
            yield totals, (_AT_TOTALS, 0), ()
    for nth, record in enumerate(filing.fee_totals, 1):
        yield record, (_AT_TOTALS, nth), ((record, nth),)


def _walk_header(filing: filed.Filing) -> Iterator[tuple[Record, Trail]]:
    for nth, manifest in enumerate(filing.manifests, 1):
        detail = (manifest.detail, nth)
        for record in (manifest.detail, *manifest.conveyances, *manifest.equipment):
            yield record, (detail,)
        for mth, bill in enumerate(manifest.bills, 1):
            yield bill, (detail, (bill, mth))
    singles = ((record,) if record is not None else () for record in (filing.documents, filing.fees, filing.reasons))
    for several in (filing.bonds, filing.releases, *singles, filing.explanations):
        for nth, record in enumerate(several, 1):
            yield record, ((record, nth),)


def _walk_line(line: filed.Line, nth: int) -> Iterator[tuple[Record, tuple[int, ...], Trail]]:
    head = (line.header, nth)
    counted: dict[type[Record], int] = {}
    for at, record in enumerate(line.records()):
        known = _known(record)
        if known is None or record is line.header:
            # What has no reference of its own is the line's.
            yield record, (_AT_LINE, nth, 0), (head,)
            continue
        counted[known] = counted.get(known, 0) + 1
        yield record, (_AT_LINE, nth, at), (head, (record, counted[known]))


def _known(record: Record) -> type[Record] | None:
    return next((cls for cls in type(record).__mro__ if cls in _REFERENCES), None)
