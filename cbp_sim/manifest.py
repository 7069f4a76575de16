"""What carriers tell CBP of bills of lading: events that the entries on file are matched against.

A bill lives by itself, whether or not an entry names it: an entry filed later finds it as it then is.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from cbp_sim import broker_download
from cbp_sim.errors import NotLegal
from cbp_sim.lifecycle import bill_holds, in_bond, security_filing_events
from cbp_sim.lifecycle.bill_parts import parts_of, state_of_split, take_part
from cbp_sim.lifecycle.release_file import releases_of_bill
from cbp_sim.lifecycle.subjects import BILL_KIND, bill_key
from cbp_sim.lifecycle.table import Lifecycle, Step
from cbp_sim.world import World

BillEventName = Literal["on_file", "departed", "arrived", "deleted"]

Upper = BeforeValidator(lambda value: value.strip().upper() if isinstance(value, str) else value)

#: Free text: letters, numerals and what else the wire carries.
_FREE = r"^[A-Z0-9 &.,/()'-]+$"


class BillEvent(BaseModel):
    """Something that a carrier's manifest says of a bill.

    issuer: the carrier's code; blank in air, where the number has the airline's prefix. A bill under a master is named
    by its own number, not the master's. quantity: manifested, with `on_file`. port: of unlading, Schedule D. eta: the
    estimated day of arrival. mode: how it comes, when by surface. master: what the bill is a house of, as issuer, a
    dash and number, AWB in place of the issuer by air. part: the letter of a split part that departs or arrives by
    itself; quantity is then what is aboard, and carrier, vessel, voyage, port and eta are the part's. in_bond: the
    movement under which the cargo goes on, its type, and the port it is bound for. cargo: goods, freight that remains
    on board, or an empty container; goods when nothing is said. broker: whom the carrier names as customs broker, as
    port, filer and office (`2704N01`): it gets a copy of the bill (BD), with shipper, consignee, goods, weight (kilos),
    container and port of lading (Schedule K) as far as they are told. What an event leaves out stays as it was.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: Annotated[str, Upper, Field(pattern=r"^[A-Z0-9]{1,50}$")]
    event: BillEventName
    issuer: Annotated[str, Upper, Field(pattern=r"^([A-Z0-9]{2,4})?$")] = ""
    quantity: Annotated[int, Field(ge=1, le=99_999_999)] | None = None
    port: Annotated[str, Field(pattern=r"^[0-9]{4}$")] | None = None
    carrier: Annotated[str, Upper, Field(pattern=r"^[A-Z0-9]{2,4}$")] | None = None
    vessel: Annotated[str, Upper, Field(pattern=r"^[A-Z0-9 ]{1,20}$")] | None = None
    voyage: Annotated[str, Upper, Field(pattern=r"^[A-Z0-9]{1,5}$")] | None = None
    eta: date | None = None
    mode: Literal["ocean", "rail", "truck"] | None = None
    master: Annotated[str, Upper, Field(pattern=r"^[A-Z0-9]{2,4}-[A-Z0-9]{1,50}$")] | None = None
    part: Annotated[str, Upper, Field(pattern=r"^[A-Z]$")] | None = None
    cargo: Literal["goods", "frob", "empty"] | None = None
    in_bond: Annotated[str, Upper, Field(pattern=r"^[A-Z0-9]{9,11}$")] | None = None
    in_bond_type: Literal["61", "62", "63"] | None = None
    in_bond_port: Annotated[str, Field(pattern=r"^[0-9]{4}$")] | None = None
    broker: Annotated[str, Upper, Field(pattern=r"^[0-9]{4}[A-Z0-9]{3}([A-Z0-9]{2})?$")] | None = None
    shipper: Annotated[str, Upper, Field(pattern=_FREE, max_length=35)] | None = None
    consignee: Annotated[str, Upper, Field(pattern=_FREE, max_length=35)] | None = None
    goods: Annotated[str, Upper, Field(pattern=_FREE, max_length=45)] | None = None
    weight: Annotated[int, Field(ge=1, le=99_999_999)] | None = None
    container: Annotated[str, Upper, Field(pattern=r"^[A-Z]{4}[A-Z0-9]{1,10}$")] | None = None
    lading: Annotated[str, Field(pattern=r"^[0-9]{5}$")] | None = None

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if self.part and self.event not in ("departed", "arrived"):
            raise ValueError(f"a split part departs or arrives: leave part out of {self.event}")
        if (self.in_bond is None) != (self.in_bond_port is None) or (self.in_bond_type and not self.in_bond):
            raise ValueError("an in-bond movement has in_bond and in_bond_port; in_bond_type is 61 when left out")
        return self

    @property
    def key(self) -> str:
        """What the bill is known by."""
        return bill_key(self.issuer, self.number)

    @property
    def of(self) -> str:
        """What it happens to, in words."""
        return f"part {self.part}" if self.part else "bill"


UNKNOWN = "not on file"

BILLS = Lifecycle(
    "bill",
    {
        (UNKNOWN, "on_file"): Step("on_file", cite="93, ACMQ-53"),
        ("on_file", "on_file"): Step("on_file", cite="an amended manifest: chosen by us"),
        ("on_file", "departed"): Step("departed", cite="94, ACMQ-53"),
        # Rail and truck bills are on file and then here; nobody tells of a departure.
        ("on_file", "arrived"): Step("arrived", cite="95, ACMQ-53"),
        ("on_file", "deleted"): Step("deleted", cite="61, ACMQ-53"),
        ("departed", "departed"): Step("departed", cite="a moved estimate of arrival: chosen by us"),
        ("departed", "arrived"): Step("arrived", cite="95, ACMQ-53"),
        ("departed", "deleted"): Step("deleted", cite="61, ACMQ-53"),
        ("arrived", "deleted"): Step("deleted", cite="62, ACMQ-53"),
        ("deleted", "on_file"): Step("on_file", cite="a bill filed again: chosen by us"),
    },
)

#: What a bill is told about, besides its holds.
_KEPT = (
    "issuer", "number", "quantity", "port", "carrier", "vessel", "voyage", "eta", "mode", "master", "in_bond",
    "in_bond_type", "in_bond_port", "cargo", "broker", "shipper", "consignee", "goods", "weight", "container", "lading",
)  # fmt: skip


def apply(event: BillEvent, world: World) -> None:
    """Take an event into the manifest, and let the entries that name the bill hear of it.

    `NotLegal` when the bill is not where the event begins, or a hold on it bars the event.
    """
    known = world.find(BILL_KIND, event.key)
    state = known.state if known is not None else UNKNOWN
    data = dict(known.data) if known is not None and state != "deleted" else {}
    before = dict(data)
    to = _state_after(event, state, data)
    barring = [kind.state for kind in bill_holds.held(world, event.key) if event.event in kind.bars]
    if barring:
        raise NotLegal(f"bill {event.key} is under {', '.join(barring)}: {event.event} is legal when that is removed")
    told = event.model_dump(mode="json", include=set(_KEPT), exclude_none=True)
    if event.in_bond:
        told.setdefault("in_bond_type", "61")
    if event.part:
        data["parts"] = take_part(data, event.part, event.event, told, world.clock.today())
        to = state_of_split(state, data)
    else:
        data = {**data, **told}
        if event.in_bond:
            data.setdefault("in_bond_since", world.clock.today().isoformat())
        if "parts" in data and event.event == "on_file":
            to = state_of_split(to, data)
    if to == "deleted":
        data["holds"] = []
    data.setdefault("carrier", event.issuer)
    if "quantity" in before and before["quantity"] != data.get("quantity"):
        data["amended"] = True
    world.keep(BILL_KIND, event.key, state=to, data=data)
    world.rows.link(BILL_KIND, event.key, [data["master"]] if "master" in data else [])
    world.tell(event.key, f"{event.of} {event.event.replace('_', ' ')}", state=to, actor="carrier")
    if event.event == "on_file":
        bill_holds.amended(world, event.key)
    elif to == "arrived":
        bill_holds.arrived(world, event.key)
    if not event.part or to != state:
        heard = to if event.part else event.event
        security_filing_events.hear(world, event.key, heard)
        in_bond.hear(world, event.key, heard)
    if not event.part:
        broker_download.hear(world, event.key, event.event, before or None)
    for release in releases_of_bill(world, event.key):
        world.later(
            "release.bill", release.subject, after=world.policy.pace.bill_match,
            data={"bill": event.key, "event": event.event, "of": event.of},
        )  # fmt: skip


def _state_after(event: BillEvent, state: str, data: dict[str, Any]) -> str:
    """Where an event takes the bill; a bill that is split departs and arrives by its parts alone."""
    if event.part and state not in ("on_file", "departed"):
        raise NotLegal(f"bill {event.key} is {state}: its parts depart and arrive while it is on file or departed")
    if event.part:
        return state
    if event.event in ("departed", "arrived") and (parts := parts_of(data)):
        letters = ", ".join(one.part for one in parts)
        raise NotLegal(f"bill {event.key} is split, {letters} so far: name the part that has {event.event}")
    return BILLS.after(state, event.event).to
