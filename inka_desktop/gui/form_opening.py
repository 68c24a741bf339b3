"""To a form: that of a project in a round, begun when it is first opened, or one that was found."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject

from inka_desktop.gui.context import Context
from inka_desktop.gui.page_list import is_office
from inka_desktop.services.search_rows import SpotRow

PAGE, REVIEW = "submission", "review"
"""The pages on which a form is filled, and on which the office looks through what came."""


def fill_form(owner: QObject, context: Context, round_id: UUID, project_id: UUID) -> None:
    """Goes to the form; one that cannot be begun is said why."""
    context.write(
        owner,
        lambda ws: ws.forms.rounds.begin(round_id, project_id),
        lambda key: context.show_page(PAGE, key),
    )


def show_found(owner: QObject, context: Context, spot: SpotRow) -> None:
    """Goes to a place in a form: the office looks through what came once, and fills what nobody handed in."""
    if not is_office(context.role):
        context.show_spot(PAGE, spot)
        return
    context.read(
        owner,
        lambda ws: ws.forms.handing.standing(spot.record).came,
        lambda came: context.show_spot(REVIEW if came else PAGE, spot),
    )
