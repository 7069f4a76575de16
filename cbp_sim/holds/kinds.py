"""What stops an entry or one of its bills, as declarations.

Several holds may be open at once. A hold ends by what is named in `resolved_by` and by nothing else, and removal is of
the same kind and level as placement. That a kind names at least one act of an officer is tested: no hold is for ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cbp_sim.errors import SimulatorError


@dataclass(frozen=True, slots=True)
class HoldKind:
    """A kind of hold.

    name: what acts call it. state: what the entry is while it is open. level: whether it lies on a bill (SO50) or on
    the entry (SO60). placed, removed: the dispositions that tell of it; "" where CBP has none. placed_by: acts of an
    officer, or `manifest match` and `document review` for what CBP's computers do. resolved_by: acts of an officer,
    `upload` for the filer's documents, `update` for its corrections, `manifest` for the carrier, `clock`. on_bill:
    whether it lies on the bill in the manifest, so that every entry of that bill meets it. origin: the release origin
    when it was the last that kept the entry.
    """

    name: str
    state: str
    level: Literal["bill", "entry"]
    placed: str
    removed: str
    placed_by: tuple[str, ...]
    resolved_by: tuple[str, ...]
    origin: str
    cite: str
    on_bill: bool = False


EXAM = HoldKind(
    "exam", "intensive exam", "entry", "03", "",
    placed_by=("order_exam", "selectivity"), resolved_by=("exam_result",), origin="05",
    cite="WO60, ACMQ-54 and ACMQ-56",
)  # fmt: skip

DOCUMENTS = HoldKind(
    "documents", "document required", "entry", "96", "",
    placed_by=("request_documents", "selectivity"), resolved_by=("upload", "documents_received"), origin="06",
    cite="WO60, ACMQ-55; that an upload leads to a review is chosen by us",
)  # fmt: skip

MANIFEST = HoldKind(
    "manifest", "manifest hold", "bill", "51", "54",
    placed_by=("place_hold",), resolved_by=("remove_hold",), origin="07",
    cite="WO50, ACMQ-53; origin 07, ACMQ-56", on_bill=True,
)  # fmt: skip

AGRICULTURE = HoldKind(
    "agriculture", "agriculture hold", "bill", "52", "55",
    placed_by=("place_hold",), resolved_by=("remove_hold",), origin="07",
    cite="WO50, ACMQ-53; origin 07 for it is chosen by us", on_bill=True,
)  # fmt: skip

CBP_HOLD = HoldKind(
    "cbp", "CBP hold", "bill", "53", "56",
    placed_by=("place_hold",), resolved_by=("remove_hold",), origin="06",
    cite="WO50, ACMQ-53; origin 06 for it is chosen by us",
)  # fmt: skip

QUANTITY = HoldKind(
    "quantity", "quantity over manifest", "bill", "58", "",
    placed_by=("manifest match",), resolved_by=("update", "manifest", "remove_hold"), origin="03",
    cite="WO50, ACMQ-53; that it keeps the entry from release is chosen by us",
)  # fmt: skip

REVIEW = HoldKind(
    "review", "under review", "entry", "90", "",
    placed_by=("review", "document review", "exam_result"), resolved_by=("review_done", "clock"), origin="06",
    cite="WO60, ACMQ-55",
)  # fmt: skip

#: Every kind. Of several open holds the first one here gives the entry its state.
KINDS: tuple[HoldKind, ...] = (EXAM, DOCUMENTS, MANIFEST, AGRICULTURE, CBP_HOLD, QUANTITY, REVIEW)


def kind_of(name: str) -> HoldKind:
    """The kind of a name; `SimulatorError` names those there are."""
    found = next((kind for kind in KINDS if kind.name == name), None)
    if found is None:
        raise SimulatorError(f"no hold is called {name!r}: there are {', '.join(kind.name for kind in KINDS)}")
    return found
