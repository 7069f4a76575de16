"""Quotas, agricultural licenses, licenses, visas and electronic certificates, as they are on file."""

from __future__ import annotations

import pytest

from tests.cbp_sim.summary.cases import Case, check, quota
from tests.cbp_sim.summary.kit import Edit, add, after, put
from tests.cbp_sim.summary.test_details import visa
from tests.cbp_sim.summary.test_standing import on_file

LICENSE = "1-AB-123-4"
#: An agricultural license, a sugar certificate's sort, a beef certificate, a textile provision number.
agricultural = add(f"5214{LICENSE}", after="50")
beef = add("5205BEEF00001", after="50")
agoa = add("5219AGOA00001", after="50")


def limit(**values: object) -> str:
    """A quota on the one article, and one on another."""
    return on_file("quotas", **{"hts": "4901", "origin": "GB", **values})


def held(**values: object) -> str:
    """The agricultural license on file."""
    return on_file("agricultural", **{"number": LICENSE, **values})


def issued(kind: str, number: str, more: str = "", *, fatal: bool = True, **values: object) -> str:
    """A country that issues certificates electronically, and one of them."""
    row = on_file("certificates", **{"kind": kind, "number": number, "origin": "GB", **values})
    return on_file("participants", origin="GB", kind=kind, fatal=fatal) + row + more + "\n"


def certified(code: str, says: str, edit: Edit, kind: str, number: str, more: str = "", **values: object) -> Case:
    """A certificate that is otherwise than what is reported; the same when it is not."""
    world = issued(kind, str(values.pop("other", number)), more, **values)
    return Case(code, says, bad=(edit,), good=(edit,), world=world, good_world=issued(kind, number))


def license_of(code: str, says: str, more: str = "", **values: object) -> Case:
    """The same of the beef certificate."""
    return certified(code, says, beef, "license", "BEEF00001", more, **values)


def visa_of(code: str, says: str, more: str = "", **values: object) -> Case:
    """The same of the visa."""
    return certified(code, says, visa, "visa", "6GB123456", more, **values)


CASES = [
    # quotas
    *(
        Case(code, f"a quota is {status}", bad=(quota,), good=(quota,), world=limit(status=status), good_world=limit())
        for code, status in (
            ("Q03", "filled"),
            ("Q04", "expired"),
            ("Q05", "banned"),
            ("Q06", "hold"),
            ("Q07", "potentially filled"),
        )
    ),
    Case("Q09", "quota goods have a quota type", bad=(), good=(quota,), world=limit()),
    Case("Q10", "they are told", bad=(quota,), good=(quota,), world=limit(), good_world=""),
    Case("Q08", "when they are processed", bad=(quota,), good=(quota,), world=limit(), good_world=""),
    Case("Q11", "once they are paid", bad=(quota,), good=(quota, put("10:51-57", "2010926")), world=limit()),
    Case("Q12", "and here", bad=(quota,), good=(quota,), world=limit(), good_world=""),
    Case("Q14", "of an absolute quota", bad=(quota,), good=(quota,), world=limit(absolute=True), good_world=limit()),
    Case(
        "Q13",
        "a quota is reserved",
        bad=(quota,),
        good=(quota,),
        before=after(quota),
        world=limit() + on_file("entries", number="N01-50000029", reserved=2999),
        good_world=limit() + on_file("entries", number="N01-50000029", reserved=3000),
    ),
    Case(
        "Q16",
        "two numbers open a quota",
        bad=(quota,),
        good=(quota,),
        world=limit(second_hts="9901"),
        good_world=limit(second_hts="4901"),
    ),
    Case("Q25", "a quota type has quota goods", bad=(quota,), good=(quota,), world=limit(hts="97"), good_world=limit()),
    Case(
        "Q20",
        "an agricultural license is on file",
        bad=(agricultural,),
        good=(agricultural,),
        world=held(number="2-AB-123-4"),
        good_world=held(),
    ),
    Case(
        "Q21",
        "not used up",
        bad=(agricultural,),
        good=(agricultural,),
        world=held(available=2999),
        good_world=held(available=3000),
    ),
    Case(
        "Q22",
        "for the article",
        bad=(agricultural,),
        good=(agricultural,),
        world=held(hts=["04"]),
        good_world=held(hts=["49"]),
    ),
    Case(
        "Q23",
        "of the country",
        bad=(agricultural,),
        good=(agricultural,),
        world=held(origins=["FR"]),
        good_world=held(origins=["GB"]),
    ),
    Case(
        "Q24",
        "to the importer",
        bad=(agricultural,),
        good=(agricultural,),
        world=held(importers=["98-7654321"]),
        good_world=held(importers=["98-1234567"]),
    ),
    # licenses and visas
    *(
        Case(
            code,
            says,
            bad=(beef,),
            good=(beef,),
            world=on_file("licenses", type="05", **{"numbers": ["BEEF00001"], **row}),
            good_world=on_file("licenses", type="05", numbers=["BEEF00001"]),
        )
        for code, says, row in (
            ("692", "a license was issued", {"numbers": []}),
            ("693", "where it must have been", {"numbers": [], "exact": True}),
            ("694", "and not used up", {"exhausted": ["BEEF00001"]}),
            ("695", "nor used before", {"used": ["BEEF00001"]}),
            ("696", "nor for less", {"value_limit": 17999}),
        )
    ),
    Case(
        "686",
        "a visa was issued",
        bad=(visa,),
        good=(visa,),
        world=on_file("visas", origin="GB", numbers=["6GB999999"]),
        good_world=on_file("visas", origin="GB", numbers=["6GB123456"]),
    ),
    # certificates
    license_of("L01", "a certificate is known", other="OTHER"),
    license_of("L04", "of the importer", importer="98-7654321"),
    license_of("L06", "of the country", origin="FR"),
    license_of("L08", "not cancelled", cancelled=True),
    license_of("L11", "not expired", "expires = 2025-12-31"),
    license_of("L13", "of the article", hts="0201"),
    license_of("L15", "for the quantity", balance=2999),
    license_of("L17", "with something left", balance=0),
    visa_of("L02", "a visa is known", other="OTHER"),
    visa_of("L05", "of the importer", importer="98-7654321"),
    visa_of("L07", "of the country", origin="FR"),
    visa_of("L09", "not cancelled", cancelled=True),
    visa_of("L12", "in force", "effective = 2026-06-01"),
    visa_of("L14", "in the unit", unit="KG"),
    visa_of("L16", "for the quantity", balance=2999),
    visa_of("L18", "with something left", balance=0),
    certified("L03", "another visa is known", agoa, "non-standard visa", "AGOA00001", other="OTHER"),
    certified("L10", "not cancelled", agoa, "non-standard visa", "AGOA00001", cancelled=True),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_papers(case: Case) -> None:
    check(case)


def test_a_country_may_have_what_does_not_match_told_only() -> None:
    case = next(case for case in CASES if case.code == "L01")
    answered = case.file((beef,), issued("license", "OTHER", fatal=False))
    assert answered.accepted
    assert answered.codes == ["L01"]
    assert answered.final.severity == "I"
