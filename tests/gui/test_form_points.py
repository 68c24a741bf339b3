"""Ways and areas: points in a table, typed, pasted and removed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inka_desktop.gui.forms.form_view import FormView
from inka_desktop.gui.forms.places import LineOfPoints
from tests.forms.making import filled
from tests.gui.filling import answer_of, shown
from tests.look.forms import EVERY


@pytest.fixture
def view(qtbot: QtBot) -> FormView:
    return shown(filled(EVERY), qtbot)


def test_heights_of_a_way_outlast_a_change(view: FormView) -> None:
    answer = answer_of(view, "places/trace")
    assert isinstance(answer, LineOfPoints)
    view.filling.answer(answer.node, "50.97 11.02 203.5 4;50.98 11.03 0 0")
    rows = [[answer.points.index(row, column).data() for column in range(3)] for row in range(3)]
    assert rows == [["50,970000", "11,020000", "203,5"], ["50,980000", "11,030000", ""], ["", "", ""]]
    QApplication.clipboard().setText("50,99 11,04\n51.0, 11.05, -3, 2")
    answer.table.setFocus()
    QTest.keyClick(answer.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    kept = [tuple(map(float, one.split())) for one in view.filling.state(answer.node).value.split(";")]
    assert kept == [(50.97, 11.02, 203.5, 4), (50.98, 11.03, 0, 0), (50.99, 11.04, 0, 0), (51, 11.05, -3, 2)]


@pytest.mark.parametrize(
    ("pasted", "row"),
    [
        ("50,978512 11,029341 210", ["50,978512", "11,029341", "210"]),
        ("50,978512 11,029341 210,5", ["50,978512", "11,029341", "210,5"]),
        ("50.978512, 11.029341, 210, 4", ["50,978512", "11,029341", "210"]),
        ("50.978512,11.029341,210", ["50.978512,11.029341,210", "", ""]),  # 11.029341 or 11,029341.210
    ],
)  # fmt: skip
def test_a_decimal_comma_parts_no_numbers(view: FormView, pasted: str, row: list[str]) -> None:
    answer = answer_of(view, "places/trace")
    assert isinstance(answer, LineOfPoints)
    answer.points.paste(pasted)
    assert [answer.points.index(0, column).data() for column in range(3)] == row


def test_points_are_typed_removed_and_stay_where_they_cannot_be_read(view: FormView) -> None:
    answer = answer_of(view, "places/shape")
    assert isinstance(answer, LineOfPoints)
    view.filling.answer(answer.node, "50 11 0 0;51 11 7 3;51 12 0 0;50 12 0 0;50 11 0 0")
    assert answer.points.count() == 4  # the last one closes it
    answer.table.setFocus()
    answer.table.setCurrentIndex(answer.points.index(2, 0))
    QTest.keyClick(answer.table, Qt.Key.Key_Delete)
    closed = "50.000000 11.000000 0 0;51.000000 11.000000 7 3;50.000000 12.000000 0 0;50.000000 11.000000 0 0"
    assert view.filling.state(answer.node).value == closed
    answer.table.edit_cell(answer.points.index(0, 1))
    cell = QApplication.focusWidget()
    assert cell is not None
    QTest.keyClicks(cell, "elf")
    QTest.keyClick(cell, Qt.Key.Key_Escape)
    assert view.filling.state(answer.node).value == closed
    answer.table.edit_cell(answer.points.index(0, 1))
    cell = QApplication.focusWidget()
    assert cell is not None
    QTest.keyClicks(cell, "elf")
    answer.leave()
    assert view.filling.state(answer.node).value == ""
    assert "mindestens 3 Punkte" in view.filling.unread(answer.node)[1]
    assert answer.points.index(0, 1).data() == "elf"
    answer.points.setData(answer.points.index(0, 1), "11")
    assert view.filling.state(answer.node).value == closed
    for column in range(3):
        answer.points.setData(answer.points.index(3, column), " " if column else "50")
    answer.points.setData(answer.points.index(3, 0), "")
    assert view.filling.state(answer.node).value == closed  # an emptied row is no point
    answer.points.set_readonly(True)
    answer.points.remove({0})
    answer.points.paste("50 11")
    assert answer.points.rowCount() == 4
    assert not answer.points.flags(answer.points.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
