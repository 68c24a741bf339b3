"""Steps from one version of the database to the next, by the version they lead to.

A step gets Alembic's operations. It may rebuild tables and fill derived columns; it writes no
operation of the log and changes no synced value (EXCHANGE.md 11).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from . import upkeep

Step = Callable[[Any], None]


def _second(operations: Any) -> None:
    """What came with the whole exchange."""
    upkeep.step(operations)


STEPS: Mapping[int, Step] = {2: _second}

VERSION = max(STEPS, default=1)
"""The ``PRAGMA user_version`` that this program writes: that of the last step."""
