"""Right transactions of every application of the manifest side, for tests that put something wrong into one."""

from __future__ import annotations

from tests.cbp_sim.manifest.bonded import AIR, LONG, SHORT, WITHDRAWAL, arrival, deletion, event
from tests.cbp_sim.manifest.isf import ISF_5, ISF_10, change
from tests.cbp_sim.manifest.test_cargo_query import query

FILINGS = {
    "CQ": (
        [query(filer="N01", number="70001015", bills="Y", limit="2")],
        [query(issuer="ZZOC", bill="OCN260417", related="Y")],
        [query(in_bond="417300262")],
        [query(waybill="12312345675", house="HAWB1")],
    ),
    "QP": (SHORT, LONG, AIR, WITHDRAWAL, deletion(), deletion("B", "30D     ZZOCOCN260417")),
    "SF": (ISF_10, ISF_5, change("R", "N01-26080300001"), change("D", "N01-26080300001")),
    "WP": (
        arrival(),
        event("3", issuer="ZZOC", bill="OCN260417", container="ZZTU104170", firms="Z123", port="3901"),
        event("A", carrier="ZZTX", bonded="00-123456700", city="EL PASO", state="TX"),
        event("Z", port="2304", bonded="00-123456700"),
        event("5", mode="10", conveyance="EXAMPLE SHIP"),
        event("6", number="", issuer="ZZOC", bill="OCN260417"),
    ),
}
