"""Hand-worked summaries as records: what the files in tests/golden/summaries say, around the filings of `cases`."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from cbp_sim.cbp import Cbp
from cbp_sim.clock import parse_instant
from formats.batch import Batch
from tests.cbp_sim.summary import cases
from tests.cbp_sim.summary.kit import Answer, Edit, add, ae, answer, batch, drop, opened, put, send

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "summaries"

_both = cases.both
_informal = _both(put("10:34-35", "11"), drop("318"))
_single_bond = add("319A 0010000099000", after="31")
_warehouse_entry = add("30N01  50000011 2704", after="23")
#: The filing that each entry type starts from, with its usual mode of transport; its lines and amounts are replaced.
TYPES: Mapping[str, Edit] = {
    "01": cases.nothing,
    "02": cases.quota,
    "03": _both(put("10:34-35", "03"), _single_bond),
    "06": cases.zone(),
    "07": _both(cases.quota, put("10:34-35", "07"), _single_bond),
    "11": _informal,
    "12": _both(_informal, put("10:34-35", "12"), put("10:40", "A")),
    "21": cases.warehouse,
    "22": _both(cases.warehouse, put("10:34-35", "22"), put("11:48-53", ""), _warehouse_entry),
    "23": cases.tib,
    "31": cases.withdrawal,
    "38": _both(cases.withdrawal, put("10:34-35", "38"), _single_bond),
    "51": put("10:34-35", "51"),
    "52": put("10:34-35", "52"),
}
MODES: Mapping[str, Edit] = {
    "air": cases.air,
    "truck": cases.truck,
    "border water": cases.border_water,
    "mail": _both(put("10:36-37", "50"), put("23:4-7", ""), put("40:37-41", "")),
    "fixed": _both(put("10:36-37", "70"), put("23:4-7", ""), put("40:37-41", "")),
}
#: A case's own changes of the header.
HEADER: Mapping[str, str] = {
    "estimated entry": "11:42-47",
    "imported": "11:48-53",
    "arrives": "20:11-16",
    "exported": "40:13-18",
    "port of entry": "10:18-21",
    "port of unlading": "20:7-10",
}


def read() -> list[tuple[str, dict[str, Any]]]:
    """File and case of every hand-worked summary."""
    found = []
    for path in sorted(GOLDEN.glob("*.yaml")):
        for case in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader):  # noqa: S506
            found.append((path.stem, case))
    return found


def cents(amount: str, width: int) -> str:
    """An amount as the wire has it."""
    return f"{int(Decimal(amount) * 100):0{width}}"


def records(case: Mapping[str, Any]) -> list[str]:
    """The records of a case."""
    edits = [TYPES[case["type"]]]
    if "mode" in case:
        edits.append(MODES[case["mode"]])
    edits += [put(HEADER[name], day) for name, day in case.get("header", {}).items()]
    whole = ae(*edits)
    first = next(at for at, line in enumerate(whole) if line.startswith("40"))
    head, pattern = whole[:first], whole[first]
    for fee, amount in case.get("header fees", {}).items():
        head.append(f"34{fee}{cents(amount, 8)}")
    body = [one for at, line in enumerate(case["lines"], 1) for one in _line(case, line, at, pattern)]
    return [line.ljust(80) for line in [*head, *body, *_totals(case["totals"])]]


def _line(case: Mapping[str, Any], line: Mapping[str, Any], at: int, pattern: str) -> list[str]:
    origin = line.get("origin", "GB")
    exported = "CA" if origin == "XO" else origin
    header = (
        f"40  {at:03}{line.get('set', ' ')}{origin}{exported}{pattern[12:24]}{line.get('program', ''):2}" + pattern[26:]
    )
    found = [header]
    if "zone" in line:
        found.append(f"41{line['zone']}{line.get('zone filed', ''):6}{1:010}")
    found += ["44GOODS AS INVOICED", f"47M{origin}EXAPRE12LON"]
    if "cases" in line:
        found.append(f"47E{origin}EXAPRE12LON")
    found.append("47S98-1234567")
    found += [_number(one) for one in line["numbers"]]
    for one in line.get("cases", []):
        value, quantity = one.get("value", ""), one.get("quantity", "")
        measured = f"{value:>010}" if value else " " * 10
        counted = f"{int(Decimal(quantity) * 10000):012}" if quantity else " " * 12
        found.append(
            f"53{one['number']}{one['claim']}{cents(one['rate'], 8)}{one['kind']}  {measured}{counted}"
            f"{cents(one['duty'], 10)}"
        )
    found += [f"60{tax}{cents(amount, 10)}" for tax, amount in line.get("tax", {}).items()]
    found += [f"61{revenue}{cents(amount, 10)}" for revenue, amount in line.get("other revenue", {}).items()]
    found += [f"62{fee}{cents(amount, 8)}" for fee, amount in line.get("fees", {}).items()]
    return found


def _number(one: Mapping[str, Any]) -> str:
    counted = ""
    for quantity in one.get("quantities", []):
        amount, unit = quantity.split()
        counted += f"{cents(amount, 12)}{unit:3}"
    return f"50{one['hts']:10} {cents(one['duty'], 10)} {int(one.get('value', '0')):010} {counted}"


def _totals(totals: Mapping[str, Any]) -> list[str]:
    found = []
    if "case totals" in totals:
        own = totals["case totals"]
        names = ("bonded AD", "cash AD", "bonded CV", "cash CV")
        found.append("88" + " ".join(cents(own.get(name, "0"), 11) for name in names))
    if totals.get("fees"):
        found.append("89" + "".join(f"{fee}{cents(amount, 11)}" for fee, amount in totals["fees"].items()))
    grand = totals["grand"]
    names = ("duty", "fees", "tax", "AD", "CV", "other revenue")
    found.append("90" + " ".join(cents(grand.get(name, "0"), 11) for name in names))
    return found


def moved(case: Mapping[str, Any], figure: str, by: str) -> dict[str, Any]:
    """The case with one figure changed: `lines 1 fees 499`, `totals grand duty`; places in lists count from 1."""
    changed = deepcopy(dict(case))
    *way, last = _way(figure, changed)
    at: Any = changed
    for step in way:
        at = at[step]
    at[last] = str(Decimal(at[last]) + Decimal(by))
    return changed


def _way(figure: str, case: Mapping[str, Any]) -> list[Any]:
    found: list[Any] = []
    at: Any = case
    rest = figure
    while rest:
        if isinstance(at, list):
            step, _, rest = rest.partition(" ")
            found.append(int(step) - 1)
        else:
            key = max((name for name in at if rest == name or rest.startswith(f"{name} ")), key=len)
            rest = rest[len(key) + 1 :]
            found.append(key)
        at = at[found[-1]]
    return found


def figures(case: Mapping[str, Any]) -> list[str]:
    """Every amount of a case, by its place."""
    found = [f"header fees {fee}" for fee in case.get("header fees", {})]
    for at, line in enumerate(case["lines"], 1):
        found += [f"lines {at} numbers {n} duty" for n, _ in enumerate(line["numbers"], 1)]
        found += [f"lines {at} cases {n} duty" for n, _ in enumerate(line.get("cases", []), 1)]
        for kind in ("tax", "other revenue", "fees"):
            found += [f"lines {at} {kind} {name}" for name in line.get(kind, {})]
    totals = case["totals"]
    for kind in ("case totals", "fees", "grand"):
        found += [f"totals {kind} {name}" for name in totals.get(kind, {})]
    return found


def world(case: Mapping[str, Any]) -> Cbp:
    """CBP with the cases of the summary on file, on the day on which it comes."""
    on_file = cases.with_reference(case.get("reference", ""))
    cbp = opened(on_file)
    if "received" in case:
        cbp.advance(parse_instant(f"{case['received']}T09:00"))
    return cbp


def sent(case: Mapping[str, Any]) -> Batch:
    """Its batch, under its port of entry."""
    return batch(records(case), port=case.get("header", {}).get("port of entry", "2704"))


def filed(case: Mapping[str, Any]) -> Answer:
    """What CBP answers."""
    return answer(send(world(case), sent(case)))
