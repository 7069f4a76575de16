"""`localace summary`: act on an accepted entry summary, or on a statement."""

from __future__ import annotations

from typing import Annotated

import typer

from gateway.commands.common import AsJson, print_json
from gateway.commands.talk import Control, OfWorld, control_of, print_timeline


def summary(
    act: Annotated[
        str,
        typer.Argument(
            help="reject, request_documents, documents_received, inactivate, cancel, change; pay, negate, move, "
            "remove; suspend, resume, extend, liquidate."
        ),
    ],
    subject: Annotated[str, typer.Argument(help="An entry, as N01-50000035; to pay also a statement, as 2726226001.")],
    what: Annotated[str | None, typer.Option(help="Is wanted: invoices, or the whole package.")] = None,
    reason: Annotated[str | None, typer.Option(help="Why CBP rejects, three characters.")] = None,
    line: Annotated[str | None, typer.Option(help="The line of the summary that is meant.")] = None,
    remarks: Annotated[str | None, typer.Option(help="What the filer reads beside it.")] = None,
    user: Annotated[str | None, typer.Option(help="The officer whom the filer reads of: LAST, FIRST.")] = None,
    telephone: Annotated[str | None, typer.Option(help="Of that officer, ten digits.")] = None,
    print_date: Annotated[str | None, typer.Option(help="Of the statement to move to, as 2026-09-14.")] = None,
    month: Annotated[str | None, typer.Option(help="Of the monthly statement to move to, as 2026-10.")] = None,
    by: Annotated[str | None, typer.Option(help="Who moves or removes it: filer, cbp.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Reject although CBP's time for it is over.")] = False,
    control: Control = None,
    world: OfWorld = None,
    as_json: AsJson = False,
) -> None:
    """Act on an accepted entry summary: as CBP's officer, or as the filer where the transaction has no known layout.

    `pay` stands for the debit authorization (RM), `move` and `remove` for the statement update (SU). An act that is not
    legal is refused, with those that are. Exit code: 0; 1 when the server refuses or is not there; 2 for a wrong flag.
    """
    given = {
        "what": what,
        "reason": reason,
        "line": line,
        "remarks": remarks,
        "user": user,
        "telephone": telephone,
        "print_date": print_date,
        "month": month,
        "by": by,
        "force": force or None,
    }
    told = {name: value for name, value in given.items() if value is not None}
    with control_of(control, world) as server:
        done = server.act_on_summary({"act": act.replace("-", "_"), "subject": subject, **told})
    if as_json:
        print_json(done)
    else:
        print_timeline(done["happened"])
