"""Records for people and programs: under a column ruler, as a table of elements, as data; and the whole dictionary."""

from formats.describe.decoded import DecodedBatch, DecodedBlock, DecodedTransaction, decode
from formats.describe.dictionary import dictionary, layout_data
from formats.describe.elements import (
    Element,
    as_data,
    as_text,
    elements,
    layout_table,
    record_table,
    record_text,
    shown,
    title_of,
    where,
)
from formats.describe.ruler import ruler, underline, visible
from formats.describe.table import table

__all__ = [
    "DecodedBatch",
    "DecodedBlock",
    "DecodedTransaction",
    "Element",
    "as_data",
    "as_text",
    "decode",
    "dictionary",
    "elements",
    "layout_data",
    "layout_table",
    "record_table",
    "record_text",
    "ruler",
    "shown",
    "table",
    "title_of",
    "underline",
    "visible",
    "where",
]
