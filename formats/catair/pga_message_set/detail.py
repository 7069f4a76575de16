"""What the records inside a PGA line are."""

from __future__ import annotations

from formats.record import Record


class Detail(Record):
    """A record that belongs to a PGA line; to which of its records is the business of the hierarchy (page 62)."""
