"""Formular ansehen in the window: problems for the author, a preview that is filled, answers as a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from inka_desktop.forms import NodeId
from inka_desktop.gui.forms.form_view import FormView
from inka_desktop.gui.forms.missing_card import MissingCard
from inka_desktop.gui.forms.repeat_cards import RepeatCards
from inka_desktop.gui.forms.repeat_table import RepeatTable
from inka_desktop.gui.forms.texts import LineAnswer, WholeAnswer
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.form_page import FormPage
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.gui.widgets.fields import ChoiceCombo
from inka_desktop.gui.widgets.messages import JobBar, MessageBar
from inka_desktop.services import form_files
from inka_desktop.viewmodels.filling import Filling
from tests.forms.making import filled
from tests.gui.filling import Driver, picture
from tests.gui.keys import find, type_into

Until = Callable[[Callable[[], bool]], None]
WORDS = {"ende": "11:20", "naechster": "10.03.2027", "tag": "23.11.2026"}


@pytest.fixture
def page(window: MainWindow, until: Until) -> FormPage:
    window.commands.run("form.look")
    shown = window.current()
    assert isinstance(shown, FormPage)
    until(lambda: not window._context.jobs.busy())
    return shown


def workbook(path: Path, rows: list[list[str]]) -> Path:
    """An XLSForm with these rows of the sheet survey."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "survey"
    for row in [["type", "name", "label", "relevant"], *rows]:
        sheet.append(row)
    book.save(path)
    return path


def shown_stack(page: FormPage) -> str:
    widget = find(page, QStackedWidget, "bodyStack").currentWidget()
    assert widget is not None
    return widget.objectName()


def bar_words(window: MainWindow) -> str:
    return " ".join(label.text() for label in find(window, MessageBar).findChildren(QLabel))


def test_a_form_that_came_along_is_looked_at_filled_and_saved(
    window: MainWindow, page: FormPage, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = next(row for row in page.findChildren(CardRow) if row.title.text().startswith("Rückmeldung"))
    find(card, QPushButton).click()
    until(lambda: page.view is not None)
    assert page.view is not None
    assert page.filling is not None
    assert "Nichts davon wird" in find(page, QLabel, "previewLabel").text()
    find(page, QPushButton, "saveButton").click()
    until(lambda: "fehlen noch" in bar_words(window))
    Driver(page.view, picture(tmp_path), WORDS).fill()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a.xml"), ""))
    find(page, QPushButton, "saveButton").click()
    until((tmp_path / "a.xml").exists)
    assert "<veranstaltung>Größe Ö</veranstaltung>" in (tmp_path / "a.xml").read_text("utf-8")


def test_problems_are_listed_mended_and_looked_at_again(
    window: MainWindow, page: FormPage, until: Until, tmp_path: Path, elsewhere: list[Path]
) -> None:
    path = workbook(tmp_path / "f.xlsx", [["text", "a", "A", "${gibtsnicht} > 1"], ["text", "b", "B", ""]])
    page.look([path])
    until(lambda: shown_stack(page) == "problemsView")
    table = find(page, QTableView, "problemTable")
    assert table.model().index(0, 1).data() == "survey"
    assert table.model().index(0, 2).data() == "2"
    find(page, QPushButton, "copyButton").click()
    assert "gibtsnicht" in QGuiApplication.clipboard().text()
    find(page, QPushButton, "openButton").click()
    assert elsewhere == [path]
    workbook(path, [["text", "a", "A", ""]])
    find(page, QPushButton, "againButton").click()
    until(lambda: page.view is not None)
    assert shown_stack(page) == "formHolder"


def test_checking_is_stopped(window: MainWindow, page: FormPage, until: Until) -> None:
    page.look([form_files.shipped()[0].path])
    bar = find(window, JobBar)
    assert bar.findChild(QProgressBar) is not None
    find(bar, QPushButton).click()
    until(lambda: "angehalten" in bar_words(window))
    assert page.view is None
    assert shown_stack(page) == "beginView"


def test_a_form_is_dropped_and_answers_are_not_lost_without_a_question(
    page: FormPage, until: Until, tmp_path: Path, qtbot: QtBot
) -> None:
    path = workbook(tmp_path / "f.xlsx", [["text", "a", "A", ""]])
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    page.dropEvent(
        QDropEvent(
            QPoint(50, 50).toPointF(), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
    until(lambda: page.view is not None)
    assert page.filling is not None
    page.filling.answer(NodeId("/data/a"), "x")
    find(page, QPushButton, "otherButton").click()
    until(lambda: page.findChild(QMessageBox) is not None)
    box = find(page, QMessageBox)
    next(button for button in box.buttons() if button.text() == "Weiter ausfüllen").click()
    assert page.filling is not None
    until(lambda: page.findChild(QMessageBox) is None)
    find(page, QPushButton, "otherButton").click()
    until(lambda: page.findChild(QMessageBox) is not None)
    next(one for one in find(page, QMessageBox).buttons() if one.text() == "Verwerfen").click()
    until(lambda: page.filling is None)
    assert shown_stack(page) == "beginView"


def test_a_file_that_is_no_form_is_told(
    window: MainWindow, page: FormPage, until: Until, tmp_path: Path
) -> None:
    page.look([tmp_path / "liste.csv"])
    until(lambda: "genau eine" in bar_words(window))
    page.look([tmp_path / "fehlt.xlsx"])
    until(lambda: "nicht lesen" in bar_words(window))


def test_the_language_is_switched_while_it_is_filled(page: FormPage, until: Until) -> None:
    page.look([form_files.shipped()[4].path])
    until(lambda: page.view is not None)
    assert page.view is not None
    page.view.complete()
    question = page.view.views.question(NodeId("/data/veranstaltung"))
    assert question is not None
    assert isinstance(question.answer, LineAnswer)
    question.answer.line.setText("Tagung")
    combo = find(page, ChoiceCombo, "languageCombo")
    combo.setCurrentIndex(combo.findData("English (en)"))
    combo.edited.emit()
    assert "Event" in question.label.text()
    assert question.answer.line.accessibleName() == "Event"


# --- one view by itself -------------------------------------------------------------------------------

SMALL = """
| survey |                |       |           |          |               |            |                    |                 |
|        | type           | name  | label     | required | relevant      | constraint | constraint_message | guidance_hint   |
|        | text           | name  | Name      | yes      |               |            |                    | So genau wie nötig. |
|        | integer        | alter | Alter     |          |               | . < 120    | Bitte prüfen.      |                 |
|        | text           | beruf | Beruf     |          | ${alter} > 17 |            |                    |                 |
|        | begin repeat   | kind  | Kinder    |          |               |            |                    |                 |
|        | text           | kname | Vorname   | yes      |               |            |                    |                 |
|        | integer        | kalt  | Jahre     |          |               |            |                    |                 |
|        | end repeat     |       |           |          |               |            |                    |                 |
|        | begin repeat   | ort   | Orte      |          |               |            |                    |                 |
|        | geopoint       | lage  | Lage      | yes      |               |            |                    |                 |
|        | end repeat     |       |           |          |               |            |                    |                 |
"""  # noqa: E501  a table is easier to read in one piece


@pytest.fixture
def view(qtbot: QtBot) -> FormView:
    made = FormView(Filling(filled(SMALL)))
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    made.complete()
    QApplication.processEvents()
    return made


def line_of(view: FormView, path: str) -> QLineEdit:
    question = view.views.question(NodeId(path))
    assert question is not None
    assert question.answer is not None
    line = question.answer.inputs()[0]
    assert isinstance(line, QLineEdit)
    return line


def test_return_goes_to_the_next_question(view: FormView) -> None:
    line_of(view, "/data/name").setFocus()
    type_into(line_of(view, "/data/name"), "Ada")
    QTest.keyClick(line_of(view, "/data/name"), Qt.Key.Key_Return)
    assert line_of(view, "/data/alter").hasFocus()
    assert view.filling.state(NodeId("/data/name")).value == "Ada"


def test_what_depends_on_an_answer_comes_and_goes(view: FormView, until: Until) -> None:
    job = view.views.question(NodeId("/data/beruf"))
    assert job is not None
    assert job.isHidden()
    line = line_of(view, "/data/alter")
    line.setFocus()
    type_into(line, "18")
    until(lambda: not job.isHidden())
    line.selectAll()
    type_into(line, "7")
    until(job.isHidden)


def test_what_is_wrong_is_said_below_the_field_once_it_was_left(view: FormView, until: Until) -> None:
    line = line_of(view, "/data/alter")
    question = view.views.question(NodeId("/data/alter"))
    assert question is not None
    line.setFocus()
    type_into(line, "zwölf")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert [one.text() for one in question.findChildren(QLabel) if one.property("role") == "problem"] == [
        "Bitte eine ganze Zahl eingeben, zum Beispiel 12."
    ]
    assert line.text() == "zwölf"
    line.setFocus()
    line.selectAll()
    type_into(line, "130")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "Bitte prüfen." in [one.text() for one in question.findChildren(QLabel)]
    assert isinstance(question.answer, WholeAnswer)


def test_the_list_of_what_is_missing_leads_to_each_place(view: FormView, until: Until) -> None:
    until(lambda: bool(find(view, MissingCard).findChildren(CardRow)))
    rows = find(view, MissingCard).findChildren(CardRow)
    assert [row.title.text() for row in rows] == ["Name", "Vorname (Eintrag 1)", "Lage (Eintrag 1)"]
    for row, path in zip(rows, ("name", "kind/kname", "ort/lage"), strict=True):
        row.activated.emit()
        until(partial(_cursor_in, view, path))


def _cursor_in(view: FormView, path: str) -> bool:
    focus = QApplication.focusWidget()
    if path == "kind/kname":
        return view.findChildren(RepeatTable)[0].table.currentIndex().column() == 0 and focus is not None
    question = next(one for one in view.views.questions() if one.part.node.path == f"/data/{path}")
    return isinstance(focus, QWidget) and question.isAncestorOf(focus)


def test_rows_of_a_table_are_typed_by_keyboard_alone(view: FormView) -> None:
    table = view.findChildren(RepeatTable)[0]
    table.table.edit_cell(table.model.index(0, 0))
    for words in ("Mia", "3", "Ben", "5"):
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        type_into(editor, words)
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert [table.model.index(row, 0).data() for row in range(2)] == ["Mia", "Ben"]
    assert table.model.rowCount() == 3


def test_a_row_of_cards_is_added_folded_and_removed(view: FormView) -> None:
    cards = view.findChildren(RepeatCards)[0]
    cards.add_button.click()
    rows = view.filling.rows(cards._part)
    assert len(rows) == len(cards._cards) == 2
    focus = QApplication.focusWidget()
    assert focus is not None
    assert cards._cards[rows[1]].isAncestorOf(focus)
    view.filling.answer(NodeId("/data/ort/lage", rows[1].row), "50.9 11.0 0 0")
    cards._cards[rows[1]].fold_button.click()
    assert "50.9" in " ".join(label.text() for label in cards._cards[rows[1]].findChildren(QLabel))
    cards._cards[rows[0]].remove_button.click()
    assert view.filling.rows(cards._part) == rows[1:]
    assert view.views.question(NodeId("/data/ort/lage", rows[0].row)) is None


def test_guidance_is_folded(view: FormView) -> None:
    question = view.views.question(NodeId("/data/name"))
    assert question is not None
    button = find(question, QPushButton)
    text = next(one for one in question.findChildren(QLabel) if one.text() == "So genau wie nötig.")
    assert text.isHidden()
    button.click()
    assert not text.isHidden()
