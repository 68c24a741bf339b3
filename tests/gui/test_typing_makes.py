"""Records made by typing: a person who is responsible, a neighbourhood that is looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.widgets.agreement_strip import AgreementStrip
from inka_desktop.gui.widgets.agreements import AgreementList
from inka_desktop.gui.widgets.fields import DayEdit
from inka_desktop.gui.widgets.people import PeopleList
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.gui.widgets.topics import TopicList
from inka_desktop.records.protocols import Agreement
from inka_desktop.services.directory_rows import EntryFilter
from inka_desktop.services.workspace import Workspace
from tests.gui.conftest import TODAY
from tests.gui.keys import find, type_into

Until = Callable[[Callable[[], bool]], None]
PERSON = "„Nora Neu“ als Person anlegen"


def names(workspace: Workspace, kind: str) -> list[str]:
    """All entries of a kind by what they are called."""
    rows = workspace.directory.page(kind, EntryFilter(), "name", 0, 50, descending=False)
    return [row.texts[0] for row in rows]


def linked(workspace: Workspace, what: str) -> UUID | None:
    """The person of the network whom an agreement names."""
    with workspace.core.session() as session:
        row = session.query(Agreement).filter(Agreement.what == what).one()
        return row.responsible_person_id


def choose(line: SuggestEdit, words: str, until: Until) -> None:
    """One of the suggestions, as a click on it does."""
    until(lambda: line._model is not None and words in line._model.stringList())
    line.completer().activated.emit(words)


def asked(page: Any, until: Until) -> AgreementStrip:
    """The strip, open for a line; no suggestions open in it: this screen has no keyboard for them."""
    until(page.shows_all)
    QTest.keyClick(page, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    text = find(page, TopicList).editors()[0].notes
    until(text.hasFocus)
    type_into(text, "Aushang erneuern")
    QTest.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    strip = find(page, AgreementStrip)
    until(find(strip, SuggestEdit).hasFocus)
    find(strip, DayEdit).setFocus()
    return strip


def test_those_present_are_suggested_first(
    window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    workspace.network.ensure_person("Anna Nord", "Leitung", "Amt").result()
    workspace.protocols.add_person(visit, "Zora Nolte", "Projektleitung", "Träger").result()
    who = find(asked(window.show_page("protocol", visit), until), SuggestEdit)
    type_into(who, "No")
    until(lambda: who._model is not None)
    assert who._model is not None
    assert who._model.stringList()[:2] == ["Zora Nolte", "Anna Nord"]


def test_a_person_typed_into_the_strip_is_made_and_linked(
    window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    strip: Any = asked(window.show_page("protocol", visit), until)
    who = find(strip, SuggestEdit)
    type_into(who, "Nora Neu")
    choose(who, PERSON, until)
    until(lambda: "Nora Neu" in names(workspace, "person"))
    strip._agree()
    until(lambda: bool(workspace.protocols.get(visit).agreements))
    assert linked(workspace, "Aushang erneuern") == workspace.network.persons("Nora Neu")[0].id
    assert "Nora Neu" not in names(workspace, "organization")


def test_a_person_typed_into_an_agreement_is_made_and_linked_and_undone(
    window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    workspace.protocols.add_agreement(visit, "Aushang erneuern", "", TODAY).result()
    page: Any = window.show_page("protocol", visit)
    until(page.shows_all)
    (editor,) = find(page, AgreementList).editors()
    line = find(editor, SuggestEdit, "responsibleEdit")
    type_into(line, "Nora Neu")
    choose(line, PERSON, until)
    page.leave()
    until(lambda: page.settled() and "Nora Neu" in names(workspace, "person"))
    until(lambda: linked(workspace, "Aushang erneuern") is not None)
    workspace.editing.undo().result()
    workspace.editing.undo().result()
    assert "Nora Neu" not in names(workspace, "person")


def test_a_name_typed_behind_the_pencil_makes_that_person_and_is_undone_with_it(
    window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    workspace.protocols.add_person(visit, "", "Leitung", "Amt").result()
    page: Any = window.show_page("protocol", visit)
    until(page.shows_all)
    (editor,) = find(page, PeopleList)._rows.editors()
    find(editor, QToolButton, "moreButton").click()
    line = find(editor, SuggestEdit, "nameEdit")
    until(line.hasFocus)
    type_into(line, "Nora Neu")
    find(editor, SuggestEdit, "organizationEdit").setFocus()
    until(lambda: bool(workspace.network.persons("Nora Neu")) and page.settled())
    (made,) = workspace.network.persons("Nora Neu")
    assert (made.function, made.organization) == ("Leitung", "Amt")
    assert workspace.protocols.get(visit).people[0].person_id == made.id
    workspace.editing.undo().result()
    assert workspace.network.persons("Nora Neu") == []
    assert workspace.protocols.get(visit).people[0].name == ""


def test_what_is_made_after_its_name_was_saved_is_linked_too(
    window: MainWindow, workspace: Workspace, until: Until
) -> None:
    person = workspace.editing.add("person", {"name": "Kim"}).result()
    page: Any = window.show_page("entry", person)
    until(lambda: page.findChild(SuggestEdit, "organizationLabelEdit") is not None)
    line = page.findChild(SuggestEdit, "organizationLabelEdit")
    until(line.isVisible)
    type_into(line, "Amt Neu")
    until(lambda: workspace.directory.get("person", person).values["organization_label"] == "Amt Neu")
    choose(line, "„Amt Neu“ neu anlegen", until)
    until(lambda: workspace.directory.get("person", person).values["organization_id"] is not None)


def test_who_signs_a_contract_is_offered_and_made_at_that_body(
    window: MainWindow, workspace: Workspace, until: Until
) -> None:
    contract = workspace.editing.add("contract", {"title": "Vertrag"}).result()
    workspace.directory.add_party(contract, "Amt").result()
    page: Any = window.show_page("entry", contract)
    until(lambda: page.findChild(SuggestEdit, "signedByEdit") is not None)
    line = find(page, SuggestEdit, "signedByEdit")
    until(line.isVisible)
    type_into(line, "Nora Neu")
    choose(line, "„Nora Neu“ neu anlegen", until)
    until(lambda: [row.organization for row in workspace.network.persons("Nora Neu")] == ["Amt"])
    page.leave()
    until(page.settled)
    assert workspace.directory.get("contract", contract).parties[0].values["signed_by"] == "Nora Neu"


def looked_at(
    window: MainWindow, workspace: Workspace, project: UUID, area: str, until: Until
) -> tuple[Any, UUID]:
    """The page of a new stock-taking into which an area was typed, and its id."""
    stock = workspace.stock.create("", TODAY, project).result()
    page: Any = window.show_page("stock_taking", stock)
    until(page.shows_all)
    line = page._ui.areaLabelEdit
    line.setFocus()
    type_into(line, area)
    page._ui.municipalityLabelEdit.setFocus()
    return page, stock


def test_an_area_typed_into_a_stock_taking_is_made_and_undone(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    page, stock = looked_at(window, workspace, project, "Altstadt", until)
    until(lambda: names(workspace, "area") == ["Altstadt"])
    values = workspace.stock.get(stock).values
    area = workspace.directory.get("area", UUID(str(values["area_id"])))
    assert area.values["municipality_label"] == "Stadt Quellrode", "the municipality comes along"
    until(page.settled)
    workspace.editing.undo().result()
    assert names(workspace, "area") == []
    assert workspace.stock.get(stock).values["area_id"] is None


def test_an_area_that_is_known_is_linked_and_not_made_again(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    known = workspace.editing.add("area", {"name": "Altstadt"}).result()
    page, stock = looked_at(window, workspace, project, "altstadt", until)
    until(lambda: workspace.stock.get(stock).values["area_id"] == known)
    until(page.settled)
    assert names(workspace, "area") == ["Altstadt"]
    assert workspace.stock.get(stock).values["area_label"] == "Altstadt"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_return_means_what_was_typed_while_no_suggestion_is_marked(qtbot: QtBot) -> None:
    line = SuggestEdit()
    qtbot.addWidget(line)
    entered = list[str]()
    line.entered.connect(entered.append)
    line.show()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    QTest.keyClicks(line, "Kommune")
    line.suggest(["Kommunalverwaltung"], ["„{words}“ neu anlegen"])
    offered = line.completer().popup()
    assert offered is not None
    assert offered.isVisible()
    QTest.keyClick(offered, Qt.Key.Key_Return)
    assert entered == ["Kommune"]
    assert not offered.isVisible()
    line.suggest(["Kommunalverwaltung"])
    QTest.keyClick(offered, Qt.Key.Key_Down)
    QTest.keyClick(offered, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: entered == ["Kommune", "Kommunalverwaltung"])
