"""Vordrucke: every form to fill in by hand, in one place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui import batching
from inka_desktop.gui._generated.blank_forms_dialog import Ui_BlankFormsDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit, within_screen
from inka_desktop.gui.dialogs.preview_dialog import Paper, PaperDialog
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.viewmodels import batch, wording

if TYPE_CHECKING:
    from inka_desktop.services import batch as batches
    from inka_desktop.services.workspace import Workspace


class BlankFormsDialog(QDialog):
    """Each is looked at and printed by itself, or all are saved as one file."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui = Ui_BlankFormsDialog()
        ui.setupUi(self)
        self._context = context
        ui.textLabel.setText(self.tr("Leere Formulare zum Ausfüllen von Hand, mit Ihrem Briefkopf."))
        ui.formsCard.set_title("")
        for name in batch.FORMS:
            line = CardRow(wording.label(batch.FORMS, name))
            line.add_button(self.tr("Ansehen")).clicked.connect(partial(self.look, name))
            ui.formsCard.add_row(line)
        ui.closeButton.clicked.connect(self.accept)
        ui.allButton.clicked.connect(self.save_all)
        self.finished.connect(self.deleteLater)
        self.setMinimumHeight(within_screen(QSize(0, 500)).height())
        fit(self)

    def look(self, name: str, _checked: bool = False) -> None:
        """Shows one form, to be printed or saved from there."""
        language = self._context.language
        paper = Paper(
            lambda ws: ws.batch.blank_forms(language)[name].name(),
            lambda ws: ws.batch.blank_forms(language)[name].make(),
        )
        PaperDialog(self._context, paper, self).open()

    def save_all(self) -> None:
        """Makes all of them at once."""
        language = self._context.language

        def papers(workspace: Workspace) -> Sequence[batches.Paper]:
            return list(workspace.batch.blank_forms(language).values())

        parent = self.parentWidget()
        if parent is not None:
            self.accept()
            forms = batching.Choice(self.tr("Vordrucke"), papers)
            batching.offer(parent, self._context, len(batch.FORMS), forms)
