"""The tariff's tables in `cbp_sim/data`, each with source and date in its first lines."""

from __future__ import annotations

import csv
from importlib.resources import files


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table, without the lines that tell of its source."""
    text = files("cbp_sim.data").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def remarks(name: str) -> dict[str, str]:
    """What its first lines tell as `# name: text`."""
    text = files("cbp_sim.data").joinpath(name).read_text(encoding="utf-8")
    told = (line[1:].partition(":") for line in text.splitlines() if line.startswith("#"))
    return {name.strip(): value.strip() for name, _, value in told if value}
