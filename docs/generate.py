"""Puts together what Sphinx reads: the written pages and, in a folder beside them, the generated ones.

`python -m docs.generate FOLDER`. A file that would not change is left alone, so that Sphinx builds only what is new.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from docs.ext.markup import FOLDER
from docs.ext.pages import pages

HERE = Path(__file__).parent

#: The written pages in the order of the side bar; any other follows them.
GUIDE = (
    "getting-started", "commands", "stories", "control-api", "library", "architecture", "differences-from-cbp",
)  # fmt: skip


def written() -> Iterator[Path]:
    """The written pages."""
    return (path for path in sorted(HERE.rglob("*.md")) if "_build" not in path.relative_to(HERE).parts)


def tree(caption: str, names: Iterable[str]) -> str:
    """A table of contents for the side bar. Only Sphinx reads it: the written pages go without."""
    head = f":caption: {caption}\n" if caption else ""
    listed = "\n".join(names)
    return f"\n```{{toctree}}\n:hidden:\n{head}\n{listed}\n```\n"


def added(page: str, names: list[str]) -> str:
    """What is added to a written page. names: the written pages, without their suffix."""
    if page == "index":
        top = [name for name in names if "/" not in name and name != "index"]
        ordered = [name for name in GUIDE if name in top] + [name for name in top if name not in GUIDE]
        return tree("Guide", ordered) + tree("Dictionary", [f"{FOLDER}/index"])
    if page == "differences-from-cbp":
        return tree("", [name for name in names if name.startswith("differences/")])
    return ""


def put_together(target: Path) -> int:
    """Write all pages under a folder and remove what is no page any more; how many there are."""
    names = [path.relative_to(HERE).with_suffix("").as_posix() for path in written()]
    texts = {
        target / f"{name}.md": (HERE / f"{name}.md").read_text(encoding="utf-8") + added(name, names) for name in names
    }
    texts |= {target / FOLDER / f"{name}.md": text for name, text in pages().items()}
    for path, text in texts.items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for path in sorted(target.rglob("*.md")):
        if path not in texts:
            path.unlink()
    return len(texts)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m docs.generate FOLDER")
    print(f"{put_together(Path(sys.argv[1]))} pages")
