"""Photos, signatures and other files of filled forms, under the names that answers give them."""

from __future__ import annotations

from collections.abc import Collection
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from inka_desktop.records.forms import AnswerFile, Submission
from inka_desktop.records.ids import new_id
from inka_desktop.services.chained import then
from inka_desktop.services.core import Core, find
from inka_desktop.services.scans import keep_scan

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.attachments import Attachments, Kept
    from inka_desktop.store.writer import Transaction

RECEIVED = "eingang"
"""What the names of files begin with that a form was read from: the PDF, and what it could not take."""
SCAN = "scan-"
"""What the names of scans of a paper form begin with."""
_MARK = 8
"""Hex digits of chance in a name."""


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A file that lies beside a form, and no answer names it.

    Attributes:
        name: by which it is read.
        shown: what somebody called it.
        scan: of a paper form; else a PDF that the form was read from.
    """

    name: str
    shown: str
    scan: bool

    @property
    def media_type(self) -> str:
        """By its ending, which :meth:`.PaperEntries.attach` and the intake give it."""
        return "application/pdf" if self.shown.lower().endswith(".pdf") else "image/jpeg"


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
        own = own_name(name)
        saving = self.keep_as(submission_id, plain, own, media_type)
        return then(saving, lambda _: own)

    def keep_as(self, submission_id: UUID, content: bytes | Path, own: str, media_type: str) -> Future[None]:
        """The same under a name that is its own already (:func:`own_name`); a file is read where it lies.

        Raises:
            UnknownRecordError: from the future: there is no such submission here.
            AttachmentTooLargeError, DiskFullError, OSError: from the future; nothing was kept.
        """

        def prepare() -> Future[None]:
            plain = content if isinstance(content, bytes) else content.read_bytes()
            kept = self._attachments.keep(plain, file_name=own, media_type=media_type)

            def work(transaction: Transaction) -> None:
                record = find(transaction.session, Submission, submission_id)
                _add(transaction, record, own, kept)

            return self._core.submit(work, "answer")

        return self._core.in_background(prepare)

    def keep_scan(self, submission_id: UUID, path: Path) -> Future[str]:
        """Keep a scan or photo of a form's paper beside it; gives the name that it has there.

        Raises:
            UnknownRecordError: from the future: there is no such submission here.
            SheetUnreadableError, AttachmentTooLargeError, PhotoTooLargeError, HeicMissingError,
                DiskFullError: from the future; nothing was kept.
        """

        def prepare() -> Future[str]:
            kept, name = keep_scan(self._attachments, path)
            own = own_name(f"{SCAN}{name}")

            def work(transaction: Transaction) -> str:
                _add(transaction, find(transaction.session, Submission, submission_id), own, kept)
                return own

            return self._core.submit(work, "answer")

        return self._core.in_background(prepare)

    def read(self, submission_id: UUID, name: str) -> bytes | None:
        """The bytes of a file that an answer names; None while they are not on this device."""
        return self.several(submission_id, (name,)).get(name)

    def several(self, submission_id: UUID, names: Collection[str]) -> dict[str, bytes]:
        """The bytes of those of some files that are on this device, by name."""
        with self._core.session() as session:
            beside = [(one.name, one.attachment_id) for one in _beside(session, submission_id)]
        found = {name: UUID(bytes=row.bytes) for name, row in beside if name in names and row is not None}
        contents = {name: self._attachments.read(row) for name, row in found.items() if name}
        return {name: content for name, content in contents.items() if content is not None}

    def papers(self, submission_id: UUID) -> tuple[list[PaperRow], bool]:
        """Scans and PDFs that lie beside a form, and whether a list says what could not be read from one."""
        names = self.names(submission_id)
        pdfs = [PaperRow(name, name, scan=False) for name in received(names, ".pdf")]
        scans = [PaperRow(name, _called(name), scan=True) for name in names if name.startswith(SCAN)]
        return pdfs + scans, bool(received(names, ".csv"))

    def names(self, submission_id: UUID) -> list[str]:
        """The names of all files beside a form, also those that no answer names."""
        with self._core.session() as session:
            return [one.name or "" for one in _beside(session, submission_id)]


def received(names: Collection[str], ending: str) -> list[str]:
    """Those names that are of what a form was read from, with an ending."""
    return [name for name in names if name.startswith(RECEIVED) and name.endswith(ending)]


def replace_file(transaction: Transaction, record: Submission, name: str, kept: Kept) -> None:
    """Keep a file of which there is one only, instead of the one before."""
    session = transaction.session
    for one in _beside(session, UUID(bytes=record.id.bytes)):
        if one.name == name:
            one.alive = False
    _add(transaction, record, name, kept)


def own_name(name: str) -> str:
    """A file's name with a mark of chance, so that it is its own on all devices."""
    called = Path(name)
    return f"{called.stem}-{new_id().hex[-_MARK:]}{called.suffix}"


def _called(name: str) -> str:
    """What a scan was called before it got a name of its own."""
    path = Path(name.removeprefix(SCAN))
    return f"{path.stem[: -_MARK - 1]}{path.suffix}"


def _add(transaction: Transaction, record: Submission, name: str, kept: Kept) -> None:
    attachment = kept.add(transaction, record.space)
    transaction.session.add(
        AnswerFile(
            id=new_id(), space=record.space, submission_id=record.id, name=name, attachment_id=attachment
        )
    )  # fmt: skip


def _beside(session: Session, submission: UUID) -> list[AnswerFile]:
    query = select(AnswerFile).where(AnswerFile.submission_id == submission, AnswerFile.alive.is_(True))
    return list(session.scalars(query.order_by(AnswerFile.id)))
