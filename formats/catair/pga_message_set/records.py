"""The records of a PGA message set, and the groupings they make before their hierarchy is looked at."""

from __future__ import annotations

from formats.catair.pga_message_set.control import (
    AnySubstitution,
    FurtherText,
    GroupEnd,
    GroupStart,
    SubstitutionEnd,
    SubstitutionStart,
    SubstitutionUse,
)
from formats.catair.pga_message_set.detail import Detail
from formats.catair.pga_message_set.parties import (
    Affirmation,
    ConformanceBond,
    Declaration,
    Entity,
    EntityAddress,
    FurtherRoles,
    Individual,
    Issuer,
    License,
    Remarks,
    TravelDocument,
)
from formats.catair.pga_message_set.product import (
    AgencyLine,
    Characteristic,
    CommonName,
    Constituent,
    Description,
    Hazard,
    Identities,
    Product,
    ScientificName,
    Source,
    TradeName,
)
from formats.catair.pga_message_set.shipment import (
    Area,
    CanSize,
    Containers,
    HarvestingVessel,
    Inspection,
    Lot,
    Package,
    Quantities,
    Route,
)
from formats.group import Group

#: The record classes in the order of the chapter.
RECORDS = tuple(
    record.__name__
    for record in (
        Description, AgencyLine, Product, Constituent, ScientificName, Source, TradeName, Identities, Characteristic,
        Issuer, License, CommonName, Hazard, Entity, EntityAddress, Individual, Declaration, Affirmation, Remarks, Lot,
        Package, Containers, CanSize, Quantities, Inspection, HarvestingVessel, Route, Area, TravelDocument,
        ConformanceBond, GroupStart, GroupEnd, FurtherRoles, FurtherText, AnySubstitution, SubstitutionStart,
        SubstitutionEnd, SubstitutionUse,
    )
)  # fmt: skip


class Line(Group, rule="line"):
    """A PGA line and what follows it, in the order in which it was sent."""

    agency: AgencyLine
    details: tuple[Detail, ...]


class MessageSet(Group, rule="message_set"):
    """What the agencies are told of one HTS number."""

    description: Description
    lines: tuple[Line, ...]


class SubstitutionGroup(Group, rule="substitution"):
    """Records that a PG00 R stands for elsewhere in the transaction."""

    opening: SubstitutionStart
    details: tuple[Detail, ...]
    closing: SubstitutionEnd
