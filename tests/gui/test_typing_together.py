"""What somebody types stays where it was typed, beside another device and with its protocol."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from shiboken6 import delete, isValid

from inka_desktop.gui.dialogs.task_dialog import TaskDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.protocol_page import ProtocolPage
from inka_desktop.gui.widgets.agreement_strip import AgreementStrip
from inka_desktop.gui.widgets.agreements import AgreementList
from inka_desktop.gui.widgets.fields import DayEdit, GrowingText
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.gui.widgets.topics import TopicList
from inka_desktop.services.workspace import Workspace
from tests.gui.conftest import TODAY, Show, Until, meet
from tests.gui.keys import find, type_into

CONTROL = Qt.KeyboardModifier.ControlModifier


# --- another device writes in the field below the strip ---------------------------------------------------


def asked(page: ProtocolPage, until: Until, *lines: str) -> GrowingText:
    """The notes of topic 1 with these lines, the strip open for the last one."""
    text = find(page, TopicList, "topicList").editors()[0].notes
    text.setFocus()
    for number, line in enumerate(lines):
        if number:
            QTest.keyClick(text, Qt.Key.Key_Return)
        type_into(text, line)
    page.leave()
    until(page.settled)
    QTest.keyClick(text, Qt.Key.Key_Return, CONTROL)
    until(find(find(page, AgreementStrip), SuggestEdit).hasFocus)
    return text


def writes(other: Workspace, here: Workspace, visit: UUID, old: str, new: str) -> None:
    """The other device writes in the notes of topic 1, and both meet."""
    meet(here, other)
    topic = other.protocols.get(visit).topics[0]
    said = {"notes": topic.notes.replace(old, new)}
    other.editing.save("topic", topic.id, said, before={"notes": topic.notes}).result()
    meet(other, here)


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        ("Aushang erneuern", "Aushang erneuern\nVon drüben", "Erste Zeile\nZweite Zeile\nVon drüben"),
        ("Erste", "Von drüben\nErste", "Von drüben\nErste Zeile\nZweite Zeile"),
        # where the other one went on with the line, its words are in no agreement
        ("erneuern", "erneuern und drucken", "Erste Zeile\nZweite Zeile\nAushang erneuern und drucken"),
    ],
)
def test_only_the_agreed_line_goes_when_another_device_writes_meanwhile(
    show: Show,
    workspace: Workspace,
    other: Workspace,
    visit: UUID,
    until: Until,
    old: str,
    new: str,
    left: str,
) -> None:
    page = show(visit)
    text = asked(page, until, "Erste Zeile", "Zweite Zeile", "Aushang erneuern")
    writes(other, workspace, visit, old, new)
    until(lambda: new in text.value())
    due = find(find(page, AgreementStrip), DayEdit)
    type_into(due, "+14")
    QTest.keyClick(due, Qt.Key.Key_Return)
    page.leave()
    until(lambda: len(workspace.protocols.get(visit).agreements) == 1)
    until(page.settled)
    row = workspace.protocols.get(visit)
    assert (row.topics[0].notes, row.agreements[0].what) == (left, "Aushang erneuern")


def test_escape_leads_back_to_the_cursor_when_another_device_wrote_meanwhile(
    show: Show, workspace: Workspace, other: Workspace, visit: UUID, until: Until
) -> None:
    page = show(visit)
    text = asked(page, until, "Erste Zeile", "Aushang erneuern")
    writes(other, workspace, visit, "Aushang erneuern", "Aushang erneuern\nVon drüben")
    until(lambda: "Von drüben" in text.value())
    QTest.keyClick(find(find(page, AgreementStrip), SuggestEdit), Qt.Key.Key_Escape)
    until(text.hasFocus)
    type_into(text, " lassen")
    assert text.value() == "Erste Zeile\nAushang erneuern lassen\nVon drüben"


def test_an_undone_save_below_the_strip_takes_no_other_line(
    show: Show, workspace: Workspace, visit: UUID, until: Until
) -> None:
    page = show(visit)
    text = asked(page, until, "Erste Zeile")
    page.leave()
    topic = workspace.protocols.get(visit).topics[0]
    workspace.editing.save("topic", topic.id, {"notes": "Davor stand dies"}).result()
    until(lambda: text.value() == "Davor stand dies")
    due = find(find(page, AgreementStrip), DayEdit)
    QTest.keyClick(due, Qt.Key.Key_Return)
    until(lambda: len(workspace.protocols.get(visit).agreements) == 1)
    until(page.settled)
    assert workspace.protocols.get(visit).topics[0].notes == "Davor stand dies"


def test_a_line_whose_topic_another_device_deletes_is_agreed_all_the_same(
    show: Show, workspace: Workspace, other: Workspace, visit: UUID, until: Until
) -> None:
    page = show(visit)
    text = asked(page, until, "Aushang erneuern")
    meet(workspace, other)
    gone = other.protocols.get(visit).topics[0].id
    other.editing.delete("topic", gone).result()
    meet(other, workspace)
    until(lambda: gone not in [one.record for one in find(page, TopicList, "topicList").editors()])
    delete(text)  # as where no editor is kept for another record
    QTest.keyClick(find(find(page, AgreementStrip), DayEdit), Qt.Key.Key_Return)
    until(lambda: [one.what for one in workspace.protocols.get(visit).agreements] == ["Aushang erneuern"])


# --- words that say no value ------------------------------------------------------------------------------


@pytest.fixture
def second(workspace: Workspace, project: UUID) -> UUID:
    """An earlier visit of the same project."""
    return workspace.protocols.start(project, TODAY - timedelta(40)).result()


def marked(field: QLineEdit) -> tuple[str, str]:
    """What stands there, and whether it is complained about."""
    return field.text(), str(field.property("state") or "")


def test_an_unreadable_day_stays_with_its_visit(
    show: Show, window: MainWindow, workspace: Workspace, visit: UUID, second: UUID, until: Until
) -> None:
    day = find(show(visit), DayEdit, "nextDateEdit")
    day.setFocus()
    type_into(day, "10.13.2027")
    page = show(second)
    assert marked(day) == ("", "")
    day.setFocus()
    type_into(day, "15.12.2027")
    page = show(visit)
    assert marked(day) == ("10.13.2027", "problem")
    assert not window.settled()
    day.setFocus()
    day.clear()
    type_into(day, "10.12.2027")
    page.leave()
    until(page.settled)
    saved = [workspace.protocols.get(one).values["next_date"] for one in (visit, second)]
    assert saved == [date(2027, 12, 10), date(2027, 12, 15)]
    assert marked(day)[1] == ""


def test_an_unreadable_day_stays_with_its_agreement(
    show: Show, workspace: Workspace, visit: UUID, second: UUID
) -> None:
    workspace.protocols.add_agreement(visit, "Aushang", "Träger", None).result()
    workspace.protocols.add_agreement(second, "Liste", "Amt", None).result()

    def due(page: ProtocolPage) -> DayEdit:
        editors = find(page, AgreementList, "agreementList").editors()
        return find(editors[-1], DayEdit, "dueEdit")  # behind those of earlier visits

    there = due(show(visit))
    there.setFocus()
    type_into(there, "zum Quartalsende")
    assert marked(due(show(second))) == ("", "")
    assert marked(due(show(visit))) == ("zum Quartalsende", "problem")


def test_an_unreadable_day_in_the_strip_is_complained_about(show: Show, visit: UUID, until: Until) -> None:
    page = show(visit)
    asked(page, until, "Aushang erneuern")
    due = find(find(page, AgreementStrip), DayEdit)
    due.setFocus()
    type_into(due, "zum Quartalsende")
    QTest.keyClick(due, Qt.Key.Key_Return)
    assert marked(due) == ("zum Quartalsende", "problem")
    assert due.selectedText() == "zum Quartalsende"


def test_an_unreadable_day_of_a_task_waits_for_it(
    window: MainWindow, workspace: Workspace, until: Until
) -> None:
    task = workspace.tasks.add("task", {"what": "Aushang"}).result()

    def opened() -> TaskDialog:
        dialog = TaskDialog(window._context, "task", task, window)
        dialog.open()
        until(lambda: bool(dialog._binder.fields()))
        return dialog

    dialog = opened()
    type_into(find(dialog, DayEdit, "dueEdit"), "zum Quartalsende")
    dialog.accept()
    until(lambda: not isValid(dialog))
    again = opened()
    assert marked(find(again, DayEdit, "dueEdit")) == ("zum Quartalsende", "problem")
    again.accept()


def test_ctrl_z_and_the_cursor_begin_anew_with_each_visit(show: Show, visit: UUID, second: UUID) -> None:
    text = find(show(visit), GrowingText, "problemsText")
    text.setFocus()
    type_into(text, "Nur hier")
    show(second)
    type_into(text, "Nur dort")
    show(visit)
    assert (text.value(), text.textCursor().position()) == ("Nur hier", 0)
    text.undo()
    assert text.value() == "Nur hier"
