"""A form that was filled outside of any round, put into the one that asks its project for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from sqlalchemy import inspect, select

from inka_desktop.forms import FormSession, Kept, NodeId
from inka_desktop.forms.keeping import rows_elsewhere
from inka_desktop.records.base import Record
from inka_desktop.records.forms import Answer, AnswerFile, FinishedSubmission, FormRow, Submission
from inka_desktop.records.ids import key_id
from inka_desktop.records.rounds import Remark, SubmissionStep
from inka_desktop.records.values import SubmissionState
from inka_desktop.services import answer_store
from inka_desktop.services.answer_store import Writing, write_cell
from inka_desktop.services.core import Core, find
from inka_desktop.services.round_errors import FormBegunError
from inka_desktop.services.round_rows import RoundPartRow
from inka_desktop.services.rounds import submission_id
from inka_desktop.store.errors import UnknownRecordError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.answers import Answers
    from inka_desktop.services.open_form import OpenForm
    from inka_desktop.services.rounds import Rounds
    from inka_desktop.store.writer import Transaction

Kind = TypeVar("Kind", bound=Record)
_BESIDE = (AnswerFile, FinishedSubmission, SubmissionStep, Remark)
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
            form: one of no round.
            round_id: an open round of the same form that asks its project.

        Returns:
            The id of the project's form of the round.

        Raises:
            UnknownRecordError: from the future: it is not here, of a round already, or of no project.
            RoundClosedError, NotAskedError: from the future: nobody waits for it.
            FormBegunError, FormCameError: from the future: the project's form of the round was begun.
            FormNotHereError: from the future: the form's files have not come yet.
        """

        def prepare() -> Future[UUID]:
            opened = self._answers.open(form)
            opened.close()
            project, version = opened.row.project_id, opened.row.version_id
            if project is None or version is None:
                raise UnknownRecordError(kind="submission")
            if self._rounds.demand_wanted(round_id, project) is not None:
                raise FormBegunError(project=opened.row.project, round=self._rounds.get(round_id).title)
            target = submission_id(round_id, project)
            rows = rows_elsewhere(opened.session.instance, target.hex, lambda row: _row_id(row, target))
            made = self._session(opened, target, version, rows)
            self._empty(target, made.kept())

            def finish(transaction: Transaction) -> None:
                _bring_along(transaction.session, form, target, rows)

            return self._answers.write_new(target, version, project, made, finish, round_id)

        return self._core.in_background(prepare)

    def take_back(self, form: UUID, moved: UUID) -> Future[UUID]:
        """Undo :meth:`move`: the form stands alone again, what it became in the round goes to the bin.

        Raises:
            UnknownRecordError: from the future: one of them is not here.
        """

        def work(transaction: Transaction) -> UUID:
            session = transaction.session
            gone = find(session, Submission, moved)
            back = session.get(Submission, form)
            if back is None:
                raise UnknownRecordError(kind="submission")
            gone.state = SubmissionState.DRAFT  # so that it can be moved again
            _switch(session, gone, on=False)
            _switch(session, back, on=True)
            return form

        return self._core.submit(work, "edit")

    def _empty(self, target: UUID, kept: Kept) -> None:
        """Blank what stood in a form of the round that is in the bin; it would come back with it."""
        with self._core.session() as session:
            if session.get(Submission, target) is None:
                return
        with self._core.raw() as raw:
            stored = answer_store.read(raw, target)
        stays, rows = {*kept.cells, *kept.absences}, {row for _, row in kept.rows}
        blank = dict.fromkeys([node for node in (*stored.cells, *stored.absences) if node not in stays], "")
        gone = [one.row for one in stored.rows if one.row not in rows]
        if blank or gone:
            what = Writing(blank, removed=gone)
            self._answers.write(target, what, self._core.now()).result()

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


def _row_id(row: str, target: UUID) -> str:
    return key_id(FormRow.__number__, bytes.fromhex(row), target.bytes).hex


def _bring_along(session: Session, form: UUID, target: UUID, rows: Mapping[str, str]) -> None:
    """Copy what stands beside the answers, and put the form into the bin."""
    old, new = find(session, Submission, form), find(session, Submission, target)
    if old.round_id is not None:
        raise UnknownRecordError(kind="submission")
    for again in session.scalars(
        select(Answer).where(Answer.submission_id == form, Answer.alive.is_(True), Answer.key.like(_AGAIN))
    ):
        at = (again.row or b"").hex()
        write_cell(session, new, NodeId(again.key or "", rows.get(at, at)), {"value": again.value})
    ids = dict[UUID, UUID]()
    for kind in reversed(_BESIDE):
        for stale in _of(session, kind, target):
            stale.alive = False
    for kind in _BESIDE:
        for one in _of(session, kind, form):
            _copy(session, one, new, rows, ids)
        session.flush()
    new.state, new.submitted_at, new.return_until = old.state, old.submitted_at, old.return_until
    _switch(session, old, on=False)


def _copy(
    session: Session, one: Record, new: Submission, rows: Mapping[str, str], ids: dict[UUID, UUID]
) -> None:  # fmt: skip
    """The same record at another form; ``ids`` says what became of those that it refers to."""
    own = UUID(bytes=one.id.bytes)
    ids[own] = key_id(type(one).__number__, own.bytes, new.id.bytes)
    columns = [each.key for each in inspect(type(one)).column_attrs]
    values = {name: getattr(one, name) for name in columns}
    values |= {"id": ids[own], "space": new.space, "submission_id": new.id}
    for name in ("finished_id", "step_id"):
        if values.get(name) is not None:
            values[name] = ids.get(values[name], values[name])
    if values.get("row"):
        values["row"] = bytes.fromhex(rows.get(values["row"].hex(), values["row"].hex()))
    known = session.get(type(one), ids[own])
    if known is None:
        session.add(type(one)(**values))
    else:  # moved before, and taken back
        known.alive = True


def _switch(session: Session, form: Submission, *, on: bool) -> None:
    """Into the bin with what belongs to it, or back; an owner comes first and goes last."""
    beside = [one for kind in _BESIDE for one in _of(session, kind, form.id, alive=not on)]
    order: list[Record] = [form, *beside] if on else [*reversed(beside), form]
    for one in order:
        one.alive = on
        session.flush()


def _of(session: Session, kind: type[Kind], form: UUID, *, alive: bool = True) -> Iterator[Kind]:
    model: Any = kind
    query = select(kind).where(model.submission_id == form, model.alive.is_(alive)).order_by(model.id)
    return iter(session.scalars(query).all())
