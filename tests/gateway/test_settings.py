"""Settings: a file, the environment and flags; what is unknown is refused by name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cbp_sim.errors import SimulatorError
from gateway.settings import ConfigError, Settings, choose, is_loopback, load_settings

INLINE = """
[world]
name = "mine"
[[world.accounts]]
site = "8888"
id = "ABC"
passwords = ["HUSHED"]
[[world.filers]]
code = "ABC"
"""


@pytest.fixture(autouse=True)
def no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("LOCALACE_"):
            monkeypatch.delenv(name)


def load(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "localace.toml"
    path.write_text(text)
    return load_settings(path)


def test_without_a_file_there_is_the_default_world_in_memory_on_loopback() -> None:
    settings = load_settings()
    assert (settings.db, settings.host, settings.control_host) == ("", "127.0.0.1", "127.0.0.1")
    assert settings.world[0].read().name == "default"


def test_flags_win_over_the_environment_and_that_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = 'db = "sqlite:///file"\ncontrol_port = 1111\n[world]\nport = 1000\n'
    monkeypatch.setenv("LOCALACE_DB", "sqlite:///environment")
    monkeypatch.setenv("LOCALACE_WORLD__PORT", "2000")
    settings = load(tmp_path, text)
    assert (settings.db, settings.control_port, settings.world[0].port) == ("sqlite:///environment", 1111, 2000)
    chosen = choose(settings, db="sqlite:///flag", port=3000)
    assert (chosen.db, chosen.control_port, chosen.world[0].port) == ("sqlite:///flag", 1111, 3000)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("control_prt = 1", "control_prt is no setting: did you mean control_port"),
        ("port = 1", "port is no setting: it belongs into the table [world]"),
        ("stalled_seconds = 1", "stalled_seconds is no setting: it belongs into the table [limits]"),
        ("[limits]\nbatch_byte = 1", "limits.batch_byte is no setting: did you mean batch_bytes"),
        ('[world]\nprofil = "default"', "world.0.profil is no setting: did you mean profile"),
        ("[world.policy]\nexam_rat = 1", "world.0.policy.exam_rat is no setting: did you mean exam_rate"),
        ("[world.policy]\nexam_rate = 2", "world.0.policy.exam_rate: "),
        ("[world]\nport = 99999", "world.0.port: "),
        ("[world", "localace.toml: "),
        ('[[world]]\nname = "a"\n[[world]]\nname = "a"\nport = 1', "two worlds are called 'a'"),
        ('[[world]]\nname = "a"\n[[world]]\nname = "b"', "two worlds listen on port 7680"),
    ],
)
def test_what_is_wrong_in_a_file_is_named(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigError) as refusal:
        load(tmp_path, text)
    assert told in str(refusal.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"nowhere.toml: No such file.*--config"):
        load_settings(tmp_path / "nowhere.toml")


def test_a_mistyped_name_in_the_environment_is_refused() -> None:
    with pytest.raises(ConfigError, match="LOCALACE_CONTROL_PRT in the environment is no setting: did you mean"):
        load_settings(environment={"LOCALACE_CONTROL_PRT": "1"})
    load_settings(environment={"LOCALACE_CONTROL": "http://127.0.0.1:1", "LOCALACE_LIMITS__GROUP": "3", "PATH": ""})


@pytest.mark.parametrize("key", ["host", "control_host"])
def test_only_this_machine_may_reach_it_unless_that_is_said(tmp_path: Path, key: str) -> None:
    with pytest.raises(ConfigError, match=r"'0\.0\.0\.0' is not this machine's loopback.*allow_remote = true"):
        load(tmp_path, f'{key} = "0.0.0.0"')
    with pytest.raises(ConfigError, match="is not this machine's loopback"):
        load(tmp_path, '[world]\nhost = "192.0.2.1"')
    assert load(tmp_path, f'allow_remote = true\n{key} = "0.0.0.0"')


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("127.1.2.3", True), ("::1", True), ("localhost", True), ("192.0.2.1", False), ("x", False)],
)
def test_what_loopback_is(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


def test_a_world_may_hold_its_own_accounts_and_filers(tmp_path: Path) -> None:
    profile = load(tmp_path, INLINE).world[0].read()
    assert profile.name == "mine"
    assert [account.key for account in profile.accounts] == ["8888ABC"]


def test_what_stands_in_a_world_takes_the_place_of_its_profiles(tmp_path: Path) -> None:
    settings = load(tmp_path, '[world]\nprofile = "catair-examples"\n[world.policy]\nexam_rate = 0.5\n')
    profile = settings.world[0].read()
    assert profile.policy.exam_rate == 0.5
    # What was not said stays as the profile has it.
    assert profile.policy.preparer_applications == ("CW",)
    assert [account.key for account in profile.accounts] == ["1234N01"]


def test_a_profile_file_is_looked_for_beside_the_settings(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(
        'name = "from file"\n'
        'accounts = [{ site = "1111", id = "AAA", passwords = ["X"] }]\n'
        'filers = [{ code = "AAA" }]\n'
    )
    assert load(tmp_path, '[world]\nprofile = "mine.toml"\n').world[0].read().name == "from file"


def test_a_secret_never_shows(tmp_path: Path) -> None:
    settings = load(tmp_path, INLINE)
    assert "HUSHED" not in repr(settings) + str(settings)
    with pytest.raises(ConfigError) as refusal:
        load(tmp_path, INLINE.replace('["HUSHED"]', '"HUSHED"'))
    assert "HUSHED" not in str(refusal.value)


def test_a_world_is_chosen_by_name_by_profile_or_by_file(tmp_path: Path) -> None:
    settings = load(tmp_path, '[[world]]\nname = "a"\nport = 1\n[[world]]\nname = "b"\nport = 2\n')
    assert [one.port for one in choose(settings, world="b").world] == [2]
    assert choose(settings, world="catair-examples").world[0].read().name == "catair-examples"
    assert len(choose(settings).world) == 2
    with pytest.raises(ConfigError, match="--seed is for one world, the file has 2: choose with --world"):
        choose(settings, seed=1)
    with pytest.raises(SimulatorError, match="no world profile 'c'"):
        choose(settings, world="c").world[0].read()
