"""What stands beside the questions of a form that is kept: the period before, counts, remarks, no answer."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, MutableMapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal

from inka_desktop.forms import Absence, ChangeSet, FormSession, NodeId, NodeState
from inka_desktop.forms.instance import InstanceNode
from inka_desktop.forms.keeping import grows
from inka_desktop.forms.parts import Part
from inka_desktop.forms.tree import Element
from inka_desktop.records import judging
from inka_desktop.records.local_time import local_time
from inka_desktop.records.values import Absent, StepKind
from inka_desktop.services.submission_rows import (
    BesideRow,
    ChangeRow,
    LateRow,
    OfferedRow,
    RemarkRow,
    RowStep,
    StepRow,
)
from inka_desktop.viewmodels import dates

translate = QCoreApplication.translate
COUNTS = frozenset({"int", "decimal"})
"""Types of answers that are never taken over from the period before: they are counted anew."""
NOTHING = BesideRow({}, "", {})


class May(NamedTuple):
    """What somebody may do with a form that is open.

    Attributes:
        fills: change its answers, while it is a draft.
        asks: ask the office, reply to its notes, and tick off what it answered.
        answers: answer what the carrier asks, and tick off whatever is settled.
        notes: note what is to be put right, and take up again what is settled.
    """

    fills: bool = False
    asks: bool = False
    answers: bool = False
    notes: bool = False


AT_CARRIER = May(fills=True, asks=True)
OFFICE_FILLS = May(fills=True, answers=True)
OFFICE_ANSWERS = May(answers=True)
OFFICE_REVIEWS = May(answers=True, notes=True)


class Said(NamedTuple):
    """A remark as it is read, and what this person may do about it.

    Attributes:
        head, reply_head: who said it, and who answered, and when.
        ended: since when it is settled; empty while it is not.
        may_change: it may be said in other words, or taken back.
        may_reply: it is to be answered here.
        may_settle: it may be ticked off, or if it was be opened again.
    """

    remark: RemarkRow
    head: str
    reply_head: str
    ended: str
    may_change: bool
    may_reply: bool
    may_settle: bool


class Asides(QObject):
    """Knows what stands beside the questions; who keeps remarks listens to the wishes.

    Args:
        beside: what is known of the questions from elsewhere.
        on: the day that decides how moments are said.
        may: what this person may do with it.
        locked: nobody changes anything in it.
        session: of the form, which tells the rows of its repeats apart.
    """

    changed = Signal()
    """Remarks or the history are new."""
    asked = Signal(object, str)
    """What somebody asks of the office, or the office of the carrier: about a question (:class:`NodeId`), or
    about the form as a whole (None)."""
    reworded = Signal(object, str)
    """A remark (its id) is to be said in other words; without any it is taken back."""
    replied = Signal(object, str)
    """A remark (its id) is answered."""
    settled = Signal(object, bool)
    """Nothing more is asked about a remark (its id), or it is again."""

    entries_wished = Signal(object)
    """Both entries for one question are to be seen: the id of its answer."""

    def __init__(
        self, beside: BesideRow, on: date, may: May, *, session: FormSession | None = None,
        locked: bool = False, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.half_said: MutableMapping[Hashable, dict[str, str]] = {}
        self._form: UUID | None = None
        self.beside = beside
        self._session = session
        self.may = may
        self._locked = locked
        self.on = on
        self._remarks: tuple[RemarkRow, ...] = ()
        self._notes: tuple[RemarkRow, ...] = ()
        self.steps: tuple[StepRow, ...] = ()
        self.changes: tuple[ChangeRow, ...] = ()
        self.late: tuple[LateRow, ...] = ()
        self.divided: Mapping[NodeId, UUID] = {}
        """Questions for which two entries wait for a decision, with the answer that holds them."""

    @property
    def may_ask(self) -> bool:
        """Whether the office can be asked now, at a question or about the form as a whole."""
        return self.may.asks and not self._locked

    @property
    def may_say(self) -> bool:
        """Whether anything can be said of a question now: something is asked, or noted."""
        return self.may.notes or self.may_ask

    def keep_in(self, half_said: MutableMapping[Hashable, dict[str, str]], form: UUID) -> None:
        """What is typed and not said yet outlasts this view of the form."""
        self.half_said, self._form = half_said, form

    def begun(self, about: NodeId | UUID | None) -> str:
        """What was typed and not said yet: about a question, a remark (its id), or the whole form."""
        return self.half_said.get((self._form, about), {}).get("text", "")

    def begin(self, about: NodeId | UUID | None, text: str) -> None:
        """Keeps what is typed until it is said; nothing, where there is no text."""
        if text:
            self.half_said[self._form, about] = {"text": text}
        else:
            self.half_said.pop((self._form, about), None)

    def show_remarks(self, remarks: Sequence[RemarkRow], notes: Sequence[RemarkRow] = ()) -> None:
        """Takes what was said, and what the office has noted for itself; says so where it is new.

        In a form that lies with the office only, its notes are among what was said, too.
        """
        own = {note.id for note in notes}
        remarks = [one for one in remarks if one.id not in own]
        if (tuple(remarks), tuple(notes)) != (self._remarks, self._notes):
            self._remarks, self._notes = tuple(remarks), tuple(notes)
            self.changed.emit()

    def show_counted(self, counted: Mapping[str, OfferedRow]) -> None:
        """Takes which contacts were counted until now; says so where there are more or fewer."""
        if counted != self.beside.counted:
            self.beside = replace(self.beside, counted=counted)
            self.changed.emit()

    def show_divided(self, divided: Mapping[NodeId, UUID]) -> None:
        """Takes for which questions two entries wait for a decision; says so where that is new."""
        if divided != self.divided:
            self.divided = divided
            self.changed.emit()

    def show_history(
        self, steps: Sequence[StepRow], changes: Sequence[ChangeRow] = (), late: Sequence[LateRow] = ()
    ) -> None:
        """Takes what happened to the form, what is different from the time before, and what came since."""
        told = tuple(steps), tuple(changes), tuple(late)
        if told != (self.steps, self.changes, self.late):
            self.steps, self.changes, self.late = told
            self.changed.emit()

    def before(self, part: Part) -> str:
        """The canonical answer of the period before; empty where there is none.

        A row is the one of its place where the form counts rows, else the one whose first question says the
        same, which is not told of that question itself.
        """
        path, rows = part.node.path, self.beside.rows
        if not part.node.row:
            return self.beside.before.get(path, "")
        if rows is None or self._session is None or path in rows.keys.values():
            return ""
        return rows.value(path, row_steps(self._session, part.node, rows.keys))

    def before_words(self, value: str) -> str:
        """What was answered before, and when: only the quarter right before goes without its name."""
        if self.beside.last_quarter:
            return translate("Asides", "Vorquartal: {answer}").format(answer=value)
        if self.beside.round:
            return translate("Asides", "{round}: {answer}").format(round=self.beside.round, answer=value)
        return translate("Asides", "Zuletzt: {answer}").format(answer=value)

    def repeat_words(self) -> str:
        """What the button says that takes it over."""
        if self.beside.last_quarter:
            return translate("Asides", "Wie im Vorquartal")
        return translate("Asides", "Wie zuletzt")

    def take(self, changes: ChangeSet) -> None:
        """Takes a step in the form: a row that is called otherwise is another one of the period before."""
        keys = frozenset() if self.beside.rows is None else frozenset(self.beside.rows.keys.values())
        if any(node.path in keys for node in changes.changed("value")):
            self.changed.emit()

    def may_repeat(self, part: Part, state: NodeState) -> bool:
        """Whether the answer of the period before may be taken over: never that of a count."""
        field = part.control.field
        kind = "" if field is None else field.type
        return (
            kind not in COUNTS
            and kind != "binary"
            and not state.readonly
            and self.before(part) != state.value
        )

    def counted(self, part: Part) -> OfferedRow | None:
        """Contacts that were counted for a question; None where none are."""
        return None if part.node.row else self.beside.counted.get(part.node.path)

    def estimated(self, path: str, answer: Callable[[str], str]) -> int:
        """How many of what was taken over were estimated, once where a form asks for all and for parts.

        Args:
            path: of the question that asks for it.
            answer: of a question by its path; one that was put right counts as its author wrote it.
        """
        taken_over = (
            judging.Part(one.gender, one.age, one.estimated)
            for taken, one in self.beside.counted.items()
            if one.estimated_path == path and answer(taken) == str(one.number)
        )
        return int(judging.whole(taken_over) or 0)

    def remarks(self, node: NodeId | None = None, *, settled: bool = False) -> list[Said]:
        """What was said, of one question where it is given: what is still open, or else what is settled."""
        return [
            self._said(one, own=own)
            for rows, own in ((self._remarks, False), (self._notes, True))
            for one in rows
            if one.settled == settled and (node is None or one.node == node)
        ]

    def of_whole(self) -> list[Said]:
        """What was said of the form as a whole, what is still open first."""
        every = (*self.remarks(), *self.remarks(settled=True))
        return [one for one in every if one.remark.node is None]

    def _said(self, one: RemarkRow, *, own: bool) -> Said:
        asks, answers = self.may_ask, self.may.answers
        ended, answered = one.settled_at, self.may.asks and not one.is_note and bool(one.reply)
        return Said(
            one, self._head(one, own=own), _reply_head(one, self.on),
            settled_words(ended, self.on) if ended is not None else "",
            may_change=ended is None and (own or (asks and not one.is_note and not one.reply)),
            may_reply=ended is None and not own and (asks if one.is_note else answers),
            may_settle=not own and (self.may.notes if ended is not None else answers or answered),
        )  # fmt: skip

    def _head(self, one: RemarkRow, *, own: bool) -> str:
        when = dates.moment(one.said_at, self.on) if one.said_at is not None else "–"
        who = one.said_by or "–"
        if own:
            text = translate("Asides", "Rückfrage von {who}, {when} – noch nicht beim Träger")
        elif one.is_note:
            text = translate("Asides", "Rückfrage der Koordinierungsstelle, {when}")
            when = self.returned_words(one) or when
        else:
            text = translate("Asides", "Frage an die Koordinierungsstelle von {who}, {when}")
        return text.format(who=who, when=when)

    def returned_words(self, one: RemarkRow) -> str:
        """``1. Rückgabe am 14.10.``: which one a note went along with; empty for any other remark."""
        returns = [step for step in self.steps if step.kind == StepKind.RETURNED]
        for number, step in enumerate(returns, 1):
            if one.step_id is not None and step.id == one.step_id and step.at is not None:
                day = dates.day(local_time(step.at).date(), self.on)
                return translate("Asides", "{number}. Rückgabe am {day}").format(number=number, day=day)
        return ""


def absence_words(why: str) -> str:
    """A reason for having no answer, as a person reads it."""
    known: dict[str, str] = {
        Absent.NOT_COLLECTED: translate("Asides", "nicht erhoben"),
        Absent.NOT_YET_KNOWN: translate("Asides", "liegt noch nicht vor"),
    }
    return known.get(why, why)


def said_absence(absence: Absence) -> str:
    """The same with a person's reason."""
    words = absence_words(absence.why)
    return f"{words}: {absence.reason}" if absence.reason else words


def settled_words(at: datetime, on: date) -> str:
    """``erledigt am 20.10.``."""
    return translate("Asides", "erledigt am {day}").format(day=dates.day(local_time(at).date(), on))


def _reply_head(one: RemarkRow, on: date) -> str:
    if not one.reply:
        return ""
    when = dates.moment(one.replied_at, on) if one.replied_at is not None else "–"
    return translate("Asides", "Antwort von {who}, {when}").format(who=one.replied_by or "–", when=when)


def row_steps(session: FormSession, node: NodeId, keys: Mapping[str, str]) -> list[RowStep]:
    """The rows that a question stands in, the outermost first.

    Args:
        session: of the form.
        node: the question.
        keys: of each repeat that people add rows to, the path of the question that tells its rows apart.
    """
    steps = list[RowStep]()
    inner: Element | None = session.instance.rows.get(node.row)
    while isinstance(inner, InstanceNode):
        if inner.row_id and isinstance(inner.parent, InstanceNode):
            path, siblings = inner.field.path, inner.parent.children(inner.field.name.key)
            key = NodeId(keys[path], inner.row_id) if path in keys else None
            asked = session.definition.field(key.path) if key is not None else None
            leaf = session.instance.find(key, asked) if key is not None and asked is not None else None
            said = leaf.own if leaf is not None else ""
            steps.insert(0, RowStep(path, 0 if grows(inner.field) else siblings.index(inner) + 1, said))
        inner = inner.parent
    return steps
