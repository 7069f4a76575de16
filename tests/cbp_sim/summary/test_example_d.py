"""Example (d) of Batch & Block Control v23, B&B-37: an acceptance, by the tables of the entry summary chapter.

The example's own columns are older than those tables (quirk 49), its last Y names N02 for N01 (quirk 47d), and its
entry numbers fail Appendix E, so the world `catair-examples` does not check N01's.
"""

from __future__ import annotations

from pathlib import Path

from cbp_sim.cbp import Cbp
from cbp_sim.profile import shipped_profile
from cbp_sim.store.database import Database
from tests.cbp_sim.summary.kit import ae, put, send, total, wrap

#: April 2008: the processing fee was 0.21 percent, 37.80 of 18,000 dollars.
OF_2008 = (
    put("11:42-53", "040208033108"),
    put("20:11-16", "040208"),
    put("40:13-18", "030108"),
    put("62499:6-13", "00003780"),
    put("89:6-16", "00000003780"),
    total(fees=3780 + 2250),
)


def summary(number: str, reference: str, port: str) -> list[str]:
    """A summary of the example's number, reference and port."""
    return ae(*OF_2008, put("10:9-16", number), put("10:22-30", reference), put("10:18-21", port))


def test_two_summaries_are_added_and_one_that_was_on_file_is_replaced() -> None:
    cbp = Cbp(Database(), shipped_profile("catair-examples"))
    third = summary("50000051", "3456789-3", "1202")
    earlier = wrap([("1202", "N01", "", third)], sender="1234N01PASSED", day="123107")
    assert send(cbp, earlier)[3].startswith("E1A 995   SUMMARY HAS BEEN ADDED")

    first = summary("50000035", "1234567-1", "1201")
    second = summary("50000043", "2345678-2", "1202")
    lines = send(
        cbp,
        wrap(
            [("1201", "N01", "", first), ("1202", "N01", "", [*second, *third])], sender="1234N01PASSED", day="010108"
        ),
    )
    assert lines == [
        "A1234N01      010108     AX                                                     ",
        "B  1201N01AX                                                                    ",
        "E0 SUMMRY 000001 REF ID: N01 50000035 1234567-1                                 ",
        "E1A 995   SUMMARY HAS BEEN ADDED                  N01  50000035001001234567-1   ",
        "Y  1201N01AX00002                                                               ",
        "B  1202N01AX                                                                    ",
        "E0 SUMMRY 000001 REF ID: N01 50000043 2345678-2                                 ",
        "E1A 995   SUMMARY HAS BEEN ADDED                  N01  50000043001002345678-2   ",
        "E0 SUMMRY 000002 REF ID: N01 50000051 3456789-3                                 ",
        "E1A 996   SUMMARY HAS BEEN REPLACED               N01  50000051001003456789-3   ",
        "Y  1202N01AX00004                                                               ",
        "Z1234N01      010108                                                            ",
    ]


def test_the_answer_says_what_the_printed_one_says(shared: Path) -> None:
    """Codes, narratives, numbers, references and their order are the printed ones; only their columns are newer."""
    cbp = Cbp(Database(), shipped_profile("catair-examples"))
    third = summary("50000051", "3456789-3", "1202")
    send(cbp, wrap([("1202", "N01", "", third)], day="123107"))
    first, second = summary("50000035", "1234567-1", "1201"), summary("50000043", "2345678-2", "1202")
    ours = send(cbp, wrap([("1201", "N01", "", first), ("1202", "N01", "", [*second, *third])], day="010108"))

    text = (shared / "catair" / "examples_batch_block.txt").read_text(encoding="utf-8")
    printed = text.split("## d acceptance / response\n")[1].split("## ")[0].rstrip("\n").split("\n")
    words = [line.replace("REFID:", "REF ID:").replace("1201N02AX", "1202N01AX").split() for line in printed]
    got = [line.replace("00100", " ", 1).split() if line.startswith("E1") else line.split() for line in ours]
    without_texts = [[word for word in line if not word.startswith(("BATCH-", "BLOCK-"))] for line in words]
    assert got == without_texts
