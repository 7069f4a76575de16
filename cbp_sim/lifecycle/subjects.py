"""What entries and bills are known by in the store, in timelines and in acts."""

from __future__ import annotations

import re

from cbp_sim.errors import UnknownSubject
from formats.numbers import EntryNumber, NumberError

#: What the store calls bills of lading.
BILL_KIND = "bill"
#: And in-bond movements, by their numbers.
IN_BOND_KIND = "in_bond"


def bill_key(issuer: str, number: str) -> str:
    """What a bill is known by: `MAEU-123`, or `AWB-12312345675` where it has no issuer, as in air."""
    return f"{issuer or 'AWB'}-{number}"


_SUBJECT = re.compile(r"[A-Z0-9]{3}-[0-9]{8}")


def entry_subject(text: str) -> str:
    """The subject that an entry number names: `N01-50000035` for `N01-5000003-5` and `N0150000035` alike.

    UnknownSubject for what is no entry number.
    """
    text = text.strip().upper()
    if _SUBJECT.fullmatch(text):
        return text
    try:
        number = EntryNumber.parse(text)
    except NumberError:
        raise UnknownSubject(f"{text!r} is no entry number: write it like N01-5000003-5") from None
    return f"{number.filer}-{number.number}"
