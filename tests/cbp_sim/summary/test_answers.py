"""AX: what the answer looks like on the wire."""

from __future__ import annotations

import pytest

from cbp_sim.conditions import condition
from formats.catair import entry_summary_reply
from tests.cbp_sim.summary.cases import both, case_record, informal, second_line
from tests.cbp_sim.summary.kit import Edit, add, ae, batch, drop, file, opened, put, send, total, wrap

RULER = "12345678901234567890123456789012345678901234567890123456789012345678901234567890"


def test_a_new_summary_is_added() -> None:
    assert send(opened(), batch(ae())) == [
        "A1234N01      010526     AX                                                     ",
        "B  2704N01AX                                                                    ",
        "E0 SUMMRY 000001 REF ID: N01 50000029 REF-00001                                 ",
        "E1A 995   SUMMARY HAS BEEN ADDED                  N01  5000002900100REF-00001   ",
        "Y  2704N01AX00002                                                               ",
        "Z1234N01      010526                                                            ",
    ]
    assert len(RULER) == 80


def test_a_summary_on_file_is_replaced_whatever_the_action_says() -> None:
    cbp = opened()
    file(cbp)
    for action in "AR":
        assert file(cbp, put("10:3", action)).lines[-1] == (
            "E1A 996   SUMMARY HAS BEEN REPLACED               N01  5000002900100REF-00001   "
        )


def test_a_deletion_has_neither_conditions_nor_a_version() -> None:
    cbp = opened()
    file(cbp)
    answered = file(cbp, lambda records: [("10D" + records[0][3:35]).ljust(80)])
    assert answered.lines == (
        "E0 SUMMRY 000001 REF ID: N01 50000029 REF-00001                                 ",
        "E1A 997   ENTRY SUMMARY DELETED                   N01  50000029     REF-00001   ",
    )


def test_a_rejection_names_each_condition_under_the_references_that_lead_to_it() -> None:
    answered = file(
        opened(), put("10:39", ""), put("31:6-8", "ZZZ"), put("47S:4-18", "NOBODY"), put("62501:6-13", "00002249")
    )
    assert answered.lines == (
        "E0 SUMMRY 000001 REF ID: N01 50000029 REF-00001                                 ",
        "E1 FB39   ELECTRONIC SIGNATURE MISSING            N01  50000029     REF-00001   ",
        "E0 BNDDTL 000001 REF ID: 8 B ZZZ                                                ",
        "E1 F138   SURETY CODE UNKNOWN                     N01  50000029     REF-00001   ",
        "E0 LINITM 000001 REF ID: 001                                                    ",
        "E0 ARPART 000002 REF ID: S NOBODY                                               ",
        "E1 F596   SOLD TO PARTY UNKNOWN FORMAT            N01  50000029     REF-00001   ",
        "E0 LINFEE 000002 REF ID: 501 00002249                                           ",
        "E1 F601   ESTIMATED HMF/CALC'D HMF MISMATCH       N01  50000029     REF-00001   ",
        "E0 TOTALS 000001 REF ID: N01 50000029 REF-00001                                 ",
        "E0 FEETOT 000002 REF ID: 501 00000002250                                        ",
        "E1 F719   TOTAL HMF FEE NOT = SUM OF LINE EST FEE N01  50000029     REF-00001   ",
        "E1RF998   TRANSACTION DATA REJECTED               N01  50000029     REF-00001   ",
    )


#: A way to meet a condition, its code, and the references over it: kind, occurrence, identifying text.
PLACES: list[tuple[str, tuple[Edit, ...], list[str]]] = [
    ("100", (put("11:3-14", ""),), ["SUMMRY 000001 N01 50000029 REF-00001"]),
    ("181", (put("20:21-40", ""),), ["SUMMRY 000001 N01 50000029 REF-00001"]),
    ("258", (put("22:3-10", "00000000"),), ["CARMAN 000001 00000000 CTN"]),
    ("177", (put("23:4-7", ""),), ["CARMAN 000001 00000480 CTN", "BOLINB 000001 M 260700421"]),
    ("240", (put("31:3-28", "9B 0010000000000"),), ["BNDDTL 000001 9 B 001"]),
    (
        "236",
        (put("10:42", "Y"), add("32N01  50000011N01  50000037", after="31"), add("32EEE  50000045", after="32")),
        ["CONREL 000007 EEE  50000045"],
    ),
    ("152", (add("330101", after="31"),), ["MISDOC 000002 01"]),
    ("250", (add("3431100000269500000004" + "03", after="31"),), ["HDRFEE 000002 500 00000403"]),
    ("284", (add("35H10", after="31"),), ["PSCHRE 000001 H10"]),
    ("277", (add("36WHY", after="31"),), ["PSCEXP 000001 WHY"]),
    ("518", (second_line(number="001"),), ["LINITM 000002 001"]),
    (
        "458",
        (drop("44"), put("10:41", "Y"), add("42GBEXAPRE12LON  INV-1             0001 0012 0020 0019", after="40")),
        ["LINITM 000001 001", "EIPINV 000001 GBEXAPRE12LON   INV-1", "INVLIN 000002 0020 0019"],
    ),
    ("464", (put("44:3-72", ""),), ["LINITM 000001 001", "COMDES 000001"]),
    ("523", (put("47M:4-18", "GB"),), ["LINITM 000001 001", "ARPART 000001 M GB"]),
    ("433", (put("50:3-12", "4901"),), ["LINITM 000001 001", "TARIFF 000001 4901"]),
    (
        "442",
        (put("50:51-62", "000000000100"),),
        ["LINITM 000001 001", "TARIFF 000001 4901990093", "TARQTY 000002 000000000100"],
    ),
    ("691", (add("5215123", after="50"),), ["LINITM 000001 001", "LICNSE 000001 15 123"]),
    ("544", (add(case_record("B000000001"), after="50"),), ["LINITM 000001 001", "ADDCVD 000001 B000000001"]),
    ("783", (add("5408GB", after="50"), add("5408GB", after="54")), ["LINITM 000001 001", "IADDET 000002 08"]),
    ("634", (put("62499:6-13", "00000001"),), ["LINITM 000001 001", "LINFEE 000001 499 00000001"]),
    ("580", (add("63L04", after="62"),), ["LINITM 000001 001", "PSCLRE 000001 L04"]),
    ("485", (add("CW02     27P51", after="62"),), ["LINITM 000001 001", "CENWRN 000001 27P 51"]),
    ("477", (add("60016", after="50"),), ["LINITM 000001 001"]),
    ("648", (informal(2400), second_line(dollars=200)), ["PSTLIN 000001 N01 50000029 REF-00001"]),
    ("700", (drop("89"), drop("90")), ["TOTALS 000001 N01 50000029 REF-00001"]),
    ("722", (total(duty=1),), ["TOTALS 000001 N01 50000029 REF-00001"]),
    (
        "717",
        (add("8905300000000000", after="89"),),
        ["TOTALS 000001 N01 50000029 REF-00001", "FEETOT 000006 053 00000000000"],
    ),
]


@pytest.mark.parametrize(
    ("code", "edits", "places"), PLACES, ids=[f"{code} {places[-1]}" for code, _, places in PLACES]
)
def test_a_condition_stands_under_what_it_is_about(code: str, edits: tuple[Edit, ...], places: list[str]) -> None:
    answered = file(opened(), *edits)
    under: list[str] = []
    context: list[str] = []
    for line in answered.lines:
        if line.startswith("E0"):
            kind = line[3:9]
            outer = {"BOLINB": "CARMAN", "TARQTY": "TARIFF", "INVLIN": "EIPINV", "FEETOT": "TOTALS"}.get(kind)
            if outer is None and kind in LINE_LEVEL:
                outer = "LINITM"
            while context and context[-1][:6] != outer:
                context.pop()
            context.append(f"{kind} {line[10:16]} {line[25:].rstrip()}".rstrip())
        elif line[4:7] == code and not under:
            under = list(context)
    assert under == places


LINE_LEVEL = ("EIPINV", "COMDES", "ARPART", "TARIFF", "LICNSE", "ADDCVD", "IADDET", "LINFEE", "PSCLRE", "CENWRN")


@pytest.mark.parametrize(
    ("edits", "final"),
    [
        ((), "E1A 995"),
        ((put("40:27-36", "0009000000"),), "E1AW995"),
        ((put("40:27-36", "0009000000"), put("10:39", "")), "E1RF998"),
    ],
)
def test_the_last_word_has_the_worst_severity(edits: tuple[Edit, ...], final: str) -> None:
    assert file(opened(), *edits).lines[-1].startswith(final)


def test_a_rejection_still_tells_census_warnings() -> None:
    answered = file(opened(), put("40:27-36", "0009000000"), put("10:39", ""))
    assert answered.codes == ["B39", "27Q"]
    assert answered.lines[3].startswith("E1 W27Q   *CENSUS* MAXIMUM CHARGES EXCEEDED")


def test_a_readd_that_fails_the_match_is_told_the_reference_on_file() -> None:
    cbp = opened()
    file(cbp)
    answered = file(cbp, put("10:22-30", "ANOTHER"))
    assert answered.lines == (
        "E0 SUMMRY 000001 REF ID: N01 50000029 ANOTHER                                   ",
        "E1 FB35   RE-ADD REQUIRES BROKER REF NBR TO MATCH N01  50000029     ANOTHER     ",
        "E1RF998   TRANSACTION DATA REJECTED               N01  50000029     REF-00001   ",
    )


def test_the_summaries_of_a_block_are_answered_in_their_order_and_counted_in_it() -> None:
    first, second = ae(), ae(put("10:9-16", "50000011"), put("10:39", ""))
    lines = send(opened(), batch(first, second))
    assert [line[:37].rstrip() for line in lines[2:-2]] == [
        "E0 SUMMRY 000001 REF ID: N01 50000029",
        "E1A 995   SUMMARY HAS BEEN ADDED",
        "E0 SUMMRY 000002 REF ID: N01 50000011",
        "E1 FB39   ELECTRONIC SIGNATURE MISSIN",
        "E1RF998   TRANSACTION DATA REJECTED",
    ]


def test_each_block_is_answered_in_its_own() -> None:
    one = ("2704", "N01", "", ae())
    other = ("3001", "N01", "", ae(put("10:9-16", "50000011"), put("10:18-21", "3001")))
    lines = send(opened(), wrap([one, other]))
    assert [line[:17] for line in lines if line[0] in "BY"] == [
        "B  2704N01AX     ",
        "Y  2704N01AX00002",
        "B  3001N01AX     ",
        "Y  3001N01AX00002",
    ]


def test_what_a_filer_left_blank_is_blank_in_the_answer() -> None:
    answered = file(opened(), put("10:4-6", ""), put("10:9-16", ""), put("10:22-30", ""))
    assert answered.lines[0] == "E0 SUMMRY 000001 REF ID:".ljust(80)
    assert answered.lines[-1] == "E1RF998   TRANSACTION DATA REJECTED".ljust(80)
    assert answered.codes[:2] == ["B05", "B14"]


def test_what_cannot_be_written_is_shown_back_as_it_came() -> None:
    answered = file(opened(), put("10:4-6", "N*1"), put("10:9-16", "5000-002"))
    assert answered.lines[0] == "E0 SUMMRY 000001 REF ID: N*1 5000-002 REF-00001".ljust(80)
    assert {"B06", "B15"} <= set(answered.codes)


def test_every_answer_obeys_the_output_map() -> None:
    everything = (put("10:39", ""), put("31:6-8", "ZZZ"), put("47S:4-18", "NOBODY"), put("62501:6-13", "00002249"))
    for edits in ((), everything, (drop("89"), drop("90"))):
        lines = list(file(opened(), *edits).lines)
        reading = entry_summary_reply.CHAPTER.read(lines)
        assert reading.content is not None
        assert reading.faults == ()


def test_a_filing_is_told_in_its_timeline() -> None:
    cbp = opened()
    file(cbp)
    file(cbp, put("10:39", ""))
    told = [(one.actor, one.event, one.state, list(one.codes)) for one in cbp.timeline("N01-50000029")]
    assert told == [
        ("filer", "entry summary filed", "trade control", []),
        ("filer", "entry summary filing refused", "deleted", ["B39"]),
    ]


def test_narratives_are_the_catalogues_own() -> None:
    answered = file(opened(), put("10:39", ""))
    assert answered.records[1].narrative == condition("B39", "AE").narrative  # type: ignore[union-attr]
    assert both(put("10:39", ""))(ae())[0][38] == " "
