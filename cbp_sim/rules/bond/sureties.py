"""The 40, 45 and 46 records: sureties and re-insurers, their agents, and how much each answers for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cbp_sim.decision import Finding
from cbp_sim.profile import allows
from cbp_sim.rules.bond.filing import ANSWERS, BondFiling, found, told, value
from cbp_sim.rules.engine import raises
from cbp_sim.rules.summary import tables
from formats.catair.ebond.records import BondingCompany
from formats.errors import CannotTell

#: XXX-XX-XXXX (CB-35).
_AGENT = re.compile(r"[A-Z0-9]{3}-[A-Z0-9]{2}-[A-Z0-9]{4}")


def _read(filing: BondFiling) -> Iterator[tuple[str, BondingCompany, str]]:
    """Label, record and code of every company that can be read and goes with the designation."""
    for company in filing.companies:
        if isinstance(company, filing.submission.takes):
            try:
                yield company.label(), company, told(company.surety)
            except CannotTell:
                continue


def _liability(filing: BondFiling, company: BondingCompany) -> int | None:
    """What a company answers for: all of the bond where it does not say."""
    named: int | None = value(company, "liability") if "liability" in company.layout.by_name else None
    return named if named is not None else value(filing.header, "amount")


def sureties_are_known(filing: BondFiling) -> Iterator[Finding]:
    """A surety is on file and in business, and lets the filer send its bonds."""
    for label, company, code in _read(filing):
        known = filing.world.reference.surety(code)
        if known is None and not tables.is_surety(code):
            yield from ANSWERS.found(f"{label}.surety not on file", company)
        elif known is not None and known.status != "active":
            yield from ANSWERS.found(f"{label}.surety inactive", company)
        elif known is not None and not allows(known.filers, filing.to.filer):
            yield from ANSWERS.found(f"{label}.surety not the filer's", company)


def agents_are_known(filing: BondFiling) -> Iterator[Finding]:
    """An agent is on file, has the surety's power of attorney, and keeps to the limit that the surety set him."""
    reference = filing.world.reference
    for label, company, code in _read(filing):
        agent, known = told(company.agent), reference.surety(code)
        if _AGENT.fullmatch(agent) is None:
            yield from ANSWERS.found(f"{label}.agent malformed", company)
        elif not allows(reference.known_agents, agent):
            yield from ANSWERS.found(f"{label}.agent not on file", company)
        elif known is not None and not allows(known.agents, agent):
            yield from ANSWERS.found(f"{label}.agent not the surety's", company)
        elif known is not None and (_liability(filing, company) or 0) > known.agent_limits.get(agent, 10**10):
            yield from ANSWERS.found(f"{label}.agent over its limit", company)


def co_sureties_are_named_once(filing: BondFiling) -> Iterator[Finding]:
    """No two co-sureties have one code."""
    seen: set[str] = set()
    for label, company, code in _read(filing):
        if label == "45" and code in seen:
            yield from ANSWERS.found("45.surety repeated", company)
        seen |= {code} if label == "45" else set()


@raises("S61", "SR2", "SR3")
def companies_differ(filing: BondFiling) -> Iterator[Finding]:
    """Co-surety and re-insurer are not the surety, and a bond has the one or the other."""
    surety = filing.submission.surety
    for label, company, code in _read(filing):
        if label == "46" and filing.submission.co_sureties:
            yield found("SR2", company)
        if label != "40" and surety is not None and code == surety.surety:
            yield found("S61" if label == "45" else "SR3", company)


@raises("S56", "S76")
def shares_are_told(filing: BondFiling) -> Iterator[Finding]:
    """With a co-surety each says what it answers for, and that is more than nothing (CB-35, CB-36)."""
    shared = filing.submission.co_sureties
    for label, company, _ in _read(filing):
        if label == "46":
            continue
        liability = value(company, "liability")
        if liability == 0:
            yield found("S76", company)
        elif liability is None and shared and label == "40":
            yield found("S56", company)


@raises("S73")
def shares_add_up(filing: BondFiling) -> Iterator[Finding]:
    """The shares of surety and co-sureties make up the bond (Error Dictionary r51, S73)."""
    amount, surety = value(filing.header, "amount"), filing.submission.surety
    others = filing.submission.co_sureties
    if not others or surety is None or amount is None or not isinstance(others[0], filing.submission.takes):
        return
    shares = [value(one, "liability") for one in (surety, *others)]
    if None not in shares and sum(shares) != amount:
        yield found("S73", filing.header)


@raises("S57", "SR4")
def companies_are_the_bonds_own(filing: BondFiling) -> Iterator[Finding]:
    """An adjustment names the companies that the bond on file has."""
    if filing.designation != "C" or filing.known is None:
        return
    data = filing.known.data
    own = {
        "40": (data["surety"]["code"],),
        "45": tuple(one["code"] for one in data["co_sureties"]),
        "46": tuple(one["code"] for one in data["reinsurers"]),
    }
    for label, company, code in _read(filing):
        if code not in own[label]:
            yield found("SR4" if label == "46" else "S57", company)


@raises("S93", "S94", "SR5")
def companies_can_bear_it(filing: BondFiling) -> Iterator[Finding]:
    """The bond is within the underwriting limit of surety, sureties together, or re-insurer."""
    amount = value(filing.header, "amount")
    if amount is None:
        return
    reference = filing.world.reference
    limits: dict[str, list[int | None]] = {"40": [], "45": [], "46": []}
    for label, _, code in _read(filing):
        known = reference.surety(code)
        limits[label].append(known.limit if known is not None else None)
    sureties = limits["40"] + limits["45"]
    bearable = None if None in sureties else sum(one for one in sureties if one is not None)
    if limits["46"]:
        if limits["46"][0] is not None and amount > limits["46"][0]:
            yield found("SR5", filing.submission.reinsurers[0])
    elif sureties and bearable is not None and amount > bearable:
        yield found("S94" if limits["45"] else "S93", filing.header)


SURETIES = (
    sureties_are_known,
    agents_are_known,
    co_sureties_are_named_once,
    companies_differ,
    shares_are_told,
    shares_add_up,
    companies_are_the_bonds_own,
    companies_can_bear_it,
)
