"""What in a filing keeps it from release until it is put right: ports, in-bonds, bill types, splits, de minimis.

CBP's computers find these: the splits and an in-bond that the manifest knows otherwise (`lifecycle.release_parts`).
Where this world has no file to ask (clusters of ports), an officer's act places them; an update that changes what was
wrong ends them by itself, which is inferred from the code texts.
"""

from __future__ import annotations

from cbp_sim.holds.kinds import HoldKind, Level, Seen, Way

_OFFICER = Way("remove_hold")
_MEANT = "that it keeps the entry from release, and what ends it, is inferred"


def _entry(name: str, state: str, code: str, ways: tuple[Way, ...], story: str, cite: str = "ACMQ-55") -> HoldKind:
    where = cite if cite.startswith("SO") else f"WO60, {cite}"
    return HoldKind(
        name, state, "CBP's computers", "entry", (*ways, _OFFICER), f"{where}; {_MEANT}", story, entry=Seen((code,))
    )


def _bill(name: str, state: str, code: str, ways: tuple[Way, ...], story: str) -> HoldKind:
    level: Level = "bill"
    return HoldKind(
        name, state, "CBP's manifest match", level, (*ways, _OFFICER), f"WO50, ACMQ-53; {_MEANT}", story,
        bill=Seen((code,)),
    )  # fmt: skip


_BILLS, _PORT, _SPLIT = Way("update", "bills"), Way("update", "port_of_entry"), Way("update", "split_release")
_AGAIN = Way("correction")

SPLIT_PART = _bill("split part", "split bill does not qualify", "57", (_BILLS,), "split_hold_all_part_late")
IN_BOND_MISMATCH = _bill("in-bond mismatch", "in-bond does not match", "59", (_BILLS,), "split_in_bond_mismatch")
BILL_TYPE = _bill("bill type", "bill type ineligible", "74", (_BILLS, Way("manifest")), "bill_type_ineligible")
ENTRY_BILL_TYPE = _entry("entry bill type", "bill type ineligible for entry", "74", (_BILLS,), "bill_type_ineligible")
PORT_WANTED = _entry("port wanted", "port of entry required", "75", (_PORT,), "port_of_entry_wanted")
WRONG_PORT = _entry("wrong port", "entry not permitted at port", "79", (_PORT,), "port_of_entry_wanted")
SUMMARY_WANTED = _entry("summary wanted", "no active entry summary", "76", (_AGAIN,), "summary_wanted")
SUMMARY_PORT = _entry("summary port", "entry summary port discrepancy", "89", (_PORT,), "summary_wanted")
IN_BOND_UNKNOWN = _entry("in-bond unknown", "in-bond not on file", "80", (_BILLS,), "in_bond_discrepancies")
IN_BOND_PORT = _entry("in-bond port", "in-bond port discrepancy", "81", (_PORT, _BILLS), "in_bond_discrepancies")
SPLIT_CODE = _entry("split code wanted", "split release code required", "82", (_SPLIT, _AGAIN), "split_without_code")
SPLIT_PENDING = _entry("split pending", "split release pending", "83", (Way("manifest"),), "split_hold_all")
ALTERNATE_TYPE = _entry(
    "alternate type wanted", "de minimis may be met", "30", (_AGAIN,), "low_value_limits", "SO rev 36"
)  # fmt: skip
INELIGIBLE = _entry("ineligible country", "country not eligible", "33", (_AGAIN,), "low_value_limits", "SO rev 36")
DE_MINIMIS = _entry("de minimis met", "release withheld", "34", (_AGAIN,), "low_value_limits", "SO rev 36")

KINDS = (
    SPLIT_PART, IN_BOND_MISMATCH, BILL_TYPE, ENTRY_BILL_TYPE, PORT_WANTED, WRONG_PORT, SUMMARY_WANTED, SUMMARY_PORT,
    IN_BOND_UNKNOWN, IN_BOND_PORT, SPLIT_CODE, SPLIT_PENDING, ALTERNATE_TYPE, INELIGIBLE, DE_MINIMIS,
)  # fmt: skip
