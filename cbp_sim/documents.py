"""Documents that a filer sends to CBP's Document Image System (DIS). What they say is not looked at."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from cbp_sim.errors import NotLegal, UnknownSubject
from cbp_sim.lifecycle.cargo_release import CANCELLED
from cbp_sim.lifecycle.release_file import Release, hold_kind
from cbp_sim.lifecycle.release_flow import proceed
from cbp_sim.lifecycle.release_holds import resolve, ways
from cbp_sim.lifecycle.subjects import entry_subject
from cbp_sim.world import World


def _entry(text: str) -> str:
    try:
        return entry_subject(text)
    except UnknownSubject as error:
        raise ValueError(str(error)) from None


EntrySubject = Annotated[str, AfterValidator(_entry)]
_UPPER = BeforeValidator(lambda value: value.strip().upper() if isinstance(value, str) else value)


class Document(BaseModel):
    """An upload: for which entry, what kind of document, and the filer's own reference to it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    entry: EntrySubject
    document_type: Annotated[str, _UPPER, Field(pattern=r"^[A-Z0-9]{1,6}$")]
    reference: Annotated[str, _UPPER, Field(max_length=50)] = ""


def upload(document: Document, world: World) -> None:
    """Take a document: it goes to every open hold that its type answers, or serves the open request.

    What follows is the hold's own: as a rule a review, when no other demand is open. A document that nobody asked for
    is kept. NotLegal for a cancelled entry.
    """
    release = Release.of(world, document.entry)
    if release.stage == CANCELLED:
        raise NotLegal(f"{document.entry} is cancelled: no document is taken for it any more")
    kept = (*release.file.documents, (document.document_type, document.reference))
    release.change(documents=kept)
    request = release.file.request
    note = f"{document.document_type} {document.reference}".strip()
    wanted = [
        (hold, way) for hold, way in ways(release, "upload")
        if (way.on or hold.document_type) in ("", document.document_type)
    ]  # fmt: skip
    for hold, way in wanted:
        if hold in release.file.holds:
            resolve(release, hold, way)
            proceed(release, way.origin or hold_kind(hold).origin)
    if wanted:
        release.close("document received", actor="filer", note=note)
    elif request is not None and request.documents in ("missing", "wanted"):
        release.change(request=request.model_copy(update={"documents": "sent"}))
        release.close(f"document received for the {request.kind} request", actor="filer", note=note)
    else:
        release.close("document received that nobody asked for", actor="filer", note=note)
