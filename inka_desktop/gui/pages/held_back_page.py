"""Zurückgehalten: what devices without rights wrote; an owner takes it over or lets it lie."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from inka_desktop.gui._generated.held_back_page import Ui_HeldBackPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets import layouts
from inka_desktop.gui.widgets.card import Card
from inka_desktop.gui.widgets.held_rows import HeldRow
from inka_desktop.services.member_rows import HeldBackRow
from inka_desktop.viewmodels import held_back

SHOWN = 30
"""Saves of one device that are shown at once; a button offers more."""


class HeldBackPage(Page):
    """Many at once; what is chosen stays chosen while the page is read again."""

    name = "held_back"
    code = "S-02"
    parent_page = "exchange"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = Ui_HeldBackPage()
        self._ui.setupUi(self)
        self._rows: dict[bytes, HeldBackRow] = {}
        self._chosen: set[bytes] = set()
        ui = self._ui
        ui.backButton.clicked.connect(lambda: context.show_page("exchange"))
        ui.allCheck.clicked.connect(self._choose_all)
        ui.acceptButton.clicked.connect(self.accept)
        ui.leaveButton.clicked.connect(self.let_lie)

    def refresh(self) -> None:
        """Reads again what is shown."""
        self.context.read(self, lambda ws: ws.members.held_back(), self._show)

    def take_changes(self, changes: object) -> None:
        """Anything may bring more, or have been accepted elsewhere."""
        if self.isVisible():
            self.refresh()

    def accept(self) -> None:
        """Lets what is chosen count after all."""
        ids = set(self._chosen)
        text = self.tr("%n Änderungen übernommen. Mit dem nächsten Senden gelten sie überall.", "", len(ids))
        self._busy(busy=True)
        self.context.write(self, lambda ws: ws.members.accept(ids), lambda _: self._done(text), self._failed)

    def let_lie(self) -> None:
        """Lets what is chosen lie; it can be taken over later."""
        ids = set(self._chosen)
        text = self.tr("%n Änderungen liegen gelassen. Sie bleiben hier stehen.", "", len(ids))
        self._busy(busy=True)
        self.context.write(
            self, lambda ws: ws.members.leave_held(ids), lambda _: self._done(text), self._failed
        )

    def _done(self, text: str) -> None:
        self._chosen.clear()
        self.context.say(text)
        self.refresh()

    def _failed(self, error: BaseException) -> None:
        self.context.tell(error)
        self.refresh()

    # --- choosing ---------------------------------------------------------------------------------

    def _choose(self, key: bytes, chosen: bool) -> None:
        (self._chosen.add if chosen else self._chosen.discard)(key)
        self._count()

    def _choose_all(self) -> None:
        self._set(self._rows, chosen=self._ui.allCheck.isChecked())

    def _set(self, keys: Sequence[bytes] | dict[bytes, HeldBackRow], *, chosen: bool) -> None:
        wanted = set(keys)
        self._chosen = self._chosen | wanted if chosen else self._chosen - wanted
        for row in self.findChildren(HeldRow):
            if row.id in wanted:
                row.set_checked(chosen)
        self._count()

    def _count(self) -> None:
        ui, count = self._ui, len(self._chosen)
        ui.chosenLabel.setText(self.tr("%n ausgewählt", "", count) if count else "")
        ui.allCheck.setChecked(bool(self._rows) and count == len(self._rows))
        self._busy(busy=not count)
        ui.leaveButton.setEnabled(any(not self._rows[key].left for key in self._chosen))

    def _busy(self, *, busy: bool) -> None:
        for button in (self._ui.acceptButton, self._ui.leaveButton):
            button.setEnabled(not busy)

    # --- showing ----------------------------------------------------------------------------------

    def _show(self, rows: Sequence[HeldBackRow]) -> None:
        self._rows = {row.id: row for row in rows}
        self._chosen &= self._rows.keys()
        self._clear()
        self._ui.choiceWidget.setVisible(bool(rows))
        for group in held_back.by_device(rows):
            self._ui.cardsLayout.addWidget(self._card(group))
        if not rows:
            card = Card(self)
            card.set_title(self.tr("Nichts ist zurückgehalten"))
            card.say(self.tr("Was ein abgemeldetes oder verlorenes Gerät noch sendet, steht dann hier."))
            self._ui.cardsLayout.addWidget(card)
        self._count()

    def _clear(self) -> None:
        layouts.clear(self._ui.cardsLayout)

    def _card(self, group: Sequence[HeldBackRow]) -> Card:
        card = Card(self)
        card.set_title(held_back.device_words(group[0]), held_back.reason_words(group[0]))
        button = QPushButton(self.tr("Alle von diesem Gerät"), card)
        button.clicked.connect(lambda: self._set([row.id for row in group], chosen=True))
        card.add_head_widget(button)
        self._add(card, group)
        return card

    def _add(self, card: Card, rows: Sequence[HeldBackRow]) -> None:
        on, others = self.context.today(), rows[SHOWN:]
        for row in rows[:SHOWN]:
            line = HeldRow(row, on, checked=row.id in self._chosen, parent=card)
            line.chosen.connect(self._choose)
            card.add_row(line)
        if others:
            card.offer(self.tr("%n weitere zeigen", "", len(others)), lambda: self._add(card, others))
