"""EQ: each answer says what was filed and what came of it, and another answer follows another deed."""

from __future__ import annotations

from typing import Any

import pytest

from cbp_sim.cbp import Cbp
from cbp_sim.handlers import entry_summary_query
from cbp_sim.lifecycle import entry_summary as life
from cbp_sim.manifest import BillEvent
from cbp_sim.profile import Profile
from cbp_sim.replies import Address
from formats.batch import Transaction
from formats.errors import LayoutError
from tests.cbp_sim.life.kit import SUBJECT, act, correction, go, numbered, on_statement
from tests.cbp_sim.life.test_statements import monthly
from tests.cbp_sim.queries.kit import NUMBER, asked, codes, of, read, small_answers, two_filers, without_faults
from tests.cbp_sim.release.desk import OCEAN as RELEASE
from tests.cbp_sim.release.desk import records as release_records
from tests.cbp_sim.summary.cases import informal, quota, second_line, truck, warehouse, with_reference, withdrawal
from tests.cbp_sim.summary.kit import Edit, ae, batch, file, opened, put, send, value
from tests.cbp_sim.summary.test_agencies import LINE, OI, PRODUCT, pga
from tests.cbp_sim.summary.test_claims import eip
from tests.cbp_sim.summary.test_identity import delete

J1 = f"J1   N01  {NUMBER}"
TODAY = "J2 EES 010526120000AM010526115959PM"


def eq(cbp: Cbp, *lines: str, filer: str = "N01") -> list[str]:
    return asked(cbp, "EQ", *(lines or (J1,)), filer=filer)


def jz(lines: list[str]) -> list[str]:
    return codes(lines, "JZ", 3)


def one(cbp: Cbp, identifier: str, *lines: str, filer: str = "N01") -> Any:
    (record,) = of(read("ER", eq(cbp, *lines, filer=filer)), identifier)
    return record


def filed(*edits: Edit, profile: Profile | None = None) -> Cbp:
    cbp = opened(profile)
    answered = file(cbp, *edits)
    assert answered.accepted, answered.codes
    return cbp


def criterion(cbp: Cbp, name: str, flags: str = "", **of_whom: str) -> list[str]:
    """The numbers that a criterion finds among the summaries accepted today."""
    lines = eq(cbp, TODAY.replace("EES", name).ljust(36) + flags, **of_whom)
    return [line[7:15] for line in lines if line.startswith("JB")] or jz(lines)


# ---------------------------------------------------------------------------------------------- what a summary tells


def test_a_summary_just_filed_is_told_on_the_wire() -> None:
    assert eq(filed()) == [
        "JBN01  5000002900100010526090000AM       Y2       PNDING",
        "JC1101052600       0                   0 NO",
        "JD2010626                                                                  N",
        "JE00000000000000000000000000000000000848500000000000000000000000000",
        "JF98-12345670001        2704010526",
        "JG       PNDING001",
        "JH                  REF-00001",
        "JI001Y8BN",
    ]


def test_what_the_life_of_a_summary_changes_is_told_by_the_next_query() -> None:
    cbp = filed(on_statement())
    assert one(cbp, "JH").statement_print_date.isoformat() == "2026-01-12"

    def told() -> tuple[Any, ...]:
        status, liquidation = one(cbp, "JC"), one(cbp, "JB")
        return (
            liquidation.version, status.control_status, status.status, status.collection_status,
            liquidation.liquidation_status, str(liquidation.liquidation_date),
        )  # fmt: skip

    assert told() == ("00100", "1", "1", "0", "2", "None")
    go(cbp, "2026-01-12T07:00")
    assert told() == ("00100", "2", "1", "0", "2", "None")
    act(cbp, "pay")
    assert told() == ("00100", "2", "1", "6", "2", "None")
    go(cbp, "2026-01-13T07:00")
    assert told() == ("00100", "2", "1", "2", "2", "2026-11-16")
    assert one(cbp, "JC").collection_date.isoformat() == "2026-01-12"
    act(cbp, "change")
    assert told() == ("00101", "2", "1", "2", "2", "2026-11-16")
    act(cbp, "reject", subject=SUBJECT)
    assert told() == ("00101", "1", "2", "2", "2", "2026-11-16")
    assert (one(cbp, "JF").reject_date.isoformat(), one(cbp, "JC").status_date.isoformat()) == ("2026-01-13",) * 2
    go(cbp, "2026-01-14T15:30")
    assert file(cbp, put("10:51", "")).accepted
    assert told() == ("00200", "2", "1", "2", "2", "2026-11-16")
    assert (one(cbp, "JB").accepted, one(cbp, "JF").filing_date.isoformat()) == ("011426033000PM", "2026-01-05")
    go(cbp, "2026-11-16T07:00")
    assert told() == ("00200", "2", "1", "2", "1", "2026-11-16")
    assert (str(one(cbp, "JD").fees), one(cbp, "JD").reason_1) == ("84.85", "99")


def test_a_periodic_summary_is_authorized_with_its_month() -> None:
    cbp = monthly()
    go(cbp, "2026-01-15T09:00")
    assert one(cbp, "JC").collection_status == "0"
    go(cbp, "2026-02-17T12:00")
    assert one(cbp, "JC").collection_status == "0"
    act(cbp, "pay")
    assert one(cbp, "JC").collection_status == "6"
    go(cbp, "2026-02-18T12:00")
    assert one(cbp, "JC").collection_status == "2"


def test_a_correction_is_told_with_the_day_of_the_first() -> None:
    cbp = filed()
    act(cbp, "pay")
    go(cbp, "2026-03-02T10:00")
    assert file(cbp, correction).accepted
    go(cbp, "2026-04-01T10:00")
    assert file(cbp, correction).accepted
    told = one(cbp, "JB")
    assert (told.corrected, str(told.correction_date), told.accepted) == ("Y", "2026-03-02", "040126100000AM")
    go(cbp, "2026-11-16T07:00")
    assert one(cbp, "JD").reason_1 == "62"


def test_what_cbp_has_cancelled_or_made_inactive_is_told() -> None:
    cbp = filed()
    act(cbp, "inactivate")
    assert (one(cbp, "JC").control_status, one(cbp, "JC").status) == ("3", "1")
    go(cbp, "2026-01-06T10:00")
    act(cbp, "cancel")
    status = one(cbp, "JC")
    assert (status.control_status, status.status, str(status.status_date)) == ("2", "3", "2026-01-06")


def test_extensions_and_suspensions_are_told() -> None:
    cbp = filed()
    act(cbp, "pay")
    assert one(cbp, "JC").extension_1 is None
    go(cbp, "2026-02-02T10:00")
    act(cbp, "extend")
    assert (one(cbp, "JC").extension_1, str(one(cbp, "JC").extension_date)) == ("49", "2026-02-02")
    go(cbp, "2026-02-03T10:00")
    act(cbp, "suspend")
    told = one(cbp, "JC")
    assert (told.extension_1, told.extension_2, str(told.extension_notice_date)) == ("48", "49", "2026-02-03")
    act(cbp, "resume")
    assert (one(cbp, "JC").extension_1, one(cbp, "JC").extension_2) == ("49", None)


@pytest.mark.parametrize(
    ("antidumping", "countervailing", "code"), [("5", "0", "44"), ("0", "5", "43"), ("5", "5", "45")]
)
def test_a_case_suspends_liquidation_under_its_own_code(antidumping: str, countervailing: str, code: str) -> None:
    cbp = filed()
    with cbp._world() as world:
        account = world.find("summary_account", SUBJECT)
        summary = world.find(life.KIND, SUBJECT)
        assert account is not None
        assert summary is not None
        dues = {**account.data["dues"], "antidumping": antidumping, "countervailing": countervailing}
        world.keep(account.kind, SUBJECT, state=account.state, data={**account.data, "dues": dues, "entry_type": "03"})
        world.keep(life.KIND, SUBJECT, state=summary.state, data={**summary.data, "entry_type": "03"})
    act(cbp, "pay")
    assert (one(cbp, "JC").extension_1, str(one(cbp, "JC").extension_date)) == (code, "2026-01-05")


def test_documents_that_cbp_wants_are_told_until_it_has_them() -> None:
    cbp = filed()
    assert (one(cbp, "JC").invoice_status, one(cbp, "JD").review) == (None, "2")
    act(cbp, "request_documents", what="invoices")
    assert (one(cbp, "JC").invoice_status, one(cbp, "JD").review) == ("4", "1")
    act(cbp, "documents_received")
    assert (one(cbp, "JC").invoice_status, one(cbp, "JD").review) == ("2", "2")


def test_an_electronic_invoice_is_open() -> None:
    cbp = filed(eip)
    assert (one(cbp, "JC").invoice_status, one(cbp, "JF").electronic_invoice) == ("1", "E")


def test_census_warnings_are_told_until_all_are_overridden() -> None:
    cbp = filed(value(100_000_001), put("40:27-36", "0008000001"))

    def overridden(warning: str) -> None:
        send(cbp, batch([f"CW01N01  {NUMBER}", f"CW02  001{warning}"], application="CW"))

    assert one(cbp, "JC").census_status == "1"
    overridden("27P51")
    assert one(cbp, "JC").census_status == "1"
    overridden("27Q51")
    assert one(cbp, "JC").census_status == "6"


def test_a_release_is_told_and_withheld_at_a_border_for_five_days() -> None:
    cbp = filed()
    assert (one(cbp, "JC").release_status, one(cbp, "JC").release_date) == ("0", None)
    lines = [line.replace("70001015", NUMBER) for line in release_records(RELEASE)]
    send(cbp, batch(lines, application="SE"))
    assert one(cbp, "JC").release_status == "0"
    for event in ("on_file", "departed", "arrived"):
        told = {"issuer": "ZZOC", "number": "OCN260417", "event": event}
        cbp.manifest(BillEvent.model_validate(told | ({"quantity": 420} if event == "on_file" else {})))
    go(cbp, "2026-01-05T12:00")
    assert (one(cbp, "JC").release_status, str(one(cbp, "JC").release_date)) == ("1", "2026-01-05")


BORDER = 'entries = [{number = "N01-50000029", released = 2026-01-04}]'


def test_a_release_by_truck_at_a_border_is_withheld_for_five_days() -> None:
    cbp = opened(with_reference(BORDER))
    answered = file(cbp, truck, put("10:18-21", "3801"), port="3801")
    assert answered.accepted, answered.codes
    assert (one(cbp, "JC").release_status, one(cbp, "JC").release_date) == ("2", None)
    go(cbp, "2026-01-09T00:01")
    assert (one(cbp, "JC").release_status, str(one(cbp, "JC").release_date)) == ("1", "2026-01-04")


def test_a_summary_that_comes_too_long_after_its_release_is_late() -> None:
    early = 'entries = [{number = "N01-50000029", released = 2025-12-19}]'
    late = 'entries = [{number = "N01-50000029", released = 2025-12-17}]'
    assert one(filed(profile=with_reference(early)), "JC").late == "0"
    assert one(filed(profile=with_reference(late)), "JC").late == "1"


def test_a_summary_that_owes_nothing_is_duty_free() -> None:
    cbp = filed()
    with cbp._world() as world:
        account = world.find("summary_account", SUBJECT)
        assert account is not None
        free = {**account.data["dues"], "fees": []}
        world.keep(account.kind, SUBJECT, state=account.state, data={**account.data, "dues": free})
    assert one(cbp, "JC").collection_status == "3"


def test_a_quota_line_is_processed_when_it_is_released_and_paid() -> None:
    tables = """
    entries = [{number = "N01-50000029", released = 2026-01-05}]
    quotas = [{hts = "4901", origin = "GB"}]
    """
    cbp = filed(quota, profile=with_reference(tables))
    assert one(cbp, "JC").quota_status is None
    act(cbp, "pay")
    assert one(cbp, "JC").quota_status == "1"
    assert one(filed(), "JC").quota_status is None


def test_the_center_and_team_of_an_importer_are_told() -> None:
    cbp = filed(profile=with_reference('importers = [{number = "98-1234567", center = "CEE008", team = "712"}]'))
    assert (one(cbp, "JB").center, one(cbp, "JG").center, one(cbp, "JG").team) == ("CEE008", "CEE008", "712")


def test_an_immediate_delivery_is_told() -> None:
    assert one(filed(), "JD").immediate_delivery == "N"
    tables = 'entries = [{number = "N01-50000029", facts = ["immediate delivery"]}]'
    assert one(filed(profile=with_reference(tables)), "JD").immediate_delivery == "Y"


def test_withdrawals_from_a_warehouse_entry_are_counted() -> None:
    cbp = opened()
    answered = file(cbp, warehouse)
    assert answered.accepted, answered.codes
    assert (one(cbp, "JG").withdrawals, one(cbp, "JG").final_withdrawal) == (0, "N")
    out = file(cbp, withdrawal, numbered(7), put("30:8-15", NUMBER), put("30:3-5", "N01"), put("30:21", "Y"))
    assert out.accepted, out.codes
    assert (one(cbp, "JG").withdrawals, one(cbp, "JG").final_withdrawal) == (1, "Y")


# ------------------------------------------------------------------------------------------------------------- bonds


def test_a_summary_without_a_bond_needs_none() -> None:
    (told,) = of(read("ER", eq(filed(informal()))), "JI")
    assert (told.bond_type, told.surety, told.several) == ("0", None, "N")


def test_a_single_transaction_bond_has_its_amount_and_is_missed_when_it_is_not_in_ebond() -> None:
    cbp = filed(put("31:3", "9"), put("31:9-18", "0000050000"))
    assert eq(cbp)[-1] == "JI001Y9BN         0000000050000000000050000"
    elsewhere = Cbp(cbp._database, with_reference("all_single_bonds = true"), world=cbp.name)
    assert eq(elsewhere)[-1] == "JI 001 NO BOND ON FILE IN ACE EBOND"


def test_an_importer_without_a_bond_has_none_on_file() -> None:
    cbp = filed()
    elsewhere = Cbp(
        cbp._database, with_reference('importers = [{number = "98-1234567", bonded = false}]'), world=cbp.name
    )
    assert eq(elsewhere)[-1] == "JI 001 NO BOND ON FILE IN ACE EBOND"


# ------------------------------------------------------------------------------------------------- money, by criterion


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        (" ", "", ""),
        ("1", "JL", "JL JM JM"),
        ("2", "JK", "JK"),
        ("3", "JN", "JN"),
        ("4", "JK JL", "JK JL JM JM"),
        ("5", "JL JN", "JL JM JM JN"),
        ("6", "JK JL JN", "JK JL JM JM JN"),
    ],
)
def test_the_money_of_a_summary_comes_as_it_is_asked_for(code: str, before: str, after: str) -> None:
    cbp, line = filed(), TODAY.ljust(41) + code

    def told() -> list[str]:
        return [record[:2] for record in eq(cbp, line) if record[:2] in ("JK", "JL", "JM", "JN")]

    assert told() == before.split()
    act(cbp, "pay")
    assert told() == after.split()


def test_money_and_its_absence_look_so() -> None:
    cbp, line = filed(), TODAY.ljust(41) + "6"
    assert eq(cbp, line)[9:] == [
        "JK BILLING DATA NOT ON FILE",
        "JL COLLECTION DATA NOT ON FILE",
        "JN 001 Y BILLING DATA NOT ON FILE",
    ]
    act(cbp, "pay")
    assert eq(cbp, line)[10:13] == ["JL01052600000008485", "JM49900000006235", "JM50100000002250"]


def test_every_class_of_a_collection_is_told() -> None:
    cbp = filed()
    money = {
        "duty": "1.00", "tax": "2.00", "antidumping": "3.00", "countervailing": "4.00",
        "fees": [["499", "5.00"]], "tax_deferred": False,
    }  # fmt: skip

    def paid(**changes: Any) -> list[str]:
        with cbp._world() as world:
            account = world.find("summary_account", SUBJECT)
            assert account is not None
            dues = {**account.data["dues"], **money, **changes}
            data = {**account.data, "paid": dues, "paid_on": "2026-01-05"}
            world.keep(account.kind, SUBJECT, state=account.state, data=data)
        return [line[2:5] for line in eq(cbp, TODAY.ljust(41) + "1") if line.startswith("JM")]

    assert paid() == ["001", "022", "012", "013", "499"]
    assert paid(tax_deferred=True, antidumping_due=False, countervailing_due=False) == ["001", "499"]


# ------------------------------------------------------------------------------------------------------------ details


def test_the_details_are_those_of_the_last_filing_each_line_after_its_number() -> None:
    cbp = filed(second_line())
    records = [line[:2] for line in eq(cbp, "J0Y", J1)]
    assert " ".join(records[8:24]) == "10 11 20 22 23 31 4A 40 44 47 47 50 62 62 4A 40"
    file(cbp, put("44:3-40", "OTHER BOOKS"))
    lines = eq(cbp, "J0Y", J1)
    assert "44OTHER BOOKS" in lines
    assert "504901990093        000      18000       300000NO" in lines
    assert sum(line.startswith("4A") for line in lines) == 1


def test_agency_data_stay_with_their_agencies_but_for_the_description() -> None:
    records = [line[:2] for line in eq(filed(pga(OI, LINE, PRODUCT)), "J0Y", J1)]
    assert "OI" in records
    assert "PG" not in records


def test_without_a_j0_there_are_no_details() -> None:
    assert not any(line.startswith("10") for line in eq(filed()))


# -------------------------------------------------------------------------------------------------------- who may see


def test_only_owners_see_a_summary_and_who_corrects_it_becomes_one() -> None:
    cbp = filed(profile=two_filers())
    assert eq(cbp, filer="EEE") == [
        f"JZ014   QUERY NOT PERMITTED FOR ENTRY NUMBER     N01  {NUMBER}  2704",
    ]
    assert criterion(cbp, "EES", filer="EEE") == ["015"]
    act(cbp, "pay")
    send(cbp, batch(ae(correction), filer="EEE"))
    assert one(cbp, "JB", filer="EEE").owner == "Y"
    assert one(cbp, "JB").owner == "Y"
    assert criterion(cbp, "EES", filer="EEE") == criterion(cbp, "EES") == [NUMBER]


SURETIES = 'sureties = [{code = "001", status = "active", askers = ["EEE"]}]'
NILS = 'importers = [{number = "98-1234567", liquidation_filers = ["EEE"]}]'


def test_a_suretys_filer_sees_what_it_has_a_bond_on_without_details() -> None:
    cbp = filed(profile=two_filers(with_reference(SURETIES)))
    lines = eq(cbp, "J0Y", J1, filer="EEE")
    assert [line[:2] for line in lines] == ["JB", "JC", "JD", "JE", "JF", "JG", "JH", "JI"]
    assert one(cbp, "JB", filer="EEE").owner is None
    assert criterion(cbp, "EES", filer="EEE") == [NUMBER]


def test_an_importers_liquidation_filer_asks_by_number_only() -> None:
    cbp = filed(profile=two_filers(with_reference(NILS)))
    assert len(eq(cbp, "J0Y", J1, filer="EEE")) == 8
    assert criterion(cbp, "EES", filer="EEE") == ["015"]


# ---------------------------------------------------------------------------------------------------------- criteria


def test_each_criterion_finds_what_it_asks_for() -> None:
    cbp = filed()
    assert [criterion(cbp, name) for name in ("EES", "NLQ")] == [[NUMBER]] * 2
    assert [criterion(cbp, name) for name in ("AII", "DOC", "RCN", "PSC", "LIQ")] == [["015"]] * 5
    act(cbp, "request_documents", what="invoices")
    assert (criterion(cbp, "AII"), criterion(cbp, "DOC")) == ([NUMBER], ["015"])
    act(cbp, "request_documents", what="package")
    assert criterion(cbp, "DOC") == [NUMBER]
    act(cbp, "documents_received")
    assert (criterion(cbp, "AII"), criterion(cbp, "DOC")) == (["015"], ["015"])
    act(cbp, "pay")
    assert file(cbp, correction).accepted
    assert criterion(cbp, "PSC") == [NUMBER]
    act(cbp, "liquidate")
    assert (criterion(cbp, "LIQ"), criterion(cbp, "NLQ")) == ([NUMBER], ["015"])


def test_what_is_flagged_for_reconciliation_waits_for_it() -> None:
    cbp = filed(put("10:47-49", "001"))
    assert criterion(cbp, "RCN") == [NUMBER]


@pytest.mark.parametrize(
    ("name", "flags", "found"),
    [
        ("EES", "Y", [NUMBER]),
        ("EES", " Y", ["015"]),
        ("EES", "Y YYY", [NUMBER]),
        ("EES", "   Y", ["015"]),
        ("EES", "N", [NUMBER]),
        ("RCN", "Y", [NUMBER]),
        ("RCN", "Y Y", ["015"]),
    ],
)
def test_flags_add_up_and_other_summaries_have_no_invoices_or_corrections(
    name: str, flags: str, found: list[str]
) -> None:
    assert criterion(filed(put("10:47-49", "001")), name, flags) == found


def test_summaries_come_in_the_order_of_their_last_acceptance() -> None:
    cbp = opened()
    file(cbp)
    go(cbp, "2026-01-05T10:00")
    file(cbp, numbered(9))
    assert criterion(cbp, "EES")[0] == NUMBER
    go(cbp, "2026-01-05T11:00")
    file(cbp, put("10:3", "R"))
    assert criterion(cbp, "EES")[1] == NUMBER
    narrow = "J2 EES 010526103000AM010526115959PM"
    assert [line[7:15] for line in eq(cbp, narrow) if line.startswith("JB")] == [NUMBER]


def test_an_answer_ends_where_it_grows_too_long() -> None:
    for most in ({"most_summaries": 1}, {"most_bytes": 800}):
        cbp = opened(small_answers(**most))
        file(cbp)
        assert jz(eq(cbp)) == []
        file(cbp, numbered(9))
        lines = eq(cbp, TODAY)
        assert [line[:2] for line in lines] == ["JA", "JB", "JC", "JD", "JE", "JF", "JG", "JH", "JI", "JZ"]
        assert lines[-1] == "JZ016   OUTPUT LIMIT REACHED - ADDTNL ES FOUND"


# ---------------------------------------------------------------------------------------------- what cannot be answered


def test_entries_are_answered_one_by_one_in_their_order() -> None:
    cbp = filed()
    file(cbp, numbered(9))
    other = next(line[7:15] for line in eq(cbp, TODAY) if line.startswith("JB") and NUMBER not in line)
    lines = eq(cbp, f"J1   N01  {other}N01  50000037", J1)
    assert [line[7:15] for line in lines if line.startswith("JB")] == [other, NUMBER]
    assert lines[-1] == "JZ013   ENTRY SUMMARY NOT FOUND FOR QUERY        N01  50000037"


def test_a_deleted_summary_is_not_found_any_more() -> None:
    cbp = filed()
    assert file(cbp, delete).accepted
    assert jz(eq(cbp)) == ["013"]


@pytest.mark.parametrize(
    ("lines", "met"),
    [
        (("J0N", J1), ["001"]),
        (("J0", TODAY), ["001"]),
        (("J1",), ["003", "004"]),
        ((f"J1        {NUMBER}",), ["003"]),
        (("J1   N01",), ["004"]),
        ((J1 + "N01",), ["004"]),
        (("J2",), ["005", "007", "009"]),
        (("J2 XYZ 010526120000AM010526115959PM",), ["006"]),
        (("J2 EES 010526130000AM010526115959XM",), ["008", "010"]),
        (("J2 EES 010526120000AM010426115959PM",), ["011"]),
        (("J2 EES 120425120000AM010526115959PM",), ["012"]),
        (("J2 EES 120525120000AM010526115959PM",), []),
        (("J2 EES 010526120000AM010626120000AM",), ["017"]),
    ],
)
def test_a_query_that_cannot_be_answered_says_why(lines: tuple[str, ...], met: list[str]) -> None:
    answered = eq(filed(), *lines)
    assert jz(answered) == met
    assert answered[0].startswith("JA") is lines[-1].startswith("J2")


def test_a_j2_is_shown_back_as_it_was_sent() -> None:
    assert eq(opened(), "J2 *Y* 01*526120000AM")[0] == "JA *Y* 01*526120000AM"


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("J0Y",), "002"),
        ((J1, TODAY), "X35"),
        ((J1, "J9"), "X34"),
        ((J1.ljust(31) + "N01  50000037",), "X38"),
    ],
)
def test_records_out_of_order_are_told_in_the_querys_own_record(lines: tuple[str, ...], code: str) -> None:
    assert jz(eq(filed(), *lines)) == [code]


def test_what_comes_back_obeys_its_chapter() -> None:
    cbp = filed(second_line())
    act(cbp, "pay")
    for lines in (("J0Y", J1), ("J0Y", TODAY.ljust(41) + "6"), ("J1   N01  50000037",)):
        without_faults(send(cbp, batch([line.ljust(80) for line in lines], application="EQ")))


def test_a_transaction_that_is_not_in_order_is_no_business_of_the_handler() -> None:
    broken = Transaction("EQ", 1, 3, ("EVIL".ljust(80),))
    address = Address(site="1234", sender="N01", port="2704", filer="N01")
    with opened()._world() as world, pytest.raises(LayoutError, match="transaction 1 at record 3 is not in order"):
        entry_summary_query.HANDLER.answer(broken, address, world)


def test_a_query_changes_nothing() -> None:
    cbp = filed()
    before = cbp.timeline(SUBJECT)
    assert eq(cbp) == eq(cbp)
    assert cbp.timeline(SUBJECT) == before
