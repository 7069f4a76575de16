"""10 and 31: which claim it is, who claims what under which provision, and the bond for an early payment."""

from __future__ import annotations

from formats.record import AN, SN, A, C, M, O, Record, X, columns

#: Appendix A (page 91): 01-23 are core drawback, 51-77 drawback under TFTEA.
PROVISIONS = tuple(f"{number:02d}" for number in (*range(1, 24), *range(51, 78)))


class Header(Record, id="10"):
    """Drawback Entry Summary. Drawback v27, June 2025, page 28."""

    action: str = columns(
        3, A, M, codes=("A", "R"), title="summary filing action request code", note="A add, R replace the whole claim"
    )
    filer_code: str = columns(4, 6, AN, M, title="entry filer code")
    entry_number: str = columns(
        9,
        16,
        AN,
        M,
        justify="right",
        title="entry number or drawback claim number",
        note="seven digits and the check digit",
    )
    filing_port: str = columns(18, 21, AN, M, codes=("1001", "3901", "5301", "2809"), title="drawback filing port")
    broker_reference: str | None = columns(22, 30, X, O, justify="right", title="broker reference number")
    provision: str = columns(
        34, 35, X, M, codes=PROVISIONS, title="drawback provision", note="Appendix A: 01-23 core, 51-77 TFTEA"
    )
    bond_waiver: str | None = columns(36, AN, C, codes=("0",), title="bond waiver indicator", note="0: no bond")
    bond_waiver_reason: str | None = columns(37, 39, AN, C, codes=("999",), title="bond waiver reason code")
    accelerated_payment: str | None = columns(
        40, AN, C, codes=("Y",), title="accelerated payment request indicator", note="needs a bond"
    )
    one_time_waiver: str | None = columns(41, AN, C, codes=("Y",), title="one time waiver indicator (OTW)")
    prior_notice_waiver: str | None = columns(42, AN, C, codes=("Y",), title="waiver prior notice (WPN)")
    interchangeability: str | None = columns(
        43, AN, C, codes=("0", "1", "2", "3"), title="commercial interchangeability (CID) or commercial ruling",
        note="0 by claim, 1 non-binding, 2 binding ruling, 3 pending; core only",
    )  # fmt: skip
    petroleum_certified: str | None = columns(
        44, AN, C, codes=("X",), title="electronic petroleum certification", note="1313(p)"
    )
    petroleum_manufacture_certified: str | None = columns(
        45, AN, C, codes=("X",), title="electronic manufacturing petroleum certification", note="1313(b)(p)"
    )
    oil_spill_tax_certified: str | None = columns(46, AN, C, codes=("X",), title="oil spill tax certification")
    nafta_claim: str | None = columns(
        47, AN, C, codes=("X",), title="NAFTA drawback claim indicator", note="a claim of its own, with a 64"
    )
    signature: str = columns(48, AN, M, codes=("X",), title="electronic signature")
    claimant: str = columns(
        49, 60, X, M, title="claimant ID or importer record number of the drawback claimant", note="importer number"
    )
    notify_party: str | None = columns(61, 72, X, C, title="designated notify party (4811) number")
    wine_certified: str | None = columns(
        73, AN, C, codes=("X",), title="substituted unused wine certification", note="required for 74"
    )
    materials_certified: str | None = columns(
        74, AN, C, codes=("X",), title="bill of materials/formula certification",
        note="required for 51, 52, 57, 61, 62, 71, 72, 75, 76",
    )  # fmt: skip
    destroyed_value_certified: str | None = columns(
        75, AN, C, codes=("X",), title="certification for valuation of destroyed merchandise"
    )
    usmca_claim: str | None = columns(
        76, AN, C, codes=("X",), title="USMCA drawback claim indicator", note="a claim of its own, with a 64"
    )
    retail_substitution: str | None = columns(
        77, AN, C, codes=("Y",), title="retail sales substitution indicator", note="56 and 70 only"
    )
    superfund_tax_certified: str | None = columns(78, AN, C, codes=("X",), title="superfund tax certification")


class Bond(Record, id="31"):
    """Bond Information. Drawback v27, June 2025, page 38."""

    bond_type: str = columns(
        3, AN, M, codes=("8", "9"), title="bond type code", note="8 continuous, 9 single transaction"
    )
    designation: str = columns(4, AN, M, codes=("B",), title="bond designation type code", note="B basic")
    surety: str = columns(6, 8, AN, M, title="surety company code")
    amount: int | None = columns(9, 18, SN, C, title="single transaction bond amount", note="whole US dollars")
    bond_number: str | None = columns(19, 28, AN, C, title="single transaction bond number", note="YYBXXXXXX")
