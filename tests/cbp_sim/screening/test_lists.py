"""The readers of published lists, and the invented list that ships."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from cbp_sim.screening.parties import ListError, country_code, read_csl, read_list, read_sdn, shipped
from cbp_sim.screening.settings import Screening

SDN = """\
7001,"ZORVANE MARITIME",-0- ,"DEMO1] [DEMO2",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"a.k.a. 'ZMT'; a.k.a. 'ZM LINES'."
7002,"MV PHANTASMA QUILL","vessel","DEMO1",-0- ,-0- ,"Tanker",-0- ,-0- ,"Iran",-0- ,-0-
7003,"BRAXLOV, Dremin","individual",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0-
"""
ADD = """\
7001,1,"Invented Street 41, 2nd Floor","Bandar Fiktiv","Iran",-0-
7003,2,-0- ,-0- ,-0- ,-0-
"""
ALT = '7001,1,"aka","ZORVANE LINES",-0-\n'
CSL_HEAD = "_id,source,entity_number,type,programs,name,addresses,alt_names,citizenships,nationalities,vessel_flag\n"


def test_the_three_sdn_files_make_one_list() -> None:
    first, vessel, person = read_sdn(SDN + "\x1a\n", ADD, ALT)
    assert (first.number, first.name, first.kind, first.programs) == (
        "7001", "ZORVANE MARITIME", "entity", ("DEMO1", "DEMO2"),
    )  # fmt: skip
    assert first.aliases == ("ZORVANE LINES",)
    assert first.weak == ("ZMT", "ZM LINES")
    assert [(one.street, one.city, one.country) for one in first.places] == [
        ("Invented Street 41, 2nd Floor", "Bandar Fiktiv", "IR")
    ]
    assert (vessel.kind, vessel.countries) == ("vessel", ("IR",))
    assert (person.name, person.programs, person.places) == ("BRAXLOV, Dremin", (), ())


def test_a_file_that_is_no_sdn_file_is_refused_by_line() -> None:
    with pytest.raises(ListError, match=r"sdn.csv:2: 2 columns"):
        read_sdn(SDN.splitlines()[0] + "\nname,country\n")


def test_a_consolidated_list_names_its_columns() -> None:
    text = CSL_HEAD + (
        '"a1","Entity List","","","","QUELTHAR","7 Mock Avenue, Tehrantown, IR; No Road, FR","QT; QUEL","RU","",""\n'
        '"a2","SDN","7002","Vessel","D1; D2","PHANTASMA","","","","","Panama"\n'
    )
    first, vessel = read_csl(text)
    assert (first.number, first.aliases, first.countries) == ("a1", ("QT", "QUEL"), ("IR", "FR", "RU"))
    assert [(one.street, one.country) for one in first.places] == [
        ("7 Mock Avenue Tehrantown", "IR"),
        ("No Road", "FR"),
    ]
    assert (vessel.number, vessel.kind, vessel.programs, vessel.countries) == ("7002", "vessel", ("D1", "D2"), ("PA",))
    with pytest.raises(ListError, match="no column source, type"):
        read_csl("_id,name,addresses,alt_names\n")


def test_lists_are_read_from_a_file_or_a_folder(tmp_path: Path) -> None:
    (tmp_path / "sdn.csv").write_text(SDN)
    (tmp_path / "alt.csv").write_text(ALT)
    (tmp_path / "csl.csv").write_text("\ufeff" + CSL_HEAD + '"a1","Entity List","","","","QUELTHAR","","","","",""\n')
    assert read_list(str(tmp_path))[0].aliases == ("ZORVANE LINES",)
    assert read_list(str(tmp_path / "sdn.csv"))[0].places == ()
    assert [party.name for party in read_list(str(tmp_path / "csl.csv"))] == ["QUELTHAR"]
    with pytest.raises(ListError, match=r"none.csv: .*give `shipped`"):
        read_list(str(tmp_path / "none.csv"))


def test_the_samples_of_the_real_formats_are_read(root: Path) -> None:
    samples = root.parent / "shared" / "samples"
    if not samples.is_dir():
        pytest.skip("the samples of the published formats are not beside this checkout")
    text = {part: (samples / f"ofac_{part}_format.csv").read_text() for part in ("sdn", "add", "alt")}
    parties = read_sdn(text["sdn"], text["add"], text["alt"])
    assert [party.kind for party in parties] == ["entity", "aircraft", "vessel", "vessel"]
    assert parties[0].weak == ("HESA", "HTC")
    assert parties[0].countries == ("IR",)
    assert [party.countries for party in read_csl((samples / "csl_format.csv").read_text())] == [("AM",), ("CH",)]


def test_the_list_that_ships_says_of_each_party_that_it_is_invented() -> None:
    assert read_list("shipped") is shipped()
    assert len(shipped()) >= 20
    assert all("invented" in party.source for party in shipped())
    assert any(party.forced_labor for party in shipped())


@pytest.mark.parametrize(("name", "code"), [("Korea, North", "KP"), ("IRAN", "IR"), ("Atlantis", ""), ("", "")])
def test_countries_are_known_by_the_names_that_lists_use(name: str, code: str) -> None:
    assert country_code(name) == code


def test_a_policy_names_lists_beside_its_profile_and_is_refused_when_they_are_missing(tmp_path: Path) -> None:
    (tmp_path / "sdn.csv").write_text(SDN)
    settings = Screening.model_validate({"lists": ["shipped", "sdn.csv"]}, context={"folder": tmp_path})
    assert settings.lists == ("shipped", str(tmp_path / "sdn.csv"))
    with pytest.raises(ValidationError, match=r"none.csv: .*give `shipped`"):
        Screening.model_validate({"lists": "none.csv"}, context={"folder": tmp_path})
    assert Screening.model_validate({"lists": "none.csv", "on": False}).lists == ("none.csv",)
