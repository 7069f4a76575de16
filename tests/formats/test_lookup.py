"""`explain` finds conditions, records, elements, applications, dispositions and what a pasted line is."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.catalog import chapters
from formats.codes import Condition, Disposition, conditions, conditions_of
from formats.lookup import (
    ApplicationAnswer,
    ElementAnswer,
    LineAnswer,
    RecordAnswer,
    RowAnswer,
    TableAnswer,
    look_up,
    looked_at,
    others,
    reads,
    suggestions,
)


def only(what: str, kind: type[Any]) -> list[Any]:
    answers = look_up(what)
    assert answers, what
    assert all(isinstance(answer, kind) for answer in answers), answers
    return answers


def test_a_condition_is_found_in_any_case() -> None:
    assert only("x32", Condition)[0].narrative == "Y-REC DOES NOT MATCH B-REC"


def test_every_condition_is_found() -> None:
    for condition in conditions():
        assert condition in look_up(condition.code)


def test_a_condition_looks_at_elements_by_name() -> None:
    (condition,) = conditions_of("263")
    assert looked_at(condition) == ["10 column 51 (payment type code)"]


def test_a_record_of_several_chapters_says_which() -> None:
    answers = only("SE15", RecordAnswer)
    assert {reads(answer) for answer in answers} >= {"SE and SX"}


def test_a_record_may_be_asked_for_in_one_application_only() -> None:
    for what in ("AE10", "AE 10", "ae10"):
        (answer,) = only(what, RecordAnswer)
        assert answer.cls.identifier == "10"
        assert [chapter.application for chapter in answer.chapters] == ["AE"]


def test_a_record_is_found_by_its_label() -> None:
    (answer,) = only("54 11", RecordAnswer)
    assert answer.cls.label() == "54 11"


def test_every_record_of_every_chapter_is_found_by_identifier_and_by_label() -> None:
    for chapter in chapters():
        for cls in chapter.records:
            for what in (cls.identifier, cls.label()):
                found = [answer.cls for answer in look_up(what) if isinstance(answer, RecordAnswer)]
                assert cls in found, what


def test_an_element_is_found_by_record_and_name() -> None:
    answer = only("SE15.quantity", ElementAnswer)[0]
    assert (answer.column.start, answer.column.end) == (60, 67)


def test_an_unknown_element_gets_the_nearest_ones_of_its_record() -> None:
    assert look_up("SE15.quantty") == []
    assert suggestions("SE15.quantty")[0] == "SE15.quantity"


def test_an_application_is_found_by_what_is_sent_and_by_what_comes_back() -> None:
    for what in ("AE", "AX"):
        (answer,) = only(what, ApplicationAnswer)
        assert (answer.application.input, answer.application.response) == ("AE", "AX")
        assert {chapter.direction for chapter in answer.chapters} == {"input", "output"}


def test_a_disposition_is_found_by_its_code_and_by_its_record_and_code() -> None:
    (answer,) = only("SO60 98", Disposition)
    assert answer.narrative == "RELEASED"
    assert answer in look_up("98")
    assert all(not (isinstance(one, Disposition) and one.record != "SO50") for one in look_up("SO50 74"))


@pytest.mark.parametrize("chapter", chapters(), ids=lambda chapter: f"{chapter.name}-{chapter.direction}")
def test_a_pasted_line_of_every_example_is_recognised_with_no_fault(chapter: Any) -> None:
    for line in files(chapter.package).joinpath("example.txt").read_text(encoding="latin-1").splitlines():
        answers = [answer for answer in look_up(line.rstrip()) if isinstance(answer, LineAnswer)]
        if len(line.rstrip()) > 9:
            assert answers, line
            assert chapter in [one for answer in answers for one in answer.chapters], line
            assert all(answer.faults == () for answer in answers), line


def test_a_faulty_line_is_given_to_the_chapter_with_the_fewest_faults_and_the_others_are_named() -> None:
    line = "SE10AN01  70001015 01EI 00-12345670011800000482502704  2704                JUNK"
    answer = only(line, LineAnswer)[0]
    assert [fault.columns for fault in answer.faults] == [(61, 80)] or len(answer.faults) == 1
    assert all(count >= len(answer.faults) for _, count in others(line, only(line, LineAnswer)))


def test_lower_case_is_read_as_cbp_reads_it() -> None:
    (answer, *_) = only("y  1201n01ae", LineAnswer)
    assert answer.record.line.rstrip() == "Y  1201N01AE"


def test_a_row_of_a_table_is_found_by_the_tables_name_and_its_code_or_words() -> None:
    for what in ("port 2010", "PORTS 2010", "port gramercy, louis"):
        (answer,) = only(what, RowAnswer)
        assert (answer.table.name, answer.row.code) == ("ports", "2010")
    (answer,) = only("entry type 11", RowAnswer)
    assert answer.table.name == "entry_types"


def test_a_table_is_found_by_its_name() -> None:
    (answer,) = only("countries", TableAnswer)
    assert answer.table.name == "countries"


def test_a_code_that_is_nothing_else_is_looked_for_in_every_table() -> None:
    (answer,) = only("5206", RowAnswer)
    assert answer.row.text == "Miami International Airport, Florida"


def test_words_are_looked_for_in_every_table() -> None:
    found = {(answer.table.name, answer.row.code) for answer in only("germany", RowAnswer)}
    assert ("countries", "DE") in found
    assert look_up("no such words at all") == []


def test_the_code_of_a_condition_a_record_or_an_application_is_not_taken_for_a_country() -> None:
    for what in ("DE", "SO", "10", "98"):
        assert not any(isinstance(answer, RowAnswer) for answer in look_up(what))


@pytest.mark.parametrize(("what", "near"), [("port 2705", "port 5205"), ("country germny", "country DE")])
def test_the_nearest_rows_of_a_named_table_are_suggested(what: str, near: str) -> None:
    assert look_up(what) == []
    assert near in suggestions(what)


def test_a_record_with_a_dot_in_it_is_no_element() -> None:
    assert {type(answer.record).identifier for answer in only("PG60EMA.UK", LineAnswer)} >= {"PG60"}


@pytest.mark.parametrize(("what", "near"), [("X99", "X39"), ("SE155", "SE15"), ("AEX", "AE")])
def test_the_nearest_known_things_are_suggested(what: str, near: str) -> None:
    assert look_up(what) == []
    assert near in suggestions(what)


def test_nothing_is_suggested_for_what_is_like_nothing() -> None:
    assert look_up("~~~~") == []
    assert suggestions("~~~~") == []


@given(st.text(max_size=100))
def test_any_text_is_answered(text: str) -> None:
    answers = look_up(text)
    assert isinstance(suggestions(text), list)
    others(text, [answer for answer in answers if isinstance(answer, LineAnswer)])
