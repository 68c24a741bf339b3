"""The library of forms in the window: taken over, words changed, a new version."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QListWidget,
    QMenu,
    QPushButton,
)

from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.form_texts_page import FormTextsPage
from inka_desktop.gui.pages.forms_page import FormsPage
from inka_desktop.gui.pages.monitoring_page import MonitoringPage
from inka_desktop.gui.widgets.fields import GrowingText
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels import form_library
from tests.gui.keys import find, type_into

from .test_monitoring import Until, button, form, rows_of, shown

__all__ = ["form"]


def test_the_first_day_says_what_to_do_and_forms_that_come_along_are_taken_over(
    window: MainWindow, workspace: Workspace, until: Until, project: UUID
) -> None:
    page = shown(window, until, "monitoring", MonitoringPage)
    assert rows_of(page, "emptyCard")
    page = shown(window, until, "forms", FormsPage)
    assert len(rows_of(page, "shippedCard")) == 6
    QTest.mouseClick(button(page, "Übernehmen: Rückmeldung zur Veranstaltung"), Qt.MouseButton.LeftButton)
    until(lambda: rows_of(page, "libraryCard") == ["Rückmeldung zur Veranstaltung"])
    until(lambda: not button(page, "Übernommen: Rückmeldung").isEnabled())
    assert [one.key for one in workspace.forms.library.list()] == ["inka_veranstaltung"]


def test_undo_belongs_to_the_words_of_a_form_while_they_are_not_taken_over(
    window: MainWindow, workspace: Workspace, until: Until, project: UUID, form: UUID
) -> None:
    workspace.editing.save("project", project, {"title": "Neuer Titel"}).result()
    page = shown(window, until, "form_texts", FormTextsPage, form)
    box = find(page, QListWidget, "questionList")
    until(lambda: box.count() == 3)
    before = [box.item(n).text() for n in range(3)]
    box.setCurrentRow(2)
    type_into(page.findChildren(GrowingText)[-2], "Neu: ")
    find(page, QCheckBox, "requiredCheck").click()
    QTest.mouseClick(find(page, QPushButton, "upButton"), Qt.MouseButton.LeftButton)
    for said in (
        ["Neu: Wie viele? *", "Ort *"],
        ["Ort *", "Neu: Wie viele? *"],
        ["Ort *", "Neu: Wie viele?"],
    ):
        assert [box.item(n).text() for n in (1, 2)] == said
        box.setFocus()
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [box.item(n).text() for n in range(3)] == before
    assert not find(page, QPushButton, "keepButton").isEnabled()
    assert workspace.projects.get(project).title == "Neuer Titel"


def test_words_of_a_form_are_changed_and_become_a_new_version(
    window: MainWindow, workspace: Workspace, until: Until, form: UUID
) -> None:
    page = shown(window, until, "form_texts", FormTextsPage, form)
    box = find(page, QListWidget, "questionList")
    until(lambda: box.count() == 3)
    title = "Titel: Quartalsbogen"
    assert [box.item(n).text() for n in range(3)] == [title, "Ort *", "Wie viele?"]
    assert find(page, QLabel, "requiredLabel").isHidden()
    assert not find(page, QPushButton, "keepButton").isEnabled()
    box.setCurrentRow(2)
    label = page.findChildren(GrowingText)[-2]  # those of the question before go in their own time
    label.selectAll()
    type_into(label, "Wie viele Personen?")
    find(page, QCheckBox, "requiredCheck").click()
    QTest.mouseClick(find(page, QPushButton, "upButton"), Qt.MouseButton.LeftButton)
    assert [box.item(n).text() for n in range(3)] == [title, "Wie viele Personen? *", "Ort *"]
    assert not find(page, QPushButton, "upButton").isEnabled()
    shown(window, until, "form_texts", FormTextsPage, UUID(int=3))
    assert [box.item(n).text() for n in range(3)] == [title, "Wie viele Personen? *", "Ort *"], "not lost"
    QTest.mouseClick(find(page, QPushButton, "keepButton"), Qt.MouseButton.LeftButton)
    until(lambda: isinstance(window.current(), FormsPage))
    (kept,) = workspace.forms.library.list()
    assert [version.number for version in kept.versions] == [2, 1]
    _, *told = workspace.forms.library.questions(kept.versions[0].id)
    assert [(one.path, one.required) for one in told] == [("/data/count", True), ("/data/place", True)]


def test_a_menu_shows_the_ampersand_of_whoever_took_a_version_in(
    window: MainWindow, workspace: Workspace, form: UUID, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form_library, "version_words", lambda _row, _on: "Fassung 1 von Ruh & Ott")
    page = shown(window, until, "forms", FormsPage)
    until(lambda: any(menu.actions() for menu in page.findChildren(QMenu)))
    words = [action.text() for menu in page.findChildren(QMenu) for action in menu.actions()]
    assert "Fassung 1 von Ruh && Ott" in words
