"""The table of magic values, and the page that is generated from it."""

from __future__ import annotations

from pathlib import Path

from cbp_sim.behaviours.magic import MAGIC, as_data, magic_of, page
from cbp_sim.profile import shipped_profile, shipped_profiles
from cbp_sim.screening.filed import Said


def test_the_page_is_what_the_table_says(root: Path) -> None:
    written = (root / "docs" / "magic-values.md").read_text(encoding="utf-8")
    assert written == page(), "write it anew: localace rules magic --markdown > docs/magic-values.md"


def test_no_two_values_are_the_same() -> None:
    assert len({(magic.by, magic.value) for magic in MAGIC}) == len(MAGIC)
    assert [row["value"] for row in as_data()] == [magic.value for magic in MAGIC]


def test_a_value_stands_at_its_own_place_alone() -> None:
    by_entry = magic_of(Said(entry="N01-70009018", importer="00-999000100"))
    by_importer = magic_of(Said(entry="N01-79011018", importer="00-999000100"))
    assert (by_entry and by_entry.value, by_importer and by_importer.value) == ("901", "00-9990001")
    assert magic_of(Said(entry="N01-90170108", importer="12-9990001")) is None
    assert magic_of(Said()) is None


def test_the_worlds_that_ship_are_strict() -> None:
    assert [name for name in shipped_profiles() if shipped_profile(name).policy.magic_values] == []
