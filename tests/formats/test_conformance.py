"""A chapter is tested by being there: one suite over every chapter found (STYLE 14)."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.batch import Batch
from formats.catalog import chapters
from formats.chapter import Chapter
from formats.record import WIDTH, Record
from formats.stream import BatchReader, read_batches, write_batch
from formats.structure import Shape
from formats.tables import mapped

CHAPTERS = [pytest.param(chapter, id=f"{chapter.name}-{chapter.direction}") for chapter in chapters()]
#: A source with its edition, and a page in the chapter's own numbering.
CITE = re.compile(r"\b(v\d+|20\d\d|rev \d+)\b.*\b([A-Z&]+-\d+|page \d+)", re.DOTALL)
#: What elements are called whose values stand in a list somewhere.
CODED = re.compile(
    r"(^|_)(code|type|indicator|action|status|flag|reason|country|unit|mode|port|state|class|qualifier|designation"
    r"|transport)(_\d+)?$"
)
EDITION = re.compile(r"\b(v\d+|20\d\d|rev \d+)\b")


def example(chapter: Chapter) -> list[str]:
    """The chapter's example, which stands beside its records."""
    return files(chapter.package).joinpath("example.txt").read_text(encoding="latin-1").splitlines()


def shape_of(chapter: Chapter, lines: list[str]) -> tuple[str, list[str]]:
    """The start rule and the terminals of some lines that the chapter knows."""
    records = [cls.read(line) for line in lines if (cls := chapter.class_of(line)) is not None]
    assert len(records) == len(lines), "the chapter has a record for every line of its example"
    start = chapter.start(records[0]) if chapter.start else chapter.starts[0]
    return start, [record.terminal for record in records]


def values_of(record: Record) -> dict[str, object]:
    """A record's values without the blank ones."""
    return {name: value for name, value in record.values().items() if value is not None}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_record_cites_its_source(chapter: Chapter) -> None:
    assert EDITION.search(chapter.cite), f"{chapter.name}: name the edition in Chapter(cite=...)"
    for cls in chapter.records:
        assert cls.layout.cite, f"{cls.__name__} has no docstring"
        # A slot for another chapter's records cites that chapter as a whole.
        pattern = CITE if chapter.confidence == "high" and cls.identifier != "PG" else EDITION
        assert pattern.search(cls.layout.cite), f"{cls.__name__}: cite source, edition and page: {cls.layout.cite!r}"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_coded_element_says_where_its_codes_stand(chapter: Chapter) -> None:
    """In the record, in a table, or in the map's list of those of which no table is published."""
    for cls in chapter.records:
        for column in cls.layout.columns:
            if column.kind is str and column.width <= 6 and CODED.search(column.name):
                known = column.codes or column.constant is not None or mapped(cls, column.name) is not None
                assert known, f"{cls.label()}.{column.name}: give codes=, or a row of element_tables.csv"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_example_reads_without_a_fault_and_builds_again(chapter: Chapter) -> None:
    lines = example(chapter)
    assert lines
    assert {len(line) for line in lines} == {WIDTH}
    reading = chapter.read(lines)
    assert reading.faults == ()
    assert reading.content is not None
    assert [record.line for record in reading.content.records()] == lines
    for record in reading.records:
        again = type(record)(**values_of(record))
        assert again.values() == record.values()
        assert type(record).read(again.line) == again


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_grammar_builds_without_conflict_and_agrees_with_its_classes(chapter: Chapter) -> None:
    assert set(chapter.structure.start_rules()) == set(chapter.starts)
    used = set(re.findall(r"\b[A-Z][A-Z0-9_]*\b", re.sub(r"//.*", "", chapter.grammar)))
    known = {terminal for terminal in chapter.terminals if not terminal.endswith("_OTHER")}
    assert used <= set(chapter.terminals), (
        f"the map names {sorted(used - set(chapter.terminals))}, which are no records"
    )
    assert known <= used | _of_other_direction(chapter), f"the map leaves out {sorted(known - used)}"


def _of_other_direction(chapter: Chapter) -> set[str]:
    # A reply imports the input's records; of them only those that it echoes stand in its map.
    return {cls.terminal for cls in chapter.records if cls.__module__.startswith("formats.catair.")
            and not cls.__module__.startswith(chapter.package + ".")}  # fmt: skip


@pytest.mark.parametrize("chapter", [one for one in CHAPTERS if one.values[0].opening])
def test_the_grammar_refuses_its_example_without_the_opening_record_and_with_records_doubled(chapter: Chapter) -> None:
    start, terminals = shape_of(chapter, example(chapter))
    assert isinstance(chapter.structure.shape(start, terminals), Shape)
    assert not isinstance(chapter.structure.shape(start, terminals[1:]), Shape)
    assert not isinstance(chapter.structure.shape(start, [terminals[0], *terminals]), Shape)
    assert not isinstance(chapter.structure.shape(start, []), Shape)


def sequences(chapter: Chapter) -> list[tuple[str, str, int, list[str]]]:
    """(accept or refuse, start rule, index of the breach, terminals), from the chapter's `sequences.txt`."""
    found = []
    for line in files(chapter.package).joinpath("sequences.txt").read_text(encoding="ascii").splitlines():
        words = line.split("#")[0].split()
        if not words:
            continue
        verdict, rule, *rest = words
        assert verdict in ("accept", "refuse")
        breach = int(rest.pop(0)) if verdict == "refuse" else -1
        terminals = []
        for word in rest:
            terminal, _, times = word.partition("*")
            terminals += [terminal] * int(times or 1)
        found.append((verdict, rule, breach, terminals))
    return found


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_grammar_accepts_and_refuses_the_sequences_of_its_chapter(chapter: Chapter) -> None:
    told = sequences(chapter)
    for rule in chapter.starts:
        assert {verdict for verdict, start, _, _ in told if start == rule} == {"accept", "refuse"}, (
            f"{chapter.name}: sequences.txt needs both for {rule!r}"
        )
    for verdict, rule, breach, terminals in told:
        shape = chapter.structure.shape(rule, terminals)
        if verdict == "accept":
            assert isinstance(shape, Shape), f"{rule} {' '.join(terminals)[:200]}: {shape}"
        else:
            assert not isinstance(shape, Shape), f"{rule} {' '.join(terminals)[:200]} must be refused"
            assert shape[0].at == breach, f"{rule} {' '.join(terminals)[:200]}: {shape}"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_remembered_shapes_are_what_lark_says(chapter: Chapter) -> None:
    start, terminals = shape_of(chapter, example(chapter))
    fresh = type(chapter.structure)(
        chapter.grammar,
        starts=chapter.starts,
        terminals=chapter.terminals,
        groups=chapter.groups,
        name=chapter.name,
    )
    chapter.structure.shape(start, terminals)
    assert chapter.structure.shape(start, terminals) == fresh.shape(start, terminals)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_class_is_recognised_by_its_own_lines(chapter: Chapter) -> None:
    for cls in chapter.records:
        line = cls.identifier.ljust(WIDTH)
        for name, values in cls.when.items():
            column = cls.layout.by_name[name]
            text = values[0].ljust(column.width)
            line = line[: column.start - 1] + text + line[column.end :]
        found = chapter.class_of(line)
        assert found is not None
        assert found.identifier == cls.identifier
        if cls.when:
            assert found is cls, f"{cls.__name__}: its lines are read as {found.__name__}"


@pytest.mark.parametrize("chapter", CHAPTERS)
@given(data=st.data())
def test_any_columns_of_any_record_read_without_raising(chapter: Chapter, data: st.DataObject) -> None:
    cls = data.draw(st.sampled_from(chapter.records))
    width = WIDTH - len(cls.identifier)
    text = data.draw(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=width, max_size=width))
    record = cls.read(cls.identifier + text)
    assert set(record.values()) == set(cls.layout.by_name)
    assert record.faults(1) == tuple(cls.layout._faults(record.line, 1))


@pytest.mark.parametrize("chapter", CHAPTERS)
@given(data=st.data())
def test_a_shuffled_example_gives_a_group_or_faults(chapter: Chapter, data: st.DataObject) -> None:
    lines = example(chapter)
    mixed = data.draw(st.lists(st.sampled_from([*lines, "??".ljust(WIDTH)]), min_size=1, max_size=len(lines) + 2))
    reading = chapter.read(mixed, number=3)
    assert (reading.content is None) == any(fault.structural for fault in reading.faults)
    assert all(3 <= fault.number < 3 + len(mixed) for fault in reading.faults)
    if reading.content is not None:
        assert [record.line for record in reading.content.records()] == mixed


@pytest.mark.parametrize("chapter", [one for one in CHAPTERS if one.values[0].application])
def test_one_byte_at_a_time_gives_the_same_batch(chapter: Chapter) -> None:
    data = write_batch(
        [
            f"A1234N01PASSED010526     {chapter.application}".ljust(WIDTH),
            f"B  1201N01{chapter.application}".ljust(WIDTH),
            *example(chapter),
            f"Y  1201N01{chapter.application}".ljust(WIDTH),
            "Z1234N01      010526".ljust(WIDTH),
        ]
    )
    reader = BatchReader()
    found = [one for byte in data for one in reader.feed(bytes([byte]))]
    assert found == read_batches(data)
    (batch,) = found
    assert isinstance(batch, Batch)
    assert batch.complete
