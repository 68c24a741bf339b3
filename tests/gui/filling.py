"""Fills any form as a person does: clicks and keys on the real widgets, until nothing is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from inka_desktop.forms import FormSession, NodeId
from inka_desktop.gui.forms.answer import AnswerWidget
from inka_desktop.gui.forms.choosing import ListAnswer, OneOfButtons, SeveralOfButtons
from inka_desktop.gui.forms.drawings import DrawingAnswer
from inka_desktop.gui.forms.files import FileAnswer
from inka_desktop.gui.forms.form_view import FormView
from inka_desktop.gui.forms.matrix import MatrixRow
from inka_desktop.gui.forms.moments import ClockAnswer, DayAnswer, MomentAnswer, MonthAnswer, YearAnswer
from inka_desktop.gui.forms.notes import TickAnswer
from inka_desktop.gui.forms.places import LineOfPoints, PointAnswer
from inka_desktop.gui.forms.question import QuestionView
from inka_desktop.gui.forms.ranges import PickerAnswer, RatingAnswer, SliderAnswer
from inka_desktop.gui.forms.ranking import RankAnswer
from inka_desktop.gui.forms.repeat_cards import RepeatCards
from inka_desktop.gui.forms.repeat_table import RepeatTable
from inka_desktop.gui.forms.searching import SearchAnswer
from inka_desktop.gui.forms.texts import DecimalAnswer, DigitsAnswer, LineAnswer, TextAnswer, WholeAnswer
from inka_desktop.viewmodels.filling import Content, Filling
from tests.gui.keys import type_into

ROUNDS = 4
"""Answers make further questions relevant; so often the whole form is gone through."""


def shown(session: FormSession, qtbot: QtBot, media: Mapping[str, Content] | None = None) -> FormView:
    """The view of a form in a window that is active."""
    return in_window(Filling(session, media), qtbot)


def in_window(filling: Filling, qtbot: QtBot) -> FormView:
    """A view of what is being filled in a window that is active."""
    made = FormView(filling)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    made.complete()
    QApplication.processEvents()
    return made


def answer_of(view: FormView, path: str) -> AnswerWidget:
    """The widget of a question on the page."""
    question = view.views.question(NodeId(f"/data/{path}"))
    assert question is not None
    assert question.answer is not None
    return question.answer


class Driver:
    """Fills the form of a view.

    Args:
        view: in a window that is shown.
        picture: an image file to attach.
        words: other words than usual by the name of a question.
    """

    def __init__(self, view: FormView, picture: Path, words: dict[str, str] | None = None) -> None:
        self.view = view
        self.picture = picture
        self.words = words or {}
        self.done: set[NodeId] = set()

    @property
    def filling(self) -> Filling:
        """What is filled."""
        return self.view.filling

    def fill(self) -> None:
        """Goes through all pages until nothing new can be answered."""
        for _ in range(ROUNDS):
            before = len(self.done)
            for place in range(len(self.view.sheets)):
                self.view.show_sheet(place)
                self.view.complete()
                QApplication.processEvents()
                self._page()
            if len(self.done) == before:
                return

    def _page(self) -> None:
        for view in self.view.views.all():
            if isinstance(view, RepeatTable) and view.isVisible():
                self._table(view)
            elif isinstance(view, RepeatCards) and view.isVisible():
                assert view.add_button is not None
            elif isinstance(view, MatrixRow) and view.label.isVisible():
                self._once(view.part.node, partial(self.click, view.buttons[0]))
            elif isinstance(view, QuestionView) and view.isVisible() and view.answer is not None:
                answer = view.answer
                if not self.filling.state(answer.node).readonly:
                    self._once(answer.node, partial(self.answer, answer))

    def _once(self, node: NodeId, work: Callable[[], None]) -> None:
        if node not in self.done:
            self.done.add(node)
            work()
            QApplication.processEvents()

    def click(self, widget: QWidget) -> None:
        """One click with the left button, where it was scrolled into view."""
        self.view.area.ensureWidgetVisible(widget, 0, 60)
        QApplication.processEvents()
        place = (
            QPoint(8, widget.height() // 2) if isinstance(widget, QAbstractButton) else widget.rect().center()
        )
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    def type(self, line: QWidget, text: str) -> None:
        """Clicks a line, types words and goes on with Tab."""
        self.click(line)
        if isinstance(line, QLineEdit):
            line.selectAll()
        type_into(line, text)
        QTest.keyClick(line, Qt.Key.Key_Tab)

    def answer(self, widget: AnswerWidget) -> None:
        """Answers one question."""
        name = widget.node.path.rpartition("/")[2]
        for kind, work in _WAYS.items():
            if isinstance(widget, kind):
                work(self, widget, self.words.get(name, ""))
                return
        raise AssertionError(f"{name}: no way to fill {type(widget).__name__}")

    def _table(self, table: RepeatTable) -> None:
        model = table.model
        if model.rowCount() == 0:
            self.click(table.add_button)
        for column in range(model.columnCount()):
            node = model.node(0, column)
            if node in self.done:
                continue
            self.done.add(node)
            self.view.area.ensureWidgetVisible(table)
            table.table.edit_cell(model.index(0, column))
            editor = QApplication.focusWidget()
            assert isinstance(editor, QWidget)
            if model.columns[column].kind == "select1":
                QTest.keyClick(editor, Qt.Key.Key_Down)
            else:
                type_into(
                    editor, {"int": "3", "decimal": "12,5", "date": "23.11.2026"}.get(model.kind(column), "Ö")
                )
            QTest.keyClick(editor, Qt.Key.Key_Tab)


def _line(words: str) -> Callable[[Driver, AnswerWidget, str], None]:
    return lambda driver, widget, other: driver.type(widget.inputs()[0], other or words)


def _first(driver: Driver, widget: AnswerWidget, _other: str) -> None:
    driver.click(widget.inputs()[0])


def _down(driver: Driver, widget: AnswerWidget, _other: str) -> None:
    """By keyboard: a list that opens grabs it, which a window without a screen cannot."""
    widget.inputs()[0].setFocus()
    QTest.keyClick(widget.inputs()[0], Qt.Key.Key_Down)


def _moment(driver: Driver, widget: AnswerWidget, _other: str) -> None:
    day, clock = widget.inputs()
    driver.type(day, "23.11.2026")
    driver.type(clock, "9:30")


def _month(driver: Driver, widget: AnswerWidget, _other: str) -> None:
    month, year = widget.inputs()
    month.setFocus()
    QTest.keyClick(month, Qt.Key.Key_Down)
    driver.type(year, "2024")


def _slide(driver: Driver, widget: AnswerWidget, _other: str) -> None:
    slider = widget.inputs()[0]
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    widget.leave()


def _search(driver: Driver, widget: AnswerWidget, other: str) -> None:
    assert isinstance(widget, SearchAnswer)
    driver.click(widget.line)
    type_into(widget.line, other or "a")
    QTest.qWait(120)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)


def _points(driver: Driver, widget: AnswerWidget, _other: str) -> None:
    assert isinstance(widget, LineOfPoints)
    driver.view.area.ensureWidgetVisible(widget.table)
    widget.table.edit_cell(widget.points.index(0, 0))
    for words in ("50,97", "11,02", "203,5", "50,98", "11,03", "", "50.99", "11.02", ""):
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        type_into(editor, words)
        QTest.keyClick(editor, Qt.Key.Key_Return)
    widget.leave()


def _draw(driver: Driver, widget: AnswerWidget, _other: str) -> None:
    assert isinstance(widget, DrawingAnswer)
    driver.view.area.ensureWidgetVisible(widget.pad)
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(widget.pad, left, pos=QPoint(40, 40))
    for x in range(50, 200, 10):
        QTest.mouseMove(widget.pad, QPoint(x, 40 + x % 30))
    QTest.mouseRelease(widget.pad, left, pos=QPoint(200, 60))
    widget.leave()


def _file(driver: Driver, widget: AnswerWidget, _other: str) -> None:
    assert isinstance(widget, FileAnswer)
    widget.take_file(driver.picture)


_WAYS: dict[type[AnswerWidget], Callable[[Driver, AnswerWidget, str], None]] = {
    YearAnswer: _line("2026"),
    DecimalAnswer: _line("1.234,5"),
    WholeAnswer: _line("12"),
    DigitsAnswer: _line("0361 123"),
    LineAnswer: _line("Größe Ö"),
    TextAnswer: _line("Zwei Wörter"),
    DayAnswer: _line("23.11.2026"),
    ClockAnswer: _line("9:30"),
    MomentAnswer: _moment,
    MonthAnswer: _month,
    PointAnswer: _line("50,978512 11,029341"),
    LineOfPoints: _points,
    SearchAnswer: _search,
    ListAnswer: _down,
    PickerAnswer: _down,
    SeveralOfButtons: _first,
    OneOfButtons: _first,
    TickAnswer: _first,
    RatingAnswer: _first,
    SliderAnswer: _slide,
    RankAnswer: lambda driver, widget, _other: driver.click(widget.down_button),  # type: ignore[attr-defined]  # a RankAnswer, by its key
    DrawingAnswer: _draw,
    FileAnswer: _file,
}


def picture(folder: Path) -> Path:
    """A small photo."""
    image = QImage(2400, 1200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    path = folder / "Größe.jpg"
    assert image.save(str(path))
    return path
