"""Another device deletes what somebody has just begun to type in: it stays in view, and so do the words."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.task_dialog import TaskDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.pages.stock_page import StockPage
from inka_desktop.gui.widgets.agreements import AgreementList
from inka_desktop.gui.widgets.fields import GrowingText
from inka_desktop.gui.widgets.photo_editor import PhotoEditor
from inka_desktop.gui.widgets.site_editor import SiteEditor
from inka_desktop.gui.widgets.stock_lists import FindingList
from inka_desktop.gui.widgets.topics import TopicList
from inka_desktop.records.values import FindingKind, MeetingKind
from inka_desktop.services.workspace import Workspace
from tests.gui.conftest import TODAY, WAIT_MS, Show, Until, meet
from tests.gui.keys import find, type_into

WORDS = "Wichtiger Satz"


@pytest.fixture
def said(context: Context) -> list[str]:
    """Sentences of the message bar."""
    told = list[str]()
    context.message_sent.connect(lambda message: told.append(message.text))
    return told


def asked(workspace: Workspace) -> list[tuple[str, UUID]]:
    """What a person is to decide about deletions."""
    return [(one.kind, one.record_id) for one in workspace.exchange.questions() if one.field == "alive"]


def deletes(other: Workspace, kind: str, row: UUID) -> None:
    """The other device deletes a record and has said so."""
    other.editing.delete(kind, row).result()
    other.exchange.sync().result()


def test_a_topic_stays_with_the_words_that_are_typed(
    show: Show, workspace: Workspace, visit: UUID, other: Workspace, until: Until, said: list[str],
    qtbot: QtBot,
) -> None:  # fmt: skip
    meet(workspace, other)
    page = show(visit)
    shown = find(page, TopicList, "topicList")
    editor = shown.editors()[1]
    topic, order = editor.record, [one.record for one in shown.editors()]
    assert topic is not None
    deletes(other, "topic", topic)
    editor.notes.setFocus()
    type_into(editor.notes, WORDS)
    workspace.exchange.sync().result()
    for letter in "genau hier":  # while it is read that the topic is gone, and that it is back
        qtbot.wait(150)
        focus = QApplication.focusWidget()
        assert focus is not None
        type_into(focus, letter)
    until(lambda: asked(workspace) == [("topic", topic)] and page.shows_all() and page.settled())
    notes = [row.notes for row in workspace.protocols.get(visit).topics if row.id == topic]
    assert notes == [WORDS + "genau hier"]
    assert shown.editors()[1] is editor
    assert [one.record for one in shown.editors()] == order
    assert editor.isVisible()
    assert editor.notes.hasFocus()
    assert said == []


def test_an_agreement_stays_with_the_words_that_are_typed(
    show: Show, workspace: Workspace, visit: UUID, other: Workspace, until: Until, said: list[str]
) -> None:
    made = workspace.protocols.add_agreement(visit, "Aushang", "Stadt", TODAY).result()
    meet(workspace, other)
    page = show(visit)
    (editor,) = find(page, AgreementList, "agreementList").editors()
    deletes(other, "agreement", made)
    text = find(editor, GrowingText, "whatText")
    text.setFocus()
    type_into(text, "Neuer ")
    workspace.exchange.sync().result()
    until(lambda: asked(workspace) == [("agreement", made)] and page.shows_all() and page.settled())
    assert [row.what for row in workspace.protocols.get(visit).agreements] == [text.value()]
    assert find(page, AgreementList, "agreementList").editors() == [editor]
    assert text.hasFocus()
    assert said == []


def test_a_protocol_stays_with_the_words_that_are_typed(
    show: Show, workspace: Workspace, visit: UUID, other: Workspace, until: Until, said: list[str]
) -> None:
    meet(workspace, other)
    page = show(visit)
    deletes(other, "protocol", visit)
    text = page.binder.fields()["internal_note"]
    assert isinstance(text, GrowingText)
    text.setFocus()
    type_into(text, WORDS)
    workspace.exchange.sync().result()
    until(lambda: asked(workspace) == [("protocol", visit)] and page.shows_all() and page.settled())
    assert workspace.protocols.get(visit).values["internal_note"] == WORDS
    assert text.hasFocus()
    assert text.value() == WORDS
    assert said == []


def test_a_photo_stays_with_the_caption_that_is_typed(
    show: Show, workspace: Workspace, visit: UUID, other: Workspace, until: Until, said: list[str]
) -> None:
    photo = workspace.photos.announce(visit).result()
    meet(workspace, other)
    page = show(visit)
    (editor,) = page.findChildren(PhotoEditor)
    deletes(other, "photo", photo)
    editor.enter()
    type_into(find(editor, GrowingText, "captionText"), WORDS)
    workspace.exchange.sync().result()
    until(lambda: asked(workspace) == [("photo", photo)] and page.shows_all() and page.settled())
    assert [row.caption for row in workspace.protocols.get(visit).photos] == [WORDS]
    assert page.findChildren(PhotoEditor) == [editor]
    assert editor.isVisible()
    assert said == []


def goes_on(
    window: MainWindow, page: Page, name: str, qtbot: QtBot, arrive: Callable[[], object]
) -> QLineEdit:
    """Types into a line before and after the news arrive; keys go where the cursor is."""
    window.activateWindow()
    line = find(page, QLineEdit, name)
    line.setFocus()
    line.selectAll()
    type_into(line, "Beirat")
    arrive()
    for letter in " Süd":
        qtbot.wait(50)
        focus = QApplication.focusWidget()
        assert focus is not None
        type_into(focus, letter)
    qtbot.waitUntil(page.settled, timeout=WAIT_MS)
    return line


def test_a_series_stays_and_its_words_are_not_typed_into_another_one(
    window: MainWindow, workspace: Workspace, other: Workspace, until: Until, said: list[str], qtbot: QtBot
) -> None:
    first, second = (
        workspace.series.create(name, MeetingKind.STEERING).result() for name in ("Arbeitskreis", "Rat")
    )
    meet(workspace, other)
    page = window.show_page("series", second)
    until(lambda: find(page, QLineEdit, "bodyEdit").text() == "Rat")
    deletes(other, "series", second)
    line = goes_on(window, page, "bodyEdit", qtbot, lambda: workspace.exchange.sync().result())
    until(lambda: asked(workspace) == [("series", second)])
    assert {one.id: one.body for one in workspace.series.list()} == {
        first: "Arbeitskreis", second: "Beirat Süd",
    }  # fmt: skip
    assert line.text() == "Beirat Süd"
    assert said == []


def test_a_project_stays(
    window: MainWindow, workspace: Workspace, project: UUID, other: Workspace, until: Until,
    said: list[str], qtbot: QtBot,
) -> None:  # fmt: skip
    workspace.projects.create("Anger", ["Stadt"], "Werk").result()
    meet(workspace, other)
    page = window.show_page("projects", project)
    until(lambda: find(page, QLineEdit, "titleEdit").text() == "Sonnenhang")
    deletes(other, "project", project)
    line = goes_on(window, page, "titleEdit", qtbot, lambda: workspace.exchange.sync().result())
    until(lambda: asked(workspace) == [("project", project)])
    assert sorted(one.title for one in workspace.projects.list()) == ["Anger", "Beirat Süd"]
    assert line.text() == "Beirat Süd"
    assert said == []


@pytest.mark.parametrize("kind", ["project", "series"])
def test_what_was_deleted_before_the_list_was_told_leaves_the_list_without_a_word(
    kind: str, window: MainWindow, workspace: Workspace, project: UUID, other: Workspace, until: Until,
    said: list[str],
) -> None:  # fmt: skip
    page_name, name = {"project": ("projects", "titleEdit"), "series": ("series", "bodyEdit")}[kind]
    if kind == "project":
        row, title = project, "Anger"
        stays = workspace.projects.create(title, ["Stadt"], "Werk").result()
    else:
        row, stays = (
            workspace.series.create(body, MeetingKind.STEERING).result() for body in ("Arbeitskreis", "Rat")
        )
        title = "Rat"
    meet(workspace, other)
    page = window.show_page(page_name, stays)
    until(lambda: find(page, QLineEdit, name).text() == title)
    shown = find(page, QListView, f"{kind}List")
    model = shown.model()
    assert model.rowCount() == 2
    deletes(other, kind, row)
    workspace.exchange.sync().result()
    now = shown.currentIndex().row()
    shown.setCurrentIndex(model.index(1 - now, 0))  # before the news are heard
    until(lambda: model.rowCount() == 1 and find(page, QLineEdit, name).text() == title)
    assert said == []


def test_a_task_stays(
    window: MainWindow, context: Context, workspace: Workspace, other: Workspace, until: Until, qtbot: QtBot,
    said: list[str],
) -> None:  # fmt: skip
    task = workspace.tasks.add("task", {"what": "Anrufen"}).result()
    meet(workspace, other)
    dialog = TaskDialog(context, "task", task, window)
    dialog.open()
    text = find(dialog, GrowingText, "whatText")
    until(lambda: text.value() == "Anrufen")
    deletes(other, "task", task)
    text.setFocus()
    type_into(text, "Bitte ")
    workspace.exchange.sync().result()
    until(lambda: asked(workspace) == [("task", task)])
    assert workspace.tasks.get("task", task).what == text.value()
    dialog.accept()
    assert said == []


def test_a_stock_taking_stays_with_the_finding_that_is_typed(
    window: MainWindow, workspace: Workspace, other: Workspace, until: Until, qtbot: QtBot, said: list[str]
) -> None:
    stock = workspace.stock.create("Altstadt", TODAY).result()
    finding = workspace.editing.add("finding", {"stock_taking_id": stock, "kind": "gap"}).result()
    meet(workspace, other)
    page = window.show_page("stock_taking", stock)
    assert isinstance(page, StockPage)
    until(page.shows_all)
    window.activateWindow()
    deletes(other, "stock_taking", stock)
    shown = find(page, FindingList, "gapList")
    (editor,) = shown.editors()
    editor.enter()
    text = editor.binder.fields()["what"]
    type_into(text, "Kein Treff")
    workspace.exchange.sync().result()
    until(lambda: asked(workspace) == [("finding", finding)] and page.shows_all() and page.settled())
    (row,) = workspace.stock.get(stock).findings[FindingKind.GAP]
    assert row.values["what"] == "Kein Treff"
    assert shown.editors() == [editor]
    assert text.hasFocus()
    assert said == []


def test_an_entry_of_the_network_stays(
    window: MainWindow, workspace: Workspace, other: Workspace, until: Until, said: list[str], qtbot: QtBot
) -> None:
    person = workspace.editing.add("person", {"name": "Kim"}).result()
    meet(workspace, other)
    page = window.show_page("entry", person)
    until(lambda: any(line.text() == "Kim" for line in page.findChildren(QLineEdit, "nameEdit")))
    deletes(other, "person", person)
    goes_on(window, page, "nameEdit", qtbot, lambda: workspace.exchange.sync().result())
    until(lambda: asked(workspace) == [("person", person)])
    assert page.isVisible()
    assert said == []


def test_a_site_stays_and_a_new_one_beside_it_takes_no_cursor(
    window: MainWindow, workspace: Workspace, project: UUID, other: Workspace, until: Until, qtbot: QtBot,
    said: list[str],
) -> None:  # fmt: skip
    site = workspace.projects.add_site(project, "Haus").result()
    meet(workspace, other)
    page = window.show_page("projects", project)
    until(lambda: len(page.findChildren(SiteEditor)) == 1)
    other.projects.add_site(project, "Garten").result()
    deletes(other, "site", site)
    (editor,) = page.findChildren(SiteEditor)
    goes_on(window, page, "nameEdit", qtbot, lambda: workspace.exchange.sync().result())
    until(lambda: asked(workspace) == [("site", site)])
    until(lambda: len(page.findChildren(SiteEditor)) == 2)
    assert {one.name for one in workspace.projects.get(project).sites} == {"Beirat Süd", "Garten"}
    assert find(editor, QLineEdit, "nameEdit").hasFocus()
    assert said == []


def test_words_in_what_was_erased_lie_on_the_clipboard_and_that_is_said(
    show: Show, window: MainWindow, workspace: Workspace, visit: UUID, other: Workspace, until: Until,
    said: list[str],
) -> None:  # fmt: skip
    topic = workspace.protocols.get(visit).topics[1].id
    workspace.editing.save("topic", topic, {"notes": "Frau Kern ist krank."}).result()
    meet(workspace, other)
    page = show(visit)
    shown = find(page, TopicList, "topicList")
    editor = shown.editors()[1]
    other.retention.erase_whole("topic", topic).result()
    other.exchange.sync().result()
    editor.notes.setFocus()
    editor.enter()
    type_into(editor.notes, " " + WORDS + ". ")
    workspace.exchange.sync().result()
    until(lambda: topic not in [one.record for one in shown.editors()] and bool(said))
    assert "Zwischenablage" in said[0]
    assert QApplication.clipboard().text() == WORDS + "."
    assert len(said) == 1
    assert page.settled(), "the window closes"
    assert [one._ui.numberLabel.text() for one in shown.editors()] == [
        str(number + 1) for number in range(len(shown.editors()))
    ]


def test_what_is_removed_here_goes_with_its_words_and_comes_back_with_them(
    show: Show, workspace: Workspace, visit: UUID, until: Until, said: list[str]
) -> None:
    page = show(visit)
    shown = find(page, TopicList, "topicList")
    editor = shown.editors()[1]
    topic = editor.record
    assert topic is not None
    editor.notes.setFocus()
    type_into(editor.notes, WORDS)
    editor.wish_removed()
    until(lambda: topic not in [one.record for one in shown.editors()])
    assert said == ["Das Thema ist im Papierkorb."]
    workspace.editing.restore("topic", topic).result()
    assert [row.notes for row in workspace.protocols.get(visit).topics if row.id == topic] == [WORDS]
