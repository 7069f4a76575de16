"""What a bond does to what comes after it: the wire, the file, the next answer."""

from __future__ import annotations

import pytest

from cbp_sim.errors import NotLegal
from cbp_sim.handlers import ebond
from cbp_sim.lifecycle import bonds as life
from cbp_sim.replies import Address
from cbp_sim.store.rows import Timer
from formats.batch import Transaction
from formats.errors import LayoutError
from tests.cbp_sim.bonds.cases import ADDITIONAL, FOR_RELEASE, SHARES, SUBSTITUTE, SUPERSEDE
from tests.cbp_sim.bonds.kit import (
    ADJUST,
    CONTINUOUS,
    END,
    FIRST,
    FIRST_SINGLE,
    RELEASE,
    SINGLE,
    SUMMARY,
    VOID,
    Before,
    accepted,
    bond,
    codes,
    on,
    on_file,
    release,
    released,
    rider,
    summary,
    taken,
    user,
    world,
)
from tests.cbp_sim.summary.kit import Edit, add, drop, file, put

UNBONDED = '[[importers]]\nnumber = "98-1234567"\nbonded = false\nname = "EXAMPLE IMPORTS LLC"\n'
SURETY_NAME = '[[sureties]]\ncode = "900"\nname = "EXAMPLE SURETY ONE"\n'
#: The summary stands on a bond of surety 900; or on a single one, of which eBond may have any.
of_surety: Edit = put("31:6-8", "900")


def single(designation: str = "B", dollars: str = "0000025000") -> tuple[Edit, ...]:
    return (drop("31"), add(f"319{designation} 900{dollars}", after="23"))


def test_a_bond_that_is_taken_comes_back_with_its_number_and_the_names_that_cbp_knows() -> None:
    assert bond(world(UNBONDED + SURETY_NAME), CONTINUOUS, put("10:24-32", "SR-00417")) == [
        #        1         2         3         4         5         6         7
        # 34567890123456789012345678901234567890123456789012345678901234567890123456789
        "10B81       50000010526SR-00417 010526      268000001",
        "30EI 98-123456700EXAMPLE IMPORTS LLC",
        "40900900-00-0001EXAMPLE SURETY ONE",
        "90AI992  NEW EBOND TRANSMITTED IN ACE PER TERMS OF THE EBOND TEST[79 FR 70881]",
    ]


def test_a_bond_that_is_refused_comes_back_with_what_is_wrong_at_each_record() -> None:
    lines = bond(world(UNBONDED), CONTINUOUS, put("10:8-17", ""), put("30:3-5", "XX"), put("40:6-16", "900000001"))
    assert lines == [
        "10B81            010526         010526",
        "90 FS15  BOND AMOUNT INVALID OR MISSING",
        "30XX 98-123456700",
        "90 FS32  PRINC ID NUM TYPE INVALID OR MISSING",
        "40900900000001",
        "90 FS52  AGENT ID NUM INVALID OR MISSING",
        "90RFS98  TRANSACTION DATA REJECTED",
    ]


LAST_WORDS = [
    (
        ADDITIONAL,
        (taken(SINGLE), summary),
        "993  ADDITIONAL ESTB TRANSMITTED IN ACE PER TERMS OF EBOND TEST[79 FR 70881]",
    ),
    (VOID, (taken(SINGLE),), "994  ESTB HAS BEEN VOIDED IN ACE"),
    (ADJUST, (taken(FOR_RELEASE), release), "995  ESTB AMOUNT HAS BEEN ADJUSTED IN ACE"),
    (
        SUBSTITUTE,
        (taken(FOR_RELEASE), released),
        "996  SUBSTITUTION ESTB TRANSMITTED IN ACE PER TERMS OF EBOND TEST79 FR 70881",
    ),
    (
        SUPERSEDE,
        (taken(SINGLE), summary),
        "997  SUPERSEDING ESTB TRANSMITTED IN ACE PER TERMS OF EBOND TEST 79 FR 70881",
    ),
    (END, (taken(CONTINUOUS),), "998  CONT BOND TERMINATION SCHEDULED IN ACE"),
    (rider(recon="Y"), (taken(CONTINUOUS),), "SR6  BND RIDER ACTION REQUESTS SUCCESSFUL"),
]


@pytest.mark.parametrize(("filing", "first", "last"), LAST_WORDS)
def test_each_action_has_its_last_word(filing: list[str], first: tuple[Before, ...], last: str) -> None:
    cbp = world()
    for before in first:
        before(cbp)
    assert bond(cbp, filing)[-1] == f"90AI{last}"


def test_a_party_that_cannot_be_told_of_is_named() -> None:
    assert "90 FS64  INVALID SNP PROFILE - 2704ZZZ" in bond(world(), CONTINUOUS, add("122704ZZZ", after="10"))
    assert "90 FS63  INVALID SNP -" in bond(world(), CONTINUOUS, add("12         2704EEE", after="10"))
    assert "90 FS63  INVALID SNP - ZZZZ" in bond(world(), CONTINUOUS, add("122704EEE  ZZZZ", after="10"))


def test_a_summary_stands_on_a_continuous_bond() -> None:
    cbp = world(UNBONDED)
    assert file(cbp, of_surety).codes == ["113"]
    taken(CONTINUOUS)(cbp)
    assert file(cbp).codes == ["145"], "another surety"
    assert file(cbp, of_surety).accepted


def test_not_before_it_is_in_force_and_not_after_it_has_ended() -> None:
    cbp = world(UNBONDED)
    taken([put("10:33-38", "010626")([CONTINUOUS[0].ljust(80)])[0], *CONTINUOUS[1:]])(cbp)
    assert on_file(cbp).state == life.ON_FILE
    early = (of_surety, put("11:42-47", "010526"))
    late = (of_surety, put("11:42-47", "020126"))
    assert file(cbp, *early).codes == ["115"]
    on("2026-01-06")(cbp)
    assert on_file(cbp).state == life.ACTIVE
    assert file(cbp, of_surety).accepted
    taken([put("10:18-23", "010626")([END[0].ljust(80)])[0]])(cbp)
    assert file(cbp, *late).codes[:1] == ["117"]
    on("2026-02-01")(cbp)
    assert on_file(cbp).state == life.TERMINATED
    assert [line.event for line in cbp.timeline(FIRST)] == [
        life.TAKEN, life.IN_FORCE, life.SCHEDULED, life.ENDED,
    ]  # fmt: skip


def test_another_day_to_end_takes_the_place_of_the_first() -> None:
    cbp = world()
    taken(CONTINUOUS, END, [put("10:39-44", "030126")([END[0].ljust(80)])[0]])(cbp)
    on("2026-02-02")(cbp)
    assert on_file(cbp).state == life.ACTIVE
    on("2026-03-02")(cbp)
    assert on_file(cbp).state == life.TERMINATED
    assert accepted(bond(cbp, CONTINUOUS, put("10:18-23", "030226"), put("10:33-38", "030226")))


def test_reconciliation_needs_the_rider() -> None:
    cbp = world()
    taken(CONTINUOUS)(cbp)
    flagged = (of_surety, put("10:47-49", "001"))
    assert "162" in file(cbp, *flagged).codes
    taken(rider(recon="Y"))(cbp)
    assert "162" not in file(cbp, *flagged).codes
    taken(rider(recon="N"))(cbp)
    assert "162" in file(cbp, *flagged).codes


def test_a_user_is_covered_from_the_day_of_his_rider_to_the_day_of_the_next() -> None:
    cbp = world(UNBONDED.replace('98-1234567"', '98-123456701"'))
    his = (of_surety, put("11:3-14", "98-123456701"), put("11:42-47", "010526"))
    taken(CONTINUOUS)(cbp)
    assert file(cbp, *his).codes == ["113"]
    taken(rider(user("01", "A", "010626")))(cbp)
    assert file(cbp, *his).codes == ["115"]
    taken(rider(user("01", "D", "011526")), rider(user("01", "A", "010526")))(cbp)
    assert file(cbp, *his).accepted
    taken(rider(user("01", "D", "011526")))(cbp)
    assert file(cbp, of_surety, put("11:3-14", "98-123456701"), put("11:42-47", "011526")).codes == ["117"]


def test_a_single_bond_is_what_the_summary_names() -> None:
    cbp = world()
    taken(SINGLE)(cbp)
    assert file(cbp, *single(dollars="0000025001")).codes == ["756"]
    assert file(cbp, *single(), put("11:3-14", "96-123456700")).codes == ["757"]
    assert file(cbp, *single()).accepted


def test_a_void_bond_no_longer_counts() -> None:
    cbp = world()
    taken(SINGLE, VOID)(cbp)
    assert file(cbp, *single()).codes == ["753"]
    taken(SINGLE)(cbp)
    assert file(cbp, *single()).accepted


def test_a_superseding_bond_takes_the_place_of_the_first() -> None:
    cbp = world()
    taken(SINGLE)(cbp)
    summary(cbp)
    taken(SUPERSEDE)(cbp)
    assert (on_file(cbp, FIRST_SINGLE).state, on_file(cbp, "269000002").state) == (life.REPLACED, life.ON_FILE)
    assert "754" in file(cbp, *single()).codes
    assert file(cbp, *single("E")).accepted


def test_an_adjustment_is_what_the_summary_must_name() -> None:
    cbp = world()
    taken(FOR_RELEASE)(cbp)
    release(cbp)
    taken(ADJUST)(cbp)
    data = on_file(cbp, FIRST_SINGLE).data
    assert (data["amount"], data["transaction"]["id"]) == (30000, RELEASE)


def test_a_user_of_a_single_bond_who_was_deleted() -> None:
    cbp = world()
    taken([*SINGLE[:3], user("01"), SINGLE[3]], rider(user("01", "D", "011526"), number=FIRST_SINGLE))(cbp)
    assert file(cbp, *single(), put("11:3-14", "98-123456701")).codes == ["758"]


def test_additional_bonds_stand_beside_the_first() -> None:
    cbp = world()
    taken(SINGLE)(cbp)
    summary(cbp)
    taken(ADDITIONAL, ADDITIONAL)(cbp)
    with cbp._world() as the_world:
        found = life.of_transaction(the_world, "1", SUMMARY)
    assert [(one.subject, one.state) for one in found] == [
        ("269000001", "on file"), ("269000002", "on file"), ("269000003", "on file"),
    ]  # fmt: skip


def test_shared_liabilities_are_kept() -> None:
    cbp = world()
    lines = bond(cbp, SINGLE, *SHARES)
    assert lines[4].endswith("     10000")
    assert on_file(cbp, FIRST_SINGLE).data["co_sureties"] == [
        {"code": "001", "agent": "000-00-0002", "liability": 10000}
    ]


def test_the_next_number_follows_the_last_one_taken() -> None:
    cbp = world()
    bond(cbp, CONTINUOUS, put("10:8-17", ""))
    taken(CONTINUOUS, [CONTINUOUS[0].replace("B81 ", "B816"), *CONTINUOUS[1:]])(cbp)
    assert on_file(cbp, "268000002").data["activity"] == "16"


def test_without_a_header_the_answer_has_a_blank_one() -> None:
    assert bond(world(), CONTINUOUS, drop("10")) == [
        "10",
        "90 FS01  10 RECORD MISSING",
        "90RFS98  TRANSACTION DATA REJECTED",
    ]


def test_of_a_record_out_of_order_nothing_in_the_batch_is_taken() -> None:
    cbp = world()
    lines = bond(cbp, [*CONTINUOUS, *CONTINUOUS, CONTINUOUS[1]])
    assert codes(lines) == ["S71", "S98"]
    assert accepted(bond(cbp, CONTINUOUS)), "the first number is still free"
    assert on_file(cbp).state == life.ACTIVE


def test_a_timer_of_a_bond_that_is_gone_does_nothing() -> None:
    with world()._world() as the_world:
        life.RINGER.ring(Timer(1, "", "bond.ends", "268999999", {}), the_world)


def test_what_a_state_does_not_allow_is_refused() -> None:
    with world()._world() as the_world, pytest.raises(NotLegal):
        life.move(the_world, FIRST, life.VOIDED)


def test_a_transaction_that_was_never_read_is_our_mistake() -> None:
    with world()._world() as the_world, pytest.raises(LayoutError):
        ebond.HANDLER.answer(Transaction(1, 3, ("10",), ("10",)), Address("1234", "N01", "2704", "N01"), the_world)
