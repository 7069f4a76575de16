"""Records out of order: one fatal condition, where it is, and the whole batch is rejected (ESF-207)."""

from __future__ import annotations

import pytest

from tests.cbp_sim.summary.kit import Answer, Edit, add, ae, answer, batch, drop, opened, put, send, state


def repeated(line: str, times: int, *, after: str) -> Edit:
    """Many more of a record."""

    def edit(records: list[str]) -> list[str]:
        at = max(n for n, known in enumerate(records) if known.startswith(after))
        return [*records[: at + 1], *[line] * times, *records[at + 1 :]]

    return edit


def spoiled(*edits: Edit) -> Answer:
    """The answer to a batch of this one summary."""
    return answer(send(opened(), batch(ae(*edits))))


def test_a_line_before_the_header_content_stops_the_batch() -> None:
    swapped: Edit = lambda records: [records[0], records[6], records[1], *records[2:6], *records[7:]]  # noqa: E731
    assert send(opened(), batch(ae(swapped))) == [
        "A1234N01      010526     AX                                                     ",
        "B  2704N01AX                                                                    ",
        "E1 FA04   OUT OF SEQUENCE RECORD FOUND IN GROUPINGN01  50000029     REF-00001   ",
        "E1 IA03   RECORD: 11   STARTING POSITION: 01      N01  50000029     REF-00001   ",
        "E1RF999   BATCH REJECTED                          N01  50000029     REF-00001   ",
        "Y  2704N01AX00003                                                               ",
        "Z1234N01      010526                                                            ",
    ]


#: What breaks the map, the condition, and the record and position that A03 names.
BREACHES: list[tuple[str, str, tuple[Edit, ...]]] = [
    ("A02", "99NO", (add("99NOTHING", after="10"),)),
    ("A04", "20", (add("20XMPL2704010526", after="20"),)),
    ("A05", "22", (repeated("2200000001CTN", 999, after="22"),)),
    ("A06", "23", (repeated("23MXMPL260700421", 4, after="23"),)),
    ("A07", "32", (repeated("32N01  50000011", 1000, after="31"),)),
    ("A08", "40", (repeated("40  002 GB", 998, after="62"),)),
    ("A09", "42", (drop("44"), repeated("42GBEXAPRE12LON  INV-1             0001 0012", 1000, after="40"))),
    ("A10", "44", (repeated("44AGAIN", 999, after="44"),)),
    ("A11", "50", (repeated("504901990093 0000000000 0000000000 000000000000NO", 32, after="50"),)),
    ("A17", "52", (repeated("5201123", 2, after="50"),)),
    ("A18", "53", (repeated("53A000000001C", 3, after="50"),)),
    ("A19", "62", (repeated("6205300000000", 4, after="62"),)),
    ("A20", "89", (repeated("8905300000000000", 9, after="89"),)),
    ("A22", "89", (put("89:17-30", ""), put("89:31-44", "50100000002250"))),
    ("A23", "47", (repeated("47EGBEXAPRE12LON", 5, after="47"),)),
    ("A24", "31", (repeated("318B 001", 2, after="31"),)),
    ("A25", "54", (repeated("5408GB", 10, after="50"),)),
]


@pytest.mark.parametrize(("code", "record", "edits"), BREACHES, ids=[code for code, *_ in BREACHES])
def test_a_breach_of_the_map_has_its_own_condition(code: str, record: str, edits: tuple[Edit, ...]) -> None:
    answered = spoiled(*edits)
    assert answered.codes == [code, "A03"]
    assert answered.lines[1][3:7] == "IA03"
    assert answered.lines[1][10:50].startswith(f"RECORD: {record.ljust(4)} STARTING POSITION: ")
    assert answered.lines[-1].startswith("E1RF999   BATCH REJECTED")


def test_a_gap_is_named_by_its_column() -> None:
    answered = spoiled(put("89:17-30", ""), put("89:31-44", "50100000002250"))
    assert answered.lines[1][10:50] == "RECORD: 89   STARTING POSITION: 17      "


@pytest.mark.parametrize("records", [ae()[1:], [*ae(), *ae()[6:]], [*ae(), "EVIL".ljust(80)]])
def test_without_a_header_the_batch_is_rejected_at_once(records: list[str]) -> None:
    answered = answer(send(opened(), batch(records)))
    assert answered.codes == ["A00"]
    assert answered.lines[0].startswith("E1 FA00   ENTRY SUMMARY HDR CONTROL MISSING")
    assert answered.lines[1].startswith("E1RF999   BATCH REJECTED")


def test_the_first_breach_is_the_only_one_that_is_told() -> None:
    good, bad = ae(), ae(put("10:9-16", "50000011"), add("20XMPL2704010526", after="20"))
    worse = ae(put("10:9-16", "50000037"), add("99NOTHING", after="10"))
    assert answer(send(opened(), batch(good, bad, worse))).codes == ["A04", "A03"]


def test_nothing_of_a_rejected_batch_is_done() -> None:
    cbp = opened()
    send(cbp, batch(ae(), ae(put("10:9-16", "50000011"), add("99NOTHING", after="10"))))
    assert state(cbp) == "not filed"
