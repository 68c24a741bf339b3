"""What the fields of a protocol suggest while somebody types: persons, organisations, bodies."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.people import suggest_organizations
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.services.rows import PersonRow
from inka_desktop.viewmodels.people import person_words

if TYPE_CHECKING:
    from inka_desktop.gui._generated.protocol_page import Ui_ProtocolPage
    from inka_desktop.services.series import SeriesRow


def suggest(context: Context, ui: Ui_ProtocolPage) -> None:
    """Lets keeper and chair suggest persons, the body those of series, the partner organisations."""
    for line in (ui.keeperEdit, ui.chairEdit):
        suggest_persons(context, line)
    ui.bodyEdit.asked.connect(partial(_suggest_bodies, context, ui.bodyEdit))
    suggest_organizations(context, ui.organizationLabelEdit, makes=True)


def suggest_persons(context: Context, line: SuggestEdit) -> None:
    """Lets a line suggest the persons of the network by name, else by function, or make the one typed."""

    def ask(words: str) -> None:
        if words:
            context.read(line, lambda ws: ws.network.persons(words, limit=8), show)

    def show(rows: Sequence[PersonRow]) -> None:
        line.suggest([row.name or person_words(row) for row in rows], makes=True)

    line.asked.connect(ask)
    line.making.connect(lambda words: context.write(line, lambda ws: ws.network.ensure_person(words)))


def _suggest_bodies(context: Context, line: SuggestEdit, words: str) -> None:
    def show(rows: Sequence[SeriesRow]) -> None:
        line.suggest([row.body for row in rows if words.casefold() in row.body.casefold()])

    if words:
        context.read(line, lambda ws: ws.series.list(), show)
