"""Importer of record, consignee and 4811 party numbers, as their twelve columns hold them.

Entry Summary, ESF-136; Cargo Release guide v40, note 4, SE-34; Importer/Bond Query v7, K1 note 1,
QIB-11.

    NN-NNNNNNNXX   IRS number (EIN); XX two of A-Z and 0-9, or both blank
    YYDDPP-NNNNN   assigned by CBP: year, district/port, serial
    NNN-NN-NNNN    social security number, one blank at the end
    NNNN-NNNNN     CBP-assigned, old; void since 1 July 1992
    -CCCCCCCCCCC   encrypted by CBP; for an ultimate consignee only (Manifest Query, WR1 note 2, ACMQ-26)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Self

from formats.memo import Memo
from formats.numbers.refusal import NumberError

WIDTH = 12


class ImporterKind(Enum):
    """Which number a party is known by."""

    IRS = "IRS"
    CBP_ASSIGNED = "CBP-assigned"
    SOCIAL_SECURITY = "social security"
    OLD_CBP_ASSIGNED = "old CBP-assigned"
    ENCRYPTED = "encrypted"

    @property
    def entity_qualifier(self) -> str | None:
        """How SE30 calls it: EI, ANI or 34 (note 3, SE-58; ESF-60). None for the others."""
        return _QUALIFIERS.get(self)

    @property
    def may_be_importer(self) -> bool:
        """Whether an importer of record may be named by it (ESF-136)."""
        return self in _QUALIFIERS


_QUALIFIERS = {
    ImporterKind.IRS: "EI",
    ImporterKind.CBP_ASSIGNED: "ANI",
    ImporterKind.SOCIAL_SECURITY: "34",
}

_SHAPES = (
    (ImporterKind.IRS, re.compile(r"[0-9]{2}-[0-9]{7}(?:[A-Z0-9]{2})?")),
    (ImporterKind.CBP_ASSIGNED, re.compile(r"[0-9]{6}-[0-9]{5}")),
    (ImporterKind.SOCIAL_SECURITY, re.compile(r"[0-9]{3}-[0-9]{2}-[0-9]{4}")),
    (ImporterKind.OLD_CBP_ASSIGNED, re.compile(r"[0-9]{4}-[0-9]{5}")),
    # The pages say "character" only; the class of the columns is X, and a blank inside is not taken.
    (ImporterKind.ENCRYPTED, re.compile(r"-[!-~]{11}")),
)


def _kind(text: str) -> ImporterKind | None:
    return _KINDS[text]


#: The same few parties come again and again.
_KINDS: Memo[str, ImporterKind | None] = Memo(
    lambda text: next((kind for kind, shape in _SHAPES if shape.fullmatch(text)), None)
)


def is_importer_number(text: str) -> bool:
    """Whether an importer of record may be named so: IRS, CBP-assigned or social security number.

    Blanks at the right are allowed up to the twelve columns.
    """
    return _MAY_BE[text]


def _may_be_importer(text: str) -> bool:
    kind = _kind(text.rstrip(" ")) if len(text) <= WIDTH else None
    return kind is not None and kind.may_be_importer


_MAY_BE: Memo[str, bool] = Memo(_may_be_importer)


@dataclass(frozen=True, slots=True, order=True)
class ImporterNumber:
    """A party's number of one of the five shapes, without its trailing blanks."""

    text: str

    def __post_init__(self) -> None:
        """Refuse every other shape."""
        if _kind(self.text) is None:
            raise NumberError(
                f"{self.text!r} is not an importer number: write NN-NNNNNNN with two suffix characters "
                "or none, YYDDPP-NNNNN, or NNN-NN-NNNN"
            )

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a number as the twelve columns of a record hold it."""
        if len(text) > WIDTH:
            raise NumberError(f"{text!r} is wider than an importer number's {WIDTH} columns: leave the rest off")
        return cls(text.rstrip(" "))

    @property
    def kind(self) -> ImporterKind:
        """Which of the five shapes it has."""
        return next(kind for kind in (_kind(self.text),) if kind)

    @property
    def on_file_as(self) -> str:
        """What CBP looks it up by: an IRS number without suffix ends in 00 there (ESQ-37, QIB-11)."""
        return self.text + "00" if self.kind is ImporterKind.IRS and len(self.text) == 10 else self.text

    @property
    def is_all_zeros(self) -> bool:
        """Whether it names nobody: a consignee of an informal or consolidating summary may (ESF-136)."""
        return not self.text.strip("-0")

    def __str__(self) -> str:
        return self.text
