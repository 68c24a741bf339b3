"""Releasing in the office's window, saving lists as spreadsheets, and the readable folder's switch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLabel, QPushButton, QToolButton, QWidget

from inka_desktop.gui.dialogs.preview_dialog import PreviewDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.protocol_page import ProtocolPage
from inka_desktop.gui.widgets.messages import MessageBar
from inka_desktop.services import scenes
from inka_desktop.services.workspace import Workspace
from tests.gui.conftest import TODAY
from tests.gui.keys import find

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def final(window: MainWindow, workspace: Workspace, visit: UUID, until: Until) -> ProtocolPage:
    """The editor with a finished visit."""
    workspace.protocols.add_person(visit, function="Projektleitung", organization="Träger").result()
    workspace.protocols.finish(visit).result()
    page = window.show_page("protocol", visit)
    assert isinstance(page, ProtocolPage)
    until(lambda: offered(page, "Freigeben"))
    return page


def words(widget: QWidget) -> str:
    """Everything that can be read."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def buttons(widget: QWidget, text: str) -> list[QPushButton]:
    """Visible buttons of that text."""
    return [one for one in widget.findChildren(QPushButton) if one.text() == text and one.isVisible()]


def offered(widget: QWidget, text: str) -> bool:
    """Whether there is such a button."""
    return bool(buttons(widget, text))


def test_one_click_releases_and_one_takes_it_back(
    final: ProtocolPage, window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    buttons(final, "Freigeben")[0].click()
    until(lambda: not offered(final, "Freigeben") and "Freigegeben " in words(final))
    assert len(workspace.releases.of_protocol(visit)) == 1
    bar = find(window, MessageBar, "messageBar")
    until(lambda: "Der Träger sieht das Protokoll" in words(bar))
    buttons(bar, "Zurücknehmen")[0].click()
    until(lambda: offered(final, "Freigeben"))
    assert workspace.releases.of_protocol(visit) == []
    until(lambda: "Niemand hat sie gesehen" in words(bar))


def test_a_release_that_was_sent_is_withdrawn_and_says_that_it_may_have_been_read(
    final: ProtocolPage, window: MainWindow, workspace: Workspace, visit: UUID, tmp_path: Path, until: Until
) -> None:
    workspace.releases.release(workspace.protocols.get(visit, TODAY).versions[0].id).result()
    (tmp_path / "austausch").mkdir()
    workspace.exchange.add_place(tmp_path / "austausch").result()
    workspace.exchange.sync().result()
    final.refresh()
    until(lambda: offered(final, "Zurückziehen"))
    buttons(final, "Zurückziehen")[0].click()
    until(lambda: "kann schon gelesen worden sein" in words(find(window, MessageBar, "messageBar")))
    assert workspace.releases.all() == []


def test_a_photo_without_its_mark_is_led_to(
    final: ProtocolPage, window: MainWindow, workspace: Workspace, visit: UUID, tmp_path: Path, until: Until
) -> None:
    path = tmp_path / "poster.jpg"
    path.write_bytes(scenes.picture("poster"))
    workspace.photos.add(visit, path).result()
    workspace.protocols.finish(visit).result()
    until(lambda: "Fassung 2" in words(final))
    buttons(final, "Freigeben")[0].click()
    until(lambda: "fehlt die Angabe zu Personen" in words(find(window, MessageBar, "messageBar")))
    assert workspace.releases.all() == []


def test_lists_are_saved_as_spreadsheets_from_palette_and_page(
    window: MainWindow, workspace: Workspace, visit: UUID, tmp_path: Path, until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *args: (str(tmp_path / Path(args[2]).name), "")
    )
    page = window.show_page("protocols")
    export = find(page, QToolButton, "exportButton")
    until(export.isVisible)
    export.click()
    for name in ("export.agreements", "export.projects"):
        assert window.commands.run(name)
    day = TODAY.isoformat()
    for name, title in (("Protokolle", "Datum"), ("Vereinbarungen", "Vereinbarung"), ("Projekte", "Projekt")):
        path = tmp_path / f"{day}_{name}.xlsx"
        until(path.exists)
        assert load_workbook(path).worksheets[0]["A1"].value == title


def test_the_readable_folder_is_switched_on_and_off(
    window: MainWindow, workspace: Workspace, visit: UUID, tmp_path: Path, until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    folder = tmp_path / "lesbar"
    folder.mkdir()
    page = window.show_page("settings")
    check = find(page, QCheckBox, "readableCheck")
    assert not check.isChecked()
    assert "nicht verschlüsselt" in words(page)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    check.click()
    assert not check.isChecked()  # nothing was chosen
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    check.click()
    until(check.isChecked)
    until(lambda: len(list(folder.iterdir())) == 4)
    until(lambda: "4 Dateien in" in words(page))
    check.click()
    until(lambda: not list(folder.iterdir()))
    until(lambda: not check.isChecked())


def test_a_finished_protocol_goes_out_as_its_version_while_something_came_late(
    final: ProtocolPage, workspace: Workspace, visit: UUID, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    page: Any = final
    (version,) = workspace.protocols.get(visit).versions
    workspace.editing.save("protocol", visit, {"place": "Rathaus"}).result()
    until(lambda: page._row.arrived_later and page.shows_all())
    page.preview()
    assert find(page, PreviewDialog)._version == version.id
    wishes: list[Any] = []
    monkeypatch.setattr("inka_desktop.gui.mailing.send", lambda _owner, _context, wish: wishes.append(wish))
    page._side.outgoing.send()
    assert [wish.version for wish in wishes] == [version.id]
    page._side.outgoing.copy()
    until(lambda: "Sonnenhang" in QApplication.clipboard().text())
    assert "Rathaus" not in QApplication.clipboard().text()
    workspace.protocols.take_back(version.id).result()
    until(lambda: page._row.state == "draft" and page.shows_all())
    assert page._newest() is None
