"""The models of a story: its cast, its papers, and its steps. A story's YAML is exactly this and nothing else.

Every value is a text, as the file has it. `${cast.bill}` and `${today + 5d}` stand for what is known when the story is
played; see `scenarios.references`.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema, model_validator

#: What an editor may leave unquoted: this reader takes every scalar for a text.
_SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean"]}

Text = Annotated[str, WithJsonSchema(_SCALAR)]
Texts = Annotated[tuple[str, ...], WithJsonSchema({"type": "array", "items": _SCALAR})]
#: Values of another package's model: its own fields, checked by it when the step is played.
Given = Annotated[dict[str, Any], WithJsonSchema({"type": "object"})]

#: What a step can do, one a step.
ACTIONS = ("file", "expect", "manifest", "officer", "summary", "upload", "reference", "clock", "see")


class Part(BaseModel):
    """Base of every model of a story."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Value(Part):
    """The value of an element.

    A plain text is written as its element demands: dates as 2026-08-17, amounts as 1234.50. Blank leaves the columns
    blank. `{text: Q9}` puts just this text into the columns, though no valid filing has it: `as_is`.
    """

    text: Text = ""
    as_is: bool = False

    @model_validator(mode="before")
    @classmethod
    def _short(cls, given: Any) -> Any:
        if isinstance(given, str):
            return {"text": given}
        return {"as_is": "text" in given, **given} if isinstance(given, dict) else given


ElementValue = Annotated[
    Value,
    WithJsonSchema(
        {
            "anyOf": [
                _SCALAR,
                {
                    "type": "object",
                    "properties": {"text": _SCALAR},
                    "required": ["text"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]


class RecordEntry(BaseModel):
    """A record by its identifier and the values of its elements: `{record: SE10, action: A, ...}`."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, ElementValue] = Field(init=False)

    record: Text = Field(description="the record's identifier: SE10, 40, E1")

    @property
    def elements(self) -> dict[str, Value]:
        """What is said of its elements, by field name."""
        return dict(self.__pydantic_extra__ or {})


Changes = Annotated[
    dict[str, dict[str, ElementValue]],
    WithJsonSchema({"type": "object", "additionalProperties": {"type": "object", "additionalProperties": True}}),
]


class Paper(Part):
    """The records of one transaction, prepared once and filed as often as the story needs."""

    application: Text = Field(description="SE, AE, CW: the application of the A and B records")
    records: tuple[RecordEntry, ...] = Field(min_length=1)


class Filing(Part):
    """A batch that a broker sends: from a paper, from records, from a chapter's sample, or from raw lines."""

    by: Text = Field("", description="the cast's broker; the only one when left out")
    paper: Text = Field("", description="a name under `papers`")
    records: tuple[RecordEntry, ...] = ()
    sample: Text = Field("", description="an application whose example transaction is sent")
    raw: Text = Field(
        "", description="what stands between B and Y, a line a record; a whole transmission when it begins with A"
    )
    application: Text = Field("", description="needed with `records` and `raw`")
    change: Changes = Field(
        {}, description="other values, by record: `SE10`, or `SE15/2` for the second; A, B, Y and Z too"
    )
    leave_out: Texts = Field((), description="records not to send, named as under `change`")

    @model_validator(mode="after")
    def _one_content(self) -> Self:
        told = [name for name in ("paper", "records", "sample", "raw") if getattr(self, name)]
        if len(told) != 1:
            raise ValueError(
                "what is filed comes from one of paper, records, sample and raw; here are "
                + (" and ".join(told) or "none of them")
            )
        if told[0] in ("records", "raw") and not self.application and not self.whole:
            raise ValueError(f"{told[0]} needs application, like SE")
        return self

    @property
    def whole(self) -> bool:
        """Whether `raw` is a whole transmission, beginning with an A record of its own."""
        return self.raw.lstrip().startswith("A")


class Expectation(Part):
    """The next message for a broker, or that there is none.

    records: each must be found, in this order, and other records may stand between them. codes: the message's codes,
    all of them and in this order.
    """

    to: Text = Field("", description="the cast's broker; the only one when left out")
    application: Text = Field("", description="SX, SO, AX, UC, CO; X1 for a batch that CBP rejected whole")
    codes: Texts | None = Field(None, description="every code of the message, in order")
    records: tuple[RecordEntry, ...] = ()
    absent: tuple[RecordEntry, ...] = Field((), description="records that the message must not have")
    nothing: bool = Field(False, description="no message waits")

    @model_validator(mode="before")
    @classmethod
    def _nothing(cls, given: Any) -> Any:
        return {"nothing": True} if given == "nothing" else given

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        something = bool(self.application or self.records or self.absent) or self.codes is not None
        if self.nothing and something:
            raise ValueError("nothing is expected, and something too: leave one of them out")
        if not self.nothing and not something:
            raise ValueError("say what is expected: application, codes, records, absent, or just `nothing`")
        if (self.records or self.absent) and not self.application:
            raise ValueError("records need application, like SO: it says which records there are")
        return self


class Moment(Part):
    """A line of a timeline, by what it must say."""

    actor: Text = ""
    event: Text = ""
    state: Text = ""
    codes: Texts | None = None
    note: Text = Field("", description="why: what the line's note begins with")


class Sight(Part):
    """What the timeline of an entry or a bill must show: these lines in this order, others between them."""

    of: Text = Field(description="filer and number, as N01-50000035; issuer and number of a bill")
    shows: tuple[Moment, ...] = Field(min_length=1)


class Step(Part):
    """One step: something is done, or something is looked at. `say` is what a trainer would say about it."""

    say: Text = ""
    file: Filing | None = Field(None, description="a broker sends a batch")
    expect: Expectation | None = Field(None, description="what CBP must have sent; or `nothing`")
    manifest: Given | None = Field(
        None,
        description="a bill comes on file, departs, arrives or is deleted; the cast's only bill, when none is named",
    )
    officer: Given | None = Field(None, description="a CBP officer acts; on the cast's only entry, when none is named")
    summary: Given | None = Field(
        None, description="an act on an accepted summary; on the cast's only entry, when none is named"
    )
    upload: Given | None = Field(
        None, description="a document is given to CBP; for the cast's only entry, when none is named"
    )
    reference: Given | None = Field(None, description="rows of a table of what CBP has on file: table, rows, how: add")
    clock: Text | None = Field(None, description="3d, 2h30m; an instant; or next-due")
    see: Sight | None = Field(None, description="what the timeline must show")

    @model_validator(mode="after")
    def _one_action(self) -> Self:
        told = [name for name in ACTIONS if getattr(self, name) is not None]
        if len(told) > 1:
            raise ValueError(f"a step does one thing, here are {' and '.join(told)}: make a step of each")
        if not told and not self.say:
            raise ValueError(f"an empty step: give say, or one of {', '.join(ACTIONS)}")
        return self

    @property
    def action(self) -> str:
        """What the step does; "" when it only says something."""
        return next((name for name in ACTIONS if getattr(self, name) is not None), "")


class Role(BaseModel):
    """A cast member: what it is, and which of its attributes the story sets; a plain text stands for itself."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, Text] = Field(init=False)

    kind: Text = Field(alias="is", description="importer, ocean bill, entry number, ...")

    @model_validator(mode="before")
    @classmethod
    def _literal(cls, given: Any) -> Any:
        return {"is": "text", "text": given} if isinstance(given, str) else given

    @property
    def given(self) -> dict[str, str]:
        """The attributes that the story sets."""
        return dict(self.__pydantic_extra__ or {})


CastMember = Annotated[Role, WithJsonSchema({"anyOf": [_SCALAR, {"type": "object", "required": ["is"]}]})]


class Shipment(Part):
    """A cast and its papers, for several stories: what is shipped, by whom, and how it is filed."""

    about: Text = ""
    cast: dict[str, CastMember] = {}
    papers: dict[str, Paper] = {}


class Story(Part):
    """A story: who is in it, what they file, and what must come back."""

    title: Text
    about: Text = ""
    subject: Text = Field("", description="what the story is about, for a list of stories")
    world: Text = Field("default", description="a world profile that ships, or a .toml file beside the story")
    policy: Given = Field(
        {},
        description="in place of what the profile's policy says: behaviours (a file of rules), screening, targeting, "
        "exam_rate, ...; a file stands beside the story",
    )
    start_at: Text = Field("", description="when it begins; the profile's own beginning when left out")
    shipment: Text = Field(
        "", description="a cast and papers to build on: one that ships, or a .yaml file beside the story"
    )
    cast: dict[str, CastMember] = {}
    papers: dict[str, Paper] = {}
    steps: tuple[Step, ...] = Field(min_length=1)


def story_schema() -> dict[str, Any]:
    """The JSON Schema of a story, for editors. `scenarios/story.schema.json` is this, written down."""
    schema = Story.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def story_schema_text() -> str:
    """The same as the text of its file."""
    return json.dumps(story_schema(), indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    print(story_schema_text(), end="")
