"""Words underlined in a real editor with the real dictionary: after a pause, never while they are typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from inka_desktop.gui import i18n, theme
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.mail_dialog import MailDialog
from inka_desktop.gui.dialogs.reply_dialog import ReplyDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.protocol_page import ProtocolPage
from inka_desktop.gui.widgets.fields import ChoiceCombo, GrowingText, ProseText
from inka_desktop.gui.widgets.messages import MessageBar
from inka_desktop.gui.widgets.spell_marks import A_TURN, SpellMarks
from inka_desktop.gui.widgets.topics import TopicList
from inka_desktop.records.values import MailKind
from inka_desktop.services.mailing_rows import MailWish
from inka_desktop.services.workspace import Workspace
from inka_desktop.settings import SPELLING
from inka_desktop.spelling.speller import SpellingMissingError
from tests.gui.keys import find, type_into

Until = Callable[[Callable[[], bool]], None]
# The offscreen platform says so of every menu that opens.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)


@pytest.fixture
def page(window: MainWindow, visit: UUID, until: Until) -> ProtocolPage:
    shown = window.show_page("protocol", visit)
    assert isinstance(shown, ProtocolPage)
    until(lambda: shown.shows_all() and len(find(shown, TopicList, "topicList").editors()) > 1)
    return shown


@pytest.fixture
def field(page: ProtocolPage) -> GrowingText:
    notes = find(page, TopicList, "topicList").editors()[0].notes
    page.window().activateWindow()
    notes.setFocus()
    return notes


def marks(field: ProseText) -> SpellMarks:
    found = field.findChild(SpellMarks)
    assert isinstance(found, SpellMarks)
    return found


def underlined(field: GrowingText, words: list[str]) -> Callable[[], bool]:
    return lambda: marks(field).words() == words and len(field.extraSelections()) == len(words)


def menu_of(until: Until) -> QMenu:
    until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def test_a_word_is_underlined_once_it_has_ended(field: GrowingText, until: Until) -> None:
    type_into(field, "Das Protokol")
    until(lambda: not marks(field)._asked and bool(marks(field)._wrong))
    assert marks(field).words() == [], "the word that is being typed was underlined"
    type_into(field, " liegt vor.")
    until(underlined(field, ["Protokol"]))


def test_leaving_the_word_or_the_field_ends_it_too(
    field: GrowingText, page: ProtocolPage, until: Until
) -> None:
    type_into(field, "Das Protokol")
    until(lambda: not marks(field)._asked and bool(marks(field)._wrong))
    field.moveCursor(QTextCursor.MoveOperation.Start)
    until(underlined(field, ["Protokol"]))
    field.moveCursor(QTextCursor.MoveOperation.End)
    type_into(field, "e")
    until(lambda: not marks(field)._asked and [one.word for one in marks(field)._wrong] == ["Protokole"])
    assert marks(field).words() == []
    find(page, TopicList, "topicList").editors()[1].notes.setFocus()
    until(underlined(field, ["Protokole"]))


def test_f7_leads_to_the_next_word_and_offers_others(field: GrowingText, until: Until) -> None:
    type_into(field, "Das Protokol und der Aushangg sind da.")
    until(underlined(field, ["Protokol", "Aushangg"]))
    field.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(field, Qt.Key.Key_F7)
    menu = menu_of(until)
    until(lambda: "Protokoll" in texts(menu))
    QTest.keyClick(menu, Qt.Key.Key_Return)
    until(lambda: field.value() == "Das Protokoll und der Aushangg sind da.")
    until(underlined(field, ["Aushangg"]))
    field.undo()
    assert field.value() == "Das Protokol und der Aushangg sind da."


def said(window: MainWindow) -> str:
    labels = find(window, MessageBar).findChildren(QLabel)
    return " ".join(label.text() for label in labels)


def test_f7_says_when_nothing_is_underlined(window: MainWindow, field: GrowingText, until: Until) -> None:
    type_into(field, "Der Aushang ist da.")
    QTest.keyClick(field, Qt.Key.Key_F7)
    assert "kein Wort" in said(window)


def test_the_menu_of_a_word_begins_with_suggestions(
    field: GrowingText, until: Until, workspace: Workspace, window: MainWindow
) -> None:
    type_into(field, "Ahornkiez ist da.")
    until(underlined(field, ["Ahornkiez"]))
    place = field.cursorRect(QTextCursor(field.document())).center() + QPoint(4, 0)
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, place, field.viewport().mapToGlobal(place))
    QApplication.sendEvent(field.viewport(), event)
    menu = menu_of(until)
    own = next(action for action in menu.actions() if "eigenen" in action.text())
    own.trigger()
    menu.close()
    until(underlined(field, []))
    assert [row.word for row in workspace.own_words.all()] == ["Ahornkiez"]
    until(lambda: find(find(window, MessageBar), QPushButton).isVisible())
    find(find(window, MessageBar), QPushButton).click()
    until(underlined(field, ["Ahornkiez"]))


def test_elsewhere_the_menu_is_the_usual_one(field: GrowingText, until: Until) -> None:
    type_into(field, "Der Aushang ist da. Protokol fehlt.")
    until(underlined(field, ["Protokol"]))
    assert marks(field)._mark_at(2) is None


def test_names_in_the_records_are_not_underlined(field: GrowingText, until: Until) -> None:
    type_into(field, "Beim Quellroder Nachbarschaftswerk am Sonnenhang, Stuffe drei.")
    until(underlined(field, ["Stuffe"]))


def _one_underlined(text: ProseText) -> bool:
    return marks(text).words() == ["Protokol"]


def test_dialogs_are_looked_through_like_pages(
    window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    wish = MailWish(MailKind.DOCUMENT, visit)
    mail = MailDialog(window._context, wish, workspace.mailings.proposal(wish), window)
    reply = ReplyDialog(window._context, (), mail)
    for dialog, name in ((mail, "bodyText"), (reply, "wordingText")):
        dialog.show()
        text = find(dialog, ProseText, name)
        text.clear()
        text.setFocus()
        until(text.hasFocus)
        type_into(text, "Das Protokol liegt vor.")
        until(partial(_one_underlined, text))
    reply.reject()
    mail.reject()


def test_switched_off_nothing_is_underlined_and_no_helper_runs(
    field: GrowingText, window: MainWindow, context: Context, until: Until
) -> None:
    type_into(field, "Protokol fehlt.")
    until(underlined(field, ["Protokol"]))
    context.settings.set(SPELLING, False)
    context.spelling_switched.emit()
    until(lambda: field.findChild(SpellMarks) is None)
    assert field.extraSelections() == []
    assert window.spelling._speller is None
    context.settings.set(SPELLING, True)
    context.spelling_switched.emit()
    until(lambda: field.findChild(SpellMarks) is not None)
    until(underlined(field, ["Protokol"]))


def test_texts_are_german_in_an_english_window_until_somebody_says_otherwise(
    field: GrowingText, window: MainWindow, until: Until
) -> None:
    i18n.install("en")
    type_into(field, "Das Protokol steht, the minutes are missing.")
    until(lambda: "minutes" in marks(field).words())
    assert "Protokol" in marks(field).words()
    assert "steht" not in marks(field).words()
    settings = window.show_page("settings")
    until(lambda: settings.findChild(ChoiceCombo, "spellingLanguageCombo") is not None)
    combo = find(settings, ChoiceCombo, "spellingLanguageCombo")
    combo.setCurrentIndex(combo.findData("en"))
    combo.activated.emit(combo.currentIndex())
    window.show_page("protocol")
    field.clearFocus()
    field.setFocus()
    until(lambda: field.findChild(SpellMarks) is not None and "steht" in marks(field).words())
    assert "minutes" not in marks(field).words()


def test_no_helper_runs_before_somebody_enters_a_text(window: MainWindow, page: ProtocolPage) -> None:
    assert window.spelling._speller is None


def test_many_unknown_words_are_marked_in_turns(field: GrowingText, until: Until) -> None:
    words = [
        f"Xq{'abcdefghij'[at % 10]}{'klmnopqrst'[at // 10 % 10]}{'uvw'[at // 100]}z"
        for at in range(3 * A_TURN)
    ]
    field.set_value(" ".join(words) + " ")
    until(underlined(field, words))


def test_marks_leave_the_text_and_its_undo_alone(field: GrowingText, until: Until) -> None:
    type_into(field, "Das Protokol ist da.")
    document = field.document()
    steps, revision = document.availableUndoSteps(), document.revision()
    until(underlined(field, ["Protokol"]))
    assert (document.availableUndoSteps(), document.revision()) == (steps, revision)


def test_a_text_that_has_changed_is_not_marked_by_what_was_found_before(
    field: GrowingText, until: Until
) -> None:
    type_into(field, "Das Protokol ist da.")
    until(underlined(field, ["Protokol"]))
    field.moveCursor(QTextCursor.MoveOperation.Start)
    type_into(field, "Und ")
    theme.current().changed.emit()  # marks are painted anew, before the pause has passed
    marks(field)._mark_some()
    assert marks(field).words() == ["Protokol"]


def test_nothing_stays_underlined_when_spelling_ends(field: GrowingText, until: Until) -> None:
    type_into(field, "Das Protokol ist da.")
    until(underlined(field, ["Protokol"]))
    marks(field)._lost(SpellingMissingError())
    assert underlined(field, [])()


def test_names_that_come_are_known_a_little_later(
    field: GrowingText, window: MainWindow, workspace: Workspace, until: Until
) -> None:
    type_into(field, "Beim Xaverkiezhaus fehlt ein Protokol.")
    until(underlined(field, ["Xaverkiezhaus", "Protokol"]))
    window.spelling._gather.setInterval(50)
    workspace.projects.create("Xaverkiezhaus", ["Quellrode"], "Nachbarschaftswerk").result()
    until(underlined(field, ["Protokol"]))
