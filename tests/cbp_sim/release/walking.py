"""What a walk through cargo release can do and see: filings, acts and events of two entries and their bills."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from hypothesis.stateful import RuleBasedStateMachine

from cbp_sim.clock import parse_duration
from cbp_sim.errors import NotLegal
from cbp_sim.holds import HoldKind
from cbp_sim.lifecycle.bill_holds import held
from cbp_sim.lifecycle.release_file import Release
from cbp_sim.manifest import BillEvent
from cbp_sim.officer import OfficerAct, possible, refuse
from cbp_sim.world import World
from formats.numbers import entry_check_digit
from tests.cbp_sim.release.desk import BILL, ENTRY, Desk
from tests.cbp_sim.release.filings import CONTACT, FILINGS
from tests.cbp_sim.release.watch import Taped, Watch

T = TypeVar("T")

OTHER = f"N01-7000102{entry_check_digit('N01', '7000102')}"
ENTRIES = (ENTRY, OTHER)
#: The bill of both entries, and another of the second one alone.
SECOND = "ZZOC-OCN260418"
BILLS_HERE = (BILL, SECOND)


class Walking(RuleBasedStateMachine):
    """Two entries and their bills at a desk, watched."""

    desk: Desk
    cbp: Taped
    watch: Watch
    looked: tuple[int, dict[str, Any]]

    # how it is done

    def tell(self, event: str, quantity: int | None = None, *, bill: str = BILL) -> None:
        told = {"quantity": quantity} if quantity and event == "on_file" else {}
        said = BillEvent.model_validate({"issuer": bill[:4], "number": bill[5:], "event": event, **told})
        if any(event in kind.bars for kind in self.on_bill(bill)):
            with pytest.raises(NotLegal, match="is legal when that is removed"):
                self.cbp.manifest(said)
        else:
            self.cbp.manifest(said)

    def attempt(self, **told: object) -> None:
        """An act that the guards say is legal, or forcible, is done; any other is refused."""
        act = OfficerAct.model_validate(told)
        if not self.known(str(act.entry)):
            return
        with self.cbp._world() as world:
            refusal = refuse(Release.of(world, str(act.entry)), act)
        if refusal is None or (act.force and refusal.forcible):
            self.cbp.act(act)
        else:
            with pytest.raises(NotLegal):
                self.cbp.act(act)

    def file(self, entry: str, action: str, quantity: str = "00000420") -> None:
        lines = [line.replace("00000420", quantity) for line in FILINGS["ocean"]]
        lines[0] = f"SE10{action}N01  {entry[4:]}{lines[0][18:]}"
        at = next(at for at, line in enumerate(lines) if line.startswith("SE15"))
        if entry == OTHER and action != "D":
            lines.insert(at + 1, lines[at].replace(BILL[5:], SECOND[5:]))
        if action == "U":
            lines = [line for line in lines if line.startswith(("SE10", "SE13", "SE15"))]
        if action == "D":
            lines = [lines[0], CONTACT.ljust(59) + "01"]
        before = len(self.cbp.messages())
        self.cbp.take(self.desk.batch([line.ljust(80) for line in lines]))
        assert len(self.cbp.messages()) > before, "every filing is answered"

    def wait(self, span: str) -> None:
        self.cbp.advance(self.cbp.now() + parse_duration(span))

    # how it stands

    def look(self, at: str, how: Callable[[World], T]) -> T:
        """What stands in the world: it is looked at once, as long as nobody does anything."""
        done = len(self.cbp.tape)
        if self.looked[0] != done:
            self.looked = (done, {})
        if at not in self.looked[1]:
            with self.cbp._world() as world:
                self.looked[1][at] = how(world)
        found: T = self.looked[1][at]
        return found

    def state_of(self, bill: str) -> str:
        known = self.look(f"bill {bill}", lambda world: world.find("bill", bill))
        return known.state if known is not None else "not on file"

    def on_bill(self, bill: str) -> tuple[HoldKind, ...]:
        return self.look(f"on bill {bill}", lambda world: held(world, bill))

    def known(self, entry: str) -> bool:
        return any(one.subject == entry for one in self.entries())

    def entries(self) -> list[Release]:
        return self.look("entries", lambda world: [
            found for entry in ENTRIES if (found := Release.find(world, entry)) is not None
        ])  # fmt: skip

    def in_stage(self, stage: str) -> list[str]:
        return [one.subject for one in self.entries() if one.stage == stage] if hasattr(self, "cbp") else []

    def entry(self, entry: str) -> Release:
        return next(one for one in self.entries() if one.subject == entry)

    def legal(self, entry: str) -> list[OfficerAct]:
        def acts(world: World) -> list[OfficerAct]:
            found = Release.find(world, entry)
            return list(possible(found)) if found is not None else []

        return self.look(f"legal {entry}", acts)
