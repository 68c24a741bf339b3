"""Parties of a project change on a day; a save that failed is tried again; a logo can be removed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton

from inka_desktop.gui import binder
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.protocol_page import ProtocolPage
from inka_desktop.gui.widgets.messages import MessageBar
from inka_desktop.gui.widgets.party_adder import PartyAdder
from inka_desktop.services.editing import Editing
from inka_desktop.services.rows import Saved
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.errors import DiskFullError
from tests.gui.conftest import TODAY
from tests.gui.keys import find, type_into

Until = Callable[[Callable[[], bool]], None]


def parties(workspace: Workspace, project: UUID) -> list[tuple[str, str, date | None, date | None]]:
    rows = workspace.projects.get(project).parties
    return [(row.role, row.organization, row.valid_from, row.valid_to) for row in rows]


def test_another_carrier_from_a_day_on(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    page = window.show_page("projects", project)
    until(lambda: page.findChild(PartyAdder) is not None)
    adder = find(page, PartyAdder)
    type_into(adder.name, "Neuer Träger e. V.")
    QTest.mouseClick(adder.button, Qt.MouseButton.LeftButton)
    assert window.focusWidget() is adder.since  # without a day the former carrier would be forgotten
    QTest.keyClicks(adder.since, "01.12.2026")
    QTest.mouseClick(adder.button, Qt.MouseButton.LeftButton)
    until(lambda: len(parties(workspace, project)) == 3)
    before = "Quellroder Nachbarschaftswerk e. V."
    assert ("carrier", before, None, date(2026, 11, 30)) in parties(workspace, project)
    assert ("carrier", "Neuer Träger e. V.", date(2026, 12, 1), None) in parties(workspace, project)


def test_a_mistaken_party_is_removed_and_brought_back(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    page, before = window.show_page("projects", project), parties(workspace, project)
    until(lambda: page.findChild(PartyAdder) is not None)
    town = "Stadt Quellrode entfernen"
    (button,) = (each for each in page.findChildren(QToolButton) if each.accessibleName() == town)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    until(lambda: len(parties(workspace, project)) == len(before) - 1)
    bar = find(window, MessageBar)
    until(bar.isVisible)
    assert bar.accessibleName() == "„Stadt Quellrode“ ist nicht mehr eingetragen."
    QTest.mouseClick(find(bar, QPushButton), Qt.MouseButton.LeftButton)
    until(lambda: parties(workspace, project) == before)


def test_a_second_municipality_stands_beside_the_first(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    page = window.show_page("projects", project)
    until(lambda: page.findChild(PartyAdder) is not None)
    adder = find(page, PartyAdder)
    adder.set_role("municipality")
    assert adder.beside.isChecked()
    type_into(adder.name, "Gemeinde Tannrieden")
    QTest.mouseClick(adder.button, Qt.MouseButton.LeftButton)
    until(lambda: len(parties(workspace, project)) == 3)
    assert ("municipality", "Stadt Quellrode", None, None) in parties(workspace, project)


@pytest.mark.parametrize("goes_on", [False, True])
def test_a_save_that_failed_is_tried_again(
    window: MainWindow,
    workspace: Workspace,
    project: UUID,
    visit: UUID,
    until: Until,
    monkeypatch: pytest.MonkeyPatch,
    goes_on: bool,
) -> None:
    """Also where somebody went on to another visit, in whose field other words stand by then."""
    second = workspace.protocols.start(project, TODAY).result()
    monkeypatch.setattr(binder, "RETRY_MS", 50)
    real, tries = Editing.save, []

    def failing(self: Editing, *what: object) -> Future[Saved]:
        tries.append(what)
        if len(tries) < 3:
            lost: Future[Saved] = Future()
            lost.set_exception(DiskFullError())
            return lost
        return real(self, *what)  # type: ignore[arg-type]  # handed on as it came

    page = window.show_page("protocol", visit)
    assert isinstance(page, ProtocolPage)
    until(lambda: "place" in page.binder.fields())
    monkeypatch.setattr(Editing, "save", failing)
    field = page.binder.fields()["place"]
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "Rathaus")
    page.leave()
    if goes_on:
        window.show_page("protocol", second)
        until(lambda: page.binder.record == second)
    until(lambda: workspace.protocols.get(visit).place == "Rathaus")
    until(page.settled)
    assert len(tries) == 3
    assert workspace.protocols.get(second).place in (None, "")


def test_a_logo_is_removed_and_brought_back(
    window: MainWindow, workspace: Workspace, until: Until, tmp_path: Path
) -> None:
    Image.new("RGB", (80, 40), "navy").save(tmp_path / "Land.png")
    workspace.documents.add_logo(tmp_path / "Land.png").result()
    page = window.show_page("settings")

    def removing() -> list[QToolButton]:
        found = page.findChildren(QToolButton)
        return [button for button in found if button.accessibleName() == "Logo Land entfernen"]

    until(lambda: len(removing()) == 1)
    QTest.mouseClick(removing()[0], Qt.MouseButton.LeftButton)
    until(lambda: workspace.documents.letterhead().logos == ())
    workspace.editing.undo().result()
    assert [name for name, _ in workspace.documents.letterhead().logos] == ["Land"]
