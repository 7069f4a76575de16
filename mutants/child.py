"""A process of its own for each question, with a limit of time and memory, and silent."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Callable
from enum import Enum

_MEMORY = 4_000_000_000
#: On a busy machine a process may wait much longer than it works.
_WAIT = 20


class Verdict(Enum):
    """What became of a mutant."""

    KILLED = "killed"
    TIMEOUT = "timeout"
    SURVIVED = "survived"


def ask(question: Callable[[], bool], *, seconds: int) -> Verdict:
    """SURVIVED when the question is answered with True. seconds: of computing, not of waiting."""
    child = os.fork()
    if child == 0:
        silent = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silent, stream)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        signal.alarm(seconds * _WAIT)
        good = False
        try:
            good = question()
        finally:
            os._exit(0 if good else 1)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        slow = os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGALRM, signal.SIGKILL)
        return Verdict.TIMEOUT if slow else Verdict.KILLED
    return Verdict.SURVIVED if os.WEXITSTATUS(status) == 0 else Verdict.KILLED
