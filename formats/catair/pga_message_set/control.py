"""PG00, PG50, PG51 and PG60: what stands for other records, what holds records together, what goes on from one."""

from __future__ import annotations

from formats.catair.pga_message_set.detail import Detail
from formats.record import AN, M, Record, X, columns

INDICATOR = "substitution indicator"
NUMBER = "substitution number"
INDICATOR_NOTE = "S starts a group, E ends it, R stands for it"


class AnySubstitution(Record, id="PG00", terminal="PG00_OTHER"):
    """Substitution in general. PGA Message Set, July 2026, page 59."""

    indicator: str = columns(5, X, M, codes=("S", "E", "R"), title=INDICATOR, note=INDICATOR_NOTE)
    number: str | None = columns(6, 9, AN, M, title=NUMBER)


class SubstitutionStart(Record, id="PG00", when={"indicator": "S"}, terminal="PG00_S"):
    """Substitution, start of a group. PGA Message Set, July 2026, page 59."""

    indicator: str = columns(5, X, M, constant="S", title=INDICATOR, note=INDICATOR_NOTE)
    number: str = columns(6, 9, AN, M, title=NUMBER, note="from 0001 without a gap, in the whole transaction")


class SubstitutionEnd(Record, id="PG00", when={"indicator": "E"}, terminal="PG00_E"):
    """Substitution, end of a group. PGA Message Set, July 2026, page 59. It needs no number."""

    indicator: str = columns(5, X, M, constant="E", title=INDICATOR, note=INDICATOR_NOTE)
    number: str | None = columns(6, 9, AN, M, title=NUMBER)


class SubstitutionUse(Detail, id="PG00", when={"indicator": "R"}, terminal="PG00_R"):
    """Substitution, replaced by a group before anything else is looked at. PGA Message Set, July 2026, page 59."""

    indicator: str = columns(5, X, M, constant="R", title=INDICATOR, note=INDICATOR_NOTE)
    number: str = columns(6, 9, AN, M, title=NUMBER)


class Mark(Detail):
    """A record that says all by being there."""


class GroupStart(Mark, id="PG50"):
    """Group Start. PGA Message Set, July 2026, page 55."""


class GroupEnd(Mark, id="PG51"):
    """Group End. PGA Message Set, July 2026, page 56."""


class FurtherText(Detail, id="PG60"):
    """Additional Reference Information. PGA Message Set, July 2026, page 58. What a record had no room for."""

    qualifier: str = columns(
        5, 7, AN, M, title="additional information qualifier code",
        codes=(
            "AD1", "AD2", "AD3", "AD4", "AD5", "ECI", "ENA", "TEL", "EMA", "CIT", "INA", "TBN", "PMN", "CP1", "CP2",
            "CP3", "CP4", "LAT", "LON",
        ),
    )  # fmt: skip
    text: str = columns(8, 80, X, M, title="additional information")
