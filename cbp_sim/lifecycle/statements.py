"""How statements live: daily ones paid by themselves, periodic daily ones, and the monthly ones that these gather in.

RM, the debit authorization, and SU, the update of a summary's statement, have no layout at hand: they are events here.
"""

from __future__ import annotations

from cbp_sim.lifecycle.table import Lifecycle, Step

# states
NEW = "not printed"
PRELIMINARY = "preliminary"
AUTHORIZED = "payment authorized"
PRESENTED = "summaries presented"
FINAL = "final"
COLLECTED = "collected"
VOID = "void"

# events
PRINTED = "printed"
REMOVED = "summary taken off"
EMPTIED = "last summary taken off"
PAY = "payment authorized"
NEGATE = "authorization taken back"
CONFIRMED = "payment confirmed"
CLOSED = "closed at the end of the day"
GATHERED = "collected with the monthly statement"

# actions
SEND_PRELIMINARY = "send the preliminary statement"
SEND_FINAL = "send the final statement"
COLLECT = "send the final statement and collect its summaries"

_PAGE_6 = "Daily Statement, April 2025, page 6"
_PAGE_7 = "Daily Statement, April 2025, page 7"
_MONTHLY = "Periodic Monthly Statement, March 2019, page 5"
_OUR_VOID = "chosen by us: a statement without summaries has nothing to tell (map, page 9: at least one)"

DAILY = Lifecycle(
    "daily statement",
    {
        (NEW, PRINTED): Step(PRELIMINARY, SEND_PRELIMINARY, _PAGE_6),
        (PRELIMINARY, REMOVED): Step(PRELIMINARY, "", _PAGE_7),
        (PRELIMINARY, EMPTIED): Step(VOID, "", _OUR_VOID),
        (PRELIMINARY, PAY): Step(AUTHORIZED, "", _PAGE_6),
        (AUTHORIZED, NEGATE): Step(PRELIMINARY, "", _PAGE_7),
        (AUTHORIZED, CONFIRMED): Step(COLLECTED, COLLECT, _PAGE_6),
    },
)

PERIODIC = Lifecycle(
    "periodic daily statement",
    {
        (NEW, PRINTED): Step(PRELIMINARY, SEND_PRELIMINARY, _PAGE_6),
        (PRELIMINARY, REMOVED): Step(PRELIMINARY, "", _PAGE_7),
        (PRELIMINARY, EMPTIED): Step(VOID, "", _OUR_VOID),
        (PRELIMINARY, PAY): Step(PRESENTED, "", _PAGE_6),
        (PRESENTED, NEGATE): Step(PRELIMINARY, "", _PAGE_7),
        (PRESENTED, CLOSED): Step(FINAL, SEND_FINAL, _PAGE_6),
        (FINAL, REMOVED): Step(FINAL, "", _PAGE_7),
        (FINAL, EMPTIED): Step(VOID, "", _OUR_VOID),
        (FINAL, GATHERED): Step(COLLECTED, "", _MONTHLY),
    },
)

MONTHLY = Lifecycle(
    "periodic monthly statement",
    {
        (NEW, PRINTED): Step(PRELIMINARY, SEND_PRELIMINARY, _MONTHLY),
        (PRELIMINARY, REMOVED): Step(PRELIMINARY, "", _MONTHLY),
        (PRELIMINARY, EMPTIED): Step(VOID, "", _OUR_VOID),
        (PRELIMINARY, PAY): Step(AUTHORIZED, "", _MONTHLY),
        (AUTHORIZED, NEGATE): Step(PRELIMINARY, "", "inferred: as of a daily statement, page 7"),
        (AUTHORIZED, CONFIRMED): Step(COLLECTED, COLLECT, _MONTHLY),
    },
)

#: The kinds of statement in the store, and how each lives.
DAILY_KIND, MONTHLY_KIND = "daily_statement", "monthly_statement"


def lifecycle_of(kind: str, payment_type: str) -> Lifecycle:
    """The table of a statement."""
    if kind == MONTHLY_KIND:
        return MONTHLY
    return PERIODIC if payment_type in "678" else DAILY
