"""Termine: what has a day, as a month with its day beside it, or as one list of any length."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.calendar_page import Ui_CalendarPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.delegates.calendar_lines import CalendarLines
from inka_desktop.gui.delegates.month_cells import MonthDelegate
from inka_desktop.gui.page_list import is_office
from inka_desktop.gui.pages import calendar_opening
from inka_desktop.gui.pages.calendar_day import CalendarDay
from inka_desktop.gui.pages.calendar_filters import CalendarFilters
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets.chip import FilterChip
from inka_desktop.gui.widgets.paged_view import PagedView
from inka_desktop.gui.widgets.row_copier import pieces_of
from inka_desktop.gui.widgets.view_chip import ViewChip
from inka_desktop.services.calendar_rows import CalendarFilter, CalendarRow, DayRow
from inka_desktop.services.views import Plain
from inka_desktop.viewmodels import calendar
from inka_desktop.viewmodels.due import parse_day
from inka_desktop.viewmodels.paged import RowRole

if TYPE_CHECKING:
    from inka_desktop.gui.pages.calendar_files import Seen

_CHIP_GAP = 6


class CalendarPage(Page):
    """Arrows move the day, Page up and down the month, Return opens, N begins something on that day."""

    name = "calendar"
    code = "K-01"
    watches = frozenset(
        {
            "protocol", "released_protocol", "agreement", "task", "follow_up", "stock_taking",
            "stock_participant", "fixed_text", "recipient", "reply", "series", "contract", "project",
            "retention", "round", "round_part", "submission",
        }
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = ui = Ui_CalendarPage()
        ui.setupUi(self)
        self._mode, self._begun = "month", False
        self._day = context.today()
        self._filters = CalendarFilters(context, ui.chipsWidget, self)
        self._filters.changed.connect(self._show)
        self._filters.add(ViewChip(context, self.name, self._view_now, self._show_view, self))
        self._of_day = CalendarDay(context, ui, self)
        ui.monthView.setItemDelegate(MonthDelegate(context.today, ui.monthView))
        self._view = PagedView(context, ui.calendarTable, calendar.columns(context.today))
        ui.calendarTable.setItemDelegate(CalendarLines(ui.calendarTable))
        self._modes = self._make_modes()
        self._connect()
        self._dress()
        self._show_month()

    # --- what is shown ----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Reads again what is shown; day and place in the list stay."""
        if self._mode == "month":
            self._read_month()
        elif self._view.model.known():
            self._view.model.refresh()
        else:
            self._show_list()
        self._count_late()

    def _count_late(self) -> None:
        limits, on = self._filters.limits._replace(overdue=True), self.context.today()
        self.context.read(self, lambda ws: ws.calendar.count(limits, on), self._filters.count_late)

    def _show(self) -> None:
        """The calendar is limited otherwise."""
        if self._mode == "list":
            self._show_list()
        else:
            self._read_month()
        self._count_late()

    def _switch(self, mode: str, _checked: bool = True) -> None:
        self._mode = mode
        for chip in self._modes.buttons():
            chip.setChecked(chip.property("mode") == mode)
        ui = self._ui
        ui.bodyStack.setCurrentWidget(ui.listPage if mode == "list" else ui.monthPage)
        ui.countLabel.setVisible(mode == "list")
        if mode == "list":
            self._show_list()
        else:
            self._show_month()
            self._read_month()
        (ui.calendarTable if mode == "list" else ui.monthView).setFocus()

    def _view_now(self) -> Mapping[str, Plain]:
        return calendar.view_of(self._filters.limits, self._mode)

    def _show_view(self, view: Mapping[str, Plain]) -> None:
        limits, mode = calendar.limits_of(view)
        self._switch(mode)
        self._filters.take(limits)

    # --- the month --------------------------------------------------------------------------------

    def choose(self, day: date) -> None:
        """Another day; its month is shown."""
        self._day = day = calendar.within(day)
        if self._mode == "list":
            self._scroll_to(day)
        if day.replace(day=1) != self._ui.monthView.days.month:
            self._show_month()
            self._read_month()
        else:
            self._ui.monthView.choose(day)
            self._ui.monthEdit.setText(calendar.month_words(day))
            self._of_day.read(self._day, self._filters.limits)

    def _show_month(self) -> None:
        view, month = self._ui.monthView, self._day.replace(day=1)
        view.days.show_month(month, self.context.today())
        view.choose(self._day)
        self._ui.monthEdit.setText(calendar.month_words(month))

    def _read_month(self) -> None:
        days, limits, on = self._ui.monthView.days, self._filters.limits, self.context.today()
        span, language = days.dates_shown(), self.context.language

        def show(rows: Sequence[DayRow]) -> None:
            if span == days.dates_shown() and limits == self._filters.limits:
                days.fill(rows, on)
                # The library of holidays is imported behind the first painting.
                self.context.read(self, lambda _ws: _free(*span, language), name)

        def name(free: Mapping[date, str]) -> None:
            if span == days.dates_shown():
                days.name_free(free)
                self._of_day.name()

        self.context.read(self, lambda ws: ws.calendar.month(*span, limits, on), show)
        self._of_day.read(self._day, self._filters.limits)

    def _open_day(self, day: date) -> None:
        if day != self._day:
            self.choose(day)
        self._of_day.open()

    def _turn(self, months: int) -> None:
        """Another month; the day of the month stays, as far as it has one."""
        month = calendar.months_on(self._day, months)
        last = (calendar.months_on(month, 1) - month).days
        self.choose(month.replace(day=min(self._day.day, last)))

    def _take_month(self) -> None:
        line, on = self._ui.monthEdit, self.context.today()
        if line.text().strip() == calendar.month_words(self._day):
            return
        month = calendar.parse_month(line.text(), on)
        if month is None:
            self.context.say(
                self.tr("Diesen Monat kennen wir nicht. Bitte so eintippen: 12.2026 oder Dezember."),
                "information",
            )
            line.setText(calendar.month_words(self._day))
            return
        self.choose(on if month == on.replace(day=1) else month)
        (self._ui.calendarTable if self._mode == "list" else self._ui.monthView).setFocus()

    # --- the list ---------------------------------------------------------------------------------

    def _source(self) -> calendar.CalendarSource | None:
        workspace = self.context.workspace
        if workspace is None:
            return None
        return calendar.CalendarSource(workspace, self._filters.limits, self.context.today())

    def _show_list(self) -> None:
        source = self._source()
        if source is None:
            self.context.workspace_opened.connect(self._show_list, Qt.ConnectionType.SingleShotConnection)
            return
        self._begun = False
        self._view.model.show(source)

    def _take_loaded(self) -> None:
        """The list begins with today; what was before lies above."""
        count, ui = self._view.model.rowCount(), self._ui
        ui.countLabel.setText(calendar.count_words(count))
        if self._mode == "list":
            ui.bodyStack.setCurrentWidget(ui.listPage if count else ui.emptyPage)
        if not count:
            self._fill_empty()
        elif not self._begun and self._view.model.known():
            self._begun = True
            late = self._filters.limits.overdue
            self._scroll_to(date.min if late else self._day)

    def _scroll_to(self, day: date) -> None:
        limits, on = self._filters.limits, self.context.today()
        self.context.read(self, lambda ws: ws.calendar.position_of(day, limits, on), self._view.scroll_to)

    def _jump(self, typed: str) -> None:
        """Typing a day goes there; N begins something."""
        if typed.casefold() == "n":
            self._offer_new()
            return
        day = parse_day(typed, self.context.today(), past=True)
        if day is not None:
            self.choose(day)

    def _fill_empty(self) -> None:
        card, limited = self._ui.emptyCard, self._filters.limits != CalendarFilter()
        card.clear()
        card.set_title(self.tr("Nichts gefunden") if limited else self.tr("Noch kein Termin"))
        card.say(
            self.tr("Ohne die Einschränkungen oben gibt es vielleicht mehr.") if limited
            else self.tr("Hier steht, was einen Tag hat: Besuche, Sitzungen, Vereinbarungen und Fristen.")
        )  # fmt: skip

    # --- what is done -----------------------------------------------------------------------------

    def _open(self, index: QModelIndex) -> None:
        row = index.data(RowRole)
        if isinstance(row, CalendarRow):
            calendar_opening.open_row(self.context, row)

    def _offer_new(self, day: date | None = None) -> None:
        if not is_office(self.context.role):
            return
        row = self._ui.calendarTable.currentIndex().data(RowRole) if self._mode == "list" else None
        button = self._ui.newButton
        on = day or (row.day if isinstance(row, CalendarRow) else self._day)
        calendar_opening.offer_new(self.context, button, button.mapToGlobal(QPoint(0, button.height())), on)

    def _export(self) -> None:
        from inka_desktop.gui.pages import calendar_files

        self._see(lambda seen: calendar_files.offer_file(self._ui.exportButton, self.context, seen))

    def _print(self) -> None:
        from inka_desktop.gui.pages import calendar_files

        self._see(lambda seen: calendar_files.offer_print(self._ui.printButton, self.context, seen))

    def _see(self, done: Callable[[Seen], object]) -> None:
        """Gives what is shown now, with the entries that are selected."""
        from inka_desktop.gui.pages.calendar_files import Seen
        from inka_desktop.services.calendar_papers import MOST

        source = self._source()
        if source is None:
            return
        seen = Seen(self._day.replace(day=1), source.limits, source.on)
        pieces = pieces_of(self._ui.calendarTable) if self._mode == "list" else []
        if not pieces:
            done(seen)
            return
        count = sum(last - first + 1 for first, last in pieces)

        def show(rows: Sequence[CalendarRow]) -> None:
            done(seen._replace(chosen=rows, selected=count))

        self._view.model.read_rows(pieces, show, MOST + 1)

    # --- putting together -------------------------------------------------------------------------

    def _make_modes(self) -> QButtonGroup:
        group, row = QButtonGroup(self), QHBoxLayout(self._ui.modesWidget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_CHIP_GAP)
        for text, mode in ((self.tr("Monat"), "month"), (self.tr("Liste"), "list")):
            chip = FilterChip(self._ui.modesWidget, text)
            chip.setProperty("mode", mode)
            chip.setChecked(mode == self._mode)
            chip.clicked.connect(partial(self._switch, mode))
            group.addButton(chip)
            row.addWidget(chip)
        return group

    def _connect(self) -> None:
        ui, view = self._ui, self._ui.monthView
        view.day_wished.connect(self.choose)
        view.month_wished.connect(self._turn)
        view.day_opened.connect(self._open_day)
        view.new_wished.connect(self._offer_new)
        ui.previousButton.clicked.connect(lambda: self._turn(-1))
        ui.nextButton.clicked.connect(lambda: self._turn(1))
        ui.todayButton.clicked.connect(lambda: self.choose(self.context.today()))
        ui.monthEdit.editingFinished.connect(self._take_month)
        ui.newButton.clicked.connect(lambda _checked: self._offer_new())
        ui.exportButton.clicked.connect(self._export)
        ui.printButton.clicked.connect(self._print)
        self._view.row_opened.connect(self._open)
        self._view.jump_wished.connect(self._jump)
        self._view.loaded.connect(self._take_loaded)

    def _dress(self) -> None:
        ui = self._ui
        icons.set_icon(ui.previousButton, "chevron-left")
        icons.set_icon(ui.nextButton, "chevron-right")
        icons.set_icon(ui.exportButton, "file-down")
        icons.set_icon(ui.printButton, "printer")
        icons.set_icon(ui.newButton, "plus", "on_accent")
        ui.newButton.setVisible(is_office(self.context.role))
        ui.countLabel.hide()
        self.setFocusProxy(ui.monthView)
        for sequence, run in (("Ctrl+Home", ui.todayButton.click), ("Ctrl+P", ui.printButton.click)):
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)


def _free(first: date, last: date, language: str) -> dict[date, str]:
    from inka_desktop.services.free_days import free_days

    return free_days(first, last, language)
