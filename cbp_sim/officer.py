"""What CBP's officers do to entries and bills: holds, exams, demands for documents, releases, answers to requests.

Every act is checked against the lifecycle and the open holds; one that is not legal is refused with those that are.
`force` lets an officer pass over what merely stands in the way (an open hold, a release already given), never over the
lifecycle itself; the timeline says so.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from cbp_sim.documents import EntrySubject
from cbp_sim.errors import NotLegal, SimulatorError
from cbp_sim.holds import KINDS, kind_of
from cbp_sim.lifecycle.cargo_release import CANCELLED
from cbp_sim.lifecycle.release_file import Release, hold_kind
from cbp_sim.lifecycle.release_flow import DRAWN_DOCUMENT
from cbp_sim.officer_deeds import DEEDS, GUARDS
from cbp_sim.officer_holds import MAY_PROCEED, OPENERS, act_on_bill
from cbp_sim.refusal import Refusal
from cbp_sim.world import World
from formats.classes import X

ActName = Literal[
    "place_hold", "remove_hold", "request_documents", "documents_received", "order_exam", "exam_result", "review",
    "review_done", "detain", "seize", "refuse", "agency_status", "pga_correction", "release", "suspend", "cancel",
    "approve_request", "reject_request",
]  # fmt: skip


def _known_hold(name: str) -> str:
    try:
        return kind_of(name).name
    except SimulatorError as error:
        raise ValueError(str(error)) from None


def _known_agency(code: str) -> str:
    if code not in known_agencies():
        raise ValueError(f"no agency of Appendix V is called {code!r}")
    return code


@cache
def known_agencies() -> frozenset[str]:
    """The codes of Appendix V."""
    text = files("formats.data").joinpath("codes", "agencies.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(row["code"] for row in rows)


HoldName = Annotated[
    str,
    AfterValidator(_known_hold),
    WithJsonSchema({"type": "string", "enum": [kind.name for kind in KINDS]}),
]

_UPPER = BeforeValidator(lambda value: value.strip().upper() if isinstance(value, str) else value)

#: What each act must be told, and what it may be told besides.
_NEEDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "place_hold": (("kind",), ("bill",)),
    "remove_hold": (("kind",), ("bill", "agency")),
    "order_exam": ((), ("kind", "bill")),
    "detain": ((), ("kind",)),
    "request_documents": ((), ("document_type", "about")),
    "documents_received": ((), ("document_type",)),
    "exam_result": (("result",), ("kind", "bill", "agency")),
    "agency_status": (
        ("agency", "status"),
        ("reason", "program", "lines", "document_type", "sub_reasons", "reference", "comment"),
    ),
    "pga_correction": ((), ("agency",)),
    "reject_request": (("reason",), ("comment",)),
}


_TOLD = (
    "bill", "kind", "document_type", "about", "result", "reason", "comment", "agency", "program", "status", "lines",
    "sub_reasons", "reference",
)  # fmt: skip


class OfficerAct(BaseModel):
    """One act of an officer on an entry; a manifest or agriculture hold may also be placed on a bill alone.

    kind: of hold. bill: the key of a bill, such as `MAEU-123`; without it all bills of the entry. about: whether
    documents are wanted for the release or for the filer's open request. result: of an exam; what each leads to stands
    in the catalogue of holds. reason, comment: why a request is refused, SO20 RSN (01 to 17) and CMT; of an agency's
    status, SO70 55-56 and SO72. agency, program, status, lines, document_type, sub_reasons, reference: what a partner
    agency says of the entry, or of lines `001` or `001-003`, in SO70 and SO71. `pga_correction` takes a correction of
    PGA data that the filer sent by CA, whose records no source at hand has.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    act: ActName
    entry: EntrySubject | None = None
    bill: Annotated[str, _UPPER, Field(pattern=r"^[A-Z0-9]{2,4}-[A-Z0-9]{1,50}$")] | None = None
    kind: HoldName | None = None
    document_type: Annotated[str, _UPPER, Field(pattern=r"^[A-Z0-9]{1,6}$")] | None = None
    about: Literal["release", "request"] | None = None
    result: Literal["clean", "discrepancy", "general", "anomaly", "contraband"] | None = None
    reason: Annotated[str, Field(pattern=r"^[0-9]{2}$")] | None = None
    comment: Annotated[str, _UPPER, Field(max_length=50)] | None = None
    agency: Annotated[str, _UPPER, AfterValidator(_known_agency)] | None = None
    program: Annotated[str, _UPPER, Field(pattern=r"^[A-Z0-9]{1,3}$")] | None = None
    status: Annotated[str, Field(pattern=r"^[0-9]{2}$")] | None = None
    lines: Annotated[str, Field(pattern=r"^[0-9]{3}(-[0-9]{3})?$")] | None = None
    sub_reasons: Annotated[tuple[Annotated[str, Field(pattern=r"^[0-9]{3}$")], ...], Field(max_length=10)] = ()
    reference: Annotated[str, _UPPER, Field(pattern=r"^[A-Z0-9]{1,12}$")] | None = None
    force: bool = False

    @model_validator(mode="after")
    def _complete(self) -> Self:
        must, may = _NEEDS.get(self.act, ((), ()))
        missing = [name for name in must if getattr(self, name) is None]
        if missing:
            raise ValueError(f"{self.act} needs {' and '.join(missing)}")
        stray = [name for name in _TOLD if getattr(self, name) and name not in (*must, *may)]
        if stray:
            raise ValueError(f"{self.act} takes no {' or '.join(stray)}")
        if self.act == "request_documents" and self.about != "request" and self.document_type is None:
            raise ValueError("request_documents needs document_type, or about=request")
        if self.act == "reject_request" and not "01" <= (self.reason or "") <= "17":
            raise ValueError("reason is one of 01 to 17")
        if self.act == "agency_status" and len(self.document_type or "") > 5:
            raise ValueError("document_type has at most 5 characters in SO70")
        if self.act == "reject_request" and self.reason == "13" and not self.comment:
            raise ValueError("reason 13 is `other, see comments`: give a comment")
        if self.comment and not X.accepts(self.comment):
            raise ValueError("comment holds characters that no record carries: use keyboard characters")
        if self.entry is None and not (self.act in ("place_hold", "remove_hold") and self.bill):
            raise ValueError(f"{self.act} needs entry; only place_hold and remove_hold may name a bill alone")
        return self

    def __str__(self) -> str:
        told = [self.kind, self.bill, self.agency, self.status, self.lines, self.document_type, self.about, self.result,
                self.reason]  # fmt: skip
        named = ", ".join(part for part in told if part)
        return f"{self.act}({named})" if named else self.act


def act(wanted: OfficerAct, world: World) -> None:
    """Do an act; `NotLegal` says why not, and what is legal instead."""
    if wanted.entry is None:
        act_on_bill(wanted, world)
        return
    release = Release.of(world, wanted.entry)
    refusal = refuse(release, wanted)
    if refusal is not None and not (wanted.force and refusal.forcible):
        legal = ", ".join(_worded(possible(release))) or "nothing"
        hint = "; force would do it" if refusal.forcible else ""
        raise NotLegal(
            f"{release.subject} is {release.state}: {wanted} is not legal ({refusal.reason}{hint}); legal is {legal}"
        )
    event = DEEDS[wanted.act](release, wanted)
    note = f"forced although {refusal.reason}" if refusal is not None else ""
    release.close(event, actor="officer", note=note)


def refuse(release: Release, wanted: OfficerAct) -> Refusal | None:
    """Why an act is not legal for an entry as it stands, or None."""
    if release.stage == CANCELLED:
        return Refusal("a cancelled entry stays so")
    return GUARDS[wanted.act](release, wanted)


def possible(release: Release) -> Iterator[OfficerAct]:
    """Every act that is legal for an entry as it stands, without force."""
    for wanted in _candidates(release):
        if refuse(release, wanted) is None:
            yield wanted


def _worded(acts: Iterable[OfficerAct]) -> Iterator[str]:
    """Acts in words; of the many that only place another kind, one."""
    told: set[str] = set()
    for one in acts:
        words = f"{one.act}(...)" if (one.act in OPENERS and one.kind) or one.act == "agency_status" else str(one)
        if words not in told:
            told.add(words)
            yield words


def _candidates(release: Release) -> Iterator[OfficerAct]:
    entry = release.subject
    for hold in release.file.holds:
        bill_key = hold.bill or None
        yield OfficerAct(act="remove_hold", entry=entry, kind=hold.kind, bill=bill_key)
        for way in hold_kind(hold).ways:
            if way.by == "exam_result":
                yield OfficerAct(act="exam_result", entry=entry, kind=hold.kind, result=way.on)
            elif way.by == "agency_status":
                yield OfficerAct(
                    act="agency_status", entry=entry, agency=hold.agency, status=MAY_PROCEED, lines=hold.lines or None
                )  # fmt: skip
    for kind in KINDS:
        for name in OPENERS:
            if name in kind.opened_by and (name in ("place_hold", "order_exam", "detain")):
                for key in [bill.key for bill in release.bills] if kind.on_bills else [None]:
                    yield OfficerAct(act=name, entry=entry, kind=kind.name, bill=key)
    yield OfficerAct(act="request_documents", entry=entry, document_type=DRAWN_DOCUMENT)
    yield OfficerAct(act="request_documents", entry=entry, about="request")
    yield OfficerAct(act="agency_status", entry=entry, agency="FDA", status="11", lines="001")
    yield OfficerAct(act="reject_request", entry=entry, reason="09")
    for name in ("documents_received", "review", "review_done", "seize", "refuse", "release", "suspend", "cancel",
                 "approve_request", "pga_correction"):  # fmt: skip
        yield OfficerAct(act=name, entry=entry)
