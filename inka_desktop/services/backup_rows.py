"""Rows of backups and checks: frozen, without SQLAlchemy."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A state that can be restored; ``daily`` for the copies that the profile itself keeps."""

    path: Path
    at: dt.datetime
    size_bytes: int
    daily: bool


@dataclass(frozen=True, slots=True)
class BackupCheckRow:
    """What restoring a state aside showed.

    ``sound``: it can be restored, and every page, row and attachment is as it was written. ``opens``: the
    key file is there. ``records``, ``records_now``: records in the state and here. ``missing``: attachments
    that are here and not, or not whole, in the backup. ``changed``: kinds of records that are not the same
    here by now.
    """

    sound: bool
    opens: bool
    records: int
    records_now: int
    attachments: int
    missing: int
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One part of a check: what was looked at, how much of it, what was mended and what is still wrong.

    ``part``: ``database``, ``log``, ``rows``, ``search``, ``attachments`` or ``places``. ``looked_at`` of
    places are files that lie there. ``which``: names of what is still wrong, where it has some.
    """

    part: str
    looked_at: int
    repaired: int
    wrong: int
    which: tuple[str, ...] = ()
