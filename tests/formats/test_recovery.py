"""All breaches of a structure map are told, and one breach is told once."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.catalog import chapter_for, chapters
from formats.chapter import Chapter
from formats.fault import Fault, Kind
from formats.recovery import ORDER, order_faults
from formats.sample import sample

AE, SE, CW = chapter_for("AE"), chapter_for("SE"), chapter_for("CW")


def told(chapter: Chapter | None, lines: list[str]) -> list[Fault]:
    assert chapter is not None
    padded = [line.ljust(80) for line in lines]
    return order_faults(chapter.read(padded, number=1), padded)


def where(faults: list[Fault]) -> list[tuple[int, Kind]]:
    return [(fault.number, fault.kind) for fault in faults]


def example(application: str) -> list[str]:
    return sample(application)[2:-2]


def at(lines: list[str], identifier: str, occurrence: int = 1) -> int:
    return [index for index, line in enumerate(lines) if line.startswith(identifier)][occurrence - 1]


def test_a_transaction_in_order_has_no_fault() -> None:
    assert told(AE, example("AE")) == []


def test_two_records_out_of_place_are_two_faults() -> None:
    lines = example("SE")
    lines.insert(at(lines, "SE40"), lines[0])
    lines.insert(at(lines, "SE60", 2) + 1, lines[1])
    found = told(SE, lines)
    assert len(found) == 2
    assert [fault.number - 1 for fault in found] == [at(lines, "SE10", 2), at(lines, lines[1][:4], 2)]


def test_a_record_that_is_missing_is_one_fault_and_what_hangs_on_it_is_not_told() -> None:
    lines = example("SE")
    missing = at(lines, "SE40")
    del lines[missing]
    found = told(SE, lines)
    assert [fault.number for fault in found] == [missing + 1]
    assert "SE40" in found[0].expected
    assert found[0].reason.startswith("expected ")


def test_what_was_expected_and_what_came_stand_in_the_reason() -> None:
    lines = example("SE")
    tariff = lines.pop(at(lines, "SE60"))
    place = at(lines, "SE40")
    lines.insert(place, tariff)
    fault = told(SE, lines)[0]
    assert fault.number == place + 1
    assert "SE40" in fault.reason.partition(", got ")[0]
    assert fault.reason.endswith(", got SE60")


def test_after_an_unknown_record_the_order_is_told_all_the_same() -> None:
    lines = example("SE")
    lines.insert(1, "QQQQ")
    lines.insert(at(lines, "SE40"), lines[0])
    assert where(told(SE, lines)) == [(at(lines, "SE10", 2) + 1, Kind.ORDER)]


def test_an_unknown_record_may_be_the_one_that_is_missing() -> None:
    lines = example("SE")
    lines[at(lines, "SE40")] = "SEX0001CN PORCELAIN"
    assert told(SE, lines) == []


def test_without_its_opening_record_the_rest_is_read_as_if_it_were_there() -> None:
    lines = example("SE")[1:]
    lines.insert(at(lines, "SE60") + 1, lines[0])
    found = told(SE, lines)
    assert [fault.number for fault in found] == [1, at(lines, "SE60") + 2]
    assert found[0].kind is Kind.HEADER


def test_what_follows_a_complete_transaction_is_one_without_its_opening_record() -> None:
    lines = [*example("AE"), *example("AE")[1:]]
    found = told(AE, lines)
    assert where(found) == [(len(example("AE")) + 1, Kind.HEADER)]


def test_a_transaction_that_ends_too_early_ends_the_telling() -> None:
    lines = example("CW")[:1]
    assert where(told(CW, lines)) == [(1, Kind.ABSENT)]


def test_every_ceiling_that_is_passed_is_told() -> None:
    lines = example("AE")
    first = at(lines, "40")
    line = lines[at(lines, "44")]
    lines[at(lines, "44") : at(lines, "44") + 1] = [line] * 60
    lines.insert(first, lines[0])
    kinds = [fault.kind for fault in told(AE, lines)]
    assert kinds.count(Kind.ORDER) == 1
    assert Kind.LOOP in kinds or len(kinds) == 1


def test_a_ceiling_that_is_passed_before_a_breach_is_told_before_it() -> None:
    lines = example("CB")
    bond, notify = lines[0], lines[at(lines, "12")]
    assert where(told(chapter_for("CB"), [bond, notify, notify, bond])) == [(3, Kind.LOOP), (4, Kind.ORDER)]


def test_very_many_breaches_are_told_up_to_a_number_and_of_a_very_long_transaction_only_the_first() -> None:
    lines = example("CW")
    assert len(told(CW, [lines[0], *[line for _ in range(40) for line in (lines[1], lines[0])]])) <= 20
    long = [lines[0], lines[0], *([lines[1]] * 13_000), lines[0]]
    assert len(told(CW, long)) == 1


def test_lines_that_are_no_records_at_all_have_no_order() -> None:
    assert where(told(AE, ["??", "!!"])) == [(1, Kind.HEADER)]


CHAPTERS = [pytest.param(chapter, id=chapter.package.rpartition(".")[2]) for chapter in chapters()]


#: Each example is read many times over: a quarter of the profile's number will do.
A_QUARTER = settings(max_examples=max(1, settings().max_examples // 4))


@pytest.mark.parametrize("chapter", CHAPTERS)
@A_QUARTER
@given(data=st.data())
def test_whatever_is_mixed_up_the_first_breach_is_the_maps_own(chapter: Chapter, data: st.DataObject) -> None:
    lines = files(chapter.package).joinpath("example.txt").read_text(encoding="latin-1").splitlines()
    mixed = data.draw(st.lists(st.sampled_from([*lines, "??".ljust(80)]), min_size=1, max_size=len(lines) + 2))
    reading = chapter.read(mixed, number=3)
    found = order_faults(reading, mixed)
    first = [fault for fault in reading.faults if fault.kind in ORDER]
    assert all(3 <= fault.number < 3 + len(mixed) for fault in found)
    assert [fault.number for fault in found] == sorted(fault.number for fault in found)
    # The map counts its ceilings when all else is in order; here those that are passed are told in any case.
    if disorder := [fault for fault in first if fault.kind is not Kind.LOOP]:
        assert next(fault for fault in found if fault.kind is not Kind.LOOP) == disorder[0]
    if first:
        assert set(first) <= set(found)
    elif all(map(chapter.class_of, mixed)):
        assert found == []


def test_a_large_summary_with_one_breach_has_one() -> None:
    lines = example("AE")
    begin, end = at(lines, "40"), at(lines, "89")
    many = [*lines[:begin], *(lines[begin:end] * (1000 // (end - begin))), lines[0], *lines[end:]]
    assert len(told(AE, many)) == 1
