"""The editor of a visit on a real workspace: typing, saving, keyboard, finishing, undoing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path
from threading import Event
from uuid import UUID, uuid4

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from inka_desktop.gui.binder import PAUSE_MS
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.history_dialog import HistoryDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.protocol_page import ProtocolPage
from inka_desktop.gui.widgets.agreement_strip import AgreementStrip
from inka_desktop.gui.widgets.agreements import AgreementList
from inka_desktop.gui.widgets.fields import ClockEdit, DayEdit, GrowingText
from inka_desktop.gui.widgets.messages import MessageBar
from inka_desktop.gui.widgets.photos import PhotoGrid
from inka_desktop.gui.widgets.sections import SectionList
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.gui.widgets.topics import TopicList
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.writer import Priority, Transaction
from tests.gui.conftest import TODAY
from tests.gui.keys import find, type_into
from tests.gui.turns import editors_a_turn

Until = Callable[[Callable[[], bool]], None]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window: MainWindow, visit: UUID, until: Until) -> ProtocolPage:
    shown = window.show_page("protocol", visit)
    assert isinstance(shown, ProtocolPage)
    until(lambda: shown.shows_all() and len(find(shown, TopicList, "topicList").editors()) > 1)
    return shown


def line(page: ProtocolPage, name: str) -> QLineEdit:
    found = find(page, QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def topics(page: ProtocolPage) -> TopicList:
    found = find(page, TopicList, "topicList")
    assert isinstance(found, TopicList)
    return found


def labels(widget: QWidget) -> list[str]:
    """What its labels say, of those that are to be seen."""
    return [label.text() for label in widget.findChildren(QLabel) if label.text() and not label.isHidden()]


def last(page: ProtocolPage) -> QWidget:
    return topics(page).editors()[-1]


def test_what_is_typed_is_on_the_disk_after_the_pause(
    page: ProtocolPage, workspace: Workspace, visit: UUID, qtbot: QtBot, until: Until
) -> None:
    place = line(page, "placeEdit")
    place.setFocus()
    type_into(place, "Nachbarschaftsladen")
    assert workspace.protocols.get(visit).place == ""
    qtbot.wait(PAUSE_MS // 4)
    assert workspace.protocols.get(visit).place == ""
    until(lambda: workspace.protocols.get(visit).place == "Nachbarschaftsladen")
    until(lambda: find(page, QLineEdit, "placeEdit").text() == "Nachbarschaftsladen" and page.settled())


def test_leaving_a_field_saves_at_once_and_one_focus_is_one_change(
    page: ProtocolPage, workspace: Workspace, visit: UUID, qtbot: QtBot, until: Until
) -> None:
    place = line(page, "placeEdit")
    place.setFocus()
    type_into(place, "Laden")
    until(lambda: workspace.protocols.get(visit).place == "Laden")
    type_into(place, " am Hang")
    line(page, "occasionEdit").setFocus()
    until(lambda: workspace.protocols.get(visit).place == "Laden am Hang")
    changes = [row for row in workspace.editing.history("protocol", visit) if row.field == "place"]
    assert [(row.before, row.after) for row in changes] == [(None, "Laden am Hang")]


def test_typing_waits_for_no_import(
    page: ProtocolPage, window: MainWindow, workspace: Workspace, visit: UUID, qtbot: QtBot, until: Until
) -> None:
    reached, go = Event(), Event()

    def hold(_transaction: Transaction) -> None:
        reached.set()
        assert go.wait(30), "the window waits for the writer"

    held = workspace.core.database.writer.submit(hold, "receive", priority=Priority.IMPORT)
    until(reached.is_set)
    place, occasion = line(page, "placeEdit"), line(page, "occasionEdit")
    place.setFocus()
    type_into(place, "Laden")
    occasion.setFocus()  # leaving a field saves it
    type_into(occasion, "Eröffnung")
    qtbot.wait(PAUSE_MS * 2)  # and so does the pause
    window.show_page("today")
    assert not held.done()
    assert (place.text(), occasion.text()) == ("Laden", "Eröffnung")
    go.set()
    held.result()
    until(lambda: workspace.protocols.get(visit).place == "Laden")
    until(lambda: workspace.protocols.get(visit).occasion == "Eröffnung")


def test_going_to_another_page_saves(
    page: ProtocolPage, window: MainWindow, workspace: Workspace, visit: UUID, qtbot: QtBot, until: Until
) -> None:
    text = topics(page).editors()[0].notes
    text.setFocus()
    type_into(text, "Beide Stellen sind besetzt.")
    window.show_page("today")
    until(lambda: workspace.protocols.get(visit).topics[0].notes == "Beide Stellen sind besetzt.")


def test_closing_the_window_saves(
    page: ProtocolPage, window: MainWindow, workspace: Workspace, visit: UUID, qtbot: QtBot
) -> None:
    note = find(page, QPlainTextEdit, "internalNoteText")
    note.setFocus()
    type_into(note, "nur für uns")
    with qtbot.waitSignal(window.closed, timeout=10_000):
        window.close()
    assert workspace.protocols.get(visit).internal_note == "nur für uns"


def test_days_and_times_are_read_as_people_say_them(
    page: ProtocolPage, workspace: Workspace, visit: UUID, qtbot: QtBot, until: Until
) -> None:
    begin, following = find(page, ClockEdit, "beginEdit"), find(page, DayEdit, "nextDateEdit")
    begin.setFocus()
    type_into(begin, "930")
    following.setFocus()
    type_into(following, "in 2 Wochen")
    line(page, "placeEdit").setFocus()
    until(lambda: workspace.protocols.get(visit).next_date == date(2026, 12, 7))
    assert workspace.protocols.get(visit).begin == time(9, 30)
    assert (begin.text(), following.text()) == ("09:30", "07.12.2026")


def test_a_day_that_is_none_stays_and_is_marked(
    page: ProtocolPage, workspace: Workspace, visit: UUID, qtbot: QtBot
) -> None:
    day = find(page, DayEdit, "dateEdit")
    day.setFocus()
    day.clear()
    type_into(day, "irgendwann")
    line(page, "placeEdit").setFocus()
    assert day.text() == "irgendwann"
    assert day.property("state") == "problem"
    assert workspace.protocols.get(visit).date == TODAY


def test_topics_are_reached_and_made_by_their_number(
    page: ProtocolPage, workspace: Workspace, visit: UUID, qtbot: QtBot, until: Until
) -> None:
    page.activateWindow()
    line(page, "placeEdit").setFocus()
    QTest.keyClick(page, Qt.Key.Key_2, CONTROL)
    until(topics(page).editors()[1].notes.hasFocus)
    count = len(topics(page).editors())
    QTest.keyClick(page, Qt.Key(Qt.Key.Key_1 + count), CONTROL)
    until(lambda: len(workspace.protocols.get(visit).topics) == count + 1)
    until(lambda: len(topics(page).editors()) == count + 1)
    until(lambda: (here := QApplication.focusWidget()) is not None and last(page).isAncestorOf(here))


def test_who_types_on_at_once_types_into_the_new_topic(
    page: ProtocolPage, workspace: Workspace, visit: UUID, until: Until
) -> None:
    page.activateWindow()
    text = topics(page).editors()[0].notes
    text.setFocus()
    until(text.hasFocus)
    type_into(text, "Alt")
    count = len(topics(page).editors())
    QTest.keyClick(page, Qt.Key(Qt.Key.Key_1 + count), CONTROL)
    type_into(text, "Neu")  # before the topic is there
    QTest.keyClick(text, Qt.Key.Key_Return)
    type_into(text, "Sät")
    until(lambda: len(topics(page).editors()) == count + 1 and topics(page).editors()[-1].notes.hasFocus())
    type_into(topics(page).editors()[-1].notes, "ze")
    page.leave()
    until(page.settled)
    rows = workspace.protocols.get(visit).topics
    assert (rows[0].notes, rows[-1].title, rows[-1].notes) == ("Alt", "Neu", "Sätze")


def test_keys_for_a_topic_that_cannot_be_made_stay_where_the_cursor_is(
    page: ProtocolPage, workspace: Workspace, until: Until
) -> None:
    page.activateWindow()
    text = topics(page).editors()[0].notes
    text.setFocus()
    until(text.hasFocus)
    topics(page)._protocol = uuid4()
    topics(page).add_topic("")
    type_into(text, "Worte")
    assert text.value() == ""
    until(lambda: text.value() == "Worte")


def test_the_quick_note_opens_with_control_zero(page: ProtocolPage, qtbot: QtBot) -> None:
    note = find(page, GrowingText, "quickNoteText")
    assert not note.isVisible()
    QTest.keyClick(page, Qt.Key.Key_0, CONTROL)
    assert note.isVisible()
    assert note.hasFocus()


def test_a_line_becomes_an_agreement_without_the_mouse(
    page: ProtocolPage, workspace: Workspace, visit: UUID, qtbot: QtBot, until: Until
) -> None:
    text = topics(page).editors()[0].notes
    text.setFocus()
    type_into(text, "Der Laden ist bis 18 Uhr offen.")
    QTest.keyClick(text, Qt.Key.Key_Return)
    type_into(text, "Aushang erneuern bis 15.12.")
    QTest.keyClick(text, Qt.Key.Key_Return, CONTROL)
    strip = find(page, AgreementStrip)
    assert strip.isVisible()
    who = find(strip, SuggestEdit)
    assert who.hasFocus()
    type_into(who, "Träger")
    QTest.keyClick(who, Qt.Key.Key_Return)
    due = find(strip, DayEdit)
    assert due.hasFocus()
    assert due.text() == "15.12.2026"
    QTest.keyClick(due, Qt.Key.Key_Return)
    until(lambda: len(workspace.protocols.get(visit).agreements) == 1)
    agreed = workspace.protocols.get(visit).agreements[0]
    assert (agreed.what, agreed.responsible, agreed.due) == ("Aushang erneuern", "Träger", date(2026, 12, 15))
    assert text.hasFocus()
    until(lambda: workspace.protocols.get(visit).topics[0].notes == "Der Laden ist bis 18 Uhr offen.")


def test_agreements_of_all_earlier_visits_each_say_from_which(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    for on, what in ((date(2026, 6, 16), "Aushang erneuern"), (date(2026, 9, 14), "Rampe erfragen")):
        before = workspace.protocols.start(project, on).result()
        workspace.editing.add(
            "agreement", {"protocol_id": before, "project_id": project, "what": what}
        ).result()
    page = window.show_page("protocol", workspace.protocols.start(project, TODAY).result())
    cards = find(page, AgreementList)
    until(lambda: len(cards.editors()) == 2)
    assert "Vereinbarungen aus früheren Terminen" in labels(cards)
    for editor, day in zip(cards.editors(), ("16.06.", "14.09."), strict=True):
        assert f"vereinbart am {day}" in labels(editor)


def test_escape_returns_to_the_cursor_and_changes_nothing(
    page: ProtocolPage, workspace: Workspace, visit: UUID, qtbot: QtBot
) -> None:
    text = topics(page).editors()[0].notes
    text.setFocus()
    type_into(text, "eine Zeile")
    place = text.textCursor().position()
    QTest.keyClick(text, Qt.Key.Key_Return, CONTROL)
    strip = find(page, AgreementStrip)
    QTest.keyClick(find(strip, SuggestEdit), Qt.Key.Key_Escape)
    assert not strip.isVisible()
    assert text.hasFocus()
    assert (text.toPlainText(), text.textCursor().position()) == ("eine Zeile", place)
    assert workspace.protocols.get(visit).agreements == ()


def test_people_are_made_from_typing(
    page: ProtocolPage, workspace: Workspace, visit: UUID, qtbot: QtBot, until: Until
) -> None:
    adding = next(edit for edit in page.findChildren(SuggestEdit) if "Person" in edit.accessibleName())
    adding.setFocus()
    type_into(adding, "Projektleitung, Nachbarschaftswerk")
    QTest.keyClick(adding, Qt.Key.Key_Return)
    until(lambda: len(workspace.protocols.get(visit).people) == 1)
    person = workspace.protocols.get(visit).people[0]
    assert (person.function, person.organization, person.name) == ("Projektleitung", "Nachbarschaftswerk", "")
    assert adding.text() == ""


def test_finishing_leads_to_what_is_missing_and_then_finishes(
    page: ProtocolPage, window: MainWindow, workspace: Workspace, visit: UUID, qtbot: QtBot, until: Until
) -> None:
    workspace.editing.save("protocol", visit, {"keeper": None}).result()
    finish = find(page, QPushButton, "finishButton")
    QTest.mouseClick(finish, Qt.MouseButton.LeftButton)
    bar = find(window, MessageBar)
    until(bar.isVisible)
    assert workspace.protocols.get(visit).state == "draft"
    workspace.editing.save("protocol", visit, {"keeper": "Fachreferat", "end": time(11)}).result()
    workspace.protocols.add_person(visit, function="Projektleitung").result()
    assert [row for row in workspace.protocols.missing(visit) if row.blocks] == []
    QTest.mouseClick(finish, Qt.MouseButton.LeftButton)
    until(lambda: workspace.protocols.get(visit).state == "final")
    until(lambda: not finish.isVisible())
    assert workspace.protocols.get(visit).number in bar.accessibleName()


def test_what_is_missing_takes_one_to_its_field(
    page: ProtocolPage, workspace: Workspace, visit: UUID, qtbot: QtBot, until: Until
) -> None:
    workspace.editing.save("protocol", visit, {"keeper": None}).result()
    row = next(row for row in workspace.protocols.missing(visit) if row.field == "keeper")
    until(lambda: any("Protokollf" in label for label in missing_labels(page)))
    button = next(
        button
        for button in page.findChildren(QPushButton)
        if button.accessibleName().startswith("Zur Stelle: Protokoll")
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert row.blocks
    assert line(page, "keeperEdit").hasFocus()


def missing_labels(page: ProtocolPage) -> list[str]:
    return [button.accessibleName() for button in page.findChildren(QPushButton)]


def test_control_z_outside_of_text_undoes_and_in_text_belongs_to_the_text(
    page: ProtocolPage, window: MainWindow, context: Context, workspace: Workspace, visit: UUID, until: Until
) -> None:
    place = line(page, "placeEdit")
    place.setFocus()
    type_into(place, "Laden")
    line(page, "occasionEdit").setFocus()
    until(lambda: workspace.protocols.get(visit).place == "Laden")
    type_into(line(page, "occasionEdit"), "x")
    QTest.keyClick(line(page, "occasionEdit"), Qt.Key.Key_Z, CONTROL)
    assert line(page, "occasionEdit").text() == ""
    assert workspace.protocols.get(visit).place == "Laden"
    said: list[str] = []
    context.message_sent.connect(lambda message: said.append(message.text))
    assert window.commands.run("undo")
    until(lambda: workspace.protocols.get(visit).place == "")
    until(lambda: place.text() == "")
    assert said == ["Zurückgenommen."]  # what the log calls a save is nothing for people


def test_what_others_write_appears_without_disturbing_what_is_typed(
    page: ProtocolPage, workspace: Workspace, visit: UUID, qtbot: QtBot, until: Until
) -> None:
    text = topics(page).editors()[0].notes
    text.setFocus()
    type_into(text, "hier tippt jemand")
    workspace.editing.save("protocol", visit, {"place": "von woanders"}).result()
    until(lambda: line(page, "placeEdit").text() == "von woanders")
    assert text.toPlainText() == "hier tippt jemand"
    assert text.textCursor().position() == len("hier tippt jemand")


def test_another_paragraph_that_comes_meanwhile_leaves_cursor_and_typing(
    page: ProtocolPage, workspace: Workspace, visit: UUID, qtbot: QtBot, until: Until
) -> None:
    editor = topics(page).editors()[0]
    text, topic = editor.notes, workspace.protocols.get(visit).topics[0].id
    workspace.editing.save("topic", topic, {"notes": "Ä 😀 oben\nunten"}).result()
    until(lambda: text.toPlainText() == "Ä 😀 oben\nunten")
    text.setFocus()
    text.moveCursor(QTextCursor.MoveOperation.End)
    type_into(text, " hier")
    workspace.editing.save("topic", topic, {"notes": "Ä 😀👍🏽 ganz oben\nunten"}).result()
    type_into(text, " weiter")
    assert text.toPlainText() == "Ä 😀 oben\nunten hier weiter"  # nothing moves under the fingers
    whole = "Ä 😀👍🏽 ganz oben\nunten hier weiter"
    until(lambda: workspace.protocols.get(visit).topics[0].notes == whole)
    until(lambda: text.toPlainText() == whole)
    assert text.textCursor().atEnd()
    type_into(text, "!")
    until(lambda: workspace.protocols.get(visit).topics[0].notes == whole + "!")
    assert text.toPlainText() == whole + "!"


def test_sections_follow_the_scrolling_and_open_when_filled(
    page: ProtocolPage, workspace: Workspace, visit: UUID, until: Until
) -> None:
    problems = find(page, GrowingText, "problemsText")
    assert not problems.isVisible()
    workspace.editing.save("protocol", visit, {"problems": "Die Wartezeit ist lang."}).result()
    until(problems.isVisible)
    sections = find(page, SectionList)
    assert sections.selected() == "details"
    bar = page._ui.scrollArea.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert sections.selected() == "next"


def test_photos_come_from_files_and_the_clipboard(
    page: ProtocolPage, workspace: Workspace, visit: UUID, tmp_path: Path, until: Until
) -> None:
    picture = tmp_path / "Aushang.jpg"
    Image.new("RGB", (640, 480), "#17694f").save(picture)
    grid = find(page, PhotoGrid)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(picture))])
    QApplication.clipboard().setMimeData(mime)
    grid.paste()
    until(lambda: len(workspace.protocols.get(visit).photos) == 1)
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    QApplication.clipboard().setImage(image)
    grid.paste()
    until(lambda: len(workspace.protocols.get(visit).photos) == 2)
    grid.paste()
    grid.load(uuid4(), ())  # it is a file only when another protocol is shown
    until(lambda: len(workspace.protocols.get(visit).photos) == 3)


def test_a_photo_that_is_no_picture_is_refused_with_a_sentence(
    page: ProtocolPage, window: MainWindow, workspace: Workspace, visit: UUID, tmp_path: Path, until: Until
) -> None:
    path = tmp_path / "kein_bild.jpg"
    path.write_bytes(b"just words")
    find(page, PhotoGrid).add([path])
    bar = find(window, MessageBar)
    until(bar.isVisible)
    assert bar.property("tone") == "problem"
    assert workspace.protocols.get(visit).photos == ()


def test_a_window_with_something_unsaved_does_not_close_silently(
    page: ProtocolPage, window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    day = find(page, DayEdit, "dateEdit")
    day.setFocus()
    day.clear()
    type_into(day, "irgendwann")
    window.close()
    bar = find(window, MessageBar)
    until(lambda: window.isVisible() and bar.isVisible())
    assert day.text() == "irgendwann"
    give_up = next(
        button for button in bar.findChildren(QPushButton) if button.text() == "Trotzdem schließen"
    )
    QTest.mouseClick(give_up, Qt.MouseButton.LeftButton)
    until(lambda: not window.isVisible())
    assert workspace.protocols.get(visit).date == TODAY


def test_a_save_that_fails_is_told_and_tried_again(
    page: ProtocolPage, window: MainWindow, workspace: Workspace, visit: UUID, qtbot: QtBot, until: Until
) -> None:
    place = line(page, "placeEdit")
    place.setFocus()
    workspace.editing.delete("protocol", visit).result()
    type_into(place, "Laden")
    page.leave()
    bar = find(window, MessageBar)
    until(bar.isVisible)
    assert place.text() == "Laden"
    assert not page.settled()
    workspace.editing.restore("protocol", visit).result()
    page.leave()
    until(lambda: workspace.protocols.get(visit).place == "Laden" and page.settled())


def test_the_history_names_who_and_what(
    page: ProtocolPage, workspace: Workspace, visit: UUID, qtbot: QtBot, until: Until
) -> None:
    workspace.editing.save("protocol", visit, {"place": "Laden"}).result()
    dialog = HistoryDialog(page.context, "protocol", visit, page)
    dialog.open()
    until(lambda: any("Laden" in label.text() for label in dialog.findChildren(QLabel)))
    dialog.reject()


def test_a_protocol_with_many_agreements_comes_a_few_at_each_turn(
    window: MainWindow, workspace: Workspace, visit: UUID, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = workspace.protocols.start(workspace.projects.list()[0].id, TODAY - timedelta(30)).result()
    for number in range(12):
        workspace.protocols.add_agreement(earlier, f"Frage {number}", "Träger").result()
        workspace.protocols.add_agreement(visit, f"Aufgabe {number}", "Träger").result()
    page = window.page("protocol")
    assert isinstance(page, ProtocolPage)
    made = editors_a_turn(page, monkeypatch)
    window.show_page("protocol", visit)
    until(page.shows_all)
    agreements = find(page, AgreementList, "agreementList").editors()
    assert [find(one, QPlainTextEdit, "whatText").toPlainText() for one in agreements] == [
        *(f"Frage {number}" for number in range(12)), *(f"Aufgabe {number}" for number in range(12)),
    ]  # fmt: skip
    assert max(made) <= 2
