"""A record class: columns written once, read, checked and built from the same declaration."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.describe import dictionary
from formats.errors import CannotTell, DoesNotFit, LayoutError
from formats.fault import Kind, Unreadable
from formats.record import AN, SN, A, C, D, M, N, O, Record, S, X, columns


class Sample(Record, id="SM"):
    """A record for these tests. No chapter, p. 0."""

    action: str = columns(3, A, M, codes=("A", "D"))
    filer: str = columns(4, 6, AN, M)
    number: str | None = columns(9, 12, N, C)
    day: date | None = columns(13, 18, D, C)
    amount: Decimal | None = columns(19, 26, SN, C, decimals=2)
    count: int = columns(27, 29, N, M)
    text: str | None = columns(31, 40, X, O)
    mark: str = columns(80, AN, M, constant="Z")


def sample() -> Sample:
    return Sample(
        action="A", filer="N01", number="12", day=date(2026, 1, 5), amount=Decimal("50"), count=7, text="A-B/C"
    )


def test_a_record_is_built_into_exactly_its_columns() -> None:
    assert sample().line == "SMAN01  001201052600005000007 A-B/C".ljust(79) + "Z"


def test_a_line_reads_to_typed_values_and_blanks_to_none() -> None:
    line = "SMAN01  001201052600005000007           " + " " * 39 + "Z"
    assert Sample.read(line).values() == {
        "action": "A",
        "filer": "N01",
        "number": "0012",
        "day": date(2026, 1, 5),
        "amount": Decimal("50.00"),
        "count": 7,
        "text": None,
        "mark": "Z",
    }


def test_built_then_read_is_the_same_record() -> None:
    assert Sample.read(sample().line) == sample()
    assert hash(Sample.read(sample().line)) == hash(sample())


def test_records_of_other_columns_or_other_classes_are_not_equal() -> None:
    assert sample() != sample().but(count=8)
    assert sample() != sample().line


def test_an_amount_may_stand_behind_spaces() -> None:
    line = sample().line
    assert Sample.read(line[:18] + "     123" + line[26:]).amount == Decimal("1.23")


@pytest.mark.parametrize(
    ("start", "text", "field", "kind"),
    [
        (3, " ", "action", Kind.MISSING),
        (3, "1", "action", Kind.UNREADABLE),
        (3, "B", "action", Kind.UNKNOWN),
        (4, "N-1", "filer", Kind.UNREADABLE),
        (9, "12  ", "number", Kind.UNREADABLE),
        (13, "023026", "day", Kind.UNREADABLE),
        (13, "022927", "day", Kind.UNREADABLE),
        (19, "12 45678", "amount", Kind.UNREADABLE),
        (7, "xx", None, Kind.FILLER),
        (31, "\x00", None, Kind.CHARACTER),
    ],
)
def test_each_fault_names_its_columns_and_what_stands_there(
    start: int, text: str, field: str | None, kind: Kind
) -> None:
    line = sample().line
    line = line[: start - 1] + text + line[start - 1 + len(text) :]
    found = [fault for fault in Sample.read(line).faults(5) if fault.kind is kind]
    assert found
    assert found[0].number == 5
    assert found[0].field == field
    assert found[0].columns[0] == start
    assert found[0].text.startswith(text)
    assert found[0].fix
    assert "No chapter, p. 0" in found[0].cite or kind is Kind.CHARACTER


def test_the_29th_of_february_is_a_day_in_leap_years_only() -> None:
    line = sample().line
    assert Sample.read(line[:12] + "022928" + line[18:]).day == date(2028, 2, 29)
    assert Sample.read(line[:12] + "022900" + line[18:]).day == date(2000, 2, 29)


def test_all_faults_of_a_record_are_reported_together() -> None:
    faults = Sample.read("SM?a-b".ljust(80)).faults()
    assert [fault.kind for fault in faults if fault.field] == [
        Kind.UNREADABLE,
        Kind.UNREADABLE,
        Kind.MISSING,
        Kind.MISSING,
    ]


def test_a_faulty_element_reads_as_unreadable_which_no_rule_can_mistake_for_a_value() -> None:
    day = Sample.read("SMAN01  0012023026".ljust(79) + "Z").day
    assert day == Unreadable("023026", "not a date MMDDYY")
    assert not day
    assert str(day) == "023026"
    with pytest.raises(CannotTell, match="023026"):
        assert day < date(2026, 1, 1)  # type: ignore[operator]


def test_a_blank_mandatory_element_reads_as_missing() -> None:
    filer = Sample.read("SMA").filer
    assert isinstance(filer, Unreadable)
    assert filer.missing


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"filer": "ABCD"}, r"SM\.filer: 'ABCD' needs 4 columns, has 3"),
        ({"filer": "a1"}, r"SM\.filer: 'a1': 'a' not allowed here"),
        ({"filer": " A"}, r"SM\.filer: ' A': leading and trailing spaces are lost"),
        ({"filer": None}, r"SM\.filer: Input should be a valid string"),
        ({"action": "X"}, r"SM\.action: 'X': not one of A or D"),
        ({"count": -1}, r"SM\.count: -1 is negative"),
        ({"count": 1000}, r"SM\.count: 1000 needs 4 columns, has 3"),
        ({"amount": "0.001"}, r"SM\.amount: 0\.001 has more than 2 decimal places"),
        ({"day": "1969-12-31"}, r"SM\.day: the year 1969 does not fit MMDDYY"),
        ({"colour": "red"}, r"SM\.colour: Extra inputs are not permitted \(elements: action, filer"),
        ({"mark": "Q"}, r"SM\.mark: 'Q': not one of Z"),
    ],
)
def test_what_the_columns_cannot_carry_is_refused_by_name(change: dict[str, object], message: str) -> None:
    values = {"action": "A", "filer": "N01", "count": 1} | change
    with pytest.raises(DoesNotFit, match=message):
        Sample.make(values)


def test_a_mandatory_element_without_a_value_is_refused() -> None:
    with pytest.raises(DoesNotFit, match=r"SM\.filer: is mandatory and has no value"):
        Sample(action="A", count=1)


def test_an_echo_keeps_whatever_stands_in_the_columns_in_common() -> None:
    class Answer(Record, id="SM"):
        """An answer. No chapter, p. 0."""

        action: str = columns(3, A, M, codes=("A", "D"))
        day: date | None = columns(13, 18, D, C)
        code: str | None = columns(50, 52, AN, C)

    line = "SM?xxx  0012023026".ljust(79) + "Z"
    assert Answer.echo(Sample.read(line), code="E99").line == "SM?         023026".ljust(49) + "E99".ljust(31)


def test_a_declaration_that_cannot_be_is_refused_when_the_class_is_made() -> None:
    with pytest.raises(LayoutError, match=r"Overlap\.second: columns 6-8 overlap columns up to 6"):

        class Overlap(Record, id="OV"):
            first: str = columns(3, 6, AN, M)
            second: str = columns(6, 8, AN, M)

    with pytest.raises(LayoutError, match="columns 80-81 are not within 1-80"):

        class Outside(Record, id="OU"):
            last: str = columns(80, 81, AN, M)

    with pytest.raises(LayoutError, match="a filler is not declared"):

        class Filled(Record, id="FI"):
            gap: str = columns(3, 6, S, M)

    with pytest.raises(LayoutError, match="a number must be of class N or SN"):

        class Lettered(Record, id="LE"):
            count: int = columns(3, 6, AN, M)

    with pytest.raises(LayoutError, match="a date MMDDYY does not take 8 columns"):

        class Long(Record, id="LO"):
            day: date = columns(3, 10, N, M)

    with pytest.raises(LayoutError, match="`when` names 'kind', which is no element"):

        class Told(Record, id="TO", when={"kind": "X"}):
            sort: str = columns(3, 6, AN, M)

    with pytest.raises(LayoutError, match=r"declare it with columns\(\.\.\.\)"):

        class Bare(Record, id="BA"):
            sort: str = "A"

    with pytest.raises(LayoutError, match="code 'TOOLONG' does not fit 2AN"):

        class Coded(Record, id="CO"):
            sort: str = columns(3, 4, AN, M, codes=("TOOLONG",))


def test_side_by_side_items_are_filled_from_the_first_on() -> None:
    class Pairs(Record, id="PA", items=(("code_1", "amount_1"), ("code_2", "amount_2"), ("code_3", "amount_3"))):
        """Pairs. No chapter, p. 0."""

        code_1: str | None = columns(3, 5, AN, C)
        amount_1: int | None = columns(6, 8, N, C)
        code_2: str | None = columns(9, 11, AN, C)
        amount_2: int | None = columns(12, 14, N, C)
        code_3: str | None = columns(15, 17, AN, C)
        amount_3: int | None = columns(18, 20, N, C)

    assert Pairs(code_1="A", amount_2=1).faults() == ()
    (gap,) = Pairs(code_1="A", code_3="C").faults(7)
    assert (gap.kind, gap.columns, gap.field, gap.number) == (Kind.GAP, (9, 14), "code_2", 7)
    assert gap.structural
    with pytest.raises(LayoutError, match="`items` names 'code_9', which is no element"):

        class Wrong(Record, id="WR", items=(("code_9",),)):
            code_1: str | None = columns(3, 5, AN, C)


def test_changing_one_columns_changes_dictionary_reader_and_builder(monkeypatch: pytest.MonkeyPatch) -> None:
    from formats import catalog
    from formats.catair.census_warning_override import records
    from formats.record import columns as declare

    before = _fields("CW01")
    line = records.Summary(filer_code="N01", entry_number="50000035").line
    assert line[9:17] == "50000035"

    class Moved(Record, id="CW01"):
        """CW01 with its entry number one column further. Changed by this test."""

        filer_code: str = declare(5, 7, AN, M)
        entry_number: str = declare(11, 18, AN, M)

    chapter = catalog.chapter_for("CW")
    assert chapter is not None
    original = chapter.records
    monkeypatch.setitem(
        chapter.__dict__, "records", tuple(Moved if cls.identifier == "CW01" else cls for cls in original)
    )
    for cached in ("_by_identifier", "terminals", "_alone"):
        monkeypatch.setitem(chapter.__dict__, cached, getattr(type(chapter), cached).func(chapter))

    assert {name: where for name, where in _fields("CW01").items() if before[name] != where} == {
        "entry_number": (11, 18)
    }
    built = Moved(filer_code="N01", entry_number="50000035").line
    assert built[10:18] == "50000035"
    cls = chapter.class_of(built)
    assert cls is Moved
    assert cls.read(built).values() == {"filer_code": "N01", "entry_number": "50000035"}
    assert [fault.columns for fault in cls.read(line).faults() if fault.kind is Kind.FILLER] == [(8, 10)]


def _fields(record: str) -> dict[str, tuple[int, int]]:
    found = next(one for one in dictionary() if one["record"] == record and one["direction"] == "input")
    return {field["name"]: (field["start"], field["end"]) for field in found["fields"]}


@given(st.text(alphabet=st.characters(min_codepoint=0, max_codepoint=255), min_size=78, max_size=78))
def test_any_columns_read_without_raising_and_clean_means_no_faults(text: str) -> None:
    record = Sample.read("SM" + text)
    faults = record.faults(1)
    slow = tuple(Sample.layout._faults(record.line, 1))
    assert faults == slow
    assert set(record.values()) == set(Sample.layout.by_name)


@given(
    st.builds(
        dict,
        action=st.sampled_from(["A", "D"]),
        filer=st.text(alphabet="ABC019", min_size=1, max_size=3),
        number=st.none() | st.text(alphabet="0123456789", min_size=4, max_size=4),
        day=st.none() | st.dates(date(1970, 1, 1), date(2069, 12, 31)),
        amount=st.none() | st.decimals(0, 999999, places=2),
        count=st.integers(0, 999),
        text=st.none() | st.from_regex(r"\A[A-Z0-9!@#$%^&*]{1,10}\Z"),
    )
)
def test_what_is_built_reads_to_the_same_values(values: dict[str, object]) -> None:
    built = Sample(**values)  # type: ignore[arg-type]
    read = Sample.read(built.line)
    assert read == built
    assert {name: value for name, value in read.values().items() if name != "mark"} == values
    assert read.faults() == ()
