"""Values for any field of any record, drawn from its declaration: a new one needs no line here."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar
from uuid import UUID

from inka_desktop.records import ids
from inka_desktop.records.base import ALIVE, Merge
from inka_desktop.records.specs import FieldSpec, by_kind
from inka_desktop.services.fields import python_type

_MADE_ELSEWHERE = frozenset({"released_as", "released_id", "release_id"})
"""Fields that mean something only together with another row."""
_DAY = date(2026, 1, 1)
_Value = TypeVar("_Value")


class Drawn:
    """Random values, from a stream of their own: other draws of a seed stay what they were."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(f"{seed} fields")

    def values(self, kind: str, text: Callable[[], str], most: int, *, new: bool = False) -> dict[str, Any]:
        """Up to ``most`` fields of a kind with a value each; ``text`` gives those that must not be lost."""
        known = [each for each in by_kind()[kind].fields if _is_free(each, new=new)]
        chosen = self._random.sample(known, min(len(known), self._random.randrange(most + 1)))
        return self.of(kind, chosen, text)

    def of(self, kind: str, fields: Iterable[FieldSpec], text: Callable[[], str]) -> dict[str, Any]:
        """A value for each of these fields of a kind."""
        return {each.name: self._value(kind, each, text) for each in fields}

    def some(self, fields: Sequence[FieldSpec], most: int) -> list[FieldSpec]:
        """At least one of these fields."""
        return self._random.sample(fields, self._random.randint(1, min(most, len(fields))))

    def happens(self, chance: float) -> bool:
        """Whether something of that chance does."""
        return self._random.random() < chance

    def number(self, below: int) -> int:
        """A number from 0."""
        return self._random.randrange(below)

    def token(self, length: int) -> bytes:
        """Random bytes."""
        return self._random.randbytes(length)

    def one_of(self, values: Sequence[_Value]) -> _Value:
        """One of some."""
        return self._random.choice(values)

    def row_of(self, rows: Sequence[bytes]) -> UUID | None:
        """One of some rows, often of the newest, on which others work, too; None of none."""
        some = rows[-4:] if self._random.random() < 0.6 else rows
        return UUID(bytes=self._random.choice(some)) if some else None

    def moment(self) -> datetime:
        """One of a few moments."""
        return datetime(2026, 1, 1 + self._random.randrange(4), tzinfo=UTC)

    def new_id(self, wall_ms: int) -> UUID:
        """An id for a new row."""
        return ids.new_id(wall_ms, self._random.randbytes(10))

    def _value(self, kind: str, field: FieldSpec, text: Callable[[], str]) -> Any:
        wanted, number = python_type(kind, field.name), self._random.randrange(4)
        values: dict[type, Callable[[], Any]] = {
            str: self._word(field, text),
            int: lambda: number, bool: lambda: bool(number % 2),
            UUID: lambda: self.new_id(0), bytes: lambda: self.token(16),
            date: lambda: _DAY + timedelta(number), time: lambda: time(9 + number),
            datetime: lambda: datetime(2026, 1, 1 + number, tzinfo=UTC),
        }  # fmt: skip
        return values[wanted]()

    def _word(self, field: FieldSpec, text: Callable[[], str]) -> Callable[[], str]:
        """Of a field that takes any text such a one; else a letter of places in a list, or a file's hash."""
        if field.merge is Merge.POSITION:
            return lambda: self.one_of("abcd")
        return text if field.readable is None else lambda: self.token(32).hex()


def _is_free(field: FieldSpec, *, new: bool) -> bool:
    """Whether a person may write it: no reference, no place in a list, nothing written only once."""
    fixed = field.merge is Merge.POSITION or (field.merge is Merge.FIXED and not new)
    plain = field.ref is None and field.parent is None and field.stored is not bytes
    return plain and not fixed and field.number != ALIVE and field.name not in _MADE_ELSEWHERE
