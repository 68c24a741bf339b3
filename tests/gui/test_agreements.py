"""The page Vereinbarungen: found, opened, postponed, settled and printed with the keyboard and the mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import docx
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMenu, QPushButton, QTableView

from inka_desktop.gui.dialogs.batch_dialog import BatchDialog
from inka_desktop.gui.dialogs.mail_dialog import MailDialog
from inka_desktop.gui.dialogs.preview_dialog import PaperDialog
from inka_desktop.gui.dialogs.return_dialog import ReturnDialog
from inka_desktop.gui.dialogs.sent_lists_dialog import SentListsDialog
from inka_desktop.gui.dialogs.task_dialog import TaskDialog
from inka_desktop.gui.dialogs.thread_dialog import ThreadDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages import due_printing
from inka_desktop.gui.widgets import mail_row
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.gui.widgets.chip import FilterChip
from inka_desktop.records.local_time import local_time
from inka_desktop.reports.preview import page_images
from inka_desktop.services.due_rows import DueFilter, DueList
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels.paged import MarkRole, RowRole
from tests.gui.conftest import TODAY
from tests.gui.keys import find, type_into

Until = Callable[[Callable[[], bool]], None]
POPUP = "This plugin does not support grabbing the keyboard"
"""What Qt says without a screen when a menu opens."""
WHAT = ("Plakat erneuern", "Liste zusenden", "Rampe prüfen")


@pytest.fixture
def agreed(workspace: Workspace, visit: UUID) -> list[UUID]:
    """Overdue, due soon, and without a day."""
    days = (TODAY - timedelta(8), TODAY + timedelta(2), None)
    add = workspace.protocols.add_agreement
    return [add(visit, what, "Träger", due).result() for what, due in zip(WHAT, days, strict=True)]


@pytest.fixture
def page(window: MainWindow, agreed: list[UUID], until: Until) -> Any:
    """The page with its rows."""
    shown: Any = window.show_page("agreements")
    until(lambda: bool(words(shown)) and "…" not in words(shown))
    return shown


def table_of(page: Any) -> QTableView:
    return find(page, QTableView, "dueTable")


def words(page: Any) -> list[str]:
    model = table_of(page).model()
    return [str(model.index(row, 0).data() or "…") for row in range(model.rowCount())]


def chip(page: Any, name: str, value: str) -> FilterChip:
    return next(one for one in page.findChildren(FilterChip) if one.property(name) == value)


def click(button: Any) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def dialog(kind: type[Any]) -> Any:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    return found[0] if found else None


def test_open_ones_by_due_date_with_their_marks(page: Any) -> None:
    assert words(page) == list(WHAT)
    model = table_of(page).model()
    heads = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
    column = heads.index("Stand")
    marks = [model.index(row, column).data(MarkRole) for row in range(3)]
    assert [(mark.text, mark.icon) for mark in marks] == [
        ("überfällig seit 8 Tagen", "circle-alert"), ("bis 25.11.", "clock"), ("offen", ""),
    ]  # fmt: skip


def test_chips_and_lines_limit_the_list(page: Any, workspace: Workspace, project: UUID, until: Until) -> None:
    click(chip(page, "which", "overdue"))
    until(lambda: words(page) == [WHAT[0]])
    click(chip(page, "which", "soon"))
    until(lambda: words(page) == [WHAT[1]])
    click(chip(page, "which", "all"))
    until(lambda: len(words(page)) == 3)
    line = find(page, QLineEdit, "responsibleEdit")
    line.setFocus()
    type_into(line, "stadt")
    QTest.keyClick(line, Qt.Key.Key_Return)
    until(lambda: page._ui.bodyStack.currentWidget() is page._ui.emptyView)
    line.clear()
    until(lambda: len(words(page)) == 3)
    projects = find(page, QLineEdit, "projectEdit")
    projects.setFocus()
    type_into(projects, "sonn")
    QTest.keyClick(projects, Qt.Key.Key_Return)
    until(lambda: page._filters.limits.project_id == project)
    assert projects.text() == "Sonnenhang"


def test_return_leads_to_the_protocol_at_the_agreement(
    page: Any, window: MainWindow, visit: UUID, until: Until
) -> None:
    table = table_of(page)
    table.selectRow(1)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    until(lambda: getattr(window.current(), "name", "") == "protocol")
    protocol: Any = window.current()
    assert protocol.record == visit
    until(lambda: getattr(QApplication.focusWidget(), "toPlainText", str)() == WHAT[1])


def test_postponed_with_its_reason(page: Any, workspace: Workspace, agreed: list[UUID], until: Until) -> None:
    table_of(page).selectRow(0)
    QTest.keyClick(page, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    until(lambda: dialog(ThreadDialog) is not None)
    shown = dialog(ThreadDialog)
    until(shown._ui.newDueEdit.hasFocus)
    type_into(shown._ui.newDueEdit, "15.12.")
    type_into(shown._ui.reasonEdit, "Druckerei")
    click(shown._ui.postponeButton)
    until(lambda: workspace.threads.get(agreed[0]).row.due == date(2026, 12, 15))
    until(shown._ui.postponedCard.isVisible)
    (row,) = workspace.threads.get(agreed[0]).postponements
    assert (row.reason, row.by) == ("Druckerei", "Fachreferat")
    shown.accept()
    until(lambda: words(page) == [WHAT[1], WHAT[0], WHAT[2]])


@pytest.mark.qt_log_ignore(POPUP, extend=True)
def test_choosing_who_confirms_does_not_settle_yet(
    page: Any, workspace: Workspace, agreed: list[UUID], until: Until
) -> None:
    workspace.network.ensure_person("Kim Öhler", "Leitung", "Stadt").result()
    table_of(page).selectRow(0)
    click(find(page, QPushButton, "doneButton"))
    until(lambda: dialog(ThreadDialog) is not None)
    shown = dialog(ThreadDialog)
    until(shown._ui.evidenceText.hasFocus)
    line = shown._ui.doneByEdit
    line.setFocus()
    line.selectAll()
    type_into(line, "Kim")
    until(lambda: line._model is not None and "Kim Öhler" in line._model.stringList())
    line.completer().activated.emit("Kim Öhler")
    until(shown._ui.evidenceText.hasFocus)
    workspace.core.await_saves()
    assert (line.text(), workspace.threads.get(agreed[0]).row.state) == ("Kim Öhler", "open")
    shown.reject()


def test_a_day_that_cannot_be_one_is_asked_for_again(
    page: Any, workspace: Workspace, agreed: list[UUID], until: Until
) -> None:
    table_of(page).selectRow(0)
    click(find(page, QPushButton, "postponeButton"))
    until(lambda: dialog(ThreadDialog) is not None)
    shown, said = dialog(ThreadDialog), list[str]()
    until(shown._ui.newDueEdit.hasFocus)
    page.context.message_sent.connect(lambda message: said.append(message.text))
    type_into(shown._ui.newDueEdit, "31.11.")
    click(shown._ui.postponeButton)
    assert said == ["Nichts wurde geändert. Bitte geben Sie einen Tag ein, zum Beispiel 15.12. oder morgen."]
    assert shown._ui.newDueEdit.property("state") == "problem"
    assert shown._ui.newDueEdit.text() == "31.11."
    shown._ui.doneOnEdit.setText("1.5.2127")
    click(shown._ui.doneButton)
    until(lambda: len(said) == 2)
    assert said[1].startswith("Dieser Tag liegt in der Zukunft. Nichts wurde eingetragen.")
    assert workspace.threads.get(agreed[0]).row.state == "open"
    assert shown._ui.doneButton.isEnabled()
    shown.accept()
    page.context.half_said.clear()


def test_done_with_evidence(
    page: Any, workspace: Workspace, agreed: list[UUID], until: Until, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    paper = tmp_path / "Beleg.pdf"
    paper.write_bytes(b"%PDF")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(paper), ""))
    table_of(page).selectRow(0)
    click(find(page, QPushButton, "doneButton"))
    until(lambda: dialog(ThreadDialog) is not None)
    shown = dialog(ThreadDialog)
    until(shown._ui.evidenceText.hasFocus)
    type_into(shown._ui.evidenceText, "hängt im Laden")
    type_into(shown._ui.newDueEdit, "bald")
    click(shown._ui.fileButton)
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    until(lambda: dialog(ThreadDialog) is None)
    click(find(page, QPushButton, "doneButton"))
    until(lambda: dialog(ThreadDialog) is not None)
    shown = dialog(ThreadDialog)
    until(lambda: shown._ui.fileLabel.text() == "Beleg.pdf")
    assert shown._ui.evidenceText.value() == "hängt im Laden", "nothing that was typed is lost"
    assert shown._ui.newDueEdit.text() == "bald"
    shown._ui.newDueEdit.clear()
    line = shown._ui.doneByEdit
    line.clear()
    type_into(line, "Nora Neu")
    made = "„Nora Neu“ neu anlegen"
    until(lambda: line._model is not None and made in line._model.stringList())
    line.completer().activated.emit(made)
    until(lambda: bool(workspace.network.persons("Nora Neu")))
    click(shown._ui.doneButton)
    until(lambda: workspace.threads.get(agreed[0]).row.state == "done")
    thread = workspace.threads.get(agreed[0])
    assert (thread.evidence, thread.done_by, thread.file and thread.file[1]) == (
        "hängt im Laden", "Nora Neu", "Beleg.pdf",
    )  # fmt: skip
    until(shown._ui.saveFileButton.isVisible)
    click(shown._ui.otherButton)
    until(lambda: workspace.threads.get(agreed[0]).row.state == "open")
    shown.accept()
    assert shown._context.half_said == {}


def test_a_task_and_a_follow_up_date(page: Any, workspace: Workspace, visit: UUID, until: Until) -> None:
    click(chip(page, "kind", "task"))
    until(lambda: page._ui.bodyStack.currentWidget() is page._ui.emptyView)
    assert not find(page, QPushButton, "printButton").isVisible()
    click(find(page, QPushButton, "newButton"))
    until(lambda: dialog(TaskDialog) is not None)
    shown = dialog(TaskDialog)
    until(lambda: bool(shown._binder.fields()) and shown._ui.whatText.hasFocus())
    type_into(shown._ui.whatText, "Ordner anlegen")
    type_into(shown._ui.projectEdit, "sonn")
    QTest.keyClick(shown._ui.projectEdit, Qt.Key.Key_Return)
    shown.accept()
    until(lambda: [(r.what, r.project) for r in workspace.due.page("task", DueFilter(), "due", 0, 9)]
          == [("Ordner anlegen", "Sonnenhang")])  # fmt: skip
    click(chip(page, "kind", "agreement"))
    until(lambda: words(page) == list(WHAT))
    table_of(page).selectRow(0)
    click(find(page, QPushButton, "followButton"))
    until(lambda: dialog(TaskDialog) is not None and dialog(TaskDialog)._kind == "follow_up")
    own = dialog(TaskDialog)
    until(own._ui.protocolButton.isVisible)
    card = own._ui.notesCard
    until(card.isVisible)
    card._ui.commentText.set_value("noch einmal lesen")
    assert card._ui.sendButton.isVisible()
    assert not card._ui.addressedCombo.isVisible(), "nobody else could read it"
    click(card._ui.sendButton)
    own.accept()
    (row,) = workspace.due.page("follow_up", DueFilter(), "due", 0, 9)
    assert (row.what, row.protocol_id) == (WHAT[0], visit)
    until(lambda: [one.body for one in workspace.comments.notes(row.id).comments] == ["noch einmal lesen"])
    click(chip(page, "kind", "follow_up"))
    until(lambda: words(page) == [WHAT[0]])
    table_of(page).selectRow(0)
    click(find(page, QPushButton, "doneButton"))
    until(lambda: not workspace.due.count("follow_up", DueFilter()))


@pytest.mark.parametrize(("command", "kind"), [("task.new", "task"), ("follow_up.new", "follow_up")])
def test_a_task_is_begun_from_anywhere(
    window: MainWindow, workspace: Workspace, until: Until, command: str, kind: str
) -> None:
    """By Neu and by the search field, whatever page is shown."""
    window.show_page("today")
    assert window.commands.run(command)
    until(lambda: dialog(TaskDialog) is not None)
    shown = dialog(TaskDialog)
    until(lambda: bool(shown._binder.fields()) and shown._ui.whatText.hasFocus())
    type_into(shown._ui.whatText, "Raum buchen")
    shown.accept()
    until(lambda: [row.what for row in workspace.due.page(kind, DueFilter(), "due", 0, 9)] == ["Raum buchen"])


@pytest.mark.qt_log_ignore(POPUP, extend=True)
def test_the_list_and_the_selection_are_printed(
    page: Any, agreed: list[UUID], window: MainWindow, until: Until
) -> None:
    for rows, said in ((None, "3 Vereinbarungen"), ([agreed[1]], "1 Vereinbarung")):
        menu = due_printing.offer(
            page._ui.printButton, page.context, page._source(), rows or [], 1 if rows else 0
        )
        choose(menu, "Liste nach Projekt" if rows is None else "Nur die Auswahl (1)")
        until(lambda: dialog(PaperDialog) is not None and dialog(PaperDialog)._document is not None)
        shown = dialog(PaperDialog)
        assert len(page_images(shown._document.pdf, 40)) == 1
        from tests.reports.reading import whole_text

        text = whole_text(shown._document)
        assert said in text
        assert (WHAT[0] in text) is (rows is None)
        shown.accept()
        until(lambda: dialog(PaperDialog) is None)


@pytest.mark.qt_log_ignore(POPUP, extend=True)
def test_what_was_selected_goes_out_whatever_comes_meanwhile(
    page: Any, workspace: Workspace, agreed: list[UUID], until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row that comes before it in the list had its place, in print and e-mail."""
    offered = list[tuple[list[UUID], int]]()
    monkeypatch.setattr(
        due_printing,
        "offer",
        lambda _button, _context, _source, chosen, count: offered.append((chosen, count)),
    )
    page._ui.dueTable.selectRow(1)
    selected = page._ui.dueTable.currentIndex().data(RowRole).id
    protocol = workspace.threads.get(agreed[0]).steps[0].protocol_id
    workspace.protocols.add_agreement(protocol, "Noch eher", "Stadt", date(2020, 1, 1)).result()
    page._print()
    until(lambda: bool(offered))
    assert offered == [([selected], 1)]
    wish = DueList(DueFilter(), chosen=tuple(offered[0][0]))
    (one,) = workspace.agreement_papers.listed(wish).agreements
    assert one.content.text in WHAT
    workspace.editing.delete("agreement", selected).result()
    assert workspace.agreement_papers.listed(wish).agreements == ()


def choose(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


@pytest.mark.qt_log_ignore(POPUP, extend=True)
def test_each_responsible_gets_a_list_in_one_file(
    page: Any, workspace: Workspace, agreed: list[UUID], tmp_path: Path, until: Until
) -> None:
    workspace.editing.save("agreement", agreed[1], {"responsible": "Frau Kern"}).result()
    menu = due_printing.offer(page._ui.printButton, page.context, page._source(), [])
    choose(menu, "Einzelne Listen nach Zuständigen …")
    until(lambda: dialog(BatchDialog) is not None)
    shown, target = dialog(BatchDialog), tmp_path / "listen.pdf"
    assert shown._ui.titleLabel.text() == "2 Dokumente erstellen"
    shown.wish(target)
    until(target.exists)
    text = "".join(one.extract_text() for one in PdfReader(target).pages)
    assert all(text.count(what) == 1 for what in WHAT)


@pytest.mark.qt_log_ignore(POPUP, extend=True)
def test_a_list_without_agreements_says_so(page: Any, window: MainWindow, until: Until) -> None:
    said: list[str] = []
    page.context.message_sent.connect(lambda message: said.append(message.text))
    source = replace(page._source(), limits=DueFilter(responsible="Niemand"))
    menu = due_printing.offer(page._ui.printButton, page.context, source, [])
    choose(menu, "Einzelne Listen nach Projekt …")
    until(lambda: said == ["In dieser Liste steht keine Vereinbarung."])


@pytest.mark.qt_log_ignore(POPUP, extend=True)
@pytest.mark.parametrize(("count", "said"), [(0, "3 Vereinbarungen"), (1, "1 Vereinbarung")])
def test_the_list_or_the_selection_goes_out_as_a_word_file(
    page: Any, agreed: list[UUID], tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch, count: int,
    said: str,
) -> None:  # fmt: skip
    rows = agreed[1 : 1 + count]
    target = tmp_path / "liste.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    menu = due_printing.offer(page._ui.printButton, page.context, page._source(), rows, count)
    choose(menu, "Als Word-Datei speichern …")
    until(target.exists)
    document = docx.Document(str(target))
    assert any(said in line.text for line in document.paragraphs)
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert (WHAT[0] in cells) is (not rows)


@pytest.mark.qt_log_ignore(POPUP, extend=True)
def test_the_list_goes_out_by_mail_to_who_is_responsible(
    page: Any, workspace: Workspace, elsewhere: list[Path], until: Until
) -> None:
    menu = due_printing.offer(page._ui.printButton, page.context, page._source(), [])
    choose(menu, "Per E-Mail senden …")
    until(lambda: dialog(MailDialog) is not None)
    shown = dialog(MailDialog)
    assert shown._ui.subjectEdit.text().startswith("Vereinbarungen")
    assert "Anlage: 2026-11-23_Vereinbarungen_nach-Projekt.pdf" in shown._ui.fileLabel.text()
    shown._enter("mara@beispiel.invalid")
    shown.prepare()
    until(lambda: len(workspace.today.get(TODAY).mails) == 1)
    (mail,) = workspace.today.get(TODAY).mails
    assert (mail.kind, mail.recipients) == ("agreements", ("mara@beispiel.invalid",))
    until(lambda: bool(elsewhere))
    menu = due_printing.offer(page._ui.printButton, page.context, page._source(), [])
    choose(menu, "Versandte Listen …")
    until(lambda: dialog(SentListsDialog) is not None)
    listed = dialog(SentListsDialog)

    def says() -> str:
        return " | ".join(one.text() for one in listed.findChildren(QLabel) if not one.isHidden())

    until(lambda: "Vereinbarungen, " in says() and "vorbereitet" in says())
    mail_row.ask_when_sent(listed, page.context, workspace.mailings.lists()[0].id)
    until(lambda: dialog(ReturnDialog) is not None)
    asked = dialog(ReturnDialog)
    assert asked._ui.untilEdit.value() == TODAY
    assert asked._ui.reasonFact.isHidden()
    asked._ui.untilEdit.set_value(local_time(workspace.mailings.lists()[0].prepared_at).date())
    asked._ui.doneButton.click()
    until(lambda: "durch Fachreferat" in says())


def test_a_task_without_words_does_not_stay(page: Any, workspace: Workspace, until: Until) -> None:
    click(chip(page, "kind", "task"))
    until(lambda: page._ui.bodyStack.currentWidget() is page._ui.emptyView)
    click(find(page, QPushButton, "newButton"))
    until(lambda: dialog(TaskDialog) is not None and bool(dialog(TaskDialog)._binder.fields()))
    assert workspace.due.count("task", DueFilter()) == 1
    dialog(TaskDialog).accept()
    until(lambda: not workspace.due.count("task", DueFilter()))


@pytest.mark.parametrize("what", ["Ordner anlegen", ""])
def test_who_closes_a_task_before_it_was_read_loses_nothing(
    window: MainWindow, workspace: Workspace, until: Until, what: str
) -> None:
    task = workspace.editing.add("task", {}).result()
    shown = TaskDialog(window._context, "task", task, window)
    shown.open()
    type_into(shown._ui.whatText, what)
    shown.accept()
    kept = [what] if what else []
    until(lambda: [row.what for row in workspace.due.page("task", DueFilter(), "due", 0, 9)] == kept)
    until(lambda: not window.findChildren(TaskDialog))


def test_details_lead_to_a_protocol(page: Any, window: MainWindow, visit: UUID, until: Until) -> None:
    table = table_of(page)
    table.selectRow(2)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(lambda: dialog(ThreadDialog) is not None)
    shown = dialog(ThreadDialog)
    until(shown._ui.stepsCard.isVisible)
    (step,) = [row for row in shown.findChildren(CardRow) if row.property("clickable")]
    step.setFocus()
    QTest.keyClick(step, Qt.Key.Key_Return)
    until(lambda: getattr(window.current(), "record", None) == visit)


def test_heute_leads_to_what_is_due(
    window: MainWindow, workspace: Workspace, visit: UUID, until: Until
) -> None:
    key = workspace.tasks.add("follow_up", {"what": "Nachfragen", "due": TODAY - timedelta(1)}).result()
    today: Any = window.show_page("today")
    card = today._ui.tasksCard
    until(card.isVisible)
    (row,) = [each for each in card.findChildren(CardRow) if each.title.text() == "Nachfragen"]
    assert "Wiedervorlage" in row.second.text()
    row.activated.emit()
    until(lambda: dialog(TaskDialog) is not None)
    assert dialog(TaskDialog)._record == key
    assert getattr(window.current(), "name", "") == "agreements"
    dialog(TaskDialog).accept()
    workspace.editing.save("follow_up", key, {"state": "done"}).result()
    window.show_page("today")
    until(lambda: not card.isVisible())


def test_a_view_is_remembered(page: Any, until: Until) -> None:
    click(chip(page, "which", "overdue"))
    page._sort("project")
    view = dict(page._view_now())
    click(chip(page, "kind", "task"))
    page._show_view(view)
    until(lambda: words(page) == [WHAT[0]])
    assert (page._kind, page._order, page._filters.limits.which) == ("agreement", "project", "overdue")
