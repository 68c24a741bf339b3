"""The page Netzwerk: found, opened, typed, merged and handed over with the keyboard and the mouse."""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton, QTableView, QWidget

from inka_desktop.gui.dialogs.leavers_dialog import LeaversDialog
from inka_desktop.gui.dialogs.twins_dialog import TwinsDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.entry_page import RELATIONS_A_TURN
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.gui.widgets.messages import MessageBar
from inka_desktop.gui.widgets.view_chip import ViewChip
from inka_desktop.services.directory_rows import EntryFilter
from inka_desktop.services.workspace import Workspace
from tests.gui.conftest import TODAY
from tests.gui.keys import find, type_into

Until = Callable[[Callable[[], bool]], None]


def named(parent: Any, kind: type[Any], name: str) -> Any:
    return parent.findChild(kind, name)


def spoken(bar: MessageBar) -> str:
    return " ".join(label.text() for label in bar.findChildren(QLabel))


def shows(page: Any, table: QTableView, count: int) -> bool:
    return bool(page._view.model.known()) and table.model().rowCount() == count


def test_lists_of_four_kinds(window: MainWindow, workspace: Workspace, project: UUID, until: Until) -> None:
    page: Any = window.show_page("network")
    table = find(page, QTableView)
    until(lambda: table.model().rowCount() == 2)
    for button, count in zip(page._kinds.buttons(), (2, 1, 0, 0), strict=True):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        until(partial(shows, page, table, count))
    until(lambda: page._ui.bodyStack.currentWidget() is page._ui.emptyView)
    first = page._ui.emptyCard.findChild(QPushButton)
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    until(lambda: workspace.directory.count("contract", EntryFilter()) == 1)


def test_a_person_is_typed_and_its_organisation_made(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    person = workspace.editing.add("person", {"name": "Kim"}).result()
    page: Any = window.show_page("entry", person)
    until(lambda: named(page, QLineEdit, "organizationLabelEdit") is not None)
    line = named(page, QLineEdit, "organizationLabelEdit")
    until(line.isVisible)
    type_into(line, "Amt Neu")
    until(lambda: line._makes == ["„Amt Neu“ neu anlegen"])
    line.setText(line._makes[0])  # as the arrow keys mark it
    assert line.value() == "Amt Neu"
    line.completer().activated.emit(line._makes[0])
    until(lambda: [row.name for row in workspace.network.organizations("amt neu")] == ["Amt Neu"])
    page.leave()
    (made,) = workspace.network.organizations("amt neu")

    def linked() -> bool:
        values = workspace.directory.get("person", person).values
        return (values["organization_label"], values["organization_id"]) == ("Amt Neu", made.id)

    until(linked)


def test_a_phone_number_is_spaced(window: MainWindow, workspace: Workspace, until: Until) -> None:
    person = workspace.editing.add("person", {"name": "Kim"}).result()
    page: Any = window.show_page("entry", person)
    until(lambda: named(page, QLineEdit, "phoneEdit") is not None)
    line = named(page, QLineEdit, "phoneEdit")
    until(line.isVisible)
    line.setFocus()
    type_into(line, "+49(0)361/37900")
    named(page, QLineEdit, "emailEdit").setFocus()
    until(lambda: workspace.directory.get("person", person).values["phone"] == "0361 37900")
    line.setFocus()
    line.selectAll()
    type_into(line, "12")
    named(page, QLineEdit, "emailEdit").setFocus()
    until(lambda: line.property("state") == "problem")


def test_a_project_chosen_while_the_entry_is_read_again_stays(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    contract = workspace.editing.add("contract", {"title": "Vertrag"}).result()
    page: Any = window.show_page("entry", contract)
    until(lambda: named(page, QWidget, "projectIdCombo") is not None)
    combo = named(page, QWidget, "projectIdCombo")
    until(lambda: combo.isVisible() and combo.findData(str(project)) > 0)
    combo.setFocus()
    combo.setCurrentIndex(combo.findData(str(project)))
    combo.activated.emit(combo.currentIndex())
    row = workspace.directory.get("contract", contract)
    page._show(row, workspace.projects.list())  # as read before it was saved
    assert combo.value() == str(project)
    page.leave()
    until(page.settled)
    assert workspace.directory.get("contract", contract).values["project_id"] == project


def test_an_entry_whose_deletion_is_refused_goes_on_being_read(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    (party, *_) = workspace.directory.page("organization", EntryFilter(), "name", 0, 9, descending=False)
    page: Any = window.show_page("entry", party.id)
    until(lambda: page._ui.nameLabel.text() == party.texts[0])
    bar = find(window, MessageBar)
    page._delete()
    until(lambda: "wird noch" in spoken(bar))
    workspace.editing.save("organization", party.id, {"name": "Anders"}).result()
    until(lambda: page._ui.nameLabel.text() == "Anders")


def test_a_deleted_entry_gives_way_to_the_list(
    window: MainWindow, workspace: Workspace, until: Until
) -> None:
    person = workspace.editing.add("person", {"name": "Kim"}).result()
    page: Any = window.show_page("entry", person)
    until(lambda: page._ui.nameLabel.text() == "Kim")
    page._delete()
    until(lambda: "Papierkorb" in spoken(find(window, MessageBar)) and not page.isVisible())


def test_relations_come_in_turns_and_equal_ones_stay(
    window: MainWindow, workspace: Workspace, until: Until
) -> None:
    office = workspace.editing.add("organization", {"name": "Amt"}).result()
    for number in range(RELATIONS_A_TURN + 2):
        values = {"name": f"Kim {number}", "organization_id": office, "organization_label": "Amt"}
        workspace.editing.add("person", values).result()
    page: Any = window.show_page("entry", office)
    card, made = page._ui.relationsCard, list[int]()
    inner = page._add_relations

    def count(rows: Any) -> None:
        inner(rows)
        made.append(len(card.findChildren(CardRow)))

    page._add_relations = count
    until(lambda: len(made) == 2)
    assert made == [RELATIONS_A_TURN, RELATIONS_A_TURN + 2]
    before = card.findChildren(CardRow)
    workspace.editing.save("organization", office, {"city": "Erfurt"}).result()
    until(lambda: named(page, QLineEdit, "cityEdit").text() == "Erfurt")
    assert card.findChildren(CardRow) == before


def test_doubles_are_merged_and_what_differs_is_shown(
    window: MainWindow, workspace: Workspace, until: Until
) -> None:
    first, second = (
        workspace.editing.add("organization", {"name": name, "phone": phone}).result()
        for name, phone in (("Amt Öhr", "0361 1111"), ("amt oehr", "0361 2222"))
    )
    page: Any = window.show_page("network")
    QTest.mouseClick(page._ui.twinsButton, Qt.MouseButton.LeftButton)
    dialog: Any = find(page, TwinsDialog)
    until(lambda: set(dialog._choices) == {"name", "phone"})
    dialog._choices["phone"].button(1).click()
    QTest.mouseClick(dialog._ui.mergeButton, Qt.MouseButton.LeftButton)
    until(lambda: find(dialog, QListWidget).count() == 0)
    dialog.reject()
    entry: Any = window.show_page("entry", second)
    until(lambda: entry._entry == first)
    assert named(entry, QLineEdit, "phoneEdit").text() == "0361 2222"
    workspace.editing.undo().result()
    assert workspace.directory.get("organization", second).values["phone"] == "0361 2222"
    assert workspace.directory.get("organization", first).values["phone"] == "0361 1111"


def test_names_with_an_ampersand_stay_whole_on_buttons_and_in_menus(
    window: MainWindow, workspace: Workspace, until: Until
) -> None:
    for name in ("Kinder & Jugend e. V.", "Kinder und Jugend"):
        workspace.editing.add("organization", {"name": name, "phone": "0361 1111"}).result()
    dialog: Any = TwinsDialog(window._context, "organization", window)
    until(lambda: "name" in dialog._choices)
    said = [one.text() for one in dialog._choices["name"].buttons()]
    assert said == ["Kinder && Jugend e. V.", "Kinder und Jugend"]
    workspace.views.keep("network", "Kinder & Jugend", {}).result()
    chip = find(window.show_page("network"), ViewChip)
    until(lambda: [one.text() for one in chip.menu().actions()][:1] == ["Kinder && Jugend"])


def test_two_of_one_name_that_others_read_each_are_told_with_why_and_the_way_there(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    workspace.network.ensure_person("Kim Öhler", "Leitung").result()
    own = workspace.network.add_contact(project, "Kim Öhler", "Beratung").result()
    dialog: Any = TwinsDialog(window._context, "person", window)
    dialog.open()
    until(lambda: "Eintrag öffnen" in [one.text() for one in dialog.findChildren(QPushButton)])
    said = " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert "im Projekt „Sonnenhang“, auch für seinen Träger" in said
    assert "nur bei der Koordinierungsstelle" in said
    assert not dialog._ui.mergeButton.isEnabled()
    [one for one in dialog.findChildren(QPushButton) if one.text() == "Eintrag öffnen"][-1].click()
    until(lambda: getattr(window.current(), "_entry", None) == own)


def test_what_a_leaver_had_agreed_is_handed_over_from_today(
    window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    for what in ("Aushang", "Liste"):
        workspace.protocols.add_agreement(visit, what, "Kim Öhler", date(2027, 3, 1)).result()
    kim = workspace.editing.add("person", {"name": "Kim Öhler"}).result()
    today: Any = window.show_page("today")
    workspace.editing.save("person", kim, {"left_on": TODAY}).result()
    words = "Übertragen: 2 Vereinbarungen ohne Zuständige"

    def hands() -> list[QPushButton]:
        shown = (one for one in today.findChildren(QPushButton) if one.isVisible())
        return [one for one in shown if one.accessibleName() == words]

    until(lambda: bool(hands()) and today.updatesEnabled())
    hands()[0].click()
    dialog: Any = find(window, LeaversDialog)
    until(lambda: dialog._ui.agreementList.count() == 2)
    dialog._ui.agreementList.item(0).setCheckState(Qt.CheckState.Unchecked)
    type_into(dialog._ui.responsibleEdit, "Sascha")
    QTest.mouseClick(dialog._ui.handButton, Qt.MouseButton.LeftButton)
    until(lambda: dialog._ui.agreementList.count() == 1)
    assert [row.what for row in workspace.leavers.orphans(TODAY)] == ["Aushang"]


def test_leavers_are_counted_only_when_people_or_agreements_change(
    window: MainWindow, workspace: Workspace, visit: UUID, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    kim = workspace.editing.add("person", {"name": "Kim Öhler"}).result()
    workspace.protocols.add_agreement(visit, "Aushang", "Kim Öhler", None).result()
    asked: list[date | None] = []
    count = workspace.leavers.candidates

    def counted(on: date | None = None) -> Any:
        asked.append(on)
        return count(on)

    def answered(page: Any) -> bool:
        return page._leavers.due(TODAY) is None

    monkeypatch.setattr(workspace.leavers, "candidates", counted)
    page: Any = None
    for name in ("today", "network"):
        page = window.show_page(name)
        QTest.qWait(200)  # what was written before has been told
        until(partial(answered, page))
        asked.clear()
        page.context.met.emit()
        page.refresh()
        read: list[None] = []
        page.context.read(page, lambda _ws: None, read.append)
        until(partial(operator.truth, read))
        assert asked == []
    workspace.editing.save("person", kim, {"left_on": TODAY}).result()
    until(page._ui.leaversButton.isVisible)
