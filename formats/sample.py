"""A whole valid batch to start from: a chapter's own example between the control records of the example account."""

from __future__ import annotations

from importlib.resources import files

from formats.applications import application
from formats.catair.batch_block_control.records import (
    BatchHeader,
    BatchTrailer,
    BlockHeader,
    BlockTrailer,
    ManifestBatchHeader,
    ManifestBatchTrailer,
    ManifestBlockTrailer,
)
from formats.catalog import chapter_for
from formats.chapter import Chapter
from formats.errors import FormatsError

#: The account of the printed examples (Batch & Block Control v23, B&B-34 to B&B-37).
SITE, SENDER, PASSWORD = "1234", "N01", "PASSED"
PORT, FILER = "1201", "N01"


def wrapping(identifier: str, *, port: str = PORT, records: int = 0) -> tuple[tuple[str, str], tuple[str, str]]:
    """A and B, and Y and Z, for an application of the example account. records: how many stand between them."""
    block = BlockHeader(port=port, filer=FILER, application=identifier)
    known = application(identifier)
    if known is not None and known.family == "eMAN":
        opening = ManifestBatchHeader(site=SITE, sender=SENDER, password=PASSWORD, application=identifier)
        closing = ManifestBatchTrailer(site=SITE, sender=SENDER, password=PASSWORD)
        counted = ManifestBlockTrailer(port=port, filer=FILER, application=identifier, record_count=records)
        return (opening.line, block.line), (counted.line, closing.line)
    header = BatchHeader(site=SITE, sender=SENDER, password=PASSWORD, application=identifier)
    end = BlockTrailer(port=port, filer=FILER, application=identifier)
    return (header.line, block.line), (end.line, BatchTrailer(site=SITE, sender=SENDER).line)


def sample(identifier: str) -> list[str]:
    """The records of a valid batch of an application; FormatsError where no chapter of it has an example."""
    chapter = chapter_for(identifier)
    if chapter is None:
        raise FormatsError(f"no chapter reads {identifier} here")
    example = files(chapter.package).joinpath("example.txt")
    if not example.is_file():
        raise FormatsError(f"{chapter.title} ({identifier}) has no example")
    records = [line for line in example.read_text(encoding="latin-1").splitlines() if line]
    port = next((found for line in records if (found := _port_of_entry(chapter, line))), PORT)
    before, after = wrapping(identifier, port=port, records=len(records))
    return [*before, *records, *after]


def _port_of_entry(chapter: Chapter, line: str) -> str | None:
    """The port that a record enters at: the block is processed in its district (error dictionary, B10)."""
    cls = chapter.class_of(line)
    port = getattr(cls.read(line), "port_of_entry", None) if cls else None
    return port if isinstance(port, str) else None
