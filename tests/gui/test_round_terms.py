"""What a round proposes and what somebody says otherwise: who is asked, by when, from which day on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton

from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.part_dialog import PartDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.monitoring_page import MonitoringPage
from inka_desktop.gui.pages.round_page import RoundPage
from inka_desktop.gui.widgets.fields import ChoiceCombo, DayEdit, GrowingText
from inka_desktop.services.workspace import Workspace
from tests.forms import making

from .keys import find, type_into
from .test_monitoring import FORM, Until, form, handed, shown

__all__ = ["form", "handed"]


def type_day(page: RoundPage, name: str, text: str) -> None:
    edit = find(page, DayEdit, name)
    edit.setFocus()
    edit.selectAll()
    type_into(edit, text)
    find(page, QListWidget, "projectList").setFocus()


def test_who_runs_in_the_period_is_ticked_until_somebody_ticks_otherwise(
    window: MainWindow, workspace: Workspace, until: Until, project: UUID, form: UUID
) -> None:
    over = workspace.projects.create("Beendet 2024", [], "").result()
    workspace.editing.save("project", over, {"funded_to": date(2024, 12, 31)}).result()
    workspace.carriers.begin(project, "Neuer Träger", date(2026, 10, 1)).result()
    page = shown(window, until, "round", RoundPage)
    box = find(page, QListWidget, "projectList")
    until(lambda: box.count() == 3)

    def ticked() -> list[str]:
        items = [box.item(place) for place in range(box.count())]
        return [one.text() for one in items if one.checkState() == Qt.CheckState.Checked]

    assert ticked() == ["Sonnenhang"], "as it was before its new carrier"
    type_day(page, "endEdit", "31.12.2026")
    type_day(page, "beginEdit", "01.10.2026")
    assert ticked() == ["Sonnenhang – Neuer Träger"]
    chosen = next(box.item(n) for n in range(3) if box.item(n).text() == "Beendet 2024")
    chosen.setCheckState(Qt.CheckState.Checked)
    type_day(page, "beginEdit", "01.07.2026")
    assert sorted(ticked()) == ["Beendet 2024", "Sonnenhang – Neuer Träger"]


def test_a_due_date_that_was_typed_stays_when_the_period_changes(
    window: MainWindow, until: Until, project: UUID, form: UUID
) -> None:
    page = shown(window, until, "round", RoundPage)
    due = find(page, DayEdit, "dueEdit")
    until(lambda: due.value() == date(2026, 10, 15))
    type_day(page, "endEdit", "31.10.2026")
    assert due.value() == date(2026, 11, 15), "what was only proposed follows"
    type_day(page, "dueEdit", "30.11.2026")
    type_day(page, "beginEdit", "02.07.2026")
    assert due.value() == date(2026, 11, 30)


def test_the_first_day_lies_behind_and_within_the_period(
    window: MainWindow, workspace: Workspace, context: Context, until: Until, handed: UUID
) -> None:
    part = workspace.forms.rounds.parts(handed)[0]
    dialog = PartDialog(context, part, window)
    dialog.open()
    begun, save = find(dialog, DayEdit, "begunEdit"), find(dialog, QPushButton, "saveButton")
    type_into(begun, "15.10.")
    save.click()
    told = find(dialog, QLabel, "messageLabel")
    until(told.isVisible)
    assert "vom 01.07.2026 bis 30.09.2026" in told.text()
    begun.selectAll()
    type_into(begun, "15.08.")
    save.click()
    until(lambda: workspace.forms.rounds.parts(handed)[0].begun == date(2026, 8, 15))


def test_a_round_that_is_begun_waits_while_another_page_is_looked_at(
    window: MainWindow, workspace: Workspace, until: Until, project: UUID, form: UUID,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    workspace.projects.create("Anger", [], "").result()
    page = shown(window, until, "round", RoundPage)
    box, note = find(page, QListWidget, "projectList"), find(page, GrowingText, "noteText")
    until(lambda: box.count() == 2)
    type_into(note, "Neu: Frage 4")
    box.item(0).setCheckState(Qt.CheckState.Unchecked)
    until(lambda: shown(window, until, "monitoring", MonitoringPage).isVisible())
    shown(window, until, "round", RoundPage)
    later = workspace.projects.create("Zuletzt", [], "").result()
    until(lambda: box.count() == 3)
    assert note.value() == "Neu: Frage 4"
    assert [box.item(place).checkState() == Qt.CheckState.Checked for place in range(3)].count(True) == 1
    assert box.findItems("Zuletzt", Qt.MatchFlag.MatchExactly)[0].checkState() == Qt.CheckState.Unchecked
    find(page, QPushButton, "sendButton").click()
    until(lambda: len(workspace.forms.rounds.all()) == 1)
    (asked,) = workspace.forms.rounds.all()
    assert asked.note == "Neu: Frage 4"
    until(lambda: window.current() is not page)
    shown(window, until, "round", RoundPage)
    line = find(page, QLineEdit, "titleEdit")
    until(lambda: line.text() == "4. Quartal 2026")
    window.show_page("monitoring")
    monkeypatch.setattr(page.context, "today", lambda: date(2027, 4, 1))
    shown(window, until, "round", RoundPage)
    until(lambda: line.text() == "1. Quartal 2027")  # untouched, it is proposed anew
    assert later not in {part.project_id for part in workspace.forms.rounds.parts(asked.id)}


def test_what_was_typed_for_a_new_round_is_not_written_into_one_that_is_there(
    window: MainWindow, workspace: Workspace, until: Until, project: UUID, form: UUID
) -> None:
    page = shown(window, until, "round", RoundPage)
    line, note = find(page, QLineEdit, "titleEdit"), find(page, GrowingText, "noteText")
    until(lambda: find(page, QListWidget, "projectList").count() == 1)
    line.selectAll()
    type_into(line, "Sommer")
    type_into(note, "Neu: Frage 4")
    find(page, QPushButton, "sendButton").click()
    until(lambda: len(workspace.forms.rounds.all()) == 1)
    (asked,) = workspace.forms.rounds.all()
    shown(window, until, "round", RoundPage)
    until(lambda: line.text() == "4. Quartal 2026")
    line.selectAll()
    type_into(line, "Winter")
    type_into(note, "Neu: Frage 5")
    shown(window, until, "round", RoundPage, asked.id)
    until(lambda: line.text() == "Sommer")
    page.leave()
    until(page.settled)
    now = workspace.forms.rounds.get(asked.id)
    assert (now.title, now.note, note.value()) == ("Sommer", "Neu: Frage 4", "Neu: Frage 4")


def test_the_form_of_a_new_round_stays_chosen_when_its_words_are_changed(
    window: MainWindow, workspace: Workspace, until: Until, project: UUID, form: UUID
) -> None:
    other = making.xform_of(FORM.replace("Quartalsbogen", "Anderer Bogen").replace("quartal", "anders"))
    workspace.forms.library.take_in(other.encode(), "anderer.xml").result()
    page = shown(window, until, "round", RoundPage)
    combo = find(page, ChoiceCombo, "formCombo")
    until(lambda: combo.count() == 2)
    combo.set_value(str(form))
    assert combo.currentIndex() == 1, "the second by title"
    title, *others = workspace.forms.library.questions(form)
    changed = replace(title, labels={"": "Quartalsbogen 2027"})
    made = workspace.forms.library.reword(form, [changed, *others]).result().version
    until(lambda: combo.itemText(1) == "Quartalsbogen 2027, Fassung 2")
    assert combo.value() == str(made)
