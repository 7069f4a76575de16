"""What CBP knows of an entry, of its own doing or from others."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cbp_sim.reference.part import Names, Part


class EntryFacts(Part):
    """Facts about an entry, in the words of `cbp_sim/data/entry_facts.csv`.

    port, mode, released: of its release, where they are known. reserved: the quantity that CBP has kept of a quota.
    """

    number: str
    facts: Names = ()
    port: str = ""
    mode: str = ""
    released: date | None = None
    reserved: Decimal | None = None
