"""A file of batches as one JSON document, and back byte for byte.

Besides the records, a document keeps how their bytes stood in the file: the separator of each batch, and of a record
that is not 80 columns in upper case its `raw` bytes, of one with another line end its `terminator`, of one with line
ends before it what is `preceding`. Bytes are told as ISO 8859-1 text. Going back, a record whose elements were changed
is written anew, and the framing around it stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from formats.assemble import Made, assemble_exactly
from formats.batch import Batch, Line
from formats.convert import batch_data
from formats.describe.decoded import decode
from formats.errors import DoesNotFit
from formats.record import WIDTH
from formats.splitter import DECIDED
from formats.stream import CRLF, LF, NONE, Stray, read_batches

_USER_TEXT = 59


@dataclass(frozen=True, slots=True)
class Framed:
    """One record as it stood in a file: line ends before it, its bytes, and what ended it."""

    preceding: bytes
    raw: bytes
    terminator: bytes


def document(data: bytes, *, grouped: bool = False) -> dict[str, Any]:
    """A file as plain data. grouped: records stand in the groupings of their structure maps where they can."""
    items = read_batches(data)
    frames, following = framed(data, items)
    batches: list[dict[str, Any]] = []
    outside: list[dict[str, Any]] = []
    for item, of_item in zip(items, frames, strict=True):
        if isinstance(item, Stray):
            line = as_read(of_item[0].raw)
            outside.append({"before": len(batches) + 1, "line": line, **_extra(line, of_item[0], NONE)})
            continue
        # The reader keeps no more than the beginning of a long line that nothing ends: here all of it is at hand.
        pairs = zip(item.lines, of_item, strict=True)
        read = [Line(as_read(frame.raw), line.width, line.number) for line, frame in pairs]
        extra = {
            line.number: _extra(line.text, frame, item.separator) for line, frame in zip(read, of_item, strict=True)
        }
        batch = batch_data(decode(replace(item, lines=tuple(read))), extra=extra, grouped=grouped)
        batches.append({"separator": item.separator.decode("ascii"), **batch})
    told: dict[str, Any] = {"batches": batches}
    if outside:
        told["outside"] = outside
    return {**told, "following": following.decode("latin-1")} if following else told


def restore(data: Any, *, separator: bytes | None = None) -> bytes:
    """The file that a document tells of. separator: what to put between records, instead of what is told."""
    if not isinstance(data, Mapping) or not isinstance(data.get("batches"), list):
        raise DoesNotFit("file: a document holds `batches`: see localace convert FILE")
    strays = data.get("outside") or []
    out = bytearray()
    for at, batch in enumerate([*data["batches"], None], 1):
        for place, stray in enumerate(strays, 1):
            if _before(stray, f"file, outside {place}") == at:
                made = Made(str(stray.get("line", "")).ljust(WIDTH), stray)
                out += _bytes(made, NONE, separator)
        if batch is not None:
            own = _text(batch.get("separator", "\n"), f"batch {at}, separator") if isinstance(batch, Mapping) else LF
            for made in assemble_exactly(batch, f"batch {at}"):
                out += _bytes(made, own, separator)
    return bytes(out) + (b"" if separator is not None else _text(data.get("following", ""), "file, following"))


def as_read(raw: bytes) -> str:
    """The 80 columns that a record's bytes are read as: upper case, but for the sender's own text in A and B."""
    text = raw.upper().decode("latin-1").ljust(WIDTH)[:WIDTH]
    if text[0] in "AB":
        text = text[:_USER_TEXT] + raw[_USER_TEXT:WIDTH].decode("latin-1").ljust(WIDTH - _USER_TEXT)
    return text


def framed(data: bytes, items: Sequence[Batch | Stray]) -> tuple[list[list[Framed]], bytes]:
    """How the records of each item stand in the file that they were read from, and what follows the last of them."""
    frames: list[list[Framed]] = []
    position, fresh, separated, undecided = 0, True, False, False
    for item in items:
        of_item = []
        for width in [line.width for line in item.lines] if isinstance(item, Batch) else [WIDTH]:
            begin = position
            if fresh:
                # What frames a batch is told by its first record, as RecordSplitter does.
                position = _skip(data, position)
                separated = LF in data[position : position + DECIDED]
                undecided = not separated and len(data) - position < DECIDED
            start, fresh = position, False
            if separated:
                start, stop, position = _line(data, position)
            else:
                stop = position = min(position + width, len(data.rstrip(CRLF)) if undecided else len(data))
            of_item.append(Framed(data[begin:start], data[start:stop], data[stop:position]))
        last = item.lines[-1].text if isinstance(item, Batch) else item.text
        fresh = last.startswith("Z") and not undecided
        frames.append(of_item)
    return frames, data[position:]


def _skip(data: bytes, position: int) -> int:
    while position < len(data) and data[position] in CRLF:
        position += 1
    return position


def _line(data: bytes, position: int) -> tuple[int, int, int]:
    """Where the line from here begins and stops, and where the next one begins."""
    end = data.find(LF, position)
    if end >= 0:
        return position, end - data.endswith(b"\r", position, end), end + 1
    # Of what nothing ended, carriage returns around it are no part.
    start = _skip(data, position)
    return start, len(data.rstrip(CRLF)), len(data)


def _extra(text: str, frame: Framed, separator: bytes) -> dict[str, str]:
    told = {}
    if frame.preceding:
        told["preceding"] = frame.preceding.decode("latin-1")
    if frame.raw != text.encode("latin-1"):
        told["raw"] = frame.raw.decode("latin-1")
    if frame.terminator != separator:
        told["terminator"] = frame.terminator.decode("latin-1")
    return told


def _bytes(made: Made, own: bytes, wanted: bytes | None) -> bytes:
    """A record's bytes in the file: as they stood, as far as it still says the same."""
    line, given = made
    raw = _text(given["raw"], "raw") if "raw" in given else None
    kept = raw if raw is not None and as_read(raw) == line else line.encode("latin-1")
    if wanted is not None:
        return kept + wanted
    before = _text(given.get("preceding", ""), "preceding")
    return before + kept + (_text(given["terminator"], "terminator") if "terminator" in given else own)


def _text(value: Any, where: str) -> bytes:
    try:
        return str(value).encode("latin-1")
    except UnicodeEncodeError:
        raise DoesNotFit(f"{where}: {value!r} has characters that no byte stands for") from None


def _before(stray: Any, where: str) -> int:
    before = stray.get("before") if isinstance(stray, Mapping) else None
    if not isinstance(before, int):
        raise DoesNotFit(f"{where}: write it as line and before, the number of the batch that it stands before")
    return before
