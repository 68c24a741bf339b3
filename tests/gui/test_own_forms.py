"""Forms that the office fills: put right in each state, taken over into a newer version, found again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QLabel,
    QListWidget,
    QPushButton,
    QTableWidget,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from inka_desktop.gui import form_papers, mailing
from inka_desktop.gui.dialogs.intake_dialog import IntakeDialog
from inka_desktop.gui.dialogs.mail_dialog import MailDialog
from inka_desktop.gui.dialogs.newer_dialog import NewerDialog
from inka_desktop.gui.dialogs.paper_entry_dialog import PaperEntryDialog
from inka_desktop.gui.dialogs.refused_dialog import RefusedDialog
from inka_desktop.gui.forms.said import NarrowWords
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages import form_beside
from inka_desktop.gui.pages.forms_page import FormsPage
from inka_desktop.gui.pages.review_page import ReviewPage
from inka_desktop.gui.pages.round_page import RoundPage
from inka_desktop.gui.pages.submission_page import SubmissionPage
from inka_desktop.gui.pages.submissions_page import SubmissionsPage
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.gui.widgets.chip import Chip
from inka_desktop.gui.widgets.fields import ChoiceCombo
from inka_desktop.gui.widgets.messages import MessageBar
from inka_desktop.records.values import StepKind, SubmissionState
from inka_desktop.services import own_filling
from inka_desktop.services.mailing_rows import DraftRow
from inka_desktop.services.workspace import Workspace
from tests.forms import making
from tests.services.pdf_filling import filled_pdf

from .keys import find
from .test_review_page import fill
from .test_review_page import opened as reviewed
from .test_submission_page import FORM, PEOPLE, PLACE, hand_out, opened

Until = Callable[[Callable[[], bool]], None]
NEWER = FORM.replace("| quarter       | 1 ", "| quarter       | 2 ").replace(
    "| text          | place   | Ort  ", "| text          | site    | Platz"
)


def take_in(workspace: Workspace, form: str = FORM) -> UUID:
    xform = making.xform_of(form).encode("utf-8")
    version = workspace.forms.library.take_in(xform, "quarter.xml").result().version
    assert version is not None
    return version


def filling(window: MainWindow, until: Until) -> SubmissionPage:
    """The page on which a form is filled, once it may be."""
    until(lambda: isinstance(window.current(), SubmissionPage))
    page = window.current()
    assert isinstance(page, SubmissionPage)
    until(lambda: page.filling is not None and not page.filling.locked)
    return page


# --- a newer version --------------------------------------------------------------------------------


def test_a_draft_is_taken_over_into_a_newer_version_after_a_look_and_back(
    window: MainWindow, workspace: Workspace, until: Until
) -> None:
    old = take_in(workspace)
    row = workspace.forms.answers.begin(old).result()
    form = workspace.forms.answers.open(row)
    form.set(PLACE, "Laden")
    form.close()
    page = opened(window, row, until)
    assert find(page, QFrame, "newerFrame").isHidden()
    new = take_in(workspace, NEWER)  # comes while the form is open
    until(lambda: find(page, QFrame, "newerFrame").isVisible())
    find(page, QPushButton, "newerButton").click()
    until(lambda: bool(page.findChildren(NewerDialog)))
    dialog = page.findChildren(NewerDialog)[-1]
    table = find(dialog, QTableWidget, "lostTable")
    assert [table.item(0, column).text() for column in range(2)] == ["Ort", "Laden"]  # type: ignore[union-attr]  # is there
    added = find(dialog, QListWidget, "addedList")
    assert [added.item(line).text() for line in range(added.count())] == ["Platz"]
    assert workspace.forms.answers.get(row).version_id == old, "looking changes nothing"
    find(dialog, QPushButton, "takeButton").click()
    until(lambda: workspace.forms.answers.get(row).version_id == new)
    until(lambda: page.filling is not None and find(page, QFrame, "newerFrame").isHidden())
    assert workspace.editing.undo().result() is not None
    assert workspace.forms.answers.get(row).version_id == old
    assert workspace.forms.answers.session(row).state(PLACE).value == "Laden"


def test_a_form_of_a_round_is_offered_the_version_that_its_round_asks_for(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    row = hand_out(workspace, project)
    new = take_in(workspace, NEWER)
    page = opened(window, row, until)
    assert find(page, QFrame, "newerFrame").isHidden(), "the round asks for the older one"
    asked = workspace.forms.rounds.all()[0].id
    window.show_page("round", asked)
    current = window.current()
    assert isinstance(current, RoundPage)
    until(lambda: find(current, QFrame, "newerFrame").isVisible())
    find(current, QPushButton, "newerButton").click()
    until(lambda: workspace.forms.rounds.get(asked).version_id == new)
    until(lambda: find(current, QFrame, "newerFrame").isHidden())
    assert workspace.forms.answers.get(row).newer == new
    other = workspace.editing.add("project", {"title": "Rosental"}).result()
    workspace.forms.rounds.ask(asked, other).result()
    begun = workspace.forms.rounds.begin(asked, other).result()
    assert workspace.forms.answers.get(begun).version_id == new


# --- put right --------------------------------------------------------------------------------------


def own(workspace: Workspace, project: UUID | None) -> UUID:
    """A form outside a round, of the office's space where no project is given."""
    return workspace.forms.answers.begin(take_in(workspace), project).result()


@pytest.fixture(params=["a carrier without program", "the office's own"])
def handed_in(request: pytest.FixtureRequest, workspace: Workspace, project: UUID) -> UUID:
    row = own(workspace, None) if request.param == "the office's own" else hand_out(workspace, project)
    fill(workspace, row, 4)
    return row


@pytest.mark.parametrize("state", ["submitted", "in review", "checked"])
def test_what_the_office_handed_in_is_put_right_in_each_state(
    window: MainWindow, workspace: Workspace, handed_in: UUID, state: str, until: Until
) -> None:
    reviewing = workspace.forms.reviewing
    if state == "in review":
        reviewing.begin(handed_in).result()
    if state == "checked":
        reviewing.check(handed_in).result()
    page = reviewed(window, handed_in, until)
    correct = find(page, QPushButton, "correctButton")
    if state == "checked":
        assert not correct.isVisible(), "it is opened again first, with a reason"
        reviewing.reopen(handed_in, "Eine Zahl war falsch.").result()
    until(correct.isVisible)
    assert "Träger" not in find(page, QLabel, "bandLabel").text()
    correct.click()
    filling(window, until)
    standing = workspace.forms.handing.standing(handed_in)
    assert (standing.state, standing.steps[-1].kind) == (SubmissionState.DRAFT, StepKind.WITHDRAWN)
    assert not reviewing.looks(handed_in), "it is found again where it is filled"
    fill(workspace, handed_in, 5)
    assert [change.after.value for change in reviewing.changes(handed_in)] == ["5"]
    assert [step.kind for step in workspace.forms.handing.standing(handed_in).steps].count("submitted") == 2


def test_a_form_that_went_back_to_a_carrier_without_program_is_filled_by_the_office(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    row = hand_out(workspace, project)
    fill(workspace, row, 4)
    workspace.forms.reviewing.give_back(row, workspace.core.today(), "Bitte prüfen.").result()
    page = reviewed(window, row, until)
    until(find(page, QPushButton, "fillButton").isVisible)
    find(page, QPushButton, "fillButton").click()
    filling(window, until)


def test_what_the_office_hands_in_is_read_where_it_is_decided_on(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    row = hand_out(workspace, project)
    form = workspace.forms.answers.open(row)
    form.set(PLACE, "Laden")
    form.set(PEOPLE, 4)
    form.close()
    opened(window, row, until).submit()
    until(lambda: isinstance(window.current(), ReviewPage))
    page = window.current()
    assert isinstance(page, ReviewPage)
    until(find(page, QPushButton, "correctButton").isVisible)


def test_scan_pdf_and_what_was_refused_are_reached_where_a_form_is_read(
    window: MainWindow, workspace: Workspace, project: UUID, monkeypatch: pytest.MonkeyPatch, until: Until,
    tmp_path: Path,
) -> None:  # fmt: skip
    version = take_in(workspace)
    blank = workspace.forms.papers.blank(version, "de", "fillable", project_id=project)[1].pdf
    pdf = filled_pdf(blank, {PLACE.path: "Laden", PEOPLE.path: "viele"})
    row = workspace.forms.intake.take(pdf).result().submission_id
    scan = tmp_path / "bogen.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    workspace.forms.paper_entries.attach(row, scan).result()
    fill(workspace, row, 4)
    shown: list[tuple[bytes, str]] = []
    monkeypatch.setattr(
        form_beside, "open_copy", lambda _owner, _context, data, name, _done: shown.append((data, name))
    )
    page = reviewed(window, row, until)
    files = find(page, QToolButton, "filesButton")
    until(files.isVisible)
    menu = files.menu()
    assert menu is not None
    for action in menu.actions():
        action.trigger()
    until(lambda: len(shown) == 2)
    assert (b"%PDF-1.4 scan", "bogen.pdf") in shown
    assert pdf in [data for data, _ in shown]
    find(page, QToolButton, "refusedButton").click()
    until(lambda: bool(page.findChildren(RefusedDialog)))
    table = find(page.findChildren(RefusedDialog)[-1], QTableWidget, "refusedTable")
    assert table.item(0, 1).text() == "viele"  # type: ignore[union-attr]  # is there
    menu = find(opened(window, own(workspace, None), until), QToolButton, "filesButton").menu()
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Datei beifügen …"]


# --- outside of rounds ------------------------------------------------------------------------------


def test_forms_outside_of_rounds_are_found_again_with_their_state(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    hand_out(workspace, project)
    draft, done = own(workspace, None), own(workspace, project)
    fill(workspace, done, 4)
    window.show_page("forms")
    page = window.current()
    assert isinstance(page, FormsPage)
    card = find(page, Card, "aloneCard")
    until(lambda: len(card.findChildren(CardRow)) == 2)
    rows = card.findChildren(CardRow)
    assert [[chip.accessibleName() for chip in row.findChildren(Chip)] for row in rows] == [
        ["in Bearbeitung"],
        ["eingereicht"],
    ]
    assert "Koordinierungsstelle" in texts(rows[0])
    assert "Sonnenhang" in texts(rows[1])
    find(rows[0], QPushButton).click()
    until(lambda: filling(window, until)._id == draft)
    window.show_page("forms")
    until(lambda: len(card.findChildren(CardRow)) == 2)
    open_it = _button(card.findChildren(CardRow)[1], "Ansehen")
    open_it.click()
    until(lambda: isinstance(window.current(), ReviewPage))


def test_the_office_puts_a_form_into_the_open_round_and_takes_that_back_and_a_carrier_sees_its_own(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    row, alone = hand_out(workspace, project), own(workspace, project)
    workspace.editing.delete("submission", row).result()
    window.show_page("forms")
    page = window.current()
    assert isinstance(page, FormsPage)
    card = find(page, Card, "aloneCard")
    until(lambda: len(card.findChildren(CardRow)) == 1)
    carrier_s = SubmissionsPage(window._context, window)
    carrier_s.refresh()
    theirs = find(carrier_s, Card, "aloneCard")
    until(lambda: len(theirs.findChildren(CardRow)) == 1)
    assert [one.text() for one in theirs.findChildren(QPushButton)] == ["Weiter ausfüllen"]
    menu = _button(card.findChildren(CardRow)[0], "In eine Erhebung").menu()
    assert [action.text() for action in menu.actions()] == ["3. Quartal"]
    menu.actions()[0].trigger()
    until(card.isHidden)
    assert [one.id for one in workspace.forms.answers.all()] == [row]
    bar = find(window, MessageBar)
    until(lambda: "3. Quartal" in bar.accessibleName())
    find(bar, QPushButton).click()
    until(lambda: not card.isHidden())
    assert [one.id for one in workspace.forms.answers.all()] == [alone]


def _button(row: CardRow, text: str) -> QPushButton:
    (found,) = [one for one in row.findChildren(QPushButton) if one.text() == text]
    return found


def texts(row: CardRow) -> str:
    return " ".join(label.text() for label in row.findChildren(QLabel))


def test_a_paper_form_goes_into_the_open_round_of_its_project(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    version = take_in(workspace)
    row = hand_out(workspace, project)
    form_papers.type_in(window, window._context, version_id=version)
    until(lambda: bool(window.findChildren(PaperEntryDialog)))
    dialog = window.findChildren(PaperEntryDialog)[-1]
    combo = find(dialog, ChoiceCombo, "roundCombo")
    until(lambda: find(dialog, QPushButton, "beginButton").isEnabled())
    assert not combo.isVisible()
    projects = find(dialog, ChoiceCombo, "projectCombo")
    projects.set_value(str(project))
    projects.edited.emit()
    until(combo.isVisible)
    assert [combo.itemText(line) for line in range(combo.count())] == ["3. Quartal", "Ohne Erhebung"]
    find(dialog, QPushButton, "beginButton").click()
    until(lambda: dialog.typing is not None)
    assert dialog.typing is not None
    assert dialog.typing.entry.form.row.id == row
    dialog.accept()
    fill(workspace, row, 4)
    form_papers.type_in(window, window._context, version_id=version, project_id=project)
    until(lambda: len(window.findChildren(PaperEntryDialog)) == 1)
    again = window.findChildren(PaperEntryDialog)[-1]
    until(lambda: "schon eingereicht" in find(again, QLabel, "messageLabel").text())
    assert find(again, ChoiceCombo, "roundCombo").isHidden()
    again.reject()


def test_a_pdf_goes_into_the_open_round_of_its_project(
    window: MainWindow, workspace: Workspace, project: UUID, tmp_path: Path, until: Until
) -> None:
    version = take_in(workspace)
    row = hand_out(workspace, project)
    blank = workspace.forms.papers.blank(version, "de", "fillable", project_id=project)[1].pdf
    path = tmp_path / "bogen.pdf"
    path.write_bytes(filled_pdf(blank, {PLACE.path: "Laden"}))
    form_papers.look_at_pdf(window, window._context, path, lambda _row: None)
    until(lambda: bool(window.findChildren(IntakeDialog)))
    dialog = window.findChildren(IntakeDialog)[-1]
    take = find(dialog, QPushButton, "takeButton")
    until(take.isEnabled)
    assert find(dialog, ChoiceCombo, "roundCombo").currentText() == "3. Quartal"
    until(lambda: "schon begonnen" in find(dialog, QLabel, "factsLabel").text())
    take.click()
    until(lambda: workspace.forms.answers.session(row).state(PLACE).value == "Laden")
    assert workspace.forms.answers.alone(9) == ([], 0)


# --- on its way -------------------------------------------------------------------------------------


def test_a_file_that_came_is_shown_where_the_office_reads_it(
    window: MainWindow, workspace: Workspace, project: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    until: Until,
) -> None:  # fmt: skip
    monkeypatch.setattr(own_filling, "reads_along", lambda _raw, _space: True)  # a carrier has the program
    row = hand_out(workspace, project)
    path = tmp_path / "bogen.pdf"
    path.write_bytes(filled_pdf(workspace.forms.papers.fillable(row)[1].pdf, {PLACE.path: "Laden"}))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    form_papers.read_pdf(window, window._context)
    until(lambda: bool(window.findChildren(IntakeDialog)))
    take = find(window.findChildren(IntakeDialog)[-1], QPushButton, "takeButton")
    until(take.isEnabled)
    take.click()
    until(lambda: isinstance(window.current(), ReviewPage))


def test_a_form_of_the_library_is_mailed_to_whom_somebody_names(
    window: MainWindow, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    version = take_in(workspace)
    handed: list[DraftRow] = []
    monkeypatch.setattr(mailing, "hand", lambda _owner, _context, row: handed.append(row))
    form_papers.mail_fillable(window, window._context, version)
    until(lambda: bool(window.findChildren(MailDialog)))
    dialog = window.findChildren(MailDialog)[-1]
    find(dialog, QPushButton, "prepareButton").click()
    until(lambda: find(dialog, QLabel, "hintLabel").isVisible())
    dialog._ui.addressEdit.entered.emit("Frau Berg <berg@example.org>")
    assert dialog.recipients() == ["Frau Berg <berg@example.org>"]
    find(dialog, QPushButton, "prepareButton").click()
    until(lambda: bool(handed))
    assert b"berg@example.org" in handed[0].draft


def test_a_word_of_a_remark_that_is_wider_than_its_column_goes_on_below(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    label = NarrowWords("Bitte Mitarbeitende nachzählen", "", parent)
    line = label.fontMetrics().lineSpacing()
    narrow = label.fontMetrics().horizontalAdvance("Mitarbei")
    wide = label.fontMetrics().horizontalAdvance("Bitte Mitarbeitende nachzählen") + 8
    assert label.heightForWidth(wide) < 2 * line
    assert label.heightForWidth(narrow) >= 4 * line, "each of the two long words takes two lines"
    label.resize(narrow, label.heightForWidth(narrow))
    image = QImage(narrow + 40, label.height(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    label.render(image)
    inked = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).lightness() < 128 for y in range(image.height()))
    ]
    assert inked
    assert max(inked) < narrow
