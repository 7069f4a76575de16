"""The stories on holds pass; each story that the catalogue names places its hold and resolves it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from unittest.mock import patch

import pytest

from cbp_sim.holds import KINDS, HoldKind
from cbp_sim.lifecycle.cargo_release import CANCELLED
from cbp_sim.lifecycle.release_file import KIND, Release
from cbp_sim.lifecycle.subjects import BILL_KIND
from cbp_sim.store.rows import Happening
from gateway.commands.holds import page
from scenarios.events import Came
from scenarios.in_process import InProcess
from scenarios.loading import find_stories, library, load_script
from scenarios.prepare import prepare
from scenarios.runner import run
from tests.scenarios.kit import Ear

ROOT = Path(__file__).resolve().parents[2]
FOLDER = library() / "holds"
STORIES = {path.stem: path for path in find_stories([library()])}
ON_HOLDS = sorted(path.stem for path in FOLDER.glob("*.yaml"))
ON_SPLITS = sorted(path.stem for path in (library() / "splits").glob("*.yaml"))

#: The eight ready scenarios of the hold workflows, each with its unhappy twin, and what the list has of its codes: in
#: SO, and of the bill. Its 01 to 06 beside a 98 are release origins.
EIGHT = {
    "clean_fcl": ("bill_deleted", "93 94 97 98 95", "1C 1Z"),
    "nii_clean": ("cancellation_refused", "", "7H 7I 1C"),
    "nii_anomaly": ("nii_contraband", "03 98", "7H 4A 1X 1B"),
    "document_review": ("document_late", "96 90 98", "5I"),
    "fda_sample": ("fda_sample_fails", "01 11 02 07 01", ""),
    "isf_missing": ("isf_missing_left_behind", "", "2Q 4Q"),
    "uflpa_released": ("uflpa_excluded", "04", ""),
    "general_order": ("general_order_number_forgotten", "", "1R 1S"),
}

#: The four official examples of split shipments (Cargo Release v40, Appendix C), each with its unhappy twin.
SPLITS = {
    "split_hold_all": "split_hold_all_part_late",
    "split_in_bond_part": "split_in_bond_mismatch",
    "split_incremental": "split_without_code",
    "split_two_entries": "split_more_than_aboard",
}

#: What the broker hears in SX and SO, and the bill's dispositions.
SCENARIOS = {
    "clean_fcl": ("02, 93, 94, 97, 98, 95", "1C, 1Z"),
    "bill_deleted": ("02, 93, 61, 93, 95, 98, 62", "1C, 1Z"),
    "nii_clean": ("02, 95, 98", "7H, 7I, 1C, 1Z"),
    "cancellation_refused": ("02, 95, 04, 85, 87, 98", "7H, 7I, 1C, 1Z"),
    "nii_anomaly": ("02, 95, 03, 98", "7H, 4A, 1X, 1B, 1Z"),
    "nii_contraband": ("02, 95, 03, 23", "7H, 4A, 1X, 1T"),
    "document_review": ("02, 95, 96, 90, 98", "5H, 5I, 1C, 1Z"),
    "document_late": ("02, 95, 96, 23", "5H"),
    "fda_sample": ("02, 95, 01, 11, 02, 07, 98, 01", "1C, 1Z"),
    "fda_sample_fails": ("02, 95, 02, 11, 11, 23", ""),
    "isf_missing": ("02, 94, 97, 95, 98", "2Q, 4Q, 1C, 1Z"),
    "isf_missing_left_behind": ("02, 93, 61, 26, 28, 25, 23", "2Q"),
    "uflpa_released": ("02, 95, 04, 90, 98", "1C, 1Z"),
    "uflpa_excluded": ("02, 95, 04, 90, 29, 23", ""),
    "general_order": ("02, 98", "1R, 1S"),
    "general_order_number_forgotten": ("02, 95, 02, 98", "1R, 1S"),
    "split_hold_all": ("02, 93, 94, 83, 95, 94, 95, 94, 97, 95, 98", "1C"),
    "split_hold_all_part_late": ("02, 93, 94, 83, 95, 94, 95, 94, 97, 95, 57, 02, 98, 02, 95, 98", "1C, 1C"),
    "split_in_bond_part": ("02, 93, 93, 94, 83, 95, 94, 94, 97, 95, 95, 98", "1C"),
    "split_in_bond_mismatch": ("02, 93, 93, 94, 83, 95, 94, 59, 94, 95, 95, 02, 98", "1C"),
    "split_incremental": ("02, 93, 94, 95, 98, 94, 95, 98, 94, 95, 57, 02, 95, 98", "1C, 1C, 1C"),
    "split_without_code": ("02, 93, 94, 82, 95, 02, 98, 94, 95, 98, 94, 95, 57", "1C, 1C"),
    "split_two_entries": ("02, 93, 02, 93, 94, 83, 94, 83, 95, 95, 94, 94, 95, 95, 94, 97, 94, 97, 95, 95, 98, 98",
                          "1C, 1C"),
    "split_more_than_aboard": ("02, 93, 94, 83, 95, 94, 95, 94, 97, 02, 95, 95, 94, 58, 95, 95, 98, 02, 98", "1C, 1C"),
}  # fmt: skip


class Watched:
    """A story that was played: what was missed, what came, which kinds of hold were opened, what is open at its end."""

    def __init__(self, name: str, seed: int = 1) -> None:
        play = prepare(load_script(STORIES[name]), seed=seed)
        driver = InProcess(play.profile, seed=play.seed, start_at=play.start_at)
        ear = Ear()
        self.opened: set[str] = set()
        with patch.object(Release, "open_hold", self._opening(Release.open_hold)), patch.object(driver, "close"):
            result = run(play, driver, (ear,))
        self.misses = [str(miss) for miss in result.missed.misses] if result.missed else []
        self.messages = [event.message for event in ear.events if isinstance(event, Came)]
        with driver._cbp._world() as world:
            entries, bills = world.rows.things(KIND), world.rows.things(BILL_KIND)
            self.timelines = {bill.subject: world.rows.timeline(bill.subject) for bill in bills}
        said = {line.event for lines in self.timelines.values() for line in lines}
        self.opened |= {kind.name for kind in KINDS if kind.on_bill and f"{kind.state} placed" in said}
        self.stages = [str(entry.data["stage"]) for entry in entries]
        self.open = {hold["kind"] for entry in entries for hold in entry.data["holds"]}
        self.open |= {name for bill in bills for name in bill.data.get("holds", ())}
        driver._database.close()

    def _opening(self, real):  # type: ignore[no-untyped-def]
        def open_hold(release: Release, kind: HoldKind, **where: object) -> bool:
            opened: bool = real(release, kind, **where)
            self.opened |= {kind.name} if opened else set()
            return opened

        return open_hold


@cache
def watched(name: str) -> Watched:
    return Watched(name)


def codes_of(lines: list[Happening]) -> list[str]:
    return [code for line in lines for code in line.codes]


@pytest.mark.parametrize("name", [*ON_HOLDS, *ON_SPLITS])
def test_a_story_passes(name: str) -> None:
    assert watched(name).misses == []


@pytest.mark.parametrize("name", [*ON_HOLDS[::5], *ON_SPLITS])
def test_a_story_passes_on_another_seed(name: str) -> None:
    assert Watched(name, seed=2).misses == []


@pytest.mark.parametrize("name", [*ON_HOLDS, *ON_SPLITS])
def test_a_story_has_a_subject_and_says_what_it_is_about(name: str) -> None:
    story = load_script(STORIES[name]).story
    assert story.subject == STORIES[name].parent.name
    assert len(story.about) > 40


@pytest.mark.parametrize("name", sorted(SCENARIOS))
def test_a_scenario_has_exactly_its_codes_in_order(name: str) -> None:
    seen = watched(name)
    assert ", ".join(code for message in seen.messages for code in message.codes) == SCENARIOS[name][0]
    (lines,) = seen.timelines.values()
    assert ", ".join(codes_of(lines)) == SCENARIOS[name][1]


def test_the_eight_scenarios_and_the_four_splits_each_have_an_unhappy_twin() -> None:
    twins = {**{name: twin for name, (twin, _, _) in EIGHT.items()}, **SPLITS}
    assert (len(EIGHT), len(SPLITS)) == (8, 4)
    assert len({*twins, *twins.values()}) == 24
    assert {*twins, *twins.values()} == set(SCENARIOS)
    for name, twin in twins.items():
        assert "twin" in load_script(STORIES[twin]).story.about
        assert SCENARIOS[name] != SCENARIOS[twin]


@pytest.mark.parametrize("name", sorted(EIGHT))
def test_a_scenario_has_the_codes_of_the_list_in_their_order(name: str) -> None:
    # Of scenario 1 the list has 95 before 97, which tells that the entry waits for the cargo: it comes first here.
    told = [codes.split(", ") for codes in SCENARIOS[name]]
    for listed, codes in zip(EIGHT[name][1:], told, strict=True):
        rest = iter(codes)
        assert all(code in rest for code in listed.split()), (listed, codes)


def test_the_list_of_the_eight_scenarios_is_the_hold_workflows_own(shared: Path) -> None:
    text = (shared / "reference" / "hold_workflows.md").read_text(encoding="utf-8")
    section = text.partition("## 8. Eight ready scenarios")[2].partition("## ")[0]
    lines = [line for line in section.splitlines() if line[:1].isdigit()]
    for (_, told, bill), line in zip(EIGHT.values(), lines, strict=True):
        assert set(f"{told} {bill}".split()) <= set(re.findall(r"[0-9A-Z]{2}", line)), line


def test_the_examples_of_splits_are_the_four_official_ones(shared: Path) -> None:
    text = (shared / "samples" / "catair_split_shipment_scenarios.txt").read_text(encoding="utf-8")
    assert len(re.findall(r"^Example \d:", text, re.MULTILINE)) == len(SPLITS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_story_of_a_kind_places_it_and_resolves_it(kind: HoldKind) -> None:
    seen = watched(kind.story)
    assert kind.name in seen.opened
    assert kind.name not in seen.open
    assert CANCELLED not in seen.stages


def test_every_story_that_the_catalogue_names_ships_and_names_are_unique() -> None:
    assert {kind.story for kind in KINDS} <= set(STORIES)
    assert len(STORIES) == len(find_stories([library()]))


def test_the_page_of_holds_is_what_the_command_prints() -> None:
    assert (ROOT / "docs" / "holds.md").read_text(encoding="utf-8") == page()
