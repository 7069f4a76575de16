"""`officer`, `summary`, `manifest` and `upload` reach every field of what they send, and say what each act takes."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from cbp_sim import officer as officers
from cbp_sim.documents import Document
from cbp_sim.manifest import BillEvent
from cbp_sim.officer import OfficerAct
from cbp_sim.summary_officer import SummaryAct
from formats.sample import sample
from gateway.cli import COMMANDS
from gateway.commands.manifest import manifest
from gateway.commands.officer import officer
from gateway.commands.summary import summary
from gateway.commands.upload import upload
from tests.gateway.server import Server, as_wire
from tests.gateway.test_commands import run

ENTRY = "N01-70001015"
#: Fields that a command calls otherwise.
CALLED = {"sub_reasons": "sub_reason", "entry": "subject"}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server("--start-at", "2026-08-03T09:00") as running:
        sent = run("send", "-", "--to", running.addresses["default"], stdin=as_wire(sample("SE")))
        assert sent.returncode == 0
        for bill in (("ZZOC", "OCN2604417001"), ("ZZFW", "FWD260417")):
            assert run("manifest", "on-file", *bill, "--quantity", "420", "--control", running.url).returncode == 0
        yield running
        assert running.stop() == 0


@pytest.mark.parametrize(
    ("command", "model"), [(officer, OfficerAct), (summary, SummaryAct), (manifest, BillEvent), (upload, Document)]
)
def test_a_command_reaches_every_field(command: Callable[..., None], model: type[BaseModel]) -> None:
    known = set(inspect.signature(command).parameters)
    assert {name for name in model.model_fields if not {name, CALLED.get(name)} & known} == set()


def test_the_help_says_of_every_act_what_it_must_and_may_be_told() -> None:
    told: dict[str, tuple[set[str], set[str]]] = {}
    text = re.sub(r"\n +(--)", r" \1", inspect.getdoc(officer) or "")
    for line in text.partition("\b\n")[2].partition("\n\n")[0].splitlines():
        acts, _, takes = line.strip().partition("  ")
        must, _, may = takes.partition("[")
        for act in acts.split(", "):
            told[act] = (_flags(must), _flags(may.partition("]")[0]))
    assert set(told) == set(get_args(officers.ActName))
    for act, (must, may) in told.items():
        needs, takes = officers._NEEDS.get(act, ((), ()))
        if act == "request_documents":  # either of two
            assert must == set(takes)
        else:
            assert (must, may) == (set(needs), set(takes)), act


def test_the_page_says_the_same_of_every_act(root: Path) -> None:
    page = (root / "docs" / "commands.md").read_text(encoding="utf-8")
    table = page.partition("| act of `officer` |")[2].partition("\n\n")[0].splitlines()[2:]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table]
    told = {act: (_flags(must), _flags(may)) for acts, must, may in rows for act in acts.split(", ")}
    assert set(told) == set(get_args(officers.ActName))
    for act, found in told.items():
        needs, takes = officers._NEEDS.get(act, ((), ()))
        assert found == ((set(takes), set()) if act == "request_documents" else (set(needs), set(takes))), act


def test_the_readme_names_every_command(root: Path) -> None:
    table = (root / "README.md").read_text(encoding="utf-8").partition("## The command\n")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `(\w+)", table, re.MULTILINE)) == {command.name for command in COMMANDS}


def _flags(text: str) -> set[str]:
    named = {flag.replace("-", "_") for flag in re.findall(r"--([a-z-]+)", text)}
    return {next((field for field, called in CALLED.items() if called == name), name) for name in named}


def test_an_agency_speaks_by_command_with_all_that_it_may_say(server: Server) -> None:
    done = run(
        *("officer", "agency-status", ENTRY, "--agency", "FDA", "--status", "11", "--lines", "001", "--reason", "34"),
        *("--program", "FOO", "--document-type", "PGA01", "--sub-reason", "101", "--sub-reason", "102"),
        *("--reference", "FDA123", "--comment", "bring it to the warehouse", "--control", server.url),
    )
    assert done.returncode == 0, done.stderr
    assert b"FDA says 11" in done.stdout
    (message,) = [one for one in server.control.messages() if any("SO70" in line for line in one["lines"])]
    so70, so71, so72 = [line for line in message["lines"] if line[:4] in ("SO70", "SO71", "SO72")]
    assert so70.startswith("SO70FDAFOO")
    assert ("FDA123" in so71, "101" in so71, "102" in so71) == (True, True, True)
    assert "BRING IT TO THE WAREHOUSE" in so72
    listed = json.loads(run("timeline", ENTRY, "--json", "--control", server.url).stdout)
    assert listed[-1]["state"] == "agency exam"
    freed = run(
        "officer",
        "agency_status",
        ENTRY,
        "--agency",
        "FDA",
        "--status",
        "07",
        "--lines",
        "001",
        "--control",
        server.url,
    )
    assert freed.returncode == 0, freed.stderr


def test_exams_and_their_results_go_by_command(server: Server) -> None:
    for arguments in (
        ("order-exam", ENTRY, "--kind", "nii", "--bill", "ZZFW-FWD260417"),
        ("exam-result", ENTRY, "--result", "anomaly", "--kind", "nii"),
        ("exam-result", ENTRY, "--result", "clean"),
    ):
        done = run("officer", *arguments, "--control", server.url)
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("dance", ENTRY), 1, "place_hold"),
        (("place_hold", ENTRY, "--kind", "manifst"), 1, "do you mean manifest"),
        (("place_hold", ENTRY), 1, "place_hold needs kind"),
        (("agency_status", ENTRY, "--agency", "FDA"), 1, "agency_status needs status"),
        (("agency_status", ENTRY, "--agency", "ZZZ", "--status", "02"), 1, "no agency of Appendix V is called 'ZZZ'"),
        (("release", ENTRY, "--agency", "FDA"), 1, "release takes no agency"),
        (("exam_result", ENTRY, "--result", "fine"), 1, "contraband"),
        (("place_hold", "MAEU-123", "--kind", "manifest", "--bill", "MAEU-4"), 2, "MAEU-123 is a bill already"),
        (("place_hold", ENTRY, "--colour", "red"), 2, "--colour"),
    ],
)
def test_what_an_act_cannot_be_is_told_with_what_it_can(
    server: Server, arguments: tuple[str, ...], code: int, told: str
) -> None:
    done = run("officer", *arguments, "--control", server.url)
    assert done.returncode == code
    assert told in done.stderr.decode()
    assert b"Traceback" not in done.stderr
