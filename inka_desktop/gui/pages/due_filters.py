"""What a list of due things is limited to: chips for how it stands, lines for whose and which project."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from inka_desktop.gui._generated.agreements_page import Ui_AgreementsPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.chip import FilterChip
from inka_desktop.gui.widgets.flow import FlowLayout
from inka_desktop.gui.widgets.project_line import ProjectLine
from inka_desktop.gui.widgets.tag_chip import TagChip
from inka_desktop.services.due_rows import DueFilter, Which
from inka_desktop.viewmodels import due_lists

_CHIP_GAP = 6


class DueFilters(QObject):
    """Says ``changed`` when the list is limited otherwise."""

    changed = Signal()

    def __init__(self, context: Context, ui: Ui_AgreementsPage, page: QWidget) -> None:
        super().__init__(page)
        self.limits = DueFilter()
        self._context, self._ui, self._page, self._kind = context, ui, page, ""
        self._row, self._group = FlowLayout(ui.chipsWidget, _CHIP_GAP), QButtonGroup(self)
        for text, which in due_lists.filters():
            chip = FilterChip(ui.chipsWidget, text)
            chip.setProperty("which", which)
            chip.clicked.connect(partial(self._choose, which))
            self._group.addButton(chip)
            self._row.addWidget(chip)
        self._tags = TagChip(context, lambda tag: self._limit(self.limits._replace(tag=tag)), page)
        self._row.addWidget(self._tags)
        who = ui.responsibleEdit
        who.asked.connect(self._ask_who)
        who.entered.connect(lambda _text: self._take_who())
        who.editingFinished.connect(self._take_who)
        who.textChanged.connect(lambda text: None if text else self._take_who())
        self._project = ProjectLine(context, ui.projectEdit)
        self._project.chosen.connect(lambda key: self._limit(self.limits._replace(project_id=key)))

    def add(self, chip: QWidget) -> None:
        """One more chip behind the others."""
        self._row.addWidget(chip)

    def begin(self, kind: str) -> None:
        """Another list: all that is open; nothing is said, since it is shown anyway."""
        self._kind = kind
        for widget in (self._ui.responsibleLabel, self._ui.responsibleEdit):
            widget.setVisible(kind != "follow_up")
        self._set(DueFilter(), "")

    def take(self, limits: DueFilter) -> None:
        """Limits the list as a remembered view says."""

        def show(projects: Sequence[tuple[UUID, str]]) -> None:
            title = next((text for key, text in projects if key == limits.project_id), "")
            self._set(limits if title else limits._replace(project_id=None), title)
            self.changed.emit()

        self._context.read(self._page, lambda ws: ws.due.projects(), show)

    def _set(self, limits: DueFilter, project: str) -> None:
        self.limits = limits
        line = self._ui.responsibleEdit
        before = line.blockSignals(True)
        line.set_value(limits.responsible)
        line.blockSignals(before)
        self._project.set_title(project)
        self._tags.set_tag(limits.tag)
        for chip in self._group.buttons():
            chip.setChecked(chip.property("which") == limits.which)

    def _choose(self, which: Which, _checked: bool = True) -> None:
        self._limit(self.limits._replace(which=which))

    def _limit(self, limits: DueFilter) -> None:
        if limits != self.limits:
            self.limits = limits
            self.changed.emit()

    def _take_who(self) -> None:
        self._limit(self.limits._replace(responsible=self._ui.responsibleEdit.value()))

    def _ask_who(self, words: str) -> None:
        kind, line = self._kind, self._ui.responsibleEdit
        if words:
            self._context.read(line, lambda ws: ws.due.responsibles(kind, words), line.suggest)
