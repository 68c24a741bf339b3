"""What the calendar is limited to: chips of kinds, only one's own, only what is overdue, one project."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from inka_desktop.gui.context import Context
from inka_desktop.gui.page_list import is_office
from inka_desktop.gui.widgets.chip import FilterChip
from inka_desktop.gui.widgets.flow import FlowLayout
from inka_desktop.gui.widgets.project_line import ProjectLine
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.services.calendar_rows import CalendarFilter
from inka_desktop.viewmodels import calendar

_CHIP_GAP, _LINE_PX = 6, 176


class CalendarFilters(QObject):
    """Says ``changed`` when the calendar is limited otherwise."""

    changed = Signal()

    def __init__(self, context: Context, holder: QWidget, page: QWidget) -> None:
        super().__init__(page)
        self.limits = CalendarFilter()
        self._context, self._page = context, page
        office = is_office(context.role)
        self._row, self._groups = FlowLayout(holder, _CHIP_GAP), dict[str, FilterChip]()
        for text, group in calendar.groups(office=office):
            self._groups[group] = self._chip(holder, text, self._taker(group))
            self._groups[group].setProperty("group", group)
        self._mine = self._chip(holder, self.tr("Nur meine"), lambda on: self._limit(mine=on))
        self._mine.setVisible(office)
        self._late = self._chip(holder, self.tr("Überfällig"), lambda on: self._limit(overdue=on))
        for chip, name in ((self._mine, "mine"), (self._late, "overdue")):
            chip.setProperty("limit", name)
        self._line = SuggestEdit(holder)
        self._line.setObjectName("projectEdit")
        self._line.setPlaceholderText(self.tr("alle Projekte"))
        self._line.setAccessibleName(self.tr("Nur von diesem Projekt"))
        self._line.setClearButtonEnabled(True)
        self._line.setFixedWidth(_LINE_PX)
        self._line.setProperty("role", "chipLine")
        self._line.setVisible(office)
        if office:
            self._row.addWidget(self._line)
        self._project = ProjectLine(context, self._line)
        self._project.chosen.connect(lambda key: self._limit(project_id=key))

    def add(self, chip: QWidget) -> None:
        """One more chip behind the others."""
        self._row.addWidget(chip)

    def count_late(self, count: int) -> None:
        """Says how much is overdue."""
        self._late.setText(
            self.tr("Überfällig ({count})").format(count=count) if count else self.tr("Überfällig")
        )
        self._late.updateGeometry()

    def take(self, limits: CalendarFilter) -> None:
        """Limits the calendar as a remembered view says."""

        def show(projects: Sequence[tuple[UUID, str]]) -> None:
            title = next((text for key, text in projects if key == limits.project_id), "")
            self.limits = limits if title else limits._replace(project_id=None)
            self._project.set_title(title)
            self._press()
            self.changed.emit()

        self._context.read(self._page, lambda ws: ws.due.projects(), show)

    def _chip(self, holder: QWidget, text: str, answer: Callable[[bool], None]) -> FilterChip:
        chip = FilterChip(holder, text)
        chip.clicked.connect(answer)
        self._row.addWidget(chip)
        return chip

    def _taker(self, group: str) -> Callable[[bool], None]:
        def take(on: bool) -> None:
            groups = self.limits.groups
            self._limit(groups=groups | {group} if on else groups - {group})

        return take

    def _limit(self, **said: object) -> None:
        limits = self.limits._replace(**said)  # type: ignore[arg-type]  # by name
        if limits != self.limits:
            self.limits = limits
            self._press()
            self.changed.emit()

    def _press(self) -> None:
        for group, chip in self._groups.items():
            chip.setChecked(group in self.limits.groups)
        self._mine.setChecked(self.limits.mine)
        self._late.setChecked(self.limits.overdue)
