"""Aufbewahren und Löschen: how long records are kept, what is due, what was erased and who confirmed it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from inka_desktop.gui._generated.retention_page import Ui_RetentionPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.erase_dialog import EraseDialog
from inka_desktop.gui.dialogs.rule_dialog import RuleDialog
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.services.retention_rows import DueRow, ErasureRow, RetentionRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.settings import LAST_FOLDER
from inka_desktop.viewmodels import erasures
from inka_desktop.viewmodels.files import write_file

SHOWN = 50


class _Told(NamedTuple):
    """What the page shows."""

    on: date
    projects: Mapping[UUID, str]
    rules: Sequence[RetentionRow]
    due: Sequence[DueRow]
    erased: Sequence[ErasureRow]
    folders: tuple[Path, ...]


class RetentionPage(Page):
    """Nothing is erased here without a second step and a reason."""

    name = "retention"
    code = "E-04"
    parent_page = "settings"
    watches = frozenset({"retention", "project"})
    follows_meetings = True  # receipts for an erasure came, or a backup folder is there again

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = Ui_RetentionPage()
        self._ui.setupUi(self)
        self._told = _Told(date.min, {}, (), (), (), ())
        self._wanted: UUID | None = None
        self._buttons: dict[UUID, QPushButton] = {}
        ui = self._ui
        ui.rulesCard.set_title(self.tr("Fristen"))
        ui.dueCard.set_title(self.tr("Fällig"))
        ui.erasedCard.set_title(self.tr("Gelöscht"))
        ui.foldersLabel.hide()
        ui.scrollArea.verticalScrollBar().rangeChanged.connect(self._keep_in_view)
        ui.ruleButton.setEnabled(False)  # until the projects are known
        ui.ruleButton.clicked.connect(lambda _checked=False: self.set_rule())
        ui.findButton.clicked.connect(self.search)

    def show_record(self, record: object) -> None:
        """Comes into view; for a rule with that one in view, its button at hand."""
        self._wanted = record if isinstance(record, UUID) else None
        super().show_record(record)

    def refresh(self) -> None:
        """Reads again what is shown."""
        on = self.context.today()

        def read(ws: Workspace) -> _Told:
            projects = {row.id: row.title for row in ws.projects.list(on)}
            return _Told(
                on,
                projects, ws.retention.all_rules(), ws.retention.due(on),
                ws.retention.reports(ws.exchange.replica.members), ws.backups.with_old(),
            )  # fmt: skip

        self.context.read(self, read, self._show)

    # --- acting -----------------------------------------------------------------------------------

    def set_rule(self, rule: RetentionRow | None = None) -> None:
        """Asks for a rule, or for another than there is, and keeps it."""
        dialog = RuleDialog(self._told.projects, rule, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.accepted.connect(lambda: self.context.write(self, lambda ws: dialog.wish.submit(ws, rule)))
        dialog.open()

    def search(self) -> None:
        """Looks for entries, e.g. about a person who asked for it, to erase them."""
        self._open(EraseDialog(self.context, self))

    def _erase_due(self, row: DueRow) -> None:
        self._open(EraseDialog.of_project(self.context, row.project, row.title, row.records, self))

    def _open(self, dialog: EraseDialog) -> None:
        dialog.erased.connect(self.refresh)
        dialog.open()

    def save_report(self, row: ErasureRow) -> None:
        """Saves the report as PDF."""
        context, language = self.context, self.context.language
        content = erasures.content(row, self._told.folders, context.now())
        from inka_desktop.reports.erasure import file_name

        folder, name = context.settings.get(LAST_FOLDER), file_name(content, language)
        chosen, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Bericht speichern"), str(Path(folder) / name) if folder else name, "PDF (*.pdf)"
        )
        if chosen:
            path = Path(chosen)
            context.settings.set(LAST_FOLDER, str(path.parent))
            context.read(
                self,
                lambda ws: write_file(path, ws.documents.erasure(content, language).pdf),
                lambda _: context.say(self.tr("Gespeichert als {file}.").format(file=path.name)),
            )

    # --- showing ----------------------------------------------------------------------------------

    def _show(self, told: _Told) -> None:
        if told != self._told:  # what is in view and at hand stays where it is
            self._build(told)
        wanted, self._wanted = self._buttons.get(self._wanted) if self._wanted else None, None
        if wanted is not None:
            wanted.setFocus()
            QTimer.singleShot(0, self, self._keep_in_view)

    def _build(self, told: _Told) -> None:
        self._told = told
        folders = erasures.folders_words(told.folders)
        self._ui.foldersLabel.setText(folders)
        self._ui.foldersLabel.setVisible(bool(folders))
        self._ui.ruleButton.setEnabled(bool(told.projects))
        self._show_due(told.due)
        self._show_rules(told)
        self._show_erased(told.erased)

    def _show_due(self, rows: Sequence[DueRow]) -> None:
        card, on = self._ui.dueCard, self.context.today()
        card.clear()
        card.setVisible(bool(rows))
        for row in rows:
            line = CardRow(row.title or "–", erasures.due_words(row, on))
            line.add_button(self.tr("Löschen")).clicked.connect(lambda _=False, due=row: self._erase_due(due))
            card.add_row(line)

    def _show_rules(self, told: _Told) -> None:
        card, on = self._ui.rulesCard, self.context.today()
        at_hand = self.focusWidget()
        held = next((rule for rule, button in self._buttons.items() if button is at_hand), None)
        self._buttons = {}
        card.clear()
        for rule in told.rules:
            line = CardRow(told.projects.get(rule.project, "–"), erasures.rule_words(rule, on))
            line.add_mark(erasures.rule_mark(rule))
            button = line.add_button(self.tr("Ändern"))
            button.clicked.connect(lambda _=False, one=rule: self.set_rule(one))
            card.add_row(line)
            self._buttons[rule.id] = button
            if rule.id == held:
                button.setFocus()
        if not told.rules:
            card.say(self.tr("Noch keine. Ohne Frist bleibt alles, bis Sie es löschen."))

    def _keep_in_view(self) -> None:
        """The rule at hand, whose place is known once there is room for all of them."""
        at_hand = self.focusWidget()
        if at_hand in self._buttons.values():
            self._ui.scrollArea.ensureWidgetVisible(at_hand)

    def _show_erased(self, rows: Sequence[ErasureRow]) -> None:
        card, on = self._ui.erasedCard, self.context.today()
        card.clear()
        for row in rows[:SHOWN]:
            line = CardRow(erasures.erasure_title(row), erasures.erasure_words(row, on))
            line.add_mark(erasures.erasure_mark(row))
            line.add_button(self.tr("Bericht")).clicked.connect(
                lambda _=False, one=row: self.save_report(one)
            )
            card.add_row(line)
        if not rows:
            card.say(self.tr("Noch nichts. Hier steht, welche Geräte eine Löschung bestätigt haben."))
