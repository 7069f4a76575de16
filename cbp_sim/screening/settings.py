"""How strictly a world screens. Part of its policy."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, field_validator, model_validator

from cbp_sim.screening.parties import SHIPPED, read_list


def _names(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


class Screening(BaseModel):
    """How filings are screened.

    lists: of denied parties: `shipped`, a Consolidated Screening List, an sdn.csv, or a folder of SDN files;
    a relative path begins at the profile's own folder.
    threshold: how alike a name must be, 0 to 100; address_threshold: an address. same_country: whether a party in a
    country that the list does not give it is passed over. tariff_flags: `off`, `tell` in the timeline, or `hold` what
    comes without the data that a flag requires; off, since which tariff number carries which flag is invented.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    on: bool = True
    lists: Annotated[tuple[str, ...], BeforeValidator(_names)] = (SHIPPED,)
    threshold: float = Field(default=88.0, ge=50.0, le=100.0)
    address_threshold: float = Field(default=92.0, ge=50.0, le=100.0)
    same_country: bool = False
    origins: bool = True
    forced_labor: bool = True
    tariff_flags: Literal["off", "tell", "hold"] = "off"

    @field_validator("lists")
    @classmethod
    def _beside_the_profile(cls, named: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        folder = (info.context or {}).get("folder", Path())
        return tuple(one if one == SHIPPED else str(folder / one) for one in named)

    @model_validator(mode="after")
    def _read(self) -> Self:
        # A list that cannot be read is refused here, when the world is made, not when the first entry meets it.
        for named in self.lists if self.on else ():
            read_list(named)
        return self
