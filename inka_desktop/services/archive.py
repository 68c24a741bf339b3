"""The archive of old files: as a list of any length, and each entry with its file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import func, select

from inka_desktop.reading.looked import PAGE_END
from inka_desktop.records.archive import ArchiveEntry, ArchiveText
from inka_desktop.records.documents import Attachment
from inka_desktop.records.folding import fold
from inka_desktop.services import sending, tagged
from inka_desktop.services.archive_rows import ArchiveFilter, ArchiveRow, ArchiveWholeRow
from inka_desktop.services.core import Core, find
from inka_desktop.services.divided import divided, raw_of
from inka_desktop.services.fields import plain_values
from inka_desktop.services.long_list import Limit, LongList

if TYPE_CHECKING:
    from inka_desktop.services.attachments import Attachments

_KIND = ArchiveEntry.__tablename__
_LIMITS = ("date", "project_id", "form")
_LIST = LongList(
    ArchiveEntry,
    {
        "date": _LIMITS, "title": ("title_order", *_LIMITS),
        "project_label": ("project_label_order", *_LIMITS), _KIND: ("project_id", "date", "form"),
    },
)  # fmt: skip
_OF_PROJECT: Mapping[str, str] = {"date": _KIND}
"""Orders that have an index of their own within one project."""


class Archive:
    """Old files, dated and with their projects."""

    def __init__(self, core: Core, attachments: Attachments) -> None:
        self._core = core
        self._attachments = attachments

    def count(self, limits: ArchiveFilter) -> int:
        """How many entries pass the filter."""
        with self._core.session() as session:
            return _LIST.count(session, _limits(limits))

    def page(
        self, limits: ArchiveFilter, order: str, start: int, length: int, *, descending: bool
    ) -> list[ArchiveRow]:
        """Entries ``start`` to ``start + length`` of the list; fewer at its end."""
        by = _OF_PROJECT.get(order, order) if limits.project_id is not None else order
        with self._core.session() as session:
            rows = _LIST.page(session, _limits(limits), by, start, length, descending=descending)
            marks = sending.marks(raw_of(session), _KIND, [row.id for row in rows])
            comments = tagged.open_counts(raw_of(session), [row.id for row in rows])
            return [
                ArchiveRow(
                    row.id, row.date, row.title or "", row.project_label or "", row.form or "",
                    marks.get(row.id, ""), comments.get(row.id, 0),
                )
                for row in rows
            ]  # fmt: skip

    def position_of(self, prefix: str, limits: ArchiveFilter, order: str, *, descending: bool) -> int:
        """How many entries stand before the first that begins with ``prefix``."""
        with self._core.session() as session:
            return _LIST.position_of(session, prefix, _limits(limits), order, descending=descending)

    def places_of(
        self, keys: Sequence[UUID], limits: ArchiveFilter, order: str, *, descending: bool
    ) -> list[int | None]:
        """Where entries stand in the list; None for those that are not in it."""
        with self._core.session() as session:
            wanted = _limits(limits)
            return [_LIST.place_of(session, key, wanted, order, descending=descending) for key in keys]

    def get(self, entry_id: UUID) -> ArchiveWholeRow:
        """An entry with everything its page shows.

        Raises:
            UnknownRecordError: it is not on this device, or was deleted.
        """
        with self._core.session() as session:
            row = find(session, ArchiveEntry, entry_id)
            file = session.get(Attachment, row.attachment_id) if row.attachment_id is not None else None
            asked = divided(session, _KIND, [entry_id]).get(entry_id, frozenset())
            texts = select(func.count()).select_from(ArchiveText).where(ArchiveText.entry_id == entry_id)
            return ArchiveWholeRow(
                row.id, row.title or "", row.form or "", row.origin or "", file.id if file else None,
                (file.file_name or "") if file else "", (file.size_bytes or 0) if file else 0,
                self._attachments.present(file.hash if file else None), bool(session.scalar(texts)), asked,
                plain_values(row),
            )  # fmt: skip

    def file(self, entry_id: UUID) -> bytes | None:
        """The file as it was taken over; None while it is not on this device.

        Raises:
            UnknownRecordError: there is no such entry.
            AttachmentDamagedError: the bytes on the disk are not what was written.
        """
        with self._core.session() as session:
            file = find(session, ArchiveEntry, entry_id).attachment_id
        return self._attachments.read(file) if file is not None else None

    def page_with(self, entry_id: UUID, word: str) -> int:
        """On which page or sheet a word stands first, counted from 0; 0 where none has it."""
        with self._core.session() as session:
            query = select(ArchiveText.text).where(
                ArchiveText.entry_id == entry_id, ArchiveText.alive.is_(True)
            )
            pages = (session.scalars(query.order_by(ArchiveText.id)).first() or "").split(PAGE_END)
        wanted = fold(word)
        return next((number for number, page in enumerate(pages) if wanted and wanted in fold(page)), 0)


def _limits(limits: ArchiveFilter) -> list[Limit]:
    found = []
    if limits.project_id is not None:
        found.append(Limit("project_id", limits.project_id))
    if limits.forms:
        found.append(Limit("form", limits.forms))
    if limits.assigned is not None:
        found.append(Limit("project_id", filled=limits.assigned))
    if limits.tag is not None:
        found.append(Limit("id", tag=(_KIND, limits.tag)))
    return found
