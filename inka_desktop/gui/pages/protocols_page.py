"""Protokolle: the list of protocols, filtered by chips, sorted by its heads, any length."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QMenu, QWidget

from inka_desktop.gui import batching, icons
from inka_desktop.gui._generated.protocols_page import Ui_ProtocolsPage
from inka_desktop.gui.batching import show_blank_forms
from inka_desktop.gui.context import Context
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.gui.widgets.chip import FilterChip
from inka_desktop.gui.widgets.flow import FlowLayout
from inka_desktop.gui.widgets.paged_view import PagedView
from inka_desktop.gui.widgets.row_copier import pieces_of
from inka_desktop.gui.widgets.tag_chip import TagChip
from inka_desktop.gui.widgets.view_chip import ViewChip
from inka_desktop.services.rows import ProtocolFilter, ProtocolListRow, ProtocolOrder
from inka_desktop.services.views import Plain
from inka_desktop.viewmodels import protocol_words, protocols
from inka_desktop.viewmodels.batch import lists_words, protocol_label, sheets_words, versions_words
from inka_desktop.viewmodels.beginning import Wish
from inka_desktop.viewmodels.paged import RowRole

if TYPE_CHECKING:
    pass

CHIP_GAP = 6


class ProtocolsPage(Page):
    """Opens a protocol with a double click or Return; letters jump to a project."""

    name = "protocols"
    code = "P-02"
    watches = frozenset({"protocol", "fixed_text", "reply", "tagging", "comment"})
    follows_meetings = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = Ui_ProtocolsPage()
        self._ui.setupUi(self)
        self._limits = ProtocolFilter()
        self._order: ProtocolOrder = "date"
        self._descending = True
        self._view = PagedView(context, self._ui.protocolTable, protocols.columns(context.today))
        self._view.sort_wished.connect(self._sort)
        self._view.row_opened.connect(self._open)
        self._view.jump_wished.connect(self._jump)
        self._view.show_sorting("date", descending=True)
        self._view.loaded.connect(self._show_count)
        self._ui.newProtocolButton.setMenu(self._beginnings())
        self._ui.seriesButton.clicked.connect(lambda: context.show_page("series"))
        self._ui.exportButton.clicked.connect(self._export)
        self._ui.printButton.clicked.connect(self._print_chosen)
        self._ui.blankButton.clicked.connect(lambda: show_blank_forms(context, self))
        self._ui.protocolTable.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        icons.set_icon(self._ui.printButton, "printer")
        icons.set_icon(self._ui.blankButton, "printer")
        icons.set_icon(self._ui.exportButton, "file-down")
        self._show_chosen()
        icons.set_icon(self._ui.newProtocolButton, "plus", "on_accent")
        self._row = FlowLayout(self._ui.chipsWidget, CHIP_GAP)
        self._make_chips()
        self._tags = TagChip(context, self._choose_tag, self)
        self._row.addWidget(self._tags)
        self._row.addWidget(ViewChip(context, self.name, self._view_now, self._show_view, self))
        self._fill_empty()

    def refresh(self) -> None:
        """Reads count and rows in view again; the place in the list stays."""
        self.context.read(self, lambda ws: bool(ws.exchange.places.rows()), self._waiting.setVisible)
        if self._view.model.known():
            self._view.model.refresh()
        else:
            self._show()

    def _show(self) -> None:
        workspace = self.context.workspace
        if workspace is None:
            self.context.workspace_opened.connect(self._show, Qt.ConnectionType.SingleShotConnection)
            return
        self._view.model.show(
            protocols.ProtocolSource(workspace, self._limits, self._order, self._descending)
        )

    def _beginnings(self) -> QMenu:
        menu = QMenu(self)
        for type in protocol_words.all_types():
            words = protocol_words.words(type)
            action = menu.addAction(icons.icon(words.icon), words.begin)
            action.triggered.connect(partial(self._begin, Wish(type)))
        return menu

    def _begin(self, wish: Wish, _checked: bool = False) -> None:
        self.context.protocol_requested.emit(wish)

    def _make_chips(self) -> None:
        self._chips = group = QButtonGroup(self)
        for chip in protocols.filter_chips(self.context.today()):
            button = FilterChip(self, chip.text)
            button.setChecked(chip.name == "all")
            button.setProperty("limits", chip.limits)
            button.clicked.connect(partial(self._filter, chip.limits))
            group.addButton(button)
            self._row.addWidget(button)
            if chip.limits.waiting:
                self._waiting = button
                button.hide()

    def _filter(self, limits: ProtocolFilter, _checked: bool = True) -> None:
        self._limits = replace(limits, tag=self._limits.tag)
        self._show()

    def _choose_tag(self, tag: UUID | None) -> None:
        self._limits = replace(self._limits, tag=tag)
        self._show()

    def _sort(self, order: ProtocolOrder) -> None:
        self._descending = not self._descending if order == self._order else order == "date"
        self._order = order
        self._view.show_sorting(order, descending=self._descending)
        self._show()

    def _view_now(self) -> Mapping[str, Plain]:
        return protocols.view_of(self._limits, self._order, descending=self._descending)

    def _show_view(self, view: Mapping[str, Plain]) -> None:
        """A remembered view; the chip that says the same is pressed, or none."""
        self._limits = protocols.limits_of(view)
        self._order, self._descending = protocols.order_of(view)
        self._chips.setExclusive(False)
        for chip in self._chips.buttons():
            chip.setChecked(chip.property("limits") == replace(self._limits, tag=None))
        self._chips.setExclusive(True)
        self._tags.set_tag(self._limits.tag)
        self._view.show_sorting(self._order, descending=self._descending)
        self._show()

    def _export(self) -> None:
        from inka_desktop.gui import exporting

        exporting.export_protocols(self, self.context, self._limits, self._order, descending=self._descending)

    def _show_chosen(self) -> None:
        batching.show_count(self._ui.printButton, self._ui.protocolTable)

    def _print_chosen(self) -> None:
        pieces = pieces_of(self._ui.protocolTable)
        if pieces:
            self._view.model.read_rows(pieces, self._print_rows)

    def _print_rows(self, rows: Sequence[ProtocolListRow]) -> None:
        chosen, language = [(row.id, protocol_label(row)) for row in rows], self.context.language
        documents = batching.Choice(
            self.tr("Protokolle"), lambda ws: ws.batch.protocols(chosen, language), versions_words(),
            lambda ws: ws.batch.protocols(chosen, language, for_office=True),
        )  # fmt: skip
        sheets = batching.Choice(
            self.tr("Vereinbarungsblätter"), lambda ws: ws.batch.sheets(chosen, language), sheets_words()
        )
        lists = batching.Choice(
            self.tr("Anwesenheitslisten"), lambda ws: ws.batch.attendance_lists(chosen, language),
            lists_words(),
        )  # fmt: skip
        batching.offer(self, self.context, len(chosen), documents, sheets, lists)

    def _show_count(self) -> None:
        count = self._view.model.rowCount()
        self._ui.countLabel.setText(protocols.count_words(count))
        empty = not count and self._limits == ProtocolFilter()
        self._ui.bodyStack.setCurrentWidget(self._ui.emptyView if empty else self._ui.listView)
        self._ui.chipsWidget.setVisible(not empty)
        self._ui.exportButton.setVisible(not empty)
        self._ui.countLabel.setVisible(not empty)

    def _open(self, index: QModelIndex) -> None:
        row = index.data(RowRole)
        if isinstance(row, ProtocolListRow):
            self.context.show_page("protocol", row.id)

    def _jump(self, prefix: str) -> None:
        limits, descending = self._limits, self._descending
        order: ProtocolOrder = (
            self._order if self._order in ("project_label", "place", "number") else "project_label"
        )
        if order != self._order:
            self._sort(order)
            descending = self._descending
        self.context.read(
            self,
            lambda workspace: workspace.protocols.position_of(prefix, limits, order, descending),
            self._view.scroll_to,
        )

    def _fill_empty(self) -> None:
        card = self._ui.emptyCard
        card.set_title(self.tr("Noch kein Protokoll"))
        row = CardRow(
            self.tr("Ein Protokoll beginnt mit einem Besuch."),
            self.tr(
                "Personen und Themen kommen vom letzten Besuch mit, offene Vereinbarungen von allen früheren."
            ),
        )
        row.add_button(self.tr("Besuch beginnen")).clicked.connect(
            lambda: self.context.protocol_requested.emit(Wish())
        )
        card.add_row(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._ui.protocolTable.clearSelection()
        super().keyPressEvent(event)
