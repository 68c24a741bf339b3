"""Photos of protocols: taken in, announced by their caption before they are there, and found in a folder."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import Future
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from sqlalchemy import select

from inka_desktop.records.protocols import Photo, Protocol
from inka_desktop.services.attachments import PICTURES, Attachments
from inka_desktop.services.core import Core, find
from inka_desktop.services.editing import Editing, add
from inka_desktop.services.fields import checked
from inka_desktop.services.reaching import within

if TYPE_CHECKING:
    from inka_desktop.store.writer import Transaction

LOOKED_AT = 500
"""Files of a folder at most, those written nearest to the days asked for."""
_LEVELS, _FOLDERS = 2, 60
"""So far down folders in it are looked into, and so many at most: a system watches some hundred."""
_KEPT = ("caption", "position")
"""What a photo takes over from the one that announced it; no mark, since nobody has seen it before."""


class Photos:
    """Taking photos in; reading them is the protocols' (:meth:`.Protocols.photo_bytes`)."""

    def __init__(self, core: Core, editing: Editing, attachments: Attachments) -> None:
        self._core = core
        self._editing = editing
        self._attachments = attachments

    def add(self, protocol_id: UUID, path: Path, caption: str = "") -> Future[UUID]:
        """A photo: turned upright, scaled, without its location, encrypted beside the database.

        The picture is read in the background; a photo of 12 megapixels takes about 0.2 s.

        Raises:
            PhotoUnreadableError, PhotoTooLargeError, HeicMissingError: in the future; nothing was changed.
        """
        values = checked("photo", {"protocol_id": protocol_id, "caption": caption.strip()}, new=True)
        return self._core.in_background(lambda: self._take(path, values, None))

    def announce(self, protocol_id: UUID, caption: str = "") -> Future[UUID]:
        """A caption whose photo follows; it is shown and printed as „Foto folgt“."""
        return self._editing.add("photo", {"protocol_id": protocol_id, "caption": caption.strip()})

    def fill(self, announced: UUID, path: Path) -> Future[UUID]:
        """The photo that was announced takes the place of its announcement, with its caption.

        The announcement goes into the bin: on two devices at once both photos stay. Returns the photo's id.

        Raises:
            PhotoUnreadableError, PhotoTooLargeError, HeicMissingError: in the future; nothing was changed.
            UnknownRecordError: in the future; the announcement is gone.
        """
        return self._core.in_background(lambda: self._take(path, {}, announced))

    @staticmethod
    def taken_between(folder: Path, begin: datetime, end: datetime) -> list[Path] | None:
        """Pictures of a folder that were taken in a time, the earliest first.

        Empty where the folder is not there, None while it does not answer.

        Args:
            folder: of the device; :meth:`looked_into` says which folders in it are looked into, too.
            begin: the first moment, with its zone; what the camera said counts, else the time of the file.
            end: the last moment.
        """
        days = _Days(begin.date(), end.date())
        answer = None
        for _ in range(2):  # a look for other days that was running answers first
            answer = within(f"photos {folder}", lambda: (days, _moments(folder, days)), None)
            if answer is None or answer[0] == days:
                break
        if answer is None or answer[0] != days:
            return None
        return [path for moment, path in answer[1] if begin <= moment <= end]

    @staticmethod
    def moments(paths: Sequence[Path]) -> dict[Path, datetime]:
        """When pictures say that they were taken; none of those that do not say so, or do not answer."""
        from inka_desktop.store.images import taken_at

        def asked() -> dict[Path, datetime]:
            return {path: moment for path in paths if (moment := taken_at(path)) is not None}

        return within(f"moments {paths}", asked, {}) if paths else {}

    @staticmethod
    def looked_into(folder: Path) -> list[Path] | None:
        """The folder and those in it, two levels down: phones write to ``DCIM/100ANDRO``.

        At most 60, the ones that changed last; none that is hidden or a link. Empty where the folder is not
        there, None while it does not answer.
        """
        return within(f"folders of photos {folder}", lambda: _folders(folder), None)

    def _take(self, path: Path, values: dict[str, Any], announced: UUID | None) -> Future[UUID]:
        from inka_desktop.store.images import import_photo

        photo = import_photo(path)
        kept = self._attachments.keep_photo(photo, path.name)

        def work(transaction: Transaction) -> UUID:
            wanted = values if announced is None else _in_place_of(transaction, announced)
            protocol = find(transaction.session, Protocol, wanted["protocol_id"])
            beside = select(Photo.attachment_id).where(Photo.protocol_id == protocol.id)
            file = kept.add(transaction, protocol.space, beside)
            more = {"attachment_id": file, "taken_at": photo.taken_at}
            return UUID(bytes=add(self._core, transaction, "photo", wanted | more).id.bytes)

        return self._core.submit(work, "add")


def _in_place_of(transaction: Transaction, announced: UUID) -> dict[str, Any]:
    """Values of the photo that takes the place of an announcement, which goes."""
    row = find(transaction.session, Photo, announced)
    values = {name: getattr(row, name) for name in ("protocol_id", *_KEPT)}
    row.alive = False
    return values


class _Days(NamedTuple):
    """The days, by this device's calendar, of which pictures are looked for."""

    first: date
    last: date

    def distance_s(self, written_s: float) -> float:
        """How far a file was written from them; files of these days are next to each other."""
        begin = datetime.combine(self.first, time.min).timestamp()
        end = datetime.combine(self.last, time.max).timestamp()
        return max(begin - written_s, written_s - end, 0.0)


def _moments(folder: Path, days: _Days) -> list[tuple[datetime, Path]]:
    """When pictures of a folder and those in it were taken, the earliest first."""
    dated = [one for each in _folders(folder) for one in _pictures(each)]
    nearest = sorted(dated, key=lambda one: (days.distance_s(one[0].st_mtime), one[1]))[:LOOKED_AT]
    return sorted((_moment(path, stat.st_mtime_ns, stat.st_size), path) for stat, path in nearest)


def _folders(folder: Path) -> list[Path]:
    found, level = [folder] if folder.is_dir() else [], [folder]
    for _ in range(_LEVELS):
        below = sorted((one for each in level for one in _inside(each)), reverse=True)[:_FOLDERS]
        level = [path for _, path in below]
        found += level
    return found[:_FOLDERS]


def _inside(folder: Path) -> list[tuple[float, Path]]:
    """Folders in a folder, with when they changed."""
    try:
        with os.scandir(folder) as entries:
            return [
                (one.stat().st_mtime, Path(one.path))
                for one in entries
                if one.is_dir(follow_symlinks=False) and not one.name.startswith(".")
            ]
    except OSError:
        return []


def _pictures(folder: Path) -> list[tuple[os.stat_result, Path]]:
    """Pictures in a folder; none where it cannot be read."""
    try:
        files = [path for path in folder.iterdir() if path.suffix.lower() in PICTURES and path.is_file()]
        return [(path.stat(), path) for path in files]
    except OSError:
        return []


@lru_cache(maxsize=2 * LOOKED_AT)
def _moment(path: Path, written_ns: int, _size: int) -> datetime:
    """When a picture was taken, else written; a file that is still the same is not read again."""
    from inka_desktop.store.images import taken_at

    return taken_at(path) or datetime.fromtimestamp(written_ns / 1e9).astimezone()
