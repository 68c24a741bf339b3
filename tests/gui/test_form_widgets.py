"""Every type of question: its widget, filled by clicks and keys, read-only, and what a reader hears."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from inka_desktop.forms import FormSession, NodeId
from inka_desktop.forms.fields import Control
from inka_desktop.forms.parts import Part
from inka_desktop.gui.forms import registry
from inka_desktop.gui.forms.choosing import OneOfButtons, columns_of
from inka_desktop.gui.forms.drawings import DrawingAnswer
from inka_desktop.gui.forms.files import FileAnswer
from inka_desktop.gui.forms.form_view import FormView
from inka_desktop.gui.forms.ranges import NumberInRange, SliderAnswer
from inka_desktop.gui.forms.searching import SearchAnswer, SearchTicks
from inka_desktop.gui.tab_order import controls
from inka_desktop.services.submission_rows import BesideRow, EarlierRows
from inka_desktop.viewmodels.asides import AT_CARRIER, Asides
from inka_desktop.viewmodels.filling import Filling
from tests.benchmarks.filling import long_form
from tests.forms.making import filled, form_of, given, opened
from tests.gui.filling import Driver, answer_of, in_window, picture, shown
from tests.look.forms import EVERY

POPUP = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
"""A list of suggestions grabs it, which a window without a screen cannot."""
EXPECTED = {
    "words/line": "LineAnswer", "words/lines": "TextAnswer", "words/digits": "DigitsAnswer",
    "words/masked": "MaskedAnswer", "words/url": "AddressAnswer", "words/whole": "WholeAnswer",
    "words/part": "DecimalAnswer", "words/code": "LineAnswer", "ranges/slide": "SliderAnswer",
    "ranges/stars": "RatingAnswer", "ranges/pick": "PickerAnswer", "choices/radio": "OneOfButtons",
    "choices/columns": "SeveralOfButtons", "choices/likert": "ScaleAnswer", "choices/minimal": "ListAnswer",
    "choices/find": "SearchAnswer", "choices/finds": "SearchTicks", "choices/rank": "RankAnswer",
    "choices/several": "SearchTicks", "choices/quick": "OneOfButtons", "files/draw": "DrawingAnswer",
    "files/marked": "DrawingAnswer", "list/f1": "LineAnswer", "list/f2": "WholeAnswer",
    "times/day": "DayAnswer", "times/month": "MonthAnswer", "times/year": "YearAnswer",
    "times/time": "ClockAnswer",
    "times/moment": "MomentAnswer", "places/point": "PointAnswer", "places/trace": "LineOfPoints",
    "places/shape": "LineOfPoints", "files/photo": "FileAnswer", "files/sign": "DrawingAnswer",
    "files/sound": "FileAnswer", "files/any": "FileAnswer", "files/ok": "TickAnswer",
}  # fmt: skip
STORED = {
    "words/line": "Größe Ö", "words/whole": "12", "words/part": "1234.5", "ranges/slide": "1",
    "ranges/stars": "1",
    "choices/radio": "a", "choices/columns": "a", "choices/likert": "1", "choices/rank": "b a c d",
    "times/day": "2026-11-23", "times/month": "2024-01-01", "times/year": "2026-01-01", "places/point":
    "50.978512 11.029341 0 0", "files/ok": "OK", "table/t1": "1",
}  # fmt: skip

QUICK = """
| survey  |              |       |       |                |
|         | type         | name  | label | appearance     |
|         | select_one c | first | Erste | quick          |
|         | select_one c | usual | Wie sonst |            |
|         | text         | last  | Letzte |               |
| choices |              |       |       |                |
|         | list_name    | name  | label |                |
|         | c            | a     | A     |                |
|         | c            | b     | B     |                |
"""


@pytest.fixture
def view(qtbot: QtBot) -> FormView:
    return shown(filled(EVERY), qtbot)


def test_every_type_has_its_widget(view: FormView) -> None:
    found = {path: type(answer_of(view, path)).__name__ for path in EXPECTED}
    assert found == EXPECTED


@POPUP
def test_every_type_is_filled_by_clicks_and_keys(view: FormView, tmp_path: Path) -> None:
    Driver(view, picture(tmp_path)).fill()
    state = view.filling.state
    assert {path: state(NodeId(f"/data/{path}")).value for path in STORED} == STORED
    assert all(state(NodeId(f"/data/{path}")).value for path in EXPECTED), [
        path for path in EXPECTED if not state(NodeId(f"/data/{path}")).value
    ]
    again = FormSession(form_of(EVERY), view.filling.finish().xml, given())
    assert again.state(NodeId("/data/places/shape")).value.count(";") == 3


def test_everything_is_reached_by_tab_in_reading_order_and_says_what_it_is(view: FormView) -> None:
    assert view._body is not None
    reached = [widget for widget in controls(view._body) if widget.isVisible()]
    tops = [widget.mapTo(view._body, QPoint(0, 0)).y() for widget in reached]
    up = max(before - after for before, after in pairwise(tops))
    assert up < 120, "side by side at most"
    for path in EXPECTED:
        for widget in answer_of(view, path).inputs():
            assert widget.accessibleName(), path


def test_a_read_only_question_takes_no_answer(qtbot: QtBot) -> None:
    table = EVERY.replace("| guidance_hint ", "| read_only ").replace(
        "Eine längere Erläuterung, die erst auf Wunsch erscheint.", "yes"
    )
    view = shown(filled(table), qtbot)
    line = view.views.question(NodeId("/data/words/line"))
    assert line is not None
    assert line.answer is None  # without a value it only says something


def test_a_photo_is_scaled_and_forgets_where_it_was_taken(view: FormView, tmp_path: Path) -> None:
    answer = answer_of(view, "files/photo")
    assert isinstance(answer, FileAnswer)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(picture(tmp_path)))])
    answer.dropEvent(
        QDropEvent(
            QPoint(5, 5).toPointF(), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
    name = view.filling.state(answer.node).value
    content = view.filling.files[name]
    assert isinstance(content, bytes)
    image = QImage.fromData(content)
    assert (image.width(), image.height()) == (1600, 800)
    assert b"Exif" not in content
    answer.take_file(tmp_path / "fehlt.jpg")
    assert "fehlt.jpg" in view.filling.unread(answer.node)[1]


def test_a_drawing_is_kept_as_a_picture_and_taken_away(view: FormView) -> None:
    answer = answer_of(view, "files/sign")
    assert isinstance(answer, DrawingAnswer)
    _stroke(answer, 20)
    image = _answered(view, answer)
    assert (image.width(), image.height()) == (1000, 300)
    dark = sum(
        image.pixelColor(x, y).lightness() < 100 for x in range(0, 1000, 4) for y in range(0, 300, 2)
    )  # fmt: skip
    assert dark > 5
    answer.clear_button.click()
    assert view.filling.state(answer.node).value == ""
    assert not answer.pad.strokes


def test_who_cannot_draw_signs_with_a_picture_by_keys_alone(
    view: FormView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = answer_of(view, "files/sign")
    assert isinstance(answer, DrawingAnswer)
    chosen = str(picture(tmp_path))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (chosen, ""))
    answer.pad.setFocus()
    QTest.keyClick(answer.pad, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is answer.choose_button
    QTest.keyClick(answer.choose_button, Qt.Key.Key_Space)
    image = _answered(view, answer)
    assert (image.width(), image.height()) == (1000, 500)
    assert image.pixelColor(500, 250).green() > 90


def test_a_drawing_that_has_not_come_yet_is_not_drawn_over(view: FormView, tmp_path: Path) -> None:
    answer = answer_of(view, "files/sign")
    assert isinstance(answer, DrawingAnswer)
    view.filling.answer(answer.node, "unterschrift-1.png")
    assert answer.away.isVisible()
    _stroke(answer, 20)
    answer.leave()
    assert view.filling.state(answer.node).value == "unterschrift-1.png"
    assert not any(button.isVisible() for button in (answer.choose_button, answer.clear_button))
    view.filling.files["unterschrift-1.png"] = picture(tmp_path)
    answer.show_state(view.filling.state(answer.node))
    assert not answer.away.isVisible()
    assert answer.pad.under is not None
    _stroke(answer, 20)
    _answered(view, answer)


ANNOTATED = """
| survey |       |      |       |            |                |          |
|        | type  | name | label | appearance | parameters     | default  |
|        | image | plan | Plan  | annotate   | max-pixels=600 | plan.jpg |
"""


def test_on_a_picture_of_the_form_is_drawn_and_each_stroke_can_be_taken_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    view = shown(filled(ANNOTATED), qtbot, {"plan.jpg": picture(tmp_path)})
    answer = answer_of(view, "plan")
    assert isinstance(answer, DrawingAnswer)
    own = view.filling.state(answer.node).value
    assert answer.pad.under is not None
    assert not answer.clear_button.isEnabled()  # nothing but the form's own picture
    _stroke(answer, 20)
    once = _answered(view, answer)
    assert (once.width(), once.height()) == (600, 300)
    _stroke(answer, 60)
    twice = _answered(view, answer)
    reds = [_reds(image) for image in (once, twice)]
    assert 20 < reds[0] < reds[1]
    answer.undo_button.click()
    assert _reds(_answered(view, answer)) == reds[0]
    view.filling.undo()  # the step before: both strokes, which stay apart from the picture
    assert len(answer.pad.strokes) == 2
    kept = answer_of(in_window(view.filling, qtbot), "plan")  # another page was looked at in between
    assert isinstance(kept, DrawingAnswer)
    assert len(kept.pad.strokes) == 2
    kept.clear_button.click()
    assert view.filling.state(answer.node).value == own
    assert kept.pad.under is not None
    assert not kept.pad.strokes


def _stroke(answer: DrawingAnswer, y: int) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(answer.pad, left, pos=QPoint(20, y))
    QTest.mouseMove(answer.pad, QPoint(120, y + 40))
    QTest.mouseRelease(answer.pad, left, pos=QPoint(120, y + 40))


def _answered(view: FormView, answer: DrawingAnswer) -> QImage:
    answer.leave()
    content = view.filling.files[view.filling.state(answer.node).value]
    assert isinstance(content, bytes)
    return QImage.fromData(content)


def _reds(image: QImage) -> int:
    found = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return sum(color.red() > 150 and color.green() < 100 for color in found)


ROWS = """
| survey |              |        |          |
|        | type         | name   | label    |
|        | begin_repeat | offer  | Angebot  |
|        | text         | name   | Name     |
|        | integer      | guests | Gäste    |
|        | text         | what   | Was      |
|        | image        | flyer  | Handzettel |
|        | end_repeat   |        |          |
"""


def test_a_row_that_is_called_as_one_of_the_quarter_before_has_its_values_in_grey(qtbot: QtBot) -> None:
    offer, name, guests, what = (f"/data/offer{path}" for path in ("", "/name", "/guests", "/what"))
    cells = {NodeId(name, "a"): "Café", NodeId(guests, "a"): "12", NodeId(what, "a"): "Kuchen"}
    earlier = EarlierRows("", {NodeId(offer): ("a",)}, cells, {offer: name})
    filling = Filling(filled(ROWS))
    beside = BesideRow({}, "2. Quartal", {}, earlier, last_quarter=True)
    filling.asides = Asides(beside, date(2026, 10, 1), AT_CARRIER, session=filling.session)
    filling.changed.connect(filling.asides.take)
    view = in_window(filling, qtbot)
    (row,) = filling.rows(view.filling.parts()[0])

    def lines() -> list[str]:
        return [one.text() for one in view.findChildren(QLabel) if one.text().startswith("Vorquartal")]

    assert lines() == []
    filling.answer(NodeId(name, row.row), "Café")
    qtbot.waitUntil(lambda: lines() == ["Vorquartal: 12", "Vorquartal: Kuchen"])
    repeats = [one for one in view.findChildren(QPushButton) if one.text() == "Wie im Vorquartal"]
    assert [one.accessibleName() for one in repeats] == ["Was: Wie im Vorquartal"], "never for a count"
    filling.answer(NodeId(name, row.row), "Neu")
    qtbot.waitUntil(lambda: lines() == [])


def test_a_choice_is_taken_back_by_a_second_click(view: FormView) -> None:
    answer = answer_of(view, "choices/radio")
    assert isinstance(answer, OneOfButtons)
    button = answer._buttons[1]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert view.filling.state(answer.node).value == "b"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert view.filling.state(answer.node).value == ""
    assert not button.isChecked()


@pytest.mark.parametrize(
    ("appearance", "arrow"), [("quick", Qt.Key.Key_Down), ("quickcompact-2", Qt.Key.Key_Right)]
)
def test_a_quick_choice_leads_to_the_next_question_and_arrows_do_not(
    qtbot: QtBot, appearance: str, arrow: Qt.Key
) -> None:
    view = shown(filled(QUICK.replace("quick ", appearance)), qtbot)
    first, usual, last = (answer_of(view, name) for name in ("first", "usual", "last"))
    assert isinstance(first, OneOfButtons)
    one, other = first._buttons
    QTest.mouseClick(one, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    qtbot.waitUntil(lambda: QApplication.focusWidget() is usual.inputs()[0])
    one.setFocus()
    QTest.keyClick(one, arrow)
    assert view.filling.state(first.node).value == "b"
    QApplication.processEvents()
    assert QApplication.focusWidget() is other  # somebody looks through the choices
    QTest.mouseClick(other, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    QApplication.processEvents()
    assert view.filling.state(first.node).value == ""
    assert QApplication.focusWidget() is other  # what is taken back is asked again
    QTest.keyClick(other, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is usual.inputs()[0])
    QTest.mouseClick(usual.inputs()[0], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    QApplication.processEvents()
    assert view.filling.state(usual.node).value == "a"
    assert QApplication.focusWidget() not in last.inputs()


def test_a_slider_that_nobody_touched_is_no_answer(view: FormView) -> None:
    answer = answer_of(view, "ranges/slide")
    assert isinstance(answer, SliderAnswer)
    assert "keine Angabe" in [label.text() for label in answer.findChildren(QLabel)]
    assert answer.values() == [str(number) for number in range(11)]


RANGES = """
| survey |       |      |         |            |                               |
|        | type  | name | label   | appearance | parameters                    |
|        | range | far  | Weit    |            | start=0 end=5000 step=1       |
|        | range | fine | Fein    | picker     | start=0 end=100 step=0.05     |
|        | range | down | Abwärts |            | start=0 end=-9000 step=3      |
|        | range | star | Sterne  | rating     | start=1 end=12 step=1         |
|        | range | edge | Am Rand |            | start=0 end=1000 step=1       |
"""


def test_each_number_of_a_long_range_can_be_given(qtbot: QtBot) -> None:
    view = shown(filled(RANGES), qtbot)
    typed = {
        "far": ("5.000", "5000", "5001"),
        "fine": ("99,95", "99.95", "99,97"),
        "down": ("-9000", "-9000", "-8999"),
    }
    for path, (text, kept, beyond) in typed.items():
        answer = answer_of(view, path)
        assert isinstance(answer, NumberInRange), path
        for words in (text, beyond):
            answer.line.setFocus()
            answer.line.selectAll()
            QTest.keyClicks(answer.line, words)
            answer.leave()
            assert view.filling.state(answer.node).value == (kept if words == text else ""), words
        assert view.filling.unread(answer.node)[0] == beyond
    for path, last in (("star", "12"), ("edge", "1000")):
        slider = answer_of(view, path)
        assert isinstance(slider, SliderAnswer), path
        slider.slider.setValue(slider.slider.maximum())
        slider.take()
        assert view.filling.state(slider.node).value == last


@POPUP
def test_many_choices_are_searched_whatever_the_author_wished(qtbot: QtBot) -> None:
    items = "".join(f"<item><label>Ort {n}</label><value>{n}</value></item>" for n in range(300))
    view = shown(opened("<v/>", "", f'<select1 ref="/data/v"><label>Ort</label>{items}</select1>'), qtbot)
    answer = answer_of(view, "v")
    assert isinstance(answer, SearchAnswer)
    answer.line.setFocus()
    QTest.keyClicks(answer.line, "ort 29")
    answer.offer()
    assert answer._model.rowCount() == 11
    QTest.keyClick(answer.line, Qt.Key.Key_Tab)
    answer.leave()
    assert view.filling.state(answer.node).value == "29"
    answer.line.setText("Nirgends")
    answer.line.setModified(True)
    answer.leave()
    assert view.filling.unread(answer.node)[0] == "Nirgends"
    assert view.filling.state(answer.node).value == ""


def test_words_that_are_no_choice_stay_as_they_were_typed_and_a_full_name_needs_no_list(qtbot: QtBot) -> None:
    items = "".join(f"<item><label>Neustadt {n}</label><value>{n}</value></item>" for n in range(1, 300))
    items += "<item><label>Neustadt</label><value>0</value></item>"
    view = shown(opened("<v/>", "", f'<select1 ref="/data/v"><label>Ort</label>{items}</select1>'), qtbot)
    answer = answer_of(view, "v")
    assert isinstance(answer, SearchAnswer)
    for typed, stays, kept in (("2", "2", ""), ("neustadt", "Neustadt", "0")):
        answer.line.setText(typed)
        answer.line.setModified(True)
        answer.leave()
        assert answer.line.text() == stays
        assert view.filling.state(answer.node).value == kept


@POPUP
def test_words_typed_for_one_more_of_many_choices_are_taken_or_stay_and_are_told(qtbot: QtBot) -> None:
    items = "".join(f"<item><label>Ort {n}</label><value>{n}</value></item>" for n in range(300))
    view = shown(opened("<v/>", "", f'<select ref="/data/v"><label>Orte</label>{items}</select>'), qtbot)
    answer = answer_of(view, "v")
    assert isinstance(answer, SearchTicks)
    every = (("ort 29", "", "29"), ("299", "", "29 299"), ("Nirgends", "Nirgends", "29 299"))
    for typed, line, kept in every:
        answer.line.setFocus()
        QTest.keyClicks(answer.line, typed)
        answer.leave()
        QTest.qWait(1)
        assert (answer.line.text(), view.filling.state(answer.node).value) == (line, kept)
    assert [one.node for one in view.filling.missing()] == [answer.node]
    answer.line.clear()
    answer.leave()
    assert view.filling.missing() == []
    assert view.filling.state(answer.node).value == "29 299"


def test_only_the_page_in_view_has_widgets(qtbot: QtBot) -> None:
    view = shown(long_form(), qtbot)
    assert len(view.sheets) == 20
    assert len(list(view.views.questions())) == 25
    view.next_button.click()
    view.complete()
    QApplication.processEvents()
    assert {question.part.node.path.split("/")[2] for question in view.views.questions()} == {"g1"}
    view.show_question(NodeId("/data/g7/q3"))
    view.complete()
    focus = QApplication.focusWidget()
    question = view.views.question(NodeId("/data/g7/q3"))
    assert question is not None
    assert isinstance(focus, QWidget)
    assert question.isAncestorOf(focus)


def test_the_table_of_widgets_knows_what_it_does_not_know() -> None:
    part = Part(
        "question", NodeId("/data/x"), Control("input", None, {"appearance": "unknown"}), NodeId("/data")
    )
    assert registry.fit(part).widget == "LineAnswer"
    assert registry.fit(part) is registry.TABLE[-1]
    assert [columns_of(frozenset({word}), 5) for word in ("columns-2", "columns", "columns-99", "x")] == [
        2,
        3,
        5,
        1,
    ]


def test_labels_of_different_heights_end_on_one_line(qtbot: QtBot) -> None:
    view = shown(
        filled(
            """
            | survey   |         |       |                                                |            |
            |          | type    | name  | label                                          | appearance |
            |          | integer | one   | Kurz                                           | w1         |
            |          | integer | two   | Eine Frage, die in ihrer Spalte umbrechen muss | w1         |
            |          | integer | three | Drei                                           | w2         |
            |          | integer | below | In der nächsten Zeile                          | w4         |
            | settings |         |       |                                                |            |
            |          | style   |       |                                                |            |
            |          | theme-grid |    |                                                |            |
            """
        ),
        qtbot,
    )
    lines = [answer_of(view, name).inputs()[0] for name in ("one", "two", "three")]

    def tops() -> set[int]:
        return {one.mapTo(view, one.rect().topLeft()).y() for one in lines}

    qtbot.waitUntil(lambda: len(tops()) == 1)
    assert answer_of(view, "below").inputs()[0].mapTo(view, lines[0].rect().topLeft()).y() > tops().pop()
    view.resize(1700, 760)
    qtbot.waitUntil(lambda: len(tops()) == 1)
