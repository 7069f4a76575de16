"""From a file to a story: read and checked, every fault told with its line and the nearest known key."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from scenarios.errors import BadStory, Blot, not_known
from scenarios.script import Paper, RecordEntry, Role, Shipment, Story, Value
from scenarios.source import Source, read_source

SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True)
class Script:
    """A story, the file it is from, and the name that its transcript and its cast go by."""

    name: str
    path: Path
    story: Story
    source: Source
    shipment: Shipment = field(default_factory=Shipment)
    shipped: Source | None = None

    @property
    def papers(self) -> dict[str, Paper]:
        """The papers of the shipment, and the story's own."""
        return {**self.shipment.papers, **self.story.papers}

    @property
    def cast(self) -> dict[str, Role]:
        """The cast of the shipment, and the story's own."""
        return {**self.shipment.cast, **self.story.cast}

    def blot(self, place: Sequence[str | int], text: str) -> Blot:
        """Something wrong at a place, in the file that has it."""
        part = getattr(self.story, str(place[0]), {}) if place[:1] in (("cast",), ("papers",)) else None
        if self.shipped is not None and part is not None and place[1] not in part:
            return self.shipped.blot(place, text)
        return self.source.blot(place, text)


def library() -> Path:
    """Where the stories stand that ship."""
    return Path(str(files("scenarios").joinpath("library")))


def find_stories(paths: Iterable[Path]) -> list[Path]:
    """The story files that paths name: a file, a folder with all in it, or the name of one that ships.

    `BadStory` for a path that names none.
    """
    found: list[Path] = []
    blots: list[Blot] = []
    known = {one.stem: one for one in sorted(library().rglob("*.yaml"))}
    for path in paths:
        if path.is_dir():
            inside = sorted(one for one in path.rglob("*") if one.suffix in SUFFIXES and one.is_file())
            if not inside:
                blots.append(Blot(str(path), 1, f"has no story: stories end in {' or '.join(SUFFIXES)}"))
            found += inside
        elif path.is_file():
            found.append(path)
        elif str(path) in known:
            found.append(known[str(path)])
        else:
            blots.append(Blot(str(path), 1, not_known("story", path.stem, tuple(known))))
    if blots:
        raise BadStory(blots)
    return list(dict.fromkeys(found))


def load_script(path: Path) -> Script:
    """The story in a file; `BadStory` says everything that is wrong with it."""
    return script_of(read_source(path), path)


def script_of(source: Source, path: Path) -> Script:
    """The story in what a file says."""
    if not isinstance(source.content, dict):
        raise BadStory([source.blot((), "is no story: it begins with `title:` and has `steps:`")])
    try:
        story = Story.model_validate(source.content)
    except ValidationError as error:
        raise BadStory(list(blots_of(source, error, Story))) from None
    if not story.shipment:
        return Script(path.stem, path, story, source)
    shipment, shipped = _shipment(story.shipment, source, path)
    return Script(path.stem, path, story, source, shipment, shipped)


def _shipment(named: str, source: Source, path: Path) -> tuple[Shipment, Source]:
    beside = named.endswith(SUFFIXES)
    folder = path.parent if beside else Path(str(files("scenarios").joinpath("shipments")))
    file = folder / (named if beside else f"{named}.yaml")
    if not file.is_file():
        known = [one.stem for one in sorted(folder.glob("*.yaml"))]
        raise BadStory([source.blot(("shipment",), not_known("shipment", named, known))])
    shipped = read_source(file)
    try:
        return Shipment.model_validate(shipped.content), shipped
    except ValidationError as error:
        raise BadStory(list(blots_of(shipped, error, Shipment))) from None


def blots_of(
    source: Source, error: ValidationError, model: type[BaseModel], at: Sequence[str | int] = ()
) -> Iterator[Blot]:
    """What a model refuses of the content at a place, each with its line and what to write instead."""
    found = error.errors(include_url=False)
    places = [tuple(one["loc"]) for one in found]
    for one, place in zip(found, places, strict=True):
        # What holds a faulty part is called faulty too: the part says it better.
        if not any(other != place and other[: len(place)] == place for other in places):
            yield source.blot((*at, *place), _said(one, place, model))


def _said(one: Any, place: Sequence[str | int], model: type[BaseModel]) -> str:
    name = str(place[-1]) if place else ""
    if one["type"] == "extra_forbidden":
        return not_known("key here", name, _keys_at(place[:-1], model))
    if one["type"] == "missing":
        return f"{name!r} is missing here"
    message = str(one["msg"]).removeprefix("Value error, ")
    named = _named(place)
    if one["type"] in ("string_type", "model_type", "dict_type", "tuple_type"):
        wanted = {"string_type": "a text", "tuple_type": "a list"}.get(one["type"], "names and values")
        return f"{named} must be {wanted}"
    return f"{named}: {message}" if named else message


def _named(place: Sequence[str | int]) -> str:
    """What people call a place: the key, or of a list `step 3`."""
    if not place or isinstance(place[-1], str):
        return str(place[-1]) if place else ""
    return f"{_named(place[:-1]).removesuffix('s')} {int(place[-1]) + 1}"


def _keys_at(place: Sequence[str | int], root: type[BaseModel]) -> tuple[str, ...]:
    """The keys that the model at a place has."""
    annotation: Any = root
    for part in place:
        annotation = _inside(annotation, part)
    model = _model(annotation)
    if model is None:
        return ()
    return tuple(name for name in model.model_fields if name != "as_is")


def _inside(annotation: Any, part: str | int) -> Any:
    model = _model(annotation)
    if model is not None:
        info = model.model_fields.get(str(part))
        return info.annotation if info else Value if model is RecordEntry else None
    bare = _bare(annotation)
    arguments = get_args(bare)
    if get_origin(bare) is dict:
        return arguments[1]
    return arguments[0] if arguments else None


def _model(annotation: Any) -> type[BaseModel] | None:
    bare = _bare(annotation)
    return bare if isinstance(bare, type) and issubclass(bare, BaseModel) else None


def _bare(annotation: Any) -> Any:
    """The annotation without `| None` and without what is annotated to it."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        members = [one for one in get_args(annotation) if one is not type(None)]
        return _bare(members[0]) if len(members) == 1 else None
    return annotation
