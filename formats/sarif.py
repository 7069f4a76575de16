"""Faults as SARIF 2.1.0, which code hosts and editors show beside the lines of a file.

A rule is a condition of CBP's, or where none is known a kind of fault; its help says what it means, where it looks and
where that stands. A region's line is the record, its columns are the element's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from formats.check import Checked, Found
from formats.codes import Condition, conditions_of
from formats.fault import Kind

VERSION = "2.1.0"
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

_LEVELS = {"F": "error", "W": "warning", "P": "warning", "I": "note"}

#: What each kind of fault is, and what helps.
KINDS: dict[Kind, tuple[str, str]] = {
    Kind.LENGTH: ("A record is not 80 columns wide", "Pad it with spaces, or take out what is too much."),
    Kind.CHARACTER: ("A character of no keyboard", "Send upper-case letters, numerals and the special characters."),
    Kind.FILLER: ("Data in columns that belong to no element", "Put spaces there."),
    Kind.MISSING: ("A mandatory element is blank", "Put a value in its columns."),
    Kind.UNREADABLE: ("An element is not of its data class", "Write it as its class and form have it."),
    Kind.UNKNOWN: ("A code that the chapter does not list", "Put one of those that it lists."),
    Kind.IDENTIFIER: ("A record that the chapter does not have", "Take it out, or correct its identifier."),
    Kind.HEADER: ("A transaction without its opening record", "Send the opening record first."),
    Kind.ORDER: ("A record where the structure map has none", "Move it to its place, or send what is due there."),
    Kind.ABSENT: ("A transaction that ends too early", "Send the records that are still due."),
    Kind.LOOP: ("More of a grouping than its ceiling allows", "Send fewer."),
    Kind.GAP: ("A blank item before one that is filled", "Fill side-by-side items from the first on."),
    Kind.ENVELOPE: ("Control records that do not fit together", "Correct the A, B, Y or Z record."),
}


def sarif(checked: Iterable[tuple[str, Checked]], *, version: str, notes: Sequence[str] = ()) -> dict[str, Any]:
    """One run over these files, each with its URI. version: of the tool. notes: what could not be checked."""
    files = list(checked)
    found = [(uri, index, one) for index, (uri, of) in enumerate(files) for one in of.faults]
    rules: dict[str, dict[str, Any]] = {}
    for _, _, one in found:
        rules.setdefault(_rule_id(one), _rule(one))
    order = {name: at for at, name in enumerate(rules)}
    run: dict[str, Any] = {
        "tool": {"driver": {"name": "localace", "version": version, "rules": list(rules.values())}},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": uri}} for uri, _ in files],
        "results": [_result(uri, index, one, order[_rule_id(one)]) for uri, index, one in found],
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [{"level": "note", "message": {"text": note}} for note in notes],
            }
        ],
    }
    return {"$schema": SCHEMA, "version": VERSION, "runs": [run]}


def _rule_id(found: Found) -> str:
    """The code of the condition; with its application where several use it, each in its own way."""
    condition = found.condition
    if condition is None:
        return found.fault.code or str(found.fault.kind)
    several = condition.application and len(conditions_of(condition.code)) > 1
    return f"{condition.application}-{condition.code}" if several else condition.code


def _rule(found: Found) -> dict[str, Any]:
    kind, advice = KINDS[found.fault.kind]
    condition = found.condition
    if condition is None:
        told = {"shortDescription": {"text": f"{kind}."}, "help": {"text": f"{kind}. {advice}"}}
        return {"id": _rule_id(found), **told, **_configured("error", found.fault.cite, "fault")}
    meaning = condition.meaning or f"{kind}."
    help_text = " ".join(part for part in (meaning, advice, _looks(condition), f"Source: {condition.source}.") if part)
    told = {
        "shortDescription": {"text": condition.narrative or f"{kind}."},
        "fullDescription": {"text": meaning},
        "help": {"text": help_text},
    }
    return {"id": _rule_id(found), **told, **_configured(_level(found), condition.source, "condition")}


def _configured(level: str, cite: str, tag: str) -> dict[str, Any]:
    return {"defaultConfiguration": {"level": level}, "properties": {"cite": cite, "tags": [tag]}}


def _looks(condition: Condition) -> str:
    return f"It looks at {', '.join(condition.at)}." if condition.at else ""


def _level(found: Found) -> str:
    return _LEVELS.get(found.condition.severity if found.condition else "", "error")


def _result(uri: str, index: int, found: Found, rule: int) -> dict[str, Any]:
    fault = found.fault
    start, end = fault.columns
    region: dict[str, Any] = {"startLine": found.line, "startColumn": start, "endColumn": end + 1}
    if fault.text:
        region["snippet"] = {"text": fault.text}
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {"uri": uri, "index": index}, "region": region},
    }
    if name := _logical(found):
        location["logicalLocations"] = [{"fullyQualifiedName": name}]
    return {
        "ruleId": _rule_id(found),
        "ruleIndex": rule,
        "level": _level(found),
        "message": {"text": f"{fault.reason}. {_sentence(fault.fix)}".strip()},
        "locations": [location],
        "properties": {
            "kind": str(fault.kind),
            "code": fault.code or "",
            "expected": list(fault.expected),
            "cite": fault.cite,
        },
    }


def _logical(found: Found) -> str:
    place = found.place
    parts = [f"{name} {at}" for name, at in (("batch", place.batch), ("block", place.block)) if at]
    parts += [f"transaction {place.transaction}"] if place.transaction else []
    element = ".".join(part for part in (found.fault.record, found.fault.field) if part)
    return "/".join([*parts, element] if element else parts)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""
