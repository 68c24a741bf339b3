"""What a benchmark reports."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured figure.

    Attributes:
        figure: stable name.
        value: measured, in ``unit``.
        bound: what the value is held against.
        holds: whether it keeps the bound.
    """

    figure: str
    value: float
    unit: str
    bound: float
    holds: bool
