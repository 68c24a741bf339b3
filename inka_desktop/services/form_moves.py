"""A form that was filled outside of any round, put into the one that asks its project for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from sqlalchemy import inspect, select

from inka_desktop.forms import Absence, FormDefinition, FormSession, Kept, NodeId
from inka_desktop.forms.keeping import rows_elsewhere
from inka_desktop.records.base import Record
from inka_desktop.records.forms import Answer, AnswerFile, FinishedSubmission, FormRow, Submission
from inka_desktop.records.ids import key_id
from inka_desktop.records.notes import Comment, Tagging
from inka_desktop.records.rounds import Remark, Round, SubmissionStep
from inka_desktop.records.values import SubmissionState
from inka_desktop.services import answer_store, review_notes
from inka_desktop.services.answer_store import Stored, Writing, write_cell
from inka_desktop.services.answers import Work, then
from inka_desktop.services.core import Core, find
from inka_desktop.services.round_errors import FormBegunError, FormInBinError
from inka_desktop.services.round_rows import RoundPartRow
from inka_desktop.services.rounds import submission_id
from inka_desktop.services.submission_steps import steps_of
from inka_desktop.store.errors import UnknownRecordError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.answers import Answers
    from inka_desktop.services.open_form import OpenForm
    from inka_desktop.services.rounds import Rounds
    from inka_desktop.store.writer import Transaction

Kind = TypeVar("Kind", bound=Record)
_BESIDE = (AnswerFile, FinishedSubmission, SubmissionStep, Remark, Comment, Tagging)
"""What stands beside the answers of a form, owners first."""
_AGAIN = "again:%"


class FormMoves:
    """Moves forms into rounds.

    A project's form of a round has an id of its own, and no form changes its round. So what was filled is
    written once more under that id, and the other one goes to the bin. All ids follow from both: two devices
    that move a form at once write the same.
    """

    def __init__(self, core: Core, answers: Answers, rounds: Rounds) -> None:
        self._core = core
        self._answers = answers
        self._rounds = rounds

    def open_rounds(self, form: UUID) -> list[RoundPartRow]:
        """Open rounds that ask a form's project for it, whose own nobody has begun; the latest period first.

        Raises:
            UnknownRecordError: it is not on this device, or was deleted.
        """
        row = self._answers.get(form)
        if row.version_id is None or row.project_id is None:
            return []
        parts = self._rounds.parts_of_form(row.version_id, row.project_id)
        return [part for part in parts if part.submission_id is None]

    def move(self, form: UUID, round_id: UUID) -> Future[UUID]:
        """Put a form into a round with its files, history and queries, in the state that it is in.

        Args:
            form: one of no round, or of one that lies in the bin.
            round_id: an open round of the same form that asks its project.

        Returns:
            The id of the project's form of the round.

        Raises:
            UnknownRecordError: from the future: it is not here, of a round already, or of no project.
            RoundClosedError, NotAskedError: from the future: nobody waits for it.
            FormBegunError, FormCameError: from the future: the project's form of the round was begun.
            FormInBinError: from the future: it was, and lies in the bin with other answers.
            FormNotHereError: from the future: the form's files have not come yet.
        """

        def prepare() -> Future[UUID]:
            opened = self._answers.open(form, live=True)
            opened.close()
            project, version = opened.row.project_id, opened.row.version_id
            if project is None or version is None:
                raise UnknownRecordError(kind="submission")
            if self._rounds.demand_wanted(round_id, project) is not None:
                raise FormBegunError(project=opened.row.project, round=self._rounds.get(round_id).title)
            target = submission_id(round_id, project)
            rows = rows_elsewhere(opened.session.instance, target.hex, lambda row: _row_id(row, target))
            made = self._session(opened, target, version, rows)
            self._demand_nothing_lost(target, made)

            def finish(transaction: Transaction) -> None:
                _bring_along(transaction.session, form, target, rows)

            return self._answers.write_new(target, version, project, made, finish, round_id)

        return self._core.in_background(prepare)

    def take_back(self, form: UUID, moved: UUID) -> Future[UUID]:
        """Undo :meth:`move`: the form stands alone again, what it became in the round goes to the bin.

        There it is blank but for what somebody has answered in it since: it may be moved once more.

        Raises:
            UnknownRecordError: from the future: one of them is not here.
        """

        def prepare() -> Future[UUID]:
            opened = self._answers.open(moved, live=True)
            opened.close()
            with self._core.raw() as raw:
                said = _said(opened.definition, answer_store.read(raw, form))
            stood = {(node.path, answer) for node, answer in said.items()}
            here = _said(opened.definition, opened.session.kept())
            same = [node for node, answer in here.items() if (node.path, answer) in stood]
            writing = self._answers.write(
                moved, Writing(dict.fromkeys(same, "")), self._core.now(), _as_draft(moved),
                lambda transaction: _change_back(transaction.session, form, moved),
            )  # fmt: skip
            return then(writing, form)

        return self._core.in_background(prepare)

    def _demand_nothing_lost(self, target: UUID, made: FormSession) -> None:
        """Refuse to write over answers of a form of the round that lies in the bin."""
        with self._core.raw() as raw:
            stood = _said(made.definition, answer_store.read(raw, target))
        if stood.items() - _said(made.definition, made.kept()).items():
            raise FormInBinError()

    def _session(
        self, opened: OpenForm, target: UUID, version: UUID, rows: Mapping[str, str]
    ) -> FormSession:  # fmt: skip
        """The same answers in the form of the round."""
        kept = opened.session.kept()

        def at(node: NodeId) -> NodeId:
            return NodeId(node.path, rows.get(node.row, node.row))

        there = Kept(
            [(at(repeat), rows.get(row, row)) for repeat, row in kept.rows],
            {at(node): value for node, value in kept.cells.items()}, kept.deprecated,
            {at(node): absence for node, absence in kept.absences.items()},
        )  # fmt: skip
        given = self._answers.surroundings(opened.definition, version)
        return FormSession(opened.definition, there, given, body=target.hex)


def _said(definition: FormDefinition, kept: Kept | Stored) -> dict[NodeId, Absence | str]:
    """What people have answered, or why they have not."""
    cells = {node: value for node, value in kept.cells.items() if value}
    given = {node for node in cells if answer_store.is_given(definition, node.path)}
    return {**{node: value for node, value in cells.items() if node not in given}, **kept.absences}


def _as_draft(form: UUID) -> Work:
    def work(transaction: Transaction) -> None:
        find(transaction.session, Submission, form).state = SubmissionState.DRAFT

    return work


def _change_back(session: Session, form: UUID, moved: UUID) -> None:
    """Swap both in the bin; the form gets back what went along, and nothing that was removed before."""
    gone, back = find(session, Submission, moved), session.get(Submission, form)
    if back is None:
        raise UnknownRecordError(kind="submission")
    here = [one for kind in _BESIDE for one in _of(session, kind, moved)]
    _switch(session, [*reversed(here), gone], on=False)
    left = [one for kind in _BESIDE for one in _of(session, kind, form, alive=False)]
    brought = [one for one in left if session.get(type(one), _copy_id(one, moved)) is not None]
    _switch(session, [back, *brought], on=True)


def _row_id(row: str, target: UUID) -> str:
    return key_id(FormRow.__number__, bytes.fromhex(row), target.bytes).hex


def _bring_along(session: Session, form: UUID, target: UUID, rows: Mapping[str, str]) -> None:
    """Copy what stands beside the answers, and put the form into the bin."""
    old, new = find(session, Submission, form), find(session, Submission, target)
    asked = session.get(Round, old.round_id) if old.round_id is not None else None
    if old.round_id is not None and (asked is None or asked.alive):
        raise UnknownRecordError(kind="submission")
    for again in session.scalars(
        select(Answer).where(Answer.submission_id == form, Answer.alive.is_(True), Answer.key.like(_AGAIN))
    ):
        at = (again.row or b"").hex()
        write_cell(session, new, NodeId(again.key or "", rows.get(at, at)), {"given": again.given})
    ids, brought = dict[UUID, UUID](), list[Record]()
    for kind in reversed(_BESIDE):
        _switch(session, _of(session, kind, target), on=False)
    for kind in _BESIDE:
        for one in _of(session, kind, form):
            if not _was_told(session, one, old):
                _copy(session, one, old, new, rows, ids)
                brought.append(one)
        session.flush()
    new.state, new.submitted_at, new.return_until = old.state, old.submitted_at, old.return_until
    _switch(session, [*reversed(brought), old], on=False)


def _was_told(session: Session, one: Record, form: Submission) -> bool:
    """Whether the office noted it and handed it out: what the carrier has of it goes along by itself."""
    return (
        isinstance(one, Remark)
        and one.space != form.space
        and review_notes.is_handed_out(session, one, UUID(bytes=form.space.bytes))
    )


def _copy(
    session: Session, one: Record, old: Submission, new: Submission, rows: Mapping[str, str],
    ids: dict[UUID, UUID],
) -> None:  # fmt: skip
    """The same record at another form; ``ids`` says what became of those that it refers to."""
    made = _copy_id(one, new.id)
    ids[UUID(bytes=one.id.bytes)] = made
    columns = [each.key for each in inspect(type(one)).column_attrs]
    values = {name: getattr(one, name) for name in columns}
    at = "submission_id" if "submission_id" in values else "target_id"
    # What the office keeps for itself stays with the office.
    values |= {"id": made, "space": new.space if one.space == old.space else one.space, at: new.id}
    for name in ("finished_id", "step_id"):
        if values.get(name) is not None:
            values[name] = ids.get(values[name], values[name])
    if values.get("row"):
        values["row"] = bytes.fromhex(rows.get(values["row"].hex(), values["row"].hex()))
    known = session.get(type(one), made)
    if known is None:
        session.add(type(one)(**values))
        return
    known.alive = True  # moved before, and taken back
    session.flush()
    for name, value in values.items():
        if getattr(known, name) != value:
            setattr(known, name, value)


def _copy_id(one: Record, target: UUID) -> UUID:
    """Follows from both; that of a tag as if somebody had put it there (:mod:`.tags`)."""
    own = one.tag_id if isinstance(one, Tagging) and one.tag_id is not None else one.id
    return key_id(type(one).__number__, own.bytes, target.bytes)


def _switch(session: Session, records: Iterable[Record], *, on: bool) -> None:
    """Into the bin, or back; an owner comes first and goes last."""
    for one in records:
        one.alive = on
        session.flush()


def _of(session: Session, kind: type[Kind], form: UUID, *, alive: bool = True) -> Sequence[Kind]:
    model: Any = kind
    if kind is SubmissionStep and alive:  # in their order, which those that are copied in one go keep
        return cast("Sequence[Kind]", steps_of(session, form))
    query = select(kind).where(model.alive.is_(alive)).order_by(model.id)
    if kind in (Comment, Tagging):
        query = query.where(model.target_kind == Submission.__number__, model.target_id == form)
    else:
        query = query.where(model.submission_id == form)
    return session.scalars(query).all()
