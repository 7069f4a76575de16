"""Does what was decided: at the filing an answer, at selectivity delays, holds, releases; else screening, then chance.

Who decides, in this order: an officer, whose acts stand whatever is here; a scripted behaviour; a magic value;
targeting by chance. Screening asks whatever decides, save for a behaviour that releases.
"""

from __future__ import annotations

from dataclasses import replace

from cbp_sim.behaviours.deciding import Behaviour, WorldMemory, decide
from cbp_sim.behaviours.rules import condition_of, in_words
from cbp_sim.decision import Decision, Finding
from cbp_sim.holds import HoldKind, agency_kind, kind_of
from cbp_sim.lifecycle import release_flow as flow
from cbp_sim.lifecycle.bill_holds import held, note, spread
from cbp_sim.lifecycle.release_file import Release
from cbp_sim.lifecycle.subjects import BILL_KIND
from cbp_sim.rules.release.filing import Filing
from cbp_sim.screening.filed import Said
from cbp_sim.screening.reading import said
from cbp_sim.screening.results import Screened
from cbp_sim.screening.screener import screen
from cbp_sim.store.rows import Timer
from cbp_sim.world import World


def answered(filing: Filing, decision: Decision) -> Decision:
    """The decision on a filing, with the condition that a behaviour answers it with; what is rejected stays so."""
    world = filing.world
    # What is rejected is asked nothing more: its action, for one, may be unreadable.
    if not (world.policy.rules.rules or world.policy.magic_values) or not decision.accepted or filing.action == "D":
        return decision
    told = said(filing.content) or Said()
    if world.policy.rules.counts_filings:
        WorldMemory(world).filed(told.entry)
    behaviour = decide(told, world)
    if behaviour is None or not behaviour.do.answer:
        return decision
    _tell(world, told.entry, f"answered {behaviour.do.answer}", behaviour.by)
    finding = Finding(condition_of(behaviour.do.answer), filing.header)
    return replace(decision, findings=(*decision.findings, finding))


def selectivity(release: Release, timer: Timer) -> bool:
    """CBP's computers have seen the entry. False when they take longer: the timer then comes again."""
    world, told = release.world, facts(release)
    behaviour = decide(told, world)
    if behaviour is not None and behaviour.do.delay and not timer.data.get("delayed"):
        _tell(world, release.subject, f"takes {in_words(behaviour.do.delay)} longer", behaviour.by)
        world.later("release.review", release.subject, after=behaviour.do.delay, data={**timer.data, "delayed": True})
        return False
    released = behaviour is not None and behaviour.do.release
    if not released:
        hold_screened(release, screen(told, world.policy.screening))
    if behaviour is None or not (released or behaviour.do.hold):
        hold_targeted(release, told)
        flow.select(release)
        return True
    if released:
        _tell(world, release.subject, "nothing is drawn", behaviour.by)
    else:
        hold_behaved(release, behaviour)
    flow.selected(release)
    return True


def facts(release: Release) -> Said:
    """What an entry says as it stands: bills and port of its last update."""
    filed = release.file.filed
    told = filed.said or Said(
        filer=release.file.filer, entry=release.subject, entry_type=filed.entry_type, importer=filed.importer,
        mode=filed.mode,
    )  # fmt: skip
    return told.model_copy(
        update={"bills": tuple(bill.key for bill in release.bills), "port": filed.port_of_entry or told.port}
    )  # fmt: skip


def hold_behaved(release: Release, behaviour: Behaviour) -> None:
    """Place the hold that a behaviour asks for."""
    kind = kind_of(behaviour.do.hold)
    _tell(release.world, release.subject, f"{kind.state} placed", behaviour.by)
    if kind.agency is not None:
        lines = behaviour.lines[0].line if behaviour.lines and kind.level == "line" else ""
        _hold_of_agency(release, kind, behaviour.do.agency, lines, behaviour.by)
    elif not kind.on_bills:
        release.open_hold(kind, document_type=behaviour.do.document_type, why=behaviour.by)
    else:
        for key in behaviour.bills:
            _hold_bill(release, kind, key, behaviour.by)


def hold_targeted(release: Release, told: Said) -> None:
    """Place what chance draws of the kinds that the policy targets."""
    targets, chance = release.world.policy.targeting, release.world.chance
    if targets:
        chance.expect(("exam", "document", *(target.purpose for target in targets)), release.subject)
    for target in targets:
        if chance.of(target.purpose, release.subject).happens(target.rate):
            hold_behaved(release, Behaviour("targeting", target.do, told.bills, told.goods))


def hold_screened(release: Release, screened: Screened) -> None:
    """Place the holds that screening asks for. The timeline has every hit with its reason, held or only told."""
    for hit in screened.hits:
        _tell(release.world, release.subject, f"screening: {hit.kind}", hit.reason, actor="screening")
        if hit.hold == "pga":
            kind = agency_kind(hit.agency, hit.status, hit.reason_code, by="tariff flag")
            if kind is not None:
                _hold_of_agency(release, kind, hit.agency, hit.line if kind.level == "line" else "", hit.reason)
        elif hit.hold:
            release.open_hold(kind_of(hit.hold), why=screened.of(hit.hold).reason)


def _hold_bill(release: Release, kind: HoldKind, key: str, why: str) -> None:
    world = release.world
    if kind.on_bill and world.find(BILL_KIND, key) is not None and kind not in held(world, key):
        note(world, key, kind, on=True, actor="CBP")
        spread(world, key, kind, on=True, but=release.subject, actor="CBP")
    release.open_hold(kind, bill=key, why=why)


def _hold_of_agency(release: Release, kind: HoldKind, agency: str, lines: str, why: str) -> None:
    release.change(agencies=tuple(dict.fromkeys((*release.file.agencies, agency))))
    release.open_hold(kind, agency=agency, lines=lines, why=why)


def _tell(world: World, subject: str, event: str, why: str, actor: str = "CBP") -> None:
    known = Release.find(world, subject)
    world.tell(subject, event, state=known.state if known is not None else "", actor=actor, note=why)
