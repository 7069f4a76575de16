"""The tables. Every row belongs to a world; instants are ISO 8601 texts in UTC, so that they sort as they read."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()

#: Goes up when a table changes, and when what things keep can no longer be read as it was written.
SCHEMA_VERSION = 2

schema_version = Table("schema_version", metadata, Column("version", Integer, primary_key=True))

worlds = Table(
    "worlds",
    metadata,
    Column("world", String, primary_key=True),
    Column("profile", String, nullable=False),
    Column("seed", Integer, nullable=False),
    Column("now", String, nullable=False),
)

#: Everything that came in, numbered in the order of its commit: batches, officer acts, world events, clock moves.
journal = Table(
    "journal",
    metadata,
    Column("world", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("account", String, nullable=False),
    Column("content", Text, nullable=False),
)

#: What goes out, in the order it was decided. delivered: when it was handed over and not asked for again.
outbox = Table(
    "outbox",
    metadata,
    Column("world", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("journal", Integer, nullable=False),
    Column("at", String, nullable=False),
    Column("account", String, nullable=False),
    Column("application", String, nullable=False),
    Column("content", Text, nullable=False),
    Column("delivered", String),
    Index("outbox_waiting", "world", "account", "delivered", "number"),
)

timers = Table(
    "timers",
    metadata,
    Column("world", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("due", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("data", JSON, nullable=False),
    Index("timers_due", "world", "due", "number"),
    Index("timers_subject", "world", "subject"),
)

counters = Table(
    "counters",
    metadata,
    Column("world", String, primary_key=True),
    Column("purpose", String, primary_key=True),
    Column("subject", String, primary_key=True),
    Column("next", Integer, nullable=False),
)

#: Things that live: one row a thing, its state by name, everything else as JSON.
#: kind: "entry_summary", "cargo_release", "bill". subject: filer-number, or issuer and bill number.
things = Table(
    "things",
    metadata,
    Column("world", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("subject", String, primary_key=True),
    Column("state", String, nullable=False),
    Column("since", String, nullable=False),
    Column("data", JSON, nullable=False),
    Index("things_state", "world", "kind", "state"),
)

#: Which things speak of which: a cargo release of its bills.
links = Table(
    "links",
    metadata,
    Column("world", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("subject", String, primary_key=True),
    Column("other", String, primary_key=True),
    Index("links_other", "world", "kind", "other"),
)

timeline = Table(
    "timeline",
    metadata,
    Column("world", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("actor", String, nullable=False),
    Column("event", String, nullable=False),
    Column("state", String, nullable=False),
    Column("codes", JSON, nullable=False),
    Column("note", Text, nullable=False),
    Column("journal", Integer, nullable=False),
    Index("timeline_subject", "world", "subject", "number"),
)
