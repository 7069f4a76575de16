"""Daily and monthly statements: what is on them, when they come, what paying them does."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cbp_sim.cbp import Cbp
from cbp_sim.errors import NotLegal, UnknownSubject
from cbp_sim.lifecycle import entry_summary as life
from cbp_sim.lifecycle import summary_account as accounts
from cbp_sim.lifecycle.statements import DAILY, MONTHLY, PERIODIC
from cbp_sim.lifecycle.summary_account import PAYMENT
from cbp_sim.lifecycle.table import Lifecycle
from cbp_sim.statements import daily
from cbp_sim.statements import monthly as months
from cbp_sim.statements.dues import Dues, dues_of, sums
from cbp_sim.statements.schedule import daily_number, monthly_number, year_of_month
from formats.catair.entry_summary.records import Filing
from tests.cbp_sim.life.kit import (
    SUBJECT,
    act,
    events,
    file,
    file_all,
    go,
    messages,
    numbered,
    of,
    on_statement,
    profile_with,
    records,
    subject_of,
)
from tests.cbp_sim.summary.kit import Edit, add, ae, batch, happens, opened, put, state, total, value

D = Decimal


@pytest.mark.parametrize("table", [DAILY, PERIODIC, MONTHLY, PAYMENT], ids=lambda table: table.name)
def test_every_step_says_where_it_is_written(table: Lifecycle) -> None:
    assert all(step.cite for step in table.table.values())


# ------------------------------------------------------------------------------------------------------------- daily


def test_the_preliminary_statement_comes_on_its_print_date_in_these_columns() -> None:
    cbp = opened()
    file(cbp, on_statement())
    go(cbp, "2026-01-12T05:59:59")
    assert messages(cbp, "PF") == []
    go(cbp, "2026-01-12T06:00")
    assert messages(cbp, "PF")[0].lines == [
        # 3456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789
        "A1234N01      011226     PF                                                     ",
        "B  2704N01PFP27260120010112262                                                  ",
        "Q12704N01  50000029              0112260000000000000000000000NREF-00001      01 ",
        "Q22704N01  50000029 0000000000000000000000           2Y                         ",
        "QA014990000000623550100000002250                                                ",
        "Q32726012001  011226N01              0000000000000000000000000000000002704      ",
        "Q4000000000000000000000000000008485           0000100000                        ",
        "QE014990000000623550100000002250                                                ",
        "Y  2704N01PF00006                                                               ",
        "Z1234N01      011226                                                            ",
    ]
    assert state(cbp) == life.CBP


def test_a_final_statement_follows_when_the_debit_is_confirmed_and_repeats_what_was_due() -> None:
    cbp = opened()
    file(cbp, on_statement(print_date="011626"))
    go(cbp, "2026-01-16T10:00")
    act(cbp, "pay")
    # Saturday, Sunday, and Monday 19 January, a holiday.
    go(cbp, "2026-01-20T05:00")
    assert len(messages(cbp, "PF")) == 1
    assert state(cbp) == life.CBP
    go(cbp, "2026-01-20T06:00")
    final = messages(cbp, "PF")[1]
    assert final.lines[1].startswith("B  2704N01PFF2726016001011626")
    assert [record.identifier for record in records(final)] == ["Q1", "Q2", "QA", "Q3", "Q4", "QE", "Q5", "Q6", "QJ"]
    assert of(final, "Q4")[0].amount_due == of(final, "Q6")[0].amount_paid == D("84.85")
    assert state(cbp) == life.PAID
    assert events(cbp, "2726016001") == [
        "daily statement printed",
        "daily statement payment authorized",
        "daily statement payment confirmed",
    ]


def test_summaries_of_a_filer_come_together_and_an_importers_apart() -> None:
    cbp = opened()
    file_all(
        cbp,
        *(ae(numbered(5000010 + n), on_statement("2")) for n in range(3)),
        *(
            ae(numbered(5000020 + n), on_statement("5"), put("11:3-14", f"98-1234567{suffix}"))
            for n, suffix in enumerate(["A1", "B2"])
        ),
        *(
            ae(numbered(5000030 + n), on_statement("3"), put("11:3-14", f"98-1234567{suffix}"))
            for n, suffix in enumerate(["A1", "B2"])
        ),
    )
    go(cbp, "2026-01-12T06:00")
    got = {(one.lines[1][29], one.lines[1][30:42].strip()): len(of(one, "Q1")) for one in messages(cbp, "PF")}
    assert got == {("2", ""): 3, ("5", "98-1234567"): 2, ("3", "98-1234567A1"): 1, ("3", "98-1234567B2"): 1}
    assert len({one.lines[1][13:23] for one in messages(cbp, "PF")}) == 4


def dues_filed(*edits: Edit) -> Dues:
    """What a filing owes, whatever CBP would say to it."""
    reading = batch(ae(*edits)).blocks[0].transactions[0].reading
    assert reading is not None
    assert isinstance(reading.content, Filing)
    return dues_of(reading.content)


def test_what_a_bond_covers_is_told_and_not_due() -> None:
    bonded = dues_filed(
        put("10:31-32", "03"), add(_88(bonded_ad=180000, cash_cv=500), after="62"), total(ad=180000, cv=500)
    )
    assert (bonded.antidumping, bonded.antidumping_due) == (D("1800.00"), False)
    assert (bonded.countervailing, bonded.countervailing_due) == (D("5.00"), True)
    assert bonded.amount == D("89.85")


def _88(bonded_ad: int = 0, cash_ad: int = 0, bonded_cv: int = 0, cash_cv: int = 0) -> str:
    return "88" + " ".join(f"{cents:011}" for cents in (bonded_ad, cash_ad, bonded_cv, cash_cv))


def test_coffee_duty_counts_as_duty_and_deferred_tax_is_marked() -> None:
    filed = dues_filed(put("10:45", "1"), total(duty=1000, tax=300, other=50))
    assert (filed.duty, filed.tax, filed.tax_deferred) == (D("10.50"), D("3.00"), True)
    assert filed.amount == D("95.35")


def test_a_warehouse_entry_owes_its_harbor_fee_alone() -> None:
    fees = (("499", D("62.35")), ("501", D("22.50")))
    owed = {kind: Dues(kind, duty=D(100), tax=D(7), fees=fees).amount for kind in ("01", "21", "22", "23")}
    assert owed == {"01": D("191.85"), "21": D("22.50"), "22": D(0), "23": D("22.50")}
    total_of = sums([Dues("21", duty=D(100), fees=fees), Dues("22", duty=D(100), fees=fees)])
    assert (total_of.duty, total_of.amount, total_of.revenue, total_of.free) == (D(0), D("22.50"), 1, 1)


def test_deferred_tax_is_told_and_not_due() -> None:
    due = sums([Dues("01", duty=D(10), tax=D(7), tax_deferred=True), Dues("01", tax=D(5))])
    assert (due.tax, due.deferred_tax, due.amount) == (D(12), D(7), D(15))


def test_a_refiling_before_printing_moves_it_to_the_other_statement() -> None:
    cbp = opened()
    file(cbp, on_statement())
    file(cbp, on_statement(print_date="011326"))
    go(cbp, "2026-01-12T12:00")
    assert messages(cbp, "PF") == []
    go(cbp, "2026-01-13T06:00")
    assert [one.lines[1][13:23] for one in messages(cbp, "PF")] == ["2726013001"]


def test_a_deleted_summary_is_on_no_statement() -> None:
    cbp = opened()
    file(cbp, on_statement())
    assert file(cbp, lambda all_records: [("10D" + all_records[0][3:35]).ljust(80)]).accepted
    go(cbp, "2026-01-12T12:00")
    assert messages(cbp, "PF") == []


def test_a_summary_that_cbp_cancelled_otherwise_is_on_no_statement() -> None:
    cbp = opened()
    file(cbp, on_statement())
    happens(cbp, life.CANCELLATION)
    go(cbp, "2026-01-12T12:00")
    assert messages(cbp, "PF") == []


def test_what_was_printed_cannot_be_filed_again() -> None:
    cbp = opened()
    file(cbp, on_statement())
    go(cbp, "2026-01-12T12:00")
    assert file(cbp, on_statement(print_date="011326")).codes == ["B29"]


def test_a_summary_taken_off_is_named_on_the_final_statement_and_free_to_be_filed_again() -> None:
    cbp = opened()
    file_all(cbp, ae(on_statement()), ae(on_statement(), numbered(5000010)), ae(on_statement(), numbered(5000011)))
    go(cbp, "2026-01-12T12:00")
    act(cbp, "move", print_date="2026-01-14")
    act(cbp, "remove", subject_of(5000010), by="cbp")
    assert state(cbp) == life.TRADE
    act(cbp, "pay", "2726012001")
    go(cbp, "2026-01-13T12:00")
    final = messages(cbp, "PF")[1]
    gone = of(final, "Q7")[0]
    assert (gone.entry_number_1, gone.delete_source_1) == ("50000029", "ABI")
    assert (gone.entry_number_2, gone.delete_source_2) == (subject_of(5000010)[4:], "CBP")
    assert (of(final, "Q4")[0].revenue_entries, of(final, "Q6")[0].revenue_entries) == (3, 1)
    assert of(final, "Q4")[0].amount_due == D("254.55")
    assert of(final, "Q6")[0].amount_paid == D("84.85")
    # A new cycle of filing: the version tells it.
    assert file(cbp, on_statement(print_date="011426")).final.version == "00200"
    go(cbp, "2026-01-14T06:00")
    assert messages(cbp, "PF")[2].lines[1][13:23] == "2726014001"
    assert state(cbp, subject_of(5000010)) == life.TRADE
    act(cbp, "pay", subject_of(5000010))
    assert state(cbp, subject_of(5000010)) == life.PAID


def test_a_statement_without_summaries_is_void() -> None:
    cbp = opened()
    file(cbp, on_statement())
    go(cbp, "2026-01-12T12:00")
    act(cbp, "remove")
    assert events(cbp, "2726012001")[-1] == "daily statement last summary taken off"
    with pytest.raises(NotLegal, match="void"):
        act(cbp, "pay", "2726012001")


def test_an_authorization_is_taken_back_on_the_same_day_before_its_end() -> None:
    cbp = opened()
    file(cbp, on_statement())
    go(cbp, "2026-01-12T12:00")
    act(cbp, "pay")
    with pytest.raises(NotLegal, match="payment authorized"):
        act(cbp, "remove")
    act(cbp, "negate")
    go(cbp, "2026-01-13T12:00")
    assert len(messages(cbp, "PF")) == 1
    act(cbp, "pay")
    go(cbp, "2026-01-13T18:00")
    with pytest.raises(NotLegal, match="same day"):
        act(cbp, "negate")
    go(cbp, "2026-01-14T06:00")
    assert state(cbp) == life.PAID


def test_taking_back_and_authorizing_again_pays_once() -> None:
    cbp = opened()
    file(cbp, on_statement())
    go(cbp, "2026-01-12T12:00")
    for name in ("pay", "negate", "pay"):
        act(cbp, name)
    go(cbp, "2026-01-20T12:00")
    assert events(cbp).count("entry summary paid") == 1
    assert len(messages(cbp, "PF")) == 2


def test_ten_working_days_after_entry_an_unpaid_statement_is_late() -> None:
    cbp = opened()
    # Entered on Tuesday 6 January; the tenth working day after it is Wednesday 21 January, for the 19th is a holiday.
    file(cbp, on_statement())
    go(cbp, "2026-01-21T17:59")
    assert "not paid when due" not in events(cbp, "2726012001")
    go(cbp, "2026-01-21T18:00")
    assert "not paid when due" in events(cbp, "2726012001")
    go(cbp, "2026-01-22T09:00")
    act(cbp, "pay")
    go(cbp, "2026-01-23T09:00")
    assert "paid late" in events(cbp)


def test_nothing_to_pay_is_authorized_all_the_same() -> None:
    cbp = opened()
    file(cbp, on_statement())
    with cbp._world() as world:
        accounts.change(world, SUBJECT, {"dues": Dues("01").plain()})
    go(cbp, "2026-01-12T12:00")
    (amount,) = of(messages(cbp, "PF")[0], "Q4")
    assert (amount.amount_due, amount.revenue_entries, amount.free_entries) == (D(0), 0, 1)
    act(cbp, "pay")
    go(cbp, "2026-01-13T12:00")
    assert state(cbp) == life.PAID


def test_a_statement_holds_two_thousand_summaries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(daily, "MOST_SUMMARIES", 2)
    cbp = opened()
    file_all(cbp, *(ae(on_statement(), numbered(5000010 + n)) for n in range(5)))
    go(cbp, "2026-01-12T12:00")
    assert [len(of(one, "Q1")) for one in messages(cbp, "PF")] == [2, 2, 1]
    assert [one.lines[1][13:23] for one in messages(cbp, "PF")] == ["2726012001", "2726012002", "2726012003"]


def test_more_than_a_column_holds_is_parted_and_what_no_column_holds_is_paid_singly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(daily, "MOST", D("100.00"))
    cbp = opened()
    file_all(
        cbp,
        ae(on_statement()),
        ae(on_statement(), numbered(5000010)),
        ae(on_statement(), numbered(5000011), value(90000)),
    )
    go(cbp, "2026-01-12T12:00")
    assert [len(of(one, "Q1")) for one in messages(cbp, "PF")] == [1, 1]
    assert "too large for a statement: to be paid singly" in events(cbp, subject_of(5000011))
    act(cbp, "pay", subject_of(5000011))
    assert state(cbp, subject_of(5000011)) == life.PAID


def test_every_record_of_every_statement_reads_without_a_fault_and_is_counted() -> None:
    cbp = opened()
    file_all(cbp, ae(on_statement()), ae(on_statement("6", month="01"), numbered(5000010)))
    go(cbp, "2026-01-12T12:00")
    act(cbp, "pay")
    act(cbp, "pay", subject_of(5000010))
    go(cbp, "2026-01-25T12:00")
    act(cbp, "pay", subject_of(5000010))
    go(cbp, "2026-02-01T12:00")
    sent = [*messages(cbp, "PF"), *messages(cbp, "MS")]
    assert [one.application for one in sent] == ["PF"] * 4 + ["MS"] * 2
    for one in sent:
        found = records(one)
        assert one.lines[-2] == f"Y  2704N01{one.application}{len(found):05}".ljust(80)


# ----------------------------------------------------------------------------------------------------------- monthly


def monthly(*, month: str = "02") -> Cbp:
    """Two periodic daily statements, presented: both are on the statement of the month."""
    cbp = opened()
    file_all(
        cbp,
        ae(on_statement("6", "011226", month)),
        ae(on_statement("6", "011226", month), numbered(5000010)),
        ae(on_statement("6", "011326", month), numbered(5000011)),
    )
    go(cbp, "2026-01-13T12:00")
    act(cbp, "pay", "2726012001")
    act(cbp, "pay", "2726013001")
    return cbp


def test_a_periodic_statement_is_final_the_day_after_it_is_presented_and_not_paid_by_that() -> None:
    cbp = monthly()
    go(cbp, "2026-01-14T06:00")
    assert [one.lines[1][12] for one in messages(cbp, "PF")] == ["P", "P", "F", "F"]
    assert state(cbp) == life.CBP


def test_the_monthly_statement_is_printed_on_the_11th_and_due_on_the_15th_working_day() -> None:
    cbp = monthly()
    # February 2026 begins on a Sunday; Monday the 16th is a holiday.
    go(cbp, "2026-02-17T05:59")
    assert messages(cbp, "MS") == []
    go(cbp, "2026-02-17T06:00")
    (sent,) = messages(cbp, "MS")
    assert sent.lines == [
        # 3456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789
        "A1234N01      021726     MS                                                     ",
        "B  2704N01MSP2726P020010217266                                                  ",
        "Q127260120012704N01            0112260113260000000000000000000000               ",
        "Q2000000000000000000000000000016970                                             ",
        "QA014990000001247050100000004500                                                ",
        "Q127260130012704N01            0113260113260000000000000000000000               ",
        "Q2000000000000000000000000000008485                                             ",
        "QA014990000000623550100000002250                                                ",
        "Q32726P02001021726022326N01            0000000000000000000000                   ",
        "Q4000000000000000000000000000025455                                             ",
        "QE014990000001870550100000006750                                                ",
        "Y  2704N01MS00009                                                               ",
        "Z1234N01      021726                                                            ",
    ]


def test_paying_the_month_pays_its_summaries() -> None:
    cbp = monthly()
    go(cbp, "2026-02-17T12:00")
    act(cbp, "pay")
    assert events(cbp, "2726P02001")[-1] == "periodic monthly statement payment authorized"
    go(cbp, "2026-02-18T06:00")
    final = messages(cbp, "MS")[1]
    assert (of(final, "Q4")[0].amount_due, of(final, "Q6")[0].amount_paid) == (D("254.55"), D("254.55"))
    assert [state(cbp, one) for one in (SUBJECT, subject_of(5000010), subject_of(5000011))] == [life.PAID] * 3
    assert "paid late" not in events(cbp)


def test_an_unpaid_month_is_late_after_its_15th_working_day() -> None:
    cbp = monthly()
    go(cbp, "2026-02-23T18:00")
    assert events(cbp, "2726P02001")[-1] == "not paid when due"
    go(cbp, "2026-02-24T09:00")
    for name in ("pay", "negate", "pay"):
        act(cbp, name, "2726P02001")
    go(cbp, "2026-02-25T09:00")
    assert "paid late" in events(cbp)


def test_a_summary_taken_off_after_presentation_is_paid_singly_and_told_with_the_month() -> None:
    cbp = monthly()
    go(cbp, "2026-01-14T09:00")
    with pytest.raises(NotLegal, match="only be removed"):
        act(cbp, "move", print_date="2026-01-20")
    act(cbp, "remove")
    assert state(cbp) == life.TRADE
    go(cbp, "2026-02-17T12:00")
    act(cbp, "remove", subject_of(5000011), by="cbp")
    act(cbp, "pay", "2726P02001")
    go(cbp, "2026-02-18T12:00")
    preliminary, final = messages(cbp, "MS")
    assert [of(preliminary, "Q7")[0].entry_number_1, of(preliminary, "Q7")[0].delete_source_1] == ["50000029", "ABI"]
    gone = of(final, "Q7")[0]
    assert [gone.entry_number_1, gone.entry_number_2, gone.delete_source_2] == [
        "50000029",
        subject_of(5000011)[4:],
        "CBP",
    ]
    assert of(preliminary, "Q4")[0].amount_due == of(final, "Q4")[0].amount_due == D("169.70")
    assert of(final, "Q6")[0].amount_paid == D("84.85")
    # The statement that lost its only summary is not on the final one.
    assert [one.statement_number for one in of(final, "Q1")] == ["2726012001"]
    act(cbp, "pay")
    assert state(cbp) == life.PAID


def test_what_is_presented_after_its_month_was_printed_gets_another_statement_at_once() -> None:
    cbp = opened(profile_with(monthly_print_day=4, monthly_due_day=5))
    file(cbp, on_statement("6", "010626", "01"))
    # The fourth working day is the 7th.
    go(cbp, "2026-01-08T09:00")
    assert messages(cbp, "MS") == []
    act(cbp, "pay")
    go(cbp, "2026-01-09T06:00")
    assert [one.lines[1][13:23] for one in messages(cbp, "MS")] == ["2726P01001"]


def test_a_presentation_is_taken_back_as_an_authorization_is() -> None:
    cbp = opened()
    file(cbp, on_statement("6", month="01"))
    go(cbp, "2026-01-12T09:00")
    act(cbp, "pay")
    act(cbp, "negate")
    go(cbp, "2026-01-13T09:00")
    assert len(messages(cbp, "PF")) == 1


def test_a_month_that_is_being_paid_lets_no_summary_go_and_can_be_taken_back() -> None:
    cbp = monthly()
    go(cbp, "2026-02-17T12:00")
    act(cbp, "pay")
    with pytest.raises(NotLegal, match="statement 2726P02001 is payment authorized"):
        act(cbp, "remove")
    act(cbp, "negate")
    go(cbp, "2026-02-18T12:00")
    assert len(messages(cbp, "MS")) == 1


def test_a_month_whose_summaries_are_all_gone_is_void_or_never_printed() -> None:
    cbp = monthly()
    go(cbp, "2026-01-14T09:00")
    for subject in (SUBJECT, subject_of(5000010)):
        act(cbp, "remove", subject)
    go(cbp, "2026-02-17T12:00")
    act(cbp, "remove", subject_of(5000011))
    assert events(cbp, "2726P02001")[-1] == "periodic monthly statement last summary taken off"
    other = monthly()
    go(other, "2026-01-14T09:00")
    for subject in (SUBJECT, subject_of(5000010), subject_of(5000011)):
        act(other, "remove", subject)
    go(other, "2026-02-17T12:00")
    assert messages(other, "MS") == []


def test_a_monthly_statement_holds_9999_daily_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(months, "MOST_DAILIES", 1)
    cbp = monthly()
    go(cbp, "2026-02-17T12:00")
    assert [one.lines[1][13:23] for one in messages(cbp, "MS")] == ["2726P02001", "2726P02002"]


def test_a_month_before_this_one_is_next_years() -> None:
    assert [year_of_month(month, date(2026, 11, 5)) for month in (11, 12, 1)] == [2026, 2026, 2027]


# ----------------------------------------------------------------------------------------------------------- numbers


def test_numbers_carry_the_fiscal_year_and_go_on_with_letters() -> None:
    cbp = opened()
    with cbp._world() as world:
        assert daily_number(world, "2704", date(2026, 9, 30)) == "2726273001"
        assert daily_number(world, "2704", date(2026, 10, 1)) == "2727274001"
        assert monthly_number(world, "27", 2026, 10) == "2726P10001"
        made = [daily_number(world, "3001", date(2026, 1, 5)) for _ in range(1040)]
        assert made[998:1001] == ["3026005999", "3026005A00", "3026005A01"]
        assert made[1035] == "3026005A10"
        assert len(set(made)) == 1040


@pytest.mark.parametrize("number", ["2726012001", "2726P01001"])
def test_a_statement_that_was_never_printed_is_unknown(number: str) -> None:
    with pytest.raises(UnknownSubject, match=number):
        act(opened(), "pay", number)
