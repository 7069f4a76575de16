"""Tables of what CBP has on file, changed while a world lives, and as sheets."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cbp_sim.cbp import Cbp
from cbp_sim.errors import SimulatorError
from cbp_sim.profile import shipped_profile
from cbp_sim.reference.edits import TABLES, TableChange
from cbp_sim.reference.sheet import read_sheet, row_class, write_sheet
from cbp_sim.store.database import Database
from formats.catalog import chapter_for
from tests.cbp_sim.summary.kit import ae, batch, opened

IMPORTER = "98-0000999"


def codes(cbp: Cbp) -> list[str]:
    """What CBP has said of summaries."""
    return [line[4:7] for message in cbp.messages() for line in message.lines if line.startswith("E1")]


def change(table: str, *rows: Any, how: str = "replace") -> TableChange:
    return TableChange.model_validate({"table": table, "rows": rows, "how": how})


def test_a_world_judges_by_a_table_from_its_change_on_and_after_it_is_opened_again() -> None:
    database = Database()
    profile = shipped_profile("default")
    cbp = Cbp(database, profile)
    assert cbp.reference() == profile.reference
    cbp.change_table(change("importers", {"number": IMPORTER, "status": "void"}))
    known = Cbp(database, profile).reference()
    assert known.importer(IMPORTER).status == "void"  # type: ignore[union-attr]
    assert known.importer(f"{IMPORTER}00") is known.importer(IMPORTER)
    assert known.census == profile.reference.census
    assert profile.reference.importer(IMPORTER) is None
    (line,) = cbp.timeline("reference")
    assert (line.actor, line.event, line.note) == ("desk", "table importers changed", "1 rows")
    assert [json.loads(one.content) for one in cbp.journal() if one.kind == "reference"] == [
        {"table": "importers", "rows": [{"number": IMPORTER, "status": "void"}]}
    ]


def test_a_summary_is_refused_when_its_importer_has_become_void() -> None:
    cbp = opened(shipped_profile("default"))
    sent = batch(ae())
    assert cbp.take(sent).accepted
    before = codes(cbp)
    content = chapter_for("AE").read([line.text for line in sent.lines[2:-2]]).content  # type: ignore[union-attr]
    importer = content.content.importer  # type: ignore[union-attr]
    cbp.change_table(change("importers", {"number": importer, "status": "void"}))
    cbp.take(sent)
    assert "104" not in before
    assert "104" in codes(cbp)[len(before) :]


def test_rows_are_added_before_those_that_are_there() -> None:
    cbp = Cbp(Database(), shipped_profile("default"))
    cbp.change_table(change("countries", {"code": "ZZ"}, {"code": "ZY"}))
    cbp.change_table(change("countries", {"code": "ZX"}, how="add"))
    assert [one.code for one in cbp.reference().countries] == ["ZX", "ZZ", "ZY"]
    cbp.change_table(change("countries"))
    assert cbp.reference().countries == ()


@pytest.mark.parametrize(
    ("table", "rows", "why"),
    [
        ("importer", [], "there is no table 'importer': is it importers?"),
        ("qqq", [], "there is no table 'qqq': importers, "),
        ("importers", [{"number": IMPORTER}, {"number": IMPORTER, "state": "void"}], "row 2: state: Extra inputs"),
        ("importers", [{"number": IMPORTER, "bond": {"surety": "001", "effective": "x"}}], r"row 1: bond\.effective: "),
        ("statement_runs", ["2026-02-30"], "row 1: Input should be a valid date"),
        ("all_single_bonds", [True], "there is no table 'all_single_bonds'"),
    ],
)
def test_rows_that_are_none_are_refused_by_their_place(table: str, rows: list[Any], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        change(table, *rows)


def test_a_sheet_has_an_element_a_column_and_leaves_out_what_is_blank() -> None:
    sheet = """\
# Two that stand badly.
number,status,bond.surety,bond.effective,bond.terminates,barred
98-0000117,,001,2020-01-01,2025-01-01,
98-0000225,void,,,,7208 7209
"""
    assert read_sheet("importers", sheet) == [
        {
            "number": "98-0000117",
            "bond": {"surety": "001", "effective": "2020-01-01", "terminates": "2025-01-01"},
        },
        {"number": "98-0000225", "status": "void", "barred": ["7208", "7209"]},
    ]


def test_a_list_of_names_is_a_sheet_of_one_column() -> None:
    assert read_sheet("statement_runs", "name\n2026-12-24\n2026-12-31\n") == ["2026-12-24", "2026-12-31"]
    assert write_sheet("statement_runs", ["2026-12-24"]) == "name\n2026-12-24\n"
    assert write_sheet("importers", []) == "name\n"


@pytest.mark.parametrize(
    ("sheet", "why"),
    [
        ("number,status\n98-0000117\n", "row 1 has not as many cells"),
        ("number,status\n98-0000117,void,x\n", "row 1 has not as many cells"),
        ("number,bond\n98-0000117,{surety\n", "row 1, bond: .*: write JSON, or begin otherwise"),
    ],
)
def test_a_sheet_that_is_none_is_refused_by_its_row(sheet: str, why: str) -> None:
    with pytest.raises(SimulatorError, match=why):
        read_sheet("importers", sheet)


@given(table=st.sampled_from(sorted(TABLES)), data=st.data())
def test_what_is_written_as_a_sheet_reads_as_the_same_rows(table: str, data: st.DataObject) -> None:
    rows = data.draw(st.lists(_row(table), max_size=3))
    written = TABLES[table].dump_python(TABLES[table].validate_python(rows), mode="json", exclude_defaults=True)
    again = read_sheet(table, write_sheet(table, written))
    assert TABLES[table].validate_python(again) == TABLES[table].validate_python(rows)


def _row(table: str) -> st.SearchStrategy[Any]:
    """Rows of a table: those of the profiles and docs, and what their classes allow."""
    of = row_class(table)
    if of is None:
        return st.dates(date(2020, 1, 1), date(2030, 1, 1)) if table == "statement_runs" else _NAMES
    return st.builds(of, **{name: _SOME[name] for name in of.model_fields if name in _SOME})


_NAMES = st.text("ABCDEFGHJKMNP0123456789-", min_size=1, max_size=12)
_SOME = {
    "number": _NAMES, "code": _NAMES, "hts": st.from_regex(r"[0-9]{4,10}", fullmatch=True), "name": _NAMES,
    "origin": st.sampled_from(["DE", "CN"]), "ad_valorem": st.decimals(0, 99, places=2).map(Decimal),
    "barred": st.lists(_NAMES, max_size=3).map(tuple),
}  # fmt: skip
