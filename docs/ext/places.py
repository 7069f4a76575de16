"""Which page describes what, under which address."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from docs.ext.markup import slug
from docs.ext.structure_map import Map, Node, Place, places
from formats.applications import application
from formats.catalog import chapters
from formats.chapter import Chapter
from formats.codes import Condition, conditions
from formats.describe.decoded import PGA_SLOT
from formats.describe.elements import title_of
from formats.record import Record
from formats.tables import Table


@dataclass(frozen=True, eq=False)
class RecordEntry:
    """A record class where the dictionary has it. anchor: its address on its chapter's page."""

    page: ChapterPage
    cls: type[Record]
    anchor: str

    @property
    def label(self) -> str:
        """How people name it."""
        return self.cls.label()

    @property
    def title(self) -> str:
        """What it is."""
        return title_of(self.cls)

    @property
    def heading(self) -> str:
        """Its heading on its page."""
        return f"{self.label} · {self.title}"

    @property
    def slot(self) -> bool:
        """Whether it only holds a place for what another chapter describes."""
        return self.cls.identifier == PGA_SLOT

    def element_anchor(self, name: str) -> str:
        """The address of one of its elements on the page."""
        return f"{self.anchor}-{name}"


@dataclass(frozen=True, eq=False)
class ChapterPage:
    """A chapter in one direction and its page. name: the page without its suffix, inside of the dictionary's folder."""

    chapter: Chapter

    @property
    def name(self) -> str:
        """The page's name: the chapter's folder with dashes."""
        return self.chapter.package.rpartition(".")[2].replace("_", "-")

    @property
    def mark(self) -> str:
        """The shortest way to name the chapter: its application, or else what it is called."""
        return self.chapter.application or {"pga_message_set": "PGA"}.get(self.chapter.name, "control")

    @property
    def title(self) -> str:
        """The page's title."""
        title = self.chapter.title.removesuffix(" Response")
        if self.chapter.application:
            return f"{self.chapter.application} · {title}"
        return title if self.chapter.name == "pga_message_set" else f"{title}, {self.chapter.direction}"

    @cached_property
    def map(self) -> Map:
        """The rules of its structure map."""
        return Map(self.chapter.grammar)

    @cached_property
    def trees(self) -> tuple[tuple[tuple[str, ...], Node], ...]:
        """Its maps, each with the start rules that it stands for."""
        found: list[tuple[str, ...]] = []
        for start in self.chapter.starts:
            known = next((names for names in found if self.map.same(names[0], start)), None)
            if known is None:
                found.append((start,))
            else:
                found[found.index(known)] = (*known, start)
        return tuple((names, self.map.tree(names[0])) for names in found)

    @cached_property
    def places(self) -> dict[str, list[Place]]:
        """Every terminal of its maps, and where it stands in each."""
        found: dict[str, list[Place]] = {}
        for _, tree in self.trees:
            for name, stands in places(tree).items():
                found.setdefault(name, []).extend(stands)
        return found

    @cached_property
    def records(self) -> tuple[RecordEntry, ...]:
        """Its records, in the order in which its maps name them; what no map names comes last."""
        order = {name: at for at, name in enumerate(self.places)}
        classes = sorted(self.chapter.records, key=lambda cls: order.get(cls.terminal, len(order)))
        taken: dict[str, int] = {}
        found = []
        for cls in classes:
            anchor = f"record-{slug(cls.label())}"
            taken[anchor] = taken.get(anchor, 0) + 1
            found.append(RecordEntry(self, cls, anchor if taken[anchor] == 1 else f"{anchor}-{taken[anchor]}"))
        return tuple(found)

    def entry(self, cls: type[Record]) -> RecordEntry:
        """Where one of its records is described."""
        return next(entry for entry in self.records if entry.cls is cls)

    def entries(self, terminal: str) -> tuple[RecordEntry, ...]:
        """The records that a terminal of its maps stands for."""
        return tuple(entry for entry in self.records if entry.cls.terminal == terminal)

    @cached_property
    def example(self) -> tuple[str, ...]:
        """The lines of its example."""
        text = files(self.chapter.package).joinpath("example.txt").read_text(encoding="latin-1")
        return tuple(line for line in text.splitlines() if line)


@cache
def chapter_pages() -> tuple[ChapterPage, ...]:
    """The page of every chapter and direction."""
    return tuple(ChapterPage(chapter) for chapter in chapters())


@cache
def page_of(application: str, direction: str = "") -> ChapterPage | None:
    """The page of an application identifier, where one is described."""
    for page in chapter_pages():
        if application and page.chapter.application == application and direction in ("", page.chapter.direction):
            return page
    return None


@cache
def areas() -> tuple[tuple[str, str, tuple[Condition, ...]], ...]:
    """Conditions by the application that uses them: mark, title, conditions."""
    found: dict[str, list[Condition]] = {}
    for condition in conditions():
        found.setdefault(area_of(condition), []).append(condition)
    order = ["control", "PGA", *sorted(name for name in found if name not in ("control", "PGA"))]
    return tuple((name, _area_title(name), tuple(found[name])) for name in order if name in found)


def area_of(condition: Condition) -> str:
    """The area of a condition: its application, or else PGA data or the envelope."""
    if condition.application:
        return condition.application
    return "PGA" if condition.code[0] == "P" else "control"


def condition_anchor(condition: Condition) -> str:
    """The address of a condition on the page of conditions."""
    return f"condition-{slug(area_of(condition))}-{slug(condition.code)}"


def table_page(table: Table) -> str:
    """The name of a code table's page, inside of the dictionary's folder."""
    return f"codes-{slug(table.name)}".replace("_", "-")


def _area_title(name: str) -> str:
    if name == "control":
        return "Batch and block control, and every application"
    if name == "PGA":
        return "PGA message set"
    page, known = page_of(name), application(name)
    return page.title if page else f"{name} · {known.title}" if known else name
