"""The lists of a stock-taking but its walk: institutions, actors, figures and findings."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.actor_row import Ui_ActorRow
from inka_desktop.gui._generated.figure_row import Ui_FigureRow
from inka_desktop.gui._generated.finding_row import Ui_FindingRow
from inka_desktop.gui._generated.institution_row import Ui_InstitutionRow
from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.ordered_list import OrderedEditor, OrderedList
from inka_desktop.gui.widgets.suggesting import suggest_organizations
from inka_desktop.services.stock_rows import StockPartRow
from inka_desktop.viewmodels import stock
from inka_desktop.viewmodels.noop import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate


class InstitutionEditor(OrderedEditor):
    """One institution or offer: a line, and its details where somebody opens them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._ui = Ui_InstitutionRow()
        super().__init__(context, "institution", self._ui, parent)
        icons.set_icon(self._ui.detailsButton, "pencil")
        suggest_organizations(context, self._ui.carrierEdit, makes=True)
        self._ui.detailsWidget.hide()
        self._ui.detailsButton.clicked.connect(
            lambda: self.open_details(opened=self._ui.detailsWidget.isHidden())
        )

    def load(self, row: StockPartRow, number: int) -> None:
        """Shows a row and its place in the list, from 1."""
        super().load(row, number)
        self._summary = stock.institution_words(row.values)
        self._show_summary()

    def open_details(self, *, opened: bool) -> None:
        """Shows the fields of the details, or what they say in a line."""
        self._ui.detailsWidget.setVisible(opened)
        self._show_summary()
        if opened:
            self._ui.carrierEdit.setFocus()

    def _show_summary(self) -> None:
        self._ui.summaryLabel.setText(self._summary)
        self._ui.summaryLabel.setContentsMargins(28, 0, 0, 0)
        self._ui.summaryLabel.setVisible(bool(self._summary) and self._ui.detailsWidget.isHidden())


class InstitutionList(OrderedList):
    """All institutions and offers."""

    kind = "institution"
    owner_field = "stock_taking_id"
    editor_class = InstitutionEditor
    add_text = QT_TRANSLATE_NOOP("InstitutionList", "+ Einrichtung")
    removed_text = QT_TRANSLATE_NOOP("InstitutionList", "Die Einrichtung ist im Papierkorb.")


class ActorEditor(OrderedEditor):
    """One actor and how close the relation is."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        ui = Ui_ActorRow()
        super().__init__(context, "stock_actor", ui, parent)
        ui.relationCombo.offer(stock.RELATIONS, translate("Stock", "Beziehung: offen"))
        suggest_organizations(context, ui.nameEdit, makes=True)


class ActorList(OrderedList):
    """All actors."""

    kind = "stock_actor"
    owner_field = "stock_taking_id"
    editor_class = ActorEditor
    add_text = QT_TRANSLATE_NOOP("ActorList", "+ Akteur")
    removed_text = QT_TRANSLATE_NOOP("ActorList", "Der Akteur ist im Papierkorb.")


class FigureEditor(OrderedEditor):
    """One figure with its source and what it is compared to."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._ui = Ui_FigureRow()
        super().__init__(context, "stock_figure", self._ui, parent)
        self._ui.basisCombo.offer(stock.BASES)
        self._ui.asOfEdit.past = True


class FigureList(OrderedList):
    """All figures."""

    kind = "stock_figure"
    owner_field = "stock_taking_id"
    editor_class = FigureEditor
    add_text = QT_TRANSLATE_NOOP("FigureList", "+ Kennzahl")
    removed_text = QT_TRANSLATE_NOOP("FigureList", "Die Kennzahl ist im Papierkorb.")


class FindingEditor(OrderedEditor):
    """One sentence of what was found."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        ui = Ui_FindingRow()
        super().__init__(context, "finding", ui, parent)
        ui.whatText.set_lines(1)


class FindingList(OrderedList):
    """The findings of one kind."""

    kind = "finding"
    owner_field = "stock_taking_id"
    editor_class = FindingEditor
    removed_text = QT_TRANSLATE_NOOP("FindingList", "Der Eintrag ist im Papierkorb.")

    def take_kind(self, finding: str) -> None:
        """Which findings are listed."""
        self._finding = finding
        self._add.setText(stock.add_words(finding))

    def new_values(self) -> dict[str, object]:
        """What a new record begins with."""
        return {"kind": self._finding}
