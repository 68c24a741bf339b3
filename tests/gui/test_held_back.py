"""Zurückgehalten: an owner sees what a device without rights wrote, and decides about many at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget

from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.held_back_page import HeldBackPage
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.gui.widgets.chip import Chip
from inka_desktop.gui.widgets.held_rows import HeldRow
from inka_desktop.services import first_start
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import PassphraseSource
from tests.gui.conftest import meet
from tests.gui.keys import find

Until = Callable[[Callable[[], bool]], None]


def texts(root: QWidget) -> list[str]:
    return [label.text() for label in root.findChildren(QLabel) if label.isVisible() and label.text()]


def press(root: QWidget, name: str) -> None:
    QTest.mouseClick(find(root, QPushButton, name), Qt.MouseButton.LeftButton)


def lines(page: QWidget) -> list[HeldRow]:
    return [row for row in page.findChildren(HeldRow) if row.isVisible()]


@pytest.fixture
def late(workspace: Workspace, other: Workspace, project: UUID) -> UUID:
    """What the colleague wrote after its device was signed off; the visit that it is about."""
    theirs = next(row for row in workspace.members.roster() if not row.own)
    workspace.members.confirm_phrase(theirs.id).result()
    visit = workspace.protocols.start(project, date(2026, 11, 23)).result()
    meet(workspace, other)
    other.editing.save("protocol", visit, {"place": "Beratungsraum"}).result()
    other.network.ensure_person("Späte Notiz").result()
    workspace.members.sign_off(theirs.id).result()
    other.exchange.sync().result()
    workspace.exchange.sync().result()
    return visit


def test_heute_leads_to_it_and_what_is_accepted_appears(
    window: MainWindow, workspace: Workspace, late: UUID, until: Until
) -> None:
    today = window.show_page("today")
    until(lambda: any(row.title.text() == "2 Änderungen zurückgehalten" for row in cards(today)))
    until(lambda: not today.context.jobs.busy() and today.updatesEnabled())
    row = next(row for row in cards(today) if row.title.text() == "2 Änderungen zurückgehalten")
    QTest.mouseClick(find(row, QPushButton), Qt.MouseButton.LeftButton)
    page = window.current()
    assert isinstance(page, HeldBackPage)
    until(lambda: len(lines(page)) == 2)
    shown = texts(page)
    assert "Protokoll „Sonnenhang, 23.11.2026“ · geändert" in shown
    assert "Ort: Beratungsraum" in shown
    assert "Gerät nicht mehr berechtigt" in shown
    assert not find(page, QPushButton, "acceptButton").isEnabled()
    everything = find(page, QCheckBox, "allCheck")
    everything.setFocus()
    QTest.keyClick(everything, Qt.Key.Key_Space)
    assert "2 ausgewählt" in texts(page)
    press(page, "acceptButton")
    until(lambda: not lines(page))
    assert workspace.protocols.get(late).place == "Beratungsraum"
    until(lambda: "Nichts ist zurückgehalten" in texts(page))


def cards(page: QWidget) -> list[CardRow]:
    return [row for row in page.findChildren(CardRow) if row.isVisible()]


def test_what_is_left_stays_to_be_accepted_and_is_not_asked_about(
    window: MainWindow, workspace: Workspace, late: UUID, until: Until
) -> None:
    page = window.show_page("held_back")
    until(lambda: len(lines(page)) == 2)
    box = find(lines(page)[0], QCheckBox)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    press(page, "leaveButton")
    until(lambda: workspace.members.owners().held_back == 1)
    until(lambda: [mark(row) for row in lines(page)] == ["", "liegen gelassen"])
    find(lines(page)[1], QCheckBox).setChecked(True)
    assert not find(page, QPushButton, "leaveButton").isEnabled()
    press(page, "acceptButton")
    until(lambda: len(lines(page)) == 1)
    assert workspace.protocols.get(late).place == "Beratungsraum"


def mark(row: HeldRow) -> str:
    chip = find(row, Chip)
    return chip.accessibleName() if chip.isVisible() else ""


def test_a_device_that_waits_is_told_apart(
    window: MainWindow, workspace: Workspace, tmp_path_factory: pytest.TempPathFactory, until: Until
) -> None:
    folder = tmp_path_factory.mktemp("waits")
    (folder / "place").mkdir()
    place = workspace.exchange.add_place(folder / "place").result()
    made = workspace.exchange.invite("Kollegin", place.id).result()
    both = [
        first_start.join(folder / name, PassphraseSource("x"), made.file, made.code, name)
        for name in ("Erstes", "Zweites")
    ]
    meet(workspace, both[0])
    both[1].network.ensure_person("Wartende Notiz").result()
    meet(workspace, both[1])
    page = window.show_page("held_back")
    until(lambda: "Gerät noch nicht zugelassen" in texts(page))
    assert any("Wartende Notiz" in text for text in texts(page))
    for one in both:
        one.close()
