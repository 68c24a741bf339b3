"""Who does what for a project, with the days between which they do."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.fields import DayEdit, TextLine
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.gui.widgets.tenures import TenuresCard
from inka_desktop.services.rows import PersonRow
from inka_desktop.viewmodels.people import person_words

_GAP_PX, _MOST = 8, 8


class ProjectPeopleCard(TenuresCard):
    """A line each, and one for the next: who, what they do, and since when."""

    kind = "project_person"

    def heading(self) -> str:
        """The title of the card."""
        return self.tr("Personen (nur bei der Koordinierungsstelle)")

    def empty(self) -> str:
        """What stands there while there is none."""
        return self.tr("Noch keine Person eingetragen.")

    def make_adder(self, context: Context, project: UUID) -> QWidget:
        """The line for the next one."""
        return ProjectPersonAdder(context, project, self)


class ProjectPersonAdder(QWidget):
    """Finds a person of the network while one types, or makes the one that was typed."""

    def __init__(self, context: Context, project: UUID, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._project = context, project
        self._known: dict[str, PersonRow] = {}
        self._name, self._role, self._since = SuggestEdit(self), TextLine(self), DayEdit(self)
        self._since.today, self._since.past = context.today, True
        button = QPushButton(self.tr("Hinzufügen"), self)
        self._arrange(button)
        self._name.asked.connect(self._ask)
        button.clicked.connect(self._add)
        self._name.entered.connect(lambda _words: self._role.setFocus())
        for line in (self._role, self._since):
            line.returnPressed.connect(self._add)

    def _arrange(self, button: QPushButton) -> None:
        whole, line, below = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        whole.setContentsMargins(16, 8, 16, 8)
        whole.addLayout(line)
        whole.addLayout(below)
        line.setSpacing(_GAP_PX)
        fields: tuple[tuple[QLineEdit, str, str, int], ...] = (
            (self._name, self.tr("Name"), self.tr("Name der weiteren Person"), 2),
            (self._role, self.tr("Aufgabe im Projekt"), self.tr("Aufgabe der weiteren Person"), 2),
            (self._since, self.tr("seit"), self.tr("Im Projekt seit"), 1),
        )
        for widget, hint, name, stretch in fields:
            widget.setPlaceholderText(hint)
            widget.setAccessibleName(name)
            line.addWidget(widget, stretch)
        below.addStretch(1)
        below.addWidget(button)

    def _ask(self, words: str) -> None:
        if words:
            self._context.read(self, lambda ws: ws.network.persons(words, limit=_MOST), self._suggest)

    def _suggest(self, rows: Sequence[PersonRow]) -> None:
        self._known = {person_words(row): row for row in rows}
        self._name.suggest(list(self._known))

    def _add(self) -> None:
        said, role, since = self._name.value(), self._role.text(), self._since.value()
        if not said:
            self._name.setFocus()
        elif not self._since.complete():
            self._since.setFocus()
        else:
            row, project = self._known.get(said), self._project
            name, function, body = (row.name, row.function, row.organization) if row else (said, "", "")
            for line in (self._name, self._role, self._since):
                line.clear()
            self._context.write(
                self,
                lambda ws: ws.projects.add_person(
                    project, name, role, since, function=function, organization=body
                ),
            )
