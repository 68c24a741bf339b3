"""A filled form that is open: each step is saved as it settles, and what others answered comes in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from datetime import datetime
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inka_desktop.forms import Absence, Answer, ChangeSet, FormDefinition, FormSession, NodeId, Submission
from inka_desktop.forms.audit import FILE_NAME, Audit
from inka_desktop.forms.changes import VALUE
from inka_desktop.forms.instance import InstanceNode
from inka_desktop.forms.keeping import Difference, difference, grows, keeps
from inka_desktop.records.values import SubmissionState
from inka_desktop.services import answer_store
from inka_desktop.services.answer_store import PlacedRow, Stored, Writing
from inka_desktop.services.core import Core
from inka_desktop.services.form_errors import AnswerTooLongError, SubmissionFinishedError
from inka_desktop.services.form_steps import News, Step
from inka_desktop.services.hand_ins import counting_of
from inka_desktop.store.oplook import UNDO

if TYPE_CHECKING:
    from inka_desktop.services.form_rows import SubmissionRow
    from inka_desktop.store.oplog import Edit
    from inka_desktop.store.writer import Changes, Transaction

_KINDS = frozenset({"answer", "form_row", "submission", "submission_step", "finished_submission"})


class OpenForm:
    """One filled form; used by one thread at a time, as the session in it is.

    Attributes:
        row: the submission as it was when it was opened.
        handed: the hand-in that it was read from; None of a draft, and where that has not come yet.
        definition, session: the form and its state. Steps go through here, so that they are saved.
    """

    def __init__(
        self, core: Core, row: SubmissionRow, definition: FormDefinition, session: FormSession,
        stored: Stored, handed: UUID | None = None,
    ) -> None:  # fmt: skip
        self.row = row
        self.handed = handed
        self.definition = definition
        self.session = session
        self._core = core
        self._title: str | None = row.title
        self._cells = dict(stored.cells)
        """What the database holds, or will once the saves under way are done."""
        self._absences = dict(stored.absences)
        self._rows = {one.row: one for one in stored.rows}
        self._gone: dict[str, PlacedRow] = {}
        """Rows removed here: undo brings them back to their place."""
        self._unsaved = _differing(stored, session)
        """Cells that changed without a step of a person: they go along with the next one."""
        self._lock = Lock()
        self._saving = 0
        self._failed: list[tuple[Writing, BaseException]] = []
        self._news = self._final = False
        self._own: frozenset[tuple[str, bytes]] = frozenset()
        self._stop: Callable[[], None] = core.database.writer.on_change(self._note)

    def close(self) -> None:
        """Hear no news any more; what was handed over to be saved is saved."""
        stop, self._stop = self._stop, lambda: None
        stop()

    # --- steps --------------------------------------------------------------------------------------

    def set(self, node: NodeId, value: Answer, edit: Edit | None = None) -> Step:
        """Answer a question; saves of one ``edit`` (a field's focus) share one operation.

        Raises:
            SubmissionFinishedError: it is final.
            AnswerTooLongError: nothing was changed.
            NoSuchNodeError, WrongValueError: see :meth:`FormSession.set`; nothing was saved.
        """
        return self._step(lambda: self.session.set(node, value), edit)

    def set_absence(self, node: NodeId, absence: Absence | None, edit: Edit | None = None) -> Step:
        """Say why a question stays blank, which takes its answer away; None takes that back.

        Raises:
            SubmissionFinishedError: it is final.
            AnswerTooLongError: the reason is; nothing was changed.
            NoSuchNodeError: nothing was saved.
        """
        answer_store.demand_fitting((absence.reason,) if absence is not None else ())
        return self._step(lambda: self.session.set_absence(node, absence), edit)

    def add_repeat(self, repeat: NodeId, at: int | None = None) -> Step:
        """Add a row before the row ``at``, or behind the last.

        Raises:
            SubmissionFinishedError, NoSuchNodeError, FixedRepeatError: nothing was saved.
        """
        known = [self._rows[row.row].position for row in self.session.rows(repeat) if row.row in self._rows]
        place = answer_store.position_before(known, at)[1]
        return self._step(lambda: self.session.add_repeat(repeat, place))

    def remove_repeat(self, instance: NodeId) -> Step:
        """Remove a row with all that is in it; undo brings it back.

        Raises:
            SubmissionFinishedError, NoSuchNodeError, FixedRepeatError: nothing was saved.
        """
        return self._step(lambda: self.session.remove_repeat(instance))

    def undo(self) -> Step:
        """Take back the last step in this form; an empty change when there is none.

        The log knows which one it was: whoever goes on undoing in the program does not bring it back.
        """
        return self._step(self.session.undo, undoes=True)

    def _step(
        self, step: Callable[[], ChangeSet], edit: Edit | None = None, *, undoes: bool = False
    ) -> Step:  # fmt: skip
        self._demand_draft()
        action = edit.action if edit is not None else self._core.new_action()
        self.session.call(action)
        changes = step()
        undone = self.session.undone if undoes else None
        changed = changes.changed(VALUE)
        try:
            answer_store.demand_fitting(self._value(node) or "" for node in changed)
        except AnswerTooLongError:  # it would make every later save fail, too
            self.session.undo()
            raise
        self._unsaved.update(changed)
        fresh = {row.row for row in changes.added}
        if fresh:  # what an earlier row of that id held stands there no more
            self._unsaved.update(cell for cell in self._cells if cell.row in fresh)
        what = self._writing(bool(changes.added or changes.removed))
        label = UNDO + undone.hex() if isinstance(undone, bytes) else "answer"
        return Step(changes, self._save(what, edit, action, label))

    def _demand_draft(self) -> None:
        if self._final or self.row.state != SubmissionState.DRAFT:
            raise SubmissionFinishedError()

    # --- saving -------------------------------------------------------------------------------------

    def take_over(self, step: Difference) -> Writing:
        """Take a step that was made in another session of this form; gives what has to be written for it.

        Raises:
            SubmissionFinishedError: it is final.
        """
        self._demand_draft()
        self.session.apply(*step, lenient=True)
        self._unsaved.update(step.cells, step.absences)
        return self._writing(rows=True)

    def finalize(self) -> tuple[Submission, Writing]:
        """Finish the form: its XML, and what has still to be written with it; :meth:`was_written` ends it.

        Raises:
            SubmissionFinishedError: it is final.
            UnfinishedError: something cannot stay as it is; ``violations`` says what.
        """
        self._demand_draft()
        audit = Audit.of(self.definition)
        if audit is not None and not self.session.validate():
            self.session.apply({NodeId(audit.field.path): FILE_NAME})
        made = self.session.finalize()
        self._unsaved.update(self.session.kept().cells)
        self._final = True
        return made, self._writing(rows=True)

    def save_again(self) -> Future[None]:
        """Save what could not be saved before."""
        return self._save(self._writing(rows=True))

    def was_written(self, what: Writing, saving: Future[Any]) -> None:
        """What :meth:`finalize` gave was written, or was not: then the form goes on as it was."""
        failure = saving.exception()
        if failure is not None:
            with self._lock:
                self._failed.append((what, failure))
                self._final = False

    def _writing(self, rows: bool) -> Writing:
        """What is new against what the database holds."""
        what = Writing()
        with self._lock:
            failed, self._failed = self._failed, []
        if failed:
            self._look_again([part for part, _ in failed])
        if rows or failed:
            self._write_rows(what)
        for node in self._unsaved:
            self._write_cell(what, node)
        self._unsaved.clear()
        what.given = {node for node in what.cells if answer_store.is_given(self.definition, node.path)}
        touched = {node.row for node in what.cells} | {one.repeat.row for one in what.rows}
        what.around = {each for row in touched for each in self._around(row)}
        title = answer_store.title_of(self.session)
        if what and title != self._title:
            what.title = self._title = title
        return what

    def _write_cell(self, what: Writing, node: NodeId) -> None:
        found = self._leaf(node)
        if found is None:
            return
        value, absence = found.own, None if found.own else found.absence
        fresh = self._cells.get(node) != value and (value or self._had(node))
        if fresh or self._absences.get(node) != absence:
            what.cells[node] = self._cells[node] = value
            self._absences.pop(node, None)
            if absence is not None:
                what.absences[node] = self._absences[node] = absence

    def _look_again(self, failed: Sequence[Writing]) -> None:
        """What was not written is unsaved again; all else may be news and stays as it is."""
        stored = self._read()
        rows = {one.row: one for one in stored.rows}
        for part in failed:
            for cell in part.cells:
                self._cells.pop(cell, None)
                self._cells |= {cell: stored.cells[cell]} if cell in stored.cells else {}
                self._absences.pop(cell, None)
                self._absences |= {cell: stored.absences[cell]} if cell in stored.absences else {}
            self._unsaved.update(part.cells)
            for row in (*(one.row for one in part.rows), *part.removed):
                if row in rows:
                    self._rows[row] = rows[row]
                elif row in self._rows:
                    self._gone[row] = self._rows.pop(row)
            self._title = None if part.title is not None else self._title

    def _value(self, node: NodeId) -> str | None:
        """What stands in a cell that is kept; None where none is."""
        found = self._leaf(node)
        return None if found is None else found.own

    def _leaf(self, node: NodeId) -> InstanceNode | None:
        """The node of a cell that is kept; None where none is."""
        field = self.definition.field(node.path)
        return self.session.instance.find(node, field) if field is not None and keeps(field) else None

    def _had(self, node: NodeId) -> bool:
        """Whether there was something before: in the database, or what the form begins with."""
        field = self.definition.field(node.path)
        return node in self._cells or bool(field and field.source.text())

    def _write_rows(self, what: Writing) -> None:
        """Rows that came and went; what stands in new ones has to be written, too."""
        here = self.session.kept().rows
        now = {row for _, row in here}
        for row, one in list(self._rows.items()):
            if row not in now and (not one.repeat.row or one.repeat.row in self.session.instance.rows):
                what.removed.append(row)
                self._gone[row] = self._rows.pop(row)
        for repeat, row in here:
            if row not in self._rows:
                self._rows[row] = self._gone.pop(row) if row in self._gone else self._placed(repeat, row)
                what.rows.append(self._rows[row])
                self._unsaved.update(self.session.kept(NodeId(repeat.path, row)).cells)

    def _placed(self, repeat: NodeId, row: str) -> PlacedRow:
        siblings = [each.row for each in self.session.rows(repeat)]
        at = siblings.index(row)
        before = sum(each in self._rows for each in siblings[:at])
        known = [self._rows[each].position for each in siblings if each in self._rows]
        return PlacedRow(repeat, row, answer_store.position_before(known, before)[0])

    def _around(self, row: str) -> Iterator[str]:
        """The rows that people added around a row, itself among them."""
        node: object = self.session.instance.rows.get(row)
        while isinstance(node, InstanceNode):
            if node.row_id and grows(node.field):
                yield node.row_id
            node = node.parent

    def _save(
        self, what: Writing, edit: Edit | None = None, action: bytes | None = None, label: str = "answer"
    ) -> Future[None]:
        done: Future[None] = Future()
        parts = list(what.parts()) if what else []
        action, at = action or self._core.new_action(), self._core.now()
        with self._lock:
            self._saving += len(parts)
        for part in parts:
            write = partial(self._write, part=part, at=at)
            saving = self._core.submit(write, label, edit=edit, action=action)
            saving.add_done_callback(partial(self._saved, part, done if part is parts[-1] else None))
        if not parts:
            done.set_result(None)
        return done

    def _write(self, transaction: Transaction, part: Writing, at: datetime) -> None:
        """Writes a part; the changes that are told next are then its own.

        Whoever waits for the save may be late: they can be told before :meth:`_saved` runs.
        """
        answer_store.write(transaction, submission=self.row.id, what=part, at=at)
        with self._lock:
            self._own = part.touched(self.row.id)

    def _saved(self, part: Writing, done: Future[None] | None, saving: Future[None]) -> None:
        """A part was written, or was not."""
        failure = saving.exception()
        with self._lock:
            self._saving -= 1
            if failure is not None:
                self._own = frozenset()
                self._failed.append((part, failure))
            failed = [each for _, each in self._failed]
        if done is None:
            return
        if failed:  # also one before: not everything is saved
            done.set_exception(failed[0])
        else:
            done.set_result(None)

    # --- news ---------------------------------------------------------------------------------------

    def _note(self, changes: Changes) -> None:
        with self._lock:
            others = [one for one in changes.touched if one[0] in _KINDS and one not in self._own]
            self._own = frozenset()
            self._news |= bool(others)

    @property
    def has_news(self) -> bool:
        """Whether somebody else may have changed something, here or elsewhere; :meth:`take_news` tells."""
        with self._lock:
            return self._news and not self._saving

    def take_news(self) -> News:
        """Take in what others answered; steps before it can no longer be undone in this form.

        An answer that is just being saved stays as it is, and news wait until it is; one whose save failed is
        saved anew before.
        """
        if not self.has_news:
            return News(ChangeSet())
        with self._lock:
            self._news = failed = bool(self._failed)
        with self._core.raw() as raw:
            found = raw.execute(
                "SELECT state, version_id, alive FROM submission WHERE id = ?", (self.row.id.bytes,)
            ).fetchone()
            stored = answer_store.read(raw, self.row.id)
            counts = counting_of(raw, self.row.id)
        if found is not None and found[0] == self.row.state != SubmissionState.DRAFT:
            # What comes after a hand-in is told beside it, and changes nothing in it.
            return News(ChangeSet(), reopen=not found[2] or counts != self.handed)
        version = self.row.version_id.bytes if self.row.version_id is not None else None
        if found is None or tuple(found) != (self.row.state, version, 1):
            return News(ChangeSet(), reopen=True)
        if failed:  # what was answered here is saved first, or it would be taken back
            self._save(self._writing(rows=True))
            return News(ChangeSet())
        self._cells, self._absences = dict(stored.cells), dict(stored.absences)
        self._rows = {one.row: one for one in stored.rows}
        step = difference(self.session.kept(), stored.kept())
        here, told = self.session.instance.rows, {*step.cells, *step.absences}
        if not step.added and not step.removed and not any(not c.row or c.row in here for c in told):
            return News(ChangeSet())
        changes = self.session.apply(*step, lenient=True)
        self._unsaved |= _differing(stored, self.session)
        return News(changes)

    def _read(self) -> Stored:
        with self._core.raw() as raw:
            return answer_store.read(raw, self.row.id)


def _differing(stored: Stored, session: FormSession) -> set[NodeId]:
    """The cells in which a session says something else than the database."""
    found = difference(stored.kept(), session.kept())
    return {*found.cells, *found.absences}
