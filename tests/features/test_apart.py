"""The story of two coordinators who write one protocol at the same time, each in a window of her own."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytest_bdd import given, parsers, scenarios, then, when

from inka_desktop.gui.dialogs.entries_dialog import EntriesDialog
from inka_desktop.gui.pages.protocol_page import ProtocolPage
from inka_desktop.gui.widgets.agreement_strip import AgreementStrip
from inka_desktop.gui.widgets.agreements import AgreementList
from inka_desktop.gui.widgets.field_mark import FieldMark
from inka_desktop.gui.widgets.fields import GrowingText
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.gui.widgets.topics import TopicList
from inka_desktop.services.workspace import Workspace
from tests.gui.conftest import elsewhere, looks
from tests.gui.keys import find, type_into

from .days import VISIT, Days, begin_visit, both_meet, days, join_colleague, words

__all__ = ["days", "elsewhere", "looks"]

scenarios("apart.feature")
pytestmark = pytest.mark.slow

WHO = parsers.re("(?P<who>I|my colleague)")
given(VISIT)(begin_visit)
given("a colleague has the program")(join_colleague)
when("both send and receive")(both_meet)


def at(days: Days, who: str) -> Workspace:
    """Whose device."""
    return days.office if who == "I" else days.colleague


def both(days: Days) -> list[Workspace]:
    """Both devices."""
    return [days.office, days.colleague]


def shown(days: Days, workspace: Workspace) -> ProtocolPage:
    """The editor as it stands there, brought to the front; nothing is opened anew."""
    page = days.window(workspace).current()
    assert isinstance(page, ProtocolPage)
    days.bring_forward(days.window(workspace))
    return page


def line(days: Days, workspace: Workspace, name: str) -> QLineEdit:
    """The line of a field of the editor."""
    field = shown(days, workspace).binder.fields()[name]
    return field if isinstance(field, QLineEdit) else find(field, QLineEdit)


def topic(page: ProtocolPage) -> GrowingText:
    """The notes of topic 1."""
    return find(page, TopicList, "topicList").editors()[0].notes


# --- apart ----------------------------------------------------------------------------------------------


@given(parsers.parse('topic 1 says "{said}"'))
def _(days: Days, said: str) -> None:
    first = days.office.protocols.get(days.visit).topics[0].id
    days.office.editing.save("topic", first, {"notes": said}).result()


@given("the protocol is open on both devices")
def _(days: Days) -> None:
    days.meet()
    for workspace in both(days):
        role = workspace.info().role
        days.window(workspace)
        context = days.contexts[id(workspace)]
        days.until(lambda context=context, role=role: context.role == role)  # type: ignore[misc]  # binds now
        days.page(workspace)


@when(parsers.re('(?P<who>I|my colleague) writes? "(?P<said>[^"]+)" into the field "(?P<name>[a-z]+)"'))
def _(days: Days, who: str, said: str, name: str) -> None:
    field = line(days, at(days, who), name)
    field.setFocus()
    field.selectAll()
    type_into(field, said)
    shown(days, at(days, who)).leave()


@when(
    parsers.re('(?P<who>I|my colleague) writes? "(?P<said>[^"]+)" at the (?P<place>beginning|end) of topic 1')
)
def _(days: Days, who: str, said: str, place: str) -> None:
    page = shown(days, at(days, who))
    text = topic(page)
    text.setFocus()
    end = place == "end"
    text.moveCursor(QTextCursor.MoveOperation.End if end else QTextCursor.MoveOperation.Start)
    type_into(text, said)
    page.leave()


@when(parsers.re('(?P<who>I|my colleague) agrees? on "(?P<what>[^"]+)" with "(?P<whom>[^"]+)"'))
def _(days: Days, who: str, what: str, whom: str) -> None:
    page = shown(days, at(days, who))
    text = find(page, TopicList, "topicList").editors()[1].notes
    text.setFocus()
    type_into(text, what)
    QTest.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    responsible = find(find(page, AgreementStrip), SuggestEdit)
    type_into(responsible, whom)
    QTest.keyClick(responsible, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    days.until(lambda: len(at(days, who).protocols.get(days.visit).agreements) == 1)


# --- together -------------------------------------------------------------------------------------------


@then(parsers.parse('both windows show "{one}" in the field "{first}" and "{two}" in the field "{second}"'))
def _(days: Days, one: str, first: str, two: str, second: str) -> None:
    for workspace in both(days):
        for said, name in ((one, first), (two, second)):
            field = line(days, workspace, name)
            days.until(lambda field=field, said=said: field.text() == said)  # type: ignore[misc]  # binds now


@then(parsers.parse('topic 1 says "{said}" in both windows'))
def _(days: Days, said: str) -> None:
    for workspace in both(days):
        text = topic(shown(days, workspace))
        days.until(lambda text=text: text.toPlainText() == said)  # type: ignore[misc]  # binds now


@then(parsers.parse('both windows list the agreements "{one}" and "{two}"'))
def _(days: Days, one: str, two: str) -> None:
    for workspace in both(days):
        listed = find(shown(days, workspace), AgreementList)
        for said in (one, two):
            days.reads(listed, said)


def asked(days: Days, workspace: Workspace) -> list[str]:
    """What the marks in a window ask."""
    return [one.accessibleName() for one in shown(days, workspace).findChildren(FieldMark)]


@then(parsers.parse('both windows ask "{said}"'))
def _(days: Days, said: str) -> None:
    for workspace in both(days):
        days.until(lambda workspace=workspace: asked(days, workspace) == [said])  # type: ignore[misc]  # binds now


@then(parsers.parse('both ask to look at topic 1: "{said}"'))
def _(days: Days, said: str) -> None:
    for workspace in both(days):
        rows = workspace.exchange.questions()
        assert {(one.field, one.reason) for one in rows} == {("date", "entries"), ("notes", "merged")}
        exchange = days.window(workspace).show_page("exchange")
        days.reads(exchange, said)
        days.page(workspace)


@when("my colleague opens the question")
def _(days: Days) -> None:
    (mark,) = shown(days, days.colleague).findChildren(FieldMark)
    QTest.mouseClick(mark, Qt.MouseButton.LeftButton)


def question(days: Days) -> EntriesDialog:
    """The dialog with both entries in the colleague's window."""
    return days.opened(shown(days, days.colleague), EntriesDialog)


@then(parsers.parse('she reads "{one}" of "{mine}" and "{two}" of "{hers}"'))
def _(days: Days, one: str, mine: str, two: str, hers: str) -> None:
    said = words(question(days)).splitlines()
    for value, device in ((one, mine), (two, hers)):
        assert device in said[said.index(value) + 1]


@when(parsers.parse('she takes "{value}" and both send and receive'))
def _(days: Days, value: str) -> None:
    dialog = question(days)
    days.click(dialog, f"Diese Angabe nehmen: {value}")
    days.until(lambda: "date" not in {one.field for one in days.colleague.exchange.questions()})
    days.meet()


@then("both windows show 24.11.2026, and nobody is asked about it any more")
def _(days: Days) -> None:
    for workspace in both(days):
        assert workspace.protocols.get(days.visit).date == date(2026, 11, 24)
        days.until(lambda workspace=workspace: asked(days, workspace) == [])  # type: ignore[misc]  # binds now
        assert "24.11.2026" in line(days, workspace, "date").text()
        assert {one.field for one in workspace.exchange.questions()} == {"notes"}
