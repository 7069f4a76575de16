"""Every condition of an entry summary (AE) and of a Census override (CW), shown by the tests of their rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path

import tests.cbp_sim.summary as summary_tests
from cbp_sim.cbp import Cbp
from cbp_sim.conditions import condition
from cbp_sim.coverage import row_of
from cbp_sim.lifecycle import entry_summary as life
from cbp_sim.profile import Profile, shipped_profile
from cbp_sim.rules.summary import tables
from tests.cbp_sim.conditions.demonstration import Codes, Demonstration
from tests.cbp_sim.life import test_liquidation
from tests.cbp_sim.summary import test_census_override, test_elements, test_gate, test_matrix, test_parties
from tests.cbp_sim.summary.cases import Case, air, withdrawal
from tests.cbp_sim.summary.kit import Edit, add, ae, after, answer, batch, file, opened, put, send, value
from tests.cbp_sim.summary.test_identity import ON_STATEMENT, PAID, REJECTED, correction, delete, unpaid

Before = Callable[[Cbp], object]


def demonstrations() -> Iterator[Demonstration]:
    """All of them; a row may be shown several times."""
    for case in cases():
        yield _of_case(case)
    yield from _elements()
    yield from _matrices()
    yield from _states()
    yield from _windows()
    yield from _blanks()
    yield from _parties()
    yield from _census()
    yield from _order()
    yield from _last_words()
    yield from _overrides()


def cases() -> Iterator[Case]:
    """Every case of the tests of summaries: what their modules call CASES."""
    for path in sorted(Path(summary_tests.__path__[0]).glob("test_*.py")):
        module = import_module(f"{summary_tests.__name__}.{path.stem}")
        yield from (case for case in getattr(module, "CASES", ()) if isinstance(case, Case))


def _of_case(case: Case) -> Demonstration:
    row = row_of(condition(case.code, "AE"))
    return Demonstration(
        row, case.says, lambda: case.file(case.bad).codes, lambda: case.file(case.good, case.good_world).codes
    )


def _shown(
    code: str,
    says: str,
    bad: Sequence[Edit],
    good: Sequence[Edit] = (),
    *,
    before: Before | None = None,
    before_good: Before | None = None,
    profile: Profile | None = None,
) -> Demonstration:
    def sent(edits: Sequence[Edit], first: Before | None) -> Codes:
        def codes() -> list[str]:
            cbp = opened(profile)
            if first is not None:
                first(cbp)
            return file(cbp, *edits).codes

        return codes

    return Demonstration(f"AE-{code}", says, sent(bad, before), sent(good, before_good or before))


def _elements() -> Iterator[Demonstration]:
    for way in test_elements.ways():
        yield Demonstration(
            f"AE-{way.code}",
            f"{way.record} {way.column.name} {way.kind.value}",
            lambda way=way: test_elements._filed(way.record, way).codes,
            lambda way=way: test_elements._whole(way.record).codes,
        )


def _matrices() -> Iterator[Demonstration]:
    for demand, entry_type, cell in test_matrix.CELLS:
        if (demand.element, entry_type) in test_matrix.ALSO_ELSEWHERE:
            continue
        there, absent = test_matrix.ELEMENTS[demand.element]
        bad, good = (absent, there) if cell == "M" else (there, absent)
        yield Demonstration(
            f"AE-{demand.missing if cell == 'M' else demand.forbidden}",
            f"type {entry_type} {demand.element}",
            lambda entry_type=entry_type, bad=bad: test_matrix.codes(entry_type, bad),
            lambda entry_type=entry_type, good=good: test_matrix.codes(entry_type, good),
        )


def _states() -> Iterator[Demonstration]:
    on_file = after(events=PAID)
    yield _shown("B24", "a deletion carries nothing else", (delete, put("10:39", "X")), (delete,), before=after())
    yield _shown("B25", "nothing is deleted that is not there", (delete,), (delete,), before_good=after())
    yield _shown("B29", "under CBP control", (), before=after(events=ON_STATEMENT), before_good=after())
    liquidated = after(events=(*PAID, life.LIQUIDATION))
    yield _shown("B30", "liquidated", (unpaid,), before=liquidated, before_good=after())
    yield _shown("B50", "liquidated, corrected", (correction,), (correction,), before=liquidated, before_good=on_file)
    yield _shown("B31", "cancelled", (), before=after(events=(life.CANCELLATION,)), before_good=after())
    cancelled = after(events=(life.CANCELLATION,))
    yield _shown("B56", "cancelled, corrected", (correction,), (correction,), before=cancelled, before_good=on_file)
    yield _shown("B45", "trade control", (correction,), (correction,), before=after(), before_good=on_file)
    rejected = after(events=REJECTED)
    yield _shown("B46", "rejected", (correction,), (correction,), before=rejected, before_good=on_file)
    printed = after(events=ON_STATEMENT)
    yield _shown("B47", "on a statement", (correction,), (correction,), before=printed, before_good=on_file)
    yield _shown("B33", "another type", (unpaid, put("10:34-35", "52")), (unpaid,), before=rejected)
    yield _shown("B44", "another port", (correction, put("10:18-21", "3001")), (correction,), before=on_file)
    yield _shown("B43", "no correction is deleted", (delete, put("10:65", "Y")), (delete,), before=after())

    def corrected(cbp: Cbp) -> None:
        on_file(cbp)
        assert file(cbp, correction).accepted

    yield _shown("B54", "a correction is on file", (unpaid,), (correction,), before=corrected)


def _windows() -> Iterator[Demonstration]:
    """Corrections of a summary that was paid, at another day or after another act of CBP."""

    def told(day: str = "", *acts: str) -> Codes:
        def codes() -> list[str]:
            cbp = test_liquidation.paid()
            for act in acts:
                test_liquidation.act(cbp, act, **({"what": "package"} if act == "request_documents" else {}))
            if day:
                test_liquidation.go(cbp, f"{day}T12:00")
            return test_liquidation.file(cbp, correction).codes

        return codes

    yield Demonstration("AE-B48", "too late", told("2026-11-03", "extend"), told("2026-10-31", "extend"))
    yield Demonstration("AE-B51", "too near", told("2026-11-01"), told("2026-10-31"))
    yield Demonstration("AE-B59", "under review", told("", "request_documents"), told())
    yield Demonstration("AE-B60", "suspended", told("", "suspend"), told("", "suspend", "resume"))


def _blanks() -> Iterator[Demonstration]:
    yield _shown("B39", "an A is signed", (put("10:39", ""),))
    for start, end, code in ((3, 13, "721"), (15, 25, "725"), (27, 37, "723"), (39, 49, "728"), (51, 61, "729")):
        yield _shown(code, "a grand total is there", (put(f"90:{start}-{end}", ""),))
    mode = (withdrawal, put("10:36-37", "10"))
    yield _shown("309", "a withdrawal has no mode of transport", mode, (withdrawal,))
    yield _shown("525", "a declaration has a type", (add("54  NOTHING", after="50"),))
    yield _shown("526", "which there is", (add("5499NOTHING", after="50"),))


def _parties() -> Iterator[Demonstration]:
    profile = shipped_profile("default").model_copy(update={"importers": ("98-123456700",)})
    for code, edit in test_parties.UNKNOWN.items():
        yield _shown(code, "who is not on file", (edit,), profile=profile)


def _census() -> Iterator[Demonstration]:
    for code, edits in test_census_override.GIVEN.items():
        yield _shown(code, "a warning", edits)
    yield _shown("27H", "a heavy plane", (air, put("40:42-51", "0000102061")), (air, put("40:42-51", "0000102060")))
    much = value(100_000_001)
    right = (much, add("CW02     27P51", after="62"))
    for code, text in (("485", "27A01"), ("486", "27P  "), ("487", "27P50"), ("488", "27P5127P51")):
        yield _shown(code, "an override", (much, add(f"CW02     {text}", after="62")), right)


def _order() -> Iterator[Demonstration]:
    right: Codes = lambda: answer(send(opened(), batch(ae()))).codes  # noqa: E731
    yield Demonstration("AE-A00", "no header", lambda: answer(send(opened(), batch(ae()[1:]))).codes, right)
    for code, _, edits in test_gate.BREACHES:
        yield Demonstration(f"AE-{code}", "breaks the map", lambda edits=edits: test_gate.spoiled(*edits).codes, right)
    breach = test_gate.BREACHES[0][2]
    yield Demonstration("AE-A03", "names the place", lambda: test_gate.spoiled(*breach).codes, right)


def _last_words() -> Iterator[Demonstration]:
    def final(cbp: Cbp, *edits: Edit) -> list[str]:
        return [str(file(cbp, *edits).final.condition)]

    def again(*edits: Edit) -> Codes:
        def codes() -> list[str]:
            cbp = opened()
            after()(cbp)
            return final(cbp, *edits)

        return codes

    yield Demonstration("AE-995", "added", lambda: final(opened()), again())
    yield Demonstration("AE-996", "replaced", again(), lambda: final(opened()))
    yield Demonstration("AE-997", "deleted", again(delete), again())
    yield Demonstration("AE-998", "rejected", lambda: final(opened(), put("10:39", "")), lambda: final(opened()))
    breach = test_gate.BREACHES[0][2]
    yield Demonstration(
        "ALL-999", "batch rejected", lambda: [str(test_gate.spoiled(*breach).final.condition)], lambda: final(opened())
    )


def _overrides() -> Iterator[Demonstration]:
    def told(line: str, *events: str, on_file: bool = True) -> Codes:
        def codes() -> list[str]:
            cbp = test_census_override.warned() if on_file else opened()
            test_census_override.happens(cbp, *events)
            return [one[27:30] for one in test_census_override.override(cbp, line)]

        return codes

    good = told("CW02  00127P51")
    yield Demonstration("CW-C02", "no summary", told("CW02  00127P51", on_file=False), good)
    yield Demonstration("CW-C03", "another's summary", anothers, good)
    yield Demonstration("CW-C04", "not accepted", told("CW02  00127P51", life.CANCELLATION), good)
    yield Demonstration("CW-C05", "no such line", told("CW02  00927P51"), good)


def anothers() -> list[str]:
    """The answer to an override of another filer's summary."""
    profile = shipped_profile("default")
    shared = profile.accounts[0].model_copy(update={"filers": ("N01", "EEE")})
    cbp = opened(profile.model_copy(update={"accounts": (shared, *profile.accounts[1:])}))
    file(cbp, *test_census_override.WARNED)
    sent = batch(["CW01N01  50000029", "CW02  00127P51"], application="CW", filer="EEE")
    return [send(cbp, sent)[2][27:30]]


def codes_of_tables() -> set[str]:
    """Every code that a table of elements or a matrix may give."""
    found = {code for one in tables.elements().values() for code in (one.missing, one.unreadable, one.unknown)}
    for demand in (*tables.entry_type_matrix(), *tables.transport_matrix()):
        found |= {demand.missing, demand.forbidden}
    return found - {""}
