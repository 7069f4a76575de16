"""Each condition of cargo release, raised by a filing that is right but for one thing, at the record that is wrong."""

from __future__ import annotations

import ast
from collections.abc import Callable
from importlib.resources import files

import pytest

from cbp_sim.errors import SimulatorError
from cbp_sim.profile import Policy
from cbp_sim.reference import Reference
from cbp_sim.rules.release import RULES
from cbp_sim.rules.release.table import CHOSEN, SOURCED, answers, found
from formats.catair.cargo_release import CHAPTER
from formats.column import Column
from tests.cbp_sim.release.desk import Desk
from tests.cbp_sim.release.filings import BILL, FILINGS, IN_BOND, edited

Raise = Callable[[Desk], list[str]]


def by(name: str, *edits: tuple[str, int, str], **more: object) -> Raise:
    """The answer to a filing with edits."""
    return lambda desk: desk.file(*edited(name, *edits, **more))  # type: ignore[arg-type]


def cancelling(reason: str, *more: str, entry_type: str = "01") -> Raise:
    """The answer to a cancellation of an entry on file."""

    def ask(desk: Desk) -> list[str]:
        if entry_type == "06":
            desk.file(*edited("zone", ("SE11", 5, " "), ("SE11", 6, "      ")))
            lines = edited("zone", ("SE10", 5, "D"), ("SE13", 60, reason), drop=("SE11", "SE3", "SE4", "SE5", "SE6"))
            return desk.file(*lines)
        desk.add()
        return desk.cancel(reason, *more)

    return ask


def without_importers(desk: Desk) -> list[str]:
    """The answer where CBP knows another importer only."""
    return Desk(desk.cbp.profile.policy, importers=("99-999999900",)).file(*FILINGS["ocean"])


def on_table(table: str, **row: object) -> Raise:
    """The answer where CBP has a row on file."""
    reference = Reference.model_validate({table: [row]})
    return lambda desk: Desk(desk.cbp.profile.policy, reference=reference).file(*FILINGS["ocean"])


def of_cargo(cargo: str) -> Raise:
    """The answer where the manifest says what the bill carries."""

    def ask(desk: Desk) -> list[str]:
        desk.bill("on_file", cargo=cargo)
        return desk.file(*FILINGS["ocean"])

    return ask


def under_quota(*kinds: str) -> Raise:
    """The answer to a replacement when the entry's quota has come some way; the last one is then accepted."""

    def ask(desk: Desk) -> list[str]:
        desk.add()
        desk.bill("on_file")
        for kind in kinds:
            desk.officer("place_hold", kind=kind)
        if "quota reserved" not in kinds:
            desk.officer("remove_hold", kind=kinds[-1])
        return desk.change("R")

    return ask


def after_release(action: str, days: int) -> Raise:
    """The answer to a change some days after release."""

    def ask(desk: Desk) -> list[str]:
        desk.add()
        for event in ("on_file", "arrived"):
            desk.bill(event)
        desk.wait("5m")
        desk.wait(f"{days}d") if days else None
        text = "\n".join(FILINGS["ocean"][:3] if action == "U" else FILINGS["ocean"])
        return desk.change(action, text)

    return ask


def on_file(*actions: str, text: str = "\n".join(FILINGS["ocean"])) -> Raise:
    """The answer to the last of some filings of one entry."""

    def ask(desk: Desk) -> list[str]:
        for action in actions[:-1]:
            desk.cancel() if action == "D" else desk.change(action, text)
        return desk.cancel() if actions[-1] == "D" else desk.change(actions[-1], text)

    return ask


def used_reference(desk: Desk) -> list[str]:
    """The answer to a DIS reference that was used before."""
    desk.add()
    desk.bill("on_file")
    desk.cancel("01", "SE20DISDOC-1", documents=True)
    return desk.cancel("01", "SE20DISDOC-1", documents=True)


def other_type(desk: Desk) -> list[str]:
    """The answer to a replacement of another entry type."""
    desk.add()
    return desk.change("R", SE10=(20, "03"))


#: question -> the identifier of the record it is told at, and the filing that raises it.
RAISED: dict[str, tuple[str, Raise]] = {
    "filer_unknown": ("SE10", by("ocean", ("SE10", 6, "XXX"))),
    "filer_not_the_blocks": ("SE10", by("ocean", ("SE10", 6, "N02"))),
    "entry_number_invalid": ("SE10", by("ocean", ("SE10", 18, "6"))),
    "entry_on_file": ("SE10", on_file("A", "A")),
    "entry_not_on_file": ("SE10", on_file("R")),
    "entry_cancelled": ("SE10", on_file("A", "D", "R")),
    "entry_type_changed": ("SE10", other_type),
    "replace_after_release": ("SE10", after_release("R", 0)),
    "replace_under_quota": ("SE10", under_quota("quota", "quota reserved")),
    "update_too_late": ("SE10", after_release("U", 16)),
    "importer_type_missing": ("SE10", by("ocean", ("SE10", 22, "   "))),
    "importer_missing": ("SE10", by("ocean", ("SE10", 25, " " * 12))),
    "importer_format": ("SE10", by("ocean", ("SE10", 22, "34 "))),
    "importer_unknown": ("SE10", without_importers),
    "importer_inactive": ("SE10", on_table("importers", number="00-1234567", dormant=True)),
    "mode_missing": ("SE10", by("ocean", ("SE10", 37, "  "))),
    "surety_missing": ("SE10", by("single bond", drop=("SE20V1",))),
    "surety_unknown": ("SE20", by("single bond", ("SE20V1", 8, "ZZZ"))),
    "bond_amount_missing": ("SE10", by("single bond", drop=("SE20AMT",))),
    "bond_amount_not_numeric": ("SE20", by("single bond", ("SE20AMT", 8, "9,000"))),
    "bond_amount_zero": ("SE20", by("single bond", ("SE20AMT", 8, "00000"))),
    "value_over_limit": ("SE10", by("low value", ("SE10", 40, "0000000801"))),
    "port_of_entry_missing": ("SE10", by("in bond", ("SE10", 50, "     "))),
    "port_of_entry_unknown": ("SE10", by("ocean", ("SE10", 50, "99999"))),
    "port_of_unlading_unknown": ("SE10", by("ocean", ("SE10", 56, "99999"))),
    "port_of_unlading_missing": ("SE10", by("mail", ("SE10", 56, "     "))),
    "weekly_not_a_zone": ("SE11", by("ocean", add=("SE11W010826", "SE13"))),
    "elected_date_missing": ("SE11", by("zone", ("SE11", 6, "      "))),
    "elected_date_out_of_range": ("SE11", by("zone", ("SE11", 6, "011326"))),
    "goods_location_missing": ("SE11", by("zone", ("SE11", 12, "    "))),
    "goods_location_unknown": ("SE11", by("zone", ("SE11", 12, "1234"))),
    "zone_missing": ("SE11", by("zone", ("SE11", 20, " " * 20))),
    "zone_unknown": ("SE11", by("zone", ("SE11", 20, "FTZ26       "))),
    "warehouse_missing": ("SE10", by("warehouse", drop=("SE11",))),
    "warehouse_unknown": ("SE11", by("warehouse", ("SE11", 65, "12  "))),
    "warehouse_entry_filer_missing": ("SE11", by("rewarehouse", ("SE11", 69, "   "))),
    "warehouse_entry_number_missing": ("SE11", by("rewarehouse", ("SE11", 72, " " * 8))),
    "immediate_delivery_type": ("SE11", by("warehouse", ("SE11", 80, "Y"))),
    "immediate_delivery_bond": (
        "SE11", by("ocean", ("SE10", 39, "0"), add=("SE11".ljust(79) + "Y", "SE13")),
    ),
    "reason_missing": ("SE13", cancelling("  ")),
    "reason_not_allowed": ("SE13", by("ocean", ("SE13", 60, "01"))),
    "reason_needs_in_bond": ("SE13", cancelling("02")),
    "reason_needs_entry": ("SE13", cancelling("03")),
    "reason_needs_admission": ("SE13", cancelling("04")),
    "reason_for_weekly_entries": ("SE13", cancelling("12", entry_type="06")),
    "dis_reference_missing": ("SE13", by("ocean", ("SE13", 63, "1"))),
    "dis_reference_used": ("SE20", used_reference),
    "replacement_entry_invalid": ("SE20", cancelling("03", "SE20EN N0170001016")),
    "flag_not_yes": ("SE20", by("ocean", ("SE20CR", 5, "PERN        "))),
    "arrival_date_missing": ("SE10", by("low value", drop=("SE20",))),
    "arrival_date_invalid": ("SE20", by("low value", ("SE20", 8, "133126"))),
    "bill_missing": ("SE10", by("ocean", drop=("SE15",))),
    "bill_not_for_zone": ("SE15", by("zone", ("SE10", 37, "11"), add=(BILL, "SE30"))),
    "in_bond_without_bill": ("SE15", by("in bond", drop=("SE15R",))),
    "bill_sequence": ("SE15", by("house", drop=("SE15M",))),
    "bill_twice": ("SE15", by("ocean", add=(BILL, "SE20"))),
    "bill_type_for_mode": ("SE15", by("house", ("SE10", 37, "30"))),
    "bill_carries_no_goods": ("SE15", of_cargo("frob")),
    "tracking_number_not_allowed": ("SE15", by("ocean", ("SE15", 5, "T"))),
    "issuer_missing": ("SE15", by("ocean", ("SE15", 6, "    "))),
    "issuer_unknown": ("SE15", by("ocean", ("SE15", 6, "UNKN"))),
    "issuer_not_allowed": ("SE15", by("air", ("SE15", 6, "ZZOC"))),
    "bill_number_special": ("SE15", by("ocean", ("SE15", 10, "OCN-260417"))),
    "non_ams_wrong": ("SE15", by("mail", ("SE15", 73, "N"))),
    "conveyance_missing": ("SE15", by("ocean", ("SE15", 73, "Y"))),
    "bill_quantity_invalid": ("SE15", by("ocean", ("SE15", 60, "00000000"))),
    "bill_quantity_missing": ("SE15", by("low value", ("SE15", 60, " " * 8))),
    "part_quantity_zero": ("SE16", by("mail", ("SE16", 20, "00000000"))),
    "one_bill_only": ("SE15", by("low value", add=("SE15R    12312345686".ljust(59) + "00000001     N", "SE20"))),
    "maker_missing": ("SE40", by("ocean", drop=("SE5",))),
    "seller_missing": ("SE40", by("ocean", drop=("SE30SE", "SE35", "SE36"))),
    "consignee_missing": ("SE40", by("ocean", drop=("SE30CN",))),
    "consignee_at_line": ("SE50", by("low value", add=("SE50CN".ljust(42) + "EI 00-123456700", "SE60"))),
    "party_twice": ("SE30", by("ocean", add=("SE30CN".ljust(42) + "EI 00-123456700", "SE30CN"))),
    "party_name_and_number": ("SE30", by("ocean", ("SE30CN", 8, "EXAMPLE BUYER"))),
    "party_unnamed": ("SE30", by("ocean", ("SE30CN", 43, " " * 22))),
    "party_number_not_allowed": ("SE30", by("ocean", ("SE30SE", 8, " " * 35 + "EI 00-123456700"))),
    "party_number_format": ("SE30", by("ocean", ("SE30CN", 43, "ANI"))),
    "party_country_unknown": ("SE36", by("ocean", ("SE36", 64, "QQ"))),
    "address_missing": ("SE30", by("ocean", drop=("SE36",))),
    "address_not_allowed": ("SE30", by("ocean", add=("SE36CARSON".ljust(63) + "US", "SE40"))),
    "consignee_by_name": ("SE30", by("informal", ("SE10", 20, "01"))),
    "consignee_over_limit": ("SE30", by("informal", ("SE60", 15, "0000002500"))),
    "line_value_missing": ("SE60", by("low value", ("SE60", 15, " " * 10))),
    "lines_missing": ("SE10", by("ocean", drop=("SE4", "SE5", "SE6"))),
    "line_number_wrong": ("SE40", by("ocean", ("SE40", 5, "002"))),
    "origin_unknown": ("SE40", by("ocean", ("SE40", 8, "QQ"))),
    "hts_unknown": ("SE60", by("ocean", ("SE60", 5, "69111037  "))),
    "hts_sequence": ("SE60", lambda desk: desk.file(*FILINGS["ocean"], "SE6099038803".ljust(80))),
    "hts_not_9813": ("SE60", by("temporary", drop=("SE609813",))),
    "article_barred": (
        "SE60", on_table("articles", hts="6911", barred=["CN"], barred_since="2026-01-05"),
    ),
    "line_under_quota": ("SE60", on_table("quotas", hts="6911", origin="CN")),
    "hts_pair_missing": ("SE60", by("temporary", drop=("SE606911",))),
    "zone_status_missing": ("SE40", by("zone", drop=("SE41",))),
    "zone_status_not_allowed": ("SE41", by("ocean", add=("SE41N      00000010", "SE50"))),
    "zone_status_not_entered": ("SE41", by("zone", ("SE41", 5, "D"))),
    "zone_filing_date_not_allowed": ("SE41", by("zone", ("SE41", 5, "N010125"))),
    "current_hts_not_allowed": (
        "SE61", lambda desk: desk.file(*edited("zone", ("SE41", 5, "N")), "SE616911103750".ljust(80)),
    ),
    "zone_quantity_zero": ("SE41", by("zone", ("SE41", 12, "00000000"))),
    "security_filing_importer": ("SE10", by("unified", ("SF10", 14, "00-765432100"))),
}  # fmt: skip

QUESTIONS = [question for question in answers() if " " not in question]
ELEMENTS = [question for question in answers() if " " in question and not question.startswith("*")]


@pytest.mark.parametrize("name", sorted(FILINGS))
def test_a_right_filing_of_each_sort_is_accepted(desk, name):
    assert desk.file(*FILINGS[name])[-1] == "SE9002   MESSAGE ACCEPTED"


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_condition_is_raised_at_its_record(desk, question):
    record, ask = RAISED[question]
    answer = ask(desk)
    assert (record, answers()[question].code) in placed(answer), "\n".join(answer)
    assert answer[-1] == "SE9001   MESSAGE REJECTED"


@pytest.mark.parametrize(
    "ask",
    [
        on_table("importers", number="00-1234567"),
        on_table("articles", hts="6911", barred=["CN"]),
        on_table("articles", hts="6911", barred=["KP"], barred_since="2026-01-05"),
        on_table("articles", hts="6912", barred=["CN"], barred_since="2026-01-05"),
        on_table("quotas", hts="6911", origin="JP"),
        on_table("quotas", hts="6912", origin="CN"),
        of_cargo("goods"),
    ],
    ids=["active", "not barred yet", "another origin", "another article", "quota elsewhere", "other quota", "goods"],
)
def test_what_is_on_file_of_others_bars_nothing(desk, ask):
    assert ask(desk)[-1] == "SE9002   MESSAGE ACCEPTED"


def test_empty_containers_are_no_more_entered_than_what_stays_on_board(desk):
    assert placed(of_cargo("empty")(desk)) == [("SE15", "157")]


def test_a_bill_that_the_carrier_took_back_may_have_carried_anything(desk):
    desk.bill("on_file", cargo="empty")
    desk.bill("deleted")
    assert desk.file(*FILINGS["ocean"])[-1] == "SE9002   MESSAGE ACCEPTED"


def test_a_quota_that_was_accepted_bars_a_replacement_and_a_pending_one_does_not(desk):
    assert placed(under_quota("quota")(desk)) == [("SE10", "211")]
    other = Desk(Policy())
    other.add()
    other.bill("on_file")
    other.officer("place_hold", kind="quota")
    assert other.change("R")[-1].startswith("SE9004")


def test_every_question_has_a_filing_that_raises_it():
    assert set(RAISED) == set(QUESTIONS)


def test_every_question_that_a_rule_asks_has_an_answer_and_every_answer_a_question():
    asked = set()
    for source in files("cbp_sim.rules.release").iterdir():
        if source.name.endswith(".py"):
            asked |= {node.value for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
                      if isinstance(node, ast.Constant) and isinstance(node.value, str)}  # fmt: skip
    assert [question for question in QUESTIONS if question not in asked] == []


@pytest.mark.parametrize("question", list(answers()))
def test_each_answer_is_a_condition_of_the_catalogue_and_says_where_it_comes_from(question):
    answer = answers()[question]
    assert answer.condition.narrative
    assert answer.standing in (SOURCED, CHOSEN)
    assert answer.application == "SE" or answer.standing == CHOSEN


@pytest.mark.parametrize("question", ELEMENTS)
def test_each_element_that_is_missing_unreadable_or_unknown_has_its_condition(desk, question):
    place, kind = question.split(" ")
    record, field = place.split(".")
    name = {"SE11": "zone", "SE16": "mail", "SE41": "zone", "SE61": "zone", "OI": "ocean"}.get(record, "ocean")
    lines = list(FILINGS[name])
    if record == "SE61":
        lines.append("SE616911103750".ljust(80))
    if record == "OI":
        lines.append("OI        PLATES".ljust(80))
    at = next(at for at, line in enumerate(lines) if line.startswith(record))
    cls = CHAPTER.class_of(lines[at])
    assert cls is not None
    lines[at] = spoiled(lines[at], cls.layout.by_name[field], kind)
    answer = desk.file(*lines)
    assert (record, answers()[question].code) in placed(answer), "\n".join(answer)


@pytest.mark.parametrize(
    ("record", "column", "text", "code"),
    [("SE13", 5, " " * 40, "X37"), ("SE36", 5, "\u00a2" * 35, None), ("SE20", 5, "ZZZ", "X40")],
    ids=["missing", "fits its class", "unknown"],
)
def test_an_element_without_a_row_of_its_own_has_the_general_condition(desk, record, column, text, code):
    answer = desk.file(*edited("ocean", (record, column, text)))
    assert [one for place, one in placed(answer) if place == record] == ([code] if code else [])


def test_an_element_that_cannot_be_read_is_told_once_and_silences_the_rules_that_need_it(desk):
    answer = desk.file(*edited("ocean", ("SE10", 20, "??")))
    assert placed(answer) == [("SE10", "010")]


def test_a_question_without_an_answer_is_our_own_mistake():
    with pytest.raises(SimulatorError, match=r"release_conditions\.csv"):
        found("whim")


def test_each_rule_is_one_question_in_one_sentence():
    for rules in RULES.values():
        for rule in rules:
            assert rule.__doc__
            assert rule.__doc__.strip().endswith(".")


def test_a_bill_in_another_bond_may_be_named_again(desk):
    again = [*FILINGS["in bond"]]
    again[2:4] = [FILINGS["ocean"][2], IN_BOND.ljust(80), BILL.ljust(80)]
    assert desk.file(*again)[-1] == "SE9002   MESSAGE ACCEPTED"


def spoiled(line: str, column: Column, kind: str) -> str:
    """A record whose element is blank, not of its class, or of no known code."""
    if kind == "missing":
        text = " " * column.width
    elif kind == "unknown":
        text = ("7" if column.data_class.code == "N" else "Q") * column.width
    elif column.kind.__name__ == "date":
        text = "9" * column.width
    elif column.data_class.code == "X":
        text = "\u00e9" * column.width
    else:
        text = "?" * column.width
    return line[: column.start - 1] + text + line[column.end :]


def placed(answer: list[str]) -> list[tuple[str, str]]:
    """(record, condition) for each record-level SE90 of an answer."""
    found_at, place = [], ""
    for line in answer:
        if line.startswith("SE9011"):
            found_at.append((place, line[6:9].strip()))
        elif not line.startswith("SE90"):
            place = line[:2] if line.startswith("OI") else line[:4]
    return found_at


@pytest.mark.parametrize(
    ("name", "edits", "more", "at"),
    [
        ("ocean", [("SE10", 11, "7000101A")], {}, ("SE10", "006")),
        ("low value", [], {"drop": ("SE30CN", "SE351512", "SE36CARSON")}, ("SE10", "505")),
        ("unified", [("SF30", 5, "XX ")], {}, None),
        ("informal", [("SE60", 15, " " * 10)], {}, ("SE60", "431")),
        ("ocean", [("SE20CR", 5, "PERY        ")], {}, None),
        ("ocean", [("SE10", 50, "     ")], {}, None),
        ("informal", [], {"drop": ("SE351512", "SE36CARSON"), "add": None}, ("SE30", "X37")),
    ],
    ids=["letters in a number", "no consignee", "security filing", "no value", "perishable", "port", "no address"],
)
def test_what_lies_beside_the_rules(desk, name, edits, more, at):
    answer = desk.file(*edited(name, *edits, **more))
    assert placed(answer) == ([at] if at else [])


def test_a_consignee_by_identifier_has_no_limit_of_his_own(desk):
    lines = edited("informal", ("SE30CN", 8, " " * 35 + "EI 00-123456700"), drop=("SE351512", "SE36CARSON"))
    assert desk.file(*lines)[-1] == "SE9002   MESSAGE ACCEPTED"


def test_a_weekly_zone_entry_is_cancelled_when_no_foreign_goods_left_the_zone(desk):
    desk.file(*FILINGS["zone"])
    lines = edited("zone", ("SE10", 5, "D"), ("SE13", 60, "12"), drop=("SE11", "SE3", "SE4", "SE5", "SE6"))
    assert desk.file(*lines)[-1] == "SE9004   MESSAGE REFERRED TO HUMAN REVIEW"


def test_a_cancellation_may_name_the_entry_that_took_its_place(desk):
    desk.add()
    assert desk.cancel("03", "SE20EN N0170001023")[-1] == "SE9002   MESSAGE ACCEPTED"


@pytest.mark.parametrize("text", ["N01-7000102-3", "7000102"], ids=["hyphens", "no filer"])
def test_a_replacing_entry_number_of_another_shape_is_refused(desk, text):
    desk.add()
    assert placed(desk.cancel("03", f"SE20EN {text}")) == [("SE20", "006")]


def test_an_update_needs_no_contact(desk):
    desk.add()
    assert desk.change("U", "\n".join(line for line in FILINGS["ocean"][:3] if not line.startswith("SE13")))[-1] == (
        "SE9002   MESSAGE ACCEPTED"
    )
