"""Faults as SARIF: each object has what the standard asks for, and nothing that it does not know."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.check import check
from formats.fault import Kind
from formats.sample import sample
from formats.sarif import KINDS, sarif
from formats.stream import write_batch

#: SARIF 2.1.0 (OASIS, March 2020), the objects that we write: properties that there must be, and those there may be.
OBJECTS: dict[str, tuple[set[str], set[str]]] = {
    "log": ({"version", "runs"}, {"$schema"}),
    "run": ({"tool"}, {"results", "artifacts", "columnKind", "invocations"}),
    "tool": ({"driver"}, set()),
    "driver": ({"name"}, {"version", "rules"}),
    "rule": ({"id"}, {"shortDescription", "fullDescription", "help", "defaultConfiguration", "properties"}),
    "result": ({"message"}, {"ruleId", "ruleIndex", "level", "locations", "properties"}),
    "location": (set(), {"physicalLocation", "logicalLocations"}),
    "region": (set(), {"startLine", "startColumn", "endColumn", "snippet"}),
    "artifactLocation": (set(), {"uri", "index"}),
    "invocation": ({"executionSuccessful"}, {"toolExecutionNotifications"}),
    "notification": ({"message"}, {"level"}),
}
LEVELS = {"none", "note", "warning", "error"}


def breaches(log: Any) -> Iterator[str]:
    """Where a log is not SARIF."""
    yield from shape("log", log)
    if log["version"] != "2.1.0":
        yield "version"
    for run in log["runs"]:
        yield from shape("run", run)
        yield from shape("tool", run["tool"])
        yield from shape("driver", run["tool"]["driver"])
        rules = run["tool"]["driver"]["rules"]
        ids = [rule["id"] for rule in rules]
        if len(set(ids)) < len(ids):
            yield "a rule stands twice"
        for rule in rules:
            yield from shape("rule", rule)
            for name in ("shortDescription", "fullDescription", "help"):
                if name in rule and not rule[name]["text"].strip():
                    yield f"{rule['id']}: {name} is empty"
            if rule["defaultConfiguration"]["level"] not in LEVELS:
                yield f"{rule['id']}: level"
        for result in run["results"]:
            yield from of_result(result, rules, run["artifacts"])
        for invocation in run["invocations"]:
            yield from shape("invocation", invocation)
            for notification in invocation["toolExecutionNotifications"]:
                yield from shape("notification", notification)


def of_result(result: Any, rules: Any, artifacts: Any) -> Iterator[str]:
    yield from shape("result", result)
    if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
        yield "ruleIndex names another rule"
    if result["level"] not in LEVELS or not result["message"]["text"].strip():
        yield "level or message"
    for location in result["locations"]:
        yield from shape("location", location)
        physical = location["physicalLocation"]
        yield from shape("artifactLocation", physical["artifactLocation"])
        if artifacts[physical["artifactLocation"]["index"]]["location"]["uri"] != physical["artifactLocation"]["uri"]:
            yield "index names another artifact"
        region = physical["region"]
        yield from shape("region", region)
        if not (region["startLine"] >= 1 and 1 <= region["startColumn"] < region["endColumn"]):
            yield f"region {region}"


def shape(name: str, value: Any) -> Iterator[str]:
    needed, allowed = OBJECTS[name]
    yield from (f"{name}: {one} is missing" for one in needed - set(value))
    yield from (f"{name}: {one} is unknown" for one in set(value) - needed - allowed)


CW = sample("CW")


def log_of(lines: list[str], uri: str = "batch.txt") -> Any:
    checked = check(write_batch([line.ljust(80) for line in lines]))
    return json.loads(json.dumps(sarif([(uri, checked)], version="1.2", notes=checked.notes)))


def test_a_clean_batch_has_no_results() -> None:
    log = log_of(CW)
    assert list(breaches(log)) == []
    (run,) = log["runs"]
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])
    assert run["artifacts"] == [{"location": {"uri": "batch.txt"}}]
    assert run["tool"]["driver"]["version"] == "1.2"


def test_a_fault_is_a_result_at_its_record_and_columns_under_the_rule_of_its_condition() -> None:
    lines = [*CW[:-2], CW[-2].rstrip().ljust(15) + "JUNK", CW[-1]]
    log = log_of(lines)
    assert list(breaches(log)) == []
    (result,) = log["runs"][0]["results"]
    assert (result["ruleId"], result["level"]) == ("X39", "error")
    assert result["message"]["text"] == "filler must be spaces. Put spaces in columns 13-44."
    (location,) = result["locations"]
    region = location["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (len(lines) - 1, 13, 45)
    assert region["snippet"]["text"].strip() == "JUNK"
    assert location["logicalLocations"] == [{"fullyQualifiedName": "batch 1/block 1/Y"}]
    (rule,) = log["runs"][0]["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"] == "DATA FOUND IN FILLER"
    assert "Batch & Block Control v23" in rule["help"]["text"]
    assert rule["properties"]["cite"].startswith("Batch & Block Control v23")


def test_a_fault_without_a_condition_goes_by_its_kind() -> None:
    ae = sample("AE")
    log = log_of([*ae[:2], "10Q" + ae[2][3:], *ae[3:]])
    assert list(breaches(log)) == []
    (rule,) = log["runs"][0]["tool"]["driver"]["rules"]
    assert rule["id"] == "unknown"
    assert rule["help"]["text"] == "A code that the chapter does not list. Put one of those that it lists."


def test_a_code_of_several_applications_is_a_rule_of_its_own_for_each() -> None:
    ae = sample("AE")
    log = log_of([*ae[:3], next(line for line in ae if line.startswith("40")), *ae[3:]])
    assert {result["ruleId"] for result in log["runs"][0]["results"]} == {"AE-A04"}
    (result, *_) = log["runs"][0]["results"]
    assert result["properties"]["expected"]
    assert list(breaches(log)) == []


def test_several_files_are_one_run_with_an_artifact_each() -> None:
    bad = check(b"A")
    log = sarif([("one", check(write_batch(CW))), ("two", bad), ("three", bad)], version="0")
    assert list(breaches(log)) == []
    uris = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in log["runs"][0]["results"]]
    assert set(uris) == {"two", "three"}


def test_what_could_not_be_checked_is_a_notification() -> None:
    log = log_of(["A1234N01PASSED           FQ", "B  1201N01FQ", "FQ01", "Y  1201N01FQ", "Z1234N01"])
    (note,) = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert "no chapter reads FQ here" in note["message"]["text"]
    assert list(breaches(log)) == []


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_fault_has_its_help(kind: Kind) -> None:
    what, advice = KINDS[kind]
    assert not what.endswith(".")
    assert advice.endswith(".")


@given(st.data())
def test_any_faults_are_sarif(data: st.DataObject) -> None:
    lines = sample(data.draw(st.sampled_from(["AE", "SE", "CW", "QP"])))
    mixed = data.draw(st.lists(st.sampled_from([*lines, "??", "A", "10" + "\x1b" * 90]), max_size=25))
    log = json.loads(
        json.dumps(sarif([("x", check(write_batch([line.ljust(80)[:80] for line in mixed])))], version="0"))
    )
    assert list(breaches(log)) == []
