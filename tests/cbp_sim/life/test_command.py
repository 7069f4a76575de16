"""`localace summary` and the control API's call, against a running server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from formats.stream import write_batch
from gateway.cli import app
from gateway.client import AbiClient, ControlClient, ControlError
from scenarios.demo import Listening, server
from tests.cbp_sim.life.kit import SUBJECT, on_statement
from tests.cbp_sim.summary.kit import ae, batch
from tests.scenarios.kit import prepared


@pytest.fixture(scope="module")
def listening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Listening]:
    story = prepared("title: t\nstart_at: 2026-01-05T09:00\nsteps:\n- say: Good morning.\n")
    folder: Path = tmp_path_factory.mktemp("server")
    with server(story, folder) as running:
        with closing(AbiClient.connect(running.abi)) as client:
            client.send(write_batch([line.text for line in batch(ae(on_statement())).lines]))
            assert client.receive(30) is not None
        yield running


def run(listening: Listening, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["summary", *arguments, "--control", listening.control])


def test_an_act_is_done_shown_and_refused_with_what_is_legal(listening: Listening) -> None:
    refused = run(listening, "pay", SUBJECT)
    assert refused.exit_code == 1
    assert "legal is request_documents, inactivate, cancel, move" in refused.stderr
    moved = run(listening, "move", SUBJECT, "--print-date", "2026-01-13", "--json")
    assert moved.exit_code == 0
    assert json.loads(moved.stdout)["happened"][0]["event"] == "moved to another statement"
    asked = run(listening, "request-documents", SUBJECT, "--what", "package", "--remarks", "SEND ALL")
    assert (asked.exit_code, "documents wanted by CBP" in asked.stdout) == (0, True)


def test_the_control_api_names_what_it_does_not_know(listening: Listening) -> None:
    control = ControlClient(listening.control)
    with pytest.raises(ControlError, match="remark"):
        control.act_on_summary({"act": "reject", "subject": SUBJECT, "remark": "X"})
    with pytest.raises(ControlError) as unknown:
        control.act_on_summary({"act": "pay", "subject": "2726012999"})
    assert unknown.value.status == 404
