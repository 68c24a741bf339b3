"""Asks what the office counts beside what the program brings, and for which indicator."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui._generated.contact_kind_dialog import Ui_ContactKindDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.services.catalogue import ContactKindRow, IndicatorRow
from inka_desktop.viewmodels import indicators

if TYPE_CHECKING:
    from inka_desktop.services.workspace import Workspace


class ContactKindDialog(QDialog):
    """The dialog stays open until it is kept, or says what to do.

    Args:
        context: of the window.
        known: the indicators that it may count for.
        kind: the one that is changed; None for a new one.
        parent: the page.
    """

    def __init__(
        self,
        context: Context,
        known: Sequence[IndicatorRow],
        kind: ContactKindRow | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._kind = context, kind
        self._ui = ui = Ui_ContactKindDialog()
        ui.setupUi(self)
        ui.hintLabel.hide()
        ui.indicatorCombo.addItem(self.tr("für keinen"), "")
        for one in known:
            ui.indicatorCombo.addItem(f"{one.code} · {indicators.title(one)}", one.code)
        if kind is not None:
            self.setWindowTitle(self.tr("Art ändern"))
            ui.headLabel.setText(self.windowTitle())
            ui.saveButton.setText(self.tr("Übernehmen"))
            ui.nameEdit.setText(kind.name_de)
            ui.indicatorCombo.set_value(kind.indicator)
        ui.cancelButton.clicked.connect(self.reject)
        ui.saveButton.clicked.connect(self._save)
        ui.nameEdit.setFocus()

    def _save(self) -> None:
        name, indicator, kind = self._ui.nameEdit.text(), self._ui.indicatorCombo.value(), self._kind

        def write(ws: Workspace) -> Future[Any]:
            catalogue = ws.analysis.catalogue
            if kind is None or kind.id is None:
                return catalogue.add_kind(name, indicator)
            return catalogue.change_kind(kind, name, indicator)

        self._context.write(self, write, lambda _: self.accept(), self._failed)

    def _failed(self, error: BaseException) -> None:
        self._ui.hintLabel.setText(self._context.words(error))
        self._ui.hintLabel.show()
        fit(self)
