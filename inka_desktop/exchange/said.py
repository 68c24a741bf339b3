"""What each control statement must say, so that nobody has to ask again (FORMAT.md section 7).

A statement that lacks something, says it in another form or is of no known kind counts for nothing, on every
device alike. Further keys are left alone: newer versions may add some.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from .crypto import ID_BYTES, KEY_BYTES
from .shape import Check, data, many, number, row, rows, text
from .wire import MAX_SEQ

_LAST_S: Final = 2**40
_ID, _KEY, _BYTES = data(ID_BYTES), data(KEY_BYTES), data()
_PAIR = row(_KEY, _KEY)
_EPOCH = number(MAX_SEQ)
_CUTS = rows(_ID, text, _BYTES)
_LOSS: Mapping[str, Check] = {"cuts": _CUTS}
_SHAPES: Final[Mapping[str, Mapping[str, Check]]] = {
    "genesis": {"workspace": _ID, "org": _ID, "name": text, "recovery": _PAIR, "box": _KEY,
                "person": _ID, "tag": text},
    "space": {"kind": text},
    "grant": {"space": _ID, "epoch": _EPOCH, "box": _BYTES},
    "member": {"sign": _KEY, "box": _KEY, "person": _ID, "role": text, "spaces": many(_ID), "tag": text,
               "via": _BYTES},
    "enrol": {"statement": _BYTES},
    "revoke": _LOSS, "leave": _LOSS, "refuse": _LOSS,
    "demote": {**_LOSS, "role": text, "spaces": many(_ID)},
    "recover": {"statement": _BYTES, "signature": _BYTES},
    "rotate": {"epoch": _EPOCH},
    "accept": {"space": _ID, "ranges": rows(_ID, number(MAX_SEQ), number(MAX_SEQ), _ID)},
    "invite": {"public": _KEY, "spaces": many(_ID), "role": text, "person": _ID, "tag": text,
               "expires_s": number(_LAST_S)},
    "withdraw": {}, "phrase": {},
    "propose": {"proposal": _ID, "what": text},
    "settle": {"proposal": _ID},
    "personal": {"boxes": rows(_ID, _BYTES), "recovery": _BYTES},
}  # fmt: skip
_RECOVERY: Final[Mapping[str, Check]] = {
    "workspace": _ID, "owners": rows(_KEY, _KEY, _ID, text), "ends": many(_ID), "cuts": _CUTS,
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
