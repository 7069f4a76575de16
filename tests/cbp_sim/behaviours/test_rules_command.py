"""`localace rules`: a dry run of a rule file against a batch file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cbp_sim.behaviours.magic import page
from gateway.cli import app
from tests.cbp_sim.release.desk import OCEAN, put, records

RULES = """
[[rule]]
name = "Vietnam"
when.origin = "VN"
do.hold = "exam"

[[rule]]
name = "every second"
when.hts = "6911"
when.nth = { every = 2 }
do.hold = "documents"
do.document_type = "CBP01"

[[rule]]
name = "rest"
do.release = true
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    second = [put(line, 11, "70001023") if line.startswith("SE10") else line for line in records(OCEAN)]
    control = ["A1234N01PASSED010526     SE", "B  2704N01SE"]
    lines = [*control, *records(OCEAN), *second, "Y  2704N01SE", "Z1234N01      010526"]
    (tmp_path / "batch.txt").write_text("".join(line.ljust(80) + "\n" for line in lines))
    (tmp_path / "rules.toml").write_text(RULES)
    return tmp_path


def run(*arguments: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["rules", *map(str, arguments)])
    return done.exit_code, done.stdout, done.stderr


def test_the_dry_run_says_which_rule_matches_and_why_the_others_did_not(folder: Path) -> None:
    code, out, _ = run("explain", folder / "rules.toml", "--batch", folder / "batch.txt")
    assert (code, out.splitlines()) == (
        0,
        [
            "N01-70001015: rest: release",
            "    not Vietnam: no line is origin VN: there is 6911103750 of CN",
            "    not every second: it is entry 1 that matches the rest, not every 2",
            "N01-70001023: every second: hold documents CBP01",
            "    not Vietnam: no line is origin VN: there is 6911103750 of CN",
            "    not rest: it stands after every second, which matches",
        ],
    )


def test_the_dry_run_as_data(folder: Path) -> None:
    code, out, _ = run("explain", folder / "rules.toml", "--batch", folder / "batch.txt", "--json")
    data = json.loads(out)
    assert code == 0
    assert [rule["name"] for rule in data["rules"]] == ["Vietnam", "every second", "rest"]
    assert [(filing["entry"], filing["rule"], filing["do"]) for filing in data["filings"]] == [
        ("N01-70001015", "rest", {"release": True}),
        ("N01-70001023", "every second", {"hold": "documents", "document_type": "CBP01"}),
    ]
    assert data["filings"][1]["not"][1]["why"] == ["it stands after every second, which matches"]


def test_without_a_batch_the_rules_are_listed(folder: Path) -> None:
    code, out, _ = run("explain", folder / "rules.toml")
    assert code == 0
    assert out.splitlines()[:5] == [
        "  1  Vietnam: hold exam", "       origin VN", "  2  every second: hold documents CBP01", "       hts 6911",
        "       nth every 2",
    ]  # fmt: skip


def test_rules_that_are_wrong_and_a_file_without_filings_are_refused(folder: Path) -> None:
    (folder / "rules.toml").write_text(RULES.replace("when.origin", "when.orgin"))
    code, _, err = run("explain", folder / "rules.toml")
    assert (code, "rule 1 'Vietnam': when.orgin is not known here: did you mean origin?" in err) == (1, True)
    (folder / "rules.toml").write_text(RULES)
    (folder / "empty.txt").write_text("nothing\n")
    code, _, err = run("explain", folder / "rules.toml", "--batch", folder / "empty.txt")
    assert (code, "no SE or AE transaction that can be read stands in it" in err) == (1, True)


def test_magic_values_are_listed_and_printed_as_their_page() -> None:
    code, out, _ = run("magic")
    assert (code, out.splitlines()[0]) == (0, "entry     901         an intensive exam is ordered")
    assert run("magic", "--markdown")[1] == page()
    assert json.loads(run("magic", "--json")[1])[0]["do"] == "hold exam"
