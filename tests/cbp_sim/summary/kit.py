"""A valid summary to start from, ways to spoil it, and a CBP to send it to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cbp_sim.cbp import Cbp
from cbp_sim.clock import parse_instant
from cbp_sim.lifecycle import entry_summary as life
from cbp_sim.profile import Profile, shipped_profile
from cbp_sim.store.database import Database
from formats.batch import Batch, lines_of
from formats.catair import entry_summary_reply
from formats.catair.entry_summary_reply.records import Condition, Disposition, Reference

Edit = Callable[[list[str]], list[str]]

#: Type 01 by vessel, one line free of duty: fees of 62.35 (18,000 at 0.3464 percent) and 22.50 (at 0.125 percent).
OCEAN = [
    "10AN01  50000029 2704REF-00001   0110 X           1",
    "1198-1234567  98-1234567                 010626010226       CA",
    "20XMPL2704010526    EXAMPLE VOYAGER",
    "2200000480CTN",
    "23MXMPL260700421",
    "318B 001",
    "40  001 GBGB121825        0000000900428700000002150    N",
    "44PAPERBACK NOVELS, 320 PAGES",
    "47MGBEXAPRE12LON",
    "47S98-1234567",
    "504901990093 0000000000 0000018000 000000300000NO",
    "6249900006235",
    "6250100002250",
    "894990000000623550100000002250",
    "9000000000000 00000008485 00000000000 00000000000 00000000000",
]


def ae(*edits: Edit) -> list[str]:
    """The valid summary with these changes, in their order."""
    records = [line.ljust(80) for line in OCEAN]
    for edit in edits:
        records = edit(records)
    return [line.ljust(80) for line in records]


def put(where: str, text: str, *, nth: int = 1) -> Edit:
    """Write into columns of the nth record with a beginning: `put("10:36-37", "40")`."""
    begins, _, columns = where.partition(":")
    start, _, end = columns.partition("-")
    width = int(end or start) - int(start) + 1
    assert len(text) <= width, f"{text!r} is wider than {where}"

    def edit(records: list[str]) -> list[str]:
        at = [n for n, line in enumerate(records) if line.startswith(begins)][nth - 1]
        line = records[at].ljust(80)
        spoiled = line[: int(start) - 1] + text.ljust(width) + line[int(start) - 1 + width :]
        return [*records[:at], spoiled, *records[at + 1 :]]

    return edit


def drop(begins: str) -> Edit:
    """Leave out every record with a beginning."""
    return lambda records: [line for line in records if not line.startswith(begins)]


def add(line: str, *, after: str) -> Edit:
    """Put a record after the last one with a beginning."""

    def edit(records: list[str]) -> list[str]:
        at = max(n for n, known in enumerate(records) if known.startswith(after))
        return [*records[: at + 1], line, *records[at + 1 :]]

    return edit


def total(duty: int = 0, fees: int = 8485, tax: int = 0, ad: int = 0, cv: int = 0, other: int = 0) -> Edit:
    """Another 90, its amounts in cents."""
    amounts = " ".join(f"{amount:011}" for amount in (duty, fees, tax, ad, cv, other))
    return lambda records: [*(line for line in records if not line.startswith("90")), f"90{amounts}"]


def fees(processing: int | None = 6235, harbor: int | None = 2250) -> Edit:
    """Other fees of the one line, their totals within the limits of the day, and the grand total."""

    def edit(records: list[str]) -> list[str]:
        kept = [line for line in records if not line.startswith(("62", "89", "90"))]
        paid = [(name, cents) for name, cents in (("499", processing), ("501", harbor)) if cents is not None]
        totals = [(name, min(max(c, 3358), 65150) if name == "499" else c) for name, c in paid]
        kept += [f"62{name}{cents:08}" for name, cents in paid]
        if totals:
            kept.append("89" + "".join(f"{name}{cents:011}" for name, cents in totals))
        return total(fees=sum(cents for _, cents in totals))(kept)

    return edit


def value(dollars: int) -> Edit:
    """Another value of the one line, and the fees that follow from it."""

    def edit(records: list[str]) -> list[str]:
        changed = put("50:25-34", f"{dollars:010}")(records)
        return fees((dollars * 3464 + 5000) // 10000, (dollars * 125 + 500) // 1000)(changed)

    return edit


def batch(
    *filings: Sequence[str], application: str = "AE", port: str = "2704", filer: str = "N01", preparer: str = ""
) -> Batch:
    """A batch of one block around some filings. preparer: columns 47-56 of the B record."""
    records = [record for filing in filings for record in filing]
    return wrap([(port, filer, preparer, records)], application=application)


def wrap(
    blocks: Sequence[tuple[str, str, str, Sequence[str]]],
    *,
    application: str = "AE",
    sender: str = "1234N01PASSED",
    day: str = "010526",
) -> Batch:
    """A batch of some blocks: port, filer, preparer, records."""
    lines = [f"A{sender}{day}     {application}"]
    for port, filer, preparer, records in blocks:
        lines += [f"B  {port}{filer}{application}".ljust(46) + preparer, *records, f"Y  {port}{filer}{application}"]
    lines.append(f"Z{sender[:7]}      {day}")
    return Batch(lines_of([line.ljust(80)[:80] for line in lines]))


@dataclass(frozen=True)
class Answer:
    """What came back for one transaction: its records between B and Y."""

    lines: tuple[str, ...]

    @property
    def records(self) -> list[Reference | Condition | Disposition]:
        """The records, read."""
        found = []
        for line in self.lines:
            cls = entry_summary_reply.CHAPTER.class_of(line)
            assert cls is not None, line
            found.append(cls.read(line))
        return found  # type: ignore[return-value]

    @property
    def codes(self) -> list[str]:
        """The conditions, in their order, without the last word."""
        return [str(record.condition) for record in self.records if isinstance(record, Condition)]

    @property
    def final(self) -> Disposition:
        """The last word."""
        last = self.records[-1]
        assert isinstance(last, Disposition)
        return last

    @property
    def accepted(self) -> bool:
        """Whether it says that CBP took the filing."""
        return self.final.disposition == "A"

    def place_of(self, code: str) -> list[str]:
        """The references that stand, since the last condition before them, over a condition."""
        above: list[str] = []
        fresh = True
        for record in self.records:
            if isinstance(record, Reference):
                above = [*([] if fresh else above), str(record.kind)]
                fresh = False
            else:
                if isinstance(record, Condition) and record.condition == code:
                    return above
                fresh = True
        raise AssertionError(f"{code} is not among {self.codes}")


def opened(profile: Profile | None = None) -> Cbp:
    """A CBP in memory, Monday 5 January 2026 at nine."""
    return Cbp(Database(), profile or shipped_profile("default"), start_at=parse_instant("2026-01-05T09:00"))


def send(cbp: Cbp, sent: Batch) -> list[str]:
    """Everything CBP answers to a batch, control records included."""
    before = len(cbp.messages())
    cbp.take(sent)
    messages = cbp.messages()[before:]
    return [line for message in messages for line in message.lines]


def file(cbp: Cbp, *edits: Edit, port: str = "2704", filer: str = "N01", preparer: str = "") -> Answer:
    """CBP's answer to the summary with these changes."""
    return answer(send(cbp, batch(ae(*edits), port=port, filer=filer, preparer=preparer)))


def answer(lines: Sequence[str]) -> Answer:
    """The records of a reply of one block."""
    return Answer(tuple(line for line in lines if line[0] not in "ABYZ"))


SUBJECT = "N01-50000029"


def happens(cbp: Cbp, *events: str, subject: str = SUBJECT) -> None:
    """Let CBP's own events come over a summary."""
    with cbp._world() as world:
        for event in events:
            life.move(world, subject, event)


def state(cbp: Cbp, subject: str = SUBJECT) -> str:
    """The state that CBP has a summary in."""
    with cbp._world() as world:
        thing = world.find(life.KIND, subject)
        return thing.state if thing else life.NEW


def after(*edits: Edit, events: Sequence[str] = ()) -> Callable[[Cbp], None]:
    """Something to do first: file the summary with these changes, then let events come over it."""

    def first(cbp: Cbp) -> None:
        answered = file(cbp, *edits)
        assert answered.accepted, answered.codes
        happens(cbp, *events)

    return first
