"""SO: what CBP tells a filer of its own accord about an entry, built from what is kept about it.

One notification tells of everything that one act, manifest event or timer changed: SO50 for each bill, then SO60, then
SO70 for each agency.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cbp_sim.bill_notices import bill_records, manifest_of
from cbp_sim.clock import hhmmss
from cbp_sim.errors import SimulatorError
from cbp_sim.holds import KINDS
from cbp_sim.replies import notification
from formats.catair import cargo_release_status_notification
from formats.catair.cargo_release_status_notification.records import (
    Header,
    LineItem,
    PgaComment,
    PgaDisposition,
    PgaReview,
    Reference,
    ReleaseDisposition,
)
from formats.classes import AN, DataClass, N, X
from formats.codes import Disposition, dispositions_of
from formats.record import Record

if TYPE_CHECKING:
    from cbp_sim.lifecycle.entry_file import FiledBill, OpenHold
    from cbp_sim.lifecycle.release_file import Release

#: Dispositions with which the release date and its origin stand (WO60, ACMQ-54).
_DATED = ("22", "98")


@dataclass(frozen=True, slots=True)
class EntrySaying:
    """An SO60 that is to be sent."""

    code: str
    release_date: date | None = None
    origin: str | None = None
    document_type: str = ""


@dataclass(frozen=True, slots=True)
class AgencySaying:
    """An SO70 that is to be sent, with its SO71 and SO72. lines: `001` or `001-003`, "" for the whole entry."""

    agency: str
    program: str
    entry_status: str
    status: str
    reason: str
    lines: str
    document_type: str
    sub_reasons: tuple[str, ...]
    reference: str
    comment: str


class Notice:
    """What is to be told about an entry, in the order in which it came about."""

    def __init__(self) -> None:
        self.bills: list[tuple[FiledBill, str, str]] = []
        self.entries: list[EntrySaying] = []
        self.reasons: list[tuple[str, str]] = []
        self.agencies: list[AgencySaying] = []
        #: What an agency says beside its next status: sub-reasons, a reference number, a comment.
        self.beside: tuple[tuple[str, ...], str, str] = ((), "", "")
        #: SO10 73: `P` when a PGA correction brought it about (WO10, ACMQ-45).
        self.correction = ""

    def bill(self, bill: FiledBill, code: str, part: str = "") -> None:
        """Tell of a bill, or of a split part of it."""
        self.bills.append((bill, code, part))

    def entry(
        self, code: str, *, release_date: date | None = None, origin: str | None = None, document_type: str = ""
    ) -> None:
        """Tell of the entry."""
        dated = code in _DATED
        self.entries.append(
            EntrySaying(code, release_date if dated else None, origin if dated else None, document_type)
        )

    def agency(self, release: Release, hold: OpenHold, status: str, reason: str) -> None:
        """Tell what an agency says. What it says of the entry is the heaviest of all that it says of its lines."""
        heaviest = next(
            (kind.agency.status for kind in KINDS if kind.agency is not None
             and any(one.kind == kind.name and one.agency == hold.agency for one in release.file.holds)),
            "07",
        )  # fmt: skip
        self.agencies.append(AgencySaying(
            hold.agency, hold.program, heaviest if hold.lines else status, status, reason, hold.lines,
            hold.document_type, *self.beside,
        ))  # fmt: skip
        self.beside = ((), "", "")

    def reason(self, code: str, comment: str) -> None:
        """Say why a request was refused: SO20 RSN and CMT (WO20, ACMQ-47)."""
        self.reasons += [("RSN", code), *([("CMT", comment)] if comment else [])]

    @property
    def codes(self) -> tuple[str, ...]:
        """Every disposition that is to be told."""
        told = (*(code for _, code, _ in self.bills), *(saying.code for saying in self.entries))
        return (*told, *(saying.entry_status for saying in self.agencies))

    def send(self, release: Release) -> None:
        """Send it to whoever filed the entry; nothing when there is nothing to tell."""
        records = list(self._records(release))
        if not self.codes:
            return
        cargo_release_status_notification.CHAPTER.arrange(records)
        lines = notification(release.to, "SO", records, on=release.world.clock.today())
        release.world.send(release.to.account, "SO", lines)
        self.bills, self.entries, self.reasons, self.agencies, self.correction = [], [], [], [], ""

    def _records(self, release: Release) -> Iterator[Record]:
        today, time = release.world.clock.today(), hhmmss(release.world.clock.now())[:4]
        yield header(release)
        for qualifier, reference in (*release.file.filed.references, *self.reasons):
            yield Reference(qualifier=qualifier, reference=reference)
        yield from self._lines(release)
        for bill, code, part in self.bills:
            yield from bill_records(release, bill, part, disposition("SO50", code), today=today, time=time)
        for saying in self.entries:
            yield ReleaseDisposition(
                disposition_date=today, disposition_time=time, disposition=saying.code,
                narrative=disposition("SO60", saying.code).narrative, release_date=saying.release_date,
                release_origin=saying.origin, document_type=saying.document_type or None,
            )  # fmt: skip
        for status in self.agencies:
            yield from _agency(status, today, time)

    def _lines(self, release: Release) -> Iterator[LineItem]:
        """The lines that an agency names, with their tariff numbers."""
        named = [saying.lines.partition("-") for saying in self.agencies if saying.lines]
        for line in release.file.filed.lines:
            if any(first <= line.number <= (last or first) for first, _, last in named):
                for number in line.tariffs:
                    yield LineItem(line_number=line.number, country_of_origin=line.origin, hts_number=number)


#: Statuses with which SO70 says who set them; here always the agency itself (WO70 note 6, ACMQ-58).
_OWNED = ("10", "11")


def _agency(saying: AgencySaying, today: date, time: str) -> Iterator[Record]:
    first, _, last = saying.lines.partition("-")
    yield PgaDisposition(
        agency=saying.agency, program=saying.program or None, status_date=today, status_time=time,
        entry_status=saying.entry_status,
        entry_message=disposition("SO70", saying.entry_status, "entry status").narrative,
        line_status=None, pga_line_status=saying.status if first else None, reason=saying.reason or None,
        first_line=first or None, first_tariff="01" if first else None, first_pga_line="001" if first else None,
        last_line=last or None, last_tariff="01" if last else None, last_pga_line="001" if last else None,
        document_type=saying.document_type or None, hold_type="2" if saying.status in _OWNED else None,
        group_version="04",
    )  # fmt: skip
    if saying.sub_reasons or saying.reference:
        named = {f"sub_reason_{at}": code for at, code in enumerate(saying.sub_reasons, 1)}
        blank = dict.fromkeys(f"sub_reason_{at}" for at in range(len(named) + 1, 11))
        yield PgaReview(
            qualifier=None, reference=saying.reference or None,
            receipt_date=today if saying.reference else None, receipt_time=f"{time}00" if saying.reference else None,
            qualifier_2=None, reference_2=None, **named, **blank,
        )  # fmt: skip
    if saying.comment:
        yield PgaComment(comment=saying.comment)


def disposition(record: str, code: str, element: str = "disposition") -> Disposition:
    """What CBP calls a disposition; SimulatorError for one that the data does not hold: we would be inventing it."""
    found = dispositions_of(record, element).get(code)
    if found is None:
        raise SimulatorError(f"{record} has no disposition {code!r}: add it to formats/data/dispositions.csv")
    return found


def header(release: Release) -> Header:
    """The entry as it stands: what the manifest says of its conveyance, else what its filer says."""
    filed = release.file.filed
    carried = next((data for bill in release.bills if (data := manifest_of(release, bill))), {})
    port = filed.port_of_entry or str(carried.get("port") or "")
    return Header(
        port_of_entry=_of(N, port, 4) if len(port) == 4 else None,
        filer_code=release.file.filer,
        entry_number=release.file.number,
        entry_type=filed.entry_type,
        importer=filed.importer or None,
        carrier=_of(AN, str(carried.get("carrier") or filed.carrier), 4),
        vessel=_of(AN, str(carried.get("vessel") or filed.vessel), 20),
        voyage=_of(X, str(carried.get("voyage") or filed.voyage), 5),
        arrival_date=_eta(carried) or filed.eta,
        split_release=filed.split_release or None,
        correction_response=release.notice.correction or None,
    )


def _eta(carried: dict[str, object]) -> date | None:
    eta = carried.get("eta")
    return date.fromisoformat(eta) if isinstance(eta, str) else None


def _of(data_class: DataClass, text: str, width: int) -> str | None:
    """The text where the element can carry it; a notification leaves out what its class does not take."""
    return text if text and len(text) <= width and data_class.accepts(text) else None
