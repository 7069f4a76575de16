"""What a filing says in one place and denies in another: refused with a reason, whichever of the two is wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from formats.catair.entry_summary import CHAPTER
from tests.cbp_sim.summary import cases
from tests.cbp_sim.summary.kit import Answer, Edit, add, ae, after, answer, batch, drop, opened, put, send, total
from tests.cbp_sim.summary.settings import answers, labels, setting
from tests.cbp_sim.summary.test_ceilings import MAP
from tests.cbp_sim.summary.test_identity import correction, delete
from tests.cbp_sim.summary.test_limits import explained


@dataclass(frozen=True)
class Contradiction:
    """Something that cannot be so. good: what is taken without it. filed: whether the summary is on file already."""

    says: str
    bad: tuple[Edit, ...]
    good: tuple[Edit, ...] = ()
    filed: bool = False

    def __str__(self) -> str:
        return self.says

    def answered(self, edits: Sequence[Edit]) -> Answer:
        """CBP's answer, with the plain summary on file or not."""
        cbp = opened()
        if self.filed:
            after()(cbp)
        return answer(send(cbp, batch(ae(*edits))))


def says(text: str, *bad: Edit, good: Sequence[Edit] = (), filed: bool = False) -> Contradiction:
    """A contradiction on top of a good summary."""
    return Contradiction(text, (*good, *bad), tuple(good), filed)


CONTRADICTIONS = [
    # entry type
    says("informal, with an AD case", add(cases.case_record(), after="50"), good=[cases.informal()]),
    says("informal, worth too much", put("50:25-34", "0000002501"), good=[cases.informal()]),
    says("a case in a type without cases", add(cases.case_record(), after="50")),
    says("a type of cases without one", drop("53"), good=[cases.cased]),
    says("a zone type without its zone", drop("41"), good=[cases.zone()]),
    says("a zone status in another type", add("41N      0000000300", after="40")),
    says("a withdrawal of nothing", drop("30"), good=[cases.withdrawal]),
    says("a withdrawal of another type", add("30N01  50000011 2704", after="20")),
    says("a temporary import of nothing temporary", drop("509813"), good=[cases.tib]),
    says("a temporary article in another type", add("509813000520 0000000000 0000000000", after="47")),
    says("a quota type that does not certify", put("10:40", ""), good=[cases.quota]),
    # transport
    says("by air with a house fee for harbors", put("10:36-37", "40")),
    says("by vessel without a carrier", put("20:3-6", "")),
    says("by vessel without a vessel", put("20:21-40", "")),
    says("by vessel without a bill", drop("23")),
    says("by vessel without a manifest", drop("23"), drop("22")),
    says("by air, a bill with an issuer", put("23:4-7", "XMPL"), good=[cases.air]),
    says("by mail, with everything of a vessel", put("10:36-37", "50")),
    says("by hand, with everything of a vessel", put("10:36-37", "60")),
    says("fixed transport, with a vessel", put("10:36-37", "70")),
    says("a house bill without its master", put("23:3", "H")),
    says("an in-bond without its date", put("23:3-19", "I    123456789")),
    says("an in-bond date without an in-bond", put("20:52-57", "010326")),
    # dates
    says("exported after import", put("40:13-18", "010326")),
    says("imported after it was in-bond", put("20:52-57", "010126"), put("23:3-19", "I    123456789")),
    says("printed before it is filed", put("10:51-57", "2010226")),
    says("printed when paid singly", put("10:52-57", "011326")),
    says("a month of a statement without monthly payment", put("10:58-59", "02")),
    says("a print date without a payment type", put("10:51-57", " 011326")),
    # bond, parties, claims
    says("waived and bonded", put("10:38", "0")),
    says("a reason to waive what is not waived", put("10:62-64", "995")),
    says("neither waived nor bonded", drop("318")),
    says("two continuous bonds", add("318B 001", after="31")),
    says("a continuous bond with an amount", put("31:9-18", "0000050000")),
    says("consolidated of nothing", put("10:42", "Y")),
    says("releases of what is not consolidated", add("32N01  50000011", after="31")),
    says("electronic invoices without one", put("10:41", "Y")),
    says("an invoice of what has none", drop("44"), add("42GBEXAPRE12LON  INV-1             0001 0012", after="40")),
    says("a declaration of a temporary import without one", put("10:69", "Y")),
    says("reasons of no correction", add("35H10", after="31")),
    says("explanations of no correction", add("36WHY", after="31")),
    says("line reasons of no correction", add("63L04", after="62")),
    says("a component without a set", put("40:8", "V")),
    says("a set without a component", put("40:8", "X")),
    says("a claim of nowhere", put("40:9-10", "**"), put("40:25-26", "AU")),
    says("exported from where it comes to", put("40:11-12", "US")),
    says("no manufacturer", drop("47M")),
    says("two manufacturers", add("47MGBEXAPRE12LON", after="47M")),
    says("two lines of one number", cases.second_line(number="001")),
    says("the same tariff number twice", add("504901990093 0000000000 0000000000 000000300000NO", after="50")),
    says("an override of what was not warned of", add("CW02     27P51", after="62")),
    says("a quantity without its unit", put("50:48-50", "")),
    says("a unit without its quantity", put("50:36-47", "")),
    # totals
    says("more duty in total", total(duty=1)),
    says("less fees in total", total(fees=8484)),
    says("a tax in total", total(tax=1)),
    says("an AD duty in total", total(ad=1)),
    says("a CV duty in total", total(cv=1)),
    says("other revenue in total", total(other=1)),
    says("a fee that no total has", put("89:17-30", "")),
    says("a total that no fee has", drop("62501")),
    says("totals of no cases", add(f"88{0:011} {1:011} {0:011} {0:011}", after="62")),
    says("cases without their totals", drop("88"), good=[cases.cased]),
    says("another total of the cases", put("88:15-25", f"{180001:011}"), good=[cases.cased]),
    says("a case that its rate does not come to", put("53:47-56", f"{180001:010}"), good=[cases.cased]),
    says("fees of the header without their total", drop("89"), good=[cases.informal()]),
    # parts
    says("no header content", drop("11"), drop("20")),
    says("no cargo", drop("20")),
    says("no lines", drop("4"), drop("50"), drop("62")),
    says("no tariff number", drop("50")),
    says("no fee totals", drop("89")),
    says("no grand totals", drop("90")),
    says("no totals", drop("89"), drop("90")),
    says("a header alone", lambda records: records[:1]),
    says("nothing but its end", lambda records: records[-1:]),
    # what it is about
    says("a correction of what is not there", correction),
    says("a correction of what is not yet CBP's", correction, filed=True),
    says("a deletion of what is not there", lambda records: [records[0][:2] + "D" + records[0][3:]]),
    says("a deletion with its data", put("10:3", "D"), filed=True),
    says("a deletion that is a correction", delete, put("10:65", "Y"), filed=True),
    says("another reference than the one on file", put("10:22-30", "REF-00002"), filed=True),
    says("another entry number than its check digit", put("10:16", "8")),
    says("another filer's", put("10:4-6", "N02")),
    says("another port than the block's", put("10:18-21", "3001")),
]


@pytest.mark.parametrize("case", CONTRADICTIONS, ids=str)
def test_a_contradiction_is_refused_with_a_reason(case: Contradiction) -> None:
    bad, good = case.answered(case.bad), case.answered(case.good)
    assert explained(bad.lines)
    assert not bad.accepted
    assert good.accepted, good.codes


#: Records that the map takes once where it takes them, by its own words.
ONCE = sorted(
    label
    for name in re.findall(r"\b(R[0-9]{2}|SE[0-9]{2}|OI|CW02)\b(?=\?| _cargo)", MAP)
    for label in labels()
    if label.split()[0] == name.removeprefix("R")
)


@pytest.mark.parametrize("label", ONCE)
def test_a_record_that_stands_once_is_refused_a_second_time(label: str) -> None:
    place = setting(label)
    twice = [*place.records[: place.at], place.records[place.at], *place.records[place.at :]]
    answered = Answer(answers(place.opened(), [twice])[0])
    # What follows a 90 is the next summary, without its header (ESF-207, note a).
    assert answered.codes == (["A00"] if label in CHAPTER.closing else ["A04", "A03"])
    assert answered.final.condition == "999"


def test_two_headers_are_two_summaries_and_each_is_answered() -> None:
    whole = ae()
    lines = answers(opened(), [[whole[0], *whole]])[0]
    last = [at for at, line in enumerate(lines) if line.startswith(("E1A", "E1R"))]
    first, second = lines[: last[0] + 1], lines[last[0] + 1 :]
    assert explained(first)
    assert not Answer(first).accepted
    assert Answer(second).accepted


@pytest.mark.parametrize("identifier", sorted({cls.identifier for cls in CHAPTER.records} - {"10"}))
def test_a_record_that_comes_before_the_header_has_none(identifier: str) -> None:
    line = identifier.ljust(80)
    assert explained(answers(opened(), [[line, *ae()]])[0])
