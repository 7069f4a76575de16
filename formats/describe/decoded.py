"""A batch with its records typed, whichever way it goes: what a filer sends, or what CBP answers and notifies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from formats.applications import Application, application, notification
from formats.batch import Batch, Block, Line
from formats.catair import batch_block_control, batch_block_control_reply, pga_message_set
from formats.catair.batch_block_control.records import (
    ManifestBatchHeader,
    ManifestBatchTrailer,
    ManifestBlockTrailer,
)
from formats.catair.batch_block_control_reply.records import ManifestReplyBatchHeader, ManifestReplyBatchTrailer
from formats.catalog import chapter_for
from formats.chapter import Chapter, Direction, Reading
from formats.record import Record

#: Control records that ACE makes for a rejected batch repeat their letter in this column.
_GENERATED = 80

#: The slot of the PGA message set in AE and SE, whose records a chapter of their own describes.
PGA_SLOT = "PG"

_MANIFEST: tuple[type[Record], ...] = (
    ManifestBatchHeader,
    ManifestBatchTrailer,
    ManifestBlockTrailer,
    ManifestReplyBatchHeader,
    ManifestReplyBatchTrailer,
)


@dataclass(frozen=True)
class DecodedTransaction:
    """A transaction. chapter and reading are None where no chapter reads it. ordinal: counted from 1 in its block."""

    ordinal: int
    lines: tuple[Line, ...]
    chapter: Chapter | None

    @cached_property
    def reading(self) -> Reading | None:
        """Its records, its group and its faults."""
        if self.chapter is None:
            return None
        return self.chapter.read([line.text for line in self.lines], number=self.lines[0].number)

    def record(self, line: Line) -> Record | None:
        """One of its lines as the record it is; None where the chapter has no such record."""
        cls = record_class(self.chapter, line.text) if self.chapter else None
        return cls.read(line.text) if cls else None


@dataclass(frozen=True)
class DecodedBlock:
    """A block. chapter: what reads its transactions; for a rejected batch that is batch and block control itself."""

    block: Block
    header: Record
    trailer: Record | None
    application: str
    chapter: Chapter | None

    @cached_property
    def transactions(self) -> tuple[DecodedTransaction, ...]:
        """Its transactions: each begins at an opening record of the chapter."""
        found: list[list[Line]] = []
        for line in self.block.detail:
            if not found or (self.chapter is not None and self.chapter.opens(line.text)):
                found.append([])
            found[-1].append(line)
        return tuple(DecodedTransaction(ordinal, tuple(lines), self.chapter) for ordinal, lines in enumerate(found, 1))


@dataclass(frozen=True)
class DecodedBatch:
    """A batch and what its records say.

    direction: input when a filer sends it. application: the identifier that A names, or else the first B. rejection:
    whether it is CBP's answer to a batch of which it took nothing.
    """

    batch: Batch
    direction: Direction
    application: str
    rejection: bool

    @property
    def known(self) -> Application | None:
        """The application, where ACE has it."""
        return application(self.application) if self.direction == "input" else notification(self.application)

    @property
    def manifest(self) -> bool:
        """Whether it is an e-manifest batch (eMAN)."""
        return self.known is not None and self.known.family == "eMAN"

    @property
    def chapter(self) -> Chapter:
        """The chapter of its control records."""
        return batch_block_control.CHAPTER if self.direction == "input" else batch_block_control_reply.CHAPTER

    def control(self, line: Line) -> Record:
        """A control record, by its direction and family."""
        return control_class(self.chapter, line.control, line.text, manifest=self.manifest).read(line.text)

    @cached_property
    def header(self) -> Record:
        """The A record."""
        return self.control(self.batch.lines[0])

    @cached_property
    def trailer(self) -> Record | None:
        """The Z record, None where the batch has none."""
        return self.control(self.batch.lines[-1]) if self.batch.complete else None

    @cached_property
    def blocks(self) -> tuple[DecodedBlock, ...]:
        """Its blocks."""
        return tuple(self._block(block) for block in self.batch.blocks)

    @property
    def outside(self) -> Iterator[Line]:
        """Lines that stand in no block and are no A or Z record of this batch."""
        inside = {line.number for block in self.batch.blocks for line in _lines(block)}
        inside |= {1} | ({self.batch.lines[-1].number} if self.batch.complete else set())
        return (line for line in self.batch.lines if line.number not in inside)

    def _block(self, block: Block) -> DecodedBlock:
        chapter: Chapter | None
        if self.rejection:
            chapter = batch_block_control_reply.CHAPTER
        else:
            chapter = chapter_for(block.application, self.direction) if block.application else None
        return DecodedBlock(
            block=block,
            header=self.control(block.header_line),
            trailer=self.control(block.trailer_line) if block.trailer_line else None,
            application=block.application,
            chapter=chapter,
        )


def record_class(chapter: Chapter, line: str) -> type[Record] | None:
    """The class of a chapter's line; what stands in its slot for PGA data is told by the chapter of the message set."""
    cls = chapter.class_of(line)
    if cls is not None and cls.identifier == PGA_SLOT:
        return pga_message_set.CHAPTER.class_of(line) or cls
    return cls


def control_class(chapter: Chapter, identifier: str, line: str, *, manifest: bool) -> type[Record]:
    """The class of an A, B, Y or Z record: ACE's own where the line says so, else the family's, else the usual one."""
    classes = [cls for cls in chapter.records if cls.identifier == identifier]
    generated = [cls for cls in classes if cls.when and cls.distinguishes(line)]
    family = [cls for cls in classes if manifest and cls in _MANIFEST]
    usual = [cls for cls in classes if not cls.when and cls not in _MANIFEST]
    return [*generated, *family, *usual][0]


def decode(batch: Batch) -> DecodedBatch:
    """The batch, read the way it goes: its application tells which, or else what it holds."""
    first_block = next((line.text[10:12].strip() for line in batch.lines if line.control == "B"), "")
    named = batch.lines[0].text[25:27].strip() or first_block
    # A notice of expiring temporary importations (TS) has X1 records of its own.
    chapter = chapter_for(named, "output") if named else None
    own = {cls.identifier for cls in chapter.records} if chapter else set()
    rejection = any(_is_rejection(line, {"X0", "X1"} - own) for line in batch.lines)
    answers = application(named) is None and (rejection or (named != "" and notification(named) is not None))
    return DecodedBatch(batch, "output" if answers else "input", named, answers and rejection)


def _is_rejection(line: Line, telling: set[str]) -> bool:
    if line.control in ("B", "Y", "Z"):
        return line.text[_GENERATED - 1] == line.control and not line.text[1:11].strip()
    return line.text[:2] in telling


def _lines(block: Block) -> Iterator[Line]:
    yield block.header_line
    yield from block.detail
    if block.trailer_line:
        yield block.trailer_line
