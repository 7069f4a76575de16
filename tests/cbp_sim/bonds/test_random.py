"""Whatever a filer sends, CBP answers: no bond raises, and every answer obeys its map."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from formats.catair import ebond, ebond_reply
from formats.classes import SPECIAL
from tests.cbp_sim.bonds.cases import ADDITIONAL, SHARES, SUBSTITUTE, SUPERSEDE
from tests.cbp_sim.bonds.kit import ADJUST, CONTINUOUS, END, FIRST_SINGLE, SINGLE, VOID, rider, taken, user, world
from tests.cbp_sim.summary.kit import batch, file, put, send

WHOLE = [CONTINUOUS[0], "122704EEE  3001CU2", CONTINUOUS[1], "35EI 96-123456700", user("01"), CONTINUOUS[2]]
BASES = [
    WHOLE, [*SINGLE], SHARES[1](SHARES[0](SINGLE)), [*WHOLE, "46001000-00-0002"], VOID, ADJUST, END, ADDITIONAL,
    SUBSTITUTE, SUPERSEDE, rider(user("01", "A", "010526"), user("02", "D", "011526"), recon="Y", islands="Y"),
    rider(user("01", "D", "011526"), number=FIRST_SINGLE),
]  # fmt: skip
characters = st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" + SPECIAL.replace("\u00a2", "") + " " * 20)
fillings = st.one_of(
    st.text(characters, min_size=1, max_size=20),
    st.text("0123456789", min_size=12, max_size=12),
    st.just(" " * 20),
    st.sampled_from(["8", "9", *"BVCUETRAD", "010526", "999999", "1", "5", "98-123456700"]),
)


@st.composite
def spoiled(draw: st.DrawFn) -> list[str]:
    """A bond of which some elements are filled with anything, and records doubled, dropped or moved."""
    lines = [line.ljust(80) for line in draw(st.sampled_from(BASES))]
    for _ in range(draw(st.integers(min_value=1, max_value=4))):
        at = draw(st.integers(min_value=0, max_value=len(lines) - 1))
        cls = ebond.CHAPTER.class_of(lines[at])
        assert cls is not None
        column = draw(st.sampled_from([one for one in cls.layout.columns if one.start > 2]))
        text = draw(fillings)[: column.width].ljust(column.width)
        lines[at] = lines[at][: column.start - 1] + text + lines[at][column.end :]
    if draw(st.integers(min_value=0, max_value=9)) == 0:
        at = draw(st.integers(min_value=0, max_value=len(lines) - 1))
        lines = draw(st.sampled_from([[*lines, lines[at]], [*lines[:at], *lines[at + 1 :]] or lines, lines[::-1]]))
    return lines


@given(st.lists(spoiled(), min_size=1, max_size=3))
def test_every_bond_is_answered(filings: list[list[str]]) -> None:
    cbp = world()
    taken(CONTINUOUS, SINGLE)(cbp)
    assert file(cbp, put("31:6-8", "900")).accepted
    lines = send(cbp, batch(*filings, application="CB"))
    told = [line for line in lines if line[0] not in "ABYZ"]
    if lines[0][25:27] != "CX" or told[0].startswith("X"):
        return
    answers, begun = [], []
    for line in told:
        begun.append(line)
        if line.startswith(("90A", "90R")):
            answers.append(begun)
            begun = []
    assert not begun
    for answer in answers:
        assert not [fault for fault in ebond_reply.CHAPTER.read(answer).faults if fault.structural]
