"""Text in aligned columns."""

from __future__ import annotations

from collections.abc import Sequence


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], *, indent: str = "") -> list[str]:
    """Lines with the cells of each row under their headings. A column in which every cell is empty is left out."""
    kept = [at for at in range(len(headings)) if any(row[at] for row in rows)]
    shown = [[headings[at] for at in kept], *([row[at] for at in kept] for row in rows)]
    widths = [max(len(row[at]) for row in shown) for at in range(len(kept))]
    return [
        (indent + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))).rstrip()
        for row in shown
    ]
