"""A partner agency's reason goes with its status: what no table has, or is another agency's, is refused by name."""

from __future__ import annotations

import pytest

from cbp_sim.errors import NotLegal
from cbp_sim.holds import KINDS
from cbp_sim.holds.reasons import misfit, reasons_of
from formats.codes import dispositions_of

PAIRS = [pair.split("/") for pair in dispositions_of("SO70", "status reason")]
OWN = {"08": "FDA", "51": "FWS", "50": "FWS"}


def who_gives(status, reason):
    return OWN.get(status) or OWN.get(reason, "EPA")


@pytest.mark.parametrize(("status", "reason"), PAIRS, ids=map("/".join, PAIRS))
def test_a_pair_of_the_table_is_told_in_so70(arrived, status, reason):
    agency = who_gives(status, reason)
    arrived.officer("agency_status", agency=agency, status=status, reason=reason)
    (told,) = (line for line in arrived.so()[-1] if line.startswith("SO70"))
    assert (told[4:7], told[20:22], told[54:56]) == (agency, status, reason)


@pytest.mark.parametrize(("status", "reason"), PAIRS, ids=map("/".join, PAIRS))
def test_a_reason_goes_with_no_status_but_those_of_the_table(arrived, status, reason):
    agency = who_gives(status, reason)
    others = [other for other in dispositions_of("SO70", "entry status") if [other, reason] not in PAIRS]
    for other in others:
        assert f"no table has {other}/{reason}" in misfit(agency, other, reason)
    before = arrived.cbp.timeline()
    with pytest.raises(NotLegal, match=f"{agency} gives no reason {reason} with status 0"):
        arrived.officer("agency_status", agency=agency, status=others[0], reason=reason)
    assert arrived.cbp.timeline() == before


def test_a_reason_of_another_agency_is_refused_with_whose_it_is_and_what_there_is_instead(arrived):
    with pytest.raises(NotLegal, match=r"EPA gives no reason 51 with status 02: it is a reason of FWS; .*15 DATA"):
        arrived.officer("agency_status", agency="EPA", status="02", reason="51")
    with pytest.raises(NotLegal, match=r"FDA gives no reason 50 with status 07: it is a reason of FWS; .*22 MAY"):
        arrived.officer("agency_status", agency="FDA", status="07", reason="50")
    arrived.officer("agency_status", agency="FWS", status="02", reason="51")
    arrived.officer("agency_status", agency="FWS", status="07", reason="50")


def test_a_wrong_reason_is_not_forced_through(arrived):
    with pytest.raises(NotLegal, match="no reason 34 with status 02"):
        arrived.officer("agency_status", agency="EPA", status="02", reason="34", force=True)


def test_a_status_without_a_reason_is_told_with_the_first_of_its_kind(arrived):
    arrived.officer("agency_status", agency="EPA", status="11")
    assert [line[54:56] for line in arrived.so()[-1] if line.startswith("SO70")] == ["34"]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.agency is not None], ids=lambda kind: kind.name)
def test_the_reasons_of_a_kind_are_in_the_table(kind):
    agency = kind.agency.only[0] if kind.agency.only else "EPA"
    assert kind.agency.reason in (*reasons_of(agency, kind.agency.status), "")
    assert kind.agency.may in reasons_of(agency, "07")
