"""The lists of two million visits, asked for by name: making them takes some minutes and 3 GB once."""

from __future__ import annotations

from tests.benchmarks import lists
from tests.benchmarks.figures import Figure


def figures() -> list[Figure]:
    """The same as of 200,000, with the bounds of ten times as many."""
    return lists.measure(2_000_000, indexed_ms=1_000, unindexed_ms=5_000)
