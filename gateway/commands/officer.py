"""`localace officer`: act as CBP's officer on an entry or a bill."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from gateway.commands.common import AsJson, print_json
from gateway.commands.talk import Control, OfWorld, control_of, print_timeline

#: An entry: filer, eight digits, the dash left to taste.
_ENTRY = re.compile(r"[A-Za-z0-9]{3}-?[0-9]{7}-?[0-9]")


def officer(
    act: Annotated[str, typer.Argument(help="place_hold, remove_hold, request_documents, order_exam, release, ...")],
    subject: Annotated[str, typer.Argument(help="An entry, as N01-50000035; or a bill, as MAEU-123, to hold alone.")],
    kind: Annotated[str | None, typer.Option(help="Of hold: manifest, agriculture, cbp, quantity.")] = None,
    bill: Annotated[str | None, typer.Option(help="One bill of the entry; else all of them.")] = None,
    document_type: Annotated[str | None, typer.Option(help="Which document is wanted or came.")] = None,
    about: Annotated[str | None, typer.Option(help="Documents for the release, or for the filer's request.")] = None,
    result: Annotated[str | None, typer.Option(help="Of an exam: clean, discrepancy, general.")] = None,
    reason: Annotated[str | None, typer.Option(help="Why a request is rejected: 01 to 17.")] = None,
    comment: Annotated[str | None, typer.Option(help="What the filer reads beside it.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Pass over what stands in the way.")] = False,
    control: Control = None,
    world: OfWorld = None,
    as_json: AsJson = False,
) -> None:
    """Act as CBP's officer; what CBP sends for it goes out at once. An act that is not legal is refused.

    Exit code: 0; 1 when the server refuses or is not there; 2 for a wrong flag.
    """
    given = {
        "entry" if _ENTRY.fullmatch(subject) else "bill": subject,
        "kind": kind,
        "document_type": document_type,
        "about": about,
        "result": result,
        "reason": reason,
        "comment": comment,
        "force": force or None,
    }
    if bill is not None:
        given["bill"] = bill
    told = {name: value for name, value in given.items() if value is not None}
    with control_of(control, world) as server:
        done = server.officer({"act": act.replace("-", "_"), **told})
    if as_json:
        print_json(done)
    else:
        print_timeline(done["happened"])
