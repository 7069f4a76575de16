"""The server's log on standard error. What was in a batch, a password for one, never stands in it."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType
from typing import Any, TypeAlias

_ExcInfo: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class SafeFormatter(logging.Formatter):
    """Says where an error came from and the first line of what it says: what follows may quote the data."""

    def formatException(self, ei: _ExcInfo) -> str:
        """Logging: an error as text."""
        kind, error, trace = ei
        if kind is None:
            return ""
        lines = traceback.format_tb(trace)
        first = str(error).partition("\n")[0]
        return "".join(lines) + f"{kind.__name__}: {first}"


def log_to_stderr(level: int = logging.WARNING) -> None:
    """Write warnings and worse, our own and those of Twisted and uvicorn."""
    handler = logging.StreamHandler()
    handler.setFormatter(SafeFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    from twisted.logger import STDLibLogObserver, globalLogBeginner

    observer: Any = STDLibLogObserver()
    globalLogBeginner.beginLoggingTo([observer], discardBuffer=True, redirectStandardIO=False)
