"""The neighbourhoods of a project, with the days between which it serves them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton

from inka_desktop.gui import icons
from inka_desktop.gui.context import Context
from inka_desktop.gui.removing import remove
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.gui.widgets.fields import DayEdit
from inka_desktop.services.directory_rows import RelationRow
from inka_desktop.services.rows import ServedAreaRow
from inka_desktop.viewmodels import network


class AreasCard(Card):
    """A line each, and one for the next: its name, and since when."""

    _shown: object = None

    def show_areas(self, context: Context, project: UUID, rows: Sequence[ServedAreaRow]) -> None:
        """Fills the card, unless it says the same already: somebody may be typing below."""
        if self._shown == (project, rows):
            return
        self._shown = (project, rows)
        self.clear()
        self.set_title(self.tr("Sozialräume"))
        for row in rows:
            self.add_row(self._line(context, row))
        self.add_row(self._adder(context, project))

    def _line(self, context: Context, row: ServedAreaRow) -> CardRow:
        said = network.relation_words(
            RelationRow("area", row.area_id, row.name, "", row.valid_from, row.valid_to)
        )
        line, button = CardRow(row.name or "–", said), QToolButton(self)
        line.make_clickable()
        line.activated.connect(lambda: context.show_page("entry", row.area_id))
        icons.set_icon(button, "x")
        button.setToolTip(self.tr("Eintrag entfernen"))
        button.setAccessibleName(self.tr("{name} als Sozialraum entfernen").format(name=row.name))
        gone = self.tr("„{name}“ ist nicht mehr eingetragen.").format(name=row.name)
        button.clicked.connect(lambda: remove(self, context, "project_area", row.id, gone))
        line.add_widget(button)
        return line

    def _adder(self, context: Context, project: UUID) -> CardRow:
        row = CardRow(self.tr("Weiterer Sozialraum"))
        name, since = QLineEdit(row), DayEdit(row)
        name.setPlaceholderText(self.tr("Name des Sozialraums"))
        name.setAccessibleName(self.tr("Name des weiteren Sozialraums"))
        since.setPlaceholderText(self.tr("seit"))
        since.setAccessibleName(self.tr("Sozialraum seit"))
        since.today, since.past = context.today, True
        button = QPushButton(self.tr("Hinzufügen"), row)
        row.add_widget(name, 1)
        for widget in (since, button):
            row.add_widget(widget)

        def add() -> None:
            said, day = name.text().strip(), since.value()
            if not said:
                name.setFocus()
            elif not since.complete():
                since.setFocus()
            else:
                name.clear()
                since.clear()
                context.write(self, lambda ws: ws.directory.serve(project, said, day))

        button.clicked.connect(add)
        name.returnPressed.connect(add)
        return row
