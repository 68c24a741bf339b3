"""What is not asked is not shown: cards, repeats, lines of the list, pages; and the way of the cursor."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from inka_desktop.forms import NodeId
from inka_desktop.gui.forms.body import GroupView, LooseCard, RepeatView
from inka_desktop.gui.forms.form_view import FormView
from inka_desktop.gui.forms.matrix import MatrixRow
from inka_desktop.gui.forms.repeat_cards import RepeatCards
from inka_desktop.gui.widgets.sections import SectionButton
from tests.forms.making import filled
from tests.gui.filling import answer_of, shown
from tests.look.forms import EVERY

WHEN = """
| survey |              |        |         |             |
|        | type         | name   | label   | relevant    |
|        | begin group  | erste  | Erste   |             |
|        | text         | a      | A       |             |
|        | end group    |        |         |             |
|        | text         | lose   | Lose    | ${a} = 'x'  |
|        | begin group  | stumm  |         |             |
|        | begin group  | innen  |         |             |
|        | text         | c      | C       | ${a} = 'x'  |
|        | end group    |        |         |             |
|        | end group    |        |         |             |
|        | begin group  | zweite | Zweite  | ${a} = 'x'  |
|        | text         | d      | D       |             |
|        | end group    |        |         |             |
|        | begin repeat | zeile  | Zeilen  | ${a} = 'x'  |
|        | text         | e      | E       |             |
|        | end repeat   |        |         |             |
|        | begin repeat | karte  | Karten  | ${a} = 'x'  |
|        | geopoint     | f      | F       |             |
|        | end repeat   |        |         |             |
"""
PAGES = (
    WHEN
    + """
| settings |          |
|          | style    |
|          | pages    |
"""
)


def said(view: FormView) -> list[str]:
    """The lines of the list at the left."""
    return [button.text() for button in view.findChildren(SectionButton) if not button.isHidden()]


def cards(view: FormView) -> list[bool]:
    """Which cards and repeats are shown, in the order of the form."""
    kinds = (LooseCard, GroupView, RepeatView)
    return [one.isVisible() for kind in kinds for one in view.findChildren(kind)]


def test_a_card_goes_while_nothing_on_it_is_asked(qtbot: QtBot) -> None:
    view = shown(filled(WHEN), qtbot)
    assert cards(view) == [False, True, False, False, False, False, False]
    assert said(view) == ["Erste"]
    view.filling.answer(NodeId("/data/erste/a"), "x")
    assert cards(view) == [True] * 7
    assert said(view) == ["Erste", "Zweite", "Zeilen", "Karten"]
    view.filling.answer(NodeId("/data/erste/a"), "y")
    assert cards(view) == [False, True, False, False, False, False, False]
    assert said(view) == ["Erste"]


def test_a_page_that_asks_nothing_is_left_out(qtbot: QtBot) -> None:
    view = shown(filled(PAGES), qtbot)
    assert len(view.sheets) == 6
    assert "Zweite" not in said(view)
    assert view._where.text() == "Seite 1 von 2"
    view._turn(1)
    assert view.place == 2
    assert not view.next_button.isEnabled()
    view.filling.answer(NodeId("/data/erste/a"), "x")
    assert view._where.text() == "Seite 3 von 6"
    assert view.next_button.isEnabled()
    assert said(view)[3:] == ["Zweite", "Zeilen", "Karten"]


def test_the_cursor_goes_to_the_beginning_of_the_next_page(qtbot: QtBot) -> None:
    view = shown(filled(PAGES), qtbot)
    answer_of(view, "erste/a").inputs()[0].setFocus()
    view.filling.answer(NodeId("/data/erste/a"), "x")
    QTest.keyClick(view.focusWidget(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    view.complete()
    assert answer_of(view, "lose").inputs()[0].hasFocus()


def test_return_goes_through_the_rows_of_a_scale(qtbot: QtBot) -> None:
    view = shown(filled(EVERY), qtbot)
    first, second = (row for row in view.views.all() if isinstance(row, MatrixRow))
    first.buttons[0].setFocus()
    QApplication.processEvents()
    QTest.keyClick(first.buttons[0], Qt.Key.Key_Return)
    assert second.buttons[0].hasFocus()
    QTest.keyClick(second.buttons[0], Qt.Key.Key_Return)
    assert answer_of(view, "times/day").inputs()[0].hasFocus()


def test_a_row_behind_many_is_shown_without_those_between(qtbot: QtBot) -> None:
    session = filled(WHEN)
    view = shown(session, qtbot)
    view.filling.answer(NodeId("/data/erste/a"), "x")
    (repeat,) = view.findChildren(RepeatCards)
    for _ in range(49):
        session.add_repeat(repeat._part.node)
    view.show_sheet(0)
    view.complete()
    QApplication.processEvents()
    (repeat,) = (one for one in view.findChildren(RepeatCards) if one.isVisible())
    repeat.add_button.click()
    assert len(repeat._cards) == 21
    last = repeat._cards[session.rows(repeat._part.node)[-1]]
    assert last.fold_button.accessibleName().startswith("Eintrag 51 ")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert last.isAncestorOf(focus)
    assert any(button.text() == "30 weitere anzeigen" for button in repeat.findChildren(QPushButton))
    view.filling.shown_wished.emit(NodeId("/data/karte/f", session.rows(repeat._part.node)[40].row))
    assert len(repeat._cards) == 22
