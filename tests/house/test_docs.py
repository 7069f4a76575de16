"""The docs, without Sphinx: what the dictionary covers, where links lead, whether what is shown is what happens."""

from __future__ import annotations

import doctest
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.core import Group as CommandGroup
from typer.testing import CliRunner

from docs import generate
from docs.ext import specimen
from docs.ext.markup import FOLDER
from docs.ext.pages import known, pages
from docs.ext.places import ChapterPage, chapter_pages
from docs.ext.structure_map import Map, Node, Times, places
from formats.catalog import chapters
from formats.codes import conditions, dispositions
from formats.tables import table, tables
from gateway.cli import COMMANDS, app, load

LINK = re.compile(r"(?<!\!)\[[^\]\n]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^(```+)(\w*)[^\n]*\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


def written(root: Path) -> list[Path]:
    return [root / "README.md", root / "CONTRIBUTING.md", *generate.written()]


def fences(path: Path) -> Iterator[tuple[str, str]]:
    """The language and the content of each fenced block of a page."""
    return ((found[2], found[3]) for found in FENCED.finditer(path.read_text(encoding="utf-8")))


class _Page(HTMLParser):
    """The ids and the links of a generated page's HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if told.get("id"):
            self.ids.append(str(told["id"]))
        if tag == "a" and told.get("href"):
            self.links.append(str(told["href"]))


@pytest.fixture(scope="module")
def parsed() -> dict[str, _Page]:
    return {name: _Page(text) for name, text in pages().items()}


# ------------------------------------------------------------------------------------------------------ the dictionary


def test_every_chapter_has_a_page_and_every_record_a_section_of_its_own(parsed: dict[str, _Page]) -> None:
    assert [page.chapter for page in chapter_pages()] == list(chapters())
    for page in chapter_pages():
        assert {entry.cls for entry in page.records} == set(page.chapter.records), page.name
        ids = parsed[page.name].ids
        assert [one for one in ids if ids.count(one) > 1] == [], page.name
        for entry in page.records:
            assert entry.anchor in ids
            assert f"### {entry.label.replace('$', chr(92) + '$')} · " in pages()[page.name]


@pytest.mark.parametrize("page", chapter_pages(), ids=lambda page: page.name)
def test_each_record_shows_its_elements_and_a_line_that_has_no_fault(
    page: ChapterPage, parsed: dict[str, _Page]
) -> None:
    ids = set(parsed[page.name].ids)
    for entry in page.records:
        if entry.slot:
            continue
        assert {entry.element_anchor(column.name) for column in entry.cls.layout.columns} <= ids
        shown = specimen.specimen(entry)
        assert len(shown.line) == 80
        assert entry.cls.layout.faults(shown.line, 1) == (), entry.label
        assert shown.made_up or page.chapter.class_of(shown.line) is entry.cls


def test_every_condition_disposition_and_code_can_be_looked_up(parsed: dict[str, _Page]) -> None:
    assert len([one for one in parsed["conditions"].ids if one.startswith("condition-")]) == len(conditions())
    assert len(set(parsed["conditions"].ids)) == len(parsed["conditions"].ids)
    assert pages()["dispositions"].count("<tr><td><b>") == len(dispositions())
    for one in tables():
        text = next(text for name, text in pages().items() if f"# {one.title}\n".replace("$", r"\$") in text)
        assert text.count("<tr><td><b>") == len(one.rows), one.name


def test_what_the_search_knows_is_there(parsed: dict[str, _Page]) -> None:
    found = list(known())
    assert [one for one in found if one.anchor not in parsed[one.page].ids] == []
    assert len({(one.page, one.anchor) for one in found if one.kind != "table"}) == len(
        [one for one in found if one.kind != "table"]
    )
    kinds = {one.kind for one in found}
    assert kinds == {"record", "element", "condition", "table"}


def test_links_between_generated_pages_lead_somewhere(parsed: dict[str, _Page]) -> None:
    wrong = []
    for name, page in parsed.items():
        for href in page.links:
            target, _, anchor = href.partition("#")
            other = target.removesuffix(".html") or name
            if other not in parsed or (anchor and unquote(anchor) not in parsed[other].ids):
                wrong.append(f"{name}: {href}")
    assert wrong == []


def test_nothing_of_a_generated_page_is_fetched_from_elsewhere() -> None:
    assert [name for name, text in pages().items() if re.search(r"https?://", text)] == []


def test_a_code_stands_with_what_it_means() -> None:
    text = pages()["entry-summary"]
    assert f"<code>11</code> {table('transport_modes').meaning('11')}" in text
    assert "Los Angeles" in text  # The port of the example.


# --------------------------------------------------------------------------------------------------- structure maps

GRAMMAR = """
// What the map rests on,
// in two lines.

transaction: A _head line~1..998 _end
_head: (B _more)?
_more: C*
line: D _either
_either: E+
       | F G~0..3
_end: _loop
_loop: H
     | _loop I~2..2
"""


def test_a_map_becomes_a_tree_with_its_ceilings() -> None:
    made = Map(GRAMMAR)
    assert made.comments == ("What the map rests on, in two lines.",)
    tree = made.tree("transaction")
    a, head, line, end = tree.parts
    assert a == Node("record", "A")
    assert (head.kind, head.times, [part.name for part in head.parts]) == ("all", Times(0, 1), ["B", "C"])
    assert (line.kind, line.name, str(line.times)) == ("group", "line", "1 to 998")
    assert [part.kind for part in line.parts] == ["record", "one"]
    assert line.parts[1].parts[0] == Node("record", "E", Times(1, None))
    assert (end.kind, end.name) == ("group", "loop")
    assert "again" in {part.kind for part in end.parts[0].parts[1].parts}


def test_a_record_knows_its_places_in_the_map() -> None:
    found = places(Map(GRAMMAR).tree("transaction"))
    assert str(found["B"][0].times) == "at most once"
    assert str(found["C"][0].times) == "any number"
    assert [name for name, _ in found["G"][0].groups] == ["transaction", "line"]
    assert str(found["E"][0].times) == "any number"  # It may be F in its place.
    assert set(found) == set("ABCDEFGHI")


@pytest.mark.parametrize("page", chapter_pages(), ids=lambda page: page.name)
def test_the_drawn_maps_have_the_terminals_and_the_ceilings_that_the_parser_has(page: ChapterPage) -> None:
    drawn = set(page.places)
    used = set(re.findall(r"\b[A-Z]\w*", re.sub(r"//.*", "", page.chapter.grammar)))
    assert drawn == used
    ceilings = {
        (node.name, part.name): part.times.most
        for _, tree in page.trees
        for node in _groups(tree)
        for part in node.parts
        if part.kind in ("record", "group") and part.times.most not in (None, 1)
    }
    assert {key: ceilings[key] for key in ceilings if key in page.chapter.structure.ceilings} == {
        key: most for key, most in page.chapter.structure.ceilings.items() if key in ceilings
    }


def _groups(node: Node) -> Iterator[Node]:
    if node.kind == "group":
        yield node
    for part in node.parts:
        yield from _groups(part)


# --------------------------------------------------------------------------------------------------- written pages


def test_links_between_written_pages_resolve(root: Path) -> None:
    made = {f"docs/{FOLDER}/{name}.md" for name in pages()}
    wrong = []
    for path in written(root):
        text = FENCED.sub("", path.read_text(encoding="utf-8"))
        for href in LINK.findall(text):
            if href.startswith(("http:", "https:", "mailto:", "#")):
                continue
            target = (path.parent / href.partition("#")[0]).resolve()
            inside = target.relative_to(root).as_posix() if target.is_relative_to(root) else str(target)
            if not target.exists() and inside not in made:
                wrong.append(f"{path.relative_to(root)}: {href}")
    assert wrong == []


def test_the_overview_of_differences_names_every_page_of_an_area(root: Path) -> None:
    text = (root / "docs" / "differences-from-cbp.md").read_text(encoding="utf-8")
    areas = {f"differences/{path.name}" for path in (root / "docs" / "differences").glob("*.md")}
    assert areas
    assert areas - set(LINK.findall(text)) == set()


def test_every_written_page_is_in_the_side_bar() -> None:
    names = [path.relative_to(generate.HERE).with_suffix("").as_posix() for path in generate.written()]
    listed = generate.added("index", names) + generate.added("differences-from-cbp", names)
    assert [name for name in names if name != "index" and f"\n{name}\n" not in listed] == []


def test_putting_together_writes_all_pages_and_leaves_what_did_not_change(tmp_path: Path) -> None:
    count = generate.put_together(tmp_path)
    assert count == len(list(tmp_path.rglob("*.md"))) == len(pages()) + len(list(generate.written()))
    index = tmp_path / "index.md"
    before = index.stat().st_mtime_ns
    (tmp_path / "gone.md").write_text("left over")
    generate.put_together(tmp_path)
    assert index.stat().st_mtime_ns == before
    assert not (tmp_path / "gone.md").exists()


def test_what_the_library_page_shows_is_what_python_prints(root: Path) -> None:
    path = root / "docs" / "library.md"
    shown = "\n\n".join(text for language, text in fences(path) if language == "pycon")
    test = doctest.DocTestParser().get_doctest(shown, {}, "library", str(path), 0)
    assert len(test.examples) > 40
    said: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(test, out=said.append)
    assert result.failed == 0, "".join(said)


def test_what_getting_started_shows_is_what_the_command_prints(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each `sh` block with a `text` block right after it is run, line by line, in one folder."""
    monkeypatch.chdir(tmp_path)
    blocks = [*fences(root / "docs" / "getting-started.md"), ("", "")]
    compared = 0
    for (language, commands), (following, expected) in pairwise(blocks):
        if (language, following) != ("sh", "text"):
            continue
        compared += 1
        printed = "".join(_run(line, tmp_path) for line in commands.splitlines())
        assert [line.rstrip() for line in printed.splitlines()] == [line.rstrip() for line in expected.splitlines()]
    assert compared >= 3


def _run(line: str, folder: Path) -> str:
    command, _, target = line.partition(" > ")
    words = command.split()
    if words[0] == "sed":
        old, new = words[1].strip("'").split("/")[1:3]
        output = (folder / words[2]).read_text().replace(old, new)
    else:
        assert words[0] == "localace"
        output = CliRunner().invoke(app, words[1:]).stdout
    if target:
        (folder / target).write_text(output)
        return ""
    return output


@pytest.mark.parametrize("name", [path.relative_to(generate.HERE).as_posix() for path in generate.written()])
def test_a_command_that_a_page_shows_is_there_with_its_options(name: str) -> None:
    shown = [text for language, text in fences(generate.HERE / name) if language in ("sh", "console", "bash")]
    for line in "\n".join(shown).splitlines():
        command = re.sub(r"\s#.*", "", line).split("|")[0].split(">")[0]
        words = command.split()
        if words[:1] == ["localace"] and len(words) > 1 and words[1].isalpha() and words[1].islower():
            _known_to_the_command(words[1], words[2:], line)


def _known_to_the_command(name: str, arguments: list[str], line: str) -> None:
    command = next((command for command in COMMANDS if command.name == name), None)
    assert command is not None, line
    found = load(command)
    if isinstance(found, CommandGroup) and arguments and arguments[0] in found.commands:
        found = found.commands[arguments[0]]
    options = {option for parameter in found.params for option in [*parameter.opts, *parameter.secondary_opts]}
    given = {word.partition("=")[0] for word in arguments if word.startswith("--")}
    assert given - options - {"--help"} == set(), line
