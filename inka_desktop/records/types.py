"""How values lie in SQLite: dates and times as text, moments as milliseconds, ids as 16 bytes.

The storage value is also the canonical value of the exchange's log: whoever changes a type here
changes the log format. What other devices write is looked at by ``is_readable``: a value of the storage type
that nobody here would have written, and that no query could read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import BLOB, INTEGER, TEXT
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_HASH = re.compile("[0-9a-f]{64}")
_MOMENTS = range(
    (datetime(1, 1, 2, tzinfo=UTC) - _EPOCH) // _MILLISECOND,
    (datetime(9999, 12, 31, tzinfo=UTC) - _EPOCH) // _MILLISECOND,
)
"""All that lie on a day of the calendar in every zone."""

Processor = Callable[[Any], Any] | None


class Id(TypeDecorator[UUID]):
    """A UUID as a BLOB of 16 bytes."""

    impl = BLOB
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Processor:
        """UUID to bytes."""
        return lambda value: None if value is None else value.bytes

    def result_processor(self, dialect: Dialect, coltype: object) -> Processor:
        """Bytes to UUID."""
        return lambda value: None if value is None else UUID(bytes=value)

    @staticmethod
    def is_readable(value: bytes) -> bool:
        """Whether it is as long as ids are."""
        return len(value) == 16


class CalendarDate(TypeDecorator[date]):
    """A calendar date as ISO text; it sorts as it reads."""

    impl = TEXT
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Processor:
        """Date to ``YYYY-MM-DD``."""
        return lambda value: None if value is None else value.isoformat()

    def result_processor(self, dialect: Dialect, coltype: object) -> Processor:
        """``YYYY-MM-DD`` to date."""
        return lambda value: None if value is None else date.fromisoformat(value)

    @staticmethod
    def is_readable(value: str) -> bool:
        """Whether it is a day of the calendar, written as here."""
        try:
            return date.fromisoformat(value).isoformat() == value
        except ValueError:
            return False


class ClockTime(TypeDecorator[time]):
    """A local time of day to the minute, as ``HH:MM``."""

    impl = TEXT
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Processor:
        """Time to ``HH:MM``."""
        return lambda value: None if value is None else value.strftime("%H:%M")

    def result_processor(self, dialect: Dialect, coltype: object) -> Processor:
        """``HH:MM`` to time."""
        return lambda value: None if value is None else time.fromisoformat(value)

    @staticmethod
    def is_readable(value: str) -> bool:
        """Whether it is a time of day, written as here."""
        try:
            return time.fromisoformat(value).strftime("%H:%M") == value
        except ValueError:
            return False


class Moment(TypeDecorator[datetime]):
    """A moment as milliseconds since 1970 in UTC."""

    impl = INTEGER
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Processor:
        """Aware datetime to milliseconds."""
        return lambda value: None if value is None else (value - _EPOCH) // _MILLISECOND

    def result_processor(self, dialect: Dialect, coltype: object) -> Processor:
        """Milliseconds to aware datetime in UTC."""
        return lambda value: None if value is None else _EPOCH + value * _MILLISECOND

    @staticmethod
    def is_readable(value: int) -> bool:
        """Whether calendars have it."""
        return value in _MOMENTS


class FileHash(TypeDecorator[str]):
    """The hash that an attachment's file is named by: 64 hex digits in lower case."""

    impl = TEXT
    cache_ok = True

    @staticmethod
    def is_readable(value: str) -> bool:
        """Whether it can name a file: whoever signs a row may write a path into it."""
        return _HASH.fullmatch(value) is not None


class Flag(TypeDecorator[bool]):
    """Yes or no as 1 or 0, without a CHECK: an older version must be able to keep a newer value."""

    impl = INTEGER
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Processor:
        """Bool to 0 or 1."""
        return lambda value: None if value is None else int(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Processor:
        """0 or 1 to bool."""
        return lambda value: None if value is None else bool(value)
