"""Rows of repeats in the XML of a form, by the ids of the rows that are kept.

A submission names no rows. What is said at a question of a row, its files and its history go by the row's id,
so rows are put beside each other by what stands in them, as :mod:`.form_comparing` does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from inka_desktop.forms import FormDefinition, NodeId
from inka_desktop.forms.fields import Field
from inka_desktop.forms.instance import counted_row
from inka_desktop.forms.keeping import grows, keeps
from inka_desktop.forms.submission import ROW
from inka_desktop.forms.tree import Element
from inka_desktop.forms.xml import read, write
from inka_desktop.services.answer_store import Stored


class _Naming(NamedTuple):
    """What rows are named by: those that are kept, by their repeat, their answers, and the form's body."""

    rows: dict[NodeId, list[str]]
    stored: Stored
    body: str


def with_rows(definition: FormDefinition, xml: bytes, stored: Stored, body: str) -> str:
    """The XML with the ids of its rows; one that is kept no more gets an id that follows from its place.

    Raises:
        FormError: it is no XML.
    """
    root, rows = read(xml).root, defaultdict[NodeId, list[str]](list)
    for one in stored.rows:
        rows[one.repeat].append(one.row)
    root.declared = {**(root.declared or {}), ROW.prefix: ROW.namespace}
    _name(definition.root, root, "", _Naming(rows, stored, body))
    return write(root, declare=True)


def _name(field: Field, source: Element, holder: str, naming: _Naming) -> None:
    for inner in field.children:
        sources = _inside(source, inner)
        if not inner.repeat:
            for one in sources[:1]:
                _name(inner, one, holder, naming)
            continue
        for one, row in zip(sources, _ids(inner, sources, holder, naming), strict=True):
            one.set_attribute(ROW, row)
            _name(inner, one, row, naming)


def _ids(repeat: Field, sources: Sequence[Element], holder: str, naming: _Naming) -> list[str]:
    above = holder or naming.body
    if not grows(repeat):
        return [counted_row(above, repeat.path, place) for place in range(1, len(sources) + 1)]
    leaves, kept = list(_leaves(repeat)), naming.rows.get(NodeId(repeat.path, holder), [])
    here = [tuple(naming.stored.cells.get(NodeId(leaf.path, row), "") for leaf in leaves) for row in kept]
    there = [tuple(_text(repeat, one, leaf) for leaf in leaves) for one in sources]
    ids = [counted_row(above, f"{repeat.path}#gone", place) for place in range(len(sources))]
    for _, begin, end, start, stop in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        both = min(end - begin, stop - start)
        ids[start : start + both] = kept[begin : begin + both]
    return ids


def _leaves(field: Field) -> Iterator[Field]:
    """What people answer in a row, without the rows inside of it."""
    for inner in field.children:
        if inner.children and not inner.repeat:
            yield from _leaves(inner)
        elif inner.controls and keeps(inner):
            yield inner


def _text(repeat: Field, row: Element, leaf: Field) -> str:
    way = [leaf, *leaf.ancestors()]
    found: Element | None = row
    for step in way[: way.index(repeat)][::-1]:
        found = next(iter(_inside(found, step)), None) if found is not None else None
    return found.text() if found is not None else ""


def _inside(source: Element, field: Field) -> list[Element]:
    return [one for one in source.elements() if one.name.local == field.name.local]
