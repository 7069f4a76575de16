"""Is the envelope whole? A, B, Y and Z against each other and their layouts. Batch & Block Control v23.

Only what the records themselves tell: who may send what is judged elsewhere. Faults come by level: of the batch, then
of each block, then of the records inside; a batch whose outer level is broken is not looked into.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from formats.batch import CONTROL, Batch, Block, Line, Transaction
from formats.catair import batch_block_control
from formats.catair.batch_block_control.records import BatchTrailer, ManifestBatchTrailer
from formats.fault import Fault, Kind
from formats.record import WIDTH, Record
from formats.structure import OrderFault

_CITE = "Batch & Block Control v23"

#: The condition for a control record that is missing where the map demands it.
_MISSING = {"B": "X03", "Y": "X05", "Z": "X06"}


@dataclass(frozen=True, slots=True)
class EnvelopeFault:
    """A fault with its place in the batch: neither block nor transaction is the batch itself."""

    fault: Fault
    block: Block | None = None
    transaction: Transaction | None = None

    @property
    def code(self) -> str:
        """The X condition."""
        return self.fault.code or ""


def batch_faults(batch: Batch) -> list[EnvelopeFault]:
    """What is wrong with the batch as such: control records missing or out of order, the A record, the Z record."""
    if misplaced := _misplaced(batch):
        return [EnvelopeFault(misplaced)]
    if batch.trailer is None:
        return [EnvelopeFault(_misplacement(batch.lines[-1], "Z", _MISSING["Z"]))]
    found = [EnvelopeFault(fault) for fault in _batch_level(batch, batch.trailer)]
    return sorted(found, key=lambda one: (one.code, one.fault.number))


def block_faults(batch: Batch) -> list[EnvelopeFault]:
    """What is wrong with the B and Y records, and with blocks that hold nothing."""
    return [EnvelopeFault(fault, block) for block in batch.blocks for fault in _block_level(block)]


def record_faults(batch: Batch) -> list[EnvelopeFault]:
    """What no application may hold: records of another width, data in fillers, characters of no keyboard."""
    return [
        EnvelopeFault(fault, block, transaction)
        for block in batch.blocks
        for transaction in block.transactions
        for fault in _transaction_level(transaction)
    ]


def wrong_width(line: Line) -> Fault:
    """The fault of a record that is not 80 columns wide."""
    return Fault(
        line.number,
        line.text[:4].rstrip(),
        Kind.LENGTH,
        f"the record has {line.width} columns, must have {WIDTH}",
        text=line.text,
        code="X42",
        fix=f"send exactly {WIDTH} columns",
        cite=f"{_CITE}, B&B-8",
    )


def _misplaced(batch: Batch) -> Fault | None:
    controls: list[Line] = []
    previous = batch.lines[0].control
    for line in batch.lines:
        if line.text[0] in CONTROL:
            controls.append(line)
            previous = line.control
        elif previous in ("A", "Y"):
            return _misplacement(line, "B or Z" if previous == "Y" else "B", _MISSING["B"])
    shape = batch_block_control.CHAPTER.structure.shape("batch", [line.control for line in controls])
    if not isinstance(shape, tuple):
        return None
    breach: OrderFault = shape[0]
    line = controls[min(breach.at, len(controls) - 1)]
    expected = [name for name in breach.expected if name in _MISSING]
    # After Y either B or Z may come; what is surely missing then is the Z that ends the batch.
    return _misplacement(line, " or ".join(expected), _MISSING[max(expected)] if expected else "X06")


def _misplacement(line: Line, wanted: str, code: str) -> Fault:
    got = line.control or line.text[:4].rstrip()
    return Fault(
        line.number,
        got,
        Kind.ENVELOPE,
        f"expected {wanted}, got {got!r}",
        text=line.text,
        code=code,
        fix=f"send {wanted} here",
        cite=f"{_CITE}, B&B-8",
        expected=tuple(wanted.split(" or ")),
    )


def _batch_level(batch: Batch, trailer: BatchTrailer | ManifestBatchTrailer) -> Iterator[Fault]:
    first, last = batch.lines[0], batch.lines[-1]
    header = batch.header
    yield from _element_codes(header, first, {"site": "X07", "sender": "X08", "transmission_date": "X10"})
    yield from _element_codes(trailer, last, {"site": "X07", "sender": "X08"}, missing_only=True)
    if not batch.application:
        yield _wrong(first, (26, 27), "X11", "the application identifier is blank", "name the application, e.g. AE")
    alike = [("site", (2, 5)), ("sender", (6, 8)), ("transmission_date", (15, 20)), ("office", (38, 39))]
    if batch.manifest:
        alike.append(("password", (9, 14)))
    for name, (start, end) in alike:
        mine, theirs = last.text[start - 1 : end], first.text[start - 1 : end]
        if mine != theirs:
            yield _wrong(
                last,
                (start, end),
                "X14",
                f"{name.replace('_', ' ')} is {mine!r}, the A record has {theirs!r}",
                f"repeat {theirs!r}",
            )
            break
    yield from _unfit(header, first)
    yield from _unfit(trailer, last)


def _block_level(block: Block) -> Iterator[Fault]:
    header, line = block.header, block.header_line
    found = []
    if not block.detail:
        found.append(_wrong(line, (1, 80), "X04", "no transaction stands between B and Y", "send at least one"))
    found += _element_codes(header, line, {"port": "X15", "filer": "X16"})
    if not block.application:
        found.append(_wrong(line, (11, 12), "X11", "the application identifier is blank", "repeat the A record's"))
    found += _preparer(block)
    if block.trailer_line is not None:
        found += _trailer(block, block.trailer_line)
    found += _unfit(header, line)
    if block.trailer is not None and block.trailer_line is not None:
        found += _unfit(block.trailer, block.trailer_line)
    yield from sorted(found, key=lambda fault: fault.code or "")


def _preparer(block: Block) -> Iterator[Fault]:
    line = block.header_line
    indicator, port, filer, office = (line.text[s:e].strip() for s, e in ((55, 56), (46, 50), (50, 53), (53, 55)))
    if indicator not in ("", "1"):
        yield _wrong(line, (56, 56), "X21", f"preparer indicator {indicator!r} is unknown", "put 1 or a space")
    elif indicator == "1":
        if not port and not filer and not office:
            yield _wrong(line, (47, 55), "X22", "preparer indicator 1 without preparer codes", "name the preparer")
        elif not port:
            yield _wrong(line, (47, 50), "X24", "the preparer's port is blank", "name the preparer's port")
        elif not filer:
            yield _wrong(line, (51, 53), "X25", "the preparer's filer code is blank", "name the preparer's filer code")
    elif port or filer or office:
        yield _wrong(line, (47, 56), "X22", "preparer codes without preparer indicator", "put 1 in column 56")


def _trailer(block: Block, line: Line) -> Iterator[Fault]:
    for name, start, end in (("port", 4, 7), ("filer", 8, 10), ("application", 11, 12), ("office", 45, 46)):
        mine, theirs = line.text[start - 1 : end], block.header_line.text[start - 1 : end]
        if mine != theirs:
            yield _wrong(
                line,
                (start, end),
                "X32",
                f"{name} is {mine!r}, the B record has {theirs!r}",
                f"repeat {theirs!r}",
            )
            return


def _transaction_level(transaction: Transaction) -> Iterator[Fault]:
    for at, width in transaction.widths.items():
        if width != WIDTH:
            yield wrong_width(Line(transaction.texts[at], width, transaction.number + at))
    reading = transaction.reading
    if reading is not None:
        for fault in reading.faults:
            yield from _common(fault)


def _unfit(record: Record, line: Line) -> Iterator[Fault]:
    if line.width != WIDTH:
        yield wrong_width(line)
    seen = set()
    for fault in record.faults(line.number):
        # Columns 60-80 come back to the sender as they are, whatever it wrote there.
        if fault.kind is Kind.CHARACTER and fault.columns[0] >= 60 and fault.text.isprintable():
            continue
        for common in _common(fault):
            if common.code not in seen:
                seen.add(common.code)
                yield common


def _common(fault: Fault) -> Iterator[Fault]:
    if fault.kind is Kind.FILLER:
        yield fault.coded("X39")
    elif fault.kind is Kind.CHARACTER:
        yield fault.coded("X40")


def _element_codes(record: Record, line: Line, codes: dict[str, str], *, missing_only: bool = False) -> Iterable[Fault]:
    for fault in record.faults(line.number):
        if fault.field in codes and (fault.kind is Kind.MISSING or not missing_only):
            yield fault.coded(codes[fault.field])


def _wrong(line: Line, columns: tuple[int, int], code: str, reason: str, fix: str) -> Fault:
    return Fault(
        line.number,
        line.text[0],
        Kind.ENVELOPE,
        reason,
        columns=columns,
        text=line.text[columns[0] - 1 : columns[1]],
        code=code,
        fix=f"{fix} in columns {columns[0]}-{columns[1]}",
        cite=_CITE,
    )
