"""A form that is kept, filled in a real window: saved as it settles, taken up again, handed in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from PIL import ExifTags, Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from inka_desktop.forms import Absence, NodeId
from inka_desktop.gui.dialogs.read_dialog import ReadDialog
from inka_desktop.gui.forms.absence import AbsenceAnswer
from inka_desktop.gui.forms.files import FileAnswer
from inka_desktop.gui.forms.question import QuestionView
from inka_desktop.gui.forms.remarks_card import WholeCard
from inka_desktop.gui.forms.said import SayLine
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.form_beside import FormBeside
from inka_desktop.gui.pages.submission_page import SubmissionPage
from inka_desktop.gui.widgets.reading_card import ReadingCard
from inka_desktop.records.periods import quarter
from inka_desktop.records.values import StepKind, SubmissionState
from inka_desktop.services import answer_store
from inka_desktop.services.answer_files import own_name
from inka_desktop.services.beside import Beside
from inka_desktop.services.contact_counts import Contact
from inka_desktop.services.form_errors import FileKindError, SubmissionFinishedError
from inka_desktop.services.rounds import RoundWish
from inka_desktop.services.submission_rows import BesideRow, OfferedRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels.asides import AT_CARRIER
from tests.forms import making

from .filling import answer_of, picture
from .keys import find

Until = Callable[[Callable[[], bool]], None]
FORM = """
| survey   |               |         |                  |          |          |         |
|          | type          | name    | label            | required | readonly | default |
|          | begin group   | shop    | Laden            |          |
|          | text          | place   | Ort              | yes      |
|          | integer       | people  | Wie viele?       | yes      |
|          | integer       | guessed | Davon geschätzt? |          |
|          | select_one yn | open    | Offen?           |          |
|          | end group     |         |                  |          |
|          | begin group   | more    | Weiteres         |          |
|          | image         | photo   | Foto             |          |
|          | text          | area    | Sozialraum       |          | yes      | Nord    |
|          | begin repeat  | offer   | Angebot          |          |
|          | text          | name    | Name             |          |
|          | end repeat    |         |                  |          |
|          | end group     |         |                  |          |
| choices  |               |         |                  |          |
|          | list_name     | name    | label            |          |
|          | yn            | yes     | Ja               |          |
|          | yn            | no      | Nein             |          |
| settings |               |         |                  |          |
|          | form_id       | version | form_title       |          |
|          | quarter       | 1       | Quartalsbogen    |          |
"""
COUNTING = """
| survey   |         |        |            |                                   |
|          | type    | name   | label      | bind::inka:indicator              |
|          | integer | people | Wie viele? | INKA-E1                           |
| settings |         |        |            |                                   |
|          | form_id | version | form_title | namespaces                       |
|          | quarter | 1       | Zählbogen | inka="https://inka-desktop/forms" |
"""
AREA = NodeId("/data/more/area")
PLACE, PEOPLE, OPEN = (NodeId(f"/data/shop/{name}") for name in ("place", "people", "open"))
PHOTO = NodeId("/data/more/photo")


def hand_out(workspace: Workspace, project: UUID, first: date = date(2026, 7, 1), table: str = FORM) -> UUID:
    """A round of a quarter, and the project's form begun."""
    xform = making.xform_of(table).encode("utf-8")
    version = workspace.forms.library.take_in(xform, "quarter.xml").result().version
    assert version is not None
    last = quarter(first).end
    wish = RoundWish(f"{(first.month + 2) // 3}. Quartal", version, first, last, last + timedelta(15))
    asked = workspace.forms.rounds.hand_out(wish, [project]).result()
    return workspace.forms.rounds.begin(asked, project).result()


@pytest.fixture
def submission(workspace: Workspace, project: UUID) -> UUID:
    return hand_out(workspace, project)


@pytest.fixture
def page(window: MainWindow, submission: UUID, until: Until) -> SubmissionPage:
    return opened(window, submission, until)


def opened(window: MainWindow, submission: UUID, until: Until) -> SubmissionPage:
    window.show_page("submission", submission)
    page = window.current()
    assert isinstance(page, SubmissionPage)
    until(lambda: page.view is not None and page.view.is_built())
    return page


def question(page: SubmissionPage, node: NodeId) -> QuestionView:
    assert page.view is not None
    found = page.view.views.question(node)
    assert found is not None
    return found


def typed(page: SubmissionPage, path: str, text: str) -> None:
    assert page.view is not None
    line = answer_of(page.view, path).inputs()[0]
    line.setFocus()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Tab)


def stored(workspace: Workspace, submission: UUID) -> dict[str, str]:
    with workspace.core.raw() as raw:
        cells = answer_store.read(raw, submission).cells
    return {
        node.path.rpartition("/")[2]: value
        for node, value in cells.items()
        if value and "meta" not in node.path and node != AREA  # which the form answers itself
    }


def label(page: SubmissionPage, name: str) -> str:
    return find(page, QLabel, name).text()


def test_what_settles_is_saved_and_said(
    page: SubmissionPage, workspace: Workspace, submission: UUID, until: Until
) -> None:
    assert label(page, "titleLabel") == "Quartalsbogen"
    assert "3. Quartal" in label(page, "factsLabel")
    typed(page, "shop/place", "Laden")
    until(lambda: label(page, "savedLabel").startswith("Gespeichert "))
    assert stored(workspace, submission)["place"] == "Laden"
    assert page.settled()


def test_leaving_the_page_keeps_what_was_typed_last_and_coming_back_goes_on_there(
    page: SubmissionPage, window: MainWindow, workspace: Workspace, submission: UUID, until: Until
) -> None:
    assert page.view is not None
    typed(page, "shop/place", "Laden")
    line = answer_of(page.view, "shop/people").inputs()[0]
    line.setFocus()
    QTest.keyClicks(line, "12")
    window.show_page("today")
    until(lambda: stored(workspace, submission).get("people") == "12")
    other = hand_out(
        workspace, workspace.forms.answers.get(submission).project_id or UUID(int=0), date(2026, 4, 1)
    )
    opened(window, other, until)
    again = opened(window, submission, until)
    until(lambda: again.filling is not None and again.filling.state(PEOPLE).value == "12")
    assert again.view is not None
    until(lambda: QApplication.focusWidget() in answer_of(again.view, "shop/people").inputs())  # type: ignore[arg-type]  # is there


def test_what_is_being_typed_is_handed_over_at_once_when_the_window_closes(
    page: SubmissionPage, workspace: Workspace, submission: UUID
) -> None:
    assert page.view is not None
    line = answer_of(page.view, "shop/place").inputs()[0]
    line.setFocus()
    QTest.keyClicks(line, "Laden")
    page.leave()  # no turn of the event loop in between
    workspace.core.await_saves()
    assert stored(workspace, submission) == {"place": "Laden"}


def test_what_somebody_else_answers_comes_in_while_it_is_open(
    page: SubmissionPage, workspace: Workspace, submission: UUID, until: Until
) -> None:
    assert page.filling is not None
    typed(page, "shop/place", "Laden")
    other = workspace.forms.answers.open(submission)
    other.set(PEOPLE, 7).saved.result()
    other.close()
    until(lambda: page.filling is not None and page.filling.state(PEOPLE).value == "7")
    assert answer_of(page.view, "shop/people").inputs()[0].text() == "7"  # type: ignore[attr-defined, arg-type]  # a line
    assert page.filling.state(PLACE).value == "Laden"


def test_a_save_that_fails_is_said_once_and_made_up_for(
    page: SubmissionPage,
    workspace: Workspace,
    submission: UUID,
    until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write = answer_store.write

    def full(*_given: object, **_named: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(answer_store, "write", full)
    typed(page, "shop/place", "Laden")
    until(lambda: label(page, "savedLabel") == "Noch nicht gespeichert")
    assert not page.settled()
    assert page.filling is not None
    assert page.filling.state(PLACE).value == "Laden"
    monkeypatch.setattr(answer_store, "write", write)
    typed(page, "shop/people", "3")
    until(page.settled)
    assert stored(workspace, submission) == {"place": "Laden", "people": "3"}


def test_undo_takes_back_the_last_answer_and_saves_that(
    page: SubmissionPage, workspace: Workspace, submission: UUID, until: Until
) -> None:
    typed(page, "shop/place", "Laden")
    typed(page, "shop/people", "3")
    assert page.undo()
    until(page.settled)
    until(lambda: stored(workspace, submission) == {"place": "Laden"})


def test_submitting_leads_to_what_is_missing_and_then_locks_the_form(
    page: SubmissionPage, window: MainWindow, workspace: Workspace, submission: UUID, until: Until
) -> None:
    button = find(page, QPushButton, "submitButton")
    assert button.isEnabled()
    button.click()
    assert page.view is not None
    assert QApplication.focusWidget() in answer_of(page.view, "shop/place").inputs()
    typed(page, "shop/place", "Laden")
    typed(page, "shop/people", "3")
    button.click()
    until(lambda: window.current() is not page)  # the office goes on to where it is decided on
    assert workspace.forms.answers.get(submission).state == SubmissionState.FINISHED
    opened(window, submission, until)
    until(lambda: page.filling is not None and page.filling.locked and page.view is not None)
    assert not button.isVisible()
    assert page.view is not None
    page.view.complete()
    line = answer_of(page.view, "shop/place").inputs()[0]
    assert line.isReadOnly()  # type: ignore[attr-defined]  # a line
    assert label(page, "bandLabel").startswith("Eingereicht ")
    back = find(page, QPushButton, "bandButton")
    assert back.text() == "Einreichung zurückziehen"
    back.click()
    until(lambda: page.filling is not None and not page.filling.locked and page.view is not None)
    assert button.isVisible()
    assert workspace.forms.answers.get(submission).state == SubmissionState.DRAFT


def test_where_the_head_reads_forms_first_it_is_asked_who_did(
    page: SubmissionPage, window: MainWindow, workspace: Workspace, submission: UUID, until: Until
) -> None:
    card = ReadingCard(page.context, page)
    card.refresh()
    check = find(card, QCheckBox)
    until(lambda: not page.context.jobs.busy())
    assert not check.isChecked()
    check.click()
    until(lambda: workspace.forms.handing.standing(submission).head_reads)
    typed(page, "shop/place", "Laden")
    typed(page, "shop/people", "3")
    until(lambda: not page.context.jobs.busy())
    find(page, QPushButton, "submitButton").click()
    until(lambda: page.findChild(ReadDialog) is not None)
    dialog = find(page, ReadDialog)
    find(dialog, QLineEdit, "readerEdit").setText("Frau Leitung")
    find(dialog, QPushButton, "enterButton").click()
    until(lambda: window.current() is not page)
    steps = workspace.forms.handing.standing(submission).steps
    assert next((step.kind, step.by) for step in steps) == (StepKind.READ, "Frau Leitung")


def test_a_question_says_why_it_stays_blank_and_wants_a_reason(
    page: SubmissionPage, workspace: Workspace, submission: UUID, until: Until
) -> None:
    typed(page, "shop/place", "Laden")
    asked = question(page, PEOPLE)
    assert asked.more_button is not None
    menu = QMenu()
    asked.more_button.fill(menu)
    named = {action.text(): action for action in menu.actions()}
    assert "Wie im Vorquartal" not in named
    named["liegt noch nicht vor …"].trigger()
    strip = asked.findChild(AbsenceAnswer)
    assert strip is not None
    assert strip.isVisible()
    assert not answer_of(page.view, "shop/people").isVisible()  # type: ignore[arg-type]  # is there
    find(page, QPushButton, "submitButton").click()
    assert page.filling is not None
    assert [one.node for one in page.filling.missing()] == [PEOPLE]
    assert QApplication.focusWidget() is strip.line
    QTest.keyClicks(strip.line, "erst im Januar")
    find(page, QPushButton, "submitButton").click()
    until(lambda: workspace.forms.answers.get(submission).state == SubmissionState.FINISHED)
    session = workspace.forms.answers.session(submission)
    assert session.state(PEOPLE).absence == Absence("not_yet_known", "erst im Januar")


def test_the_quarter_before_is_offered_but_never_for_a_count(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    before = hand_out(workspace, project, date(2026, 4, 1))
    form = workspace.forms.answers.open(before)
    for node, value in ((PLACE, "Laden"), (PEOPLE, 12), (OPEN, "yes")):
        form.set(node, value).saved.result()
    workspace.forms.handing.hand_in(form).result()
    form.close()
    page = opened(window, hand_out(workspace, project), until)
    said = {node: words_of(question(page, node)) for node in (PLACE, PEOPLE, OPEN)}
    assert "Vorquartal: Laden" in said[PLACE]
    assert "Vorquartal: 12" in said[PEOPLE]
    assert "Vorquartal: Ja" in said[OPEN]
    assert buttons(question(page, PEOPLE)) == []
    (same,) = buttons(question(page, OPEN))
    same.click()
    assert page.filling is not None
    assert page.filling.state(OPEN).value == "yes"
    assert buttons(question(page, OPEN)) == []


def words_of(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]


def buttons(widget: QuestionView) -> list[QPushButton]:
    found = widget.findChildren(QPushButton)
    return [
        one for one in found if one.text() in ("Wie im Vorquartal", "Übernehmen") and one.isVisibleTo(widget)
    ]


def test_counted_contacts_are_taken_over(
    window: MainWindow, workspace: Workspace, submission: UUID, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        Beside, "of", lambda _self, _row: BesideRow({}, "", {PEOPLE.path: OfferedRow(1234, 0, "")})
    )
    page = opened(window, submission, until)
    assert "Gezählte Kontakte: 1.234" in words_of(question(page, PEOPLE))
    (take,) = buttons(question(page, PEOPLE))
    take.click()
    until(lambda: stored(workspace, submission).get("people") == "1234")
    assert buttons(question(page, PEOPLE)) == []


def test_what_is_counted_while_a_form_is_open_is_offered_in_it(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    submission, people = hand_out(workspace, project, table=COUNTING), NodeId("/data/people")
    counted = Contact(project, date(2026, 8, 3), "first")
    workspace.analysis.contacts.count(counted, 12).result()
    page = opened(window, submission, until)
    assert "Gezählte Kontakte: 12" in words_of(question(page, people))
    window.show_page("contacts", project)
    workspace.analysis.contacts.count(counted, 30).result()
    window.show_page("submission", submission)
    until(lambda: "Gezählte Kontakte: 42" in words_of(question(page, people)))
    (take,) = buttons(question(page, people))
    take.click()
    until(lambda: stored(workspace, submission).get("people") == "42")


def test_what_is_taken_over_says_how_many_were_estimated(
    window: MainWindow, workspace: Workspace, submission: UUID, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    guessed = "/data/shop/guessed"
    offered = {PEOPLE.path: OfferedRow(40, 15, guessed)}
    monkeypatch.setattr(Beside, "of", lambda _self, _row: BesideRow({}, "", offered))
    page = opened(window, submission, until)
    offer = "Gezählte Kontakte: 40, davon 15 geschätzt"
    (label,) = (one for one in question(page, PEOPLE).findChildren(QLabel) if one.text() == offer)
    assert label.width() >= label.fontMetrics().horizontalAdvance(offer), "one line, there is room for it"
    (take,) = buttons(question(page, PEOPLE))
    take.click()
    until(lambda: stored(workspace, submission).get("guessed") == "15")
    assert stored(workspace, submission)["people"] == "40"


def test_a_question_to_the_office_is_asked_and_its_answer_shown(
    page: SubmissionPage, workspace: Workspace, submission: UUID, until: Until
) -> None:
    assert page.filling is not None
    assert page.filling.asides is not None
    page.filling.asides.may = AT_CARRIER
    asked = question(page, PEOPLE)
    menu = QMenu()
    assert asked.more_button is not None
    asked.more_button.fill(menu)
    menu.actions()[-1].trigger()
    line = asked.findChild(SayLine)
    assert line is not None
    QTest.keyClicks(line.text, "Auch Kinder?")
    QTest.keyClick(line.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(lambda: len(workspace.forms.remarks.of(submission)) == 1)
    until(lambda: "Auch Kinder?" in words_of(asked))
    (remark,) = workspace.forms.remarks.of(submission)
    assert remark.question == "Wie viele?"
    workspace.forms.remarks.answer(remark.id, "Ja, alle.").result()
    until(lambda: "Ja, alle." in words_of(asked))

    preset = question(page, AREA)
    assert preset.more_button is not None
    preset.refresh(frozenset({"value"}))
    assert preset.more_button.isVisibleTo(preset)
    menu = QMenu()
    preset.more_button.fill(menu)
    assert [one.text() for one in menu.actions()] == ["Frage an die Koordinierungsstelle …"]

    page.filling.asides.changed.emit()
    assert page.view is not None
    card = find(page.view, WholeCard)
    next(one for one in card.findChildren(QPushButton) if one.text() == "Frage stellen …").click()
    QTest.keyClicks(card.line.text, "Wer gilt als Team?")
    card.line.say_button.click()
    until(lambda: "Wer gilt als Team?" in words_of(card))
    (about_all,) = [one for one in workspace.forms.remarks.of(submission) if one.node is None]
    workspace.forms.remarks.answer(about_all.id, "Alle mit Vertrag.").result()
    until(lambda: "Alle mit Vertrag." in words_of(card))


def test_a_file_is_enclosed_with_a_draft_without_its_location_and_taken_out_again(
    page: SubmissionPage, workspace: Workspace, submission: UUID, until: Until, tmp_path: Path
) -> None:
    files, button = workspace.forms.files, find(page, QToolButton, "filesButton")
    until(button.isVisible)
    beside = page.findChild(FormBeside)
    assert beside is not None

    def entries() -> list[str]:
        return [one.text() for one in button.menu().actions()]

    until(lambda: entries() == ["Datei beifügen …"])
    photo, table = tmp_path / "Hof.jpg", tmp_path / "Liste & Zahlen.xlsx"
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (50.0, 58.0, 41.0)})
    Image.new("RGB", (64, 48), "green").save(photo, exif=exif)
    assert Image.open(BytesIO(photo.read_bytes())).getexif().get_ifd(ExifTags.IFD.GPSInfo)
    table.write_bytes(b"PK")
    for path in (photo, table):
        beside.enclose(path)
    until(lambda: entries() == ["Hof.jpg", "Liste && Zahlen.xlsx", "Datei beifügen …"])
    shown, other = files.papers(submission)[0]
    kept = files.read(submission, shown.name)
    assert kept is not None
    assert not Image.open(BytesIO(kept)).getexif().get_ifd(ExifTags.IFD.GPSInfo)
    assert [one.form for one in (shown, other)] == ["image/jpeg", "excel"]
    (tmp_path / "a.exe").write_bytes(b"MZ")
    with pytest.raises(FileKindError):
        files.enclose(submission, tmp_path / "a.exe").result()
    inside = button.menu().actions()[1].menu()
    assert isinstance(inside, QMenu)
    inside.actions()[1].trigger()
    until(lambda: entries() == ["Hof.jpg", "Datei beifügen …"])
    form = workspace.forms.answers.open(submission)
    for node, value in ((PLACE, "Laden"), (PEOPLE, 3)):
        form.set(node, value).saved.result()
    workspace.forms.handing.hand_in(form).result()
    form.close()
    until(lambda: entries() == ["Hof.jpg"])
    with pytest.raises(SubmissionFinishedError):
        files.take_out(submission, shown.name).result()


def test_a_photo_is_kept_under_a_name_of_its_own_and_shown_again(
    page: SubmissionPage, workspace: Workspace, submission: UUID, until: Until, tmp_path: Path
) -> None:
    widget = answer_of(page.view, "more/photo")  # type: ignore[arg-type]  # is there
    assert isinstance(widget, FileAnswer)
    widget.take_file(picture(tmp_path))
    until(page.settled)
    name = stored(workspace, submission)["photo"]
    assert workspace.forms.files.read(submission, name)
    page._reopen()
    until(lambda: page.filling is not None and name in page.filling.files)


def test_a_picture_that_somebody_else_adds_is_shown_as_soon_as_it_is_here(
    page: SubmissionPage, workspace: Workspace, submission: UUID, until: Until, tmp_path: Path
) -> None:
    """Its name comes with the answers, its content after them."""
    widget = answer_of(page.view, "more/photo")  # type: ignore[arg-type]  # is there
    assert isinstance(widget, FileAnswer)
    name, other = own_name("hof.jpg"), workspace.forms.answers.open(submission)
    other.set(PHOTO, name).saved.result()
    other.close()
    until(lambda: page.filling is not None and page.filling.state(PHOTO).value == name)
    assert widget._preview.pixmap().isNull()
    workspace.forms.files.keep_as(submission, picture(tmp_path), name, "image/jpeg").result()
    until(lambda: not widget._preview.pixmap().isNull())
