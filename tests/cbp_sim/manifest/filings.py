"""Right transactions of every application of the manifest side, for tests that put something wrong into one."""

from __future__ import annotations

from tests.cbp_sim.manifest.isf import ISF_5, ISF_10, change
from tests.cbp_sim.manifest.test_cargo_query import query

FILINGS = {
    "CQ": (
        [query(filer="N01", number="70001015", bills="Y", limit="2")],
        [query(issuer="ZZOC", bill="OCN260417", related="Y")],
        [query(in_bond="417300262")],
        [query(waybill="12312345675", house="HAWB1")],
    ),
    "SF": (ISF_10, ISF_5, change("R", "N01-26080300001"), change("D", "N01-26080300001")),
}
