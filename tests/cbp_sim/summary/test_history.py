"""What a filing may change of the summary on file; releases it accounts for; warehouses that it draws on."""

from __future__ import annotations

import pytest

from cbp_sim.cbp import Cbp
from cbp_sim.lifecycle import entry_summary as life
from tests.cbp_sim.summary.cases import Before, Case, both, check, warehouse, withdrawal
from tests.cbp_sim.summary.kit import Edit, after, drop, file, happens, opened, put
from tests.cbp_sim.summary.test_claims import consolidated, eip
from tests.cbp_sim.summary.test_identity import PAID, REJECTED, correction, delete, unpaid
from tests.cbp_sim.summary.test_standing import facts, on_file

OTHER = "50000011"
STORE = "N01-50000011"
#: The summary under another number.
other = put("10:9-16", OTHER)
#: The warehouse entry that the withdrawals of these tests name.
stored: Edit = both(warehouse, other)
final = put("30:21", "Y")


def released(port: str = "2704", mode: str = "10", number: str = "N01-50000011") -> Before:
    """A cargo release of a number, of a port, by a mode."""

    def first(cbp: Cbp) -> None:
        with cbp._world() as world:
            world.keep("cargo_release", number, state="filed", data={"port_of_entry": port, "mode": mode})

    return first


def on_days(first: str, other: str) -> str:
    """The days of the two releases."""
    days = {"N01-50000011": first, "N01-50000037": other}
    return "".join(on_file("entries", number=number) + f"released = {day}\n" for number, day in days.items())


def several(*steps: Before) -> Before:
    """Some things to do first, in order."""

    def first(cbp: Cbp) -> None:
        for step in steps:
            step(cbp)

    return first


def filed(*edits: Edit, port: str = "2704") -> Before:
    """A summary that CBP took."""

    def first(cbp: Cbp) -> None:
        answered = file(cbp, *edits, port=port)
        assert answered.accepted, answered.codes

    return first


def then(*events: str) -> Before:
    """What CBP does to the warehouse entry."""
    return lambda cbp: happens(cbp, *events, subject=STORE)


inactive = several(filed(stored), then(life.INACTIVATION))
drawn = several(filed(stored), filed(withdrawal))
emptied = several(filed(stored), filed(withdrawal, final, put("10:9-16", "50000037")))
RELEASES = several(released(), released(number="N01-50000037"))
STRICT = "warehouse_entries = []\n"

CASES = [
    Case(
        "308",
        "a warehouse entry is active",
        bad=(withdrawal,),
        good=(withdrawal, put("30:8-15", "50000037")),
        before=inactive,
    ),
    Case(
        "244",
        "within a week",
        bad=(consolidated,),
        good=(consolidated,),
        before=RELEASES,
        world=on_days("2026-01-01", "2026-01-09"),
        good_world=on_days("2026-01-01", "2026-01-08"),
    ),
    # corrections
    Case(
        "B52",
        "what is flagged is reconciled, not corrected",
        bad=(correction,),
        good=(correction, put("10:9-16", OTHER)),
        before=several(
            after(put("10:47-49", "001"), events=PAID),
            lambda cbp: (file(cbp, other), happens(cbp, *PAID, subject=STORE)),
        ),
    ),
    Case(
        "281",
        "a reason of the type needs another type",
        bad=(correction, put("35:3-5", "H01")),
        good=(correction,),
        before=after(events=PAID),
    ),
    Case(
        "282",
        "another type needs a reason",
        bad=(correction, drop("35"), put("10:34-35", "52")),
        good=(correction, put("10:34-35", "52"), put("35:3-5", "H01")),
        before=after(events=PAID),
    ),
    Case(
        "283",
        "what is changed of the header has a reason",
        bad=(correction, drop("35"), put("11:61-62", "NY")),
        good=(correction, put("11:61-62", "NY")),
        before=after(events=PAID),
    ),
    Case(
        "286",
        "the importer stays",
        bad=(correction, put("11:3-14", "98-7654321")),
        good=(correction,),
        before=after(events=PAID),
    ),
    # what CBP rejected
    Case(
        "257",
        "a rejected summary is not consolidated",
        bad=(unpaid, consolidated),
        good=(unpaid,),
        before=after(events=REJECTED),
    ),
    Case(
        "256",
        "nor certified when it was",
        bad=(unpaid, put("10:40", "A")),
        good=(unpaid,),
        before=several(RELEASES, after(consolidated, events=REJECTED)),
    ),
    Case("227", "an electronic summary keeps its invoices", bad=(), good=(eip,), before=after(eip)),
    # other filings of the number
    Case("B22", "the release is of the port", bad=(), good=(other,), before=released("3001", number="N01-50000029")),
    Case(
        "B28",
        "an entry is accounted for once",
        bad=(other,),
        good=(put("10:9-16", "50000045"),),
        before=several(RELEASES, filed(consolidated)),
    ),
    Case("B65", "a warehouse with withdrawals keeps its type", bad=(other,), good=(stored,), before=drawn),
    Case("B66", "and is not deleted", bad=(other, delete), good=(delete,), before=drawn),
    Case(
        "B69",
        "a closed importation is not corrected",
        bad=(correction,),
        good=(correction,),
        before=after(events=PAID),
        world=facts("tib closed"),
        good_world=facts(),
    ),
    Case(
        "B71",
        "nor one that CBP added duty to",
        bad=(correction,),
        good=(correction,),
        before=after(events=PAID),
        world=facts("additional duty"),
        good_world=facts(),
    ),
    Case(
        "864",
        "nor one that is refunded",
        bad=(correction,),
        good=(correction,),
        before=after(events=PAID),
        world=facts("refund requested"),
        good_world=facts(),
    ),
    # warehouses
    Case("307", "a withdrawal is from another entry", bad=(withdrawal, put("30:8-15", "50000029")), good=(withdrawal,)),
    Case(
        "298",
        "which is on file",
        bad=(withdrawal,),
        good=(withdrawal,),
        world=STRICT,
        good_world=f'warehouse_entries = ["{STORE}"]\n',
    ),
    Case(
        "299",
        "as a warehouse entry",
        bad=(withdrawal,),
        good=(withdrawal, put("30:8-15", "50000037")),
        before=filed(other),
    ),
    Case("300", "of that port", bad=(withdrawal, put("30:17-20", "3001")), good=(withdrawal,), before=filed(stored)),
    Case(
        "301",
        "not settled",
        bad=(withdrawal,),
        good=(withdrawal, put("30:8-15", "50000037")),
        before=several(filed(stored), then(*PAID)),
    ),
    Case(
        "302",
        "not liquidated",
        bad=(withdrawal,),
        good=(withdrawal, put("30:8-15", "50000037")),
        before=several(filed(stored), then(*PAID, life.LIQUIDATION)),
    ),
    Case(
        "303",
        "not cancelled",
        bad=(withdrawal,),
        good=(withdrawal, put("30:8-15", "50000037")),
        before=several(filed(stored), then(life.CANCELLATION)),
    ),
    Case(
        "304",
        "not five years old",
        bad=(withdrawal,),
        good=(withdrawal, put("30:8-15", "50000037")),
        before=filed(stored, put("11:48-53", "010220"), put("40:13-18", "121819")),
    ),
    Case("305", "not emptied", bad=(withdrawal,), good=(withdrawal, put("30:8-15", "50000045")), before=emptied),
    Case(
        "321",
        "a withdrawal is not printed before its warehouse",
        bad=(withdrawal, put("10:51", "2"), put("10:52-57", "010926")),
        good=(withdrawal, put("10:51", "2"), put("10:52-57", "011226")),
        before=filed(stored, put("10:51", "2"), put("10:52-57", "011226")),
    ),
    # releases
    Case(
        "241",
        "a release is one",
        bad=(consolidated,),
        good=(consolidated,),
        before=RELEASES,
        world=on_file("entries", number=STORE, facts=["no release"]),
        good_world=facts(),
    ),
    Case("242", "of the district", bad=(consolidated,), good=(), before=several(RELEASES, released("3001"))),
    Case(
        "243",
        "in no other summary",
        bad=(consolidated, put("10:9-16", "50000045")),
        good=(consolidated,),
        before=several(RELEASES, filed(consolidated)),
    ),
    Case("247", "of one mode", bad=(consolidated,), good=(), before=several(RELEASES, released(mode="40"))),
    Case(
        "338",
        "all for immediate delivery, or none",
        bad=(consolidated,),
        good=(consolidated,),
        before=RELEASES,
        world=on_file("entries", number=STORE, facts=["immediate delivery"]),
        good_world=facts(),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_history(case: Case) -> None:
    check(case)


def test_a_withdrawal_that_is_deleted_no_longer_holds_its_warehouse() -> None:
    case = next(case for case in CASES if case.code == "B66")
    cbp = _opened(case)
    assert file(cbp, delete).accepted
    assert file(cbp, other, delete).accepted


def _opened(case: Case) -> Cbp:
    cbp = opened()
    assert case.before is not None
    case.before(cbp)
    return cbp
