"""A story that ships in a folder of the library was offered by its name, and not found by it."""

from __future__ import annotations

from pathlib import Path

from scenarios.loading import find_stories, library


def test_a_story_of_a_folder_is_found_by_its_name() -> None:
    assert find_stories([Path("screening_hit")]) == [library() / "holds" / "screening_hit.yaml"]
