"""QP records: what a filer sends to start an in-bond movement, to add bills to it, or to take it back."""

from formats.chapter import Chapter
from formats.fault import Kind
from formats.record import Record

_MAPS = {"B": "bill_deletion", "D": "deletion"}


def _start(opening: Record) -> str:
    """The map of the QP10's action; an action that cannot be read is taken for an add."""
    return _MAPS.get(str(getattr(opening, "action", "")), "transaction")


CHAPTER = Chapter(
    name="in_bond",
    package=__name__,
    direction="input",
    application="QP",
    title="In-bond",
    cite="In-bond amendment 51, April 2026",
    opening=("10",),
    starts=("transaction", "bill_deletion", "deletion"),
    start=_start,
    # EA, EB, EY and EZ are records, one for each control record, and have a text but no condition code (INB-69 to
    # INB-72). Which of them answers a breach inside a block is not said. Chosen by us: the block's header, and its
    # trailer where the block ends before the transaction is whole.
    order_codes={
        Kind.HEADER: "EB",
        Kind.IDENTIFIER: "EB",
        Kind.ORDER: "EB",
        Kind.LOOP: "EB",
        Kind.ABSENT: "EY",
    },
)
