"""A broker's desk against one world: files records, moves the clock, and reads what CBP says."""

from __future__ import annotations

from datetime import timedelta

from cbp_sim.cbp import Cbp
from cbp_sim.clock import parse_duration
from cbp_sim.documents import Document
from cbp_sim.manifest import BillEvent
from cbp_sim.officer import OfficerAct
from cbp_sim.profile import Account, Filer, Policy, Profile
from cbp_sim.reference import Reference
from cbp_sim.store.database import Database
from formats.batch import Batch
from formats.stream import read_batches, write_batch

ENTRY = "N01-70001015"
BILL = "ZZOC-OCN260417"

#        1         2         3         4         5         6         7         8
# 2345678901234567890123456789012345678901234567890123456789012345678901234567890
OCEAN = """\
SE10AN01  70001015 01EI 00-12345670011800000482502704  2704
SE13RELEASE DESK                            2135550100
SE15RZZOCOCN260417                                         00000420     N
SE20CR REL-00101
SE30SE EXAMPLE TRADING COMPANY LTD
SE351588 SAMPLE ROAD
SE36SHENZHEN                           GD       518000         CN
SE30CN                                    EI 00-123456700
SE40001CN PORCELAIN DINNER PLATES
SE50MF EXAMPLE CERAMICS FACTORY
SE55157 KILN LANE
SE56CHAOZHOU                           GD       521000         CN
SE6069111037500000048250
"""


def records(text: str) -> list[str]:
    """The records of a filing, 80 columns each."""
    return [line.ljust(80) for line in text.splitlines() if line.strip()]


def put(line: str, column: int, text: str) -> str:
    """A record with `text` from a column on."""
    line = line.ljust(80)
    return line[: column - 1] + text + line[column - 1 + len(text) :]


class Desk:
    """A broker, a carrier and an officer at one world. `sx` is the last answer, `so` what was told since."""

    entry = ENTRY
    bill_key = BILL

    def __init__(
        self, policy: Policy, *, importers: tuple[str, ...] = ("*",), reference: Reference | None = None
    ) -> None:
        profile = Profile(
            name="desk",
            accounts=(Account(site="1234", id="N01", passwords=("PASSED",), filers=("N01",)),),
            filers=(Filer(code="N01"), Filer(code="N02"), Filer(code="N03", check_digits=False)),
            importers=importers,
            policy=policy,
            reference=reference or Reference(),
        )
        self.cbp = Cbp(Database(), profile, seed=7)
        self._read = 0
        self.sx: list[str] = []

    def batch(self, lines: list[str], filer: str = "N01", user_text: str = "") -> Batch:
        """A batch of one block around some records."""
        block = f"B  2704{filer}SE".ljust(59) + user_text
        control = ["A1234N01PASSED010526     SE", block]
        close = [f"Y  2704{filer}SE", "Z1234N01      010526"]
        (found,) = read_batches(write_batch([line.ljust(80) for line in [*control, *lines, *close]]))
        assert isinstance(found, Batch)
        return found

    def file(self, *lines: str, user_text: str = "") -> list[str]:
        """File records and return the answer's, without their trailing spaces."""
        self.so()
        self.cbp.take(self.batch(list(lines), user_text=user_text))
        answers = [one for one in self._new() if one.application == "SX"]
        assert len(answers) == 1, "one batch, one answer"
        self.sx = [line.rstrip() for line in answers[0].lines[2:-2]]
        return self.sx

    def add(self, text: str = OCEAN) -> list[str]:
        """File a whole entry that must be accepted, and forget what follows at once."""
        answer = self.file(*records(text))
        assert answer[-1].startswith("SE9002"), answer
        return answer

    def change(self, action: str, text: str = OCEAN, **marks: tuple[int, str]) -> list[str]:
        """File the entry with another action and other columns of its SE10 or SE13."""
        lines = [put(line, 5, action) if line.startswith("SE10") else line for line in records(text)]
        for record, (column, mark) in marks.items():
            lines = [put(line, column, mark) if line.startswith(record) else line for line in lines]
        return self.file(*lines)

    def cancel(self, reason: str = "01", *more: str, documents: bool = False) -> list[str]:
        """Ask for a cancellation."""
        header = put(records(OCEAN)[0], 5, "D")
        contact = put(records(OCEAN)[1], 60, reason + " " + ("1" if documents else ""))
        return self.file(header, contact, *more)

    def bill(self, event: str, **told: object) -> None:
        """The carrier tells of the bill."""
        self.cbp.manifest(BillEvent.model_validate({"issuer": "ZZOC", "number": "OCN260417", "event": event, **told}))

    def officer(self, act: str, **told: object) -> None:
        """An officer acts on the entry."""
        self.cbp.act(OfficerAct.model_validate({"entry": ENTRY, "act": act, **told}))

    def upload(self, document_type: str = "CBP01", reference: str = "DOC-1") -> None:
        """The filer sends a document."""
        self.cbp.upload(Document(entry=ENTRY, document_type=document_type, reference=reference))

    def wait(self, span: str | timedelta) -> None:
        """Time passes."""
        self.cbp.advance(self.cbp.now() + (parse_duration(span) if isinstance(span, str) else span))

    @property
    def state(self) -> str:
        """What the entry is called now."""
        return [line for line in self.cbp.timeline(ENTRY) if line.state][-1].state

    def so(self) -> list[list[str]]:
        """The notifications since this was last asked, each without its control records and trailing spaces."""
        return [[line.rstrip() for line in one.lines[2:-2]] for one in self._new() if one.application == "SO"]

    def told(self) -> list[str]:
        """The dispositions told since this was last asked, in their order: SO50 and SO60 alike."""
        return [line[14:16] for one in self.so() for line in one if line[:4] in ("SO50", "SO60")]

    def released(self) -> tuple[str, str]:
        """The release date and origin of the one release told since this was last asked."""
        lines = [line for one in self.so() for line in one if line.startswith("SO60") and line[14:16] in ("98", "22")]
        (line,) = lines
        return line[56:62], line[62:64]

    def _new(self) -> list:  # type: ignore[type-arg]
        # An answer is read by whoever filed; what follows it is left to be asked for.
        messages = self.cbp.messages()
        new = messages[self._read :]
        if new and new[0].application == "SX":
            self._read += 1
            return new[:1]
        self._read = len(messages)
        return new
