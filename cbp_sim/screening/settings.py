"""How strictly a world screens. Part of its policy."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def _names(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


class Screening(BaseModel):
    """How filings are screened.

    lists: of denied parties: `shipped`, a Consolidated Screening List, an sdn.csv, or a folder of SDN files.
    threshold: how alike a name must be, 0 to 100; address_threshold: an address. same_country: whether a party in a
    country that the list does not give it is passed over. tariff_flags: `off`, `tell` in the timeline, or `hold` what
    comes without the data that a flag requires; off, since which tariff number carries which flag is invented.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    on: bool = True
    lists: Annotated[tuple[str, ...], BeforeValidator(_names)] = ("shipped",)
    threshold: float = Field(default=88.0, ge=50.0, le=100.0)
    address_threshold: float = Field(default=92.0, ge=50.0, le=100.0)
    same_country: bool = False
    origins: bool = True
    forced_labor: bool = True
    tariff_flags: Literal["off", "tell", "hold"] = "off"
