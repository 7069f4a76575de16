"""What a filing says, as far as screening and scripted behaviours ask: in words, whatever chapter it came by."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Party(_Part):
    """A party that is named. role: its entity code (MF, SE, BY...). line: "" where it stands for the whole entry."""

    role: str
    name: str = ""
    number: str = ""
    street: str = ""
    city: str = ""
    subdivision: str = ""
    postal_code: str = ""
    country: str = ""
    line: str = ""

    @property
    def place(self) -> str:
        """Where it stands in the filing: `MF`, `MF of line 001`."""
        return f"{self.role} of line {self.line}" if self.line else self.role


class Goods(_Part):
    """A line. hts: its tariff numbers in the order filed. agencies: for which it brings data, not a disclaimer."""

    line: str = ""
    origin: str = ""
    hts: tuple[str, ...] = ()
    value: int = 0
    agencies: tuple[str, ...] = ()


class Said(_Part):
    """A filing. entry: filer, dash, eight digits. value: of all lines, in dollars. bills: as manifests name them."""

    filer: str = ""
    entry: str = ""
    entry_type: str = ""
    importer: str = ""
    mode: str = ""
    port: str = ""
    value: int = 0
    bills: tuple[str, ...] = ()
    parties: tuple[Party, ...] = ()
    goods: tuple[Goods, ...] = ()

    @property
    def names(self) -> Iterator[Party]:
        """The parties that are named by name, not by number."""
        return (party for party in self.parties if party.name)
