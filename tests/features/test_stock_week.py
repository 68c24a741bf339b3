"""The stock-taking week at the real window: fields typed, lists filled, report and sheets looked at."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytest_bdd import given, parsers, scenarios, then, when

from inka_desktop.gui.dialogs.preview_dialog import PaperDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.pages.stock_page import StockPage
from inka_desktop.gui.widgets.comparison_view import ComparisonView
from inka_desktop.gui.widgets.messages import MessageBar
from inka_desktop.gui.widgets.ordered_list import OrderedEditor, OrderedList
from inka_desktop.gui.widgets.people import PeopleList
from inka_desktop.gui.widgets.stock_points import PointEditor
from inka_desktop.gui.widgets.tag_chip import TagChip
from inka_desktop.gui.widgets.walk_sketch import WalkSketch
from inka_desktop.services.stock_rows import StockWholeRow
from inka_desktop.services.workspace import Workspace
from tests.gui import conftest as gui
from tests.gui.keys import find, type_into
from tests.reports.reading import whole_text

from .conftest import Story

scenarios("stock_week.feature")
looks, context, window, until = gui.looks, gui.context, gui.window, gui.until
Until = Callable[[Callable[[], bool]], None]
LISTS = {
    "walk point": "pointList", "institution": "institutionList", "actor": "actorList", "figure": "figureList",
    "gap": "gapList", "duplicate": "duplicateList", "conclusion": "conclusionList",
}  # fmt: skip


@pytest.fixture
def workspace(story: Story) -> Workspace:
    """What the window is open on."""
    return story.workspace


@dataclass
class Week:
    """The window, and how somebody works at it."""

    story: Story
    window: MainWindow
    until: Until

    @property
    def page(self) -> StockPage:
        """The editor of the round that is shown."""
        assert isinstance(self.current, StockPage)
        return self.current

    @property
    def current(self) -> Page:
        """The page that is shown."""
        shown = self.window.current()
        assert shown is not None
        return shown

    @property
    def stock(self) -> UUID:
        """The round that is shown."""
        self.until(lambda: self.page.shows_all() and self.page.binder.record is not None)
        record = self.page.binder.record
        assert record is not None
        return record

    def kept(self) -> StockWholeRow:
        """What is on the disk."""
        return self.story.workspace.stock.get(self.stock)

    def rows(self, of: str) -> OrderedList:
        """A list of the editor."""
        return find(self.page, OrderedList, LISTS[of])

    def row(self, of: str, name: str) -> OrderedEditor:
        """The line of a list that begins with a name."""
        for editor in self.rows(of).editors():
            if name in [text_of(widget) for widget in editor.binder.fields().values()]:
                return editor
        raise AssertionError(f"no {of} {name}")

    def add(self, of: str, values: Mapping[str, str]) -> None:
        """One more line, by the button below its list, typed field by field."""
        shown = self.rows(of)
        before = len(shown.editors())
        press(next(one for one in shown.findChildren(QPushButton) if one.text().startswith("+")))
        self.until(lambda: len(shown.editors()) == before + 1 and self.page.shows_all())
        editor = shown.editors()[-1]
        if of == "institution":
            press(find(editor, QWidget, "detailsButton"))
        for name, text in values.items():
            fill(editor.binder.fields()[name], text)
        self.settle()

    def settle(self) -> None:
        """Goes on once everything typed is on the disk and shown."""
        self.page.leave()
        self.until(lambda: self.page.settled() and self.page.shows_all())

    def paper(self, button: str) -> str:
        """What a document says that a button shows; its preview draws every page."""
        press(find(self.current, QPushButton, button))
        dialog = find(self.window, PaperDialog)
        self.until(lambda: dialog.pages() > 0 and dialog._document is not None)
        assert dialog._document is not None
        text = whole_text(dialog._document)
        dialog.accept()
        return " ".join(text.split())


@pytest.fixture
def week(story: Story, window: MainWindow, until: Until) -> Week:
    return Week(story, window, until)


def press(button: QWidget) -> None:
    """A click, wherever the button has been scrolled to."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def text_of(widget: QWidget) -> str:
    """What stands in a field."""
    if isinstance(widget, QLineEdit):
        return widget.text()
    return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else ""


def fill(widget: QWidget, text: str) -> None:
    """A field takes what somebody types, chooses or ticks."""
    if isinstance(widget, QComboBox):
        place = widget.findText(text)
        assert place >= 0, (text, [widget.itemText(n) for n in range(widget.count())])
        widget.setCurrentIndex(place)
        widget.activated.emit(place)
    elif isinstance(widget, QCheckBox):
        assert widget.isChecked() != (text == "yes")
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Space)
    elif text:
        assert isinstance(widget, QLineEdit | QPlainTextEdit)
        widget.setFocus()
        widget.selectAll()
        type_into(widget, text)


@given("the program is open")
def _(week: Week) -> None:
    week.window.show_page("stock_takings")


@when("I print the blank survey sheets", target_fixture="sheets")
def _(week: Week) -> str:
    week.until(lambda: find(week.current, QPushButton, "blankButton").isVisible())
    return week.paper("blankButton")


@then(parsers.re(r"they have room for (?P<words>.+)"))
def _(sheets: str, words: str) -> None:
    for heading in re.findall(r'"([^"]+)"', words):
        assert heading in sheets, sheets


@when("I begin a stock-taking")
def _(week: Week) -> None:
    week.window.show_page("stock_takings")
    press(find(week.current, QPushButton, "newButton"))
    week.until(lambda: isinstance(week.current, StockPage))
    assert week.kept().area == ""


@when("I write about the round")
def _(week: Week, datatable: list[list[str]]) -> None:
    for name, text in datatable[1:]:
        fill(week.page.binder.fields()[name], text)
    week.settle()


@when(parsers.parse('"{person}" takes part'))
def _(week: Week, person: str) -> None:
    line = find(find(week.page, PeopleList, "peopleList"), QLineEdit)
    fill(line, person)
    QTest.keyClick(line, Qt.Key.Key_Return)
    week.until(lambda: len(week.kept().people) == 1)


@when(parsers.parse("I write down each {of}"))
def _(week: Week, of: str, datatable: list[list[str]]) -> None:
    names = datatable[0]
    for values in datatable[1:]:
        week.add(of, dict(zip(names, values, strict=True)))


@when(parsers.re(r'I find the (?P<of>gap|duplicate|conclusion) "(?P<what>.+)"'))
def _(week: Week, of: str, what: str) -> None:
    week.add(of, {"what": what})


@when(parsers.parse('I put a photo taken at "{place}" on "{point}" and take its place'))
def _(week: Week, tmp_path: Path, place: str, point: str) -> None:
    latitude, longitude = (float(part) for part in place.split(", "))
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (latitude, 0.0, 0.0), 3: "E", 4: (longitude, 0.0, 0.0)})
    Image.new("RGB", (640, 480), "teal").save(tmp_path / "foto.jpg", "JPEG", exif=exif)
    editor, bar = week.row("walk point", point), find(week.window, MessageBar)
    assert isinstance(editor, PointEditor)
    editor.set_photo(tmp_path / "foto.jpg")

    def offers() -> list[QPushButton]:
        return [one for one in bar.findChildren(QPushButton) if one.text() == "Koordinaten übernehmen"]

    week.until(lambda: bool(offers()))
    press(offers()[0])
    week.until(lambda: place in [row.values["coordinates"] for row in week.kept().points])
    week.settle()


@when(parsers.parse('I move "{point}" up'))
def _(week: Week, point: str) -> None:
    edit = find(week.row("walk point", point), QLineEdit, "placeEdit")
    before = [row.id for row in week.kept().points]
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    week.until(lambda: [row.id for row in week.kept().points] != before and week.page.shows_all())


@then(parsers.re(r"the sketch shows (?P<count>\d) points, walked as (?P<places>.+)"))
def _(week: Week, count: str, places: str) -> None:
    assert [row.values["place"] for row in week.kept().points] == re.findall(r'"([^"]+)"', places)
    sketch = find(week.page, WalkSketch, "sketch")
    week.until(lambda: not sketch.isHidden() and f"{count} Punkten" in sketch.accessibleName())


@when("everything is on the disk")
@then("everything is on the disk")
def _(week: Week) -> None:
    week.settle()
    assert find(week.page, QLabel, "savedLabel").text().startswith("Gespeichert")


@then("the report on the screen says")
def _(week: Week, datatable: list[list[str]]) -> None:
    text = week.paper("reportButton")
    for words in (cell for row in datatable for cell in row):
        assert words in text, (words, text)


@then("the stored photo tells no place")
def _(week: Week, tmp_path: Path) -> None:
    photo = next(row for row in week.kept().points if row.photo is not None)
    data = week.story.workspace.stock.photo_bytes(photo.id)
    assert data is not None
    (tmp_path / "kept").write_bytes(data)
    with Image.open(tmp_path / "kept") as kept:
        assert not kept.getexif().get_ifd(0x8825)


@when("I begin the next round")
def _(week: Week) -> None:
    before = week.stock
    press(find(week.page, QPushButton, "followButton"))
    week.until(lambda: week.page.binder.record not in (None, before) and week.page.shows_all())


@then(parsers.parse('the figure "{name}" came along without its value'))
def _(week: Week, name: str) -> None:
    assert text_of(week.row("figure", name).binder.fields()["value"]) == ""


@when(parsers.parse('I set the figure "{name}" to "{value}"'))
def _(week: Week, name: str, value: str) -> None:
    fill(week.row("figure", name).binder.fields()["value"], value)
    week.settle()


@when(parsers.parse('I take out the institution "{name}"'))
def _(week: Week, name: str) -> None:
    editor = week.row("institution", name)
    remove = next(one for one in editor.form.moreButton.menu().actions() if one.text() == "Entfernen")
    remove.trigger()
    week.until(lambda: not week.rows("institution").editors() and week.page.shows_all())
    assert week.kept().institutions == ()


@then(parsers.re(r"side by side I read (?P<words>.+)"))
def _(week: Week, words: str) -> None:
    view = find(week.page, ComparisonView, "comparison")

    def texts() -> str:
        return "\n".join(label.text() for label in view.findChildren(QLabel))

    for one in re.findall(r'"([^"]+)"', words):
        week.until(lambda said=one: said in texts())  # type: ignore[misc]  # binds now


@when(parsers.parse('I give the round the tag "{word}" and look for it in the list'))
def _(week: Week, word: str) -> None:
    line = find(week.page, QLineEdit, "tagEdit")
    fill(line, word)
    QTest.keyClick(line, Qt.Key.Key_Return)
    week.until(lambda: [tag.word for tag in week.story.workspace.tags.all()] == [word])
    chip = find(week.window.show_page("stock_takings"), TagChip)
    week.until(lambda: f"{word} (1)" in [action.text() for action in chip.menu().actions()])
    next(one for one in chip.menu().actions() if one.text() == f"{word} (1)").trigger()


@then("the list has one round")
def _(week: Week) -> None:
    rows = find(week.current, QListView, "stockList").model()
    week.until(lambda: rows.rowCount() == 1)
    assert len(week.story.workspace.stock.list()) == 2
