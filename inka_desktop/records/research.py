"""What hides who is behind the rows of a research file."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped

from .base import Merge, Record, blob, moment, text
from .values import SpaceKind


class ResearchKey(Record):
    """The secret by which research files name projects and forms; there is one, and only the office has it.

    It lies in ``coord``, so that whoever of the office makes a file gives a project the same name as last
    year: the university can follow a project through the years, and nobody outside can tell which it is.
    """

    __tablename__ = "research_key"
    __number__ = 120
    __spaces__ = frozenset({SpaceKind.COORD})
    __searched__ = False

    secret: Mapped[bytes | None] = blob(2)
    """32 bytes."""
    made_at: Mapped[datetime | None] = moment(3, merge=Merge.FIXED)
    made_by: Mapped[str | None] = text(4)
