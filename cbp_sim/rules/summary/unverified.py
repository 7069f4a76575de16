"""Which of four informational conditions says that a duty was taken without being computed.

The error dictionary explains 622 and 628 alike ("a complex computation not verified") and 623 and 626 alike ("not
verified by the system"); which is said when is chosen by us, after their narratives.
"""

from __future__ import annotations

from collections.abc import Sequence

from cbp_sim.tariff.duty import Due

_SPECIAL, _ADDITIONAL = "98", "99"


def taken_as(due: Due, line: Sequence[Due]) -> str:
    """The condition for one number whose duty is not computed. line: all numbers that stand with it.

    626: a number of chapter 98 stands there, whose exceptions the records do not tell. 628: the line has several
    articles. 623: the formula leans on a duty that no number of the line tells. 622: the tariff gives no formula.
    """
    numbers = [other.number for other in line]
    if any(number.startswith(_SPECIAL) for number in numbers):
        return "626"
    if sum(not number.startswith(_ADDITIONAL) for number in numbers) > 1:
        return "628"
    return "623" if due.computation.code == "9" else "622"
