"""Agreements of a protocol and those carried over: what, who, by when, and how it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.agreement_row import Ui_AgreementRow
from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.card import hairline, words
from inka_desktop.gui.widgets.field_mark import show_marks
from inka_desktop.gui.widgets.record_list import RecordList, RecordRows, RowEditor
from inka_desktop.gui.widgets.suggesting import suggest_responsible
from inka_desktop.services.rows import AgreementRow
from inka_desktop.viewmodels import dates, wording
from inka_desktop.viewmodels.today import agreement_mark


class AgreementEditor(RowEditor):
    """One agreement."""

    entries_wished = Signal(object, str)
    """Id and field for which two entries arrived."""

    def __init__(self, context: Context, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(context, "agreement", parent)
        self._context = context
        self._ui = Ui_AgreementRow()
        self._ui.setupUi(self)
        self._ui.whatText.set_lines(1)
        self._ui.stateCombo.offer(wording.AGREEMENT_STATES)
        self._ui.dueEdit.today = today
        self._today = today
        icons.set_icon(self._ui.moreButton, "ellipsis")
        menu = QMenu(self)
        menu.addAction(self.tr("Nachweis und Verschieben …")).triggered.connect(self._open_thread)
        menu.addAction(self.tr("Vereinbarung entfernen")).triggered.connect(self.wish_removed)
        self._ui.moreButton.setMenu(menu)
        self._ui.moreButton.setPopupMode(self._ui.moreButton.ToolButtonPopupMode.InstantPopup)
        suggest_responsible(context, self._ui.responsibleEdit)

    def load(self, row: AgreementRow, number: int) -> None:
        """Shows a row and its place in the list, from 1."""
        self._ui.topLine.setVisible(number > 1)
        on = self._today()
        self._ui.markChip.set_mark(agreement_mark(row, on))
        self._ui.whatText.setAccessibleName(self.tr("Vereinbarung {number}").format(number=number))
        super().load(row, number)
        show_marks(
            self.binder.fields(), row.divided, lambda field: self.entries_wished.emit(self.record, field)
        )

    def _open_thread(self) -> None:
        from inka_desktop.gui.dialogs.thread_dialog import ThreadDialog

        if self.record is not None:
            self.binder.flush()
            ThreadDialog(self._context, self.record, parent=self.window()).open()

    def show_origin(self, text: str) -> None:
        """Says which protocol an agreement comes from."""
        self._ui.originLabel.setText(text)
        self._ui.originLabel.setVisible(bool(text))

    def enter(self) -> None:
        """Puts the cursor into the words."""
        self._ui.whatText.setFocus(Qt.FocusReason.ShortcutFocusReason)


class AgreementList(RecordList):
    """Carried over first, then those of this protocol, with a button for one more."""

    kind = "agreement"

    adding_wished = Signal()
    entries_wished = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._protocol: UUID | None = None
        column = self.add_card()
        self._carried_title = words(self.tr("Vereinbarungen aus früheren Terminen"), "second", self)
        self._own_line = hairline(self)
        self._own_title = words(self.tr("Bei diesem Termin vereinbart"), "second", self)
        self._carried = self._add_part(column, self._carried_title)
        self._own = self._add_part(column, self._own_line, self._own_title)
        self._add = QPushButton(self.tr("+ Vereinbarung hinzufügen"), self)
        self._add.setProperty("role", "quiet")
        self._add.clicked.connect(self.adding_wished)
        foot = QHBoxLayout()
        column.addLayout(foot)
        foot.setContentsMargins(9, 0, 0, 0)
        foot.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_part(self, column: QVBoxLayout, *heads: QWidget) -> RecordRows[AgreementRow, AgreementEditor]:
        for head in heads:
            head.setContentsMargins(18, 6, 8, 0)
            column.addWidget(head)
        return self.add_rows(column, spacing=0, owner=lambda: self._protocol)

    def load(
        self, protocol: UUID, rows: Sequence[AgreementRow], from_earlier: frozenset[UUID], on: date
    ) -> None:
        """Shows the agreements of a protocol and those of earlier ones that still matter."""
        self._protocol = protocol
        carried = [row for row in rows if row.id in from_earlier]
        own = [row for row in rows if row.id not in from_earlier]
        self._carried_title.setVisible(bool(carried))
        for head in (self._own_line, self._own_title):
            head.setVisible(bool(carried) and bool(own))
        self._carried.load(carried, self._make, AgreementEditor)
        self._own.load(own, self._make, AgreementEditor)
        for row in carried:
            origin = self.tr("vereinbart am {day}").format(day=dates.day(row.agreed_on, on))
            editor = self._carried.editor(row.id)
            if editor is not None:
                editor.show_origin(origin if row.agreed_on is not None else "")
        for editor in self._own.editors():
            editor.show_origin("")

    def prepare(self) -> None:
        """Has one more editor wait for an agreement."""
        self._own.prepare(self._make)

    def editors(self) -> list[AgreementEditor]:
        """All editors in the order shown."""
        return [*self._carried.editors(), *self._own.editors()]

    def enter(self, record: UUID) -> None:
        """Puts the cursor into an agreement."""
        editor = self._own.editor(record) or self._carried.editor(record)
        if editor is not None:
            editor.enter()

    def _make(self, row: AgreementRow | None) -> AgreementEditor:
        editor = AgreementEditor(self.context, self.context.today, self)
        editor.entries_wished.connect(self.entries_wished)
        self.follow(editor, self.tr("Die Vereinbarung ist im Papierkorb."))
        return editor
