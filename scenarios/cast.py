"""Who and what is in a story: members invented from the story's seed, always the same for the same seed.

Each member has a stream of chance of its own, so that one more member shifts no other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, ClassVar, TypeAlias

from faker import Faker

from cbp_sim.chance import draw
from cbp_sim.profile import ANY, Profile
from formats.numbers import AirWaybill, EntryNumber, InBondNumber, ManufacturerId, NumberError
from scenarios.errors import ScenarioError, not_known
from scenarios.trade import ARTICLES, ORIGINS, Article, Origin, TradeProvider

CENT = Decimal("0.01")
#: CATAIR Entry Summary, July 2026, usage notes n, o and w: rates of the fees 499 and 501, and the bounds of 499 since
#: 1 October 2025.
MPF_RATE, MPF_LEAST, MPF_MOST = Decimal("0.003464"), Decimal("33.58"), Decimal("651.50")
HMF_RATE = Decimal("0.00125")


@dataclass(frozen=True)
class Member:
    """Base of everything that can be in a cast. `${cast.name}` alone is its `main` attribute."""

    main: ClassVar[str] = "name"

    def attribute(self, name: str) -> str:
        """One of its attributes as a story writes it."""
        if name not in self.attributes():
            raise ScenarioError(not_known(f"attribute of a {type(self).__name__.lower()}", name, self.attributes()))
        return str(getattr(self, name))

    @classmethod
    def attributes(cls) -> tuple[str, ...]:
        """What it can be asked for."""
        derived = [name for name, held in vars(cls).items() if isinstance(held, property)]
        return tuple(field.name for field in fields(cls)) + tuple(derived)

    def __str__(self) -> str:
        return str(getattr(self, self.main))


@dataclass(frozen=True)
class Literal(Member):
    """A text that stands for itself."""

    main: ClassVar[str] = "text"
    text: str


@dataclass(frozen=True)
class Broker(Member):
    """Who files: an account of the world's profile, for one of its filers, at a port."""

    main: ClassVar[str] = "filer"
    site: str
    id: str
    password: str
    filer: str
    port: str
    contact: str
    phone: str

    @property
    def account(self) -> str:
        """Site and identifier: whom CBP's messages are for."""
        return self.site + self.id


@dataclass(frozen=True)
class Importer(Member):
    """An importer of record in the United States."""

    main: ClassVar[str] = "number"
    number: str
    number_type: str
    name: str
    street: str
    city: str
    state: str
    postal_code: str
    country: str


@dataclass(frozen=True)
class Maker(Member):
    """A manufacturer or seller abroad."""

    name: str
    street: str
    city: str
    country: str

    @property
    def mid(self) -> str:
        """Its manufacturer id."""
        built = ManufacturerId.build(country=self.country, name=self.name, street=self.street, city=self.city)
        return str(built.text)


@dataclass(frozen=True)
class Carrier(Member):
    """An ocean carrier on one voyage of one of its ships."""

    main: ClassVar[str] = "scac"
    scac: str
    vessel: str
    voyage: str


@dataclass(frozen=True)
class Bill(Member):
    """A bill of lading, or an air waybill: then `issuer` is blank."""

    main: ClassVar[str] = "subject"
    issuer: str
    number: str
    quantity: str
    unit: str

    @property
    def subject(self) -> str:
        """What its timeline is called."""
        return f"{self.issuer or 'AWB'}-{self.number}"


@dataclass(frozen=True)
class Container(Member):
    """A freight container."""

    main: ClassVar[str] = "number"
    number: str


@dataclass(frozen=True)
class Entry(Member):
    """An entry number that the filer has not used before."""

    main: ClassVar[str] = "subject"
    filer: str
    number: str

    @property
    def subject(self) -> str:
        """What its timeline is called: filer, a dash, eight digits."""
        return f"{self.filer}-{self.number}"


@dataclass(frozen=True)
class Movement(Member):
    """A number for an in-bond movement that nobody has used before: nine digits, the last a check digit."""

    main: ClassVar[str] = "number"
    number: str


@dataclass(frozen=True)
class Goods(Member):
    """Goods of one tariff number, with what they owe when they come by sea as a formal entry of one line."""

    main: ClassVar[str] = "hts"
    hts: str
    description: str
    origin: str
    port_of_lading: str
    quantity: str
    unit: str
    weight: str
    rate: str
    value: str

    @property
    def duty(self) -> str:
        """The duty by value."""
        return _cents(Decimal(self.value) * Decimal(self.rate))

    @property
    def mpf(self) -> str:
        """The merchandise processing fee of the line (499)."""
        return _cents(Decimal(self.value) * MPF_RATE)

    @property
    def mpf_total(self) -> str:
        """The merchandise processing fee of the entry, within its bounds."""
        return _cents(min(max(Decimal(self.mpf), MPF_LEAST), MPF_MOST))

    @property
    def hmf(self) -> str:
        """The harbor maintenance fee (501)."""
        return _cents(Decimal(self.value) * HMF_RATE)

    @property
    def fees(self) -> str:
        """Both fees of the entry."""
        return _cents(Decimal(self.mpf_total) + Decimal(self.hmf))


def _cents(amount: Decimal) -> str:
    return str(amount.quantize(CENT, ROUND_HALF_UP))


Given: TypeAlias = Mapping[str, str]
#: How a member is made: from the trade, the world's profile, and what the story gives of it.
Inventor: TypeAlias = Callable[[Any, Profile, Given], Member]


def _text(fake: Any, profile: Profile, given: Given) -> Member:
    return Literal(given.get("text", ""))


def _broker(fake: Any, profile: Profile, given: Given) -> Member:
    wanted = given.get("filer")
    for account in profile.accounts:
        codes = [one.code for one in profile.filers] if ANY in account.filers else list(account.filers)
        filer = profile.filer(wanted if wanted is not None else codes[0])
        if filer is not None and filer.code in codes and given.get("site", account.site) == account.site:
            port = next((name for name in filer.ports if name != ANY), "2704")
            word = account.passwords[0].get_secret_value()
            return Broker(account.site, account.id, word, filer.code, port, fake.person(), fake.telephone())
    known = ", ".join(f"{one.site}/{one.id} for {', '.join(one.filers)}" for one in profile.accounts)
    raise ScenarioError(f"the world {profile.name!r} has no account for filer {wanted!r}: it has {known}")


def _importer(fake: Any, profile: Profile, given: Given) -> Member:
    where = fake.place()
    return Importer(
        fake.employer_number(), "EI", fake.importer_name(), fake.street(),
        where.city, where.state, where.postal_code, "US",
    )  # fmt: skip


def _maker(fake: Any, profile: Profile, given: Given) -> Member:
    origin = _origin(fake, given.get("country"))
    return Maker(fake.maker_name(), fake.street(), fake.city_of(origin), origin.country)


def _carrier(fake: Any, profile: Profile, given: Given) -> Member:
    return Carrier(fake.scac(), fake.vessel(), fake.voyage())


def _bill(fake: Any, profile: Profile, given: Given) -> Member:
    return Bill(fake.scac(), fake.bill_number(), str(fake.random_int(40, 900)), "CTN")


def _air_waybill(fake: Any, profile: Profile, given: Given) -> Member:
    # No airline has the prefix 000.
    number = AirWaybill.build("000", fake.random_int(1_000_000, 9_999_999))
    return Bill("", str(number), str(fake.random_int(2, 60)), "PCS")


def _container(fake: Any, profile: Profile, given: Given) -> Member:
    return Container(fake.container_number())


def _entry(fake: Any, profile: Profile, given: Given) -> Member:
    filer = given.get("filer", profile.filers[0].code)
    known = profile.filer(filer)
    number = EntryNumber.build(filer, fake.serial(), known.check_digit_offset if known else 0)
    return Entry(filer, number.number)


def _movement(fake: Any, profile: Profile, given: Given) -> Member:
    return Movement(InBondNumber.build(10 * fake.serial() + 1).text)


def _goods(fake: Any, profile: Profile, given: Given) -> Member:
    article = _article(fake, given.get("hts"))
    origin = _origin(fake, given.get("origin"))
    # Worth enough that the processing fee is within its bounds, as most of what is entered is.
    worth = fake.random_int(*article.worth)
    quantity = -(-fake.random_int(12_000, 60_000) // worth)
    return Goods(
        article.hts, article.description, origin.country, origin.port_of_lading, str(quantity), article.unit,
        str(-(-quantity // 2)), str(article.rate), str(quantity * worth),
    )  # fmt: skip


def _article(fake: Any, hts: str | None) -> Article:
    found: Article = fake.article()
    return next((one for one in ARTICLES if one.hts == hts), found)


def _origin(fake: Any, country: str | None) -> Origin:
    found: Origin = fake.origin()
    return next((one for one in ORIGINS if one.country == country), found)


#: What a member can be, and how it is invented.
KINDS: Mapping[str, tuple[type[Member], Inventor]] = {
    "text": (Literal, _text),
    "broker": (Broker, _broker),
    "importer": (Importer, _importer),
    "maker": (Maker, _maker),
    "seller": (Maker, _maker),
    "ocean carrier": (Carrier, _carrier),
    "ocean bill": (Bill, _bill),
    "air waybill": (Bill, _air_waybill),
    "container": (Container, _container),
    "entry number": (Entry, _entry),
    "in-bond number": (Movement, _movement),
    "goods": (Goods, _goods),
}


class Casting:
    """Makes the members of one story."""

    def __init__(self, *, seed: int, story: str, profile: Profile) -> None:
        self._seed = seed
        self._story = story
        self._profile = profile
        self._fake = Faker("en_US", use_weighting=False)
        self._fake.add_provider(TradeProvider)

    def member(self, name: str, kind: str, given: Given) -> Member:
        """The member of this name. given: attributes that the story sets itself."""
        if kind not in KINDS:
            raise ScenarioError(not_known("kind of cast member", kind, tuple(KINDS)))
        cls, make = KINDS[kind]
        settable = tuple(field.name for field in fields(cls))
        for attribute in given:
            if attribute not in settable:
                raise ScenarioError(not_known(f"attribute of a {kind} that can be set", attribute, settable))
        self._fake.seed_instance(draw(self._seed, "cast", f"{self._story}/{name}", 0))
        try:
            made = make(self._fake, self._profile, given)
        except NumberError as error:
            raise ScenarioError(str(error)) from None
        return replace(made, **given)
