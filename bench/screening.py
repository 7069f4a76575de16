"""`python -m bench.screening`: how long it takes to screen 1,000 parties against a list of 20,000 names."""

from __future__ import annotations

import argparse
import json
from hashlib import blake2b

from bench.measure import best_times
from cbp_sim.screening.filed import Party, Said
from cbp_sim.screening.match import Matcher
from cbp_sim.screening.parties import DeniedParty, Place
from cbp_sim.screening.screener import party_hits
from cbp_sim.screening.settings import Screening

PARTIES, NAMES = 1_000, 20_000
#: What the project promises.
SECONDS = 1.0

_SYLLABLES = (
    "BA", "BEL", "CHI", "COR", "DAN", "DEL", "DRO", "ESH", "FAR", "FIN", "GOL", "GRA", "HAS", "HOL", "IVA", "JEN",
    "KAR", "KHO", "LEV", "LUM", "MAZ", "MON", "NER", "NOV", "OST", "PAK", "PRI", "QUA", "RAZ", "RUS", "SEP", "SHU",
    "TEV", "TOR", "ULA", "VES", "WEI", "XIN", "YAR", "ZHO",
)  # fmt: skip
_TRADES = (
    "TRADING", "SHIPPING", "GENERAL", "INDUSTRIAL", "GROUP", "INTERNATIONAL", "LOGISTICS", "ELECTRONICS", "STEEL",
    "MARITIME", "AVIATION", "PETROCHEMICAL", "TEXTILES", "MINING", "BANK", "FOUNDATION", "ENGINEERING", "INVESTMENT",
)  # fmt: skip
_FORMS = ("LTD", "CO., LTD.", "LLC", "JSC", "S.A.", "")


def drawn(of: str, number: int, below: int) -> int:
    """A number that looks drawn and is the same in every run."""
    return int.from_bytes(blake2b(f"{of} {number}".encode(), digest_size=8).digest(), "big") % below


def invented(of: str, number: int) -> str:
    """A name of two invented words, a trade and a legal form."""
    made = (
        "".join(
            _SYLLABLES[drawn(f"{of}{word}{at}", number, len(_SYLLABLES))]
            for at in range(2 + drawn(f"{of}{word}", number, 2))
        )
        for word in range(2)
    )
    trade = _TRADES[drawn(f"{of} trade", number, len(_TRADES))]
    return f"{' '.join(made)} {trade} {_FORMS[drawn(f'{of} form', number, len(_FORMS))]}".strip()


def the_list() -> list[DeniedParty]:
    """The list: invented names, each with an address."""
    return [
        DeniedParty(
            "invented", str(n), invented("listed", n), places=(Place(f"{n % 100} {invented('street', n)}", "NOWHERE"),)
        )
        for n in range(NAMES)
    ]


def the_parties() -> Said:
    """The parties: one in twenty is on the list with a letter wrong, the others are not."""
    names = [invented("listed", n * 7)[:-5] + "X" if n % 20 == 0 else invented("filed", n) for n in range(PARTIES)]
    return Said(
        parties=tuple(
            Party(role="SE", name=name, street=f"{n % 100} {invented('road', n)}", city="NOWHERE")
            for n, name in enumerate(names)
        )
    )


def main() -> int:
    """Print the time; exit 1 when the promise is not met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often it runs; the best counts")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    listed, said, settings = Matcher(the_list()), the_parties(), Screening()
    hits = len(list(party_hits(said, listed, settings)))
    tasks = {"screening": lambda: list(party_hits(said, listed, settings))}
    seconds = best_times(tasks, rounds=options.rounds)["screening"]
    met = seconds < SECONDS
    if options.json:
        print(json.dumps({"parties": PARTIES, "names": NAMES, "hits": hits, "seconds": round(seconds, 3), "met": met}))
    else:
        print(f"{PARTIES} parties against {NAMES} names: {seconds:.3f} s, {hits} hits (at most {SECONDS} s)")
    return 0 if met else 1


if __name__ == "__main__":
    raise SystemExit(main())
