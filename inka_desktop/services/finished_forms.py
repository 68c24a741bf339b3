"""Finished forms: the XML that is written beside, taking a form up again, and reading one back."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from inka_desktop.forms import FormSession, NodeId
from inka_desktop.forms.audit import FILE_NAME, Audit
from inka_desktop.records.forms import FinishedSubmission, Submission
from inka_desktop.records.ids import key_id, new_id
from inka_desktop.records.values import SubmissionState
from inka_desktop.services import answer_files, answer_store, form_audit
from inka_desktop.services.answer_store import Writing
from inka_desktop.services.answers import Answers, Work, done, then
from inka_desktop.services.core import Core, find
from inka_desktop.services.form_errors import FormLockedError
from inka_desktop.services.form_library import FormLibrary
from inka_desktop.services.form_rows import FinishedRow
from inka_desktop.services.hand_ins import finished_of
from inka_desktop.services.open_form import OpenForm

if TYPE_CHECKING:
    from datetime import datetime

    from inka_desktop.services.attachments import Attachments
    from inka_desktop.services.submission_rows import LateRow
    from inka_desktop.store.writer import Transaction

_INSTANCE_ID = "instanceID"
Handed = Callable[["Transaction", Submission, UUID], None]
"""What goes along with finishing a form: told of the submission and the id of its finished state."""


class FinishedForms:
    """What forms were when they were finished, each time."""

    def __init__(self, core: Core, library: FormLibrary, answers: Answers, attachments: Attachments) -> None:
        self._core = core
        self._library = library
        self._answers = answers
        self._attachments = attachments

    def of(self, submission_id: UUID) -> list[FinishedRow]:
        """Each time a form was finished, the newest first."""
        with self._core.session() as session:
            return [_finished_row(one) for one in finished_of(session, submission_id)]

    def xml(self, finished_id: UUID) -> bytes | None:
        """The XML of a form as it was finished, for other programs; None while it is not on this device."""
        with self._core.session() as session:
            row = find(session, FinishedSubmission, finished_id).xml_id
        return self._attachments.read(UUID(bytes=row.bytes)) if row is not None else None

    def session(self, finished_id: UUID, version_id: UUID | None) -> FormSession | None:
        """A form as it was finished once, only to look at; None while its file is not on this device.

        Raises:
            UnknownRecordError, FormNotHereError: it or its version is not on this device.
        """
        xml = self.xml(finished_id)
        if xml is None:
            return None
        version = version_id or UUID(int=0)
        definition = self._library.definition(version)
        return FormSession(definition, xml, self._answers.surroundings(definition, version))

    def late(self, submission_id: UUID) -> tuple[LateRow, ...]:
        """What came behind the hand-in that counts, question by question; nothing of a draft.

        Takes up to a second.

        Raises:
            UnknownRecordError, FormNotHereError: see :meth:`.Answers.open`.
        """
        from inka_desktop.services.late_answers import late_answers

        return late_answers(self._core, self._answers, submission_id)

    def finish(self, form: OpenForm, also: Handed | None = None) -> Future[UUID]:
        """Finish an open form: its XML is written beside it; gives the id of the finished state.

        Args:
            form: whose session is asked at once.
            also: goes into the same transaction.

        Raises:
            SubmissionFinishedError: it is final; from the future where that came meanwhile.
            UnfinishedError: at once: something cannot stay as it is; ``violations`` says what.
        """
        made, what = form.finalize()
        row, version = form.row.id, form.row.version_id or UUID(int=0)
        at, key = self._core.now(), new_id()

        def prepare() -> Future[UUID]:
            xml, log = made.xml.encode("utf-8"), self._audit(form, at)
            finishing = self._finishing(row, version, form.session, xml, made.instance_id, key, log, also)
            return self._answers.write(row, what, at, finish=finishing, label="finish")

        saving = self._core.in_background(prepare)
        saving.add_done_callback(partial(form.was_written, what))
        return then(saving, key)

    def _finishing(
        self, row: UUID, version_id: UUID, session: FormSession, xml: bytes, instance: str,
        key: UUID | None = None, log: str = "", also: Handed | None = None,
    ) -> Work:  # fmt: skip
        """The part of a transaction that makes a form final."""
        name = f"{session.definition.id or 'form'}.xml"
        kept = self._attachments.keep(xml, file_name=name, media_type="text/xml")
        audit = log and self._attachments.keep(log.encode(), file_name=FILE_NAME, media_type="text/csv")
        by, at = self._core.me().person, self._core.now()

        def work(transaction: Transaction) -> None:
            record = transaction.session.get(Submission, row)
            record.state, finished = SubmissionState.FINISHED, key or _finished_id(row, xml)
            transaction.session.add(
                FinishedSubmission(
                    id=finished, space=record.space,
                    submission_id=row, version_id=version_id, instance_id=instance or None,
                    deprecated_id=session.deprecated_id or None,
                    xml_id=kept.add(transaction, record.space), finished_at=at, finished_by=by or None,
                )
            )  # fmt: skip
            if audit:
                answer_files.replace_file(transaction, record, FILE_NAME, audit)
            if also is not None:
                also(transaction, record, finished)

        return work

    def _audit(self, form: OpenForm, at: datetime) -> str:
        """The audit log of a form that wants one; else empty."""
        wanted = Audit.of(form.definition)
        if wanted is None:
            return ""
        self._core.await_saves()
        with self._core.raw() as raw:
            at_ms = round(at.timestamp() * 1000)
            return wanted.written(form_audit.events(raw, form.row.id, form.session, at_ms))

    def edit(
        self, submission_id: UUID, also: Callable[[Transaction, Submission], None] | None = None
    ) -> Future[None]:
        """Take a finished form up again; finishing it once more makes one that replaces the last.

        Args:
            submission_id: the form.
            also: goes into the same transaction, before anything is changed; what it raises stops it.

        Raises:
            UnknownRecordError, FormNotHereError: from the future.
            FormLockedError: from the future: it is accepted; nothing was changed.
        """

        def prepare() -> Future[UUID]:
            row = self._answers.get(submission_id)
            definition = self._library.definition(row.version_id or UUID(int=0))
            field = answer_store.meta_field(definition, _INSTANCE_ID)
            cells = {NodeId(field.path): f"uuid:{new_id()}"} if field is not None else {}

            def work(transaction: Transaction) -> None:
                found = find(transaction.session, Submission, submission_id)
                if also is not None:
                    also(transaction, found)
                if found.state == SubmissionState.CHECKED:
                    raise FormLockedError()
                found.state = SubmissionState.DRAFT

            what = Writing(cells, set(cells))
            return self._answers.write(submission_id, what, self._core.now(), begin=work, label="take_back")

        return then(self._core.in_background(prepare), None)

    def read_back(self, version_id: UUID, xml: bytes, project_id: UUID | None = None) -> Future[UUID]:
        """Take in a submission that another program has, as a finished form; twice is once.

        Raises:
            XmlError, NotThisFormError: from the future: it is no submission of this form; nothing was taken.
        """

        def prepare() -> Future[UUID]:
            definition = self._library.definition(version_id)
            row = key_id(Submission.__number__, xml)
            given = self._answers.surroundings(definition, version_id)
            session = FormSession(definition, xml, given, body=row.hex)
            with self._core.session() as reading:
                if reading.get(FinishedSubmission, _finished_id(row, xml)) is not None:
                    return done(row)
            instance = answer_store.meta_of(session, _INSTANCE_ID)
            finish = self._finishing(row, version_id, session, xml, instance)
            return self._answers.write_new(row, version_id, project_id, session, finish)

        return self._core.in_background(prepare)


def _finished_id(row: UUID, xml: bytes) -> UUID:
    """Of what came from elsewhere: made of the submission and its XML."""
    return key_id(FinishedSubmission.__number__, row.bytes, xml)


def _finished_row(one: FinishedSubmission) -> FinishedRow:
    return FinishedRow(
        UUID(bytes=one.id.bytes), one.submission_id or UUID(int=0), one.version_id, one.instance_id or "",
        one.deprecated_id or "", one.finished_at, one.finished_by or "",
    )  # fmt: skip
