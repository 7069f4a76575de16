"""How a number is refused."""

from __future__ import annotations

from formats.errors import FormatsError


class NumberError(FormatsError, ValueError):
    """A text that is no such number, or parts that make none. The message says what to write instead."""
