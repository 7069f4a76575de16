"""The file of a cargo release entry: what is kept about it, as values. `release_file` keeps and changes it."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict

from cbp_sim.screening.filed import Said


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class BillNumber(_Part):
    """One SE15 record as it comes back in an SO40."""

    bill_type: str
    issuer: str = ""
    number: str
    quantity: int | None = None


class FiledPart(_Part):
    """One SE16 record: the conveyance by which a split part comes, and what is entered of it."""

    carrier: str
    voyage: str
    arrival: date
    quantity: int


class FiledBill(_Part):
    """A bill of the entry. key: the bill that a manifest is searched for, `MAEU-123` or `AWB-12312345675`.

    nth: which of the entry's groupings of that bill this is. numbers: what it came under, then the bill itself.
    manifested: whether it is expected in a manifest (non-AMS N). arrival: what the filer says of one that is not.
    parts: the split parts that are entered; none are all of them.
    """

    key: str
    nth: int = 1
    numbers: tuple[BillNumber, ...]
    in_bond: str = ""
    manifested: bool = True
    split: bool = False
    arrival: date | None = None
    parts: tuple[FiledPart, ...] = ()

    @property
    def place(self) -> str:
        """What tells it from the entry's other groupings."""
        return self.key if self.nth == 1 else f"{self.key} {self.nth}"

    @property
    def quantity(self) -> int | None:
        """What is entered of it; None is all of it."""
        return self.numbers[-1].quantity


class ToldAgency(_Part):
    """A PGA line: what an agency's program was told of a tariff number, or why it was told nothing.

    line, tariff: where it stands. number: of the PGA line. records: the message set's own, as filed, for this line.
    """

    line: str
    tariff: str
    number: str
    agency: str
    program: str = ""
    disclaimer: str = ""
    records: tuple[str, ...] = ()


class FiledLine(_Part):
    """A line: its number, where the goods are from, and its tariff numbers."""

    number: str
    origin: str
    tariffs: tuple[str, ...] = ()
    agencies: tuple[ToldAgency, ...] = ()


class Filed(_Part):
    """What an accepted filing says, as far as anything later depends on it."""

    entry_type: str
    importer: str = ""
    mode: str = ""
    port_of_entry: str = ""
    split_release: str = ""
    carrier: str = ""
    vessel: str = ""
    voyage: str = ""
    eta: date | None = None
    weekly: bool = False
    general_order: str = ""
    references: tuple[tuple[str, str], ...] = ()
    bills: tuple[FiledBill, ...] = ()
    lines: tuple[FiledLine, ...] = ()
    said: Said | None = None

    def told(self, agency: str, lines: str = "") -> tuple[ToldAgency, ...]:
        """What an agency was told, of all lines or of `001` or `001-003`."""
        first, _, last = lines.partition("-")
        return tuple(
            one
            for line in self.lines
            if not lines or first <= line.number <= (last or first)
            for one in line.agencies
            if one.agency == agency
        )


class OpenHold(_Part):
    """A hold that is open on the entry.

    number: counts the entry's holds. bill: the key of the bill it lies on, "" for the entry itself. agency, program,
    lines, reason: of a partner agency's hold; lines are `001` or `001-003`, "" for the whole entry. why: who or what
    decided on it, where that was no officer: the hits of screening, `rule NAME`, `targeting`. after: the kind in
    whose place it stands, and whose end the manifest has not heard of. beside: the kind with which it also ends.
    part: the split part of the bill that it is about.
    """

    number: int = 0
    kind: str
    bill: str = ""
    document_type: str = ""
    since: str = ""
    agency: str = ""
    program: str = ""
    lines: str = ""
    reason: str = ""
    why: str = ""
    after: str = ""
    beside: str = ""
    part: str = ""

    @property
    def place(self) -> tuple[str, ...]:
        """What tells it from other holds that may be open at once."""
        return (self.kind, self.bill, self.document_type, self.agency, self.lines, self.part)


class Request(_Part):
    """A correction or cancellation that an officer decides on. documents: "", "missing", "wanted" or "sent"."""

    kind: str
    reason: str = ""
    documents: str = ""
    filed: Filed | None = None


class EntryFile(_Part):
    """Everything kept about an entry but its stage.

    matches: what the manifest last said of each bill. parts: and of each split part of it: departed, arrived, late,
    or released with the entry. round, review and turn count filings, reviews set going and
    what delays a release: a timer that an earlier one set has nothing to do any more. releasing: whether a release is
    under way. cause: the origin that it would have. opened: how many holds there ever were. agencies: the partner
    agencies that have said something of it. waits: how often it began to wait for its bills. arrived_on: the Eastern
    day on which the last bill arrived. quota: the last that was told of quota, 70 to 73.
    """

    filer: str
    number: str
    filed: Filed
    to: dict[str, str | None]
    round: int = 1
    review: int = 0
    turn: int = 0
    releasing: bool = False
    cause: str = "01"
    arrived_on: date | None = None
    reviewing: bool = False
    reviewed: bool = False
    waits: int = 0
    matches: dict[str, str] = {}
    parts: dict[str, dict[str, str]] = {}
    holds: tuple[OpenHold, ...] = ()
    opened: int = 0
    quota: str = ""
    agencies: tuple[str, ...] = ()
    request: Request | None = None
    release_date: date | None = None
    release_origin: str = ""
    released_at: str = ""
    documents: tuple[tuple[str, str], ...] = ()
    dis_references: tuple[str, ...] = ()
