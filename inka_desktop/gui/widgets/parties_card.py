"""Who takes part in a project in which role, with the days between which they have it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.party_adder import PartyAdder
from inka_desktop.gui.widgets.tenures import TenuresCard


class PartiesCard(TenuresCard):
    """A line each, and one for another one, or another one from a day on."""

    kind = "project_party"

    def heading(self) -> str:
        """The title of the card."""
        return self.tr("Beteiligte")

    def empty(self) -> str:
        """What stands there while there is none."""
        return self.tr("Noch niemand eingetragen.")

    def make_adder(self, context: Context, project: UUID) -> QWidget:
        """The line for the next one; it is empty again once the party is there."""
        adder = PartyAdder(context, context.today, self)

        def enter(role: str, name: str, since: date | None, beside: bool) -> None:
            adder.empty()
            context.write(self, lambda ws: ws.projects.set_party(project, role, name, since, also=beside))

        adder.entered.connect(enter)
        return adder
