"""AD/CVD cases as they are on file: what may be reported, for which goods, at which rate."""

from __future__ import annotations

import pytest

from tests.cbp_sim.summary.cases import Case, both, case_record, cased, check
from tests.cbp_sim.summary.kit import Edit, add, drop, put, total
from tests.cbp_sim.summary.test_standing import on_file

NUMBER, WHOLE = "A000000001", "A000000000"
MAKER = "GBEXAPRE12LON"
#: The case of the whole country in place of the company's own.
whole = put("53:3-12", WHOLE)
#: Under a rate of nothing there is nothing to pay.
zero = both(
    cased,
    drop("53"),
    drop("88"),
    add(case_record(rate=0, duty=0), after="50"),
    add(f"88{0:011} {0:011} {0:011} {0:011}", after="62"),
    total(),
)
single: Edit = both(zero, drop("319"), add("319A 0010000050000", after="318"))


def ad(number: str = NUMBER, origin: str = "GB", **more: object) -> str:
    """A case on file. Dates are written as they are."""
    dates = {name: more.pop(name) for name in ("suspension_ends", "effective") if name in more}
    row = on_file("cases", number=number, origin=origin, **more)
    return row + "".join(f"{name} = {day}\n" for name, day in dates.items())


def at_rate(percent: str | None = "10.00", **more: object) -> str:
    """A case with a rate in force."""
    rates = {} if percent is None else {"ad_valorem": percent}
    return ad(effective="2025-01-01", **rates, **more)


def declared(effective: str = "2025-01-01", more: str = "", **values: object) -> str:
    """A non-reimbursement declaration on file, and the case."""
    row = on_file("declarations", number="0000000001", **values)
    return f"{ad()}{row}effective = {effective}\n{more}\n"


def of_status(code: str, status: str) -> Case:
    """A case that may not be reported any more, or not yet."""
    return Case(code, status, bad=(cased,), good=(cased,), world=ad(status=status), good_world=ad())


reimbursed = both(cased, put("53:57-66", "0000000001"))
second = both(cased, add(case_record("C000000002", rate=0, duty=0), after="53"))

CASES = [
    Case(
        "546",
        "a case is on file",
        bad=(cased,),
        good=(cased,),
        world="known_cases = []\n",
        good_world="known_cases = []\n" + ad(),
    ),
    of_status("558", "excluded"),
    of_status("559", "revoked"),
    of_status("560", "deactivated"),
    of_status("561", "initiated"),
    of_status("562", "terminated"),
    Case(
        "563",
        "it suspends liquidation",
        bad=(cased,),
        good=(cased,),
        world=ad(suspension_ends="2025-12-31"),
        good_world=ad(suspension_ends="2026-12-31"),
    ),
    Case("566", "and says how it is secured", bad=(cased,), good=(cased,), world=ad(claims=""), good_world=ad()),
    Case(
        "567",
        "by cash, where it is to be",
        bad=(cased, put("53:13", "B"), drop("88"), add(f"88{180000:011} {0:011} {0:011} {0:011}", after="62"), total()),
        good=(cased,),
        world=ad(claims="C"),
    ),
    Case("547", "it is of the country", bad=(cased,), good=(cased,), world=ad(origin="FR"), good_world=ad()),
    Case("548", "of the article", bad=(cased,), good=(cased,), world=ad(hts=["73"]), good_world=ad(hts=["4901"])),
    Case(
        "549",
        "of the maker",
        bad=(cased,),
        good=(cased,),
        world=ad(manufacturer="GBOTHERMAKER"),
        good_world=ad(manufacturer=MAKER),
    ),
    Case(
        "550",
        "of the exporter",
        bad=(cased,),
        good=(cased,),
        world=ad(exporter="GBOTHERMAKER"),
        good_world=ad(exporter=MAKER),
    ),
    Case("551", "a maker with a case of its own", bad=(cased, whole), good=(cased,), world=ad(manufacturer=MAKER)),
    Case("552", "an exporter with one", bad=(cased, whole), good=(cased,), world=ad(exporter=MAKER)),
    Case("553", "both", bad=(cased, whole), good=(cased,), world=ad(manufacturer=MAKER, exporter=MAKER)),
    Case("564", "a related case comes with it", bad=(cased,), good=(second,), world=ad(related=["C000000002"])),
    Case("565", "one that is not related does not", bad=(second,), good=(cased,), world=ad()),
    Case(
        "568",
        "its rate is in force",
        bad=(cased,),
        good=(cased,),
        world=ad(effective="2026-06-01", ad_valorem="10"),
        good_world=at_rate(),
    ),
    Case("573", "and the one reported", bad=(cased,), good=(cased,), world=at_rate("11.00"), good_world=at_rate()),
    Case(
        "574",
        "also when it is specific",
        bad=(zero, put("53:22", "S"), put("53:35-46", "000000010000")),
        good=(zero,),
        world=at_rate(None, specific="1.00"),
        good_world=at_rate(None),
    ),
    Case("569", "a zero rate is none", bad=(cased,), good=(single,), world=at_rate(None)),
    Case("570", "and has no duty", bad=(cased,), good=(single,), world=at_rate(None)),
    Case("571", "nor quantity", bad=(zero, put("53:35-46", "000000010000")), good=(single,), world=at_rate(None)),
    Case(
        "572",
        "and counts as ad valorem",
        bad=(zero, put("53:22", "S"), put("53:35-46", "000000010000")),
        good=(single,),
        world=at_rate(None),
    ),
    Case("576", "a duty is its own rate's, of any case", bad=(cased, put("53:47-56", "0000180001")), good=(cased,)),
    Case(
        "576",
        "the duty is right",
        bad=(
            cased,
            drop("53"),
            drop("88"),
            add(case_record(duty=180001), after="50"),
            add(f"88{0:011} {180001:011} {0:011} {0:011}", after="62"),
            total(ad=180001),
        ),
        good=(cased,),
        world=at_rate(),
    ),
    Case(
        "555",
        "a declaration is in force",
        bad=(reimbursed,),
        good=(reimbursed,),
        world=declared("2026-06-01"),
        good_world=declared(),
    ),
    Case(
        "556",
        "still",
        bad=(reimbursed,),
        good=(reimbursed,),
        world=declared(more="expires = 2025-12-31"),
        good_world=declared(),
    ),
    Case(
        "557",
        "for the case",
        bad=(reimbursed,),
        good=(reimbursed,),
        world=declared(cases=["A999999001"]),
        good_world=declared(),
    ),
    Case("465", "goods may be under a case", bad=(), good=(), world=ad(hts=["4901"]), good_world=ad(hts=["73"])),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_remedies(case: Case) -> None:
    check(case)
