"""Split parts: the cargo of one bill of lading that comes by several conveyances (SE-17, 19 CFR 141.57).

A part lives by itself in the manifest: it departs and arrives. The bill has departed when parts of its whole quantity
have, and has arrived when they have. Which elements tell of a part follows WSC and WO50 (ACMQ-52).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict

from cbp_sim.errors import NotLegal
from cbp_sim.lifecycle.table import Lifecycle, Step

NOT_TOLD = "not told of"

PARTS = Lifecycle(
    "split part",
    {
        (NOT_TOLD, "departed"): Step("departed", cite="94, ACMQ-53"),
        # Trucks and trains are here; nobody tells of a departure.
        (NOT_TOLD, "arrived"): Step("arrived", cite="95, ACMQ-53"),
        ("departed", "departed"): Step("departed", cite="a moved estimate of arrival: chosen by us"),
        ("departed", "arrived"): Step("arrived", cite="95, ACMQ-53"),
    },
)

#: What a part is told about besides its quantity.
TOLD = ("carrier", "vessel", "voyage", "port", "eta", "in_bond", "in_bond_type", "in_bond_port")


class SplitPart(BaseModel):
    """A part as the manifest has it.

    part: its letter. quantity: boarded. arrived: the Eastern day. in_bond: the movement under which it goes on, to
    in_bond_port since in_bond_since; a part that does has arrived when it is there.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    part: str
    state: str
    quantity: int
    carrier: str = ""
    vessel: str = ""
    voyage: str = ""
    port: str = ""
    eta: date | None = None
    arrived: date | None = None
    in_bond: str = ""
    in_bond_type: str = ""
    in_bond_port: str = ""
    in_bond_since: date | None = None

    @property
    def day(self) -> date | None:
        """When it came, or is to come."""
        return self.arrived or self.eta


def parts_of(data: Mapping[str, Any]) -> tuple[SplitPart, ...]:
    """The parts of a bill, by their letters, from what the manifest keeps of it."""
    return tuple(SplitPart.model_validate(data["parts"][letter]) for letter in sorted(data.get("parts", ())))


def take_part(
    data: Mapping[str, Any], letter: str, event: str, told: Mapping[str, Any], today: date
) -> dict[str, dict[str, Any]]:
    """The bill's parts after an event of one of them; `NotLegal` for what a split cannot be."""
    parts: dict[str, dict[str, Any]] = {one.part: one.model_dump(mode="json") for one in parts_of(data)}
    known = parts.get(letter, {})
    step = PARTS.after(known.get("state", NOT_TOLD), event)
    quantity, whole = told.get("quantity", known.get("quantity")), data.get("quantity")
    if quantity is None:
        raise NotLegal(f"split part {letter} needs its quantity: give quantity when it is told of first")
    if whole is None:
        raise NotLegal("a bill is split by its quantity, and the manifest has none: tell of it on_file with quantity")
    together = quantity + sum(one["quantity"] for one in parts.values() if one["part"] != letter)
    if together > whole:
        raise NotLegal(f"the parts come to {together} of {whole}: tell of the bill on_file with more, or of less")
    said = {name: told[name] for name in TOLD if name in told}
    if "in_bond" in said and not known.get("in_bond_since"):
        said["in_bond_since"] = today.isoformat()
    if step.to == "arrived":
        said["arrived"] = today.isoformat()
    parts[letter] = {**known, **said, "part": letter, "state": step.to, "quantity": quantity}
    return parts


def state_of_split(state: str, data: Mapping[str, Any]) -> str:
    """How a split bill stands: it departs and arrives with the last of its quantity."""
    parts, whole = parts_of(data), data["quantity"]
    for reached, counted in (("arrived", ("arrived",)), ("departed", ("departed", "arrived"))):
        if sum(part.quantity for part in parts if part.state in counted) >= whole:
            return reached
    return state
