"""To a project's form of a round: begun when it is first opened, on whatever device that is."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject

from inka_desktop.gui.context import Context

PAGE = "submission"
"""The page on which a form is filled."""


def fill_form(owner: QObject, context: Context, round_id: UUID, project_id: UUID) -> None:
    """Goes to the form; one that cannot be begun is said why."""
    context.write(
        owner,
        lambda ws: ws.forms.rounds.begin(round_id, project_id),
        lambda key: context.show_page(PAGE, key),
    )
