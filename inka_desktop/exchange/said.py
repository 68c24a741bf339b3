"""What each control statement must say, so that nobody has to ask again (FORMAT.md section 7).

A statement that lacks something, says it in another form or is of no known kind counts for nothing, on every
device alike. Further keys are left alone: newer versions may add some.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from .crypto import ID_BYTES, KEY_BYTES
from .wire import MAX_SEQ

Check = Callable[[Any], bool]
_LAST_S: Final = 2**40


def _data(length: int | None = None) -> Check:
    return lambda value: type(value) is bytes and (length is None or len(value) == length)


def _number(most: int) -> Check:
    return lambda value: type(value) is int and 0 <= value <= most


def _rows(*columns: Check) -> Check:
    """A list of rows, each with these columns and perhaps more."""

    def right(value: Any) -> bool:
        return type(value) is list and all(_starts(row, columns) for row in value)

    return right


def _starts(row: Any, columns: tuple[Check, ...]) -> bool:
    return (
        type(row) is list
        and len(row) >= len(columns)
        and all(check(one) for check, one in zip(columns, row, strict=False))
    )


def _many(check: Check) -> Check:
    return lambda value: type(value) is list and all(check(one) for one in value)


def _text(value: Any) -> bool:
    return type(value) is str


def _pair(value: Any) -> bool:
    return _starts(value, (_KEY, _KEY)) and len(value) == 2


_ID, _KEY, _BYTES = _data(ID_BYTES), _data(KEY_BYTES), _data()
_EPOCH = _number(MAX_SEQ)
_CUTS = _rows(_ID, _text, _BYTES)
_LOSS: Mapping[str, Check] = {"cuts": _CUTS}
_SHAPES: Final[Mapping[str, Mapping[str, Check]]] = {
    "genesis": {"workspace": _ID, "org": _ID, "name": _text, "recovery": _pair, "box": _KEY, "person": _ID,
                "tag": _text},
    "space": {"kind": _text},
    "grant": {"space": _ID, "epoch": _EPOCH, "box": _BYTES},
    "member": {"sign": _KEY, "box": _KEY, "person": _ID, "role": _text, "spaces": _many(_ID), "tag": _text,
               "via": _BYTES},
    "enrol": {"statement": _BYTES},
    "revoke": _LOSS, "leave": _LOSS, "refuse": _LOSS,
    "demote": {**_LOSS, "role": _text, "spaces": _many(_ID)},
    "recover": {"statement": _BYTES, "signature": _BYTES},
    "rotate": {"epoch": _EPOCH},
    "accept": {"space": _ID, "ranges": _rows(_ID, _number(MAX_SEQ), _number(MAX_SEQ), _ID)},
    "invite": {"public": _KEY, "spaces": _many(_ID), "role": _text, "person": _ID, "tag": _text,
               "expires_s": _number(_LAST_S)},
    "withdraw": {}, "phrase": {},
    "propose": {"proposal": _ID, "what": _text},
    "settle": {"proposal": _ID},
    "personal": {"boxes": _rows(_ID, _BYTES), "recovery": _BYTES},
}  # fmt: skip
_RECOVERY: Final[Mapping[str, Check]] = {
    "workspace": _ID, "owners": _rows(_KEY, _KEY, _ID, _text), "ends": _many(_ID), "cuts": _CUTS,
}  # fmt: skip


def is_statement(said: Any) -> bool:
    """Whether a value is a statement that says all it must."""
    shape = _SHAPES.get(said["t"]) if type(said) is dict and type(said.get("t")) is str else None
    return shape is not None and _fits(said, shape)


def is_recovery(said: Any) -> bool:
    """Whether a value is what the recovery key signs."""
    return type(said) is dict and _fits(said, _RECOVERY)


def _fits(said: dict[Any, Any], shape: Mapping[str, Check]) -> bool:
    return all(name in said and check(said[name]) for name, check in shape.items())
