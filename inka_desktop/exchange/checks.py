"""Checks of a transaction's columns, fast: whole lists at a time, single values only where it is needed.

All raise `ContentDamagedError` with the name of the part that is wrong.
"""

from __future__ import annotations

from itertools import pairwise
from types import NoneType
from typing import Any, Final

from .errors import ContentDamagedError
from .wire import MAX_INT, MAX_SEQ

MAX_FIELDS: Final = 512
MAX_FIELD_NAME: Final = 255
MAX_FIELD_NUMBER: Final = 0x7FFF_FFFF
MAX_HEADS: Final = 2_000
_VALUES: Final = frozenset({NoneType, int, float, str, bytes})
_DOTS: Final = frozenset({NoneType, int, list})


def check_fields(fields: Any, lowest: int) -> None:
    """Field ids: numbers from ``lowest`` on, then names by their UTF-8 bytes, each ascending."""
    if type(fields) is not list or len(fields) > MAX_FIELDS:
        raise ContentDamagedError(reason="fields")
    numbers = [one for one in fields if type(one) is int]
    names = [one.encode() for one in fields[len(numbers) :] if type(one) is str]
    if len(numbers) + len(names) != len(fields) or fields[: len(numbers)] != numbers:
        raise ContentDamagedError(reason="fields")
    for part in (numbers, names):
        if any(one >= two for one, two in pairwise(part)):  # type: ignore[operator]  # one type each
            raise ContentDamagedError(reason="fields")
    if numbers and not (numbers[0] >= lowest and numbers[-1] <= MAX_FIELD_NUMBER):
        raise ContentDamagedError(reason="fields")
    if any(not 1 <= len(name) <= MAX_FIELD_NAME for name in names):
        raise ContentDamagedError(reason="fields")


def check_rows(rows: Any, count: int) -> None:
    """``count`` ids of 16 bytes."""
    if type(rows) is not bytes or len(rows) != 16 * count:
        raise ContentDamagedError(reason="rows")


def check_values(columns: Any, fields: int, count: int) -> None:
    """Per field a list of ``count`` storage values: whole numbers within 64 bit, no NaN, nothing else."""
    _check_shape(columns, fields, count, "values")
    for column in columns:
        kinds = set(map(type, column))
        if not kinds <= _VALUES:
            raise ContentDamagedError(reason="values")
        # The least number msgpack can carry is SQLite's least, so only the upper end is looked at here;
        # encoding refuses what is lower.
        if int in kinds and max(one for one in column if type(one) is int) > MAX_INT:
            raise ContentDamagedError(reason="values")
        if float in kinds and any(one != one for one in column):
            raise ContentDamagedError(reason="values")


def check_dot_columns(columns: Any, fields: int, count: int, base: int, seq: int) -> None:
    """Per field a list of ``count`` dot codes; none of an own operation from ``seq`` + its place on."""
    _check_shape(columns, fields, count, "predecessors")
    for column in columns:
        kinds = set(map(type, column))
        if not kinds <= _DOTS:
            raise ContentDamagedError(reason="predecessors")
        if list not in kinds:
            codes = [code for code in column if code is not None]
            # All below the first own operation of this group: nothing to look at one by one.
            if not codes or (min(codes) >= base and max(codes) < seq * base):
                continue
        for place, code in enumerate(column):
            if code is not None:
                _check_code(code, base, seq + place)


def check_saw(saw: Any, count: int, base: int, seq: int) -> None:
    """Per operation a map from field id (0: the creation) to dot code."""
    if type(saw) is not list or len(saw) != count:
        raise ContentDamagedError(reason="saw")
    for place, heads in enumerate(saw):
        if type(heads) is not dict or len(heads) > MAX_FIELDS:
            raise ContentDamagedError(reason="saw")
        for name, code in heads.items():
            if not _is_field(name) or code is None:
                raise ContentDamagedError(reason="saw")
            _check_code(code, base, seq + place)


def _is_field(name: Any) -> bool:
    if type(name) is int:
        return 0 <= name <= MAX_FIELD_NUMBER
    return type(name) is str and 1 <= len(name.encode()) <= MAX_FIELD_NAME


def _check_shape(columns: Any, fields: int, count: int, reason: str) -> None:
    if type(columns) is not list or len(columns) != fields:
        raise ContentDamagedError(reason=reason)
    if any(type(column) is not list or len(column) != count for column in columns):
        raise ContentDamagedError(reason=reason)


def _check_code(code: Any, base: int, seq: int) -> None:
    """One code or an ascending list of two and more; an own dot comes before ``seq``."""
    if type(code) is int:
        one = code
        if not base <= one < (MAX_SEQ + 1) * base or (one % base == 0 and one // base >= seq):
            raise ContentDamagedError(reason="predecessors")
        return
    if type(code) is not list or not 2 <= len(code) <= MAX_HEADS:
        raise ContentDamagedError(reason="predecessors")
    last = 0
    for one in code:
        if type(one) is not int or one <= last:
            raise ContentDamagedError(reason="predecessors")
        _check_code(one, base, seq)
        last = one
