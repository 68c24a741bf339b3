"""Aufbewahren und Löschen: a period, erasing in two steps with a reason, and who has confirmed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from inka_desktop.gui.dialogs.erase_dialog import EraseDialog
from inka_desktop.gui.dialogs.rule_dialog import RuleDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.retention_page import RetentionPage
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.gui.widgets.chip import Chip
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.errors import UnknownRecordError
from tests.gui.conftest import TODAY
from tests.gui.keys import find, type_into

Until = Callable[[Callable[[], bool]], None]
NAME = "Erika Mustermann"


def click(root: QWidget, words: str) -> None:
    button = next(one for one in root.findChildren(QPushButton) if one.isVisible() and one.text() == words)
    assert button.isEnabled(), words
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def rows(page: QWidget, card: str) -> list[str]:
    found = find(page, Card, card)
    return [row.title.text() for row in found.findChildren(CardRow) if row.isVisible()]


def dialog_of(root: QWidget, kind: type[QDialog]) -> QDialog:
    return next(one for one in root.findChildren(kind) if one.isVisible())


@pytest.fixture
def page(window: MainWindow, project: UUID) -> RetentionPage:
    window.show_page("settings")
    click(window, "Aufbewahren und Löschen öffnen")
    shown = window.current()
    assert isinstance(shown, RetentionPage)
    return shown


def test_a_period_is_set_asked_for_completely_and_changed(
    page: RetentionPage, visit: UUID, until: Until
) -> None:
    until(lambda: find(page, QPushButton, "ruleButton").isEnabled())
    click(page, "Frist festlegen")
    dialog = dialog_of(page, RuleDialog)
    click(dialog, "Festlegen")
    assert find(dialog, QLabel, "hintLabel").isVisible()
    for name, text in (("eventEdit", "Ende der Förderung"), ("monthsEdit", "12"), ("groundEdit", "Bescheid")):
        type_into(find(dialog, QLineEdit, name), text)
    type_into(find(dialog, QLineEdit, "startedEdit"), "31.12.2019")
    click(dialog, "Festlegen")
    until(lambda: rows(page, "dueCard") == rows(page, "rulesCard") == ["Sonnenhang"])
    click(find(page, Card, "rulesCard"), "Ändern")
    dialog = dialog_of(page, RuleDialog)
    assert find(dialog, QComboBox, "projectCombo").currentText() == "Sonnenhang"
    assert find(dialog, QLineEdit, "monthsEdit").text() == "12"
    find(dialog, QCheckBox, "holdCheck").setChecked(True)
    type_into(find(dialog, QLineEdit, "holdReasonEdit"), "Prüfung")
    click(dialog, "Festlegen")
    until(lambda: not find(page, Card, "dueCard").isVisible())
    until(
        lambda: (
            [chip.accessibleName() for chip in page.findChildren(Chip) if chip.isVisible()]
            == ["Löschen ausgesetzt"]
        )
    )


def test_a_rule_that_is_asked_for_is_in_view_among_many(
    window: MainWindow, workspace: Workspace, until: Until
) -> None:
    rules = []
    for number in range(30):
        project = workspace.projects.create(f"Projekt {number:02}", ["Ort"], "Träger").result()
        rules.append(
            workspace.retention.set_rule(
                project, start_event="Ende der Förderung", started_on=None, months=12, ground="Bescheid"
            ).result()
        )
    page = window.show_page("retention")
    until(lambda: len(rows(page, "rulesCard")) == 30)
    window.show_page("retention", rules[-1])

    def is_at_hand() -> bool:
        held: QWidget | None = page.focusWidget()
        if held is None or held.accessibleName() != "Ändern: Projekt 29":
            return False
        return not held.visibleRegion().isEmpty()

    until(is_at_hand)


def test_what_is_told_in_one_turn_is_read_once(
    page: RetentionPage, workspace: Workspace, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    until(lambda: not page.context.jobs.busy())
    read, refresh = list[int](), page.refresh

    def counted() -> None:
        read.append(1)
        refresh()

    monkeypatch.setattr(page, "refresh", counted)
    for number in range(20):
        workspace.projects.create(f"Projekt {number:02}", ["Ort"], "Träger").result()
    until(lambda: len(page._told.projects) == 21)
    assert len(read) < 10


def test_a_name_is_found_and_erased_in_two_steps_with_a_reason(
    page: RetentionPage, workspace: Workspace, visit: UUID, until: Until
) -> None:
    workspace.editing.save("protocol", visit, {"keeper": NAME, "place": "Rathaus"}).result()
    click(page, "Angaben suchen und löschen")
    dialog = dialog_of(page, EraseDialog)
    assert not find(dialog, QPushButton, "nextButton").isEnabled()
    search = find(dialog, QLineEdit, "searchEdit")
    type_into(search, NAME)
    QTest.keyClick(search, Qt.Key.Key_Return)
    until(lambda: bool(rows(dialog, "foundCard")))
    assert rows(dialog, "foundCard") == [f"Protokollführung: {NAME}"]
    find(dialog, Card, "foundCard").findChildren(QCheckBox)[0].click()
    click(dialog, "Weiter")
    assert NAME in find(dialog, QLabel, "chosenLabel").text()
    assert not find(dialog, QPushButton, "eraseButton").isEnabled()
    assert workspace.protocols.get(visit).values["keeper"] == NAME  # nothing yet
    type_into(find(dialog, QLineEdit, "reasonEdit"), "Widerruf")
    click(dialog, "Endgültig löschen")
    until(lambda: bool(rows(page, "erasedCard")))
    assert not workspace.protocols.get(visit).values["keeper"]
    assert workspace.protocols.get(visit).place == "Rathaus"
    chips = [chip.accessibleName() for chip in page.findChildren(Chip) if chip.isVisible()]
    assert chips == ["auf allen Geräten gelöscht"]


def test_going_back_or_leaving_erases_nothing(
    page: RetentionPage, workspace: Workspace, visit: UUID, until: Until
) -> None:
    workspace.editing.save("protocol", visit, {"keeper": NAME}).result()
    click(page, "Angaben suchen und löschen")
    dialog = dialog_of(page, EraseDialog)
    type_into(find(dialog, QLineEdit, "searchEdit"), NAME)
    click(dialog, "Suchen")
    until(lambda: bool(rows(dialog, "foundCard")))
    find(dialog, Card, "foundCard").findChildren(QCheckBox)[0].click()
    click(dialog, "Weiter")
    type_into(find(dialog, QLineEdit, "reasonEdit"), "Widerruf")
    click(dialog, "Zurück")
    click(dialog, "Abbrechen")
    assert workspace.protocols.get(visit).values["keeper"] == NAME
    assert workspace.retention.reports(workspace.exchange.replica.members) == []


def test_the_report_is_saved_as_pdf(
    page: RetentionPage, workspace: Workspace, visit: UUID, until: Until, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    workspace.retention.erase_record("protocol", visit, ("date",), "Widerruf").result()
    page.refresh()
    until(lambda: bool(rows(page, "erasedCard")))
    target, proposed = tmp_path / "bericht.pdf", list[str]()

    def choose(_parent: QWidget, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        proposed.append(name)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    click(find(page, Card, "erasedCard"), "Bericht")
    until(target.exists)
    until(lambda: target.read_bytes().endswith(b"%%EOF\n"))
    assert "Löschbericht_Sonnenhang" in proposed[0]


def test_a_whole_protocol_is_erased_from_its_own_page(
    window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    page = window.show_page("protocol", visit)
    until(lambda: bool(page.findChildren(QLabel, "titleLabel")[0].text()))
    page._erase()  # type: ignore[attr-defined]  # the menu's entry
    dialog = dialog_of(page, EraseDialog)
    until(lambda: bool(rows(dialog, "foundCard")))
    assert "Datum: 23.11.2026" in rows(dialog, "foundCard")
    find(dialog, QCheckBox, "wholeCheck").click()
    click(dialog, "Weiter")
    type_into(find(dialog, QLineEdit, "reasonEdit"), "Widerruf")
    click(dialog, "Endgültig löschen")
    until(lambda: window.current() is window.page("protocols") and not shiboken6.isValid(dialog))
    with pytest.raises(UnknownRecordError):
        workspace.protocols.get(visit, TODAY)
    assert workspace.editing.deleted() == []
