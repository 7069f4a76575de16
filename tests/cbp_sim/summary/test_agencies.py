"""PGA data in an entry summary: each record's own conditions, their places, and what an agency's program asks for."""

from __future__ import annotations

import pytest

from tests.cbp_sim.summary.cases import Case, check
from tests.cbp_sim.summary.kit import Edit, put
from tests.cbp_sim.summary.test_standing import on_file

OI, LINE, PRODUCT = "OI        ANY GOODS", "PG01001EPAVNE", "PG02P"
#: Records that are right, by their numbers.
RIGHT = {
    "06": "PG06HRV", "10": "PG10", "13": "PG13ANY ISSUER", "14": "PG14", "19": "PG19MF", "20": "PG20", "21": "PG21",
    "22": "PG22 DOC0001", "24": "PG24GEN  ANY REMARKS", "25": "PG25", "26": "PG261", "29": "PG29", "30": "PG30N",
}  # fmt: skip


def pga(*records: str) -> Edit:
    """Records of a message set under the one HTS number."""

    def edit(lines: list[str]) -> list[str]:
        at = max(n for n, line in enumerate(lines) if line.startswith("50")) + 1
        return [*lines[:at], *(record.ljust(80) for record in records), *lines[at:]]

    return edit


def product(*records: str) -> Edit:
    """The same, of one product."""
    return pga(OI, LINE, PRODUCT, *records)


right = product()

#: Condition -> what a product has when it is wrong, and when it is right.
OF_PRODUCTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "P07": (("PG02P",), ("PG02C",)),
    "P09": (("PG04".ljust(68) + "*",), ("PG04".ljust(68) + "KG",)),
    "P10": (("PG06",), ("PG06HRV",)),
    "P11": (("PG06***",), ("PG06HRV",)),
    "P12": (("PG19",), ("PG19MF",)),
    "P13": (("PG19***",), ("PG19MF",)),
    "P14": (("PG23",), ("PG23CODE",)),
    "P16": (("PG26",), ("PG261",)),
    "P17": (("PG269",), ("PG266",)),
    "P18": (("PG27",), ("PG27CONT1234567",)),
    "P19": (("PG30",), ("PG30N",)),
    "P20": (("PG30Z",), ("PG30N",)),
    "P21": (("PG31   ANY VESSEL",), ("PG31NAMANY VESSEL",)),
    "P22": (("PG31***ANY VESSEL",), ("PG31NAMANY VESSEL",)),
    "P23": (("PG32   CA",), ("PG32TR CA",)),
    "P24": (("PG32***CA",), ("PG32TR CA",)),
    "P25": (("PG19MF", "PG34"), ("PG19MF", "PG341  CA123")),
    "P26": (("PG19MF", "PG349"), ("PG19MF", "PG341  CA123")),
    "P27": (("PG06HRV".ljust(45) + "017",), ("PG06HRV".ljust(45) + "017  DRIED",)),
    "P28": (("PG08",), ("PG07", "PG08")),
    "P29": (("PG13ANY ISSUER",), ("PG13ANY ISSUER", "PG14")),
    "P30": (("PG32TR CASTA",), ("PG32TR CASTA".ljust(21) + "ANY STATE",)),
    "P31": (("PG33",), ("PG33AREA",)),
    "P32": (("PG50", "PG20", "PG51"), ("PG50", "PG05", "PG51")),
    "P33": (("PG20",), ("PG19MF", "PG20")),
    "P34": (("PG21",), ("PG22", "PG21")),
    "P35": (("PG50", "PG07"), ("PG50", "PG07", "PG51")),
    "P39": (("PG31NAM",), ("PG31NAMANY VESSEL",)),
    "P41": (("PG24GEN",), ("PG24GEN  ANY REMARKS",)),
    "PGA": (("PG03",), ()),
}


def program(*needs: str, **more: object) -> str:
    """A program and what it asks for."""
    return on_file("programs", agency="EPA", program="VNE", needs=needs, **more)


#: A record that a program asks for -> the condition when it is not there.
NEEDED = {"06": "P43", "10": "P50", "13": "P44", "14": "P45", "19": "P46", "21": "P47", "22": "P48", "25": "P51",
          "26": "P52", "29": "P53", "30": "P49"}  # fmt: skip


def _with(record: str) -> Edit:
    before = {"14": ("PG13ANY ISSUER",), "21": ("PG19MF",), "13": ()}.get(record, ())
    behind = {"13": ("PG14",)}.get(record, ())
    return product(*before, RIGHT[record], *behind)


CASES = [
    Case(
        "597",
        "an agency is told or not",
        bad=(pga(OI, LINE, PRODUCT, "PG01002EPAVNE".ljust(79) + "A"),),
        good=(pga(OI, LINE, PRODUCT, "PG01001FDAFOO".ljust(79) + "A"),),
    ),
    Case("P01", "goods are described", bad=(pga(LINE, PRODUCT),), good=(right,)),
    Case("P02", "in words", bad=(pga("OI", LINE, PRODUCT),), good=(right,)),
    Case("P03", "for an agency", bad=(pga(OI),), good=(right,)),
    Case("P04", "in a numbered line", bad=(pga(OI, "PG01   EPAVNE", PRODUCT),), good=(right,)),
    Case("P05", "that names it", bad=(pga(OI, "PG01001   VNE", PRODUCT),), good=(right,)),
    Case("P06", "and its program", bad=(pga(OI, "PG01001EPA", PRODUCT),), good=(right,)),
    Case("P06", "which it has", bad=(pga(OI, "PG01001EPAXXX", PRODUCT),), good=(right,), world=program()),
    Case(
        "P08",
        "another use is described",
        bad=(pga(OI, LINE.ljust(41) + "980.000", PRODUCT),),
        good=(pga(OI, LINE.ljust(41) + "980.000".ljust(16) + "AS A SAMPLE", PRODUCT),),
    ),
    Case("P54", "a line has a product", bad=(pga(OI, LINE),), good=(right,)),
    *(
        Case(code, "of a product", bad=(product(*bad),), good=(product(*good),))
        for code, (bad, good) in OF_PRODUCTS.items()
    ),
    # what programs ask for
    Case(
        "P00",
        "flagged goods come with PGA data",
        bad=(),
        good=(right,),
        world=on_file("articles", hts="4901", agency="EPA"),
    ),
    Case("P40", "a program takes part", bad=(right,), good=(right,), world=program(active=False), good_world=program()),
    *(
        Case(code, f"PG{record}", bad=(right,), good=(_with(record),), world=program(f"PG{record}"))
        for record, code in NEEDED.items()
    ),
    Case(
        "P37",
        "a document has its remarks",
        bad=(product(RIGHT["22"]),),
        good=(product(RIGHT["22"], RIGHT["24"]),),
        world=program("PG24"),
    ),
    Case(
        "P36",
        "a document is one that is asked for",
        bad=(product("PG22 DOC0002"),),
        good=(product(RIGHT["22"]),),
        world=program(documents=["DOC0001"]),
    ),
    Case(
        "P15",
        "an affirmation is one that there is",
        bad=(product("PG23XXX"),),
        good=(product("PG23CODE"),),
        world=program(affirmations=["CODE"]),
    ),
    Case(
        "P38",
        "remarks are of a kind that is asked for",
        bad=(product("PG24ABC  ANY"),),
        good=(product(RIGHT["24"]),),
        world=program(remarks=["GEN"]),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_agencies(case: Case) -> None:
    check(case)


def test_a_disclaimed_line_owes_its_program_nothing() -> None:
    disclaimed = pga(OI, LINE.ljust(79) + "A")
    answered = CASES[0].file((disclaimed,), program("PG30", active=False))
    assert answered.codes == []


def test_no_pga_data_are_asked_for_where_the_wording_of_a_number_is_not_on_file() -> None:
    assert CASES[0].file((put("50:3-12", "4901990093"),), program("PG30")).accepted
