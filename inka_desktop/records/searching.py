"""What the search looks into, read off the records: whole documents, made of a record and its parts.

A document is a record that belongs to no other or has a date of its own, with all that belongs to it: of a
protocol its topics, agreements, people and captions. A new text field, a new part and a new kind of record
are found without a line here; what is not to be found says so where it is declared (``searched``,
``__searched__``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache

from .base import Merge
from .canonical import Json, canonical_text
from .notes import NOTED
from .specs import FieldSpec, TableSpec, by_kind, tables

DATED = "date"
"""The field that a document is dated by; records without one go by when they came."""
PROJECT = "project"
"""The kind of record that a document may be about, by a field that refers to it."""
WITHDRAWN = "withdrawn"
"""The flag that hides a record from those who could read it; until it is taken back nobody finds it."""
_NO_WORDS = frozenset({"format", "hash_hex", "kind", "state", "visit_kind"})
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\S+)?|\d\d:\d\d")


@cache
def fields_of(kind: str) -> tuple[FieldSpec, ...]:
    """The fields of a kind whose texts are looked into; none of what is left out."""
    spec = by_kind()[kind]
    return tuple(field for field in spec.fields if field.searched) if spec.record.__searched__ else ()


@cache
def kinds() -> tuple[TableSpec, ...]:
    """All kinds that have such fields, by number."""
    return tuple(spec for spec in tables() if fields_of(spec.kind))


@cache
def owners_of(kind: str) -> tuple[FieldSpec, ...]:
    """The fields of a kind that say which record it is a part of; the first that is filled counts.

    What has a date of its own is no part: a released protocol belongs to a project and is found by itself.
    What may be about a record of any kind is a part of that one.
    """
    spec = by_kind()[kind]
    if DATED in spec.by_name:
        return ()
    if spec.target is not None:
        return spec.target[1:]
    return tuple(field for field in spec.fields if field.parent is not None and fields_of(field.parent))


@cache
def parts_of(kind: str) -> tuple[tuple[TableSpec, FieldSpec], ...]:
    """Kinds of the parts of a kind, with the field that says whose they are."""
    return tuple(
        (spec, field)
        for spec in kinds()
        for field in owners_of(spec.kind)
        if field.parent == kind or (field.target and kind in NOTED)
    )


@cache
def hiding(kind: str) -> dict[str, bool]:
    """The flags by which a record of this kind is not to be found, each with the value that hides it."""
    return {"alive": False} | ({WITHDRAWN: True} if WITHDRAWN in by_kind()[kind].by_name else {})


@cache
def project_field(kind: str) -> FieldSpec | None:
    """The field that says which project a record of this kind is about."""
    found = (one for one in by_kind()[kind].fields if PROJECT in (one.ref, one.parent))
    return next(found, None)


def is_heading(field: FieldSpec) -> bool:
    """Whether the field is one of those that a record is called by, rather than a text of paragraphs."""
    return field.stored is str and field.merge is Merge.SCALAR


def texts_in(content: bytes) -> Iterator[str]:
    """What people read in canonical content (:mod:`.content`); nothing of bytes that are none."""
    try:
        yield from _texts(json.loads(content))
    except (ValueError, RecursionError):
        return


def _texts(value: Json) -> Iterator[str]:
    if isinstance(value, str) and not _MOMENT.fullmatch(value):
        yield canonical_text(value).replace("\0", " ")
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in _NO_WORDS:
                yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
