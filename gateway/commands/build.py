"""`localace build`: records from JSON or YAML, and samples to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
import yaml

from formats.assemble import assemble
from formats.catalog import chapters
from formats.check import check
from formats.document import document
from formats.errors import FormatsError
from formats.sample import sample as sample_of
from formats.stream import write_batch
from gateway.commands.common import (
    AsJson,
    Out,
    fault_lines,
    load_json,
    name_of,
    print_json,
    reason_of,
    refuse,
    text_of,
    write,
)
from gateway.commands.nearest import nearest


class _Duplicate(yaml.YAMLError):
    """A name that stands twice in one mapping."""


class _Text(yaml.CBaseLoader):
    """YAML in which every value is text, so that NO stays NO and 0712 stays 0712."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """A mapping, each name of which stands once."""
        names = [key.value for key, _ in node.value]
        for at, name in enumerate(names):
            if name in names[:at]:
                raise _Duplicate(f"line {node.value[at][0].start_mark.line + 1}: {name!r} stands twice; take one out")
        return super().construct_mapping(node, deep=deep)


def build(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", show_default=False, help="JSON or YAML; - reads standard input."),
    ] = None,
    sample: Annotated[
        str | None, typer.Option("--sample", metavar="APPLICATION", help="A valid batch to start from, e.g. AE or SE.")
    ] = None,
    out: Out = None,
    force: Annotated[bool, typer.Option("--force", help="Write the records although they have faults.")] = False,
    as_json: AsJson = False,
) -> None:
    """Make 80-column records from JSON or YAML, in the shape that `localace show --json` gives.

    \b
    header: {site: "1234", sender: N01, password: PASSED, application: CW}
    blocks:
      - header: {port: "1201", filer: N01}
        transactions:
          - - {record: CW01, filer_code: N01, entry_number: "70001031"}
            - {record: CW02, line_number: "001", warning_1: 27A, override_1: "09"}

    Constants are filled in; so are the Y and Z records, and the application of the B record. `localace explain CW01`
    names a record's elements. Dates are YYYY-MM-DD; codes are text. With --json what was built is printed as data.

    Exit code: 0, 1 when the records cannot be built or have faults, 2 when the file cannot be read.
    """  # noqa: D301 - \b keeps the lines as they are
    if (file is None) == (sample is None):
        raise typer.BadParameter("give either FILE or --sample APPLICATION")
    lines = _sampled(sample) if sample is not None else _built(file)
    data = write_batch(lines)
    checked = check(data)
    if checked.faults and lines[0].startswith("A"):
        for found in checked.faults:
            typer.echo("\n".join(fault_lines(found, Path("built"))), err=True)
        if not force:
            raise refuse(f"what was built has {len(checked.faults)} faults; --force writes it all the same")
    if as_json:
        print_json(document(data))
    else:
        write(data, out)


def _sampled(application: str) -> list[str]:
    known = [one.application for one in chapters() if one.direction == "input" and one.application]
    if application.upper() not in known:
        raise refuse(f"there is no sample of {application!r}{nearest(application.upper(), known)}")
    try:
        return sample_of(application.upper())
    except FormatsError as error:
        raise refuse(str(error)) from None


def _built(file: Path | None) -> list[str]:
    assert file is not None  # noqa: S101 - the caller asked for one of the two
    text = text_of(file)
    try:
        return assemble(_loaded(text, file))
    except (FormatsError, yaml.YAMLError, ValueError, RecursionError) as error:
        raise refuse(f"{name_of(file)}: {reason_of(error)}") from None


def _loaded(text: str, file: Path) -> Any:
    if file.suffix == ".json" or (file.suffix not in (".yaml", ".yml") and text.lstrip()[:1] in ("{", "[")):
        return load_json(text)
    return yaml.load(text, _Text)  # noqa: S506 - _Text makes nothing but text, lists and mappings
