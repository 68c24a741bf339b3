"""A form while it is filled, for a window: what it is made of, what changed, what is missing.

No widgets and no storage: who keeps answers listens to :attr:`Filling.changed`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from inka_desktop.forms import (
    Answer,
    ChangeSet,
    Choice,
    FormError,
    FormSession,
    NodeId,
    NodeState,
    SessionError,
    Submission,
    Violation,
)
from inka_desktop.forms.fields import Control
from inka_desktop.forms.marked import plain
from inka_desktop.forms.parts import Part, parts_of
from inka_desktop.viewmodels import dates, numbers

translate = QCoreApplication.translate
Made = TypeVar("Made")
Content = bytes | Path
"""What belongs to an answer: bytes made here, or a file that lies where it was picked."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A question that cannot stay as it is: its label, and why in one sentence."""

    node: NodeId
    label: str
    why: str


class Filling(QObject):
    """One form being filled.

    Attributes:
        session: the engine's.
        media: pictures and sounds of the form itself by name.
        files: what was attached to answers, by the name that stands in the answer.
        checked: somebody wanted to finish; from then on every violation shows.
    """

    changed = Signal(object)
    """What a step changed (:class:`ChangeSet`)."""
    language_changed = Signal()
    shown_wished = Signal(object)
    """A question (:class:`NodeId`) is to be shown, wherever it is."""

    def __init__(
        self, session: FormSession, media: Mapping[str, Content] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.media = dict(media or {})
        self.files: dict[str, Content] = {}
        self.checked = False
        self.touched = False
        """Whether anything was answered since the form was opened."""
        self._unread: dict[NodeId, tuple[str, str]] = {}
        self._seen: set[NodeId] = set()

    # --- what it is made of -------------------------------------------------------------------------

    def parts(self) -> tuple[Part, ...]:
        """The outermost parts."""
        return parts_of(self.session.definition.body, NodeId(self.session.definition.root.path))

    def title(self, part: Part) -> str:
        """The label of a group or repeat; empty when it has none."""
        return self._told(lambda: self.session.caption(part.caption, self._where(part)), "")

    def _where(self, part: Part) -> NodeId:
        """Where the words of a group or repeat are worked out: there, or in the first row."""
        rows = self.rows(part) if part.repeats else []
        return rows[0] if rows else part.at if part.repeats else part.node

    def hint(self, part: Part) -> str:
        """The hint of a group; empty when it has none."""
        return self._told(lambda: self.session.caption(part.control.hint, self._where(part)), "")

    def caption(self, control: Control, at: NodeId) -> str:
        """The label of a question that no row asks yet; empty when it has none."""
        return self._told(lambda: self.session.caption(control.label, at), "")

    def is_shown(self, part: Part) -> bool:
        """Whether a question, group or repeat is relevant."""
        if part.repeats:
            rows = self.rows(part)
            return any(self.state(row).relevant for row in rows) if rows else self.may_add(part)
        return self.state(part.node).relevant

    def rows(self, part: Part) -> list[NodeId]:
        """The rows of a repeat."""
        return self._told(lambda: self.session.rows(part.node), [])

    @staticmethod
    def may_add(part: Part) -> bool:
        """Whether people add and remove the rows of a repeat."""
        return not part.control.fixed

    # --- looking ------------------------------------------------------------------------------------

    def state(self, node: NodeId) -> NodeState:
        """Everything about a node; what cannot be worked out says so as its violation."""
        try:
            return self.session.state(node)
        except FormError as error:
            wrong = Violation(node, "constraint", error.words(dates.language()))
            return NodeState("", True, True, False, wrong, node.path.rpartition("/")[2], "")

    def choices(self, node: NodeId, search: str = "", limit: int | None = None) -> Sequence[Choice]:
        """The choices of a question; none where its list cannot be worked out."""
        return self._told(lambda: self.session.choices(node, search, limit), ())

    def choice_label(self, node: NodeId, value: str) -> str:
        """How a choice of a question reads; the value itself where it has no such choice."""
        return self._told(lambda: self.session.choice_label(node, value), "") or value

    def shown_value(self, part: Part, value: str) -> str:
        """A kept answer as people read it: the words of its choices, a day, a number."""
        kind = part.control.field.type if part.control.field is not None else "string"
        if part.control.kind in ("select1", "select", "rank"):
            chosen = [value] if part.control.kind == "select1" else value.split()
            return ", ".join(plain(self.choice_label(part.node, one)) for one in chosen)
        return answer_words(value, kind)

    def unread(self, node: NodeId) -> tuple[str, str]:
        """What stands in a field and cannot be read, and why; both empty when all is well."""
        return self._unread.get(node, ("", ""))

    def complaint(self, node: NodeId, state: NodeState) -> str:
        """The sentence below a field; before it was left, nothing is held against anybody."""
        why = self.unread(node)[1]
        if why:
            return why
        if state.violation is None or not (self.checked or node in self._seen):
            return ""
        if state.violation.kind == "required" and not self.checked:
            return ""
        return state.violation.words(dates.language())

    def missing(self, most: int | None = None) -> list[Missing]:
        """What cannot stay, in the form's order; at most so many."""
        violations = self._told(self._violations, list[Violation]())
        found = [(one.node, one.words(dates.language())) for one in violations]
        known = {node for node, _ in found}
        unread = [
            (node, why) for node, (_, why) in self._unread.items()
            if node not in known and self.is_there(node) and self.state(node).relevant
        ]  # fmt: skip
        return [Missing(node, self.placed_label(node), why) for node, why in (*unread, *found)[:most]]

    def is_there(self, node: NodeId) -> bool:
        """Whether a node still exists: its row may have been removed."""
        try:
            self.session.state(node)
        except SessionError:
            return False
        except FormError:
            return True
        return True

    def label(self, node: NodeId) -> str:
        """A question in one line, without signs of emphasis."""
        return plain(self.state(node).label) or node.path.rpartition("/")[2]

    def placed_label(self, node: NodeId) -> str:
        """The same, in a repeat with the number of its row."""
        field = self.session.definition.field(node.path)
        repeat = None if field is None else field.row
        if repeat is None:
            return self.label(node)
        row = NodeId(repeat.path, node.row)
        rows = self._told(lambda: self.session.rows(row), list[NodeId]())
        number = rows.index(row) + 1 if row in rows else 1
        return translate("Filling", "{question} (Eintrag {number})").format(
            question=self.label(node), number=number
        )

    # --- changing -----------------------------------------------------------------------------------

    def answer(self, node: NodeId, value: Answer) -> str:
        """Answers a question; gives a sentence where the answer cannot be kept, which leaves it blank."""
        self.touched = True
        was_unread = self._unread.pop(node, None) is not None
        try:
            changes = self.session.set(node, value)
        except FormError as error:
            why = error.words(dates.language())
            if isinstance(error, SessionError):
                why = translate("Filling", "Das passt nicht zu dieser Frage. Bitte prüfen Sie die Angabe.")
            self.refuse(node, str(value), why)
            return why
        if was_unread and not changes:
            changes = _value_of(node)
        self.changed.emit(changes)
        return ""

    def refuse(self, node: NodeId, text: str, why: str) -> None:
        """Words that cannot be read stay in the field, and the question is not answered."""
        self.touched = True
        self._unread[node] = (text, why)
        changes = self._told(lambda: self.session.set(node, None), ChangeSet())
        self.changed.emit(changes or _value_of(node))

    def see(self, node: NodeId) -> None:
        """Somebody was at a question and left it: what is wrong with it may be said now."""
        if node not in self._seen:
            self._seen.add(node)
            self.changed.emit(ChangeSet({node: frozenset({"constraint"})}))

    def check(self) -> list[Missing]:
        """Says at every question what is wrong with it; gives the list."""
        self.checked = True
        found = self.missing()
        self.changed.emit(ChangeSet({one.node: frozenset({"constraint"}) for one in found}))
        return found

    def add_row(self, part: Part) -> NodeId | None:
        """Adds a row behind the last one; None where the form does not allow it."""
        changes = self._step(lambda: self.session.add_repeat(part.node))
        if not changes.added:
            return None
        return next((row for row in changes.added if row.path == part.node.path), None)

    def remove_row(self, row: NodeId) -> None:
        """Removes a row with all that is in it; :meth:`undo` brings it back."""
        self._step(lambda: self.session.remove_repeat(row))

    def undo(self) -> bool:
        """Takes the last step back; False when there is none."""
        changes = self._step(self.session.undo)
        for node in changes.changed("value"):
            if node in self._unread and self.state(node).value:
                del self._unread[node]
                self.changed.emit(_value_of(node))
        return bool(changes)

    def attach(self, name: str, content: Content) -> None:
        """Keeps what an answer of that name stands for."""
        self.files[name] = content

    def set_language(self, language: str) -> None:
        """Shows labels, choices and messages in another language of the form."""
        if language != self.session.language:
            self.session.language = language
            self.language_changed.emit()

    def finish(self) -> Submission:
        """The finished form.

        Raises:
            UnfinishedError: something is missing or not allowed; see :meth:`check`.
        """
        return self.session.finalize()

    def _step(self, work: Callable[[], ChangeSet]) -> ChangeSet:
        changes = self._told(work, ChangeSet())
        if changes:
            self.touched = True
            self.changed.emit(changes)
        return changes

    def _violations(self) -> list[Violation]:
        return self.session.validate()

    @staticmethod
    def _told(work: Callable[[], Made], otherwise: Made) -> Made:
        """What an expression of the form gives; where it cannot be worked out, something harmless."""
        try:
            return work()
        except FormError:
            return otherwise


def _value_of(node: NodeId) -> ChangeSet:
    """The answer of one question is to be shown again."""
    return ChangeSet({node: frozenset({"value"})})


def answer_words(value: str, kind: str) -> str:
    """A kept answer of a type as the window's language writes it."""
    try:
        if kind == "date":
            return dates.day(date.fromisoformat(value))
        if kind == "time":
            return dates.clock(time.fromisoformat(value))
    except ValueError:
        return value
    return numbers.shown(value) if kind in ("int", "decimal") else value


def is_note(control: Control, state: NodeState) -> bool:
    """Whether a control only says something: read-only, and without a value to show."""
    return control.kind == "input" and state.readonly and not state.value
