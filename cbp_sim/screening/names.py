"""How names and addresses are written so that they can be compared: folded, without legal forms, words in order."""

from __future__ import annotations

import re
import unicodedata

#: Columns that a record gives to a party's name (SE30 and SE50, SE-56 and SE-65): longer names are filed cut.
FILED_COLUMNS = 35

#: Words that tell nothing of who it is.
_FORMS = frozenset({
    "AB", "AG", "AND", "AS", "BHD", "BV", "CIA", "CJSC", "CO", "COMPANIA", "COMPANY", "CORP", "CORPORATION", "CV",
    "DE", "DMCC", "EST", "FZC", "FZCO", "FZE", "GMBH", "INC", "INCORPORATED", "JSC", "KFT", "KG", "LIMITED", "LLC",
    "LLP", "LP", "LTD", "LTDA", "NV", "OAO", "OF", "OJSC", "OOO", "OU", "OY", "PAO", "PJSC", "PLC", "PT", "PTE",
    "PTY", "PVT", "SA", "SAL", "SARL", "SARLU", "SAS", "SDN", "SL", "SPA", "SRL", "SRO", "THE", "ZAO",
})  # fmt: skip

# Letters that no decomposition takes apart.
_LETTERS = str.maketrans({"Ø": "O", "Ł": "L", "Đ": "D", "Æ": "AE", "Œ": "OE", "Þ": "TH"})
_JOINED = re.compile(r"[.'`’]")  # noqa: RUF001 - the apostrophe that word processors set
_APART = re.compile(r"[^A-Z0-9]+")


def words(text: str) -> list[str]:
    """The words of a text: upper case, without accents, dots and apostrophes; other signs part words."""
    folded = unicodedata.normalize("NFKD", text.upper().translate(_LETTERS))
    plain = folded.encode("ascii", "ignore").decode("ascii")
    return _APART.sub(" ", _JOINED.sub("", plain)).split()


def name_key(name: str) -> str:
    """A name to compare: its words in alphabetical order, legal forms left out unless nothing else is there."""
    all_words = words(name)
    return " ".join(sorted([word for word in all_words if word not in _FORMS] or all_words))


def address_key(street: str, city: str) -> str:
    """An address to compare; "" for one without a number, or so short that it would fit anybody."""
    told = words(f"{street} {city}")
    key = " ".join(told)
    return key if len(key) >= 10 and numbers(street) else ""


def numbers(text: str) -> list[str]:
    """The numbers in an address, each once."""
    return list(dict.fromkeys(word for word in words(text) if word.isdigit()))
