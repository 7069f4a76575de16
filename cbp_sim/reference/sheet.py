"""Tables as sheets of comma-separated values: a column an element, `bond.surety` for one within another."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from cbp_sim.errors import SimulatorError
from cbp_sim.reference import Reference
from cbp_sim.reference.edits import TABLES

#: How a cell begins that holds JSON.
_JSON = ("[", "{", '"')
#: The one column of a list of names.
NAME = "name"


def row_class(table: str) -> type[BaseModel] | None:
    """The class of a table's rows; None for a list of names or days. `KeyError` for no table."""
    TABLES[table]
    (inner, *_) = get_args(Reference.model_fields[table].annotation)
    return inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None


def read_sheet(table: str, text: str) -> list[Any]:
    """The rows of a sheet, as a change of the table takes them; `SimulatorError` names a row that is no row.

    Lines that begin with `#` say something to people. A blank cell is left out. Several names stand side by side in one
    cell. What begins with a bracket or a quote is JSON.
    """
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    found = csv.DictReader(lines)
    rows: list[Any] = []
    of = row_class(table)
    for number, cells in enumerate(found, 1):
        if None in cells or None in cells.values():
            raise SimulatorError(f"row {number} has not as many cells as the first line has names: add or take away")
        given = {name.strip(): cell.strip() for name, cell in cells.items() if cell.strip()}
        rows.append(_row(of, given, number) if of is not None else _name(given.get(NAME, ""), number))
    return rows


def _row(of: type[BaseModel], given: Mapping[str, str], number: int) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name, cell in given.items():
        *above, last = name.split(".")
        at, cls = row, of
        for part in above:
            at = at.setdefault(part, {})
            cls = _class_within(cls, part) or cls
        at[last] = _value(cls, last, cell, number)
    return row


def _class_within(of: type[BaseModel], name: str) -> type[BaseModel] | None:
    return next((one for one in _options(of, name) if isinstance(one, type) and issubclass(one, BaseModel)), None)


def _name(cell: str, number: int) -> Any:
    return _json(cell, NAME, number) if cell.startswith(_JSON) else cell


def _json(cell: str, name: str, number: int) -> Any:
    try:
        return json.loads(cell)
    except json.JSONDecodeError as error:
        raise SimulatorError(f"row {number}, {name}: {error.msg}: write JSON, or begin otherwise") from None


def _value(of: type[BaseModel], name: str, cell: str, number: int) -> Any:
    if cell.startswith(_JSON):
        return _json(cell, name, number)
    return cell.split() if any(get_origin(one) is tuple for one in _options(of, name)) else cell


def _options(of: type[BaseModel], name: str) -> tuple[Any, ...]:
    """What an element may be: its annotation, and the parts of that."""
    field = of.model_fields.get(name)
    return (field.annotation, *get_args(field.annotation)) if field is not None else ()


def write_sheet(table: str, rows: Sequence[Any]) -> str:
    """The sheet of rows as JSON has them: what `read_sheet` reads."""
    if row_class(table) is None:
        flat: list[dict[str, str]] = [{NAME: _cell(one)} for one in rows]
    else:
        flat = [dict(_cells(row)) for row in rows]
    names = list(dict.fromkeys(name for row in flat for name in row)) or [NAME]
    out = StringIO()
    writer = csv.DictWriter(out, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(flat)
    return out.getvalue()


def _cells(row: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        if isinstance(value, Mapping):
            yield from _cells(value, f"{above}{name}.")
        elif isinstance(value, list):
            plain = value and all(isinstance(one, str) and one.split() == [one] for one in value)
            text = " ".join(value) if plain else ""
            yield f"{above}{name}", json.dumps(value) if not plain or text.startswith(_JSON) else text
        elif value is not None:
            yield f"{above}{name}", _cell(value)


def _cell(value: Any) -> str:
    text = str(value)
    # Blanks at an end would be lost, a line end would be another one, and nothing at all would be no value.
    bare = text and text.isprintable() and text == text.strip() and not text.startswith(_JSON)
    return text if bare else json.dumps(text)
