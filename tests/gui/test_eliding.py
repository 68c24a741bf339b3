"""What does not fit gives way in a way that still tells, and can be read whole."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from inka_desktop.gui.context import Context
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.widgets.eliding import PathCombo, WholeText, is_cut
from inka_desktop.gui.widgets.layouts import placed
from inka_desktop.services.workspace import Workspace
from tests.gui.keys import find

SETTLED_MS = 100
Until = Callable[[Callable[[], bool]], None]
LONG = "/netz/koordinierungsstelle/abteilung soziales/programm 2021 bis 2027/austausch/ordner am ende"


@pytest.fixture
def combo(qtbot: QtBot) -> PathCombo:
    made = PathCombo()
    qtbot.addWidget(made)
    made.add_path("/kurz", 1)
    made.add_path(LONG, 2)
    made.resize(260, 32)
    made.show()
    return made


def test_a_path_keeps_its_beginning_and_its_end(combo: PathCombo) -> None:
    assert combo.shown() == combo.toolTip() == "/kurz"
    combo.setCurrentIndex(1)
    shown = combo.shown()
    first, last = shown.split("…")
    assert LONG.startswith(first)
    assert LONG.endswith(last)
    assert min(len(first), len(last)) > 5
    assert combo.toolTip() == LONG
    assert combo.itemData(1, Qt.ItemDataRole.ToolTipRole) == LONG
    assert combo.currentData() == 2
    assert combo.sizeHint().width() < 320  # a long path does not widen its dialog


def test_only_a_text_that_is_cut_has_a_tool_tip(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.installEventFilter(WholeText(line))
    line.resize(120, 32)
    line.show()
    for text, said in (("Rathaus", ""), (LONG, LONG)):
        line.setText(text)
        assert is_cut(line) == bool(said)
        QToolTip.hideText()
        point = QPoint(5, 5)
        QApplication.sendEvent(line, QHelpEvent(QEvent.Type.ToolTip, point, line.mapToGlobal(point)))
        assert (QToolTip.text() if QToolTip.isVisible() else "") == said
    QToolTip.hideText()


def test_the_place_of_a_visit_can_be_read_whole_in_a_small_window(
    window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    window.resize(1024, 600)
    workspace.editing.save("protocol", visit, {"place": LONG}).result()
    page = window.show_page("protocol", visit)
    line = find(page, QLineEdit, "placeEdit")
    until(lambda: line.text() == LONG)
    assert line.cursorPosition() == 0
    QToolTip.hideText()
    QApplication.sendEvent(
        line, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), line.mapToGlobal(QPoint(5, 5)))
    )
    until(QToolTip.isVisible)
    assert QToolTip.text() == LONG
    QToolTip.hideText()


@pytest.mark.parametrize("note", ["", "Nur für die Koordinierungsstelle, in drei Zeilen und mehr. " * 3])
def test_cards_at_the_right_of_a_visit_have_the_same_room_between_them(
    window: MainWindow, context: Context, workspace: Workspace, visit: UUID, until: Until, note: str
) -> None:
    window.resize(1024, 600)
    workspace.editing.save("protocol", visit, {"internal_note": note}).result()
    page = window.show_page("protocol", visit)
    cards = [find(page, QWidget, name) for name in ("missingCard", "noteCard", "stateCard")]
    until(lambda: all(card.isVisible() for card in cards) and not context.jobs.busy())
    # Whatever the font: the words beside the title need more lines than a card asks for at first.
    find(page, QLabel, "noteHint").setText("wird nie weitergegeben " * 8)
    QTest.qWait(SETTLED_MS)
    holder = cards[0].parentWidget()
    assert holder is not None
    column = holder.layout()
    assert column is not None
    shown = [card for card in placed(column) if isinstance(card, QWidget) and card.isVisible()]
    assert set(cards) <= set(shown)
    gaps = [below.geometry().top() - above.geometry().bottom() - 1 for above, below in pairwise(shown)]
    assert gaps == [column.spacing()] * (len(shown) - 1)
