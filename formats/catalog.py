"""Finds the chapters: every folder of `formats.catair` that holds a `CHAPTER`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

import formats.catair
from formats.chapter import Chapter, Direction


@cache
def chapters() -> tuple[Chapter, ...]:
    """Every chapter, input before output, by name."""
    names = [module.name for module in pkgutil.iter_modules(formats.catair.__path__)]
    found: list[Chapter] = [importlib.import_module(f"formats.catair.{name}").CHAPTER for name in names]
    return tuple(sorted(found, key=lambda chapter: (chapter.name, chapter.direction)))


@cache
def chapter_for(application: str, direction: Direction = "input") -> Chapter | None:
    """The chapter of an application identifier (columns 11-12 of the B record), or None when none is built."""
    for chapter in chapters():
        if chapter.application == application and chapter.direction == direction:
            return chapter
    return None
