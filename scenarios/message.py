"""A message from CBP, read: its application, its records, its codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from formats.batch import Batch, lines_of
from formats.describe import DecodedBatch, decode
from formats.record import Record

#: What a story calls CBP's answer to a batch of which it took nothing: its A record names no application.
REJECTION = "X1"

#: Where a record holds the code that it is sent for; of several elements the first that is filled.
CODE_ELEMENTS = {
    "X1": ("condition",),
    "E1": ("condition", "disposition"),
    "E4": ("status",),
    "CW03": ("condition",),
    "90": ("condition",),
    "JZ": ("condition",),
    "CJ2": ("condition", "warning"),
    "RX": ("condition",),
    "Q5": ("condition",),
    "SE90": ("condition", "message_type"),
    "SO50": ("disposition",),
    "SO60": ("disposition",),
    "SO70": ("entry_status", "pga_line_status"),
    "WR0": ("error",),
    "WSA": ("error",),
    "WSB": ("error",),
    "WR5": ("disposition",),
    "WSD": ("disposition",),
    "WO50": ("disposition",),
    "WO60": ("disposition",),
    "SF90": ("condition", "message_type"),
    "SA50": ("disposition",),
    "95": ("condition",),
    "30": ("disposition",),
}
#: The last word on a filing is its message type; a condition beside it only explains.
_FINAL = {"SE90_FINAL": ("message_type",), "SF90_FINAL": ("message_type",)}


@dataclass(frozen=True, slots=True)
class Found:
    """A record of a message. number: its position in the message, the A record being 1."""

    number: int
    line: str
    record: Record | None

    @property
    def identifier(self) -> str:
        """The record's identifier; of one that no chapter knows, what it begins with."""
        return self.record.identifier if self.record else self.line[:4].rstrip()

    @property
    def code(self) -> str:
        """The code that the record is sent for, "" when it has none."""
        if self.record is None:
            return ""
        names = _FINAL.get(self.record.terminal) or CODE_ELEMENTS.get(self.record.identifier, ())
        values = (getattr(self.record, name) for name in names if name in type(self.record).layout.by_name)
        return next((value for value in values if isinstance(value, str) and value), "")


@dataclass(frozen=True)
class Received:
    """A message as its broker got it."""

    lines: tuple[str, ...]

    @cached_property
    def decoded(self) -> DecodedBatch:
        """The message with its records typed."""
        return decode(Batch(lines_of(self.lines)))

    @property
    def application(self) -> str:
        """SX, SO, AX...; X1 for the rejection of a whole batch."""
        return REJECTION if self.decoded.rejection else self.decoded.application

    @cached_property
    def records(self) -> tuple[Found, ...]:
        """What stands between its control records."""
        return tuple(self._records())

    def _records(self) -> Iterator[Found]:
        for block in self.decoded.blocks:
            for transaction in block.transactions:
                for line in transaction.lines:
                    yield Found(line.number, line.text, transaction.record(line))

    @property
    def elements(self) -> dict[tuple[str, str], str]:
        """What its elements hold, by record and name, as text: of several records of a kind the last that is filled."""
        records = [found.record for found in self.records if found.record is not None]
        texts = {
            (record.identifier, name): column.cut(record.line).strip(" ")
            for record in records
            for name, column in record.layout.by_name.items()
        }
        return {place: text for place, text in texts.items() if text}

    @property
    def codes(self) -> tuple[str, ...]:
        """Its codes, in the order of its records."""
        return tuple(found.code for found in self.records if found.code)


def read_message(lines: Sequence[str]) -> Received:
    """The message that these lines are."""
    return Received(tuple(lines))
