"""Forms out of the window and back: by keyboard from paper, from a filled PDF, out as data."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QToolButton,
)

from inka_desktop.forms import NodeId
from inka_desktop.gui import form_papers
from inka_desktop.gui.dialogs.data_export_dialog import DataExportDialog
from inka_desktop.gui.dialogs.intake_dialog import IntakeDialog
from inka_desktop.gui.dialogs.paper_entry_dialog import PaperEntryDialog
from inka_desktop.gui.dialogs.preview_dialog import PaperDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.form_page import FormPage
from inka_desktop.gui.pages.submission_page import SubmissionPage
from inka_desktop.gui.widgets.fields import ChoiceCombo
from inka_desktop.reading.pdf_fields import fields
from inka_desktop.services import form_files, research_files
from inka_desktop.services.approval_errors import SheetUnreadableError
from inka_desktop.services.indicator_rows import Rule
from inka_desktop.services.workspace import Workspace
from tests.gui.filling import answer_of
from tests.gui.keys import find
from tests.services.pdf_filling import filled_pdf
from tests.services.test_form_intake import fillable, take_in

Until = Callable[[Callable[[], bool]], None]


def shown(window: MainWindow, kind: type, until: Until) -> object:
    """The dialog of a kind that is open."""
    until(lambda: bool(window.findChildren(kind)))
    return window.findChildren(kind)[-1]


def type_line(dialog: PaperEntryDialog, text: str) -> None:
    """Types an answer over what stands there, as people do, and goes on."""
    line = find(dialog, QLineEdit, "answerEdit")
    line.selectAll()
    QTest.keyClicks(line, text) if text else QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClick(line, Qt.Key.Key_Return)


def words(dialog: PaperEntryDialog, name: str) -> str:
    return find(dialog, QLabel, name).text()


def test_a_paper_form_is_typed_in_by_keyboard_alone_numbers_twice(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    version = take_in(workspace)
    form_papers.type_in(window, window._context, version_id=version, project_id=project)
    dialog = shown(window, PaperEntryDialog, until)
    assert isinstance(dialog, PaperEntryDialog)
    until(lambda: find(dialog, QPushButton, "beginButton").isEnabled())
    QTest.keyClick(find(dialog, QPushButton, "beginButton"), Qt.Key.Key_Space)
    until(lambda: dialog.typing is not None)
    assert words(dialog, "questionLabel") == "1  Place"
    type_line(dialog, "Apolda")
    type_line(dialog, "viele")
    assert "passt nicht" in words(dialog, "messageLabel")
    type_line(dialog, "12")
    assert words(dialog, "hintLabel") == "1: Yes   2: No"
    type_line(dialog, "1")
    type_line(dialog, "1")  # county
    type_line(dialog, "1")  # town
    type_line(dialog, "Tee")
    type_line(dialog, "4,50")
    assert words(dialog, "questionLabel") == "Noch ein Eintrag? Offer"
    type_line(dialog, "+")
    assert words(dialog, "questionLabel") == "7  Name (Eintrag 2)"
    QTest.keyClick(find(dialog, QLineEdit, "answerEdit"), Qt.Key.Key_Up)
    type_line(dialog, "+")  # goes back to the question whether a row is to come, and on
    for text in ("Werkstatt", "3", ""):
        if words(dialog, "questionLabel").startswith("Noch ein"):
            break
        type_line(dialog, text)
    while not words(dialog, "questionLabel").startswith("Noch einmal"):
        type_line(dialog, "")
    type_line(dialog, "21")
    assert "Erst 12, jetzt 21" in words(dialog, "messageLabel")
    type_line(dialog, "12")
    while dialog.typing is not None and not dialog.typing.finished:
        type_line(dialog, (words(dialog, "questionLabel").endswith("(Eintrag 1)") and "4,5") or "3")
    assert any(
        find(dialog, QListWidget, "doneList").item(at).text() == "2  People: 12"
        for at in range(find(dialog, QListWidget, "doneList").count())
    )
    row = dialog.typing.entry.form.row.id if dialog.typing is not None else None
    assert row is not None
    dialog.accept()
    workspace.core.await_saves()
    session = workspace.forms.answers.session(row)
    assert session.state(NodeId("/data/people")).value == "12"
    assert workspace.forms.answers.get(row).project_id == project


def test_a_scan_lies_beside_the_form(
    window: MainWindow, workspace: Workspace, until: Until, tmp_path: Path
) -> None:
    form_papers.type_in(window, window._context, version_id=take_in(workspace))
    dialog = shown(window, PaperEntryDialog, until)
    assert isinstance(dialog, PaperEntryDialog)
    until(lambda: find(dialog, QPushButton, "beginButton").isEnabled())
    dialog.begin()
    until(lambda: dialog.typing is not None)
    scan = tmp_path / "bogen.pdf"
    scan.write_bytes(b"%PDF-1.7 scan")
    dialog.attach(scan)
    until(lambda: "bogen.pdf" in words(dialog, "messageLabel"))
    assert dialog.typing is not None
    assert len(workspace.forms.files.names(dialog.typing.entry.form.row.id)) == 1
    letter = tmp_path / "brief.docx"
    letter.write_bytes(b"no scan")
    dialog.attach(letter)
    until(lambda: words(dialog, "messageLabel") == SheetUnreadableError().words("de"))
    dialog.accept()


def test_a_filled_pdf_is_shown_before_it_is_taken_in(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until, tmp_path: Path
) -> None:
    values = {"/data/place": "Apolda", "/data/people": "viele"}
    path = tmp_path / "bogen.pdf"
    path.write_bytes(filled_pdf(fillable(workspace, take_in(workspace)), values))
    taken: list[UUID] = []
    form_papers.look_at_pdf(window, window._context, path, taken.append)
    dialog = shown(window, IntakeDialog, until)
    assert isinstance(dialog, IntakeDialog)
    table = find(dialog, QTableWidget, "refusedTable")
    assert [table.item(0, column).text() for column in (0, 1)] == ["People", "viele"]  # type: ignore[union-attr]  # the row is there
    assert workspace.forms.answers.all() == []
    combo = find(dialog, ChoiceCombo, "projectCombo")
    combo.set_value(str(project))
    combo.edited.emit()
    button = find(dialog, QPushButton, "takeButton")
    until(button.isEnabled)
    QTest.keyClick(button, Qt.Key.Key_Space)
    until(lambda: bool(taken))
    assert workspace.forms.answers.get(taken[0]).project_id == project


def test_what_stands_in_the_field_is_kept_when_it_is_left(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    version = take_in(workspace)
    form_papers.type_in(window, window._context, version_id=version, project_id=project)
    dialog = shown(window, PaperEntryDialog, until)
    assert isinstance(dialog, PaperEntryDialog)
    until(lambda: find(dialog, QPushButton, "beginButton").isEnabled())
    dialog.begin()
    until(lambda: dialog.typing is not None)
    assert dialog.typing is not None
    row, line = dialog.typing.entry.form.row.id, find(dialog, QLineEdit, "answerEdit")
    type_line(dialog, "Apolda")
    QTest.keyClicks(line, "viele")
    QTest.keyClick(line, Qt.Key.Key_Up)
    assert "passt nicht" in words(dialog, "messageLabel")
    assert words(dialog, "questionLabel") == "2  People"
    line.selectAll()
    QTest.keyClicks(line, "12")
    QTest.keyClick(line, Qt.Key.Key_Up)
    assert words(dialog, "questionLabel") == "1  Place"
    QTest.keyClicks(line, "Gera")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    workspace.core.await_saves()
    session = workspace.forms.answers.session(row)
    kept = [session.state(NodeId(f"/data/{name}")).value for name in ("place", "people")]
    assert kept == ["Gera", "12"]


def test_another_pdf_is_refused_with_a_sentence(window: MainWindow, until: Until, tmp_path: Path) -> None:
    path = tmp_path / "anders.pdf"
    path.write_bytes(b"nothing of this kind")
    said: list[str] = []
    window._context.message_sent.connect(lambda message: said.append(message.text))
    form_papers.look_at_pdf(window, window._context, path, lambda _row: None)
    until(lambda: bool(said))
    assert "kein ausfüllbarer Bogen" in said[0]


def fill(workspace: Workspace) -> None:
    """A finished form."""
    version = take_in(workspace)
    form = workspace.forms.answers.open(workspace.forms.answers.begin(version).result())
    form.set(NodeId("/data/place"), "Apolda")
    workspace.forms.finished.finish(form).result()
    form.close()


def exporting(window: MainWindow, until: Until) -> DataExportDialog:
    """The dialog that asks which data are saved."""
    form_papers.export_data(window, window._context)
    dialog = shown(window, DataExportDialog, until)
    assert isinstance(dialog, DataExportDialog)
    return dialog


def test_data_is_saved_behind_the_work(
    window: MainWindow, workspace: Workspace, until: Until, tmp_path: Path
) -> None:
    fill(workspace)
    dialog = exporting(window, until)
    until(lambda: find(dialog, QPushButton, "saveButton").isEnabled())
    book = find(dialog, QCheckBox, "bookCheck")
    find(dialog, ChoiceCombo, "formatCombo").set_value("odk")
    assert book.isHidden()
    find(dialog, ChoiceCombo, "formatCombo").set_value("csv")
    book.setChecked(True)
    path = tmp_path / "daten.csv"
    dialog.save(path)
    until((tmp_path / "daten_codebuch.pdf").exists)
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert [row["Place"] for row in csv.DictReader(file, delimiter=";")] == ["Apolda"]


def test_why_data_cannot_be_saved_there_is_said(
    window: MainWindow, workspace: Workspace, until: Until, tmp_path: Path
) -> None:
    fill(workspace)
    told: list[str] = []
    window._context.message_sent.connect(lambda message: told.append(message.text))
    for shape, path in (("csv", tmp_path / "gone" / "f.csv"), ("odk", tmp_path / "gone" / "f.zip")):
        dialog = exporting(window, until)
        until(find(dialog, QPushButton, "saveButton").isEnabled)
        find(dialog, ChoiceCombo, "formatCombo").set_value(shape)
        told.clear()
        dialog.save(path)
        until(lambda: bool(told))
        assert "anderen Ordner" in told[0]


def test_a_previewed_form_prints_blank_and_becomes_a_fillable_pdf(
    window: MainWindow, workspace: Workspace, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.commands.run("form.look")
    page = window.current()
    assert isinstance(page, FormPage)
    page.look([form_files.shipped()[0].path])
    until(lambda: page.view is not None)
    QTest.mouseClick(find(page, QPushButton, "blankButton"), Qt.MouseButton.LeftButton)
    preview = shown(window, PaperDialog, until)
    assert isinstance(preview, PaperDialog)
    preview.accept()
    path = tmp_path / "bogen.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    QTest.mouseClick(find(page, QPushButton, "fillableButton"), Qt.MouseButton.LeftButton)
    until(path.exists)
    assert [one.key for one in workspace.forms.library.list()] == ["inka_quartalsmonitoring"]
    filled = filled_pdf(path.read_bytes(), {"/data/kopf/projekt": "Sonnenhang"})
    assert workspace.forms.intake.look(filled).taken == 1


def test_a_draft_goes_out_as_a_pdf_that_has_its_answers(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until,
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    version = take_in(workspace)
    begun = workspace.forms.answers.begin(version, project).result()
    page = window.show_page("submission", begun)
    assert isinstance(page, SubmissionPage)
    until(lambda: page.view is not None and page.view.is_built())
    assert page.view is not None
    line = answer_of(page.view, "place").inputs()[0]
    line.setFocus()
    QTest.keyClicks(line, "Apolda")
    out = tmp_path / "bogen.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    find(page, QToolButton, "fillableButton").click()  # what was typed last goes along
    until(lambda: out.exists() and out.stat().st_size > 0)
    assert fields(out.read_bytes())["/data/place"] == "Apolda"


def test_the_limit_for_research_is_the_office_s_and_other_data_says_it_stays_inside(
    window: MainWindow, workspace: Workspace, until: Until
) -> None:
    take_in(workspace)
    workspace.analysis.indicators.set_rule(Rule(small=5)).result()
    dialog = exporting(window, until)
    until(lambda: find(dialog, QPushButton, "saveButton").isEnabled())
    assert "Nur für den internen Gebrauch" in find(dialog, QLabel, "noteLabel").text()
    find(dialog, ChoiceCombo, "formatCombo").set_value("research_csv")
    assert "internen" not in find(dialog, QLabel, "noteLabel").text()
    spin = find(dialog, QSpinBox, "leastSpin")
    spin.setValue(1)
    assert spin.value() == 5
    assert "ist 5" in find(dialog, QLabel, "limitLabel").text()


def test_an_spss_file_is_saved_from_the_dialog(
    window: MainWindow, workspace: Workspace, until: Until, tmp_path: Path
) -> None:
    pyreadstat = pytest.importorskip("pyreadstat")
    fill(workspace)
    dialog = exporting(window, until)
    until(lambda: find(dialog, QPushButton, "saveButton").isEnabled())
    find(dialog, ChoiceCombo, "formatCombo").set_value("research_sav")
    path = tmp_path / "f.sav"
    dialog.save(path)
    until(path.exists)
    assert len(pyreadstat.read_sav(str(path))[0]) == 1


def test_where_spss_files_cannot_be_written_the_dialog_says_so_before(
    window: MainWindow, workspace: Workspace, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(research_files, "has_spss", lambda: False)
    fill(workspace)
    dialog = exporting(window, until)
    save, note = find(dialog, QPushButton, "saveButton"), find(dialog, QLabel, "noteLabel")
    until(save.isEnabled)
    find(dialog, ChoiceCombo, "formatCombo").set_value("research_sav")
    assert not save.isEnabled()
    assert "fehlt die Erweiterung" in note.text()
    find(dialog, ChoiceCombo, "formatCombo").set_value("research_csv")
    assert save.isEnabled()
    assert "Decknamen" in note.text()
