"""Which summary is meant, whose it is, and whether it may be filed now."""

from __future__ import annotations

import pytest

from cbp_sim.cbp import Cbp
from cbp_sim.lifecycle import entry_summary as life
from cbp_sim.profile import Filer, shipped_profile
from tests.cbp_sim.summary import cases
from tests.cbp_sim.summary.cases import Case, check
from tests.cbp_sim.summary.kit import Edit, add, after, file, opened, put, state

ON_STATEMENT = (life.STATEMENT_PRINTED,)
PAID = (*ON_STATEMENT, life.COLLECTED)
REJECTED = (*PAID, life.CBP_REJECTED)

#: A post summary correction that CBP takes: reasons, an explanation, no payment.
correction: Edit = cases.both(
    put("10:65", "Y"), put("10:51", ""), add("35H10", after="31"), add("36THE CONSIGNEE WAS ANOTHER", after="35")
)
#: A filing without payment, as one that is already paid for has it.
unpaid = put("10:51", "")
delete: Edit = lambda records: [records[0][:35].ljust(80).replace("10A", "10D", 1)]  # noqa: E731


def a_release(cbp: Cbp) -> None:
    """A cargo release filing with the summary's number is on file."""
    with cbp._world() as world:
        world.keep("cargo_release", "N01-50000029", state="filed", data={})


CASES = [
    Case("B06", "the filer is one that CBP knows", bad=(put("10:4-6", "Q77"),)),
    Case("B53", "the filer files its own", bad=(put("10:4-6", "EEE"),)),
    Case(
        "B12",
        "a remote filing is of the preparer's filer",
        bad=(put("10:40", "A"), put("10:4-6", "EEE")),
        good=(put("10:40", "A"),),
        preparer="1232N01  1",
    ),
    Case("B15", "an entry number is numerals", bad=(put("10:9-16", "5000002A"),)),
    Case("B15", "an entry number has eight of them", bad=(put("10:9-16", "5000002"),)),
    Case("B16", "an entry number has the right check digit", bad=(put("10:9-16", "50000028"),)),
    Case("B04", "a port is one of Schedule D", bad=(put("10:18-21", "9X99"),)),
    Case("B10", "the port is the block's", bad=(put("10:18-21", "3001"),)),
    Case("B32", "a summary stays in its port", bad=(put("10:18-21", "3001"),), before=after()),
    Case("B35", "a re-add has the first reference", bad=(put("10:22-30", "REF-00002"),), before=after()),
    Case("B35", "a re-add has a reference", bad=(put("10:22-30", ""),), before=after()),
    Case(
        "B35",
        "nothing is re-added whose first filing had no reference",
        bad=(put("10:22-30", ""),),
        good=(put("10:3", "R"), put("10:22-30", "")),
        before=after(put("10:22-30", "")),
    ),
    Case("B42", "a correction needs a summary", bad=(correction,)),
    Case("B49", "no correction is informal", bad=(cases.informal(), put("10:65", "Y")), good=(cases.informal(),)),
    Case(
        "B64",
        "a correction makes no formal summary of an informal one",
        bad=(correction,),
        good=(put("10:9-16", "50000011"),),
        before=after(cases.informal(), events=PAID),
    ),
    Case(
        "B67",
        "a withdrawal has no release of its number",
        bad=(cases.withdrawal,),
        good=(),
        before=a_release,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_identity(case: Case) -> None:
    check(case)


#: What a state answers to a refiling, to a deletion and to a correction; "" is acceptance.
BY_STATE = {
    (): ("", "", "B45"),
    ON_STATEMENT: ("B29", "B29", "B47"),
    PAID: ("B29", "B29", ""),
    REJECTED: ("", "B29", "B46"),
    (*PAID, life.LIQUIDATION): ("B30", "B30", "B50"),
    (life.CANCELLATION,): ("B31", "B31", "B56"),
}


@pytest.mark.parametrize("events", BY_STATE, ids=lambda events: events[-1] if events else "trade control")
@pytest.mark.parametrize("which", [0, 1, 2], ids=["refiled", "deleted", "corrected"])
def test_what_may_be_done_to_a_summary_depends_on_its_state(events: tuple[str, ...], which: int) -> None:
    cbp = opened()
    after(events=events)(cbp)
    paid = life.COLLECTED in events
    edits: tuple[Edit, ...] = ((unpaid,) if paid else (), (delete,), (correction,))[which]
    answer = file(cbp, *edits)
    code = BY_STATE[events][which]
    assert answer.accepted is (code == "")
    assert code in ["", *answer.codes]


def test_a_summary_with_a_correction_on_file_takes_no_conventional_filing() -> None:
    cbp = opened()
    after(events=PAID)(cbp)
    assert file(cbp, correction).final.narrative == "SUMMARY HAS BEEN REPLACED"
    assert "B54" in file(cbp, unpaid).codes
    assert file(cbp, correction).accepted


def test_refiling_a_rejected_summary_does_not_change_its_type() -> None:
    cbp = opened()
    after(events=REJECTED)(cbp)
    assert "B33" in file(cbp, unpaid, put("10:34-35", "52")).codes
    assert file(cbp, unpaid).accepted


def test_nothing_is_deleted_that_is_not_there() -> None:
    answer = file(opened(), delete)
    assert answer.codes == ["B25"]
    assert answer.final.narrative == "TRANSACTION DATA REJECTED"


def test_a_deletion_carries_nothing_else() -> None:
    cbp = opened()
    after()(cbp)
    with_a_signature = file(cbp, delete, put("10:39", "X"))
    assert with_a_signature.codes == ["B24"]
    with_everything = file(cbp, put("10:3", "D"))
    assert with_everything.codes == ["B24"]
    assert state(cbp) == life.TRADE
    assert file(cbp, delete).accepted


def test_a_correction_stays_in_the_port_of_its_summary() -> None:
    cbp = opened()
    after(events=PAID)(cbp)
    assert "B44" in file(cbp, correction, put("10:18-21", "3001")).codes


def test_no_correction_is_deleted() -> None:
    cbp = opened()
    after()(cbp)
    assert file(cbp, delete, put("10:65", "Y")).codes == ["B24", "B43"]


def test_a_deletion_without_a_port_says_so() -> None:
    cbp = opened()
    after()(cbp)
    assert file(cbp, delete, put("10:18-21", "")).codes == ["B03"]


def test_check_digits_are_moved_by_what_cbp_granted_the_filer() -> None:
    profile = shipped_profile("default")
    moved = profile.model_copy(update={"filers": (Filer(code="N01", check_digit_offset=3), *profile.filers[1:])})
    assert file(opened(moved), put("10:9-16", "50000022")).accepted
    assert file(opened(moved)).codes == ["B16"]
    unchecked = profile.model_copy(update={"filers": (Filer(code="N01", check_digits=False), *profile.filers[1:])})
    assert file(opened(unchecked), put("10:9-16", "50000020")).accepted


def test_a_port_that_a_filer_is_said_to_file_at_exists_in_its_world() -> None:
    profile = shipped_profile("default")
    old = profile.model_copy(update={"filers": (Filer(code="N01", ports=("1201",)), *profile.filers[1:])})
    assert file(opened(old), put("10:18-21", "1201"), port="1201").accepted
    assert "B04" in file(opened(), put("10:18-21", "1201"), port="1201").codes
