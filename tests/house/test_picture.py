"""The README's picture of a run is the run."""

from __future__ import annotations

from tests.house.picture import drawn, shown


def test_the_demonstration_ends_by_itself_and_prints_what_the_readme_shows() -> None:
    assert drawn() == shown(), "draw it anew: python -m tests.house.picture"


def test_the_picture_shows_the_decoded_answers_and_notifications() -> None:
    picture = shown()
    for code in ("SX  02", "SO  93", "SO  97", "SO  98", "AX  995", "passed  clean_ocean_entry"):
        assert code in picture
