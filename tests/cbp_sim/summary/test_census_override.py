"""CW: overrides of Census warnings, answered one by one by CW03."""

from __future__ import annotations

import pytest

from cbp_sim.cbp import Cbp
from cbp_sim.handlers import census_override, entry_summary
from cbp_sim.lifecycle import entry_summary as life
from cbp_sim.profile import shipped_profile
from cbp_sim.replies import Address
from formats.batch import Transaction
from formats.errors import LayoutError
from tests.cbp_sim.summary.cases import air
from tests.cbp_sim.summary.kit import Edit, add, after, batch, file, happens, opened, put, send, value

#: Value above 100,000,000 and charges above 8,000,000: warnings 27P and 27Q.
WARNED: tuple[Edit, ...] = (value(100_000_001), put("40:27-36", "0008000001"))


def warned() -> Cbp:
    """A CBP that has a summary with both warnings outstanding."""
    cbp = opened()
    answered = file(cbp, *WARNED)
    assert answered.codes == ["27P", "27Q"]
    assert answered.accepted
    return cbp


def override(cbp: Cbp, *lines: str, filer: str = "N01", number: str = "50000029") -> list[str]:
    """What CBP answers to the CW02 records of one summary, control records left out."""
    sent = batch([f"CW01{filer}  {number}", *lines], application="CW")
    return [line for line in send(cbp, sent) if line[0] not in "ABYZ"]


def census(cbp: Cbp) -> dict[str, dict[str, str]]:
    """The warnings on file, and what overrides them."""
    with cbp._world() as world:
        thing = life.on_file(world, "N01-50000029")
        assert thing is not None
        found: dict[str, dict[str, str]] = thing.data["census"]
        return found


def test_each_override_is_answered_on_its_own() -> None:
    cbp = warned()
    assert override(cbp, "CW02  00127P5127Q50") == [
        "CW03N01  50000029  00127P51C00OVERRIDE ACCEPTED                                 ",
        "CW03N01  50000029  00127Q50487CENSUS OVRD CD NOT ALLOWED FOR CONDITION          ",
    ]
    assert census(cbp) == {"001": {"27P": "51", "27Q": ""}}


def test_an_override_is_told_in_the_timeline() -> None:
    cbp = warned()
    override(cbp, "CW02  00127P51")
    told = cbp.timeline("N01-50000029")[-1]
    assert (told.event, told.codes, told.note) == ("census warning overridden", ["27P"], "line 001, override 51")


def test_a_refiling_forgets_earlier_overrides() -> None:
    cbp = warned()
    override(cbp, "CW02  00127P51")
    file(cbp, *WARNED)
    assert census(cbp) == {"001": {"27P": "", "27Q": ""}}


REFUSED = {
    "C05 of no such line": ("CW02  00927P51", "C05"),
    "C05 of no line number": ("CW02  1  27P51", "C05"),
    "484 of no such warning": ("CW02  00199Z51", "484"),
    "485 of a warning that was not given": ("CW02  00127A01", "485"),
    "486 by no such override": ("CW02  00127P99", "486"),
    "486 by none": ("CW02  00127P", "486"),
    "487 by one for another warning": ("CW02  00127P50", "487"),
    "487 by one for no warning at all": ("CW02  00127P24", "487"),
}


@pytest.mark.parametrize(("line", "code"), REFUSED.values(), ids=REFUSED)
def test_an_override_is_refused(line: str, code: str) -> None:
    cbp = warned()
    (answered,) = override(cbp, line)
    assert answered[27:30] == code
    assert census(cbp)["001"]["27P"] == ""


def test_a_warning_is_overridden_once_in_a_record() -> None:
    answered = override(warned(), "CW02  00127P5127P51")
    assert [line[27:30] for line in answered] == ["C00", "488"]


def test_a_summary_that_is_not_on_file_has_nothing_to_override() -> None:
    (answered,) = override(opened(), "CW02  00127P51")
    assert answered[27:].rstrip() == "C02ENTRY SUMMARY NOT FOUND"


def test_nor_has_one_that_was_deleted() -> None:
    cbp = warned()
    file(cbp, put("10:39", ""))
    assert override(cbp, "CW02  00127P51")[0][27:30] == "C02"


def test_only_the_summarys_own_filer_overrides() -> None:
    profile = shipped_profile("default")
    shared = profile.accounts[0].model_copy(update={"filers": ("N01", "EEE")})
    cbp = opened(profile.model_copy(update={"accounts": (shared, *profile.accounts[1:])}))
    file(cbp, *WARNED)
    sent = batch(["CW01N01  50000029", "CW02  00127P51"], application="CW", filer="EEE")
    assert send(cbp, sent)[2][27:30] == "C03"


@pytest.mark.parametrize(
    ("events", "code"),
    [
        ((life.STATEMENT_PRINTED, life.COLLECTED, life.CBP_REJECTED), "C04"),
        ((life.CANCELLATION,), "C04"),
        ((life.STATEMENT_PRINTED, life.COLLECTED, life.LIQUIDATION), "B30"),
        ((life.STATEMENT_PRINTED,), "C00"),
    ],
)
def test_cbp_must_have_accepted_the_summary_and_not_liquidated_it(events: tuple[str, ...], code: str) -> None:
    cbp = opened()
    after(*WARNED)(cbp)
    happens(cbp, *events)
    assert override(cbp, "CW02  00127P51")[0][27:30] == code


def test_what_a_filer_sent_is_shown_back_as_it_is() -> None:
    (answered,) = override(opened(), "CW02  *1*2*P5*", number="5000-029")
    assert answered == "CW03N01  5000-029  *1*2*P5*C02ENTRY SUMMARY NOT FOUND".ljust(80)


def test_a_transaction_that_is_not_in_order_is_no_business_of_the_handlers() -> None:
    cbp = opened()
    for handler, application in ((census_override.HANDLER, "CW"), (entry_summary.HANDLER, "AE")):
        broken = Transaction(application, 1, 3, ("EVIL".ljust(80),))
        address = Address(site="1234", sender="N01", port="2704", filer="N01")
        with cbp._world() as world, pytest.raises(LayoutError, match="transaction 1 at record 3 is not in order"):
            handler.answer(broken, address, world)


def test_records_out_of_order_are_answered_by_the_envelope() -> None:
    lines = send(opened(), batch(["CW01N01  50000029", "CW02  00127P51", "CW03"], application="CW"))
    assert [line.rstrip() for line in lines[2:-2]] == [
        "X0 BLOCK  000001 REF ID: 2704 N01    CW",
        "X0 TRNACT 000001 REF ID: 0000005 00",
        "X1 FX34   UNKNOWN RECORD ID FOUND IN GROUPING",
        "X1RF999   BATCH REJECTED",
    ]


# ------------------------------------------------------------------------ warnings and overrides in AE itself

GIVEN = {
    "27P": (value(100_000_001),),
    "27Q": (put("40:27-36", "0008000001"),),
    "27I": (put("40:42-51", "0022680001"),),
}


@pytest.mark.parametrize("code", ["27P", "27Q", "27I"])
def test_what_looks_unlikely_is_warned_of(code: str) -> None:
    answered = file(opened(), *GIVEN[code])
    assert answered.codes == [code]
    assert answered.final.severity == "W"


def test_the_limits_themselves_are_likely_enough() -> None:
    at_the_limit = (value(100_000_000), put("40:27-36", "0008000000"), put("40:42-51", "0022680000"))
    assert file(opened(), *at_the_limit).codes == []


def test_a_plane_carries_less_than_a_ship() -> None:
    assert file(opened(), air, put("40:42-51", "0000102061")).codes == ["27H"]
    assert file(opened(), air, put("40:42-51", "0000102060")).codes == []


@pytest.mark.parametrize(
    ("overrides", "codes"),
    [
        ("27P51", []),
        ("27P50", ["487"]),
        ("27P  ", ["486"]),
        ("27A01", ["27P", "485"]),
        ("27P5127P51", ["488"]),
        ("27P5127Q  ", ["486", "485"]),
    ],
)
def test_a_line_may_override_its_warnings_at_once(overrides: str, codes: list[str]) -> None:
    answered = file(opened(), value(100_000_001), add(f"CW02     {overrides}", after="62"))
    assert answered.codes == codes
