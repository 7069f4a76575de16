"""A column ruler, marks under columns, and text that is safe to look at."""

from __future__ import annotations

TENS = "".join(f"{tens:>10}" for tens in range(1, 9))
UNITS = "1234567890" * 8

_DELETE = 0x7F
_CONTROL_PICTURES = 0x2400
_PICTURE_OF_DELETE = "\u2421"
_REPLACEMENT = "\ufffd"


def ruler() -> tuple[str, str]:
    """Tens and units of the 80 columns, one above the other."""
    return TENS, UNITS


def underline(start: int, end: int, mark: str = "^") -> str:
    """Marks beneath columns `start` to `end`, 1-based and inclusive."""
    return " " * (start - 1) + mark * (end - start + 1)


def visible(text: str) -> str:
    """The text with every character that a terminal would obey or hide as one that it shows, column for column."""
    return "".join(character if character.isprintable() else _picture(ord(character)) for character in text)


def _picture(code: int) -> str:
    if code < ord(" "):
        return chr(_CONTROL_PICTURES + code)
    return _PICTURE_OF_DELETE if code == _DELETE else _REPLACEMENT
