"""The rule file: TOML, one `[[rule]]` each with a name, `when` and `do`. An unknown key is refused by name."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from cbp_sim.behaviours.elements import Amount, Turn, When
from cbp_sim.clock import parse_duration
from cbp_sim.errors import SimulatorError
from cbp_sim.holds import HoldKind, kind_of
from formats.codes import Condition, conditions


class RuleError(SimulatorError, ValueError):
    """A rule file that cannot be used. The message names the file, the rule and the key."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


Span = Annotated[timedelta, BeforeValidator(lambda value: parse_duration(value) if isinstance(value, str) else value)]


class Do(_Part):
    """What is done with an entry that matches.

    hold: a kind of hold by its name, placed when CBP's computers have seen the entry; with document_type for
    `documents`, and agency for a partner agency's. delay: how much longer they take. answer: a condition that the
    filing is answered with. release: nothing keeps the entry, neither screening nor chance. A delay may stand with a
    hold or a release; an answer stands alone.
    """

    hold: str = ""
    document_type: str = Field(default="", pattern=r"^[A-Z0-9]{0,6}$")
    agency: str = Field(default="", pattern=r"^([A-Z0-9]{3})?$")
    delay: Span = timedelta(0)
    answer: str = ""
    release: bool = False

    @model_validator(mode="after")
    def _possible(self) -> Self:
        named = [name for name in ("hold", "delay", "answer", "release") if getattr(self, name)]
        if not named:
            raise ValueError("nothing to do: name hold, delay, answer or release")
        if (self.answer and len(named) > 1) or (self.hold and self.release):
            raise ValueError(f"{' and '.join(named)} do not go together")
        if self.delay < timedelta(0):
            raise ValueError("delay goes forward only")
        if self.answer:
            condition_of(self.answer)
        kind = self.kind
        if kind is None:
            stray = [name for name in ("document_type", "agency") if getattr(self, name)]
            if stray:
                raise ValueError(f"{stray[0]} goes with a hold")
        elif kind.agency is not None and not self.agency:
            raise ValueError(f"hold {kind.name} is a partner agency's: name the agency, such as FDA")
        elif kind.name == "documents" and not self.document_type:
            raise ValueError("hold documents needs document_type, such as CBP01")
        return self

    @property
    def kind(self) -> HoldKind | None:
        """The kind of hold, where one is placed."""
        return kind_of(self.hold) if self.hold else None

    def __str__(self) -> str:
        told = [f"delay {in_words(self.delay)}" if self.delay else ""]
        told.append(" ".join(filter(None, ("hold", self.hold, self.document_type, self.agency))) if self.hold else "")
        told += [f"answer {self.answer}" if self.answer else "", "release" if self.release else ""]
        return ", ".join(part for part in told if part)


def in_words(span: timedelta) -> str:
    """A span as a rule file writes it: `2d`, `1d12h`, `90s`."""
    left, told = int(span.total_seconds()), ""
    for unit, seconds in (("d", 86400), ("h", 3600), ("m", 60), ("s", 1)):
        count, left = divmod(left, seconds)
        told += f"{count}{unit}" if count else ""
    return told or "0s"


class Rule(_Part):
    """A rule. Without a `when` it matches every entry."""

    name: str = Field(min_length=1, max_length=80)
    when: When = When()
    do: Do


class Rules(_Part):
    """The rules of a file, in its order."""

    rules: tuple[Rule, ...] = ()

    @property
    def counts_filings(self) -> bool:
        """Whether any rule asks which filing of an entry it is."""
        return any(rule.when.filing is not None for rule in self.rules)


def condition_of(code: str) -> Condition:
    """The condition of a code as cargo release has it, else as entry summaries or batches do; ValueError for none."""
    rows = [row for row in conditions() if row.code == code and not row.retired]
    found = next((row for wanted in ("SE", "AE", "") for row in rows if row.application == wanted), None)
    if found is None:
        known = dict.fromkeys(
            row.code for row in conditions() if row.application in ("SE", "AE", "") and not row.retired
        )
        raise ValueError(f"{code} is no condition of cargo release{_nearest(code, known)}")
    return found


def load_rules(text: str, *, where: str) -> Rules:
    """The rules in a TOML text. where: what to call it in errors."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{where}: {error}") from None
    _known(data, {"rule": None}, where)
    rows = data.get("rule", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise RuleError(f"{where}: write each rule under a line [[rule]]")
    rules = [_rule(row, f"{where}: rule {number}") for number, row in enumerate(rows, 1)]
    names = [rule.name for rule in rules]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise RuleError(f"{where}: two rules are called {twice!r}: what happens is told by their names")
    return Rules(rules=tuple(rules))


def read_rules(path: Path) -> Rules:
    """The rules in a file."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: {getattr(error, 'strerror', None) or error}: name a file of rules") from None
    return load_rules(text, where=str(path))


#: What may stand where: key, and what may stand under it.
_KEYS: dict[str, Any] = {
    "name": None,
    "when": {
        **dict.fromkeys(When.model_fields), "value": dict.fromkeys(Amount.model_fields),
        "nth": dict.fromkeys(Turn.model_fields), "filing": dict.fromkeys(Turn.model_fields),
    },
    "do": dict.fromkeys(Do.model_fields),
}  # fmt: skip


def _rule(row: Mapping[str, Any], where: str) -> Rule:
    called = f"{where} {row['name']!r}" if isinstance(row.get("name"), str) else where
    _known(row, _KEYS, called)
    try:
        return Rule.model_validate(row)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        key = ".".join(str(part) for part in first["loc"]) or "rule"
        raise RuleError(f"{called}: {key}: {first['msg'].removeprefix('Value error, ')}") from None
    except SimulatorError as error:
        raise RuleError(f"{called}: {error}") from None


def _known(data: Mapping[str, Any], keys: Mapping[str, Any], where: str, path: str = "") -> None:
    for key, value in data.items():
        if key not in keys:
            raise RuleError(f"{where}: {path}{key} is not known here{_nearest(key, keys)}")
        if keys[key] is not None and isinstance(value, dict):
            _known(value, keys[key], where, f"{path}{key}.")


def _nearest(name: str, known: Iterable[str]) -> str:
    names = list(known)
    near = get_close_matches(name, names, n=3, cutoff=0.5)
    return (
        f": did you mean {' or '.join(near)}?"
        if near
        else (f": there are {', '.join(names)}" if len(names) < 30 else "")
    )
