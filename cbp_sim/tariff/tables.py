"""The tables of the tariff: in the store's database, made when a tariff is first loaded. All worlds share them."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()

editions = Table(
    "tariff_editions",
    metadata,
    Column("edition", String, primary_key=True),
    Column("effective", String, nullable=False),
    Column("source", String, nullable=False),
    Column("lines", Integer, nullable=False),
    Column("load", Integer, nullable=False),
)

#: Every line of an edition, those without a number too: they head those under them. Rates and units are those that
#: apply, whether printed on the line or above it; the printed units are parted by "|", headings by a space.
#: code, code_2: the computation code of column 1, general, and of column 2.
lines = Table(
    "tariff_lines",
    metadata,
    Column("edition", String, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("above", Integer, nullable=False),
    Column("number", String, nullable=False),
    Column("description", Text, nullable=False),
    Column("units", String, nullable=False),
    Column("general", Text, nullable=False),
    Column("special", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("additional", Text, nullable=False),
    Column("headings", Text, nullable=False),
    Column("part", String, nullable=False),
    Column("reported", Boolean, nullable=False),
    Column("code", String, nullable=False),
    Column("code_2", String, nullable=False),
    Index("tariff_lines_number", "edition", "number"),
)
