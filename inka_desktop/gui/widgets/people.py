"""People present: a line each; a new one is made by typing function and organisation."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.person_row import Ui_PersonRow
from inka_desktop.gui.binder import Binder
from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.record_list import RecordRows, RowEditor
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.services.rows import AttendanceRow, PersonRow
from inka_desktop.viewmodels.people import person_words, read_person


class PersonEditor(RowEditor):
    """One person present."""

    removed = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_PersonRow()
        self._ui.setupUi(self)
        self.binder = Binder(context, "attendance", self)
        self._record: UUID | None = None
        icons.set_icon(self._ui.removeButton, "x")
        icons.set_icon(self._ui.moreButton, "pencil")
        self._ui.moreWidget.hide()
        self._ui.moreButton.clicked.connect(self._show_more)
        self._ui.removeButton.clicked.connect(lambda: self.removed.emit(self._record))
        suggest_organizations(context, self._ui.organizationEdit)

    def load(self, row: AttendanceRow, number: int) -> None:
        """Shows a row and its place in the list, from 1."""
        self._record = row.id
        super().load(row, number)
        if row.name or row.remark:
            self._ui.moreWidget.show()

    def _show_more(self) -> None:
        self._ui.moreWidget.setVisible(self._ui.moreWidget.isHidden())
        if not self._ui.moreWidget.isHidden():
            self._ui.nameEdit.setFocus()


class PeopleList(QWidget):
    """All people present, with a line for one more."""

    saved = Signal(object)
    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context: Context | None = None
        self._visit: UUID | None = None
        self._known: dict[str, PersonRow] = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        card = QFrame(self)
        card.setProperty("role", "card")
        whole.addWidget(card)
        column = QVBoxLayout(card)
        column.setContentsMargins(2, 4, 2, 4)
        column.setSpacing(0)
        inner = QVBoxLayout()
        inner.setSpacing(0)
        column.addLayout(inner)
        self._rows: RecordRows[AttendanceRow, PersonEditor] = RecordRows(inner)
        self._line = SuggestEdit(card)
        self._line.setProperty("role", "plain")
        self._line.setPlaceholderText(self.tr("+ Person: Funktion, Organisation"))
        self._line.setAccessibleName(self.tr("Person hinzufügen: Funktion, Organisation, Name"))
        self._line.asked.connect(self._ask)
        self._line.entered.connect(self._enter)
        column.addWidget(self._line)

    def attach(self, context: Context) -> None:
        """Gives the list what it reads and saves with."""
        self._context = context

    def load(self, visit: UUID, rows: Sequence[AttendanceRow]) -> None:
        """Shows the people of a visit."""
        self._visit = visit
        self._rows.load(rows, self._make)

    def enter(self) -> None:
        """Puts the cursor into the line for one more."""
        self._line.setFocus()

    def flush(self) -> None:
        """Hands over what was typed."""
        self._rows.flush()

    def settled(self) -> bool:
        """Whether everything typed is on the disk."""
        return self._rows.settled()

    def _make(self, row: AttendanceRow) -> PersonEditor:
        if self._context is None:
            raise RuntimeError("attach() comes first")
        editor = PersonEditor(self._context, self)
        editor.removed.connect(self._remove)
        editor.binder.saved.connect(self.saved.emit)
        editor.binder.typed.connect(self.typed)
        return editor

    def _ask(self, words: str) -> None:
        if self._context is not None and words:
            self._context.read(self, lambda ws: ws.network.persons(words, limit=8), self._suggest)

    def _suggest(self, rows: Sequence[PersonRow]) -> None:
        self._known = {person_words(row): row for row in rows}
        self._line.suggest(list(self._known))

    def _enter(self, words: str) -> None:
        context, visit = self._context, self._visit
        if context is None or visit is None or not words:
            return
        known = self._known.get(words)
        name, function, organization = (
            (known.name, known.function, known.organization) if known else read_person(words)
        )
        self._line.clear()
        context.write(self, lambda ws: ws.visits.add_person(visit, name, function, organization))

    def _remove(self, record: UUID) -> None:
        context = self._context
        if context is None:
            return

        def back() -> None:
            context.write(self, lambda ws: ws.editing.restore("attendance", record))

        context.write(
            self,
            lambda ws: ws.editing.delete("attendance", record),
            lambda _: context.say(
                self.tr("Die Person ist nicht mehr aufgeführt."), "information", self.tr("Zurückholen"), back
            ),
        )


def suggest_organizations(context: Context, line: SuggestEdit) -> None:
    """Lets a line suggest the organisations of the network."""
    line.asked.connect(
        lambda words: (
            context.read(
                line,
                lambda ws: ws.network.organizations(words, limit=8),
                lambda rows: line.suggest([row.name for row in rows]),
            )
            if words
            else None
        )
    )
