"""Typing in a paper form by keyboard alone: Enter goes on, Up goes back, choices are typed by their numbers.

Behind the last question all numbers are typed once more; where both differ, somebody says which one holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
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
from inka_desktop.gui.dialogs.round_choice import RoundChoice
from inka_desktop.gui.pictures import PATTERNS
from inka_desktop.settings import LAST_FOLDER
from inka_desktop.viewmodels import rounds
from inka_desktop.viewmodels.paper_typing import PaperTyping
from inka_desktop.viewmodels.projects import names

if TYPE_CHECKING:
    from inka_desktop.services.paper_entry import PaperEntry
    from inka_desktop.services.round_rows import RoundPartRow, RoundRow
    from inka_desktop.services.workspace import Workspace


_Choices = tuple[Sequence[tuple[UUID, str]], Sequence[tuple[UUID, str]]]
"""Versions of forms, and projects, with their words."""


@dataclass(frozen=True, slots=True)
class PaperWish:
    """What is to be typed in.

    Attributes:
        version_id: the form that is preset.
        project_id: the project that is preset.
        asked: the round it is for: its form holds then, and only its projects may be chosen.
        begun: a form that was begun, in place of all that.
    """

    version_id: UUID | None = None
    project_id: UUID | None = None
    asked: RoundRow | None = None
    begun: UUID | None = None


class PaperEntryDialog(QDialog):
    """Chooses form and project, then asks question after question."""

    def __init__(self, context: Context, wish: PaperWish, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui = Ui_PaperEntryDialog()
        ui.setupUi(self)
        self._context, self._wish = context, wish
        self.typing: PaperTyping | None = None
        self._typed = (ui.doneList, ui.questionLabel, ui.hintLabel, ui.answerEdit, ui.absenceLabel,
                       ui.messageLabel, ui.backButton, ui.scanButton)  # fmt: skip
        for widget in self._typed:
            widget.hide()
        self._rounds = RoundChoice(ui.roundLabel, ui.roundCombo, self)
        self._rounds.chosen.connect(self._say_round)
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
        if wish.begun is None:
            context.read(self, lambda ws: _choices(ws, wish), self._show_choices)
        else:
            ui.choiceBox.hide()
            self._open(wish.begun)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up goes back to the question before."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Up:
            self._back()
            return True
        return super().eventFilter(watched, event)

    # --- beginning ----------------------------------------------------------------------------------

    def _show_choices(self, found: _Choices) -> None:
        ui, wish = self._ui, self._wish
        none = self.tr("Bitte wählen") if wish.asked is not None else self.tr("Kein Projekt")
        offer_forms(ui.formCombo, ui.projectCombo, found, none)
        ui.formCombo.setEnabled(wish.asked is None)
        if wish.asked is not None:
            ui.titleLabel.setText(wish.asked.title)
            ui.projectCombo.edited.connect(self._show_can_begin)
        elif wish.version_id is not None:
            ui.formCombo.set_value(str(wish.version_id))
        if any(row == wish.project_id for row, _ in found[1]):
            ui.projectCombo.set_value(str(wish.project_id))
        if wish.asked is None:
            for combo in (ui.formCombo, ui.projectCombo):
                combo.edited.connect(self._look_for_rounds)
            self._look_for_rounds()
        self._show_can_begin()
        if not found[0]:
            self._say(self.tr("Es gibt noch kein Formular in der Bibliothek."))
        elif wish.asked is not None and not found[1]:
            self._say(self.tr("Auf keinen Bogen dieser Erhebung wird gewartet."))

    def _look_for_rounds(self) -> None:
        """A project that is asked for this form gets no second one beside it."""
        ui = self._ui
        form, project = ui.formCombo.value(), ui.projectCombo.value()

        def show(parts: Sequence[RoundPartRow]) -> None:
            if (form, project) == (ui.formCombo.value(), ui.projectCombo.value()):
                self._rounds.offer(parts)
                self._say_round()

        if form and project:
            version, wished = UUID(form), UUID(project)
            self._context.read(self, lambda ws: ws.forms.rounds.parts_of_form(version, wished), show)
        else:
            self._rounds.offer(())
            self._say_round()

    def _say_round(self) -> None:
        self._ui.messageLabel.setText(self._rounds.note)
        self._ui.messageLabel.setVisible(bool(self._rounds.note))
        fit(self)

    def _show_can_begin(self) -> None:
        ui, asked = self._ui, self._wish.asked is not None
        ui.beginButton.setEnabled(ui.formCombo.count() > 0 and (not asked or bool(ui.projectCombo.value())))

    def _say(self, words: str) -> None:
        self._ui.messageLabel.setText(words)
        self._ui.messageLabel.show()

    def begin(self) -> None:
        """Begins a draft, or goes on with that of the round."""
        ui, asked = self._ui, self._wish.asked
        project, version = ui.projectCombo.value(), UUID(ui.formCombo.value())
        wished = UUID(project) if project else None
        round_id = asked.id if asked is not None else self._rounds.value()
        ui.beginButton.setEnabled(False)

        def begin(ws: Workspace) -> Future[UUID]:
            entries = ws.forms.paper_entries
            if round_id is not None and wished is not None:
                return entries.begin_asked(round_id, wished)
            return entries.begin(version, wished)

        self._context.write(self, begin, self._open, self._failed)

    def _failed(self, error: BaseException) -> None:
        """Said here, where somebody looks: the window's bar lies behind."""
        self._show_can_begin()
        self._say(self._context.words(error))

    def _open(self, row: UUID) -> None:
        language = self._context.language
        self._context.read(
            self, lambda ws: ws.forms.paper_entries.open(row, language), self._opened, self._failed
        )

    def _opened(self, entry: PaperEntry) -> None:
        ui = self._ui
        self.typing = PaperTyping(entry)
        ui.choiceBox.hide()
        ui.beginButton.hide()
        for widget in self._typed:
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
        if self.typing is not None and self._keeps(self.typing):
            self.typing.back()
            self.show_step()

    def done(self, result: int) -> None:
        """Closed in any way, it takes what stands in its field."""
        if self.typing is None or self._keeps(self.typing):
            super().done(result)

    def _keeps(self, typing: PaperTyping) -> bool:
        kept = typing.keep(self._ui.answerEdit.text())
        if not kept:
            self.show_step()
        return kept

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
        ui.absenceLabel.setVisible(not typing.finished)
        ui.answerEdit.setAccessibleName(typing.question)
        ui.doneList.clear()
        ui.doneList.addItems(typing.lines())
        ui.doneList.scrollToBottom()
        (ui.scanButton if typing.finished else ui.answerEdit).setFocus()

    # --- the scan -----------------------------------------------------------------------------------

    def _choose_scan(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Scan beifügen"), self._context.settings.get(LAST_FOLDER),
            self.tr("Scans und Fotos ({endings})").format(endings=f"*.pdf {PATTERNS}"),
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

        self._context.write(
            self, lambda ws: ws.forms.paper_entries.attach(row, path),
            lambda _: self._say(said), lambda error: self._say(self._context.words(error)),
        )  # fmt: skip

    def _end(self) -> None:
        if self.typing is not None:
            self.typing.entry.close()
            self._context.show_page("submission", self.typing.entry.form.row.id)
        self.deleteLater()


def _choices(workspace: Workspace, wish: PaperWish) -> _Choices:
    asked, projects = wish.asked, names(workspace.projects.list())
    if asked is not None and asked.version_id is not None:
        parts = [one for one in workspace.forms.rounds.parts(asked.id) if one.is_open]
        version = (asked.version_id, rounds.form_words(asked.form, asked.number))
        return [version], [(one.project_id, one.project) for one in rounds.named_parts(parts, projects)]
    forms = [(one.versions[0].id, one.title) for one in workspace.forms.library.list() if one.versions]
    return forms, projects
