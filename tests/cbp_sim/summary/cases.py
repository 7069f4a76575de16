"""A condition, a filing that meets it, and its neighbour that does not: how most rules are tested."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass

from cbp_sim.cbp import Cbp
from cbp_sim.profile import Profile, shipped_profile
from cbp_sim.reference import Reference
from tests.cbp_sim.summary.kit import Answer, Edit, add, drop, fees, file, opened, put, total

Before = Callable[[Cbp], object]


@dataclass(frozen=True)
class Case:
    """bad: what to change for the condition to be met. good: the nearest filing that CBP takes.

    world: tables of reference, as TOML, that the world of both has; good_world: other ones for the good filing.
    """

    code: str
    says: str
    bad: tuple[Edit, ...]
    good: tuple[Edit, ...] = ()
    before: Before | None = None
    port: str = "2704"
    filer: str = "N01"
    preparer: str = ""
    world: str = ""
    good_world: str | None = None

    def __str__(self) -> str:
        return f"{self.code} {self.says}"

    def file(self, edits: tuple[Edit, ...], world: str | None = None) -> Answer:
        """The answer to one of the two, in a world of its own."""
        cbp = opened(with_reference(self.world if world is None else world))
        if self.before is not None:
            self.before(cbp)
        return file(cbp, *edits, port=self.port, filer=self.filer, preparer=self.preparer)


def with_reference(tables: str) -> Profile:
    """The default profile with tables of reference."""
    reference = Reference.model_validate(tomllib.loads(tables))
    return shipped_profile("default").model_copy(update={"reference": reference})


def check(case: Case) -> None:
    """The bad filing meets the condition; the good one is taken."""
    bad, good = case.file(case.bad), case.file(case.good, case.good_world)
    assert case.code in bad.codes, bad.codes
    assert case.code not in good.codes
    assert good.accepted, good.codes


def both(*edits: Edit) -> Edit:
    """Several changes as one."""

    def edit(records: list[str]) -> list[str]:
        for one in edits:
            records = one(records)
        return records

    return edit


def nothing(records: list[str]) -> list[str]:
    """No change."""
    return records


# ------------------------------------------------------------------------- other filings that CBP takes

#: By air: two-letter carrier, waybill without issuer, no harbor fee.
air = both(
    put("10:36-37", "40"),
    put("20:3-6", "XX"),
    put("23:4-7", ""),
    put("23:8-19", "12345675"),
    put("40:37-41", ""),
    fees(harbor=None),
)
truck = both(put("10:36-37", "30"), put("20:3-6", "XMPL"), put("40:37-41", ""), fees(harbor=None))
border_water = put("10:36-37", "12")


def informal(dollars: int = 2000, fee: int | None = 269) -> Edit:
    """Type 11, without a bond, with the fixed fee of the fiscal year 2026."""
    paid = both(add(f"34311{fee:08}", after="23"), add(f"89311{fee:011}", after="47")) if fee is not None else nothing
    return both(
        put("10:34-35", "11"),
        drop("318"),
        put("50:25-34", f"{dollars:010}"),
        drop("62"),
        drop("89"),
        paid,
        lambda records: [*(r for r in records if not r.startswith("89")), *(r for r in records if r.startswith("89"))],
        total(fees=fee or 0),
    )


def zone(status: str = "N", filed: str = "", quantity: int = 300) -> Edit:
    """Type 06 from a zone, with no harbor fee."""
    return both(
        put("10:34-35", "06"),
        put("11:63-71", "085A01001"),
        put("20:17-20", "Z123"),
        add(f"41{status}{filed.ljust(6)}{quantity:010}", after="40"),
        fees(harbor=None),
    )


def case_record(
    number: str = "A000000001", claim: str = "C", rate: int = 1000, kind: str = "A", duty: int = 180000
) -> str:
    """A 53: rate in hundredths of a percent, duty in cents."""
    return f"53{number}{claim}{rate:08}{kind}  {'':10}{'':12}{duty:010}"


#: Type 03: an AD case of ten percent in cash, an exporter, a single bond beside the continuous one.
cased = both(
    put("10:34-35", "03"),
    add("319A 0010000050000", after="31"),
    add("47EGBEXAPRE12LON", after="47"),
    add(case_record(), after="50"),
    add(f"88{0:011} {180000:011} {0:011} {0:011}", after="62"),
    total(ad=180000),
)

#: Type 21 and 23: warehouse, and temporary importation of an article under bond.
warehouse = both(put("10:34-35", "21"), put("20:17-20", "Z123"))
tib = both(
    put("10:34-35", "23"),
    put("10:69", "Y"),
    add("509813000520 0000000000 0000000000", after="47"),
    fees(processing=None),
)
#: Type 31: a withdrawal names the warehouse entry, and no transport.
withdrawal = both(
    put("10:34-35", "31"),
    put("10:36-37", ""),
    put("20:3-16", ""),
    put("20:17-20", "Z123"),
    put("20:21-40", ""),
    drop("22"),
    drop("23"),
    add("30N01  50000011 2704", after="20"),
    put("40:37-41", ""),
    fees(harbor=None),
)
quota = both(put("10:34-35", "02"), put("10:40", "A"))


def second_line(*, number: str = "002", dollars: int = 0) -> Edit:
    """Another line of the same kind, free of value and fees unless told."""
    block = [
        f"40  {number} GBGB121825        0000000900428700000002150    N",
        "47MGBEXAPRE12LON",
        "47S98-1234567",
        f"504901990093 0000000000 {dollars:010} 000000300000NO",
    ]

    def edit(records: list[str]) -> list[str]:
        at = max(n for n, line in enumerate(records) if line.startswith(("50", "62", "60", "47"))) + 1
        return [*records[:at], *block, *records[at:]]

    return edit
