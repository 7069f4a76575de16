"""As many of each record and grouping as the chapter's map allows, and one more; the largest summary that is taken."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from formats.catair.entry_summary import CHAPTER
from tests.cbp_sim.summary.kit import Answer, ae, answer, batch, opened, send
from tests.cbp_sim.summary.settings import Setting, answers, label_of, labels, setting

MAP = files(CHAPTER.package).joinpath("structure.lark").read_text(encoding="utf-8")
#: Every ceiling of the map: what may be repeated, the record that it begins with, and how often.
CEILINGS = [(item, int(most)) for item, most in re.findall(r"(\w+)~[01]\.\.(\d+)", MAP)]
#: What stops too many of what has no condition of its own.
TOO_MANY = "A24"


def demanded(item: str) -> list[str]:
    """The records that one of an item cannot do without, by their names: a terminal R22 is record 22."""
    rule = re.search(rf"^{item}: (.*)", MAP, re.MULTILINE)
    parts = rule[1].split() if rule is not None else [item]
    names = [part.partition("~")[0].removeprefix("R") for part in parts if not part.startswith("_")]
    return [next(label for label in labels() if label.split()[0] == name) for name in names]


def repeated(place: Setting, item: str, times: int) -> list[str]:
    """The summary with so many of an item in place of those that it has there."""
    kinds = {label.split()[0] for label in demanded(item)}
    first, last = place.at, place.at + 1
    while label_of(place.records[first - 1]).split()[0] in kinds:
        first -= 1
    while label_of(place.records[last]).split()[0] in kinds:
        last += 1
    one = place.records[place.at : place.at + len(kinds)]
    return [*place.records[:first], *one * times, *place.records[last:]]


@pytest.mark.parametrize(("item", "most"), CEILINGS, ids=[item for item, _ in CEILINGS])
def test_the_map_takes_so_many_and_not_one_more(item: str, most: int) -> None:
    place = setting(demanded(item)[0])
    full, over = (Answer(answers(place.opened(), [repeated(place, item, times)])[0]) for times in (most, most + 1))
    assert full.final.condition != "999", full.codes
    assert full.accepted or full.codes
    assert over.codes == [CHAPTER.loop_codes.get(item, TOO_MANY), "A03"]
    assert over.final.condition == "999"


def lines(count: int) -> list[str]:
    """The plain summary with so many lines, the others without value."""
    records = ae()
    more = []
    for number in range(2, count + 1):
        more += [
            f"40  {number:03} GBGB121825        0000000900428700000002150    N",
            "47MGBEXAPRE12LON",
            "47S98-1234567",
            f"504901990093 0000000000 {0:010} 000000300000NO",
        ]
    return [*records[:13], *(line.ljust(80) for line in more), *records[13:]]


def test_a_summary_of_998_lines_is_taken() -> None:
    answered = answer(send(opened(), batch(lines(998))))
    assert answered.accepted, answered.codes


def test_a_summary_of_999_lines_is_one_line_too_long() -> None:
    answered = answer(send(opened(), batch(lines(999))))
    assert answered.codes == ["A08", "A03"]
    assert answered.final.condition == "999"


@pytest.mark.parametrize("wrong", [1, 500, 998])
def test_a_line_that_is_wrong_is_named_among_998(wrong: int) -> None:
    records = lines(998)
    at = [n for n, line in enumerate(records) if line.startswith("40")][wrong - 1]
    records[at] = records[at].replace("GBGB", "GBQZ", 1)
    answered = answer(send(opened(), batch(records)))
    assert answered.codes == ["411"]
    assert any(line.startswith(f"E0 LINITM {wrong:06}") for line in answered.lines)


def tariffs(count: int) -> list[str]:
    """The plain summary with so many tariff numbers in its line, all of them different."""
    records = ae()
    at = next(n for n, line in enumerate(records) if line.startswith("50"))
    others = range(10000000, 10000000 + count - 1)
    more = [f"5049{number:08} 0000000000 0000000000 000000300000NO" for number in others]
    return [*records[: at + 1], *(line.ljust(80) for line in more), *records[at + 1 :]]


def test_a_line_of_32_tariff_numbers_is_taken() -> None:
    answered = answer(send(opened(), batch(tariffs(32))))
    assert answered.accepted, answered.codes


@pytest.mark.parametrize("wrong", [2, 32])
def test_a_tariff_number_that_is_wrong_is_named_among_32(wrong: int) -> None:
    records = tariffs(32)
    at = [n for n, line in enumerate(records) if line.startswith("50")][wrong - 1]
    records[at] = records[at][:2] + "49*1000010" + records[at][12:]
    answered = answer(send(opened(), batch(records)))
    assert "433" in answered.codes
    assert any(line.startswith(f"E0 TARIFF {wrong:06}") for line in answered.lines)


def test_a_line_of_33_tariff_numbers_has_one_too_many() -> None:
    answered = answer(send(opened(), batch(tariffs(33))))
    assert answered.codes == ["A11", "A03"]
    assert answered.final.condition == "999"
