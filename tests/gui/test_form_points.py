"""Ways and areas: points in a table, typed, pasted and removed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
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
    QTest.keyClick(answer.table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
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
    assert view.filling.state(answer.node).value == closed  # two points are no area
    assert "mindestens 3 verschiedene Punkte" in view.filling.unread(answer.node)[1]
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


WAY = "50.97 11.02 0 0;50.98 11.03 210 4;50.99 11.04 0 0"
READ = "50.970000 11.020000 0 0;50.980000 11.030000 210 4;50.990000 11.040000 0 0"


@pytest.fixture
def way(view: FormView) -> LineOfPoints:
    answer = answer_of(view, "places/trace")
    assert isinstance(answer, LineOfPoints)
    view.filling.answer(answer.node, WAY)
    return answer


def kept(answer: LineOfPoints) -> str:
    return answer.filling.state(answer.node).value


def cell(answer: LineOfPoints, row: int, column: int) -> QLineEdit:
    answer.table.edit_cell(answer.points.index(row, column))
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    return line


def test_half_a_point_leaves_those_that_can_be_read(way: LineOfPoints) -> None:
    QTest.keyClicks(cell(way, 3, 0), "51,0")
    way.leave()
    assert kept(way) == READ
    assert "verschiedene Punkte" in way.filling.unread(way.node)[1]
    assert way.points.index(3, 0).data() == "51,0"
    way.points.setData(way.points.index(3, 1), "11,05")
    assert kept(way) == f"{READ};51.000000 11.050000 0 0"
    assert way.filling.unread(way.node) == ("", "")


def test_a_height_that_is_no_number_leaves_its_point(way: LineOfPoints) -> None:
    way.points.setData(way.points.index(1, 2), "abc")
    way.leave()
    assert kept(way) == READ.replace("210 4", "0 0")
    assert way.points.index(1, 2).data() == "abc"


def test_too_few_points_leave_the_last_answer(way: LineOfPoints) -> None:
    way.points.remove({0, 1})
    way.leave()
    assert (kept(way), way.points.count()) == (WAY, 1)


def test_delete_empties_a_cell(way: LineOfPoints) -> None:
    way.table.setFocus()
    way.table.setCurrentIndex(way.points.index(1, 2))
    QTest.keyClick(way.table, Qt.Key.Key_Delete)
    assert [way.points.index(1, column).data() for column in range(3)] == ["50,980000", "11,030000", ""]
    assert kept(way) == READ.replace("210 4", "0 0")


def test_several_lines_pasted_into_an_open_cell_are_points(way: LineOfPoints) -> None:
    QApplication.clipboard().setText("50,10 11,10\n50,20 11,20")
    line = cell(way, 3, 0)
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    way.leave()
    assert kept(way) == f"{READ};50.100000 11.100000 0 0;50.200000 11.200000 0 0"
    assert way.points.count() == 5


def test_an_open_cell_outlasts_news(way: LineOfPoints) -> None:
    line = cell(way, 0, 0)
    line.selectAll()
    QTest.keyClicks(line, "51,5")
    way.show_state(way.filling.state(way.node))
    way.filling.answer(way.node, "50 11 0 0;51 12 0 0")
    assert QApplication.focusWidget() is line
    assert line.text() == "51,5"
    QTest.keyClick(line, Qt.Key.Key_Escape)
    way.leave()
    assert way.points.index(0, 0).data() == "50,000000"


def test_an_area_has_three_places(view: FormView) -> None:
    answer = answer_of(view, "places/shape")
    assert isinstance(answer, LineOfPoints)
    answer.points.paste("50,1 11,1\n50,2 11,2\n50,1 11,1")
    answer.leave()
    assert kept(answer) == ""
    answer.points.setData(answer.points.index(2, 0), "50,3")
    assert kept(answer).count(";") == 3
