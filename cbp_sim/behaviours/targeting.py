"""Targeting: the kinds of hold that an entry may draw when CBP's computers have seen it, each at a rate of its own."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, model_validator

from cbp_sim.behaviours.rules import Do
from cbp_sim.errors import SimulatorError


class Target(BaseModel):
    """A kind of hold, and the chance that an entry draws it.

    hold, document_type, agency: as a rule's `do` names them. A rate of 0 draws too: changing it shifts nothing else.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    hold: str = Field(min_length=1)
    rate: float = Field(ge=0.0, le=1.0)
    document_type: str = ""
    agency: str = ""
    _do: Do = PrivateAttr()

    @model_validator(mode="after")
    def _possible(self) -> Self:
        # What a rule may place may be drawn, and is refused in the same words.
        try:
            self._do = Do(hold=self.hold, document_type=self.document_type, agency=self.agency)
        except SimulatorError as error:
            raise ValueError(str(error)) from None
        return self

    @property
    def do(self) -> Do:
        """The same as a rule would say it."""
        return self._do

    @property
    def purpose(self) -> str:
        """The stream of chance that it is drawn from."""
        return " ".join(filter(None, ("target", self.hold, self.document_type, self.agency)))
