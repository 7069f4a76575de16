"""`localace reference` and the calls behind it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from gateway.client import ControlClient, ControlError
from tests.gateway.server import Server
from tests.gateway.test_commands import run

SHEET = "number,status,bond.surety,bond.effective\n98-0000999,void,001,2020-01-01\n98-0000998,,,\n"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server("--start-at", "2026-08-03T09:00") as running:
        yield running
        assert running.stop() == 0


def reference(server: Server, *arguments: str, stdin: str = "") -> tuple[int, str, str]:
    done = run("reference", *arguments, "--control", server.url, stdin=stdin.encode())
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_a_table_that_is_loaded_is_shown_as_it_was_loaded(server: Server, tmp_path: Path) -> None:
    path = tmp_path / "importers.csv"
    path.write_text(SHEET, encoding="utf-8")
    code, told, _ = reference(server, "load", "importers", str(path))
    assert (code, "table importers changed" in told, "2 rows" in told) == (0, True, True)
    assert reference(server, "show", "importers") == (0, SHEET, "")
    assert reference(server, "load", "importers", "-", "--add", stdin="number\n98-0000997\n")[0] == 0
    _, told, _ = reference(server, "show", "importers", "--json")
    assert [row["number"] for row in json.loads(told)] == ["98-0000997", "98-0000999", "98-0000998"]
    _, told, _ = reference(server, "list", "--json")
    assert json.loads(told)["importers"] == 3
    assert ["importers", "3"] in [line.split() for line in reference(server, "list")[1].splitlines()]


def test_rows_as_json_are_loaded_from_a_file_that_says_so(server: Server, tmp_path: Path) -> None:
    path = tmp_path / "cases.json"
    path.write_text('[{"number": "A999999001", "origin": "GB", "ad_valorem": 10.25}]', encoding="utf-8")
    assert reference(server, "load", "cases", str(path))[::2] == (0, "")
    assert ControlClient(server.url).table("cases")[0]["ad_valorem"] == "10.25"
    path.write_text("[{", encoding="utf-8")
    code, _, said = reference(server, "load", "cases", str(path))
    assert (code, "give a list of rows as JSON" in said) == (1, True)


def test_what_is_no_table_or_no_row_is_refused_and_nothing_is_changed(server: Server) -> None:
    before = ControlClient(server.url).table("ports")
    assert reference(server, "show", "port")[2] == (
        "localace: table 'port' is unknown: did you mean ports or importers?\n"
    )
    assert "no table 'port'" in reference(server, "load", "port", "-")[2]
    code, _, said = reference(server, "load", "ports", "-", stdin="code,colour\n2704,red\n")
    assert (code, "row 1: colour: Extra inputs are not permitted" in said) == (1, True)
    code, _, said = reference(server, "load", "ports", "-", stdin="code,modes\n2704\n")
    assert (code, "<stdin>: row 1 has not as many cells" in said) == (1, True)
    with pytest.raises(ControlError, match="hows: is unknown here: did you mean how"):
        ControlClient(server.url).change_table({"table": "ports", "rows": [], "hows": "add"})
    assert ControlClient(server.url).table("ports") == before
