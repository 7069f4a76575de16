"""What *we* did wrong or were asked wrongly, as exceptions; CBP's own refusals are findings."""

from __future__ import annotations


class SimulatorError(Exception):
    """Base of every error that this package raises on purpose. The message names the next step."""


class ProfileError(SimulatorError):
    """A world profile that cannot be used."""


class UnknownWorld(SimulatorError):
    """A world that the store does not hold."""


class UnknownSubject(SimulatorError):
    """An entry or bill that this world has never seen."""


class NotLegal(SimulatorError):
    """An act that the lifecycle does not allow from the present state."""
