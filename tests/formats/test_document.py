"""A file of batches goes to one JSON document and comes back byte for byte."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from formats.batch import Batch
from formats.catalog import chapters
from formats.chapter import Chapter
from formats.document import as_read, document, framed, restore
from formats.errors import DoesNotFit
from formats.sample import wrapping
from formats.stream import read_batches, write_batch

CHAPTERS = [pytest.param(chapter, id=chapter.package.rpartition(".")[2]) for chapter in chapters()]
REJECTION = (
    "A1234N01", "B".ljust(79) + "B", "X1 FX12   NOT A KNOWN ACE APPLICATION ID CODE", "X1RF999   BATCH REJECTED",
    "Y           00002".ljust(79) + "Y", "Z".ljust(79) + "Z",
)  # fmt: skip
SEPARATORS = [b"\n", b"\r\n", b""]


def lines_of(chapter: Chapter) -> list[str]:
    """The chapter's example in an envelope of its own."""
    example = files(chapter.package).joinpath("example.txt").read_text(encoding="latin-1").splitlines()
    if chapter.name == "batch_block_control":
        return example
    if not chapter.application:
        before, after = wrapping("AE")
        return [*before, *example, *after]
    before, after = wrapping(chapter.application, records=len(example))
    return [*before, *example, *after]


def there_and_back(data: bytes, *, grouped: bool = False) -> bytes:
    return restore(json.loads(json.dumps(document(data, grouped=grouped))))


@pytest.mark.parametrize("grouped", [False, True], ids=["flat", "grouped"])
@pytest.mark.parametrize("separator", SEPARATORS, ids=["lf", "crlf", "none"])
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_chapters_example_comes_back_as_it_was(chapter: Chapter, separator: bytes, *, grouped: bool) -> None:
    data = write_batch([line.ljust(80) for line in lines_of(chapter)], separator)
    assert there_and_back(data, grouped=grouped) == data


@pytest.mark.parametrize("grouped", [False, True], ids=["flat", "grouped"])
def test_a_rejection_of_cbps_comes_back_as_it_was(*, grouped: bool) -> None:
    data = write_batch([line.ljust(80) for line in REJECTION])
    assert document(data)["batches"][0]["rejection"] is True
    assert there_and_back(data, grouped=grouped) == data


def mutated(data: bytes, draw: st.DrawFn) -> bytes:
    """A few bytes replaced, put in or taken out; some of them where framing and control records are."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        put = draw(st.sampled_from([b"", b"\n", b"\r\n", b"\r", b"A", b"B", b"Y", b"Z", b"\nZ", b"x", b"\xe9", b" "]))
        data = data[:at] + put + data[at + draw(st.sampled_from([0, 0, 1, 2, 80])) :]
    return data


@st.composite
def mutations(draw: st.DrawFn) -> bytes:
    chapter = draw(st.sampled_from([one for one in chapters() if one.application]))
    separator = draw(st.sampled_from(SEPARATORS))
    lines = [line.ljust(80) for line in lines_of(chapter)]
    data = write_batch(lines, separator)
    if draw(st.booleans()):
        data = draw(st.sampled_from([b"\n\n", b"junk\n", b"Z" * 80, b""])) + data + write_batch(lines[:3], separator)
    return mutated(data, draw)


@given(data=mutations(), grouped=st.booleans())
def test_a_mutated_batch_comes_back_as_it_was(data: bytes, *, grouped: bool) -> None:
    assert there_and_back(data, grouped=grouped) == data


@given(
    st.lists(st.sampled_from([b"A", b"B", b"Y", b"Z", b"z", b"\n", b"\r", b"\r\n", b" " * 78, b"x" * 80]), max_size=14)
)
@example([b"x" * 80, b"\r"])
@example([b"Z", b" " * 78, b"\r", b"x"])
@example([b"\r", b"A", b"\n", b"\r\r", b"x"])
@example([b"Z", b"\n", b"x" * 80, b"x" * 80, b"\n"])
@example([b"A", b"x" * 80, b"\n", b"\n", b"Z"])
@example([b"A", b"\n", b"\r\r", b"AA", b" " * 78, b"A"])
def test_any_framing_comes_back_as_it_was(parts: list[bytes]) -> None:
    data = b"".join(parts)
    assert there_and_back(data) == data


@given(st.binary(max_size=400))
def test_any_bytes_come_back_as_they_were(data: bytes) -> None:
    assert there_and_back(data) == data


@given(mutations())
def test_what_is_told_of_a_records_bytes_is_what_the_reader_saw(data: bytes) -> None:
    items = read_batches(data)
    frames, following = framed(data, items)
    flat = [frame for of_item in frames for frame in of_item]
    assert b"".join(part for one in flat for part in (one.preceding, one.raw, one.terminator)) + following == data
    texts = [line.text for item in items for line in (item.lines if isinstance(item, Batch) else [item])]
    assert [as_read(frame.raw) for frame in flat] == [text.ljust(80)[:80] for text in texts]


# ------------------------------------------------------------------------------------------------- what is edited


def edited(data: bytes, edit: Any, **how: Any) -> list[str]:
    told = document(data)
    edit(told)
    return restore(told, **how).decode("latin-1").splitlines()


CW = ("A1234N01PASSED           CW", "B  1201N01CW", "CW01N01  70001031", "CW02  00127A09", "Y  1201N01CW", "Z1234N01")
LOWER = write_batch([line.ljust(80) for line in CW]).lower()


def test_a_record_that_is_edited_is_written_anew_and_the_others_keep_their_bytes() -> None:
    def edit(told: Any) -> None:
        told["batches"][0]["blocks"][0]["transactions"][0]["records"][0]["entry_number"] = "70001049"

    assert document(LOWER)["batches"][0]["header"]["raw"] == CW[0].lower().ljust(80)
    lines = edited(LOWER, edit)
    assert lines[2].rstrip() == "CW01N01  70001049"
    assert [line for at, line in enumerate(lines) if at != 2] == [
        line.lower().ljust(80) for at, line in enumerate(CW) if at != 2
    ]


def test_a_record_that_is_taken_out_is_not_made_up_again() -> None:
    def edit(told: Any) -> None:
        told["batches"][0]["trailer"] = None
        del told["batches"][0]["blocks"][0]["trailer"]

    assert [line.rstrip() for line in edited(write_batch([line.ljust(80) for line in CW]), edit)] == list(CW[:4])


def test_another_separator_may_be_asked_for() -> None:
    data = write_batch([line.ljust(80) for line in CW], b"\r\n")
    assert restore(document(data), separator=b"") == data.replace(b"\r\n", b"")
    assert restore(document(data + b"\n"), separator=b"\n") == data.replace(b"\r\n", b"\n")


def test_a_grouped_transaction_follows_its_map_and_an_unmapped_one_stays_a_list() -> None:
    se = next(one for one in chapters() if (one.application, one.direction) == ("SE", "input"))
    data = write_batch([line.ljust(80) for line in lines_of(se)])
    transaction = document(data, grouped=True)["batches"][0]["blocks"][0]["transactions"][0]
    assert transaction["group"] == "transaction"
    assert transaction["content"]["header"]["record"] == "SE10"
    assert [one["item"]["record"] for one in transaction["content"]["lines"]] == ["SE40", "SE40"]
    broken = write_batch([line.ljust(80) for line in (CW[0], CW[1], CW[3], CW[4], CW[5])])
    transaction = document(broken, grouped=True)["batches"][0]["blocks"][0]["transactions"][0]
    assert [one["record"] for one in transaction["records"]] == ["CW02"]


def test_pga_records_are_told_by_their_own_elements() -> None:
    lines = [*wrapping("AE")[0], "OI        A THING", "PG01001FDAFOO", *wrapping("AE")[1]]
    data = write_batch([line.ljust(80) for line in lines])
    told = document(data)["batches"][0]["blocks"][0]["transactions"][0]["records"]
    assert (told[1]["record"], told[1]["agency"]) == ("PG01", "FDA")

    def edit(document: Any) -> None:
        document["batches"][0]["blocks"][0]["transactions"][0]["records"][1]["agency"] = "EPA"

    assert edited(data, edit)[3].rstrip() == "PG01001EPAFOO"


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({}, "a document holds `batches`"),
        ([], "a document holds `batches`"),
        ({"batches": [[]]}, "batch 1: a batch is written as header and blocks"),
        ({"batches": [{"header": {}, "blocks": 5}]}, "batch 1: blocks must be a list"),
        ({"batches": [{"header": None}]}, "batch 1, header: write it as names and values"),
        ({"batches": [{"header": {}, "seperator": ""}]}, "there is no 'seperator' here: did you mean 'separator'?"),
        ({"batches": [], "outside": ["X"]}, "file, outside 1: write it as line and before"),
        ({"batches": [], "following": "\u2400"}, "file, following: '\u2400' has characters that no byte stands for"),
        (
            {"batches": [{"header": document(LOWER)["batches"][0]["header"], "outside": [{"line": "x"}]}]},
            "batch 1, outside 1: write it as number and line",
        ),
    ],
)
def test_a_document_of_another_shape_is_refused_with_its_place(told: Any, reason: str) -> None:
    with pytest.raises(DoesNotFit) as caught:
        restore(told)
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ({"sumary": {}}, "transaction holds no 'sumary': did you mean 'summary'?"),
        ({"summary": {"record": "CW01", "line": CW[2]}, "lines": 5}, "a record is written as names and values"),
        ([], "a record is written as names and values"),
    ],
)
def test_a_grouping_of_another_shape_is_refused_with_its_place(content: Any, reason: str) -> None:
    told = document(write_batch([line.ljust(80) for line in CW]), grouped=True)
    told["batches"][0]["blocks"][0]["transactions"][0]["content"] = content
    with pytest.raises(DoesNotFit) as caught:
        restore(told)
    assert reason in str(caught.value)


def test_a_grouping_that_the_chapter_does_not_have_is_refused() -> None:
    told = document(write_batch([line.ljust(80) for line in CW]), grouped=True)
    told["batches"][0]["blocks"][0]["transactions"][0]["group"] = "deletion"
    with pytest.raises(DoesNotFit, match="has no group 'deletion': name one of transaction"):
        restore(told)


def test_of_several_groupings_in_one_field_each_says_which_it_is() -> None:
    se = next(one for one in chapters() if (one.application, one.direction) == ("SE", "input"))
    told = document(write_batch([line.ljust(80) for line in lines_of(se)]), grouped=True)
    bill = told["batches"][0]["blocks"][0]["transactions"][0]["content"]["bills"][0]
    assert bill.pop("group") == "bill"
    with pytest.raises(DoesNotFit, match="bills: name its group, one of bill, "):
        restore(told)


def test_a_control_record_may_be_given_another_label_than_its_columns_had() -> None:
    told = document(write_batch([line.ljust(80) for line in REJECTION]))
    told["batches"][0]["trailer"]["record"] = "Z"
    assert restore(told).splitlines()[-1] == REJECTION[-1].encode()
