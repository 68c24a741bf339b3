"""The neighbourhoods of a project, with the days between which it serves them."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.gui.widgets.fields import DayEdit
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.gui.widgets.suggesting import suggest_areas
from inka_desktop.gui.widgets.tenures import TenuresCard


class AreasCard(TenuresCard):
    """A line each, and one for the next: its name, and since when."""

    kind = "project_area"

    def heading(self) -> str:
        """The title of the card."""
        return self.tr("Sozialräume")

    def empty(self) -> str:
        """What stands there while there is none."""
        return self.tr("Noch kein Sozialraum eingetragen.")

    def make_adder(self, context: Context, project: UUID) -> QWidget:
        """The line for the next one."""
        row = CardRow(self.tr("Weiterer Sozialraum"))
        name, since = SuggestEdit(row), DayEdit(row)
        name.setPlaceholderText(self.tr("Name des Sozialraums"))
        name.setAccessibleName(self.tr("Name des weiteren Sozialraums"))
        since.setPlaceholderText(self.tr("seit"))
        since.setAccessibleName(self.tr("Sozialraum seit"))
        since.today, since.past = context.today, True
        suggest_areas(context, name)
        button = QPushButton(self.tr("Hinzufügen"), row)
        row.add_widget(name, 1)
        for widget in (since, button):
            row.add_widget(widget)

        def add() -> None:
            said, day = name.value(), since.value()
            if not said:
                name.setFocus()
            elif not since.complete():
                since.setFocus()
            else:
                name.clear()
                since.clear()
                context.write(self, lambda ws: ws.directory.serve(project, said, day))

        button.clicked.connect(add)
        name.entered.connect(lambda _words: add())
        since.returnPressed.connect(add)
        return row
