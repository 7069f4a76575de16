"""The records of CBP's answer to an importer account, and the groupings they make."""

from __future__ import annotations

from formats.group import Group
from formats.record import AN, C, M, N, Record, X, columns


class Reference(Record):
    """What all E0 records have in common; as in the entry summary chapter (July 2026, ESF-193)."""

    occurrence: int = columns(11, 16, N, M, title="occurrence position")
    signpost: str = columns(18, 24, X, M, constant="REF ID:", title="reference ID constant")


class AnyReference(Reference, id="E0"):
    """Condition Reference. Importer/Consignee Create/Update v12, March 2019, ADD-20 to 47."""

    kind: str = columns(4, 9, AN, M, title="reference data type code")
    text: str | None = columns(26, 80, X, M, title="reference data text", note="copied from the filer's record")


class AcceptedAccount(Reference, id="E0", when={"kind": "IMPACC"}):
    """Reference to the account accepted. Importer/Consignee Create/Update v12, March 2019, ADD-20 to 47.

    Its number is the one that CBP assigned where the filer asked for one.
    """

    kind: str = columns(4, 9, AN, M, constant="IMPACC", title="reference data type code")
    importer: str = columns(26, 37, X, M, title="importer number")
    name: str | None = columns(38, 69, X, M, title="abbreviated importer name")


class Response(Record):
    """What E1 records have in common.

    The narrative is printed 40AN; as in the entry summary chapter it is read as X.
    """

    condition: str = columns(5, 7, AN, M, title="condition code")
    reason: str | None = columns(8, 10, AN, C, title="reason code")
    narrative: str = columns(11, 50, AN, M, reads=X, title="narrative text")


class Condition(Response, id="E1", when={"disposition": ""}, terminal="E1_CONDITION"):
    """Condition Response. Importer/Consignee Create/Update v12, March 2019, ADD-20 to 47."""

    disposition: str | None = columns(3, AN, M, title="disposition type code", note="blank: not final")
    severity: str = columns(4, AN, M, codes=("F", "I"), title="severity code", note="F fatal, I information")


class Disposition(Response, id="E1", when={"disposition": ("A", "R")}, terminal="E1_FINAL"):
    """Disposition Response. Importer/Consignee Create/Update v12, March 2019, ADD-20 to 47."""

    disposition: str = columns(3, AN, M, codes=("A", "R"), title="disposition type code", note="A accepted, R rejected")
    severity: str | None = columns(4, AN, M, codes=("F", "I"), title="severity code", note="blank for none")


class Finding(Group, rule="finding"):
    """One part of the account, and what CBP says about it."""

    references: tuple[AnyReference | AcceptedAccount, ...]
    conditions: tuple[Condition, ...]


class AccountResponse(Group, rule="response"):
    """CBP's answer to one account."""

    conditions: tuple[Condition, ...]
    findings: tuple[Finding, ...]
    references: tuple[AnyReference | AcceptedAccount, ...]
    final: Disposition


class Answer(Group, rule="answer"):
    """CBP's answers to the accounts of a block."""

    responses: tuple[AccountResponse, ...]
