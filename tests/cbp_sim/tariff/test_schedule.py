"""The tariff by date, in a database and as shipped."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cbp_sim.errors import SimulatorError
from cbp_sim.store.database import Database
from cbp_sim.tariff.columns import Column
from cbp_sim.tariff.exports import read_export
from cbp_sim.tariff.rates import Kind
from cbp_sim.tariff.sample import SampleTariff, sample
from cbp_sim.tariff.schedule import Edition, Tariff, digits, dotted
from cbp_sim.tariff.store import Memory, StoredTariff, load, opened, tariff_of
from tests.cbp_sim.tariff.conftest import FIRST, SECOND

SPRING, SUMMER = date(2026, 3, 1), date(2026, 7, 1)


def test_the_edition_in_force_is_the_newest_that_had_begun(tariff: Tariff) -> None:
    assert [edition.name for edition in tariff.editions()] == ["first", "second"]
    assert tariff.edition(SPRING).name == "first"
    assert tariff.edition(date(2026, 6, 30)).name == "first"
    assert tariff.edition(SUMMER).name == "second"
    assert tariff.edition(date(2020, 1, 1)).name == "first", "before the first, the first"


def test_a_line_has_the_rates_of_its_day_with_what_came_down_to_it(tariff: Tariff) -> None:
    before, after = tariff.line("7013.49.40.00", on=SPRING), tariff.line("7013494000", on=SUMMER)
    assert before is not None
    assert after is not None
    assert (before.general, after.general) == ("7.2%", "8%")
    assert before.computation_in(Column.GENERAL).p2 == Decimal("0.072")
    assert before.computation_in(Column.OTHER).p2 == Decimal("0.6")
    assert before.computation_in(Column.SPECIAL, "KR").code == "0"
    assert [unit.code for unit in before.units] == ["NO"]
    assert before.dotted == "7013.49.40.00"
    assert before.reported


def test_a_program_that_a_line_does_not_name_has_no_rate(tariff: Tariff) -> None:
    line = tariff.line("7013494000", on=SPRING)
    assert line is not None
    assert line.rate_in(Column.SPECIAL, "AU").kind is Kind.NONE
    assert line.rate_in(Column.SPECIAL, "XX").kind is Kind.NONE
    assert line.rate_in(Column.SPECIAL, "").kind is Kind.NONE


def test_a_number_of_another_edition_is_known_and_not_active(tariff: Tariff) -> None:
    assert tariff.line("7013494600", on=SPRING) is None
    assert tariff.known("7013.49.46.00")
    assert not tariff.known("7013494800")
    assert tariff.line("", on=SPRING) is None


def test_the_lines_under_a_number_and_the_words_over_it(tariff: Tariff) -> None:
    assert [line.number for line in tariff.under("first", "701349")] == [
        "701349", "70134940", "7013494000", "7013494500",
    ]  # fmt: skip
    line = tariff.line("7013494000", on=SPRING)
    assert line is not None
    assert tariff.path(line) == ["Glassware:", "Other:", "Valued over $5 each"]


def test_an_edition_of_the_same_name_is_replaced(database: Database) -> None:
    told: list[int] = []
    load(database, read_export(SECOND.encode()), name="second", effective=SPRING, source="once.csv")
    kept = load(
        database,
        read_export(FIRST.encode()),
        name="second",
        effective=SUMMER,
        source="again.csv",
        progress=told.append,
    )
    assert kept == Edition("second", SUMMER, "again.csv", 2, 2)
    assert told == [5]
    with database.transaction() as connection:
        again = StoredTariff(connection)
        assert again.editions() == (kept,)
        assert again.line("7013494600", on=SUMMER) is None


def test_a_memory_keeps_lines_until_an_edition_is_loaded(database: Database) -> None:
    memory = Memory(most=2)
    load(database, read_export(FIRST.encode()), name="only", effective=SPRING, source="")
    with database.transaction() as connection:
        first = tariff_of(connection, memory).line("7013494000", on=SPRING)
    with database.transaction() as connection:
        tariff = tariff_of(connection, memory)
        assert tariff.line("7013494000", on=SPRING) is first
        assert tariff.line("7013494500", on=SPRING) is not None
        assert tariff.line("7013494600", on=SPRING) is None
        assert tariff.line("7013494000", on=SPRING) is not first, "two lines are all that it keeps"
    load(database, read_export(SECOND.encode()), name="only", effective=SPRING, source="")
    with database.transaction() as connection:
        line = tariff_of(connection, memory).line("7013494000", on=SPRING)
        assert line is not None
        assert line.general == "8%"


def test_a_database_without_a_tariff_has_the_shipped_lines(database: Database) -> None:
    with database.transaction() as connection:
        assert tariff_of(connection) is sample()
    load(database, read_export(FIRST.encode()), name="first", effective=SPRING, source="")
    with database.transaction() as connection:
        assert isinstance(tariff_of(connection), StoredTariff)


def test_no_url_opens_the_shipped_lines() -> None:
    with opened("") as tariff:
        assert tariff is sample()


def test_a_database_on_file_is_opened_where_it_holds_a_tariff(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'tariff.sqlite'}"
    with pytest.raises(SimulatorError, match="no such file"), opened(url):
        pass
    assert list(tmp_path.iterdir()) == [], "asking makes no file"
    database = Database(url)
    with pytest.raises(SimulatorError, match="holds no tariff"), opened(url):
        pass
    load(database, read_export(SECOND.encode()), name="second", effective=SUMMER, source="")
    database.close()
    with opened(url) as tariff:
        assert tariff.line("7013494600", on=SUMMER) is not None


def test_a_tariff_without_editions_says_what_to_do() -> None:
    class Nothing(SampleTariff):
        def editions(self) -> list[Edition]:
            return []

    with pytest.raises(SimulatorError, match="tariff load FILE"):
        Nothing(sample().editions()[0], []).line("7013494000", on=SPRING)


def test_the_shipped_lines_name_their_source_and_date() -> None:
    (edition,) = sample().editions()
    assert edition.name == "2026 revision 10"
    assert edition.effective == date(2026, 6, 8)
    assert "U.S. International Trade Commission" in edition.source
    assert edition.lines == len(sample().under(edition.name, ""))
    assert 300 < edition.lines < 600
    assert not sample().complete
    assert sample().find("another", "7013494000") is None


def test_the_shipped_lines_have_all_that_stories_and_cast_enter() -> None:
    from scenarios.trade import ARTICLES

    day = sample().editions()[0].effective
    for article in ARTICLES:
        line = sample().line(article.hts, on=day)
        assert line is not None, article.hts
        assert line.computation_in(Column.GENERAL).p2 == article.rate
        assert [unit.code for unit in line.units] == [article.unit]
    for number in ("4901990093", "7013494000"):
        found = sample().line(number, on=day)
        assert found is not None
        assert sample().path(found) == []


def test_shipped_lines_have_every_computation_code_that_the_tariff_leads_to() -> None:
    name = sample().editions()[0].name
    codes = {line.computation_in(Column.GENERAL).code for line in sample().under(name, "")}
    assert codes == set("01234567") - {"5"} | {"5", "9", "K", "X"}


def test_numbers_are_written_with_and_without_points() -> None:
    assert digits("7013.49.40 00") == "7013494000"
    assert [dotted(number) for number in ("7013494000", "99038815", "701349", "7013")] == [
        "7013.49.40.00", "9903.88.15", "7013.49", "7013",
    ]  # fmt: skip
