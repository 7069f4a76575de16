"""The edges of data classes and elements: each case is one that a slip in the core would change."""

from __future__ import annotations

import string
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

import pytest

from formats import classes
from formats.classes import DATA_CLASSES, SPECIAL, STANDARD, DataClass, read_date, write_date
from formats.column import DATE_FORMS, Column, Designation
from formats.errors import DoesNotFit, LayoutError
from formats.fault import Kind, Unreadable
from formats.layout import Layout, columns
from formats.record import AN, SN, A, C, D, M, N, O, Record, S, X

# ------------------------------------------------------------------------------------------------------ data classes


def test_each_class_takes_exactly_its_characters() -> None:
    every = [chr(code) for code in range(256)]
    upper, digits = set(string.ascii_uppercase), set(string.digits)
    assert {c for c in every if A.accepts(c)} == upper | {" "}
    assert {c for c in every if AN.accepts(c)} == upper | digits | {" "}
    assert {c for c in every if N.accepts(c)} == digits
    assert {c for c in every if SN.accepts(c)} == digits
    assert {c for c in every if S.accepts(c)} == {" "}
    assert {c for c in every if X.accepts(c)} == upper | digits | {" "} | set(SPECIAL)
    assert upper | digits | {" "} | set(SPECIAL) == STANDARD
    # B&B-7: the keyboard's punctuation, all of it, and the cent sign.
    assert set(SPECIAL) == set(string.punctuation) | {"\u00a2"}


def test_the_classes_are_known_by_the_codes_that_the_layouts_print() -> None:
    assert repr(A) == "DataClass(code='A', meaning='letters A-Z')"
    assert DataClass("A", "letters A-Z", N.pattern) == A
    assert DATA_CLASSES == {"A": A, "AN": AN, "N": N, "SN": SN, "X": X, "D": D, "S": S}
    assert [one.meaning for one in (A, AN, N, SN, X, D, S)] == [
        "letters A-Z",
        "letters A-Z, numerals and space",
        "numerals 0-9 in every column",
        "numerals at the right, with nothing but spaces before them",
        "upper-case keyboard characters",
        "a date MMDDYY",
        "spaces",
    ]


@pytest.mark.parametrize(
    ("text", "accepted"),
    [("123", True), (" 23", True), ("  3", True), ("   ", False), ("12 ", False), ("1 3", False), ("-12", False)],
)
def test_numerals_stand_at_the_right_behind_spaces(text: str, accepted: bool) -> None:
    assert SN.accepts(text) is accepted


def test_the_whole_text_counts_not_its_beginning() -> None:
    assert not AN.accepts("AB\n")
    assert not N.accepts("12\n")


def test_every_day_of_a_common_and_of_a_leap_year_is_a_date_and_nothing_else() -> None:
    for year in (2027, 2028):
        first = date(year, 1, 1)
        days = {(first + timedelta(days=n)).strftime("%m%d%y") for n in range(366)}
        days = {day for day in days if day.endswith(f"{year % 100:02}")}
        found = {f"{at:04}{year % 100:02}" for at in range(10_000) if D.accepts(f"{at:04}{year % 100:02}")}
        assert found == days


def test_the_29th_of_february_stands_in_every_fourth_year_of_two_digits() -> None:
    assert [yy for yy in range(100) if D.accepts(f"0229{yy:02}")] == list(range(0, 100, 4))
    assert not D.accepts("22928")
    assert not D.accepts("02292028")


def test_a_refusal_names_the_characters_or_what_is_wanted() -> None:
    assert AN.refusal("B-A.-") == "'-' '.' not allowed here: letters A-Z, numerals and space"
    assert A.refusal("A1") == "'1' not allowed here: letters A-Z"
    assert A.refusal("9876543210") == "'0' '1' '2' '3' '4' '5' '6' '7' '8' '9' not allowed here: letters A-Z"
    assert X.refusal("ab") == "'a' 'b' not allowed here: upper-case keyboard characters"
    assert N.refusal("1 ") == "not numerals 0-9 in every column"
    assert D.refusal("023026") == "not a date MMDDYY"


@pytest.mark.parametrize(
    ("form", "text", "day"),
    [
        ("MMDDYY", "022928", date(2028, 2, 29)),
        ("MMDDYY", "010170", date(1970, 1, 1)),
        ("MMDDYY", "123169", date(2069, 12, 31)),
        ("YYMMDD", "280229", date(2028, 2, 29)),
        ("YYMMDD", "700101", date(1970, 1, 1)),
        ("MMDDCCYY", "02292028", date(2028, 2, 29)),
        ("MMDDCCYY", "12311969", date(1969, 12, 31)),
        ("CCYYMMDD", "20280229", date(2028, 2, 29)),
        ("CCYYMMDD", "19691231", date(1969, 12, 31)),
    ],
)
def test_a_date_reads_and_writes_in_each_form(form: str, text: str, day: date) -> None:
    assert read_date(text, form) == day
    assert write_date(day, form) == text


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("MMDDYY", "023026"),
        ("MMDDYY", "130126"),
        ("MMDDYY", "0101 6"),
        ("MMDDYY", "01012"),
        ("MMDDYY", "0101026"),
        ("MMDDYY", "\u0660\u0661\u0660\u0661\u0662\u0666"),
        ("YYMMDD", "261301"),
        ("MMDDCCYY", "01010000"),
        ("CCYYMMDD", "20260230"),
        ("CCYYMMDD", "260101"),
    ],
)
def test_what_is_no_day_is_refused_with_its_form(form: str, text: str) -> None:
    with pytest.raises(ValueError, match=f"^not a date {form}$"):
        read_date(text, form)


@pytest.mark.parametrize("year", [1969, 2070, 1870])
@pytest.mark.parametrize("form", ["MMDDYY", "YYMMDD"])
def test_a_year_that_two_digits_cannot_tell_is_refused(form: str, year: int) -> None:
    wanted = f"^the year {year} does not fit {form}: two digits reach from 1970 to 2069$"
    with pytest.raises(ValueError, match=wanted):
        write_date(date(year, 6, 1), form)


# ---------------------------------------------------------------------------------------------------------- elements


AT_THE_RIGHT = "not numerals at the right, with nothing but spaces before them"
TOO_LATE = "the year 2070 does not fit MMDDYY: two digits reach from 1970 to 2069"


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


def test_an_element_knows_its_width_and_cuts_its_columns() -> None:
    assert column(Plain).width == 4
    assert column(Coded, "only").width == 1
    assert column(Plain).cut("0123456789".ljust(80)) == "2345"
    assert DATE_FORMS == {"MMDDYY": 6, "YYMMDD": 6, "MMDDCCYY": 8, "CCYYMMDD": 8}
    assert [one.value for one in Designation] == ["M", "C", "O"]


@pytest.mark.parametrize(
    ("cls", "name", "text", "problem"),
    [
        (Plain, "value", "    ", (Kind.MISSING, "value is blank")),
        (Plain, "value", "A-B ", (Kind.UNREADABLE, "'-' not allowed here: letters A-Z, numerals and space")),
        (Plain, "value", " AB ", None),
        (Plain, "free", "    ", None),
        (Coded, "value", "C ", (Kind.UNKNOWN, "not one of A or BB")),
        (Coded, "value", "BB", None),
        (Coded, "value", " A", None),
        (Coded, "other", "03", (Kind.UNKNOWN, "not one of 01, 02 or 10")),
        (Coded, "other", "0A", (Kind.UNREADABLE, "not numerals 0-9 in every column")),
        (Coded, "only", "Y", (Kind.UNKNOWN, "not one of Z")),
        (Amounts, "value", "      ", (Kind.MISSING, "value is blank")),
        (Amounts, "value", "   -12", (Kind.UNREADABLE, AT_THE_RIGHT)),
        (Amounts, "signed", "  -12", None),
        (Amounts, "signed", "-1234", None),
        (Amounts, "signed", "    -", (Kind.UNREADABLE, AT_THE_RIGHT)),
        (Amounts, "signed", "0 -12", (Kind.UNREADABLE, AT_THE_RIGHT)),
        (Amounts, "signed", "- 123", (Kind.UNREADABLE, AT_THE_RIGHT)),
        (Amounts, "signed", "-12  ", (Kind.UNREADABLE, AT_THE_RIGHT)),
        (Dates, "value", "023026", (Kind.UNREADABLE, "not a date MMDDYY")),
        (Dates, "long", "20260230", (Kind.UNREADABLE, "not a date CCYYMMDD")),
        (Dates, "long", "2026 230", (Kind.UNREADABLE, "not numerals 0-9 in every column")),
    ],
)  # fmt: skip
def test_an_element_says_what_is_wrong_with_its_columns(
    cls: type[Record], name: str, text: str, problem: tuple[Kind, str] | None
) -> None:
    assert column(cls, name).problem(text) == problem


@pytest.mark.parametrize(
    ("cls", "name", "text", "value"),
    [
        (Plain, "value", " AB ", "AB"),
        (Plain, "free", "    ", None),
        (Plain, "digits", "0012", "0012"),
        (Plain, "value", "A-B ", Unreadable("A-B ", "'-' not allowed here: letters A-Z, numerals and space")),
        (Plain, "value", "    ", Unreadable("    ", "value is blank")),
        (Coded, "value", "C ", "C"),
        (Amounts, "value", "   123", Decimal("1.23")),
        (Amounts, "value", "000000", Decimal("0.00")),
        (Amounts, "signed", "  -12", Decimal("-1.2")),
        (Amounts, "count", "007", 7),
        (Dates, "long", "20260131", date(2026, 1, 31)),
        (Dates, "back", "260131", date(2026, 1, 31)),
    ],
)
def test_an_element_reads_to_its_value(cls: type[Record], name: str, text: str, value: object) -> None:
    assert column(cls, name).read(text) == value
    assert column(cls, name).reader[text] == value


def test_an_amount_keeps_its_implied_places() -> None:
    assert str(column(Amounts).read("001200")) == "12.00"
    assert str(column(Amounts, "signed").read("   10")) == "1.0"


@pytest.mark.parametrize(
    ("cls", "name", "value", "text"),
    [
        (Plain, "value", "AB", "AB  "),
        (Plain, "value", "ABCD", "ABCD"),
        (Plain, "free", None, "    "),
        (Plain, "free", "", "    "),
        (Plain, "digits", "12", "0012"),
        (Plain, "right", "AB", "    AB"),
        (Coded, "value", "A", "A "),
        (Coded, "other", "10", "10"),
        (Amounts, "value", Decimal("12.3"), "001230"),
        (Amounts, "value", 12, "001200"),
        (Amounts, "value", "0.05", "000005"),
        (Amounts, "signed", Decimal("-1.2"), "  -12"),
        (Amounts, "signed", Decimal("0"), "00000"),
        (Amounts, "signed", Decimal("1.2"), "00012"),
        (Amounts, "signed", -123, "-1230"),
        (Amounts, "count", 7, "007"),
        (Dates, "value", date(2026, 1, 31), "013126"),
        (Dates, "long", date(2026, 1, 31), "20260131"),
    ],
)
def test_an_element_writes_its_value(cls: type[Record], name: str, value: object, text: str) -> None:
    assert column(cls, name).write(value) == text
    assert column(cls, name).writer[value] == text


@pytest.mark.parametrize(
    ("cls", "name", "value", "message"),
    [
        (Plain, "value", None, "value: is mandatory and has no value"),
        (Plain, "value", "", "value: is mandatory and has no value"),
        (Plain, "value", "ABCDE", "value: 'ABCDE' needs 5 columns, has 4"),
        (Plain, "value", "A ", "value: 'A ': leading and trailing spaces are lost; leave them out"),
        (Plain, "value", "a", "value: 'a': 'a' not allowed here: letters A-Z, numerals and space"),
        (Plain, "digits", "1A", "digits: '1A': not numerals 0-9 in every column"),
        (Coded, "value", "C", "value: 'C': not one of A or BB"),
        (Coded, "other", "1", "other: '1': not numerals 0-9 in every column"),
        (Amounts, "value", -1, "value: -1 is negative and its columns carry no sign"),
        (Amounts, "value", Decimal("0.001"), "value: 0.001 has more than 2 decimal places"),
        (Amounts, "value", "x", "value: 'x' is no number"),
        (Amounts, "value", [], "value: [] is no number"),
        (Amounts, "value", Decimal("12345.67"), "value: Decimal('12345.67') needs 7 columns, has 6"),
        (Amounts, "signed", -1234, "signed: -1234 needs 6 columns, has 5"),
        (Amounts, "one", -1, "one: -1 needs 2 columns, has 1"),
        (Dates, "value", "2026-01-31", "value: '2026-01-31' is no date"),
        (Dates, "value", date(2070, 1, 1), f"value: {TOO_LATE}"),
    ],
)  # fmt: skip
def test_what_an_element_cannot_carry_is_refused(cls: type[Record], name: str, value: object, message: str) -> None:
    with pytest.raises(DoesNotFit) as refused:
        column(cls, name).write(value)
    assert str(refused.value) == message


@pytest.mark.parametrize("cls", [Plain, Coded, Amounts, Dates])
def test_the_clean_pattern_takes_no_text_that_has_a_problem(cls: type[Record]) -> None:
    texts = ("", "A", "BB", "C", "-1", "12", "1", "Z", "013126", "023026", "20260131", " 1", "1 ", "a", "- 1", "-")
    for one in cls.layout.columns:
        for text in texts:
            for padded in (text.ljust(one.width), text.rjust(one.width), text.rjust(one.width, "0")):
                if len(padded) != one.width:
                    continue
                line = " " * (one.start - 1) + padded
                lone = Layout("LO", line[: one.start - 1], (one,), "No chapter, p. 0")
                if lone.is_clean(line.ljust(80)):
                    assert one.problem(padded) is None, (one.name, padded)
                elif one.kind is not date or one.form == "MMDDYY":
                    # A code that stands further right, and a date of another form, are looked at more closely.
                    assert one.problem(padded) or (one.codes and padded[0] == " "), (one.name, padded)


def declare(name: str, field: object, annotation: object = str) -> type[Record]:
    """A class of one element, made on the spot."""
    made: type[Record] = type(Record)(
        "Made",
        (Record,),
        {"__module__": __name__, "__qualname__": "Made", "__annotations__": {name: annotation}, name: field},
        id="MA",
    )
    return made


@pytest.mark.parametrize(
    ("field", "annotation", "message"),
    [
        (columns(3, 81, AN, M), str, "columns 3-81 are not within 1-80"),
        (columns(7, 6, AN, M), str, "columns 7-6 are not within 1-80"),
        (columns(0, 6, AN, M), str, "columns 0-6 are not within 1-80"),
        (columns(3, 6, S, M), str, "a filler is not declared; a gap between elements is one"),
        (columns(3, 8, N, M, form="CCYYMMDD"), date, "a date CCYYMMDD does not take 6 columns"),
        (columns(3, 8, N, M, form="DDMMYY"), date, "a date DDMMYY does not take 6 columns"),
        (columns(3, 8, X, M), int, "a number must be of class N or SN, not X"),
        (columns(3, 8, X, M), Decimal, "a number must be of class N or SN, not X"),
        (columns(3, 4, A, M, codes=("A", "A1")), str, "code 'A1' does not fit 2A"),
        (columns(3, 4, N, M, codes=("1",)), str, "code '1' does not fit 2N"),
        (columns(3, 4, A, M, codes=("ABC",)), str, "code 'ABC' does not fit 2A"),
        (columns(3, 4, SN, M, codes=("1",)), str, "code '1' does not fit 2SN"),
        (columns(1, 4, A, M), str, "columns 1-4 overlap columns up to 2"),
        (columns(2, 4, A, M), str, "columns 2-4 overlap columns up to 2"),
        (columns(3, 4, A, M), float, "<class 'float'> is no str, int, Decimal or date"),
        (columns(3, 4, A, M), str | int, "str | int is no str, int, Decimal or date"),
        ("A", str, "declare it with columns(...)"),
    ],
)
def test_a_declaration_is_refused_with_its_place(field: object, annotation: object, message: str) -> None:
    with pytest.raises(LayoutError) as refused:
        declare("value", field, annotation)
    assert str(refused.value) == f"{__name__}.Made.value: {message}"


def test_an_element_that_says_no_more_is_a_plain_text_at_the_left() -> None:
    bare = Column("value", 3, 4, AN, AN, M, str, False)
    assert (bare.codes, bare.constant, bare.decimals, bare.form) == ((), None, 0, "MMDDYY")
    assert (bare.title, bare.note, bare.signed, bare.justify) == ("", "", False, "left")


@pytest.mark.parametrize(("start", "end"), [(3, 3), (3, 80), (80, 80)])
def test_the_outermost_columns_can_be_declared(start: int, end: int) -> None:
    made = declare("value", columns(start, end, AN, M))
    assert (column(made).start, column(made).end) == (start, end)


def test_a_pivot_stands_between_the_centuries() -> None:
    told: Mapping[int, int] = {69: 2069, 70: 1970, 0: 2000, 99: 1999}
    assert {yy: classes._century(yy) for yy in told} == told
