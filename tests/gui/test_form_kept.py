"""What people type into a form: nothing of it is lost without a word, or held against them for longer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from inka_desktop.forms import NodeId
from inka_desktop.gui.forms.form_view import FormView
from inka_desktop.gui.forms.moments import MomentAnswer, MonthAnswer
from inka_desktop.gui.forms.repeat_table import RepeatTable
from inka_desktop.gui.forms.texts import LineAnswer
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.form_page import FormPage
from inka_desktop.services import form_files
from inka_desktop.services.form_files import LookedForm
from tests.forms.making import filled
from tests.gui.filling import answer_of, shown
from tests.gui.keys import find

Until = Callable[[Callable[[], bool]], None]


def typed(field: QWidget, text: str) -> None:
    """Goes into a field and types."""
    field.setFocus()
    QApplication.processEvents()
    QTest.keyClicks(field, text)


def line_of(view: FormView, path: str) -> QLineEdit:
    answer = answer_of(view, path)
    assert isinstance(answer, LineAnswer)
    return answer.line


def complaint(view: FormView, path: str) -> str:
    node = NodeId(f"/data/{path}")
    return view.filling.complaint(node, view.filling.state(node))


def said_below(view: FormView, path: str) -> str:
    """What stands below a question."""
    question = view.views.question(NodeId(f"/data/{path}"))
    assert question is not None
    wrong = question._wrong
    return "" if wrong is None or wrong.isHidden() else wrong.text()


def test_an_answer_that_a_calculation_cannot_use_stays_and_is_told(qtbot: QtBot) -> None:
    view = shown(
        filled(
            """
            | survey |           |        |        |                      |
            |        | type      | name   | label  | calculation          |
            |        | text      | muster | Muster |                      |
            |        | text      | wort   | Wort   |                      |
            |        | calculate | passt  |        | regex('a', ${muster}) |
            """
        ),
        qtbot,
    )
    typed(line_of(view, "muster"), "(")
    typed(line_of(view, "wort"), "x")
    assert line_of(view, "muster").text() == "("
    assert said_below(view, "muster")
    assert [one.node.path for one in view.filling.missing()] == ["/data/muster"]
    line_of(view, "muster").clear()
    typed(line_of(view, "muster"), "a")
    view.leave()
    assert said_below(view, "muster") == ""
    assert view.filling.missing() == []


def test_words_that_were_taken_away_are_no_longer_complained_of(qtbot: QtBot) -> None:
    table = """
    | survey |         |       |       |
    |        | type    | name  | label |
    |        | integer | alter | Alter |
    |        | text    | wort  | Wort  |
    """
    view = shown(filled(table), qtbot)
    typed(line_of(view, "alter"), "alt")
    typed(line_of(view, "wort"), "x")
    assert said_below(view, "alter")
    line_of(view, "alter").setFocus()
    line_of(view, "alter").selectAll()
    QTest.keyClick(line_of(view, "alter"), Qt.Key.Key_Delete)
    typed(line_of(view, "wort"), "x")
    assert said_below(view, "alter") == ""


def test_half_a_moment_stays_in_its_own_field(qtbot: QtBot) -> None:
    table = """
    | survey |          |       |       |            |
    |        | type     | name  | label | appearance |
    |        | dateTime | wann  | Wann  |            |
    |        | date     | monat | Monat | month-year |
    |        | text     | wort  | Wort  |            |
    """
    view = shown(filled(table), qtbot)
    moment, month = answer_of(view, "wann"), answer_of(view, "monat")
    assert isinstance(moment, MomentAnswer)
    assert isinstance(month, MonthAnswer)
    typed(moment.day, "15.12.2026")
    typed(month.year, "20")
    typed(line_of(view, "wort"), "x")
    assert (moment.day.text(), moment.clock.text()) == ("15.12.2026", "")
    view.show_sheet(0)
    view.complete()
    moment, month = answer_of(view, "wann"), answer_of(view, "monat")
    assert isinstance(moment, MomentAnswer)
    assert isinstance(month, MonthAnswer)
    assert (moment.day.text(), moment.clock.text()) == ("15.12.2026", "")
    assert (month.month.value(), month.year.text()) == ("", "20")
    assert said_below(view, "wann")
    assert said_below(view, "monat")
    typed(moment.clock, "9:30")
    typed(line_of(view, "wort"), "x")
    assert view.filling.state(NodeId("/data/wann")).value.startswith("2026-12-15T09:30")
    assert said_below(view, "wann") == ""


ROWS = """
| survey |                |       |        |           |         |
|        | type           | name  | label  | read_only | default |
|        | begin repeat   | zeile | Zeilen |           |         |
|        | text           | wort  | Wort   |           |         |
|        | select_one art | art   | Art    | yes       | x       |
|        | end repeat     |       |        |           |         |
| choices |               |       |        |           |         |
|        | list_name      | name  | label  |           |         |
|        | art            | x     | Eins   |           |         |
"""


@pytest.fixture
def table(qtbot: QtBot) -> RepeatTable:
    (found,) = shown(filled(ROWS), qtbot).findChildren(RepeatTable)
    return found


def test_a_cell_that_is_still_open_is_answered_when_the_page_is_left(table: RepeatTable) -> None:
    table.table.edit_cell(table.model.index(0, 0))
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "Hallo")
    view = table.window()
    assert isinstance(view, FormView)
    view.leave()
    assert view.filling.state(table.model.node(0, 0)).value == "Hallo"


def test_delete_takes_nothing_away_that_may_not_be_changed(table: RepeatTable) -> None:
    cell = table.model.index(0, 1)
    assert cell.data() == "Eins"
    table.table.setFocus()
    table.table.setCurrentIndex(cell)
    QTest.keyClick(table.table, Qt.Key.Key_Delete)
    assert cell.data() == "Eins"


def test_looking_again_asks_before_it_drops_answers(window: MainWindow, until: Until) -> None:
    page = window.show_page("form")
    assert isinstance(page, FormPage)
    page.look([form_files.shipped()[0].path])
    until(lambda: page.filling is not None)
    assert page.filling is not None
    page.filling.touched = True
    find(page, QPushButton, "againButton").click()
    until(lambda: page.findChild(QMessageBox) is not None)
    assert page._job is None
    page.show_record((form_files.shipped()[1].path,))
    assert page._job is None


def test_ctrl_z_on_the_page_of_a_form_is_about_the_form(window: MainWindow, until: Until) -> None:
    page = window.show_page("form")
    assert isinstance(page, FormPage)
    assert page.undo() is None
    session = filled(ROWS)
    page._looked(LookedForm(form_files.shipped()[0].path, session, (), {}))
    filling = page.filling
    assert filling is not None
    (part,) = filling.parts()
    (row,) = filling.rows(part)
    filling.remove_row(row)
    assert filling.rows(part) == []
    window.commands.run("undo")
    assert filling.rows(part) == [row]
