"""What CBP tells of one entry summary: the records JB to JN, and its own as they were last accepted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from cbp_sim.lifecycle import entry_summary as life
from cbp_sim.lifecycle import liquidation as liquidations
from cbp_sim.lifecycle import summary_links
from cbp_sim.queries.summaries import OWNER, Known
from cbp_sim.statements.dues import MOST, ZERO, Dues
from formats.catair.entry_summary_query.moments import write_moment
from formats.catair.entry_summary_query_reply import records as er
from formats.catair.entry_summary_query_reply.detail import LineNumber, returned
from formats.record import Record

#: Control and status (JC, ESQ-28) of each state. What CBP rejected is the filer's to change again.
_CONTROL = {
    life.TRADE: "1",
    life.REJECTED: "1",
    life.CBP: "2",
    life.PAID: "2",
    life.LIQUIDATED: "2",
    life.CANCELLED: "2",
    life.INACTIVE: "3",
}
_STATUS = {life.REJECTED: "2", life.CANCELLED: "3"}

#: Districts with land borders, and the modes whose releases are withheld there for five days (JC, ESQ-28).
_BORDER = ("01", "02", "07", "09", "23", "24", "25", "26", "30", "33", "34", "36", "38")
_WITHHELD_MODES = ("12", "20", "21", "30", "31", "32", "33", "34")
_WITHHELD = timedelta(days=5)

_ANTIDUMPING, _COUNTERVAILING, _EITHER, _OTHER, _EXTENDED = "44", "43", "45", "48", "49"
#: Why a summary was liquidated (JD note 2, ESQ-34): as corrected, or as entered.
_AS_CORRECTED, _AS_ENTERED = "62", "99"
#: Classes of collections (JM note 1, ESQ-46); of AD/CVD deposits: general knowledge, the chapter has none.
_DUTY, _TAX, _AD, _CV = "001", "022", "012", "013"

_WAREHOUSE = ("21", "22")
#: What each collection/bill information code asks for (J2 note 5, ESQ-22).
_COLLECTIONS, _BILLS, _SURETY_BILLS = ("1", "4", "5", "6"), ("2", "4", "6"), ("3", "5", "6")


def told(known: Known, filer: str) -> Iterator[Record]:
    """JB to JI."""
    yield _state(known, filer)
    yield _status(known)
    yield _liquidation(known)
    yield _estimate(known)
    yield _header(known)
    yield _withdrawals(known)
    yield er.StatementData(
        notify_party=known.filing.content.notify_party if known.filing.content else None,
        statement_print_date=_iso(known.account.data["print_date"]),
        broker_reference=known.account.data["broker_reference"] or None,
    )
    yield from _bonds(known)


def _state(known: Known, filer: str) -> er.SummaryState:
    accepted = known.accepted
    return er.SummaryState(
        filer_code=known.filer,
        entry_number=known.number,
        version=life.version(known.data),
        accepted=write_moment(accepted.date(), accepted.time()),
        corrected="Y" if known.first_corrected else None,
        correction_date=known.first_corrected,
        owner="Y" if known.standing(filer) == OWNER else None,
        liquidation_status="1" if known.liquidated else "2",
        liquidation_date=liquidations.date_of(known.liquidation),
        center=_center(known) or "PNDING",
    )


def _center(known: Known) -> str:
    importer = known.world.reference.importer(known.account.data["importer"])
    return importer.center if importer is not None else ""


def _status(known: Known) -> er.SummaryStatus:
    released = known.release
    withheld = released is not None and _is_withheld(known, released)
    suspended, extended = _suspension(known), _extension(known)
    codes = [code for code, _ in (suspended, extended) if code]
    changed = max((day for _, day in (suspended, extended) if day is not None), default=None)
    return er.SummaryStatus(
        control_status=_CONTROL[known.state],
        status=_STATUS.get(known.state, "1"),
        status_date=known.status_since.date(),
        late="1" if _is_late(known) else "0",
        release_status="2" if withheld else "1" if released else "0",
        release_date=None if withheld else released,
        collection_status=_collection_status(known),
        collection_date=known.paid_on,
        extension_date=changed,
        extension_notice_date=changed,
        census_status=_census_status(known),
        invoice_status=_invoice_status(known),
        protested="NO",
        quota_status="1" if known.quota_processed else None,
        extension_1=codes[0] if codes else None,
        extension_2=codes[1] if len(codes) > 1 else None,
    )


def _is_late(known: Known) -> bool:
    """Whether it was first filed later than ten working days after its release, or its entry (19 CFR 142.12)."""
    begins = known.release or date.fromisoformat(known.account.data["entry_date"])
    last = known.world.calendar.add_business_days(begins, known.world.policy.summary_life.payment_days)
    return known.first_accepted.date() > last


def _is_withheld(known: Known, released: date) -> bool:
    header = known.filing.header
    at_border = header.port_of_entry[:2] in _BORDER and header.mode_of_transport in _WITHHELD_MODES
    return at_border and known.world.clock.today() - released < _WITHHELD


def _collection_status(known: Known) -> str:
    paid = known.paid
    if (paid or known.dues).amount == ZERO:
        return "3"
    if paid is not None:
        return "2"
    return "6" if known.authorized else "0"


def _suspension(known: Known) -> tuple[str, date | None]:
    """Why its liquidation is suspended, and since when; "" when it is not."""
    thing = known.liquidation
    if thing is None or thing.state != liquidations.SUSPENDED:
        return "", None
    since = _iso(thing.data.get("suspended_on"))
    if known.entry_type not in liquidations.CASE_TYPES:
        return _OTHER, since
    antidumping, countervailing = known.dues.antidumping > ZERO, known.dues.countervailing > ZERO
    if antidumping == countervailing:
        return _EITHER, since
    return (_ANTIDUMPING if antidumping else _COUNTERVAILING), since


def _extension(known: Known) -> tuple[str, date | None]:
    """That its liquidation was extended, and when; "" when it was not."""
    extended = _iso(known.liquidation.data.get("extended_on")) if known.liquidation else None
    return (_EXTENDED, extended) if extended else ("", None)


def _census_status(known: Known) -> str:
    overrides = [override for warnings in known.census.values() for override in warnings.values()]
    if not overrides:
        return "0"
    return "6" if all(overrides) else "1"


def _invoice_status(known: Known) -> str | None:
    if "invoices" in known.wanted:
        return "4"
    if "invoices" in known.received:
        return "2"
    return "1" if known.filing.header.electronic_invoice == "Y" else None


def _liquidation(known: Known) -> er.Liquidation:
    dues = known.dues if known.liquidated else None
    corrected = known.first_corrected is not None
    facts = known.world.reference.entry(known.subject)
    immediate = facts is not None and "immediate delivery" in facts.facts
    return er.Liquidation(
        review="1" if known.wanted else "2",
        entry_date=date.fromisoformat(known.account.data["entry_date"]),
        duty=_fits(dues.duty) if dues else None,
        tax=_fits(dues.tax) if dues else None,
        fees=_fits(_fees(dues)) if dues else None,
        interest=ZERO if dues else None,
        ad_cvd=_fits(dues.antidumping + dues.countervailing) if dues else None,
        reason_1=(_AS_CORRECTED if corrected else _AS_ENTERED) if dues else None,
        immediate_delivery="Y" if immediate else "N",
    )


def _estimate(known: Known) -> er.Estimate:
    dues = known.dues
    return er.Estimate(
        duty=_fits(dues.duty),
        tax=_fits(dues.tax),
        fees=_fits(_fees(dues)),
        interest=ZERO,
        ad_cvd=_fits(dues.antidumping + dues.countervailing),
    )


def _header(known: Known) -> er.SummaryHeader:
    return er.SummaryHeader(
        importer=_importer(known.account.data["importer"]),
        entry_type=known.entry_type,
        reject_date=known.rejected,
        electronic_invoice="E" if known.filing.header.electronic_invoice == "Y" else None,
        port_of_entry=known.data["port"],
        filing_date=known.first_accepted.date(),
    )


def _importer(number: str) -> str | None:
    """The number; the blank suffix of an IRS number comes as zeros (JF note 1, ESQ-36)."""
    return f"{number}00" if len(number) == 10 and number[2] == "-" else number or None


def _withdrawals(known: Known) -> er.Withdrawals:
    warehouse = known.entry_type in _WAREHOUSE
    made = summary_links.named_by(known.world, known.subject, summary_links.WAREHOUSE) if warehouse else ()
    final = bool(warehouse and summary_links.is_final(known.world, known.subject))
    importer = known.world.reference.importer(known.account.data["importer"])
    return er.Withdrawals(
        withdrawals=min(len(made), 999) if warehouse else None,
        final_withdrawal=("Y" if final else "N") if warehouse else None,
        team=(importer.team or None) if importer is not None else None,
        center=_center(known) or "PNDING",
        lines=len(known.filing.lines),
    )


def _bonds(known: Known) -> Iterator[Record]:
    bonds = known.filing.bonds
    if not bonds:
        yield er.BondData(bond_type="0", several="N")
    for at, bond in enumerate(bonds):
        if not _bond_is_there(known, bond.bond_type):
            yield er.NoBond(surety=bond.surety)
            continue
        yield er.BondData(
            surety=bond.surety,
            primary="N" if at else "Y",
            bond_type=bond.bond_type,
            designation=bond.designation,
            several="Y" if len(bonds) > 1 else "N",
            amount=Decimal(bond.amount) if bond.amount is not None else None,
            liability=bond.amount,
        )


def _bond_is_there(known: Known, bond_type: str) -> bool:
    """Whether the bond is on file, as far as the world's tables say."""
    reference = known.world.reference
    if bond_type == "8":
        importer = reference.importer(known.account.data["importer"])
        return importer is None or importer.bonded
    bond = reference.single_bond(known.subject)
    return not bond.void if bond is not None else not reference.all_single_bonds


# collections and bills


def money(known: Known, code: str) -> Iterator[Record]:
    """JK to JN, as the collection/bill information code asks for them. CBP has no bills here."""
    if code in _BILLS:
        yield er.NoBill()
    if code in _COLLECTIONS:
        yield from _collections(known)
    if code in _SURETY_BILLS:
        for at, bond in enumerate(known.filing.bonds):
            yield er.NoSuretyBill(surety=bond.surety, primary="N" if at else "Y")


def _collections(known: Known) -> Iterator[Record]:
    paid = known.paid
    if paid is None:
        yield er.NoCollection()
        return
    yield er.Collection(collection_date=known.paid_on, amount=_fits(paid.amount))
    for class_code, amount in _classes(known, paid):
        yield er.ClassAmount(class_code=class_code, amount=_fits(amount))


def _classes(known: Known, paid: Dues) -> Iterator[tuple[str, Decimal]]:
    """What was paid at once, by class; at most twenty of them."""
    now = paid.now
    amounts = [(_DUTY, now.duty)]
    if not now.tax_deferred:
        amounts.append((_tax_class(known), now.tax))
    if now.antidumping_due:
        amounts.append((_AD, now.antidumping))
    if now.countervailing_due:
        amounts.append((_CV, now.countervailing))
    amounts += now.fees
    yield from [one for one in amounts if one[1] > ZERO][:20]


def _tax_class(known: Known) -> str:
    """The class of its taxes; the one for others when there are several."""
    classes = {str(line.tax.tax_class) for line in known.filing.lines if line.tax is not None}
    return classes.pop() if len(classes) == 1 else _TAX


# the summary itself

#: Identifiers of the records that come back (ESQ-15, ESQ-52): no release data, no agency data but OI.
_DETAIL = frozenset({
    "10", "11", "20", "21", "22", "23", "30", "31", "32", "33", "34", "35", "36", "40", "41", "42", "43", "44", "47",
    "50", "OI", "51", "52", "53", "54", "60", "61", "62", "63", "CW02", "88", "89", "90",
})  # fmt: skip


def detail(known: Known) -> Iterator[Record]:
    """Its records as last accepted, each line after the number that ACE gives it."""
    lines = 0
    for record in known.records:
        if record.identifier not in _DETAIL:
            continue
        if record.identifier == "40":
            lines += 1
            yield LineNumber(line_number=f"{lines:05}")
        yield returned(record)


def _fees(dues: Dues) -> Decimal:
    return sum((amount for _, amount in dues.fees), ZERO)


def _fits(amount: Decimal) -> Decimal:
    """The amount, or the most that the columns of a collection take."""
    return min(amount, MOST)


def _iso(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None
