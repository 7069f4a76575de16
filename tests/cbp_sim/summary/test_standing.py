"""How those whom a summary names stand with CBP, and what their accounts allow."""

from __future__ import annotations

import json

import pytest

from tests.cbp_sim.summary.cases import Case, air, both, check, informal, warehouse
from tests.cbp_sim.summary.kit import add, after, drop, put
from tests.cbp_sim.summary.test_identity import delete

OTHER = "98-7654321"
importer = put("11:3-14", OTHER)
consignee = put("11:15-26", OTHER)
single = both(drop("31"), add("319B 0010000050000", after="23"))
military = put("10:34-35", "51")
#: On the monthly statement of January of an importer, printed on the sixth.
monthly = both(put("10:51", "7"), put("10:52-57", "010926"), put("10:58-59", "01"))
daily = both(put("10:51", "2"), put("10:52-57", "010926"))
flagged = put("10:47-49", "001")


def on_file(table: str, **values: object) -> str:
    """A row of a table, as TOML: strings, numbers, truth values and lists of them are written as JSON writes them."""
    return "\n".join([f"[[{table}]]", *(f"{name} = {json.dumps(value)}" for name, value in values.items()), ""])


def imports(**values: object) -> str:
    """The other importer's row."""
    return on_file("importers", number=OTHER, **values)


def bonded(effective: str = "2025-01-01", surety: str = "001", more: str = "") -> str:
    """The other importer's row, with a continuous bond."""
    return f'{imports()}\n[importers.bond]\nsurety = "{surety}"\neffective = {effective}\n{more}\n'


def filer(**values: object) -> str:
    """The filer's accounts."""
    return on_file("filers", code="N01", **values)


def facts(*names: str) -> str:
    """What CBP knows of the entry."""
    return on_file("entries", number="N01-50000029", facts=list(names))


def ebond(**values: object) -> str:
    """The single bond that eBond has for the entry."""
    return on_file("single_bonds", entry="N01-50000029", **values)


PORT = on_file("ports", code="2709", cargo=False)

CASES = [
    Case(
        "210",
        "on monthly statements",
        bad=(monthly, importer),
        good=(monthly,),
        world=imports(monthly_statements=False),
    ),
    Case("340", "no immediate delivery to a warehouse", bad=(warehouse,), good=(), world=facts("immediate delivery")),
    Case("B70", "an old entry stays as it is", bad=(), world=facts("converted"), good_world=facts()),
    Case("B77", "and one of another kind", bad=(), world=facts("another kind of entry"), good_world=facts()),
    Case("B27", "and one of another way", bad=(), world=facts("not filed by ABI"), good_world=facts()),
    Case("104", "the importer is not void", bad=(importer,), world=imports(status="void")),
    Case("111", "nor inactive", bad=(importer,), world=imports(status="inactive")),
    Case("875", "nor long silent", bad=(importer,), world=imports(dormant=True)),
    Case("106", "the consignee is not void", bad=(consignee,), world=imports(status="void")),
    Case("108", "nor inactive", bad=(consignee,), world=imports(status="inactive")),
    Case("579", "nor is the buyer void", bad=(put("47S:4-18", OTHER),), world=imports(status="void")),
    Case(
        "589",
        "nor the one it is delivered to",
        bad=(add(f"47C{OTHER}", after="47"),),
        good=(add("47C98-1234567", after="47"),),
        world=imports(status="void"),
    ),
    Case("113", "a continuous bond is on file", bad=(importer,), world=imports(bonded=False)),
    Case("115", "in force", bad=(importer,), good=(importer,), world=bonded("2026-02-01"), good_world=bonded()),
    Case(
        "116",
        "sufficient",
        bad=(importer,),
        good=(importer,),
        world=bonded(more="sufficient = false"),
        good_world=bonded(),
    ),
    Case(
        "117",
        "not terminated",
        bad=(importer,),
        good=(importer,),
        world=bonded(more="terminates = 2026-01-01"),
        good_world=bonded(more="terminates = 2027-01-01"),
    ),
    Case("145", "of that surety", bad=(importer,), good=(importer, put("31:6-8", "004")), world=bonded(surety="004")),
    Case(
        "142",
        "the surety is not cancelled",
        bad=(),
        good=(put("31:6-8", "004"),),
        world=on_file("sureties", code="001", status="cancelled"),
    ),
    Case(
        "143",
        "nor revoked",
        bad=(),
        good=(put("31:6-8", "004"),),
        world=on_file("sureties", code="001", status="revoked"),
    ),
    Case(
        "752",
        "a single bond is in eBond",
        bad=(single,),
        good=(single,),
        world="all_single_bonds = true\n",
        good_world="all_single_bonds = true\n" + ebond(),
    ),
    Case("753", "not void", bad=(single,), good=(single,), world=ebond(void=True), good_world=ebond()),
    Case("754", "of that designation", bad=(single,), good=(single,), world=ebond(designation="A"), good_world=ebond()),
    Case("755", "for that type", bad=(single,), good=(single,), world=ebond(entry_type="06"), good_world=ebond()),
    Case("756", "of that amount", bad=(single,), good=(single,), world=ebond(amount=40000), good_world=ebond()),
    Case("757", "for that importer", bad=(single,), good=(single, importer), world=ebond(importers=[OTHER])),
    Case("758", "who still may", bad=(single, importer), good=(single,), world=ebond(former=[OTHER])),
    Case("168", "a port takes cargo", bad=(put("20:7-10", "2709"),), world=PORT),
    Case("169", "from ships", bad=(put("20:7-10", "2709"),), world=on_file("ports", code="2709", vessel=False)),
    Case(
        "170",
        "and planes",
        bad=(air, put("20:7-10", "2709")),
        good=(air,),
        world=on_file("ports", code="2709", air=False),
    ),
    Case("B78", "a port is active", bad=(), world=on_file("ports", code="2704", active=False), good_world=""),
    Case(
        "225",
        "and takes remote filings",
        bad=(put("10:40", "A"),),
        good=(put("10:40", "A"),),
        preparer="1232N01  1",
        world=on_file("ports", code="2704", electronic_invoice=False),
        good_world="",
    ),
    Case(
        "174",
        "a facility holds cargo",
        bad=(put("20:17-20", "Z999"),),
        good=(put("20:17-20", "Z123"),),
        world=on_file("facilities", code="Z999", cargo=False),
    ),
    Case(
        "175",
        "and is active",
        bad=(put("20:17-20", "Z999"),),
        good=(put("20:17-20", "Z123"),),
        world=on_file("facilities", code="Z999", active=False),
    ),
    Case("409", "nothing comes from there", bad=(), good=(), world=on_file("countries", code="GB"), good_world=""),
    Case(
        "699",
        "but for some articles",
        bad=(),
        good=(),
        world=on_file("countries", code="GB", articles=["97"]),
        good_world=on_file("countries", code="GB", articles=["49"]),
    ),
    Case("865", "an article is not for every importer", bad=(importer,), world=imports(barred=["4901"])),
    # accounts
    Case("207", "the filer is on statements", bad=(daily,), good=(), world=filer(statements=False)),
    Case(
        "285",
        "at that port",
        bad=(daily,),
        good=(daily,),
        world=filer(statement_ports=["3001"]),
        good_world=filer(statement_ports=["2704"]),
    ),
    Case("209", "on monthly ones", bad=(monthly,), good=(daily,), world=filer(monthly_statements=False)),
    Case(
        "313",
        "with a day for them",
        bad=(both(monthly, put("10:51", "6")),),
        good=(monthly,),
        world=filer(monthly_day=False),
    ),
    Case(
        "219",
        "with a branch where it must",
        bad=(daily,),
        good=(daily, put("10:60-61", "01")),
        world=filer(branch_required=True),
    ),
    Case("314", "the importer has a day", bad=(monthly, importer), good=(monthly,), world=imports(monthly_day=False)),
    Case("337", "and no sanction", bad=(monthly, importer), good=(daily, importer), world=imports(sanctioned=True)),
    Case("B34", "a reference is given where it must", bad=(put("10:22-30", ""),), world=filer(reference_required=True)),
    Case(
        "226",
        "the filer has electronic invoices",
        bad=(put("10:41", "Y"), drop("44"), add("42GBEXAPRE12LON  INV-1             0001 0012", after="40")),
        good=(),
        world=filer(electronic_invoice=False),
    ),
    Case(
        "B74",
        "and an express facility",
        bad=(informal(), put("10:70", "Y")),
        good=(informal(),),
        world=filer(express=False),
    ),
    Case("290", "a military summary is of a defense filer", bad=(military,), good=(), world=filer(defense=False)),
    Case("291", "and importer", bad=(military, importer), good=(importer,), world=imports(defense=False)),
    Case(
        "162",
        "the importer may reconcile",
        bad=(importer, flagged),
        good=(flagged,),
        world=imports(reconciliation=False),
    ),
    Case(
        "B72",
        "no statement is being printed",
        bad=(daily,),
        good=(daily, put("10:52-57", "011226")),
        world="statement_runs = [2026-01-09]\n",
    ),
    Case(
        "215",
        "the print date is not after the monthly statement",
        bad=(monthly, put("10:52-57", "012226")),
        good=(monthly,),
    ),
    # what CBP knows of the entry
    Case(
        "B26",
        "a held entry is not deleted",
        bad=(delete,),
        good=(delete,),
        before=after(),
        world=facts("liquidation hold"),
        good_world=facts(),
    ),
    Case("B55", "CBP is not at it", bad=(), world=facts("in use"), good_world=facts()),
    Case(
        "B37",
        "no line release is filed remotely",
        bad=(put("10:40", "A"),),
        good=(put("10:40", "A"),),
        preparer="1232N01  1",
        world=facts("line release"),
        good_world=facts(),
    ),
    Case("148", "or certified", bad=(put("10:40", "A"),), good=(), world=facts("line release")),
    Case("158", "what is reconciled is not flagged", bad=(flagged,), good=(), world=facts("reconciled")),
    Case(
        "339",
        "immediate delivery is not certified",
        bad=(put("10:40", "A"),),
        good=(),
        world=facts("immediate delivery"),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_standing(case: Case) -> None:
    check(case)
