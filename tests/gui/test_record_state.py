"""The visit says how far its changes have got, and follows each exchange without being read again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.protocol_page import ProtocolPage
from inka_desktop.gui.widgets.card import Card
from inka_desktop.services import first_start
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import PassphraseSource
from tests.gui.keys import find

Until = Callable[[Callable[[], bool]], None]


def shown(page: ProtocolPage) -> list[str]:
    card = find(page, Card, "stateCard")
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible() and label.text()]


def test_only_here_sent_arrived(
    window: MainWindow, workspace: Workspace, visit: UUID, tmp_path: Path, until: Until
) -> None:
    page = window.show_page("protocol", visit)
    assert isinstance(page, ProtocolPage)
    until(lambda: "Nur auf diesem Gerät" in shown(page))
    (tmp_path / "place").mkdir()
    place = workspace.exchange.add_place(tmp_path / "place").result()
    invited = workspace.exchange.invite("Projektbegleitung", place.id).result()
    reads: list[object] = []
    page.refresh = lambda: reads.append(None)  # type: ignore[method-assign]  # counted
    workspace.exchange.sync().result()
    until(lambda: "Gesendet, noch von niemandem abgeholt" in shown(page))
    assert not reads
    line = find(window, QPushButton, "exchangeButton")
    until(lambda: line.text() == "Gesendet, noch von niemandem abgeholt")
    other = first_start.join(
        tmp_path / "other", PassphraseSource("x"), invited.file, invited.code, "Laptop unterwegs"
    )
    other.exchange.sync().result()
    workspace.exchange.sync().result()
    other.close()
    until(lambda: any(text.startswith("Angekommen bei") for text in shown(page)))


def test_a_change_that_was_not_sent_shows_at_once(
    window: MainWindow, workspace: Workspace, visit: UUID, tmp_path: Path, until: Until
) -> None:
    (tmp_path / "place").mkdir()
    workspace.exchange.add_place(tmp_path / "place").result()
    workspace.exchange.sync().result()
    page = window.show_page("protocol", visit)
    assert isinstance(page, ProtocolPage)
    until(lambda: "Gesendet, noch von niemandem abgeholt" in shown(page))
    workspace.editing.save("protocol", visit, {"place": "Rathaus"}).result()
    until(lambda: "Die letzten Änderungen sind noch nicht gesendet" in shown(page))


def test_after_half_an_hour_the_line_says_why_though_nothing_changes(
    window: MainWindow, workspace: Workspace, visit: UUID, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = find(window, QPushButton, "exchangeButton")
    until(lambda: line.text() == "Nur auf diesem Gerät")
    clock = workspace.core.database.writer.core.log.hybrid.clock
    began = clock.wall_ms()
    monkeypatch.setattr(type(clock), "wall_ms", lambda _self: began + 31 * 60_000)
    assert window.minutes.isActive()
    assert window.minutes.interval() <= 60_000
    window.minutes.timeout.emit()
    until(lambda: line.text().endswith("es gibt noch keinen Austauschort"))
    assert line.text().startswith("Nicht gesendet seit ")
