"""Offers the nearest known name for one that is unknown."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(name: str, known: Iterable[str], *, most: int = 3) -> str:
    """What to say after "there is no such name": the nearest ones, or all there are when none is near."""
    names = list(known)
    near = difflib.get_close_matches(name, names, n=most, cutoff=0.5)
    if near:
        return ": did you mean " + " or ".join(near) + "?"
    return ": there are " + ", ".join(names)
