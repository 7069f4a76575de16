"""Who may belong to whom in a PGA message set, and which condition it is when that fails."""

from __future__ import annotations

from formats.fault import Kind

#: The diagram of page 62, version 8.8: under each record, those that may belong to it.
CHILDREN: dict[str, tuple[str, ...]] = {
    "OI": ("PG01",),
    "PG01": ("PG01", "PG02"),
    "PG02": (
        "PG04", "PG05", "PG06", "PG07", "PG10", "PG13", "PG14", "PG17", "PG18", "PG19", "PG22", "PG23", "PG24", "PG25",
        "PG26", "PG27", "PG28", "PG29", "PG30", "PG31", "PG32", "PG33", "PG35",
    ),
    "PG04": ("PG05", "PG06", "PG07", "PG10"),
    "PG07": ("PG08", "PG60"),
    "PG13": ("PG14",),
    "PG19": ("PG60", "PG20", "PG21", "PG34", "PG55"),
    "PG20": ("PG60",),
    "PG21": ("PG24", "PG55", "PG60", "PG34"),
    "PG22": ("PG21", "PG19", "PG24"),
    "PG30": ("PG21", "PG19"),
}  # fmt: skip

#: The same from below: the records that one may belong to.
PARENTS: dict[str, tuple[str, ...]] = {
    child: tuple(parent for parent, children in CHILDREN.items() if child in children)
    for children in CHILDREN.values()
    for child in children
}

#: Page 67: the records that a group (PG50 to PG51) can belong to, and those that can stand in one.
GROUP_OWNERS = ("PG02", "PG04", "PG13", "PG14")
GROUP_MEMBERS = (
    "PG05", "PG06", "PG07", "PG10", "PG14", "PG19", "PG22", "PG25", "PG26", "PG29", "PG31", "PG32",
)  # fmt: skip

#: Page 58: what a PG60 may tell, by the record that it goes on from.
QUALIFIERS: dict[str, tuple[str, ...]] = {
    "PG07": ("TBN", "PMN"),
    "PG19": ("AD1", "ENA", "CIT", "CP1", "CP2", "CP3", "CP4", "LAT", "LON"),
    "PG20": ("AD2", "AD3", "AD4", "AD5", "ECI", "CIT"),
    "PG21": ("TEL", "EMA", "INA", "CIT"),
}

#: How many packaging levels one record or group can have (page 42).
PACKAGE_LEVELS = 6

#: PGA DATA REJECTED: what is wrong and has no condition of its own.
REJECTED = "PGA"

#: The condition of a record that lacks the one it belongs to; any other is P34, invalid data relationship.
LACKS_PARENT = {"PG08": "P28", "PG20": "P33"}
INVALID_RELATIONSHIP = "P34"

#: The condition of an element: when it is blank, and when it is something else than it may be.
ELEMENTS: dict[tuple[str, str], tuple[str, str]] = {
    ("OI", "description"): ("P02", REJECTED),
    ("PG01", "line_number"): ("P04", "P04"),
    ("PG01", "agency"): ("P05", "P05"),
    ("PG01", "program"): ("P06", "P06"),
    ("PG02", "item_type"): ("P07", "P07"),
    ("PG04", "unit"): (REJECTED, "P09"),
    ("PG06", "source_type"): ("P10", "P11"),
    ("PG19", "role"): ("P12", "P13"),
    ("PG23", "code"): ("P14", "P15"),
    ("PG26", "level"): ("P16", "P17"),
    ("PG27", "container_1"): ("P18", REJECTED),
    ("PG30", "status"): ("P19", "P20"),
    ("PG31", "characteristic_type"): ("P21", "P22"),
    ("PG31", "characteristic"): ("P39", REJECTED),
    ("PG32", "routing_type"): ("P23", "P24"),
    ("PG34", "document_type"): ("P25", "P26"),
}


def element_condition(identifier: str, field: str | None, kind: Kind) -> str | None:
    """The condition of an element's fault. None for characters and fillers, which are the envelope's business."""
    if kind not in (Kind.MISSING, Kind.UNREADABLE, Kind.UNKNOWN):
        return None
    blank, wrong = ELEMENTS.get((identifier, field or ""), (REJECTED, REJECTED))
    return blank if kind is Kind.MISSING else wrong
