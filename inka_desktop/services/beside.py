"""What stands beside the questions of a form: the period before, and contacts counted within this one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from sqlalchemy import exists, func, or_, select

from inka_desktop.forms import FormDefinition, NodeId
from inka_desktop.forms.fields import Field
from inka_desktop.forms.keeping import grows
from inka_desktop.records.forms import FinishedSubmission, Submission
from inka_desktop.records.periods import Period, quarter_before, quarter_number
from inka_desktop.records.rounds import Round
from inka_desktop.records.values import SubmissionState
from inka_desktop.services import answer_store
from inka_desktop.services.core import Core, find
from inka_desktop.services.divided import raw_of
from inka_desktop.services.figure_words import Asked, asked
from inka_desktop.services.form_errors import FormNotHereError
from inka_desktop.services.hand_ins import counting_of, finished_of
from inka_desktop.services.submission_rows import BesideRow, EarlierRows, OfferedRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.contact_counts import CountedRow, PartKey
    from inka_desktop.services.finished_forms import FinishedForms
    from inka_desktop.services.form_library import FormLibrary

Counting = Callable[[UUID, date, date], "Mapping[PartKey, CountedRow]"]
"""Contacts of a project from the first to the last day, by the code of the indicator and the breakdown."""


class _Read(NamedTuple):
    """A form of the period before: its answers, rows that people added, and what ids of others begin with."""

    cells: Mapping[NodeId, str] = {}
    rows: Sequence[tuple[NodeId, str]] = ()
    body: str = ""


class Beside:
    """Looks up what helps to fill a form; ``counting`` counts contacts."""

    def __init__(self, core: Core, library: FormLibrary, finished: FinishedForms, counting: Counting) -> None:
        self._core = core
        self._library = library
        self._finished = finished
        self._counting = counting

    def of(self, submission_id: UUID) -> BesideRow:
        """What is known of a form's questions from elsewhere.

        Raises:
            UnknownRecordError: it is not on this device, or was deleted.
            FormNotHereError: the form itself has not come yet.
        """
        with self._core.session() as session:
            one = find(session, Submission, submission_id)
            within = session.get(Round, one.round_id) if one.round_id is not None else None
            found = _before(session, one, within)
            named = (found.round_label or "") if found is not None else ""
            read = self._reader(session, found) if found is not None else _Read
            follows = found is not None and _follows(session, found, within)
            version = one.version_id or UUID(int=0)
        definition = self._library.definition(version)
        told, counted = read(), self.counted(submission_id)
        return BesideRow(_known(definition, told.cells), named, counted, _rows(definition, told), follows)

    def counted(self, submission_id: UUID) -> dict[str, OfferedRow]:
        """Contacts that were counted until now for a form's questions, by their paths.

        Raises:
            UnknownRecordError, FormNotHereError: see :meth:`of`.
        """
        with self._core.session() as session:
            one = find(session, Submission, submission_id)
            within = session.get(Round, one.round_id) if one.round_id is not None else None
            period = (within.begin, within.end) if within is not None else (None, None)
            version, project = one.version_id or UUID(int=0), one.project_id
        return self._counted(self._library.definition(version), project, *period)

    def _reader(self, session: Session, one: Submission) -> Callable[[], _Read]:
        """Reads what was handed in: the file of what counts; of a form that came without one the answers."""
        key = UUID(bytes=one.id.bytes)
        counts = counting_of(raw_of(session), key)
        last = next((each for each in finished_of(session, key) if each.id == counts), None)
        if last is None:
            return partial(self._answers, key)
        return partial(self._handed_in, UUID(bytes=last.id.bytes), last.version_id)

    def _answers(self, submission: UUID) -> _Read:
        with self._core.raw() as raw:
            stored = answer_store.read(raw, submission)
        return _Read(stored.cells, stored.kept().rows, submission.hex)

    def _handed_in(self, finished: UUID, version: UUID | None) -> _Read:
        """None while its file or its form is not on this device: what was typed since may yet change."""
        try:
            then = self._finished.session(finished, version)
        except FormNotHereError:
            return _Read()
        if then is None:
            return _Read()
        cells = {leaf.id: leaf.own for leaf in then.instance.top.leaves()}
        return _Read(cells, then.kept().rows, then.instance.body)

    def _counted(
        self, definition: FormDefinition, project: UUID | None, begin: date | None, end: date | None
    ) -> dict[str, OfferedRow]:
        if project is None or begin is None or end is None:
            return {}
        counts = self._counting(project, begin, end)
        if not counts:
            return {}
        questions = {field.path: told for field in definition.fields if (told := _counts(field)) is not None}
        guesses = [(told, path) for path, told in questions.items() if told.estimated]
        guesses.sort(key=lambda one: not (one[0].gender or one[0].age))  # that for all of it counts
        estimates = {told.indicator: path for told, path in guesses}
        return {
            path: OfferedRow(
                known.number, known.estimated, estimates.get(told.indicator, ""), told.gender, told.age
            )
            for path, told in questions.items()
            if not told.estimated and (known := counts.get(told[:3])) is not None
        }


def _rows(definition: FormDefinition, told: _Read) -> EarlierRows | None:
    """What stood in rows of repeats, with the question of each repeat that tells its rows apart."""
    cells = {node: value for node, value in told.cells.items() if value and node.row}
    if not cells:
        return None
    rows: dict[NodeId, list[str]] = {}
    for repeat, row in told.rows:
        rows.setdefault(repeat, []).append(row)
    keys = {
        field.row.path: field.path
        for field in reversed(definition.fields)
        if field.row is not None and grows(field.row) and _tells_apart(field)
    }
    return EarlierRows(told.body, rows, cells, keys)


def _tells_apart(field: Field) -> bool:
    """Whether rows may be called by what a question of them says: words, or one choice."""
    asked = {control.kind for control in field.controls}
    return field.type == "string" and not field.children and bool(asked & {"input", "select1"})


def _known(definition: FormDefinition, cells: Mapping[NodeId, str]) -> dict[str, str]:
    """Answers by question; rows of repeats are not the same ones in another form and left out."""
    known = {field.path for field in definition.fields if field.controls and not field.children}
    return {
        node.path: value for node, value in cells.items() if value and not node.row and node.path in known
    }


def _counts(field: Field) -> Asked | None:
    """What a question outside of repeats counts, as contacts are counted; None for any other."""
    return asked(field) if field.controls and field.row is None and field.type == "int" else None


def _before(session: Session, one: Submission, within: Round | None) -> Submission | None:
    """The submission of the same form and project for the period before that was handed in, if only once.

    Of two that end on the same day it is the one that is about as many days.
    """
    record, handed = Submission, FinishedSubmission
    once = exists().where(handed.submission_id == record.id, handed.alive.is_(True))
    query = select(record).where(
        record.form_id == one.form_id, record.project_id == one.project_id, record.id != one.id,
        record.alive.is_(True), or_(record.state != SubmissionState.DRAFT, once),
    )  # fmt: skip
    if within is None or within.end is None:
        query = query.where(record.begun_at < one.begun_at).order_by(record.begun_at.desc())
    else:
        query = query.join(Round, Round.id == record.round_id).where(Round.end < within.begin)
        days = func.julianday(Round.end) - func.julianday(Round.begin)
        own = Period(within.begin, within.end).days if within.begin is not None else 0
        query = query.order_by(Round.end.desc(), func.abs(days + 1 - own), record.id)
    return session.scalars(query.limit(1)).first()


def _follows(session: Session, found: Submission, within: Round | None) -> bool:
    """Whether what was found is about the quarter right before, which alone is called so."""
    before = session.get(Round, found.round_id) if found.round_id is not None else None
    periods = [Period(one.begin, one.end) for one in (before, within) if one and one.begin and one.end]
    if len(periods) < 2 or quarter_number(periods[1]) is None:
        return False
    return periods[0] == quarter_before(periods[1].begin)
