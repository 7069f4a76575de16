"""Mutants that no test can tell from the original, or that none should: each with its reason.

`argued.txt` beside this holds them, by the reason: a line that begins with `#` gives one for the mutants under it, and
each of those is a mutant's key.
"""

from __future__ import annotations

from pathlib import Path

FILE = Path(__file__).parent / "argued.txt"


def argued() -> dict[str, str]:
    """Mutant -> why it may survive."""
    found: dict[str, str] = {}
    reason: list[str] = []
    fresh = True
    for line in FILE.read_text(encoding="utf-8").splitlines() if FILE.exists() else ():
        if line.startswith("#"):
            reason = [line[1:].strip()] if fresh else [*reason, line[1:].strip()]
            fresh = False
        elif line.strip():
            found[line.strip()] = " ".join(reason)
            fresh = True
    return found
