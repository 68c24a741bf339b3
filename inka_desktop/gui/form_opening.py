"""To a form: that of a project in a round, begun when it is first opened, or one that was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from inka_desktop.gui.context import Context
from inka_desktop.gui.page_list import is_office
from inka_desktop.services.search_rows import SpotRow

if TYPE_CHECKING:
    from inka_desktop.services.submission_rows import QuestionRow

PAGE, REVIEW = "submission", "review"
"""The pages on which a form is filled, and on which the office looks through what came."""


def fill_form(owner: QObject, context: Context, round_id: UUID, project_id: UUID) -> None:
    """Goes to the form; one that cannot be begun is said why."""
    context.write(
        owner,
        lambda ws: ws.forms.rounds.begin(round_id, project_id),
        lambda key: context.show_page(PAGE, key),
    )


def show_form(owner: QObject, context: Context, submission_id: UUID) -> None:
    """Goes to a form: the office only looks at what came once or what a carrier fills with the program."""
    _lead(owner, context, submission_id, lambda page: context.show_page(page, submission_id))


def show_found(owner: QObject, context: Context, spot: SpotRow) -> None:
    """The same to a place in it."""
    _lead(owner, context, spot.record, lambda page: context.show_spot(page, spot))


def show_question(owner: QObject, context: Context) -> None:
    """Goes to the oldest question of a carrier that waits for an answer."""

    def show(waiting: Sequence[QuestionRow]) -> None:
        if waiting:
            form, question = waiting[0]
            context.show_spot(REVIEW, SpotRow(form, "remark", question, "", ""))

    context.read(owner, lambda ws: ws.forms.remarks.waiting(), show)


def _lead(owner: QObject, context: Context, submission_id: UUID, go: Callable[[str], None]) -> None:
    if not is_office(context.role):
        go(PAGE)
        return
    context.read(
        owner,
        lambda ws: ws.forms.reviewing.looks(submission_id),
        lambda looks: go(REVIEW if looks else PAGE),
    )
