"""The recipe "add a chapter" holds: a chapter is found by its folder, and nothing outside of it names it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SMALLEST = "tib_expiration_notice"

PROGRAM = """
import sys, formats.catair
formats.catair.__path__.append(sys.argv[1])
from formats.catalog import chapter_for
chapter = chapter_for("QX", "output")
reading = chapter.read([line.rstrip("\\n") for line in open(sys.argv[1] + "/quite_new/example.txt")])
print(chapter.name, reading.faults, reading.content.expiration.entry_number)
"""


def test_a_new_folder_is_a_new_chapter(root: Path, tmp_path: Path) -> None:
    source = root / "formats" / "catair" / SMALLEST
    folder = tmp_path / "quite_new"
    folder.mkdir()
    for file in source.iterdir():
        if file.is_file():
            text = file.read_text(encoding="utf-8").replace(SMALLEST, "quite_new").replace('"TS"', '"QX"')
            (folder / file.name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["quite_new", "()", "70002310"]


def test_the_recipe_shows_the_files_that_the_smallest_chapter_has(root: Path) -> None:
    recipe = (root / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## Add a chapter")[1].split("\n## ")[0]
    folder = root / "formats" / "catair" / SMALLEST
    files = sorted(file.name for file in folder.iterdir() if file.is_file())
    assert files == ["__init__.py", "example.txt", "records.py", "sequences.txt", "structure.lark"]
    assert all(f"`{name}`" in recipe for name in files)


def test_no_module_of_formats_outside_the_folder_names_the_smallest_chapter(root: Path) -> None:
    named = [
        path.relative_to(root).as_posix()
        for path in (root / "formats").rglob("*.py")
        if SMALLEST in path.read_text(encoding="utf-8") and path.parent.name != SMALLEST
    ]
    assert named == []
