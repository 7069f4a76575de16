"""A batch as it arrived: its lines, its blocks and their transactions. Values only; nothing here judges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

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
from formats.chapter import Chapter, Reading
from formats.record import WIDTH

CONTROL = frozenset("ABYZ")


class Line(NamedTuple):
    """One record as it arrived.

    text: its columns in upper case, blank-padded or cut to 80. width: how many columns really came. number: its
    position in the batch, the A record being 1.
    """

    text: str
    width: int
    number: int

    @property
    def control(self) -> str:
        """A, B, Y or Z for a control record, "" for any other. No chapter has a record beginning with these."""
        return self.text[0] if self.text[0] in CONTROL else ""


@dataclass(frozen=True)
class Transaction:
    """The records of one transaction.

    ordinal: its position in its block, counted from 1. number: the position in the batch of its first record. widths:
    how many columns those records really had that had not 80, by position in the transaction.
    """

    application: str
    ordinal: int
    number: int
    texts: tuple[str, ...]
    widths: Mapping[int, int] = field(default_factory=dict)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Its records with their positions in the batch."""
        return tuple(Line(text, self.widths.get(at, WIDTH), self.number + at) for at, text in enumerate(self.texts))

    @cached_property
    def chapter(self) -> Chapter | None:
        """The chapter that reads it, or None where none is built."""
        return chapter_for(self.application)

    @cached_property
    def reading(self) -> Reading | None:
        """Its records, its group and its faults; None where no chapter reads it."""
        if self.chapter is None:
            return None
        return self.chapter.read(self.texts, number=self.number)


@dataclass(frozen=True)
class Block:
    """A block. occurrence: its position in the batch, counted from 1. A missing header or trailer is None."""

    occurrence: int
    header_line: Line
    detail: tuple[Line, ...]
    trailer_line: Line | None
    manifest: bool

    @cached_property
    def header(self) -> BlockHeader:
        """The B record."""
        return BlockHeader.read(self.header_line.text)

    @cached_property
    def trailer(self) -> BlockTrailer | ManifestBlockTrailer | None:
        """The Y record."""
        if self.trailer_line is None:
            return None
        return (ManifestBlockTrailer if self.manifest else BlockTrailer).read(self.trailer_line.text)

    @cached_property
    def application(self) -> str:
        """The application that the B record names; "" when blank."""
        return self.header_line.text[10:12].strip()

    @cached_property
    def transactions(self) -> tuple[Transaction, ...]:
        """The block's transactions, each beginning at an opening record of its chapter."""
        chapter = chapter_for(self.application)
        opening = chapter.opening if chapter else ()
        found: list[list[Line]] = []
        for line in self.detail:
            if not found or line.text.startswith(opening):
                found.append([])
            found[-1].append(line)
        return tuple(
            Transaction(
                self.application,
                ordinal,
                lines[0].number,
                tuple(line.text for line in lines),
                {at: line.width for at, line in enumerate(lines) if line.width != WIDTH},
            )
            for ordinal, lines in enumerate(found, 1)
        )


@dataclass(frozen=True)
class Batch:
    """Everything from an A record to its Z record, or to where the transmission broke off.

    complete: whether a Z record ended it.
    """

    lines: tuple[Line, ...]
    complete: bool = True
    separator: bytes = field(default=b"", compare=False)

    @cached_property
    def manifest(self) -> bool:
        """Whether it is an e-manifest batch (eMAN), by its A record or else by its first B record."""
        named = self.lines[0].text[25:27].strip() or next(
            (line.text[10:12].strip() for line in self.lines if line.control == "B"), ""
        )
        known = application(named)
        return known is not None and known.family == "eMAN"

    @cached_property
    def header(self) -> BatchHeader | ManifestBatchHeader:
        """The A record."""
        return (ManifestBatchHeader if self.manifest else BatchHeader).read(self.lines[0].text)

    @property
    def sender(self) -> str:
        """Site and identifier as the A record has them, known or not."""
        return self.lines[0].text[1:8]

    @cached_property
    def trailer(self) -> BatchTrailer | ManifestBatchTrailer | None:
        """The Z record, or None when the batch has none."""
        if not self.complete:
            return None
        return (ManifestBatchTrailer if self.manifest else BatchTrailer).read(self.lines[-1].text)

    @cached_property
    def application(self) -> str:
        """The application that the A record names; for eMAN, which may leave it out, the first B record's."""
        named = self.lines[0].text[25:27].strip()
        return named or (self.blocks[0].application if self.manifest and self.blocks else "")

    @cached_property
    def pickup(self) -> bool:
        """Whether it is an A and a Z record and nothing else. An addition of ours: see differences-from-cbp."""
        return self.complete and len(self.lines) == 2

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Its blocks; lines outside any block belong to none."""
        found: list[Block] = []
        opened: Line | None = None
        detail: list[Line] = []
        for line in self.lines:
            if line.text[0] not in CONTROL:
                if opened:
                    detail.append(line)
            elif line.control == "B" or (opened and line.control in ("A", "Z")):
                if opened:
                    found.append(Block(len(found) + 1, opened, tuple(detail), None, self.manifest))
                opened, detail = (line if line.control == "B" else None), []
            elif opened:
                found.append(Block(len(found) + 1, opened, tuple(detail), line, self.manifest))
                opened, detail = None, []
        if opened:
            found.append(Block(len(found) + 1, opened, tuple(detail), None, self.manifest))
        return tuple(found)

    def masked(self) -> list[str]:
        """The batch's records with asterisks where A and Z have a password; for keeping and for showing."""
        return [
            line.text[:8] + "*" * 6 + line.text[14:] if line.text[0] in "AZ" and line.text[8:14].strip() else line.text
            for line in self.lines
        ]

    def raw(self) -> bytes:
        """The batch's records again, 80 columns each, in the sender's own framing."""
        return b"".join(line.text.encode("latin-1") + self.separator for line in self.lines)


def lines_of(texts: Sequence[str]) -> tuple[Line, ...]:
    """Lines made from 80-column texts, numbered from 1; for building batches in memory."""
    return tuple(Line(text.ljust(WIDTH)[:WIDTH], len(text), at) for at, text in enumerate(texts, 1))
