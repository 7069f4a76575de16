"""Codes that the catalogue of holds may use of other tables."""

from __future__ import annotations

import csv
from importlib.resources import files

_TEXT = files("formats.data").joinpath("codes", "manifest_dispositions.csv").read_text(encoding="utf-8")

#: CAMIR Ocean Appendix D.
MANIFEST_CODES = {
    row["code"] for row in csv.DictReader(line for line in _TEXT.splitlines() if not line.startswith("#"))
}
