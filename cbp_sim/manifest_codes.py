"""What a manifest's dispositions are called: `cbp_sim/data/camir_dispositions.csv`."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from cbp_sim.errors import SimulatorError


@dataclass(frozen=True, slots=True)
class CamirCode:
    """A disposition of a bill, a movement or a security filing. air: whether CBP names it for air cargo."""

    code: str
    narrative: str
    air: bool


@cache
def camir_codes() -> dict[str, CamirCode]:
    """Every disposition, by its code."""
    text = files("cbp_sim.data").joinpath("camir_dispositions.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["code"]: CamirCode(row["code"], row["narrative"], row["air"] == "Y") for row in rows}


def camir(code: str) -> CamirCode:
    """The disposition of a code; SimulatorError for one that the data does not hold: we would be inventing it."""
    found = camir_codes().get(code)
    if found is None:
        raise SimulatorError(f"no disposition {code!r}: add it to cbp_sim/data/camir_dispositions.csv")
    return found
