"""A story that cannot be played says where and why, and offers the nearest name that would do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scenarios.errors import BadStory
from scenarios.loading import find_stories, library, load_script
from scenarios.prepare import prepare

Write = Callable[..., Path]


def blots(path: Path) -> list[str]:
    """What is wrong with a story, without the folder that it is in."""
    with pytest.raises(BadStory) as caught:
        prepare(load_script(path), seed=1)
    return [str(blot).replace(f"{path.parent}/", "") for blot in caught.value.blots]


STEPS = [
    ("- fle: {paper: release}", "'fle' is no key here: did you mean 'file'?"),
    ("- expect: {application: SX, codez: [1]}", "'codez' is no key here: did you mean 'codes'?"),
    ("- file: {paper: relase}", "'relase' is no paper: did you mean 'release'?"),
    ("- file: {sample: QQ}", "'QQ' is no application that is read here"),
    ("- file: {paper: release, raw: x, application: SE}", "comes from one of paper, records, sample and raw; here are"),
    ("- file: {raw: x}", "raw needs application, like SE"),
    ("- file: {by: broke, paper: release}", "'broke' is no broker of the cast: did you mean 'broker'?"),
    ("- file: {paper: release, change: {SE10: {acton: D}}}", "'acton' is no element of SE10: did you mean 'action'?"),
    ("- file: {paper: release, change: {SE15/2: {quantity: 1}}}", "'SE15/2' names none of the records that are sent"),
    ("- file: {paper: release, leave_out: [SE99]}", "'SE99' names none of the records that are sent"),
    ("- file: {paper: release, change: {SE10: {entry_value: many}}}", "'many' is not a number like 1234.50"),
    ("- file: {paper: release, change: {SE10: {action: Q}}}", "'Q': not one of A, D, R or U; {text: Q} would write it"),
    ("- file: {paper: release, change: {SE10: {action: {txt: Q}}}}", "'txt' is no key here: did you mean 'text'?"),
    ("- file: {paper: summary, change: {'11': {import_date: today}}}", "'today' is not a date like 2026-08-17"),
    ("- file: {application: SE, records: [{record: SE1O}]}", "'SE1O' is no record of ACE Cargo Release (input)"),
    ("- file: {application: SE, records: [{record: SE13}]}", "SE13 needs name (contact name)"),
    ("- file: {application: SE, records: [{action: A}]}", "'record' is missing here"),
    ("- expect: {application: SO, records: [{record: SO60, dispositon: '98'}]}", "did you mean 'disposition'?"),
    ("- expect: {application: SX, records: [{record: SO60}]}", "'SO60' is no record of ACE Cargo Release (output)"),
    ("- expect: {application: OS}", "'OS' is no application of CBP's"),
    ("- expect: {records: [{record: SO60}]}", "records need application"),
    ("- expect: {}", "say what is expected"),
    ("- expect: {nothing: true, application: SO}", "nothing is expected, and something too"),
    ("- manifest: {event: on_fille}", "Input should be 'on_file', 'departed', 'arrived' or 'deleted'"),
    ("- manifest: {event: arrived, prt: '2704'}", "'prt' is no key here: did you mean 'port'?"),
    ("- officer: {act: place_hold}", "place_hold needs kind"),
    ("- upload: {document_type: CBP01, referense: x}", "'referense' is no key here: did you mean 'reference'?"),
    ("- clock: soon", "'soon' moves no clock"),
    ("- see: {of: x, shows: [{stat: filed}]}", "'stat' is no key here: did you mean 'state'?"),
    ("- say: '${cast.bil}'", "'bil' is no member of the cast: did you mean 'bill'?"),
    ("- say: '${cast.bill.numbr}'", "'numbr' is no attribute of a bill: did you mean 'number'?"),
    ("- say: '${told.1O.bond_number}'", "'1O' is no record of CBP's"),
    ("- say: '${told.10.bond_numbr}'", "'bond_numbr' is no element of 10: did you mean 'bond_number'?"),
    ("- say: '${tomorrow}'", "'${tomorrow}' refers to nothing: write ${cast.NAME}"),
    ("- {clock: 1d, expect: nothing}", "a step does one thing, here are expect and clock"),
    ("- {}", "step 2: an empty step"),
]


@pytest.mark.parametrize(("step", "said"), STEPS, ids=[step for step, _ in STEPS])
def test_a_bad_step_is_named_with_its_line(story: Write, step: str, said: str) -> None:
    (blot,) = blots(story(f"- say: well\n{step}\n"))
    assert said in blot
    assert blot.startswith("test.yaml:6: ")


def test_the_line_is_that_of_the_key_within_a_step(story: Write) -> None:
    found = blots(
        story(
            """
            - expect:
                application: SO
                records:
                  - {record: SO50}
                  - record: SO60
                    disposition: "98"
                    realease_date: "2026-08-03"
            """
        )
    )
    assert found == ["test.yaml:12: 'realease_date' is no element of SO60: did you mean 'release_date'?"]


def test_everything_that_is_wrong_is_told_at_once(story: Write) -> None:
    found = blots(story("- fle: {}\n- clok: 1d\n- say: fine\n- file: {papr: release}\n"))
    assert [blot.split(":")[1] for blot in found] == ["5", "6", "8"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: x\ntitle: y\nsteps: []", "test.yaml:2: 'title' stands here twice"),
        ("title: [", "is no YAML"),
        ("- title: x", "is no story"),
        ("title: x", "'steps' is missing here"),
        ("title: x\nworld: defalt\nsteps: [{say: x}]", "test.yaml:2: no world profile 'defalt'"),
        ("title: x\nstart_at: noon\nsteps: [{say: x}]", "test.yaml:2: 'noon' is not an instant"),
        ("title: x\nshipment: ocaen\nsteps: [{say: x}]", "test.yaml:2: 'ocaen' is no shipment: did you mean 'ocean'?"),
        ("title: x\ncast: {a: {is: imporer}}\nsteps: [{say: x}]", "test.yaml:2: 'imporer' is no kind of cast member"),
        ("title: x\ncast: {a: {is: importer, nme: y}}\nsteps: [{say: x}]", "did you mean 'name'?"),
        ("title: x\ncast: {a: {is: broker, filer: ZZZ}}\nsteps: [{say: x}]", "has no account for filer 'ZZZ'"),
        ("title: x\nsteps: [{expect: nothing}]", "say which broker: the cast has none"),
        ("title: &a [*a]\nsteps: [{say: x}]", "refers to itself"),
    ],
)
def test_a_bad_story_is_named_with_its_line(story: Write, text: str, said: str) -> None:
    assert said in "\n".join(blots(story(text)))


def test_a_fault_in_the_shipment_is_told_with_the_shipment_s_file(story: Write, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        "cast: {broker: {is: broker}}\npapers:\n  note:\n    application: SE\n"
        "    records:\n      - {record: SE10, acton: A}\n"
    )
    found = blots(story("title: x\nshipment: mine.yaml\nsteps: [{file: {paper: note}}]"))
    assert found == ["mine.yaml:6: 'acton' is no element of SE10: did you mean 'action'?"]


def test_a_path_that_names_no_story_gets_the_nearest_one_that_ships(tmp_path: Path) -> None:
    with pytest.raises(BadStory, match="did you mean 'clean_ocean_entry'"):
        find_stories([Path("clean_ocean_entri")])
    with pytest.raises(BadStory, match="has no story"):
        find_stories([tmp_path])


def test_a_story_that_ships_goes_by_its_name_and_is_taken_once() -> None:
    path = library() / "clean_ocean_entry.yaml"
    assert find_stories([Path("clean_ocean_entry"), path]) == [path]
    assert path in find_stories([library()])
