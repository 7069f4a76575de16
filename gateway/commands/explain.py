"""`localace explain`: what a code, a record, an element, an application or a pasted line means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

import typer

from formats.codes import Condition, Disposition, dispositions
from formats.convert import record_data
from formats.describe import as_data, elements, layout_data, layout_table, record_text, table, title_of, visible, where
from formats.describe.elements import rule_of
from formats.fault import Fault
from formats.lookup import (
    Answer,
    ApplicationAnswer,
    ElementAnswer,
    LineAnswer,
    RecordAnswer,
    RowAnswer,
    TableAnswer,
    look_up,
    looked_at,
    others,
    reads,
    suggestions,
)
from formats.record import WIDTH
from formats.tables import Row
from gateway.commands.common import AsJson, print_json, refuse

#: How many rows of code tables are shown when words fit many of them.
_MOST_ROWS = 25

_SEVERITIES = {"F": "fatal", "W": "census warning", "P": "agency warning", "I": "informational"}


def explain(
    what: Annotated[
        list[str],
        typer.Argument(metavar="WHAT...", show_default=False, help="Put a pasted record in quotes, or after --."),
    ],
    as_json: AsJson = False,
) -> None:
    """Explain what CBP writes and what records hold, without a network.

    \b
    X32, A04, 27D      a condition: CBP's text, what it means, where it looks
    SE15, 10, "54 11"  a record: its columns; AE10 means the 10 of AE only
    SE15.quantity      an element of a record
    "SO60 98"          a disposition
    AE, SO             an application
    port 2704          a code of a table: country, unit, agency, entry type, ...
    "los angeles"      whatever a table has of these words; ports: a whole table
    "10AN01  5100..."  a pasted record: which it is, what it says, what is wrong with it

    Exit code: 0, or 1 when it is unknown; then the nearest known things are named.
    """  # noqa: D301 - \b keeps the lines as they are
    text = " ".join(what)
    if "\n" in text.strip("\n"):
        raise refuse("that is more than one record: save them and run `localace show FILE`")
    answers = look_up(text)
    if not answers:
        near = suggestions(text)
        hint = (
            f": did you mean {' or '.join(near)}?" if near else ": it is no code, record, element, application or table"
        )
        raise refuse(f"{visible(text[:WIDTH])!r} is unknown here{hint}")
    if as_json:
        print_json([_data(answer) for answer in answers])
        return
    rows = [answer for answer in answers if isinstance(answer, RowAnswer)]
    if rows:
        for line in _table_rows(rows):
            typer.echo(line)
        return
    lines = [answer for answer in answers if isinstance(answer, LineAnswer)]
    for at, answer in enumerate(lines[:1] or answers):
        if at:
            typer.echo("")
        for line in _lines(answer):
            typer.echo(line)
    if lines:
        alike = [(f"{type(one.record).label()} of {reads(one)}", len(one.faults)) for one in lines[1:]]
        for label, count in [*alike, *others(text, lines)]:
            typer.echo(f"\nIt could also be {label}: {count or 'no'} fault{'s' * (count != 1)} in its columns.")


def _lines(answer: Answer) -> Iterator[str]:
    if isinstance(answer, Condition):
        yield from _condition(answer)
    elif isinstance(answer, Disposition):
        yield _head(f"{answer.record} {answer.element} {answer.code}  {answer.narrative}".rstrip())
        yield from _told(meaning=answer.meaning, kind=answer.kind, source=answer.source)
    elif isinstance(answer, RecordAnswer):
        yield _head(f"{answer.cls.label()}  {title_of(answer.cls)}")
        yield from _told(chapter=_chapters(answer), source=answer.cls.layout.cite)
        yield from layout_table(answer.cls, indent="  ")
        codes = [
            (one.element, one.code, one.narrative, one.meaning)
            for one in dispositions()
            if one.record == answer.cls.identifier
        ]
        if codes:
            yield ""
            yield from table(("element", "code", "text", "meaning"), codes, indent="  ")
    elif isinstance(answer, ElementAnswer):
        column = answer.column
        yield _head(f"{answer.cls.label()}.{column.name}  {column.title}")
        uses = {"M": "mandatory", "C": "conditional", "O": "optional"}[column.designation.value]
        use = f"{uses}, may be blank" if column.optional and uses == "mandatory" else uses
        held = f"{column.printed.code}: {column.data_class.meaning}"
        at = where(column.start, column.end)
        yield from _told(chapter=_chapters(answer), columns=at, use=use, holds=held, rule=rule_of(column, answer.cls))
        yield from _told(source=answer.cls.layout.cite)
    elif isinstance(answer, ApplicationAnswer):
        yield from _application(answer)
    elif isinstance(answer, TableAnswer):
        yield _head(f"{answer.table.name}  {answer.table.title}")
        yield from _told(source=answer.table.source)
        told = [(row.code, row.text, row.note) for row in answer.table.rows]
        yield from table(("code", "text", "note"), told, indent="  ")
    elif isinstance(answer, LineAnswer):
        yield from _pasted(answer)


def _table_rows(rows: Sequence[RowAnswer]) -> Iterator[str]:
    """Rows of tables; a single one with where it comes from."""
    if len(rows) == 1:
        row, of = rows[0].row, rows[0].table
        yield _head(f"{row.code}  {row.text}")
        yield from _told(table=f"{of.name}: {of.title}", note=row.note, source=of.source)
        yield from _told(**{name: text for name, text in row.more.items() if text})
        return
    told = [(one.table.name, one.row.code, one.row.text, one.row.note) for one in rows[:_MOST_ROWS]]
    yield from table(("table", "code", "text", "note"), told)
    if len(rows) > _MOST_ROWS:
        yield f"and {len(rows) - _MOST_ROWS} more: give more words, or name the table first, as in `explain unit gram`"


def _condition(condition: Condition) -> Iterator[str]:
    of = f"  ({condition.application})" if condition.application else ""
    yield _head(f"{condition.code}  {condition.narrative or 'no longer in use'}{of}")
    looks = ", ".join(looked_at(condition))
    severity = _SEVERITIES.get(condition.severity, "")
    yield from _told(severity=severity, meaning=condition.meaning, looks=looks, source=condition.source)


def _application(answer: ApplicationAnswer) -> Iterator[str]:
    known = answer.application
    sent = (
        f"{known.input} is sent, {known.response} comes back" if known.input else f"{known.response} is a notification"
    )
    yield _head(f"{known.input or known.response}  {known.title}")
    yield from _told(
        codes=sent,
        family={"ESAR": "ESAR: entry summary, accounts and revenue", "eMAN": "eMAN: e-manifest"}[known.family],
        preparer="the B record may name a preparer" if known.preparer else "",
        chapters="" if answer.chapters else "none is built here",
    )
    for chapter in answer.chapters:
        names = ", ".join(dict.fromkeys(cls.identifier for cls in chapter.records))
        yield f"  {chapter.direction + ':':<10}{chapter.application} {chapter.title}. {chapter.cite}"
        yield f"            {names}"


def _pasted(answer: LineAnswer) -> Iterator[str]:
    yield from _told(chapter=_chapters(answer))
    if answer.width > WIDTH:
        yield f"  It has {answer.width} columns, {answer.width - WIDTH} more than a record: the rest is left out."
    yield from record_text(answer.record)
    yield ""
    if not answer.faults:
        yield "No fault in its columns."
    for fault in answer.faults:
        at = where(*fault.columns)
        code = f"{fault.code} " if fault.code else ""
        yield typer.style(f"{at}: {code}{visible(fault.reason)}", fg=typer.colors.RED) + f" ({fault.fix})"


def _data(answer: Answer) -> dict[str, Any]:
    if isinstance(answer, Condition):
        told = {name: getattr(answer, name) for name in ("code", "narrative", "application", "severity")}
        return {"is": "condition", **told, "at": list(answer.at), "meaning": answer.meaning, "source": answer.source}
    if isinstance(answer, Disposition):
        names = ("record", "element", "code", "narrative", "kind", "meaning", "source")
        return {"is": "disposition", **{name: getattr(answer, name) for name in names}}
    if isinstance(answer, RecordAnswer):
        return {"is": "record", "layouts": [layout_data(answer.cls, chapter) for chapter in answer.chapters]}
    if isinstance(answer, ElementAnswer):
        layout = layout_data(answer.cls, answer.chapters[0])
        field = next(field for field in layout["fields"] if field["name"] == answer.column.name)
        of = [_of(chapter.name, chapter.direction) for chapter in answer.chapters]
        return {"is": "element", "record": answer.cls.label(), "chapters": of, **field, "cite": layout["cite"]}
    if isinstance(answer, ApplicationAnswer):
        known = answer.application
        of = [_of(chapter.name, chapter.direction) for chapter in answer.chapters]
        told = {name: getattr(known, name) for name in ("input", "response", "title", "family", "preparer")}
        return {"is": "application", **told, "chapters": of}
    if isinstance(answer, RowAnswer):
        return {"is": "code", "table": answer.table.name, **_row(answer.row), "source": answer.table.source}
    if isinstance(answer, TableAnswer):
        known_table = answer.table
        rows = [_row(row) for row in known_table.rows]
        return {
            "is": "table",
            "table": known_table.name,
            "title": known_table.title,
            "source": known_table.source,
            "rows": rows,
        }
    of = [_of(chapter.name, chapter.direction) for chapter in answer.chapters]
    values = [
        {"name": one.column.name, "columns": [one.column.start, one.column.end], "value": as_data(one.value)}
        for one in elements(answer.record)
    ]
    faults = [_fault(fault) for fault in answer.faults]
    return {"is": "line", "chapters": of, **record_data(answer.record), "elements": values, "faults": faults}


def _row(row: Row) -> dict[str, Any]:
    return {"code": row.code, "text": row.text, "note": row.note, **row.more}


def _fault(fault: Fault) -> dict[str, Any]:
    return {
        "columns": list(fault.columns),
        "element": fault.field,
        "kind": str(fault.kind),
        "text": fault.text,
        "reason": fault.reason,
        "fix": fault.fix,
    }


def _of(name: str, direction: str) -> dict[str, str]:
    return {"chapter": name, "direction": direction}


def _chapters(answer: RecordAnswer | ElementAnswer | LineAnswer) -> str:
    titles = dict.fromkeys(chapter.title for chapter in answer.chapters)
    return f"{reads(answer)} ({'; '.join(titles)})"


def _head(text: str) -> str:
    return typer.style(text, bold=True)


def _told(**parts: str) -> Iterator[str]:
    for name, text in parts.items():
        if text:
            yield f"  {name + ':':<10}{text}"
