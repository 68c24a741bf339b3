"""The office looks forms through: a question in one that is filled, one that came again, one accepted."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from inka_desktop.gui.dialogs.return_dialog import ReturnDialog
from inka_desktop.gui.pages.review_page import ReviewPage
from tests.gui.keys import find
from tests.look.stage import Stage


def play(stage: Stage) -> None:
    """A form with notes, a dialog, and the same form accepted; the next variant finds it as it was."""
    workspace = stage.workspace
    _asked(stage)
    waiting = [part.submission_id for part in workspace.forms.rounds.waiting() if part.submission_id]
    came = next(one for one in waiting if workspace.forms.reviewing.look(one).notes)
    page = stage.window.show_page("review", came)
    assert isinstance(page, ReviewPage)
    stage.settle()
    assert page.view is not None
    stage.shoot_scrolled("review", page.view.area)
    find(page, QPushButton, "returnButton").click()
    dialog = find(page, ReturnDialog)
    stage.shoot("review-return", dialog)
    dialog.reject()
    review = workspace.forms.reviewing
    review.check(came).result()
    stage.shoot("review-checked")
    assert page.view is not None
    for text in ("erledigte zeigen", "settled", "Anzeigen", "Show"):
        for button in page.view.findChildren(QPushButton):
            if text in button.text() and button.isVisible():
                button.click()
        stage.settle()
    stage.shoot_scrolled("review-history", page.view.area)
    review.reopen(came, "Die Zählung wird noch einmal geprüft.").result()
    stage.shoot("review-reopened")


def _asked(stage: Stage) -> None:
    """What the office learns of a question, and where it answers."""
    stage.window.show_page("today")
    stage.shoot("today-questions")
    stage.window.show_page("monitoring")
    stage.shoot("monitoring-questions")
    (form, _), *_ = stage.workspace.forms.remarks.waiting()
    page = stage.window.show_page("review", form)
    assert isinstance(page, ReviewPage)
    stage.settle()
    assert page.view is not None
    stage.shoot_scrolled("review-draft", page.view.area)
