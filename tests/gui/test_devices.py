"""What an owner decides about devices on the page Senden und Empfangen."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from inka_desktop.gui.dialogs import device_dialogs
from inka_desktop.gui.dialogs.preview_dialog import PaperDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.gui.widgets.messages import MessageBar
from inka_desktop.records.values import Role
from inka_desktop.services.workspace import Workspace
from tests.gui.conftest import meet
from tests.gui.keys import find

Until = Callable[[Callable[[], bool]], None]


def buttons(root: QWidget, words: str) -> list[QPushButton]:
    return [one for one in root.findChildren(QPushButton) if one.isVisible() and one.text() == words]


def rows(root: QWidget) -> list[str]:
    shown = [one for one in root.findChildren(CardRow) if one.isVisible()]
    return [one.title.text().replace("\u200b", "") for one in shown]


def menu(page: QWidget) -> dict[str, QAction]:
    """What the last menu at a device offers."""
    found = [one.menu() for one in buttons(page, "Mehr") if one.menu() is not None]
    return {action.text(): action for action in found[-1].actions()} if found else {}


def paper_pages(window: QWidget) -> int:
    return max((dialog.pages() for dialog in window.findChildren(PaperDialog)), default=0)


def box(page: QWidget) -> QMessageBox:
    return next(one for one in page.findChildren(QMessageBox) if one.isVisible())


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_colleague_sees_a_later_project_once_the_six_words_were_compared(
    window: MainWindow, workspace: Workspace, other: Workspace, until: Until
) -> None:
    workspace.projects.create("Später", ["Quellrode"], "Verein").result()
    meet(workspace, other)
    assert "Später" not in [row.title for row in other.projects.list()]
    page = window.show_page("exchange")
    until(lambda: bool(buttons(page, "Bestätigen")))
    click(buttons(page, "Bestätigen")[0])
    until(lambda: any(one.isVisible() for one in page.findChildren(QMessageBox)))
    owner = workspace.members.roster()[0]
    assert box(page).informativeText() == "\n".join(other.members.phrase(owner.id))
    click(next(one for one in box(page).findChildren(QPushButton) if one.text() == "Die Wörter sind gleich"))
    until(lambda: not any(row.phrase_due for row in workspace.members.roster()))
    meet(workspace, other)
    assert "Später" in [row.title for row in other.projects.list()]
    page.refresh()
    until(lambda: not buttons(page, "Bestätigen"))


def test_a_second_device_becomes_an_owners_and_heute_is_quiet_then(
    window: MainWindow, workspace: Workspace, other: Workspace, project: UUID, until: Until
) -> None:
    assert workspace.projects.get(project).title == "Sonnenhang"
    today = window.page("today")
    window.show_page("today")
    until(lambda: "Nur ein Gerät der Leitung" in rows(today))
    theirs = next(row for row in workspace.members.roster() if not row.own)
    page = window.show_page("exchange")
    until(lambda: bool(buttons(page, "Mehr")))
    assert "Zur Leitung machen" not in menu(page)  # the words were not compared yet
    workspace.members.confirm_phrase(theirs.id).result()
    page.refresh()
    until(lambda: "Zur Leitung machen" in menu(page))
    menu(page)["Zur Leitung machen"].trigger()
    click(next(one for one in box(page).findChildren(QPushButton) if one.text() == "Zur Leitung machen"))
    until(lambda: workspace.members.owners().owner_devices == 2)
    meet(workspace, other)
    assert other.info().role == Role.OWNER
    window.show_page("today")
    until(
        lambda: (
            "Wiederherstellungsblatt noch nicht geprüft" in rows(today)
            and "Nur ein Gerät der Leitung" not in rows(today)
        )
    )


def test_the_paper_about_a_lost_device_is_offered_at_once_and_later(
    window: MainWindow, workspace: Workspace, other: Workspace, until: Until
) -> None:
    page = window.show_page("exchange")
    theirs = next(row for row in workspace.members.roster() if not row.own)
    device_dialogs.take_rights(page, page.context, theirs, lost=True)
    click(next(one for one in box(page).findChildren(QPushButton) if one.text() == "Gerät verloren"))
    bar = find(window, MessageBar)
    until(lambda: bool(buttons(bar, "Liste für den Datenschutz drucken")))
    click(buttons(bar, "Liste für den Datenschutz drucken")[0])
    until(lambda: paper_pages(window) > 0)
    window.findChildren(PaperDialog)[0].accept()
    until(lambda: not window.findChildren(PaperDialog))
    page.refresh()
    until(lambda: bool(buttons(page, "Liste ansehen")))
    assert "Laptop unterwegs · Projektbegleitung" in rows(page)
    click(buttons(page, "Liste ansehen")[0])
    until(lambda: paper_pages(window) > 0)
    assert other.members.owners().out is False  # it has not heard of it yet


def test_a_lost_device_receives_nothing_any_more(
    window: MainWindow, workspace: Workspace, other: Workspace, until: Until
) -> None:
    page = window.show_page("exchange")
    theirs = next(row for row in workspace.members.roster() if not row.own)
    device_dialogs.take_rights(page, page.context, theirs, lost=True)
    click(next(one for one in box(page).findChildren(QPushButton) if one.text() == "Gerät verloren"))
    until(lambda: next(row for row in workspace.members.roster() if not row.own).state == "out")
    workspace.projects.create("Danach", ["Quellrode"], "Verein").result()
    meet(workspace, other)
    assert "Danach" not in [row.title for row in other.projects.list()]
