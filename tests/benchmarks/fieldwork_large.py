"""Listing, opening and saving among 200,000 protocols with two million parts, on request.

The profile is that of ``search_large``; making it takes minutes once a day.
"""

from __future__ import annotations

from tests.benchmarks import fieldwork
from tests.benchmarks.figures import Figure, growth


def figures() -> list[Figure]:
    """The same as of 20,000, with the same bounds, and the growth between the two."""
    few, many = fieldwork.measure(20_000), fieldwork.measure(200_000)
    return [*many, *growth(few, many)]
