"""Answers the request of a device that lost its key: with the recovery sheet, into a file and a code."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from inka_desktop.errors import InkaError
from inka_desktop.gui._generated.answer_dialog import Ui_AnswerDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.gui.widgets.eliding import WholeText
from inka_desktop.services import unlocking
from inka_desktop.services.unlocking import AnswerRow
from inka_desktop.viewmodels import wording
from inka_desktop.viewmodels.files import write_file


class AnswerDialog(QDialog):
    """First asks for request and sheet, then shows file and code."""

    answered = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_AnswerDialog()
        self._ui.setupUi(self)
        self._context = context
        self._request = b""
        self._answer: AnswerRow | None = None
        ui = self._ui
        ui.messageLabel.hide()
        ui.fileEdit.installEventFilter(WholeText(ui.fileEdit))
        ui.nameLabel.hide()
        ui.fileEdit.editingFinished.connect(self._read)
        ui.browseButton.clicked.connect(self._browse)
        ui.groupsEdit.edited.connect(self._go_on)
        ui.answerButton.clicked.connect(self._make)
        ui.cancelButton.clicked.connect(self.reject)
        ui.copyButton.clicked.connect(lambda: QGuiApplication.clipboard().setText(ui.codeLabel.text()))
        ui.saveButton.clicked.connect(self._save)
        ui.doneButton.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        fit(self)

    def take(self, file: Path) -> None:
        """Reads the request that was opened."""
        self._ui.fileEdit.setText(str(file))
        self._read()

    def _browse(self) -> None:
        kinds = self.tr("Anfragen ({patterns})").format(patterns="*.inka-anfrage")
        name, _kind = QFileDialog.getOpenFileName(self, self.tr("Anfragedatei auswählen"), "", kinds)
        if name:
            self.take(Path(name))

    def _read(self) -> None:
        """Says who asks, as the file claims."""
        ui, self._request = self._ui, b""
        ui.nameLabel.hide()
        path = ui.fileEdit.text().strip()
        if not path:
            return
        try:
            self._request = Path(path).read_bytes()
            name = unlocking.asked_by(self._request)
        except OSError:
            self._say(self.tr("Diese Datei lässt sich nicht lesen. Bitte wählen Sie die Anfrage neu aus."))
            return
        except InkaError as error:
            self._say(error.words(self._context.language))
            return
        ui.messageLabel.hide()
        text = self.tr("Die Anfrage nennt den Namen „{name}“. Fragen Sie diese Person, ob sie von ihr kommt.")
        ui.nameLabel.setText(text.format(name=name))
        ui.nameLabel.show()
        fit(self)
        ui.groupsEdit.focus_open()

    def _go_on(self) -> None:
        if self._ui.groupsEdit.is_right():
            self._ui.answerButton.setFocus()

    def _make(self) -> None:
        ui, request = self._ui, self._request
        if not request:
            self._say(self.tr("Bitte wählen Sie zuerst die Anfragedatei aus."))
            ui.fileEdit.setFocus()
            return
        if not ui.groupsEdit.is_right():
            self._say(ui.groupsEdit.ask_for_open())
            return
        typed = ui.groupsEdit.text()
        ui.answerButton.setEnabled(False)
        self._context.jobs.read(self, lambda: unlocking.answer(request, typed), self._show, self._refused)

    def _refused(self, error: BaseException) -> None:
        language = self._context.language
        self._ui.answerButton.setEnabled(True)
        self._say(error.words(language) if isinstance(error, InkaError) else wording.unexpected())

    def _show(self, answer: AnswerRow) -> None:
        self._answer = answer
        ui = self._ui
        ui.groupsEdit.clear()
        text = self.tr(
            "Senden Sie die Antwort an {name}, zum Beispiel per E-Mail. "
            "Den Code sagen Sie am Telefon. Nur beides zusammen öffnet das eine Gerät."
        )
        ui.sendLabel.setText(text.format(name=answer.name))
        ui.codeLabel.setText(answer.code)
        ui.codeLabel.setAccessibleName(self.tr("Code {code}").format(code=answer.code))
        ui.steps.setCurrentWidget(ui.codeStep)
        ui.saveButton.setFocus()
        fit(self)
        self.answered.emit()

    def _save(self) -> None:
        answer = self._answer
        if answer is None:
            return
        name, _kind = QFileDialog.getSaveFileName(self, self.tr("Antwort speichern"), answer.file_name)
        if name:
            try:
                write_file(Path(name), answer.file)
            except OSError as error:
                self._context.tell(error)
                return
            self._ui.saveButton.setText(self.tr("Gespeichert"))
            self._ui.doneButton.setFocus()

    def _say(self, sentence: str) -> None:
        self._ui.messageLabel.setText(sentence)
        self._ui.messageLabel.setVisible(bool(sentence))
        fit(self)
