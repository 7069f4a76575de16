"""The stories on queries, security filings, in-bond movements and downloads pass, on any seed."""

from __future__ import annotations

import pytest

from scenarios.events import Came
from scenarios.loading import library, load_script
from scenarios.prepare import prepare
from tests.scenarios.kit import play_in_process

FOLDER = library() / "transit"

#: What each story gets, message by message, in order: the application and its codes.
TOLD = {
    "broker_download": "BD , NS 1H, NS 1I, SX 02, SO 93, SO 97, SO 95, SO 98, NS 1C, NS 1Z",
    "broker_download_deleted": "BD , BD , BD ",
    "in_bond_to_chicago": "QT A01, NS 1J, WT A04, NS 11, C1 , SX 02, SO 95, SO 98, NS 1C, NS 1Z",
    "in_bond_late_and_diverted": "QT E33 R01, QT A01, NS 1H, WT E75 R03, NS 1I, NS 1J, NS 1K, NS 1L, WT W02 E81 R03, "
    "WT A04, NS 3W, WT W02 A05, NS 11, SX 02, SO 95, SO 98, NS 1C, NS 1Z",
    "in_bond_taken_back": "QT A01, SX 02, SO 93, SO 97, SO 95, NS 1J, SO 98, NS 1C, NS 1Z, QT A03, NS 95, SO 63",
    "isf_filed_late": "SN S37 01, SN 02, SA S1",
    "isf_never_matched": "SN 02, SA S2, SA S3, SA S4, SA S5, SN 02, SA S1",
    "status_query": "C1 , SX 02, SO 93, SO 51, C1 1H, SO 54 97, SO 95, SO 98, C1 1H 1I 19 1C 1Z, C1 93 51 54 95 97 98",
    "status_query_refused": "C1 122, C1 X17, C1 INE, C1 , C1 122",
}


def test_the_folder_holds_these_stories() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.yaml")) == sorted(TOLD)


@pytest.mark.parametrize("name", TOLD)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_story_passes_with_exactly_its_codes_in_order(name: str, seed: int) -> None:
    played = play_in_process(prepare(load_script(FOLDER / f"{name}.yaml"), seed=seed))
    assert played.misses == ""
    told = [f"{came.message.application} {' '.join(came.message.codes)}" for came in played.heard(Came)]
    assert ", ".join(told) == TOLD[name]
