"""What a benchmark reports: a figure, and the bound it has to hold."""

from __future__ import annotations

from dataclasses import dataclass


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
