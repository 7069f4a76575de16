"""The records of CBP's answer to a bond, and the groupings they make.

The bond's own records come back with the number and the names that CBP gives. Their amounts come with blanks before
them (record 10, CB-23): `entry_summary_query_reply.amounts.space_padded` writes them so.
"""

from __future__ import annotations

from formats.catair.ebond.records import (
    BondHeader,
    BondUser,
    CoPrincipal,
    CoSurety,
    NotifyParties,
    Principal,
    Reinsurer,
    SecuredTransaction,
    Surety,
)
from formats.group import Group
from formats.record import AN, M, Record, X, columns

# Record 90, note 2 (CB-39 to CB-41).
CONDITIONS = (
    "992", "993", "994", "995", "996", "997", "998",
    *(f"S{number:02}" for number in range(1, 100)),
    *(f"SR{number}" for number in range(1, 7)),
)  # fmt: skip


class Message(Record):
    """The columns of a 90 of either sort."""

    severity: str = columns(4, AN, M, codes=("F", "I"), title="severity code", note="F fatal, I information")
    condition: str = columns(5, 7, AN, M, codes=CONDITIONS, title="condition code")
    narrative: str = columns(10, 80, X, M, title="narrative text")


class RecordError(Message, id="90", when={"disposition": ""}, terminal="R90_ERROR"):
    """Error Message about the record before it. Customs eBond Create/Update, rev 7, April 2020, CB-38."""

    disposition: str | None = columns(3, AN, M, title="disposition type code", note="blank: not final")


class Disposition(Message, id="90", when={"disposition": ("A", "R")}):
    """Accept/Reject Message, which ends the answer. Customs eBond Create/Update, rev 7, April 2020, CB-38."""

    disposition: str = columns(3, AN, M, codes=("A", "R"), title="disposition type code", note="A accepted, R rejected")


class HeaderReply(Group, rule="header"):
    """The header, and what is wrong with it."""

    record: BondHeader
    errors: tuple[RecordError, ...]


class NotifyReply(Group, rule="notify"):
    """The notify parties, and what is wrong with them."""

    record: NotifyParties
    errors: tuple[RecordError, ...]


class SecuredReply(Group, rule="single"):
    """What a single transaction bond secures, and what is wrong with it."""

    record: SecuredTransaction
    errors: tuple[RecordError, ...]


class PrincipalReply(Group, rule="principal"):
    """The principal, and what is wrong with it."""

    record: Principal
    errors: tuple[RecordError, ...]


class CoPrincipalReply(Group, rule="co_principal"):
    """A co-principal, and what is wrong with it."""

    record: CoPrincipal
    errors: tuple[RecordError, ...]


class UserReply(Group, rule="user"):
    """A bond user, and what is wrong with it."""

    record: BondUser
    errors: tuple[RecordError, ...]


class SuretyReply(Group, rule="surety"):
    """The surety, and what is wrong with it."""

    record: Surety
    errors: tuple[RecordError, ...]


class CoSuretyReply(Group, rule="co_surety"):
    """A co-surety, and what is wrong with it."""

    record: CoSurety
    errors: tuple[RecordError, ...]


class ReinsurerReply(Group, rule="reinsurer"):
    """The re-insurer, and what is wrong with it."""

    record: Reinsurer
    errors: tuple[RecordError, ...]


class BondReply(Group, rule="transaction"):
    """CBP's answer to one bond. CB-17 to CB-21."""

    header: HeaderReply
    notify: NotifyReply | None
    secured: SecuredReply | None
    principal: PrincipalReply | None
    co_principals: tuple[CoPrincipalReply, ...]
    users: tuple[UserReply, ...]
    surety: SuretyReply | None
    co_sureties: tuple[CoSuretyReply, ...]
    reinsurer: ReinsurerReply | None
    final: Disposition
