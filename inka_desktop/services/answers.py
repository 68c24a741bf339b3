"""Filled forms: lists of them, beginning one, opening it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from sqlalchemy import func, or_, select

from inka_desktop.forms import FormDefinition, FormSession, NodeId, Surroundings
from inka_desktop.forms.errors import FormError
from inka_desktop.records.forms import FinishedSubmission, FormVersion
from inka_desktop.records.forms import Submission as SubmissionRecord
from inka_desktop.records.ids import new_id
from inka_desktop.records.local_time import CentralEurope
from inka_desktop.records.projects import Project
from inka_desktop.records.rounds import Round
from inka_desktop.records.values import SubmissionState
from inka_desktop.services import answer_store, begun_anew, divided
from inka_desktop.services.answer_store import Stored, Writing
from inka_desktop.services.core import Core, find
from inka_desktop.services.divided import raw_of
from inka_desktop.services.form_library import FormLibrary, versions_of
from inka_desktop.services.form_rows import SubmissionRow
from inka_desktop.services.hand_ins import counting_of, finished_of
from inka_desktop.services.open_form import OpenForm
from inka_desktop.services.rows_again import with_rows

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from inka_desktop.services.attachments import Attachments
    from inka_desktop.store.writer import Transaction

Result = TypeVar("Result")
Work = Callable[["Transaction"], Any]
"""A part of a transaction."""


class Answers:
    """Filled forms; everything about one that is open stands in :class:`.OpenForm`."""

    def __init__(self, core: Core, library: FormLibrary, attachments: Attachments) -> None:
        self._core = core
        self._library = library
        self._attachments = attachments

    # --- lists --------------------------------------------------------------------------------------

    def all(self, project_id: UUID | None = None) -> list[SubmissionRow]:
        """All filled forms, those of a project only where one is given; the one saved last comes first."""
        record = SubmissionRecord
        query = select(record).where(record.alive.is_(True)).order_by(record.saved_at.desc(), record.id)
        if project_id is not None:
            query = query.where(record.project_id == project_id)
        with self._core.session() as session:
            versions = cache(partial(versions_of, session))
            return [_row(session, versions, one) for one in session.scalars(query).all()]

    def alone(self, limit: int) -> tuple[list[SubmissionRow], int]:
        """Forms that are of no round, or of one in the bin: drafts first, then the one saved last; how many.

        Who deletes a round may not know yet that a form of it was begun, or handed in.

        Args:
            limit: so many at most.
        """
        record = SubmissionRecord
        lost = select(Round.id).where(Round.alive.is_(False))
        meant = (record.alive.is_(True), or_(record.round_id.is_(None), record.round_id.in_(lost)))
        query = select(record).where(*meant).order_by(
            record.state != SubmissionState.DRAFT, record.saved_at.desc(), record.id
        )  # fmt: skip
        with self._core.session() as session:
            versions = cache(partial(versions_of, session))
            rows = [_row(session, versions, one) for one in session.scalars(query.limit(limit))]
            return rows, session.scalar(select(func.count()).where(*meant)) or 0

    def get(self, submission_id: UUID) -> SubmissionRow:
        """A filled form.

        Raises:
            UnknownRecordError: it is not on this device, or was deleted.
        """
        with self._core.session() as session:
            return _found(session, submission_id)

    def session(self, submission_id: UUID, *, live: bool = False) -> FormSession:
        """A filled form as :meth:`open` gives it, only to look at: nothing that is done to it is saved.

        Raises:
            UnknownRecordError, FormNotHereError: see :meth:`open`.
        """
        form = self.open(submission_id, live=live)
        form.close()
        return form.session

    def divided(self, submission_id: UUID) -> dict[NodeId, UUID]:
        """Questions for which two entries wait for a decision, with the record that holds them."""
        query = (
            "SELECT DISTINCT a.id, a.row, a.key FROM sync_divided d JOIN answer a ON a.id = d.row"
            f" JOIN submission s ON s.id = a.submission_id AND s.state = '{SubmissionState.DRAFT}'"
            " WHERE a.submission_id = ? AND a.alive = 1"
        )
        with self._core.session() as session:
            found = divided.raw_of(session).execute(query, (submission_id.bytes,)).fetchall()
            asked = divided.divided(session, "answer", [UUID(bytes=row) for row, _, _ in found])
        return {
            NodeId(key or "", (row or b"").hex()): UUID(bytes=answer)
            for answer, row, key in found
            if UUID(bytes=answer) in asked
        }

    def stopped_at(self, submission_id: UUID) -> NodeId | None:
        """The question that was answered last on this device; None where none was yet."""
        with self._core.raw() as raw:
            return answer_store.answered_last(raw, submission_id)

    def question_of(self, answer_id: UUID) -> NodeId | None:
        """The question that an answer belongs to; None where that is not on this device."""
        with self._core.raw() as raw:
            return answer_store.question_of(raw, answer_id)

    # --- beginning and opening ----------------------------------------------------------------------

    def begin(self, version_id: UUID, project_id: UUID | None = None) -> Future[UUID]:
        """Begin to fill a form; what it asks of time, chance, person and device is filled in.

        Args:
            version_id: of the form.
            project_id: the project it is filled for; it lives in that one's space, else with the office.

        Raises:
            UnknownRecordError, FormNotHereError: from the future: the version or its files are not here.
        """
        return self._core.in_background(lambda: self.begin_as(new_id(), version_id, project_id))

    def begin_as(
        self, row: UUID, version_id: UUID, project_id: UUID | None, round_id: UUID | None = None
    ) -> Future[UUID]:
        """The same under an id that follows from what is filled; takes up to half a second itself."""
        definition = self._library.definition(version_id)
        session = FormSession(definition, given=self.surroundings(definition, version_id), body=row.hex)
        return self.write_new(row, version_id, project_id, session, round_id=round_id)

    def write_new(
        self, row: UUID, version_id: UUID, project_id: UUID | None, session: FormSession,
        finish: Work | None = None, round_id: UUID | None = None,
    ) -> Future[UUID]:  # fmt: skip
        """Write a form that is not in the database yet, or not whole: a killed process may have left a part.

        One that lies in the bin begins anew, with nothing of what stood in it.

        Args:
            row: its id.
            version_id: of the form.
            project_id: see :meth:`begin`.
            session: holds what stands in it.
            finish: goes with the last transaction.
            round_id: the round it is filled for.
        """
        kept, at, by = session.kept(), self._core.now(), self._core.me().person
        given = {one for one in kept.cells if answer_store.is_given(session.definition, one.path)}
        what = Writing(
            {**dict.fromkeys(kept.absences, ""), **kept.cells}, given,
            answer_store.positions_at_first(kept.rows), title=answer_store.title_of(session),
            absences=dict(kept.absences),
        )  # fmt: skip
        begun_anew.blank(self._core, row, kept, what)

        def begin(transaction: Transaction) -> None:
            found = transaction.session
            version = find(found, FormVersion, version_id)
            if (known := found.get(SubmissionRecord, row)) is not None:
                if not known.alive:
                    begun_anew.revive(found, known, version)
                return
            project = find(found, Project, project_id) if project_id is not None else None
            asked = find(found, Round, round_id) if round_id is not None else None
            found.add(
                SubmissionRecord(
                    id=row, space=project.space if project is not None else self._core.spaces.coord,
                    form_id=version.form_id, form_label=version.title, version_id=version.id,
                    version_label=version.version or None, project_id=project.id if project else None,
                    project_label=project.title if project else None, begun_at=at, begun_by=by or None,
                    saved_at=at, round_id=round_id, round_label=asked.title if asked else None,
                )
            )  # fmt: skip
            found.flush()

        return self.write(row, what, at, begin, finish)

    def write(
        self, row: UUID, what: Writing, at: datetime, begin: Work | None = None, finish: Work | None = None,
        label: str = "answer",
    ) -> Future[UUID]:  # fmt: skip
        """Write in as many transactions as it takes: ``begin`` in the first, ``finish`` in the last.

        None is carried out after one that was not; ``label`` names them in the log.
        """
        action, parts, savings = self._core.new_action(), list(what.parts()), list[Future[UUID]]()

        def work(number: int, transaction: Transaction) -> UUID:
            if number:
                savings[number - 1].result()
            if begin is not None and number == 0:
                begin(transaction)
            answer_store.write(transaction, row, parts[number], at)
            if finish is not None and number == len(parts) - 1:
                transaction.flush()
                finish(transaction)
            return row

        for number in range(len(parts)):
            savings.append(self._core.submit(partial(work, number), label, action=action))
        return savings[-1]

    def open(self, submission_id: UUID, *, live: bool = False) -> OpenForm:
        """Open a filled form to read it or to go on; up to a second for a large form that was not read yet.

        One that is no draft is read from the hand-in that counts, as figures and exports do: what came since
        is told beside it (:meth:`.FinishedForms.late`), and is there when it is a draft again. While that
        file has not come yet, the answers stand as they are.

        Args:
            submission_id: the form.
            live: with the answers as they are now, whatever state it is in.

        Raises:
            UnknownRecordError: it is not on this device, or was deleted.
            FormNotHereError: the form itself has not come yet.
        """
        with self._core.session() as session:
            row = _found(session, submission_id)
            before = finished_of(session, submission_id)
            counts = counting_of(raw_of(session), submission_id)
        if row.state != SubmissionState.DRAFT and not live:
            handed_in = next((one for one in before if one.id == counts), None)
            form = self._handed_in(row, handed_in) if handed_in is not None else None
            if form is not None:
                return form
        version = row.version_id or UUID(int=0)
        definition = self._library.definition(version)
        with self._core.raw() as raw:
            stored = answer_store.read(raw, submission_id)
        replaced = before[0].instance_id or "" if before and row.state == SubmissionState.DRAFT else ""
        session_ = FormSession(
            definition, stored.kept(replaced), self.surroundings(definition, version), body=submission_id.hex
        )
        return OpenForm(self._core, row, definition, session_, stored)

    def _handed_in(self, row: SubmissionRow, handed: FinishedSubmission) -> OpenForm | None:
        """A form as it was handed in; None while that cannot be read here.

        Raises:
            FormNotHereError: the form itself has not come yet.
        """
        xml = self._attachments.read(UUID(bytes=handed.xml_id.bytes)) if handed.xml_id is not None else None
        if xml is None:
            return None
        version = handed.version_id or row.version_id or UUID(int=0)
        definition, body = self._library.definition(version), row.id.hex
        with self._core.raw() as raw:
            stored = answer_store.read(raw, row.id)
        try:
            saved = with_rows(definition, xml, stored, body)
            session = FormSession(definition, saved, self.surroundings(definition, version), body=body)
        except FormError:  # another program's file, taken in as it was
            return None
        kept, title = session.kept(), answer_store.title_of(session)
        said = Stored(tuple(answer_store.positions_at_first(kept.rows)), kept.cells, kept.absences)
        row = replace(row, version_id=UUID(bytes=version.bytes), title=title, saved_at=handed.finished_at)
        return OpenForm(self._core, row, definition, session, said, UUID(bytes=handed.id.bytes))

    def surroundings(self, definition: FormDefinition, version_id: UUID) -> Surroundings:
        """What a form is told of clock, zone, person, device and the form filled before."""
        me = self._core.me()
        return Surroundings(
            zone=CentralEurope(), clock=self._core.now,
            properties={"username": me.person, "deviceid": me.device.hex},
            last_saved=self._last_saved(version_id) if definition.last_saved else None,
        )  # fmt: skip

    def _last_saved(self, version_id: UUID) -> bytes | None:
        """The XML of the submission of the same form that was finished last."""
        record = FinishedSubmission
        with self._core.session() as session:
            version = session.get(FormVersion, version_id)
            form = version.form_id if version is not None else None
            query = select(record.xml_id).join(SubmissionRecord, SubmissionRecord.id == record.submission_id)
            query = query.where(SubmissionRecord.form_id == form, record.alive.is_(True))
            found = session.scalars(query.order_by(record.finished_at.desc()).limit(1)).first()
        return self._attachments.read(UUID(bytes=found.bytes)) if found is not None else None


def _found(session: Session, submission_id: UUID) -> SubmissionRow:
    """A filled form.

    Raises:
        UnknownRecordError: it is not on this device, or was deleted.
    """
    return _row(session, partial(versions_of, session), find(session, SubmissionRecord, submission_id))


def _newer(known: list[UUID], one: SubmissionRecord, asked: Round | None) -> UUID | None:
    """The version that a form may be taken over into: the newest, of a round the one that it asks for now."""
    wanted = asked.version_id if asked is not None else next(iter(known), None)
    if wanted not in known or one.version_id not in known[known.index(wanted) + 1 :]:
        return None
    return wanted


def _row(
    session: Session, versions: Callable[[UUID], list[FormVersion]], one: SubmissionRecord
) -> SubmissionRow:
    known = [each.id for each in versions(one.form_id)] if one.form_id is not None else []
    asked = session.get(Round, one.round_id) if one.round_id is not None else None
    newer = _newer(known, one, asked) if one.state == SubmissionState.DRAFT else None
    lost = (asked.title or one.round_label or "–") if asked is not None and not asked.alive else ""
    return SubmissionRow(
        UUID(bytes=one.id.bytes), one.form_id, one.form_label or "", one.version_id, one.version_label or "",
        one.project_id, one.project_label or "", one.title or "", one.state, one.begun_at,
        one.begun_by or "", one.saved_at, newer, lost,
    )  # fmt: skip


def done(row: UUID) -> Future[UUID]:
    """A future that is done."""
    future: Future[UUID] = Future()
    future.set_result(row)
    return future


def then(before: Future[UUID], result: Result) -> Future[Result]:
    """Done, or failed, with another one, and with a result of its own."""
    answer: Future[Result] = Future()

    def pass_on(ended: Future[UUID]) -> None:
        failure = ended.exception()
        if failure is not None:
            answer.set_exception(failure)
        else:
            answer.set_result(result)

    before.add_done_callback(pass_on)
    return answer
