"""One target under atheris: `python -m fuzz.engine TARGET [libFuzzer options] CORPUS`.

The core of `formats` is imported under instrumentation; the chapters, which are declarations, are not.
"""

from __future__ import annotations

import sys

import atheris

from fuzz.mutate import mutated


def _change(data: bytes, most: int, seed: int) -> bytes:
    """By the record as often as by the byte."""
    if seed & 1:
        return mutated(data, most, seed >> 1)
    changed: bytes = atheris.Mutate(data, most)
    return changed


def main() -> None:
    """Run until the time is out, or until the target raises; libFuzzer then writes the case and ends the process."""
    with atheris.instrument_imports(include=["formats"], exclude=["formats.catair"]):
        from fuzz.targets import TARGETS
    target = TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target, custom_mutator=_change)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
