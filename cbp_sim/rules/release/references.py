"""SE13 and SE20: why an entry is cancelled, and what the filer refers to."""

from __future__ import annotations

from collections.abc import Iterator

from cbp_sim.decision import Finding
from cbp_sim.rules.release.filing import LOW_VALUE, ZONE, Filing, told
from cbp_sim.rules.release.table import found
from formats.classes import read_date
from formats.numbers import EntryNumber, NumberError

#: What a reason for cancellation needs in SE20, and the question it answers (SE13 note 1, SE-42).
REASON_NEEDS = {
    "02": ("IB", "reason_needs_in_bond"),
    "03": ("EN", "reason_needs_entry"),
    "04": ("FTZ", "reason_needs_admission"),
}
NO_FOREIGN_GOODS = "12"

#: Qualifiers whose reference is always Y (SE-55).
FLAGS = ("EXP", "KII", "PER")


def cancellation_has_a_reason(filing: Filing) -> Iterator[Finding]:
    """A cancellation says why, a correction does not (SE-42)."""
    contact = filing.contact
    if contact is None:
        return
    reason = told(contact.reason)
    if filing.action == "D" and reason is None:
        yield found("reason_missing", contact)
    elif filing.action != "D" and reason is not None:
        yield found("reason_not_allowed", contact)


def reason_is_borne_out(filing: Filing) -> Iterator[Finding]:
    """Reasons 02, 03 and 04 name what took the entry's place in SE20; 12 is for weekly zone entries (note 1, SE-42)."""
    contact = filing.contact
    if contact is None or filing.action != "D":
        return
    reason = told(contact.reason)
    qualifier, question = REASON_NEEDS.get(reason or "", ("", ""))
    if qualifier and not filing.references(qualifier):
        yield found(question, contact)
    if reason == NO_FOREIGN_GOODS:
        known = filing.on_file
        if filing.entry_type != ZONE or (known is not None and not known.file.filed.weekly):
            yield found("reason_for_weekly_entries", contact)


def documents_are_named(filing: Filing) -> Iterator[Finding]:
    """Who has sent documents to DIS says which (SE13 note 2, SE-43)."""
    contact = filing.contact
    if contact is not None and told(contact.documents_sent) == "1" and not filing.references("DIS"):
        yield found("dis_reference_missing", contact)


def document_reference_is_new(filing: Filing) -> Iterator[Finding]:
    """A DIS reference is used once for an entry number (SE-43, SE-55)."""
    used = set(filing.on_file.file.dis_references) if filing.on_file is not None else set()
    for reference in filing.references("DIS"):
        text = told(reference.reference)
        if text in used:
            yield found("dis_reference_used", reference)
        used.add(text)


def replacement_number_is_one(filing: Filing) -> Iterator[Finding]:
    """A replacement entry number has eleven positions without hyphens, and its check digit (SE-54)."""
    for reference in filing.references("EN"):
        text = told(reference.reference)
        try:
            number = EntryNumber.parse(text)
        except NumberError:
            yield found("replacement_entry_invalid", reference)
            continue
        filer = filing.world.profile.filer(number.filer)
        checked = filer is None or filer.check_digits
        offset = filer.check_digit_offset if filer is not None else 0
        if "-" in text or (checked and filer is not None and not number.is_valid(offset)):
            yield found("replacement_entry_invalid", reference)


def flags_are_yes(filing: Filing) -> Iterator[Finding]:
    """Express consignment, known importer and perishable goods are said with Y (SE-55)."""
    for qualifier in FLAGS:
        for reference in filing.references(qualifier):
            if told(reference.reference) != "Y":
                yield found("flag_not_yes", reference)


def low_value_says_when_it_comes(filing: Filing) -> Iterator[Finding]:
    """A type 86 gives its estimated date of arrival in SE20 (SE-55)."""
    if filing.whole is not None and filing.entry_type == LOW_VALUE and not filing.references("EDA"):
        yield found("arrival_date_missing", filing.header)


def arrival_date_is_one(filing: Filing) -> Iterator[Finding]:
    """An estimated date of arrival in SE20 is a date MMDDYY (SE-54)."""
    for reference in filing.references("EDA"):
        try:
            read_date(told(reference.reference), "MMDDYY")
        except ValueError:
            yield found("arrival_date_invalid", reference)


RULES = (
    cancellation_has_a_reason,
    reason_is_borne_out,
    documents_are_named,
    document_reference_is_new,
    replacement_number_is_one,
    flags_are_yes,
    low_value_says_when_it_comes,
    arrival_date_is_one,
)
