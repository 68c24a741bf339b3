"""One agreement through all protocols: carried along, postponed, and settled with what shows it.

It is one row for as long as it lives, never copied from visit to visit; once released, the row in the
project's space. Everything here therefore reads and writes the one that lives.
"""

from __future__ import annotations

from concurrent.futures import Future
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from inka_desktop.records.documents import Attachment
from inka_desktop.records.protocols import Agreement, Protocol
from inka_desktop.records.values import AgreementState
from inka_desktop.services import agreement_list, postponing
from inka_desktop.services.core import Core, find
from inka_desktop.services.due_rows import ThreadRow, ThreadStep
from inka_desktop.services.editing import assign
from inka_desktop.services.errors import DayAheadError
from inka_desktop.services.fields import checked
from inka_desktop.services.newest_text import left_open
from inka_desktop.services.protocol_rows import carrying
from inka_desktop.services.released import live

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.attachments import Attachments, Kept
    from inka_desktop.store.writer import Transaction

_MOST_STEPS = 30
"""Of the newest protocols, beside the one where it was made."""


class AgreementThreads:
    """Agreements, each as the one thing that it is."""

    def __init__(self, core: Core, attachments: Attachments) -> None:
        self._core = core
        self._attachments = attachments

    def get(self, agreement: UUID, on: date | None = None) -> ThreadRow:
        """An agreement with where it was on the table, how it was postponed, and what shows that it is done.

        Args:
            agreement: of a released one either row.
            on: the day that decides what is overdue; today when left out.

        Raises:
            UnknownRecordError: there is none, or it was deleted.
        """
        with self._core.session() as session:
            row = live(session, find(session, Agreement, agreement))
            (shown,) = agreement_list.rows_of(session, [row.id], on or self._core.today())
            file = _file(session, row)
            protocol = session.get(Protocol, shown.protocol_id) if shown.protocol_id is not None else None
            return ThreadRow(
                shown, tuple(_steps(session, row, protocol)),
                postponing.of(session, [row]).get(row.id, ()), row.evidence or "",
                (file.id, file.file_name or "") if file is not None else None,
                file is not None and self._attachments.present(file.hash), row.done_by or "",
                row.release_id is not None,
            )  # fmt: skip

    def postpone(self, agreement: UUID, due: date, reason: str = "") -> Future[None]:
        """Let an agreement be due on another day, and keep why.

        Raises:
            UnknownRecordError: in the future; it is not here.
        """
        why = checked("postponement", {"reason": reason.strip()})["reason"] or ""

        def work(transaction: Transaction) -> None:
            row = live(transaction.session, find(transaction.session, Agreement, agreement))
            old, row.due = row.due, due
            postponing.note(self._core, transaction, row, old, why)

        return self._core.submit(work, "edit")

    def settle(
        self, agreement: UUID, *, state: str = AgreementState.DONE, on: date | None = None, by: str = "",
        evidence: str = "", file: Path | None = None, today: date | None = None,
    ) -> Future[None]:  # fmt: skip
        """Say that an agreement is done, and what shows it.

        Args:
            agreement: of a released one either row.
            state: ``done`` or ``dropped``.
            on: the day it was done; today when left out.
            by: who says so; the person of this profile when left out.
            evidence: in words.
            file: a picture or any other file; a picture keeps no location. An earlier one is replaced.
            today: as the window shows it; the clock's day when left out.

        Raises:
            DayAheadError: at once; nothing is done on a day that has not come.
            UnknownRecordError: in the future; it is not here.
            AttachmentTooLargeError, PhotoUnreadableError, OSError: in the future; nothing was changed.
        """
        today = today or self._core.today()
        if on is not None and on > today:
            raise DayAheadError()
        said = {"state": state, "done_on": on or today, "done_by": by.strip()}
        values = checked("agreement", said | {"evidence": evidence.strip()})

        def work(transaction: Transaction, kept: Kept | None) -> None:
            row = live(transaction.session, find(transaction.session, Agreement, agreement))
            known = values["done_by"] or self._core.me_by(transaction.raw).person or None
            assign(row, values | {"done_by": known})
            if kept is not None:
                row.evidence_id = kept.add(transaction, row.space)

        if file is None:
            return self._core.submit(lambda transaction: work(transaction, None), "edit")

        def prepare() -> Future[None]:
            kept = self._attachments.keep_file(file)
            return self._core.submit(lambda transaction: work(transaction, kept), "edit")

        return self._core.in_background(prepare)


def _file(session: Session, row: Agreement) -> Attachment | None:
    """The file that shows it; one from before the release stayed with the coordinators."""
    key = row.evidence_id
    if key is None and row.release_id is not None:
        source = select(Agreement.evidence_id).where(Agreement.released_id == row.id).limit(1)
        key = session.scalar(source)
    return session.get(Attachment, key) if key is not None else None


def _steps(session: Session, row: Agreement, made_at: Protocol | None) -> list[ThreadStep]:
    """The protocol it was made at and those it was carried into (:func:`.protocol_rows.carried`), by date."""
    if made_at is None:
        return []
    steps, later = [_step(made_at)], carrying(made_at)
    if later is None:
        return steps
    for protocol in session.scalars(select(Protocol).where(later).order_by(Protocol.date, Protocol.id)):
        steps.append(_step(protocol))
        if row.state == AgreementState.OPEN or row.done_on is None or protocol.date is None:
            continue
        if protocol.date > row.done_on and (row.what or "", made_at.date) not in left_open(
            session, protocol.id
        ):
            break  # settled ones are on the table once more, then no longer
    return [steps[0], *steps[1:][-_MOST_STEPS:]]


def _step(protocol: Protocol) -> ThreadStep:
    return ThreadStep(UUID(bytes=protocol.id.bytes), protocol.type, protocol.date, protocol.state)
