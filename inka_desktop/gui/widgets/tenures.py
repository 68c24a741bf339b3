"""What a project has between two days, organisations in roles and areas: a line each, with both days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui.context import Context
from inka_desktop.gui.removing import remove
from inka_desktop.gui.widgets.card import Card, CardRow, hairline, words
from inka_desktop.gui.widgets.field_mark import show_marks
from inka_desktop.gui.widgets.fields import DayEdit
from inka_desktop.gui.widgets.record_list import RecordRows, RowEditor
from inka_desktop.viewmodels import projects
from inka_desktop.viewmodels.projects import Tenure

_GAP_PX = 8


class TenureEditor(RowEditor):
    """One relation: its name leads to its entry, its first and last day are saved as they are typed."""

    opened = Signal()
    entries_wished = Signal(object, str)
    """Id and field for which two entries arrived."""

    def __init__(self, context: Context, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(context, kind, parent)
        self._today = context.today
        self._role = ""
        self._top = hairline(self)
        self._title = CardRow("", parent=self)
        self._title.make_clickable()
        self._title.activated.connect(self.opened)
        self.first, self.last = DayEdit(self), DayEdit(self)
        self._remove = QToolButton(self)
        self._hint = words(
            self.tr("Das Ende liegt vor dem Beginn. So ist es gespeichert, bitte prüfen Sie beide Tage."),
            "problem",
            self,
        )
        self._hint.setContentsMargins(16, 0, 16, 8)
        icons.set_icon(self._remove, "x")
        self._remove.setToolTip(self.tr("Eintrag entfernen"))
        self._remove.clicked.connect(self.wish_removed)
        for field, name, hint in (
            (self.first, "validFromEdit", self.tr("seit")), (self.last, "validToEdit", self.tr("bis")),
        ):  # fmt: skip
            field.setObjectName(name)
            field.setPlaceholderText(hint)
            field.today, field.past = context.today, True
            field.edited.connect(self._say_state)
            field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._arrange()

    def load(self, row: Tenure, number: int) -> None:
        """Shows a row and its place in the list, from 1."""
        super().load(row, number)
        self._role, name = row.role, row.name or "–"
        self._top.setVisible(number > 1)
        self._title.set_title(name)
        self.first.setAccessibleName(self.tr("{name} seit").format(name=name))
        self.last.setAccessibleName(self.tr("{name} bis").format(name=name))
        self._remove.setAccessibleName(self.tr("{name} entfernen").format(name=name))
        show_marks(
            self.binder.fields(), row.divided, lambda field: self.entries_wished.emit(self.record, field)
        )
        self._say_state()

    def _say_state(self) -> None:
        first, last = self.first.value(), self.last.value()
        self._title.set_second(projects.tenure_words(self._role, first, last, self._today()))
        self._hint.setVisible(projects.backwards(first, last))

    def _arrange(self) -> None:
        whole, line = QVBoxLayout(self), QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top)
        whole.addLayout(line)
        whole.addWidget(self._hint)
        line.setContentsMargins(0, 0, 16, 0)
        line.setSpacing(_GAP_PX)
        line.addWidget(self._title, 1)
        line.addWidget(self.first)
        line.addWidget(QLabel("–", self))
        line.addWidget(self.last)
        line.addWidget(self._remove)


class TenuresCard(Card):
    """All of them by their first day, and a line for the next, which subclasses make."""

    entries_wished = Signal(object, str)
    kind: ClassVar[str]
    """Table of the relations."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project: UUID | None = None
        self._rows: RecordRows[Tenure, TenureEditor] | None = None
        self._nobody = words("", "muted", self)
        self._nobody.setContentsMargins(16, 10, 16, 10)

    def heading(self) -> str:
        """The title of the card."""
        raise NotImplementedError

    def empty(self) -> str:
        """What stands there while there is none."""
        raise NotImplementedError

    def make_adder(self, context: Context, project: UUID) -> QWidget:
        """The line for the next one."""
        raise NotImplementedError

    def show_tenures(self, context: Context, project: UUID, tenures: Sequence[Tenure]) -> None:
        """Shows those of a project; where somebody is typing, nothing moves."""
        if project != self._project:
            self._begin(context, project)
        assert self._rows is not None
        self._nobody.setVisible(not tenures)
        self._rows.load(tenures, lambda row: self._make(context, row))

    def flush(self) -> None:
        """Hands over what was typed."""
        if self._rows is not None:
            self._rows.flush()

    def settled(self) -> bool:
        """Whether everything typed is on the disk."""
        return self._rows is None or self._rows.settled()

    def _begin(self, context: Context, project: UUID) -> None:
        """Another project: its own lines, and an empty one for the next."""
        self.flush()
        self._project = project
        self.clear()
        self.set_title(self.heading())
        self._nobody = words(self.empty(), "muted", self)
        self._nobody.setContentsMargins(16, 10, 16, 10)
        holder = QFrame(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._rows = RecordRows(column)
        self.add_row(holder)
        self.body.addWidget(self._nobody)
        self.add_row(self.make_adder(context, project))

    def _make(self, context: Context, row: Tenure) -> TenureEditor:
        editor = TenureEditor(context, self.kind, self)
        gone = self.tr("„{name}“ ist nicht mehr eingetragen.").format(name=row.name)
        editor.opened.connect(lambda: context.show_page("entry", row.entry))
        editor.removed.connect(lambda record: remove(self, context, self.kind, record, gone))
        editor.entries_wished.connect(self.entries_wished)
        return editor
