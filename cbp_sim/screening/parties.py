"""Lists of denied parties: OFAC's SDN files and the Consolidated Screening List, as they are published.

SDN: sdn.csv, add.csv, alt.csv (Treasury, data specification of the SDN list): no header row, `-0-` for what is blank.
Consolidated Screening List: one csv with a header row (trade.gov, Data Visualization and Search Tool); lists within a
cell are parted by `; `, and an address ends with its country code.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

from cbp_sim.errors import SimulatorError
from cbp_sim.screening.names import words

SDN_LIST = "Specially Designated Nationals (SDN) - Treasury Department"
#: What a policy calls the list that ships.
SHIPPED = "shipped"
#: What a list must name itself for its entries to count as UFLPA entities.
UFLPA = "UFLPA"

_BLANK = "-0-"
_WEAK = re.compile(r"\ba\.k\.a\.,? '([^']+)'")
_CODE = re.compile(r"[A-Z]{2}")


class ListError(SimulatorError, ValueError):
    """A list that cannot be read. The message names the file, the place and what is expected."""


@dataclass(frozen=True, slots=True)
class Place:
    """An address on a list. country: ISO code, "" when it is not known."""

    street: str
    city: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class DeniedParty:
    """A party on a list. aliases: other names. weak: aliases so general that only the whole name counts."""

    source: str
    number: str
    name: str
    kind: str = ""
    programs: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    countries: tuple[str, ...] = field(default=())

    @property
    def forced_labor(self) -> bool:
        """Whether it stands on the UFLPA entity list."""
        return UFLPA in self.source.upper()


# OFAC SDN


def read_sdn(sdn: str, add: str = "", alt: str = "", *, where: str = "sdn.csv") -> tuple[DeniedParty, ...]:
    """The parties of an SDN list in its three files; addresses and aliases may be left out."""
    places: dict[str, list[Place]] = {}
    for row in _sdn_rows(add, 5, "add.csv"):
        if any(row[2:5]):
            places.setdefault(row[0], []).append(Place(row[2], row[3], country_code(row[4])))
    aliases: dict[str, list[str]] = {}
    for row in _sdn_rows(alt, 4, "alt.csv"):
        aliases.setdefault(row[0], []).append(row[3])
    found = []
    for row in _sdn_rows(sdn, 12, where):
        own = tuple(places.get(row[0], ()))
        found.append(
            DeniedParty(
                SDN_LIST, row[0], row[1], row[2] or "entity",
                programs=tuple(part for part in re.split(r"\]\s*\[", row[3].strip("[] ")) if part),
                aliases=tuple(aliases.get(row[0], ())), weak=tuple(_WEAK.findall(row[11])),
                places=own, countries=_distinct([place.country for place in own] + [country_code(row[9])]),
            )
        )  # fmt: skip
    return tuple(found)


def _sdn_rows(text: str, width: int, where: str) -> Iterator[list[str]]:
    for number, row in enumerate(csv.reader(text.splitlines()), 1):
        cells = ["" if cell.strip() == _BLANK else cell.strip() for cell in row]
        # The files end with a control-Z.
        if not any(cell.strip("\x1a") for cell in cells):
            continue
        if len(cells) < width or not cells[0].isdigit():
            raise ListError(
                f"{where}:{number}: {len(cells)} columns: this is no OFAC file, it has {width} from its number on"
            )
        yield cells


# Consolidated Screening List

_CSL = ("_id", "source", "type", "name", "addresses", "alt_names")


def read_csl(text: str, *, where: str = "csl.csv") -> tuple[DeniedParty, ...]:
    """The parties of a Consolidated Screening List; lines that begin with # are passed over."""
    rows = csv.DictReader(line for line in text.removeprefix("\ufeff").splitlines() if not line.startswith("#"))
    missing = [name for name in _CSL if name not in (rows.fieldnames or ())]
    if missing:
        raise ListError(
            f"{where}: no column {', '.join(missing)}: a Consolidated Screening List names its columns first"
        )
    return tuple(_csl_party(row) for row in rows if (row["name"] or "").strip())


def _csl_party(row: dict[str, str]) -> DeniedParty:
    places = tuple(_csl_place(text) for text in _several(row["addresses"]))
    told = [place.country for place in places]
    for column in ("citizenships", "nationalities"):
        told += [text for text in _several(row.get(column)) if _CODE.fullmatch(text)]
    told.append(country_code(row.get("vessel_flag") or ""))
    return DeniedParty(
        row["source"].strip(), (row.get("entity_number") or row["_id"]).strip(), row["name"].strip(),
        (row["type"] or "").strip().lower(), programs=_several(row.get("programs")), aliases=_several(row["alt_names"]),
        places=places, countries=_distinct(told),
    )  # fmt: skip


def _csl_place(text: str) -> Place:
    """`street, city, postal code, CC`: how many parts there are differs, the country stands last."""
    parts = [part.strip() for part in text.split(",")]
    country = parts.pop() if _CODE.fullmatch(parts[-1]) else ""
    return Place(" ".join(parts), "", country)


def _several(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split(";") if part.strip())


def _distinct(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in codes if code))


# where lists come from


@cache
def shipped() -> tuple[DeniedParty, ...]:
    """The list that ships: invented parties, in the format of the Consolidated Screening List."""
    text = files("cbp_sim.data").joinpath("denied_parties.csv").read_text(encoding="utf-8")
    return read_csl(text, where="denied_parties.csv")


@cache
def read_list(named: str) -> tuple[DeniedParty, ...]:
    """A list by what a policy calls it: `shipped`, a Consolidated Screening List, an sdn.csv (with add.csv and alt.csv
    beside it), or a folder of these three. It is read once.
    """
    if named == SHIPPED:
        return shipped()
    path = Path(named)
    if path.is_dir():
        path = path / "sdn.csv"
    text = _text_of(path)
    if text.removeprefix("\ufeff").lstrip().startswith(("_id,", "#")):
        return read_csl(text, where=str(path))
    beside = [path.with_name(path.name.replace("sdn", part)) for part in ("add", "alt")]
    add, alt = (_text_of(one) if one != path and one.is_file() else "" for one in beside)
    return read_sdn(text, add, alt, where=str(path))


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8", errors="replace")
    except OSError as error:
        raise ListError(f"{path}: {error.strerror or error}: give `shipped`, a list or a folder with sdn.csv") from None


@cache
def _country_names() -> dict[str, str]:
    text = files("cbp_sim.data").joinpath("country_names.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {" ".join(sorted(words(row["name"]))): row["code"] for row in rows}


def country_code(name: str) -> str:
    """The ISO code of a country's English name, "" when it is not known; SDN files name countries in words."""
    return _country_names().get(" ".join(sorted(words(name))), "")
