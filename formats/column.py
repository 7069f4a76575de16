"""One element of a record: where it stands, what it may hold, and how it is read and written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cached_property
from typing import Any, Literal

from formats.classes import AN, SN, A, D, DataClass, N, S, X, read_date, write_date
from formats.errors import DoesNotFit, LayoutError
from formats.fault import Kind, Unreadable
from formats.memo import Memo


class Designation(StrEnum):
    """What the layout prints: mandatory, conditional, optional. Batch & Block Control, B&B-7."""

    M = "M"
    C = "C"
    O = "O"  # noqa: E741 - the letter is the source's


M, C, O = Designation.M, Designation.C, Designation.O  # noqa: E741

Value = str | int | Decimal | date

#: A minus sign right before its numerals, blanks and no zeros before that (Entry Summary Query v26, ESQ-34, note 3).
_NEGATIVE = re.compile(" *-[0-9]+")

DATE_FORMS = {"MMDDYY": 6, "YYMMDD": 6, "MMDDCCYY": 8, "CCYYMMDD": 8}


@dataclass(frozen=True)
class Column:
    """An element as its layout declares it. Positions are 1-based and inclusive.

    data_class: which characters are taken. printed: the class that the layout prints, which in a few elements is at
    odds with what the chapter's own words put there. kind: the Python type of the value. optional: whether the
    element may be blank whatever the designation says (`| None` in the declaration). codes: the values that the
    chapter lists, empty when it lists none. decimals: implied decimal places of a Decimal. signed: whether an
    amount may be negative. justify: where a text stands that is shorter than its columns when written; it is read
    wherever it stands.
    """

    name: str
    start: int
    end: int
    data_class: DataClass
    printed: DataClass
    designation: Designation
    kind: type
    optional: bool
    codes: tuple[str, ...] = ()
    constant: str | None = None
    decimals: int = 0
    form: str = "MMDDYY"
    title: str = ""
    note: str = ""
    signed: bool = False
    justify: Literal["left", "right"] = "left"

    @property
    def width(self) -> int:
        """How many columns the element takes."""
        return self.end - self.start + 1

    @cached_property
    def reader(self) -> Memo[str, Value | Unreadable | None]:
        """`read`, remembered."""
        return Memo(self.read)

    @cached_property
    def writer(self) -> Memo[Any, str]:
        """`write`, remembered. Values that are equal are written alike."""
        return Memo(self.write)

    def cut(self, line: str) -> str:
        """The element's columns of an 80-column line."""
        return line[self.start - 1 : self.end]

    def clean_pattern(self) -> str:
        """A regular expression of exactly the texts that read without a fault."""
        if self.codes:
            body = "(?:" + "|".join(re.escape(code.ljust(self.width)) for code in self.codes) + ")"
        elif self.kind is date:
            body = D.pattern(6) if self.form == "MMDDYY" else "(?!)"
        else:
            body = self.data_class.pattern(self.width)
            if not self.optional and self.data_class in (A, AN, X):
                body = f"(?! {{{self.width}}}){body}"
        if self.signed:
            negative = "|".join(f" {{{n}}}-[0-9]{{{self.width - n - 1}}}" for n in range(self.width - 1))
            body = f"(?:{body}|{negative})"
        return f"(?: {{{self.width}}}|{body})" if self.optional else body

    def problem(self, text: str) -> tuple[Kind, str] | None:
        """What is wrong with the element's columns, or None."""
        if not text.strip(" "):
            return None if self.optional else (Kind.MISSING, f"{self.title} is blank")
        if self.signed and _NEGATIVE.fullmatch(text):
            return None
        if not self.data_class.accepts(text):
            return Kind.UNREADABLE, self.data_class.refusal(text)
        if self.kind is date:
            try:
                read_date(text, self.form)
            except ValueError as error:
                return Kind.UNREADABLE, str(error)
        if self.codes and self._word(text) not in self.codes:
            return Kind.UNKNOWN, f"not one of {_listed(self.codes)}"
        return None

    def read(self, text: str) -> Value | Unreadable | None:
        """The value in the element's columns; None when blank, `Unreadable` when it is not of its class.

        A code that the chapter does not list is still read: "unknown" is another condition than "unreadable".
        """
        found = self.problem(text)
        if found is not None and found[0] is not Kind.UNKNOWN:
            return Unreadable(text, found[1])
        word = self._word(text)
        if not word:
            return None
        if self.kind is str:
            return word
        if self.kind is date:
            return read_date(word, self.form)
        if self.kind is int:
            return int(word)
        return Decimal(int(word)).scaleb(-self.decimals)

    def write(self, value: Any) -> str:
        """`value` in exactly the element's columns; `DoesNotFit` when it cannot be carried whole."""
        if value is None or value == "":
            if self.optional:
                return " " * self.width
            raise DoesNotFit(f"{self.name}: is mandatory and has no value")
        text = self._spell(value)
        if len(text) > self.width:
            raise DoesNotFit(f"{self.name}: {value!r} needs {len(text)} columns, has {self.width}")
        text = text.ljust(self.width)
        found = self.problem(text)
        if found is not None:
            raise DoesNotFit(f"{self.name}: {value!r}: {found[1]}")
        return text

    def _word(self, text: str) -> str:
        return text.strip(" ")

    def _spell(self, value: Any) -> str:
        if self.kind is date:
            if not isinstance(value, date):
                raise DoesNotFit(f"{self.name}: {value!r} is no date")
            try:
                return write_date(value, self.form)
            except ValueError as error:
                raise DoesNotFit(f"{self.name}: {error}") from None
        if self.kind is str:
            text = str(value)
            if text != text.strip(" "):
                raise DoesNotFit(f"{self.name}: {value!r}: leading and trailing spaces are lost; leave them out")
            if self.justify == "right":
                return text.rjust(self.width)
            return text.rjust(self.width, "0") if self.data_class in (N, SN) and not self.codes else text
        number = self._scaled(value)
        if number < 0 and self.signed:
            return str(number).rjust(self.width)
        if number < 0:
            raise DoesNotFit(f"{self.name}: {value} is negative and its columns carry no sign")
        text = str(number)
        return text.rjust(self.width, "0") if self.data_class in (N, SN) else text

    def _scaled(self, value: Any) -> int:
        try:
            exact = Decimal(value).scaleb(self.decimals)
        except (InvalidOperation, TypeError, ValueError):
            raise DoesNotFit(f"{self.name}: {value!r} is no number") from None
        if exact != exact.to_integral_value():
            raise DoesNotFit(f"{self.name}: {value} has more than {self.decimals} decimal places")
        return int(exact)


def check_column(owner: str, column: Column) -> None:
    """Refuse a declaration that cannot stand in an 80-column record."""
    where = f"{owner}.{column.name}"
    if not 1 <= column.start <= column.end <= 80:
        raise LayoutError(f"{where}: columns {column.start}-{column.end} are not within 1-80")
    if column.data_class is S:
        raise LayoutError(f"{where}: a filler is not declared; a gap between elements is one")
    if column.kind is date and DATE_FORMS.get(column.form) != column.width:
        raise LayoutError(f"{where}: a date {column.form} does not take {column.width} columns")
    if column.kind in (int, Decimal) and column.data_class not in (N, SN):
        raise LayoutError(f"{where}: a number must be of class N or SN, not {column.data_class.code}")
    for code in column.codes:
        if len(code) > column.width or not column.data_class.accepts(code.ljust(column.width)):
            raise LayoutError(f"{where}: code {code!r} does not fit {column.width}{column.data_class.code}")


def _listed(codes: Sequence[str]) -> str:
    return codes[0] if len(codes) == 1 else ", ".join(codes[:-1]) + " or " + codes[-1]
