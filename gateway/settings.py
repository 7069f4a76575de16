"""What the server runs with: a TOML file, `LOCALACE_*` in the environment, flags of `serve`. Read once, passed down.

Flags win over the environment, the environment over the file. An unknown key is refused by name.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from cbp_sim.clock import parse_instant
from cbp_sim.errors import SimulatorError
from cbp_sim.profile import Account, Filer, Policy, Preparer, Profile, read_profile, shipped_profile
from gateway.commands.nearest import nearest

ABI_PORT, CONTROL_PORT = 7680, 7681
DEFAULT_PROFILE = "default"
PREFIX = "LOCALACE_"

#: Names in the environment that are ours and no settings of the server.
_OTHER_NAMES = ("LOCALACE_CONTROL", "LOCALACE_CONFIG", "LOCALACE_REQUIRE_SERVICES")

#: What a world's table may say of the profile itself, in place of what the named profile says.
_PROFILE_KEYS = ("about", "accounts", "filers", "preparers", "importers", "policy")


class ConfigError(SimulatorError):
    """Settings that cannot be used. The message names the key and the next step."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class WorldSettings(_Part):
    """A world and its ABI listener.

    profile: the name of a shipped profile, or a file. Whatever of `about`, `accounts`, `filers`, `preparers`,
    `importers` and `policy` stands here is used in place of the profile's; without a profile the accounts and filers
    that stand here are all there are. acknowledge_on_close: an orderly close counts as an acknowledgement, for senders
    that connect anew for each batch.
    """

    name: str = ""
    profile: str = ""
    host: str = ""
    port: int = Field(default=ABI_PORT, ge=0, le=65535)
    seed: int | None = None
    start_at: str = ""
    acknowledge_on_close: bool = False
    about: str | None = None
    accounts: tuple[Account, ...] | None = None
    filers: tuple[Filer, ...] | None = None
    preparers: tuple[Preparer, ...] | None = None
    importers: str | tuple[str, ...] | None = None
    policy: Policy | None = None

    @property
    def called(self) -> str:
        """Its name, before its profile is read."""
        return self.name or self.profile or DEFAULT_PROFILE

    @property
    def begins(self) -> datetime | None:
        """The instant at which a new world begins, where one is given."""
        return parse_instant(self.start_at) if self.start_at else None

    def read(self) -> Profile:
        """The profile: what it names, with what stands here in its place."""
        given = self.model_dump(include=set(_PROFILE_KEYS), exclude_none=True, exclude_unset=True)
        inline = "accounts" in given and not self.profile
        base = {} if inline else _named_profile(self.profile or DEFAULT_PROFILE).model_dump()
        try:
            return Profile.model_validate({"name": self.called, **_merged(base, given)})
        except ValidationError as error:
            raise ConfigError(f"world {self.called}: {_explain(error, Profile)}") from None


class Limits(_Part):
    """How much and how long the listeners bear.

    batch_bytes: of one batch; CBP's own limit is 100 MB a message. batches_ahead: of one connection, waiting for their
    answers. group: batches under one commit. strangers: batches in a row that open no account. stalled_seconds: without
    a byte inside a batch. quiet_seconds: after which a Z record needs no line end. drain_seconds: for what is in hand
    when the server stops.
    """

    batch_bytes: int = Field(default=100_000_000, ge=160)
    batches_ahead: int = Field(default=64, ge=1)
    group: int = Field(default=100, ge=1)
    connections: int = Field(default=200, ge=1)
    strangers: int = Field(default=20, ge=1)
    stalled_seconds: float = Field(default=60.0, gt=0)
    quiet_seconds: float = Field(default=0.5, gt=0)
    drain_seconds: float = Field(default=5.0, gt=0)


def _several(value: Any) -> Any:
    return (value,) if isinstance(value, Mapping) else value


class Settings(BaseSettings):
    """Everything that `localace serve` may be told.

    db: an SQLAlchemy URL; without one the worlds are kept in memory. hosts: where to listen; other than loopback only
    with allow_remote.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="__",
        extra="forbid",
        frozen=True,
        nested_model_default_partial_update=True,
    )

    db: str = ""
    host: str = "127.0.0.1"
    control_host: str = "127.0.0.1"
    control_port: int = Field(default=CONTROL_PORT, ge=0, le=65535)
    allow_remote: bool = False
    world: Annotated[tuple[WorldSettings, ...], BeforeValidator(_several), Field(min_length=1)] = (WorldSettings(),)
    limits: Limits = Limits()

    @model_validator(mode="after")
    def _possible(self) -> Self:
        names = [world.called for world in self.world]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"two worlds are called {name!r}: give each its own name")
        ports = [world.port for world in self.world if world.port]
        for port in ports:
            if ports.count(port) > 1:
                raise ValueError(f"two worlds listen on port {port}: give each its own, or 0 for a free one")
        for host in (self.host, self.control_host, *(world.host for world in self.world if world.host)):
            if not self.allow_remote and not is_loopback(host):
                raise ValueError(
                    f"{host!r} is not this machine's loopback: passwords and the control API would be open to the "
                    "network; give 127.0.0.1, or set allow_remote = true"
                )
        return self


def load_settings(config: Path | None = None, *, environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of a file and of the environment; `ConfigError` names the key that is wrong."""
    _known_names(os.environ if environment is None else environment)
    where = str(config) if config else "settings"

    class _Read(Settings):
        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            init_settings: PydanticBaseSettingsSource,
            env_settings: PydanticBaseSettingsSource,
            dotenv_settings: PydanticBaseSettingsSource,
            file_secret_settings: PydanticBaseSettingsSource,
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            if config is None:
                return (env_settings,)
            return env_settings, TomlConfigSettingsSource(settings_cls, toml_file=config)

    try:
        if config is not None:
            config.open("rb").close()
        return _Read() if config is None else _beside(config, _Read())
    except OSError as error:
        raise ConfigError(f"{where}: {error.strerror}: give a TOML file with --config") from None
    except ValidationError as error:
        raise ConfigError(f"{where}: {_explain(error, Settings)}") from None
    except (SettingsError, ValueError) as error:
        raise ConfigError(f"{where}: {error}") from None


def choose(
    settings: Settings,
    *,
    world: str | None = None,
    db: str | None = None,
    port: int | None = None,
    control_port: int | None = None,
    start_at: str | None = None,
    seed: int | None = None,
) -> Settings:
    """The settings with what the flags say in their place.

    world: the name of one of the file's worlds, which is then the only one; or a shipped profile, or a profile file.
    """
    worlds: Sequence[WorldSettings] = settings.world
    if world is not None:
        named = [one for one in worlds if one.called == world]
        worlds = named or [worlds[0].model_copy(update={"name": "", "profile": world, **_unsaid()})]
    flags = {"port": port, "seed": seed, "start_at": start_at}
    given = {name: value for name, value in flags.items() if value is not None}
    if given and len(worlds) > 1:
        raise ConfigError(
            f"--{next(iter(given)).replace('_', '-')} is for one world, the file has {len(worlds)}: choose with --world"
            + nearest("", [one.called for one in worlds])
        )
    changes: dict[str, Any] = {"world": tuple(one.model_copy(update=given) for one in worlds)}
    changes |= {"db": db} if db is not None else {}
    changes |= {"control_port": control_port} if control_port is not None else {}
    return settings.model_copy(update=changes)


def is_loopback(host: str) -> bool:
    """Whether a host is this machine and no other can reach it."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _unsaid() -> dict[str, None]:
    return dict.fromkeys(_PROFILE_KEYS)


def _named_profile(named: str) -> Profile:
    return read_profile(Path(named)) if named.endswith(".toml") else shipped_profile(named)


def _merged(base: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Tables are merged key by key, anything else takes the place of what was there."""
    merged = dict(base)
    for key, value in given.items():
        both = isinstance(value, Mapping) and isinstance(merged.get(key), Mapping)
        merged[key] = _merged(merged[key], value) if both else value
    return merged


def _beside(config: Path, settings: Settings) -> Settings:
    """File names in a file begin at its own folder."""
    worlds = tuple(
        world.model_copy(update={"profile": str(config.parent / world.profile)})
        if world.profile.endswith(".toml")
        else world
        for world in settings.world
    )
    return settings.model_copy(update={"world": worlds})


def _known_names(environment: Mapping[str, str]) -> None:
    """Refuse a name of ours that nothing reads: it is mistyped."""
    known = [PREFIX + field.upper() for field in Settings.model_fields]
    for name in sorted(environment):
        if name.startswith(PREFIX) and name.split("__")[0] not in known and name not in _OTHER_NAMES:
            raise ConfigError(f"{name} in the environment is no setting{nearest(name, known)}")


def _explain(error: ValidationError, model: type[BaseModel]) -> str:
    """The first thing that is wrong, with the nearest known name. Never the value: it may be secret."""
    first = error.errors(include_url=False, include_input=False)[0]
    place = [str(part) for part in first["loc"]]
    if first["type"] == "extra_forbidden":
        return f"{'.'.join(place)} is no setting{_hint(place[-1], _owner(model, first['loc'][:-1]))}"
    message = first["msg"].removeprefix("Value error, ")
    return f"{'.'.join(place)}: {message}" if place else message


def _hint(name: str, owner: type[BaseModel]) -> str:
    if owner is Settings:
        for table, model in (("world", WorldSettings), ("limits", Limits)):
            if name in model.model_fields:
                return f": it belongs into the table [{table}]"
    return nearest(name, sorted(owner.model_fields))


def _owner(model: type[BaseModel], place: Sequence[str | int]) -> type[BaseModel]:
    """The model that a place in another one belongs to."""
    for part in place:
        if isinstance(part, str) and part in model.model_fields:
            model = _model_in(model.model_fields[part].annotation) or model
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inside = (_model_in(part) for part in getattr(annotation, "__args__", ()))
    return next((found for found in inside if found is not None), None)
