"""People present: a line each; a new one is made by typing function and organisation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.attendee_row import Ui_AttendeeRow
from inka_desktop.gui._generated.member_row import Ui_MemberRow
from inka_desktop.gui._generated.person_row import Ui_PersonRow
from inka_desktop.gui.context import Context
from inka_desktop.gui.half_said import HalfTyped
from inka_desktop.gui.widgets.record_list import RecordList, RecordRows, RowEditor
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.gui.widgets.suggesting import suggest_names, suggest_organizations
from inka_desktop.services.rows import AttendanceRow, PersonRow
from inka_desktop.viewmodels import wording
from inka_desktop.viewmodels.people import person_words, read_person

if TYPE_CHECKING:
    from inka_desktop.services.series import MemberRow


class PersonEditor(RowEditor):
    """One person present."""

    kind: ClassVar[str] = "attendance"
    """Table of the record."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, self.kind, parent)
        form: Any = self._make_form()
        form.setupUi(self)
        self._ui: Ui_PersonRow | Ui_AttendeeRow | Ui_MemberRow = form
        icons.set_icon(self._ui.removeButton, "x")
        icons.set_icon(self._ui.moreButton, "pencil")
        remark = () if isinstance(self._ui, Ui_MemberRow) else (self._ui.remarkEdit,)
        self._more = (self._ui.nameEdit, *remark)
        self._open_more(shown=False)
        self._ui.moreButton.clicked.connect(self._show_more)
        self._ui.removeButton.clicked.connect(self.wish_removed)
        suggest_organizations(context, self._ui.organizationEdit, makes=True)
        suggest_names(context, self._ui.nameEdit, self._ui.organizationEdit.value)
        self._context = context
        self._ui.nameEdit.editingFinished.connect(self._name_was_typed)

    def _make_form(self) -> Ui_PersonRow | Ui_AttendeeRow | Ui_MemberRow:
        return Ui_PersonRow()

    def load(self, row: AttendanceRow | MemberRow, number: int) -> None:
        """Shows a row and its place in the list, from 1."""
        says_more, another = bool(row.name or getattr(row, "remark", "")), row.id != self.record
        super().load(row, number)
        if says_more or another:
            self._open_more(shown=says_more)

    def _name_was_typed(self) -> None:
        """Whoever types a name and goes on means that person, as in the line for one more."""
        line, record = self._ui.nameEdit, self.record
        if not line.isModified() or record is None:
            return
        line.setModified(False)
        self.binder.flush()
        words, edit = line.value(), self.binder.last_edit("name")
        self._context.write(self, lambda ws: ws.network.name_person(self.kind, record, words, edit))

    def _show_more(self) -> None:
        shown = self._ui.nameEdit.isHidden()
        self._open_more(shown=shown)
        if shown:
            self._ui.nameEdit.setFocus()

    def _open_more(self, *, shown: bool) -> None:
        for line in self._more:
            line.setVisible(shown)


class AttendeeEditor(PersonEditor):
    """One person who takes part in a meeting, is excused or a guest, with or without a vote."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        assert isinstance(self._ui, Ui_AttendeeRow)
        self._ui.stateCombo.offer(wording.ATTENDANCE_STATES)

    def _make_form(self) -> Ui_AttendeeRow:
        return Ui_AttendeeRow()


class PeopleList(RecordList):
    """All people present, with a line for one more."""

    kind = "attendance"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._protocol: UUID | None = None
        self._voting = False
        self._known: dict[str, PersonRow] = {}
        column = self.add_card()
        self._rows: RecordRows[AttendanceRow | MemberRow, PersonEditor] = self.add_rows(
            column, spacing=0, owner=lambda: self._protocol
        )
        self._line = SuggestEdit(self)
        self._line.setProperty("role", "plain")
        self._line.setPlaceholderText(self.tr("+ Person: Funktion, Organisation"))
        self._line.setAccessibleName(self.tr("Person hinzufügen: Funktion, Organisation, Name"))
        self._line.asked.connect(self._ask)
        self._line.entered.connect(self._enter)
        below = QHBoxLayout()
        column.addLayout(below)
        below.setContentsMargins(6, 0, 8, 0)  # as a person's line has it
        below.addWidget(self._line)

    def attach(self, context: Context) -> None:
        """Gives the list what it reads and saves with."""
        super().attach(context)
        self._begun = HalfTyped.of_line(context, self._line)

    def load(
        self, protocol: UUID, rows: Sequence[AttendanceRow | MemberRow], *, voting: bool = False
    ) -> None:
        """Shows the people of a protocol; ``voting``: with how they took part, and their vote."""
        self._protocol, self._voting = protocol, voting
        self._begun.show_for((self.kind, protocol))
        self._rows.load(rows, self._make, self._editor_class())

    def prepare(self) -> None:
        """Has one more editor wait for a person."""
        self._rows.prepare(self._make)

    def enter(self) -> None:
        """Puts the cursor into the line for one more."""
        self._line.setFocus()

    def take_in(self, protocol: UUID | None) -> None:
        """Enters who was typed for this protocol and not entered yet, as Return would."""
        if protocol == self._protocol:
            self._enter(self._line.value())

    def _make(self, row: Any) -> PersonEditor:
        editor = self._editor_class()(self.context, self)
        self.follow(editor, self.tr("Die Person ist nicht mehr aufgeführt."))
        return editor

    def _editor_class(self) -> type[PersonEditor]:
        return AttendeeEditor if self._voting else PersonEditor

    def _ask(self, words: str) -> None:
        if words:
            self.context.read(self, lambda ws: ws.network.persons(words, limit=8), self._suggest)

    def _suggest(self, rows: Sequence[PersonRow]) -> None:
        self._known = {person_words(row): row for row in rows}
        self._line.suggest(list(self._known))

    def _enter(self, words: str) -> None:
        protocol, known = self._protocol, self._known.get(words)
        if protocol is None or not words:
            return
        name, function, organization = (
            (known.name, known.function, known.organization) if known else read_person(words)
        )
        self._line.clear()
        self._add(protocol, name, function, organization)

    def _add(self, protocol: UUID, name: str, function: str, organization: str) -> None:
        self.context.write(self, lambda ws: ws.protocols.add_person(protocol, name, function, organization))
