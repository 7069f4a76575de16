"""`localace tariff`, as a user calls it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from gateway.commands.tariff import app
from tests.cbp_sim.tariff.conftest import FIRST, SECOND


def run(*arguments: str, **more: Any) -> Result:
    return CliRunner().invoke(app, list(arguments), **more)


@pytest.fixture
def db(tmp_path: Path) -> str:
    """A database with the small tariff in it."""
    file = tmp_path / "hts_2026_rev_3.csv"
    file.write_text(SECOND, encoding="utf-8")
    url = f"sqlite:///{tmp_path / 'tariff.sqlite'}"
    done = run("load", str(file), "--db", url)
    assert done.exit_code == 0, done.output
    return url


def test_load_keeps_an_edition_and_says_what_it_took(tmp_path: Path) -> None:
    file = tmp_path / "2025HTSRev15.csv"
    file.write_text(FIRST, encoding="utf-8")
    url = f"sqlite:///{tmp_path / 'tariff.sqlite'}"
    done = run("load", str(file), "--db", url)
    assert done.exit_code == 0
    assert f"2025 revision 15, in force from 2025-01-01: 2 numbers, kept in {url}" in done.output
    assert "--effective DATE says otherwise" in done.output
    again = run("load", str(file), "--db", url, "--name", "summer", "--effective", "2025-07-01")
    assert again.output == f"summer, in force from 2025-07-01: 2 numbers, kept in {url}\n"


def test_load_knows_the_day_of_the_edition_that_is_shipped(tmp_path: Path) -> None:
    file = tmp_path / "hts_2026_rev_10.csv"
    file.write_text(FIRST, encoding="utf-8")
    done = run("load", str(file), "--db", f"sqlite:///{tmp_path / 'tariff.sqlite'}")
    assert "2026 revision 10, in force from 2026-06-08" in done.output


def test_load_refuses_what_it_cannot_keep_or_name(tmp_path: Path) -> None:
    file = tmp_path / "export.csv"
    file.write_text(FIRST, encoding="utf-8")
    url = f"sqlite:///{tmp_path / 'tariff.sqlite'}"
    for arguments, code, words in (
        ((str(file),), 2, "--db"),
        ((str(file), "--db", url), 2, "give --name and --effective"),
        ((str(file), "--db", url, "--name", "x", "--effective", "soon"), 2, "write it as 2026-06-08"),
        ((str(tmp_path / "nothing.csv"), "--db", url, "--name", "x", "--effective", "2026-01-01"), 2, "No such file"),
    ):
        done = run("load", *arguments)
        assert (done.exit_code, words in done.output) == (code, True), done.output
    file.write_text("hello", encoding="utf-8")
    done = run("load", str(file), "--db", url, "--name", "x", "--effective", "2026-01-01")
    assert (done.exit_code, "names no column" in done.output) == (1, True)


def test_show_prints_a_line_with_its_codes(db: str) -> None:
    done = run("show", "7013.49.40.00", "--db", db)
    assert done.exit_code == 0
    assert "Glassware > Other > Valued over $5 each" in done.output
    assert "units:    NO (No.)" in done.output
    assert [line.split()[:3] for line in done.output.splitlines() if "general" in line] == [["general", "8%", "7"]]
    assert "told at 9822.05.20" in done.output


def test_show_gives_data_for_programs(db: str) -> None:
    told = json.loads(run("show", "7013494000", "--db", db, "--json").output)
    assert told["number"] == "7013494000"
    assert told["units"] == [{"code": "NO", "printed": "No."}]
    assert told["rates"][0] == {
        "column": "general", "programs": [], "text": "8%", "code": "7", "formula": "P2*V", "p1": "0", "p2": "0.08",
        "p3": "0", "note": "",
    }  # fmt: skip
    assert told["rates"][1]["programs"] == ["A", "KR"]


def test_show_lists_what_stands_under_a_number(db: str) -> None:
    done = run("show", "7013.49", "--db", db)
    assert done.exit_code == 0
    assert ["7013.49.40.00" in done.output, "7013.49.46.00" in done.output] == [True, True]
    told = json.loads(run("show", "7013", "--db", db, "--json").output)
    assert told == {"number": "7013", "under": ["7013494000", "7013494600", "7013494700"]}


def test_show_names_days_and_measure_of_a_heading() -> None:
    done = run("show", "9903.91.04")
    assert "dates:    from 2025-01-01 until 2025-12-31" in done.output
    assert "measure:  Section 301: China, four-year review" in done.output
    assert "one of" in done.output
    told = json.loads(run("show", "99030301", "--json").output)
    assert (told["from"], told["until"], told["measure"]) == ("2026-02-24", "2026-07-23", "Section 122 surcharge")


def test_show_refuses_a_number_that_there_is_not(db: str) -> None:
    unknown = run("show", "7013.99.00.00", "--db", db)
    assert (unknown.exit_code, "has no such number" in unknown.output) == (1, True)
    shipped = run("show", "7013990000")
    assert (shipped.exit_code, "tariff load FILE --db URL" in shipped.output) == (1, True)
    assert run("show", "x").exit_code == 1
    assert run("show", "7013494000", "--on", "now").exit_code == 2


def test_show_and_duty_refuse_a_database_without_a_tariff(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'none.sqlite'}"
    for arguments in (("show", "7013494000"), ("duty", "7013494000", "--value", "1")):
        done = run(*arguments, "--db", url)
        assert (done.exit_code, "tariff load FILE" in done.output) == (1, True)


def test_the_database_may_be_named_in_the_environment(db: str) -> None:
    done = run("show", "7013494600", env={"LOCALACE_DB": db})
    assert done.exit_code == 0


def test_duty_is_told_to_the_cent_and_names_what_is_not_reported() -> None:
    done = run("duty", "7013494000", "--value", "1000", "--quantity", "40", "--origin", "cn")
    assert done.exit_code == 0
    assert done.output.splitlines()[2].split() == ["duty", "72.00"]
    assert "its footnotes name 9903.88.15 (Section 301: China, list 4A)" in done.output


def test_duty_adds_the_headings_that_stand_with_the_article() -> None:
    done = run("duty", "7013494000", "--value", "1000", "--origin", "CN", "--with", "9903.88.15", "--json")
    told = json.loads(done.output)
    assert told["duty"] == "147.00"
    assert [one["duty"] for one in told["numbers"]] == [["75.00"], ["72.00"]]
    assert told["also"] == []


def test_duty_follows_origin_program_and_day(db: str) -> None:
    for arguments, duty in (
        (("--origin", "KR", "--program", "kr"), "0.00"),
        (("--origin", "CU"), "600.00"),
        (("--on", "2026-03-01"), "80.00"),
    ):
        told = json.loads(run("duty", "7013494000", "--value", "1000", "--db", db, "--json", *arguments).output)
        assert told["duty"] == duty


def test_duty_that_cannot_be_told_gives_cbps_condition_and_exit_code_1() -> None:
    done = run("duty", "7801100000", "--value", "1000")
    assert done.exit_code == 1
    assert "622 on the value of the lead content" in done.output
    done = run("duty", "6402195031", "--value", "1000")
    assert (done.exit_code, "quantity 1 (PRS) is needed" in done.output) == (1, True)
    told = json.loads(run("duty", "7801100000", "--value", "1000", "--json").output)
    assert (told["duty"], told["numbers"][0]["condition"]) == (None, "622")


@pytest.mark.parametrize("wrong", ["x", "-1", "NaN", "Infinity", "1000000000000"])
def test_duty_refuses_what_is_no_quantity(wrong: str) -> None:
    done = run("duty", "7013494000", "--value", "1", f"--quantity={wrong}")
    assert (done.exit_code, "write it as 12 or 12.50" in done.output) == (2, True)


def test_shapes_lists_codes_and_what_has_no_formula(tmp_path: Path) -> None:
    file = tmp_path / "export.csv"
    file.write_text(SECOND + "7801.10.00.00,1,Lead,kg,2.5% on the value of the lead content,,10%\n", encoding="utf-8")
    done = run("shapes", str(file))
    assert done.exit_code == 0
    assert "8 rows, 4 ten-digit numbers, 3 of them with a rate" in done.output
    assert "#% on the value of the lead content" in done.output
    assert "X     1      33.33%" in done.output
    other = run("shapes", str(file), "--column", "other")
    assert "every rate has a formula" in other.output
    told = json.loads(run("shapes", str(file), "--all", "--json").output)
    assert told["codes"] == {"7": 2, "X": 1}
    first = told["shapes"][0]
    assert (first["code"], first["text"], first["lines"]) == ("7", "#%", 2)


def test_shapes_refuses_a_file_that_is_no_export() -> None:
    done = run("shapes", "-", input="hello")
    assert (done.exit_code, "<stdin>: its first line names no column" in done.output) == (1, True)
