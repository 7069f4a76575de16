"""A story is played to its end or to its first miss, and nothing that comes goes unnoticed."""

from __future__ import annotations

import pytest

from scenarios.errors import BadStory
from scenarios.events import Acted, Came, Ended, Missed, Moved, Saw, Sent, StepBegan
from tests.scenarios.kit import FILED, ON_FILE, play


def test_a_story_in_which_all_is_as_told_passes() -> None:
    played = play(FILED + ON_FILE + '- expect: {application: SO, codes: ["93"]}\n- expect: nothing\n')
    assert played.result.passed
    assert played.misses == ""
    assert [event.application for event in played.heard(Sent)] == ["SE"]
    assert [event.message.codes for event in played.heard(Came)] == [("02",), ("91",), ("93",)]
    assert played.heard(Ended)[0].result is played.result


def test_a_wrong_expectation_fails_and_says_what_was_missing() -> None:
    played = play('- file: {paper: release}\n- expect: {application: SX, codes: ["01"]}\n- clock: 1d\n')
    assert not played.result.passed
    assert played.result.missed is not None
    assert (played.result.missed.number, played.result.missed.line) == (2, 6)
    assert played.misses.splitlines()[0] == "codes: expected 01, got 02 (missing 01; not expected 02)"


def test_nothing_is_played_after_a_miss() -> None:
    played = play(FILED + "- expect: {application: SO}\n- clock: 1d\n- file: {paper: release}\n")
    assert played.misses == "expected SO; nothing came"
    assert played.heard(Moved) == []
    assert len(played.heard(Sent)) == 1


def test_a_message_that_no_step_expects_is_a_miss() -> None:
    played = play("- file: {paper: release}\n- expect: {application: SX}\n")
    assert played.misses == "SO with codes 91 came, and no step expects it"
    assert [event.expected for event in played.heard(Came)] == [True, False]
    assert "no step expects" in played.transcript


def test_nothing_is_expected_and_something_came() -> None:
    played = play("- file: {paper: release}\n- expect: nothing\n")
    assert played.misses.splitlines() == [
        "expected nothing; SX with codes 02 came",
        "expected nothing; SO with codes 91 came",
    ]


def test_a_message_taken_for_nothing_is_shown_once_more_at_the_end() -> None:
    played = play("- file: {paper: release}\n- expect: nothing\n")
    assert len([event for event in played.heard(Came) if not event.expected]) == 2


def test_a_story_goes_on_with_what_cbp_said() -> None:
    see = "- see: {of: '${told.SO10.filer_code}-${told.SO10.entry_number}', shows: [{event: filed}]}\n"
    assert play(FILED + see).misses == ""
    early = play("- file: {paper: release}\n- expect: {application: SX}\n" + see).misses.splitlines()
    assert early[0] == "CBP has said no filer_code in a SO10 so far"


def test_an_act_that_cbp_refuses_is_a_miss_that_says_why() -> None:
    played = play(FILED + "- officer: {act: exam_result, result: clean}\n")
    assert played.misses.startswith("CBP refuses: ")
    assert "is filed: exam_result(clean) is not legal" in played.misses


def test_a_bill_that_departs_before_it_is_on_file_is_refused() -> None:
    played = play("- manifest: {event: departed}\n")
    assert played.misses.startswith("CBP refuses: ")
    assert [event.action for event in played.heard(Acted)] == ["manifest"]


def test_the_clock_goes_on_by_a_span_to_an_instant_and_to_what_is_due() -> None:
    played = play(
        FILED
        + ON_FILE
        + '- expect: {codes: ["93"]}\n- clock: next-due\n- expect: {codes: ["97"]}\n'
        + "- clock: 2d\n- clock: ${today + 1d}T06:30\n"
    )
    assert played.misses == ""
    moved = [event.after.isoformat() for event in played.heard(Moved)]
    assert moved == ["2026-08-03T13:05:00+00:00", "2026-08-05T13:05:00+00:00", "2026-08-06T10:30:00+00:00"]


def test_a_clock_that_would_go_backwards_or_to_nothing_is_a_miss() -> None:
    assert "is before" in play("- clock: 2026-08-01T00:00\n").misses
    assert play("- clock: next-due\n").misses == "nothing is due: no clock can go there"


def test_a_timeline_is_looked_at() -> None:
    played = play(FILED + "- see: {of: '${cast.entry}', shows: [{state: filed}, {codes: ['91']}]}\n")
    assert played.result.passed
    (saw,) = played.heard(Saw)
    assert saw.subject.startswith("N01-")
    assert len(saw.lines) == 2


def test_a_timeline_without_what_it_must_show_is_a_miss() -> None:
    played = play(FILED + "- see: {of: '${cast.entry}', shows: [{state: released}]}\n")
    assert "does not show state 'released'" in played.misses
    assert (
        play("- see: {of: N01-99999995, shows: [{state: filed}]}\n").misses == "nothing ever happened to 'N01-99999995'"
    )


def test_a_step_may_only_say_something() -> None:
    played = play("- say: Once upon a time.\n")
    assert played.result.passed
    assert [event.step.say for event in played.heard(StepBegan)] == ["Once upon a time."]


def test_each_broker_has_an_inbox_of_its_own() -> None:
    text = """
    title: Two brokers
    shipment: ocean
    cast:
      other: {is: broker, filer: EEE}
    steps:
      - file: {by: broker, paper: release}
      - file: {by: other, paper: release}
      - expect: {to: other, application: SX}
      - expect: {to: broker, application: SX, codes: ["02"]}
      - expect: {to: broker, application: SO, codes: ["91"]}
      - expect: {to: broker, nothing: true}
      - expect: {to: other, nothing: true}
    """
    played = play(text)
    assert [event.filer for event in played.heard(Came)] == ["EEE", "N01", "N01"]
    assert played.misses == ""


def test_a_wrong_password_and_a_wrong_site_are_answered_to_whoever_sent_them() -> None:
    played = play(
        """
        - file: {sample: CW, change: {A: {password: WRONG}}}
        - expect: {application: X1, codes: [X09, "999"], records: [{record: X1, condition: X09}]}
        - file: {sample: CW, change: {A: {site: "9999"}, Z: {site: "9999"}}}
        - expect: {application: X1, codes: [X09, "999"]}
        - file: {sample: CW, leave_out: [Z]}
        - expect: {application: X1, codes: [X06, "999"]}
        """
    )
    assert played.misses == ""


def test_the_password_stands_in_no_transcript() -> None:
    played = play("- file: {sample: CW}\n- expect: {application: CO}\n")
    assert "PASSED" not in played.transcript
    assert "A1234N01******080326     CW" in played.transcript


@pytest.mark.parametrize("seed", [1, 2])
def test_two_plays_on_one_seed_are_the_same_text(seed: int) -> None:
    text = FILED + ON_FILE + '- expect: {codes: ["93"]}\n'
    first, again, other = play(text, seed=seed), play(text, seed=seed), play(text, seed=seed + 10)
    assert first.transcript == again.transcript
    assert first.transcript != other.transcript


def test_a_missed_story_says_so_in_its_transcript() -> None:
    played = play("- expect: {application: SX}\n")
    assert played.heard(Missed)
    assert played.transcript.endswith("\nMISSED at step 1\n   expected SX; nothing came\n\nfailed\n")


def test_a_table_that_a_story_changes_is_checked_before_it_is_played_and_counts_from_then_on() -> None:
    change = "- reference: {table: ports, how: add, rows: [{code: '2704'}]}\n"
    assert play(change + "- see: {of: reference, shows: [{state: changed}]}\n").misses == ""
    with pytest.raises(BadStory, match="row 1: colour: Extra inputs are not permitted"):
        play("- reference: {table: ports, rows: [{code: '2704', colour: red}]}\n")
