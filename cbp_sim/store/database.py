"""Opens the database and its transactions. One writer at a time; a transaction is kept whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, create_engine, event, inspect, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import StaticPool

from cbp_sim.errors import SimulatorError
from cbp_sim.store.kept import as_json
from cbp_sim.store.rows import Pages, Rows
from cbp_sim.store.tables import SCHEMA_VERSION, metadata, schema_version

MEMORY = "sqlite://"

Hook = Callable[[str], None]


class Database:
    """A database with the simulator's tables.

    url: an SQLAlchemy URL; `sqlite://` is in memory, `sqlite:///FILE` a file. hook: called with "before commit" and
    "after commit" of every transaction; tests stop the process there.
    """

    def __init__(self, url: str = MEMORY, *, hook: Hook | None = None) -> None:
        self.url = url
        self._hook = hook
        self._pages: dict[str, Pages] = {}
        in_memory = url in (MEMORY, "sqlite:///:memory:")
        options: dict[str, Any] = {"poolclass": StaticPool} if in_memory else {}
        if url.startswith("sqlite"):
            options["connect_args"] = {"check_same_thread": False, "timeout": 30}
        # What a statement carries may be a password: errors do not repeat it.
        self._engine = create_engine(url, hide_parameters=True, json_serializer=as_json, **options)
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine, "connect", _settle)
            event.listen(self._engine, "begin", _begin_immediate)
        try:
            self._prepare()
        except OperationalError as error:
            raise SimulatorError(f"{url}: {error.orig}: give a database that can be written, with --db URL") from None

    def _prepare(self) -> None:
        with self._engine.begin() as connection:
            if inspect(connection).has_table(schema_version.name):
                found = connection.execute(select(schema_version.c.version)).scalar_one_or_none()
                if found != SCHEMA_VERSION:
                    raise SimulatorError(
                        f"{self.url}: holds tables of version {found}, this program has {SCHEMA_VERSION}: "
                        "give another database with --db URL"
                    )
                return
            metadata.create_all(connection)
            connection.execute(schema_version.insert().values(version=SCHEMA_VERSION))

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A transaction: committed when the block ends, rolled back when it raises."""
        with self._engine.connect() as connection:
            with connection.begin() as transaction:
                yield connection
                if self._hook:
                    self._hook("before commit")
                transaction.commit()
            if self._hook:
                self._hook("after commit")

    @contextmanager
    def rows(self, world: str) -> Iterator[Rows]:
        """The rows of a world in a transaction. What was read of it before is read on, where it still holds."""
        # Taken out while it is used: a transaction that fails leaves nothing to read on.
        pages = self._pages.pop(world, None)
        with self.transaction() as connection:
            if pages is None or not pages.hold(connection, world):
                pages = Pages()
            rows = Rows(connection, world, pages)
            yield rows
            rows.write()
        pages.trim()
        self._pages[world] = pages

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()


def _settle(connection: Any, _: object) -> None:
    # The driver's own transactions would begin too late: ours begin at once, so that two writers queue up.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA busy_timeout=30000")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
