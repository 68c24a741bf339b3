"""Fixtures of the exchange's tests: real devices that meet in a real folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exchange.engine.control import settle_keys
from tests.exchange.engine.office import Desk, Office
from tests.simulator.office import Office as Simulated
from tests.simulator.office import office as simulated

from .upkeeping import begin


@pytest.fixture
def office(quick_path: Path) -> Iterator[Office]:
    """A workspace with its owner's device only."""
    made = Office(quick_path)
    yield made
    made.close()


@pytest.fixture
def pair(office: Office) -> tuple[Desk, Desk]:
    """The owner and a coordinator, who have met."""
    other = office.join("b")
    office.settle()
    return office.owner, other


@pytest.fixture
def four(office: Office) -> tuple[Desk, Desk, Desk, Desk]:
    """An owner and three colleagues who know each other."""
    b, c, d = (office.join(name) for name in "bcd")
    office.settle()
    settle_keys(office.owner)
    office.settle()
    return office.owner, b, c, d


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Simulated]:
    """An owner and a colleague, who do everything soon."""
    with simulated(tmp_path) as made:
        begin(made)
        yield made
