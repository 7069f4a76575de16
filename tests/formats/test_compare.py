"""Batches are compared by transaction and element; what a mask covers is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.alignment import align
from formats.catalog import chapters
from formats.chapter import Chapter
from formats.compare import Comparison, RecordChange, compare
from formats.errors import FormatsError
from formats.mask import PRESETS, Mask, mask_of
from formats.sample import sample, wrapping
from formats.stream import write_batch

AE = sample("AE")
SE = sample("SE")


def data(lines: list[str], separator: bytes = b"\n") -> bytes:
    return write_batch([line.ljust(80) for line in lines], separator)


def put(line: str, start: int, text: str) -> str:
    """A record with other text from a column on."""
    line = line.ljust(80)
    return line[: start - 1] + text + line[start - 1 + len(text) :]


def edited(lines: list[str], edit: Callable[[list[str]], Any]) -> bytes:
    lines = list(lines)
    edit(lines)
    return data(lines)


def at(lines: list[str], identifier: str) -> int:
    return next(index for index, line in enumerate(lines) if line.startswith(identifier))


def batch(application: str, *transactions: list[str], port: str = "2704") -> list[str]:
    inner = [line for transaction in transactions for line in transaction]
    before, after = wrapping(application, port=port, records=len(inner))
    return [*before, *inner, *after]


def entry(number: str, lines: list[str] | None = None) -> list[str]:
    """The sample's transaction under another entry number."""
    told = list(lines or AE[2:-2])
    told[0] = put(told[0], 9, number)
    return told


def records(found: Comparison) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.change, one.record, one.place) for change in found.transactions for one in change.records]


def only(found: Comparison) -> RecordChange:
    (transaction,) = found.transactions
    (record,) = transaction.records
    assert found.control == ()
    return record


# --------------------------------------------------------------------------------------------------- what is the same


@pytest.mark.parametrize(
    "chapter", [one for one in chapters() if one.application], ids=lambda one: one.package.rpartition(".")[2]
)
def test_every_chapters_example_is_the_same_as_itself_however_it_is_framed(chapter: Chapter) -> None:
    lines = files(chapter.package).joinpath("example.txt").read_text(encoding="latin-1").splitlines()
    whole = batch(chapter.application, lines)
    found = compare(data(whole), data(whole, b""))
    assert found.same
    assert found.compared >= 1
    assert compare(data(whole, b"\r\n"), data(whole)).same


def test_trimmed_lines_are_read_as_padded() -> None:
    trimmed = "\n".join(line.rstrip() for line in AE).encode()
    found = compare(trimmed, data(AE))
    assert found.same
    assert found.padded == (sum(len(line.rstrip()) < 80 for line in AE), 0)


def test_the_order_of_transactions_does_not_matter() -> None:
    one, two = entry("51000010"), entry("51000028")
    assert compare(data(batch("AE", one, two)), data(batch("AE", two, one))).same


# ------------------------------------------------------------------------------------------------------- what changed


def test_a_changed_element_is_told_by_name_columns_texts_values_and_meaning() -> None:
    where = at(AE, "40")
    record = only(compare(data(AE), edited(AE, lambda lines: lines.__setitem__(where, put(lines[where], 9, "DE")))))
    assert (record.change, record.record, record.old, record.new) == ("changed", "40", where + 1, where + 1)
    (element,) = record.elements
    assert (element.name, element.columns) == ("origin", (9, 10))
    assert (element.old, element.new) == ("GB", "DE")
    assert (element.old_meaning, element.new_meaning) == ("United Kingdom", "Germany")


def test_values_are_told_as_what_the_texts_read_to() -> None:
    where = at(AE, "20")
    record = only(
        compare(data(AE), edited(AE, lambda lines: lines.__setitem__(where, put(lines[where], 11, "130126"))))
    )
    (element,) = record.elements
    assert element.old_value == "2026-08-02"
    assert element.new_value == {"unreadable": "130126", "reason": "not a date MMDDYY"}


def test_an_added_record_is_told_with_its_place_and_its_columns() -> None:
    where = at(SE, "SE61") if any(line.startswith("SE61") for line in SE) else at(SE, "SE60")
    found = compare(data(SE), edited(SE, lambda lines: lines.insert(where + 1, "SE604202221500")))
    assert [(change, label) for change, label, _ in records(found)] == [("added", "SE60")]
    (record,) = found.transactions[0].records
    assert record.place[0].startswith("lines ")
    assert record.text.rstrip() == "SE604202221500"
    assert (record.old, record.new) == (None, where + 2)


def test_a_line_that_is_taken_out_does_not_change_those_behind_it() -> None:
    starts = [index for index, line in enumerate(SE) if line.startswith("SE40")]
    taken = slice(starts[0], starts[1])
    shorter = [*SE[: starts[0]], *SE[starts[1] :]]
    shorter[starts[0]] = put(shorter[starts[0]], 5, "001")
    found = compare(data(SE), data(shorter))
    removed = [label for change, label, _ in records(found) if change == "removed"]
    assert removed == [line[:4] for line in SE[taken]]
    changed = [one for one in found.transactions[0].records if one.change == "changed"]
    assert [[element.name for element in one.elements] for one in changed] == [["line_number"]]


def test_transactions_are_matched_by_entry_number_and_what_has_no_counterpart_is_told() -> None:
    one, two, three = entry("51000010"), entry("51000028"), entry("51000036")
    found = compare(data(batch("AE", one, two)), data(batch("AE", three, two)))
    assert [(change.change, change.identity, change.count) for change in found.transactions] == [
        ("removed", "N01 51000010", len(one)),
        ("added", "N01 51000036", len(three)),
    ]
    assert found.compared == 3


def test_two_filings_of_one_entry_are_matched_in_turn() -> None:
    one = entry("51000010")
    found = compare(data(batch("AE", one, one)), data(batch("AE", one)))
    assert [(change.change, change.identity) for change in found.transactions] == [("removed", "N01 51000010")]


def test_a_transaction_that_goes_by_no_number_is_matched_by_its_position() -> None:
    before, after = wrapping("HA")
    one, two = ["W0101210000"], ["W0102210000"]
    found = compare(data([*before, *one, *after]), data([*before, *two, *after]))
    assert [change.change for change in found.transactions] in (["changed"], ["removed", "added"])


def test_a_transaction_in_another_block_has_moved() -> None:
    one, two = entry("51000010"), entry("51000028")
    old = [*batch("AE", one)[:-1], *batch("AE", two, port="5301")[1:]]
    new = [*batch("AE", one, two)[:-1], *batch("AE", port="5301")[1:]]
    found = compare(data(old), data(new))
    (change,) = [one for one in found.transactions if one.moved]
    assert change.moved == ("1 of 5301N01", "1 of 2704N01")
    assert change.records == ()


def test_control_records_are_compared_too() -> None:
    found = compare(data(AE), edited(AE, lambda lines: lines.__setitem__(0, put(lines[0], 15, "080126"))))
    (record,) = found.control
    assert (record.record, record.place, record.elements[0].name) == ("A", ("batch 1 of AE",), "transmission_date")
    assert found.transactions == ()


def test_fillers_and_widths_differ_too() -> None:
    record = only(compare(data(AE), edited(AE, lambda lines: lines.__setitem__(2, put(lines[2], 80, "X")))))
    assert [(one.name, one.columns, one.new[-1:]) for one in record.elements] == [("filler", (71, 80), "X")]
    long = data(AE).replace(AE[2].ljust(80).encode() + b"\n", AE[2].ljust(81).encode() + b"\n")
    assert [one.name for one in only(compare(data(AE), long)).elements] == ["width"]


def test_records_out_of_order_or_unknown_are_compared_as_they_stand() -> None:
    lines = [*AE[:4], "QQ ONE", *AE[4:]]
    found = compare(data(lines), edited(lines, lambda lines: lines.__setitem__(4, "QQ TWO")))
    record = only(found)
    assert (record.title, record.elements[0].name) == ("unknown record", "record")


def test_what_stands_outside_of_batches_and_blocks_is_compared() -> None:
    found = compare(b"JUNK\n" + data(AE), data(AE))
    assert [(one.change, one.place) for one in found.control] == [("removed", ("outside any batch",))]
    lines = [AE[0], "90", *AE[1:]]
    found = compare(data(AE), data(lines))
    assert [(one.change, one.place[1:]) for one in found.control] == [("added", ("outside any block",))]


def test_batches_that_break_off_are_compared_as_far_as_they_go() -> None:
    found = compare(data(AE[:-1]), data(AE[:-2]))
    assert [(one.change, one.record) for one in found.control] == [("removed", "Y")]
    assert compare(data(AE[:-2]), data(AE[:-2])).same


# --------------------------------------------------------------------------------------------------------------- mask


@pytest.mark.parametrize("mask", ["broker_reference", "10.broker_reference", "broker_*", "numbers", " times , numbers"])
def test_what_a_mask_covers_is_not_compared(mask: str) -> None:
    other = edited(AE, lambda lines: lines.__setitem__(2, put(lines[2], 22, "99-999999")))
    assert not compare(data(AE), other).same
    assert compare(data(AE), other, mask_of([mask])).same
    assert not compare(data(AE), other, mask_of(["times", "20.carrier"])).same


def test_times_cover_every_date_and_nothing_else() -> None:
    where = at(AE, "20")
    other = edited(AE, lambda lines: lines.__setitem__(where, put(lines[where], 11, "080326")))
    assert compare(data(AE), other, mask_of(["times"])).same
    assert not compare(data(AE), other, mask_of(["numbers"])).same


def test_entries_whose_numbers_are_masked_are_matched_by_their_position() -> None:
    old, new = batch("AE", entry("51000010"), entry("51000028")), batch("AE", entry("51000036"), entry("51000044"))
    assert compare(data(old), data(new), mask_of(["numbers"])).same


def test_a_mask_covers_numbered_repeats() -> None:
    (cls,) = [cls for one in chapters() if one.application == "CW" for cls in one.records if cls.identifier == "CW02"]
    assert Mask(("warning",)).covers(cls, cls.layout.by_name["warning_3"])
    assert Mask(("warning_3",)).covers(cls, cls.layout.by_name["warning_3"])
    assert not Mask(("warning_3",)).covers(cls, cls.layout.by_name["warning_2"])


def test_every_pattern_of_the_presets_names_an_element() -> None:
    for patterns in PRESETS.values():
        for pattern in patterns:
            assert mask_of([pattern]).patterns == (pattern,)


@pytest.mark.parametrize(
    ("mask", "reason"),
    [
        ("brocker_reference", "did you mean 'broker_reference'"),
        ("numbrs", "did you mean 'numbers'"),
        ("~", "presets are"),
    ],
)
def test_an_unknown_element_is_refused_and_the_nearest_offered(mask: str, reason: str) -> None:
    with pytest.raises(FormatsError, match=reason):
        mask_of([mask])


# ---------------------------------------------------------------------------------------------------------- alignment


def pairs(old: str, new: str) -> list[tuple[str | None, str | None]]:
    return list(align(old, new, same=lambda one: one, kind=str.isupper, tokens=lambda one: Counter([one.lower()])))


def test_what_is_alike_stays_together_and_only_one_kind_is_paired() -> None:
    assert pairs("abc", "abc") == [("a", "a"), ("b", "b"), ("c", "c")]
    assert pairs("abc", "ac") == [("a", "a"), ("b", None), ("c", "c")]
    assert pairs("ac", "abc") == [("a", "a"), (None, "b"), ("c", "c")]
    assert pairs("a", "b") == [("a", "b")]
    assert pairs("a", "B") == [("a", None), (None, "B")]
    assert pairs("", "") == []


def test_very_many_parts_are_paired_as_they_stand() -> None:
    old, new = "a" * 60, "b" * 60 + "C"
    assert pairs(old, new) == [("a", "b")] * 60 + [(None, "C")]


@given(st.text("abAB", max_size=8), st.text("abAB", max_size=8))
def test_every_part_comes_once_and_in_order(old: str, new: str) -> None:
    found = pairs(old, new)
    assert "".join(one for one, _ in found if one) == old
    assert "".join(one for _, one in found if one) == new
    assert all(one is None or other is None or one.isupper() == other.isupper() for one, other in found)


@given(st.data())
def test_a_file_with_one_byte_changed_differs_and_neither_way_raises(draw: st.DataObject) -> None:
    old = data(AE)
    position = draw.draw(st.integers(0, len(old) - 1))
    byte = draw.draw(st.sampled_from(b"AQ7 \nZ~"))
    new = old[:position] + bytes([byte]) + old[position + 1 :]
    there, back = compare(old, new), compare(new, old)
    assert there.same == back.same
    assert there.same == (old == new) or old[position : position + 1] in (b"\n", b" ")
