"""Erasing for good, in two steps: choose what, then say why and confirm."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from inka_desktop.gui._generated.erase_dialog import Ui_EraseDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.viewmodels.erasures import can_be_named, found_words

if TYPE_CHECKING:
    from inka_desktop.services.retention_rows import FoundRow
    from inka_desktop.services.workspace import Workspace


NAMED = 6
"""So many of the chosen entries are named once more before they go."""


class EraseDialog(QDialog):
    """Without a record it searches; with one it shows what is written in it."""

    begun = Signal(bool)
    """It was confirmed; whether the whole record goes."""
    erased = Signal()

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, kind: str = "", record: UUID | None = None
    ) -> None:
        super().__init__(parent)
        ui = self._ui = Ui_EraseDialog()
        ui.setupUi(self)
        self._context = context
        self._kind, self._record = kind, record
        self._checks: list[tuple[QCheckBox, FoundRow]] = []
        ui.foundCard.set_title("")
        ui.searchRow.setVisible(record is None)
        ui.wholeCheck.setVisible(record is not None)
        ui.chooseLabel.setText(
            self.tr("Suchen Sie einen Namen oder andere Wörter. Frühere Einträge werden mit gefunden.")
            if record is None
            else self.tr("Wählen Sie, was gelöscht wird. Jede Angabe wird mit ihrem Verlauf gelöscht.")
        )
        self._wire()
        self._count()
        self.finished.connect(self.deleteLater)
        if record is None:
            ui.foundCard.hide()
        else:
            context.read(self, lambda ws: ws.retention.entries(kind, record), self._show)

    @classmethod
    def of_project(
        cls, context: Context, project: UUID, title: str, records: int, parent: QWidget | None = None
    ) -> EraseDialog:
        """For a project whose time is over: what goes is known, the reason is still asked for."""
        dialog = cls(context, parent, kind="project", record=project)
        dialog._ui.wholeCheck.setChecked(True)
        dialog._confirm(dialog.tr("%n Einträge aus „{project}“", "", records).format(project=title))
        dialog._ui.backButton.hide()
        return dialog

    def _wire(self) -> None:
        ui = self._ui
        ui.searchButton.clicked.connect(self._search)
        ui.searchEdit.returnPressed.connect(self._search)
        ui.wholeCheck.toggled.connect(self._count)
        ui.nextButton.clicked.connect(lambda: self._confirm(self._what()))
        ui.backButton.clicked.connect(lambda: ui.steps.setCurrentWidget(ui.chooseStep))
        for button in (ui.cancelButton, ui.keepButton):
            button.clicked.connect(self.reject)
        ui.reasonEdit.textChanged.connect(lambda text: ui.eraseButton.setEnabled(bool(text.strip())))
        ui.eraseButton.setEnabled(False)
        ui.eraseButton.clicked.connect(self._erase)

    # --- choosing ---------------------------------------------------------------------------------

    def _search(self) -> None:
        words = self._ui.searchEdit.text().strip()
        if words:
            self._context.read(self, lambda ws: ws.retention.search(words), self._show)

    def _show(self, rows: Sequence[FoundRow]) -> None:
        card, on = self._ui.foundCard, self._context.today()
        card.clear()
        card.show()
        self._checks = []
        for row in (one for one in rows if can_be_named(one)):
            line, check = CardRow(*found_words(row, on)), QCheckBox(self)
            check.setAccessibleName(line.title.text())
            check.toggled.connect(self._count)
            line.add_widget(check)
            card.add_row(line)
            self._checks.append((check, row))
        if not rows:
            card.say(self.tr("Nichts gefunden."))
        self._count()

    def _chosen(self) -> dict[tuple[str, UUID], list[str]]:
        found: dict[tuple[str, UUID], list[str]] = {}
        for check, row in self._checks:
            if check.isChecked():
                fields = found.setdefault((row.kind, row.id), [])
                fields += [row.field] if row.field else []  # without a field the whole attachment
        return found

    def _titles(self) -> list[str]:
        return [check.accessibleName() for check, _ in self._checks if check.isChecked()]

    def _count(self) -> None:
        ui = self._ui
        chosen = sum(check.isChecked() for check, _ in self._checks)
        ui.countLabel.setText(self.tr("%n Angaben ausgewählt", "", chosen) if self._checks else "")
        for check, _ in self._checks:
            check.setEnabled(not ui.wholeCheck.isChecked())
        ui.nextButton.setEnabled(bool(chosen) or ui.wholeCheck.isChecked())

    def _what(self) -> str:
        if self._ui.wholeCheck.isChecked():
            return self.tr("Das ganze Protokoll mit allem, was dazugehört")
        return self.tr("%n Angaben", "", sum(check.isChecked() for check, _ in self._checks))

    # --- erasing ----------------------------------------------------------------------------------

    def _confirm(self, what: str) -> None:
        ui = self._ui
        titles = [] if ui.wholeCheck.isChecked() else self._titles()
        ui.whatLabel.setText(what)
        ui.chosenLabel.setText("\n".join(titles[:NAMED] + ["…"] * (len(titles) > NAMED)))
        ui.chosenLabel.setVisible(bool(titles))
        ui.steps.setCurrentWidget(ui.confirmStep)
        ui.reasonEdit.setFocus()

    def _erase(self) -> None:
        ui = self._ui
        reason = ui.reasonEdit.text().strip()
        whole, kind, record, chosen = ui.wholeCheck.isChecked(), self._kind, self._record, self._chosen()

        def work(ws: Workspace) -> Future[int]:
            if whole and record is not None:
                return ws.retention.erase_whole(kind, record, reason)
            return ws.retention.erase_fields(chosen, reason)

        self.begun.emit(whole)
        for button in (ui.eraseButton, ui.backButton, ui.keepButton):
            button.setEnabled(False)
        self._context.write(self, work, lambda _: self._done(), self._failed)

    def _done(self) -> None:
        self.erased.emit()
        self._context.say(
            self.tr("Gelöscht. Andere Geräte löschen beim nächsten Empfangen."),
            "good",
            self.tr("Bericht ansehen"),
            lambda: self._context.show_page("retention"),
        )
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self._context.tell(error)
        self.reject()
