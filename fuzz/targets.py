"""What must hold for any bytes at all. A target returns when it does, and raises when it does not."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator

from formats.batch import Batch, Line, Transaction
from formats.catalog import chapters
from formats.chapter import Chapter, Reading
from formats.check import check
from formats.envelope import batch_faults, block_faults, record_faults
from formats.fault import Fault
from formats.flow import TransactionReader
from formats.record import WIDTH, Record
from formats.stream import BatchReader, Stray, read_batches

#: The lines of a case of one chapter that are read; more of them are more of the same.
MOST_LINES = 200
#: Where the transaction of such a case stands in a batch that nobody sees.
FIRST = 3


class Broken(Exception):
    """Something that must hold does not."""


def must(holds: object, what: str) -> None:
    """Raise `Broken` when something does not hold."""
    if not holds:
        raise Broken(what)


def chunks(data: bytes) -> Iterator[bytes]:
    """The data cut at places that the data themselves decide."""
    state, at = zlib.crc32(data), 0
    while at < len(data):
        state = state * 1103515245 + 12345 & 0xFFFFFFFF
        size = 1 + (state >> 16) % (1, 7, 90, 700)[state >> 8 & 3]
        yield data[at : at + size]
        at += size


def batches(data: bytes) -> None:
    """`BatchReader`: the same however the bytes are cut; nothing raises; each record is in a batch or a stray."""
    whole = read_batches(data)
    reader = BatchReader()
    cut: list[Batch | Stray] = []
    for chunk in chunks(data):
        cut += reader.feed(chunk)
    cut += reader.finish()
    must(cut == whole, "the result depends on how the bytes are cut")
    must(whole or not data.strip(b"\r\n"), "bytes came in and nothing came out")
    for one in whole:
        if isinstance(one, Batch):
            _batch(one)


def _batch(batch: Batch) -> None:
    must([line.number for line in batch.lines] == list(range(1, len(batch.lines) + 1)), "records are not in a row")
    must(all(len(line.text) == WIDTH for line in batch.lines), "a record has not 80 columns")
    # A line end inside a record of an unseparated batch would tell another framing when it comes first.
    if not any(mark in line.text for line in batch.lines for mark in "\r\n"):
        must(read_batches(batch.raw())[0] == _cut(batch), "the batch written again is another")
    _ = batch.header, batch.trailer, batch.application, batch.sender, batch.pickup
    found = [*batch_faults(batch), *block_faults(batch), *record_faults(batch)]
    _faults((one.fault for one in found), 1, len(batch.lines))
    for block in batch.blocks:
        _ = block.header, block.trailer, block.application
        for transaction in block.transactions:
            _transaction(transaction)
    inside = sum(len(block.detail) for block in batch.blocks)
    must(
        inside == sum(len(transaction.lines) for block in batch.blocks for transaction in block.transactions),
        "a block holds records that no transaction has",
    )


def _cut(batch: Batch) -> Batch:
    """The batch with every record in 80 columns, as `raw` writes it."""
    return Batch(tuple(Line(line.text, WIDTH, line.number) for line in batch.lines), batch.complete, batch.separator)


def flow(data: bytes) -> None:
    """`TransactionReader`: nothing raises, and what streams is what whole batches hold."""
    reader = TransactionReader()
    found: list[Line | Transaction] = []
    for chunk in chunks(data):
        found += reader.feed(chunk)
    found += reader.finish()
    texts: list[str] = []
    for one in found:
        if isinstance(one, Transaction):
            texts += one.texts
            _transaction(one)
        else:
            texts.append(one.text)
    held = [one.text if isinstance(one, Stray) else "\n".join(line.text for line in one.lines) for one in
            read_batches(data)]  # fmt: skip
    must("\n".join(texts) == "\n".join(held), "the stream has other records than the batches")


def _transaction(transaction: Transaction) -> None:
    if transaction.reading is not None:
        _reading(transaction.reading, transaction.texts)


def chapter(data: bytes) -> None:
    """Each chapter's `read`: the first line names it, the others are a transaction's records."""
    name, _, rest = data.partition(b"\n")
    lines = [line.decode("latin-1").ljust(WIDTH)[:WIDTH] for line in rest.split(b"\n")[:MOST_LINES]]
    one = named(name)
    reading = one.read(lines, number=FIRST)
    must(reading.faults == one._read_faulty(lines, FIRST).faults, "the quick way and the thorough way differ")
    _reading(reading, lines)


def named(name: bytes) -> Chapter:
    """The chapter of a folder's name; another name stands for one of them all the same."""
    known = {folder(one).encode(): one for one in chapters()}
    return known.get(name) or chapters()[zlib.crc32(name) % len(chapters())]


def folder(one: Chapter) -> str:
    """The name of a chapter's folder."""
    return one.package.rpartition(".")[2]


def _reading(reading: Reading, lines: Iterable[str]) -> None:
    lines = list(lines)
    must(reading.records or reading.faults, "neither records nor faults")
    _faults(reading.faults, reading.number, reading.number + len(lines) - 1)
    broken = any(fault.structural for fault in reading.faults)
    must((reading.content is None) == broken, "a group although the order is broken, or none although it is not")
    if reading.content is not None:
        must([record.line for record in reading.content.records()] == lines, "the group lacks or invents records")
    for record in reading.records:
        _record(record)


def _record(record: Record) -> None:
    values = record.values()
    must(tuple(values.values()) == record.row(), "the values by name are not the values in a row")
    faults = record.faults(1)
    must(faults == tuple(record.layout._faults(record.line, 1)), "a clean line has faults, or a faulty one none")
    if faults:
        return
    must(type(record).read(record.line).validated().values() == values, "pydantic holds other values")
    again = type(record)(**{name: value for name, value in values.items() if value is not None})
    must(again.values() == values, "the record built from its values has others")


def _faults(faults: Iterable[Fault], first: int, last: int) -> None:
    for fault in faults:
        must(first <= fault.number <= last, f"a fault names record {fault.number}")
        must(1 <= fault.columns[0] <= fault.columns[1] <= WIDTH, f"a fault names columns {fault.columns}")
        must(fault.reason, "a fault gives no reason")


def checked(data: bytes) -> None:
    """`check`: any file is answered, with faults that lie in it."""
    found = check(data)
    must(found.faults or found.records, "nothing was said")
    for one in found.faults:
        must(one.line >= 1 and one.fault.reason, f"a fault without place or reason: {one}")


TARGETS: dict[str, Callable[[bytes], None]] = {
    "batches": batches,
    "flow": flow,
    "chapter": chapter,
    "check": checked,
}
