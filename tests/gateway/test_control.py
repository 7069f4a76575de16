"""The control API over HTTP: what it does, and how it refuses."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from typing import Any

import pytest

from formats.sample import sample
from gateway.client import ClientError, ControlClient, ControlError
from tests.gateway.server import Server, as_wire, batch, take

ENTRY = "N01-70001015"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server("--start-at", "2026-08-03T09:00") as running:
        with running.connect() as broker:
            broker.send(as_wire(sample("SE")))
            take(broker, 2)
        yield running
        assert running.stop() == 0
        assert running.stderr == ""


@pytest.fixture
def control(server: Server) -> ControlClient:
    return server.control


def asked(server: Server, method: str, path: str, *, body: bytes | None = None, **headers: str) -> tuple[int, Any]:
    """A call as some other program makes it."""
    host, _, port = server.url.removeprefix("http://").partition(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=20)
    connection.request(
        method, path, body=body, headers={name.replace("_", "-"): told for name, told in headers.items()}
    )
    answer = connection.getresponse()
    data = json.loads(answer.read())
    connection.close()
    return answer.status, data


def test_the_world_says_who_may_send_and_where_without_passwords(control: ControlClient) -> None:
    world = control.world()
    assert world["name"] == "default"
    assert [one["site"] + one["id"] for one in world["accounts"]] == ["1234N01", "2704EEE", "3002SB1"]
    assert "PASS" not in json.dumps(world)


def test_the_journal_masks_passwords(control: ControlClient) -> None:
    first = control.journal()[0]
    assert first["kind"] == "batch"
    assert first["content"].startswith("A1234N01******")
    assert "PASSED" not in json.dumps(control.journal())


def test_the_clock_moves_by_a_span_to_an_instant_and_to_what_is_due(control: ControlClient) -> None:
    before = control.clock()
    assert before["eastern"].endswith("-04:00")
    moved = control.advance("1d")
    assert moved["was"] == before["now"]
    assert moved["now"][:10] == "2026-08-04"
    assert control.advance_until("2026-08-05T09:00")["now"] == "2026-08-05T13:00:00Z"
    assert control.due() == control.clock()["due"]


@pytest.mark.parametrize(
    ("body", "status", "error"),
    [
        ({"advance": "soon"}, 400, "'soon' is not a span of time"),
        ({"until": "2026-01-01"}, 400, "is before"),
        ({}, 422, "give one of advance, until and to"),
        ({"advance": "1d", "to": "next-due"}, 422, "give one of advance, until and to"),
        ({"advanse": "1d"}, 422, "advanse: is unknown here: did you mean advance?"),
        ({"to": "tomorrow"}, 422, "to: "),
    ],
)
def test_a_move_that_cannot_be_is_refused(control: ControlClient, body: Any, status: int, error: str) -> None:
    with pytest.raises(ControlError) as refusal:
        control.ask("POST", "/clock", body)
    assert (refusal.value.status, error in refusal.value.error) == (status, True), refusal.value
    assert refusal.value.next_step


def test_a_bill_lives_and_an_event_out_of_order_is_a_conflict(control: ControlClient) -> None:
    done = control.manifest({"event": "on_file", "issuer": "MAEU", "number": "555", "quantity": 3})
    assert [line["event"] for line in done["happened"]] == ["bill on file"]
    with pytest.raises(ControlError) as refusal:
        control.manifest({"event": "arrived", "issuer": "MAEU", "number": "557"})
    assert refusal.value.status == 409


def test_an_officer_acts_and_what_is_not_legal_is_refused_with_what_is(control: ControlClient) -> None:
    done = control.officer({"act": "request_documents", "entry": ENTRY, "document_type": "CBP01"})
    assert done["subject"] == ENTRY
    assert [line["actor"] for line in done["happened"]] == ["officer"]
    with pytest.raises(ControlError) as refusal:
        control.officer({"act": "exam_result", "entry": ENTRY, "result": "clean"})
    assert refusal.value.status == 409
    assert "is not legal" in str(refusal.value)
    uploaded = control.upload({"entry": ENTRY, "document_type": "CBP01", "reference": "INV 1"})
    assert uploaded["happened"][-1]["event"] == "document received"
    with pytest.raises(ControlError) as unknown:
        control.officer({"act": "release", "entry": "N01-99999999"})
    assert unknown.value.status == 404


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"act": "dance", "entry": ENTRY}, "act: "),
        ({"act": "release", "entree": ENTRY}, "entree: is unknown here: did you mean entry?"),
        ({"act": "exam_result", "entry": ENTRY}, "exam_result needs result"),
    ],
)
def test_an_act_that_says_too_little_or_too_much_is_refused(control: ControlClient, body: Any, error: str) -> None:
    with pytest.raises(ControlError) as refusal:
        control.officer(body)
    assert refusal.value.status == 422
    assert error in refusal.value.error


def test_messages_are_listed_by_account_and_acknowledged_by_number(server: Server, control: ControlClient) -> None:
    with server.connect() as broker:
        broker.send(as_wire(batch("EI", "10")))
        assert broker.receive(20) is not None
    waiting = control.messages("1234N01", waiting=True)
    assert waiting
    assert control.messages("2704EEE") == []
    assert control.acknowledge([one["number"] for one in waiting]) == {"acknowledged": len(waiting)}
    assert control.acknowledge([waiting[0]["number"]]) == {"acknowledged": 0}
    assert control.messages("1234N01", waiting=True) == []
    taken = [one for one in control.messages("1234N01", waiting=False) if one["number"] == waiting[0]["number"]]
    assert taken[0]["delivered"] is not None


def test_a_timeline_is_of_one_subject_or_of_all(control: ControlClient) -> None:
    mine = control.timeline(ENTRY)
    assert {line["subject"] for line in mine} == {ENTRY}
    assert mine == [line for line in control.timeline() if line["subject"] == ENTRY]


@pytest.mark.parametrize(
    ("method", "path", "status", "error"),
    [
        ("GET", "/v1/timeline/N01-12345678", 404, "is not on file"),
        ("GET", "/v1/messages?account=1234N0", 404, "account '1234N0' is unknown: did you mean 1234N01?"),
        ("GET", "/v1/clock?world=moon", 404, "no world 'moon' is served here"),
        ("GET", "/v1/nothing", 404, "GET /v1/nothing: Not Found"),
        ("DELETE", "/v1/clock", 405, "DELETE /v1/clock: Method Not Allowed"),
        ("GET", "/docs", 404, "GET /docs: Not Found"),
    ],
)
def test_what_is_not_there_is_refused_in_json_with_the_next_step(
    server: Server, method: str, path: str, status: int, error: str
) -> None:
    found, data = asked(server, method, path)
    assert found == status
    assert set(data) == {"error", "next_step"}
    assert error in data["error"] + ": " + data["next_step"]


def test_a_body_that_is_no_json_is_refused(server: Server) -> None:
    status, data = asked(server, "POST", "/v1/clock", body=b"{", content_type="application/json")
    assert status == 422
    assert set(data) == {"error", "next_step"}


def test_a_web_page_cannot_move_the_clock(server: Server, control: ControlClient) -> None:
    """Neither under a name of its own that leads to loopback, nor with a form."""
    before = control.clock()
    status, data = asked(server, "GET", "/v1/clock", Host="example.test")
    assert (status, data["error"]) == (403, "host 'example.test' is not this machine")
    body = json.dumps({"advance": "1d"}).encode()
    assert asked(server, "POST", "/v1/clock", body=body, content_type="text/plain")[0] == 422
    assert control.clock() == before


def test_the_schema_of_the_calls_is_served_from_here(server: Server) -> None:
    status, schema = asked(server, "GET", "/v1/openapi.json")
    assert status == 200
    assert {"/v1/clock", "/v1/officer", "/v1/manifest", "/v1/documents", "/v1/messages", "/v1/journal"} <= set(
        schema["paths"]
    )


def test_every_call_stands_in_the_docs(server: Server, root: Any) -> None:
    page = (root / "docs" / "control-api.md").read_text()
    _, schema = asked(server, "GET", "/v1/openapi.json")
    missing = [
        f"{method.upper()} {path}"
        for path, methods in schema["paths"].items()
        for method in methods
        if f"`{method.upper()} {path}" not in page
    ]
    assert missing == []


def test_a_server_that_is_not_there_is_named_with_the_next_step() -> None:
    with pytest.raises(ClientError, match="start the server with `localace serve`"):
        ControlClient("http://127.0.0.1:1").clock()
