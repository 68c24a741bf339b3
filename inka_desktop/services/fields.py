"""From what a form or a file gives to what a field keeps, checked by the field's declaration."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import cache
from typing import Any
from uuid import UUID

from inka_desktop.records.base import Merge, Record
from inka_desktop.records.canonical import canonical_text
from inka_desktop.records.specs import FieldSpec, TableSpec, by_kind
from inka_desktop.records.types import CalendarDate, ClockTime, Flag, Id, Moment
from inka_desktop.store.clock import Random
from inka_desktop.store.text_doc import merged

from .errors import FieldUnknownError, TextTooLongError, ValueUnusableError

TEXT_LIMIT = 100_000
"""Characters of one text; a transaction must fit into one block of the exchange (EXCHANGE.md 5)."""

_PYTHON: dict[type, type] = {Id: UUID, CalendarDate: date, ClockTime: time, Moment: datetime, Flag: bool}
_READ: dict[type, Callable[[str], Any]] = {
    UUID: UUID, date: date.fromisoformat, time: time.fromisoformat, datetime: datetime.fromisoformat,
}  # fmt: skip
_NOT_EDITED = {
    ("protocol", "state"), ("protocol", "number"), ("protocol_version", "withdrawn"),
    ("released_protocol", "withdrawn"), ("agreement", "released_id"), ("agreement", "released_as"),
    ("fixed_text", "withdrawn"), ("shared_text", "withdrawn"), ("shared_text", "closed"),
    ("shared_reply", "outcome"), ("comment", "body"),
}  # fmt: skip
"""Set by finishing and releasing only; what a comment says by its author."""


def spec_of(kind: str) -> TableSpec:
    """The declaration of a kind.

    Raises:
        FieldUnknownError: there is no such kind.
    """
    found = by_kind().get(kind)
    if found is None:
        raise FieldUnknownError(kind=kind, field="")
    return found


def plain_values(record: Record) -> Mapping[str, object]:
    """All fields of a record by name, as a form shows them: texts are empty rather than None."""
    kind = record.__tablename__
    found = {field.name: getattr(record, field.name) for field in by_kind()[kind].fields}
    return {
        name: "" if value is None and python_type(kind, name) is str else value
        for name, value in found.items()
    }


@cache
def python_type(kind: str, name: str) -> type:
    """What values of a field are in Python: str, int, bytes, bool, UUID, date, time or datetime."""
    column = by_kind()[kind].record.__table__.columns[name]
    return _PYTHON.get(type(column.type), by_kind()[kind].by_name[name].stored)


def checked(kind: str, values: Mapping[str, object], *, new: bool = False) -> dict[str, Any]:
    """Values as the record takes them; empty texts become None.

    Args:
        kind: of the record.
        values: by field name; dates, times and ids may be ISO texts.
        new: the record is being made, so fields that are written once may be named.

    Raises:
        FieldUnknownError: a field does not exist or is not set by editing.
        ValueUnusableError: a value has another type than its field.
        TextTooLongError: a text has more than 100,000 characters.
    """
    spec = spec_of(kind)
    return {name: _checked(spec, name, value, new) for name, value in values.items()}


def _checked(spec: TableSpec, name: str, value: object, new: bool) -> Any:
    field = spec.by_name.get(name)
    if field is None or name == "alive" or (spec.kind, name) in _NOT_EDITED:
        raise FieldUnknownError(kind=spec.kind, field=name)
    if field.merge is Merge.FIXED and not new:
        raise FieldUnknownError(kind=spec.kind, field=name)
    if value is None or value == "":
        return None
    try:
        return _converted(python_type(spec.kind, name), value)
    except (ValueError, TypeError) as problem:
        raise ValueUnusableError(kind=spec.kind, field=name) from problem


def _converted(wanted: type, value: object) -> Any:
    if wanted is str:
        return plain_text(value)
    if isinstance(value, str) and wanted in _READ:
        value = _READ[wanted](value)
    if wanted is date and isinstance(value, datetime):
        raise TypeError("a day, not a moment")
    if wanted is int and isinstance(value, bool):
        raise TypeError("a number, not a flag")
    if not isinstance(value, wanted):
        raise TypeError(f"{wanted.__name__} expected")
    if isinstance(value, datetime) and value.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return value.replace(second=0, microsecond=0, tzinfo=None) if isinstance(value, time) else value


def plain_text(value: object) -> str | None:
    """A text as records keep it, canonical and with one kind of line end; None when it says nothing.

    Raises:
        TypeError: it is no text.
        TextTooLongError: it has more than 100,000 characters.
    """
    if not isinstance(value, str):
        raise TypeError("text expected")
    text = canonical_text(str(value)).replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > TEXT_LIMIT:
        raise TextTooLongError(limit=f"{TEXT_LIMIT:,}".replace(",", "."))
    return text or None


def label_field(spec: TableSpec, field: FieldSpec) -> FieldSpec | None:
    """The field that keeps the last known name of what a reference points to, ``<name>_label``."""
    if field.ref is None:
        return None
    return spec.by_name.get(field.name.removesuffix("_id") + "_label")


def changed(
    values: Mapping[str, Any], shown: Mapping[str, object] | None, *together: tuple[str, ...]
) -> dict[str, Any]:
    """Values that are not what a dialog showed at first; the others stay what came from elsewhere since.

    Args:
        values: what somebody saves, by field name.
        shown: the same fields when the dialog opened; None where it showed none.
        together: fields that make sense only together, such as a day and its reason.
    """
    found = {name for name, value in values.items() if shown is None or value != shown[name]}
    found.update(*(group for group in together if found.intersection(group)))
    return {name: value for name, value in values.items() if name in found}


def on_what_stands(
    record: Record, values: Mapping[str, Any], before: Mapping[str, object], random: Random
) -> dict[str, Any]:
    """Values for a record of which a form showed another state: long texts keep what came meanwhile.

    Args:
        record: as it is now.
        values: checked ones.
        before: what the form showed, by field name; fields left out are written as they are.
        random: for the merge.
    """
    kind = record.__tablename__
    found = dict(values)
    for name in values.keys() & before.keys():
        stands = getattr(record, name)
        shown = plain_text(str(before[name] or ""))
        if by_kind()[kind].by_name[name].merge is Merge.TEXT and stands != shown:
            found[name] = merged(shown or "", values[name] or "", stands or "", random) or None
    return found
