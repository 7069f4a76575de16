"""Our own tasks on the benchmark batch, and the base that everything is held against."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator

from bench.batches import as_bytes, batch
from formats.batch import Transaction
from formats.catalog import chapter_for
from formats.chapter import Chapter
from formats.flow import TransactionReader
from formats.record import Record

CHUNK = 1 << 16


def chapter() -> Chapter:
    """The chapter of the batch."""
    found = chapter_for("AE")
    if found is None:
        raise LookupError("the entry summary chapter is not there")
    return found


def transactions(records: list[str]) -> list[list[str]]:
    """The batch's transactions, as lists of records."""
    found: list[list[str]] = []
    for record in records[2:-2]:
        if record.startswith("10"):
            found.append([])
        found[-1].append(record)
    return found


def base(records: list[str]) -> Callable[[], object]:
    """Slicing every record into a tuple of its columns, by one expression a record class, without any check."""
    ae = chapter()
    detail = records[2:-2]
    slicers = {cls: _slicer(cls) for cls in ae.records}
    cutters = [slicers[cls] for record in detail if (cls := ae.class_of(record)) is not None]

    def run() -> list[tuple[str, ...]]:
        return [cut(record) for cut, record in zip(cutters, detail, strict=True)]

    return run


def _slicer(cls: type[Record]) -> Callable[[str], tuple[str, ...]]:
    cuts = ", ".join(f"line[{column.start - 1}:{column.end}]" for column in cls.layout.columns)
    made: Callable[[str], tuple[str, ...]] = eval(f"lambda line: ({cuts},)")  # the fastest slicing there is
    return made


def checked(records: list[str]) -> Callable[[], object]:
    """Order, columns, data classes and mandatory elements checked; values reachable."""
    ae, parts = chapter(), transactions(records)
    return lambda: [ae.read(part) for part in parts]


def checked_anew(records: list[str]) -> Callable[[], object]:
    """The same without any remembered sequence of records."""
    ae, parts = chapter(), transactions(records)

    def run() -> None:
        ae.structure.forget()
        for part in parts:
            ae.read(part)

    return run


def typed(records: list[str]) -> Callable[[], object]:
    """The same, with every amount a Decimal and every date a date."""
    ae, parts = chapter(), transactions(records)

    def run() -> None:
        for part in parts:
            for record in ae.read(part).records:
                record.row()

    return run


def validated(records: list[str]) -> Callable[[], object]:
    """The same, with every record a pydantic object that pydantic has validated."""
    ae, parts = chapter(), transactions(records)

    def run() -> None:
        for part in parts:
            for record in ae.read(part).records:
                record.validated()

    return run


def grouped(records: list[str]) -> Callable[[], object]:
    """Checked, and every record in its group."""
    ae, parts = chapter(), transactions(records)

    def run() -> None:
        for part in parts:
            _ = ae.read(part).content

    return run


def built(records: list[str]) -> Callable[[], object]:
    """Every record built again from its typed values."""
    ae = chapter()
    values = [(record.layout, record.values()) for part in transactions(records) for record in ae.read(part).records]

    def run() -> None:
        for layout, held in values:
            layout.write(held)

    return run


def stream(size: int) -> tuple[int, Callable[[], object]]:
    """(bytes, task): a batch of about `size` bytes read as a stream, transaction by transaction."""
    data = as_bytes(batch())
    times = max(1, round(size / len(data)))

    def run() -> None:
        for _ in streamed(data, times):
            pass

    return times * len(data), run


def streamed(data: bytes, times: int) -> Iterator[Transaction]:
    """Checked transactions of `times` copies of a batch, in chunks as a socket gives them."""
    reader = TransactionReader()
    for _ in range(times):
        for at in range(0, len(data), CHUNK):
            for found in reader.feed(data[at : at + CHUNK]):
                if isinstance(found, Transaction):
                    _ = found.reading
                    yield found


def extra_memory(times: int) -> int:
    """The most bytes that streaming `times` copies holds at one moment, beyond the data itself."""
    data = as_bytes(batch())
    for _ in streamed(data, 1):
        pass
    tracemalloc.start()
    for _ in streamed(data, times):
        pass
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most
