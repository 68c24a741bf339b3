"""A meeting in the editor, without the mouse: agenda, resolution, votes, attendance, finishing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from inka_desktop.gui.dialogs.mail_dialog import MailDialog
from inka_desktop.gui.dialogs.preview_dialog import PaperDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages import protocol_sections
from inka_desktop.gui.pages.protocol_page import ProtocolPage
from inka_desktop.gui.pages.series_page import SeriesPage
from inka_desktop.gui.widgets.agenda import AgendaEditor
from inka_desktop.gui.widgets.agreement_strip import AgreementStrip
from inka_desktop.gui.widgets.fields import ChoiceCombo, FlagCheck, GrowingText, NumberEdit
from inka_desktop.gui.widgets.messages import MessageBar
from inka_desktop.gui.widgets.people import AttendeeEditor, PeopleList
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.gui.widgets.topics import TopicEditor, TopicList
from inka_desktop.records.protocol_types import Section
from inka_desktop.services.rows import ProtocolFilter, ProtocolRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels.beginning import Wish
from tests.gui.conftest import TODAY
from tests.gui.keys import find, type_into

Until = Callable[[Callable[[], bool]], None]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def series(workspace: Workspace) -> UUID:
    made = workspace.series.create("Steuerungsgruppe", "steering_group").result()
    workspace.editing.save(
        "series", made, {"chair": "Dr. Lindner", "agenda": "Verwendung der Mittel"}
    ).result()
    for function in ("Amtsleitung", "Sprecherin"):
        workspace.series.add_member(made, function=function).result()
    return made


@pytest.fixture
def meeting(workspace: Workspace, series: UUID) -> UUID:
    return workspace.series.start(series, TODAY).result()


@pytest.fixture
def page(window: MainWindow, meeting: UUID, until: Until) -> ProtocolPage:
    return shown(window, meeting, until, topics=3)


def shown(window: MainWindow, protocol: UUID, until: Until, topics: int) -> ProtocolPage:
    page = window.show_page("protocol", protocol)
    assert isinstance(page, ProtocolPage)
    until(lambda: page.shows_all() and len(find(page, TopicList, "topicList").editors()) == topics)
    return page


def focus() -> QWidget:
    """Where keys go now."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def hit(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, modifier)


def row(workspace: Workspace, meeting: UUID) -> ProtocolRow:
    return workspace.protocols.get(meeting, TODAY)


def section(page: ProtocolPage, name: str) -> QWidget:
    return find(page, QWidget, f"{name}Section")


def test_a_resolution_is_written_and_voted_on_without_the_mouse(
    page: ProtocolPage, workspace: Workspace, meeting: UUID, until: Until
) -> None:
    hit(Qt.Key.Key_2, CONTROL)
    editor = find(page, TopicList, "topicList").editors()[1]
    assert isinstance(editor, AgendaEditor)
    notes, kind = find(editor, GrowingText, "notesText"), find(editor, ChoiceCombo, "kindCombo")
    assert focus() is notes
    assert find(editor, QWidget, "votesWidget").isHidden()
    type_into(notes, "Kurze Aussprache.")
    hit(Qt.Key.Key_Backtab)
    assert focus() is find(editor, GrowingText, "factsText")
    hit(Qt.Key.Key_Backtab)
    assert focus() is kind
    hit(Qt.Key.Key_Down)
    assert kind.value() == "resolution"
    for _ in range(3):
        hit(Qt.Key.Key_Tab)
    assert focus() is find(editor, GrowingText, "resolutionText")
    type_into(focus(), "Es werden 600 Euro eingesetzt.")
    for name, votes in (("votesForEdit", "5"), ("votesAgainstEdit", "0"), ("abstentionsEdit", "1")):
        hit(Qt.Key.Key_Tab)
        assert focus() is find(editor, NumberEdit, name)
        type_into(focus(), votes)
    page.leave()
    until(page.settled)
    told = row(workspace, meeting).topics[1].values
    assert (told["kind"], told["notes"]) == ("resolution", "Kurze Aussprache.")
    assert told["resolution"] == "Es werden 600 Euro eingesetzt."
    assert (told["votes_for"], told["votes_against"], told["abstentions"]) == (5, 0, 1)


def test_a_field_that_is_emptied_stays_while_somebody_types_there(
    page: ProtocolPage, workspace: Workspace, meeting: UUID, until: Until
) -> None:
    item = row(workspace, meeting).topics[1].id
    editor = find(page, TopicList, "topicList").editors()[1]
    assert isinstance(editor, AgendaEditor)
    resolution = find(editor, GrowingText, "resolutionText")
    votes = find(editor, NumberEdit, "votesForEdit")

    def empty(field: QWidget, wording: str, count: int | None, anew: str) -> None:
        said = {"kind": "discussion", "resolution": wording, "votes_for": count}
        workspace.editing.save("topic", item, said).result()
        until(lambda: resolution.isVisible() and votes.value() == count)
        field.setFocus()
        hit(Qt.Key.Key_A, CONTROL)
        hit(Qt.Key.Key_Delete)
        page.leave()
        until(page.settled)
        until(page.shows_all)
        assert focus() is field
        assert field.isVisible()
        type_into(field, anew)
        page.leave()
        until(page.settled)

    empty(resolution, "Geöffnet wird samstags.", None, "Anders.")
    empty(votes, "", 5, "6")
    assert row(workspace, meeting).topics[1].values["votes_for"] == 6


def test_a_line_of_an_item_becomes_its_agreement(
    page: ProtocolPage, workspace: Workspace, meeting: UUID, until: Until
) -> None:
    hit(Qt.Key.Key_2, CONTROL)
    type_into(focus(), "Quittungen sammeln")
    hit(Qt.Key.Key_Return, CONTROL)
    strip = find(page, AgreementStrip)
    until(strip.isVisible)
    QTest.keyClick(find(strip, SuggestEdit), Qt.Key.Key_Return, CONTROL)
    until(lambda: len(row(workspace, meeting).agreements) == 1)
    (agreement,) = row(workspace, meeting).agreements
    assert agreement.what == "Quittungen sammeln"
    assert agreement.values["topic_id"] == row(workspace, meeting).topics[1].id


def test_somebody_is_excused_and_has_no_vote(
    page: ProtocolPage, workspace: Workspace, meeting: UUID, until: Until
) -> None:
    editor = find(page, PeopleList, "peopleList").findChildren(AttendeeEditor)[0]
    state, vote = find(editor, ChoiceCombo, "stateCombo"), find(editor, FlagCheck, "voteCheck")
    assert (state.value(), vote.value()) == ("present", True)
    state.setFocus()
    hit(Qt.Key.Key_Down)
    hit(Qt.Key.Key_Tab)
    assert focus() is vote
    hit(Qt.Key.Key_Space)
    page.leave()
    until(page.settled)
    first = row(workspace, meeting).people[0]
    assert (first.state, first.vote) == ("excused", False)


def test_the_quorum_is_asked_for_only_where_there_is_one(
    page: ProtocolPage, workspace: Workspace, meeting: UUID, until: Until
) -> None:
    fact = find(page, QWidget, "quorateFact")
    assert fact.isHidden()
    quorum = find(page, NumberEdit, "quorumEdit")
    quorum.setFocus()
    type_into(quorum, "5")
    hit(Qt.Key.Key_Tab)
    until(lambda: not fact.isHidden())
    assert row(workspace, meeting).quorum == 5


def test_finishing_a_meeting_leads_to_its_number(
    page: ProtocolPage, window: MainWindow, workspace: Workspace, meeting: UUID, until: Until
) -> None:
    page.finish()
    until(lambda: row(workspace, meeting).state == "final")
    number = row(workspace, meeting).number
    assert number.startswith("NS-")
    until(lambda: any(number in label.text() for bar in window.findChildren(MessageBar)
                      for label in bar.findChildren(QLabel)))  # fmt: skip


def test_the_editor_shows_what_the_type_declares(
    page: ProtocolPage, window: MainWindow, workspace: Workspace, visit: UUID, meeting: UUID, until: Until
) -> None:
    """One page serves all types, one after the other."""
    project = workspace.projects.list()[0].id
    assert find(page, QLabel, "topicsTitle").text() == "Tagesordnung"
    assert section(page, "results").isHidden()
    assert section(page, "carrierStatement").isHidden()
    assert find(page, QWidget, "occasionFact").isHidden()
    assert not find(page, QWidget, "bodyFact").isHidden()
    talk = workspace.protocols.start(project, TODAY, "talk").result()
    shown(window, talk, until, topics=4)
    assert find(page, QLabel, "titleLabel").text().startswith("Trägergespräch")
    assert not section(page, "results").isHidden()
    assert not find(page, QWidget, "purposeFact").isHidden()
    assert find(page, QWidget, "bodyFact").isHidden()
    kinds = find(page, ChoiceCombo, "kindCombo")
    assert kinds.itemData(0) == "first_talk"
    topics = len(row(workspace, visit).topics)
    shown(window, visit, until, topics=topics)
    assert find(page, QLabel, "topicsTitle").text() == "Themen"
    assert section(page, "results").isHidden()
    editors = find(page, TopicList, "topicList").editors()
    assert {type(editor) for editor in editors} == {TopicEditor}
    shown(window, meeting, until, topics=3)
    assert kinds.value() == "steering_group"


def test_any_section_may_stand_behind_the_button(
    page: ProtocolPage, workspace: Workspace, meeting: UUID
) -> None:
    """A type says which do: no section needs a line in the editor for that."""
    empty = row(workspace, workspace.protocols.start(None, TODAY, "talk").result())
    held = {name for name in Section if protocol_sections._holds(name, empty)}
    assert held == {Section.DETAILS, Section.TOPICS}
    for name in Section:
        assert section(page, name).objectName() == f"{name}Section"
        target = protocol_sections._ENTERED.get(name, f"{name}Text")
        assert section(page, name).isAncestorOf(find(page, QWidget, target))


def test_a_series_begins_its_next_meeting(
    window: MainWindow, workspace: Workspace, series: UUID, meeting: UUID, until: Until
) -> None:
    page = window.show_page("series", series)
    assert isinstance(page, SeriesPage)
    until(lambda: find(page, QLineEdit, "bodyEdit").text() == "Steuerungsgruppe")
    place = find(page, QLineEdit, "placeEdit")
    place.setFocus()
    type_into(place, "Rathaus")
    until(lambda: len(page.findChildren(QPushButton, "")) > 0)
    find(page, QPushButton, "nextButton").click()
    until(lambda: isinstance(window.current(), ProtocolPage))
    found = workspace.protocols.page(ProtocolFilter(series_id=series), "date", True, 0)
    assert len(found) == 2
    newest = next(one for one in found if one.id != meeting)
    assert newest.place == "Rathaus"


def test_the_next_meeting_is_on_the_day_that_was_agreed(
    window: MainWindow, workspace: Workspace, series: UUID, meeting: UUID, until: Until
) -> None:
    given = {"date": TODAY - timedelta(9), "next_date": TODAY - timedelta(2), "next_time": "14:00"}
    workspace.editing.save("protocol", meeting, given).result()
    page = window.show_page("series", series)
    assert isinstance(page, SeriesPage)
    until(lambda: any("nächste wie vereinbart" in one.text() for one in page.findChildren(QLabel)))
    find(page, QPushButton, "nextButton").click()
    until(lambda: isinstance(window.current(), ProtocolPage))
    newest = workspace.protocols.page(ProtocolFilter(series_id=series), "date", True, 0)[0]
    assert (newest.date, row(workspace, newest.id).begin) == (given["next_date"], time(14))


def test_an_invitation_goes_out_from_its_preview(
    window: MainWindow, workspace: Workspace, series: UUID, meeting: UUID, until: Until
) -> None:
    page = window.show_page("series", series)
    assert isinstance(page, SeriesPage)
    until(lambda: any(one.text() == "Einladung" for one in page.findChildren(QPushButton)))
    next(one for one in page.findChildren(QPushButton) if one.text() == "Einladung").click()
    paper = find(page, PaperDialog)
    until(lambda: paper.pages() == 1)
    find(paper, QPushButton, "mailButton").click()
    until(lambda: bool(page.findChildren(MailDialog)))
    mail = find(page, MailDialog)
    assert mail.windowTitle() == "Termin ankündigen"
    mail.reject()


def test_an_appointment_begins_on_its_day(
    window: MainWindow, workspace: Workspace, series: UUID, until: Until
) -> None:
    page, day = window.show_page("series", series), TODAY + timedelta(days=6)
    assert isinstance(page, SeriesPage)
    page.context.protocol_requested.emit(Wish("meeting", None, series, day))
    until(lambda: isinstance(window.current(), ProtocolPage))
    (made,) = workspace.protocols.page(ProtocolFilter(series_id=series), "date", True, 0)
    assert made.date == day


def test_the_agreed_talk_with_a_partner_begins_at_once(
    window: MainWindow, workspace: Workspace, until: Until
) -> None:
    workspace.network.ensure_organization("Jobcenter").result()
    first = workspace.protocols.start(None, TODAY - timedelta(days=7), "talk").result()
    said = {"organization_label": "Jobcenter", "next_date": TODAY, "next_time": time(14, 0)}
    workspace.editing.save("protocol", first, said).result()
    page = window.show_page("today")
    assert page is not None

    def begins() -> list[QPushButton]:
        return [one for one in page.findChildren(QPushButton) if one.text() == "Protokoll beginnen"]

    until(lambda: bool(begins()))
    begins()[0].click()
    until(lambda: isinstance(window.current(), ProtocolPage))
    (made,) = workspace.protocols.page(ProtocolFilter(), "date", True, 0)[:1]
    values = workspace.protocols.get(made.id).values
    assert (values["organization_label"], values["begin"]) == ("Jobcenter", time(14, 0))


def test_a_series_is_created_and_named(window: MainWindow, workspace: Workspace, until: Until) -> None:
    page = window.show_page("series")
    until(lambda: bool(page) and not find(page, QWidget, "emptyView").isHidden())
    find(page, QPushButton, "newSeriesButton").click()
    body = find(page, QLineEdit, "bodyEdit")
    until(body.hasFocus)
    type_into(body, "Strategierunde")
    page.leave()
    until(lambda: [one.body for one in workspace.series.list()] == ["Strategierunde"])
