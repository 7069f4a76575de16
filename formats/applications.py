"""ACE application identifiers: which there are, what answers them, and which family they belong to."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal


@dataclass(frozen=True, slots=True)
class Application:
    """An application as Batch & Block Control v23 lists it (B&B-10, B&B-11).

    input is blank for a notification, which nothing asks for. preparer: whether the B record may name a preparer,
    and the filer needs a national permit (B record, note 4).
    """

    input: str
    response: str
    title: str
    family: Literal["ESAR", "eMAN"]
    preparer: bool


@cache
def applications() -> tuple[Application, ...]:
    """Every application, in the order of the source."""
    text = files("formats.data").joinpath("applications.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return tuple(
        Application(
            input=row["input"],
            response=row["response"],
            title=row["title"],
            family="eMAN" if row["family"] == "eMAN" else "ESAR",
            preparer=row["preparer"] == "Y",
        )
        for row in rows
    )


@cache
def application(identifier: str) -> Application | None:
    """The application that a filer may name in columns 26-27 of its A record, or None for an unknown one."""
    return next((known for known in applications() if known.input and known.input == identifier), None)


@cache
def notification(identifier: str) -> Application | None:
    """The application of a response or notification code."""
    return next((known for known in applications() if known.response == identifier), None)
