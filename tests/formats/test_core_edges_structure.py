"""The edges of groups, structure maps and chapters: each case is one that a slip in the core would change."""

from __future__ import annotations

import importlib
from importlib.resources import files
from typing import Any

import pytest
from lark import Lark

from formats.catalog import chapter_for, chapters
from formats.chapter import SYNTAX_CODES, Chapter, _either
from formats.cuts import Cut, cuts
from formats.errors import LayoutError
from formats.fault import Fault, Kind
from formats.group import Group, Slot, Times
from formats.record import AN, C, M, Record, columns, side_by_side
from formats.structure import END, OrderFault, Shape, Structure


class Head(Record, id="10"):
    """Head. No chapter, p. 0."""

    kind: str | None = columns(3, 4, AN, C)


class Note(Record, id="20"):
    """Note. No chapter, p. 0."""

    text: str | None = columns(3, 4, AN, C)


class Item(Record, id="40", items=side_by_side(2, "text")):
    """Item. No chapter, p. 0."""

    text_1: str | None = columns(3, 4, AN, C)
    text_2: str | None = columns(5, 6, AN, C)


class Fee(Record, id="62"):
    """Fee. No chapter, p. 0."""

    text: str | None = columns(3, 4, AN, C)


class Mark(Record, id="MARK"):
    """A longer identifier. No chapter, p. 0."""

    text: str | None = columns(5, 6, AN, C)


class RedMark(Record, id="MR", when={"sort": "R"}, terminal="MR_RED"):
    """A mark of one sort. No chapter, p. 0."""

    sort: str = columns(3, AN, M)


class AnyMark(Record, id="MR"):
    """A mark of any other sort. No chapter, p. 0."""

    sort: str | None = columns(3, AN, C)


class Total(Record, id="90"):
    """Total. No chapter, p. 0."""

    text: str | None = columns(3, 4, AN, C)


class Line(Group, rule="line"):
    """An item with its fees."""

    item: Item
    fees: tuple[Fee, ...]


class Marks(Group, rule="marks"):
    """A mark, and what may stand with it."""

    mark: Mark
    other: RedMark | AnyMark | None


class Whole(Group, rule="transaction"):
    """Everything."""

    head: Head
    notes: tuple[Note, ...]
    lines: tuple[Line, ...]
    marks: Marks | None
    total: Total


class Short(Group, rule="deletion"):
    """The head alone."""

    head: Head


MAP = """
// A comment with a ceiling~0..1 that counts for nothing.
transaction: R10 _notes _lines _marks R90
deletion: R10
_notes: R20~0..2
_lines: line~1..3
_marks: marks?
line: R40 _fees
_fees: R62~0..2
marks: MARK (MR | MR_RED)?
"""
RECORDS = (Head, Note, Item, Fee, Mark, AnyMark, RedMark, Total)
GROUPS = (Whole, Short, Line, Marks)
TERMINALS: dict[str, tuple[type[Record], ...]] = {cls.terminal: (cls,) for cls in RECORDS}


def chapter(**changes: Any) -> Chapter:
    """A chapter of these records that stands in no folder."""
    told: dict[str, Any] = {
        "name": "sample",
        "package": "formats.sample",
        "direction": "input",
        "application": "ZZ",
        "title": "Sample",
        "cite": "No chapter, p. 0",
        "opening": ("10",),
        "closing": ("90",),
        "starts": ("transaction", "deletion"),
        "start": lambda record: "deletion" if record.kind == "D" else "transaction",
        "order_codes": {
            Kind.IDENTIFIER: "A02",
            Kind.HEADER: "A00",
            Kind.ORDER: "A04",
            Kind.ABSENT: "A03",
            Kind.LOOP: "A05",
            Kind.GAP: "A22",
        },
        "loop_codes": {"R62": "A09"},
    }
    made = Chapter(**{**told, **changes})
    vars(made).update(records=RECORDS, groups=GROUPS, grammar=MAP)
    return made


def lines(*texts: str) -> list[str]:
    return [text.ljust(80) for text in texts]


GOOD = lines("10", "20A", "40A", "62A", "40B", "MARKA", "MRR", "90")


# ------------------------------------------------------------------------------------------------------------ groups


def test_a_field_knows_what_it_holds_and_how_often() -> None:
    assert Whole.slots == (
        Slot("head", (Head,), Times.ONE),
        Slot("notes", (Note,), Times.MANY),
        Slot("lines", (Line,), Times.MANY),
        Slot("marks", (Marks,), Times.MAYBE),
        Slot("total", (Total,), Times.ONE),
    )
    assert Marks.slots[1] == Slot("other", (RedMark, AnyMark), Times.MAYBE)
    assert [slot.takes(RedMark) for slot in Marks.slots] == [False, True]
    assert Whole.rule == "transaction"
    assert [one.value for one in Times] == ["one", "maybe", "many"]

    class Ruleless(Group):
        """A base of others."""

        head: Head

    assert (Ruleless.rule, Ruleless.slots) == ("", (Slot("head", (Head,), Times.ONE),))


def test_what_is_no_record_or_group_cannot_be_held() -> None:
    with pytest.raises(LayoutError, match=r"Loose\.text: holds .*, not records or groups$"):

        class Loose(Group, rule="loose"):
            text: str | Head

    with pytest.raises(LayoutError, match=r"holds .*int, not records or groups"):

        class Number(Group, rule="number"):
            text: Head | int


def test_records_come_out_of_a_group_in_the_order_of_the_map() -> None:
    content = chapter().read(GOOD).content
    assert isinstance(content, Whole)
    assert [record.line for record in content.records()] == GOOD
    assert [content.held_in(slot) for slot in Whole.slots] == [
        (content.head,),
        content.notes,
        content.lines,
        (content.marks,),
        (content.total,),
    ]
    bare = chapter().read(lines("10", "40", "90")).content
    assert isinstance(bare, Whole)
    assert bare.held_in(Whole.slots[3]) == ()
    assert bare.held_in(Whole.slots[1]) == ()


def test_a_group_that_was_read_is_a_pydantic_object_all_the_same() -> None:
    content = chapter().read(GOOD).content
    assert isinstance(content, Whole)
    assert content.__pydantic_fields_set__ == {"head", "notes", "lines", "marks", "total"}
    assert content.__pydantic_extra__ is None
    assert content.__pydantic_private__ is None
    assert content.model_copy() == content
    with pytest.raises(AttributeError):
        _ = content.other  # type: ignore[attr-defined]
    with pytest.raises(Exception, match="frozen"):
        content.total = Total()
    with pytest.raises(Exception, match="Extra inputs"):
        Short(head=Head(), total=Total())  # type: ignore[call-arg]
    assert Short(head=Head()) == Short.trusted({"head": Head()})


# -------------------------------------------------------------------------------------------------------------- cuts


def cut(grammar: str, *groups: str) -> dict[str, Cut]:
    declared = "%declare A B C D E\n"
    lark = Lark(declared + grammar, parser="lalr", lexer="basic", start=["start", *groups], keep_all_tokens=True)
    return cuts(lark.rules, dict.fromkeys(groups))


def test_a_grouping_is_cut_out_when_its_first_record_and_its_end_are_sure() -> None:
    assert cut("start: A item* E\nitem: B C* _more\n_more: D?", "item") == {"B": Cut("item", frozenset("CD"))}


def test_a_grouping_whose_first_record_stands_elsewhere_is_not_cut_out() -> None:
    assert cut("start: A item* E\nitem: B C* B?", "item") == {}
    assert cut("start: B? A item* E\nitem: B C*", "item") == {}


def test_a_grouping_that_can_begin_in_several_ways_or_with_a_rule_is_not_cut_out() -> None:
    assert cut("start: A item* E\nitem: B C* | D", "item") == {}
    assert cut("start: A item* E\nitem: _first C*\n_first: B", "item") == {}
    assert cut("start: A item E\nitem: B?", "item") == {}
    # The next one may be all the same.
    assert cut("start: A item other* E\nitem: B | C\nother: D", "item", "other") == {"D": Cut("other", frozenset())}


def test_a_grouping_that_what_follows_may_go_on_with_is_not_cut_out() -> None:
    assert cut("start: A item C* E\nitem: B D*", "item") == {"B": Cut("item", frozenset("D"))}
    assert cut("start: A item D E\nitem: B C* D", "item") == {}


def test_a_grouping_in_a_grouping_is_cut_out_as_well() -> None:
    found = cut("start: A outer* E\nouter: B inner*\ninner: C D*", "outer", "inner")
    assert found == {"B": Cut("outer", frozenset("CD")), "C": Cut("inner", frozenset("D"))}


def test_the_end_of_a_cut_is_the_first_record_that_does_not_go_on_with_it() -> None:
    item = Cut("item", frozenset("CD"))
    assert item.end(list("ABCDCEB"), 1) == 5
    assert item.end(list("AB"), 1) == 2
    assert item.end(list("ABE"), 1) == 2
    assert item.end(list("ABCC"), 1) == 4


# --------------------------------------------------------------------------------------------------------- structure


def structure(text: str = MAP) -> Structure:
    return Structure(text, starts=("transaction", "deletion"), terminals=TERMINALS, groups=GROUPS, name="sample")


def shape(*terminals: str, start: str = "transaction") -> Shape | tuple[OrderFault, ...]:
    return structure().shape(start, terminals)


def test_ceilings_are_counted_in_the_rules_that_show() -> None:
    assert structure().ceilings == {
        ("transaction", "R20"): 2,
        ("transaction", "line"): 3,
        ("line", "R62"): 2,
    }
    assert structure().start_rules() == ("transaction", "deletion")
    assert structure().name == "sample"
    assert set(structure().groups) == {"transaction", "deletion", "line", "marks"}


def test_a_ceiling_from_none_allows_none_and_a_ceiling_from_one_does_not() -> None:
    assert isinstance(shape("R10", "R40", "R90"), Shape)
    assert shape("R10", "R90") == (OrderFault(1, Kind.ORDER, "R90", ("R20", "R40")),)


@pytest.mark.parametrize(
    ("terminals", "faults"),
    [
        (["R10", "R40", *["R62"] * 3, "R90"], [OrderFault(4, Kind.LOOP, "R62", ceiling=2)]),
        (["R10", "R40", *["R62"] * 5, "R90"], [OrderFault(4, Kind.LOOP, "R62", ceiling=2)]),
        (["R10", *["R40"] * 4, "R90"], [OrderFault(4, Kind.LOOP, "line", ceiling=3)]),
        (
            ["R10", *["R20"] * 3, "R40", "R40", *["R62"] * 3, "R90"],
            [OrderFault(3, Kind.LOOP, "R20", ceiling=2), OrderFault(8, Kind.LOOP, "R62", ceiling=2)],
        ),
        (["R10", "R40", "R62", "R62", "R40", "R62", "R90"], None),
        (["R10", "R40"], [OrderFault(2, Kind.ABSENT, "$END", ("MARK", "R40", "R62", "R90"))]),
        (["R10", "MARK"], [OrderFault(1, Kind.ORDER, "MARK", ("R20", "R40"))]),
        (["R10", "R40", "R90", "R90"], [OrderFault(3, Kind.ORDER, "R90", ("$END",))]),
        ([], [OrderFault(0, Kind.ABSENT, "$END", ("R10",))]),
        (["R10", "R40", "MARK", "MR", "MR_RED"], [OrderFault(4, Kind.ORDER, "MR_RED", ("R90",))]),
        (["R10", "R40", "MARK", "MR_RED", "R90"], None),
        (["R40", "R10"], [OrderFault(0, Kind.ORDER, "R40", ("R10",))]),
    ],
)
def test_every_ceiling_that_is_passed_is_told_and_the_first_breach_of_the_order(
    terminals: list[str], faults: list[OrderFault] | None
) -> None:
    found = shape(*terminals)
    if faults is None:
        assert isinstance(found, Shape)
    else:
        assert isinstance(found, tuple)
        assert sorted(found, key=lambda fault: fault.at) == faults


def test_each_start_rule_has_a_map_of_its_own() -> None:
    assert isinstance(shape("R10", start="deletion"), Shape)
    assert shape("R10", "R40", start="deletion") == (OrderFault(1, Kind.ORDER, "R40", ("$END",)),)
    assert isinstance(shape("R40", "R62", start="line"), Shape)
    assert shape("R40", "R62", "R62", "R62", start="line") == (OrderFault(3, Kind.LOOP, "R62", ceiling=2),)


def test_a_grouping_that_comes_again_is_the_same_shape() -> None:
    found = shape("R10", "R40", "R62", "R40", "R62", "R40", "R90")
    assert isinstance(found, Shape)
    places = {name: place for name, _, place in found.places}
    first, second, third = places["lines"]
    assert (isinstance(first, tuple), isinstance(second, tuple), isinstance(third, tuple)) == (True, True, True)
    assert [one[0] for one in places["lines"] if isinstance(one, tuple)] == [1, 3, 5]
    assert first[1] is second[1]  # type: ignore[index]
    assert first[1] != third[1]  # type: ignore[index]
    assert (places["head"], places["notes"], places["marks"], places["total"]) == ((0,), (), (), (6,))


def test_a_shape_is_told_and_compared_by_its_places_alone() -> None:
    found = shape("R10", start="deletion")
    assert isinstance(found, Shape)
    assert repr(found) == f"Shape(group={Short!r}, places=(('head', {Times.ONE!r}, (0,)),))"
    assert hash(found) == hash(shape("R10", start="deletion"))
    assert OrderFault(1, Kind.ORDER, "R10").ceiling == 0


def test_a_right_sequence_is_remembered_until_it_is_forgotten_or_there_are_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = structure()
    first = one.shape("transaction", ["R10", "R40", "R90"])
    assert one.shape("transaction", ["R10", "R40", "R90"]) is first
    assert ("line", ("R40",)) in one._shapes
    one.forget()
    assert len(one._shapes) == 0
    again = one.shape("transaction", ["R10", "R40", "R90"])
    assert again == first
    assert again is not first
    monkeypatch.setattr("formats.structure._KEPT_SHAPES", 3)
    for fees in range(3):
        one.shape("transaction", ["R10", "R40", *["R62"] * fees, "R90"])
        assert len(one._shapes) <= 3
    assert len(one._shapes) == 3
    # The oldest goes first.
    assert ("transaction", ("R10", "R40", "R62", "R62", "R90")) in one._shapes
    assert ("transaction", ("R10", "R40", "R90")) not in one._shapes


def test_a_wrong_sequence_is_not_remembered() -> None:
    one = structure()
    one.shape("transaction", ["R10", "R20", "R20", "R20", "R90"])
    one.shape("transaction", ["R10"])
    assert not [key for key in one._shapes if key[0] == "transaction"]


def test_the_beginning_of_a_sequence_breaks_the_map_or_goes_along() -> None:
    one = structure()
    assert one.breach("transaction", ["R10", "R40"]) is None
    assert one.breach("transaction", ["R10", "R90"]) == OrderFault(1, Kind.ORDER, "R90", ("R20", "R40"))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("_marks: marks?", "_marks: marks*", "Whole and rule 'transaction': 'marks' repeats, so 'marks' must be a tup"),
        ("_marks: marks?", "_marks: marks~0..1", "'marks' repeats, so 'marks' must be a tuple"),
        ("marks: MARK ", "marks: MARK R20? ", "Marks and rule 'marks': 'R20' belongs in 0 fields, must be one"),
        ("R10 _notes _lines", "R10 _notes~0..4 _lines", "sample: a ceiling on '_notes' cannot be counted"),
        ("_marks R90", "R90", "Whole and rule 'transaction': nothing in the map fills 'marks'"),
        ("deletion: R10", "deletion: R10 R10", "Short and rule 'deletion': 'R10' repeats, so 'head' must be a tuple"),
        ("deletion: R10", "deletion: _some\n_some: _one+\n_one: R10", "'R10' repeats, so 'head' must be a tuple"),
        ("deletion: R10", "deletion: _some\n_some: R10 _some?", "'R10' repeats, so 'head' must be a tuple"),
        ("R40 _fees", "R40 _fees other\nother: R20", "Line and rule 'line': the map's 'other' has no group class"),
    ],
)  # fmt: skip
def test_a_map_at_odds_with_its_classes_is_refused(old: str, new: str, message: str) -> None:
    with pytest.raises(LayoutError) as refused:
        structure(MAP.replace(old, new, 1))
    assert message in str(refused.value)


def test_a_field_must_take_every_class_that_a_terminal_stands_for() -> None:
    terminals = {**TERMINALS, "R62": (Fee, Mark)}
    with pytest.raises(LayoutError, match="'R62' belongs in 0 fields, must be one"):
        Structure(MAP, starts=("transaction", "deletion"), terminals=terminals, groups=GROUPS, name="sample")


def test_one_record_where_the_class_has_several_is_no_disagreement() -> None:
    one = structure(MAP.replace("_fees: R62~0..2", "_fees: R62"))
    assert isinstance(one.shape("line", ["R40", "R62"]), Shape)


def test_a_map_without_one_of_its_rules_or_with_an_empty_one_is_refused() -> None:
    with pytest.raises(LayoutError) as refused:
        structure(MAP.replace("deletion: R10", "deletion:"))
    assert str(refused.value) == "sample: Short and rule 'deletion': the map has no such rule, or it is empty"
    with pytest.raises(LayoutError, match="does not build"):
        structure(MAP.replace("deletion: R10", ""))


# ----------------------------------------------------------------------------------------------------------- chapter


def test_a_line_is_known_by_its_identifier_and_by_what_tells_it_apart() -> None:
    one = chapter()
    assert one.class_of("MRR".ljust(80)) is RedMark
    assert one.class_of("MRX".ljust(80)) is AnyMark
    assert one.class_of("MR".ljust(80)) is AnyMark
    assert one.class_of("MARK".ljust(80)) is Mark
    assert one.class_of("MARX".ljust(80)) is None
    assert one.class_of("40".ljust(80)) is Item
    assert set(one.terminals) == {"R10", "R20", "R40", "R62", "MARK", "MR", "MR_RED", "R90"}
    assert set(one._alone) == {"10", "20", "40", "62", "MARK", "90"}


def test_a_good_transaction_has_its_records_its_group_and_no_fault() -> None:
    reading = chapter().read(GOOD, number=7)
    assert (reading.number, reading.faults) == (7, ())
    assert [record.line for record in reading.records] == GOOD
    assert isinstance(reading.content, Whole)
    assert [type(record) for record in reading.records][-2:] == [RedMark, Total]
    assert chapter().read(GOOD).number == 1
    assert isinstance(chapter().read(lines("10D")).content, Short)
    assert chapter(start=None).read(lines("10D")).content is None


def test_a_clean_transaction_is_not_gone_over_again(monkeypatch: pytest.MonkeyPatch) -> None:
    known = Chapter.class_of
    asked: list[str] = []

    def counted(self: Chapter, line: str) -> type[Record] | None:
        asked.append(line[:4])
        return known(self, line)

    def gone_over(self: Chapter, texts: Any, number: int) -> Any:
        raise AssertionError("the records are clean and in order")

    monkeypatch.setattr(Chapter, "class_of", counted)
    monkeypatch.setattr(Chapter, "_read_faulty", gone_over)
    assert len(chapter().read(GOOD).records) == len(GOOD)
    # Only an identifier that several classes share is looked at more closely.
    assert asked == ["MRR "]


def test_a_class_that_a_line_must_match_is_no_class_of_any_line() -> None:
    one = chapter()
    vars(one).update(records=tuple(cls for cls in RECORDS if cls is not AnyMark), grammar=MAP.replace("MR | ", ""))
    assert one.class_of("MRR".ljust(80)) is RedMark
    assert "MR" not in one._alone
    assert [fault.kind for fault in one.read(lines("10", "40", "MARK", "MRX", "90")).faults] == [Kind.IDENTIFIER]


def told(*texts: str, number: int = 5, **changes: Any) -> list[Fault]:
    return list(chapter(**changes).read(lines(*texts), number=number).faults)


CITE = "No chapter, p. 0"


def test_an_unknown_record_is_told_with_what_there_is() -> None:
    known = "send one of 10, 20, 40, 62, MARK, MR, 90"
    assert told("10", "ABCDE", "90") == [
        Fault(
            6,
            "ABCD",
            Kind.IDENTIFIER,
            "'ABCD' begins no record of Sample",
            (1, 4),
            "ABCD",
            code="A02",
            fix=known,
            cite=CITE,
        )
    ]
    assert told("10", "AB", "90")[0].record == "AB"
    (blank,) = told("10", "", "90")
    assert (blank.record, blank.reason, blank.text) == ("blank", "'blank' begins no record of Sample", "    ")


def header_missing(number: int, record: str, text: str) -> Fault:
    return Fault(
        number,
        record,
        Kind.HEADER,
        "a transaction must begin with 10",
        text=text.ljust(80),
        code="A00",
        fix="send 10 first",
        cite=CITE,
        expected=("10",),
    )


def test_a_transaction_without_its_opening_record_lacks_its_header() -> None:
    assert told("40", "90") == [header_missing(5, "40", "40")]
    (first, *_) = told("40", "90", opening=("10", "11"))
    assert first.reason == "a transaction must begin with 10 or 11"
    assert first.fix == "send 10 or 11 first"
    # Without opening records the map alone decides.
    (fault,) = told("40", "90", opening=(), start=None)
    assert (fault.kind, fault.reason) == (Kind.ORDER, "expected 10, got 40")


def test_what_follows_the_end_is_the_next_transaction_without_its_header() -> None:
    assert told("10", "40", "90", "40") == [header_missing(8, "40", "40")]
    assert told("10", "40", "90", "MARK9") == [header_missing(8, "MARK", "MARK9")]
    # Also when it is a record that the chapter does not have.
    assert told("10", "40", "90", "ABCD") == [header_missing(8, "ABCD", "ABCD")]
    assert told("10D", "40") == [header_missing(6, "40", "40")]
    # And where the map would go on, but the closing record says that it is over.
    assert told("10", "40", "62", "90", closing=("40",)) == []
    assert told("10", "40", "20", "90", closing=("40",)) == [header_missing(7, "20", "20")]
    assert [one.kind for one in told("10", "ABCD", closing=("10",))] == [Kind.HEADER]
    assert [one.kind for one in told("ABCD", "10", closing=("10",), opening=())] == [Kind.IDENTIFIER]


def test_a_record_out_of_order_is_told_with_what_was_expected() -> None:
    (fault,) = told("10", "62", "90")
    assert fault == Fault(
        6,
        "62",
        Kind.ORDER,
        "expected 20 or 40, got 62",
        text="62".ljust(80),
        code="A04",
        fix="put 20 or 40 here, or move this record to its place",
        cite=CITE,
        expected=("20", "40"),
    )


def test_without_opening_records_what_follows_the_end_is_out_of_order() -> None:
    (fault,) = told("10", "40", "90", "90", opening=(), closing=(), start=None)
    assert (fault.kind, fault.reason) == (Kind.ORDER, "expected the end, got 90")
    assert chapter()._plain("line_item") == "line item"


def test_a_transaction_that_ends_too_early_is_told_at_its_last_record() -> None:
    (fault,) = told("10", "40")
    assert fault == Fault(
        6,
        "end",
        Kind.ABSENT,
        "the transaction ends too early: expected MARK, 40, 62 or 90",
        text="40".ljust(80),
        code="A03",
        fix="send MARK, 40, 62 or 90 before the transaction ends",
        cite=CITE,
        expected=("MARK", "40", "62", "90"),
    )


def test_too_many_of_a_record_or_of_a_grouping_are_told_with_the_ceiling() -> None:
    (fault,) = told("10", "40", "62", "62", "62", "90")
    assert fault == Fault(
        9,
        "62",
        Kind.LOOP,
        "more than 2 of '62' in one grouping",
        text="62".ljust(80),
        code="A09",
        fix="send at most 2",
        cite=CITE,
    )
    (of_lines,) = told("10", "40", "40", "40", "40", "90")
    assert (of_lines.number, of_lines.record, of_lines.code) == (9, "40", "A05")
    assert of_lines.reason == "more than 3 of 'line' in one grouping"


def test_a_gap_among_items_gets_the_chapters_code_and_breaks_the_order() -> None:
    reading = chapter().read(lines("10", "40  B", "90"))
    (gap,) = reading.faults
    assert (gap.kind, gap.code, gap.number) == (Kind.GAP, "A22", 2)
    assert reading.content is None
    assert [record.line[:2] for record in reading.records] == ["10", "40", "90"]
    assert chapter().read(lines("10-", "40  B", "90")).content is None


def test_a_faulty_element_does_not_stop_the_group_from_being_built() -> None:
    reading = chapter().read(lines("10", "40-", "90"), number=3)
    (fault,) = reading.faults
    assert (fault.kind, fault.number, fault.code, fault.field) == (Kind.UNREADABLE, 4, None, "text_1")
    assert isinstance(reading.content, Whole)


def test_faults_come_in_the_order_of_the_records() -> None:
    found = told("10-", "62", "40-")
    assert [(fault.number, fault.kind) for fault in found] == [
        (5, Kind.UNREADABLE),
        (6, Kind.ORDER),
        (7, Kind.UNREADABLE),
    ]


def test_before_an_unknown_record_the_order_is_told_and_after_it_is_not() -> None:
    assert [fault.kind for fault in told("10", "62", "ABCD", "90", "20")] == [Kind.ORDER, Kind.IDENTIFIER]
    assert [fault.kind for fault in told("10", "ABCD", "62", "90", "20")] == [Kind.IDENTIFIER]
    assert [fault.kind for fault in told("ABCD", "62")] == [Kind.HEADER, Kind.IDENTIFIER]
    assert chapter().read(lines("ABCD")).records == ()
    assert chapter().read([]).faults == ()
    assert chapter().read([]).content is None


def test_what_is_built_is_arranged_or_refused() -> None:
    one = chapter()
    assert one.arrange([Head(kind="D")]) == Short(head=Head(kind="D"))
    assert one.arrange([Item()], start="line") == Line(item=Item(), fees=())
    with pytest.raises(LayoutError) as refused:
        one.arrange([Head(), Fee()])
    assert str(refused.value) == "sample input: R62 at record 2 breaks the map (order; expected R20, R40)"
    with pytest.raises(LayoutError) as refused:
        one.arrange([Item(), Fee(), Fee(), Fee()], start="line")
    assert str(refused.value) == "sample input: R62 at record 4 breaks the map (loop; expected fewer)"
    assert isinstance(chapter(start=None).arrange([Head(), Item(), Total()]), Whole)


def test_names_are_listed_once_with_or_before_the_last() -> None:
    assert _either([]) == "nothing"
    assert _either(["A"]) == "A"
    assert _either(["A", "B", "A"]) == "A or B"
    assert _either(["A", "B", "C"]) == "A, B or C"


def test_a_chapter_finds_its_classes_in_the_order_of_declaration() -> None:
    found = chapter_for("CW")
    assert found is not None
    assert [cls.identifier for cls in found.records][:2] == ["CW01", "CW02"]
    assert all(cls.rule for cls in found.groups)
    assert len(set(found.records)) == len(found.records)
    assert found.confidence in ("high", "medium", "low")
    assert (chapter().confidence, Chapter("a", "b", "input", "c", "d", "e").starts) == ("high", ("transaction",))


def test_a_module_may_declare_the_order_of_its_records_beside_its_imports() -> None:
    declared = importlib.import_module("formats.catair.drawback.records")
    found = chapter_for("DE")
    assert found is not None
    assert [cls.__name__ for cls in found.records] == [
        name for name in declared.RECORDS if issubclass(getattr(declared, name), Record)
    ]


def test_what_is_expected_is_told_in_one_order_whatever_the_order_of_a_set() -> None:
    told = set[tuple[str, ...]]()
    for one in chapters():
        lines = files(one.package).joinpath("example.txt").read_text(encoding="latin-1").splitlines()
        terminals = [cls.terminal for line in lines if (cls := one.class_of(line.ljust(80))) is not None]
        for start in one.starts:
            for count in range(len(terminals)):
                if (breach := one.structure.breach(start, [*terminals[:count], "NOTHING"])) is not None:
                    told.add(tuple(name for name in breach.expected if name != END))
    assert len([names for names in told if len(names) > 2]) > 100
    assert [names for names in told if list(names) != sorted(names)] == []


def test_the_syntax_of_a_transaction_has_five_conditions_of_batch_and_block_control() -> None:
    assert SYNTAX_CODES == {
        Kind.HEADER: "X33",
        Kind.IDENTIFIER: "X34",
        Kind.ORDER: "X35",
        Kind.LOOP: "X36",
        Kind.ABSENT: "X37",
    }
