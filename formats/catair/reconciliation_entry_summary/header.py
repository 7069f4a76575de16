"""10 to Q1: which reconciliation it is, who files it, who gets documents, who claims, and what is pending."""

from __future__ import annotations

from formats.record import AN, A, C, M, N, Record, X, columns


class Header(Record, id="10"):
    """Reconciliation Header. Reconciliation v12, June 2025, by a public transcription."""

    action: str = columns(3, AN, M, codes=("A", "R", "D"), title="filing action request code")
    filer_code: str = columns(4, 6, AN, M, title="entry filer code")
    entry_number: str = columns(9, 16, AN, M, note="seven digits and the check digit")
    reconciliation_type: str | None = columns(
        17, 19, AN, M, title="reconciliation type code", note="families C01-C04, Cx1-Cx7, NA1-NA7"
    )
    importer: str | None = columns(20, 31, X, M, title="importer of record number")
    surety: str | None = columns(32, 34, AN, C, title="surety code")
    bond_type: str | None = columns(
        35, N, C, codes=("8", "9"), title="bond type code", note="8 continuous, 9 single transaction"
    )
    refund_waived: str | None = columns(36, AN, C, codes=("Y",), title="aggregate refund waiver indicator")
    prior_disclosure: str | None = columns(37, AN, C, codes=("Y",), title="prior disclosure indicator")
    broker_reference: str | None = columns(41, 49, X, C, title="broker reference number")
    notify_party: str | None = columns(50, 61, X, C, title="designated notify party 4811 number")


class Contact(Record, id="11"):
    """Contact Information. Reconciliation v12, June 2025, by a public transcription."""

    name: str = columns(3, 32, X, M, title="contact name")
    phone: str = columns(33, 42, N, M, title="contact phone number")
    email: str | None = columns(43, 80, X, C, title="contact email address")


class TradeAgreement(Record, id="15"):
    """Free Trade Agreement Statement. Reconciliation v12, June 2025, by a public transcription."""

    statement: str = columns(3, AN, M, codes=("Y",), title="statement indicator")


class Party(Record):
    """What D1 and C1 have alike. Their title speaks of a date, of which the transcription has none."""

    number: str = columns(3, 14, X, M, title="identifier")
    name: str = columns(15, 49, X, M)


class Address(Record):
    """What D2 and C2 have alike."""

    address_1: str = columns(3, 37, X, M, title="address information line 1")
    address_2: str | None = columns(38, 72, X, C, title="address information line 2")


class Place(Record):
    """What D3 and C3 have alike."""

    city: str = columns(3, 27, X, M)
    state: str | None = columns(28, 29, A, C, title="state province code")
    postal_code: str = columns(30, 38, X, M)
    country: str = columns(39, 40, A, M, title="country code")


class Recipient(Party, id="D1"):
    """Documentation Recipient Entity. Reconciliation v12, June 2025, by a public transcription."""


class RecipientAddress(Address, id="D2"):
    """Documentation Recipient Address. Reconciliation v12, June 2025, by a public transcription."""


class RecipientPlace(Place, id="D3"):
    """Documentation Recipient Geographic Location. Reconciliation v12, June 2025, by a public transcription."""


class Claimant(Party, id="C1"):
    """Claimant Entity. Reconciliation v12, June 2025, by a public transcription."""


class ClaimantAddress(Address, id="C2"):
    """Claimant Address. Reconciliation v12, June 2025, by a public transcription."""


class ClaimantPlace(Place, id="C3"):
    """Claimant Geographic Location. Reconciliation v12, June 2025, by a public transcription."""


class Protest(Record, id="P1"):
    """Petition / Protest Detail. Reconciliation v12, June 2025, by a public transcription."""

    number: str = columns(3, 37, AN, M, title="protest petition identifier")


class PendingAction(Record, id="Q1"):
    """Classification Pending Action Detail. Reconciliation v12, June 2025, by a public transcription."""

    action_type: str = columns(
        3, AN, M, codes=("P", "C"), title="pending action identifier type code", note="P protest, C court"
    )
    number: str = columns(4, 38, AN, M, title="pending action identifier")
