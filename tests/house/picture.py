"""The README's picture of a run: what `localace demo` prints, its ports masked. Run this to draw it anew."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BEGIN, END = "<!-- demo:begin -->\n```text\n", "```\n<!-- demo:end -->"
WIDTH = 120


def drawn() -> str:
    """What the demonstration prints now."""
    command = [sys.executable, "-m", "gateway.cli", "demo"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    lines = re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:PORT", done.stdout).splitlines()
    return "".join(f"{line if len(line) <= WIDTH else line[: WIDTH - 1] + '…'}\n" for line in lines)


def shown() -> str:
    """What the README shows."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return text.split(BEGIN)[1].split(END)[0]


if __name__ == "__main__":
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    readme.write_text(before + BEGIN + drawn() + END + rest.split(END)[1], encoding="utf-8")
