"""What the tariff says to a line: programs, remedies, duty. The numbers are of the lines that are shipped."""

from __future__ import annotations

import pytest

from tests.cbp_sim.summary.cases import Case, both, check
from tests.cbp_sim.summary.kit import add, put, total

#: Asses, at 6.8 percent, for which China is under section 301; watches, by jewels and case.
asses = both(put("50:3-12", "0101300000"), put("50:14-23", "0000122400"), total(duty=122400))
watches = put("50:3-12", "9105193010")
australian = both(put("40:25-26", "AU"), put("40:9-10", "AU"))
#: Cheese and sugar that Australia's agreement leaves out.
cheese = put("50:3-12", "0406901600")
sugar = add("501701125000 0000000000 0000000000 000000000100KG", after="50")

CASES = [
    Case("608", "a program is for the origin", bad=(put("40:25-26", "AU"),)),
    Case("613", "goods of China have their remedy", bad=(asses, put("40:9-12", "CNCN")), good=(asses,)),
    Case("616", "one of the numbers has the program", bad=(australian, cheese, sugar)),
    Case(
        "619",
        "a repaired article has no preference",
        bad=(
            put("40:25-26", "A"),
            put("40:9-10", "BR"),
            add("509802004040 0000000000 0000000000", after="47"),
        ),
    ),
    Case("622", "a duty by parts is taken", bad=(watches,)),
    Case("624", "a duty is right", bad=(put("50:14-23", "0000000500"), total(duty=500))),
    Case("627", "also in all", bad=(total(duty=500),)),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_tariff_conditions(case: Case) -> None:
    check(case)
