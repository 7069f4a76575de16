"""Stories as files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.scenarios.kit import written


@pytest.fixture
def story(tmp_path: Path) -> Callable[..., Path]:
    """Writes a story's text to a file."""

    def write(text: str, name: str = "test") -> Path:
        path = tmp_path / f"{name}.yaml"
        path.write_text(written(text), encoding="utf-8")
        return path

    return write
