"""What somebody types at the questions of a form and has not said yet outlasts news, other pages and Esc."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from inka_desktop.gui.dialogs.return_dialog import ReturnDialog
from inka_desktop.gui.forms.question import QuestionView
from inka_desktop.gui.forms.remarks_card import WholeCard
from inka_desktop.gui.forms.said import SaidFrame, SayLine
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.review_page import ReviewPage
from inka_desktop.gui.pages.submission_page import SubmissionPage
from inka_desktop.services.rounds import RoundWish
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels.asides import AT_CARRIER, NOTHING, Asides
from inka_desktop.viewmodels.filling import Filling
from tests.benchmarks.filling import long_form

from .filling import answer_of, in_window
from .keys import find, type_into
from .test_review_page import fill, opened, page, submission
from .test_submission_page import PEOPLE, hand_out, question, typed
from .test_submission_page import opened as opened_form

__all__ = ["page", "submission"]
Until = Callable[[Callable[[], bool]], None]


def begin_note(page: ReviewPage, said: str) -> None:
    button = question(page, PEOPLE).more_button  # type: ignore[arg-type]  # both pages have a view
    assert button is not None
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    line = QApplication.focusWidget()
    assert line is not None
    type_into(line, said)


def lines(within: QWidget | None) -> list[str]:
    """What stands in the lines that are in view."""
    found = within.findChildren(SayLine) if within is not None else []
    return [line.text.toPlainText() for line in found if line.isVisible()]


def test_a_note_waits_while_another_form_is_looked_at_and_goes_when_it_is_dropped(
    page: ReviewPage, window: MainWindow, workspace: Workspace, submission: UUID, until: Until
) -> None:
    begin_note(page, "Bitte noch einmal zählen")
    version = workspace.forms.library.list()[0].versions[0].id
    other = workspace.projects.create("Zweites", ["Stadt"], "Träger").result()
    wish = RoundWish("Jahr", version, date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 15))
    asked = workspace.forms.rounds.hand_out(wish, [other]).result()
    row = workspace.forms.rounds.begin(asked, other).result()
    fill(workspace, row, 3)
    opened(window, row, until)
    assert lines(page.view) == []
    opened(window, submission, until)
    until(lambda: lines(page.view) == ["Bitte noch einmal zählen"])
    line = next(one for one in page.findChildren(SayLine) if one.isVisible())
    QTest.keyClick(line.text, Qt.Key.Key_Escape)
    assert lines(page.view) == []
    begin_note(page, "")
    assert lines(page.view) == ["Bitte noch einmal zählen"]
    drop = next(one for one in line.findChildren(QPushButton) if one.text() == "Verwerfen")
    drop.click()
    assert page.context.half_said == {}


def test_a_note_waits_while_the_form_opens_anew_because_it_was_withdrawn_and_handed_in(
    page: ReviewPage, workspace: Workspace, submission: UUID, until: Until
) -> None:
    begin_note(page, "Bitte noch einmal zählen")
    before = page.view
    workspace.forms.handing.withdraw(submission).result()
    until(lambda: page.view is not None and page.view is not before and page.view.is_built())
    fill(workspace, submission, 5)
    until(lambda: lines(page.view) == ["Bitte noch einmal zählen"])


def test_an_answer_goes_on_being_typed_while_another_question_arrives(
    page: ReviewPage, workspace: Workspace, submission: UUID, until: Until
) -> None:
    workspace.forms.remarks.ask(submission, PEOPLE, "Wie viele?", "Auch Kinder?").result()

    def frames() -> list[SaidFrame]:
        there = question(page, PEOPLE).findChildren(SaidFrame)  # type: ignore[arg-type]  # as above
        return [one for one in there if one.isVisible()]

    until(lambda: len(frames()) == 1)
    next(one for one in frames()[0].findChildren(QPushButton) if one.text() == "Antworten").click()
    line = QApplication.focusWidget()
    assert line is not None
    type_into(line, "Ja, ")
    workspace.forms.remarks.ask(submission, PEOPLE, "Wie viele?", "Auch Gäste?").result()
    until(lambda: len(frames()) == 2)
    assert QApplication.focusWidget() is line
    type_into(line, "alle")
    QTest.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(lambda: "Ja, alle" in [one.reply for one in workspace.forms.remarks.of(submission)])


def test_what_a_carrier_asks_waits_while_the_form_opens_anew(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    filled_page = window.show_page("submission", hand_out(workspace, project))
    assert isinstance(filled_page, SubmissionPage)
    until(lambda: filled_page.view is not None and filled_page.view.is_built())
    filling, view = filled_page.filling, filled_page.view
    assert filling is not None
    assert filling.asides is not None
    assert view is not None
    filling.asides.may = AT_CARRIER
    asked = question(filled_page, PEOPLE)
    assert asked.more_button is not None
    asked.more_button._ask()
    type_into(find(asked, SayLine).text, "Zählen auch Kinder?")
    filling.asides.changed.emit()
    find(view, WholeCard).line.open()
    type_into(find(view, WholeCard).line.text, "Bis wann?")
    kept = filled_page.context.half_said
    assert {said["text"] for said in kept.values()} == {"Zählen auch Kinder?", "Bis wann?"}
    again = WholeCard(filling.asides)
    assert again.line.text.toPlainText() == "Bis wann?"


def test_a_reason_waits_when_its_dialog_is_left_with_esc_and_goes_with_cancel(page: ReviewPage) -> None:
    def asked() -> tuple[ReturnDialog, QPlainTextEdit]:
        find(page, QPushButton, "returnButton").click()
        dialog = page.findChildren(ReturnDialog)[-1]
        return dialog, find(dialog, QPlainTextEdit, "reasonText")

    dialog, reason = asked()
    type_into(reason, "Die Summe stimmt nicht.")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    dialog, reason = asked()
    assert reason.toPlainText() == "Die Summe stimmt nicht."
    QTest.mouseClick(find(dialog, QPushButton, "cancelButton"), Qt.MouseButton.LeftButton)
    dialog, reason = asked()
    assert reason.toPlainText() == ""


def test_a_question_waits_on_its_page_while_another_page_is_filled(qtbot: QtBot) -> None:
    filling = Filling(long_form())
    filling.asides = Asides(NOTHING, date(2026, 10, 1), AT_CARRIER, session=filling.session)
    view = in_window(filling, qtbot)
    asked = next(iter(view.views.questions()))
    assert isinstance(asked, QuestionView)
    assert asked.more_button is not None
    asked.more_button._ask()
    type_into(find(asked, SayLine).text, "Zählen auch Kinder?")
    for place, shown in ((1, []), (0, ["Zählen auch Kinder?"])):
        view.show_sheet(place)
        view.complete()
        QApplication.processEvents()
        assert lines(view) == shown


def test_words_that_cannot_be_read_wait_until_their_question_is_answered(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    row = hand_out(workspace, project)
    other = hand_out(workspace, project, date(2026, 4, 1))

    def line_of(page: SubmissionPage) -> QLineEdit:
        assert page.view is not None
        line = answer_of(page.view, "shop/people").inputs()[0]
        assert isinstance(line, QLineEdit)
        return line

    def again() -> SubmissionPage:
        opened_form(window, other, until)
        return opened_form(window, row, until)

    page = opened_form(window, row, until)
    typed(page, "shop/people", "40")
    line_of(page).selectAll()
    typed(page, "shop/people", "4o")
    page = again()
    assert (line_of(page).text(), page.filling.state(PEOPLE).value) == ("4o", "")  # type: ignore[union-attr]  # a form is open
    assert page.filling is not None
    complaint = page.filling.unread(PEOPLE)[1]
    assert complaint in [one.text() for one in question(page, PEOPLE).findChildren(QLabel)]
    assert PEOPLE in [one.node for one in page.filling.check()]
    line_of(page).selectAll()
    typed(page, "shop/people", "41")
    assert line_of(again()).text() == "41"
    line_of(page).selectAll()
    typed(page, "shop/people", "4l")
    opened_form(window, other, until)
    elsewhere = workspace.forms.answers.open(row)
    elsewhere.set(PEOPLE, 42).saved.result()
    elsewhere.close()
    assert line_of(opened_form(window, row, until)).text() == "42"  # answered meanwhile
