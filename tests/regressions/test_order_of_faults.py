"""The first breach of a structure map is told even when something worse follows it."""

from __future__ import annotations

from formats.catalog import chapter_for
from formats.fault import Kind


def faults(*lines: str) -> list[tuple[int, str, Kind]]:
    """(record number, record, kind) of the structural faults of an entry summary's lines, in their order."""
    chapter = chapter_for("AE")
    assert chapter is not None
    reading = chapter.read([line.ljust(80) for line in lines], number=3)
    return [(fault.number, fault.record, fault.kind) for fault in reading.faults if fault.structural]


def test_a_record_out_of_order_is_told_before_an_unknown_record_after_it() -> None:
    assert faults("10A", "20", "11", "QQ") == [(4, "20", Kind.ORDER), (6, "QQ", Kind.IDENTIFIER)]


def test_a_passed_ceiling_names_the_record_and_not_the_grouping() -> None:
    (fault,) = [one for one in faults("10A", "11", *["22", "23M"] * 1000, "40", "90") if one[2] is Kind.LOOP]
    assert fault == (3 + 2 + 2 * 999, "22", Kind.LOOP)


def test_a_gap_does_not_hide_an_earlier_breach() -> None:
    gap = "50" + " " * 65 + "000000000100NO "
    found = faults("10A", "11", "40", "90", "89", "40", gap)
    assert found[0][:2] == (7, "89")
