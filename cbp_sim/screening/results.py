"""What screening found: hits, each with its reason, and `Screened`, which a hold carries."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

HitKind = Literal["denied party", "denied address", "embargo", "UFLPA entity", "UFLPA region", "tariff flag"]
#: What a hit asks for; "" is told and holds nothing.
HitHold = Literal["sanctions", "uflpa", "pga", ""]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Hit(_Part):
    """One hit. place: where it stands in the filing. filed: what stands there. against: what it was held against, on
    which list. score: how alike both are, 100 for what is the same. agency, line: of a tariff flag, and status and
    reason_code of SO70 with which the agency holds what lacks its data.
    """

    kind: HitKind
    place: str
    filed: str
    against: str
    listed: str
    score: float = 100.0
    hold: HitHold = "sanctions"
    agency: str = ""
    line: str = ""
    status: str = ""
    reason_code: str = ""

    @property
    def reason(self) -> str:
        """The hit in one line."""
        alike = "is" if self.score == 100 else f"is {self.score:.1f} like"
        return f"{self.kind}: {self.place} {self.filed} {alike} {self.against}, {self.listed}"


class Screened(_Part):
    """All hits of a filing, those of parties first. Empty is falsy: nothing was found."""

    hits: tuple[Hit, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.hits)

    @property
    def holds(self) -> tuple[HitHold, ...]:
        """The holds that the hits ask for, each once, in their order."""
        return tuple(dict.fromkeys(hit.hold for hit in self.hits if hit.hold))

    @property
    def reason(self) -> str:
        """Why, in one line."""
        return "; ".join(hit.reason for hit in self.hits)

    def of(self, hold: HitHold) -> Screened:
        """The hits that ask for one hold: what that hold carries as its reason."""
        return Screened(hits=tuple(hit for hit in self.hits if hit.hold == hold))
