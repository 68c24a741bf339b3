"""What happened to a form and what changed in it, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from inka_desktop.forms import Absence, NodeId
from inka_desktop.forms.marked import plain
from inka_desktop.forms.parts import repeat_caption
from inka_desktop.records.values import StepKind
from inka_desktop.services.submission_rows import ADDED, CHANGED, ChangeRow, LateRow, SaidRow, StepRow
from inka_desktop.viewmodels import dates
from inka_desktop.viewmodels.asides import said_absence
from inka_desktop.viewmodels.looked_form import LookedForm
from inka_desktop.viewmodels.noop import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate


class Told(NamedTuple):
    """Two lines of a list, and the question they lead to, if any."""

    title: str
    second: str
    node: NodeId | None = None


_STEPS: Mapping[str, str] = {
    StepKind.READ: QT_TRANSLATE_NOOP("FormHistory", "Von der Leitung gelesen"),
    StepKind.SUBMITTED: QT_TRANSLATE_NOOP("FormHistory", "Eingereicht"),
    StepKind.WITHDRAWN: QT_TRANSLATE_NOOP("FormHistory", "Einreichung zurückgezogen"),
    StepKind.REVIEWED: QT_TRANSLATE_NOOP("FormHistory", "Prüfung begonnen"),
    StepKind.RETURNED: QT_TRANSLATE_NOOP("FormHistory", "Mit Rückfrage zurückgegeben"),
    StepKind.CHECKED: QT_TRANSLATE_NOOP("FormHistory", "Geprüft"),
    StepKind.REOPENED: QT_TRANSLATE_NOOP("FormHistory", "Wieder geöffnet"),
}


def step_words(step: StepRow, on: date) -> Told:
    """``Mit Rückfrage zurückgegeben bis 04.12.``; below who, when and why."""
    title = translate("FormHistory", _STEPS[step.kind]) if step.kind in _STEPS else step.kind
    if step.until is not None:
        until = translate("FormHistory", "{what}, bis {day}")
        title = until.format(what=title, day=dates.day(step.until, on))
    when = dates.moment(step.at, on) if step.at is not None else ""
    facts = ", ".join(part for part in (step.by, when) if part)
    return Told(title, "\n".join(part for part in (facts, step.reason) if part))


def change_words(change: ChangeRow, looked: LookedForm) -> Told:
    """The question, and below ``3 (vorher: 4)``; of a row that came or went what stands in it.

    Args:
        change: what is different.
        looked: the form as it is now.
    """
    if change.kind == CHANGED and change.node is not None:
        before, after = (
            _said(looked, change.path, change.node, said) for said in (change.before, change.after)
        )
        text = translate("FormHistory", "{after} (vorher: {before})").format(before=before, after=after)
        return Told(looked.placed_label(change.node), text, change.node)
    title = _repeat_title(looked, change.path)
    added = change.kind == ADDED
    text = translate("FormHistory", "{row}: neu") if added else translate("FormHistory", "{row}: entfernt")
    answers = ", ".join(_said(looked, path, None, said) for path, said in change.answers)
    return Told(text.format(row=title), answers or translate("FormHistory", "ohne Angaben"), change.node)


def late_words(late: LateRow, looked: LookedForm, on: date) -> Told:
    """The same of what came behind the hand-in, and below who wrote it and when."""
    told = change_words(late.change, looked)
    when = dates.moment(late.at, on) if late.at is not None else ""
    facts = ", ".join(part for part in (late.by, when) if part)
    return told._replace(second="\n".join(part for part in (told.second, facts) if part))


def more_words(count: int) -> str:
    """What shows the rest of a list."""
    return translate("FormHistory", "%n weitere zeigen", "", count)


def _said(looked: LookedForm, path: str, node: NodeId | None, said: SaidRow) -> str:
    if said.absent:
        return said_absence(Absence(said.absent, said.reason))
    field = looked.session.definition.field(path)
    if not said.value or field is None or not field.controls:
        return said.value or translate("FormHistory", "leer")
    return looked.value_words(field.controls[0], node or _any_node(looked, path), said.value)


def _any_node(looked: LookedForm, path: str) -> NodeId:
    """A place where a question stands, whose choices are those of a row that is gone, too."""
    leaves = looked.session.instance.top.leaves()
    return next((leaf.id for leaf in leaves if leaf.field.path == path), NodeId(path))


def _repeat_title(looked: LookedForm, path: str) -> str:
    definition = looked.session.definition
    caption, top = repeat_caption(definition.body, path), NodeId(definition.root.path)
    return plain(looked.told(lambda: looked.session.caption(caption, top), "")) or path.rpartition("/")[2]
