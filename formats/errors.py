"""What *we* did wrong, as exceptions. What a filer did wrong is a value: see `formats.fault`."""

from __future__ import annotations


class FormatsError(Exception):
    """Base of every error that this package raises."""


class LayoutError(FormatsError):
    """A declaration that cannot be: columns outside 1-80, overlaps, a grammar at odds with its classes."""


class DoesNotFit(FormatsError):
    """A value that its columns cannot carry. The message names record, element, columns and the value."""


class CannotTell(FormatsError):
    """An element that could not be read was asked for its value.

    A rule that meets it stops asking: the element's own fault already says what is wrong.
    """
