"""Steps from one version of the database to the next, by the version they lead to.

A step gets Alembic's operations. It may rebuild tables and fill derived columns; it writes no
operation of the log and changes no synced value (EXCHANGE.md 11).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from . import (
    agreements,
    approval,
    archive,
    arriving,
    belonging,
    control,
    counting,
    estimating,
    figures,
    filling,
    forms,
    holdings,
    mailing,
    missing,
    network,
    notes,
    places,
    promises,
    protocols,
    release,
    reminders,
    research,
    responsible,
    rounds,
    search,
    sharing,
    spelling,
    stock,
    text,
    upkeep,
)
from .renaming import Renamed

Step = Callable[[Any], None]


def _sort_keys(operations: Any) -> None:
    """Filled behind the steps, as all derived columns are (``store.derived``)."""
    for name in ("project_label", "place", "keeper", "number"):
        operations.execute(f"ALTER TABLE site_visit ADD COLUMN {name}_order TEXT")


def _to_2(operations: Any) -> None:
    """What version 2 brought."""
    _sort_keys(operations)
    release.step(operations)
    places.step(operations)
    text.step(operations)
    control.step(operations)
    upkeep.step(operations)
    holdings.step(operations)


def _to_3(operations: Any) -> None:
    """What version 3 brings."""
    protocols.step(operations)
    search.step(operations)


def _to_4(operations: Any) -> None:
    """What version 4 brings."""
    approval.step(operations)
    control.step_epochs(operations)
    mailing.step(operations)
    network.step(operations)
    spelling.step(operations)
    stock.step(operations)
    agreements.step(operations)
    archive.step(operations)
    notes.step(operations)


def _to_5(operations: Any) -> None:
    """What version 5 brings."""
    forms.step(operations)
    sharing.step(operations)


def _to_6(operations: Any) -> None:
    """What version 6 brings."""
    rounds.step(operations)
    research.step(operations)
    search.step_prefixes(operations)
    reminders.step(operations)
    figures.step(operations)


def _to_7(operations: Any) -> None:
    """What version 7 brought; the triggers made behind the steps also tell the search of answers in forms."""
    counting.step(operations)
    arriving.step(operations)


def _to_8(operations: Any) -> None:
    """What version 8 brought; an index of answers that are absent is made behind the steps."""
    estimating.step(operations)


def _to_9(operations: Any) -> None:
    """What version 9 brought."""
    responsible.step(operations)
    estimating.step(operations)


def _to_10(operations: Any) -> None:
    """What version 10 brought."""
    missing.step(operations)
    filling.step(operations)
    belonging.step(operations)
    promises.step(operations)


def _to_11(_operations: Any) -> None:
    """What version 11 brings: an index of when agreements were settled, made behind the steps."""


STEPS: Mapping[int, Step] = {
    2: _to_2, 3: _to_3, 4: _to_4, 5: _to_5, 6: _to_6, 7: _to_7, 8: _to_8, 9: _to_9, 10: _to_10,
    11: _to_11,
}  # fmt: skip
RENAMED: Mapping[int, Renamed] = {3: protocols.RENAMED}
"""Names that a step changes, by the version it leads to."""
WIDENED: Mapping[int, frozenset[str]] = {10: notes.WIDENED}
"""Tables that may stand in more kinds of space, by the version that began it."""

VERSION = max(STEPS, default=1)
"""The ``PRAGMA user_version`` that this program writes: that of the last step."""
