"""Conditions and dispositions as data: complete, fit for the wire, each with its source."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from formats.applications import applications
from formats.classes import STANDARD
from formats.codes import condition_of, conditions, conditions_of, dispositions, dispositions_of

APPLICATIONS = {"", *(application.input for application in applications())}


def test_every_narrative_fits_the_forty_columns_of_the_wire() -> None:
    for text in [row.narrative for row in conditions()] + [row.narrative for row in dispositions()]:
        assert len(text) <= 40
        assert set(text) <= STANDARD
        assert text == text.strip()


def test_every_row_has_a_source_and_a_known_application_and_severity() -> None:
    for row in conditions():
        assert row.source, row.code
        assert row.application in APPLICATIONS, row
        assert row.severity in ("F", "W", "I", ""), row
    assert all(row.source and row.meaning for row in dispositions())


def test_a_code_stands_once_for_each_application() -> None:
    counts = Counter((row.code, row.application) for row in conditions())
    assert [key for key, count in counts.items() if count > 1] == []
    counts_of_dispositions = Counter((row.record, row.element, row.code) for row in dispositions())
    assert [key for key, count in counts_of_dispositions.items() if count > 1] == []


def test_every_condition_of_the_envelope_from_x03_to_x44_is_there_in_the_words_of_batch_and_block_control() -> None:
    for number in range(3, 45):
        (condition,) = conditions_of(f"X{number:02}")
        assert condition.severity == "F"
        assert condition.application == ""
        assert condition.meaning
        assert condition.source.startswith("Batch & Block Control v23")
    assert conditions_of("X32")[0].narrative == "Y-REC DOES NOT MATCH B-REC"


def test_a_code_that_several_applications_use_has_a_row_for_each() -> None:
    narratives = {row.application: row.narrative for row in conditions_of("006")}
    assert narratives["SE"] == "INVALID ENTRY NUMBER"
    assert narratives["CJ"] == "ENTRY SUMMARY NOT FOUND FOR QUERY"
    assert conditions_of("no such code") == ()


def test_a_condition_is_the_applications_own_or_else_the_envelopes_or_anybodys() -> None:
    own, envelope = condition_of("006", "CJ"), condition_of("X32", "AE")
    assert own is not None
    assert envelope is not None
    assert (own.application, own.narrative) == ("CJ", "ENTRY SUMMARY NOT FOUND FOR QUERY")
    assert envelope.application == ""
    assert condition_of("006", "ZZ") in conditions_of("006")
    assert condition_of("no such code", "AE") is None


def test_a_retired_code_says_so_and_has_no_severity() -> None:
    (condition,) = conditions_of("A14")
    assert condition.retired
    assert condition.severity == ""


def test_a_census_warning_is_a_warning_and_an_informational_condition_is_not_fatal() -> None:
    assert conditions_of("27D")[0].severity == "W"
    assert conditions_of("Q14")[0].severity == "I"


def test_dispositions_are_found_by_record_and_element() -> None:
    assert dispositions_of("SO60")["98"].narrative == "RELEASED"
    assert dispositions_of("SO50")["51"].kind == "hold"
    assert dispositions_of("SO60", "release origin")["99"].narrative == "RELEASE DATE REMOVED"
    assert dispositions_of("SO61") == {}


def test_every_code_of_the_official_dictionary_is_there(shared: Path) -> None:
    with (shared / "catair" / "error_dictionary.csv").open(encoding="utf-8") as rows:
        official = {row["code"] for row in csv.DictReader(rows)}
    assert official - {row.code for row in conditions()} == set()
