"""Which entry is meant, whose it is, and whether it may be filed, changed or cancelled now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from cbp_sim.clock import eastern
from cbp_sim.decision import Finding
from cbp_sim.lifecycle.cargo_release import CANCELLED, RELEASED
from cbp_sim.lifecycle.release_flow import UPDATE_DAYS
from cbp_sim.rules.release.filing import Filing, told
from cbp_sim.rules.release.table import found
from formats.numbers import is_valid_entry_number

#: Reserved and accepted: from then on the quota is the entry's (SO60, ACMQ-55).
QUOTA_KEPT = ("72", "73")


def filer_is_known(filing: Filing) -> Iterator[Finding]:
    """The entry filer must be one that CBP knows."""
    if filing.world.profile.filer(told(filing.header.filer_code)) is None:
        yield found("filer_unknown", filing.header)


def filer_is_the_blocks(filing: Filing) -> Iterator[Finding]:
    """The entry filer must be the B record's (SE-31)."""
    if told(filing.header.filer_code) != filing.to.filer:
        yield found("filer_not_the_blocks", filing.header)


def entry_number_is_right(filing: Filing) -> Iterator[Finding]:
    """The entry number is eight numerals, the last of them the check digit with the filer's offset (Appendix E)."""
    header = filing.header
    number = told(header.entry_number)
    filer = filing.world.profile.filer(told(header.filer_code))
    if len(number) != 8 or not (number.isascii() and number.isdecimal()):
        yield found("entry_number_invalid", header)
        return
    checked = filer is not None and filer.check_digits
    if checked and filer is not None and not is_valid_entry_number(filer.code, number, filer.check_digit_offset):
        yield found("entry_number_invalid", header)


def entry_is_new(filing: Filing) -> Iterator[Finding]:
    """What is added must not be on file; a cancelled entry stays on file, and its number is spent (SE-17)."""
    if filing.action == "A" and filing.on_file is not None:
        yield found("entry_on_file", filing.header)


def entry_is_on_file(filing: Filing) -> Iterator[Finding]:
    """What is replaced, updated or cancelled must be on file, and not cancelled."""
    if filing.action not in ("R", "U", "D"):
        return
    if filing.on_file is None:
        yield found("entry_not_on_file", filing.header)
    elif filing.on_file.stage == CANCELLED:
        yield found("entry_cancelled", filing.header)


def entry_type_stays(filing: Filing) -> Iterator[Finding]:
    """The entry type cannot be changed once it is filed."""
    known = filing.on_file
    if filing.action in ("R", "U") and known is not None and known.file.filed.entry_type != filing.entry_type:
        yield found("entry_type_changed", filing.header)


def replacement_comes_in_time(filing: Filing) -> Iterator[Finding]:
    """Nothing is replaced any more when the cargo has arrived and the entry is released (SE-23, SE-32)."""
    known = filing.on_file
    if filing.action == "R" and known is not None and known.stage == RELEASED and known.arrived:
        yield found("replace_after_release", filing.header)


def quota_has_not_come_too_far(filing: Filing) -> Iterator[Finding]:
    """Nothing is replaced any more when a quota has been reserved for it or accepted."""
    known = filing.on_file
    if filing.action == "R" and known is not None and known.file.quota in QUOTA_KEPT:
        yield found("replace_under_quota", filing.header)


def update_comes_in_time(filing: Filing) -> Iterator[Finding]:
    """An update comes up to 15 calendar days after release (SE-23, SE-25)."""
    known = filing.on_file
    if filing.action != "U" or known is None or known.stage != RELEASED or known.released_on is None:
        return
    if filing.today > eastern(known.released_on).date() + timedelta(days=UPDATE_DAYS):
        yield found("update_too_late", filing.header)


RULES = (
    filer_is_known,
    filer_is_the_blocks,
    entry_number_is_right,
    entry_is_new,
    entry_is_on_file,
    entry_type_stays,
    replacement_comes_in_time,
    quota_has_not_come_too_far,
    update_comes_in_time,
)
