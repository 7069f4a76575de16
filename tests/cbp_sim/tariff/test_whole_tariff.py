"""The whole official tariff: it loads, every ten-digit number with a rate is computed, at most 2 % of them are X."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import perf_counter

import pytest
from sqlalchemy import func, select

from cbp_sim.store.database import Database
from cbp_sim.tariff import tables
from cbp_sim.tariff.columns import Column
from cbp_sim.tariff.computation import FORMULAS
from cbp_sim.tariff.exports import Row, read_export
from cbp_sim.tariff.grammar import parse_rate, parse_special
from cbp_sim.tariff.sample import sample
from cbp_sim.tariff.shapes import survey
from cbp_sim.tariff.store import StoredTariff, load

NAME = "2026 revision 10"
DAY = date(2026, 6, 8)


@pytest.fixture(scope="module")
def rows(shared: Path) -> list[Row]:
    return read_export((shared / "reference" / "hts" / "hts_2026_rev_10.json.gz").read_bytes())


@pytest.fixture(scope="module")
def whole(
    rows: list[Row],
    tmp_path_factory: pytest.TempPathFactory,
    record_testsuite_property: Callable[[str, object], None],
) -> Iterator[StoredTariff]:
    """The tariff in SQLite. How long it took is measured, not judged: that says how busy the machine is."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('tariff') / 'whole.sqlite'}")
    begun = perf_counter()
    load(database, rows, name=NAME, effective=DAY, source="hts_2026_rev_10.json.gz")
    record_testsuite_property("seconds to load the whole tariff", f"{perf_counter() - begun:.1f}")
    with database.transaction() as connection:
        yield StoredTariff(connection)
    database.close()


def test_all_of_its_ten_digit_numbers_are_kept(whole: StoredTariff) -> None:
    (edition,) = whole.editions()
    printed = [line for line in whole.under(NAME, "") if len(line.number) == 10]
    assert len([line for line in printed if not line.part or not line.number.startswith("91")]) == 19_856
    assert all(line.reported for line in printed)
    assert edition.lines == 23_474


@pytest.mark.parametrize("column", [Column.GENERAL, Column.OTHER])
def test_every_ten_digit_number_with_a_rate_has_a_code_and_few_have_no_formula(rows: list[Row], column: Column) -> None:
    found = survey(rows, column)
    assert found.lines == 19_856
    assert found.rated > 19_800
    assert sum(found.codes.values()) == found.rated
    assert set(found.codes) <= set(FORMULAS)
    assert found.codes["X"] / found.rated <= 0.02
    assert all(one.why for one in found.without_formula), "each of them says why"


def test_the_store_counts_as_the_survey_does(rows: list[Row], whole: StoredTariff) -> None:
    t = tables.lines
    counted = select(t.c.code, func.count()).where(t.c.reported, t.c.general != "", func.length(t.c.number) == 10)
    kept = {row[0]: row[1] for row in whole._db.execute(counted.group_by(t.c.code))}
    printed = survey(rows).codes
    # The numbers of the parts of watches, which a note prints and the export does not, come on top.
    assert {code: kept[code] - printed[code] for code in printed if kept[code] != printed[code]} == {
        "0": 22, "1": 65, "4": 6, "7": 170, "X": 2,
    }  # fmt: skip


def test_every_text_in_it_is_read(rows: list[Row]) -> None:
    for row in rows:
        parse_rate(row.general)
        parse_rate(row.other)
        parse_rate(row.additional)
        parse_special(row.special)


def test_a_shipped_line_is_as_the_whole_tariff_has_it(whole: StoredTariff) -> None:
    for line in sample().under(NAME, ""):
        full = whole.line(line.number, on=DAY)
        assert full is not None, line.number
        for name in ("printed_units", "general", "special", "other", "additional", "headings", "part", "reported"):
            assert getattr(line, name) == getattr(full, name), f"{line.number} {name}"
        assert line.period == full.period, line.number


def test_a_line_is_found_with_all_that_came_down_to_it(whole: StoredTariff) -> None:
    line = whole.line("4901.99.00.93", on=DAY)
    assert line is not None
    assert (line.general, line.other, line.headings) == ("Free", "Free", ())
    assert [unit.code for unit in line.units] == ["NO"]
    sugar = whole.line("1701141040", on=DAY)
    assert sugar is not None
    assert sugar.computation_in(Column.GENERAL).p2 == Decimal("0.00020668")
    assert [unit.code for unit in sugar.units] == ["KG", "DEG"]


def test_every_unit_of_a_reported_number_has_a_code(whole: StoredTariff) -> None:
    without = {unit.printed for line in whole.under(NAME, "") if line.reported for unit in line.units if not unit.code}
    assert without == set()
