"""`localace holds`: every kind of hold, how it is seen, and every way out of it."""

from __future__ import annotations

from typing import Annotated

import typer

from cbp_sim.errors import SimulatorError
from cbp_sim.holds import as_data, kind_of
from cbp_sim.holds.statuses import statuses
from gateway.commands.common import AsJson, print_json, refuse

_PAGE = """\
# Holds

Every kind of hold that is declared in `cbp_sim/holds/`, with who places it, where it lies, how it is seen on the wire,
what resolves it, and what happens when nobody does. Written by `localace holds --markdown`.

Codes: SO50 of a bill, SO60 of an entry, SO70 of a partner agency as status/reason. NS is a disposition of the bill in
the manifest (CAMIR Ocean Appendix D); it stands in the bill's timeline. A story is played by `localace run`; it places
the hold and resolves it.
"""

_STATUSES = """
## Statuses

Every status of the SO50, SO60 and SO70 tables with a story that sends it, or why none does. A test plays the stories
and looks.

| status | text | story, or why not |
| --- | --- | --- |
"""


def holds(
    name: Annotated[str | None, typer.Argument(help="One kind; all when left out.", show_default=False)] = None,
    as_json: AsJson = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the page docs/holds.md.")] = False,
) -> None:
    """List the kinds of hold: who places each, its codes, its ways out, its deadline, its source and its story.

    Exit code: 0, or 1 when there is no such kind.
    """
    found = as_data()
    if name is not None:
        try:
            found = [one for one in found if one["name"] == kind_of(name).name]
        except SimulatorError as error:
            raise refuse(str(error)) from None
    if as_json:
        print_json(found)
    elif markdown:
        typer.echo(page(), nl=False)
    elif name is not None:
        for key, value in found[0].items():
            typer.echo(f"{key:10}  {', '.join(value) if isinstance(value, list) else value or '-'}")
    else:
        for one in found:
            typer.echo(f"{one['name']:26}  {one['level']:9}  {', '.join(one['codes'])}")


def page() -> str:
    """The page of all kinds and statuses."""
    parts = [_PAGE]
    for one in as_data():
        parts.append(f"\n## {one['name']}\n\n")
        parts.append(f"- placed by: {one['placed_by']}\n- level: {one['level']}\n- codes: {', '.join(one['codes'])}\n")
        parts.append(f"- resolved by: {'; '.join(one['resolvers'])}\n- deadline: {one['deadline'] or 'none'}\n")
        parts.append(f"- source: {one['source']}\n- story: `{one['story']}`\n")
    parts.append(_STATUSES)
    for status in statuses():
        told = f"`{status.story}`" if status.story else status.reason
        parts.append(f"| {status.name} | {status.narrative} | {told} |\n")
    return "".join(parts)
