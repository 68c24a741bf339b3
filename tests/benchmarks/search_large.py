"""Searching in 200,000 protocols with two million parts, on request: making and indexing takes minutes.

What ten times as many protocols cost is told beside each figure's own bound, which stays the same.
"""

from __future__ import annotations

from tests.benchmarks import search
from tests.benchmarks.figures import Figure, growth


def figures() -> list[Figure]:
    """The same as of 20,000, with the same bounds, and the growth between the two."""
    few, many = search.measure(20_000), search.measure(200_000)
    return [*many, *growth(few, many)]
