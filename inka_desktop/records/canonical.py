"""Frozen dataclasses as canonical JSON and back.

Sorted keys, no white space, text in NFC, fields at their default left out: equal content gives equal bytes
on every device. Keys that this version does not know are carried along. How a field is written follows
from its annotation alone; ``content.py`` declares nothing twice.
"""

from __future__ import annotations

import datetime as dt
import functools
import json
import types
import typing
import unicodedata
from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from typing import Any, ClassVar, NamedTuple, TypeVar

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
PartT = TypeVar("PartT", bound="ContentPart")


@dataclass(frozen=True, slots=True)
class ContentPart:
    """Base of all parts of a content.

    Attributes:
        unknown: (key, canonical JSON) pairs of newer versions, sorted by key.
        ALWAYS: fields that are written even when they have their default.
    """

    ALWAYS: ClassVar[frozenset[str]] = frozenset()

    unknown: tuple[tuple[str, str], ...] = field(default=(), kw_only=True)


class Codec(NamedTuple):
    """How a field becomes JSON and comes back; ``read`` raises ValueError or TypeError on a wrong shape."""

    write: Callable[[Any], Json]
    read: Callable[[Json], Any]


def to_bytes(part: ContentPart) -> bytes:
    """The canonical bytes of a content.

    Raises:
        ValueError: a moment has no zone.
    """
    return _dump(_write_part(part)).encode("utf-8")


def from_bytes(kind: type[PartT], data: bytes) -> PartT:
    """The content from its bytes.

    Raises:
        ValueError, TypeError, RecursionError: the bytes are not such a content.
    """
    return _read_part(kind, json.loads(data.decode("utf-8"), parse_constant=_refuse))


def canonical_text(text: str) -> str:
    """The text in NFC; halves of surrogate pairs, which no file can hold, become U+FFFD."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return unicodedata.normalize("NFC", whole)


def _refuse(word: str) -> Json:
    raise ValueError(f"{word} is no canonical number")


def _dump(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _write_part(part: ContentPart) -> dict[str, Json]:
    out: dict[str, Json] = {key: json.loads(fragment) for key, fragment in part.unknown}
    defaults = {each.name: each.default for each in fields(part)}
    for name, codec in _codecs(type(part)).items():
        value = getattr(part, name)
        if name in part.ALWAYS or value != defaults[name]:
            out[name] = codec.write(value)
    return out


def _read_part(kind: type[PartT], value: Json) -> PartT:
    if not isinstance(value, dict):
        raise TypeError("object expected")
    codecs = _codecs(kind)
    known: dict[str, Any] = {key: codecs[key].read(item) for key, item in value.items() if key in codecs}
    unknown = tuple(
        sorted((canonical_text(key), _dump(item)) for key, item in value.items() if key not in codecs)
    )
    return kind(**known, unknown=unknown)


_KNOWN: dict[Any, dict[str, Codec]] = {}


def _codecs(kind: Any) -> dict[str, Codec]:
    """The codec of each field of a part but ``unknown``, worked out once."""
    if kind not in _KNOWN:
        named = {each.name: each for each in fields(kind) if each.name != "unknown"}
        bare = [name for name, each in named.items() if each.default is MISSING]
        if bare:
            raise TypeError(f"{kind.__name__}: a new field needs a default: {bare}")
        hints = typing.get_type_hints(kind)
        _KNOWN[kind] = {name: _codec(hints[name]) for name in named}
    return _KNOWN[kind]


def _codec(hint: Any) -> Codec:
    """The codec of an annotation: str, int, bool, dates, times, ``X | None``, ``tuple[X, ...]`` or a part."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    arguments = typing.get_args(hint)
    if isinstance(hint, types.UnionType) and len(arguments) == 2 and types.NoneType in arguments:
        return _optional(_codec(next(each for each in arguments if each is not types.NoneType)))
    if typing.get_origin(hint) is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        return _list_of(_codec(arguments[0]))
    if is_dataclass(hint) and isinstance(hint, type) and issubclass(hint, ContentPart):
        return Codec(_write_part, functools.partial(_read_part, hint))
    raise TypeError(f"no canonical form for {hint}")


def _optional(inner: Codec) -> Codec:
    return Codec(
        lambda value: None if value is None else inner.write(value),
        lambda value: None if value is None else inner.read(value),
    )


def _list_of(inner: Codec) -> Codec:
    def read(value: Json) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise TypeError("list expected")
        return tuple(inner.read(item) for item in value)

    return Codec(lambda values: [inner.write(value) for value in values], read)


def _read_text(value: Json) -> str:
    if not isinstance(value, str):
        raise TypeError("text expected")
    return canonical_text(value)


def _read_number(value: Json) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("whole number expected")
    return value


def _read_flag(value: Json) -> bool:
    if not isinstance(value, bool):
        raise TypeError("yes or no expected")
    return value


def _write_moment(value: dt.datetime) -> str:
    if value.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return value.astimezone(dt.UTC).replace(tzinfo=None).isoformat() + "Z"


def _read_moment(value: Json) -> dt.datetime:
    text = _read_text(value)
    if not text.endswith("Z"):
        raise ValueError("moments are UTC")
    return dt.datetime.fromisoformat(text[:-1]).replace(tzinfo=dt.UTC)


_PLAIN: dict[Any, Codec] = {
    str: Codec(canonical_text, _read_text),
    int: Codec(int, _read_number),
    bool: Codec(bool, _read_flag),
    dt.date: Codec(lambda day: day.isoformat(), lambda value: dt.date.fromisoformat(_read_text(value))),
    dt.time: Codec(lambda time: time.isoformat(), lambda value: dt.time.fromisoformat(_read_text(value))),
    dt.datetime: Codec(_write_moment, _read_moment),
}
