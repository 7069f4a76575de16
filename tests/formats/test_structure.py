"""The structure map: what order it accepts, how it says what breaks it, and that grammar and classes agree."""

from __future__ import annotations

import pytest

from formats.errors import LayoutError
from formats.fault import Kind
from formats.group import Group
from formats.record import AN, M, Record, columns
from formats.structure import OrderFault, Shape, Structure


class Head(Record, id="10"):
    """Head. No chapter, p. 0."""

    text: str = columns(3, 6, AN, M)


class Bill(Record, id="22"):
    """Bill. No chapter, p. 0."""

    text: str = columns(3, 6, AN, M)


class Part(Record, id="23"):
    """Part. No chapter, p. 0."""

    text: str = columns(3, 6, AN, M)


class Total(Record, id="90"):
    """Total. No chapter, p. 0."""

    text: str = columns(3, 6, AN, M)


class Manifest(Group, rule="manifest"):
    """A bill and its parts."""

    bill: Bill
    parts: tuple[Part, ...]


class Whole(Group, rule="transaction"):
    """Everything."""

    head: Head
    manifests: tuple[Manifest, ...]
    total: Total | None


TERMINALS = {"R10": (Head,), "R22": (Bill,), "R23": (Part,), "R90": (Total,)}
MAP = """
transaction: R10 _manifests _total
_manifests: manifest~0..3
_total: R90?
manifest: R22 R23~1..2
"""


def structure(text: str = MAP, groups: tuple[type[Group], ...] = (Whole, Manifest)) -> Structure:
    return Structure(text, starts=["transaction"], terminals=TERMINALS, groups=groups, name="sample")


def shape(*terminals: str) -> Shape | tuple[OrderFault, ...]:
    return structure().shape("transaction", terminals)


def test_records_in_order_fill_the_groups_they_belong_to() -> None:
    records = [Head(text="H"), Bill(text="B1"), Part(text="P1"), Part(text="P2"), Bill(text="B2"), Part(text="P3")]
    found = structure().shape("transaction", [record.terminal for record in records])
    assert isinstance(found, Shape)
    whole = found.fill(records)
    assert isinstance(whole, Whole)
    assert [[part.text for part in manifest.parts] for manifest in whole.manifests] == [["P1", "P2"], ["P3"]]
    assert whole.total is None
    assert list(whole.records()) == records


def test_a_record_out_of_order_names_what_was_expected_there() -> None:
    assert shape("R10", "R23") == (OrderFault(1, Kind.ORDER, "R23", ("R22", "R90", "$END")),)


def test_a_record_after_the_end_is_told_that_nothing_was_expected() -> None:
    assert shape("R10", "R90", "R22") == (OrderFault(2, Kind.ORDER, "R22", ("$END",)),)


def test_a_sequence_that_stops_too_early_is_absent_at_its_end() -> None:
    assert shape("R10", "R22") == (OrderFault(2, Kind.ABSENT, "$END", ("R23",)),)


def test_the_ceiling_is_accepted_and_one_more_is_refused() -> None:
    assert isinstance(shape("R10", "R22", "R23", "R23"), Shape)
    assert shape("R10", "R22", "R23", "R23", "R23") == (OrderFault(4, Kind.LOOP, "R23", ceiling=2),)


def test_a_ceiling_inside_a_spliced_rule_counts_in_the_rule_that_shows() -> None:
    assert isinstance(shape("R10", *("R22", "R23") * 3), Shape)
    assert shape("R10", *("R22", "R23") * 4) == (OrderFault(7, Kind.LOOP, "manifest", ceiling=3),)


def test_a_faulty_sequence_is_told_again_and_a_good_one_is_remembered() -> None:
    one = structure()
    assert one.shape("transaction", ["R22"]) == one.shape("transaction", ["R22"])
    assert one.shape("transaction", ["R10"]) is one.shape("transaction", ["R10"])


def test_a_conflict_in_the_grammar_is_an_error_not_a_choice() -> None:
    with pytest.raises(LayoutError, match="does not build"):
        structure("transaction: R10 _some _some R90?\n_some: manifest*\nmanifest: R22 R23+\n")


def test_grammar_and_classes_that_disagree_do_not_load() -> None:
    class Single(Group, rule="transaction"):
        head: Head
        manifest: Manifest
        total: Total | None

    class Short(Group, rule="transaction"):
        head: Head
        manifests: tuple[Manifest, ...]

    class Lengthy(Group, rule="transaction"):
        head: Head
        other: Bill | None
        manifests: tuple[Manifest, ...]
        total: Total | None

    with pytest.raises(LayoutError, match="'manifest' repeats, so 'manifest' must be a tuple"):
        structure(groups=(Single, Manifest))
    with pytest.raises(LayoutError, match="'R90' belongs in 0 fields"):
        structure(groups=(Short, Manifest))
    with pytest.raises(LayoutError, match="nothing in the map fills 'other'"):
        structure(groups=(Lengthy, Manifest))
    with pytest.raises(LayoutError, match="'manifest' has no group class"):
        structure(groups=(Whole,))
    with pytest.raises(LayoutError, match="a ceiling on '_total' cannot be counted"):
        structure(MAP.replace("_total\n", "_total~0..4\n", 1))


def test_a_group_holds_records_and_groups_only() -> None:
    with pytest.raises(LayoutError, match="not records or groups"):

        class Loose(Group, rule="loose"):
            text: str
