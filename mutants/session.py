"""One pytest session that collects the tests once, then runs them against one mutant after the other.

Each mutant has a process of its own, split off after collection: what a test leaves behind is gone with it. A mutant
meets the tests that reach its line, the quickest first, up to the first that fails.
"""

from __future__ import annotations

import gc
import os
import pickle
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import coverage
import pytest
from hypothesis import Phase, settings

from mutants.child import Verdict, ask
from mutants.operators import Mutant
from mutants.patch import Patch, Running, apply
from mutants.warm import warm

ROOT = Path(__file__).resolve().parent.parent
EDGES = tuple(str(path.relative_to(ROOT)) for path in sorted((ROOT / "tests/formats").glob("test_core_edges*.py")))
TESTS = (
    *EDGES,
    "tests/formats/test_record.py",
    "tests/formats/test_structure.py",
    "tests/formats/test_structure_oracle.py",
    "tests/formats/test_stream.py",
    "tests/formats/test_flow.py",
    "tests/formats/test_check.py",
    "tests/formats/test_conformance.py",
    "tests/cbp_sim/test_control.py",
)
#: Of the suites that run over every chapter, these are enough to reach the core.
CHAPTERS = ("entry_summary-input", "census_warning_override", "hts_query-output")
#: What a new import is held against: a session of its own for each, so not everything.
AT_IMPORT = (
    *EDGES,
    "tests/formats/test_record.py",
    "tests/formats/test_structure.py",
    "tests/formats/test_stream.py",
)
#: The folders of the chapters that those tests read most.
WARMED = ("entry_summary", "census_warning_override", "cargo_release", "hts_query", "batch_block_control")
_OVER_CHAPTERS = ("test_conformance.py", "test_structure_oracle.py")
OPTIONS = (
    *("-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:cov"),
    # Hypothesis is there before pytest, which would have rewritten its asserts.
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
)
_SECONDS = 20


def path_of(module: str) -> Path:
    """The file of a core module."""
    return ROOT / "formats" / f"{module}.py"


@dataclass
class Findings:
    """What a session found.

    verdicts: by mutant, for those that the running program could become. reach: by test and module, the lines that the
    test runs. took: seconds of each test. at_import: by module, the lines that importing runs. kills: by function, how
    often each test has killed.
    """

    verdicts: dict[str, Verdict] = field(default_factory=dict)
    reach: dict[str, dict[str, frozenset[int]]] = field(default_factory=dict)
    took: dict[str, float] = field(default_factory=dict)
    at_import: dict[str, frozenset[int]] = field(default_factory=dict)
    kills: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)

    def reaching(self, mutant: Mutant) -> list[str]:
        """The tests that reach a mutant's line: first those that killed others of its function, then the quickest."""
        kills = self.kills.get((mutant.module, mutant.scope), {})
        found = [name for name in self.took if mutant.line in self.reach[name].get(mutant.module, ())]
        return sorted(found, key=lambda name: (-kills.get(name, 0), self.took[name]))

    def killed_by(self, mutant: Mutant, name: str) -> None:
        """Remember which test killed a mutant."""
        kills = self.kills.setdefault((mutant.module, mutant.scope), {})
        kills[name] = kills.get(name, 0) + 1

    def of_import(self, mutant: Mutant) -> bool:
        """Whether the import itself runs the line."""
        return not mutant.in_function or mutant.line in self.at_import.get(mutant.module, ())

    def seconds(self, names: Iterable[str]) -> int:
        """How long tests may compute before they are taken to run for ever."""
        return _SECONDS + int(3 * sum(self.took[name] for name in names))


@dataclass
class Session:
    """The plugin. tell: told of every 50th mutant, so that a long run can be followed."""

    mutants: Sequence[Mutant]
    until: float
    tell: Callable[[int], None]
    findings: Findings = field(default_factory=Findings)
    _tracer: coverage.Coverage | None = None

    def run(self) -> Findings:
        """Collect, measure, ask."""
        self._tracer = _coverage({mutant.module for mutant in self.mutants})
        self._tracer.start()
        code = pytest.main([*OPTIONS, *TESTS], plugins=[self])
        if code != pytest.ExitCode.OK:
            raise SystemExit(f"mutants: the tests cannot be collected ({code!r}); see what pytest says of them")
        return self.findings

    def pytest_collection(self, session: pytest.Session) -> None:
        """Fewer examples than the quick tests have, and the first that fails is enough."""
        settings.register_profile(
            "mutants",
            parent=settings.get_profile("quick"),
            max_examples=15,
            phases=[Phase.explicit, Phase.generate],
        )
        settings.load_profile("mutants")

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep what the core needs of the suites over every chapter."""
        items[:] = [item for item in items if wanted(item)]

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """In place of running the tests."""
        modules = sorted({mutant.module for mutant in self.mutants})
        warm(WARMED)
        if self._tracer is not None:
            self._tracer.stop()
            self.findings.at_import = _lines(self._tracer, modules)
        for item in session.items:
            self._measure(item, modules)
        sources = {module: (str(path_of(module)), path_of(module).read_text(encoding="utf-8")) for module in modules}
        running = {module: Running(*source) for module, source in sources.items()}
        # What is there now is not looked through again by each child. It also cannot be found any more.
        gc.collect()
        gc.freeze()
        self._ask(session.items, running)
        return True

    def _measure(self, item: pytest.Item, modules: list[str]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            told = Path(folder) / "lines"

            def question() -> bool:
                tracer = _coverage(modules)
                tracer.start()
                begun = time.perf_counter()
                passed = passes([item])
                took = time.perf_counter() - begun
                tracer.stop()
                told.write_bytes(pickle.dumps((_lines(tracer, modules), took)))
                return passed

            if ask(question, seconds=_SECONDS * 10) is not Verdict.SURVIVED:
                raise SystemExit(f"mutants: {item.nodeid} fails without any mutant")
            # Our own child wrote it.
            self.findings.reach[item.nodeid], self.findings.took[item.nodeid] = pickle.loads(told.read_bytes())  # noqa: S301

    def _ask(self, items: list[pytest.Item], running: dict[str, Running]) -> None:
        by_name = {item.nodeid: item for item in items}
        for count, mutant in enumerate(self.mutants):
            if time.perf_counter() > self.until:
                return
            if count and count % 50 == 0:
                self.tell(count)
            if not mutant.in_function:
                continue
            change = running[mutant.module].patch(mutant.source)
            if change is None:
                continue
            names = self.findings.reaching(mutant)
            killer = os.pipe()
            question = partial(_holds, change, [by_name[name] for name in names], killer[1])
            verdict = ask(question, seconds=self.findings.seconds(names))
            os.close(killer[1])
            if told := os.read(killer[0], 10_000):
                self.findings.killed_by(mutant, told.decode())
            os.close(killer[0])
            self.findings.verdicts[mutant.key] = verdict


def _holds(change: Patch, items: list[pytest.Item], killer: int) -> bool:
    apply(change)
    return passes(items, killer)


def passes(items: Sequence[pytest.Item], killer: int | None = None) -> bool:
    """Whether all of the items pass; at the first that does not, says so to `killer` and ends the process."""
    if not items:
        return True
    items[0].config.pluginmanager.register(_Watch(killer))
    for at, item in enumerate(items):
        after = items[at + 1] if at + 1 < len(items) else None
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
    return True


class _Watch:
    def __init__(self, killer: int | None) -> None:
        self._killer = killer

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            if self._killer is not None:
                os.write(self._killer, report.nodeid.encode())
            os._exit(1)


def wanted(item: pytest.Item) -> bool:
    """Whether a test is one of those that mutants meet."""
    if item.path.name not in _OVER_CHAPTERS:
        return True
    parameters = getattr(item, "callspec", None)
    return parameters is None or any(name in parameters.id for name in CHAPTERS)


def _coverage(modules: Iterable[str]) -> coverage.Coverage:
    files = [str(path_of(module)) for module in modules]
    tracer = coverage.Coverage(data_file=None, include=files, config_file=False)
    # That a test reaches none of them is no cause for alarm.
    tracer.set_option("run:disable_warnings", ["no-data-collected"])
    return tracer


def _lines(tracer: coverage.Coverage, modules: Iterable[str]) -> dict[str, frozenset[int]]:
    data: Any = tracer.get_data()
    return {module: frozenset(data.lines(str(path_of(module))) or ()) for module in modules}
