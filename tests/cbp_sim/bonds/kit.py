"""Bonds to start from, and a CBP to send them to: Monday 5 January 2026 at nine."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence

from cbp_sim.cbp import Cbp
from cbp_sim.clock import parse_instant
from cbp_sim.manifest import BillEvent
from cbp_sim.profile import Profile, shipped_profile
from cbp_sim.reference import Reference
from cbp_sim.store.rows import Thing
from tests.cbp_sim.release.desk import OCEAN, records
from tests.cbp_sim.summary.kit import Edit, batch, file, opened, send, wrap

Before = Callable[[Cbp], object]


def ten(
    kind: str, activity: str = "", amount: str = "", executed: str = "", effective: str = "", ends: str = "",
    number: str = "", recon: str = "", islands: str = "",
) -> str:  # fmt: skip
    """A 10 record; the kind is designation and type."""
    return (
        f"10{kind}{activity:<3}{amount:>10}{executed:<6}{'':9}{effective:<6}{ends:<6}{number:<9} {recon:<1}{islands:<1}"
    )


PRINCIPAL = "30EI 98-123456700"
SURETY = "40900900-00-0001"
#: The entry of the summary kit, and that of the cargo release desk.
SUMMARY, RELEASE = "N0150000029", "N0170001015"
#: The numbers that the first bond of each type gets.
FIRST, FIRST_SINGLE = "268000001", "269000001"

CONTINUOUS = [ten("B8", "1", "0000050000", "010526", "010526"), PRINCIPAL, SURETY]
SINGLE = [ten("B9", "1", "0000025000", "010526"), f"20101{SUMMARY}", PRINCIPAL, SURETY]
VOID = [ten("V9", number=FIRST_SINGLE)]
ADJUST = [ten("C9", amount="30000", number=FIRST_SINGLE), SURETY]
END = [ten("T8", executed="010526", ends="020126", number=FIRST)]


def rider(*users: str, recon: str = "", islands: str = "", number: str = FIRST) -> list[str]:
    """A rider to the first continuous bond."""
    return [ten(f"R{number[2]}", executed="010526", number=number, recon=recon, islands=islands), *users]


def user(suffix: str, action: str = "", day: str = "", *, number: str = "98-1234567") -> str:
    """A 36 record: the day is the one to begin, or to end."""
    dates = f"{'':6}{day}" if action == "D" else day
    return f"36EI {number + suffix:<12}{'':40}{action:<1}{dates}"


def bond(cbp: Cbp, lines: Sequence[str], *edits: Edit, filer: str = "N01") -> list[str]:
    """CBP's answer, control records and blanks at the end left out."""
    sent = [line.ljust(80) for line in lines]
    for edit in edits:
        sent = edit(sent)
    sent = [line.ljust(80)[:80] for line in sent]
    if filer == "N01":
        made = batch(sent, application="CB")
    else:
        made = wrap([("2704", filer, "", sent)], application="CB", sender=f"2704{filer}PASSWD")
    return [line.rstrip() for line in send(cbp, made) if line[0] not in "ABYZ"]


def codes(lines: Sequence[str]) -> list[str]:
    """The conditions of an answer."""
    return [line[4:7] for line in lines if line.startswith(("90 ", "90A", "90R"))]


def accepted(lines: Sequence[str]) -> bool:
    """Whether the last word is that CBP took it."""
    return lines[-1].startswith("90A")


def world(reference: str = "", *, importers: tuple[str, ...] = ("*",)) -> Cbp:
    """A CBP with tables of reference, as TOML."""
    profile: Profile = shipped_profile("default").model_copy(
        update={"reference": Reference.model_validate(tomllib.loads(reference)), "importers": importers}
    )
    return opened(profile)


def taken(*filings: Sequence[str]) -> Before:
    """Something to do first: have CBP take these bonds."""

    def first(cbp: Cbp) -> None:
        for filing in filings:
            lines = bond(cbp, filing)
            assert accepted(lines), lines

    return first


def then(*befores: Before) -> Before:
    """One thing after the other."""

    def first(cbp: Cbp) -> None:
        for before in befores:
            before(cbp)

    return first


def on(day: str) -> Before:
    """The clock goes to a day, at noon."""
    return lambda cbp: cbp.advance(parse_instant(f"{day}T12:00"))


def summary(cbp: Cbp) -> None:
    """The entry summary of `SUMMARY` is filed."""
    answered = file(cbp)
    assert answered.accepted, answered.codes


def release(cbp: Cbp) -> None:
    """The cargo release of `RELEASE` is filed."""
    lines = send(cbp, batch(records(OCEAN), application="SE"))
    assert any(line.startswith("SE9002") for line in lines), lines


def released(cbp: Cbp) -> None:
    """The same, and its cargo arrives and is released."""
    release(cbp)
    for event in ("on_file", "departed", "arrived"):
        told = {"quantity": 420, "port": "2704"} if event == "on_file" else {}
        cbp.manifest(BillEvent.model_validate({"issuer": "ZZOC", "number": "OCN260417", "event": event, **told}))
    cbp.advance(parse_instant("2026-01-05T09:10"))


def on_file(cbp: Cbp, number: str = FIRST) -> Thing:
    """A bond as CBP has it."""
    with cbp._world() as the_world:
        thing = the_world.find("bond", number)
        assert thing is not None
        return thing
