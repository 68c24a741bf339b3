"""Rounds of monitoring: handing out forms, what is changed later, and beginning to fill one."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from inka_desktop.forms.errors import NotThisFormError
from inka_desktop.records.forms import FormVersion, Submission
from inka_desktop.records.ids import key_id, new_id
from inka_desktop.records.periods import Period
from inka_desktop.records.projects import Project
from inka_desktop.records.rounds import Round, RoundPart
from inka_desktop.records.values import SubmissionState
from inka_desktop.services import round_reading
from inka_desktop.services.chained import in_batches, then
from inka_desktop.services.core import Core, find
from inka_desktop.services.editing import add, assign
from inka_desktop.services.fields import changed, checked
from inka_desktop.services.form_library import versions_of
from inka_desktop.services.labels import BATCH
from inka_desktop.services.round_errors import (
    BegunElsewhenError,
    FormCameError,
    NobodyAskedError,
    NotAskedError,
    PeriodTurnedError,
    ReasonMissingError,
    RoundClosedError,
    RoundKnownError,
)
from inka_desktop.services.round_rows import OverviewRow, RoundPartRow, RoundRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.answers import Answers
    from inka_desktop.store.writer import Transaction


@dataclass(frozen=True, slots=True)
class RoundWish:
    """A round that is to be handed out.

    Attributes:
        version_id: of the form.
        begin, end: the first and the last day that is reported on.
        due: by when the forms are to be handed in.
        note: for everybody who fills it.
    """

    title: str
    version_id: UUID
    begin: date
    end: date
    due: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class PartTerms:
    """What is agreed with a project in a round.

    Attributes:
        due: another day than the round's, with a reason; None for the round's.
        begun: the project's first day, where it began within the period: its targets count from then on.
        excused: it takes no part, with a reason.
    """

    due: date | None = None
    due_reason: str = ""
    begun: date | None = None
    excused: bool = False
    excused_reason: str = ""

    @property
    def is_reasoned(self) -> bool:
        """Whether each reason that is needed is given."""
        values = self.values()
        return bool(
            (values["due_reason"] or self.due is None) and (values["excused_reason"] or not self.excused)
        )

    def values(self) -> dict[str, object]:
        """The fields of the record; reasons in one line, where they are needed."""
        return {
            "due": self.due, "due_reason": _one_line(self.due_reason) if self.due is not None else None,
            "begun": self.begun, "excused": self.excused,
            "excused_reason": _one_line(self.excused_reason) if self.excused else None,
        }  # fmt: skip


def part_of(session: Session, one: Submission) -> UUID | None:
    """The project's part in the round of a form; None for a form of its own."""
    if one.round_id is None or one.project_id is None:
        return None
    part = session.get(RoundPart, part_id(one.round_id, one.project_id))
    return UUID(bytes=part.id.bytes) if part is not None and part.alive else None


def part_id(round_id: UUID, project_id: UUID) -> UUID:
    """The id of a project's part in a round."""
    return key_id(RoundPart.__number__, round_id.bytes, project_id.bytes)


def submission_id(round_id: UUID, project_id: UUID) -> UUID:
    """The id of a project's form in a round: whoever begins it, on whatever device, fills the same one."""
    return key_id(Submission.__number__, round_id.bytes, project_id.bytes)


class Rounds:
    """Forms that are asked of many projects; ``on`` is a local calendar date."""

    def __init__(self, core: Core, answers: Answers) -> None:
        self._core = core
        self._answers = answers

    # --- reading ------------------------------------------------------------------------------------

    def all(self) -> list[RoundRow]:
        """All rounds, that of the latest period first."""
        with self._core.raw() as raw:
            return round_reading.rounds(raw)

    def get(self, round_id: UUID) -> RoundRow:
        """A round.

        Raises:
            UnknownRecordError: it is not here, or was deleted.
        """
        with self._core.raw() as raw:
            return round_reading.one_round(raw, round_id)

    def parts(self, round_id: UUID | None = None, project_id: UUID | None = None) -> list[RoundPartRow]:
        """Projects in rounds, all or those of one round or project, each with what became of its form.

        Rounds and projects that are not on this device are called by the names that came with the part.
        """
        with self._core.raw() as raw:
            return round_reading.parts(raw, round_id, project_id)

    def parts_of_form(self, version_id: UUID, project_id: UUID) -> list[RoundPartRow]:
        """Where a project is asked for a form, whatever version; the latest period first.

        Raises:
            UnknownRecordError: the version is not here.
        """
        with self._core.session() as session:
            form_id = find(session, FormVersion, version_id).form_id
        with self._core.raw() as raw:
            known = [one.id for one in round_reading.rounds(raw) if one.form_id == form_id]
            parts = round_reading.parts(raw, project_id=project_id)
        asked = [one for one in parts if one.round_id in known and one.is_asked]
        return sorted(asked, key=lambda part: known.index(part.round_id))

    def asked(self) -> list[RoundPartRow]:
        """Forms that are waited for, those that are due first before the others: what a carrier has to do."""
        waiting = [part for part in self.parts() if part.is_open]
        return sorted(waiting, key=lambda part: part.expected or date.max)

    def waiting(self) -> list[RoundPartRow]:
        """Forms that came and are to be looked at: what the office has to do."""
        return [part for part in self.parts() if part.standing() == "submitted"]

    def overview(self, year: int) -> OverviewRow:
        """Projects by the rounds whose period ends in a year."""
        with self._core.raw() as raw:
            return round_reading.overview(raw, year, self._core.today())

    def years(self) -> list[int]:
        """Years that have a round, the latest first."""
        with self._core.raw() as raw:
            return round_reading.years(raw)

    def running(self) -> dict[UUID, Period]:
        """The days of each project that runs, open ends as the first and last there are."""
        with self._core.raw() as raw:
            return round_reading.running(raw)

    # --- handing out --------------------------------------------------------------------------------

    def hand_out(self, wish: RoundWish, projects: Sequence[UUID]) -> Future[UUID]:
        """Make a round and ask projects for its form, each in its own space; all is one action.

        Args:
            wish: the round.
            projects: who is asked.

        Raises:
            PeriodTurnedError, NobodyAskedError: at once, nothing is written.
            ValueUnusableError, TextTooLongError: the same.
            UnknownRecordError, RoundKnownError: from the future, nothing is written either.
        """
        if wish.end < wish.begin or wish.due < wish.begin:
            raise PeriodTurnedError()
        if not projects:
            raise NobodyAskedError()
        row, waiting = new_id(), list(dict.fromkeys(projects))
        values = checked("round", {
            "title": wish.title.strip(), "begin": wish.begin, "end": wish.end, "due": wish.due,
            "note": wish.note.strip() or None, "version_id": wish.version_id,
        }, new=True)  # fmt: skip

        def begin(transaction: Transaction) -> int:
            session: Session = transaction.session
            version = find(session, FormVersion, wish.version_id)
            _demand_new(session, version, wish)
            more = {"form_id": version.form_id, "sent_at": self._core.now()}
            add(self._core, transaction, "round", values | more, row=row, space=self._core.spaces.org)
            session.flush()
            return step(transaction)

        def step(transaction: Transaction) -> int:
            return self._ask_some(transaction, row, waiting)

        return then(in_batches(self._core, step, "hand out", BATCH, first=begin), lambda _: row)

    def ask(self, round_id: UUID, project_id: UUID, begun: date | None = None) -> Future[UUID]:
        """Ask a project later than the others; one that was asked already stays as it is.

        Args:
            round_id: what for.
            project_id: who is asked.
            begun: its first day, where it began within the period; when left out, that of its funding.

        Raises:
            UnknownRecordError, RoundClosedError: from the future.
        """

        def work(transaction: Transaction) -> UUID:
            _demand_open(transaction.session, round_id)
            return _ask(self._core, transaction, round_id, project_id, begun)

        return self._core.submit(work, "hand out")

    def ask_all(self, round_id: UUID, projects: Sequence[UUID]) -> Future[int]:
        """The same for several; how many.

        Raises:
            UnknownRecordError, RoundClosedError: from the future.
        """
        waiting = list(dict.fromkeys(projects))

        def step(transaction: Transaction) -> int:
            _demand_open(transaction.session, round_id)
            return self._ask_some(transaction, round_id, waiting)

        return in_batches(self._core, step, "hand out", BATCH)

    def _ask_some(self, transaction: Transaction, round_id: UUID, waiting: list[UUID]) -> int:
        """Ask as many as a transaction takes, and take them off the list."""
        now, waiting[:] = waiting[:BATCH], waiting[BATCH:]
        for project in now:
            _ask(self._core, transaction, round_id, project)
        return len(now)

    # --- later --------------------------------------------------------------------------------------

    def arrange(self, part: UUID, terms: PartTerms, shown: PartTerms | None = None) -> Future[UUID]:
        """Change what is agreed with a project in a round.

        Args:
            part: the project's part.
            terms: as they are to be.
            shown: as a dialog showed them at first; what it did not change stays what others made of it.

        Raises:
            ReasonMissingError: at once: another day, and not taking part, have a reason.
            TextTooLongError: at once.
            UnknownRecordError: from the future.
            BegunElsewhenError: from the future: the first day lies outside the round's period.
        """
        if not terms.is_reasoned:
            raise ReasonMissingError()
        values = checked("round_part", changed(
            terms.values(), shown.values() if shown is not None else None,
            ("due", "due_reason"), ("excused", "excused_reason"),
        ))  # fmt: skip

        def work(transaction: Transaction) -> UUID:
            known = find(transaction.session, RoundPart, part)
            begun = values.get("begun")
            if begun is not None and begun != known.begun:
                _demand_within(transaction.session, known, begun)
            assign(known, values)
            return part

        return self._core.submit(work, "edit")

    def newer(self, round_id: UUID) -> UUID | None:
        """The newest version of a round's form, where the round asks for an older one; else None."""
        with self._core.session() as session:
            asked = session.get(Round, round_id)
            if asked is None or asked.form_id is None:
                return None
            known = [one.id for one in versions_of(session, asked.form_id)]
            return UUID(bytes=known[0].bytes) if asked.version_id in known[1:] else None

    def renew(self, round_id: UUID, version_id: UUID) -> Future[UUID]:
        """Ask for another version of a round's form from now on.

        A form that somebody has begun stays in its version until it is taken over (``form_versions``).

        Raises:
            UnknownRecordError, RoundClosedError: from the future.
            NotThisFormError: from the future: the version is of another form; nothing was changed.
        """

        def work(transaction: Transaction) -> UUID:
            asked = _demand_open(transaction.session, round_id)
            version = find(transaction.session, FormVersion, version_id)
            if version.form_id != asked.form_id:
                raise NotThisFormError(found=version.title or "", expected=asked.title or "")
            asked.version_id = version.id
            return round_id

        return self._core.submit(work, "edit")

    def close(self, round_id: UUID, *, closed: bool = True) -> Future[UUID]:
        """Ask nobody for a round any more, or ask again; what was begun stays, and can be read.

        Raises:
            UnknownRecordError: from the future.
        """

        def work(transaction: Transaction) -> UUID:
            record = find(transaction.session, Round, round_id)
            if (record.closed_at is not None) != closed:
                record.closed_at = self._core.now() if closed else None
            return round_id

        return self._core.submit(work, "edit")

    # --- filling ------------------------------------------------------------------------------------

    def begin(self, round_id: UUID, project_id: UUID, *, wanted: bool = False) -> Future[UUID]:
        """Begin a project's form of a round, or find the one that was begun; the id of the submission.

        The id follows from both, so two people who begin on two devices fill one form.

        Args:
            round_id: what for.
            project_id: whose form.
            wanted: it is to be filled from paper, and may not if nobody waits for it (:meth:`demand_wanted`).

        Raises:
            FormCameError: from the future: see :meth:`demand_wanted`.
            UnknownRecordError: from the future: round or project is not here.
            RoundClosedError, NotAskedError: from the future: and nobody had begun it.
            FormNotHereError: from the future: the form's files have not come yet.
        """
        row = submission_id(round_id, project_id)

        def prepare() -> Future[UUID]:
            if wanted:
                self.demand_wanted(round_id, project_id)
            with self._core.session() as session:
                known = session.get(Submission, row)
                if known is not None and known.alive:
                    return _done(row)
                version = _version_asked(session, round_id, project_id)
            return self._answers.begin_as(row, version, project_id, round_id)

        return self._core.in_background(prepare)

    def demand_wanted(self, round_id: UUID, project_id: UUID) -> UUID | None:
        """Refuse what is to come into a project's form of a round from paper or from a file, unless it may.

        Returns:
            The form where somebody has begun it already, to go on with it.

        Raises:
            UnknownRecordError: the round is not here.
            RoundClosedError, NotAskedError: nobody waits for the form.
            FormCameError: it was handed in.
        """
        with self._core.session() as session:
            known = session.get(Submission, submission_id(round_id, project_id))
            begun = known is not None and known.alive
            if known is not None and begun and known.state != SubmissionState.DRAFT:
                raise FormCameError(project=known.project_label or "", round=known.round_label or "")
            _version_asked(session, round_id, project_id)
            return UUID(bytes=known.id.bytes) if known is not None and begun else None


def _version_asked(session: Session, round_id: UUID, project_id: UUID) -> UUID:
    """The version of the form that a round asks a project for; closed ones ask for returned forms only."""
    known = session.get(Submission, submission_id(round_id, project_id))
    returned = known is not None and known.alive and known.return_until is not None
    asked = find(session, Round, round_id) if returned else _demand_open(session, round_id)
    part = session.get(RoundPart, part_id(round_id, project_id))
    if part is None or not part.alive or part.excused:
        raise NotAskedError(round=asked.title or "")
    return asked.version_id or UUID(int=0)


def _demand_open(session: Session, round_id: UUID) -> Round:
    """The round, unless it was closed."""
    found = find(session, Round, round_id)
    if found.closed_at is not None:
        raise RoundClosedError(round=found.title or "")
    return found


def _demand_new(session: Session, version: FormVersion, wish: RoundWish) -> None:
    """Refuse what was handed out before: the same form for the same period."""
    query = select(Round).where(
        Round.alive.is_(True), Round.form_id == version.form_id, Round.begin == wish.begin,
        Round.end == wish.end,
    )  # fmt: skip
    known = session.scalars(query.limit(1)).first()
    if known is not None:
        raise RoundKnownError(round=known.title or "")


def _demand_within(session: Session, part: RoundPart, begun: date) -> None:
    """Refuse a first day that the round does not ask about: targets would be scaled by it all the same."""
    asked = session.get(Round, part.round_id) if part.round_id is not None else None
    if asked is not None and asked.begin and asked.end and not asked.begin <= begun <= asked.end:
        raise BegunElsewhenError(begin=f"{asked.begin:%d.%m.%Y}", end=f"{asked.end:%d.%m.%Y}")


def _began_within(session: Session, round_id: UUID, project: Project) -> date | None:
    """The first day of a project's funding, where it lies within a round's period."""
    asked, first = session.get(Round, round_id), project.funded_from
    if asked is None or first is None or not asked.begin or not asked.end:
        return None
    return first if asked.begin < first <= asked.end else None


def _ask(
    core: Core, transaction: Transaction, round_id: UUID, project_id: UUID, begun: date | None = None
) -> UUID:
    """A project's part in a round, in the project's space; one that was deleted comes back."""
    session: Session = transaction.session
    project, row = find(session, Project, project_id), part_id(round_id, project_id)
    known = session.get(RoundPart, row)
    if known is None:
        begun = begun or _began_within(session, round_id, project)
        values = {"round_id": round_id, "project_id": project_id, "begun": begun, "sent_at": core.now()}
        add(core, transaction, "round_part", values, row=row, space=project.space)
    elif not known.alive:
        known.alive = True
    return row


def _one_line(reason: str) -> str | None:
    return " ".join(reason.split()) or None


def _done(row: UUID) -> Future[UUID]:
    future: Future[UUID] = Future()
    future.set_result(row)
    return future
