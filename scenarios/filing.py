"""What a `file` step sends: records from their values, in the envelope of the broker who files them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from importlib.resources import files

from formats.assemble import assemble
from formats.catair import batch_block_control
from formats.catalog import chapter_for, chapters
from formats.chapter import Chapter
from formats.column import Column
from formats.convert import class_named
from formats.describe.decoded import control_class
from formats.errors import DoesNotFit
from formats.record import WIDTH, Record
from scenarios.cast import Broker
from scenarios.errors import ScenarioError, not_known
from scenarios.references import Scope
from scenarios.script import Filing, Paper, RecordEntry, Value

CONTROL = ("A", "B", "Y", "Z")


class Misfit(ScenarioError):
    """A filing that cannot be written. place: where in the step the fault stands."""

    def __init__(self, text: str, *place: str | int) -> None:
        self.place = place
        super().__init__(text)

    def under(self, *place: str | int) -> Misfit:
        """The same fault, in a larger part."""
        return Misfit(str(self), *place, *self.place)


def application_of(filing: Filing, papers: Mapping[str, Paper]) -> str:
    """The application that a filing is for."""
    if filing.application:
        return filing.application
    if filing.sample:
        return filing.sample
    if filing.whole:
        return filing.raw.lstrip()[25:27].strip()
    return papers[filing.paper].application if filing.paper in papers else ""


def batch_lines(filing: Filing, papers: Mapping[str, Paper], broker: Broker, scope: Scope) -> list[str]:
    """The lines that the broker sends, A to Z. `Misfit` says what cannot be written, and where it stands."""
    if filing.paper and filing.paper not in papers:
        raise Misfit(not_known("paper", filing.paper, tuple(papers)), "paper")
    raw = [scope.text(line).ljust(WIDTH) for line in filing.raw.splitlines() if line.strip()]
    if filing.whole:
        return _changed(raw, filing, chapter_for(raw[0][25:27].strip()), scope)
    application = application_of(filing, papers)
    chapter = chapter_for(application)
    if raw:
        inner = raw
    elif chapter is None:
        known = sorted(one.application for one in chapters() if one.direction == "input" and one.application)
        raise Misfit(not_known("application that is read here", application, known), "application")
    else:
        inner = _content(filing, papers, chapter, scope)
    return _changed(_enveloped(inner, application, broker, scope.today), filing, chapter, scope)


def _content(filing: Filing, papers: Mapping[str, Paper], chapter: Chapter, scope: Scope) -> list[str]:
    if filing.sample:
        example = files(chapter.package).joinpath("example.txt").read_text(encoding="latin-1")
        return [line for line in example.splitlines() if line]
    records = papers[filing.paper].records if filing.paper else filing.records
    lines = []
    for at, entry in enumerate(records):
        try:
            lines.append(record_line(entry, chapter, scope))
        except Misfit as misfit:
            where = ("papers", filing.paper, "records", at) if filing.paper else ("records", at)
            raise misfit.under(*where) from None
    return lines


def record_line(entry: RecordEntry, chapter: Chapter, scope: Scope) -> str:
    """The 80 columns of a record of the chapter."""
    told = {name: _filled(value, name, scope) for name, value in entry.elements.items()}
    cls = named_class(entry, chapter, {name: value.text for name, value in told.items()})
    line = cls.identifier.ljust(WIDTH)
    for column in cls.layout.columns:
        value = told.get(column.name)
        if value is not None:
            line = overlay(line, column, value)
        elif column.constant is not None:
            line = overlay(line, column, Value(text=column.constant, as_is=False))
        elif not column.optional:
            raise Misfit(f"{cls.label()} needs {column.name} ({column.title}); write '' to leave it blank all the same")
    return line


def named_class(entry: RecordEntry, chapter: Chapter, told: Mapping[str, str]) -> type[Record]:
    """The record class that an entry means; `Misfit` when the chapter has none, or it has no such element."""
    known = tuple(dict.fromkeys(cls.identifier for cls in chapter.records))
    if entry.record not in known and entry.record not in {cls.label() for cls in chapter.records}:
        raise Misfit(not_known(f"record of {chapter.title} ({chapter.direction})", entry.record, known), "record")
    try:
        cls = class_named(chapter, entry.record, told, where=entry.record)
    except DoesNotFit as error:
        raise Misfit(str(error), "record") from None
    for name in told:
        if name not in cls.layout.by_name:
            raise Misfit(not_known(f"element of {cls.label()}", name, tuple(cls.layout.by_name)), name)
    return cls


def overlay(line: str, column: Column, value: Value) -> str:
    """The line with one element's columns written anew."""
    text = value.text
    if value.as_is or not text:
        if len(text) > column.width:
            raise Misfit(f"{column.name}: {text!r} needs {len(text)} columns, has {column.width}", column.name)
        written = text.ljust(column.width)
    else:
        try:
            written = column.write(_typed(column, text))
        except DoesNotFit as error:
            raise Misfit(f"{error}; {{text: {text}}} would write it all the same", column.name) from None
    return line[: column.start - 1] + written + line[column.end :]


def _typed(column: Column, text: str) -> str | date | Decimal:
    try:
        if column.kind is date:
            return date.fromisoformat(text)
        if column.kind is not str:
            return Decimal(text)
    except (ValueError, InvalidOperation):
        wanted = "a date like 2026-08-17" if column.kind is date else "a number like 1234.50"
        raise DoesNotFit(f"{column.name}: {text!r} is not {wanted}") from None
    return text


def _filled(value: Value, name: str, scope: Scope) -> Value:
    try:
        return Value(text=scope.text(value.text), as_is=value.as_is) if "${" in value.text else value
    except ScenarioError as error:
        raise Misfit(str(error), name) from None


def _enveloped(inner: Sequence[str], application: str, broker: Broker, today: date) -> list[str]:
    sender = {"site": broker.site, "sender": broker.id, "transmission_date": today.isoformat()}
    try:
        made = assemble(
            {
                "header": {**sender, "password": broker.password, "application": application},
                "blocks": [
                    {
                        "header": {"port": broker.port, "filer": broker.filer, "application": application},
                        "transactions": [{"records": [{"line": line[:WIDTH]} for line in inner]}],
                    }
                ],
            }
        )
    except DoesNotFit as error:
        raise Misfit(str(error), "by") from None
    # What is wider than a record stays so: the envelope only counts the lines.
    return [*made[:2], *inner, *made[-2:]]


def _changed(lines: Sequence[str], filing: Filing, chapter: Chapter | None, scope: Scope) -> list[str]:
    numbered = list(lines)
    for name in filing.change:
        at = _find(numbered, name, "change")
        cls = _class_at(numbered[at], chapter)
        for element, value in filing.change[name].items():
            if cls is None or element not in cls.layout.by_name:
                known = tuple(cls.layout.by_name) if cls else ()
                raise Misfit(not_known(f"element of {name}", element, known), "change", name, element)
            try:
                filled = _filled(value, element, scope)
                numbered[at] = overlay(numbered[at], cls.layout.by_name[element], filled)
            except Misfit as misfit:
                raise misfit.under("change", name) from None
    gone = {_find(numbered, name, "leave_out", at) for at, name in enumerate(filing.leave_out)}
    return [line for at, line in enumerate(numbered) if at not in gone]


def _find(lines: Sequence[str], name: str, *place: str | int) -> int:
    """The position of a record named `SE15`, or `SE15/2` for the second of them."""
    identifier, _, which = name.partition("/")
    control = identifier in CONTROL
    found = [
        at
        for at, line in enumerate(lines)
        if (line[:1] == identifier if control else line.startswith(identifier) and line[:1] not in CONTROL)
    ]
    number = int(which) if which.isdecimal() else 1
    if not 1 <= number <= len(found) or (which and not which.isdecimal()):
        raise Misfit(
            f"{name!r} names none of the records that are sent: it has {len(found)} {identifier}", *place, name
        )
    return found[number - 1]


def _class_at(line: str, chapter: Chapter | None) -> type[Record] | None:
    if line[:1] in CONTROL:
        return control_class(batch_block_control.CHAPTER, line[:1], line, manifest=False)
    return chapter.class_of(line) if chapter else None


def wire(lines: Sequence[str]) -> bytes:
    """Lines as a sender puts them on the wire, of whatever width they are."""
    return b"".join(line.encode("latin-1", errors="replace") + b"\n" for line in lines)


def account_named(lines: Sequence[str]) -> str:
    """The account that a transmission's A record names: site and identifier."""
    return lines[0][1:8].upper() if lines else ""
