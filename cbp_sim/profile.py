"""What a world takes for granted about its parties: accounts, filers, preparers, and how strict CBP is.

A profile is a TOML file; those that ship stand in `cbp_sim/profiles/`. Every party in them is invented.
"""

from __future__ import annotations

import tomllib
from datetime import timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PrivateAttr,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)

from cbp_sim.behaviours.rules import Rules, read_rules
from cbp_sim.behaviours.targeting import Target
from cbp_sim.clock import parse_duration
from cbp_sim.errors import ProfileError
from cbp_sim.reference import Reference
from cbp_sim.screening.settings import Screening

ANY = "*"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


def _names(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_names)]
Span = Annotated[timedelta, BeforeValidator(lambda v: parse_duration(v) if isinstance(v, str) else v)]


def allows(names: tuple[str, ...], name: str) -> bool:
    """Whether a list of names, in which `*` is every name, holds this one."""
    return ANY in names or name in names


class Account(_Part):
    """Who may send and receive: the sender/receiver of the A record, with what it may send for.

    passwords: any of them opens the account. offices: the office codes known for it; blank is always known.
    """

    site: str = Field(pattern=r"^[A-Z0-9]{4}$")
    id: str = Field(pattern=r"^[A-Z0-9]{3}$")
    passwords: tuple[SecretStr, ...] = Field(min_length=1)
    offices: Names = ()
    filers: Names = (ANY,)
    ports: Names = (ANY,)
    applications: Names = (ANY,)

    @property
    def key(self) -> str:
        """Site and identifier, as output is addressed."""
        return self.site + self.id


class Filer(_Part):
    """A filer's ABI profile.

    ports: where it may file. broker, national_permit: a broker needs a national permit for the nine applications of
    the B record's note 4. permit_ports: its local permits; empty when that is not looked at. check_digit_offset: what
    CBP granted it on top of the Appendix E check digit; check_digits false switches the check off.
    """

    code: str = Field(pattern=r"^[A-Z0-9]{3}$")
    ports: Names = (ANY,)
    applications: Names = (ANY,)
    broker: bool = True
    national_permit: bool = True
    permit_ports: Names = ()
    check_digits: bool = True
    check_digit_offset: int = Field(default=0, ge=0, le=9)


class Authorization(_Part):
    """What a preparer may file: an application (or `*`), at which processing ports."""

    application: str = ANY
    ports: Names = (ANY,)


class Preparer(_Part):
    """A remote preparer: port and filer of columns 47-53 of the B record.

    senders: sites and identifiers (site + id) it is tied to; empty ties it to every account of its filer.
    """

    port: str
    filer: str
    operational: bool = True
    senders: Names = ()
    authorizations: tuple[Authorization, ...] = (Authorization(),)


class Pace(_Part):
    """How long CBP takes, on the world's own clock. security_filing: until a bill on file without one is not loaded."""

    bill_match: Span = timedelta(0)
    review: Span = timedelta(minutes=5)
    release: Span = timedelta(0)
    security_filing: Span = timedelta(hours=24)


class SummaryLife(_Part):
    """When things happen to an accepted entry summary. Hours are Eastern; days are working days where so named.

    print_hour: of statements. end_of_day: until then a debit authorization can be taken back. settlement: working days
    until Treasury has confirmed a debit. monthly_print_day, monthly_due_day: working days of the statement month.
    payment_days: working days after the entry in which it is to be paid. rejection_days: working days after a filing
    in which CBP may reject it; case_rejection_days: calendar days, for AD/CVD types. correction_days: calendar days
    after the entry in which a post summary correction may be filed (B48); correction_margin: days before liquidation
    that bar it (B51). liquidation_days: calendar days from the entry to its liquidation; notice_days: how long before
    it the courtesy notice is given; extension_days: what one extension adds.
    """

    print_hour: int = Field(default=6, ge=3, le=23)
    end_of_day: int = Field(default=18, ge=3, le=23)
    settlement: int = Field(default=1, ge=1, le=10)
    monthly_print_day: int = Field(default=11, ge=1, le=19)
    monthly_due_day: int = Field(default=15, ge=1, le=19)
    payment_days: int = Field(default=10, ge=1)
    rejection_days: int = Field(default=10, ge=1)
    case_rejection_days: int = Field(default=60, ge=1)
    correction_days: int = Field(default=300, ge=1)
    correction_margin: int = Field(default=15, ge=0)
    liquidation_days: int = Field(default=314, ge=1)
    notice_days: int = Field(default=14, ge=0)
    extension_days: int = Field(default=365, ge=1)


class Queries(_Part):
    """How much one query may bring: entry summaries, and bytes of records (Entry Summary Query, May 2026, ESQ-51)."""

    most_summaries: int = Field(default=5000, ge=1)
    most_bytes: int = Field(default=8_000_000, ge=80)


class Policy(_Part):
    """How strict and how fast this CBP is. The defaults are CBP's own behaviour as far as it is known.

    exam_rate, document_rate: chance that a release draws an intensive exam or a document request. targeting: any other
    kinds of hold, each with the chance that a release draws it. queries: how much one may bring.
    preparer_applications: applications that take preparer codes although note 4 leaves them out.
    closed_applications: built, yet not available in this world (X13).
    screening: how filings are screened. behaviours: a file of rules, read with the profile; a relative path begins at
    the profile's own folder. magic_values: whether some numbers always meet the same thing (docs/magic-values.md).
    tariff: what duties are judged by: `embedded` takes the tariff that was loaded and without one the lines that are
    shipped, `loaded` only one that was loaded, `off` none. security_filing: who holds an ocean bill that has no
    security filing: an `officer` by an act, or CBP by itself where it is `required`. nominated_broker: whom carriers
    name for bills of which they name nobody, as port, filer and office: it gets broker downloads (BD) and notices (NS).
    """

    exam_rate: float = Field(default=0.0, ge=0.0, le=1.0)
    document_rate: float = Field(default=0.0, ge=0.0, le=1.0)
    targeting: tuple[Target, ...] = ()
    pace: Pace = Pace()
    summary_life: SummaryLife = SummaryLife()
    queries: Queries = Queries()
    preparer_applications: Names = ()
    closed_applications: Names = ()
    tariff: Literal["embedded", "loaded", "off"] = "embedded"
    screening: Screening = Screening()
    behaviours: str = ""
    magic_values: bool = False
    security_filing: Literal["officer", "required"] = "officer"
    nominated_broker: Annotated[str, Field(pattern=r"^([0-9]{4}[A-Z0-9]{3}([A-Z0-9]{2})?)?$")] = ""
    _rules: Rules = PrivateAttr(default_factory=Rules)

    @field_validator("behaviours")
    @classmethod
    def _beside_the_profile(cls, named: str, info: ValidationInfo) -> str:
        return str((info.context or {}).get("folder", Path()) / named) if named else ""

    @model_validator(mode="after")
    def _read_rules(self) -> Self:
        # A file that cannot be used is refused here, when the world is made, not when the first entry meets it.
        self._rules = read_rules(Path(self.behaviours)) if self.behaviours else Rules()
        return self

    @property
    def rules(self) -> Rules:
        """The rules of the file of behaviours."""
        return self._rules


class Profile(_Part):
    """Everything that a world takes for granted."""

    name: str
    about: str = ""
    seed: int = 1
    start_at: str = ""
    accounts: tuple[Account, ...] = Field(min_length=1)
    filers: tuple[Filer, ...] = Field(min_length=1)
    preparers: tuple[Preparer, ...] = ()
    importers: Names = (ANY,)
    policy: Policy = Policy()
    reference: Reference = Reference()

    @model_validator(mode="after")
    def _unique(self) -> Self:
        keys = [account.key for account in self.accounts]
        if len(set(keys)) != len(keys):
            raise ValueError("two accounts have the same site and id: accounts are unique within a world")
        return self

    def account(self, site: str, sender: str) -> Account | None:
        """The account of a site and identifier."""
        return next((one for one in self.accounts if one.site == site and one.id == sender), None)

    def filer(self, code: str) -> Filer | None:
        """The filer of a filer code."""
        return next((one for one in self.filers if one.code == code), None)

    def preparer(self, port: str, filer: str) -> Preparer | None:
        """The preparer of a port and filer code."""
        return next((one for one in self.preparers if one.port == port and one.filer == filer), None)


def load_profile(text: str, *, where: str, folder: Path | None = None) -> Profile:
    """The profile in a TOML text. where: what to call it in errors. folder: where relative paths in it begin.

    `ProfileError` names the key that is wrong.
    """
    try:
        return Profile.model_validate(tomllib.loads(text), context={"folder": folder or Path()})
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"{where}: {error}") from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        key = ".".join(str(part) for part in first["loc"]) or "profile"
        raise ProfileError(f"{where}: {key}: {first['msg']}") from None


def read_profile(path: Path) -> Profile:
    """The profile in a file."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ProfileError(f"{path}: {error.strerror or error}: give a profile file, or one of {_shipped()}") from None
    return load_profile(text, where=str(path), folder=path.parent)


@cache
def shipped_profile(name: str) -> Profile:
    """A profile that comes with the simulator: `default`, `catair-examples`."""
    found = files("cbp_sim.profiles").joinpath(f"{name}.toml")
    if not found.is_file():
        raise ProfileError(f"no world profile {name!r}: there are {_shipped()}; or give a .toml file")
    return load_profile(found.read_text(encoding="utf-8"), where=f"profile {name}")


def shipped_profiles() -> tuple[str, ...]:
    """The names of the profiles that come with the simulator."""
    entries = files("cbp_sim.profiles").iterdir()
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in entries if entry.name.endswith(".toml")))


def _shipped() -> str:
    return ", ".join(shipped_profiles())
