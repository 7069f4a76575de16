"""What CBP's officers do to entries and bills: holds, exams, demands for documents, releases, answers to requests.

Every act is checked against the lifecycle and the open holds; one that is not legal is refused with those that are.
`force` lets an officer pass over what merely stands in the way (an open hold, a release already given), never over the
lifecycle itself; the timeline says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from cbp_sim.documents import EntrySubject
from cbp_sim.errors import NotLegal
from cbp_sim.holds import KINDS
from cbp_sim.lifecycle.cargo_release import CANCELLED
from cbp_sim.lifecycle.release_file import Release
from cbp_sim.lifecycle.release_flow import DRAWN_DOCUMENT
from cbp_sim.officer_deeds import DEEDS, GUARDS, Refusal, act_on_bill
from cbp_sim.world import World
from formats.classes import X

ActName = Literal[
    "place_hold", "remove_hold", "request_documents", "documents_received", "order_exam", "exam_result", "review",
    "review_done", "release", "suspend", "cancel", "approve_request", "reject_request",
]  # fmt: skip
HoldName = Literal["manifest", "agriculture", "cbp", "quantity", "exam", "documents", "review"]

_UPPER = BeforeValidator(lambda value: value.strip().upper() if isinstance(value, str) else value)

#: What each act must be told, and what it may be told besides.
_NEEDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "place_hold": (("kind",), ("bill",)),
    "remove_hold": (("kind",), ("bill",)),
    "request_documents": ((), ("document_type", "about")),
    "documents_received": ((), ("document_type",)),
    "exam_result": (("result",), ()),
    "reject_request": (("reason",), ("comment",)),
}


class OfficerAct(BaseModel):
    """One act of an officer on an entry; a manifest or agriculture hold may also be placed on a bill alone.

    kind: of hold. bill: the key of a bill, such as `MAEU-123`; without it all bills of the entry. about: whether
    documents are wanted for the release or for the filer's open request. result: `clean`, `discrepancy` (the entry
    goes under review) or `general` (an officer overrides the exam to a general one). reason, comment: why a request
    is refused, SO20 RSN (01 to 17) and CMT.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    act: ActName
    entry: EntrySubject | None = None
    bill: Annotated[str, _UPPER, Field(pattern=r"^[A-Z0-9]{2,4}-[A-Z0-9]{1,50}$")] | None = None
    kind: HoldName | None = None
    document_type: Annotated[str, _UPPER, Field(pattern=r"^[A-Z0-9]{1,6}$")] | None = None
    about: Literal["release", "request"] | None = None
    result: Literal["clean", "discrepancy", "general"] | None = None
    reason: Annotated[str, Field(pattern=r"^(0[1-9]|1[0-7])$")] | None = None
    comment: Annotated[str, _UPPER, Field(max_length=50)] | None = None
    force: bool = False

    @model_validator(mode="after")
    def _complete(self) -> Self:
        must, may = _NEEDS.get(self.act, ((), ()))
        missing = [name for name in must if getattr(self, name) is None]
        if missing:
            raise ValueError(f"{self.act} needs {' and '.join(missing)}")
        named = ("bill", "kind", "document_type", "about", "result", "reason", "comment")
        stray = [name for name in named if getattr(self, name) is not None and name not in (*must, *may)]
        if stray:
            raise ValueError(f"{self.act} takes no {' or '.join(stray)}")
        if self.act == "request_documents" and self.about != "request" and self.document_type is None:
            raise ValueError("request_documents needs document_type, or about=request")
        if self.reason == "13" and not self.comment:
            raise ValueError("reason 13 is `other, see comments`: give a comment")
        if self.comment and not X.accepts(self.comment):
            raise ValueError("comment holds characters that no record carries: use keyboard characters")
        if self.entry is None and not (self.act in ("place_hold", "remove_hold") and self.bill):
            raise ValueError(f"{self.act} needs entry; only place_hold and remove_hold may name a bill alone")
        return self

    def __str__(self) -> str:
        told = [self.kind, self.bill, self.document_type, self.about, self.result, self.reason]
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
        legal = ", ".join(dict.fromkeys(str(one) for one in possible(release))) or "nothing"
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


def _candidates(release: Release) -> Iterator[OfficerAct]:
    entry = release.subject
    for bill in release.bills:
        for kind in KINDS:
            yield OfficerAct(act="place_hold", entry=entry, kind=kind.name, bill=bill.key)
    for hold in release.file.holds:
        bill_key = hold.bill or None
        yield OfficerAct(act="remove_hold", entry=entry, kind=hold.kind, bill=bill_key)
    yield OfficerAct(act="request_documents", entry=entry, document_type=DRAWN_DOCUMENT)
    yield OfficerAct(act="request_documents", entry=entry, about="request")
    for result in ("clean", "discrepancy", "general"):
        yield OfficerAct(act="exam_result", entry=entry, result=result)
    yield OfficerAct(act="reject_request", entry=entry, reason="09")
    for name in ("documents_received", "order_exam", "review", "review_done", "release", "suspend", "cancel",
                 "approve_request"):  # fmt: skip
        yield OfficerAct(act=name, entry=entry)
