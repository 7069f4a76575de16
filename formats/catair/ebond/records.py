"""The records of a bond, which CBP's answer repeats, and the groupings that a filer's make."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from formats.group import Group
from formats.record import AN, SN, C, D, M, N, O, Record, X, columns

#: Record 10, note 2 (CB-27). Continuous bonds only: 2, 3A, 3A3, 4, 5, 11, 17, 19; single ones only: 6, 7, 8, 10.
ACTIVITIES = ("1", "1A", "2", "3", "3A", "3A3", "4", "5", "6", "7", "8", "10", "11", "16", "17", "19")
_ID_FORMS = "NN-NNNNNNNXX, YYDDPP-NNNNN or NNN-NN-NNNN"
_NAME_NOTE = "CBP's answer only, from its own files"


class BondHeader(Record, id="10"):
    """Bond Header. Customs eBond Create/Update, rev 7, April 2020, CB-22.

    Which elements are due, and which must be blank, depends on the designation.
    """

    designation: str = columns(
        3, AN, M, codes=("B", "A", "V", "C", "U", "E", "T", "R"), title="bond designation type code",
        note="basic, additional, void, adjust amount, substitute, supersede, terminate, rider",
    )  # fmt: skip
    bond_type: str = columns(
        4, N, M, codes=("8", "9"), title="bond type code", note="8 continuous, 9 single transaction"
    )
    activity: str | None = columns(
        5, 7, AN, C, codes=ACTIVITIES, title="bond activity code", note="blank for V, C, T and R"
    )
    amount: int | None = columns(8, 17, SN, C, title="bond amount", note="whole dollars; blank for V, T and R")
    execution_date: date | None = columns(18, 23, D, C, note="the Eastern day it is sent; blank for V and C")
    surety_reference: str | None = columns(24, 32, X, O, title="surety reference number", note="comes back unchanged")
    effective_date: date | None = columns(33, 38, D, C, note="continuous bonds, B only")
    termination_date: date | None = columns(39, 44, D, C, note="T only; at least fifteen days off")
    bond_number: str | None = columns(45, 53, AN, C, note="YYBXXXXXX; due for V, C, T and R, given by CBP for others")
    reconciliation_rider: str | None = columns(
        55, AN, C, codes=("Y", "N"), title="reconciliation bond rider flag", note="R only: Y sets, N removes"
    )
    virgin_islands_rider: str | None = columns(56, AN, C, codes=("Y",), title="USVI bond rider flag", note="R only")


class NotifyParties(Record, id="12"):
    """Secondary Notify Parties. Customs eBond Create/Update, rev 7, April 2020, CB-28."""

    party_1: str = columns(3, 11, AN, M, title="secondary notify party code (1)", note="NNNNXXXNN: port, filer, office")
    party_2: str | None = columns(12, 20, AN, O, title="secondary notify party code (2)")
    party_3: str | None = columns(21, 29, AN, O, title="secondary notify party code (3)")
    party_4: str | None = columns(30, 38, AN, O, title="secondary notify party code (4)")


class SecuredTransaction(Record, id="20"):
    """Single Transaction Bond: what it secures. Customs eBond Create/Update, rev 7, April 2020, CB-29."""

    transaction_type: str = columns(
        3, AN, M, codes=("1", "2", "3", "4", "5"), title="transaction ID type code",
        note="entry, security filing, seizure case, bill of lading, carrier and voyage",
    )  # fmt: skip
    entry_type: str | None = columns(4, 5, AN, C, title="entry type code", note="entries only")
    transaction: str = columns(6, 45, X, M, title="transaction ID", note="no blanks, hyphens or slashes")


class Party(Record):
    """Who is bound: the kind of number, the number, and the name that CBP knows."""

    number_type: str = columns(
        3, 5, AN, M, codes=("EI", "ANI", "34"), title="ID number type", note="employer, CBP-assigned, social security"
    )
    number: str = columns(6, 17, X, M, title="ID number", note=_ID_FORMS)
    name: str | None = columns(18, 57, X, C, note=_NAME_NOTE)


class Principal(Party, id="30"):
    """Principal. Customs eBond Create/Update, rev 7, April 2020, CB-31."""


class CoPrincipal(Party, id="35"):
    """Co-principal. Customs eBond Create/Update, rev 7, April 2020, CB-32."""


class BondUser(Party, id="36"):
    """Bond User, or a rider that adds or deletes one. Customs eBond Create/Update, rev 7, April 2020, CB-33."""

    number_type: str = columns(3, 5, AN, M, codes=("EI", "ANI"), title="ID number type", note="employer, CBP-assigned")
    rider_action: str | None = columns(
        58, AN, C, codes=("A", "D"), title="user rider action code", note="R only: A adds, D deletes"
    )
    add_date: date | None = columns(59, 64, D, C, title="user add date", note="rider A only")
    delete_date: date | None = columns(65, 70, D, C, title="user delete date", note="rider D only")


class BondingCompany(Record):
    """A surety and its agent, and the name that CBP knows."""

    surety: str = columns(3, 5, N, M, title="surety code")
    agent: str = columns(6, 16, X, M, title="agent ID number", note="XXX-XX-XXXX")
    name: str | None = columns(17, 56, X, C, title="surety name", note=_NAME_NOTE)


class Surety(BondingCompany, id="40"):
    """Surety. Customs eBond Create/Update, rev 7, April 2020, CB-35."""

    liability: int | None = columns(
        57, 66, SN, C, title="surety liability amount", note="whole dollars; blank: all of it; due with a 45"
    )


class CoSurety(BondingCompany, id="45"):
    """Co-surety. Customs eBond Create/Update, rev 7, April 2020, CB-36."""

    liability: int = columns(57, 66, SN, M, title="co-surety liability amount", note="whole dollars, above zero")


class Reinsurer(BondingCompany, id="46"):
    """Re-insurer: one, and none with a 45. Customs eBond Create/Update, rev 7, April 2020, CB-37."""


class Submission(Group):
    """What all CB transactions have in common. What may stand once is a tuple, so that a second one can be told of."""

    header: BondHeader
    notify: tuple[NotifyParties, ...]
    secured: tuple[SecuredTransaction, ...]
    principals: tuple[Principal, ...]
    co_principals: tuple[CoPrincipal, ...]
    users: tuple[BondUser, ...]
    sureties: tuple[Surety, ...]
    co_sureties: tuple[CoSurety, ...]
    reinsurers: tuple[Reinsurer, ...]

    #: The records that go with the designation, besides the 10.
    takes: ClassVar[tuple[type[Record], ...]] = ()

    @property
    def transaction(self) -> SecuredTransaction | None:
        """What a single transaction bond secures; None for a continuous one."""
        return next(iter(self.secured), None)

    @property
    def principal(self) -> Principal | None:
        """The principal, None where there is none."""
        return next(iter(self.principals), None)

    @property
    def surety(self) -> Surety | None:
        """The surety, None where there is none."""
        return next(iter(self.sureties), None)

    @property
    def extraneous(self) -> tuple[Record, ...]:
        """The records that do not go with the designation (condition S20)."""
        return tuple(record for record in self.records() if not isinstance(record, (BondHeader, *self.takes)))


class NewBond(Submission, rule="transaction"):
    """A bond to be added: basic, additional, substitute or superseding. CB-13, CB-14."""

    takes = (
        NotifyParties, SecuredTransaction, Principal, CoPrincipal, BondUser, Surety, CoSurety, Reinsurer,
    )  # fmt: skip


class Adjustment(Submission, rule="adjustment"):
    """Another amount for a single transaction bond, and how its sureties share it. CB-15."""

    takes = (Surety, CoSurety, Reinsurer)


class Ending(Submission, rule="ending"):
    """A single transaction bond to be voided, or a continuous one to be terminated. CB-16."""


class Rider(Submission, rule="rider"):
    """A rider to a bond: flags in the header, users added and deleted. CB-16."""

    takes = (BondUser,)
