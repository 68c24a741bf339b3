"""Who has not handed in is reminded: one, or all of a day."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
)

from inka_desktop.gui.dialogs import reminded_dialog
from inka_desktop.gui.dialogs.mail_dialog import MailDialog
from inka_desktop.gui.dialogs.reminded_dialog import RemindedDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.missing_page import MissingPage
from inka_desktop.gui.pages.monitoring_page import MonitoringPage
from inka_desktop.gui.pages.today_page import TodayPage
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.records.values import MailState
from inka_desktop.services.rounds import RoundWish
from inka_desktop.services.workspace import Workspace
from tests.gui.conftest import TODAY
from tests.gui.keys import find

from .test_monitoring import (
    BEGIN,
    END,
    Until,
    button,
    form,
    handed,
    rows_of,
    shown,
    table_of,
)

__all__ = ["form", "handed"]


def test_a_reminder_is_prepared_for_the_mail_program_and_stands_on_heute(
    window: MainWindow, workspace: Workspace, until: Until, handed: UUID
) -> None:
    page = shown(window, until, "missing", MissingPage)
    until(lambda: rows_of(page, "dueCard") == ["Sonnenhang", "Tann"])
    QTest.mouseClick(button(page, "E-Mail: Tann"), Qt.MouseButton.LeftButton)
    until(lambda: page.findChild(MailDialog) is not None)
    dialog = find(page, MailDialog)
    assert (
        find(dialog, QLineEdit, "subjectEdit").text().startswith("Quartalsbogen 3. Quartal 2026, Tann: Frist")
    )
    asked, people = find(dialog, QLabel, "peopleListLabel"), find(dialog, QListWidget, "peopleList")
    until(lambda: 0 < people.y() - asked.y() < 2 * asked.fontMetrics().lineSpacing())
    dialog.reject()
    today = shown(window, until, "today", TodayPage)
    until(lambda: len(rows_of(today, "formsCard")) == 2)
    assert rows_of(today, "formsCard") == [
        "1 Bogen ist eingegangen und zu prüfen", "2 Projekte sind an ihren Bogen zu erinnern"
    ]  # fmt: skip


def test_all_of_a_day_are_reminded_at_once_and_one_list_says_what_was_prepared(
    window: MainWindow, workspace: Workspace, until: Until, handed: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown_files: list[Path] = []

    def select(path: Path) -> bool:
        shown_files.append(path)
        return True

    monkeypatch.setattr(reminded_dialog, "selected", select)
    carrier = workspace.network.organizations("Träger Tann")[0].id
    values = {"name": "Mara Öztürk", "email": "mara@beispiel.invalid", "organization_id": carrier}
    workspace.editing.add("person", values).result()
    page = shown(window, until, "missing", MissingPage)
    until(lambda: find(page, QPushButton, "allButton").text() == "Alle 2 erinnern")
    QTest.mouseClick(find(page, QPushButton, "allButton"), Qt.MouseButton.LeftButton)
    until(lambda: page.findChild(RemindedDialog) is not None)
    dialog = find(page, RemindedDialog)
    said = {row.title.text(): row.second.text() for row in dialog.findChildren(CardRow)}
    assert said == {
        "Sonnenhang": "Keine E-Mail-Adresse bekannt. Bitte im Netzwerk ergänzen.",
        "Tann": "An Mara Öztürk <mara@beispiel.invalid>",
    }
    QTest.mouseClick(find(dialog, QPushButton, "folderButton"), Qt.MouseButton.LeftButton)
    until(lambda: bool(shown_files))
    assert shown_files[0].name.endswith("_Tann.eml")
    assert b"mara@beispiel.invalid" in shown_files[0].read_bytes()
    QTest.mouseClick(find(dialog, QPushButton, "sentButton"), Qt.MouseButton.LeftButton)
    (tann,) = [part for part in workspace.forms.rounds.parts() if part.project == "Tann"]
    until(lambda: [row.state for row in workspace.mailings.of(tann.id)] == [MailState.SENT])
    until(lambda: rows_of(page, "dueCard") == ["Sonnenhang"])
    assert not find(page, QPushButton, "allButton").isVisible(), "one is reminded as before"


def test_two_carriers_of_one_project_are_told_apart_where_forms_are_missing(
    window: MainWindow, workspace: Workspace, form: UUID, project: UUID, until: Until
) -> None:
    begun = workspace.carriers.begin(project, "Neuer Träger", TODAY).result()
    wish = RoundWish("3. Quartal 2026", form, BEGIN, END, TODAY)
    workspace.forms.rounds.hand_out(wish, [project, begun]).result()
    page = shown(window, until, "monitoring", MonitoringPage)
    model = table_of(page).model()
    until(lambda: model.rowCount() == 2)
    vertical = Qt.Orientation.Vertical
    beside = {str(model.headerData(row, vertical)) for row in range(2)}
    assert len(beside) == 2
    assert "Sonnenhang – Neuer Träger" in beside
    assert {model.index(row, 0).data() for row in range(2)} == beside
    page = shown(window, until, "missing", MissingPage)
    until(lambda: any("Sonnenhang – Neuer Träger" in one.text() for one in page.findChildren(QLabel)))
