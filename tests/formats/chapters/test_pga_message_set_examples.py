"""What the chapter prints about PGA message sets reads to what its prose says (July 2026, pages 65 to 70)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from formats.catair.pga_message_set.placed import Part
from formats.pga import MessageSet, read_message_set

#: What makes a record complete where a test only cares for its place.
LEAST = {
    "OI": "        ANY GOODS", "PG01": "001EPAVNE", "PG02": "P", "PG06": "HRV", "PG13": "ANY ISSUER", "PG19": "MF ",
    "PG23": "CODE ", "PG26": "1", "PG27": "CONT1234567", "PG30": "N", "PG31": "NAMANY VESSEL", "PG32": "TR CA",
    "PG33": "AREA", "PG34": "1  CA123", "PG60": "CITANY TEXT",
}  # fmt: skip


def wire(*records: str) -> list[str]:
    """80-column lines; a bare identifier gets what makes it complete."""
    return [(record + LEAST.get(record, "")).ljust(80) for record in records]


def outline(parts: Iterable[Part]) -> str:
    """`PG02(PG19(PG20)){PG07 PG08}`: who belongs to whom, and the groups of each."""
    return " ".join(
        part.record.identifier
        + (f"({outline(part.parts)})" if part.parts else "")
        + "".join(f"{{{outline(group)}}}" for group in part.groups)
        for part in parts
    )


def products(found: MessageSet) -> list[str]:
    return [outline(line.products) for line in found.lines]


def under_product(*records: str) -> MessageSet:
    return read_message_set(wire("OI", "PG01", "PG02", *records))


def printed(shared: Path, begin: str, end: str) -> list[str]:
    """The lines of the printed usage notes between two of them, without page numbers."""
    text = (shared / "samples" / "catair_pga_examples.txt").read_text(encoding="utf-8")
    inner = text.split(begin, 1)[1].split(end, 1)[0]
    return [line.strip() for line in inner.splitlines() if re.match(r"\s*(OI|PG\d\d)\b|\s*PG\d\d", line)]


def told(line: str) -> list[str]:
    """The records that a printed line stands for. Its columns are not the chapter's: only its words are taken."""
    head = re.split(r"\s[-\u2013]\s", line)[0]
    found = []
    for identifier in re.findall(r"OI|PG\d\d", head):
        rest = head.split(identifier, 1)[1].split()
        if identifier == "PG01":
            number = next((word for word in rest if re.fullmatch(r"\d{3}", word)), "001")
            agency = next((word for word in rest if re.fullmatch(r"[A-Z]{2,4}", word)), "EPA")
            found.append(f"PG01{number}{agency[:3]:3}ANY")
        elif identifier == "PG02":
            found.append("PG02C" if "C" in rest[:1] else "PG02P")
        else:
            found.append(identifier)
    return found


def told_in(lines: Iterable[str]) -> list[str]:
    return wire(*(record for line in lines for record in told(line)))


def test_each_agency_numbers_its_lines_from_001(shared: Path) -> None:
    """Page 65: EPA 001 to 003, FSIS 001, FDA 001, each with its own data."""
    found = read_message_set(told_in(printed(shared, "HTS code #", "Multiple PGAs need the same data")))
    assert found.faults == ()
    openings = [line.opening.record.values() for line in found.lines]
    assert [(one["line_number"], one["agency"]) for one in openings] == [
        ("001", "EPA"), ("002", "EPA"), ("003", "EPA"), ("001", "FSI"), ("001", "FDA"),
    ]  # fmt: skip
    assert products(found) == ["PG02", "PG02(PG04 PG30)", "PG02", "PG02", "PG02(PG10 PG26)"]
    assert not any(line.shared for line in found.lines)


def test_agencies_that_need_the_same_data_share_them(shared: Path) -> None:
    """Page 65: the data provided to FSIS belong to EPA also."""
    found = read_message_set(told_in(printed(shared, "can report it as follows:", "Provide the names")))
    assert found.faults == ()
    assert products(found) == ["PG02(PG04 PG30)", "PG02(PG04 PG30)"]
    assert found.lines[0].products == found.lines[1].products
    assert [line.shared for line in found.lines] == [True, False]


def test_a_component_comes_after_its_product(shared: Path) -> None:
    """Page 66: OFF bug spray, and dichloromethane in it, each with records from PG04 to PG35."""
    lines = printed(shared, "provided first.\n   PG01", "Also, if a product")
    found = read_message_set([*wire("OI", "PG01001EP ANY"), *told_in(lines)])
    assert found.faults == ()
    assert products(found) == ["PG02(PG04 PG35) PG02(PG04 PG35)"]
    assert [part.record.values()["item_type"] for part in found.lines[0].products] == ["P", "C"]


def test_groups_belong_to_the_certificate_before_them(shared: Path) -> None:
    """Page 67: two lots of certificate 1, one of certificate 2, all of one issuer."""
    lines = printed(shared, "color\n  for emphasis):", "PG02 Grouping contents")
    found = under_product(*(line.rstrip() for line in told_in(lines)))
    assert found.faults == ()
    lot = "{PG10 PG25 PG26 PG29}"
    whole = "{PG10 PG19 PG25 PG26 PG29}"
    assert products(found) == [f"PG02(PG13(PG14{whole}{lot} PG14{whole}))"]


def test_groups_of_a_product_relate_to_the_whole_line(shared: Path) -> None:
    """Pages 67 and 68: two tractors with their engines, then the model's maker, then the engine and its importer."""
    found = read_message_set(told_in(printed(shared, "per the relationship diagram.", "PG55 multiple entity role")))
    assert found.faults == ()
    assert products(found) == [
        "PG02(PG07 PG19){PG07 PG07}{PG07 PG07} PG02(PG07 PG19(PG20 PG21(PG24)))",
    ]


def test_further_roles_belong_to_the_individual_before_them(shared: Path) -> None:
    """Page 68: Jane Smith and Tom Jones each have three roles for Toyota."""
    lines = [line.ljust(80)[:80] for line in printed(shared, "multiple roles.", "PG60 Additional Reference")]
    found = read_message_set([*wire("OI", "PG01", "PG02"), *(line.upper() for line in lines)])
    assert products(found) == ["PG02(PG19(PG20 PG21(PG55) PG21(PG55)))"]
    (entity,) = found.lines[0].products[0].parts
    further = [part.parts[0].record.values() for part in entity.parts[1:]]
    assert [(one["role_1"], one["role_2"], one["role_3"]) for one in further] == [
        ("DFP", "IM", None), ("INC", "DDO", None),
    ]  # fmt: skip


def test_a_substitution_reads_as_what_it_stands_for(shared: Path) -> None:
    """Pages 69 and 70: the importer's contact is defined at the header and used among the records of the sedan."""
    group = printed(shared, "10\n20\n30", "50 HTS code")
    before = printed(shared, "in the PGA Message\nSet:", "The PG00 with an")
    after = printed(shared, "AFTER the data is replaced.", "\x00")
    assert [line[:5] for line in group if line.startswith("PG00")] == ["PG00S", "PG00E"]
    definition = [re.sub(r" \(POC.*", "", line).upper().ljust(80)[:80] for line in group]
    shown = [[line.upper().ljust(80)[:80] for line in lines] for lines in (before, after)]
    replaced = read_message_set([*definition, *shown[0]])
    written_out = read_message_set(shown[1])
    assert products(replaced) == products(written_out) == ["PG02(PG10 PG14 PG19 PG19(PG20 PG21) PG22(PG24))"]
    assert not [fault for fault in replaced.faults if fault.columns == (1, 80)]
