"""What CBP knows of an entry, of its own doing or from others."""

from __future__ import annotations

from cbp_sim.reference.part import Names, Part


class EntryFacts(Part):
    """Facts about an entry, in the words of `cbp_sim/data/entry_facts.csv`.

    port, mode: of its release, where they are known.
    """

    number: str
    facts: Names = ()
    port: str = ""
    mode: str = ""
