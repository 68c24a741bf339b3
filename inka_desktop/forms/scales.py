"""The numbers of a range: from a first one in equal steps, never past its end."""

from __future__ import annotations

from decimal import Decimal, DecimalException
from typing import NamedTuple

from inka_desktop.forms.fields import Control


class Scale(NamedTuple):
    """A range.

    Attributes:
        first: the number it begins with.
        step: to the next one; below 0 where it goes down.
        size: how many numbers there are.
    """

    first: Decimal
    step: Decimal
    size: int

    @classmethod
    def of(cls, control: Control) -> Scale:
        """That of a question; 1 to 10 where it says nothing that is a number."""
        first, last, step = (
            _number(control, name, other) for name, other in (("start", 1), ("end", 10), ("step", 1))
        )
        step = abs(step) or Decimal(1)
        try:
            size = int(abs(last - first) / step) + 1
        except DecimalException:
            size = 1
        return cls(first, step if last >= first else -step, size)

    def value(self, place: int) -> str:
        """A number as it is kept."""
        text = format((self.first + self.step * place).normalize(), "f")
        return "0" if text == "-0" else text

    def place_of(self, value: str) -> int:
        """The place of a kept number; -1 when it is none of them."""
        try:
            place = (Decimal(value) - self.first) / self.step
        except DecimalException:
            return -1
        return int(place) if 0 <= place < self.size and place == int(place) else -1


def _number(control: Control, name: str, otherwise: int) -> Decimal:
    try:
        number = Decimal(str(control.attributes.get(name, otherwise)))
    except DecimalException:
        return Decimal(otherwise)
    return number if number.is_finite() else Decimal(otherwise)
