"""Editors of a protocol's parts show those of the next one; nothing of the one before is in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.protocol_page import ProtocolPage
from inka_desktop.gui.widgets.agreements import AgreementEditor, AgreementList
from inka_desktop.gui.widgets.people import PeopleList, PersonEditor
from inka_desktop.gui.widgets.topics import TopicEditor, TopicList
from inka_desktop.services.workspace import Workspace
from tests.gui.conftest import TODAY
from tests.gui.keys import find, type_into

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def other(workspace: Workspace) -> UUID:
    """A visit elsewhere, with one topic and one person without a name."""
    project = workspace.projects.create("Tannrieden", ["Landkreis"], "Wegweiser gGmbH").result()
    made = workspace.protocols.start(project, TODAY).result()
    for topic in workspace.protocols.get(made).topics[1:]:
        workspace.editing.delete("topic", topic.id).result()
    workspace.protocols.add_person(made, function="Leitung", organization="Amt").result()
    return made


@pytest.fixture
def show(window: MainWindow, until: Until) -> Callable[[UUID], ProtocolPage]:
    """Shows a visit until all of it is there."""

    def shown(visit: UUID) -> ProtocolPage:
        page = window.show_page("protocol", visit)
        assert isinstance(page, ProtocolPage)
        until(lambda: page.shows_all() and page.binder.record == visit)
        return page

    return shown


Show = Callable[[UUID], ProtocolPage]


def topics(page: ProtocolPage) -> list[TopicEditor]:
    return find(page, TopicList, "topicList").editors()


def test_words_stay_with_the_visit_in_which_they_were_typed(
    show: Show, workspace: Workspace, visit: UUID, other: UUID, until: Until
) -> None:
    page = show(visit)
    before = topics(page)
    before[1].notes.setFocus()
    type_into(before[1].notes, "Nur in Sonnenhang")  # and never left
    page = show(other)
    (one,) = topics(page)
    assert one in before
    assert one.notes.value() == ""
    type_into(one.notes, "Nur in Tannrieden")
    page = show(visit)
    until(page.settled)
    assert [row.notes for row in workspace.protocols.get(other).topics] == ["Nur in Tannrieden"]
    notes = [row.notes for row in workspace.protocols.get(visit).topics]
    assert notes == ["", "Nur in Sonnenhang", *[""] * (len(notes) - 2)]
    until(lambda: [each.notes.value() for each in topics(page)] == notes)


def test_an_editor_in_which_somebody_types_shows_no_other_record(
    show: Show, window: MainWindow, workspace: Workspace, visit: UUID, other: UUID, until: Until
) -> None:
    page = show(visit)
    window.activateWindow()
    held = topics(page)[0]
    held.notes.setFocus()
    until(held.notes.hasFocus)
    gone, fresh = held.record, workspace.protocols.add_topic(visit, "Neu").result()
    assert gone is not None
    until(lambda: len(topics(page)) == len(workspace.protocols.get(visit).topics))
    workspace.editing.delete("topic", gone).result()  # as an exchange may bring it
    until(lambda: gone not in [each.record for each in topics(page)])
    workspace.protocols.add_topic(visit, "Noch eines", fresh).result()
    until(lambda: len(topics(page)) == len(workspace.protocols.get(visit).topics))
    assert held not in topics(page)


def test_nothing_of_a_person_or_an_agreement_stays(
    show: Show, workspace: Workspace, visit: UUID, other: UUID, until: Until
) -> None:
    workspace.protocols.add_person(visit, name="Kim", function="Leitung", organization="Amt").result()
    workspace.protocols.add_agreement(visit, "Aushang", "Träger", TODAY - timedelta(3)).result()
    page = show(visit)
    people, agreements = find(page, PeopleList, "peopleList"), find(page, AgreementList, "agreementList")
    (named,), (due,) = people._rows.editors(), agreements.editors()
    assert isinstance(named, PersonEditor)
    assert not find(named, QLineEdit, "nameEdit").isHidden()
    workspace.protocols.add_agreement(other, "Liste", "Amt").result()
    page = show(other)
    assert people._rows.editors() == [named]
    assert find(named, QLineEdit, "nameEdit").isHidden()
    assert find(named, QLineEdit, "nameEdit").text() == ""
    assert agreements.editors() == [due]
    assert isinstance(due, AgreementEditor)
    assert due._ui.dueEdit.value() is None
    assert due._ui.whatText.value() == "Liste"
    assert due._ui.markChip.isHidden()
    assert find(due, QLabel, "originLabel").isHidden()


def test_the_first_visit_finds_editors_that_were_made_before(
    show: Show, window: MainWindow, visit: UUID
) -> None:
    page = window.page("protocol")
    for _ in page.spares():
        pass
    before = set(page.findChildren(TopicEditor))
    assert before
    assert set(topics(show(visit))) <= before
