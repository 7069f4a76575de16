"""Where fuzzing begins: the examples of the chapters, as cases of one chapter and as whole batches."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from formats.catalog import chapters
from formats.record import WIDTH
from formats.stream import CRLF, LF, NONE, write_batch
from fuzz.targets import folder

CASES = Path(__file__).parent / "cases"

#: What a chapter's case and a batch have in common is nothing, so each target draws from one of the two.
KIND = {"batches": "batch", "flow": "batch", "check": "batch", "chapter": "chapter"}


def seeds(kind: str) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of every seed of a kind."""
    for one in chapters():
        lines = files(one.package).joinpath("example.txt").read_text(encoding="latin-1").splitlines()
        if kind == "chapter":
            yield folder(one), "\n".join([folder(one), *lines]).encode("latin-1")
        elif one.application and one.direction == "input":
            for name, separator in (("lf", LF), ("crlf", CRLF), ("none", NONE)):
                yield f"{folder(one)}-{name}", write_batch(_batch(one.application, lines), separator)


def _batch(application: str, lines: list[str]) -> list[str]:
    around = [f"A1234N01PASSED010526     {application}", f"B  1201N01{application}", *lines]
    return [line.ljust(WIDTH) for line in [*around, f"Y  1201N01{application}", "Z1234N01      010526"]]


def kept(target: str) -> list[Path]:
    """The found cases of a target."""
    return sorted(path for path in CASES.glob(f"{target}-*") if path.is_file())


def plant(target: str, into: Path) -> None:
    """Write seeds and found cases where the engine looks for them."""
    into.mkdir(parents=True, exist_ok=True)
    for name, data in seeds(KIND[target]):
        (into / name).write_bytes(data)
    for path in kept(target):
        (into / path.name).write_bytes(path.read_bytes())
