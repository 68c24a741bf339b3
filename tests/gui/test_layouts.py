"""Walking through layouts and emptying them leaves nothing behind that points to what is gone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtWidgets import QHBoxLayout, QLayoutItem, QPushButton, QVBoxLayout, QWidget, QWidgetItem
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from inka_desktop.gui.context import Context
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.tab_order import controls
from inka_desktop.gui.widgets.card import words
from inka_desktop.gui.widgets.flow import FlowLayout
from inka_desktop.gui.widgets.layouts import clear, placed

Until = Callable[[Callable[[], bool]], None]


def left() -> list[QLayoutItem]:
    """Items that Python holds of layouts which Qt empties; a flowing one empties itself."""
    valid = Shiboken.getAllValidWrappers()
    flowing = [item for one in valid if isinstance(one, FlowLayout) for item in one._items]
    return [one for one in valid if type(one) is QWidgetItem and one not in flowing]


def test_widgets_and_layouts_come_in_their_order(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    column, line = QVBoxLayout(root), QHBoxLayout()
    first, second, inside, apart = (QPushButton(name, root) for name in ("1", "2", "in", "apart"))
    column.addWidget(second)
    column.addStretch()
    column.addLayout(line)
    column.insertWidget(0, first)
    line.addWidget(inside)
    assert placed(column) == [first, second, line]
    assert placed(line) == [inside]
    assert apart not in placed(column)


def test_a_layout_is_emptied_but_for_what_is_put_back(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    row = FlowLayout(root)
    gone, kept = QPushButton(root), QPushButton(root)
    row.addWidget(gone)
    row.addWidget(kept)
    clear(row, keeping=(kept,))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert row.count() == 0
    assert (Shiboken.isValid(gone), Shiboken.isValid(kept)) == (False, True)


def test_words_in_a_line_go_on_below_only_where_the_line_ends(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    row = FlowLayout(root)
    said, button = words("1 erledigte Anmerkung im Bogen", "second", root), QPushButton("Anzeigen", root)
    row.addWidget(said)
    row.addWidget(button)
    line = said.fontMetrics().lineSpacing()
    for width, beside in ((600, True), (said.fontMetrics().horizontalAdvance("1 erledigte") + 4, False)):
        row.setGeometry(QRect(0, 0, width, row.heightForWidth(width)))
        assert (said.height() < 2 * line, button.y() < line) == (beside, beside)
        assert said.width() <= width


def test_no_page_keeps_items_of_layouts(window: MainWindow, context: Context, until: Until) -> None:
    """With one left from an earlier page, closing a dialog at its address ends the program."""
    before = left()  # of windows that were there before
    shown = [window.show_page(page) for page in ("today", "projects", "protocols", "network", "settings")]
    until(lambda: not context.jobs.busy())
    assert all([*controls(page)] for page in shown)
    assert [one for one in left() if one not in before] == []
