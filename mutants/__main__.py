"""`python -m mutants [MODULE ...]`: break the core of `formats` place by place and count what the tests notice.

The verdicts stand in `.cache/mutants.json`; `--resume` asks only about what is not there yet, `--survivors` only about
what survived. Exit 1 when a mutant survives that `mutants/argued.txt` does not name, or fewer than 90 % are killed.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import sys
import tempfile
import time
from pathlib import Path

from mutants import fresh
from mutants.argued import argued
from mutants.child import Verdict
from mutants.operators import Mutant, mutants
from mutants.session import ROOT, Findings, Session, path_of

CORE = (
    *("classes", "column", "layout", "record", "group", "structure", "cuts", "chapter"),
    *("splitter", "stream", "flow", "batch", "envelope", "memo"),
)
VERDICTS = ROOT / ".cache" / "mutants.json"
ENOUGH = 0.90


def main() -> int:
    """Ask, remember, count."""
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__.split("\n")[0])
    parser.add_argument("modules", nargs="*", choices=[*CORE, []], help="of the core, these modules only")
    parser.add_argument("--seconds", type=int, default=7200, help="stop after so long; --resume goes on")
    parser.add_argument("--resume", action="store_true", help="ask only about mutants without a verdict")
    parser.add_argument("--survivors", action="store_true", help="ask again about those that survived")
    parser.add_argument("--show", action="store_true", help="ask nothing; show what is known")
    options = parser.parse_args()
    os.chdir(ROOT)
    everything = [one for name in options.modules or CORE for one in mutants(name, path_of(name).read_text("utf-8"))]
    verdicts: dict[str, str] = json.loads(VERDICTS.read_text()) if VERDICTS.exists() else {}
    if options.survivors:
        asked = [one for one in everything if verdicts.get(one.key) == Verdict.SURVIVED.value]
    elif options.resume:
        asked = [one for one in everything if one.key not in verdicts]
    else:
        asked = everything
    if not options.show and asked:
        _ask(asked, verdicts, time.perf_counter() + options.seconds)
    return _report(everything, verdicts)


def _ask(asked: list[Mutant], verdicts: dict[str, str], until: float) -> None:
    """The running program answers for what is in functions, a new import for the rest."""
    findings = _session(asked, until)
    left = []
    for mutant in asked:
        verdict = findings.verdicts.get(mutant.key)
        if verdict is None or (verdict is Verdict.SURVIVED and findings.of_import(mutant)):
            left.append(mutant)
        else:
            verdicts[mutant.key] = verdict.value
    _remember(verdicts)
    for count, mutant in enumerate(left):
        if time.perf_counter() > until:
            break
        verdicts[mutant.key] = fresh.judge(mutant).value
        if count % 20 == 19:
            _tell(f"{count + 1} of {len(left)} by a new import")
            _remember(verdicts)
    _remember(verdicts)


def _session(asked: list[Mutant], until: float) -> Findings:
    """A session in a process of its own: this one must not import `formats`, since mutants take its place."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "findings"
        child = os.fork()
        if child == 0:
            try:
                session = Session(asked, until, lambda count: _tell(f"{count} of {len(asked)}"))
                told.write_bytes(pickle.dumps(session.run()))
            except SystemExit as stop:
                print(stop, file=sys.stderr)
                os._exit(1)
            os._exit(0)
        if os.waitpid(child, 0)[1]:
            raise SystemExit("mutants: the session came to nothing")
        findings: Findings = pickle.loads(told.read_bytes())  # noqa: S301 - our own child wrote it
        return findings


def _tell(what: str) -> None:
    print(f"mutants: {what}", file=sys.stderr, flush=True)


def _remember(verdicts: dict[str, str]) -> None:
    VERDICTS.parent.mkdir(exist_ok=True)
    VERDICTS.write_text(json.dumps(verdicts, indent=0, sort_keys=True))


def _report(everything: list[Mutant], verdicts: dict[str, str]) -> int:
    """The count by module, and the survivors that nothing argues for."""
    reasons = argued()
    open_ones = []
    print(f"{'module':12}{'mutants':>9}{'killed':>9}{'argued':>9}{'survived':>10}{'unknown':>9}{'share':>8}")
    sums = [0] * 5
    for module in dict.fromkeys(one.module for one in everything):
        mine = [one for one in everything if one.module == module]
        known = [verdicts.get(one.key) for one in mine]
        survived = [one for one in mine if verdicts.get(one.key) == Verdict.SURVIVED.value]
        bare = [one for one in survived if one.key not in reasons]
        killed = sum(verdict in (Verdict.KILLED.value, Verdict.TIMEOUT.value) for verdict in known)
        row = [len(mine), killed, len(survived) - len(bare), len(bare), known.count(None)]
        sums = [total + more for total, more in zip(sums, row, strict=True)]
        print(_row(module, row))
        open_ones += bare
    print(_row("all", sums))
    for one in open_ones:
        print(f"survived: formats/{one.module}.py:{one.line}: {one.key}")
    killed_of = sums[1] / max(sums[0] - sums[4], 1)
    return 1 if open_ones or killed_of < ENOUGH else 0


def _row(name: str, row: list[int]) -> str:
    known = row[0] - row[4]
    share = f"{row[1] / known:.1%}" if known else "-"
    return f"{name:12}{row[0]:>9}{row[1]:>9}{row[2]:>9}{row[3]:>10}{row[4]:>9}{share:>8}"


if __name__ == "__main__":
    raise SystemExit(main())
