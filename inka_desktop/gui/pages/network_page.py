"""Netzwerk: organisations, persons, neighbourhoods and contracts as lists of any length."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QButtonGroup, QMenu, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.network_page import Ui_NetworkPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.pages.leaver_count import LeaverCount, LeaverQuestion
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets import layouts
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.gui.widgets.chip import FilterChip
from inka_desktop.gui.widgets.flow import FlowLayout
from inka_desktop.gui.widgets.paged_view import PagedView
from inka_desktop.gui.widgets.tag_chip import TagChip
from inka_desktop.gui.widgets.view_chip import ViewChip
from inka_desktop.services.directory_rows import KINDS, EntryFilter, EntryRow
from inka_desktop.services.views import Plain
from inka_desktop.viewmodels import network
from inka_desktop.viewmodels.paged import RowRole

if TYPE_CHECKING:
    from inka_desktop.store.writer import Changes

_CHIP_GAP = 6


class NetworkPage(Page):
    """One list at a time; a double click or Return opens an entry, letters jump to a name."""

    name = "network"
    code = "N-01"
    watches = frozenset({*KINDS, "agreement", "tagging", "comment"})
    follows_meetings = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._leavers = LeaverCount()
        self._ui = ui = Ui_NetworkPage()
        ui.setupUi(self)
        self._kind, self._limits = KINDS[0], EntryFilter()
        self._order, self._descending = "name", False
        self._view = PagedView(context, ui.entryTable)
        self._view.sort_wished.connect(self._sort)
        self._view.row_opened.connect(self._open)
        self._view.jump_wished.connect(self._jump)
        self._view.loaded.connect(self._show_count)
        self._kinds = self._chips(ui.kindsWidget, [(network.many(kind), kind) for kind in KINDS], self._list)
        self._filters = FlowLayout(ui.chipsWidget, _CHIP_GAP)
        self._group: QButtonGroup | None = None
        self._tags = TagChip(context, self._choose_tag, ui.chipsWidget)
        self._views = ViewChip(context, self.name, self._view_now, self._show_view, ui.chipsWidget)
        ui.newButton.setMenu(self._beginnings())
        icons.set_icon(ui.newButton, "plus", "on_accent")
        ui.twinsButton.clicked.connect(self._open_twins)
        ui.leaversButton.clicked.connect(self._open_leavers)
        ui.leaversButton.hide()
        self._list(self._kind)

    def show_record(self, record: object) -> None:
        """Comes into view; for ``leavers`` the list of what they had agreed opens."""
        super().show_record(record)
        if record == "leavers":
            self._open_leavers()

    def refresh(self) -> None:
        """Reads count and rows in view again; the place in the list stays."""
        question = self._leavers.due(self.context.today())
        if question is not None:
            self.context.read(self, question.read, self._show_leavers)
        if self._view.model.known():
            self._view.model.refresh()
        else:
            self._show()

    def take_changes(self, changes: Changes) -> None:
        """Something was written or arrived."""
        self._leavers.take_changes(changes)
        super().take_changes(changes)

    def _show_leavers(self, question: LeaverQuestion) -> None:
        self._leavers.take(question)
        self._ui.leaversButton.setVisible(self._leavers.value + self._leavers.unsure > 0)

    def _list(self, kind: str, _checked: bool = True) -> None:
        """Another kind of entry: its columns, its filters, by name."""
        self._kind, self._limits = kind, EntryFilter()
        self._tags.set_tag(None)
        self._view.show_columns(network.columns(kind, self.context.today()))
        self._order, self._descending = self._view.model.column(0).order, False
        self._view.show_sorting(self._order, descending=False)
        self._ui.entryTable.setAccessibleName(network.many(kind))
        self._ui.twinsButton.setVisible(kind != "contract")
        self._offer_filters()
        self._fill_empty()
        self._show()

    def _show(self) -> None:
        workspace = self.context.workspace
        if workspace is None:
            self.context.workspace_opened.connect(self._show, Qt.ConnectionType.SingleShotConnection)
            return
        source = network.EntrySource(workspace, self._kind, self._limits, self._order, self._descending)
        self._view.model.show(source)

    def _chips(
        self, holder: QWidget, choices: list[tuple[str, str]], chosen: Callable[[str], None]
    ) -> QButtonGroup:
        row, group = FlowLayout(holder, _CHIP_GAP), QButtonGroup(self)
        for number, (text, value) in enumerate(choices):
            chip = FilterChip(holder, text)
            chip.setChecked(number == 0)
            chip.setProperty("kind", value)
            chip.clicked.connect(partial(chosen, value))
            group.addButton(chip)
            row.addWidget(chip)
        return group

    def _offer_filters(self) -> None:
        layouts.clear(self._filters, keeping=(self._tags, self._views))
        self._group = QButtonGroup(self)
        choices = network.filters(self._kind)
        for text, limits in choices if len(choices) > 1 else ():
            chip = FilterChip(self._ui.chipsWidget, text)
            chip.setChecked(limits == self._limits._replace(tag=None))
            chip.clicked.connect(partial(self._filter, limits))
            self._group.addButton(chip)
            self._filters.addWidget(chip)
            chip.setProperty("limits", limits)
            chip.show()
        for shown in (self._tags, self._views):
            self._filters.addWidget(shown)

    def _filter(self, limits: EntryFilter, _checked: bool = True) -> None:
        self._limits = limits._replace(tag=self._limits.tag)
        self._show()

    def _choose_tag(self, tag: UUID | None) -> None:
        self._limits = self._limits._replace(tag=tag)
        self._show()

    def _view_now(self) -> Mapping[str, Plain]:
        return network.view_of(self._kind, self._limits, self._order, descending=self._descending)

    def _show_view(self, view: Mapping[str, Plain]) -> None:
        kind, limits = network.limits_of(view)
        for chip in self._kinds.buttons():
            chip.setChecked(chip.property("kind") == kind)
        self._list(kind)
        self._limits, (self._order, self._descending) = limits, network.order_of(kind, view)
        self._offer_filters()
        self._tags.set_tag(limits.tag)
        self._view.show_sorting(self._order, descending=self._descending)
        self._show()

    def _sort(self, order: str) -> None:
        self._descending = not self._descending if order == self._order else False
        self._order = order
        self._view.show_sorting(order, descending=self._descending)
        self._show()

    def _jump(self, prefix: str) -> None:
        kind, limits, order, down = self._kind, self._limits, self._order, self._descending
        if order in ("kind", "valid_to"):
            return
        self.context.read(
            self,
            lambda ws: ws.directory.position_of(kind, prefix, limits, order, descending=down),
            self._view.scroll_to,
        )

    def _show_count(self) -> None:
        count, ui = self._view.model.rowCount(), self._ui
        ui.countLabel.setText(network.count_words(count))
        empty = not count and self._limits == EntryFilter()
        ui.bodyStack.setCurrentWidget(ui.emptyView if empty else ui.listView)
        ui.chipsWidget.setVisible(not empty and self._filters.count() > 0)
        ui.countLabel.setVisible(not empty)

    def _open(self, index: QModelIndex) -> None:
        row = index.data(RowRole)
        if isinstance(row, EntryRow):
            self.context.show_page("entry", row.id)

    def _beginnings(self) -> QMenu:
        menu = QMenu(self)
        for kind in KINDS:
            action = menu.addAction(network.empty_words(kind)[2])
            action.triggered.connect(partial(self._create, kind))
        return menu

    def _create(self, kind: str, _checked: bool = False) -> None:
        def made(key: UUID) -> None:
            self.context.show_page("entry", key)

        self.context.write(self, lambda ws: ws.editing.add(kind, {}), made)

    def _open_twins(self) -> None:
        from inka_desktop.gui.dialogs.twins_dialog import TwinsDialog

        TwinsDialog(self.context, self._kind, self).open()

    def _open_leavers(self) -> None:
        from inka_desktop.gui.dialogs.leavers_dialog import LeaversDialog

        LeaversDialog(self.context, self).open()

    def _fill_empty(self) -> None:
        card, (title, hint, button) = self._ui.emptyCard, network.empty_words(self._kind)
        card.clear()
        card.set_title(title)
        row = CardRow(hint)
        row.add_button(button).clicked.connect(partial(self._create, self._kind))
        card.add_row(row)
