"""Typing in a paper form by keyboard alone: Enter goes on, Up goes back, choices are typed by their numbers.

Behind the last question all numbers are typed once more; where both differ, somebody says which one holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from inka_desktop.gui._generated.paper_entry_dialog import Ui_PaperEntryDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.data_export_dialog import offer_forms
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.settings import LAST_FOLDER
from inka_desktop.viewmodels.paper_typing import PaperTyping

if TYPE_CHECKING:
    from inka_desktop.services.paper_entry import PaperEntry
    from inka_desktop.services.workspace import Workspace


class PaperEntryDialog(QDialog):
    """Chooses form and project, then asks question after question."""

    def __init__(
        self, context: Context, version_id: UUID | None = None, project_id: UUID | None = None,
        round_id: UUID | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._ui = ui = Ui_PaperEntryDialog()
        ui.setupUi(self)
        self._context, self._version, self._project, self._round = context, version_id, project_id, round_id
        self.typing: PaperTyping | None = None
        for widget in (ui.doneList, ui.questionLabel, ui.hintLabel, ui.answerEdit, ui.messageLabel,
                       ui.backButton, ui.scanButton):  # fmt: skip
            widget.hide()
        ui.beginButton.setEnabled(False)
        ui.beginButton.clicked.connect(self.begin)
        ui.backButton.clicked.connect(self._back)
        ui.scanButton.clicked.connect(self._choose_scan)
        ui.closeButton.clicked.connect(self.accept)
        ui.answerEdit.returnPressed.connect(self._enter)
        ui.answerEdit.installEventFilter(self)
        for button in (ui.backButton, ui.scanButton, ui.closeButton):
            button.setAutoDefault(False)
        self.finished.connect(self._end)
        fit(self)
        context.read(self, _choices, self._show_choices)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up goes back to the question before."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Up:
            self._back()
            return True
        return super().eventFilter(watched, event)

    # --- beginning ----------------------------------------------------------------------------------

    def _show_choices(self, found: tuple[Sequence[tuple[UUID, str]], Sequence[tuple[UUID, str]]]) -> None:
        ui = self._ui
        offer_forms(ui.formCombo, ui.projectCombo, found, self.tr("Kein Projekt"))
        if self._version is not None:
            ui.formCombo.set_value(str(self._version))
        if self._project is not None:
            ui.projectCombo.set_value(str(self._project))
        ui.beginButton.setEnabled(bool(found[0]))
        if not found[0]:
            ui.messageLabel.setText(self.tr("Es gibt noch kein Formular in der Bibliothek."))
            ui.messageLabel.show()

    def begin(self) -> None:
        """Begins a draft, or goes on with that of the round."""
        ui, round_id = self._ui, self._round
        project, version = ui.projectCombo.value(), UUID(ui.formCombo.value())
        ui.beginButton.setEnabled(False)
        language = self._context.language

        def failed(error: BaseException) -> None:
            ui.beginButton.setEnabled(True)
            self._context.tell(error)

        def begun(row: UUID) -> None:
            self._context.read(
                self, lambda ws: ws.forms.paper_entries.open(row, language), self._opened, failed
            )

        wished = UUID(project) if project else None
        self._context.write(
            self, lambda ws: ws.forms.paper_entries.begin(version, wished, round_id), begun, failed
        )

    def _opened(self, entry: PaperEntry) -> None:
        ui = self._ui
        self.typing = PaperTyping(entry)
        ui.choiceBox.hide()
        ui.beginButton.hide()
        for widget in (ui.doneList, ui.questionLabel, ui.hintLabel, ui.answerEdit, ui.messageLabel,
                       ui.backButton, ui.scanButton):  # fmt: skip
            widget.show()
        ui.titleLabel.setText(entry.form.row.form)
        ui.doneList.setMinimumHeight(200)
        self.show_step()
        fit(self)

    # --- typing -------------------------------------------------------------------------------------

    def _enter(self) -> None:
        if self.typing is not None:
            self.typing.enter(self._ui.answerEdit.text())
            self.show_step()

    def _back(self) -> None:
        if self.typing is not None:
            self.typing.back()
            self.show_step()

    def show_step(self) -> None:
        """Shows what is asked, and what was typed already."""
        typing, ui = self.typing, self._ui
        assert typing is not None
        ui.questionLabel.setText(typing.question)
        ui.hintLabel.setText(typing.hint)
        ui.messageLabel.setText(typing.message)
        ui.answerEdit.setText(typing.text)
        ui.answerEdit.selectAll()
        ui.answerEdit.setEnabled(not typing.finished)
        ui.answerEdit.setAccessibleName(typing.question)
        ui.doneList.clear()
        ui.doneList.addItems(typing.lines())
        ui.doneList.scrollToBottom()
        (ui.scanButton if typing.finished else ui.answerEdit).setFocus()

    # --- the scan -----------------------------------------------------------------------------------

    def _choose_scan(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Scan beifügen"), self._context.settings.get(LAST_FOLDER),
            self.tr("Scans (*.pdf *.jpg *.jpeg)"),
        )  # fmt: skip
        if chosen:
            self._context.settings.set(LAST_FOLDER, str(Path(chosen).parent))
            self.attach(Path(chosen))

    def attach(self, path: Path) -> None:
        """Keeps a scan beside the draft."""
        if self.typing is None:
            return
        row = self.typing.entry.form.row.id
        said = self.tr("„{file}“ liegt beim Bogen.").format(file=path.name)

        def read(plain: bytes) -> None:
            self._context.write(
                self, lambda ws: ws.forms.paper_entries.attach(row, plain, path.name),
                lambda _: self._ui.messageLabel.setText(said), self._context.tell,
            )  # fmt: skip

        self._context.read(self, lambda _ws: path.read_bytes(), read, self._context.tell)

    def _end(self) -> None:
        if self.typing is not None:
            self.typing.entry.close()
            self._context.show_page("submission", self.typing.entry.form.row.id)
        self.deleteLater()


def _choices(workspace: Workspace) -> tuple[Sequence[tuple[UUID, str]], Sequence[tuple[UUID, str]]]:
    forms = [(one.versions[0].id, one.title) for one in workspace.forms.library.list() if one.versions]
    return forms, [(one.id, one.title) for one in workspace.projects.list()]
