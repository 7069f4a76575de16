"""Valid filings of several sorts, and how a test puts something wrong into one."""

from __future__ import annotations

from tests.cbp_sim.release.desk import OCEAN, put, records

#        1         2         3         4         5         6         7         8
# 2345678901234567890123456789012345678901234567890123456789012345678901234567890
CONTACT = "SE13RELEASE DESK                            2135550100"
BILL = "SE15RZZOCOCN260417                                         00000420     N"
AIR_BILL = "SE15R    12312345675                                       00000001     N"
IN_BOND = "SE15I    123456789                                                      N"
CONSIGNEE = "SE30CN                                    EI 00-123456700"
SELLER = ["SE30SE EXAMPLE TRADING COMPANY LTD", "SE351588 SAMPLE ROAD", "SE36SHENZHEN".ljust(63) + "CN"]
NAMED_CONSIGNEE = ["SE30CN EXAMPLE BUYER", "SE351512 TEST AVENUE", "SE36CARSON".ljust(63) + "US"]
MAKER = ["SE50MF EXAMPLE CERAMICS FACTORY", "SE55157 KILN LANE", "SE56CHAOZHOU".ljust(63) + "CN"]
LINE = ["SE40001CN PORCELAIN DINNER PLATES", *MAKER, "SE6069111037500000048250"]


def header(
    entry_type: str = "01", mode: str = "11", *, bond: str = "8", value: int = 48250, port: str = "2704",
    importer: str = "EI 00-123456700",
) -> str:  # fmt: skip
    """An SE10."""
    return f"SE10AN01  70001015 {entry_type}{importer:<15}{mode:<2}{bond}{value:010}{port:<5} 2704 "


def whole(*lines: str | list[str]) -> list[str]:
    """A filing of lines and lists of lines, 80 columns each."""
    flat = [line for part in lines for line in ([part] if isinstance(part, str) else part)]
    return records("\n".join(flat))


FILINGS = {
    "ocean": records(OCEAN),
    "air": whole(header(mode="40"), CONTACT, AIR_BILL, SELLER, CONSIGNEE, LINE),
    "tracking": whole(
        header(mode="40"), CONTACT, AIR_BILL.replace("SE15R", "SE15T"), SELLER, CONSIGNEE, LINE
    ),
    "truck": whole(header(mode="30"), CONTACT, BILL, SELLER, CONSIGNEE, LINE),
    "house": whole(
        header(), CONTACT, "SE15MZZOCOCN260417".ljust(72) + "N", BILL.replace("SE15R", "SE15H"), SELLER, CONSIGNEE, LINE
    ),
    "in bond": whole(header(), CONTACT, IN_BOND, BILL, SELLER, CONSIGNEE, LINE),
    "mail": whole(
        header(mode="50"), CONTACT, "SE15R    MAILPARCEL".ljust(72) + "Y", "SE16ZZOCMAIL 01092600000001",
        SELLER, CONSIGNEE, LINE,
    ),
    "by hand": whole(
        header(mode="60"), CONTACT, "SE15R    HANDCARRIED".ljust(59) + "00000001     Y",
        "SE16ZZOC00471010926" + "00000001", SELLER, CONSIGNEE, LINE,
    ),
    "single bond": whole(
        header(bond="9"), CONTACT, BILL, "SE20V1 001", "SE20AMT90000", SELLER, CONSIGNEE, LINE
    ),
    "informal": whole(header("11", value=2000), CONTACT, BILL, SELLER, NAMED_CONSIGNEE, LINE[:-1],
                      "SE6069111037500000002000"),
    "low value": whole(
        header("86", "40", bond="0", value=700, importer=""), CONTACT, AIR_BILL, "SE20EDA010926", SELLER,
        NAMED_CONSIGNEE, "SE40001CN PLATES", "SE6069111037500000000700",
    ),
    "zone": whole(
        header("06", ""), "SE11W010826Z123    FTZ02600A001", CONTACT, SELLER, CONSIGNEE, LINE[0], "SE41P      00000010",
        LINE[1:],
    ),
    "zone in bond": whole(
        header("06", "30"), "SE11".ljust(11) + "Z123    FTZ0260A01", CONTACT, IN_BOND, BILL, SELLER, CONSIGNEE, LINE[0],
        "SE41N      00000010", LINE[1:],
    ),
    "warehouse": whole(header("21"), "SE11".ljust(64) + "Z123", CONTACT, BILL, SELLER, CONSIGNEE, LINE),
    "rewarehouse": whole(header("22"), "SE11".ljust(64) + "Z123N0170001023", CONTACT, SELLER, CONSIGNEE, LINE),
    "temporary": whole(
        header("23"), CONTACT, BILL, SELLER, CONSIGNEE, LINE[:-1], "SE6098130005  ", LINE[-1]
    ),
    "parts": whole(
        header(), CONTACT, BILL.replace("00000420", " " * 8), "SE16ZZOC0101 01092600000120",
        "SE16ZZOC0102 01092600000130", SELLER, CONSIGNEE, LINE,
    ),
    "agencies": whole(
        header(), CONTACT, BILL, SELLER, CONSIGNEE, LINE, "OI        PLATES", "PG01001FDAFOO", "PG02P", "PG06HRV",
        "PG01001EPAVNE".ljust(79) + "A",
    ),
    "unified": whole(
        header(), CONTACT, BILL, SELLER, CONSIGNEE, LINE, "SF10101ACTEI 00-123456700".ljust(80),
        "SF30MF EXAMPLE CERAMICS FACTORY", "SF35157 KILN LANE", "SF36CHAOZHOU".ljust(63) + "CN",
    ),
}  # fmt: skip


def edited(name: str, *edits: tuple[str, int, str], drop: tuple[str, ...] = (), add: tuple[str, str] | None = None,
           ) -> list[str]:  # fmt: skip
    """A filing with other columns in its first record of an identifier, without some records, or with one more.

    drop: what the records begin with. add: a record, and what the record it is put before begins with.
    """
    lines = [line for line in FILINGS[name] if not line.startswith(drop or ("-",))]
    for record, column, text in edits:
        at = next(at for at, line in enumerate(lines) if line.startswith(record))
        lines[at] = put(lines[at], column, text)
    if add is not None:
        at = next(at for at, line in enumerate(lines) if line.startswith(add[1]))
        lines.insert(at, add[0].ljust(80))
    return lines
