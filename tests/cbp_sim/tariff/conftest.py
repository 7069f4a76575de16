"""A small tariff of two editions in a database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from cbp_sim.store.database import Database
from cbp_sim.tariff.exports import read_export
from cbp_sim.tariff.store import StoredTariff, load

HEADER = (
    "HTS Number,Indent,Description,Unit of Quantity,General Rate of Duty,Special Rate of Duty,Column 2 Rate of Duty"
)
#: The first edition has a number that the second drops, and the second one that the first had not.
FIRST = f"""{HEADER}
7013,0,Glassware:,,,,
7013.49,1,Other:,,,,
7013.49.40,2,Valued over $5 each,No.,7.2%,"Free (A,KR)",60%
7013.49.40.00,3,Cut,No.,,,
7013.49.45.00,2,Dropped later,No.,5%,,40%
"""
SECOND = f"""{HEADER}
7013,0,Glassware:,,,,
7013.49,1,Other:,,,,
7013.49.40,2,Valued over $5 each,No.,8%,"Free (A,KR) See 9822.05.20 (S+)",60%
7013.49.40.00,3,Cut,No.,,,
7013.49.46.00,2,New,No.,6%,,40%
7013.49.47.00,2,In column 2 only,No.,,,40%
9822.05.20,0,Of Mexico,,,Free (S+),
"""


@pytest.fixture
def database() -> Iterator[Database]:
    """An empty database in memory."""
    held = Database()
    yield held
    held.close()


@pytest.fixture
def tariff(database: Database) -> Iterator[StoredTariff]:
    """Two editions: one from 1 January, one from 1 July 2026."""
    for name, text, day in (("second", SECOND, date(2026, 7, 1)), ("first", FIRST, date(2026, 1, 1))):
        load(database, read_export(text.encode()), name=name, effective=day, source=f"{name}.csv")
    with database.transaction() as connection:
        yield StoredTariff(connection)
