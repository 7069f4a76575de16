"""UC: what CBP tells a filer of its own accord about an entry summary. ESS, V30, June 2025.

The chapter is at hand as a public transcription: which disposition is sent for what is taken from its names.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING

from cbp_sim.replies import Address, notification
from formats.catair import entry_summary_status_notification as uc
from formats.catair.entry_summary_status_notification.records import Notice, Officer, Remarks
from formats.classes import X
from formats.record import Record

if TYPE_CHECKING:
    from cbp_sim.store.rows import Thing
    from cbp_sim.world import World

# dispositions
INVOICES, PACKAGE = "1", "2"
REJECTED, INACTIVATED, CANCELLED = "4", "5", "6"
CORRECTED_BY_ANOTHER = "8"

_BY_USER, _BY_ACE = "1", "2"
#: Seven E3 hold 500 characters of remarks.
MOST_REMARKS = 500
_WIDTH = 78


def send(
    world: World,
    subject: str,
    disposition: str,
    *,
    to: Address,
    account: Thing,
    user: str = "",
    telephone: str = "",
    reason: str = "",
    line: str = "",
    remarks: str = "",
) -> None:
    """Tell the owner of a summary. user: the officer who acted, "" when ACE itself did."""
    filer, _, number = subject.partition("-")
    records: list[Record] = [
        Notice(
            disposition=disposition,
            source=_BY_USER if user else _BY_ACE,
            team=None,
            reason=reason or None,
            action_date=world.clock.today(),
            filer_code=filer,
            entry_number=number,
            line_number=line or None,
            broker_reference=account.data["broker_reference"] or None,
        ),
        Officer(
            name=user or None,
            telephone=telephone or None,
            action_number=(filer + number) if user else None,
            extension=None,
        ),
        *_remarks(remarks),
    ]
    uc.CHAPTER.arrange(records)
    world.send(to.account, "UC", notification(to, "UC", records, on=world.clock.today()))


def _remarks(text: str) -> Iterator[Remarks]:
    for part in wrap(text, _WIDTH):
        yield Remarks(remarks=part)


def carries(text: str) -> bool:
    """Whether remarks fit in seven E3."""
    return X.accepts(text) and len(text) <= MOST_REMARKS and len(wrap(text, _WIDTH)) <= 7
