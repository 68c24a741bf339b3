"""The rows of a filled form straight from its XML: making a tree took most of the time of an export."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from inka_desktop.forms.flat import FlatRow, FlatTable
from inka_desktop.forms.xml import guarded, parse

_TEMPLATE = "template"


@dataclass(slots=True)
class _Step:
    """An element that may come: the table whose row it is, or its column of the table around it; else -1."""

    inside: dict[str, _Step] = field(default_factory=dict)
    table: int = -1
    column: int = -1


class FlatReader:
    """Reads forms of one definition; for one thread."""

    def __init__(self, tables: Sequence[FlatTable]) -> None:
        """Take the tables of the form, the body first."""
        self._tables = tables
        self._top = _Step(table=0)
        for place, table in enumerate(tables):
            if table.path:
                self._step(table.path).table = place
            for column, one in enumerate(table.columns):
                self._step(one.path).column = column

    def _step(self, path: str) -> _Step:
        at = self._top
        for name in path.split("/")[2:]:  # below the outermost element, whatever it is called
            at = at.inside.setdefault(name.rpartition(":")[2], _Step())
        return at

    def rows(self, xml: bytes) -> list[FlatRow]:
        """The rows of a form: that of the body first, each behind the one that holds it.

        Raises:
            XmlError: it is not well-formed or declares entities.
        """
        reading = _Reading(self._top, [len(table.columns) for table in self._tables])
        parser = guarded(expat.ParserCreate())
        parser.buffer_text = True
        parser.StartElementHandler = reading.start
        parser.EndElementHandler = reading.end
        parser.CharacterDataHandler = reading.characters
        parse(parser, xml)
        return [
            FlatRow(self._tables[place].path, places, tuple(values)) for place, places, values in reading.rows
        ]


class _Reading:
    """One form that is read; unknown elements lead to a step without any inside."""

    __slots__ = ("at", "counts", "nowhere", "open", "places", "reading", "row", "rows", "sizes")

    def __init__(self, top: _Step, sizes: Sequence[int]) -> None:
        self.sizes = sizes
        self.rows: list[tuple[int, tuple[int, ...], list[str]]] = []
        self.nowhere = _Step()
        self.at = _Step({"": top})
        self.open: list[tuple[_Step, list[str], tuple[int, ...], dict[int, int]]] = []
        self.row: list[str] = []
        self.places: tuple[int, ...] = ()
        self.counts: dict[int, int] = {}
        self.reading = -1

    def start(self, name: str, attributes: dict[str, str]) -> None:
        inside = self.at.inside
        step = (
            inside.get("") if not self.open else inside.get(name.rpartition(":")[2] if ":" in name else name)
        )
        self.open.append((self.at, self.row, self.places, self.counts))
        if step is None or (attributes and any(one.endswith(_TEMPLATE) for one in attributes)):
            step = self.nowhere
        self.at = step
        self.reading = step.column
        if step.table >= 0:
            self.begin(step.table)

    def begin(self, table: int) -> None:
        """A row begins."""
        if self.rows:
            number = self.counts[table] = self.counts.get(table, 0) + 1
            self.places = (*self.places, number)
        self.counts = {}
        self.row = [""] * self.sizes[table]
        self.rows.append((table, self.places, self.row))

    def characters(self, text: str) -> None:
        if self.reading >= 0:
            self.row[self.reading] += text

    def end(self, _name: str) -> None:
        self.reading = -1
        self.at, self.row, self.places, self.counts = self.open.pop()
