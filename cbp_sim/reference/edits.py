"""Tables of a world that were changed while it lives: they count in place of those of its profile."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Literal, Self, get_origin

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError, model_validator

from cbp_sim.reference import Reference

if TYPE_CHECKING:
    from cbp_sim.store.rows import Rows
    from cbp_sim.world import World

#: What the store calls the tables that were changed, all under one name.
KIND, SUBJECT = "reference", "reference"


#: Table -> how its rows are read and written; also the lists of names.
TABLES: Mapping[str, TypeAdapter[Any]] = {
    name: TypeAdapter(annotation)
    for name, field in Reference.model_fields.items()
    if (annotation := field.annotation) is not None and get_origin(annotation) is tuple
}


class TableChange(BaseModel):
    """Other rows for a table.

    rows: each as in a profile. how: `replace` takes the place of all rows; `add` puts these before those that are
    there, so that they count where both speak of the same.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    table: str
    rows: tuple[Any, ...]
    how: Literal["replace", "add"] = "replace"

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.table not in TABLES:
            near = get_close_matches(self.table, TABLES, n=1)
            raise ValueError(
                f"there is no table {self.table!r}: " + (f"is it {near[0]}?" if near else ", ".join(TABLES))
            )
        try:
            TABLES[self.table].validate_python(self.rows)
        except ValidationError as error:
            first = error.errors()[0]
            row, *place = first["loc"] or (0,)
            where = ".".join(map(str, place))
            raise ValueError(f"row {int(row) + 1}: {where + ': ' if where else ''}{first['msg']}") from None
        return self


def edited(base: Reference, rows: Rows) -> Reference:
    """A profile's tables with those that were changed in their place."""
    thing = rows.thing(KIND, SUBJECT)
    if thing is None:
        return base
    made = rows.read_before(thing)
    if not isinstance(made, Reference):
        kept = {name: getattr(base, name) for name in Reference.model_fields}
        changed = {name: TABLES[name].validate_python(told) for name, told in thing.data.items()}
        made = rows.remember(thing, Reference(**kept | changed))
    return made


def apply(change: TableChange, world: World) -> None:
    """Change a table from now on. What was judged before stays as it was judged."""
    table = TABLES[change.table]
    told = table.validate_python(change.rows)
    if change.how == "add":
        told += getattr(world.reference, change.table)
    known = world.find(KIND, SUBJECT)
    kept = dict(known.data) if known is not None else {}
    written = table.dump_python(told, mode="json", exclude_defaults=True)
    world.keep(KIND, SUBJECT, state="changed", data={**kept, change.table: written})
    world.tell(SUBJECT, f"table {change.table} changed", state="changed", actor="desk", note=f"{len(told)} rows")
