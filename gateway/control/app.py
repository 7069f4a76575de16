"""The calls of the control API. Each asks the core of one world and waits for its answer; errors name the next step."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, cast

from fastapi import APIRouter, Depends, FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

from cbp_sim.cbp import Cbp
from cbp_sim.documents import Document
from cbp_sim.errors import NotLegal, SimulatorError, UnknownSubject, UnknownWorld
from cbp_sim.manifest import BillEvent
from cbp_sim.officer import OfficerAct
from cbp_sim.reference.edits import SUBJECT as TABLES_SUBJECT
from cbp_sim.reference.edits import TABLES, TableChange
from cbp_sim.summary_officer import SummaryAct
from gateway.commands.nearest import nearest
from gateway.control.models import (
    Acknowledged,
    Acknowledgement,
    ArrivalView,
    ClockMove,
    Done,
    Due,
    HappeningView,
    Health,
    MessageView,
    Moved,
    Refusal,
    Time,
    WorldView,
)
from gateway.service import Gateway, ServedWorld
from gateway.settings import is_loopback

if TYPE_CHECKING:
    from cbp_sim.store.rows import Message

T = TypeVar("T")

log = logging.getLogger("localace.control")


class NothingDue(SimulatorError):
    """There is nothing to move the clock to."""


#: The status of each kind of error; the first that fits counts.
STATUS: tuple[tuple[type[SimulatorError], int], ...] = (
    (NotLegal, 409),
    (NothingDue, 409),
    (UnknownSubject, 404),
    (UnknownWorld, 404),
    (SimulatorError, 400),
)

#: What each call takes, to offer the nearest known name for an unknown one.
BODIES: dict[str, type[BaseModel]] = {
    "/v1/clock": ClockMove,
    "/v1/officer": OfficerAct,
    "/v1/summary-officer": SummaryAct,
    "/v1/manifest": BillEvent,
    "/v1/documents": Document,
    "/v1/reference": TableChange,
    "/v1/messages/acknowledge": Acknowledgement,
}


async def _gateway(request: Request) -> Gateway:
    gateway: Gateway = request.app.state.gateway
    return gateway


async def _world(
    gateway: Annotated[Gateway, Depends(_gateway)],
    world: Annotated[str | None, Query(description="of a server that holds several; else the first")] = None,
) -> ServedWorld:
    return gateway.world(world)


World = Annotated[ServedWorld, Depends(_world)]
router = APIRouter(prefix="/v1", responses={"4XX": {"model": Refusal}})


@router.get("/health")
async def health(gateway: Annotated[Gateway, Depends(_gateway)]) -> Health:
    """Whether the server is there, and the worlds that it holds."""
    return Health(worlds=tuple(gateway.worlds))


@router.get("/world")
async def world(world: World) -> WorldView:
    """What the world is called, who may send to it and where."""
    host, port = world.address
    return WorldView.of(
        world.core.name,
        world.profile,
        abi=f"{host}:{port}",
        clock=await world.ask(_time),
        connected=world.desk.switchboard.accounts,
    )


@router.get("/clock")
async def clock(world: World) -> Time:
    """What time it is in the world, and when the next thing happens by itself."""
    return await world.ask(_time)


@router.post("/clock")
async def move_clock(world: World, move: ClockMove) -> Moved:
    """Move the clock. Everything due on the way happens in its order, and what CBP sends for it goes out at once."""

    def moved(cbp: Cbp) -> Moved:
        was = cbp.now()
        target = move.target(now=was, due=cbp.due())
        if target is None:
            raise NothingDue(f"nothing is due in world {cbp.name!r}: move the clock by a span, or to an instant")
        return Moved.by(was, cbp.advance(target), _time(cbp))

    return await world.act(moved)


@router.get("/due")
async def due(world: World) -> Due:
    """When the next thing happens by itself."""
    return Due(due=(await world.ask(_time)).due)


@router.post("/officer")
async def officer(world: World, act: OfficerAct) -> Done:
    """Act as CBP's officer. An act that the entry's state bars is refused with 409, and with those that are legal."""
    return await world.act(lambda cbp: _done(cbp, cbp.act, act, act.entry or act.bill or ""))


@router.post("/summary-officer")
async def summary_officer(world: World, act: SummaryAct) -> Done:
    """Act on an accepted entry summary or its statement: reject it, want documents, pay it, move it. As /v1/officer."""
    return await world.act(lambda cbp: _done(cbp, cbp.act_on_summary, act, act.subject))


@router.post("/manifest")
async def manifest(world: World, event: BillEvent) -> Done:
    """Have a bill, or a split part of it, come, depart, arrive or be deleted. Entries that name it hear of it."""
    return await world.act(lambda cbp: _done(cbp, cbp.manifest, event, event.key))


@router.post("/documents")
async def documents(world: World, document: Document) -> Done:
    """Give CBP a document for an entry."""
    return await world.act(lambda cbp: _done(cbp, cbp.upload, document, document.entry))


@router.get("/reference")
async def tables(world: World) -> dict[str, int]:
    """How many rows each table has of what CBP has on file about parties, articles and papers."""
    known = await world.ask(lambda cbp: cbp.reference())
    return {name: len(getattr(known, name)) for name in TABLES}


@router.get("/reference/{table}")
async def table(world: World, table: str) -> list[Any]:
    """The rows of one of these tables, each with what is not as it is by default."""
    if table not in TABLES:
        raise UnknownSubject(f"table {table!r} is unknown{nearest(table, TABLES)}")
    known = await world.ask(lambda cbp: cbp.reference())
    rows: list[Any] = TABLES[table].dump_python(getattr(known, table), mode="json", exclude_defaults=True)
    return rows


@router.post("/reference")
async def change_table(world: World, change: TableChange) -> Done:
    """Change a table, from now on: other rows in place of all, or rows before those that are there."""
    return await world.act(lambda cbp: _done(cbp, cbp.change_table, change, TABLES_SUBJECT))


@router.get("/messages")
async def messages(world: World, account: str | None = None, waiting: bool | None = None) -> list[MessageView]:
    """Messages to filers in the order they were decided: of one account (site and identifier), waiting or taken."""

    def found(cbp: Cbp) -> list[Message]:
        known = [one.key for one in cbp.profile.accounts]
        if account is not None and account not in known and not cbp.messages(account):
            raise UnknownSubject(f"account {account!r} is unknown{nearest(account, known)}")
        wanted = cbp.waiting(account) if account is not None and waiting else cbp.messages(account)
        return [one for one in wanted if waiting is None or (one.delivered is None) == waiting]

    return [MessageView.of(one) for one in await world.ask(found)]


@router.post("/messages/acknowledge")
async def acknowledge(world: World, taken: Acknowledgement) -> Acknowledged:
    """Say that messages were taken: they are not sent again."""

    def waiting(cbp: Cbp) -> list[int]:
        there = {one.number: one.delivered for one in cbp.messages()}
        unknown = [number for number in taken.numbers if number not in there]
        if unknown:
            raise UnknownSubject(f"message {unknown[0]} is unknown: GET /v1/messages lists them by number")
        return [number for number in dict.fromkeys(taken.numbers) if there[number] is None]

    numbers = await world.ask(waiting)
    await world.acknowledge(numbers)
    return Acknowledged(acknowledged=len(numbers))


@router.get("/timeline")
async def whole_timeline(world: World) -> list[HappeningView]:
    """What happened to all entries and bills, in order."""
    return [HappeningView.of(one) for one in await world.ask(lambda cbp: cbp.timeline())]


@router.get("/timeline/{subject}")
async def timeline(world: World, subject: str) -> list[HappeningView]:
    """What happened to an entry (filer, a dash, eight digits) or a bill (issuer, a dash, its number)."""
    return [HappeningView.of(one) for one in await world.ask(lambda cbp: cbp.timeline(subject))]


@router.get("/journal")
async def journal(world: World) -> list[ArrivalView]:
    """Everything that came in, in order: batches, acts, events and clock moves. Passwords are masked."""
    return [ArrivalView.of(one) for one in await world.ask(lambda cbp: cbp.journal())]


def _done(cbp: Cbp, deed: Callable[[T], None], what: T, subject: str) -> Done:
    deed(what)
    told = cbp.timeline(subject)
    return Done(
        subject=subject, happened=tuple(HappeningView.of(one) for one in told if one.journal == told[-1].journal)
    )


def _time(cbp: Cbp) -> Time:
    return Time.of(cbp.now(), cbp.due())


# errors


async def _refused(request: Request, error: Exception) -> JSONResponse:
    status = next(status for kind, status in STATUS if isinstance(error, kind))
    message, _, next_step = str(error).rpartition(": ")
    return _answer(status, message or next_step, next_step if message else "")


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    first = cast(RequestValidationError, error).errors()[0]
    place = ".".join(str(part) for part in first["loc"] if part != "body")
    message = first["msg"].removeprefix("Value error, ")
    body = BODIES.get(request.url.path)
    if first["type"] == "extra_forbidden" and body is not None:
        message = f"is unknown here{nearest(place, body.model_fields)}"
    return _answer(422, f"{place}: {message}" if place else message, "see /v1/openapi.json for what the call takes")


async def _no_such_call(request: Request, error: Exception) -> JSONResponse:
    refused = cast(HTTPException, error)
    call = f"{request.method} {request.url.path}"
    return _answer(refused.status_code, f"{call}: {refused.detail}", "see /v1/openapi.json")


def _answer(status: int, error: str, next_step: str) -> JSONResponse:
    return JSONResponse(Refusal(error=error, next_step=next_step).model_dump(), status_code=status)


class Guard:
    """Around every call: only asked by the name of this machine, and no failure of ours tells what it held.

    A page of some web site could reach loopback under a name of its own; it may not.
    """

    def __init__(self, app: ASGIApp, *, any_host: bool) -> None:
        self._app = app
        self._any_host = any_host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a call through, or answer it."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        host = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")
        if not self._any_host and not is_loopback(_name_in(host)):
            answer = _answer(403, f"host {host!r} is not this machine", "ask for http://127.0.0.1 or http://localhost")
            return await answer(scope, receive, send)
        try:
            await self._app(scope, receive, send)
        except Exception as error:
            log.error("a call failed", exc_info=error)
            await _answer(500, "internal failure", "see the server's log")(scope, receive, send)


def _name_in(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def make_app(gateway: Gateway) -> Any:
    """The application of a gateway."""
    app = FastAPI(
        title="LocalACE control API",
        version="1",
        docs_url=None,
        redoc_url=None,
        openapi_url="/v1/openapi.json",
    )
    app.state.gateway = gateway
    app.include_router(router)
    app.add_exception_handler(SimulatorError, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _no_such_call)
    return Guard(app, any_host=gateway.settings.allow_remote)
