"""Filled forms as flat rows: a table for the form's body and one for each repeat, as spreadsheets are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from inka_desktop.forms.changes import Choice
from inka_desktop.forms.choices import written_out
from inka_desktop.forms.definition import FormDefinition
from inka_desktop.forms.fields import CALCULATE, CHOICE_KINDS, Field
from inka_desktop.forms.marked import plain
from inka_desktop.forms.outline import says_only

_LABELS = "reserved_name_for_field_list_labels"


class FlatColumn(NamedTuple):
    """A question, or a value that the form works out.

    Attributes:
        name: its own name, with those around it where that is needed to be unique in its table.
        kind: its type (``int``, ``date`` …); of choices ``select1``, ``select`` or ``rank``; ``trigger``.
        label: in the first language asked for; its name where it has none.
        choices: all that the form lists.
        calculated: the form works it out.
        field: of the newest version.
        older: of the other versions.
        changed: some of them have it of another kind, or in another table.
    """

    path: str
    name: str
    kind: str
    label: str
    choices: tuple[Choice, ...] = ()
    calculated: bool = False
    field: Field | None = None
    older: tuple[Field, ...] = ()
    changed: bool = False

    @property
    def fields(self) -> tuple[Field, ...]:
        """What it is in each version."""
        return self.older if self.field is None else (self.field, *self.older)


class FlatTable(NamedTuple):
    """A table: ``path`` is that of its repeat, empty for the form's body."""

    path: str
    name: str
    label: str
    columns: tuple[FlatColumn, ...]


class FlatRow(NamedTuple):
    """A row of a table: its places among those of its repeats, the outermost first, and a text per column."""

    table: str
    places: tuple[int, ...]
    values: tuple[str, ...]


Offered = Mapping[str, frozenset[str]]
"""By the path of a question the values of all that a form lists."""


def tables_of(definition: FormDefinition, language: str | None) -> tuple[FlatTable, ...]:
    """The tables of a form, the body first.

    Args:
        definition: of the form.
        language: one of its own, for labels; None for its first.
    """
    holders = [None, *(one for one in definition.fields if one.repeat)]
    return tuple(_table(definition, holder, language) for holder in holders)


def offered(tables: Iterable[FlatTable]) -> Offered:
    """What the choices of tables are."""
    columns = (column for table in tables for column in table.columns)
    return {column.path: frozenset(one.value for one in column.choices) for column in columns}


def _table(definition: FormDefinition, holder: Field | None, language: str | None) -> FlatTable:
    told = [one for one in definition.fields if one.row is holder and _is_told(one)]
    names = [one.name.local for one in told]
    columns = tuple(
        _column(definition, one, one.name.local if names.count(one.name.local) == 1 else _long(one), language)
        for one in told
    )
    if holder is None:
        return FlatTable("", definition.id, definition.title or definition.id, columns)
    label = _label(definition, holder, language) or _around(definition, holder, language)
    return FlatTable(holder.path, holder.name.local, label or holder.name.local, columns)


def _is_told(one: Field) -> bool:
    """Whether a field has a value that tells something: no group, note or block of meta data."""
    if one.children or one.repeat or "/meta/" in one.path or _LABELS in one.name.local:
        return False
    control = one.control
    return not says_only(control) if control is not None else bool(one.rules.get(CALCULATE) or one.preload)


def _long(one: Field) -> str:
    return ".".join(one.path.split("/")[2:])


def _column(definition: FormDefinition, one: Field, name: str, language: str | None) -> FlatColumn:
    control = one.control
    chooses = control is not None and control.kind in CHOICE_KINDS
    kind = one.type if control is None else control.kind if chooses or control.kind == "trigger" else one.type
    known = written_out(control, definition, language) if control is not None and chooses else ()
    return FlatColumn(
        one.path, name, kind, _label(definition, one, language) or one.name.local,
        tuple(choice._replace(label=plain(choice.label)) for choice in known or ()), control is None, one,
    )  # fmt: skip


def _label(definition: FormDefinition, one: Field, language: str | None) -> str:
    return plain(definition.texts.plain(one.control.label, language)) if one.control is not None else ""


def _around(definition: FormDefinition, holder: Field, language: str | None) -> str:
    """The label of the group that pyxform puts around a repeat."""
    groups = (one for one in definition.controls() if one.kind == "group" and one.label is not None)
    found = (
        one
        for one in groups
        if any(child.kind == "repeat" and child.field is holder for child in one.children)
    )
    return next((plain(definition.texts.plain(one.label, language)) for one in found), "")
