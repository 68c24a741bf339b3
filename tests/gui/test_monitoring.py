"""Monitoring in the window: a form is taken over and handed out, the overview, one project, reminders."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTableView,
    QToolButton,
    QWidget,
)

from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.part_dialog import PartDialog
from inka_desktop.gui.form_opening import fill_form
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.monitoring_page import MonitoringPage
from inka_desktop.gui.pages.round_page import RoundPage
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.gui.widgets.chip import FilterChip
from inka_desktop.gui.widgets.fields import ChoiceCombo, DayEdit, GrowingText
from inka_desktop.gui.widgets.messages import MessageBar
from inka_desktop.gui.widgets.view_chip import ViewChip
from inka_desktop.records.forms import Submission
from inka_desktop.records.values import SubmissionState
from inka_desktop.services.rounds import PartTerms, RoundWish, submission_id
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels import rounds
from inka_desktop.viewmodels.paged import MarkRole
from tests.forms import making
from tests.gui.conftest import TODAY
from tests.gui.keys import find, type_into

Until = Callable[[Callable[[], bool]], None]
BEGIN, END, DUE = date(2026, 7, 1), date(2026, 9, 30), date(2026, 11, 15)
FORM = """
| survey   |         |       |                |          |
|          | type    | name  | label          | required |
|          | text    | place | Ort            | yes      |
|          | integer | count | Wie viele?     |          |
| settings |         |       |                |          |
|          | form_id | form_title    | version |   |
|          | quartal | Quartalsbogen | 1       |   |
"""


@pytest.fixture
def form(workspace: Workspace) -> UUID:
    """A form of the library."""
    xform = making.xform_of(FORM).encode()
    taken = workspace.forms.library.take_in(xform, "quartal.xml").result()
    assert taken.version is not None
    return taken.version


@pytest.fixture
def handed(workspace: Workspace, project: UUID, form: UUID) -> UUID:
    """The third quarter, of which four projects are asked; it was due eight days ago."""
    others = [
        workspace.projects.create(name, [], f"Träger {name}").result() for name in ("Anger", "Hof", "Tann")
    ]
    wish = RoundWish("3. Quartal 2026", form, BEGIN, END, DUE)
    key = workspace.forms.rounds.hand_out(wish, [project, *others]).result()
    _state(workspace, workspace.forms.rounds.begin(key, others[0]).result(), SubmissionState.FINISHED)
    _state(workspace, workspace.forms.rounds.begin(key, others[1]).result(), SubmissionState.CHECKED)
    return key


def _state(workspace: Workspace, submission: UUID, state: str) -> None:
    def work(transaction: Any) -> None:
        row = transaction.session.get(Submission, submission)
        row.state, row.submitted_at = state, datetime(2026, 11, 12, 9, tzinfo=UTC)

    workspace.core.submit(work, "edit").result()


def shown(window: MainWindow, until: Until, name: str, kind: type[Any], record: object = None) -> Any:
    page = window.show_page(name, record)
    assert isinstance(page, kind)
    until(lambda: not window._context.jobs.busy())
    return page


def idle(window: MainWindow, until: Until) -> None:
    until(lambda: not window._context.jobs.busy())


def table_of(page: QWidget) -> QTableView:
    return find(page, QTableView, "overviewTable")


def words(page: QWidget, row: int) -> list[str]:
    model = table_of(page).model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def rows_of(page: QWidget, card: str) -> list[str]:
    return [row.title.text() for row in find(page, Card, card).findChildren(CardRow)]


def button(page: QWidget, start: str) -> QPushButton:
    found = [one for one in page.findChildren(QPushButton) if one.accessibleName().startswith(start)]
    return found[0]


def test_the_overview_says_how_each_project_stands_and_is_narrowed_by_chips(
    window: MainWindow, until: Until, handed: UUID
) -> None:
    page = shown(window, until, "monitoring", MonitoringPage)
    until(lambda: table_of(page).model().rowCount() == 4)
    assert words(page, 0) == ["Anger", "Träger Anger", "eingereicht", "12.11.2026"]
    assert words(page, 1)[2:] == ["geprüft", "12.11.2026"]
    assert words(page, 2)[2:] == ["überfällig seit 8 Tagen", "–"]
    head = table_of(page).model()
    assert head.headerData(2, Qt.Orientation.Horizontal) == "3. Quartal"
    assert "Quartalsbogen, Fassung 1 · 4 Projekte" in find(page, QLabel, "summaryLabel").text()
    chips = {one.objectName(): one for one in page.findChildren(FilterChip)}
    assert chips["checkChip"].text() == "1 zu prüfen"
    assert chips["lateChip"].text() == "2 überfällig"
    assert not chips["returnedChip"].isVisible()
    QTest.mouseClick(chips["lateChip"], Qt.MouseButton.LeftButton)
    assert [words(page, row)[0] for row in range(head.rowCount())] == ["Sonnenhang", "Tann"]
    QTest.mouseClick(chips["lateChip"], Qt.MouseButton.LeftButton)
    assert head.rowCount() == 4


def test_a_project_that_was_not_asked_is_seen_and_asked_from_there(
    window: MainWindow, workspace: Workspace, handed: UUID, until: Until
) -> None:
    late = workspace.projects.create("Berg", [], "Träger Berg").result()
    for name, values in (("Zu", {"status": "closed"}), ("Erst", {"funded_from": date(2027, 1, 1)})):
        other = workspace.projects.create(name, [], "").result()
        workspace.editing.save("project", other, values).result()
    page = shown(window, until, "monitoring", MonitoringPage)
    table, arrange = table_of(page), find(page, QPushButton, "partButton")
    until(lambda: table.model().rowCount() == 5)
    assert words(page, 1) == ["Berg", "Träger Berg", "nicht beteiligt", "–"]
    table.setCurrentIndex(table.model().index(0, 2))
    assert arrange.text() == "Frist und Teilnahme …"
    table.setCurrentIndex(table.model().index(1, 2))
    assert arrange.text() == "In die Erhebung aufnehmen"
    QTest.mouseClick(arrange, Qt.MouseButton.LeftButton)
    until(lambda: words(page, 1)[2] == "überfällig seit 8 Tagen")
    (part,) = workspace.forms.rounds.parts(handed, late)
    until(lambda: find(window, MessageBar).isVisible())
    said = [one.text() for one in find(window, MessageBar).findChildren(QLabel)]
    assert "„Berg“ ist jetzt an „3. Quartal 2026“ beteiligt." in said
    QTest.mouseClick(
        next(one for one in find(window, MessageBar).findChildren(QPushButton) if "Frist" in one.text()),
        Qt.MouseButton.LeftButton,
    )
    until(lambda: page.findChild(PartDialog) is not None)
    assert part.project == "Berg"


def test_the_overview_tells_handing_in_from_receipt(
    window: MainWindow, workspace: Workspace, handed: UUID, until: Until
) -> None:
    table = table_of(shown(window, until, "monitoring", MonitoringPage))
    last = table.model().columnCount() - 1
    assert table.model().headerData(last, Qt.Orientation.Horizontal) == "Eingereicht am"
    part = next(one for one in workspace.forms.rounds.parts(handed) if one.submitted_at is not None)
    said = rounds.told(part, TODAY)
    assert "Eingereicht am 12.11.2026" in said
    assert "Eingegangen" not in said  # it was made here
    said = rounds.told(replace(part, came_at=datetime(2026, 11, 14, 9, tzinfo=UTC)), TODAY)
    assert "Eingereicht am 12.11.2026\nEingegangen am 14.11.2026" in said


def test_what_the_overview_is_limited_to_is_remembered(
    window: MainWindow, workspace: Workspace, handed: UUID, until: Until
) -> None:
    page = shown(window, until, "monitoring", MonitoringPage)
    table, late = table_of(page), find(page, FilterChip, "lateChip")
    until(late.isVisible)
    every = table.model().rowCount()
    QTest.mouseClick(late, Qt.MouseButton.LeftButton)
    views = find(page, ViewChip)
    line = find(views, QLineEdit)
    type_into(line, "Überfällige")
    QTest.keyClick(line, Qt.Key.Key_Return)
    until(lambda: views.menu().actions()[0].text() == "Überfällige")
    QTest.mouseClick(late, Qt.MouseButton.LeftButton)
    assert not late.isChecked()
    assert table.model().rowCount() == every
    views.menu().actions()[0].trigger()
    until(late.isChecked)
    assert page._view_now() == {"year": TODAY.year, "which": "late"}


def test_the_year_follows_the_clock_until_somebody_chooses_another(
    window: MainWindow, workspace: Workspace, handed: UUID, form: UUID, project: UUID, until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    page = shown(window, until, "monitoring", MonitoringPage)
    later = RoundWish("1. Quartal 2027", form, date(2027, 1, 1), date(2027, 3, 31), date(2027, 4, 15))
    workspace.forms.rounds.hand_out(later, [project]).result()
    idle(window, until)
    assert page._view_now()["year"] == TODAY.year
    monkeypatch.setattr(Context, "today", lambda _self: date(2027, 1, 1))
    window.minutes.timeout.emit()
    until(lambda: page._view_now()["year"] == 2027)
    years = next(one for one in page.findChildren(ChoiceCombo) if one.accessibleName() == "Jahr")
    years.set_value("2026")
    years.edited.emit()
    until(lambda: page._view_now()["year"] == 2026)
    monkeypatch.setattr(Context, "today", lambda _self: date(2027, 1, 2))
    window.minutes.timeout.emit()
    idle(window, until)
    assert page._view_now()["year"] == 2026


@pytest.mark.parametrize("height", [120, 400])
def test_the_overview_has_room_for_its_scroll_bar(
    window: MainWindow, until: Until, handed: UUID, height: int
) -> None:
    page = shown(window, until, "monitoring", MonitoringPage)
    until(lambda: table_of(page).model().rowCount() == 4)
    table_of(page).setFixedHeight(height)
    window.resize(1024, 600)
    until(lambda: table_of(page).verticalScrollBar().isVisible() == (height == 120))
    until(lambda: table_of(page).horizontalScrollBar().maximum() == 0)


def test_nothing_is_overdue_before_its_day_has_passed(workspace: Workspace, handed: UUID) -> None:
    parts = workspace.forms.rounds.parts(handed)
    waiting = next(part for part in parts if part.is_open)
    assert rounds.mark(waiting, DUE).text == "offen"
    assert rounds.mark(waiting, DUE + timedelta(1)).text == "überfällig seit 1 Tag"
    returned = replace(waiting, return_until=DUE)
    late = rounds.mark(returned, DUE + timedelta(1))
    assert (late.text, late.tone) == ("Rückfrage, überfällig seit 1 Tag", "problem")


def test_another_day_has_a_reason_and_is_seen_at_once(
    window: MainWindow, workspace: Workspace, until: Until, handed: UUID
) -> None:
    page = shown(window, until, "monitoring", MonitoringPage)
    until(lambda: table_of(page).model().rowCount() == 4)
    table_of(page).setCurrentIndex(table_of(page).model().index(3, 2))
    QTest.keyClick(table_of(page), Qt.Key.Key_Return)
    dialog = find(page, PartDialog)
    assert find(dialog, QLabel, "titleLabel").text() == "Tann"
    type_into(find(dialog, DayEdit, "dueEdit"), "15.12.2026")
    QTest.mouseClick(find(dialog, QPushButton, "saveButton"), Qt.MouseButton.LeftButton)
    until(lambda: find(dialog, QLabel, "messageLabel").isVisible())
    assert "Begründung" in find(dialog, QLabel, "messageLabel").text()
    type_into(find(dialog, QLineEdit, "dueReasonEdit"), "Umzug")
    QTest.mouseClick(find(dialog, QPushButton, "saveButton"), Qt.MouseButton.LeftButton)
    until(lambda: words(page, 3)[2] == "offen bis 15.12.")
    assert table_of(page).currentIndex().row() == 3, "the place stays"
    PartDialog(window._context, workspace.forms.rounds.parts(handed)[3], page).open()
    dialog = page.findChildren(PartDialog)[-1]
    QTest.mouseClick(find(dialog, QCheckBox, "excusedCheck"), Qt.MouseButton.LeftButton)
    type_into(find(dialog, QLineEdit, "excusedReasonEdit"), "Pause")
    QTest.mouseClick(find(dialog, QPushButton, "saveButton"), Qt.MouseButton.LeftButton)
    until(lambda: words(page, 3)[2] == "nimmt nicht teil")


def test_a_round_is_handed_out_from_one_screen(
    window: MainWindow, workspace: Workspace, until: Until, project: UUID, form: UUID
) -> None:
    closed = workspace.projects.create("Beendet", [], "").result()
    workspace.editing.save("project", closed, {"status": "closed"}).result()
    page = shown(window, until, "round", RoundPage)
    until(lambda: find(page, ChoiceCombo, "formCombo").count() == 1)
    assert find(page, DayEdit, "beginEdit").value() == date(2026, 7, 1)
    assert find(page, DayEdit, "dueEdit").value() == date(2026, 10, 15)
    assert find(page, QLineEdit, "titleEdit").text() == "3. Quartal 2026"
    box = find(page, QListWidget, "projectList")
    ticked = [
        box.item(n).text() for n in range(box.count()) if box.item(n).checkState() == Qt.CheckState.Checked
    ]
    assert ticked == ["Sonnenhang – Quellroder Nachbarschaftswerk e. V."], "running ones only"
    type_into(find(page, GrowingText, "noteText"), "Neu: Frage 4")
    send = find(page, QPushButton, "sendButton")
    assert send.text() == "1 Bogen verschicken"
    QTest.mouseClick(send, Qt.MouseButton.LeftButton)
    until(lambda: window.current() is not page)
    (row,) = workspace.forms.rounds.all()
    assert (row.title, row.due, row.note) == ("3. Quartal 2026", date(2026, 10, 15), "Neu: Frage 4")
    assert [part.project_id for part in workspace.forms.rounds.parts(row.id)] == [project]
    page = shown(window, until, "round", RoundPage)
    until(lambda: find(page, QLineEdit, "titleEdit").text() == "4. Quartal 2026")
    assert find(page, GrowingText, "noteText").value() == ""
    hint, begin = find(page, QLabel, "hintLabel"), find(page, DayEdit, "beginEdit")
    assert not hint.isVisible()
    begin.set_value(date(2026, 9, 1))
    begin.edited.emit()
    assert "„3. Quartal 2026“. Gemeinsame Tage zählen nur einmal." in hint.text()


def test_a_round_that_was_handed_out_takes_projects_another_day_and_its_end(
    window: MainWindow, workspace: Workspace, until: Until, handed: UUID
) -> None:
    later = workspace.projects.create("Später", [], "").result()
    page = shown(window, until, "round", RoundPage, handed)
    box = find(page, QListWidget, "projectList")
    until(lambda: box.count() == 5)
    assert not find(page, ChoiceCombo, "formCombo").isEnabled()
    item = next(box.item(n) for n in range(5) if box.item(n).text() == "Später")
    assert not find(page, QPushButton, "sendButton").isEnabled()
    item.setCheckState(Qt.CheckState.Checked)
    line = find(page, QLineEdit, "titleEdit")
    line.setFocus()
    line.selectAll()
    type_into(line, "Sommer")
    page.leave()
    until(lambda: workspace.forms.rounds.get(handed).title == "Sommer")
    assert {part.round for part in workspace.forms.rounds.parts(handed)} == {"Sommer"}
    QTest.mouseClick(find(page, QPushButton, "sendButton"), Qt.MouseButton.LeftButton)
    until(lambda: len(workspace.forms.rounds.parts(handed)) == 5)
    assert later in {part.project_id for part in workspace.forms.rounds.parts(handed)}
    until(lambda: window.current() is not page)
    page = shown(window, until, "round", RoundPage, handed)
    menu = find(page, QToolButton, "moreButton").menu()
    ending = next(one for one in menu.actions() if one.text() == "Erhebung beenden")
    ending.trigger()
    until(lambda: workspace.forms.rounds.get(handed).closed_at is not None)
    until(lambda: ending.text() == "Erhebung wieder öffnen")


def test_the_overview_is_saved_as_a_spreadsheet(
    window: MainWindow, until: Until, handed: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(window, until, "monitoring", MonitoringPage)
    until(lambda: table_of(page).model().rowCount() == 4)
    file = tmp_path / "monitoring.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    QTest.mouseClick(find(page, QToolButton, "exportButton"), Qt.MouseButton.LeftButton)
    until(file.exists)
    idle(window, until)
    sheet = load_workbook(file).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][:3] == ["Anger", "Träger Anger", "eingereicht am 12.11.2026"]


def test_a_carrier_begins_its_form_with_the_one_big_button(
    context: Context, workspace: Workspace, until: Until, handed: UUID, project: UUID
) -> None:
    asked: list[tuple[str, object]] = []
    context.page_requested.connect(lambda name, record: asked.append((name, record)))
    fill_form(context, context, handed, project)
    until(lambda: bool(asked))
    assert asked == [("submission", submission_id(handed, project))]
    (part,) = [one for one in workspace.forms.rounds.asked() if one.project_id == project]
    assert rounds.fill_words(part) == "Weiter ausfüllen"


def test_marks_are_drawn_and_not_only_coloured(workspace: Workspace, handed: UUID) -> None:
    model = rounds.OverviewModel()
    model.show(rounds.laid_out(workspace.forms.rounds.overview(2026), TODAY))
    marks = [model.index(row, 2).data(MarkRole) for row in range(4)]
    assert all(mark.text and mark.icon for mark in marks)
    assert model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Anger\n3. Quartal 2026")
    assert model.part_at(QModelIndex()) is None
    assert model.part_at(model.index(0, 0)) is None


def test_a_round_keeps_a_due_date_behind_its_beginning(
    window: MainWindow, workspace: Workspace, handed: UUID, until: Until
) -> None:
    page = shown(window, until, "round", RoundPage, handed)
    due, title = find(page, DayEdit, "dueEdit"), find(page, QLineEdit, "titleEdit")
    for typed, said in (
        ("", "Eine Erhebung braucht eine Frist."),
        ("1.6.2026", "Die Frist liegt vor dem Zeitraum."),
    ):
        due.setFocus()
        due.selectAll()
        QTest.keyClick(due, Qt.Key.Key_Delete)
        type_into(due, typed)
        title.setFocus()
        assert any(said in label.text() for label in find(window, MessageBar).findChildren(QLabel))
        page.leave()
        idle(window, until)
        assert workspace.forms.rounds.get(handed).due == DUE
        assert due.text() == typed
    due.setFocus()
    due.selectAll()
    type_into(due, "1.12.2026")
    title.setFocus()
    until(lambda: workspace.forms.rounds.get(handed).due == date(2026, 12, 1))


def test_a_second_form_for_a_quarter_has_a_title_of_its_own(
    window: MainWindow, workspace: Workspace, handed: UUID, until: Until
) -> None:
    second = making.xform_of(FORM.replace("quartal ", "besuch  ").replace("Quartalsbogen", "Besuchsbogen "))
    workspace.forms.library.take_in(second.encode(), "besuch.xml").result()
    page = shown(window, until, "round", RoundPage)
    title, forms = find(page, QLineEdit, "titleEdit"), find(page, ChoiceCombo, "formCombo")
    until(lambda: forms.count() == 2)
    find(page, DayEdit, "beginEdit").set_value(BEGIN)
    find(page, DayEdit, "endEdit").set_value(END)
    find(page, DayEdit, "endEdit").edited.emit()
    forms.setCurrentIndex(forms.findText("Besuchsbogen", Qt.MatchFlag.MatchContains))
    forms.edited.emit()
    assert title.text() == "3. Quartal 2026: Besuchsbogen"
    title.setText("Besuche")
    forms.setCurrentIndex(1 - forms.currentIndex())
    forms.edited.emit()
    assert title.text() == "Besuche", "what somebody typed stays"


def test_terms_that_a_colleague_agreed_meanwhile_stay(
    window: MainWindow, workspace: Workspace, handed: UUID, until: Until
) -> None:
    page = shown(window, until, "monitoring", MonitoringPage)
    part = workspace.forms.rounds.parts(handed)[3]
    PartDialog(window._context, part, page).open()
    dialog = find(page, PartDialog)
    workspace.forms.rounds.arrange(part.id, PartTerms(date(2026, 12, 15), "Umzug")).result()
    type_into(find(dialog, DayEdit, "begunEdit"), "1.8.2026")
    QTest.mouseClick(find(dialog, QPushButton, "saveButton"), Qt.MouseButton.LeftButton)
    until(lambda: workspace.forms.rounds.parts(handed)[3].begun == date(2026, 8, 1))
    kept = workspace.forms.rounds.parts(handed)[3]
    assert (kept.own_due, kept.due_reason) == (date(2026, 12, 15), "Umzug")
