"""The growth up to ten million cells."""

from __future__ import annotations

from tests.benchmarks import growth
from tests.benchmarks.figures import Figure


def figures() -> list[Figure]:
    """Measure and draw."""
    return growth.figures(10_000_000)
