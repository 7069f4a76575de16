"""Changes that leave a batch nearly one: by the record and by the column, where the engine's own go by the byte."""

from __future__ import annotations

from formats.record import WIDTH

#: Characters that mean something somewhere: kinds of control record, digits, blanks, signs, what is not allowed.
_TELLING = b"ABYZ019 -.$\xa2az\x00\r\n\xff"


class Draws:
    """Numbers that follow from a seed."""

    def __init__(self, seed: int) -> None:
        self._state = seed & 0xFFFFFFFF

    def below(self, most: int) -> int:
        """A number from 0 to below `most`."""
        self._state = self._state * 1664525 + 1013904223 & 0xFFFFFFFF
        return (self._state >> 8) % most


def mutated(data: bytes, most: int, seed: int) -> bytes:
    """The data with a few records or columns changed, of at most `most` bytes."""
    draws = Draws(seed)
    separator = b"\n" if b"\n" in data else b""
    lines = data.split(b"\n") if separator else [data[at : at + WIDTH] for at in range(0, len(data), WIDTH)]
    for _ in range(1 + draws.below(4)):
        if not lines:
            break
        _change(lines, draws)
    return separator.join(lines)[:most]


def _change(lines: list[bytes], draws: Draws) -> None:
    at, other = draws.below(len(lines)), draws.below(len(lines))
    how = draws.below(8)
    if how == 0:
        del lines[at]
    elif how == 1:
        lines.insert(at, lines[other])
    elif how == 2:
        lines[at], lines[other] = lines[other], lines[at]
    elif how == 3 and lines[at]:
        # The columns of one record in another.
        begin = draws.below(len(lines[at]))
        end = begin + 1 + draws.below(12)
        lines[at] = lines[at][:begin] + lines[other][begin:end] + lines[at][end:]
    elif how == 4:
        lines[at] = lines[at][: draws.below(len(lines[at]) + 1)]
    elif lines[at]:
        column = draws.below(len(lines[at]))
        mark = bytes([_TELLING[draws.below(len(_TELLING))]])
        times = 1 if how < 7 else 1 + draws.below(8)
        lines[at] = lines[at][:column] + mark * times + lines[at][column + times :]
