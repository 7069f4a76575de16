"""SE40, SE41, SE60, SE61 and the PGA data under a tariff number: the lines of the entry."""

from __future__ import annotations

from datetime import date

from formats.record import AN, A, C, M, N, O, Record, X, columns


class LineItem(Record, id="SE40"):
    """Line Item. ACE Cargo Release v40, July 2025, SE-62."""

    line_number: str = columns(5, 7, N, M, title="line item identifier", note="001 for the first, then by one")
    country_of_origin: str = columns(8, 9, A, M, note="ISO, Appendix B")
    description: str | None = columns(11, 80, X, O, title="commercial invoice description")


class ZoneStatus(Record, id="SE41"):
    """FTZ Status and Unit Quantity Information. ACE Cargo Release v40, July 2025, SE-63.

    Entry type 06 only. Note 1 refuses domestic and zone-restricted merchandise, though the codes are listed.
    """

    zone_status: str = columns(
        5, A, M, codes=("P", "N", "D", "Z"), note="privileged foreign, non-privileged, domestic, zone restricted"
    )
    filing_date: date | None = columns(
        6, 11, N, C, title="privileged FTZ merchandise filing date", note="P whose tariff number is no longer active"
    )
    quantity: int = columns(12, 19, N, M, title="FTZ line item quantity", note="above zero")


class Tariff(Record, id="SE60"):
    """Harmonized Tariff Schedule. ACE Cargo Release v40, July 2025, SE-71."""

    hts_number: str = columns(5, 14, AN, M, title="HTS number", note="chapter 99 numbers before the commodity's")
    value: int | None = columns(15, 24, N, C, title="line item value", note="whole US dollars")


class CurrentTariff(Record, id="SE61"):
    """FTZ Privileged Foreign Status Additional Detail. ACE Cargo Release v40, July 2025, SE-72."""

    hts_number: str = columns(
        5, 14, AN, M, title="current HTS number for PF status merchandise", note="in place of the inactive one in SE60"
    )


class CommercialDescription(Record, id="OI"):
    """PGA Commercial Description. PGA Message Set, July 2026, page 16.

    Cargo Release names the record in its map and leaves its columns to that chapter.
    """

    description: str = columns(11, 80, X, M, title="commercial description")


class PgaRecord(Record, id="PG"):
    """A record of a PGA message set, PG00 to PG60. PGA Message Set, July 2026.

    One slot of the map: that chapter has a reader of its own, so these columns are not cut here.
    """

    content: str = columns(3, 80, X, M, title="PGA data")
