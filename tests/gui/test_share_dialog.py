"""Places on the internet are chosen in one dialog; a folder that is gone can be chosen again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from inka_desktop.exchange.places import Address
from inka_desktop.gui.dialogs.share_dialog import ShareDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.exchange_page import ExchangePage
from inka_desktop.services.places import folder
from inka_desktop.services.workspace import Workspace
from tests.exchange.servers import Share, bucket, share
from tests.gui.keys import find, type_into

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[Share]:
    (tmp_path / "cloud").mkdir()
    with share(tmp_path / "cloud") as made:
        yield made


@pytest.fixture
def stored() -> Iterator[Address]:
    with bucket() as made:
        yield made


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> ShareDialog:
    made = ShareDialog(window._context, window)
    made.open()
    qtbot.waitExposed(made)
    return made


def fill(dialog: ShareDialog, **lines: str) -> None:
    """Types into lines by their names, and adds."""
    for name, text in lines.items():
        line = find(dialog, QLineEdit, f"{name}Edit")
        line.clear()
        type_into(line, text)
    QTest.mouseClick(find(dialog, QPushButton, "addButton"), Qt.MouseButton.LeftButton)


def test_a_share_link_needs_nothing_else(
    dialog: ShareDialog, workspace: Workspace, shared: Share, until: Until
) -> None:
    assert not find(dialog, QLineEdit, "keyEdit").isVisible()
    fill(dialog, link=shared.link)
    until(lambda: bool(workspace.exchange.state().places))
    assert [row.kind for row in workspace.exchange.state().places] == ["webdav"]


def test_a_bucket_is_chosen_with_its_keys(
    dialog: ShareDialog, workspace: Workspace, stored: Address, until: Until
) -> None:
    find(dialog, QComboBox, "kindCombo").setCurrentIndex(1)
    key, message = find(dialog, QLineEdit, "keyEdit"), find(dialog, QLabel, "messageLabel")
    assert key.isVisible()
    assert find(dialog, QLabel, "passwordLabel").text() == "Geheimer Schlüssel"
    fill(dialog, link=stored.where)
    assert key.hasFocus()  # what is missing is asked for, nothing is sent
    fill(dialog, link="http://s3.example.org/inka", key=stored.token, password=stored.password)
    until(message.isVisible)
    assert message.text().startswith("Damit ist kein S3-Speicher erreichbar. Es wurde nichts verändert.")
    assert workspace.exchange.state().places == ()
    fill(dialog, link=stored.where)
    until(lambda: bool(workspace.exchange.state().places))
    (place,) = workspace.exchange.state().places
    assert (place.kind, place.path) == ("s3", stored.where)


def test_a_folder_that_is_gone_is_chosen_again_for_what_it_was_for(
    window: MainWindow, workspace: Workspace, tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, after = tmp_path / "traeger", tmp_path / "neu"
    before.mkdir()
    after.mkdir()
    space: UUID = workspace.spaces.coord
    workspace.exchange.places.add(folder(before), [space])
    before.rename(tmp_path / "weg")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(after))
    window.show_page("exchange")
    page = find(window, ExchangePage)

    def again() -> list[QPushButton]:
        return [one for one in page.findChildren(QPushButton) if one.text() == "Ordner neu wählen"]

    until(lambda: bool(again()))
    again()[0].click()
    until(lambda: len(workspace.exchange.state().places) == 2)
    assert {row.path: row.spaces for row in workspace.exchange.state().places}[str(after)] == (space,)
