"""State, journal, timers and outbox of many worlds in one database: SQLAlchemy Core, SQLite by default."""
