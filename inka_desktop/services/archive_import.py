"""Taking over old files: what a folder holds, what is proposed for each file, and the way into the archive.

Looking changes nothing. What was chosen is written down first (``archive_plan``, on this device only), and
each file leaves the plan in the transaction that makes its entry: a work that was cancelled or killed goes
on with the next file, and no file comes in twice.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from sqlalchemy import select

from inka_desktop.reading.forms import MEDIA
from inka_desktop.reading.looked import TEXT_LIMIT, Looked, UnreadableError, Why
from inka_desktop.reading.reader import Reader
from inka_desktop.records.archive import ArchiveEntry
from inka_desktop.records.canonical import canonical_text
from inka_desktop.records.documents import Attachment
from inka_desktop.records.local_time import local_time
from inka_desktop.records.projects import Project, ProjectArea, ProjectParty, Site
from inka_desktop.services import old_folder
from inka_desktop.services.archive_rows import DateSource, FoundRow, LeftRow, PlanRow, TakenRow
from inka_desktop.services.core import Core
from inka_desktop.services.editing import add
from inka_desktop.services.fields import checked
from inka_desktop.services.old_dates import day_in
from inka_desktop.services.old_projects import ProjectNames

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.attachments import Attachments
    from inka_desktop.store.raw import RawConnection
    from inka_desktop.store.writer import Transaction

_TITLE = 200
"""Characters of a title."""
_PLANNED = "SELECT no, path, origin, hash, title, date, project FROM archive_plan WHERE why = '' ORDER BY no"
Progress = Callable[[int, int], None]
Stops = Callable[[], bool]


class _Planned(NamedTuple):
    no: int
    path: bytes
    origin: str
    hash: str
    title: str
    date: str | None
    project: bytes | None


class ArchiveImport:
    """Finds old files and takes them over; nothing of the folder itself is ever changed."""

    def __init__(self, core: Core, attachments: Attachments) -> None:
        self._core = core
        self._attachments = attachments

    # --- looking ----------------------------------------------------------------------------------

    def find(
        self, paths: Sequence[Path], progress: Progress = lambda _done, _of: None,
        cancelled: Stops = lambda: False,
    ) -> list[FoundRow]:  # fmt: skip
        """What folders and files hold, with what is proposed for each file; the folders may be large.

        Args:
            paths: folders, looked through to their end, and files.
            progress: called with how many files were looked at, of how many.
            cancelled: asked between two files; what was found so far comes back.
        """
        stops = self._stops(cancelled)
        inside = (one for start in paths for one in old_folder.files(start))
        files = list(takewhile(lambda _: not stops(), inside))
        names, found = self._names(), list[FoundRow]()
        with closing(Reader(stops)) as reader:
            for number, (path, origin) in enumerate(files):
                if stops():
                    break
                progress(number, len(files))
                row = self._proposed(path, origin, reader, names)
                if not stops():  # else it was not the file's fault
                    found.append(row)
        return self._with_doubles(found)

    def _with_doubles(self, found: Sequence[FoundRow]) -> list[FoundRow]:
        """Of files that are the same the one that says most of itself comes in, unless it is there."""
        best = dict[str, FoundRow]()
        for row in found:
            if row.hash and _tells(row) > (_tells(best[row.hash]) if row.hash in best else -1):
                best[row.hash] = row
        known = {hash_hex: self._double_of(hash_hex) for hash_hex in best}

        def marked(row: FoundRow) -> FoundRow:
            chosen = best.get(row.hash, row)
            double = known.get(row.hash, "") or ("" if chosen is row else chosen.origin)
            return replace(row, double_of=double, take=not double) if double else row

        return [marked(row) for row in found]

    def look(
        self, paths: Sequence[Path], progress: Progress = lambda _done, _of: None,
        cancelled: Stops = lambda: False,
    ) -> Future[list[FoundRow]]:  # fmt: skip
        """The same on a thread of its own."""
        return self._core.at_length(lambda: self.find(paths, progress, cancelled))

    def _proposed(self, path: Path, origin: str, reader: Reader, names: ProjectNames) -> FoundRow:
        steps = old_folder.steps(path, origin)
        try:
            stat = path.stat()
            row = FoundRow(path, origin, stat.st_size, title=steps[0][:_TITLE].strip())
            data = old_folder.read(path, stat.st_size)
            form, looked = reader.look(data, texts=False)
        except UnreadableError as reason:
            return FoundRow(path, origin, old_folder.size_of(path), why=reason.why, take=False)
        except OSError:
            return FoundRow(path, origin, 0, why=Why.UNREADABLE, take=False)
        day, source = self._day(steps, looked, stat.st_mtime)
        return replace(
            row, form=form, hash=old_folder.hash_of(data), date=day, date_source=source,
            project_id=names.project_in(steps), text=bool(looked.text),
        )  # fmt: skip

    def _day(self, names: Sequence[str], looked: Looked, written: float) -> tuple[date | None, DateSource]:
        today = self._core.today()
        named = day_in(names, today)
        if named is not None:
            return named, DateSource.NAME
        if looked.written is not None and looked.written <= today:
            return looked.written, DateSource.PROPERTIES
        try:
            day = local_time(datetime.fromtimestamp(written).astimezone()).date()
        except (OverflowError, OSError, ValueError):  # a clock of another world
            return None, DateSource.FILE
        return day if day <= today else None, DateSource.FILE

    def _names(self) -> ProjectNames:
        """What each project goes by."""
        with self._core.session() as session:
            names: dict[UUID, list[str]] = {
                row.id: [row.title or "", row.file_number or ""]
                for row in session.scalars(select(Project).where(Project.alive.is_(True)))
            }
            for record, column in (
                (ProjectParty, ProjectParty.organization_label), (ProjectArea, ProjectArea.area_label),
                (Site, Site.name),
            ):  # fmt: skip
                query = select(record.project_id, column).where(record.alive.is_(True))
                for project, name in session.execute(query):
                    if project in names and name:
                        names[project].append(name)
        return ProjectNames(names)

    def _stops(self, cancelled: Stops) -> Stops:
        def stops() -> bool:
            return cancelled() or self._core.is_closing()

        return stops

    def _double_of(self, hash_hex: str) -> str:
        with self._core.session() as session:
            return _entry_of(session, hash_hex) or ""

    # --- taking over ------------------------------------------------------------------------------

    def plan(self, rows: Sequence[FoundRow]) -> Future[int]:
        """Write down which of the found files come in, and as what; returns how many wait now.

        Files of an earlier plan still wait, but what is said of a file now holds; what was left is forgotten.
        """
        wanted = [
            (
                os.fsencode(row.path), row.origin, row.hash, row.title.strip() or row.origin,
                row.date.isoformat() if row.date else None, row.project_id.bytes if row.project_id else None,
            )
            for row in rows
            if row.take and not row.why
        ]  # fmt: skip
        decided = {os.fsencode(row.path) for row in rows}

        def work(transaction: Transaction) -> int:
            raw = transaction.raw
            raw.execute("DELETE FROM archive_plan WHERE why <> ''")
            earlier = raw.execute("SELECT path, no FROM archive_plan").fetchall()
            raw.executemany(
                "DELETE FROM archive_plan WHERE no = ?", [(no,) for path, no in earlier if path in decided]
            )
            raw.executemany(
                "INSERT INTO archive_plan(path, origin, hash, title, date, project)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                wanted,
            )
            return _waiting(raw)

        return self._core.submit(work, "archive")

    def waiting(self) -> PlanRow | None:
        """A taking-over that is not at its end; None when nothing waits."""
        with self._core.raw() as raw:
            planned = raw.execute(f"{_PLANNED} LIMIT 1").fetchone()
            if planned is None:
                return None
            one = _Planned(*planned)
            folder = Path(os.fsdecode(one.path)).parents[one.origin.count("/")]
            return PlanRow(_waiting(raw), str(folder))

    def forget(self) -> Future[None]:
        """Leave what still waits where it is; what came in stays."""
        return self._core.submit(
            lambda transaction: transaction.raw.execute("DELETE FROM archive_plan") and None, "archive"
        )

    def take(
        self, progress: Progress = lambda _done, _of: None, cancelled: Stops = lambda: False
    ) -> Future[TakenRow]:
        """Take over what is planned, file by file; may be cancelled, and goes on when called again.

        Args:
            progress: called with how many files are done, of how many.
            cancelled: asked between two files.
        """
        return self._core.at_length(lambda: self._take_all(progress, cancelled))

    def _take_all(self, progress: Progress, cancelled: Stops) -> TakenRow:
        with self._core.raw() as raw:
            planned = [_Planned(*row) for row in raw.execute(_PLANNED).fetchall()]
        left, done = list[LeftRow](), 0
        stops, action = self._stops(cancelled), self._core.new_action()  # all are undone at once
        with closing(Reader(self._core.is_closing)) as reader:
            for one in planned:
                if stops():
                    break
                progress(done, len(planned))
                try:
                    self._take(one, reader, action)
                except UnreadableError as reason:
                    if self._core.is_closing():
                        break  # it was not the file's fault
                    left.append(LeftRow(one.origin, reason.why))
                    self._leave(one, reason.why)
                done += 1
        progress(done, len(planned))
        return TakenRow(done - len(left), tuple(left), len(planned) - done)

    def _take(self, one: _Planned, reader: Reader, action: bytes) -> None:
        path = Path(os.fsdecode(one.path))
        try:
            data = old_folder.read(path, path.stat().st_size)
        except FileNotFoundError as reason:
            raise UnreadableError(Why.GONE) from reason
        except OSError as reason:
            raise UnreadableError(Why.UNREADABLE) from reason
        if old_folder.hash_of(data) != one.hash:
            raise UnreadableError(Why.CHANGED)
        form, looked = reader.look(data)
        values = checked(
            "archive_entry",
            {
                "title": one.title[:_TITLE], "date": one.date, "form": form, "origin": one.origin,
                "project_id": UUID(bytes=one.project) if one.project else None,
            },
            new=True,
        )  # fmt: skip
        text = checked("archive_text", {"text": canonical_text(looked.text)[:TEXT_LIMIT]})
        name = one.origin.rpartition("/")[2]
        kept = self._attachments.keep(data, file_name=name, media_type=MEDIA[form])

        def work(transaction: Transaction) -> None:
            planned = transaction.raw.execute("DELETE FROM archive_plan WHERE no = ?", (one.no,))
            if not planned.rowcount:
                return  # forgotten meanwhile
            file = kept.add(transaction, self._core.spaces.of_kind("archive_entry"))
            entry = add(self._core, transaction, "archive_entry", values | {"attachment_id": file})
            if text["text"]:
                transaction.session.flush()
                add(self._core, transaction, "archive_text", {"entry_id": entry.id, **text})

        self._core.submit(work, "archive", action=action).result()

    def _leave(self, one: _Planned, why: Why) -> None:
        def work(transaction: Transaction) -> None:
            transaction.raw.execute("UPDATE archive_plan SET why = ? WHERE no = ?", (why, one.no))

        self._core.submit(work, "archive").result()


def _tells(row: FoundRow) -> int:
    """How much a file's place and name say of it."""
    return 2 * (row.project_id is not None) + (row.date_source is DateSource.NAME)


def _waiting(raw: RawConnection) -> int:
    return int(raw.execute("SELECT count(*) FROM archive_plan WHERE why = ''").fetchone()[0])


def _entry_of(session: Session, hash_hex: str) -> str | None:
    """The title of the entry that holds the same file."""
    query = (
        select(ArchiveEntry.title)
        .join(Attachment, Attachment.id == ArchiveEntry.attachment_id)
        .where(Attachment.content_hash == hash_hex, ArchiveEntry.alive.is_(True))
    )
    return session.scalars(query.limit(1)).first()
