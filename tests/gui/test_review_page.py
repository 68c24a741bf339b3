"""Page Prüfen in a real window: notes at questions, going back, accepting, opening again, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView, QWidget
from sqlalchemy import select

from inka_desktop.forms import NodeId
from inka_desktop.gui.context import Message
from inka_desktop.gui.dialogs.return_dialog import ReturnDialog
from inka_desktop.gui.forms.history_card import ChangesCard, HistoryCard
from inka_desktop.gui.forms.remarks_card import RemarksCard
from inka_desktop.gui.forms.said import SayLine
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages import submission_page
from inka_desktop.gui.pages.monitoring_page import MonitoringPage
from inka_desktop.gui.pages.review_page import ReviewPage
from inka_desktop.gui.pages.submission_page import SubmissionPage
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.records.local_time import local_time
from inka_desktop.records.projects import ProjectParty
from inka_desktop.records.values import MailKind, PartyRole, StepKind, SubmissionState
from inka_desktop.services.mailing_rows import MailWish
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels import dates
from inka_desktop.viewmodels.rounds import ROUNDS_FROM
from tests.forms import making

from .filling import answer_of
from .keys import find, type_into
from .test_submission_page import FORM, OPEN, PEOPLE, PLACE, hand_out, question

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def submission(workspace: Workspace, project: UUID) -> UUID:
    """A form that is filled and handed in."""
    row = hand_out(workspace, project)
    fill(workspace, row, 4)
    return row


def fill(workspace: Workspace, row: UUID, people: int) -> None:
    form = workspace.forms.answers.open(row)
    form.set(PLACE, "Laden")
    form.set(PEOPLE, people)
    workspace.forms.handing.hand_in(form).result()
    form.close()


@pytest.fixture
def page(window: MainWindow, submission: UUID, until: Until) -> ReviewPage:
    return opened(window, submission, until)


def opened(window: MainWindow, submission: UUID, until: Until) -> ReviewPage:
    window.show_page("review", submission)
    page = window.current()
    assert isinstance(page, ReviewPage)
    until(lambda: page.view is not None and page.view.is_built())
    return page


def state(workspace: Workspace, row: UUID) -> str:
    return workspace.forms.handing.standing(row).state


def is_at(page: ReviewPage, expected: bool) -> bool:
    """Whether the form may be decided on."""
    return page.view is not None and find(page, QPushButton, "checkButton").isVisible() is expected


def note(page: ReviewPage, said: str, until: Until) -> None:
    """Somebody notes something at the question of how many, with keys alone."""
    button = question(page, PEOPLE).more_button  # type: ignore[arg-type]  # both pages have a view
    assert button is not None
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    line = QApplication.focusWidget()
    assert line is not None
    type_into(line, said)
    QTest.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(lambda: said in texts(page))


def cursor_is_at(page: ReviewPage, node: NodeId) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and question(page, node).isAncestorOf(focus)  # type: ignore[arg-type]  # as above


def texts(page: ReviewPage) -> list[str]:
    assert page.view is not None
    return [label.text() for label in page.view.findChildren(QLabel)]


def test_reading_a_form_changes_nothing_and_its_review_is_begun_on_purpose(
    page: ReviewPage, workspace: Workspace, submission: UUID, until: Until
) -> None:
    assert page.view is not None
    line = answer_of(page.view, "shop/place").inputs()[0]
    assert line.isReadOnly()  # type: ignore[attr-defined]  # a line
    assert line.text() == "Laden"  # type: ignore[attr-defined]  # a line
    assert is_at(page, expected=True)
    assert "3. Quartal" in find(page, QLabel, "factsLabel").text()
    assert find(page, QLabel, "bandLabel").text().startswith("Noch nicht in Prüfung")
    assert workspace.forms.handing.standing(submission).may_withdraw
    find(page, QPushButton, "beginButton").click()
    until(lambda: workspace.forms.handing.standing(submission).steps[-1].kind == StepKind.REVIEWED)
    until(lambda: not find(page, QPushButton, "beginButton").isVisible())
    until(lambda: "Prüfung begonnen" in [row.title.text() for row in rows(page, HistoryCard)])


def rows(page: ReviewPage, card: type[HistoryCard] | type[ChangesCard]) -> list[CardRow]:
    found = find(page, card)
    return found.findChildren(CardRow) if not found.isHidden() else []


def test_a_note_is_made_changed_and_taken_away_by_keyboard(
    page: ReviewPage, workspace: Workspace, submission: UUID, until: Until
) -> None:
    note(page, "Bitte ohne Mitarbeitende zählen.", until)
    (kept,) = workspace.forms.reviewing.look(submission).notes
    assert (kept.node, kept.question) == (PEOPLE, "Wie viele?")
    assert cursor_is_at(page, PEOPLE)
    assert workspace.forms.remarks.of(submission) == ()
    asked = question(page, PEOPLE)  # type: ignore[arg-type]  # both pages have a view
    named = {button.text(): button for button in asked.findChildren(QPushButton) if button.isVisible()}
    named["Ändern"].click()
    line = asked.findChildren(SayLine)[-1]
    assert line.text.toPlainText() == "Bitte ohne Mitarbeitende zählen."
    line.text.setPlainText("Bitte nur Besuchende.")
    QTest.keyClick(line.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(lambda: "Bitte nur Besuchende." in texts(page))
    assert cursor_is_at(page, PEOPLE)

    def away() -> list[QPushButton]:
        there = question(page, PEOPLE).findChildren(QPushButton)  # type: ignore[arg-type]  # as above
        return [button for button in there if button.isVisible() and button.text() == "Löschen"]

    until(lambda: bool(away()))
    away()[0].setFocus()
    away()[0].click()
    until(lambda: workspace.forms.reviewing.look(submission).notes == ())
    until(lambda: "Bitte nur Besuchende." not in texts(page))
    assert cursor_is_at(page, PEOPLE)


def test_tab_leads_from_question_to_question(page: ReviewPage) -> None:
    assert page.view is not None
    first = question(page, PLACE).more_button  # type: ignore[arg-type]  # both pages have a view
    assert first is not None
    first.setFocus()
    reached = []
    for _ in range(8):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    for node in (PEOPLE, OPEN):
        assert question(page, node).more_button in reached  # type: ignore[arg-type]  # both pages have a view


def test_going_back_asks_until_when_and_a_refusal_is_said_in_the_dialog(
    page: ReviewPage, workspace: Workspace, submission: UUID, until: Until
) -> None:
    find(page, QPushButton, "returnButton").click()
    dialog = find(page, ReturnDialog)
    find(dialog, QPushButton, "doneButton").click()
    problem = find(dialog, QLabel, "problemLabel")
    until(lambda: "Noch steht nirgends" in problem.text())
    assert state(workspace, submission) == SubmissionState.FINISHED
    dialog.reject()
    workspace.forms.reviewing.note(submission, PEOPLE, "Wie viele?", "Bitte prüfen.").result()
    find(page, QPushButton, "returnButton").click()
    dialog = page.findChildren(ReturnDialog)[-1]
    find(dialog, QPushButton, "doneButton").click()
    until(lambda: state(workspace, submission) == SubmissionState.DRAFT)
    until(lambda: is_at(page, expected=False))
    standing = workspace.forms.handing.standing(submission)
    assert standing.return_until == page.context.today() + timedelta(7)
    until(lambda: "Mit Rückfrage beim Träger" in find(page, QLabel, "bandLabel").text())


def test_a_corrected_form_says_what_changed_and_leads_there(
    window: MainWindow, workspace: Workspace, submission: UUID, until: Until
) -> None:
    workspace.forms.reviewing.give_back(submission, date(2099, 1, 1), "Bitte zählen").result()
    fill(workspace, submission, 3)
    page = opened(window, submission, until)
    (row,) = rows(page, ChangesCard)
    assert (row.title.text(), row.second.text()) == ("Wie viele?", "3 (vorher: 4)")
    row.activated.emit()
    until(lambda: QApplication.focusWidget() in answer_of(page.view, "shop/people").inputs())  # type: ignore[arg-type]  # is there


def test_accepting_locks_and_opening_again_wants_a_reason(
    page: ReviewPage, workspace: Workspace, submission: UUID, until: Until
) -> None:
    find(page, QPushButton, "checkButton").click()
    until(lambda: state(workspace, submission) == SubmissionState.CHECKED)
    until(lambda: is_at(page, expected=False))
    assert find(page, QLabel, "bandLabel").text().startswith("Geprüft, seit ")
    find(page, QPushButton, "reopenButton").click()
    dialog = find(page, ReturnDialog)
    find(dialog, QPushButton, "doneButton").click()
    until(lambda: "Begründung" in find(dialog, QLabel, "problemLabel").text())
    type_into(find(dialog, type(dialog._ui.reasonText)), "Eine Zahl fehlt")
    find(dialog, QPushButton, "doneButton").click()
    until(lambda: is_at(page, expected=True))
    assert workspace.forms.handing.standing(submission).steps[-1].reason == "Eine Zahl fehlt"


def test_the_next_form_that_waits_is_one_key_away(
    page: ReviewPage, workspace: Workspace, project: UUID, submission: UUID, until: Until
) -> None:
    other = hand_out(workspace, project, date(2026, 4, 1))
    fill(workspace, other, 2)
    until(lambda: find(page, type(page._ui.nextButton), "nextButton").isEnabled())
    QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    until(lambda: page.filling is not None and page.filling.state(PEOPLE).value == "2")
    QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    until(lambda: page.filling is not None and page.filling.state(PEOPLE).value == "4")


def given_back(page: ReviewPage, until: Until) -> str:
    """What the window says once the form went back."""
    said: list[Message] = []
    page.context.message_sent.connect(said.append)
    find(page, QPushButton, "returnButton").click()
    dialog = find(page, ReturnDialog)
    dialog._ui.reasonText.setPlainText("Bitte ansehen")
    find(dialog, QPushButton, "doneButton").click()
    until(lambda: bool(said))
    return said[-1].text


def test_what_goes_back_tells_whether_an_e_mail_could_be_prepared(
    page: ReviewPage, submission: UUID, until: Until
) -> None:
    said = given_back(page, until)
    assert said == "Der Bogen ist zurückgegeben. Zum Träger ist keine E-Mail-Adresse bekannt."


def test_a_form_of_no_round_goes_back_with_an_e_mail_to_the_carrier(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    version = workspace.forms.library.take_in(making.xform_of(FORM).encode(), "quarter.xml").result().version
    assert version is not None
    row = workspace.forms.answers.begin(version, project).result()
    fill(workspace, row, 4)
    with workspace.core.session() as session:
        carrier = session.scalars(
            select(ProjectParty.organization_id).where(ProjectParty.role == PartyRole.CARRIER)
        ).one()
    person = {"name": "Frau Träger", "email": "t@traeger.example", "organization_id": carrier}
    workspace.editing.add("person", person).result()
    page = opened(window, row, until)
    said = given_back(page, until)
    assert said == "Der Bogen ist zurückgegeben. Eine E-Mail an den Träger ist vorbereitet."
    (mail,) = workspace.today.get(workspace.core.today()).mails
    assert mail.recipients == ("Frau Träger <t@traeger.example>",)
    assert mail.subject == "Rückfrage: Quartalsbogen, Sonnenhang"
    until(find(page, QPushButton, "mailButton").isVisible)
    again = workspace.mailings.proposal(MailWish(MailKind.RETURNED, row))
    assert "haben wir Rückfragen." in again.text
    assert "Erhebung" not in again.text


def test_the_carrier_answers_a_remark_at_its_question(
    window: MainWindow,
    workspace: Workspace,
    submission: UUID,
    until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(submission_page, "is_office", lambda _role: False)
    workspace.forms.reviewing.note(submission, PEOPLE, "Wie viele?", "Wer zählt mit?").result()
    workspace.forms.reviewing.give_back(submission, date(2099, 1, 1)).result()
    window.show_page("submission", submission)
    page = window.current()
    assert isinstance(page, SubmissionPage)
    until(lambda: page.view is not None and page.view.is_built())
    asked = question(page, PEOPLE)
    next(one for one in asked.findChildren(QPushButton) if one.text() == "Antworten").click()
    line = find(asked, SayLine)
    line.text.setPlainText("Nur Besuchende")
    line.say_button.click()
    until(lambda: workspace.forms.remarks.of(submission)[0].reply == "Nur Besuchende")
    assert page.view is not None
    assert "Mit Rückfrage zurückgegeben, bis 01.01.2099" in [
        row.title.text() for row in find(page.view, HistoryCard).findChildren(CardRow)
    ]


def test_a_form_that_came_is_opened_from_the_overview_and_from_today(
    window: MainWindow, workspace: Workspace, submission: UUID, until: Until
) -> None:
    overview = window.show_page("monitoring")
    assert isinstance(overview, MonitoringPage)
    table = find(overview, QTableView, "overviewTable")
    model = table.model()
    until(lambda: model.rowCount() == 1)
    table.activated.emit(model.index(0, ROUNDS_FROM))
    until(lambda: isinstance(window.current(), ReviewPage))
    today = window.show_page("today")

    def waiting() -> list[CardRow]:
        return [one for one in today.findChildren(CardRow) if one.title.text().endswith("zu prüfen")]

    until(lambda: bool(waiting()))
    waiting()[0].activated.emit()
    until(lambda: isinstance(window.current(), ReviewPage))
    assert workspace.forms.handing.standing(submission).may_withdraw


def test_what_is_settled_is_folded_at_its_question_and_listed_beside_the_form(
    page: ReviewPage, workspace: Workspace, submission: UUID, until: Until
) -> None:
    note(page, "Bitte ohne Mitarbeitende.", until)
    assert workspace.forms.handing.standing(submission).steps[-1].kind == StepKind.REVIEWED, "it is begun"
    workspace.forms.reviewing.give_back(submission, date(2099, 1, 1)).result()
    (said,) = workspace.forms.remarks.of(submission)
    workspace.forms.remarks.answer(said.id, "Jetzt ohne.").result()
    fill(workspace, submission, 3)
    workspace.forms.reviewing.check(submission).result()
    until(lambda: find(page, QPushButton, "reopenButton").isVisible())
    until(lambda: page.view is not None and page.view.is_built())
    assert page.view is not None
    card = find(page.view, RemarksCard)
    assert remarks_in(card) == []
    press(card, "1 erledigte zeigen", until)
    until(lambda: len(remarks_in(card)) == 1)
    (row,) = remarks_in(card)
    today = dates.day(local_time(workspace.core.now()).date(), page.context.today())
    assert row.title.text() == "Bitte ohne Mitarbeitende."
    told = f"Wie viele?\nAntwort: Jetzt ohne.\n1. Rückgabe am {today} · erledigt am {today}"
    assert row.second.text() == told
    asked = question(page, PEOPLE)  # type: ignore[arg-type]  # both pages have a view
    assert "Bitte ohne Mitarbeitende." not in shown_in(asked)
    press(asked, "Anzeigen", until)
    until(lambda: f"Rückfrage der Koordinierungsstelle, 1. Rückgabe am {today}" in shown_in(asked))
    assert f"erledigt am {today}" in shown_in(asked)
    assert "Wieder aufnehmen" not in [one.text() for one in asked.findChildren(QPushButton)], "it is locked"
    workspace.forms.reviewing.reopen(submission, "Noch einmal").result()
    until(lambda: find(page, QPushButton, "checkButton").isVisible())
    until(lambda: page.view is not None and page.view.is_built())
    asked = question(page, PEOPLE)  # type: ignore[arg-type]  # both pages have a view
    press(asked, "Anzeigen", until)
    press(asked, "Wieder aufnehmen", until)
    until(lambda: [one.settled for one in workspace.forms.remarks.of(submission)] == [False])
    assert page.view is not None
    card = find(page.view, RemarksCard)
    until(lambda: [row.title.text() for row in remarks_in(card)] == ["Bitte ohne Mitarbeitende."])


def test_a_form_that_nobody_handed_in_is_filled_by_the_office_only_on_purpose(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    row = hand_out(workspace, project)
    page = opened(window, row, until)
    assert page.filling is not None
    assert page.filling.locked
    assert is_at(page, expected=False)
    assert find(page, QLabel, "bandLabel").text().startswith("Der Bogen ist noch nicht eingereicht.")
    find(page, QPushButton, "fillButton").click()
    until(lambda: isinstance(window.current(), SubmissionPage))
    filled = window.current()
    assert isinstance(filled, SubmissionPage)
    until(lambda: filled.filling is not None and not filled.filling.locked)


def remarks_in(card: RemarksCard) -> list[CardRow]:
    return [row for row in card.findChildren(CardRow) if row.isVisible()]


def shown_in(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def press(widget: QWidget, text: str, until: Until) -> None:
    def there() -> list[QPushButton]:
        return [one for one in widget.findChildren(QPushButton) if one.text() == text and one.isVisible()]

    until(lambda: bool(there()))
    there()[0].click()


def test_a_form_that_cannot_be_opened_is_no_reason_not_to_open_the_one_asked_for_meanwhile(
    window: MainWindow, submission: UUID, until: Until
) -> None:
    said: list[Message] = []
    window._context.message_sent.connect(said.append)
    window.show_page("review", UUID(int=7))
    page = opened(window, submission, until)
    assert page.filling is not None
    until(lambda: bool(said))
