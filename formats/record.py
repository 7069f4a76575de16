"""`Record`: an 80-column record as a pydantic class whose columns are written once.

The same declaration cuts, checks, builds, describes and documents the record. Reading is lazy: a record holds its
80 columns, and an element is turned into its value when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from pydantic_core import CoreConfig, SchemaValidator
from pydantic_core.core_schema import tuple_schema

from formats.classes import AN, SN, A, D, N, S, X
from formats.column import C, M, O
from formats.errors import DoesNotFit
from formats.fault import Fault
from formats.layout import WIDTH, Layout, columns, lay_out, side_by_side

__all__ = ["AN", "SN", "WIDTH", "A", "C", "D", "M", "N", "O", "Record", "S", "X", "columns", "side_by_side"]

#: What pydantic's own constructor would have set, and a record that was read has not been through.
UNSET = frozenset({"__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__"})
#: An instance that no constructor has been through.
bare: Callable[[type[Any]], Any] = object.__new__


class Record(BaseModel):
    """Base of every record class.

    `class Header(Record, id="10")` declares the identifier on the wire. `when={"type": "11"}` names the elements that
    tell it from others of the same identifier (a tuple lists several values; "" is blank). `terminal="E0_SUMMRY"` is
    its name in the structure map where the identifier alone does not decide. `items=(("code_1", "amount_1"), ...)`
    names side-by-side items, which must be filled from the first on.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    identifier: ClassVar[str] = ""
    when: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    terminal: ClassVar[str] = ""
    layout: ClassVar[Layout]

    if TYPE_CHECKING:
        _line: str
        _values_of: Callable[[str], dict[str, Any]]
        _row_of: Callable[[str], tuple[Any, ...]]
        _named: Callable[[tuple[Any, ...]], Iterable[tuple[str, Any]]]
        _check: Callable[[tuple[Any, ...]], tuple[Any, ...]] | None

    def __init_subclass__(cls, **_: Any) -> None:
        """Take the keywords of the class line; pydantic hands them on once the fields are known."""
        super().__init_subclass__()

    @classmethod
    def __pydantic_init_subclass__(
        cls,
        id: str | None = None,
        when: Mapping[str, str | tuple[str, ...]] | None = None,
        terminal: str | None = None,
        items: Sequence[Sequence[str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        if id is not None:
            cls.identifier = id
            cls.terminal = f"R{id}" if id[0].isdigit() else id
        if when is not None:
            cls.when = {name: (values,) if isinstance(values, str) else tuple(values) for name, values in when.items()}
        if terminal is not None:
            cls.terminal = terminal
        if cls.identifier:
            cls.layout = lay_out(cls, cls.identifier, cls.when, tuple(tuple(item) for item in items))
            cls._values_of = staticmethod(cls.layout.values)
            cls._row_of = staticmethod(cls.layout.row)
            cls._named = partial(zip, cls.layout.names)
            cls._check = None

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name in UNSET:
                return set(type(self).layout.names) if name == "__pydantic_fields_set__" else None
            column = type(self).layout.by_name.get(name)
            if column is None:
                return super().__getattr__(name)
            value = self.__dict__[name] = column.reader[column.cut(self._line)]
            return value

    @classmethod
    def read(cls, line: str) -> Self:
        """The record in an 80-column line. Never refuses: `faults` tells what is wrong with it."""
        record: Self = bare(cls)
        record.__dict__["_line"] = line
        return record

    @classmethod
    def make(cls, values: Mapping[str, Any]) -> Self:
        """The record that carries `values`, as from JSON; `DoesNotFit` names what is wrong with them."""
        try:
            return cls(**values)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            known = ", ".join(cls.layout.by_name)
            hint = f" (elements: {known})" if first["type"] == "extra_forbidden" else ""
            raise DoesNotFit(f"{cls.label()}.{where}: {first['msg']}{hint}") from None

    @classmethod
    def echo(cls, source: Record, **values: Any) -> Self:
        """A record that repeats the columns which it has in common with `source`, whatever stands there.

        values: elements to write instead. What the source lacks is the constant, or blank.
        """
        given = source.layout.by_name
        line = cls.identifier
        for column in cls.layout.columns:
            if column.name in values:
                text = column.write(values[column.name])
            elif column.name in given and given[column.name].width == column.width:
                text = given[column.name].cut(source.line)
            else:
                text = (column.constant or "").ljust(column.width)
            line = line.ljust(column.start - 1) + text
        return cls.read(line.ljust(WIDTH))

    @classmethod
    def label(cls) -> str:
        """How people name the record: its identifier, and what tells it from its siblings."""
        return cls.layout.record

    @classmethod
    def distinguishes(cls, line: str) -> bool:
        """Whether the elements named in `when` hold one of their values in this line."""
        return all(cls.layout.by_name[name].cut(line).strip(" ") in values for name, values in cls.when.items())

    @model_validator(mode="after")
    def _carry(self) -> Self:
        self.__dict__["_line"] = type(self).layout.write(self.__dict__)
        return self

    @property
    def line(self) -> str:
        """The record's 80 columns, exactly as they came in when it was read."""
        return self._line

    def faults(self, number: int = 0) -> tuple[Fault, ...]:
        """Everything that is wrong with the record's own columns."""
        return type(self).layout.faults(self._line, number)

    def values(self) -> dict[str, Any]:
        """Every element's value by field name; `None` where blank, `Unreadable` where faulty."""
        return self._values_of(self._line)

    def row(self) -> tuple[Any, ...]:
        """Every element's value in the order of the columns, as `layout.names` names them."""
        return self._row_of(self._line)

    def fill(self) -> None:
        """Read every element now: for who will ask for most of them, in less time than one by one."""
        held = self.__dict__
        # The values, and the line.
        if len(held) <= len(type(self).layout.names):
            held.update(self._named(self._row_of(self._line)))

    def validated(self) -> Self:
        """The same record, every value of it held by pydantic against its annotation.

        pydantic's ValidationError tells which elements are missing or unreadable; a record without faults has none.
        """
        check = self._check or _row_check(type(self))
        try:
            held: Any = self._named(check(self._row_of(self._line)))
        except ValidationError:
            # Once more by name, for people who read the error.
            held = _by_name(type(self)).validate_python(self.values())[0]
        self.__dict__.update(held)
        return self

    def but(self, **changes: Any) -> Self:
        """The same record with other values."""
        return type(self)(**{**self.values(), **changes})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and type(self) is type(other) and self._line == other._line

    def __hash__(self) -> int:
        return hash((type(self), self._line))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._line.rstrip()!r})"


def _fields(cls: type[Record]) -> dict[str, Any]:
    """The class's schema of its fields, without the validators that lay a record out."""
    schema: Any = cls.__pydantic_core_schema__
    while schema["type"] != "model-fields":
        schema = schema["schema"]
    fields: dict[str, Any] = schema
    return fields


def _row_check(cls: type[Record]) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    """What holds a row against the annotations of its columns: a tuple costs less than a mapping of names."""
    held = _fields(cls)["fields"]
    row = tuple_schema([_without_default(held[name]["schema"]) for name in cls.layout.names])
    check = SchemaValidator(row, CoreConfig(strict=True)).validate_python
    cls._check = staticmethod(check)
    return check


def _without_default(schema: Any) -> Any:
    """A row leaves nothing out, so that no default is ever asked for."""
    while schema["type"] == "default":
        schema = schema["schema"]
    return schema


def _by_name(cls: type[Record]) -> SchemaValidator:
    """The same check by field name, for errors that people read."""
    return SchemaValidator(_fields(cls), CoreConfig(strict=True))
