"""Counts that stay true while nobody writes.

Counting two million rows reads their whole index, a quarter of a second, and each page of a list in its
second half needs the length of the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from inka_desktop.services.divided import raw_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from sqlalchemy.orm import Session

_INFO = "inka_counted"
_OWN_WRITES = "SELECT total_changes()"
Value = TypeVar("Value")


def remembered(session: Session, key: Hashable, count: Callable[[], Value]) -> Value:
    """What ``count`` gives, asked once for each ``key`` and state of the file.

    Kept with the connection: SQLite tells each of them whether another has written (``data_version``).
    """
    raw, info = raw_of(session), session.connection().info
    state = (*raw.execute("PRAGMA data_version").fetchone(), *raw.execute(_OWN_WRITES).fetchone())
    if info.get(_INFO, (None,))[0] != state:
        info[_INFO] = (state, {})
    found: dict[Hashable, Value] = info[_INFO][1]
    if key not in found:
        found[key] = count()
    return found[key]
