"""PGA data are read by their hierarchy: substitution first, then the closest record that may have each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.catair import cargo_release, entry_summary
from formats.catair.pga_message_set import CHAPTER
from formats.catair.pga_message_set import hierarchy as h
from formats.catair.pga_message_set.placed import Part
from formats.chapter import Chapter
from formats.codes import conditions_of
from formats.fault import Fault
from formats.pga import MessageSet, read_message_set, read_transaction

#: What makes a record complete where a test only cares for its place.
LEAST = {
    "OI": "        ANY GOODS", "PG01": "001EPAVNE", "PG02": "P", "PG06": "HRV", "PG13": "ANY ISSUER", "PG19": "MF ",
    "PG23": "CODE ", "PG26": "1", "PG27": "CONT1234567", "PG30": "N", "PG31": "NAMANY VESSEL", "PG32": "TR CA",
    "PG33": "AREA", "PG34": "1  CA123", "PG60": "CITANY TEXT",
}  # fmt: skip


def wire(*records: str) -> list[str]:
    """80-column lines; a bare identifier gets what makes it complete."""
    return [(record + LEAST.get(record, "")).ljust(80) for record in records]


def outline(parts: Iterable[Part]) -> str:
    """`PG02(PG19(PG20)){PG07 PG08}`: who belongs to whom, and the groups of each."""
    return " ".join(
        part.record.identifier
        + (f"({outline(part.parts)})" if part.parts else "")
        + "".join(f"{{{outline(group)}}}" for group in part.groups)
        for part in parts
    )


def products(found: MessageSet) -> list[str]:
    return [outline(line.products) for line in found.lines]


def coded(faults: Sequence[Fault]) -> list[tuple[int, str, str | None]]:
    return [(fault.number, fault.record, fault.code) for fault in faults]


def under_product(*records: str) -> MessageSet:
    return read_message_set(wire("OI", "PG01", "PG02", *records))


@pytest.mark.parametrize(
    ("records", "tree"),
    [
        # Page 63: entities in turn, and the inspection records of the following page.
        ("19 20 21 19 20 21 26 29", "PG02(PG19(PG20 PG21) PG19(PG20 PG21) PG26 PG29)"),
        ("30 21", "PG02(PG30(PG21))"),
        ("30 19 20 21", "PG02(PG30(PG19(PG20 PG21)))"),
        # Page 64, printed as incorrect: what belongs to the first entity cannot be known.
        ("29 26 19 19 20 20 21 21", "PG02(PG29 PG26 PG19 PG19(PG20 PG20 PG21 PG21))"),
    ],
)
def test_records_belong_to_the_closest_that_may_have_them(records: str, tree: str) -> None:
    found = under_product(*(f"PG{record}" for record in records.split()))
    assert found.faults == ()
    assert products(found) == [tree]


@pytest.mark.parametrize(("child", "parents"), sorted(h.PARENTS.items()))
def test_each_record_may_belong_to_every_parent_of_the_diagram(child: str, parents: tuple[str, ...]) -> None:
    for parent in parents:
        if parent in ("OI", "PG01"):
            continue
        above = [parent]
        while above[0] != "PG02":
            above.insert(0, h.PARENTS[above[0]][0])
        text = {"PG07": "TBN", "PG19": "ENA", "PG20": "ECI", "PG21": "TEL"}.get(parent, "") + "ANY"
        found = under_product(*above[1:], f"PG60{text}" if child == "PG60" else child)
        assert coded(found.faults) in ([], [(4, "PG13", "P29")])
        assert products(found)[0].split(parent)[1].startswith(f"({child}"), products(found)


def test_the_closest_parent_wins_whatever_stands_between() -> None:
    found = under_product("PG22", "PG19", "PG26", "PG20", "PG24", "PG04", "PG29", "PG05")
    assert products(found) == ["PG02(PG22(PG19(PG20) PG24) PG26 PG04(PG05) PG29)"]


def test_nothing_belongs_to_records_of_another_product() -> None:
    found = under_product("PG19", "PG02C", "PG20")
    assert coded(found.faults) == [(6, "PG20", "P33")]
    assert products(found) == ["PG02(PG19) PG02"]
    assert outline(found.unplaced) == "PG20"


def test_a_record_without_a_parent_can_still_be_one() -> None:
    found = read_message_set(wire("OI", "PG01", "PG19", "PG20", "PG21"))
    assert coded(found.faults) == [(2, "PG01", "P54")]
    assert outline(found.unplaced) == "PG19(PG20 PG21)"


@pytest.mark.parametrize(
    ("records", "faults"),
    [
        ("PG08", [(4, "PG08", "P28")]),
        ("PG20", [(4, "PG20", "P33")]),
        ("PG21", [(4, "PG21", "P34")]),
        ("PG34", [(4, "PG34", "P34")]),
        ("PG55", [(4, "PG55", "P34")]),
        ("PG60", [(4, "PG60", "P34")]),
        ("PG13", [(4, "PG13", "P29")]),
        ("PG13 PG19 PG14", []),
        ("PG13 PG50 PG14 PG51", []),
        ("PG13 PG02C PG14", [(4, "PG13", "P29")]),
        ("PG50 PG51", []),
        ("PG50 PG51 PG51", [(6, "PG51", "P35")]),
        ("PG50 PG07", [(4, "PG50", "P35")]),
        ("PG50 PG07 PG02C", [(4, "PG50", "P35")]),
        ("PG50 PG50 PG51", [(5, "PG50", "P35")]),
        ("PG50 PG20 PG51", [(5, "PG20", "P32")]),
        ("PG50 PG04 PG51", [(5, "PG04", "P32")]),
        ("PG50 PG19 PG21 PG51", [(6, "PG21", "P32")]),
        ("PG02P", [(4, "PG02", "P07")]),
        ("PG02C PG02C", []),
        ("PG19 PG60TBNX", [(5, "PG60", "P34")]),
        ("PG26 PG26 PG26 PG26 PG26 PG26", []),
        ("PG26 PG26 PG26 PG26 PG26 PG26 PG26 PG26", [(10, "PG26", "PGA")]),
        ("PG03", [(4, "PG03", "PGA")]),
    ],
)
def test_a_record_in_the_wrong_place_has_a_condition(records: str, faults: list[tuple[int, str, str]]) -> None:
    found = under_product(*records.split())
    assert coded(found.faults) == faults
    assert not any(fault.structural for fault in found.faults)
    assert all(conditions_of(fault.code or "") and "July 2026" in fault.cite for fault in found.faults)


def test_a_group_right_after_a_pg01_belongs_to_nothing() -> None:
    found = read_message_set(wire("OI", "PG01", "PG50", "PG07", "PG51", "PG02"))
    assert coded(found.faults) == [(3, "PG50", "P35")]
    assert products(found) == ["PG02"]
    assert outline(found.unplaced) == "PG07"


def test_every_owner_may_have_groups_of_every_member() -> None:
    for owner in ("PG04", "PG13", "PG14"):
        members = " ".join(f"PG50 {member} PG51" for member in h.GROUP_MEMBERS)
        found = under_product(owner, *members.split(), *(["PG14"] if owner == "PG13" else []))
        assert found.faults == ()
        (part,) = found.lines[0].products[0].parts
        assert [outline(group) for group in part.groups] == list(h.GROUP_MEMBERS)


@pytest.mark.parametrize(
    ("records", "faults"),
    [
        ("OI", [(1, "OI", "P03")]),
        ("PG01 PG02", [(1, "PG01", "P01")]),
        ("PG02", [(1, "PG02", "P01"), (1, "PG02", "P03")]),
        ("OI PG02", [(1, "OI", "P03")]),
        ("OI PG02 PG01 PG02", [(2, "PG02", "P34")]),
        ("OI OI PG01 PG02", [(2, "OI", "P42")]),
        ("OI PG01 PG02 OI", [(4, "OI", "P42")]),
        ("OI PG01", [(2, "PG01", "P54")]),
        ("OI PG01 PG05", [(2, "PG01", "P54")]),
        ("OI PG01 PG20", [(2, "PG01", "P54"), (3, "PG20", "P33")]),
    ],
)
def test_a_message_set_has_one_oi_and_agencies_with_data(records: str, faults: list[tuple[int, str, str]]) -> None:
    found = read_message_set(wire(*records.split()))
    assert sorted(coded(found.faults)) == faults


DISCLAIMED = "PG01001FDAFOO".ljust(79) + "A"


def test_a_disclaimer_stands_for_data() -> None:
    found = read_message_set(wire("OI", DISCLAIMED))
    assert found.faults == ()
    assert products(found) == [""]


def test_an_agency_that_is_disclaimed_shares_no_data() -> None:
    found = read_message_set(wire("OI", DISCLAIMED, "PG01", "PG02"))
    assert found.faults == ()
    assert products(found) == ["", "PG02"]


def test_data_under_a_disclaimed_line_belong_to_a_pg02() -> None:
    found = read_message_set(wire("OI", DISCLAIMED, "PG05"))
    assert coded(found.faults) == [(3, "PG05", "P34")]


def test_an_agency_before_a_disclaimed_one_has_no_data() -> None:
    found = read_message_set(wire("OI", "PG01", DISCLAIMED))
    assert coded(found.faults) == [(2, "PG01", "P54")]


def test_lines_of_the_same_agency_do_not_share() -> None:
    found = read_message_set(wire("OI", "PG01001EPAVNE", "PG01002EPAVNE", "PG02"))
    assert coded(found.faults) == [(2, "PG01", "P54")]


def test_three_agencies_can_share() -> None:
    found = read_message_set(wire("OI", "PG01001EPAVNE", "PG01001NHTMVS", "PG01001FDAFOO", "PG02", "PG10"))
    assert found.faults == ()
    assert products(found) == ["PG02(PG10)"] * 3
    assert [line.shared for line in found.lines] == [True, True, False]


@pytest.mark.parametrize(
    ("numbers", "wrong"),
    [
        ("001EPA 002EPA 001FDA", []),
        ("001EPA 001FDA 002EPA", []),
        ("001EPA 001FDA 001EPA", []),
        ("002EPA", [2]),
        ("001EPA 001EPA", [4]),
        ("001EPA 003EPA 004EPA", [4]),
        ("001EPA 002FDA", [4]),
    ],
)
def test_line_numbers_run_by_agency(numbers: str, wrong: list[int]) -> None:
    records = [part for number in numbers.split() for part in (f"PG01{number}ANY", "PG02")]
    found = read_message_set(wire("OI", *records))
    assert coded(found.faults) == [(number, "PG01", "PGA") for number in wrong]
    assert all(fault.field == "line_number" for fault in found.faults)


GROUP = ("PG00S0001", "PG19IM ", "PG20", "PG00E")


def test_a_group_is_used_as_often_as_it_is_named() -> None:
    found = read_message_set(wire(*GROUP, "OI", "PG01", "PG02", "PG00R0001", "PG02C", "PG00R0001"))
    assert found.faults == ()
    assert products(found) == ["PG02(PG19(PG20)) PG02(PG19(PG20))"]
    used = found.lines[0].products[1].parts[0].placed
    assert (used.number, used.used_at) == (2, 10)


def test_what_is_wrong_with_the_elements_of_a_group_is_told_once() -> None:
    records = ("PG00S0001", "PG19 ", "PG00E", "OI", "PG01", "PG02", "PG00R0001", "PG00R0001")
    assert coded(read_message_set(wire(*records)).faults) == [(2, "PG19", "P12")]


def test_what_is_wrong_with_the_place_of_a_group_is_told_where_it_is_used() -> None:
    records = ("PG00S0001", "PG20", "PG00E", "OI", "PG01", "PG02", "PG00R0001", "PG19", "PG00R0001")
    assert coded(read_message_set(wire(*records)).faults) == [(7, "PG20", "P33")]


@pytest.mark.parametrize(
    ("records", "faults"),
    [
        ("PG00S0001 PG19 PG00E PG00S0002 PG21 PG00E", []),
        ("PG00S0002 PG19 PG00E", [(1, "PG00 S", "PGA")]),
        ("PG00S0001 PG19 PG00E PG00S0001 PG21 PG00E", [(4, "PG00 S", "PGA")]),
        ("PG00S0001 PG19", [(1, "PG00 S", "PGA")]),
        ("PG00S0001 PG19 PG00S0002 PG21 PG00E", [(1, "PG00 S", "PGA")]),
        ("PG00E", [(1, "PG00 E", "PGA")]),
        ("PG00S0001 PG00R0001 PG00E", [(2, "PG00 R", "PGA")]),
        ("PG00S PG19 PG00E", [(1, "PG00 S", "PGA")]),
    ],
)
def test_substitution_groups_are_numbered_and_closed(records: str, faults: list[tuple[int, str, str]]) -> None:
    words = records.split()
    found = read_message_set(wire(*words, "OI", "PG01", "PG02"))
    assert coded(found.faults) == faults


@pytest.mark.parametrize(("record", "label"), [("PG00R0009", "PG00 R"), ("PG00X0001", "PG00")])
def test_a_substitution_must_stand_for_something(record: str, label: str) -> None:
    found = under_product(record)
    assert coded(found.faults) == [(4, label, "PGA")]
    assert products(found) == ["PG02"]


def example(chapter: Chapter) -> list[str]:
    return files(chapter.package).joinpath("example.txt").read_text(encoding="latin-1").splitlines()


def test_an_entry_summary_defines_at_the_header_and_the_line_and_uses_under_a_tariff() -> None:
    filed = example(entry_summary.CHAPTER)
    at = next(number for number, line in enumerate(filed) if line.startswith("40"))
    tariff = next(number for number, line in enumerate(filed) if line.startswith("50"))
    filed[tariff + 1 : tariff + 1] = wire("OI", "PG01", "PG02", "PG00R0001", "PG00R0002", "PG30")
    filed[tariff:tariff] = wire("PG00S0002", "PG21", "PG00E")
    filed[at:at] = wire("PG00S0001", "PG19IM ", "PG20", "PG00E")
    reading = entry_summary.CHAPTER.read(filed, number=3)
    assert reading.faults == ()
    data = read_transaction(reading)
    assert data.faults == ()
    assert set(data.substitutions) == {"0001", "0002"}
    (found,) = data.sets
    assert found.tariff is not None
    assert found.tariff.line == filed[tariff + 7]
    assert products(found) == ["PG02(PG19(PG20 PG21) PG30)"]
    assert found.description is not None
    assert filed[found.description.number - 3].startswith("OI")


def test_faults_of_an_entry_summary_name_the_records_of_the_batch() -> None:
    filed = example(entry_summary.CHAPTER)
    tariffs = [number for number, line in enumerate(filed) if line.startswith("50")]
    for tariff in reversed(tariffs):
        filed[tariff + 1 : tariff + 1] = wire("OI", "PG01", "PG02", "PG20")
    reading = entry_summary.CHAPTER.read(filed, number=3)
    data = read_transaction(reading)
    assert len(data.sets) == len(tariffs) == 2
    assert [(fault.code, filed[fault.number - 3][:4]) for fault in data.faults] == [("P33", "PG20")] * 2


def test_a_cargo_release_has_its_data_under_se60() -> None:
    filed = example(cargo_release.CHAPTER)
    filed = [line for line in filed if not line.startswith(("OI", "PG"))]
    tariff = next(number for number, line in enumerate(filed) if line.startswith("SE60"))
    filed[tariff + 1 : tariff + 1] = wire("OI", "OI", "PG01", "PG02")
    data = read_transaction(cargo_release.CHAPTER.read(filed, number=3))
    (found,) = data.sets
    assert found.tariff is not None
    assert found.tariff.line == filed[tariff]
    assert coded(data.faults) == [(tariff + 5, "OI", "P42")]


def test_pga_data_under_no_tariff_lack_their_oi() -> None:
    filed = example(entry_summary.CHAPTER)
    at = next(number for number, line in enumerate(filed) if line.startswith("40"))
    filed[at:at] = wire("PG01", "PG02")
    data = read_transaction(entry_summary.CHAPTER.read(filed, number=3))
    assert data.sets[0].tariff is None
    assert coded(data.faults) == [(at + 3, "PG01", "P01")]


def test_a_transaction_without_pga_data_has_none() -> None:
    data = read_transaction(entry_summary.CHAPTER.read(example(entry_summary.CHAPTER)))
    assert (data.sets, dict(data.substitutions), data.faults) == ((), {}, ())


def every(parts: Iterable[Part]) -> list[Part]:
    found = []
    for part in parts:
        found += [part, *every(part.parts), *(inner for group in part.groups for inner in every(group))]
    return found


IDENTIFIERS = sorted({cls.identifier for cls in CHAPTER.records})


@given(st.lists(st.sampled_from([*IDENTIFIERS, "PG00S0001", "PG00E", "PG00R0001", "PG02C", "PG99"]), max_size=25))
def test_any_order_of_records_gives_a_tree_and_faults_that_stop_nothing(records: list[str]) -> None:
    lines = wire(*records)
    found = read_message_set(lines, number=5)
    assert not any(fault.structural for fault in found.faults)
    assert all(5 <= fault.number < 5 + len(lines) for fault in found.faults)
    placed = [part.placed for line in found.lines if not line.shared for part in every(line.products)]
    placed += [part.placed for part in every(found.unplaced)]
    assert all(lines[one.number - 5] == one.record.line for one in placed)
    own = sorted(one.number for one in placed if one.used_at is None)
    if not any(line.startswith("PG00") for line in lines):
        others = ("OI", "PG01", "PG50", "PG51", "PG99")
        assert own == [at for at, line in enumerate(lines, 5) if not line.startswith(others)], "each has its one place"


@given(st.lists(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=76, max_size=76), max_size=8))
def test_any_columns_read_without_raising(texts: list[str]) -> None:
    lines = [f"{IDENTIFIERS[at * 7 % len(IDENTIFIERS)]:4}"[:4] + text for at, text in enumerate(texts)]
    assert read_message_set(lines).faults is not None
