"""What an owner decides about devices on the page Senden und Empfangen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from inka_desktop.gui.dialogs import device_dialogs
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.services import first_start
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import PassphraseSource

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def other(workspace: Workspace, tmp_path: Path) -> Iterator[Workspace]:
    """A coordinator's device that has just joined."""
    (tmp_path / "place").mkdir()
    place = workspace.exchange.add_place(tmp_path / "place").result()
    made = workspace.exchange.invite("Projektbegleitung", place.id).result()
    joined = first_start.join(
        tmp_path / "other", PassphraseSource("x"), made.file, made.code, "Laptop unterwegs"
    )
    meet(workspace, joined)
    yield joined
    joined.close()


def meet(one: Workspace, two: Workspace) -> None:
    for workspace in (one, two, one, two):
        workspace.exchange.sync().result()


def buttons(root: QWidget, words: str) -> list[QPushButton]:
    return [one for one in root.findChildren(QPushButton) if one.isVisible() and one.text() == words]


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
