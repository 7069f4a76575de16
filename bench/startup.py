"""`python -m bench.startup`: how long the command takes to help, and a server to listen. Best of several runs."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUNS = 7
#: What the project promises, in seconds.
HELP, LISTENING = 0.4, 1.0


def main() -> int:
    """Print both figures; exit 1 when a promise is not met."""
    helps = min(_help() for _ in range(RUNS))
    listens = min(_listening() for _ in range(RUNS))
    print(f"localace --help      {helps:.2f} s  (at most {HELP})")
    print(f"start to listening   {listens:.2f} s  (at most {LISTENING})")
    return 0 if helps <= HELP and listens <= LISTENING else 1


def _help() -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "gateway.cli", "--help"], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def _listening() -> float:
    command = [sys.executable, "-m", "gateway.cli", "serve", "--port", "0", "--control-port", "0"]
    begun = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        for line in server.stdout or ():
            if line.startswith("ABI listening"):
                break
        took = time.perf_counter() - begun
        server.send_signal(signal.SIGTERM)
        server.communicate(timeout=30)
    return took


if __name__ == "__main__":
    raise SystemExit(main())
