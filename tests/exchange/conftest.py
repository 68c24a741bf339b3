"""Offices of two and three devices."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .office import Office, office


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Office]:
    """An owner and a colleague who know each other."""
    with office(tmp_path) as made:
        yield made


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Office]:
    """An owner and two colleagues."""
    with office(tmp_path, colleagues=2) as made:
        yield made
