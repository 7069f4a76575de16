"""In-bond filings and events for tests: right ones, and how to put something wrong into one."""

from __future__ import annotations

from tests.cbp_sim.release.desk import put

IT, TE, IE = "61", "62", "63"
NUMBER = "417300262"
#        1         2         3         4         5         6         7         8
# 2345678901234567890123456789012345678901234567890123456789012345678901234567890
SHORT = [
    "10A61417300262   ZZTK3901     0000500000-123456700",
    "30A 0001ZZOCOCN260417",
    "322704N01",
]
LONG = [
    "10A62417300262   ZZTK2304971290001840000-123456700 N",
    "20ZZTK30CATRIP 0417              0417        3801080326",
    "30A 0001ZZTKTRK260417001",
    "322704N01  ZZTK",
    "33CR EXAMPLE ORDER 417",
    "40801070000000120CTN  0000002600KG0000000014CMWINDSOR",
    "50EXAMPLE PUMP WORKS LTD             12 SAMPLE STREET",
    "55EJEMPLO BOMBAS SA DE CV            CALLE MUESTRA 7",
    "65ZZTU104170    S104170                       TL",
    "70841370     000150000000002000KG",
    "710000000080CENTRIFUGAL WATER PUMPS                      CTN",
    "70841391     000034000000000380KG",
    "710000000040PARTS OF WATER PUMPS                         CTN",
    "72EPW 417 / 1-120",
    "75UN1950    2.1 IAEROSOLS",
    "76TOUCH-UP PAINT, 2 CANS",
]
AIR = [
    "10A61417300262   ZZTK3901     0000500000-123456700",
    "20ZZ  40".ljust(33) + "417".ljust(12) + "2704080326",
    "30A 0001123 12345675".ljust(24),
    "322704N01",
]
WITHDRAWAL = [
    "10A61417300262   Z1233901     0000500000-123456700YN",
    "20Z12330".ljust(33) + "1".ljust(12) + "2704      Z123",
    "30A 0001Z123WDR417",
    "322704N01",
    "40999990000000120CTN  0000002600KG",
    *LONG[6:],
]


def edited(
    of: list[str], *edits: tuple[str, int, str], drop: tuple[str, ...] = (), after: tuple[str, ...] = ()
) -> list[str]:
    """A filing with other columns in its first record of a beginning, without some records, or with more after one."""
    lines = [line.ljust(80) for line in of if not line.startswith(drop or ("-",))]
    for record, column, told in edits:
        at = next(at for at, line in enumerate(lines) if line.startswith(record))
        lines[at] = put(lines[at], column, told)
    if after:
        at = next(at for at, line in enumerate(lines) if line.startswith(after[0]))
        lines[at + 1 : at + 1] = [line.ljust(80) for line in after[1:]]
    return lines


def event(
    action: str, *, number: str = NUMBER, issuer: str = "", bill: str = "", house: str = "", firms: str = "",
    container: str = "", at: str = "260803090000", port: str = "", carrier: str = "", bonded: str = "", city: str = "",
    state: str = "", mode: str = "", conveyance: str = "",
) -> list[str]:  # fmt: skip
    """A WP10 and a WP20."""
    return [
        f"10{action}{number:<12}{issuer:<4}{bill:<12}{'':4}{house:<12}{firms:<4}{'':12}{container:<14}".ljust(80),
        f"20{at}{port:<4}{carrier:<4}{bonded:<12}{city:<19}{state:<2}{mode:<2}{conveyance:<23}".ljust(80),
    ]


def arrival(at: str = "260803090000", **told: str) -> list[str]:
    """The whole movement arrives at the destination of the short filing."""
    return event("1", **{"firms": "Z123", "port": "3901", "at": at, **told})


def deletion(action: str = "D", *bills: str) -> list[str]:
    """A movement that is taken back, or bills of it."""
    return [line.ljust(80) for line in (f"10{action}  {NUMBER}", *bills)]
