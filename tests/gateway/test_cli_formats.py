"""The commands about formats: what they print, what they refuse, how they end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from formats.describe import dictionary
from formats.sample import sample
from formats.stream import write_batch
from gateway.cli import COMMANDS, app

A, B, Y, Z = "A1234N01PASSED           CW", "B  1201N01CW", "Y  1201N01CW", "Z1234N01"
GOOD = (A, B, "CW01N01  70001031", "CW02  00127A09", Y, Z)


def run(*arguments: str, given: bytes | None = None) -> Result:
    result = CliRunner().invoke(app, list(arguments), input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def real(root: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "gateway.cli", *arguments],
        cwd=root,
        input=given,
        capture_output=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": str(root)},
    )


@pytest.fixture
def batch(tmp_path: Path) -> Any:
    def write(*lines: str, name: str = "batch.txt") -> str:
        path = tmp_path / name
        path.write_bytes(write_batch([line.ljust(80) for line in lines]))
        return str(path)

    return write


# --------------------------------------------------------------------------------------------------- the command


def test_help_lists_every_command_with_its_line() -> None:
    result = run("--help")
    assert result.exit_code == 0
    for command in COMMANDS:
        assert command.name in result.stdout
        assert command.help in " ".join(result.stdout.split())


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_named_in_the_table_is_there_and_tells_its_exit_codes(command: Any) -> None:
    assert callable(getattr(import_module(command.module), command.function))
    result = run(command.name, "--help")
    assert result.exit_code == 0
    assert f"Usage: localace {command.name}" in result.stdout.replace("root ", "localace ")


@pytest.mark.parametrize("name", ["check", "show", "build", "explain", "dictionary"])
def test_the_commands_about_formats_take_json_and_name_their_exit_codes(name: str) -> None:
    text = run(name, "--help").stdout
    assert "--json" in text
    assert "Exit code: 0" in " ".join(text.split())


def test_help_imports_no_command(root: Path) -> None:
    code = (
        "import sys; from gateway.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'pydantic', 'lark', 'twisted', 'fastapi', 'sqlalchemy', 'yaml', 'formats', 'cbp_sim'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    run_once = [sys.executable, "-c", code]
    result = subprocess.run(run_once, cwd=root, capture_output=True, text=True, timeout=60, check=True)
    assert result.stderr.strip() == "[]"


def test_an_unknown_command_is_refused_and_the_nearest_offered() -> None:
    result = run("chekc")
    assert result.exit_code == 2
    assert "Did you mean 'check'?" in result.stderr


def test_the_version_is_printed() -> None:
    assert run("--version").stdout.startswith("localace")


# --------------------------------------------------------------------------------------------------------- check


def test_a_clean_batch_ends_with_zero(batch: Any) -> None:
    result = run("check", batch(*GOOD))
    assert result.exit_code == 0
    assert result.stdout == "no faults in 6 records of 1 batch\n"


def test_a_fault_is_shown_as_a_compiler_shows_one(batch: Any) -> None:
    path = batch(*GOOD[:4], "Y  1201N01CW   JUNK", Z)
    result = run("check", path)
    assert result.exit_code == 1
    assert result.stdout == (
        f"{path}:5:13: X39 filler must be spaces\n"
        "      |          1         2         3         4         5         6         7         8\n"
        "      | 12345678901234567890123456789012345678901234567890123456789012345678901234567890\n"
        f"    5 | {'Y  1201N01CW   JUNK':<80}\n"
        f"      | {' ' * 12}{'^' * 32}\n"
        "      = where:    Y, record 5, block 1\n"
        f'      = received: "   JUNK{" " * 25}"\n'
        "      = CBP says: X39 DATA FOUND IN FILLER\n"
        "      = fix:      put spaces in columns 13-44\n"
        "      = cite:     Block Control Trailer (ESAR). Batch & Block Control v23, B&B-15.\n"
        "\n"
        "1 fault in 6 records of 1 batch\n"
    )


def test_the_same_faults_are_data_with_json(batch: Any) -> None:
    path = batch(*GOOD[:4], "Y  1201N01CW   JUNK", Z)
    result = run("check", "--json", path)
    assert result.exit_code == 1
    (fault,) = json.loads(result.stdout)
    assert fault == {
        "file": path,
        "line": 5,
        "columns": [13, 44],
        "code": "X39",
        "narrative": "DATA FOUND IN FILLER",
        "kind": "filler",
        "reason": "filler must be spaces",
        "identifier": "Y",
        "element": None,
        "text": "   JUNK" + " " * 25,
        "fix": "put spaces in columns 13-44",
        "cite": "Block Control Trailer (ESAR). Batch & Block Control v23, B&B-15.",
        "expected": [],
        "batch": 1,
        "block": 1,
        "transaction": None,
        "record": 5,
        "received": "Y  1201N01CW   JUNK".ljust(80),
    }


def test_a_clean_batch_is_an_empty_list_with_json(batch: Any) -> None:
    assert json.loads(run("check", "--json", batch(*GOOD)).stdout) == []


def test_trimmed_lines_are_said_once_and_on_standard_error(tmp_path: Path) -> None:
    path = tmp_path / "trimmed.txt"
    path.write_text("\n".join(GOOD) + "\n")
    result = run("check", str(path))
    assert result.exit_code == 0
    assert result.stderr == f"{path}: 6 lines were shorter than 80 columns and read as if padded with spaces\n"


def test_standard_input_is_read_for_a_dash() -> None:
    result = run("check", "-", given=write_batch(sample("AE")))
    assert result.exit_code == 0


def test_several_files_are_checked_and_counted_together(batch: Any) -> None:
    result = run("check", batch(*GOOD), batch(*GOOD[:5], "Z1234N02", name="other.txt"))
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-1] == "1 fault in 12 records of 2 batches"


def test_a_missing_file_is_a_usage_error(tmp_path: Path) -> None:
    for command in ("check", "show", "build"):
        result = run(command, str(tmp_path / "none.txt"))
        assert result.exit_code == 2
        assert "No such file or directory" in result.stderr


def test_control_characters_are_never_sent_to_the_terminal(batch: Any) -> None:
    path = batch(*GOOD[:2], "CW01N01  7000\x1b]0;x\x07", *GOOD[3:])
    for arguments in (
        ["check", path],
        ["show", path],
        ["show", "--raw", path],
        ["explain", "CW01N01  7000\x1b]0;x\x07"],
    ):
        result = run(*arguments)
        assert not {"\x1b", "\x07"} & set(result.stdout + result.stderr), arguments


def test_binary_noise_is_answered(tmp_path: Path) -> None:
    path = tmp_path / "noise"
    path.write_bytes(bytes(range(256)) * 20)
    result = run("check", str(path))
    assert result.exit_code == 1
    assert "no A record" in result.stdout


# ---------------------------------------------------------------------------------------------------------- show


def test_a_batch_is_shown_as_a_tree(batch: Any) -> None:
    result = run("show", batch(*GOOD))
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "batch 1: input, CW Census Warning Override, 6 records"
    assert "    transaction 1" in lines
    assert any(line.split() == ["3", "CW01", "Entry", "Summary", "Identification"] for line in lines)
    assert any(line.split()[:3] == ["5-7", "entry", "filer"] and line.split()[-1] == "N01" for line in lines)


def test_groupings_are_shown_around_their_records(tmp_path: Path) -> None:
    path = tmp_path / "se.txt"
    path.write_bytes(write_batch(sample("SE")))
    lines = [line.strip() for line in run("show", str(path)).stdout.splitlines()]
    assert "lines 1" in lines
    assert "lines 2" in lines


def test_blank_elements_and_raw_columns_are_shown_when_asked_for(batch: Any) -> None:
    path = batch(*GOOD)
    assert "transmitter's user data text" not in run("show", path).stdout
    assert "transmitter's user data text" in run("show", "--blanks", path).stdout
    assert A.ljust(80) in run("show", "--raw", path).stdout


def test_a_faulty_transaction_is_shown_with_what_is_wrong(batch: Any) -> None:
    text = run("show", batch(A, B, GOOD[2], "QQ", GOOD[3] + " X", Y, Z)).stdout
    assert "unknown record: QQ" in text
    assert "order: record 4" in text


def test_a_rejection_of_cbps_is_shown_as_one(batch: Any) -> None:
    path = batch(
        "A1234N01", "B".ljust(79) + "B", "X1 FX12   NOT A KNOWN ACE APPLICATION ID CODE", "X1RF999   BATCH REJECTED",
        "Y           00002".ljust(79) + "Y", "Z".ljust(79) + "Z",
    )  # fmt: skip
    text = run("show", path).stdout
    assert "batch 1: CBP's rejection, 6 records" in text
    assert "The application named is none that ACE knows." in text


def test_what_stands_outside_any_batch_is_shown_and_without_a_batch_the_command_fails(batch: Any) -> None:
    result = run("show", batch("90"))
    assert result.exit_code == 1
    assert "outside any batch: 90" in result.stdout
    assert "an A record begins one" in result.stderr


def test_json_holds_columns_and_values(batch: Any) -> None:
    told = json.loads(run("show", "--json", batch(*GOOD)).stdout)
    (one,) = told["batches"]
    assert (one["direction"], one["application"], one["complete"]) == ("input", "CW", True)
    first = one["blocks"][0]["transactions"][0]["records"][0]
    assert first["record"] == "CW01"
    assert first["line"] == GOOD[2].ljust(80)


# --------------------------------------------------------------------------------------------------------- build


@pytest.mark.parametrize("application", ["AE", "SE", "CW", "ae"])
def test_a_sample_is_a_clean_batch(application: str, tmp_path: Path) -> None:
    out = tmp_path / "sample.txt"
    assert run("build", "--sample", application, "-o", str(out)).exit_code == 0
    assert run("check", str(out)).exit_code == 0


@pytest.mark.parametrize("application", ["AE", "SE", "CW"])
def test_show_and_build_are_each_others_inverse(application: str, tmp_path: Path) -> None:
    path = tmp_path / "batch.txt"
    path.write_bytes(write_batch(sample(application)))
    told = run("show", "--json", str(path)).stdout
    (tmp_path / "batch.json").write_text(told)
    assert run("build", str(tmp_path / "batch.json")).stdout_bytes == path.read_bytes()
    assert run("build", "-", given=told.encode()).stdout_bytes == path.read_bytes()
    assert json.loads(run("build", "--json", "--sample", application).stdout) == json.loads(told)


YAML = """
header: {site: 1234, sender: N01, password: PASSED, application: CW, transmission_date: 2026-01-05}
blocks:
  - header: {port: 1201, filer: N01}
    transactions:
      - - record: CW01
          entry_filer_code: N01
          entry_number: 70001031
        - line: CW02  00127A09
"""


def test_yaml_is_read_as_text_so_that_codes_keep_their_zeros(tmp_path: Path) -> None:
    path = tmp_path / "batch.yaml"
    path.write_text(YAML.replace("entry_filer_code", _first_element("CW01")))
    result = run("build", str(path))
    assert result.exit_code == 0, result.stderr
    assert [line.rstrip() for line in result.stdout.splitlines()] == [
        "A1234N01PASSED010526     CW",
        "B  1201N01CW",
        "CW01N01  70001031",
        "CW02  00127A09",
        "Y  1201N01CW",
        "Z1234N01      010526",
    ]


def _first_element(record: str) -> str:
    entry = next(one for one in dictionary() if one["record"] == record)
    return str(entry["fields"][0]["name"])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("header: {site: '1'", "while parsing a flow mapping"),
        ("header: {site: 1, site: 2}\nblocks: []", "line 1: 'site' stands twice"),
        ('{"header": {"site": "1", "site": "2"}}', "'site' stands twice"),
        ('{"header": ', "Expecting value: line 1 column 12"),
        ("heder: {}", "there is no 'heder' here: did you mean 'header'?"),
        ("", "a batch is written as header and blocks"),
        ("[" * 5000, "nested too deep"),
        ("- &a [*a]", ""),
        ("\x00", ""),
    ],
)
def test_what_cannot_be_built_is_refused_with_a_reason_and_no_traceback(text: str, reason: str) -> None:
    result = run("build", "-", given=text.encode())
    assert result.exit_code == 1
    assert result.stderr.startswith("<stdin>: ")
    assert reason in result.stderr
    assert result.stdout == ""


def test_a_file_that_is_no_utf_8_is_refused() -> None:
    result = run("build", "-", given=b"header: \xff")
    assert result.exit_code == 1
    assert "byte 9 is no UTF-8" in result.stderr


def test_faulty_records_are_refused_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "batch.yaml"
    path.write_text(
        "header: {site: 1234, sender: N01, password: PASSED, application: CW}\n"
        "blocks: [{header: {port: 1201, filer: N01}, transactions: [[{line: CW02  00127A09}]]}]\n"
    )
    result = run("build", str(path))
    assert result.exit_code == 1
    assert "built:3:1:" in result.stderr
    assert "--force writes it all the same" in result.stderr
    assert result.stdout == ""
    forced = run("build", "--force", str(path))
    assert forced.exit_code == 0
    assert forced.stdout.splitlines()[2].rstrip() == "CW02  00127A09"


def test_bare_records_are_written_without_an_envelope() -> None:
    result = run("build", "-", given=b"application: CW\nrecords: [{line: CW02  00127A09}]")
    assert result.exit_code == 0
    assert result.stdout == "CW02  00127A09".ljust(80) + "\n"


@pytest.mark.parametrize("arguments", [[], ["-", "--sample", "AE"]])
def test_build_wants_either_a_file_or_a_sample(arguments: list[str]) -> None:
    result = run("build", *arguments, given=b"")
    assert result.exit_code == 2
    assert "give either FILE or --sample APPLICATION" in result.stderr


def test_an_unknown_sample_is_refused_with_those_there_are() -> None:
    result = run("build", "--sample", "ZZ")
    assert result.exit_code == 1
    assert "there is no sample of 'ZZ'" in result.stderr
    assert "AE" in result.stderr


def test_a_place_that_cannot_be_written_is_a_usage_error(tmp_path: Path) -> None:
    result = run("build", "--sample", "AE", "-o", str(tmp_path / "none" / "out.txt"))
    assert result.exit_code == 2
    assert "No such file or directory" in result.stderr


# ------------------------------------------------------------------------------------------------------- explain


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("X32", ["X32  Y-REC DOES NOT MATCH B-REC", "fatal", "B&B-32"]),
        ("A04", ["(AE)", "(CJ)"]),
        ("A14", ["no longer in use"]),
        ("27D", ["census warning"]),
        ("SE15", ["60-67", "quantity", "filler", "SE-44"]),
        ("10", ["Entry Summary Header Control", "ESF-26"]),
        ("AE10", ["10  Entry Summary Header Control"]),
        ("SE15.quantity", ["columns:  60-67", "use:      conditional"]),
        ("AE", ["AE is sent, AX comes back", "Entry Summary Create/Update"]),
        ("SO", ["SO is a notification"]),
        ("FQ", ["none is built here"]),
        ("port 2704", ["2704  Los Angeles, California", "ports: Ports, Schedule D", "June 2023"]),
        ("country DE", ["DE  Germany", "Appendix B"]),
        ("los angeles", ["ports  2704  Los Angeles, California", "2720"]),
        ("south korea", ["KR", "Korea, Republic of"]),
        ("payment types", ["payment_types  Payment types", "Daily statement by print date"]),
        ("fees 2026", ["33.58", "499_max:  651.50"]),
        ("PG", ["PG00"]),
        ("of the", ["and ", "more: give more words"]),
        ("SO60 98", ["RELEASED", "release"]),
        ("SO60", ["UNDER CBP REVIEW"]),
        (GOOD[2], ["CW01", "No fault in its columns."]),
        ("Y  1201N01CW   JUNK", ["13-44: filler must be spaces (put spaces in columns 13-44)"]),
        ("Y  1201N01CW".ljust(85, "X"), ["It has 85 columns, 5 more than a record"]),
    ],
)
def test_explain_tells(what: str, told: list[str]) -> None:
    result = run("explain", what)
    assert result.exit_code == 0, result.stderr
    for text in told:
        assert text in result.stdout
    kinds = {answer["is"] for answer in json.loads(run("explain", "--json", what).stdout)}
    assert kinds <= {"condition", "disposition", "record", "element", "application", "line", "code", "table"}


def test_a_pasted_record_is_data_with_json() -> None:
    (first, *_) = json.loads(run("explain", "--json", "Y  1201N01CW   JUNK").stdout)
    assert first["is"] == "line"
    assert first["port"] == "1201"
    assert first["faults"] == [
        {
            "columns": [13, 44],
            "element": None,
            "kind": "filler",
            "text": "   JUNK" + " " * 25,
            "reason": "filler must be spaces",
            "fix": "put spaces in columns 13-44",
        }
    ]


@pytest.mark.parametrize(
    ("what", "near"),
    [
        ("X99", "X39"),
        ("SE15.quantty", "SE15.quantity"),
        ("~~~~", "it is no code, record, element"),
        ("port 2705", "port 5205"),
        ("port los angles", "did you mean port 2704?"),
    ],
)
def test_what_is_unknown_ends_with_one_and_the_nearest(what: str, near: str) -> None:
    result = run("explain", what)
    assert result.exit_code == 1
    assert near in result.stderr
    assert result.stdout == ""


def test_several_records_at_once_are_for_show() -> None:
    result = run("explain", "\n".join(GOOD))
    assert result.exit_code == 1
    assert "run `localace show FILE`" in result.stderr


# ---------------------------------------------------------------------------------------------------- dictionary


def test_the_dictionary_as_json_is_the_classes() -> None:
    assert json.loads(run("dictionary", "--json").stdout) == json.loads(json.dumps(dictionary()))


def test_the_dictionary_of_one_chapter_holds_no_other() -> None:
    told = json.loads(run("dictionary", "--json", "--chapter", "cargo_release").stdout)
    assert {entry["chapter"] for entry in told} == {"cargo_release"}
    text = run("dictionary", "-c", "census_warning_override").stdout
    assert "census_warning_override input (CW)" in text
    assert "CW01" in text


def test_an_unknown_chapter_is_refused_and_the_nearest_offered() -> None:
    result = run("dictionary", "--chapter", "cargo_relase")
    assert result.exit_code == 1
    assert "did you mean cargo_release" in result.stderr


# --------------------------------------------------------------------------------------- as a process of its own


def test_the_readmes_first_commands_run_as_processes(root: Path, tmp_path: Path) -> None:
    built = real(root, "build", "--sample", "AE")
    assert (built.returncode, built.stderr) == (0, b"")
    assert built.stdout == write_batch(sample("AE"))
    checked = real(root, "check", "-", given=built.stdout)
    assert (checked.returncode, checked.stderr) == (0, b"")
    assert checked.stdout.startswith(b"no faults in ")


def test_a_fault_ends_the_process_with_one_and_a_missing_file_with_two(root: Path, tmp_path: Path) -> None:
    assert real(root, "check", "-", given=b"A").returncode == 1
    missing = real(root, "check", str(tmp_path / "none"))
    assert missing.returncode == 2
    assert b"Traceback" not in missing.stderr


def test_a_terminal_without_unicode_is_no_reason_to_fail(root: Path) -> None:
    given = write_batch([line.ljust(80) for line in (*GOOD[:2], "CW01N01  7000\x00031", *GOOD[3:])])
    run_it = subprocess.run(
        [sys.executable, "-m", "gateway.cli", "check", "-"],
        cwd=root,
        input=given,
        capture_output=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONIOENCODING": "iso8859-1"},
    )
    assert run_it.returncode == 1
    assert b"CW01N01  7000\\u2400031" in run_it.stdout
    assert run_it.stderr == b""


def test_nobody_reading_the_rest_is_no_reason_for_a_traceback(root: Path) -> None:
    command = f"{sys.executable} -m gateway.cli dictionary | head -1"
    run_it = subprocess.run(
        ["sh", "-c", command], cwd=root, capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "PYTHONPATH": str(root)},
    )  # fmt: skip
    assert "Traceback" not in run_it.stderr
