"""The first start: with an invitation, as the coordination office, from a backup, or with the example."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from inka_desktop.gui._generated.first_start_dialog import Ui_FirstStartDialog
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.gui.jobs import Job
from inka_desktop.gui.widgets.eliding import WholeText
from inka_desktop.gui.widgets.new_passphrase import problem


@dataclass(frozen=True, slots=True)
class Founding:
    """What a new workspace is made of; the passphrase is empty where the keyring keeps the key."""

    office: str
    person: str
    device: str
    passphrase: str


@dataclass(frozen=True, slots=True)
class Joining:
    """What joining a workspace needs."""

    invitation: bytes
    code: str
    device: str
    passphrase: str


class FirstStartDialog(QDialog):
    """Collects; the caller founds, joins or opens, and says what came of it."""

    founding_wished = Signal(object)
    joining_wished = Signal(object)
    example_wished = Signal()
    restoring_wished = Signal(Path)
    """The folder of a backup; the caller goes on with :meth:`show_restoring`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_FirstStartDialog()
        self._ui.setupUi(self)
        self._needs_passphrase = True
        ui = self._ui
        ui.messageLabel.hide()
        ui.fileEdit.installEventFilter(WholeText(ui.fileEdit))
        ui.passphraseWidget.hide()
        for name in (ui.deviceEdit, ui.joinDeviceEdit):
            name.setText(platform.node())
        ui.joinButton.clicked.connect(lambda: self._step(ui.joinStep, ui.fileEdit))
        ui.createButton.clicked.connect(lambda: self._step(ui.createStep, ui.officeEdit))
        ui.exampleButton.clicked.connect(self.example_wished)
        ui.restoreButton.clicked.connect(self._choose_backup)
        for back in (ui.createBackButton, ui.joinBackButton):
            back.clicked.connect(lambda: self._step(ui.chooseStep, None))
        ui.browseButton.clicked.connect(self._browse)
        ui.startButton.clicked.connect(self._found)
        ui.acceptButton.clicked.connect(self._join)

    def ask_passphrase(self, *, needed: bool) -> None:
        """Whether the person chooses a passphrase; not where the system keeps the key."""
        self._needs_passphrase = needed
        here = self._ui.steps.currentWidget() in (self._ui.createStep, self._ui.joinStep)
        self._ui.passphraseWidget.setVisible(needed and here)
        fit(self)

    def show_invitation(self, path: Path) -> None:
        """Goes straight to joining with a file, e.g. after a double click on it."""
        self._ui.fileEdit.setText(str(path))
        self._step(self._ui.joinStep, self._ui.codeEdit)

    def refuse(self, sentence: str) -> None:
        """Says why it did not work; everything typed is still there."""
        if self._ui.steps.currentWidget() is self._ui.restoreStep:
            self._step(self._ui.chooseStep, self._ui.restoreButton)
        self._say(sentence)
        self._busy(busy=False)
        if self._ui.steps.currentWidget() is self._ui.joinStep:
            self._ui.codeEdit.setFocus()
            self._ui.codeEdit.selectAll()

    def show_restoring(self, job: Job) -> None:
        """Shows how far it is until it is accepted or refused; leaving the dialog ends the work, too."""
        ui = self._ui
        job.progressed.connect(self._progress)
        ui.restoreCancelButton.clicked.connect(job.cancel)
        self.rejected.connect(job.cancel)
        ui.restoreProgress.setMaximum(0)
        ui.restoreCountLabel.clear()
        self._step(ui.restoreStep, ui.restoreCancelButton)

    def _progress(self, done: int, of: int, _words: str) -> None:
        self._ui.restoreProgress.setMaximum(of)
        self._ui.restoreProgress.setValue(done)
        number = self.locale().toString
        text = self.tr("{done} von {of} Anhängen").format(done=number(done), of=number(of))
        self._ui.restoreCountLabel.setText(text)

    def _choose_backup(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Ordner mit der Sicherung"))
        if name:
            self.restoring_wished.emit(Path(name))

    def _step(self, step: QWidget, first: QWidget | None) -> None:
        ui = self._ui
        ui.steps.setCurrentWidget(step)
        ui.messageLabel.hide()
        column = step.layout()
        begins = step in (ui.createStep, ui.joinStep)
        if begins and isinstance(column, QVBoxLayout):
            # Above the spacer and the buttons, whichever way somebody begins.
            column.insertWidget(column.count() - 2, ui.passphraseWidget)
        ui.passphraseWidget.setVisible(self._needs_passphrase and begins)
        (ui.startButton if step is ui.createStep else ui.acceptButton).setDefault(begins)
        (first or ui.joinButton).setFocus()
        fit(self)

    def _browse(self) -> None:
        kinds = self.tr("Einladungen ({patterns})").format(patterns="*.inka")
        name, _kind = QFileDialog.getOpenFileName(self, self.tr("Einladungsdatei auswählen"), "", kinds)
        if name:
            self._ui.fileEdit.setText(name)
            self._ui.codeEdit.setFocus()

    def _found(self) -> None:
        ui = self._ui
        texts = self._filled(ui.officeEdit, ui.personEdit, ui.deviceEdit)
        passphrase = self._passphrase() if texts else None
        if texts and passphrase is not None:
            self._busy(busy=True)
            self.founding_wished.emit(Founding(texts[0], texts[1], texts[2], passphrase))

    def _join(self) -> None:
        ui = self._ui
        texts = self._filled(ui.fileEdit, ui.codeEdit, ui.joinDeviceEdit)
        passphrase = self._passphrase() if texts else None
        if not texts or passphrase is None:
            return
        try:
            invitation = Path(texts[0]).read_bytes()
        except OSError:
            self._say(
                self.tr("Diese Datei lässt sich nicht lesen. Bitte wählen Sie die Einladung noch einmal aus.")
            )
            ui.fileEdit.setFocus()
            return
        self._busy(busy=True)
        self.joining_wished.emit(Joining(invitation, texts[1], texts[2], passphrase))

    def _filled(self, *lines: QLineEdit) -> list[str]:
        """The texts of all lines, or nothing after leading to the first empty one."""
        for line in lines:
            if not line.text().strip():
                self._say(self.tr("Bitte füllen Sie „{field}“ aus.").format(field=line.accessibleName()))
                line.setFocus()
                return []
        return [line.text().strip() for line in lines]

    def _passphrase(self) -> str | None:
        if not self._needs_passphrase:
            return ""
        ui = self._ui
        wrong = problem(ui.passphraseEdit, ui.repeatEdit)
        if wrong:
            self._say(wrong)
            return None
        return ui.passphraseEdit.text()

    def _say(self, sentence: str) -> None:
        self._ui.messageLabel.setText(sentence)
        self._ui.messageLabel.show()
        fit(self)

    def _busy(self, *, busy: bool) -> None:
        for button in (self._ui.startButton, self._ui.acceptButton):
            button.setEnabled(not busy)
