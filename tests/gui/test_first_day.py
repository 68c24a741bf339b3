"""The first day of somebody new: what is typed goes where it was meant, and everything is in sight."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QListWidget, QPushButton, QWidget

from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.projects_page import ProjectsPage
from inka_desktop.gui.pages.stock_page import StockPage
from inka_desktop.gui.widgets.agreement_strip import AgreementStrip
from inka_desktop.gui.widgets.agreements import AgreementList
from inka_desktop.gui.widgets.areas_card import AreasCard
from inka_desktop.gui.widgets.card import Card
from inka_desktop.gui.widgets.coordinates_edit import CoordinatesEdit
from inka_desktop.gui.widgets.party_adder import PartyAdder
from inka_desktop.gui.widgets.project_people_card import ProjectPersonAdder
from inka_desktop.gui.widgets.stock_points import PointEditor
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.gui.widgets.topics import TopicList
from inka_desktop.services.workspace import Workspace
from tests.gui.conftest import TODAY, Show, Until, meet
from tests.gui.keys import find, type_into
from tests.gui.test_mailing import asked

CONTROL = Qt.KeyboardModifier.ControlModifier
LONG = "Nachbarschaftswerk Quellrode und Umgebung e. V. mit dem Ortsverein Au"


# --- a protocol -------------------------------------------------------------------------------------------


def test_the_strip_is_no_higher_than_what_it_says(show: Show, visit: UUID, until: Until) -> None:
    page = show(visit)
    text = find(page, TopicList, "topicList").editors()[0].notes
    text.setFocus()
    type_into(text, "Träger: Raumbedarf für das neue Haus am Hang an die Stadt melden.")
    strip = find(page, AgreementStrip)
    strip.grab()  # drawn ahead, as the program does while it warms up
    QTest.keyClick(text, Qt.Key.Key_Return, CONTROL)
    until(strip.isVisible)
    assert strip.height() <= strip.sizeHint().height()


def test_a_prepared_text_is_gone_on_with_at_its_end(
    show: Show, workspace: Workspace, visit: UUID, until: Until
) -> None:
    topic = workspace.protocols.get(visit).topics[0]
    workspace.editing.save("topic", topic.id, {"notes": "Am Sonntag notiert."}).result()
    page = show(visit)
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_1, CONTROL)
    notes = find(page, TopicList, "topicList").editors()[0].notes
    until(notes.hasFocus)
    QTest.keyClicks(notes, " Am Montag besprochen.")
    assert notes.value() == "Am Sonntag notiert. Am Montag besprochen."
    notes.moveCursor(notes.textCursor().MoveOperation.WordLeft)
    place = notes.textCursor().position()
    QTest.keyClick(page, Qt.Key.Key_2, CONTROL)
    QTest.keyClick(page, Qt.Key.Key_1, CONTROL)
    assert notes.textCursor().position() == place, "where one has been is gone back to"


def test_a_card_that_is_filled_anew_keeps_the_keyboard(
    show: Show, workspace: Workspace, visit: UUID, until: Until
) -> None:
    page = show(visit)
    card = find(page, Card, "missingCard")
    until(lambda: bool(card.findChildren(QPushButton)))
    button = card.findChildren(QPushButton)[0]
    button.setFocus()
    workspace.editing.save("protocol", visit, {"place": "Rathaus"}).result()
    until(lambda: button not in card.findChildren(QPushButton))
    assert QApplication.focusWidget() is card
    QTest.keyClick(card, Qt.Key.Key_1, CONTROL)
    assert find(page, TopicList, "topicList").editors()[0].notes.hasFocus()


def test_a_finished_protocol_is_not_said_to_wait_for_its_finish(
    show: Show, workspace: Workspace, visit: UUID, until: Until
) -> None:
    said = {"begin": "10:00", "end": "11:00", "place": "Rathaus"}
    workspace.editing.save("protocol", visit, said).result()
    workspace.protocols.add_person(visit, function="Amtsleitung").result()
    page = show(visit)
    card = find(page, Card, "missingCard")
    assert card.accessibleName() == "Noch offen bis zum Abschluss"
    workspace.protocols.finish(visit).result()
    until(lambda: card.accessibleName() == "Noch offen")
    assert card.isVisible(), "a topic without text can still be told"
    workspace.editing.save("protocol", visit, {"place": "Schule"}).result()
    until(lambda: card.accessibleName() == "Noch offen bis zum Abschluss")


def test_long_words_show_their_beginning_once_they_are_typed(
    show: Show, workspace: Workspace, visit: UUID, until: Until
) -> None:
    workspace.protocols.add_agreement(visit, "Raumbedarf melden", "", None).result()
    page = show(visit)
    who = find(find(page, AgreementList, "agreementList"), SuggestEdit, "responsibleEdit")
    for line in (who, find(page, QLineEdit, "placeEdit")):
        line.setFocus()
        type_into(line, LONG)
        assert line.cursorPosition() == len(LONG)
        QTest.keyClick(line, Qt.Key.Key_Tab)
        assert line.cursorPosition() == 0


# --- a project by keys ------------------------------------------------------------------------------------


def test_return_goes_through_the_lines_of_a_project(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    page = window.show_page("projects", project)
    assert isinstance(page, ProjectsPage)
    until(lambda: bool(page.findChildren(ProjectPersonAdder)))
    people = find(page, ProjectPersonAdder)
    name, task, since = people._name, people._role, people._since
    name.setFocus()
    type_into(name, "Jörg Maas")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert task.hasFocus()
    since.setFocus()
    type_into(since, "1.10.26")
    QTest.keyClick(since, Qt.Key.Key_Return)
    until(lambda: [row.name for row in workspace.projects.get(project).people] == ["Jörg Maas"])
    adder = find(page, PartyAdder)
    adder.name.setFocus()
    type_into(adder.name, "Wohnbau eG")
    QTest.keyClick(adder.name, Qt.Key.Key_Return)
    assert adder.since.hasFocus()
    type_into(adder.since, "1.10.26")
    QTest.keyClick(adder.since, Qt.Key.Key_Return)
    until(lambda: workspace.projects.list(TODAY)[0].carrier == "Wohnbau eG")
    areas = find(page, AreasCard)
    lines = {one.accessibleName(): one for one in areas.findChildren(QLineEdit)}
    type_into(lines["Name des weiteren Sozialraums"], "Au")
    day = lines["Sozialraum seit"]
    type_into(day, "1.10.26")
    QTest.keyClick(day, Qt.Key.Key_Return)
    until(lambda: workspace.stock.areas("Au") == ["Au, Stadt Quellrode"])


# --- stock-taking -----------------------------------------------------------------------------------------


def test_a_known_area_brings_its_town_and_takes_it_along(workspace: Workspace, project: UUID) -> None:
    for area in ("Sonnenhang", "Talgrund"):
        workspace.directory.serve(project, area, None).result()
    stock = workspace.stock.create("", TODAY).result()

    def told() -> tuple[object, object]:
        values = workspace.stock.get(stock).values
        return values["area_label"], values["municipality_label"]

    workspace.editing.save("stock_taking", stock, {"area_label": "Sonnenhang, Stadt Quellrode"}).result()
    assert told() == ("Sonnenhang", "Stadt Quellrode")
    workspace.editing.undo().result()
    assert told() == ("", "")
    workspace.stock.name_area(stock, "Talgrund").result()
    assert told() == ("Talgrund", "Stadt Quellrode")
    workspace.editing.save("stock_taking", stock, {"municipality_label": "Gemeinde Au"}).result()
    workspace.editing.save("stock_taking", stock, {"area_label": "Sonnenhang, Stadt Quellrode"}).result()
    assert told() == ("Sonnenhang", "Gemeinde Au"), "the town that somebody said stays"


@pytest.mark.parametrize(
    ("parts", "town"), [(("Sonnenhang", "hof"), ""), (("Sonnenhang",), "Stadt Quellrode")]
)
def test_an_area_whose_name_begins_as_another_one_does_not_get_its_town(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until, parts: tuple[str, ...], town: str
) -> None:
    workspace.directory.serve(project, "Sonnenhang", None).result()
    stock = workspace.stock.create("", TODAY).result()
    page = window.show_page("stock_taking", stock)
    assert isinstance(page, StockPage)
    until(page.shows_all)
    line = find(page, SuggestEdit, "areaLabelEdit")
    line.setFocus()
    for part in parts:  # with a pause, in which the line is saved
        QTest.keyClicks(line, part)
        page.binder.flush()
        until(page.settled)
    find(page, SuggestEdit, "municipalityLabelEdit").setFocus()
    until(lambda: not line.isModified() and workspace.stock.get(stock).values["area_id"] is not None)
    workspace.editing.save("stock_taking", stock, {"method_note": ""}).result()  # leaving it wrote before
    told = workspace.stock.get(stock).values
    assert (told["area_label"], told["municipality_label"] or "") == ("".join(parts), town)


def test_the_fields_of_a_point_without_a_photo_end_together(
    window: MainWindow, workspace: Workspace, until: Until
) -> None:
    stock = workspace.stock.create("Sonnenhang", TODAY).result()
    workspace.editing.add("walk_point", {"stock_taking_id": stock, "place": "Spielplatz"}).result()
    page = window.show_page("stock_taking", stock)
    assert isinstance(page, StockPage)
    until(page.shows_all)
    editor = find(page, PointEditor)

    def end(widget: QWidget) -> int:
        return widget.mapTo(editor, widget.rect().topRight()).x()

    until(lambda: editor.width() > 300)
    assert end(find(editor, QComboBox, "assessmentCombo")) == end(find(editor, CoordinatesEdit))


# --- mail and the other device ----------------------------------------------------------------------------


def test_a_mistyped_address_stays_in_its_line(show: Show, visit: UUID, until: Until) -> None:
    dialog = asked(show(visit), until)
    line, hint = find(dialog, QLineEdit, "addressEdit"), find(dialog, QLabel, "hintLabel")
    line.setText("maas(at)quellrode.de")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert (line.text(), dialog.recipients()) == ("maas(at)quellrode.de", [])
    assert hint.text().startswith("„maas(at)quellrode.de“ ist keine E-Mail-Adresse")
    line.setText("maas@quellrode.de")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert (line.text(), dialog.recipients(), hint.isHidden()) == ("", ["maas@quellrode.de"], True)
    dialog.reject()


def test_nobody_in_the_list_of_a_mail_is_cut(
    show: Show, workspace: Workspace, visit: UUID, until: Until
) -> None:
    for length in range(10, 30):
        workspace.protocols.add_person(visit, name="Anna ".ljust(length, "n")).result()
    dialog = asked(show(visit), until)
    people = find(dialog, QListWidget, "peopleList")
    until(lambda: people.verticalScrollBar().maximum() > 0)
    QApplication.processEvents()
    for row in range(people.count()):
        shown = people.visualItemRect(people.item(row))
        assert shown.width() <= people.viewport().width(), people.item(row).text()
    dialog.reject()


def test_the_sidebar_says_how_somebody_is_called_since(
    window: MainWindow, workspace: Workspace, other: Workspace, until: Until
) -> None:
    person = workspace.core.me().person_id
    other.editing.save("person", person, {"name": "Fachreferat Weiß"}).result()
    meet(other, workspace)
    until(lambda: "Fachreferat Weiß" in [one.text() for one in window._ui.sidebar.findChildren(QLabel)])
