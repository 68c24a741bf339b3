"""Running totals down the rows of a repeat, so that a sum over a thousand rows costs no walk over them.

A column keeps what is summed up to each row, added from the first row on as ``sum()`` adds; a change in a row
only takes back what stands from there on. Appending a row, the usual case, adds one number.
"""

from __future__ import annotations

from collections.abc import Sequence

from inka_desktop.forms.tree import Element
from inka_desktop.forms.xpath.moments import Zone
from inka_desktop.forms.xpath.values import number_of_text


class Column:
    """The total of one field over rows.

    Attributes:
        tail: names from a row down to the field.
        counts: whether nodes are counted, not summed.
    """

    __slots__ = ("counts", "tail", "totals", "zone")

    def __init__(self, tail: tuple[str, ...], counts: bool, zone: Zone) -> None:
        self.tail = tail
        self.counts = counts
        self.zone = zone
        self.totals: list[float] = []

    def total(self, rows: Sequence[Element]) -> float:
        """The total over all rows."""
        totals = self.totals
        running = totals[-1] if totals else 0.0
        for row in rows[len(totals) :]:
            found = [row]
            for key in self.tail:
                found = [child for one in found for child in one.children(key)]
            for node in found:
                if node.relevant:
                    running += 1.0 if self.counts else float(number_of_text(node.text(), self.zone))
            totals.append(running)
        return running


class Columns:
    """The columns of all repeats directly below one node."""

    __slots__ = ("kept",)

    def __init__(self) -> None:
        self.kept: dict[tuple[str, tuple[str, ...], bool], Column] = {}

    def total(
        self, rows: Sequence[Element], key: str, tail: tuple[str, ...], counts: bool, zone: Zone
    ) -> float:
        """The total of a field over the rows of a repeat."""
        column = self.kept.get((key, tail, counts))
        if column is None:
            column = self.kept[key, tail, counts] = Column(tail, counts, zone)
        return column.total(rows)

    def cut(self, key: str, place: int, below: str | None) -> None:
        """Forget totals from a row on, of columns that lead through ``below``; None is all of them."""
        for (of, tail, _), column in self.kept.items():
            if of == key and (below is None or not tail or tail[0] == below):
                del column.totals[place:]
