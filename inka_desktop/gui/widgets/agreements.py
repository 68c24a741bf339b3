"""Agreements of a visit and those carried over: what, who, by when, and how it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.agreement_row import Ui_AgreementRow
from inka_desktop.gui.binder import Binder
from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.card import hairline, words
from inka_desktop.gui.widgets.field_mark import show_marks
from inka_desktop.gui.widgets.people import suggest_organizations
from inka_desktop.gui.widgets.record_list import RecordRows, RowEditor
from inka_desktop.services.rows import AgreementRow
from inka_desktop.viewmodels import dates, wording
from inka_desktop.viewmodels.today import agreement_mark


class AgreementEditor(RowEditor):
    """One agreement."""

    removed = Signal(object)
    entries_wished = Signal(object, str)
    """Id and field for which two entries arrived."""

    def __init__(self, context: Context, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_AgreementRow()
        self._ui.setupUi(self)
        self._ui.whatText.set_lines(1)
        self._ui.stateCombo.offer(wording.AGREEMENT_STATES)
        self._ui.dueEdit.today = today
        self._today = today
        self.binder = Binder(context, "agreement", self)
        self._record: UUID | None = None
        icons.set_icon(self._ui.moreButton, "ellipsis")
        menu = QMenu(self)
        menu.addAction(self.tr("Vereinbarung entfernen")).triggered.connect(
            lambda: self.removed.emit(self._record)
        )
        self._ui.moreButton.setMenu(menu)
        self._ui.moreButton.setPopupMode(self._ui.moreButton.ToolButtonPopupMode.InstantPopup)
        suggest_organizations(context, self._ui.responsibleEdit)

    def load(self, row: AgreementRow, number: int) -> None:
        """Shows a row and its place in the list, from 1."""
        self._record = row.id
        self._ui.topLine.setVisible(number > 1)
        on = self._today()
        self._ui.markChip.set_mark(agreement_mark(row, on))
        self._ui.whatText.setAccessibleName(self.tr("Vereinbarung {number}").format(number=number))
        super().load(row, number)
        show_marks(
            self.binder.fields(), row.divided, lambda field: self.entries_wished.emit(self._record, field)
        )

    def show_origin(self, text: str) -> None:
        """Says which visit an agreement comes from."""
        self._ui.originLabel.setText(text)
        self._ui.originLabel.setVisible(bool(text))

    def enter(self) -> None:
        """Puts the cursor into the words."""
        self._ui.whatText.setFocus(Qt.FocusReason.ShortcutFocusReason)


class AgreementList(QWidget):
    """Carried over first, then those of this visit, with a button for one more."""

    saved = Signal(object)
    typed = Signal()
    adding_wished = Signal()
    entries_wished = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context: Context | None = None
        self._origin = ""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        card = QFrame(self)
        card.setProperty("role", "card")
        whole.addWidget(card)
        column = QVBoxLayout(card)
        column.setContentsMargins(2, 4, 2, 4)
        column.setSpacing(0)
        self._carried_title = words("", "second", card)
        self._own_line = hairline(card)
        self._own_title = words(self.tr("Bei diesem Besuch vereinbart"), "second", card)
        carried, own = QVBoxLayout(), QVBoxLayout()
        for layout, heads in (
            (carried, (self._carried_title,)), (own, (self._own_line, self._own_title)),
        ):  # fmt: skip
            for head in heads:
                head.setContentsMargins(18, 6, 8, 0)
                column.addWidget(head)
            layout.setSpacing(0)
            column.addLayout(layout)
        self._carried: RecordRows[AgreementRow, AgreementEditor] = RecordRows(carried)
        self._own: RecordRows[AgreementRow, AgreementEditor] = RecordRows(own)
        self._add = QPushButton(self.tr("+ Vereinbarung hinzufügen"), card)
        self._add.setProperty("role", "quiet")
        self._add.clicked.connect(self.adding_wished)
        foot = QHBoxLayout()
        foot.setContentsMargins(9, 0, 0, 0)
        foot.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(foot)

    def attach(self, context: Context) -> None:
        """Gives the list what it saves with."""
        self._context = context

    def load(
        self,
        own: Sequence[AgreementRow],
        carried: Sequence[AgreementRow],
        carried_from: date | None,
        on: date,
    ) -> None:
        """Shows the agreements of a visit and what was still open before it."""
        known = carried_from is not None
        text = self.tr("Offen aus dem Besuch vom {day}").format(day=dates.day(carried_from, on))
        self._carried_title.setText(text if known else self.tr("Offen aus früheren Besuchen"))
        self._carried_title.setVisible(bool(carried))
        for head in (self._own_line, self._own_title):
            head.setVisible(bool(carried) and bool(own))
        self._carried.load(carried, self._make)
        self._own.load(own, self._make)
        for editor, row in zip(self._carried.editors(), carried, strict=False):
            mine = row.agreed_on is not None and row.agreed_on != carried_from
            origin = self.tr("vereinbart am {day}").format(day=dates.day(row.agreed_on, on))
            editor.show_origin(origin if mine else "")
        for editor in self._own.editors():
            editor.show_origin("")

    def editors(self) -> list[AgreementEditor]:
        """All editors in the order shown."""
        return [*self._carried.editors(), *self._own.editors()]

    def enter(self, record: UUID) -> None:
        """Puts the cursor into an agreement."""
        editor = self._own.editor(record) or self._carried.editor(record)
        if editor is not None:
            editor.enter()

    def flush(self) -> None:
        """Hands over what was typed."""
        self._carried.flush()
        self._own.flush()

    def settled(self) -> bool:
        """Whether everything typed is on the disk."""
        return self._carried.settled() and self._own.settled()

    def _make(self, row: AgreementRow) -> AgreementEditor:
        if self._context is None:
            raise RuntimeError("attach() comes first")
        editor = AgreementEditor(self._context, self._context.today, self)
        editor.removed.connect(self._remove)
        editor.entries_wished.connect(self.entries_wished)
        editor.binder.saved.connect(self.saved.emit)
        editor.binder.typed.connect(self.typed)
        return editor

    def _remove(self, record: UUID) -> None:
        context = self._context
        if context is None:
            return

        def back() -> None:
            context.write(self, lambda ws: ws.editing.restore("agreement", record))

        context.write(
            self,
            lambda ws: ws.editing.delete("agreement", record),
            lambda _: context.say(
                self.tr("Die Vereinbarung ist im Papierkorb."), "information", self.tr("Zurückholen"), back
            ),
        )
