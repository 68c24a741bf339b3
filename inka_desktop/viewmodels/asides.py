"""What stands beside the questions of a form that is kept: the period before, counts, remarks, no answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal

from inka_desktop.forms import Absence, NodeId, NodeState
from inka_desktop.forms.parts import Part
from inka_desktop.records.values import Absent
from inka_desktop.services.submission_rows import BesideRow, RemarkRow
from inka_desktop.viewmodels import dates

translate = QCoreApplication.translate
COUNTS = frozenset({"int", "decimal"})
"""Types of answers that are never taken over from the period before: they are counted anew."""
NOTHING = BesideRow({}, "", {})


class Said(NamedTuple):
    """A remark as it is read: who says what, the answer to it, and whether it may still be changed here."""

    remark: RemarkRow
    head: str
    reply_head: str
    own: bool


class Asides(QObject):
    """Knows what stands beside the questions; who keeps remarks listens to the wishes."""

    changed = Signal()
    """Remarks are new."""
    asked = Signal(object, str)
    """A question (:class:`NodeId`) is not clear: what somebody wants to know of the office."""
    reworded = Signal(object, str)
    """A remark (its id) is to be said in other words; without any it is taken back."""

    def __init__(self, beside: BesideRow, on: date, *, may_ask: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.beside = beside
        self.may_ask = may_ask
        """Somebody at a carrier fills it."""
        self._on = on
        self._remarks: tuple[RemarkRow, ...] = ()

    def show_remarks(self, remarks: Sequence[RemarkRow]) -> None:
        """Takes what was said; says so where it is new."""
        if tuple(remarks) != self._remarks:
            self._remarks = tuple(remarks)
            self.changed.emit()

    def before(self, part: Part) -> str:
        """The canonical answer of the period before; empty where there is none."""
        return "" if part.node.row else self.beside.before.get(part.node.path, "")

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

    def counted(self, part: Part) -> int | None:
        """Contacts that were counted for a question; None where none are."""
        return None if part.node.row else self.beside.counted.get(part.node.path)

    def remarks(self, node: NodeId | None = None) -> list[Said]:
        """What was said, of one question where it is given, and nobody has settled."""
        return [
            Said(one, _head(one, self._on), _reply_head(one, self._on), not one.is_note and not one.reply)
            for one in self._remarks
            if not one.settled and (node is None or one.node == node)
        ]


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


def _head(one: RemarkRow, on: date) -> str:
    when = dates.moment(one.said_at, on) if one.said_at is not None else "–"
    who = one.said_by or "–"
    if one.is_note:
        text = translate("Asides", "Rückfrage der Koordinierungsstelle, {when}")
    else:
        text = translate("Asides", "Frage an die Koordinierungsstelle von {who}, {when}")
    return text.format(who=who, when=when)


def _reply_head(one: RemarkRow, on: date) -> str:
    if not one.reply:
        return ""
    when = dates.moment(one.replied_at, on) if one.replied_at is not None else "–"
    return translate("Asides", "Antwort von {who}, {when}").format(who=one.replied_by or "–", when=when)
