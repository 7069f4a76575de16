"""What docs/stories.md shows can be done."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from scenarios.cast import KINDS
from scenarios.script import Story
from tests.scenarios.kit import play


def page(root: Path) -> str:
    return (root / "docs" / "stories.md").read_text(encoding="utf-8")


def test_the_story_on_the_page_passes(root: Path) -> None:
    stories = [block for block in re.findall(r"```yaml\n(.*?)```", page(root), re.DOTALL) if block.startswith("title:")]
    assert stories
    for story in stories:
        assert play(story).misses == ""


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"text"}))
def test_every_kind_of_member_stands_on_the_page_with_all_its_attributes(root: Path, kind: str) -> None:
    (row,) = [line for line in page(root).splitlines() if line.startswith("| `") and f"`{kind}`" in line.split("|")[1]]
    cls, _ = KINDS[kind]
    assert set(cls.attributes()) <= set(re.findall(r"`(\w+)`", row.split("|")[2]))
    assert {field.name for field in fields(cls)} <= set(cls.attributes())


def test_every_key_of_a_story_stands_on_the_page(root: Path) -> None:
    for name in Story.model_fields:
        assert f"`{name}`" in page(root)
