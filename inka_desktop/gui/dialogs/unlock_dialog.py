"""Opens data whose passphrase or key is gone: with the recovery sheet, or by asking the office for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from inka_desktop.gui._generated.unlock_dialog import Ui_UnlockDialog
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.gui.widgets.eliding import WholeText
from inka_desktop.gui.widgets.new_passphrase import problem
from inka_desktop.services.unlocking import REQUEST_NAME
from inka_desktop.viewmodels.files import write_file


class UnlockDialog(QDialog):
    """Collects; the caller opens, and says what came of it."""

    sheet_typed = Signal(str, str)
    """The groups, and the new passphrase; that is empty where the keyring keeps the key."""
    request_wished = Signal(str)
    """The name of whoever asks; the caller answers with :meth:`save_request`."""
    answer_given = Signal(bytes, str, str)
    """File, code and new passphrase."""

    def __init__(self, reason: str, parent: QWidget | None = None) -> None:
        """Opens with the choice; ``reason`` says why the data did not open."""
        super().__init__(parent)
        self._ui = Ui_UnlockDialog()
        self._ui.setupUi(self)
        self._needs_passphrase = True
        ui = self._ui
        ui.reasonLabel.setText(reason)
        ui.reasonLabel.setVisible(bool(reason))
        ui.askedLabel.hide()
        ui.fileEdit.installEventFilter(WholeText(ui.fileEdit))
        ui.sheetButton.clicked.connect(lambda: self._step(ui.sheetStep, ui.groupsEdit))
        ui.askButton.clicked.connect(lambda: self._step(ui.askStep, ui.nameEdit))
        ui.answerButton.clicked.connect(lambda: self._step(ui.answerStep, ui.fileEdit))
        for back in (ui.sheetBackButton, ui.askBackButton, ui.answerBackButton):
            back.clicked.connect(lambda: self._step(ui.chooseStep, ui.sheetButton))
        ui.closeButton.clicked.connect(self.reject)
        ui.openButton.clicked.connect(self._use_sheet)
        ui.saveButton.clicked.connect(self._ask)
        ui.browseButton.clicked.connect(self._browse)
        ui.answerOpenButton.clicked.connect(self._use_answer)
        ui.groupsEdit.edited.connect(self._go_on)
        self._step(ui.chooseStep, ui.sheetButton)

    def ask_passphrase(self, *, needed: bool) -> None:
        """Whether the person chooses a passphrase; not where the system keeps the key."""
        self._needs_passphrase = needed
        self._show_passphrase()

    def take_answer(self, file: Path) -> None:
        """Goes to the step of the answer with a file that was opened; its code is still to be typed."""
        self._step(self._ui.answerStep, self._ui.codeEdit)
        self._ui.fileEdit.setText(str(file))

    def save_request(self, file: bytes) -> None:
        """Asks where the request is to lie."""
        self._busy(busy=False)
        kinds = self.tr("Anfragen ({patterns})").format(patterns="*.inka-anfrage")
        name, _kind = QFileDialog.getSaveFileName(self, self.tr("Anfrage speichern"), REQUEST_NAME, kinds)
        if not name:
            return
        try:
            write_file(Path(name), file)
        except OSError:
            self._say(self.tr("Dort lässt sich nichts speichern. Bitte wählen Sie einen anderen Ordner."))
            return
        text = self.tr(
            "„{file}“ ist gespeichert. Senden Sie die Datei an die Koordinierungsstelle. "
            "Sie können das Programm bis zur Antwort schließen."
        )
        self._ui.askedLabel.setText(text.format(file=Path(name).name))
        self._ui.askedLabel.show()
        fit(self)

    def refuse(self, sentence: str) -> None:
        """Says why it did not open; everything typed is still there."""
        self._busy(busy=False)
        self._say(sentence)

    def _step(self, step: QWidget, first: QWidget) -> None:
        ui = self._ui
        ui.steps.setCurrentWidget(step)
        ui.messageLabel.hide()
        main = {ui.sheetStep: ui.openButton, ui.askStep: ui.saveButton, ui.answerStep: ui.answerOpenButton}
        main.get(step, ui.sheetButton).setDefault(True)
        self._show_passphrase()
        first.setFocus()

    def _show_passphrase(self) -> None:
        """The new passphrase stands above the buttons of the step that needs one."""
        ui, step = self._ui, self._ui.steps.currentWidget()
        opens = step in (ui.sheetStep, ui.answerStep)
        column = step.layout() if step is not None else None
        if opens and isinstance(column, QVBoxLayout):
            column.insertWidget(column.count() - 2, ui.passphraseWidget)
        ui.passphraseWidget.setVisible(self._needs_passphrase and opens)
        fit(self)

    def _go_on(self) -> None:
        ui = self._ui
        if ui.groupsEdit.is_right():
            (ui.passphraseEdit if self._needs_passphrase else ui.openButton).setFocus()

    def _use_sheet(self) -> None:
        ui = self._ui
        if not ui.groupsEdit.is_right():
            self._say(ui.groupsEdit.ask_for_open())
            return
        words = self._passphrase()
        if words is not None:
            self._busy(busy=True)
            self.sheet_typed.emit(ui.groupsEdit.text(), words)

    def _ask(self) -> None:
        ui = self._ui
        name = ui.nameEdit.text().strip()
        if not name:
            self._say(self.tr("Bitte geben Sie Ihren Namen ein."))
            ui.nameEdit.setFocus()
            return
        self._busy(busy=True)
        self.request_wished.emit(name)

    def _browse(self) -> None:
        kinds = self.tr("Antworten ({patterns})").format(patterns="*.inka-antwort")
        name, _kind = QFileDialog.getOpenFileName(self, self.tr("Antwortdatei auswählen"), "", kinds)
        if name:
            self._ui.fileEdit.setText(name)
            self._ui.codeEdit.setFocus()

    def _use_answer(self) -> None:
        ui = self._ui
        code = ui.codeEdit.text().strip()
        try:
            file = Path(ui.fileEdit.text().strip()).read_bytes()
        except OSError:
            self._say(
                self.tr("Diese Datei lässt sich nicht lesen. Bitte wählen Sie die Antwort noch einmal aus.")
            )
            ui.fileEdit.setFocus()
            return
        if not code:
            self._say(self.tr("Bitte geben Sie den Code ein, der zur Antwort gehört."))
            ui.codeEdit.setFocus()
            return
        words = self._passphrase()
        if words is not None:
            self._busy(busy=True)
            self.answer_given.emit(file, code, words)

    def _passphrase(self) -> str | None:
        """The new passphrase; None after saying what is not right with it."""
        ui = self._ui
        if not self._needs_passphrase:
            return ""
        wrong = problem(ui.passphraseEdit, ui.repeatEdit)
        if wrong:
            self._say(wrong)
            return None
        return ui.passphraseEdit.text()

    def _say(self, sentence: str) -> None:
        self._ui.messageLabel.setText(sentence)
        self._ui.messageLabel.setVisible(bool(sentence))
        fit(self)

    def _busy(self, *, busy: bool) -> None:
        self._ui.messageLabel.hide()
        for button in (self._ui.openButton, self._ui.saveButton, self._ui.answerOpenButton):
            button.setEnabled(not busy)
