"""What a benchmark reports: a figure, and the bound it has to hold."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

RUNS, MANY = 5, 20


@dataclass(frozen=True)
class Figure:
    """One measured figure.

    Attributes:
        figure: stable name.
        value: measured, in ``unit``.
        bound: what the value is held against; None for a figure that is only told.
        holds: whether it keeps the bound.
    """

    figure: str
    value: float
    unit: str
    bound: float | None
    holds: bool

    @classmethod
    def at_most(cls, figure: str, value: float, unit: str, bound: float) -> Figure:
        """A figure that may not be above its bound."""
        return cls(figure, round(value, 4), unit, bound, value <= bound)

    @classmethod
    def at_least(cls, figure: str, value: float, unit: str, bound: float) -> Figure:
        """A figure that may not be below its bound."""
        return cls(figure, round(value, 4), unit, bound, value >= bound)

    @classmethod
    def told(cls, figure: str, value: float, unit: str) -> Figure:
        """A figure without a bound."""
        return cls(figure, round(value, 4), unit, None, True)


def cpu_s(work: Callable[[], object]) -> float:
    """Processor time of all threads of this process."""
    started = time.process_time()
    work()
    return time.process_time() - started


def timed(figure: str, work: Callable[[], int], before: Callable[[], None], bound_ms: float) -> Figure:
    """Median of five runs in milliseconds, each after ``before``; ``work`` tells how many rows it got."""
    return Figure.at_most(figure, statistics.median(_times(work, before, RUNS)), "ms", bound_ms)


def slow(figure: str, work: Callable[[], int], before: Callable[[], None], bound_ms: float) -> Figure:
    """The same of twenty runs, of which 95 % took no longer."""
    return Figure.at_most(figure, statistics.quantiles(_times(work, before, MANY), n=20)[-1], "ms", bound_ms)


def _times(work: Callable[[], int], before: Callable[[], None], runs: int) -> list[float]:
    """Milliseconds of each run."""
    times = []
    for _ in range(runs):
        before()
        begun = time.perf_counter()
        assert work() > 0
        times.append((time.perf_counter() - begun) * 1000)
    return times


def growth(few: Sequence[Figure], many: Sequence[Figure]) -> list[Figure]:
    """By how much the same figures of more rows are larger; of all that is not zero."""
    return [
        Figure.told(f"{after.figure}: growth", after.value / before.value, "x")
        for before, after in zip(few, many, strict=True)
        if before.value
    ]
