"""Security filings for tests: a right ISF-10, a right ISF-5, and how to put something wrong into one."""

from __future__ import annotations

from tests.cbp_sim.release.desk import put

#        1         2         3         4         5         6         7         8
# 2345678901234567890123456789012345678901234567890123456789012345678901234567890
ISF_10 = [
    "SF10101ACTEI 00-123456700           11               ZZOC00-123456700   018",
    "SF15OBZZOCOCN260417",
    "SF20CR ISF-2026-0417".replace("-", ""),
    "SF30SE EXAMPLE TRADING COMPANY LTD",
    "SF351588 SAMPLE ROAD",
    "SF36SHENZHEN                           GD       518000         CN",
    "SF30BY                                    EI 00-123456700",
    "SF30ST                                    FR Z123",
    "SF30LG EXAMPLE CONTAINER STATION",
    "SF351588 SAMPLE ROAD",
    "SF36SHENZHEN                           GD       518000         CN",
    "SF30CS EXAMPLE CONSOLIDATOR",
    "SF351588 SAMPLE ROAD",
    "SF36SHENZHEN                                                   CN",
    "SF30CN                                    EI 00-123456700",
    "SF30IM                                    EI 00-123456700",
    "SF30MF EXAMPLE CERAMICS FACTORY",
    "SF35157 KILN LANE",
    "SF36CHAOZHOU                           GD       521000         CN",
    "SF40691110    CN",
]
ISF_5 = [
    "SF10201ACTEI 00-123456700           11               ZZOC00-123456700   018",
    "SF15OBZZOCOCN260417",
    "SF30BKPEXAMPLE BOOKING",
    "SF351588 SAMPLE ROAD",
    "SF36SHENZHEN                                                   CN",
    "SF30ST                                    FR Z123",
    "SF40691110",
    "SF50UN CATOR          UN CATOR",
]


def edited(
    *edits: tuple[str, int, str], of: list[str] = ISF_10, drop: tuple[str, ...] = (), after: tuple[str, ...] = ()
) -> list[str]:
    """A filing with other columns in its first record of a beginning, without some records, or with more after one.

    after: what a record begins with, then the records that are put behind it.
    """
    lines = [line.ljust(80) for line in of if not line.startswith(drop or ("-",))]
    for record, column, told in edits:
        at = next(at for at, line in enumerate(lines) if line.startswith(record))
        lines[at] = put(lines[at], column, told)
    if after:
        at = next(at for at, line in enumerate(lines) if line.startswith(after[0]))
        lines[at + 1 : at + 1] = [line.ljust(80) for line in after[1:]]
    return lines


def change(action: str, number: str, *edits: tuple[str, int, str], of: list[str] = ISF_10) -> list[str]:
    """A filing that replaces one, or a deletion."""
    lines = edited(("SF10", 8, action), ("SF10", 39, number.ljust(15)), *edits, of=of)
    return lines[:1] if action == "D" else lines
