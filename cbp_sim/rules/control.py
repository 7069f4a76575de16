"""Who may send what: the A and B records against the world's accounts, filers and preparers.

Batch & Block Control v23, X1 record, note 2, with the error dictionary's explanation of each condition. Every question
is a function from what it asks about to the condition's code, or None.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import TypeVar

from cbp_sim.profile import Account, Filer, Preparer, Profile, allows
from cbp_sim.replies import Objection
from cbp_sim.rules.engine import raises
from formats.applications import application
from formats.batch import Batch, Block
from formats.envelope import EnvelopeFault, batch_faults, block_faults, record_faults

_T = TypeVar("_T")

#: Applications that take one query block a batch (X41; Entry Summary Query and AD/CVD Case Information Query chapters).
ONE_BLOCK = frozenset({"AD", "EQ"})


@dataclass(frozen=True)
class Sender:
    """A batch on its way in: the batch, the parties this world knows, and the applications that it answers."""

    batch: Batch
    profile: Profile
    built: Collection[str]

    @property
    def account(self) -> Account | None:
        """The account that the A record opens, or None when it opens none."""
        header = self.batch.header
        account = self.profile.account(str(header.site), str(header.sender))
        if account is None or header.password not in {word.get_secret_value() for word in account.passwords}:
            return None
        return account if not header.office or header.office in account.offices else None


def objections(batch: Batch, profile: Profile, built: Collection[str]) -> list[Objection]:
    """Every X condition of a batch, level by level: a broken outer level hides the inner ones.

    built: the applications this simulator answers; a listed one that it does not is not available (X13).
    """
    sender = Sender(batch, profile, built)
    envelope = [_objection(found) for found in batch_faults(batch)]
    if envelope and not batch.header.site and not batch.header.sender:
        return _once(envelope)
    if any(one.code in ("X03", "X05", "X06") for one in envelope):
        return _once(envelope)
    batch_level = _sorted(envelope + [Objection(code) for code in _asked(BATCH_QUESTIONS, sender)])
    if batch_level:
        return _once(batch_level)
    block_level = [_objection(found) for found in block_faults(batch)]
    for block in batch.blocks:
        asking = Party(sender, block)
        known = {one.code for one in block_level if one.block is block}
        block_level += [Objection(code, block) for code in _asked(BLOCK_QUESTIONS, asking) if code not in known]
    if block_level:
        return _once(_sorted(block_level))
    return _once([_objection(found) for found in record_faults(batch)])


@raises("X09")
def sender_not_authorized(sender: Sender) -> str | None:
    """The A record must open an account: site, identifier, password and office."""
    return "X09" if sender.account is None else None


@raises("X12")
def application_unknown(sender: Sender) -> str | None:
    """The A record must name an application that ACE has."""
    named = sender.batch.application
    return "X12" if named and application(named) is None else None


@raises("X13")
def application_closed(sender: Sender) -> str | None:
    """The A record must name an application that is available: one that is listed but not built here is not."""
    named = sender.batch.application
    if application(named) is None:
        return None
    closed = named not in sender.built or named in sender.profile.policy.closed_applications
    return "X13" if closed else None


@dataclass(frozen=True)
class Party:
    """A block on its way in, and who answers for it: its preparer where one is indicated, else its filer."""

    sender: Sender
    block: Block

    @property
    def named(self) -> str:
        """The application of the B record."""
        return self.block.application

    @property
    def remote(self) -> bool:
        """Whether a preparer is indicated."""
        return self.block.header.preparer_indicator == "1"

    @property
    def filer(self) -> Filer | None:
        """The processing filer's ABI profile."""
        return self.sender.profile.filer(str(self.block.header.filer))

    @property
    def preparer(self) -> Preparer | None:
        """The preparer's ABI profile, where one is indicated and known."""
        header = self.block.header
        if not self.remote:
            return None
        return self.sender.profile.preparer(str(header.preparer_port or ""), str(header.preparer_filer or ""))

    @property
    def takes_preparer(self) -> bool | None:
        """Whether the application takes preparer codes (B record, note 4, or the world's policy).

        None for an application that ACE does not have: example (b) then says nothing of the preparer.
        """
        known = application(self.named)
        if known is None:
            return None
        return known.preparer or allows(self.sender.profile.policy.preparer_applications, self.named)


@raises("X12")
def block_application_unknown(party: Party) -> str | None:
    """The B record must name an application that ACE has."""
    return "X12" if party.named and application(party.named) is None else None


@raises("X17")
def filer_unknown(party: Party) -> str | None:
    """The processing filer must have an ABI profile."""
    return "X17" if party.block.header.filer and party.filer is None else None


@raises("X18")
def filer_not_tied_to_sender(party: Party) -> str | None:
    """The processing port and filer must be tied to the sender of the batch."""
    account, header = party.sender.account, party.block.header
    if account is None or party.filer is None or party.remote:
        return None
    tied = allows(account.filers, header.filer) and allows(account.ports, header.port)
    return None if tied else "X18"


@raises("X19")
def applications_conflict(party: Party) -> str | None:
    """A batch has one application: each B record repeats the A record's."""
    return "X19" if party.named and party.named != party.sender.batch.application else None


@raises("X20")
def filer_not_authorized(party: Party) -> str | None:
    """The filer, and the sender for it, must be allowed this application at this port."""
    filer, account = party.filer, party.sender.account
    if filer is None or account is None or party.remote or not party.block.header.port:
        return None
    allowed = allows(filer.applications, party.named) and allows(account.applications, party.named)
    return None if allowed and allows(filer.ports, party.block.header.port) else "X20"


@raises("X23")
def preparer_not_taken(party: Party) -> str | None:
    """Only nine applications take preparer codes (B record, note 4)."""
    return "X23" if party.remote and party.takes_preparer is False else None


@raises("X26")
def preparer_is_another_filer(party: Party) -> str | None:
    """The preparer must be of the processing filer's own code."""
    header = party.block.header
    named = party.remote and header.preparer_filer and header.filer
    return "X26" if named and header.preparer_filer != header.filer else None


@raises("X27")
def no_national_permit(party: Party) -> str | None:
    """A broker needs a national permit for the nine applications of note 4."""
    filer, known = party.filer, application(party.named)
    if filer is None or known is None or not known.preparer:
        return None
    return "X27" if filer.broker and not filer.national_permit else None


@raises("X28")
def preparer_unknown(party: Party) -> str | None:
    """There must be an ABI profile of the preparer's port and filer."""
    header = party.block.header
    named = party.remote and header.preparer_port and header.preparer_filer
    return "X28" if named and party.preparer is None else None


@raises("X29")
def preparer_not_operational(party: Party) -> str | None:
    """The preparer's profile must be operational for remote filing."""
    return "X29" if party.preparer is not None and not party.preparer.operational else None


@raises("X30")
def preparer_not_for_application(party: Party) -> str | None:
    """The preparer must be allowed this application."""
    preparer = party.preparer
    if preparer is None or not party.takes_preparer:
        return None
    known = any(one.application in ("*", party.named) for one in preparer.authorizations)
    return None if known else "X30"


@raises("X31")
def preparer_not_for_port(party: Party) -> str | None:
    """The preparer must be allowed this application at the processing port."""
    preparer = party.preparer
    if preparer is None or not party.takes_preparer or preparer_not_for_application(party):
        return None
    ports = [one.ports for one in preparer.authorizations if one.application in ("*", party.named)]
    return None if any(allows(names, party.block.header.port) for names in ports) else "X31"


@raises("X43")
def preparer_not_tied_to_sender(party: Party) -> str | None:
    """The preparer must be tied to the sender of the batch."""
    preparer, account = party.preparer, party.sender.account
    if preparer is None or account is None:
        return None
    tied = account.key in preparer.senders if preparer.senders else allows(account.filers, preparer.filer)
    return None if tied else "X43"


@raises("X44")
def outside_local_permit(party: Party) -> str | None:
    """A filer with local permits files at their ports."""
    filer = party.filer
    if filer is None or not filer.permit_ports or party.remote:
        return None
    return None if allows(filer.permit_ports, party.block.header.port) else "X44"


@raises("X41")
def several_query_blocks(party: Party) -> str | None:
    """Some queries take one block a batch: every further one is refused."""
    return "X41" if party.named in ONE_BLOCK and party.block.occurrence > 1 else None


BATCH_QUESTIONS: tuple[Callable[[Sender], str | None], ...] = (
    sender_not_authorized,
    application_unknown,
    application_closed,
)

BLOCK_QUESTIONS: tuple[Callable[[Party], str | None], ...] = (
    block_application_unknown,
    filer_unknown,
    filer_not_tied_to_sender,
    applications_conflict,
    filer_not_authorized,
    preparer_not_taken,
    preparer_is_another_filer,
    no_national_permit,
    preparer_unknown,
    preparer_not_operational,
    preparer_not_for_application,
    preparer_not_for_port,
    several_query_blocks,
    preparer_not_tied_to_sender,
    outside_local_permit,
)


def _asked(questions: tuple[Callable[[_T], str | None], ...], about: _T) -> Iterator[str]:
    for question in questions:
        code = question(about)
        if code is not None:
            yield code


def _objection(found: EnvelopeFault) -> Objection:
    fault = found.fault
    whole = fault.columns == (1, 80)
    return Objection(
        found.code,
        found.block,
        found.transaction,
        number=fault.number if found.transaction else 0,
        column=0 if whole or found.transaction is None else fault.columns[0],
        reason=fault.reason,
    )


def _sorted(objections: list[Objection]) -> list[Objection]:
    return sorted(objections, key=lambda one: (one.block.occurrence if one.block else 0, one.code))


def _once(objections: list[Objection]) -> list[Objection]:
    seen: dict[tuple[object, ...], Objection] = {}
    for one in objections:
        key = (
            one.code,
            one.block and one.block.occurrence,
            one.transaction and one.transaction.ordinal,
            one.number,
            one.column,
        )
        seen.setdefault(key, one)
    return list(seen.values())
