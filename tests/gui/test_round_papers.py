"""The form of a round on paper and as a PDF, in the window: each paper is one project's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTableWidget,
    QToolButton,
)

from inka_desktop.forms import NodeId
from inka_desktop.gui import form_papers
from inka_desktop.gui.dialogs.intake_dialog import IntakeDialog
from inka_desktop.gui.dialogs.mail_dialog import MailDialog
from inka_desktop.gui.dialogs.paper_entry_dialog import PaperEntryDialog
from inka_desktop.gui.dialogs.project_choice import ProjectChoiceDialog
from inka_desktop.gui.dialogs.refused_dialog import RefusedDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.round_page import RoundPage
from inka_desktop.gui.pages.submission_page import SubmissionPage
from inka_desktop.gui.widgets.fields import ChoiceCombo
from inka_desktop.reading.pdf_fields import fields
from inka_desktop.records.ids import new_id
from inka_desktop.records.values import SubmissionState
from inka_desktop.services.form_codes import FormCode
from inka_desktop.services.form_intake import LookedPdf
from inka_desktop.services.rounds import PartTerms, part_id, submission_id
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels.projects import names
from tests.forms import making
from tests.services.pdf_filling import filled_pdf

from .keys import find
from .test_form_papers import type_line, words
from .test_monitoring import FORM, form, handed, shown

__all__ = ["form", "handed"]

Until = Callable[[Callable[[], bool]], None]
PLACE, COUNT = NodeId("/data/place"), NodeId("/data/count")


Kind = TypeVar("Kind", bound=QDialog)


def dialog_of(window: MainWindow, kind: type[Kind], until: Until) -> Kind:
    """The dialog of a kind that was opened last."""
    until(lambda: bool(window.findChildren(kind)))
    return window.findChildren(kind)[-1]


@pytest.fixture
def page(window: MainWindow, until: Until, handed: UUID) -> RoundPage:
    """The round that asks four projects; two of their forms have come."""
    found = shown(window, until, "round", RoundPage, handed)
    assert isinstance(found, RoundPage)
    box = find(found, QListWidget, "projectList")
    until(lambda: box.count() == 4)
    return found


def choose(page: RoundPage, text: str) -> None:
    """Chooses an entry of the round's menu."""
    menu = find(page, QToolButton, "moreButton").menu()
    entries: list[QAction] = [one for one in menu.actions() if one.text() == text]
    entries[0].trigger()


def select(page: RoundPage, project: UUID) -> None:
    """Clicks a project's line."""
    box = find(page, QListWidget, "projectList")
    lines = [box.item(at) for at in range(box.count())]
    line = next(one for one in lines if one.data(Qt.ItemDataRole.UserRole) == project)
    box.scrollToItem(line)
    place = box.visualItemRect(line).center()
    QTest.mouseClick(box.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert line.checkState() == Qt.CheckState.Checked, "who was asked stays asked"


def test_a_pdf_is_saved_for_the_project_that_is_selected(
    page: RoundPage, window: MainWindow, workspace: Workspace, handed: UUID, project: UUID, until: Until,
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    select(page, project)
    choose(page, "Ausfüllbare PDF …")
    dialog = dialog_of(window, ProjectChoiceDialog, until)
    found = [box for box in dialog.findChildren(QCheckBox) if box.accessibleName()]
    boxes = {box.accessibleName(): box.isChecked() for box in found}
    assert boxes == {"Sonnenhang": True, "Tann": False}, "only those whose form is waited for"
    out = tmp_path / "bogen.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    find(dialog, QPushButton, "chooseButton").click()
    until(lambda: out.exists() and out.stat().st_size > 0)
    code = FormCode.read(fields(out.read_bytes())["inka"])
    assert code is not None
    assert (code.project, code.round) == (project, handed)


def test_all_projects_get_a_file_each(
    page: RoundPage, window: MainWindow, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(page, "Ausfüllbare PDF …")
    dialog = dialog_of(window, ProjectChoiceDialog, until)
    assert find(dialog, QCheckBox, "allCheck").isChecked()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    find(dialog, QPushButton, "chooseButton").click()
    until(lambda: len(list(tmp_path.glob("*.pdf"))) == 2)
    made = [fields(one.read_bytes())["inka"] for one in tmp_path.glob("*.pdf")]
    assert len(set(made)) == 2


def test_the_mail_names_the_day_and_goes_to_the_project(
    page: RoundPage, window: MainWindow, project: UUID, until: Until
) -> None:
    select(page, project)
    choose(page, "Per E-Mail senden …")
    find(dialog_of(window, ProjectChoiceDialog, until), QPushButton, "chooseButton").click()
    dialog = dialog_of(window, MailDialog, until)
    assert "15.11.2026" in find(dialog, QLineEdit, "subjectEdit").text()
    assert find(dialog, QLabel, "fileLabel").text().endswith("ausfüllbar.pdf")


def test_paper_of_a_round_names_its_version_and_offers_only_who_is_asked(
    page: RoundPage, window: MainWindow, workspace: Workspace, handed: UUID, project: UUID, until: Until
) -> None:
    newer = FORM.replace("| 1       |", "| 2       |")
    workspace.forms.library.take_in(making.xform_of(newer).encode(), "quartal.xml").result()
    select(page, project)
    choose(page, "Papierbogen eingeben …")
    dialog = dialog_of(window, PaperEntryDialog, until)
    forms, projects = find(dialog, ChoiceCombo, "formCombo"), find(dialog, ChoiceCombo, "projectCombo")
    until(lambda: forms.count() > 0)
    assert [forms.itemText(at) for at in range(forms.count())] == ["Quartalsbogen, Fassung 1"]
    assert not forms.isEnabled()
    assert [projects.itemText(at) for at in range(projects.count())] == [
        "Bitte wählen", "Sonnenhang", "Tann"
    ]  # fmt: skip
    assert projects.value() == str(project)
    dialog.begin()
    until(lambda: dialog.typing is not None)
    assert dialog.typing is not None
    assert dialog.typing.entry.form.row.id == submission_id(handed, project)
    dialog.accept()


def test_of_two_projects_of_one_title_paper_of_a_round_goes_to_the_right_one(
    page: RoundPage, window: MainWindow, workspace: Workspace, handed: UUID, until: Until
) -> None:
    other = workspace.projects.create("Sonnenhang", [], "Haus am Markt").result()
    workspace.forms.rounds.ask(handed, other).result()
    wanted = ["Sonnenhang – Haus am Markt", "Sonnenhang – Quellroder Nachbarschaftswerk e. V.", "Tann"]
    choose(page, "Papierbogen eingeben …")
    typed = find(dialog_of(window, PaperEntryDialog, until), ChoiceCombo, "projectCombo")
    until(lambda: typed.count() == 4)
    assert sorted(typed.itemText(at) for at in range(1, 4)) == wanted
    choose(page, "Ausfüllbare PDF …")
    boxes = dialog_of(window, ProjectChoiceDialog, until).findChildren(QCheckBox)
    assert sorted(box.accessibleName() for box in boxes if box.accessibleName()) == wanted
    parts = tuple(one for one in workspace.forms.rounds.parts(handed) if one.is_open)
    looked = LookedPdf("Bogen", new_id(), True, None, "", handed, "", asked=parts)
    intake = IntakeDialog(page.context, (b"", looked, names(workspace.projects.list())), window)
    offered = find(intake, ChoiceCombo, "projectCombo")
    assert sorted(offered.itemText(at) for at in range(1, 4)) == wanted


def test_a_round_that_ended_meanwhile_is_said_and_nothing_begins(
    page: RoundPage, window: MainWindow, workspace: Workspace, handed: UUID, project: UUID, until: Until
) -> None:
    select(page, project)
    choose(page, "Papierbogen eingeben …")
    dialog = dialog_of(window, PaperEntryDialog, until)
    until(find(dialog, QPushButton, "beginButton").isEnabled)
    count = len(workspace.forms.answers.all())
    workspace.forms.rounds.close(handed).result()
    dialog.begin()
    until(lambda: "beendet" in words(dialog, "messageLabel"))
    assert len(workspace.forms.answers.all()) == count


def test_what_differs_from_a_begun_form_is_shown_side_by_side_and_ticked(
    window: MainWindow, workspace: Workspace, handed: UUID, project: UUID, until: Until, tmp_path: Path
) -> None:
    row = workspace.forms.rounds.begin(handed, project).result()
    form = workspace.forms.answers.open(row)
    form.set(PLACE, "Apolda").saved.result()
    form.set(COUNT, "7").saved.result()
    form.close()
    version = workspace.forms.rounds.get(handed).version_id
    assert version is not None
    empty = workspace.forms.papers.blank(version, "de", "fillable", round_id=handed)[1].pdf
    path = tmp_path / "bogen.pdf"
    path.write_bytes(filled_pdf(empty, {PLACE.path: "Erfurt", COUNT.path: "9"}))
    tann = next(one for one in workspace.forms.rounds.parts(handed) if one.project == "Tann")
    workspace.forms.rounds.arrange(
        part_id(handed, tann.project_id), PartTerms(excused=True, excused_reason="ruht")
    ).result()
    taken: list[UUID] = []
    form_papers.look_at_pdf(window, window._context, path, taken.append)
    dialog = dialog_of(window, IntakeDialog, until)
    combo, button = find(dialog, ChoiceCombo, "projectCombo"), find(dialog, QPushButton, "takeButton")
    assert [combo.itemText(at) for at in range(combo.count())] == [
        "Bitte wählen", "Anger", "Hof", "Sonnenhang"
    ]  # fmt: skip
    assert not button.isEnabled()
    anger = next(one for one in workspace.forms.rounds.parts(handed) if one.project == "Anger")
    for one in (anger.project_id, project):
        combo.set_value(str(one))
        combo.edited.emit()
        if one != project:
            until(lambda: "schon eingereicht" in find(dialog, QLabel, "factsLabel").text())
            assert not button.isEnabled()
    until(button.isEnabled)
    table = find(dialog, QTableWidget, "differingTable")
    said = [[table.item(line, column).text() for column in range(3)] for line in range(table.rowCount())]  # type: ignore[union-attr]  # the rows are there
    assert said == [["Ort", "Apolda", "Erfurt"], ["Wie viele?", "7", "9"]]
    table.item(1, 2).setCheckState(Qt.CheckState.Checked)  # type: ignore[union-attr]  # the row is there
    QTest.keyClick(button, Qt.Key.Key_Space)
    until(lambda: taken == [row])
    session = workspace.forms.answers.session(row)
    assert (session.state(PLACE).value, session.state(COUNT).value) == ("Apolda", "9")
    page = shown(window, until, "submission", SubmissionPage, row)
    left = find(page, QToolButton, "refusedButton")
    until(lambda: left.isVisibleTo(page))
    left.click()
    listed = find(dialog_of(window, RefusedDialog, until), QTableWidget, "refusedTable")
    assert [listed.item(0, column).text() for column in (0, 1)] == ["Ort", "Erfurt"]  # type: ignore[union-attr]  # the row is there


def test_numbers_are_typed_again_blind_after_the_dialog_was_closed_and_before_the_form_is_handed_in(
    window: MainWindow, workspace: Workspace, handed: UUID, project: UUID, until: Until
) -> None:
    row = workspace.forms.rounds.begin(handed, project).result()
    form_papers.type_in(window, window._context, begun=row)
    dialog = dialog_of(window, PaperEntryDialog, until)
    until(lambda: dialog.typing is not None)
    type_line(dialog, "Apolda")
    type_line(dialog, "12")
    assert words(dialog, "questionLabel") == "Noch einmal: 2  Wie viele?"
    lines = find(dialog, QListWidget, "doneList")
    assert [lines.item(at).text() for at in range(lines.count())] == ["1  Ort: Apolda"]
    dialog.accept()
    page = shown(window, until, "submission", SubmissionPage, row)
    assert isinstance(page, SubmissionPage)
    until(lambda: page.filling is not None)
    said: list[tuple[str, Callable[[], None] | None]] = []
    window._context.message_sent.connect(lambda message: said.append((message.text, message.run)))
    page.submit()
    until(lambda: any("noch nicht zum zweiten Mal" in text for text, _ in said))
    assert workspace.forms.answers.get(row).state == SubmissionState.DRAFT
    again = next(run for text, run in said if "zum zweiten Mal" in text)
    assert again is not None
    again()
    dialog = dialog_of(window, PaperEntryDialog, until)
    until(lambda: dialog.typing is not None)
    assert words(dialog, "questionLabel") == "Noch einmal: 2  Wie viele?"
    type_line(dialog, "21")
    assert "Erst 12, jetzt 21" in words(dialog, "messageLabel")
    type_line(dialog, "21")
    assert words(dialog, "questionLabel") == "Alles ist eingegeben."
    dialog.accept()
    workspace.core.await_saves()
    form = workspace.forms.answers.open(row)
    workspace.forms.handing.hand_in(form).result()
    form.close()
    assert workspace.forms.answers.session(row).state(COUNT).value == "21"


def test_the_menu_says_what_can_be_done(page: RoundPage) -> None:
    menu = find(page, QToolButton, "moreButton").menu()
    assert [one.text() for one in menu.actions()] == [
        "Leer drucken …", "Ausfüllbare PDF …", "Per E-Mail senden …", "Papierbogen eingeben …",
        "Daten speichern …", "", "Erhebung beenden", "",
        "Schlagwörter und Kommentare …", "Verlauf", "In den Papierkorb",
    ]  # fmt: skip
