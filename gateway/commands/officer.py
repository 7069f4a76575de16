"""`localace officer`: act as CBP's officer, or as a partner agency's, on an entry or a bill."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from gateway.commands.common import AsJson, print_json
from gateway.commands.talk import Control, OfWorld, control_of, print_timeline

#: An entry: filer, eight digits, the dash left to taste.
_ENTRY = re.compile(r"[A-Za-z0-9]{3}-?[0-9]{7}-?[0-9]")


def officer(
    act: Annotated[str, typer.Argument(metavar="ACT", help="One of those above, with - or _.")],
    subject: Annotated[str, typer.Argument(metavar="SUBJECT", help="An entry, as N01-50000035; or a bill alone.")],
    kind: Annotated[str | None, typer.Option(metavar="NAME", help="Of hold, as `localace holds` names them.")] = None,
    bill: Annotated[str | None, typer.Option(metavar="BILL", help="One bill of the entry, else all of them.")] = None,
    document_type: Annotated[
        str | None, typer.Option(metavar="TYPE", help="Which document is wanted, or came: CBP01.")
    ] = None,
    about: Annotated[
        str | None, typer.Option(metavar="WHAT", help="What documents are for: release, or the filer's request.")
    ] = None,
    result: Annotated[
        str | None,
        typer.Option(
            metavar="RESULT", help="Of an exam: clean, discrepancy, general, anomaly, contraband; as its kind has them."
        ),
    ] = None,
    agency: Annotated[str | None, typer.Option(metavar="CODE", help="A partner agency of Appendix V: FDA.")] = None,
    status: Annotated[
        str | None, typer.Option(metavar="NN", help="What the agency says, SO70: 02 hold, 07 may proceed.")
    ] = None,
    program: Annotated[str | None, typer.Option(metavar="CODE", help="The agency's program.")] = None,
    lines: Annotated[
        str | None, typer.Option(metavar="LINES", help="The entry's lines that it says it of: 001, 001-003; else all.")
    ] = None,
    sub_reason: Annotated[
        list[str] | None, typer.Option(metavar="NNN", help="A sub-reason, SO71; may be repeated, at most ten times.")
    ] = None,
    reference: Annotated[str | None, typer.Option(metavar="NUMBER", help="The agency's own number, SO71.")] = None,
    reason: Annotated[
        str | None,
        typer.Option(metavar="NN", help="Why a request is rejected, 01 to 17; why an agency says what it says."),
    ] = None,
    comment: Annotated[str | None, typer.Option(metavar="TEXT", help="What the filer reads beside it.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Pass over what merely stands in the way.")] = False,
    control: Control = None,
    world: OfWorld = None,
    as_json: AsJson = False,
) -> None:
    """Act as CBP's officer; what CBP sends for it goes out at once. An act that is not legal is refused.

    The acts, with what each must be told and [may be told]:

    \b
      place_hold          --kind [--bill]    on a bill alone too
      remove_hold         --kind [--bill --agency]    on a bill alone too
      order_exam          [--kind --bill]    an intensive one, if no kind is named
      exam_result         --result [--kind --bill --agency]
      detain              [--kind]
      seize, refuse
      review, review_done
      request_documents   --document-type, or --about request
      documents_received  [--document-type]
      agency_status       --agency --status [--reason --program --lines --document-type --sub-reason --reference
                          --comment]
      pga_correction      [--agency]    a CA of its data is taken
      release, suspend, cancel
      approve_request
      reject_request      --reason [--comment]

    Exit code: 0; 1 when the server refuses or is not there; 2 for a wrong flag.
    """  # noqa: D301 - the backspace keeps the list's lines as they are
    alone = _ENTRY.fullmatch(subject) is None
    if alone and bill is not None:
        raise typer.BadParameter(f"{subject} is a bill already: give an entry and --bill, or that bill alone")
    given = {
        "bill" if alone else "entry": subject,
        "kind": kind,
        "document_type": document_type,
        "about": about,
        "result": result,
        "agency": agency,
        "status": status,
        "program": program,
        "lines": lines,
        "sub_reasons": sub_reason or None,
        "reference": reference,
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
