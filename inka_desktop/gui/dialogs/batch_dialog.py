"""How several documents are to be made: as one file or as many, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from inka_desktop.gui._generated.batch_dialog import Ui_BatchDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.settings import LAST_FOLDER
from inka_desktop.viewmodels import batch

if TYPE_CHECKING:
    from inka_desktop.gui.batching import Choice


@dataclass(frozen=True, slots=True)
class BatchWish:
    """What somebody wants.

    Attributes:
        count: of documents.
        name: what they are together.
        path: of the file, or of the folder.
        one_file: one file with bookmarks.
        counted: its sheets are counted through.
    """

    count: int
    name: str
    path: Path
    one_file: bool
    counted: bool


class BatchDialog(QDialog):
    """Asks; the caller makes the documents."""

    wished = Signal(object, object)
    """A :class:`BatchWish`, and what gives its papers."""

    def __init__(
        self, context: Context, count: int, choices: Sequence[Choice], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ui = ui = Ui_BatchDialog()
        ui.setupUi(self)
        self._context, self._count, self._choices = context, count, choices
        ui.titleLabel.setText(batch.title_words(count))
        for one in choices:
            ui.whatCombo.addItem(one.name)
        ui.whatCombo.setVisible(len(choices) > 1)
        ui.whatCombo.currentIndexChanged.connect(self._show_choice)
        self._show_choice()
        ui.fileRadio.setChecked(True)
        ui.countedCheck.setChecked(True)
        ui.fileRadio.toggled.connect(ui.countedCheck.setEnabled)
        ui.cancelButton.clicked.connect(self.reject)
        ui.makeButton.clicked.connect(self.choose)
        self.finished.connect(self.deleteLater)
        fit(self)

    def _choice(self) -> Choice:
        return self._choices[max(0, self._ui.whatCombo.currentIndex())]

    def _show_choice(self, _place: int = 0) -> None:
        one, ui = self._choice(), self._ui
        ui.noteLabel.setText(one.note)
        ui.noteLabel.setVisible(bool(one.note))
        ui.photosCheck.setVisible(one.office is not None)
        fit(self)

    def choose(self) -> None:
        """Asks where."""
        one_file, folder = self._ui.fileRadio.isChecked(), self._context.settings.get(LAST_FOLDER)
        if one_file:
            name = f"{self._context.today().isoformat()}_{self._choice().name}.pdf"
            suggested = str(Path(folder) / name) if folder else name
            chosen, _ = QFileDialog.getSaveFileName(
                self, self.tr("Dokumente speichern"), suggested, "PDF (*.pdf)"
            )
        else:
            chosen = QFileDialog.getExistingDirectory(self, self.tr("Ordner für die Dokumente"), folder)
        if chosen:
            self.wish(Path(chosen))

    def wish(self, path: Path) -> None:
        """Makes the documents at that place."""
        ui, chosen = self._ui, self._choice()
        one_file = ui.fileRadio.isChecked()
        outward = chosen.office is None or ui.photosCheck.isChecked()
        self._context.settings.set(LAST_FOLDER, str(path.parent if one_file else path))
        counted = one_file and ui.countedCheck.isChecked()
        wish = BatchWish(self._count, chosen.name, path, one_file, counted)
        self.wished.emit(wish, chosen.papers if outward else chosen.office)
        self.accept()
