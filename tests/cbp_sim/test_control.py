"""Each X condition that an envelope can cause, the records which cause it, and the nearest batch without it."""

from __future__ import annotations

import pytest

from cbp_sim.handlers import BUILT
from cbp_sim.profile import Account, Authorization, Filer, Policy, Preparer, Profile
from cbp_sim.replies import Objection, rejection
from cbp_sim.rules.control import objections
from formats.batch import Batch
from formats.stream import read_batches, write_batch

#        1         2         3         4         5         6         7         8
# 2345678901234567890123456789012345678901234567890123456789012345678901234567890
GOOD = {
    "A": "A1234N01PASSED010526     CW",
    "B": "B  1201N01CW",
    "1": "CW01N01  50000035",
    "2": "CW02  00126A03",
    "Y": "Y  1201N01CW",
    "Z": "Z1234N01      010526",
}

PROFILE = Profile(
    name="control",
    accounts=(
        Account(site="1234", id="N01", passwords=("PASSED",), filers=("N01", "N03", "N04", "N05"), offices=("HQ",)),
        Account(site="9999", id="ZZZ", passwords=("SECRET",), filers=("ZZZ",)),
    ),
    filers=(
        Filer(code="N01", ports=("1201", "1202")),
        Filer(code="N02"),
        Filer(code="N03", applications=("SE",)),
        Filer(code="N04", national_permit=False),
        Filer(code="N05", permit_ports=("1202",)),
    ),
    preparers=(
        Preparer(port="1232", filer="N01", authorizations=(Authorization(application="AE", ports=("1201",)),)),
        Preparer(port="1232", filer="N02", senders=("1234N01",)),
        Preparer(port="1233", filer="N01", operational=False),
        Preparer(port="1234", filer="N01", senders=("9999ZZZ",)),
    ),
    policy=Policy(closed_applications=("SE",)),
)


def batch(*order: str, **changes: str) -> Batch:
    """The good batch with some records in place of its own, in the order of its letters."""
    records = {**GOOD, **changes}
    lines = [records[name].ljust(80) for name in order or tuple(GOOD)]
    (found,) = read_batches(write_batch(lines))
    assert isinstance(found, Batch)
    return found


def put(record: str, column: int, text: str) -> str:
    """A good record with `text` from a column on."""
    line = GOOD[record].ljust(80)
    return line[: column - 1] + text + line[column - 1 + len(text) :]


def codes(of: Batch) -> list[tuple[str, int]]:
    """The conditions of a batch, and the block each stands at; 0 is the batch itself."""
    return [(one.code, one.block.occurrence if one.block else 0) for one in objections(of, PROFILE, BUILT)]


def test_the_good_batch_is_not_objected_to() -> None:
    assert codes(batch()) == []


def swap(application: str) -> dict[str, str]:
    """The good batch for another application."""
    return {
        "A": put("A", 26, application.ljust(2)),
        "B": put("B", 11, application.ljust(2)),
        "Y": put("Y", 11, application.ljust(2)),
    }


@pytest.mark.parametrize(
    ("code", "changes", "order"),
    [
        ("X03", {}, "A12YZ"),
        ("X03", {}, "AB12YZ".replace("Y", "Y1")),
        ("X05", {}, "AB12Z"),
        ("X06", {}, "AB12Y"),
        ("X07", {"A": put("A", 2, "    "), "Z": put("Z", 2, "    ")}, ""),
        ("X07", {"Z": put("Z", 2, "    ")}, ""),
        ("X08", {"A": put("A", 6, "   "), "Z": put("Z", 6, "   ")}, ""),
        ("X09", {"A": put("A", 9, "WRONG ")}, ""),
        ("X09", {"A": put("A", 9, "      ")}, ""),
        ("X09", {"A": put("A", 2, "4321"), "Z": put("Z", 2, "4321")}, ""),
        ("X09", {"A": put("A", 38, "XX"), "Z": put("Z", 38, "XX")}, ""),
        ("X10", {"A": put("A", 15, "130126"), "Z": put("Z", 15, "130126")}, ""),
        ("X11", {"A": put("A", 26, "  ")}, ""),
        ("X12", {"A": put("A", 26, "EI")}, ""),
        ("X13", swap("DE"), ""),
        ("X13", swap("FT"), ""),
        ("X13", swap("SE"), ""),
        ("X14", {"Z": put("Z", 15, "010626")}, ""),
        ("X39", {"A": put("A", 21, "X")}, ""),
        ("X39", {"Z": put("Z", 40, "X")}, ""),
        ("X40", {"A": put("A", 60, "\x07")}, ""),
    ],
)
def test_a_condition_of_the_batch_itself(code: str, changes: dict[str, str], order: str) -> None:
    found = batch(*order, **changes)
    assert (code, 0) in codes(found)
    assert all(block == 0 for _, block in codes(found))


def test_a_short_last_record_is_told_as_such() -> None:
    (short,) = read_batches(write_batch([line.ljust(80) for line in GOOD.values()], b"")[:-1])
    assert isinstance(short, Batch)
    assert codes(short) == [("X42", 0)]


def remote(port: str = "1232", filer: str = "N01", indicator: str = "1") -> str:
    """A B record with preparer codes, for an entry summary."""
    return ("B  1201N01AE".ljust(46) + port + filer + "  " + indicator).ljust(80)


AE = {"A": put("A", 26, "AE"), "Y": put("Y", 11, "AE")}


@pytest.mark.parametrize(
    ("code", "changes", "order"),
    [
        ("X04", {}, "ABYZ"),
        ("X11", {"B": put("B", 11, "  "), "Y": put("Y", 11, "  ")}, ""),
        ("X15", {"B": put("B", 4, "    "), "Y": put("Y", 4, "    ")}, ""),
        ("X16", {"B": put("B", 8, "   "), "Y": put("Y", 8, "   ")}, ""),
        ("X17", {"B": put("B", 8, "QQQ"), "Y": put("Y", 8, "QQQ")}, ""),
        ("X18", {"B": put("B", 8, "N02"), "Y": put("Y", 8, "N02")}, ""),
        ("X19", {"B": put("B", 11, "AE"), "Y": put("Y", 11, "AE")}, ""),
        ("X20", {"B": put("B", 8, "N03"), "Y": put("Y", 8, "N03")}, ""),
        ("X20", {"B": put("B", 4, "3901"), "Y": put("Y", 4, "3901")}, ""),
        ("X21", {"B": put("B", 47, "1232N01  3")}, ""),
        ("X22", {"B": put("B", 47, "1232N01")}, ""),
        ("X22", {**AE, "B": remote(port="    ", filer="   ")}, ""),
        ("X23", {"B": put("B", 47, "1232N01  1")}, ""),
        ("X24", {**AE, "B": remote(port="    ")}, ""),
        ("X25", {**AE, "B": remote(filer="   ")}, ""),
        ("X26", {**AE, "B": remote(filer="N02")}, ""),
        ("X27", {**AE, "B": put("B", 8, "N04AE"), "Y": put("Y", 8, "N04AE")}, ""),
        ("X28", {**AE, "B": remote(port="4701")}, ""),
        ("X29", {**AE, "B": remote(port="1233")}, ""),
        ("X30", {**swap("DE"), "B": remote().replace("N01AE", "N01DE")}, "built"),
        ("X31", {**AE, "B": remote().replace("1201", "1202", 1), "Y": put("Y", 4, "1202N01AE")}, ""),
        ("X32", {"Y": put("Y", 4, "1202")}, ""),
        ("X39", {"B": put("B", 13, "X")}, ""),
        ("X39", {"Y": put("Y", 47, "X")}, ""),
        ("X43", {**AE, "B": remote(port="1234")}, ""),
        ("X44", {"B": put("B", 8, "N05"), "Y": put("Y", 8, "N05")}, ""),
    ],
)
def test_a_condition_of_a_block(code: str, changes: dict[str, str], order: str) -> None:
    built = [*BUILT, "DE"] if order == "built" else BUILT
    found = objections(batch(*("" if order == "built" else order), **changes), PROFILE, built)
    assert [one.code for one in found if one.block and one.block.occurrence == 1] == [code]
    assert [one.code for one in found] == [code]


@pytest.mark.parametrize(
    "changes",
    [
        {"A": put("A", 38, "HQ"), "Z": put("Z", 38, "HQ")},
        {"A": put("A", 60, "anything at all"), "B": put("B", 60, "whatever")},
        {"B": put("B", 4, "1202"), "Y": put("Y", 4, "1202")},
        {"B": put("B", 4, "1202N05"), "Y": put("Y", 4, "1202N05")},
        {"B": put("B", 8, "N04"), "Y": put("Y", 8, "N04")},
        {**AE, "B": remote(), "1": "10", "2": "11"},
    ],
)
def test_the_nearest_good_batch_is_not_objected_to(changes: dict[str, str]) -> None:
    assert codes(batch(**changes)) == []


def test_an_application_that_ace_lacks_is_unknown_and_conflicts_with_the_batch() -> None:
    assert codes(batch(B=put("B", 11, "EI"), Y=put("Y", 11, "EI"))) == [("X12", 1), ("X19", 1)]


def test_a_second_query_block_is_one_too_many() -> None:
    query = swap("EQ")
    lines = [query["A"], query["B"], "J1", query["Y"], query["B"], "J1", query["Y"], GOOD["Z"]]
    (found,) = read_batches(write_batch([line.ljust(80) for line in lines]))
    assert isinstance(found, Batch)
    assert [(one.code, one.block and one.block.occurrence) for one in objections(found, PROFILE, [*BUILT, "EQ"])] == [
        ("X41", 2)
    ]


def test_all_bad_blocks_are_listed_and_good_ones_are_not() -> None:
    lines = [GOOD["A"], "B  1201N01CW", GOOD["1"], GOOD["2"], "Y  1202N01CW", "B  1201N01CW", GOOD["1"], GOOD["2"]]
    lines += ["Y  1201N01CW", "B  1201QQQCW", GOOD["1"], GOOD["2"], "Y  1201QQ1CW", GOOD["Z"]]
    (found,) = read_batches(write_batch([line.ljust(80) for line in lines]))
    assert isinstance(found, Batch)
    assert codes(found) == [("X32", 1), ("X17", 3), ("X32", 3)]
    assert [line.rstrip() for line in rejection(found, objections(found, PROFILE, BUILT))] == [
        "A1234N01      010526",
        "B".ljust(79) + "B",
        "X0 BLOCK  000001 REF ID: 1201 N01    CW",
        "X1 FX32   Y-REC DOES NOT MATCH B-REC",
        "X0 BLOCK  000003 REF ID: 1201 QQQ    CW",
        "X1 FX17   PROCESSING FILER NOT AUTHORIZED",
        "X1 FX32   Y-REC DOES NOT MATCH B-REC",
        "X1RF999   BATCH REJECTED",
        "Y           00006".ljust(79) + "Y",
        "Z".ljust(79) + "Z",
    ]


@pytest.mark.parametrize(
    ("record", "column", "text", "code", "at"),
    [("1", 18, "X", "X39", (3, 18)), ("2", 10, "\x07", "X40", (4, 10)), ("1", 80, "\xe9", "X40", (3, 80))],
)
def test_a_record_that_no_application_may_hold_is_named_by_number_and_column(
    record: str, column: int, text: str, code: str, at: tuple[int, int]
) -> None:
    found = objections(batch(**{record: put(record, column, text)}), PROFILE, BUILT)
    first: Objection = next(one for one in found if one.code == code)
    assert (first.number, first.column) == at
    assert first.block is not None
    assert first.transaction is not None


@pytest.mark.parametrize("width", [79, 81])
def test_a_record_of_another_width_between_separators_is_named(width: int) -> None:
    lines = [line.ljust(80) for line in GOOD.values()]
    lines[3] = lines[3][:width].ljust(width)
    (found,) = read_batches("\n".join(lines).encode())
    assert isinstance(found, Batch)
    assert [(one.code, one.number) for one in objections(found, PROFILE, BUILT)] == [("X42", 4)]


def test_what_is_wrong_inside_is_not_said_while_the_envelope_is_broken() -> None:
    broken = {"A": put("A", 9, "WRONG "), "Y": put("Y", 4, "1202"), "2": put("2", 80, "X")}
    assert codes(batch(**broken)) == [("X09", 0)]
    assert codes(batch(**{key: broken[key] for key in ("Y", "2")})) == [("X32", 1)]
