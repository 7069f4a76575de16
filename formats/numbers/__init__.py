"""CBP's numbers as values: their shapes, their check digits, how they are built and how they are written.

Pure functions and frozen values; only text goes in and comes out. Whether a number is *on file* is not
known here. `is_...` answers for any text; `parse` and the builders raise `NumberError`, which names the
next step.
"""

from formats.numbers.air_waybill import AirWaybill, air_waybill_check_digit, is_valid_air_waybill
from formats.numbers.bond import BondNumber, is_bond_number, is_surety_code
from formats.numbers.entry import (
    EntryNumber,
    entry_check_digit,
    filer_digits,
    is_filer_code,
    is_valid_entry_number,
)
from formats.numbers.importer import ImporterKind, ImporterNumber, is_importer_number
from formats.numbers.in_bond import InBondKind, InBondNumber, in_bond_check_digit, is_valid_in_bond_number
from formats.numbers.manufacturer import ManufacturerId, is_manufacturer_id
from formats.numbers.place import ZoneId, is_firms_code, is_zone_id
from formats.numbers.refusal import NumberError
from formats.numbers.statement import DailyStatementNumber, PeriodicStatementNumber, fiscal_year

__all__ = [
    "AirWaybill",
    "BondNumber",
    "DailyStatementNumber",
    "EntryNumber",
    "ImporterKind",
    "ImporterNumber",
    "InBondKind",
    "InBondNumber",
    "ManufacturerId",
    "NumberError",
    "PeriodicStatementNumber",
    "ZoneId",
    "air_waybill_check_digit",
    "entry_check_digit",
    "filer_digits",
    "fiscal_year",
    "in_bond_check_digit",
    "is_bond_number",
    "is_filer_code",
    "is_firms_code",
    "is_importer_number",
    "is_manufacturer_id",
    "is_surety_code",
    "is_valid_air_waybill",
    "is_valid_entry_number",
    "is_valid_in_bond_number",
    "is_zone_id",
]
