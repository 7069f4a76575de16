"""Why an act of an officer is not legal."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an act is not legal now. forcible: whether an officer may do it all the same with force."""

    reason: str
    forcible: bool = False
