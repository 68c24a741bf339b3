"""Bestandsaufnahme: all rounds of all areas, the newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QWidget

from inka_desktop.gui import batching, icons
from inka_desktop.gui._generated.stock_list_page import Ui_StockListPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.delegates.project_lines import ProjectDelegate
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.services.stock_rows import StockRow
from inka_desktop.viewmodels import stock_list
from inka_desktop.viewmodels.batch import stock_words
from inka_desktop.viewmodels.short_list import RowRole, ShortModel


class StockListPage(Page):
    """Opens a round with a double click or Return."""

    name = "stock_takings"
    code = "B-01"
    watches = frozenset({"stock_taking", "walk_point", "institution", "project", "tagging", "comment"})
    follows_meetings = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = ui = Ui_StockListPage()
        ui.setupUi(self)
        self._model: ShortModel[StockRow] = ShortModel(self)
        ui.stockList.setModel(self._model)
        ui.chipsWidget.attach(context, self.name, self._model)
        ui.stockList.setItemDelegate(ProjectDelegate(ui.stockList))
        ui.stockList.activated.connect(self._open)
        ui.newButton.clicked.connect(self.begin)
        ui.blankButton.clicked.connect(self._show_blank)
        ui.stockList.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        ui.stockList.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        ui.printButton.clicked.connect(self._print_chosen)
        self._model.modelReset.connect(self._show_chosen)
        self._show_chosen()
        icons.set_icon(ui.printButton, "printer")
        icons.set_icon(ui.newButton, "plus", "on_accent")
        icons.set_icon(ui.blankButton, "printer")
        self._fill_empty()

    def refresh(self) -> None:
        """Reads again what is shown."""
        self.context.read(self, lambda ws: ws.stock.list(), self._show)

    def begin(self) -> None:
        """Begins the first round of an area; its name is typed in the editor."""
        on = self.context.today()
        self.context.write(
            self,
            lambda ws: ws.stock.create("", on),
            lambda stock: self.context.show_page("stock_taking", stock),
        )

    def _show(self, rows: Sequence[StockRow]) -> None:
        ui = self._ui
        before = ui.stockList.currentIndex().data(RowRole)
        self._model.show(rows, stock_list.line)
        ui.bodyStack.setCurrentWidget(ui.listView if rows else ui.emptyView)
        if isinstance(before, StockRow):
            ui.stockList.setCurrentIndex(self._model.place_of(before.id))

    def _open(self, index: QModelIndex) -> None:
        row = index.data(RowRole)
        if isinstance(row, StockRow):
            self.context.show_page("stock_taking", row.id)

    def _show_chosen(self) -> None:
        batching.show_count(self._ui.printButton, self._ui.stockList)

    def _print_chosen(self) -> None:
        rows = [index.data(RowRole) for index in self._ui.stockList.selectionModel().selectedIndexes()]
        chosen = [(row.id, stock_words(row)) for row in rows if isinstance(row, StockRow)]
        language = self.context.language
        reports = batching.Choice(
            self.tr("Bestandsaufnahmen"), lambda ws: ws.batch.stock_takings(chosen, language),
            office=lambda ws: ws.batch.stock_takings(chosen, language, for_office=True),
        )  # fmt: skip
        batching.offer(self, self.context, len(chosen), reports)

    def _show_blank(self) -> None:
        from inka_desktop.gui.dialogs.preview_dialog import Paper, PaperDialog

        language = self.context.language
        paper = Paper(lambda ws: ws.stock.blank_name(language), lambda ws: ws.stock.blank(language))
        PaperDialog(self.context, paper, self).open()

    def _fill_empty(self) -> None:
        card = self._ui.emptyCard
        card.set_title(self.tr("Noch keine Bestandsaufnahme"))
        row = CardRow(
            self.tr("Eine Bestandsaufnahme zeigt, was es in einem Sozialraum gibt und was fehlt."),
            self.tr("Begehung mit Fotos, Einrichtungen, Kennzahlen und Lücken werden später vergleichbar."),
        )
        row.add_button(self.tr("Bestandsaufnahme beginnen")).clicked.connect(self.begin)
        card.add_row(row)
