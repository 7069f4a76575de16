"""Magic values: entry numbers and importers that always meet the same thing, where a world's policy switches them on.

The table is the only source: docs/magic-values.md is generated from it. That there are any, and which, is chosen by us.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from cbp_sim.behaviours.rules import Do
from cbp_sim.screening.filed import Said


@dataclass(frozen=True, slots=True)
class Magic:
    """A value, where it stands, and what it does.

    by: `entry`: the last three of the seven characters before an entry number's check digit. `importer`: the first ten
    characters of an importer number; no IRS number begins with 00.
    """

    by: Literal["entry", "importer"]
    value: str
    does: str
    do: Do


MAGIC: tuple[Magic, ...] = (
    Magic("entry", "901", "an intensive exam is ordered", Do(hold="exam")),
    Magic("entry", "902", "document CBP01 is asked for", Do(hold="documents", document_type="CBP01")),
    Magic("entry", "903", "a manifest hold lies on every bill", Do(hold="manifest")),
    Magic("entry", "904", "an agriculture hold lies on every bill", Do(hold="agriculture")),
    Magic("entry", "905", "a CBP hold lies on every bill", Do(hold="cbp")),
    Magic("entry", "906", "the entry is taken under review until an officer ends it", Do(hold="review")),
    Magic("entry", "907", "CBP's computers take two days longer", Do(delay=timedelta(days=2))),
    Magic("entry", "908", "nothing keeps the entry, whatever screening and chance say", Do(release=True)),
    Magic("entry", "909", "the filing is rejected", Do(answer="333")),
    Magic("importer", "00-9990001", "a sanctions hold is placed", Do(hold="sanctions")),
    Magic("importer", "00-9990002", "the goods are detained under the UFLPA", Do(hold="uflpa")),
    Magic("importer", "00-9990003", "CBP's computers take two days longer, then order an exam",
          Do(hold="exam", delay=timedelta(days=2))),
)  # fmt: skip


def magic_of(said: Said) -> Magic | None:
    """The first magic value that an entry holds; entry numbers stand before importers."""
    _, _, number = said.entry.partition("-")
    held = {"entry": number[4:7], "importer": said.importer[:10]}
    return next((magic for magic in MAGIC if held[magic.by] == magic.value), None)


_PAGE = """\
# Magic values

Some numbers always meet the same thing, so that a test need not draw until chance obliges. They are an addition of
LocalACE; CBP has none. A world has them when its profile says so:

```toml
[policy]
magic_values = true
```

Without that line, as in strict worlds, they mean nothing. An officer's act and a
[scripted behaviour](differences/screening.md) come before them, screening and chance after them. This page is written
by `localace rules magic --markdown`.

| where it stands | value | what happens | as a rule says it |
| --- | --- | --- | --- |
"""

_WHERE = {
    "entry": "the last three characters before the entry number's check digit",
    "importer": "the first ten characters of the importer of record",
}


def page() -> str:
    """The page of the table."""
    return _PAGE + "".join(f"| {_WHERE[one.by]} | `{one.value}` | {one.does} | `{one.do}` |\n" for one in MAGIC)


def as_data() -> Iterator[dict[str, str]]:
    """The table for programs."""
    for magic in MAGIC:
        yield {"by": magic.by, "value": magic.value, "does": magic.does, "do": str(magic.do)}
