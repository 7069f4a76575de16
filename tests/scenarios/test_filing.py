"""What a `file` step puts on the wire."""

from __future__ import annotations

from formats.batch import Batch
from formats.stream import read_batches
from scenarios.filing import batch_lines, wire
from tests.scenarios.kit import prepared


def sent(step: str, *, seed: int = 1) -> list[str]:
    """The lines that a single `file` step sends."""
    play = prepared(f"- file: {step}\n", seed=seed)
    filing = play.script.story.steps[0].file
    assert filing is not None
    return batch_lines(filing, play.script.papers, play.broker(filing.by), play.scope(play.start_at))


def test_a_batch_is_the_broker_s_envelope_around_the_paper() -> None:
    lines = sent("{paper: release}")
    assert lines[0].rstrip() == "A1234N01PASSED080326     SE"
    assert lines[1].rstrip() == "B  2704N01SE"
    assert lines[-2].rstrip() == "Y  2704N01SE"
    assert lines[-1].rstrip() == "Z1234N01      080326"
    assert {len(line) for line in lines} == {80}
    (batch,) = read_batches(wire(lines))
    assert isinstance(batch, Batch)
    (transaction,) = batch.blocks[0].transactions
    assert transaction.reading is not None
    assert transaction.reading.faults == ()


def test_values_are_written_as_their_elements_demand() -> None:
    record = """{record: "50", hts_number: "9208100000", duty: "12.3", value: "385", quantity_1: "7", unit_1: "NO"}"""
    lines = sent(f"{{application: AE, records: [{record}]}}")
    #                     1234567890123456789012345678901234567890123456789012345678901234567890
    assert lines[2] == "509208100000 0000001230 0000000385 000000000700NO".ljust(80)
    dated = """{record: "11", importer: "07-1234567", import_date: "2026-08-17"}"""
    assert sent(f"{{application: AE, records: [{dated}]}}")[2][47:53] == "081726"


def test_a_blank_value_leaves_even_a_mandatory_element_blank() -> None:
    lines = sent("""{paper: release, change: {SE10: {entry_value: "", action: ""}}}""")
    header = next(line for line in lines if line.startswith("SE10"))
    assert header[39:49] == " " * 10
    assert header[4] == " "


def test_verbatim_text_goes_into_its_columns_as_it_stands() -> None:
    lines = sent("""{paper: release, change: {SE10: {entry_type: {text: "x9"}, entry_value: {text: "12 34"}}}}""")
    header = next(line for line in lines if line.startswith("SE10"))
    assert header[19:21] == "x9"
    assert header[39:49] == "12 34     "


def test_changes_find_the_second_record_of_a_kind_and_the_envelope() -> None:
    lines = sent(
        """{paper: release, change: {SE30/2: {number: "08-7654321"}, A: {password: OTHER}, B: {port: "1001"}}}"""
    )
    buyer = [line for line in lines if line.startswith("SE30")][1]
    assert buyer[45:55] == "08-7654321"
    assert lines[0][8:14] == "OTHER "
    assert lines[1][3:7] == "1001"
    assert lines[-2][3:7] == "2704"


def test_records_are_left_out_by_name() -> None:
    whole = sent("{paper: release}")
    lines = sent("{paper: release, leave_out: [SE17, SE30/2, Z]}")
    gone = [line for line in whole if line not in lines]
    assert [line[:4].rstrip() for line in gone] == ["SE17", "SE30", "Z123"]
    assert gone[1][4:7] == "BY "


def test_a_chapter_s_sample_is_sent_as_it_stands() -> None:
    assert sent("{sample: CW}")[2].startswith("CW01")


def test_raw_lines_stand_between_the_envelope_or_are_the_whole_transmission() -> None:
    between = sent("{application: SE, raw: 'SE10 ${cast.entry.number}'}")
    assert between[2] == f"SE10 {between[2][5:13]}".ljust(80)
    assert len(between) == 5
    wide = sent(f"{{application: SE, raw: '{'SE10' + 'X' * 80}'}}")
    assert len(wide[2]) == 84
    whole = sent('{raw: "A1234N01PASSED080326     SE\\nB  2704N01SE"}')
    assert [line.rstrip() for line in whole] == ["A1234N01PASSED080326     SE", "B  2704N01SE"]
