"""The edges of layouts, records and what is remembered: each case is one that a slip in the core would change."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

import pytest
from pydantic import ValidationError

from formats.column import Column
from formats.errors import DoesNotFit, LayoutError
from formats.fault import Fault, Kind
from formats.layout import columns, side_by_side
from formats.memo import Memo
from formats.record import AN, SN, A, C, D, M, N, O, Record, X


def column(cls: type[Record], name: str = "value") -> Column:
    return cls.layout.by_name[name]


class Plain(Record, id="PL"):
    """Plain texts. No chapter, p. 0."""

    value: str = columns(3, 6, AN, M)
    free: str | None = columns(7, 10, X, O)
    digits: str | None = columns(11, 14, N, C)
    right: str | None = columns(15, 20, X, C, justify="right")


class Coded(Record, id="CD"):
    """Codes. No chapter, p. 0."""

    value: str = columns(3, 4, AN, M, codes=("A", "BB"))
    other: str | None = columns(5, 6, N, C, codes=("01", "02", "10"))
    only: str = columns(80, AN, M, constant="Z")


class Amounts(Record, id="AM"):
    """Amounts. No chapter, p. 0."""

    value: Decimal = columns(3, 8, SN, M, decimals=2)
    signed: Decimal | None = columns(9, 13, SN, C, decimals=1, signed=True)
    count: int | None = columns(14, 16, N, C)
    one: int | None = columns(17, SN, C, signed=True)


class Dates(Record, id="DT"):
    """Dates. No chapter, p. 0."""

    value: date = columns(3, 8, D, M)
    long: date | None = columns(9, 16, N, C, form="CCYYMMDD")
    back: date | None = columns(17, 22, N, C, form="YYMMDD")


# ----------------------------------------------------------------------------------------------------------- layouts


class Either(Record, id="EI"):
    """A code of two lists. No chapter, p. 0."""

    value: Literal["A"] | Literal["B"] = columns(3, A, M)
    maybe: Literal["A"] | None = columns(4, A, C)


def test_an_element_may_be_blank_only_where_none_is_one_of_its_types() -> None:
    assert [(one.kind, one.optional) for one in Either.layout.columns] == [(str, False), (str, True)]
    assert (Record.identifier, Record.terminal, dict(Record.when)) == ("", "", {})


class Kinds(Record, id="KI"):
    """Every way to declare.

    This paragraph is no cite.
    """

    single: Literal["A", "B"] = columns(3, A, M)
    told: str | None = columns(5, 6, AN, O, title="Told by name", note="As the page says", reads=X)
    plain_name: int | None = columns(9, 10, SN, C)


def test_a_declaration_is_held_as_it_was_written() -> None:
    single, told, plain = Kinds.layout.columns
    assert (single.start, single.end, single.kind, single.optional) == (3, 3, str, False)
    assert (single.data_class, single.printed, single.designation) == (A, A, M)
    assert (single.codes, single.constant, single.decimals, single.form) == ((), None, 0, "MMDDYY")
    assert (single.signed, single.justify, single.title, single.note) == (False, "left", "single", "")
    assert (told.data_class, told.printed, told.designation) == (X, AN, O)
    assert (told.title, told.note, told.optional, told.kind) == ("Told by name", "As the page says", True, str)
    assert (plain.title, plain.kind, plain.optional, plain.designation) == ("plain name", int, True, C)
    assert column(Coded, "only").constant == "Z"
    assert column(Coded, "only").codes == ("Z",)


def test_a_layout_names_its_elements_gaps_and_cite() -> None:
    layout = Kinds.layout
    assert layout.names == ("single", "told", "plain_name")
    assert list(layout.by_name) == ["single", "told", "plain_name"]
    assert layout.fillers == ((4, 4), (7, 8), (11, 80))
    assert layout.cite == "Every way to declare."
    assert layout.record == layout.identifier == "KI"
    assert Coded.layout.fillers == ((7, 79),)

    class Nearly(Record, id="NE"):
        """All but the last column. No chapter, p. 0."""

        text: str = columns(3, 79, X, M)

    assert Nearly.layout.fillers == ((80, 80),)

    class Uncited(Record, id="UC"):
        text: str = columns(3, 79, X, M)

    assert Uncited.layout.cite == ""


def test_a_record_without_an_element_and_one_of_one_element_read_and_write() -> None:
    class Bare(Record, id="BARE"):
        """Nothing but its identifier. No chapter, p. 0."""

    class Whole(Record, id="W"):
        """One element to the last column. No chapter, p. 0."""

        text: str = columns(2, 80, X, M)

    assert Bare().line == "BARE".ljust(80)
    assert Bare.read("BARE".ljust(80)).values() == {}
    assert Bare.layout.fillers == ((5, 80),)
    assert Whole(text="T").line == "WT".ljust(80)
    assert Whole.read("WT".ljust(80)).row() == ("T",)
    assert Whole.layout.fillers == ()
    assert Whole.read("WT".ljust(80)).faults() == ()


def test_side_by_side_items_are_numbered() -> None:
    assert side_by_side(2, "code", "amount") == (("code_1", "amount_1"), ("code_2", "amount_2"))


CITE = "Every way to declare."
CAPITALS = "send upper-case keyboard characters only"


def off_keyboard(column: int, text: str) -> Fault:
    cite = "Batch & Block Control v23, B&B-8"
    reason = f"{text!r} is on no standard keyboard"
    return Fault(9, "KI", Kind.CHARACTER, reason, (column, column), text, fix=CAPITALS, cite=cite)


def filled(start: int, end: int, text: str) -> Fault:
    fix = f"put spaces in columns {start}-{end}"
    return Fault(9, "KI", Kind.FILLER, "filler must be spaces", (start, end), text, fix=fix, cite=CITE)


def unreadable(start: int, end: int, text: str, field: str, reason: str, fix: str) -> Fault:
    return Fault(9, "KI", Kind.UNREADABLE, reason, (start, end), text, field, fix=fix, cite=CITE)


def test_a_fault_tells_all_there_is_to_tell() -> None:
    keyboard = "upper-case keyboard characters"
    right = "numerals at the right, with nothing but spaces before them"
    line = "KI1x\u00e9- y ab".ljust(79) + "Q"
    assert Kinds.read(line).faults(9) == (
        off_keyboard(4, "x"),
        off_keyboard(5, "\u00e9"),
        off_keyboard(8, "y"),
        off_keyboard(10, "a"),
        off_keyboard(11, "b"),
        filled(4, 4, "x"),
        filled(7, 8, " y"),
        filled(11, 80, line[10:]),
        unreadable(3, 3, "1", "single", "'1' not allowed here: letters A-Z", "put letters A-Z in column 3"),
        unreadable(
            *(5, 6, "\u00e9-", "told", f"'\u00e9' not allowed here: {keyboard}", f"put {keyboard} in columns 5-6")
        ),
        unreadable(9, 10, " a", "plain_name", f"not {right}", f"put {right} in columns 9-10"),
    )


def test_a_fix_lists_the_codes_and_the_form_of_a_date() -> None:
    (code,) = Coded.read("CDX".ljust(79) + "Z").faults()
    assert (code.fix, code.number) == ("put one of A, BB in columns 3-4", 0)
    only = Coded.read("CDA".ljust(79) + "Y").faults()[0]
    assert only.fix == "put one of Z in column 80"
    (day,) = Dates.read("DT023026".ljust(80)).faults()
    assert day.fix == "put a date MMDDYY in columns 3-8"


class Items(Record, id="IT", items=side_by_side(3, "code", "amount")):
    """Side by side. No chapter, p. 0."""

    code_1: str | None = columns(3, 4, AN, C)
    amount_1: int | None = columns(5, 6, N, C)
    code_2: str | None = columns(7, 8, AN, C)
    amount_2: int | None = columns(9, 10, N, C)
    code_3: str | None = columns(11, 12, AN, C)
    amount_3: int | None = columns(13, 14, N, C)


@pytest.mark.parametrize(
    ("texts", "gaps"),
    [
        (["A 01", "B 02", "C 03"], []),
        (["A 01", "B 02", "    "], []),
        (["    ", "    ", "    "], []),
        (["  01", "B   ", "    "], []),
        (["    ", "B 02", "    "], [1]),
        (["    ", "    ", "C   "], [1, 2]),
        (["X   ", "X 01", "  01"], []),
        (["    ", "X   ", "    "], [1]),
        (["A 01", "    ", "  03"], [2]),
        (["    ", "  02", "C 03"], [1]),
    ],
)
def test_items_are_filled_from_the_first_on(texts: list[str], gaps: list[int]) -> None:
    line = ("IT" + "".join(texts)).ljust(80)
    faults = Items.read(line).faults(4)
    assert faults == tuple(
        Fault(
            4,
            "IT",
            Kind.GAP,
            f"item {item} is blank and a later one is not",
            (4 * item - 1, 4 * item + 2),
            "    ",
            f"code_{item}",
            fix="fill the items from the first on",
            cite="Side by side. No chapter, p. 0.",
        )
        for item in gaps
    )
    assert bool(Items.layout.is_clean(line)) == (not gaps)


def test_what_a_class_says_of_itself_must_name_its_elements() -> None:
    with pytest.raises(LayoutError, match=r"\.Nothing: `when` gives no value for 'sort'$"):

        class Nothing(Record, id="NO", when={"sort": ()}):
            sort: str = columns(3, 4, AN, M)

    with pytest.raises(LayoutError, match=r"\.Unknown: `items` names 'other', which is no element$"):

        class Unknown(Record, id="UN", items=(("sort",), ("other",))):
            sort: str = columns(3, 4, AN, M)


# ----------------------------------------------------------------------------------------------------------- records


#: Sort and kind: whether `Blank` knows them, and whether `Sorted` does.
SORTS = (
    ("  ", True, False),
    ("0 ", True, False),
    ("X ", False, False),
    ("A X", False, True),
    ("A Y", False, True),
    ("A Z", False, False),
)


class Blank(Record, id="VA", when={"sort": ("", "0")}, terminal="VA_BLANK"):
    """No sort. No chapter, p. 0."""

    sort: str | None = columns(3, 4, AN, C)


class Sorted(Record, id="VA", when={"sort": "A", "kind": ("X", "Y")}):
    """Of a sort and a kind. No chapter, p. 0."""

    sort: str = columns(3, 4, AN, M)
    kind: str = columns(5, AN, M)


def test_a_class_is_told_from_its_siblings_and_named_by_that() -> None:
    assert (Blank.label(), Sorted.label()) == ("VA blank", "VA A X")
    assert (Blank.terminal, Sorted.terminal) == ("VA_BLANK", "VA")
    assert Sorted.when == {"sort": ("A",), "kind": ("X", "Y")}
    for text, blank, of_sort in SORTS:
        line = f"VA{text}".ljust(80)
        assert (Blank.distinguishes(line), Sorted.distinguishes(line)) == (blank, of_sort)


def test_an_identifier_that_begins_with_a_numeral_makes_a_terminal_of_r() -> None:
    class Numbered(Record, id="47"):
        """Numbered. No chapter, p. 0."""

        text: str = columns(3, 4, AN, M)

    class Further(Numbered):
        """The same with another element; no chapter, p. 0."""

        more: str | None = columns(5, 6, AN, C)

    assert (Numbered.terminal, Numbered.identifier, Numbered.when) == ("R47", "47", {})
    assert (Further.terminal, Further.identifier) == ("R47", "47")
    assert Further(text="A", more="B").line == "47A B".ljust(80)


def test_a_record_that_was_read_is_a_pydantic_object_all_the_same() -> None:
    read = Plain.read("PLAB".ljust(80))
    assert read.__pydantic_fields_set__ == {"value", "free", "digits", "right"}
    assert read.__pydantic_extra__ is None
    assert read.__pydantic_private__ is None
    assert read.model_copy() == read
    with pytest.raises(AttributeError):
        _ = read.other  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        _ = read._nothing  # type: ignore[attr-defined]
    assert not hasattr(Plain(value="AB"), "other")


def test_records_cannot_be_changed_and_take_no_other_elements() -> None:
    with pytest.raises(Exception, match="frozen"):
        Plain(value="AB").value = "C"
    with pytest.raises(Exception, match="frozen"):
        Plain.read("PLAB".ljust(80)).value = "C"
    with pytest.raises(Exception, match="Extra inputs"):
        Plain(value="AB", colour="red")  # type: ignore[call-arg]


def test_an_element_is_read_once_and_held() -> None:
    record = Plain.read("PLAB".ljust(80))
    assert "value" not in vars(record)
    assert record.value == "AB"
    assert vars(record)["value"] == "AB"


def test_a_refusal_from_pydantic_names_the_element_and_what_is_known() -> None:
    with pytest.raises(DoesNotFit) as refused:
        Plain.make({"value": "AB", "colour": "red"})
    assert str(refused.value) == (
        "PL.colour: Extra inputs are not permitted (elements: value, free, digits, right)"
    )  # fmt: skip
    with pytest.raises(DoesNotFit) as refused:
        Dates.make({"value": {"a": 1}})
    with pytest.raises(ValidationError) as by_pydantic:
        Dates(value={"a": 1})  # type: ignore[arg-type]
    assert str(refused.value) == f"DT.value: {by_pydantic.value.errors()[0]['msg']}"
    assert Plain.make({"value": "AB"}) == Plain(value="AB")


def test_a_refusal_when_writing_names_record_and_element() -> None:
    with pytest.raises(DoesNotFit) as refused:
        Sorted(sort="A", kind="x")
    assert str(refused.value) == "VA A X.kind: 'x': 'x' not allowed here: letters A-Z, numerals and space"
    with pytest.raises(DoesNotFit) as refused:
        Plain.layout.write({})
    assert str(refused.value) == "PL.value: is mandatory and has no value"


def test_an_echo_takes_what_it_is_given_and_constants() -> None:
    class Answer(Record, id="CD"):
        """An answer. No chapter, p. 0."""

        value: str = columns(3, 4, AN, M)
        other: str | None = columns(5, 7, AN, C)
        new: str | None = columns(10, 11, AN, C)
        mark: str = columns(78, 80, AN, M, constant="OK")

    source = Coded.read("CD??99".ljust(79) + "Q")
    assert Answer.echo(source).line == "CD??".ljust(77) + "OK "
    assert Answer.echo(source, new="N", value="V").line == "CDV".ljust(9) + "N".ljust(68) + "OK "


def test_other_values_make_another_record() -> None:
    assert Plain(value="AB", free="F").but(value="C").line == "PLC   F".ljust(80)
    assert repr(Plain(value="AB")) == "Plain('PLAB')"
    assert Plain(value="AB") != Coded(value="A")
    assert len({Plain(value="AB"), Plain(value="AB"), Plain(value="C")}) == 2


class Twin(Plain):
    """The same columns, another class. No chapter, p. 0."""


def test_a_record_is_equal_to_those_of_its_own_class_only() -> None:
    line = "PLAB".ljust(80)
    assert Plain.read(line) != Twin.read(line)
    assert hash(Plain.read(line)) != hash(Twin.read(line))


def test_a_record_that_is_read_ahead_has_the_values_that_it_would_have_one_by_one_and_is_read_once() -> None:
    ahead, one_by_one = (Plain.read("PLabcd  x 0012".ljust(80)) for _ in range(2))
    ahead.fill()
    names = list(Plain.layout.by_name)
    assert [getattr(ahead, name) for name in names] == [getattr(one_by_one, name) for name in names]
    before = [id(getattr(ahead, name)) for name in names]
    ahead.fill()
    assert [id(getattr(ahead, name)) for name in names] == before
    assert ahead.line == one_by_one.line


def test_validated_holds_values_of_the_annotated_types_and_refuses_others() -> None:
    good = Amounts.read("AM001200".ljust(80)).validated()
    assert vars(good)["value"] == Decimal("12.00")
    assert vars(good)["count"] is None
    again = Amounts.read("AM001300".ljust(80)).validated()
    assert again.value == Decimal("13.00")
    with pytest.raises(ValidationError) as refused:
        Amounts.read("AMx".ljust(80)).validated()
    assert [error["loc"] for error in refused.value.errors()] == [("value",)]


# -------------------------------------------------------------------------------------------------------------- memo


def test_what_was_worked_out_once_is_remembered_until_it_is_too_much() -> None:
    asked: list[int] = []

    def double(number: int) -> int:
        asked.append(number)
        return 2 * number

    memo = Memo(double)
    assert [memo[3], memo[3], memo[4]] == [6, 6, 8]
    assert asked == [3, 4]
    for number in range(4096):
        assert memo[number] == 2 * number
    assert len(memo) == 4096
    assert memo[5000] == 10_000
    assert dict(memo) == {5000: 10_000}
    assert memo[3] == 6
    assert asked[-1] == 3
