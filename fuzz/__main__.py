"""`python -m fuzz`: atheris over every target, and beside it the Hypothesis tests with their `long` profile: those of
`formats`, and the 2,000 walks of cargo release.

The time is that of the fuzzer; the Hypothesis tests are so and so many examples, and are run to their end, which takes
about twice the ten minutes on two cores. A case that a target raises on is written to `fuzz/cases/`, to be kept with
the fix: the quick tests play it from then on. A failing Hypothesis test prints how to see it again, to be kept as an
`@example`.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from fuzz.seeds import CASES, kept, plant
from fuzz.targets import TARGETS

ROOT = Path(__file__).resolve().parent.parent
#: Hypothesis tests that run beside the fuzzer, each in a process of its own.
SUITES = ("tests/formats", "tests/cbp_sim/release/test_walks.py")
#: One input may take so long, and the process so much memory.
LIMITS = ("-timeout=60", "-rss_limit_mb=4000", "-max_len=16384")


def main() -> int:
    """Exit 1 when anything was found."""
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__.split("\n")[0])
    parser.add_argument("--seconds", type=int, default=600, help="the time for atheris (default 600)")
    parser.add_argument("--cut", action="store_true", help="end the Hypothesis tests too when that time is out")
    parser.add_argument("--target", choices=TARGETS, action="append", help="this target only (may be repeated)")
    parser.add_argument("--no-hypothesis", action="store_true", help="atheris alone")
    parser.add_argument("--no-atheris", action="store_true", help="the Hypothesis tests alone")
    options = parser.parse_args()
    deadline = time.perf_counter() + options.seconds
    tests = [] if options.no_hypothesis else [_start_tests(suite) for suite in SUITES]
    targets = [] if options.no_atheris else options.target or list(TARGETS)
    found = []
    for at, target in enumerate(targets):
        left = int((deadline - time.perf_counter()) / (len(targets) - at))
        found += _fuzz(target, max(left, 1))
    if tests and not options.cut and any(one.poll() is None for one in tests):
        print("fuzz: the Hypothesis tests go on to their end", flush=True)
    failed = [_await_tests(one, deadline if options.cut else None) for one in tests]
    for path in found:
        print(f"found {path.relative_to(ROOT)}: tests/formats/test_fuzz_cases.py plays it from now on")
    print("fuzz: " + ("found something" if found or any(failed) else "found nothing"))
    return 1 if found or any(failed) else 0


def _fuzz(target: str, seconds: int) -> list[Path]:
    """The cases that a target raised on."""
    before = set(kept(target))
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        plant(target, corpus)
        print(f"fuzz: {target} for {seconds} s, from {len(list(corpus.iterdir()))} seeds", flush=True)
        CASES.mkdir(exist_ok=True)
        log = Path(folder) / "log"
        with log.open("wb") as out:
            subprocess.run(  # noqa: S603 - our own module
                [
                    *(sys.executable, "-m", "fuzz.engine", target, *LIMITS),
                    *(f"-max_total_time={seconds}", f"-artifact_prefix={CASES}/{target}-", "-print_final_stats=1"),
                    str(corpus),
                ],
                cwd=ROOT,
                stdout=out,
                stderr=subprocess.STDOUT,
                check=False,
            )
        told = log.read_text(errors="replace").splitlines()
    found = sorted(set(kept(target)) - before)
    for line in _telling(told):
        print(f"  {line}")
    if not any(line.startswith("Done") for line in told) and not found:
        raise SystemExit("\n".join([*told[-20:], f"fuzz: {target} ended before its time and left no case"]))
    return found


def _telling(told: list[str]) -> list[str]:
    """Of the engine's log, what was raised, or how much was done."""
    raised = next((at for at, line in enumerate(told) if "Uncaught Python exception" in line), len(told))
    done = [line for line in told[:raised] if line.startswith(("Done", "stat::average"))]
    return done + told[raised:]


def _start_tests(suite: str) -> subprocess.Popen[bytes]:
    """Every Hypothesis test of a suite, of each parametrised one an instance in turn."""
    listing = subprocess.run(  # noqa: S603 - our own tests
        [*_PYTEST, "--collect-only", "-q", suite], cwd=ROOT, capture_output=True, text=True, check=False
    )
    instances: dict[str, list[str]] = {}
    for line in listing.stdout.splitlines():
        if "::" in line:
            instances.setdefault(line.partition("[")[0], []).append(line)
    turns = max(map(len, instances.values()), default=0)
    names = [ids[turn] for turn in range(turns) for ids in instances.values() if turn < len(ids)]
    if not names:
        raise SystemExit(f"{listing.stdout}\nfuzz: {suite} has no Hypothesis test")
    print(f"fuzz: {len(names)} Hypothesis tests of {suite} beside it, profile long", flush=True)
    return subprocess.Popen(  # noqa: S603 - our own tests
        [*_PYTEST, "-q", "--maxfail=5", *names], cwd=ROOT, env=os.environ | {"HYPOTHESIS_PROFILE": "long"}
    )


_PYTEST = (sys.executable, "-m", "pytest", "-m", "hypothesis", "-p", "no:cacheprovider")


def _await_tests(tests: subprocess.Popen[bytes], deadline: float | None) -> bool:
    """Whether a test failed. Those that the time, if there is one, did not reach are not failures."""
    try:
        tests.wait(None if deadline is None else max(deadline - time.perf_counter(), 1))
    except subprocess.TimeoutExpired:
        tests.send_signal(signal.SIGINT)
        tests.wait()
        print("fuzz: the time was out before every Hypothesis test had run")
        return tests.returncode == 1
    return tests.returncode != 0


if __name__ == "__main__":
    raise SystemExit(main())
