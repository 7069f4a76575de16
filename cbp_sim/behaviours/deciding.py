"""Which rule an entry meets: the first that matches, then a magic value, or none. And why the others did not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from cbp_sim.behaviours.elements import against
from cbp_sim.behaviours.magic import magic_of
from cbp_sim.behaviours.rules import Do, Rule, Rules
from cbp_sim.screening.filed import Goods, Said
from cbp_sim.world import World

KIND = "behaviour"
"""What is remembered of an entry, and the counters of the rules."""


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What is to be done with an entry. by: `rule NAME` or `magic value NUMBER`. bills, lines: those that matched."""

    by: str
    do: Do
    bills: tuple[str, ...] = ()
    lines: tuple[Goods, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """One rule about one entry: whether it matches, or why not."""

    rule: Rule
    why_not: tuple[str, ...] = ()

    @property
    def matches(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.why_not


class Memory(Protocol):
    """What counts entries and filings."""

    def nth(self, rule: str, entry: str) -> int:
        """Which of the entries that match a rule this is, from 1; the same when it is asked again."""
        ...

    def filings(self, entry: str) -> int:
        """How often the entry was filed, this time counted."""
        ...


class LocalMemory:
    """Counts that live as long as the process: those of a dry run."""

    def __init__(self) -> None:
        self._nth: dict[tuple[str, str], int] = {}
        self._last: dict[str, int] = {}
        self._filings: dict[str, int] = {}

    def filed(self, entry: str) -> None:
        """The entry was filed once more."""
        self._filings[entry] = self.filings(entry) + 1 if entry in self._filings else 1

    def filings(self, entry: str) -> int:
        """See `Memory.filings`."""
        return self._filings.get(entry, 1)

    def nth(self, rule: str, entry: str) -> int:
        """See `Memory.nth`."""
        if (rule, entry) not in self._nth:
            self._last[rule] = self._nth[rule, entry] = self._last.get(rule, 0) + 1
        return self._nth[rule, entry]


class WorldMemory:
    """Counts that stand in the store, so that a restart shifts nothing."""

    def __init__(self, world: World) -> None:
        self._world = world

    def filed(self, entry: str) -> None:
        """The entry was filed once more."""
        known = self._world.find(KIND, entry)
        data = known.data if known is not None else {}
        self._world.keep(KIND, entry, state="", data={**data, "filings": data.get("filings", 0) + 1})

    def filings(self, entry: str) -> int:
        """See `Memory.filings`."""
        known = self._world.find(KIND, entry)
        return int(known.data.get("filings", 1)) if known is not None else 1

    def nth(self, rule: str, entry: str) -> int:
        """See `Memory.nth`."""
        known = self._world.find(KIND, entry)
        data = known.data if known is not None else {}
        numbers: dict[str, int] = data.get("nth", {})
        if rule not in numbers:
            numbers = {**numbers, rule: self._world.rows.next(KIND, rule) + 1}
            self._world.keep(KIND, entry, state="", data={**data, "nth": numbers})
        return numbers[rule]


def decide(said: Said, world: World) -> Behaviour | None:
    """What the world's rules, then its magic values, do with an entry; None leaves it to screening and chance."""
    rules = world.policy.rules
    found = first(rules, said, WorldMemory(world)) if rules.rules else None
    if found is not None:
        return found
    magic = magic_of(said) if world.policy.magic_values else None
    return Behaviour(f"magic value {magic.value}", magic.do, said.bills, said.goods) if magic is not None else None


def first(rules: Rules, said: Said, memory: Memory) -> Behaviour | None:
    """What the first rule that matches does."""
    for verdict in judged(rules, said, memory):
        if verdict.matches:
            rule = verdict.rule
            return Behaviour(f"rule {rule.name}", rule.do, rule.when.bills(said), rule.when.lines(said))
    return None


def judged(rules: Rules, said: Said, memory: Memory) -> Iterator[Verdict]:
    """Every rule about an entry, in the order of the file, up to the first that matches."""
    for rule in rules.rules:
        why_not = list(against(rule.when, said))
        if not why_not and rule.when.filing is not None:
            number = memory.filings(said.entry)
            if not rule.when.filing.fits(number):
                why_not.append(f"it is filing {number} of the entry, not {rule.when.filing}")
        if not why_not and rule.when.nth is not None:
            number = memory.nth(rule.name, said.entry)
            if not rule.when.nth.fits(number):
                why_not.append(f"it is entry {number} that matches the rest, not {rule.when.nth}")
        verdict = Verdict(rule, tuple(why_not))
        yield verdict
        if verdict.matches:
            return


def explained(rules: Rules, said: Said, memory: Memory) -> list[Verdict]:
    """Every rule about an entry; those after the one that matches are not asked, and say so when they would fit."""
    found = list(judged(rules, said, memory))
    for rule in rules.rules[len(found) :]:
        late = f"it stands after {found[-1].rule.name}, which matches"
        found.append(Verdict(rule, tuple(against(rule.when, said)) or (late,)))
    return found
