"""The rows of a filled form straight from its XML, for exports of very many.

ElementTree's parser takes a third of the time of one whose events pass through Python, but heeds declared
entities. So it gets only what declares nothing, and all else goes through the guarded parser.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, fromstring
from xml.parsers import expat

from inka_desktop.forms.flat import FlatRow, FlatTable
from inka_desktop.forms.xml import guarded, parse

_TEMPLATE = "template"
_ASCII, _DECLARES = b"<?xml ", b"<!"
"""What an XML file begins with whose bytes are letters, as those of this program do; what declarations do."""
_Row = tuple[int, tuple[int, ...], list[str]]
"""The place of its table, its own among those of its repeats, and a text for each column."""


@dataclass(slots=True)
class _Step:
    """An element that may come: the table whose row it is, or its column of the table around it; else -1."""

    inside: dict[str, _Step] = field(default_factory=dict)
    table: int = -1
    column: int = -1


_NOWHERE = _Step()


class FlatReader:
    """Reads forms of one definition; for one thread."""

    def __init__(self, tables: Sequence[FlatTable]) -> None:
        """Take the tables of the form, the body first."""
        self._paths = [table.path for table in tables]
        self._sizes = [len(table.columns) for table in tables]
        self._top = _Step(table=0)
        for place, table in enumerate(tables):
            if table.path:
                self._step(table.path).table = place
            for column, one in enumerate(table.columns):
                self._step(one.path).column = column

    def _step(self, path: str) -> _Step:
        at = self._top
        for name in path.split("/")[2:]:  # below the outermost element, whatever it is called
            at = at.inside.setdefault(_local(name), _Step())
        return at

    def rows(self, xml: bytes) -> list[FlatRow]:
        """The rows of a form: that of the body first, each behind the one that holds it.

        Raises:
            XmlError: it is not well-formed or declares entities.
        """
        found: list[_Row] = []
        _Walk(found, self._sizes).row(_tree(xml), self._top, ())
        return [FlatRow(self._paths[table], places, tuple(values)) for table, places, values in found]


def _tree(xml: bytes) -> Element:
    if xml.startswith(_ASCII) and _DECLARES not in xml:
        try:
            return fromstring(xml)
        except (ParseError, ValueError, LookupError):
            pass  # the guarded parser says what is wrong, and takes prefixes that nobody declared
    builder = TreeBuilder()
    parser = guarded(expat.ParserCreate())
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parse(parser, xml)
    return builder.close()


@dataclass(slots=True)
class _Walk:
    """Goes through what was built: rows in their order, each behind the one that holds it."""

    rows: list[_Row]
    sizes: Sequence[int]

    def row(self, element: Element, step: _Step, places: tuple[int, ...]) -> None:
        """An element that is a row of a table, and all rows in it."""
        values = [""] * self.sizes[step.table]
        self.rows.append((step.table, places, values))
        self.inside(element, step, values, places, {})

    def inside(
        self,
        element: Element,
        step: _Step,
        values: list[str],
        places: tuple[int, ...],
        counts: dict[int, int],
    ) -> None:
        """What stands in an element, in a row or a group of it; unknown elements are left out."""
        known = step.inside
        for child in element:
            at = known.get(child.tag)
            if at is None:
                at = known[child.tag] = known.get(_local(child.tag), _NOWHERE)
            if at.column >= 0:
                values[at.column] = child.text or ""
            elif at is _NOWHERE or any(one.endswith(_TEMPLATE) for one in child.keys()):  # noqa: SIM118  (it is no dict)
                continue
            elif at.table >= 0:
                counts[at.table] = counts.get(at.table, 0) + 1
                self.row(child, at, (*places, counts[at.table]))
            else:
                self.inside(child, at, values, places, counts)


def _local(name: str) -> str:
    """A name without its prefix or ``{namespace}``."""
    return name.rpartition("}")[2].rpartition(":")[2]
