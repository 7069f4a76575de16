"""What happens to statements by themselves: the timers `statement.*`.

A timer may come when what it was set for is over. Each therefore asks first whether it still has something to do.
"""

from __future__ import annotations

from collections.abc import Callable

from cbp_sim.lifecycle import statements as states
from cbp_sim.statements import daily, monthly
from cbp_sim.store.rows import Thing, Timer
from cbp_sim.world import World


class Ringer:
    """Rings the timers of statements."""

    def ring(self, timer: Timer, world: World) -> None:
        """Do what was to happen now."""
        RINGS[timer.kind](timer, world)


def _print(timer: Timer, world: World) -> None:
    daily.print_batch(world, timer.subject)


def _close(timer: Timer, world: World) -> None:
    known = daily.statement(world, timer.subject)
    if known.state == states.PRESENTED and _authorized_then(timer, known):
        monthly.gather(world, daily.move(world, timer.subject, states.CLOSED))


def _confirm(timer: Timer, world: World) -> None:
    known = daily.statement(world, timer.subject)
    if known.state == states.AUTHORIZED and _authorized_then(timer, known):
        daily.move(world, timer.subject, states.CONFIRMED)


def _confirm_month(timer: Timer, world: World) -> None:
    known = monthly.statement(world, timer.subject)
    if known.state == states.AUTHORIZED and _authorized_then(timer, known):
        monthly.move(world, timer.subject, states.CONFIRMED)


def _authorized_then(timer: Timer, known: Thing) -> bool:
    """Whether the authorization that set the timer is the one in force: it may have been given anew."""
    return bool(known.data["authorized"] == timer.data["authorized"])


def _print_month(timer: Timer, world: World) -> None:
    monthly.print_month(world, timer.subject)


def _unpaid(timer: Timer, world: World) -> None:
    known = world.find(daily.KIND, timer.subject) or world.find(monthly.KIND, timer.subject)
    if known is not None and known.state == states.PRELIMINARY:
        world.tell(timer.subject, "not paid when due", state=known.state, actor="clock", note=known.data["due"])


RINGS: dict[str, Callable[[Timer, World], None]] = {
    "statement.print": _print,
    "statement.close": _close,
    "statement.confirm": _confirm,
    "statement.monthly": _print_month,
    "statement.confirm_month": _confirm_month,
    "statement.unpaid": _unpaid,
}

RINGER = Ringer()
