"""A JSON Schema for every chapter: sound in itself, true of the chapter's example, and no truer than it should be."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from formats.applications import notification
from formats.batch import Line
from formats.catalog import chapters
from formats.chapter import Chapter
from formats.convert import record_data
from formats.describe.decoded import DecodedTransaction
from formats.document import document
from formats.sample import wrapping
from formats.schema import DIALECT, chapter_named, folder_of, schema_of
from formats.stream import write_batch

CHAPTERS = [pytest.param(chapter, id=folder_of(chapter)) for chapter in chapters()]
ANNOTATIONS = {"title", "description", "default", "$schema", "$id", "$defs"}
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "null": type(None)}


def breaches(schema: dict[str, Any], value: Any, root: dict[str, Any], at: str = "$") -> Iterator[str]:
    """Where a value breaks a schema; for the keywords that our schemas use, and no others."""
    for keyword, told in schema.items():
        if keyword == "$ref":
            yield from breaches(resolved(told, root), value, root, at)
        elif keyword == "anyOf":
            branches = [list(breaches(branch, value, root, at)) for branch in told]
            if all(branches):
                yield min(branches, key=len)[0] + " (and every other alternative)"
        elif keyword == "type":
            kinds = told if isinstance(told, list) else [told]
            if isinstance(value, bool) or not any(isinstance(value, TYPES[kind]) for kind in kinds):
                yield f"{at}: {value!r} is no {' or '.join(kinds)}"
        elif keyword in ("const", "enum"):
            if value not in ([told] if keyword == "const" else told):
                yield f"{at}: {value!r} is not {told!r}"
        elif keyword == "format":
            assert told == "date"
            if isinstance(value, str):
                date.fromisoformat(value)
        elif isinstance(value, str) and keyword in ("pattern", "minLength", "maxLength"):
            if keyword == "pattern":
                fits = re.search(told, value) is not None
            else:
                fits = len(value) >= told if keyword == "minLength" else len(value) <= told
            if not fits:
                yield f"{at}: {value!r} breaks {keyword} {told}"
        elif isinstance(value, int) and keyword in ("minimum", "maximum"):
            if (value < told) if keyword == "minimum" else (value > told):
                yield f"{at}: {value} breaks {keyword} {told}"
        elif isinstance(value, list) and keyword in ("items", "minItems", "maxItems"):
            if keyword == "items":
                for index, item in enumerate(value):
                    yield from breaches(told, item, root, f"{at}[{index}]")
            elif (len(value) < told) if keyword == "minItems" else (len(value) > told):
                yield f"{at}: {len(value)} items break {keyword} {told}"
        elif isinstance(value, dict) and keyword in ("properties", "required", "additionalProperties"):
            if keyword == "properties":
                for name in told.keys() & value.keys():
                    yield from breaches(told[name], value[name], root, f"{at}.{name}")
            elif keyword == "required":
                yield from (f"{at}: {name} is missing" for name in told if name not in value)
            else:
                assert told is False
                yield from (f"{at}: {name} is unknown" for name in value if name not in schema["properties"])
        else:
            known = {"pattern", "minLength", "maxLength", "minimum", "maximum", "items", "minItems", "maxItems",
                     "properties", "required", "additionalProperties"} | ANNOTATIONS  # fmt: skip
            assert keyword in known or keyword.startswith("x-"), f"{keyword} is no keyword that is checked here"


def resolved(reference: str, root: dict[str, Any]) -> dict[str, Any]:
    assert reference.startswith("#/$defs/")
    found: dict[str, Any] = root["$defs"][reference.removeprefix("#/$defs/")]
    return found


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from nodes(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from nodes(value)


def example(chapter: Chapter) -> list[str]:
    return files(chapter.package).joinpath("example.txt").read_text(encoding="latin-1").splitlines()


def told(chapter: Chapter, *, grouped: bool) -> Any:
    """The chapter's example as the JSON that its schema describes."""
    lines = example(chapter)
    if chapter.name == "pga_message_set":
        kept = tuple(Line(line, 80, at) for at, line in enumerate(lines, 1))
        reading = DecodedTransaction(1, kept, chapter)
        records = [record_data(record) for line in kept if (record := reading.record(line))]
        return {"chapter": chapter.name, "records": records}
    if chapter.application:
        before, after = wrapping(chapter.application, records=len(lines))
        if chapter.direction == "output" and (known := notification(chapter.application)) is not None:
            before, after = _as_reply(before, after, manifest=known.family == "eMAN", records=len(lines))
        lines = [*before, *lines, *after]
    return json.loads(json.dumps(document(write_batch([line.ljust(80) for line in lines]), grouped=grouped)))


def _as_reply(before: Any, after: Any, *, manifest: bool, records: int) -> Any:
    """Control records of a reply: without a password (ESAR), with a count in Y."""
    head, block = before
    y, z = after
    if not manifest:
        head, z = head[:8].ljust(14) + head[14:], z[:8].ljust(14) + z[14:]
    return (head, block), (y[:12] + f"{records:05}" + y[17:], z)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_schema_is_sound(chapter: Chapter) -> None:
    schema = schema_of(chapter)
    assert schema["$schema"] == DIALECT
    assert schema["$id"].endswith(folder_of(chapter))
    used = {node["$ref"].removeprefix("#/$defs/") for node in nodes(schema) if isinstance(node.get("$ref"), str)}
    assert used == set(schema["$defs"]), "what is referred to is defined, and nothing else"
    for node in nodes(schema):
        if "pattern" in node and isinstance(node["pattern"], str):
            re.compile(node["pattern"])
        if isinstance(node.get("required"), list) and "properties" in node:
            assert set(node["required"]) <= set(node["properties"])
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_record_and_grouping_is_described(chapter: Chapter) -> None:
    defs = schema_of(chapter)["$defs"]
    records = [one["properties"] for name, one in defs.items() if name.startswith("record_") and "properties" in one]
    described = {properties["record"]["enum"][0] for properties in records}
    missing = {cls.label() for cls in chapter.records} - described - {"PG"}
    assert missing == set()
    if chapter.application:
        rules = {one["title"] for name, one in defs.items() if name.startswith("group_")}
        assert rules == {group.rule.replace("_", " ") for group in chapter.groups}


@pytest.mark.parametrize("grouped", [False, True], ids=["flat", "grouped"])
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_example_fits_its_schema(chapter: Chapter, *, grouped: bool) -> None:
    schema = schema_of(chapter)
    assert list(breaches(schema, told(chapter, grouped=grouped), schema)) == []


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_element_is_described_as_pydantic_and_the_layout_have_it(chapter: Chapter) -> None:
    defs = schema_of(chapter)["$defs"]
    by_label = {one["properties"]["record"]["enum"][0]: one for name, one in defs.items() if name.startswith("record_")
                and "properties" in one}  # fmt: skip
    labels = [cls.label() for cls in chapter.records]
    for cls in chapter.records:
        if cls.label() not in by_label or labels.count(cls.label()) > 1:
            continue
        mine, theirs = by_label[cls.label()], cls.model_json_schema()
        assert list(mine["properties"])[5:] == [column.name for column in cls.layout.columns]
        assert set(mine["properties"]) - set(theirs.get("properties", {})) == {
            "record", "line", "raw", "preceding", "terminator",
        }  # fmt: skip
        for column in cls.layout.columns:
            element = mine["properties"][column.name]
            assert element["x-columns"] == [column.start, column.end]
            assert element["x-class"] == column.printed.code
            assert element["x-designation"] == column.designation.value
            pydantic = theirs["properties"][column.name]
            kinds = {one.get("type") for one in pydantic.get("anyOf", [pydantic])}
            own = element["type"] if isinstance(element["type"], list) else [element["type"]]
            assert set(own) == kinds, f"{cls.label()}.{column.name}"


# ------------------------------------------------------------------------------------------- what a schema refuses


def breaks(chapter: Chapter, edit: Any, *, grouped: bool = False) -> str:
    value = copy.deepcopy(told(chapter, grouped=grouped))
    edit(value)
    schema = schema_of(chapter)
    return "; ".join(breaches(schema, value, schema))


def transaction(value: Any) -> Any:
    return value["batches"][0]["blocks"][0]["transactions"][0]


AE = next(one for one in chapters() if one.application == "AE")


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (lambda value: value["batches"][0].update(application="SE"), "'SE' is not 'AE'"),
        (lambda value: value["batches"][0].update(direction="output"), "'output' is not 'input'"),
        (lambda value: value["batches"][0]["header"].pop("site"), "site is missing"),
        (lambda value: value["batches"][0]["header"].update(site="12345"), "breaks maxLength 4"),
        (lambda value: value["batches"][0]["header"].update(site=None), "None is no string"),
        (lambda value: value["batches"][0]["blocks"].clear(), "0 items break minItems"),
        (lambda value: value["batches"][0].update(trailer=None), "None is no object"),
        (lambda value: value.update(batch=[]), "batch is unknown"),
        (lambda value: transaction(value)["records"].clear(), "0 items break minItems"),
    ],
)
def test_a_batch_of_another_shape_breaks_the_schema(edit: Any, reason: str) -> None:
    assert reason in breaks(AE, edit)


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (lambda content: content.pop("header"), "header is missing"),
        (lambda content: content["header"].update(action="Q"), "'Q' is not ['A', 'R', 'D']"),
        (lambda content: content["header"].update(actoin="A"), "actoin is unknown"),
        (lambda content: content.update(lines=[]), ""),
        (lambda content: content.update(line=content["lines"][0]), "line is unknown"),
        (lambda content: content["lines"].extend(content["lines"] * 999), "items break maxItems 998"),
    ],
)
def test_a_grouping_of_another_shape_breaks_the_schema(edit: Any, reason: str) -> None:
    def in_content(value: Any) -> None:
        edit(transaction(value)["content"])

    assert reason in breaks(AE, in_content, grouped=True)


def test_a_chapter_is_named_by_its_folder_or_its_application() -> None:
    assert chapter_named("entry_summary") is AE
    assert chapter_named("ae") is AE
    found = chapter_named("AX")
    assert found is not None
    assert folder_of(found) == "entry_summary_reply"
    assert chapter_named("nothing") is None
    assert chapter_named("") is None
