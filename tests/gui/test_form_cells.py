"""Cells of a table and rows of a scale: why they stay blank, and what is said there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from inka_desktop.forms import Absence, NodeId
from inka_desktop.gui.forms.absence import AbsenceAnswer
from inka_desktop.gui.forms.cells import Cells
from inka_desktop.gui.forms.matrix import MatrixRow, MatrixView
from inka_desktop.gui.forms.question import QuestionView
from inka_desktop.gui.forms.repeat_table import RepeatTable
from inka_desktop.gui.forms.said import SaidFrame, SayLine
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.kept_form import KeptFormPage
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels.row_table import SaidRole
from tests.forms import making
from tests.reports.reading import flat, whole_text

from .keys import find, type_into

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
Until = Callable[[Callable[[], bool]], None]
ALT = Qt.KeyboardModifier.AltModifier
FORM = """
| survey   |                |         |                  |            |
|          | type           | name    | label            | appearance |
|          | begin group    | aims    | Ziele            | table-list |
|          | select_one yn  | nature  | Nachhaltigkeit   |            |
|          | select_one yn  | equal   | Gleichstellung   |            |
|          | end group      |         |                  |            |
|          | begin repeat   | offer   | Angebote         |            |
|          | text           | name    | Angebot          |            |
|          | integer        | people  | Teilnehmende     |            |
|          | end repeat     |         |                  |            |
|          | acknowledge    | right   | Die Zahlen stimmen |          |
|          | begin group    | firsts  | Erstkontakte     |            |
|          | integer        | women   | Frauen           | w1         |
|          | integer        | men     | Männer           | w1         |
|          | end group      |         |                  |            |
| choices  |                |         |                  |            |
|          | list_name      | name    | label            |            |
|          | yn             | yes     | Ja               |            |
|          | yn             | no      | Nein             |            |
| settings |                |         |                  |            |
|          | form_id        | version | form_title       | style      |
|          | quarter        | 1       | Quartalsbogen    | theme-grid |
"""
EQUAL, RIGHT, MEN = NodeId("/data/aims/equal"), NodeId("/data/right"), NodeId("/data/firsts/men")


@pytest.fixture
def submission(workspace: Workspace, project: UUID) -> UUID:
    """A form of the project with one offer."""
    xform = making.xform_of(FORM).encode("utf-8")
    version = workspace.forms.library.take_in(xform, "quarter.xml").result().version
    assert version is not None
    begun = workspace.forms.answers.begin(version, project).result()
    form = workspace.forms.answers.open(begun)
    form.set(NodeId("/data/offer/name", form.session.rows(NodeId("/data/offer"))[0].row), "Frühstück")
    form.set(EQUAL, "yes").saved.result()
    form.close()
    return begun


def opened(window: MainWindow, name: str, submission: UUID, until: Until) -> KeptFormPage:
    window.show_page(name, submission)
    page = window.current()
    assert isinstance(page, KeptFormPage)
    window.activateWindow()
    until(lambda: page.view is not None and page.view.is_built() and page.view.isVisible())
    until(window.isActiveWindow)
    return page


def people_of(workspace: Workspace, submission: UUID) -> NodeId:
    row = workspace.forms.answers.session(submission).rows(NodeId("/data/offer"))[0]
    return NodeId("/data/offer/people", row.row)


def choose(text: str, until: Until) -> None:
    """An entry of the menu that is open, with keys alone."""
    until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _ in menu.actions():
        QTest.keyClick(menu, Qt.Key.Key_Down)
        if menu.activeAction().text() == text:
            QTest.keyClick(menu, Qt.Key.Key_Return)
            return
    pytest.fail(f"no entry {text!r}")


def reads(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]


def test_a_cell_says_by_keyboard_why_it_stays_blank(
    window: MainWindow, workspace: Workspace, submission: UUID, until: Until
) -> None:
    page = opened(window, "submission", submission, until)
    table, people = find(page, RepeatTable), people_of(workspace, submission)
    table.table.setFocus()
    table.table.setCurrentIndex(table.model.place(people))
    until(lambda: "Teilnehmende, Zeile 1" in reads(table.extras))
    QTest.keyClick(table.table, Qt.Key.Key_Return, ALT)
    choose("liegt noch nicht vor …", until)
    strip = find(table.extras, AbsenceAnswer)
    until(lambda: QApplication.focusWidget() is strip.line)
    type_into(strip.line, "Liste fehlt")
    table.table.setCurrentIndex(table.model.index(0, 0))
    until(
        lambda: (
            workspace.forms.answers.session(submission).state(people).absence
            == Absence("not_yet_known", "Liste fehlt")
        )
    )
    cell = table.model.place(people)
    assert cell.data() == "liegt noch nicht vor: Liste fehlt"
    assert cell.data(Qt.ItemDataRole.EditRole) == ""
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Teilnehmende: liegt noch nicht vor: Liste fehlt"
    # what is typed into the cell counts more
    table.model.setData(cell, "12")
    until(lambda: workspace.forms.answers.session(submission).state(people).value == "12")
    assert cell.data() == "12"


def test_a_row_of_a_scale_says_by_keyboard_why_it_stays_blank(
    window: MainWindow, workspace: Workspace, submission: UUID, until: Until
) -> None:
    page = opened(window, "submission", submission, until)
    assert page.view is not None
    (row,) = [one for one in page.view.views.of(EQUAL) if isinstance(one, MatrixRow)]
    row.take_focus()
    assert QApplication.focusWidget() is row.buttons[0]
    QTest.keyClick(row.buttons[0], Qt.Key.Key_Return, ALT)
    choose("nicht erhoben …", until)
    scale = find(page, MatrixView)
    strip = find(scale, AbsenceAnswer)
    until(lambda: QApplication.focusWidget() is strip.line)
    type_into(strip.line, "erst ab Januar")
    page.leave()
    until(
        lambda: (
            workspace.forms.answers.session(submission).state(EQUAL).absence
            == Absence("not_collected", "erst ab Januar")
        )
    )
    assert workspace.forms.answers.session(submission).state(EQUAL).value == ""
    assert not any(button.isVisible() for button in row.buttons)
    QTest.mouseClick(strip.back_button, Qt.MouseButton.LeftButton)
    until(lambda: all(button.isVisible() for button in row.buttons))
    assert not strip.isVisible()


def test_the_office_notes_at_a_cell_and_at_a_row_and_the_carrier_reads_it_there(
    window: MainWindow, workspace: Workspace, submission: UUID, until: Until
) -> None:
    people = people_of(workspace, submission)
    form = workspace.forms.answers.open(submission)
    form.set(people, 120).saved.result()
    workspace.forms.handing.hand_in(form).result()
    form.close()
    page = opened(window, "review", submission, until)
    assert page.view is not None
    table = find(page, RepeatTable)
    table.show_question(people)
    QTest.keyClick(table.table, Qt.Key.Key_Return, ALT)
    say(table, "Eine 0 zu viel?", until)
    (row,) = [one for one in page.view.views.of(EQUAL) if isinstance(one, MatrixRow)]
    assert row.more_button is not None
    QTest.mouseClick(row.more_button, Qt.MouseButton.LeftButton)
    say(find(page, MatrixView), "Bitte begründen.", until)
    men = page.view.views.question(MEN)
    assert men is not None
    assert men.more_button is not None
    QTest.mouseClick(men.more_button, Qt.MouseButton.LeftButton)
    say(find(page, Cells), "Ohne die Messe?", until)
    noted = {one.node: one.question for one in workspace.forms.reviewing.look(submission).notes}
    assert noted == {people: "Teilnehmende (Eintrag 1)", EQUAL: "Gleichstellung", MEN: "Männer"}
    assert table.model.place(people).data(SaidRole) == 1
    assert "1 Anmerkung" in table.model.place(people).data(Qt.ItemDataRole.AccessibleTextRole)
    workspace.forms.reviewing.give_back(submission, date(2099, 1, 1)).result()
    page = opened(window, "submission", submission, until)
    table = find(page, RepeatTable)
    table.show_question(people)
    until(lambda: "Eine 0 zu viel?" in reads(table.extras))
    assert "Bitte begründen." in reads(find(page, MatrixView))
    cells = next(one for one in page.findChildren(Cells) if "Frauen" in reads(one))
    assert reads(cells)[-3::2] == ["Männer", "Ohne die Messe?"]  # below the row, where it can be read
    assert find(cells, SaidFrame).width() == cells.width() > 3 * find(cells, QuestionView).width()


def say(within: QWidget, text: str, until: Until) -> None:
    """Notes something in the line that is open."""
    until(lambda: any(one.isVisible() for one in within.findChildren(SayLine)))
    line = next(one for one in within.findChildren(SayLine) if one.isVisible())
    type_into(line.text, text)
    QTest.keyClick(line.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(lambda: text in reads(within))


def test_paper_says_in_words_why_there_is_no_answer(workspace: Workspace, submission: UUID) -> None:
    form = workspace.forms.answers.open(submission)
    form.set_absence(people_of(workspace, submission), Absence("not_yet_known", "Liste fehlt"))
    form.set_absence(EQUAL, Absence("not_collected"))
    form.set_absence(RIGHT, Absence("not_collected", "wird im Januar geprüft")).saved.result()
    form.close()
    _, made = workspace.forms.papers.filled(submission)
    text = flat(whole_text(made))
    for said in (
        "Frühstück liegt noch nicht vor: Liste fehlt", "Gleichstellung nicht erhoben",
        "Die Zahlen stimmen nicht erhoben: wird im Januar geprüft",
    ):  # fmt: skip
        assert said in text, text
