"""Code tables: each with its source, looked up by code and by words, and fit for the elements that they belong to."""

from __future__ import annotations

import csv
import itertools
import re
from collections import Counter
from decimal import Decimal
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import pytest

from formats.catair.entry_summary.records import Header, LineHeader
from formats.catalog import chapters
from formats.describe import elements
from formats.errors import FormatsError
from formats.record import AN, M, Record, columns
from formats.tables import Table, named, table, table_of, tables

DATED = re.compile(r"\b(19|20)\d\d\b|\bv\d+")
#: Listed by a chapter, and explained by no source at hand: the row says so by being absent.
UNEXPLAINED = {("importer_security_filing", "SF20", "qualifier", "FN")}


def mapping() -> list[dict[str, str]]:
    """The rows of all chapters, and those that stand in chapters' own folders."""
    found = rows_of(files("formats.data").joinpath("element_tables.csv"))
    for chapter in files("formats.catair").iterdir():
        if (own := chapter.joinpath("element_tables.csv")).is_file():
            found += [{"chapter": chapter.name, **row} for row in rows_of(own)]
    return found


def rows_of(file: Traversable) -> list[dict[str, str]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def folder_of(cls: type[Record]) -> str:
    return cls.__module__.split(".")[2]


@pytest.mark.parametrize("one", tables(), ids=lambda one: one.name)
def test_every_table_names_its_source_and_every_row_says_something(one: Table) -> None:
    assert one.title
    assert DATED.search(f"{one.title} {one.source}"), f"{one.name}: the first line names source and date"
    assert one.rows
    for row in one.rows:
        assert row.code == row.code.strip()
        assert row.code, one.name
        assert row.text == row.text.strip()
        assert row.text, f"{one.name} {row.code}"


@pytest.mark.parametrize("one", tables(), ids=lambda one: one.name)
def test_a_code_stands_once_but_for_states_of_several_countries(one: Table) -> None:
    counts = Counter((row.code, row.note) if one.name == "states" else row.code for row in one.rows)
    assert [code for code, count in counts.items() if count > 1] == []


def test_a_row_is_found_by_its_code() -> None:
    assert table("countries").meaning("DE") == "Germany"
    assert table("ports").meaning("2704") == "Los Angeles, California"
    assert table("fee_classes").of("499")[0].text.startswith("Merchandise Processing Fee")
    assert table("countries").of("ZZ") == ()
    assert table("countries").meaning("ZZ") == ""


def test_a_code_of_several_rows_means_either() -> None:
    both = Table("t", "t", "2026", (*table("entry_types").of("01"), *table("entry_types").of("02")))
    assert Table("t", "", "", (both.rows[0], both.rows[0])).meaning("01") == both.rows[0].text
    assert table("entry_types").meaning("01") == "Consumption, Free and Dutiable"


def test_rows_are_found_by_words_and_their_beginnings_those_that_begin_so_first() -> None:
    assert [row.code for row in table("ports").find("los angeles")][:2] == ["2704", "2720"]
    assert [row.code for row in table("countries").find("korea")] == ["KP", "KR"]
    assert [row.code for row in table("countries").find("south kor")] == ["KR"]
    assert next(row.code for row in table("ports").find("port ang")) == "3007"
    assert table("ports").find("atlantis") == ()
    assert table("ports").find("...") == ()


def test_a_table_goes_by_the_names_that_people_use() -> None:
    for name in ("countries", "country", "COUNTRY"):
        assert named(name) is table("countries")
    assert named("entry type") is table("entry_types")
    assert named("fee class") is table("fee_classes")
    assert named("liquidation status") is table("liquidation_statuses")
    assert named("SPI") is table("special_programs")
    assert named("nothing of the kind") is None


def test_an_unknown_table_is_refused_and_the_nearest_offered() -> None:
    with pytest.raises(FormatsError, match="no code table 'contries': did you mean 'countries'"):
        table("contries")
    with pytest.raises(FormatsError, match=r"no code table '~~~~'$"):
        table("~~~~")


def test_the_fees_of_a_year_hold_until_the_next_begins() -> None:
    years = table("fees_by_year").rows
    for row, after in itertools.pairwise(years):
        assert row.more["to"] < after.more["from"]
        assert Decimal(row.more["499_min"]) < Decimal(after.more["499_min"])
    assert years[-1].more["to"] == ""
    assert table("fees_by_year").of("2026")[0].more["499_max"] == "651.50"


def test_every_row_of_the_mapping_names_an_element_and_a_table() -> None:
    known = {
        (folder_of(cls), record, name)
        for chapter in chapters()
        for cls in chapter.records
        for record in (cls.label(), cls.identifier)
        for column in cls.layout.columns
        for name in (column.name, re.sub(r"_\d+$", "", column.name))
    }
    for row in mapping():
        asked = (row["chapter"], row["record"], row["element"])
        fitting = [at for at in known if all(mine in ("*", theirs) for mine, theirs in zip(asked, at, strict=True))]
        assert fitting, f"element_tables.csv: there is no element {asked}"
        assert not row["table"] or table(row["table"])


@pytest.mark.parametrize("chapter", chapters(), ids=lambda one: f"{one.package.rpartition('.')[2]}")
def test_every_code_that_a_chapter_lists_stands_in_the_elements_table(chapter: Any) -> None:
    for cls in chapter.records:
        for column in cls.layout.columns:
            found = table_of(cls, column.name)
            for code in column.codes if found else ():
                known = (folder_of(cls), cls.identifier, column.name, code) in UNEXPLAINED
                assert bool(found.of(code)) != known, f"{cls.label()}.{column.name}: {code} and {found.name}"


def test_the_row_that_says_most_wins_and_a_blank_table_says_that_none_fits() -> None:
    by_folder = {folder_of(cls): chapter for chapter in chapters() for cls in chapter.records}
    reply = {cls.label(): cls for cls in by_folder["cargo_manifest_entry_status_query_reply"].records}
    assert table_of(reply["WO42"], "departure_port") is table("ports")
    assert table_of(reply["WN1"], "departure_port") is None
    assert table_of(reply["WO60"], "disposition") is table("SO60 disposition")


def test_a_record_of_no_chapter_has_the_tables_of_the_usual_names() -> None:
    class Example(Record, id="Q2"):
        """Made up. Example, 2026, p. 1."""

        country_2: str = columns(3, 4, AN, M)
        pattern: str = columns(5, 6, AN, M)

    assert table_of(Example, "country_2") is table("countries")
    assert table_of(Example, "pattern") is None


def test_elements_are_shown_with_what_their_codes_stand_for() -> None:
    line = "40  001 DECN                                                                    ".ljust(80)
    told = {element.column.name: element.meaning for element in elements(LineHeader.read(line))}
    assert (told["origin"], told["export_country"]) == ("Germany", "China")
    header = {one.column.name: one.meaning for one in elements(Header.read("10A".ljust(17) + "2704".ljust(63)))}
    assert header["port_of_entry"] == "Los Angeles, California"


def test_a_condition_is_explained_as_the_chapter_means_it() -> None:
    query_reply = next(one for one in chapters() if one.application == "ER")
    cls = query_reply.class_of("JZ006".ljust(80))
    assert cls is not None
    told = {one.column.name: one.meaning for one in elements(cls.read("JZ006".ljust(80)))}
    assert told["condition"] == "CRITERIA QUERYTYPE CODE UNKNOWN"


@pytest.mark.parametrize(
    ("name", "official"),
    [
        ("countries", "country_codes"),
        ("ports", "port_codes_schedule_d"),
        ("units", "units_of_measure"),
        ("sureties", "surety_codes"),
        ("entry_types", "entry_types"),
        ("special_programs", "spi_codes"),
        ("transport_modes", "modes_of_transport"),
        ("agencies", "agency_codes"),
        ("correction_reasons", "psc_reason_codes"),
        ("equipment", "equipment_codes"),
        ("missing_documents", "missing_document_codes"),
    ],
)
def test_every_official_code_is_there(shared: Path, name: str, official: str) -> None:
    text = (shared / "reference" / f"{official}.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    assert {row["code"] for row in rows} - {row.code for row in table(name).rows} == set()
