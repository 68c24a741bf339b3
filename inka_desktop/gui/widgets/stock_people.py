"""Who took part in a stock-taking: a line each, as in protocols."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from inka_desktop.gui.widgets.people import PeopleList, PersonEditor


class StockPersonEditor(PersonEditor):
    """One participant."""

    kind = "stock_participant"


class StockPeople(PeopleList):
    """All participants, with a line for one more."""

    kind = "stock_participant"

    def _make(self, row: Any) -> StockPersonEditor:
        editor = StockPersonEditor(self.context, self)
        self.follow(editor, self.tr("Die Person ist nicht mehr aufgeführt."))
        return editor

    def _add(self, stock: UUID, name: str, function: str, organization: str) -> None:
        self.context.write(self, lambda ws: ws.stock.add_person(stock, name, function, organization))
