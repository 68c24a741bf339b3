"""Papierkorb: what was deleted, by whom and when, and one button to bring it back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from inka_desktop.gui._generated.bin_page import Ui_BinPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.services.rows import BinRow
from inka_desktop.viewmodels import deleted

SHOWN = 100
"""Rows that are made at once; a button offers more."""

_OWN_PAGES = {"protocol": "protocol", "project": "projects"}
"""Kinds that have a page to go to once they are back."""


class BinPage(Page):
    """Nothing is deleted for good here."""

    name = "bin"
    code = "E-02"
    parent_page = "settings"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._shown = SHOWN
        """So many rows were asked for; reading again does not take them away."""
        self._ui = Ui_BinPage()
        self._ui.setupUi(self)
        self._ui.settingsButton.clicked.connect(lambda: context.show_page("settings"))

    def refresh(self) -> None:
        """Reads again what is shown."""
        self.context.read(self, lambda ws: ws.editing.deleted(), self._show)

    def take_changes(self, changes: object) -> None:
        """Whatever was written may have been deleted or brought back."""
        if self.isVisible():
            self.refresh()

    def _show(self, rows: Sequence[BinRow]) -> None:
        card = self._ui.rowsCard
        card.clear()
        self._ui.summaryLabel.setVisible(bool(rows))
        card.set_title("" if rows else self.tr("Der Papierkorb ist leer"))
        if not rows:
            card.say(
                self.tr(
                    "Was Sie löschen, kommt zuerst hierher. "
                    "Von hier holen Sie Protokolle, Projekte und alles andere zurück."
                )
            )
        self._add(rows, 0)

    def _add(self, rows: Sequence[BinRow], first: int) -> None:
        """Show rows from ``first`` on; what was opened once stays open when the page is read again."""
        card, on = self._ui.rowsCard, self.context.today()
        for row in rows[first : self._shown]:
            line = CardRow(deleted.title(row), deleted.second_line(row, on))
            line.add_button(self.tr("Zurückholen")).clicked.connect(lambda _=False, r=row: self._restore(r))
            card.add_row(line)
        if len(rows) > self._shown:
            card.offer(self.tr("Weitere anzeigen"), lambda: self._more(rows))

    def _more(self, rows: Sequence[BinRow]) -> None:
        first, self._shown = self._shown, self._shown + SHOWN
        self._add(rows, first)

    def _restore(self, row: BinRow) -> None:
        context, page = self.context, _OWN_PAGES.get(row.kind)

        def back(_: None) -> None:
            said = self.tr("„{name}“ ist wieder da.").format(name=deleted.title(row))
            if page is not None:
                context.say(said, "good", self.tr("Öffnen"), lambda: context.show_page(page, row.id))
            else:
                context.say(said)

        context.write(self, lambda ws: ws.editing.restore(row.kind, row.id), back)
