"""What the fields of a protocol suggest while somebody types: persons, organisations, bodies."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.gui.widgets.suggesting import suggest_organizations, suggest_persons

if TYPE_CHECKING:
    from inka_desktop.gui._generated.protocol_page import Ui_ProtocolPage
    from inka_desktop.services.series import SeriesRow


def suggest(context: Context, ui: Ui_ProtocolPage) -> None:
    """Lets keeper and chair suggest persons, the body those of series, the partner organisations."""
    for line in (ui.keeperEdit, ui.chairEdit):
        suggest_persons(context, line)
    ui.bodyEdit.asked.connect(partial(_suggest_bodies, context, ui.bodyEdit))
    suggest_organizations(context, ui.organizationLabelEdit, makes=True)


def _suggest_bodies(context: Context, line: SuggestEdit, words: str) -> None:
    def show(rows: Sequence[SeriesRow]) -> None:
        line.suggest([row.body for row in rows if words.casefold() in row.body.casefold()])

    if words:
        context.read(line, lambda ws: ws.series.list(), show)
