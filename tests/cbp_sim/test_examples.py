"""The printed examples of Batch & Block Control: CBP's own batches come back as CBP prints the answers.

What differs is what CBP misprinted: it is put right here, line by line, with the reason.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cbp_sim.cbp import Cbp
from cbp_sim.profile import shipped_profile
from cbp_sim.store.database import Database
from formats.batch import Batch
from formats.stream import read_batches

#: Valid content for what the chapter suppresses.
SUPPRESSED = {
    "CW01": "CW01N01  50000035",
    "CW02": "CW02  00126A03",
    "...": "10AN01  50000035 1201",
}

#: (example, line counted from 0) -> (what is printed, what CBP means)
MISPRINTS = {
    # The input's date is 010108; the answer echoes it (B&B-20).
    ("a batch rejection", 0): ("A1234N01      040108", "A1234N01      010108"),
    # The block's B record says EI and carries the preparer, which is printed on an X1 line two below instead.
    ("b block rejection", 4): (
        "X0 BLOCK  000003 REF ID: 1202 N01    AE BLOCK-CCCCCC-TEXT-003                   ",
        "X0 BLOCK  000003 REF ID: 1202 N01    EI BLOCK-CCCCCC-TEXT-003 1232N01  1        ",
    ),
    ("b block rejection", 6): (
        "X1 FX19   BLOCK APP ID / BATCH APP ID CONFLICT                1232N01  1        ",
        "X1 FX19   BLOCK APP ID / BATCH APP ID CONFLICT                                  ",
    ),
}


def section(shared: Path, name: str) -> list[str]:
    """The lines under a heading of the examples."""
    text = (shared / "catair" / "examples_batch_block.txt").read_text(encoding="utf-8")
    body = text.split(f"## {name}\n")[1].split("## ")[0]
    return body.rstrip("\n").split("\n")


@pytest.mark.parametrize("example", ["a batch rejection", "b block rejection", "c transaction syntax rejection"])
@pytest.mark.parametrize("separator", [b"\n", b"\r\n", b""])
def test_a_printed_rejection_comes_back_byte_for_byte(shared: Path, example: str, separator: bytes) -> None:
    lines = section(shared, f"{example} / input")
    for at, line in enumerate(lines):
        for start, content in SUPPRESSED.items():
            if line.startswith(start):
                lines[at] = content.ljust(80)
    want = section(shared, f"{example} / response")
    for (where, at), (printed, meant) in MISPRINTS.items():
        if where == example:
            assert want[at].startswith(printed)
            want[at] = meant + want[at][len(printed) :]

    cbp = Cbp(Database(), shipped_profile("catair-examples"))
    (batch,) = read_batches(separator.join(line.encode() for line in lines))
    assert isinstance(batch, Batch)
    assert not cbp.take(batch).accepted
    (message,) = cbp.waiting("1234N01")
    assert message.lines == want
    assert message.application == ""
