"""A record's layout: its elements in order, the gaps between them, and what is worked out from both.

What tells a clean line, what cuts and reads one, what lays one out: each is made once a record class.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, partial
from itertools import pairwise
from operator import getitem, itemgetter
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, Field
from pydantic.fields import FieldInfo

from formats.classes import DATA_CLASSES, STANDARD, DataClass
from formats.column import Column, Designation, check_column
from formats.errors import DoesNotFit, LayoutError
from formats.fault import Fault, Kind
from formats.memo import Memo

WIDTH = 80


def columns(
    start: int,
    *rest: int | DataClass | Designation,
    codes: tuple[str, ...] = (),
    constant: str | None = None,
    decimals: int = 0,
    form: str = "MMDDYY",
    reads: DataClass | None = None,
    signed: bool = False,
    justify: Literal["left", "right"] = "left",
    title: str = "",
    note: str = "",
) -> Any:
    """Declare an element: `columns(4, 6, AN, M)`, or `columns(3, A, M)` for a single column.

    start, end: 1-based, inclusive. Then the data class and the designation, as the layout prints them.
    codes: the values that the chapter lists. constant: the one value it can have, which a builder may leave out.
    decimals: implied decimal places (the annotation is then Decimal). form: MMDDYY, YYMMDD or MMDDCCYY for dates.
    reads: the class it is really of, where the chapter's own words put into it what the printed class leaves out.
    signed: whether an amount may be negative. justify: where a text stands that is shorter than its columns.
    title, note: the element's name and meaning for people; the title defaults to the field's name.
    """
    numbers = [part for part in rest if isinstance(part, int)]
    data_class = next(part for part in rest if isinstance(part, DataClass))
    designation = next(part for part in rest if isinstance(part, Designation))
    extra: dict[str, Any] = {
        "columns": [start, numbers[0] if numbers else start],
        "class": data_class.code,
        "reads": (reads or data_class).code,
        "designation": designation.value,
        "codes": list((constant,) if constant is not None else codes),
        "constant": constant,
        "decimals": decimals,
        "form": form,
        "signed": signed,
        "justify": justify,
        "title": title,
        "note": note,
    }
    return Field(default=constant, json_schema_extra=extra)


def side_by_side(count: int, *names: str) -> tuple[tuple[str, ...], ...]:
    """The items `name_1` to `name_count` of a record, as its `items=` takes them; several names make up one item."""
    return tuple(tuple(f"{name}_{at}" for name in names) for at in range(1, count + 1))


@dataclass(frozen=True)
class Layout:
    """A record's elements in order, and the gaps between them, which must be spaces."""

    record: str
    identifier: str
    columns: tuple[Column, ...]
    cite: str
    items: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """The elements by field name."""
        return {column.name: column for column in self.columns}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The elements' field names in order."""
        return tuple(column.name for column in self.columns)

    @cached_property
    def _cut(self) -> Callable[[str], Sequence[str]]:
        slices = [slice(column.start - 1, column.end) for column in self.columns]
        if len(slices) < 2:
            return lambda line: [line[one] for one in slices]
        return itemgetter(*slices)

    @cached_property
    def _readers(self) -> tuple[Memo[str, Any], ...]:
        return tuple(column.reader for column in self.columns)

    @cached_property
    def _writers(self) -> tuple[Memo[Any, str], ...]:
        return tuple(column.writer for column in self.columns)

    @cached_property
    def _template(self) -> str:
        parts, at = [self.identifier], len(self.identifier)
        for column in self.columns:
            parts += [" " * (column.start - 1 - at), "%s"]
            at = column.end
        return "".join([*parts, " " * (WIDTH - at)])

    @cached_property
    def values(self) -> Callable[[str], dict[str, Any]]:
        """What turns a line into every element's value by field name: `None` where blank, `Unreadable` where faulty."""
        cut, readers, named = self._cut, self._readers, partial(zip, self.names)

        def values(line: str) -> dict[str, Any]:
            return dict(named(map(getitem, readers, cut(line))))

        return values

    @cached_property
    def row(self) -> Callable[[str], tuple[Any, ...]]:
        """What turns a line into every element's value in the order of the columns."""
        cut, readers = self._cut, self._readers

        def row(line: str) -> tuple[Any, ...]:
            return tuple(map(getitem, readers, cut(line)))

        return row

    @cached_property
    def fillers(self) -> tuple[tuple[int, int], ...]:
        """The gaps, 1-based and inclusive."""
        gaps, at = [], len(self.identifier) + 1
        for column in self.columns:
            if column.start > at:
                gaps.append((at, column.start - 1))
            at = column.end + 1
        if at <= WIDTH:
            gaps.append((at, WIDTH))
        return tuple(gaps)

    @cached_property
    def is_clean(self) -> Callable[[str], object]:
        """What tells a line without any fault: something true for it, None for any other."""
        parts = [(column.start, column.clean_pattern()) for column in self.columns]
        parts += [(start, f" {{{end - start + 1}}}") for start, end in self.fillers]
        body = re.escape(self.identifier) + "".join(pattern for _, pattern in sorted(parts))
        return re.compile("".join(self._no_gaps()) + body).fullmatch

    def _no_gaps(self) -> Iterator[str]:
        """Side-by-side items are filled from the first on when no blank one has a filled one next to it."""
        spans = [[self.by_name[name] for name in item] for item in self.items]
        for item, after in pairwise(spans):
            blank = "".join(f"(?=.{{{column.start - 1}}} {{{column.width}}})" for column in item)
            filled = "|".join(f"(?=.{{{column.start - 1}}}(?! {{{column.width}}}))" for column in after)
            yield f"(?!{blank}(?:{filled}))"

    def faults(self, line: str, number: int) -> tuple[Fault, ...]:
        """Everything that is wrong with an 80-column line read as this record."""
        if self.is_clean(line):
            return ()
        return tuple(self._faults(line, number))

    def _faults(self, line: str, number: int) -> Iterator[Fault]:
        for at, character in enumerate(line, 1):
            if character not in STANDARD:
                yield Fault(
                    number,
                    self.record,
                    Kind.CHARACTER,
                    f"{character!r} is on no standard keyboard",
                    columns=(at, at),
                    text=character,
                    fix="send upper-case keyboard characters only",
                    cite="Batch & Block Control v23, B&B-8",
                )
        for start, end in self.fillers:
            if (text := line[start - 1 : end]).strip(" "):
                yield Fault(
                    number,
                    self.record,
                    Kind.FILLER,
                    "filler must be spaces",
                    columns=(start, end),
                    text=text,
                    fix=f"put spaces in columns {start}-{end}",
                    cite=self.cite,
                )
        for column in self.columns:
            text = column.cut(line)
            if found := column.problem(text):
                yield Fault(
                    number,
                    self.record,
                    found[0],
                    found[1],
                    columns=(column.start, column.end),
                    text=text,
                    field=column.name,
                    fix=_fix(column),
                    cite=self.cite,
                )
        yield from self._gaps(line, number)

    def _gaps(self, line: str, number: int) -> Iterator[Fault]:
        """Side-by-side items must be filled from the first on (error dictionary, A22 and X38)."""
        spans = [[self.by_name[name] for name in item] for item in self.items]
        filled = [any(column.cut(line).strip(" ") for column in span) for span in spans]
        for at, span in enumerate(spans):
            if any(filled[at + 1 :]) and not filled[at]:
                start, end = min(column.start for column in span), max(column.end for column in span)
                yield Fault(
                    number,
                    self.record,
                    Kind.GAP,
                    f"item {at + 1} is blank and a later one is not",
                    columns=(start, end),
                    text=line[start - 1 : end],
                    field=span[0].name,
                    fix="fill the items from the first on",
                    cite=self.cite,
                )

    def write(self, values: Mapping[str, Any]) -> str:
        """The 80 columns that carry `values`; `DoesNotFit` names the element that cannot be carried."""
        try:
            return self._template % tuple(map(getitem, self._writers, [values.get(name) for name in self.names]))
        except DoesNotFit as error:
            raise DoesNotFit(f"{self.record}.{error}") from None


def lay_out(
    cls: type[BaseModel], identifier: str, when: Mapping[str, tuple[str, ...]], items: tuple[tuple[str, ...], ...]
) -> Layout:
    """The layout of a record class; `LayoutError` when it cannot be."""
    owner = f"{cls.__module__}.{cls.__qualname__}"
    found = sorted(
        (_column(owner, name, info) for name, info in cls.model_fields.items()),
        key=lambda column: column.start,
    )
    at = len(identifier)
    for column in found:
        check_column(owner, column)
        if column.start <= at:
            raise LayoutError(f"{owner}.{column.name}: columns {column.start}-{column.end} overlap columns up to {at}")
        at = column.end
    for name, values in when.items():
        if name not in cls.model_fields:
            raise LayoutError(f"{owner}: `when` names {name!r}, which is no element")
        if not values:
            raise LayoutError(f"{owner}: `when` gives no value for {name!r}")
    for name in (name for item in items for name in item):
        if name not in cls.model_fields:
            raise LayoutError(f"{owner}: `items` names {name!r}, which is no element")
    mark = " ".join(value or "blank" for values in when.values() for value in values[:1])
    label = f"{identifier} {mark}" if mark else identifier
    return Layout(label, identifier, tuple(found), _cite(cls), items)


def _column(owner: str, name: str, info: FieldInfo) -> Column:
    extra = info.json_schema_extra
    if not isinstance(extra, dict) or "columns" not in extra:
        raise LayoutError(f"{owner}.{name}: declare it with columns(...)")
    told: dict[str, Any] = dict(extra)
    kind, optional = _kind(info.annotation)
    if kind not in (str, int, Decimal, date):
        raise LayoutError(f"{owner}.{name}: {info.annotation} is no str, int, Decimal or date")
    return Column(
        name=name,
        start=told["columns"][0],
        end=told["columns"][1],
        data_class=DATA_CLASSES[told["reads"]],
        printed=DATA_CLASSES[told["class"]],
        designation=Designation(told["designation"]),
        kind=kind,
        optional=optional,
        codes=tuple(told["codes"]),
        constant=told["constant"],
        decimals=told["decimals"],
        form=told["form"],
        signed=told["signed"],
        justify=told["justify"],
        title=told["title"] or name.replace("_", " "),
        note=told["note"],
    )


def _kind(annotation: Any) -> tuple[type, bool]:
    if get_origin(annotation) in (Union, types.UnionType):
        members = [member for member in get_args(annotation) if member is not type(None)]
        kinds = {_kind(member)[0] for member in members}
        return (kinds.pop() if len(kinds) == 1 else object), len(members) < len(get_args(annotation))
    if get_origin(annotation) is Literal:
        return str, False
    return annotation, False


def _cite(cls: type[BaseModel]) -> str:
    """The first paragraph of the docstring: what the record is, and its cite."""
    return " ".join((cls.__doc__ or "").split("\n\n")[0].split())


def _fix(column: Column) -> str:
    where = f"column {column.start}" if column.width == 1 else f"columns {column.start}-{column.end}"
    if column.codes:
        return f"put one of {', '.join(column.codes)} in {where}"
    if column.kind is date:
        return f"put a date {column.form} in {where}"
    return f"put {column.data_class.meaning} in {where}"
