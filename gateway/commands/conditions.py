"""`localace conditions`: which of CBP's conditions are given here, by what, and which are not, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Annotated

import typer

from cbp_sim.coverage import NOT_APPLICABLE, OPEN, RAISED, Row, as_data, rows
from gateway.commands.common import AsJson, print_json, refuse
from gateway.commands.nearest import nearest

STATES = (RAISED, NOT_APPLICABLE, OPEN)

_PAGE = """\
# Conditions

Every row of CBP's catalogue of conditions, with what raises it here. A code that several applications use in their own
way has a row for each. Written by `localace conditions --markdown`.

- **raised**: a message can meet it. One test (`tests/cbp_sim/conditions/test_conditions.py`) sends what meets each of
  these rows and sees it, sends the nearest neighbour and does not, takes away the rule or the row of a table that is
  named here, and sees it gone.
- **not applicable**: no message to this simulator can meet it, for the reason that is given.
- **open**: CBP gives it, LocalACE does not yet. What would meet it is accepted.
"""


def conditions(
    state: Annotated[str | None, typer.Option(metavar="STATE", help=f"Only these: {', '.join(STATES)}.")] = None,
    area: Annotated[str | None, typer.Option(metavar="WORDS", help="Only areas whose name has these words.")] = None,
    as_json: AsJson = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the page docs/conditions.md.")] = False,
) -> None:
    """List CBP's conditions: raised here, not applicable, or open.

    Exit code: 0, or 1 when there is no such state or area.
    """
    if state is not None and state not in STATES:
        raise refuse(f"there is no state {state!r}{nearest(state, STATES)}")
    areas = list(dict.fromkeys(row.area for row in rows()))
    if area is not None and not any(area.lower() in name.lower() for name in areas):
        raise refuse(f"no area has {area!r} in its name: there are {'; '.join(areas)}")
    found = [row for row in rows() if state in (None, row.state) and (area or "").lower() in row.area.lower()]
    if as_json:
        print_json(as_data(found))
    elif markdown:
        typer.echo(page(found), nl=False)
    else:
        for row in found:
            typer.echo(f"{row.row:8}  {row.narrative or '-':40}  {row.state:14}  {row.rule or row.reason}".rstrip())
        typer.echo("")
        for name, counts in counted(found):
            told = ", ".join(f"{counts[one]} {one.replace('_', ' ')}" for one in STATES)
            typer.echo(f"{name}: {told}")


def counted(found: Sequence[Row]) -> list[tuple[str, Counter[str]]]:
    """The number of rows of each state, by area, then in all."""
    areas: dict[str, Counter[str]] = {}
    for row in found:
        areas.setdefault(row.area, Counter())[row.state] += 1
    return [*sorted(areas.items()), ("all", Counter(row.state for row in found))]


def page(found: Sequence[Row]) -> str:
    """The page of all these rows."""
    parts = [_PAGE, "| area | raised | not applicable | open |\n| --- | ---: | ---: | ---: |\n"]
    for name, counts in counted(found):
        parts.append(f"| {name} | " + " | ".join(str(counts[state]) for state in STATES) + " |\n")
    for name, _ in counted(found)[:-1]:
        parts.append(f"\n## {name[:1].upper()}{name[1:]}\n\n| row | narrative | state | by, or why not |\n")
        parts.append("| --- | --- | --- | --- |\n")
        for row in found:
            if row.area == name:
                by = "<br>".join(f"`{rule}`" for rule in row.rule.split("; ")) if row.rule else row.reason
                narrative = row.narrative.replace("|", "\\|")
                parts.append(f"| {row.row} | {narrative} | {row.state.replace('_', ' ')} | {by} |\n")
    return "".join(parts)
