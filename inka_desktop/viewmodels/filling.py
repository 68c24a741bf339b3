"""A form while it is filled, for a window: what it is made of, what changed, what is missing.

No widgets and no storage: each change is a step of :class:`.Steps`, the session's or those of a form that
is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QImage

from inka_desktop.errors import InkaError
from inka_desktop.forms import (
    Absence,
    Answer,
    ChangeSet,
    FormError,
    FormSession,
    NodeId,
    NodeState,
    SessionError,
    Submission,
    Violation,
)
from inka_desktop.forms.parts import Part
from inka_desktop.viewmodels import dates
from inka_desktop.viewmodels.looked_form import LookedForm

if TYPE_CHECKING:
    from inka_desktop.forms.instance import InstanceNode
    from inka_desktop.viewmodels.asides import Asides
    from inka_desktop.viewmodels.kept_steps import Steps

translate = QCoreApplication.translate
Content = bytes | Path
"""What belongs to an answer: bytes made here, or a file that lies where it was picked."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A question that cannot stay as it is: its label, and why in one sentence."""

    node: NodeId
    label: str
    why: str


class Sketch(NamedTuple):
    """A drawing whose strokes can still be taken back.

    Attributes:
        under: what it was drawn on; None: white.
        strokes: the points of each.
    """

    under: QImage | None
    strokes: tuple[tuple[tuple[float, float], ...], ...] = ()


class Unread(NamedTuple):
    """Words in a field that cannot be read, why, and the answer beside them."""

    text: str = ""
    why: str = ""
    kept: str = ""


class Filling(LookedForm):
    """One form being filled.

    Args:
        session: the engine's.
        media: pictures and sounds of the form itself by name.
        steps: what its changes go through; the session's own where it is not kept.

    Attributes:
        media: pictures and sounds of the form itself by name.
        files: what was attached to answers, by the name that stands in the answer.
        sketches: what was drawn since the form was opened, by the name of the answer that it became.
        checked: somebody wanted to finish; from then on every violation shows.
        naming: how a file is called that is attached.
        asides: what stands beside its questions; None for a form that belongs to nobody.
    """

    changed = Signal(object)
    """What a step changed (:class:`ChangeSet`)."""
    language_changed = Signal()
    shown_wished = Signal(object)
    """A question (:class:`NodeId`) is to be shown, wherever it is."""

    next_wished = Signal(object)
    """The question behind this one (:class:`NodeId`) is to be asked."""

    file_attached = Signal(str, object)
    """The name of a file of an answer, and its :data:`Content`."""

    def __init__(
        self, session: FormSession, media: Mapping[str, Content] | None = None,
        parent: QObject | None = None, steps: Steps | None = None,
    ) -> None:  # fmt: skip
        super().__init__(session, parent)
        self._steps: Steps = session if steps is None else steps
        self.naming: Callable[[str], str] = str
        self.asides: Asides | None = None
        self.media = dict(media or {})
        self.files: dict[str, Content] = {}
        self.sketches: dict[str, Sketch] = {}
        self.checked = False
        self.touched = False
        """Whether anything was answered since the form was opened."""
        self._unread: dict[NodeId, Unread] = {}
        self._seen: set[NodeId] = set()

    # --- looking ------------------------------------------------------------------------------------

    def unread(self, node: NodeId) -> tuple[str, str]:
        """What stands in a field and cannot be read, and why; both empty when all is well."""
        return self._unread.get(node, Unread())[:2]

    def keep_in(self, unread: dict[NodeId, Unread]) -> None:
        """Words that cannot be read outlast this view of the form, until their question is answered."""
        for node, words in list(unread.items()):
            if not self.is_there(node) or self.state(node).value != words.kept:
                del unread[node]
        self._unread = unread

    def content(self, answer: str) -> Content | None:
        """The file that an answer names: attached to it, or of the form itself; None while it is not here."""
        own = self.media.get(answer.rpartition("/")[2]) if answer.startswith("jr://") else None
        return own or self.files.get(answer)

    def complaint(self, node: NodeId, state: NodeState) -> str:
        """The sentence below a field; before it was left, nothing is held against anybody."""
        why = self.unread(node)[1]
        if why:
            return why
        if state.absence is not None and self.checked and not state.absence.reason:
            return _no_reason()
        if state.violation is None or not (self.checked or node in self._seen):
            return ""
        if state.violation.kind == "required" and not self.checked:
            return ""
        return state.violation.words(dates.language())

    def missing(self) -> list[Missing]:
        """What cannot stay, in the form's order."""
        return self.first_missing()[0]

    def first_missing(self, most: int | None = None) -> tuple[list[Missing], int]:
        """What cannot stay, in the form's order and at most so many, and how much it is altogether."""
        violations = self.told(self.session.validate, list[Violation]())
        found = [(one.node, one.words(dates.language())) for one in violations]
        found += [(node, _no_reason()) for node in self._unexplained()]
        known = {node for node, _ in found}
        asked = [node for node in self._unread if node not in known and self.is_there(node)]
        unread = [(node, self._unread[node].why) for node in asked if self.state(node).relevant]
        every = (*unread, *found)
        return [Missing(node, self.placed_label(node), why) for node, why in every[:most]], len(every)

    def _unexplained(self) -> list[NodeId]:
        """Questions that stay blank and nobody says why."""
        absences = self.session.absences().items()
        return [node for node, one in absences if not one.reason and self.state(node).relevant]

    # --- changing -----------------------------------------------------------------------------------

    def answer(self, node: NodeId, value: Answer) -> str:
        """Answers a question; gives a sentence where the answer cannot be kept, which leaves it blank."""
        self.touched = True
        was_unread = self._unread.pop(node, None) is not None
        try:
            changes = self._steps.set(node, value)
        except (FormError, InkaError) as error:
            why = error.words(dates.language())
            if isinstance(error, SessionError):
                why = translate("Filling", "Das passt nicht zu dieser Frage. Bitte prüfen Sie die Angabe.")
            self.refuse(node, str(value), why)
            return why
        if was_unread and not changes:
            changes = _value_of(node)
        self.changed.emit(changes)
        return ""

    def refuse(self, node: NodeId, text: str, why: str, *, keeps: bool = False) -> None:
        """Words that cannot be read stay in the field, and the question is not answered.

        Args:
            node: the question.
            text: the words.
            why: says what to do.
            keeps: they were to be a further answer, so those that there are stay.
        """
        self.touched = True
        self._unread[node] = Unread(text, why)
        changes = ChangeSet() if keeps else self.told(lambda: self._steps.set(node, None), ChangeSet())
        self._unread[node] = Unread(text, why, self.state(node).value)
        self.changed.emit(changes or _value_of(node))

    def set_absence(self, node: NodeId, absence: Absence | None) -> None:
        """Says why a question stays blank; None: it is asked again."""
        self._unread.pop(node, None)
        self._step(lambda: self._steps.set_absence(node, absence))

    def take(self, changes: ChangeSet) -> None:
        """Shows what came from elsewhere."""
        if changes:
            self.changed.emit(changes)

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
        changes = self._step(lambda: self._steps.add_repeat(part.node))
        if not changes.added:
            return None
        return next((row for row in changes.added if row.path == part.node.path), None)

    def remove_row(self, row: NodeId) -> None:
        """Removes a row with all that is in it; :meth:`undo` brings it back."""
        self._step(lambda: self._steps.remove_repeat(row))

    def undo(self) -> bool:
        """Takes the last step back; False when there is none."""
        changes = self._step(self._steps.undo)
        for node in changes.changed("value"):
            if node in self._unread and self.state(node).value:
                del self._unread[node]
                self.changed.emit(_value_of(node))
        return bool(changes)

    def attach(self, name: str, content: Content) -> str:
        """Keeps what an answer stands for; gives the name that the answer has to be."""
        own = self.naming(name)
        self.files[own] = content
        self.file_attached.emit(own, content)
        return own

    def take_files(self, files: Mapping[str, Content]) -> None:
        """Files that answers name have come meanwhile; the questions show them."""
        self.files.update(files)
        for leaf in self._named(files):
            self.changed.emit(_value_of(leaf.id))

    def lose_file(self, name: str) -> None:
        """A file could not be kept: its question has no answer, and says so."""
        self.files.pop(name, None)
        why = translate("Filling", "„{name}“ konnte nicht gespeichert werden. Bitte noch einmal hinzufügen.")
        for leaf in self._named((name,)):
            self.refuse(leaf.id, name, why.format(name=name))

    def _named(self, names: Container[str]) -> list[InstanceNode]:
        return [leaf for leaf in self.session.instance.top.leaves() if leaf.own in names]

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
        changes = self.told(work, ChangeSet())
        if changes:
            self.touched = True
            self.changed.emit(changes)
        return changes


def _no_reason() -> str:
    return translate("Filling", "Bitte nennen Sie den Grund.")


def _value_of(node: NodeId) -> ChangeSet:
    """The answer of one question is to be shown again."""
    return ChangeSet({node: frozenset({"value"})})
