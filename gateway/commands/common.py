"""What the commands share: reading a file or standard input, writing JSON, how a fault looks."""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import typer

from formats.check import Found
from formats.describe import ruler, underline, visible

#: A file that is read, or "-" for standard input.
Source = Annotated[Path, typer.Argument(metavar="FILE", show_default=False, help="A file; - reads standard input.")]
#: Where to write.
Out = Annotated[
    Path | None, typer.Option("--out", "-o", metavar="OUT", dir_okay=False, help="Write there, not to the terminal.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print data for programs instead of text for people.")]

#: Columns before the record, and of the names beneath it.
_GUTTER, _NAME = 8, 10
_LINE = 88


def read(source: Path) -> bytes:
    """The bytes of a file, or of standard input for "-"; a file that cannot be read is a usage error."""
    if str(source) == "-":
        return sys.stdin.buffer.read()
    try:
        return source.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise typer.BadParameter(f"{source}: {reason}", param_hint="FILE") from None


def version() -> str:
    """The version that is installed, "0" for a checkout that is not."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("localace")
    except PackageNotFoundError:
        return "0"


def name_of(source: Path) -> str:
    """How messages name the file."""
    return "<stdin>" if str(source) == "-" else str(source)


def json_text(data: Any) -> str:
    """Data as JSON, one value at a line."""
    return json.dumps(data, indent=2, ensure_ascii=True)


def print_json(data: Any) -> None:
    """Data as JSON, one value at a line."""
    typer.echo(json_text(data))


def load_json(text: str) -> Any:
    """JSON as data, numbers exact; ValueError for what is none, and for a name that stands twice."""
    return json.loads(text, parse_float=Decimal, object_pairs_hook=_pairs)


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"{name!r} stands twice in one record; take one out")
        found[name] = value
    return found


def write(data: bytes, out: Path | None) -> None:
    """Bytes to a file, or to standard output; a place that cannot be written is a usage error."""
    if out is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    try:
        out.write_bytes(data)
    except OSError as error:
        raise refuse(f"{out}: {error.strerror}", code=2) from None


def text_of(source: Path) -> str:
    """A file of text; what is no UTF-8 is refused."""
    try:
        return read(source).decode("utf-8")
    except UnicodeDecodeError as error:
        raise refuse(f"{name_of(source)}: byte {error.start + 1} is no UTF-8; save the file as UTF-8") from None


def reason_of(error: Exception) -> str:
    """Why data could not be read, in one line."""
    return "nested too deep" if isinstance(error, RecursionError) else " ".join(str(error).split())


def refuse(message: str, *, code: int = 1) -> typer.Exit:
    """Say why nothing more can be done; raise what comes back."""
    typer.secho(message, err=True, fg=typer.colors.RED)
    return typer.Exit(code)


def say_padded(count: int, source: Path) -> None:
    """Say once that lines were shorter than 80 columns, as editors save them."""
    if count:
        lines = "1 line was" if count == 1 else f"{count} lines were"
        typer.echo(f"{name_of(source)}: {lines} shorter than 80 columns and read as if padded with spaces", err=True)


def fault_data(found: Found, source: Path) -> dict[str, Any]:
    """A fault as data."""
    fault = found.fault
    return {
        "file": name_of(source),
        "line": found.line,
        "columns": list(fault.columns),
        "code": fault.code,
        "narrative": _narrative(found),
        "kind": str(fault.kind),
        "reason": fault.reason,
        "identifier": fault.record,
        "element": fault.field,
        "text": fault.text,
        "fix": fault.fix,
        "cite": fault.cite,
        "expected": list(fault.expected),
        "batch": found.place.batch or None,
        "block": found.place.block or None,
        "transaction": found.place.transaction or None,
        "record": fault.number,
        "received": found.record,
    }


def fault_lines(found: Found, source: Path) -> Iterator[str]:
    """A fault as a compiler shows one: where, what, the record under a ruler with marks beneath, rule, fix, cite."""
    fault = found.fault
    start, end = fault.columns
    where = f"{name_of(source)}:{found.line}:{start}:"
    yield f"{_bold(where)} {_red(fault.code or str(fault.kind))} {_bold(visible(fault.reason))}"
    margin, number = " " * _GUTTER, f"{found.line:>{_GUTTER - 3}}"
    if found.record:
        for marks in ruler():
            yield _dim(f"{margin[:-2]}| {marks}")
        yield f"{_dim(number + ' | ')}{visible(found.record)}"
        yield f"{_dim(margin[:-2] + '| ')}{_red(underline(start, end))}"
    for name, text in _told(found):
        first, *rest = _wrapped(text)
        yield f"{margin[:-2]}{_dim('=')} {name + ':':<{_NAME}}{first}"
        yield from (f"{margin}{' ' * _NAME}{line}" for line in rest)
    yield ""


def _told(found: Found) -> Iterator[tuple[str, str]]:
    fault, place = found.fault, found.place
    parts = [f"record {fault.number}"] if place.batch else []
    parts += [f"{name} {at}" for name, at in (("transaction", place.transaction), ("block", place.block)) if at]
    if place.batch > 1:
        parts.append(f"batch {place.batch}")
    element = f" {fault.field.replace('_', ' ')}," if fault.field else ""
    where = ", ".join([f"{fault.record}{element}".rstrip(","), *parts]) if fault.record else ", ".join(parts)
    if where:
        yield "where", visible(where)
    if fault.text and fault.columns != (1, 80):
        yield "received", f'"{visible(fault.text)}"'
    if narrative := _narrative(found):
        yield "CBP says", f"{fault.code} {narrative}"
    if fault.fix:
        yield "fix", fault.fix
    if fault.cite:
        yield "cite", fault.cite


def _wrapped(text: str) -> list[str]:
    """Lines safe to look at and not too long; records among them stay whole."""
    lines = [visible(line) for line in text.split("\n")]
    return [part for line in lines for part in (textwrap.wrap(line, _LINE) if len(line) > _LINE else [line])]


def _narrative(found: Found) -> str:
    return found.condition.narrative if found.condition else ""


def _bold(text: str) -> str:
    return typer.style(text, bold=True)


def _red(text: str) -> str:
    return typer.style(text, fg=typer.colors.RED, bold=True)


def _dim(text: str) -> str:
    return typer.style(text, fg=typer.colors.BLUE)
