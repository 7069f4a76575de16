"""What carriers tell CBP of bills of lading: events that the entries on file are matched against.

A bill lives by itself, whether or not an entry names it: an entry filed later finds it as it then is.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from cbp_sim import broker_download
from cbp_sim.errors import NotLegal
from cbp_sim.lifecycle import bill_holds, in_bond, security_filing_events
from cbp_sim.lifecycle.release_file import BILL_KIND, bill_key, releases_of_bill
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
    dash and number, AWB in place of the issuer by air. broker: whom the carrier names as customs broker, as port, filer
    and office (`2704N01`): it gets a copy of the bill (BD), with shipper, consignee, goods, weight in kilos, container
    and port of lading (Schedule K) as far as they are told. What an event leaves out stays as it was.
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
    broker: Annotated[str, Upper, Field(pattern=r"^[0-9]{4}[A-Z0-9]{3}([A-Z0-9]{2})?$")] | None = None
    shipper: Annotated[str, Upper, Field(pattern=_FREE, max_length=35)] | None = None
    consignee: Annotated[str, Upper, Field(pattern=_FREE, max_length=35)] | None = None
    goods: Annotated[str, Upper, Field(pattern=_FREE, max_length=45)] | None = None
    weight: Annotated[int, Field(ge=1, le=99_999_999)] | None = None
    container: Annotated[str, Upper, Field(pattern=r"^[A-Z]{4}[A-Z0-9]{1,10}$")] | None = None
    lading: Annotated[str, Field(pattern=r"^[0-9]{5}$")] | None = None

    @property
    def key(self) -> str:
        """What the bill is known by."""
        return bill_key(self.issuer, self.number)


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
    "issuer", "number", "quantity", "port", "carrier", "vessel", "voyage", "eta", "mode", "master", "broker", "shipper",
    "consignee", "goods", "weight", "container", "lading",
)  # fmt: skip


def apply(event: BillEvent, world: World) -> None:
    """Take an event into the manifest, and let the entries that name the bill hear of it.

    `NotLegal` when the bill is not where the event begins, or a hold on it bars the event.
    """
    known = world.find(BILL_KIND, event.key)
    state = known.state if known is not None else UNKNOWN
    step = BILLS.after(state, event.event)
    barring = [kind.state for kind in bill_holds.held(world, event.key) if event.event in kind.bars]
    if barring:
        raise NotLegal(f"bill {event.key} is under {', '.join(barring)}: {event.event} is legal when that is removed")
    told = event.model_dump(mode="json", include=set(_KEPT), exclude_none=True)
    before = dict(known.data) if known is not None and state != "deleted" else {}
    data = {**before, **told}
    if step.to == "deleted":
        data["holds"] = []
    data.setdefault("carrier", event.issuer)
    if "quantity" in before and before["quantity"] != data["quantity"]:
        data["amended"] = True
    world.keep(BILL_KIND, event.key, state=step.to, data=data)
    world.rows.link(BILL_KIND, event.key, [data["master"]] if "master" in data else [])
    world.tell(event.key, f"bill {event.event.replace('_', ' ')}", state=step.to, actor="carrier")
    if event.event == "on_file":
        bill_holds.amended(world, event.key)
    elif event.event == "arrived":
        bill_holds.arrived(world, event.key)
    security_filing_events.hear(world, event.key, event.event)
    in_bond.hear(world, event.key, event.event)
    broker_download.hear(world, event.key, event.event, before or None)
    for release in releases_of_bill(world, event.key):
        world.later(
            "release.bill", release.subject, after=world.policy.pace.bill_match,
            data={"bill": event.key, "event": event.event},
        )  # fmt: skip
