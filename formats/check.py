"""Every fault of everything in a file, whatever CBP's own answer would stop at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from formats import envelope
from formats.applications import application, notification
from formats.batch import CONTROL, Batch, Line, lines_of
from formats.catalog import chapters
from formats.chapter import Chapter
from formats.codes import Condition, condition_of
from formats.describe.decoded import PGA_SLOT, DecodedBatch, DecodedTransaction, decode
from formats.fault import Fault, Kind
from formats.pga import read_transaction
from formats.record import WIDTH, Record
from formats.recovery import ORDER, order_faults
from formats.sample import wrapping
from formats.stream import NONE, Stray, pad_trimmed, read_batches

_CITE = "Batch & Block Control v23"
#: Columns 60-80 of A and B are the sender's own text and come back as they are.
_USER_TEXT = 60
_COMMON = {Kind.FILLER: "X39", Kind.CHARACTER: "X40", Kind.LENGTH: "X42"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fault's record stands. batch, block and transaction count from 1; 0 is outside of any."""

    batch: int = 0
    block: int = 0
    transaction: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """A fault, its record and where that stands. line: the record's position in the file, counted from 1.

    application: the input application that it belongs to, whose conditions its code is one of; "" where none is known.
    """

    fault: Fault
    place: Place
    line: int
    record: str
    application: str = ""

    @property
    def condition(self) -> Condition | None:
        """CBP's condition for the fault, where there is one."""
        return condition_of(self.fault.code, self.application) if self.fault.code else None


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking: faults by line and column, and what was done or could not be done."""

    faults: tuple[Found, ...]
    records: int
    batches: int
    padded: int
    notes: tuple[str, ...]


def check(data: bytes) -> Checked:
    """Everything that is wrong with a transmission or a file of it."""
    data, padded = pad_trimmed(data)
    items = read_batches(data)
    begins = starts(data, items)
    faults: list[Found] = []
    notes: dict[str, None] = {}
    batches = [item for item in items if isinstance(item, Batch)]
    if not items:
        nothing = Fault(
            1, "", Kind.ENVELOPE, "there is no record in it", fix="send at least A, B, a transaction, Y and Z"
        )
        faults.append(Found(nothing, Place(), 1, ""))
    elif not batches:
        faults += _bare([item for item in items if isinstance(item, Stray)], begins)
    else:
        faults += _outside(items, begins)
    placed = [(item, start) for item, start in zip(items, begins, strict=True) if isinstance(item, Batch)]
    for ordinal, (batch, start) in enumerate(placed, 1):
        decoded = decode(batch)
        notes.update(dict.fromkeys(_unread(decoded)))
        for fault, place in _of_batch(decoded, ordinal):
            text = batch.lines[min(fault.number, len(batch.lines)) - 1].text
            if not place.transaction and text[0] in CONTROL:
                fault = replace(fault, record=text[0])
            application = decoded.known.input if decoded.known else ""
            faults.append(Found(fault, place, start + fault.number - 1, text, application))
    faults.sort(key=lambda one: (one.line, one.fault.columns, one.fault.code or ""))
    return Checked(tuple(faults), sum(map(_records, items)), len(batches), padded, tuple(notes))


def transaction_faults(transaction: DecodedTransaction) -> list[Fault]:
    """The faults of one transaction's records: widths, order, columns."""
    found = [_width(line) for line in transaction.lines if line.width != WIDTH]
    reading = transaction.reading
    if reading is None:
        return found
    texts = [line.text for line in transaction.lines]
    found += [_coded(fault) for fault in reading.faults if fault.kind not in ORDER]
    found += order_faults(reading, texts)
    if len(reading.records) == len(texts) and any(record.identifier == PGA_SLOT for record in reading.records):
        found += read_transaction(reading).faults
    return found


def _of_batch(decoded: DecodedBatch, ordinal: int) -> Iterator[tuple[Fault, Place]]:
    seen = set()
    for fault, block in _input_control(decoded) if decoded.direction == "input" else _output_control(decoded):
        if fault.kind is Kind.LENGTH:
            fault = _width(decoded.batch.lines[fault.number - 1])
        seen.add((fault.number, fault.columns))
        yield fault, Place(ordinal, block)
    for fault, block in _records_of_control(decoded):
        if (fault.number, fault.columns) not in seen:
            yield fault, Place(ordinal, block)
    for one in decoded.blocks:
        for transaction in one.transactions:
            for fault in transaction_faults(transaction):
                yield fault, Place(ordinal, one.block.occurrence, transaction.ordinal)


def _input_control(decoded: DecodedBatch) -> Iterator[tuple[Fault, int]]:
    batch = decoded.batch
    known = set()
    for one in () if _only_broken_off(decoded) else envelope.batch_faults(batch):
        known.add((one.fault.number, one.fault.code))
        yield one.fault, 0
    if not batch.complete:
        yield _ends_without(batch.lines[-1], "Z", "X06", "the batch"), 0
    for block in batch.blocks:
        if block.trailer_line is None:
            last = (block.detail or (block.header_line,))[-1]
            # The control record that came instead of Y carries the fault, as the envelope's own first one does.
            following = batch.lines[min(last.number, len(batch.lines) - 1)]
            what = "the block" if following is last else "the block before it"
            if (following.number, "X05") not in known:
                yield _ends_without(following, "Y", "X05", what), block.occurrence
    for one in envelope.block_faults(batch):
        yield one.fault, one.block.occurrence if one.block else 0
    yield from _applications(decoded)


def _only_broken_off(decoded: DecodedBatch) -> bool:
    """Whether the control records are in order, save that the last of them did not come."""
    letters = [line.control for line in decoded.batch.lines if line.control]
    structure = decoded.chapter.structure
    ends = ([*letters, "Z"], [*letters, "Y", "Z"])
    return not decoded.batch.complete and any(not isinstance(structure.shape("batch", end), tuple) for end in ends)


def _applications(decoded: DecodedBatch) -> Iterator[tuple[Fault, int]]:
    named = decoded.batch.application
    first = decoded.batch.lines[0]
    if named and application(named) is None:
        yield _control(first, (26, 27), "X12", f"{named!r} is no ACE application", "name one, such as AE or SE,"), 0
    for block in decoded.batch.blocks:
        line, inner = block.header_line, block.application
        known = application(inner)
        if inner and known is None:
            reason, fix = f"{inner!r} is no ACE application", f"repeat the A record's {named!r}"
            yield _control(line, (11, 12), "X12", reason, fix), block.occurrence
        if inner and named and inner != named:
            reason, fix = f"the block is for {inner!r}, the batch for {named!r}", "give each application its own batch:"
            yield _control(line, (11, 12), "X19", reason, f"{fix} put {named!r}"), block.occurrence
        if known and not known.preparer and line.text[46:55].strip():
            reason = f"{inner} takes no preparer"
            yield _control(line, (47, 55), "X23", reason, "put spaces"), block.occurrence


def _output_control(decoded: DecodedBatch) -> Iterator[tuple[Fault, int]]:
    controls = [line for line in decoded.batch.lines if line.control]
    shape = decoded.chapter.structure.shape("batch", [line.control for line in controls])
    if isinstance(shape, tuple):
        line = controls[min(shape[0].at, len(controls) - 1)]
        wanted = " or ".join(name for name in shape[0].expected if len(name) == 1) or "nothing"
        yield _control(line, (1, 1), None, f"expected {wanted}", f"send {wanted}"), 0
    for line in decoded.outside:
        yield _control(line, (1, 80), None, "the record stands in no block", "put it between a B and its Y record"), 0
    for block in decoded.blocks:
        count = getattr(block.trailer, "record_count", None)
        if block.block.trailer_line and isinstance(count, int) and count != len(block.block.detail):
            reason = f"counts {count} records, the block has {len(block.block.detail)}"
            fix = f"put {len(block.block.detail):05}"
            yield _control(block.block.trailer_line, (13, 17), None, reason, fix), block.block.occurrence


def _records_of_control(decoded: DecodedBatch) -> Iterator[tuple[Fault, int]]:
    yield from _own(decoded.header, decoded.batch.lines[0], 0)
    for block in decoded.blocks:
        yield from _own(block.header, block.block.header_line, block.block.occurrence)
        yield from _own(block.trailer, block.block.trailer_line, block.block.occurrence)
    if decoded.trailer:
        yield from _own(decoded.trailer, decoded.batch.lines[-1], 0)


def _own(record: Record | None, line: Line | None, block: int) -> Iterator[tuple[Fault, int]]:
    if record is None or line is None:
        return
    if line.width != WIDTH:
        yield _width(line), block
    for fault in record.faults(line.number):
        if line.control in ("A", "B") and fault.columns[0] >= _USER_TEXT and fault.text.isprintable():
            continue
        yield _coded(fault), block


def _coded(fault: Fault) -> Fault:
    return fault.coded(fault.code or _COMMON.get(fault.kind))


def _width(line: Line) -> Fault:
    columns = (line.width + 1, WIDTH) if line.width < WIDTH else (WIDTH + 1, WIDTH + 1)
    return replace(envelope.wrong_width(line), columns=columns)


def _ends_without(line: Line, wanted: str, code: str, what: str) -> Fault:
    return _control(line, (1, 1), code, f"{what} has no {wanted} record", f"send {wanted} to end it, its mark")


def _control(line: Line, columns: tuple[int, int], code: str | None, reason: str, fix: str) -> Fault:
    start, end = columns
    where = f"column {start}" if start == end else f"columns {start}-{end}"
    return Fault(
        line.number,
        line.text[:4].rstrip(),
        Kind.ENVELOPE,
        reason,
        columns=columns,
        text=line.text[start - 1 : end],
        code=code,
        fix=f"{fix} in {where}",
        cite=_CITE,
    )


def _unread(decoded: DecodedBatch) -> Iterator[str]:
    for block in decoded.blocks:
        known = application(block.application) or notification(block.application)
        if block.chapter is None and block.application and known and block.block.detail:
            yield f"no chapter reads {block.application} here: order and columns of its records are not checked"


def _outside(items: Sequence[Batch | Stray], begins: Sequence[int]) -> Iterator[Found]:
    run: list[tuple[Stray, int]] = []
    for item, start in [*zip(items, begins, strict=True), (None, 0)]:
        if isinstance(item, Stray):
            run.append((item, start))
            continue
        if run:
            first, line = run[0]
            what = "this record stands" if len(run) == 1 else f"{len(run)} records from here on stand"
            fault = Fault(
                first.number,
                first.text[:4].rstrip(),
                Kind.ENVELOPE,
                f"{what} outside any batch",
                text=first.text,
                fix="move it between a B and its Y record, or take it out",
                cite=f"{_CITE}, B&B-8",
            )
            yield Found(fault, Place(), line, first.text.ljust(WIDTH))
            run = []


def _bare(strays: Sequence[Stray], begins: Sequence[int]) -> Iterator[Found]:
    lines = lines_of([stray.text for stray in strays])
    chapter = likely_chapter([line.text for line in lines])
    first = lines[0]
    if chapter is None:
        reason = f"no A record: {len(lines)} records that belong to no batch"
        fix = "begin with an A record and a B record, end with Y and Z"
    else:
        reason = f"no A record: bare records of {chapter.title} ({chapter.application}), without their envelope"
        before, after = wrapping(chapter.application)
        around = "\n".join([*before, f"... the {len(lines)} records ...", *after])
        fix = f"put control records around them, with your own site, sender, port and filer:\n{around}"
    missing = Fault(1, "A", Kind.ENVELOPE, reason, (1, 1), first.text[:1], fix=fix, cite=f"{_CITE}, B&B-8")
    yield Found(missing, Place(), begins[0], first.text)
    if chapter is not None:
        for transaction in _split(chapter, [line for line in lines if not line.control]):
            for fault in transaction_faults(transaction):
                at = min(fault.number, len(lines)) - 1
                place = Place(transaction=transaction.ordinal)
                yield Found(fault, place, begins[at], lines[at].text, chapter.application)


def likely_chapter(texts: Sequence[str]) -> Chapter | None:
    """The input chapter that most of these lines are records of; None where it is no more than half of them."""
    best: tuple[int, Chapter | None] = (0, None)
    for chapter in chapters():
        if chapter.direction == "input" and chapter.application:
            fitting = sum(_clean(chapter, text) for text in texts)
            best = max(best, (fitting, chapter), key=lambda one: one[0])
    return best[1] if best[0] * 4 > len(texts) else None


def _clean(chapter: Chapter, text: str) -> int:
    """2 for a record of the chapter without a fault, 1 for one with faults, 0 for none.

    That a faulty line begins with the letter of a record says nothing.
    """
    cls = chapter.class_of(text)
    if cls is None:
        return 0
    return int(len(cls.identifier) > 1) if cls.layout.faults(text, 0) else 2


def _split(chapter: Chapter, lines: Iterable[Line]) -> list[DecodedTransaction]:
    found: list[list[Line]] = []
    for line in lines:
        if not found or chapter.opens(line.text):
            found.append([])
        found[-1].append(line)
    return [DecodedTransaction(ordinal, tuple(part), chapter) for ordinal, part in enumerate(found, 1)]


def _records(item: Batch | Stray) -> int:
    return len(item.lines) if isinstance(item, Batch) else 1


def starts(data: bytes, items: Sequence[Batch | Stray]) -> list[int]:
    """The line of the file at which each item begins; without separators, the record."""
    separated = all(item.separator != NONE for item in items if isinstance(item, Batch)) and b"\n" in data
    lines = [line.removesuffix(b"\r") for line in data.split(b"\n")] if separated else []
    found, at, fresh = [], 0, True
    for item in items:
        while fresh and at < len(lines) and not lines[at]:
            at += 1  # Line ends between two batches belong to neither.
        found.append(at + 1)
        at += _records(item)
        fresh = isinstance(item, Batch) and item.complete
    return found
