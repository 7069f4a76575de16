"""The record of an importer and bond query."""

from __future__ import annotations

from formats.group import Group
from formats.record import AN, C, M, Record, X, columns, side_by_side

_FORMS = "NN-NNNNNNNXX, YYDDPP-NNNNN or NNN-NN-NNNN; ** as suffix asks for all suffixes"
_ADDRESS = "1 asks for the addresses too"


class ImporterQuery(Record, id="K", items=side_by_side(6, "importer")):
    """Importer/Bond Query: up to six importers, from the first on. Importer/Bond Query, rev 7, July 2025, QIB-8.

    The first request code is printed as mandatory; blank, it asks for the records K1, K2, K7 and K8.
    """

    importer_1: str = columns(3, 14, X, M, title="importer number (1)", note=_FORMS)
    addresses_1: str | None = columns(15, AN, M, codes=("1",), title="address request code (1)", note=_ADDRESS)
    importer_2: str | None = columns(16, 27, X, C, title="importer number (2)")
    addresses_2: str | None = columns(28, AN, C, codes=("1",), title="address request code (2)")
    importer_3: str | None = columns(29, 40, X, C, title="importer number (3)")
    addresses_3: str | None = columns(41, AN, C, codes=("1",), title="address request code (3)")
    importer_4: str | None = columns(42, 53, X, C, title="importer number (4)")
    addresses_4: str | None = columns(54, AN, C, codes=("1",), title="address request code (4)")
    importer_5: str | None = columns(55, 66, X, C, title="importer number (5)")
    addresses_5: str | None = columns(67, AN, C, codes=("1",), title="address request code (5)")
    importer_6: str | None = columns(68, 79, X, C, title="importer number (6)")
    addresses_6: str | None = columns(80, AN, C, codes=("1",), title="address request code (6)")


class Query(Group, rule="transaction"):
    """One query."""

    query: ImporterQuery
