"""What is typed and not entered, or says no value, stays with its record; no text leaves without it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.preview_dialog import PreviewDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.protocol_page import ProtocolPage
from inka_desktop.gui.widgets.agreement_strip import AgreementStrip
from inka_desktop.gui.widgets.agreements import AgreementList
from inka_desktop.gui.widgets.contract_parties import ContractParties
from inka_desktop.gui.widgets.fields import DayEdit
from inka_desktop.gui.widgets.notes_card import NotesCard
from inka_desktop.gui.widgets.people import PeopleList
from inka_desktop.gui.widgets.topics import TopicList
from inka_desktop.services.workspace import Workspace
from tests.gui.conftest import TODAY, Show, Until
from tests.gui.keys import find, type_into
from tests.gui.test_typing_together import CONTROL, second

__all__ = ["second"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
PERSON = "Schulsozialarbeit, Grundschule"


@pytest.fixture
def said(context: Context) -> list[str]:
    """The sentences of the message bar."""
    told: list[str] = []
    context.message_sent.connect(lambda message: told.append(message.text))
    return told


@pytest.fixture
def complete(workspace: Workspace, visit: UUID) -> UUID:
    """A visit that lacks nothing, with one agreement; returns the agreement."""
    workspace.protocols.add_person(visit, function="Leitung", organization="Stadt").result()
    return workspace.protocols.add_agreement(visit, "Aushang", "Stadt", TODAY).result()


def due_of(page: ProtocolPage) -> DayEdit:
    (editor,) = find(page, AgreementList, "agreementList").editors()
    return find(editor, DayEdit, "dueEdit")


def write(field: QLineEdit, words: str) -> None:
    field.setFocus()
    field.selectAll()
    type_into(field, words)


# --- words that say no value ------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "label"), [("dateEdit", "Datum"), ("dueEdit", "Bis wann")])
def test_finishing_stops_at_a_day_that_is_none_and_leads_to_it(
    show: Show, workspace: Workspace, visit: UUID, complete: UUID, said: list[str], until: Until,
    name: str, label: str,
) -> None:  # fmt: skip
    page = show(visit)
    field = due_of(page) if name == "dueEdit" else find(page, DayEdit, name)
    write(field, "31.11.2026")
    page.finish()
    workspace.core.await_saves()
    QApplication.processEvents()
    assert workspace.protocols.get(visit).versions == ()
    expected = f"„31.11.2026“ in „{label}“ lässt sich nicht lesen. Bitte ändern oder leeren Sie das Feld."
    assert said == [expected]
    assert field.hasFocus()
    assert (field.selectedText(), field.property("state")) == ("31.11.2026", "problem")
    type_into(field, "30.11.2026")
    page.finish()
    until(lambda: workspace.protocols.get(visit).state == "final")


WAYS: dict[str, Callable[[Any], None]] = {
    "consultation": lambda page: page._side.approval.fix(),
    "sheet to sign": lambda page: page._side.approval.sign("sheet"),
    "text to sign": lambda page: page._side.approval.sign("signing"),
    "sheet on paper": lambda page: page._side.approval.print_sheet(),
    "attendance list": lambda page: page._side.approval.print_attendance(),
    "preview": lambda page: page.preview(),
    "e-mail": lambda page: page._side.outgoing.send(),
    "announcement": lambda page: page._side.outgoing.announce(),
    "Word": lambda page: page._side.outgoing.save_word(),
    "clipboard": lambda page: page._side.outgoing.copy(),
}


@pytest.mark.parametrize("way", WAYS)
def test_no_text_is_fixed_or_leaves_without_what_stands_in_a_field(
    show: Show, visit: UUID, complete: UUID, said: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
    way: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("a file is asked for"))
    page = show(visit)
    write(due_of(page), "zum Quartalsende")
    WAYS[way](page)
    qtbot.wait(50)
    assert page.window().findChildren(QDialog) == []
    assert [text for text in said if "„zum Quartalsende“ in „Bis wann“" in text] == said != []


def test_nothing_is_released_while_a_word_behind_it_says_no_value(
    show: Show, workspace: Workspace, visit: UUID, complete: UUID, said: list[str], qtbot: QtBot
) -> None:
    version = workspace.protocols.finish(visit).result()
    page = show(visit)
    write(find(page, DayEdit, "nextDateEdit"), "bald")
    page.releasing.release(version.id)
    qtbot.wait(50)
    assert workspace.protocols.get(visit).released == ()
    assert len(said) == 1
    assert "„bald“" in said[0]


def test_a_vote_that_is_no_number_stays_in_view(
    show: Show, workspace: Workspace, project: UUID, said: list[str]
) -> None:
    meeting = workspace.protocols.start(project, TODAY, "meeting").result()
    workspace.protocols.add_topic(meeting, "Haushalt").result()
    page = show(meeting)
    form: Any = find(page, TopicList, "topicList").editors()[-1]._ui
    form.kindCombo.set_value("resolution")
    form.kindCombo.edited.emit()
    write(form.votesForEdit, "alle")
    form.kindCombo.set_value("information")
    form.kindCombo.edited.emit()
    assert not form.votesWidget.isHidden()
    assert not page.hand_over()
    assert form.votesForEdit.hasFocus()


def test_a_stock_taking_leaves_only_with_all_that_stands_there(
    window: MainWindow, workspace: Workspace, said: list[str], until: Until, qtbot: QtBot
) -> None:
    page: Any = window.show_page("stock_taking", workspace.stock.create("Nord", TODAY).result())
    until(page.shows_all)
    window.activateWindow()
    write(page._ui.dateToEdit, "31.11.2026")
    for leave in (page.report, page._send, page._save_word, page._copy):
        leave()
    qtbot.wait(50)
    assert window.findChildren(QDialog) == []
    assert len(said) == 4
    assert page._ui.dateToEdit.hasFocus()


# --- lines for one more -----------------------------------------------------------------------------------


def test_a_person_begun_stays_with_its_protocol(
    show: Show, workspace: Workspace, visit: UUID, second: UUID, until: Until
) -> None:
    people = find(show(visit), PeopleList, "peopleList")
    people.enter()
    type_into(people._line, PERSON)
    show(second)
    assert people._line.text() == ""
    type_into(people._line, "Hausmeister")
    show(visit)
    assert people._line.text() == PERSON
    QTest.keyClick(people._line, Qt.Key.Key_Return)
    until(lambda: [one.function for one in workspace.protocols.get(visit).people] == ["Schulsozialarbeit"])
    show(second)
    assert people._line.text() == "Hausmeister"
    assert workspace.protocols.get(second).people == ()
    show(visit)
    assert people._line.text() == ""


def test_a_person_begun_stays_with_its_stock_taking_and_its_series(
    window: MainWindow, workspace: Workspace, until: Until
) -> None:
    rounds = [workspace.stock.create(area, TODAY).result() for area in ("Nord", "Süd")]
    series = [workspace.series.create(body, "steering_group").result() for body in ("A", "B")]

    def line_of(name: str, part: str, record: UUID) -> QLineEdit:
        page: Any = window.show_page(name, record)
        people: Any = getattr(page._ui, part)
        until(lambda: people._protocol == record)
        line: QLineEdit = people._line
        return line

    for name, (one, other), part in (
        ("stock_taking", rounds, "peopleList"),
        ("series", series, "memberList"),
    ):
        type_into(line_of(name, part, one), PERSON)
        assert line_of(name, part, other).text() == ""
        assert line_of(name, part, one).text() == PERSON


def test_a_party_begun_stays_with_its_contract(
    window: MainWindow, workspace: Workspace, until: Until
) -> None:
    one, other = (workspace.editing.add("contract", {"title": title}).result() for title in "AB")
    page: Any = window.show_page("entry", one)
    until(lambda: page.findChild(ContractParties) is not None)
    parties = find(page, ContractParties)
    until(lambda: parties._contract == one)
    type_into(parties._line, "Stadt Quellrode")
    window.show_page("entry", other)
    until(lambda: parties._contract == other)
    assert parties._line.text() == ""
    window.show_page("entry", one)
    until(lambda: parties._contract == one)
    assert parties._line.text() == "Stadt Quellrode"


def test_a_tag_begun_stays_with_its_record(show: Show, visit: UUID, second: UUID) -> None:
    line = find(show(visit), NotesCard, "notesCard")._tags.edit
    type_into(line, "Dringend")
    show(second)
    assert line.text() == ""
    show(visit)
    assert line.text() == "Dringend"


def test_finishing_takes_in_who_was_typed(
    show: Show, workspace: Workspace, visit: UUID, complete: UUID, until: Until
) -> None:
    page = show(visit)
    people = find(page, PeopleList, "peopleList")
    people.enter()
    type_into(people._line, PERSON)
    page.finish()
    until(lambda: workspace.protocols.get(visit).state == "final")
    row = workspace.protocols.get(visit)
    content = workspace.documents.content(visit, row.versions[0].id)
    assert [one.function for one in content.people] == ["Leitung", "Schulsozialarbeit"]
    assert people._line.text() == ""


# --- the strip for a new agreement ------------------------------------------------------------------------


def begin(page: ProtocolPage, what: str, who: str = "") -> AgreementStrip:
    find(page, AgreementList, "agreementList").adding_wished.emit()
    strip = find(page, AgreementStrip)
    type_into(strip._what, what)
    type_into(strip._who, who)
    return strip


def stands(strip: AgreementStrip) -> tuple[bool, str, str]:
    return strip.isVisible(), strip._what.value(), strip._who.text()


def test_an_agreement_begun_outlasts_other_pages_papers_and_lines(
    show: Show, window: MainWindow, workspace: Workspace, visit: UUID, said: list[str]
) -> None:
    page = show(visit)
    strip = begin(page, "Plan vorlegen", "Träger")
    begun = True, "Plan vorlegen", "Träger"
    window.show_page("today")
    show(visit)
    assert stands(strip) == begun
    page.preview()
    find(page, PreviewDialog).reject()
    assert stands(strip) == begun
    text = find(page, TopicList, "topicList").editors()[0].notes
    text.setFocus()
    type_into(text, "Anderer Satz")
    QTest.keyClick(text, Qt.Key.Key_Return, CONTROL)
    assert stands(strip) == begun
    assert strip._who.hasFocus()
    assert said == ["Diese Vereinbarung ist begonnen. Eingabe fügt sie hinzu, Esc verwirft sie."]
    assert workspace.protocols.get(visit).agreements == ()


def test_an_agreement_begun_stays_with_its_protocol_and_topic(
    show: Show, workspace: Workspace, visit: UUID, second: UUID, until: Until
) -> None:
    page = show(visit)
    text = find(page, TopicList, "topicList").editors()[1].notes
    text.setFocus()
    type_into(text, "Plan vorlegen bis 15.12.")
    QTest.keyClick(text, Qt.Key.Key_Return, CONTROL)
    strip = find(page, AgreementStrip)
    type_into(strip._who, "Träger")
    show(second)
    assert not strip.isVisible()
    begin(page, "Nur hier")
    show(visit)
    until(strip.isVisible)
    assert (strip._what.value(), strip._who.text(), strip._due.text()) == (
        "Plan vorlegen", "Träger", "15.12.2026",
    )  # fmt: skip
    QTest.keyClick(strip._due, Qt.Key.Key_Return)
    until(lambda: len(workspace.protocols.get(visit).agreements) == 1)
    row = workspace.protocols.get(visit)
    assert row.agreements[0].values["topic_id"] == row.topics[1].id
    show(second)
    until(strip.isVisible)
    assert strip._what.value() == "Nur hier"
    QTest.keyClick(strip._what, Qt.Key.Key_Escape)
    show(visit)
    show(second)
    assert not strip.isVisible()


def test_a_line_that_was_only_asked_about_is_no_agreement_begun(
    show: Show, workspace: Workspace, visit: UUID, complete: UUID, until: Until
) -> None:
    page = show(visit)
    text = find(page, TopicList, "topicList").editors()[0].notes
    text.setFocus()
    type_into(text, "Der Laden ist offen.")
    QTest.keyClick(text, Qt.Key.Key_Return, CONTROL)
    page.finish()
    until(lambda: workspace.protocols.get(visit).state == "final")
    row = workspace.protocols.get(visit)
    assert [one.what for one in row.agreements] == ["Aushang"]
    assert row.topics[0].notes == "Der Laden ist offen."


def test_finishing_takes_in_the_agreement_begun_or_says_why_not(
    show: Show, workspace: Workspace, visit: UUID, complete: UUID, said: list[str], until: Until
) -> None:
    page = show(visit)
    strip = begin(page, "", "Träger")
    page.finish()
    assert said[-1] == "Die neue Vereinbarung hat noch keinen Text. Bitte ergänzen Sie ihn."
    assert strip._what.hasFocus()
    type_into(strip._what, "Plan vorlegen")
    type_into(strip._due, "31.11.2026")
    page.finish()
    assert said[-1].startswith("„31.11.2026“ in „Bis wann“")
    assert strip._due.hasFocus()
    assert workspace.protocols.get(visit).state == "draft"
    type_into(strip._due, "30.11.2026")
    page.finish()
    until(lambda: workspace.protocols.get(visit).state == "final")
    agreed = {one.what: one.responsible for one in workspace.protocols.get(visit).agreements}
    assert agreed == {"Aushang": "Stadt", "Plan vorlegen": "Träger"}
    assert not strip.isVisible()


@pytest.mark.parametrize("name", ["commentText", "internalNoteText"])
def test_what_is_internal_becomes_no_agreement(show: Show, visit: UUID, until: Until, name: str) -> None:
    page = show(visit)
    text: Any = find(page, QWidget, name)
    until(text.isVisible)
    text.setFocus()
    type_into(text, "Vertraulich: Leitung überfordert")
    QTest.keyClick(text, Qt.Key.Key_Return, CONTROL)
    assert not find(page, AgreementStrip).isVisible()
