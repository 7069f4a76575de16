"""For every record of the chapter a summary that it can stand in, and what can be written into its elements.

Nothing here names an element: records, their columns, classes, codes and tables are read off the layouts, and the
summaries are those that the tests of the rules have CBP take.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path

from cbp_sim.cbp import Cbp
from cbp_sim.profile import Profile
from formats.catair.entry_summary import CHAPTER
from formats.column import Column
from formats.fault import Kind
from formats.numbers.entry import entry_check_digit
from formats.record import Record
from formats.tables import table_of
from tests.cbp_sim.summary import test_elements
from tests.cbp_sim.summary.cases import Before, Case, with_reference
from tests.cbp_sim.summary.kit import ae, batch, opened

#: Records of a cargo release filing, which no rule's test sends. A record that must follow another has it before it.
RELEASE = (
    ("SE13JANE EXAMPLE".ljust(44) + "2025550100",),
    ("SE16XMPL0042W01052600000480CTN  EXAMPLE VOYAGER",),
    ("SE17XMPU1234567",),
    ("SE20CR R123",),
    ("SE30CN EXAMPLE BUYER", "SE31LEI 123456", "SE321BUYER", "SE3501100 MAIN STREET", "SE36LONDON".ljust(63) + "GB"),
    ("SE50MF EXAMPLE MAKER", "SE51LEI 123456", "SE521MAKER", "SE5501100 MAIN STREET", "SE56LONDON".ljust(63) + "GB"),
    ("SE60Y",),
    ("SE614901990093",),
    ("SE6201FSHNG INFOVESSEL NAME", "SE63EXAMPLE"),
)
#: A record of 54 that only the map reads (of a type that the chapter does not list) is never taken.
NEVER_TAKEN = ("54",)


@dataclass(frozen=True)
class Setting:
    """A summary, and which of its records is meant. before, world: what a case has happen first, and its reference."""

    cls: type[Record]
    records: tuple[str, ...]
    at: int
    before: Before | None = None
    profile: Profile | None = None

    def opened(self) -> Cbp:
        """A CBP that takes the summary."""
        cbp = opened(self.profile)
        if self.before is not None:
            self.before(cbp)
        return cbp

    def with_text(self, column: Column, text: str) -> list[str]:
        """The summary, with something else in an element."""
        line = self.records[self.at]
        spoiled = line[: column.start - 1] + text.ljust(column.width) + line[column.end :]
        return [*self.records[: self.at], spoiled, *self.records[self.at + 1 :]]


@dataclass(frozen=True)
class Filling:
    """What to write into an element. kind: what the layout, or the table of its codes, says is wrong with it."""

    column: Column
    says: str
    text: str
    kind: Kind | None

    def __str__(self) -> str:
        return f"{self.column.name} {self.says} {self.text!r}"


def labels() -> list[str]:
    """The records of the chapter, by the names that tell their variants apart."""
    return [cls.label() for cls in CHAPTER.records]


def label_of(line: str) -> str:
    """The name of a record."""
    cls = CHAPTER.class_of(line.ljust(80))
    return cls.label() if cls is not None else ""


@cache
def cases() -> tuple[Case, ...]:
    """Every case of the tests beside this module, those first that need nothing of their world."""
    found: list[Case] = []
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        if "limits" not in path.stem and "mixed" not in path.stem:
            module = import_module(f"{__package__}.{path.stem}")
            found += (case for case in getattr(module, "CASES", ()) if isinstance(case, Case))
    return tuple(sorted(found, key=lambda case: (case.before is not None, bool(case.world))))


@cache
def goods() -> tuple[tuple[Case, tuple[str, ...], frozenset[str]], ...]:
    """What each case has CBP take, for the filer and port of the plain summary: its records, and their names."""
    found = []
    for case in cases():
        if (case.port, case.filer, case.preparer) == ("2704", "N01", ""):
            records = tuple(ae(*case.good))
            found.append((case, records, frozenset(map(label_of, records))))
    return tuple(found)


@cache
def setting(label: str) -> Setting:
    """A summary with a record: of a test that has it taken, or the plain one with the record put in its place."""
    cls = next(cls for cls in CHAPTER.records if cls.label() == label)
    plain = tuple(ae())
    if label not in map(label_of, plain):
        for case, records, named in goods():
            if label in named:
                world = case.world if case.good_world is None else case.good_world
                return Setting(cls, records, _at(records, label), case.before, with_reference(world))
        plain = _placed(plain, label)
    return Setting(cls, plain, _at(plain, label))


def _at(records: Sequence[str], label: str) -> int:
    return next(n for n, line in enumerate(records) if label_of(line) == label)


def _placed(records: tuple[str, ...], label: str) -> tuple[str, ...]:
    others = [(line,) for line in test_elements.OTHERS]
    lines = next(lines for lines in [*RELEASE, *others] if label in map(label_of, lines))
    order = test_elements.ORDER
    rank = order.index(label_of(lines[0]).split()[0])
    at = next(n for n, one in enumerate(records) if order.index(label_of(one).split()[0]) > rank)
    return (*records[:at], *(line.ljust(80) for line in lines), *records[at:])


def fillings(cls: type[Record], column: Column) -> Iterator[Filling]:
    """An element at its limits and beyond: blank, nought, all nines and one less, digits astray, unlisted."""
    width = column.width
    texts = {"blank": " " * width, "nought": "0" * width, "the most": "9" * width, "no letters": "*" * width}
    if column.kind is date:
        texts |= {"no such day": "022926", "no month": "130126", "long ago": "010170", "far ahead": "123169"}
    elif column.kind is str:
        texts |= {"letters": "Z" * width, "not filled": "Z".ljust(width), "at the right": "Z".rjust(width)}
    else:
        texts |= {
            "one": "1".rjust(width, "0"),
            "one after blanks": "1".rjust(width),
            "one less than the most": "9" * (width - 1) + "8",
            "a digit at the left": "1".ljust(width),
            "negative": "-1".rjust(width)[:width],
        }
    for says, text in texts.items():
        yield Filling(column, says, text, _wrong(cls, column, text))


def _wrong(cls: type[Record], column: Column, text: str) -> Kind | None:
    found = column.problem(text)
    if found is not None:
        return found[0]
    table = table_of(cls, column.name) if text.strip() and column.constant is None and not column.codes else None
    return Kind.UNKNOWN if table is not None and not table.of(text.strip()) else None


def numbered(records: Sequence[str], number: int) -> list[str]:
    """The same summary under another entry number, as long as it has one that is right."""
    header = records[0]
    serial = f"{6000000 + number:07}"
    right = f"{serial}{entry_check_digit(header[3:6], serial)}"
    return [header[:8] + right + header[16:], *records[1:]]


def answers(cbp: Cbp, summaries: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """CBP's answers to summaries that come one by one: each answer's records between B and Y, or all of a refusal."""
    before = len(cbp.messages())
    cbp.take_all([batch(records) for records in summaries])
    replies = [message.lines for message in cbp.messages()[before:]]
    assert len(replies) == len(summaries)
    return [tuple(line for line in lines if line[0] not in "ABYZ") for lines in replies]
