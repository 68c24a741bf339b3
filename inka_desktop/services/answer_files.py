"""Photos, signatures and other files of filled forms, under the names that answers give them."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from inka_desktop.records.forms import AnswerFile, Submission
from inka_desktop.records.ids import new_id
from inka_desktop.services.core import Core, find

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.attachments import Attachments, Kept
    from inka_desktop.store.writer import Transaction

_MARK = 8
"""Hex digits of chance in a name."""


class AnswerFiles:
    """Keeps files of forms and reads them."""

    def __init__(self, core: Core, attachments: Attachments) -> None:
        self._core = core
        self._attachments = attachments

    def keep(self, submission_id: UUID, plain: bytes, name: str, media_type: str) -> Future[str]:
        """Keep a photo, a signature or another file of a form; gives the name that its answer has to be.

        It is its own on all devices: two may each keep a ``foto.jpg`` without knowing of the other.

        Raises:
            UnknownRecordError: from the future: there is no such submission here.
            AttachmentTooLargeError, DiskFullError: from the future; nothing was kept.
        """

        def prepare() -> Future[str]:
            kept = self._attachments.keep(plain, file_name=name, media_type=media_type)

            def work(transaction: Transaction) -> str:
                session = transaction.session
                record, row = find(session, Submission, submission_id), new_id()
                called = Path(name)
                own = f"{called.stem}-{row.hex[-_MARK:]}{called.suffix}"
                session.add(
                    AnswerFile(
                        id=row, space=record.space, submission_id=record.id, name=own,
                        attachment_id=kept.add(transaction, record.space),
                    )
                )  # fmt: skip
                return own

            return self._core.submit(work, "answer")

        return self._core.in_background(prepare)

    def read(self, submission_id: UUID, name: str) -> bytes | None:
        """The bytes of a file that an answer names; None while they are not on this device."""
        with self._core.session() as session:
            found = [one.attachment_id for one in _beside(session, submission_id) if one.name == name]
        return self._attachments.read(UUID(bytes=found[0].bytes)) if found and found[0] else None

    def names(self, submission_id: UUID) -> list[str]:
        """The names of all files beside a form, also those that no answer names."""
        with self._core.session() as session:
            return [one.name or "" for one in _beside(session, submission_id)]


def replace_file(transaction: Transaction, record: Submission, name: str, kept: Kept) -> None:
    """Keep a file of which there is one only, instead of the one before."""
    session = transaction.session
    for one in _beside(session, UUID(bytes=record.id.bytes)):
        if one.name == name:
            one.alive = False
    attachment = kept.add(transaction, record.space)
    session.add(
        AnswerFile(
            id=new_id(), space=record.space, submission_id=record.id, name=name, attachment_id=attachment
        )
    )  # fmt: skip


def _beside(session: Session, submission: UUID) -> list[AnswerFile]:
    query = select(AnswerFile).where(AnswerFile.submission_id == submission, AnswerFile.alive.is_(True))
    return list(session.scalars(query.order_by(AnswerFile.id)))
