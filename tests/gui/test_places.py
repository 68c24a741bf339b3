"""Exchange places in the window: what they are for, sticks that offer themselves, preparing for the road."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget

from inka_desktop.gui.automatic import AutomaticExchange
from inka_desktop.gui.dialogs.project_choice import ProjectChoiceDialog, limit_place
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.exchange_page import ExchangePage
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.gui.widgets.messages import MessageBar
from inka_desktop.services import sticks
from inka_desktop.services.workspace import Workspace
from tests.gui.keys import find
from tests.services.devices import attach

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def page(window: MainWindow, workspace: Workspace, project: UUID, tmp_path: Path) -> ExchangePage:
    (tmp_path / "place").mkdir()
    workspace.exchange.add_place(tmp_path / "place").result()
    shown = window.show_page("exchange")
    assert isinstance(shown, ExchangePage)
    return shown


def click(root: QWidget, words: str) -> None:
    button = next(one for one in root.findChildren(QPushButton) if one.isVisible() and one.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def lines(page: QWidget, card: str) -> list[str]:
    rows = find(page, Card, card).findChildren(CardRow)
    return [label.text() for row in rows for label in row.findChildren(QLabel) if label.isVisible()]


def said(window: MainWindow) -> str:
    bar = find(window, MessageBar)
    return bar.accessibleName() if bar.isVisible() else ""


def test_a_place_is_limited_to_a_project_and_says_so(
    page: ExchangePage, workspace: Workspace, until: Until
) -> None:
    workspace.exchange.sync().result()
    (place,) = workspace.exchange.state().places
    dialog = limit_place(page, page.context, place)
    until(lambda: len(dialog.findChildren(CardRow)) == 2)
    assert find(dialog, QCheckBox, "allCheck").isChecked()
    boxes = {one.accessibleName(): one for one in dialog.findChildren(QCheckBox) if one.accessibleName()}
    assert not boxes["Sonnenhang"].isEnabled()
    find(dialog, QCheckBox, "allCheck").click()
    assert not find(dialog, QPushButton, "chooseButton").isEnabled()
    boxes["Sonnenhang"].click()
    click(dialog, "Übernehmen")
    until(lambda: any(line.startswith("nur für 1 Bereich") for line in lines(page, "placesCard")))
    (place,) = workspace.exchange.state().places
    (space,) = place.spaces
    assert space in {row.id for row in workspace.exchange.places.choices() if row.kind == "project"}


def test_a_stick_offers_itself_once_and_is_used_by_one_click(
    window: MainWindow, page: ExchangePage, workspace: Workspace, tmp_path: Path, until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    drives: list[Path] = []
    monkeypatch.setattr(sticks, "volumes", lambda: list(drives))
    automatic = AutomaticExchange(page.context, window)
    automatic.look()
    until(lambda: not automatic._busy)
    stick = tmp_path / "INKA-2"
    stick.mkdir()
    made = workspace.exchange.add_place(stick).result()
    workspace.exchange.remove_place(made.id).result()
    drives.append(stick)
    automatic.look()
    until(lambda: said(window) == "USB-Stick „INKA-2“ erkannt. Für den Austausch benutzen?")
    bar = find(window, MessageBar)
    bar.hide()
    until(lambda: not automatic._busy)
    automatic.look()
    until(lambda: not automatic._busy)
    assert not bar.isVisible()  # once is enough
    page.refresh()
    until(lambda: "USB-Stick „INKA-2“" in lines(page, "placesCard"))
    click(find(page, Card, "placesCard"), "Benutzen")
    until(lambda: said(window) == "Fertig. Sie können den Stick entfernen.")
    assert str(stick) in {row.path for row in workspace.exchange.state().places}
    assert list((stick / "s").iterdir())


def test_a_known_stick_under_another_name_is_met_without_a_question(
    window: MainWindow, page: ExchangePage, workspace: Workspace, tmp_path: Path, until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    drives = [tmp_path / "E"]
    drives[0].mkdir()
    monkeypatch.setattr(sticks, "volumes", lambda: [one for one in drives if one.is_dir()])
    workspace.exchange.add_place(drives[0]).result()
    workspace.exchange.sync().result()
    automatic = AutomaticExchange(page.context, window)
    drives[0].rename(tmp_path / "away")
    automatic.look()
    until(lambda: not automatic._busy)
    workspace.projects.create("Tannrieden", ["Rothenlohe"], "Verein").result()
    (tmp_path / "away").rename(tmp_path / "F")
    drives[:] = [tmp_path / "F"]
    automatic.look()
    until(lambda: said(window).startswith("USB-Stick „F“ erkannt."))
    until(lambda: workspace.exchange.state().unsent == 0)
    assert str(tmp_path / "F") in {row.path for row in workspace.exchange.state().places}


def test_preparing_for_the_road_says_when_everything_is_here(
    window: MainWindow, page: ExchangePage, workspace: Workspace, visit: UUID, until: Until
) -> None:
    attach(workspace, visit, b"x" * 1000)
    click(page, "Für unterwegs vorbereiten")
    dialog = next(one for one in page.findChildren(ProjectChoiceDialog) if one.isVisible())
    until(lambda: bool(dialog.findChildren(CardRow)))
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert "1 von 1 Anhang ist da" in texts
    find(dialog, QCheckBox, "allCheck").click()
    click(dialog, "Vorbereiten")
    until(lambda: said(window) == "Alles ist da: 1 Anhang.")
