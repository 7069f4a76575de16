"""The printed split shipments read to what their prose says (ACE Cargo Release v40, July 2025, SE-86 and SE-87)."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from formats.catair.cargo_release import CHAPTER
from formats.catair.cargo_release.bills import Conveyance, HigherBill, LowestBill
from formats.catair.cargo_release.records import CargoRelease

EXAMPLE = files("formats.catair.cargo_release").joinpath("example.txt").read_text(encoding="ascii").splitlines()
#: What the prose leaves to the reader: who carries the part, and when it arrives.
PARTS = {"A": ("101A", "080326"), "B": ("102B", "081126"), "C": ("103C", "081426")}

#: An entry as the prose has it: its bills, each with what stands above it and the quantities by part.
Entry = list[tuple[tuple[str, ...], dict[str, int]]]


def examples(shared: Path) -> dict[int, list[list[str]]]:
    """Example -> its entries, each as the lines printed of it."""
    text = (shared / "samples" / "catair_split_shipment_scenarios.txt").read_text(encoding="utf-8")
    found: dict[int, list[list[str]]] = {}
    _, *parts = re.split(r"\nExample ([0-9]):", text)
    for number, part in zip(parts[::2], parts[1::2], strict=True):
        entries: list[list[str]] = []
        for line in part.splitlines():
            if re.match(r"(Single Cargo Release|Originally|Entry# .*)", line):
                entries.append([])
            if re.match(r" +SE1[56] +[\[RI]", line) and entries:
                entries[-1].append(line.strip())
        found[int(number)] = [entry for entry in entries if entry]
    return found


def wire(printed: list[str]) -> list[str]:
    """The printed lines as SE15 and SE16 records."""
    return [_record(line).line for line in printed]


def _record(line: str) -> HigherBill | LowestBill | Conveyance:
    quantity = int(found[1]) if (found := re.search(r"Qty = ([0-9]+)", line)) else None
    if "In-Bond Number" in line:
        return HigherBill(bill_type="I", bill_number="123456782", non_ams="N")
    if line.startswith("SE15"):
        return LowestBill(bill_type="R", issuer="MAEU", bill_number="12345", quantity=quantity, non_ams="N")
    part = re.search(r"Split Part ([ABC])", line)
    assert part is not None
    voyage, day = PARTS[part[1]]
    return Conveyance.make({"carrier": "MAEU", "voyage": voyage, "arrival_date": _day(day), "quantity": quantity})


def _day(text: str) -> object:
    return Conveyance.layout.by_name["arrival_date"].read(text)


def read(bills: list[str]) -> Entry:
    """The bills of a filing that carries these records, as the chapter's groups tell them."""
    at = next(n for n, line in enumerate(EXAMPLE) if line.startswith("SE15"))
    rest = [line for line in EXAMPLE if not re.match(r"SE1[567]|SF|OI|PG", line)]
    reading = CHAPTER.read([*rest[:at], *bills, *rest[at:]])
    assert reading.faults == ()
    assert isinstance(reading.content, CargoRelease)
    return [
        (
            tuple(str(number.bill_type) for number in bill.numbers),
            {str(one.voyage)[-1]: one.quantity for one in bill.conveyances}
            or ({"all": bill.lowest.quantity} if bill.lowest and bill.lowest.quantity else {}),
        )
        for bill in reading.content.bills
    ]


@pytest.mark.parametrize(
    ("example", "entries"),
    [
        # One entry for the whole bill: the quantity stands in the SE15, no part is named.
        (1, [[(("R",), {"all": 100})]]),
        # Part B came in bond: the same bill again, under the in-bond number, with its own part.
        (2, [[(("R",), {"A": 20, "C": 50}), (("I", "R"), {"B": 30})]]),
        # The last part came too late for the first entry: a second entry names it alone.
        (3, [[(("R",), {})], [(("R",), {"C": 50})]]),
        # Two entries share every part.
        (4, [[(("R",), {"A": 15, "B": 21, "C": 28})], [(("R",), {"A": 5, "B": 9, "C": 32})]]),
    ],
)
def test_a_printed_split_shipment_reads_as_its_prose_says(shared: Path, example: int, entries: list[Entry]) -> None:
    printed = examples(shared)[example]
    assert [read(wire(entry)) for entry in printed] == entries
