"""The batch that everything is measured on: 200 entry summaries of about 107 records, every column real."""

from __future__ import annotations

from importlib.resources import files

from formats.record import WIDTH
from formats.stream import LF, write_batch

SUMMARIES = 200
LINES = 14


def summary(lines: int, *, at: int, vary: bool = False) -> list[str]:
    """One summary: the chapter's example with its line item repeated. vary: give each summary a shape of its own."""
    example = files("formats.catair.entry_summary").joinpath("example.txt").read_text(encoding="ascii").splitlines()
    first = next(n for n, line in enumerate(example) if line.startswith("40"))
    last = next(n for n, line in enumerate(example) if n > first and line[:2] in ("88", "89", "90", "40"))
    item = example[first:last]
    head, tail = example[:first], [line for line in example[first:] if line[:2] in ("88", "89", "90")]
    body: list[str] = []
    for number in range(lines):
        records = item
        if vary and number < 8 and at >> number & 1:
            records = [*item[:1], *[line for line in item[1:] if not line.startswith("44")], *item[-1:]]
        body += [f"{line[:4]}{number + 1:03}{line[7:]}" if line.startswith("40") else line for line in records]
    return [f"{head[0][:8]}{at:07}0{head[0][16:]}", *head[1:], *body, *tail]


def batch(*, summaries: int = SUMMARIES, lines: int = LINES, vary: bool = False) -> list[str]:
    """The records of the whole batch."""
    records = ["A1234N01PASSED010526     AE", "B  1201N01AE"]
    for at in range(summaries):
        records += summary(lines, at=at, vary=vary)
    return [line.ljust(WIDTH) for line in [*records, "Y  1201N01AE", "Z1234N01      010526"]]


def as_bytes(records: list[str], separator: bytes = LF) -> bytes:
    """The batch on the wire."""
    return write_batch(records, separator)
