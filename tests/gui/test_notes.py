"""Tags and comments through the window: the card on every page, chips and marks of lists, Heute, the tags."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from inka_desktop.gui import page_list
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.notes_dialog import NotesDialog
from inka_desktop.gui.dialogs.tags_dialog import TagsDialog
from inka_desktop.gui.dialogs.task_dialog import TaskDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.gui.widgets.notes_card import NotesCard
from inka_desktop.gui.widgets.tag_chip import TagChip
from inka_desktop.gui.widgets.tag_line import TagLine
from inka_desktop.gui.widgets.view_chip import ViewChip
from inka_desktop.records.notes import FOR_ONESELF, NOTED
from inka_desktop.records.specs import by_kind
from inka_desktop.records.values import Role
from inka_desktop.services.errors import ValueUnusableError
from inka_desktop.services.workspace import Workspace

from .conftest import TODAY
from .keys import find, type_into

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
Until = Callable[[Callable[[], bool]], None]
LISTS = {
    "protocols": ("protocolTable", "protocol"),
    "network": ("entryTable", "organization"),
    "archive": ("entryTable", "archive_entry"),
    "agreements": ("dueTable", "agreement"),
    "projects": ("projectList", "project"),
    "stock_takings": ("stockList", "stock_taking"),
    "series": ("seriesList", "series"),
}
"""Pages with lists, their views and what is in them."""
IN_ITS_PROTOCOL = {"agreement"}
"""Kinds that are put into the bin where they were written."""
BEHIND_A_MENU = {"round", "submission"}
"""Kinds whose page is full of a form: the card is a dialog."""


@pytest.fixture
def card(window: MainWindow, visit: UUID, until: Until) -> NotesCard:
    """The card of a visit that nobody noted anything on."""
    found = find(window.show_page("protocol", visit), NotesCard)
    until(lambda: not found.isHidden())
    return found


def bodies(card: NotesCard) -> list[str]:
    return [row.title.text() for row in card.findChildren(CardRow) if not row.isHidden()]


def chips(card: NotesCard) -> list[str]:
    line = find(card, TagLine)
    return [one.text() for one in line.findChildren(QPushButton) if not one.isHidden()]


def menu_of(card: NotesCard, body: str, until: Until) -> dict[str, QAction]:
    def rows() -> list[CardRow]:
        shown = [row for row in card.findChildren(CardRow) if not row.isHidden()]
        return [row for row in shown if row.title.text() == body and row.findChildren(QPushButton)]

    until(lambda: bool(rows()))  # the card may just be filled anew
    return {action.text(): action for action in rows()[0].findChildren(QPushButton)[0].menu().actions()}


def test_words_are_completed_put_and_taken_off_by_keyboard(
    card: NotesCard, workspace: Workspace, project: UUID, visit: UUID, until: Until
) -> None:
    workspace.tags.put("project", project, "Förderung 2027").result()
    edit = find(card, QLineEdit, "tagEdit")
    edit.setFocus()
    type_into(edit, "förd")
    until(lambda: edit.completer() is not None and edit.completer().model().rowCount() == 1)
    assert edit.completer().model().index(0, 0).data() == "Förderung 2027"
    edit.clear()
    type_into(edit, "foerderung 2027")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    until(lambda: chips(card) == ["Förderung 2027"])
    assert edit.text() == ""
    assert len(workspace.tags.all()) == 1
    chip = next(one for one in find(card, TagLine).findChildren(QPushButton) if not one.isHidden())
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    until(lambda: chips(card) == [])
    assert [tag.count for tag in workspace.tags.all()] == [1]


def test_a_comment_is_written_changed_settled_and_deleted(
    card: NotesCard, workspace: Workspace, visit: UUID, until: Until
) -> None:
    text, send = find(card, QPlainTextEdit, "commentText"), find(card, QPushButton, "sendButton")
    combo, count = find(card, QComboBox, "addressedCombo"), find(card, QLabel, "countLabel")
    assert find(card, QWidget, "sendWidget").isHidden()  # calm while nobody writes
    until(lambda: combo.count() == 2)
    type_into(text, "Bitte prüfen")
    combo.setCurrentIndex(1)
    QTest.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(lambda: bodies(card) == ["Bitte prüfen"])
    until(lambda: (text.toPlainText(), count.text()) == ("", "1"))
    assert [row.body for row in workspace.comments.addressed()] == ["Bitte prüfen"]
    type_into(text, "angefangen")
    menu_of(card, "Bitte prüfen", until)["Ändern"].trigger()
    until(lambda: text.toPlainText() == "Bitte prüfen")
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert text.toPlainText() == "angefangen"  # what was begun is still there
    menu_of(card, "Bitte prüfen", until)["Ändern"].trigger()
    text.setPlainText("Bitte genau prüfen")
    send.click()
    until(lambda: bodies(card) == ["Bitte genau prüfen"])
    menu_of(card, "Bitte genau prüfen", until)["Erledigt"].trigger()
    until(lambda: count.text() == "")
    assert workspace.comments.addressed() == []
    menu_of(card, "Bitte genau prüfen", until)["In den Papierkorb"].trigger()
    until(lambda: bodies(card) == [])
    assert [row.kind for row in workspace.editing.deleted()] == ["comment"]


def test_what_was_begun_waits_for_its_record(
    card: NotesCard, window: MainWindow, workspace: Workspace, project: UUID, visit: UUID, until: Until
) -> None:
    other = workspace.protocols.start(project, window._context.today()).result()
    text = find(card, QPlainTextEdit, "commentText")
    type_into(text, "noch nicht fertig")
    window.show_page("protocol", other)
    until(lambda: text.toPlainText() == "")
    window.show_page("protocol", visit)
    until(lambda: text.toPlainText() == "noch nicht fertig")
    assert workspace.comments.notes(visit).comments == workspace.comments.notes(other).comments == ()


def test_a_change_that_was_begun_waits_and_one_that_failed_comes_back_to_its_record(
    card: NotesCard,
    window: MainWindow,
    workspace: Workspace,
    project: UUID,
    visit: UUID,
    until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = workspace.protocols.start(project, window._context.today()).result()
    workspace.comments.write("protocol", visit, "Bitte prüfen").result()
    workspace.tags.put("protocol", visit, "Zaun").result()
    text, tag = find(card, QPlainTextEdit, "commentText"), find(card, QLineEdit, "tagEdit")
    type_into(text, "neu")
    menu_of(card, "Bitte prüfen", until)["Ändern"].trigger()
    until(lambda: text.toPlainText() == "Bitte prüfen")
    text.setPlainText("Bitte bald prüfen")
    type_into(tag, "Zau")
    window.show_page("protocol", other)
    until(lambda: text.toPlainText() == tag.text() == "")
    assert (bodies(card), chips(card)) == ([], [])  # nothing of the other one, not even for a moment
    window.show_page("protocol", visit)
    until(lambda: text.toPlainText() == "neu")
    menu_of(card, "Bitte prüfen", until)["Ändern"].trigger()
    assert text.toPlainText() == "Bitte bald prüfen"
    find(card, QPushButton, "sendButton").click()
    until(lambda: bodies(card) == ["Bitte bald prüfen"])
    assert text.toPlainText() == "neu"

    failing = Future[UUID]()
    monkeypatch.setattr(workspace.comments, "write", lambda *_: failing)
    find(card, QPushButton, "sendButton").click()
    assert text.toPlainText() == ""
    window.show_page("protocol", other)
    until(lambda: card._record == ("protocol", other))
    failing.set_exception(ValueUnusableError(kind="comment", field="body"))
    until(lambda: window._context.begun == {visit: ("neu", "")})
    assert text.toPlainText() == ""
    window.show_page("protocol", visit)
    until(lambda: text.toPlainText() == "neu")


def test_a_comment_begun_in_a_dialog_waits_there(
    window: MainWindow, workspace: Workspace, until: Until
) -> None:
    task = workspace.editing.add("task", {"what": "Ordner anlegen"}).result()
    for expected in ("", "noch nicht fertig"):
        dialog = TaskDialog(window._context, "task", task, window)
        dialog.open()
        text = find(dialog, QPlainTextEdit, "commentText")
        until(lambda text=text: text.isVisible())  # type: ignore[misc]  # of this round
        assert text.toPlainText() == expected
        text.setPlainText("noch nicht fertig")
        dialog.accept()


def test_an_open_comment_is_a_sign_in_the_list_and_a_card_on_today(
    window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    me = UUID(bytes=workspace.core.identity.person)
    comment = workspace.comments.write("protocol", visit, "Bitte prüfen", me).result()
    page = window.show_page("today")
    shown = find(page, Card, "commentsCard")

    def rows() -> list[CardRow]:
        return [row for row in shown.findChildren(CardRow) if not row.isHidden()]

    until(lambda: not shown.isHidden() and [row.title.text() for row in rows()] == ["Bitte prüfen"])
    rows()[0].activated.emit()
    until(lambda: find(window, NotesCard).isVisible())
    model = find(window.show_page("protocols"), QTableView, "protocolTable").model()
    place = next(
        column
        for column in range(model.columnCount())
        if model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        == "Offene Kommentare"
    )
    until(lambda: model.rowCount() == 1 and bool(model.index(0, place).data(Qt.ItemDataRole.ToolTipRole)))
    workspace.comments.settle(comment).result()
    until(lambda: not model.index(0, place).data(Qt.ItemDataRole.ToolTipRole))
    window.show_page("today")
    until(shown.isHidden)


@pytest.mark.parametrize("kind", sorted(NOTED))
def test_every_kind_has_the_card_and_says_its_history_and_the_way_into_the_bin(
    window: MainWindow, context: Context, workspace: Workspace, visit: UUID, until: Until, kind: str
) -> None:
    """A kind of record that is left out of a page fails here."""
    if kind in FOR_ONESELF:
        workspace.members.personal_space().result()
    record = workspace.editing.add(kind, _whole(workspace, kind, visit)).result()
    workspace.comments.write(kind, record, "nur für uns").result()
    workspace.tags.put(kind, record, "Zaun").result()
    window.show_page(page_list.shown_by(Role.OWNER)[kind], record)

    if kind in BEHIND_A_MENU:
        until(partial(_opens_its_notes, window))

    def card() -> NotesCard | None:
        return next((one for one in window.findChildren(NotesCard) if one.isVisible()), None)

    def says_it() -> bool:
        found = card()
        return found is not None and bodies(found) == ["nur für uns"] and chips(found) == ["Zaun"]

    until(says_it)
    found = card()
    assert found is not None
    holder: Any = found
    while not isinstance(holder, Page | QDialog):
        holder = holder.parentWidget()
    holder = window.current() if kind in BEHIND_A_MENU else holder
    words = {button.text() for button in holder.findChildren(QPushButton)}
    words |= {action.text() for action in holder.findChildren(QAction)}
    assert "Verlauf" in words
    assert kind in IN_ITS_PROTOCOL or any("Papierkorb" in word for word in words)
    for dialog in window.findChildren(QDialog):
        dialog.reject()


def _opens_its_notes(window: MainWindow) -> bool:
    """The card stands behind the page's menu, once a record is shown."""
    page: Any = window.current()
    found = [one for one in page.findChildren(QAction) if one.text() == "Schlagwörter und Kommentare …"]
    for action in found:
        action.trigger()
    return bool(window.findChildren(NotesDialog))


def _whole(workspace: Workspace, kind: str, visit: UUID) -> dict[str, object]:
    """What a record of a kind needs to be shown."""
    if kind == "agreement":
        return {"protocol_id": visit, "what": "Aushang erneuern"}
    return {"what": "Ordner anlegen"} if "what" in by_kind()[kind].by_name else {}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_limited_to_a_tag_and_remembers_it(
    window: MainWindow, workspace: Workspace, project: UUID, visit: UUID, until: Until, name: str
) -> None:
    view, kind = LISTS[name]
    rows = [workspace.editing.add(kind, _whole(workspace, kind, visit)).result() for _ in range(2)]
    workspace.tags.put(kind, rows[0], "Zaun").result()
    page = window.show_page(name)
    chip, table = find(page, TagChip), find(page, QAbstractItemView, view)
    until(lambda: not chip.isHidden() and table.model().rowCount() >= 2)
    chip.menu().actions()[1].trigger()
    until(lambda: table.model().rowCount() == 1)
    assert chip.text() == "Zaun"
    views = find(page, ViewChip)
    line = find(views, QLineEdit)
    type_into(line, "mit Zaun")
    QTest.keyClick(line, Qt.Key.Key_Return)
    until(lambda: views.menu().actions()[0].text() == "mit Zaun")
    chip.menu().actions()[0].trigger()
    until(lambda: table.model().rowCount() >= 2)
    views.menu().actions()[0].trigger()
    until(lambda: table.model().rowCount() == 1 and chip.text() == "Zaun")


def test_a_list_and_its_views_follow_a_tag_that_became_one_with_another(
    window: MainWindow, workspace: Workspace, project: UUID, visit: UUID, until: Until
) -> None:
    other = workspace.protocols.start(project, TODAY).result()
    tags = {workspace.tags.put("protocol", *one).result() for one in ((visit, "Hecke"), (other, "Zaun"))}
    stays, goes = sorted(tags, key=lambda tag: tag.bytes)
    workspace.views.keep("protocols", "Grün", {"tag": goes.hex}).result()
    page = window.show_page("protocols")
    chip, table, views = (
        find(page, TagChip),
        find(page, QAbstractItemView, "protocolTable"),
        find(page, ViewChip),
    )
    until(lambda: bool(views.menu().actions()) and views.menu().actions()[0].text() == "Grün")
    views.menu().actions()[0].trigger()
    until(lambda: table.model().rowCount() == 1 and chip.text() in ("Hecke", "Zaun"))
    workspace.tags.merge(stays, goes).result()
    until(lambda: table.model().rowCount() == 2 and chip.text() in ("Hecke", "Zaun"))
    chip.menu().actions()[0].trigger()
    views.menu().actions()[0].trigger()
    until(lambda: table.model().rowCount() == 2 and chip.isChecked() and chip.text() in ("Hecke", "Zaun"))


def test_tags_are_renamed_made_one_and_deleted(
    window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    for word in ("Hecke", "Zaun"):
        workspace.tags.put("protocol", visit, word).result()
    dialog = TagsDialog(window._context, window)
    dialog.open()
    tags, line = find(dialog, QListWidget, "tagList"), find(dialog, QLineEdit, "wordEdit")
    until(lambda: tags.count() == 2 and line.text() == "Hecke")
    line.setText("Zäune")
    find(dialog, QPushButton, "renameButton").click()
    until(lambda: [tag.word for tag in workspace.tags.all()] == ["Zaun", "Zäune"])
    until(lambda: tags.item(1) is not None and tags.item(1).text().startswith("Zäune"))
    tags.setCurrentRow(1)
    line.setText("zaun")
    QTest.keyClick(line, Qt.Key.Key_Return)
    until(lambda: [tag.word for tag in workspace.tags.all()] == ["Zaun"])
    until(lambda: tags.count() == 1)
    _second_of_the_same_word(workspace, visit)
    dialog.reject()
    dialog = TagsDialog(window._context, window)
    dialog.open()
    tags, rename = find(dialog, QListWidget, "tagList"), find(dialog, QPushButton, "renameButton")
    until(lambda: tags.count() == 2 and rename.isEnabled())
    rename.click()
    until(lambda: tags.count() == 1)
    assert not rename.isEnabled()
    find(dialog, QPushButton, "deleteButton").click()
    until(lambda: workspace.tags.all() == [])
    dialog.reject()


def _second_of_the_same_word(workspace: Workspace, visit: UUID) -> None:
    """As after a meeting with a device where a tag was called so meanwhile."""
    tag = workspace.tags.put("protocol", visit, "Hecke").result()
    (word,) = {one.word for one in workspace.tags.all() if one.id != tag}
    workspace.editing.save("tag", tag, {"word": word}).result()
