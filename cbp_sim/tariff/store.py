"""The tariff in the database: loading an edition, and asking it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, inspect, make_url, select

from cbp_sim.errors import SimulatorError
from cbp_sim.store.database import Database
from cbp_sim.tariff import tables
from cbp_sim.tariff.columns import Column
from cbp_sim.tariff.exports import Row as Exported
from cbp_sim.tariff.outline import Entry, outline
from cbp_sim.tariff.sample import sample
from cbp_sim.tariff.schedule import Edition, Line, Tariff

#: Lines a statement.
_BATCH = 2000

#: Told how many lines have been kept.
Progress = Callable[[int], None]


def line_of(entry: Entry, edition: str) -> Line:
    """An entry of the outline as a line."""
    row = entry.row
    return Line(
        number=row.number,
        description=row.description,
        printed_units=entry.units,
        general=entry.general,
        special=entry.special,
        other=entry.other,
        additional=row.additional,
        headings=row.headings,
        part=entry.part,
        reported=entry.reported,
        edition=edition,
    )


def load(
    database: Database,
    rows: Sequence[Exported],
    *,
    name: str,
    effective: date,
    source: str,
    progress: Progress = lambda _: None,
) -> Edition:
    """Keep an edition, in one transaction, in the place of one of the same name."""
    with database.transaction() as connection:
        tables.metadata.create_all(connection)
        loads = connection.execute(select(func.max(tables.editions.c.load))).scalar() or 0
        connection.execute(delete(tables.lines).where(tables.lines.c.edition == name))
        connection.execute(delete(tables.editions).where(tables.editions.c.edition == name))
        entries = outline(rows)
        kept = 0
        while batch := list(islice(entries, _BATCH)):
            connection.execute(insert(tables.lines), [_values(entry, name) for entry in batch])
            kept += len(batch)
            progress(kept)
        counted = (
            select(func.count())
            .select_from(tables.lines)
            .where(tables.lines.c.edition == name, tables.lines.c.reported)
        )
        edition = Edition(name, effective, source, connection.execute(counted).scalar_one(), loads + 1)
        connection.execute(
            insert(tables.editions).values(
                edition=name,
                effective=effective.isoformat(),
                source=source,
                lines=edition.lines,
                load=edition.load,
            )
        )
    return edition


def _values(entry: Entry, edition: str) -> dict[str, Any]:
    line = line_of(entry, edition)
    return {
        "edition": edition,
        "place": entry.order,
        "above": entry.above,
        "number": line.number,
        "description": line.description,
        "units": "|".join(line.printed_units),
        "general": line.general,
        "special": line.special,
        "other": line.other,
        "additional": line.additional,
        "headings": " ".join(line.headings),
        "part": line.part,
        "reported": line.reported,
        "code": line.computation_in(Column.GENERAL).code if line.number else "",
        "code_2": line.computation_in(Column.OTHER).code if line.number else "",
    }


class Memory:
    """Lines that were asked for, kept from one transaction to the next until an edition is loaded."""

    def __init__(self, most: int = 8192) -> None:
        self._most = most
        self._editions: tuple[Edition, ...] = ()
        self._lines: dict[tuple[str, str], Line | None] = {}

    def of(self, editions: tuple[Edition, ...]) -> Memory:
        """This memory, empty when the editions are others than those it remembers."""
        if editions != self._editions:
            self._editions = editions
            self._lines.clear()
        return self

    def line(self, edition: str, number: str, find: Callable[[str, str], Line | None]) -> Line | None:
        """The line that it remembers, else the one that is found."""
        key = edition, number
        if key not in self._lines:
            if len(self._lines) >= self._most:
                self._lines.clear()
            self._lines[key] = find(edition, number)
        return self._lines[key]


class StoredTariff(Tariff):
    """The editions in a database, asked inside one transaction."""

    def __init__(self, connection: Connection, memory: Memory | None = None) -> None:
        self._db = connection
        self._editions = tuple(_editions(connection))
        self._memory = (memory or Memory()).of(self._editions)

    def editions(self) -> tuple[Edition, ...]:
        """The editions, the oldest first."""
        return self._editions

    def find(self, edition: str, number: str) -> Line | None:
        """The line of a number in an edition."""
        return self._memory.line(edition, number, self._find) if number else None

    def _find(self, edition: str, number: str) -> Line | None:
        t = tables.lines
        row = self._db.execute(select(t).where(t.c.edition == edition, t.c.number == number)).first()
        return _line(row) if row else None

    def under(self, edition: str, start: str) -> list[Line]:
        """The lines whose numbers begin so, in their order."""
        t = tables.lines
        query = select(t).where(t.c.edition == edition, t.c.number.startswith(start, autoescape=True))
        return [_line(row) for row in self._db.execute(query.order_by(t.c.place))]

    def between(self, edition: str, first: str, last: str, *, most: int) -> list[Line]:
        """The reported lines from a number to another, in the order of their numbers."""
        t = tables.lines
        query = select(t).where(t.c.edition == edition, t.c.number >= first, t.c.number <= last, t.c.reported)
        return [_line(row) for row in self._db.execute(query.order_by(t.c.number, t.c.place).limit(most))]

    def path(self, line: Line) -> list[str]:
        """The descriptions that stand over a line, from its heading down."""
        t = tables.lines
        told = []
        above = self._db.execute(
            select(t.c.above).where(t.c.edition == line.edition, t.c.number == line.number)
        ).scalar_one()
        while above:
            row = self._db.execute(select(t).where(t.c.edition == line.edition, t.c.place == above)).one()
            told.append(row.description)
            above = row.above
        return told[::-1]


def _editions(connection: Connection) -> Iterator[Edition]:
    t = tables.editions
    for row in connection.execute(select(t).order_by(t.c.effective, t.c.edition)):
        yield Edition(row.edition, date.fromisoformat(row.effective), row.source, row.lines, row.load)


def _line(row: Row[Any]) -> Line:
    return Line(
        number=row.number,
        description=row.description,
        printed_units=tuple(row.units.split("|")) if row.units else (),
        general=row.general,
        special=row.special,
        other=row.other,
        additional=row.additional,
        headings=tuple(row.headings.split()),
        part=row.part,
        reported=row.reported,
        edition=row.edition,
    )


@contextmanager
def opened(url: str) -> Iterator[Tariff]:
    """The tariff that a database holds, for as long as the block lasts; without a URL the lines that are shipped.

    A database without a tariff is refused: whoever names one means what is in it.
    """
    if not url:
        yield sample()
        return
    target = make_url(url)
    on_file = target.get_backend_name() == "sqlite" and target.database not in (None, "", ":memory:")
    if on_file and not Path(str(target.database)).is_file():
        raise SimulatorError(f"{url}: there is no such file: `localace tariff load FILE --db {url}` makes it")
    database = Database(url)
    try:
        with database.transaction() as connection:
            tariff = tariff_of(connection)
            if not tariff.complete:
                raise SimulatorError(f"{url}: holds no tariff: `localace tariff load FILE --db {url}` brings one")
            yield tariff
    finally:
        database.close()


def tariff_of(connection: Connection, memory: Memory | None = None) -> Tariff:
    """The tariff that a database holds; where none was loaded, the lines that are shipped.

    memory: what a server that asks often keeps beside its database.
    """
    if not inspect(connection).has_table(tables.editions.name):
        return sample()
    stored = StoredTariff(connection, memory)
    return stored if stored.editions() else sample()
