"""The entry-type matrix: every cell that demands or forbids does so."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from cbp_sim.conditions import condition
from cbp_sim.rules.summary import tables
from formats.catair.entry_summary.header import ENTRY_TYPES
from tests.cbp_sim.summary.cases import both, case_record
from tests.cbp_sim.summary.kit import Edit, add, ae, answer, batch, drop, opened, put, send

#: Element -> how to have it, how to lack it.
ELEMENTS: dict[str, tuple[Edit, Edit]] = {
    "post_summary_correction": (put("10:65", "Y"), put("10:65", "")),
    "release_certification": (put("10:40", "A"), put("10:40", "")),
    "mode_of_transport": (put("10:36-37", "10"), put("10:36-37", "")),
    "bond_waiver": (put("10:38", "0"), put("10:38", "")),
    "bond_waiver_reason": (put("10:62-64", "999"), put("10:62-64", "")),
    "deferred_tax": (put("10:45", "2"), put("10:45", "")),
    "trade_agreement_reconciliation": (put("10:46", "Y"), put("10:46", "")),
    "reconciliation_issue": (put("10:47-49", "001"), put("10:47-49", "")),
    "consolidated": (put("10:42", "Y"), put("10:42", "")),
    "consignee": (put("11:15-26", "98-1234567"), put("11:15-26", "")),
    "estimated_entry_date": (put("11:42-47", "010626"), put("11:42-47", "")),
    "import_date": (put("11:48-53", "010226"), put("11:48-53", "")),
    "foreign_trade_zone": (put("11:63-71", "085A01001"), put("11:63-71", "")),
    "state_of_destination": (put("11:61-62", "CA"), put("11:61-62", "")),
    "port_of_unlading": (put("20:7-10", "2704"), put("20:7-10", "")),
    "location_of_goods": (put("20:17-20", "Z123"), put("20:17-20", "")),
    "manifests": (put("22:3-10", "00000480"), both(drop("22"), drop("23"))),
    "warehouse": (add("30N01  50000011 2704", after="23"), drop("30")),
    "bonds": (put("31:3", "8"), drop("31")),
    "releases": (add("32N01  50000011N01  50000037", after="31"), drop("32")),
    "lines": (put("40:5-7", "001"), both(*(drop(one) for one in ("40", "44", "47", "50", "62")))),
    "export_country": (put("40:11-12", "GB"), put("40:11-12", "")),
    "export_date": (put("40:13-18", "121825"), put("40:13-18", "")),
    "related_party": (put("40:56", "N"), put("40:56", "")),
    "non_reimbursement": (put("40:60", "Y"), put("40:60", "")),
    "zone": (add("41N      0000000300", after="40"), drop("41")),
    "manufacturer": (put("47M:3", "M"), drop("47M")),
    "sold_to": (put("47S:3", "S"), drop("47S")),
    "exporter": (add("47EGBEXAPRE12LON", after="47"), drop("47E")),
    "cases": (add(case_record(), after="50"), drop("53")),
    "case_totals": (add("8800000000000", after="62"), drop("88")),
}

CELLS = [
    (demand, entry_type, cell)
    for demand in tables.entry_type_matrix()
    for entry_type, cell in demand.cells.items()
    if cell in ("M", "N")
]


def codes(entry_type: str, *edits: Edit) -> list[str]:
    """The conditions of a summary of a type."""
    return answer(send(opened(), batch(ae(put("10:34-35", entry_type), *edits)))).codes


@pytest.mark.parametrize(
    ("demand", "entry_type", "cell"), CELLS, ids=lambda one: one.element if isinstance(one, tables.Demand) else one
)
def test_a_cell_that_demands_or_forbids_does_so(demand: tables.Demand, entry_type: str, cell: str) -> None:
    there, absent = ELEMENTS[demand.element]
    code = demand.missing if cell == "M" else demand.forbidden
    bad, good = (absent, there) if cell == "M" else (there, absent)
    assert code in codes(entry_type, bad)
    if (demand.element, entry_type) not in ALSO_ELSEWHERE:
        assert code not in codes(entry_type, good)


#: Where the same condition has another reason in these bare filings: 309 speaks of the mode of transport as well, 136
#: and the like do not.
ALSO_ELSEWHERE = {
    *((element, kind) for element in ("port_of_unlading", "mode_of_transport") for kind in ("31", "32", "34", "38")),
    *(("manifests", kind) for kind in ("31", "32", "34", "38")),
}


def test_a_type_that_ae_does_not_take_asks_nothing_of_the_matrix() -> None:
    assert codes("61") == ["B18"]


def test_every_condition_of_the_matrices_is_in_the_catalogue() -> None:
    for demand in (*tables.entry_type_matrix(), *tables.transport_matrix()):
        for code in (demand.missing, demand.forbidden):
            if code:
                assert condition(code, "AE").narrative


def test_the_matrix_has_every_entry_type_of_the_chapter() -> None:
    for demand in tables.entry_type_matrix():
        assert tuple(demand.cells) == ENTRY_TYPES
        assert set(demand.cells.values()) <= set("MCAN")


def test_the_matrix_agrees_with_the_official_one(shared: Path) -> None:
    text = (shared / "reference" / "entry_type_matrix.csv").read_text(encoding="utf-8").splitlines()
    official = list(csv.DictReader(line for line in text if not line.startswith("#")))
    names = {
        "Remotely Filed Indicator (RLF claim)": None,
        "Line Item Grouping": "lines",
        "Charges Amount": None,
        "AD/CVD Non-Reimbursement Statement": None,  # misprinted: see the table's own comment
        "MOT Code": "mode_of_transport",
        "Cargo Release Certification Request Indicator": "release_certification",
        "Post Summary Correction Indicator": "post_summary_correction",
        "Bond Waiver Indicator": "bond_waiver",
        "Bond Waiver Reason Code": "bond_waiver_reason",
        "Deferred Tax Payment Code": "deferred_tax",
        "Trade Agreement Reconciliation Indicator": "trade_agreement_reconciliation",
        "Reconciliation Issue Code": "reconciliation_issue",
        "Consolidated Summary Indicator": "consolidated",
        "Consignee Number": "consignee",
        "Estimated Entry Date": "estimated_entry_date",
        "Date of Importation": "import_date",
        "Foreign Trade Zone Identifier": "foreign_trade_zone",
        "U.S. State of Destination": "state_of_destination",
        "District/Port of Unlading": "port_of_unlading",
        "Location of Goods Code": "location_of_goods",
        "Cargo Manifest Grouping": "manifests",
        "Warehouse Withdrawal Information": "warehouse",
        "Bond Grouping": "bonds",
        "Consolidated Release Grouping": "releases",
        "Country of Export Code": "export_country",
        "Date of Exportation": "export_date",
        "Related Party Indicator": "related_party",
        "FTZ Status Information": "zone",
        "Manufacturer/Supplier": "manufacturer",
        "Sold To Party": "sold_to",
        "Foreign Exporter": "exporter",
        "AD/CVD Case Information": "cases",
        "AD/CVD Totals": "case_totals",
    }
    ours = {demand.element: demand.cells for demand in tables.entry_type_matrix()}
    for row in official:
        element = names[row["element"]]
        if element is not None:
            assert ours[element] == {kind: row[kind] for kind in ours[element]}, element
