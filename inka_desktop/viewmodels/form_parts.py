"""A form's body as a window shows it: how its questions, groups and repeats spread over pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inka_desktop.forms import NodeId
from inka_desktop.forms.fields import Control
from inka_desktop.forms.parts import GROUP, QUESTION, REPEAT, Part

COLUMN_MOST = 80
"""Questions that stand in one scrolling column; longer forms have pages (issue 6)."""
PAGE_MOST = 30
"""Questions of a page, unless one group has more and is not to be parted."""
_WHOLE = frozenset({"field-list", "table-list"})
_SIMPLE = frozenset({"string", "int", "decimal", "date", "time", "barcode"})
_ROOMY = frozenset(
    {"multiline", "signature", "draw", "likert", "image-map", "quick", "masked", "month-year", "year"}
)
TABLE_COLUMNS = 7
"""Repeats with more questions are cards: their columns would be too narrow to read."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a group whose parts go over several pages."""

    part: Part


Unit = Part | Heading


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: what it is called after (None for the form itself), and what stands on it."""

    named: Part | None
    units: tuple[Unit, ...]


def questions(parts: Sequence[Part]) -> int:
    """How many questions there are, those of a repeat counted once."""
    return sum(
        1 for part in parts for one in part.control.everything() if one.kind not in (GROUP, REPEAT)
    )  # fmt: skip


def sheets(parts: Sequence[Part], pages: bool) -> tuple[Sheet, ...]:
    """How a form spreads: all on one sheet, or over pages of about PAGE_MOST questions.

    Args:
        parts: the outermost parts.
        pages: the form's author wants pages, one for each outermost part.
    """
    if not pages and questions(parts) <= COLUMN_MOST:
        return (Sheet(None, tuple(parts)),)
    found: list[Sheet] = []
    loose: list[Unit] = []
    for part in parts:
        if part.kind == QUESTION and not pages:
            loose.append(part)
            if len(loose) >= PAGE_MOST:
                found.append(Sheet(None, tuple(loose)))
                loose = []
            continue
        if loose:
            found.append(Sheet(None, tuple(loose)))
            loose = []
        found += [Sheet(part, units) for units in _packed(part)]
    if loose:
        found.append(Sheet(None, tuple(loose)))
    return tuple(found)


def _packed(part: Part) -> Iterator[tuple[Unit, ...]]:
    """An outermost part, over several pages where it is long and may be parted."""
    page: list[Unit] = []
    held = 0
    for unit, count in _pieces(part):
        if page and held + count > PAGE_MOST and not isinstance(page[-1], Heading):
            yield tuple(page)
            page, held = [], 0
        page.append(unit)
        held += count
    if page:
        yield tuple(page)


def _pieces(part: Part) -> Iterator[tuple[Unit, int]]:
    count = questions([part])
    if not part.groups or count <= PAGE_MOST or part.control.appearance & _WHOLE:
        yield part, count
        return
    yield Heading(part), 0
    for inner in part.inside():
        yield from _pieces(inner)


def sheet_of(found: Sequence[Sheet], node: NodeId) -> int:
    """The page on which a question stands; the first when it is on none."""
    for place, sheet in enumerate(found):
        for unit in sheet.units:
            if isinstance(unit, Part) and any(
                one.field is not None and one.field.path == node.path for one in unit.control.everything()
            ):
                return place
    return 0


def is_table(part: Part) -> bool:
    """Whether the rows of a repeat are shown as an editable table: each question fits into a cell."""
    inside = part.control.children
    return 0 < len(inside) <= TABLE_COLUMNS and all(_fits_cell(control) for control in inside)


def _fits_cell(control: Control) -> bool:
    field = control.field
    if field is None or control.appearance & _ROOMY:
        return False
    plain = control.kind == "input" and field.type in _SIMPLE and "readonly" not in field.rules
    return plain or (control.kind == "select1" and not control.appearance & {"autocomplete", "search"})
