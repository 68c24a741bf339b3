"""Papierkorb: what was deleted, by whom and when, and one button to bring it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from inka_desktop.gui import page_list
from inka_desktop.gui._generated.bin_page import Ui_BinPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.gui.widgets.fields import ChoiceCombo
from inka_desktop.gui.widgets.flow import FlowLayout
from inka_desktop.gui.widgets.view_chip import ViewChip
from inka_desktop.services.rows import BinRow
from inka_desktop.services.views import Plain
from inka_desktop.viewmodels import deleted

SHOWN = 100
"""Rows that are made at once; a button offers more."""

_GAP, _WORDS_PX = 6, 240


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
        self._rows: Sequence[BinRow] = ()
        chips = self._ui.chipsWidget
        self._words, self._kind = QLineEdit(chips), ChoiceCombo(chips)
        self._words.setPlaceholderText(self.tr("Name oder Person"))
        self._words.setAccessibleName(self.tr("Im Papierkorb suchen"))
        self._words.setFixedWidth(_WORDS_PX)
        self._words.textChanged.connect(lambda _text: self._narrow())
        label = QLabel(self.tr("Art"), chips)
        label.setBuddy(self._kind)
        label.setMaximumWidth(0)  # read out, not shown
        self._kind.edited.connect(self._narrow)
        self._kind.setSizeAdjustPolicy(ChoiceCombo.SizeAdjustPolicy.AdjustToContents)
        line = FlowLayout(chips, _GAP)
        views = ViewChip(context, self.name, self._view_now, self._show_view, chips)
        for widget in (self._words, self._kind, views):
            line.addWidget(widget)

    def refresh(self) -> None:
        """Reads again what is shown."""
        self.context.read(self, lambda ws: ws.editing.deleted(), self._show)

    def take_changes(self, changes: object) -> None:
        """Whatever was written may have been deleted or brought back."""
        if self.isVisible():
            self.refresh()

    def _show(self, rows: Sequence[BinRow]) -> None:
        self._rows = rows
        self._offer(self._kind.value())
        for widget in (self._ui.summaryLabel, self._ui.chipsWidget):
            widget.setVisible(bool(rows))
        self._fill()

    def _offer(self, kind: str) -> None:
        """The kinds to choose from, and one chosen, which a remembered view may name when none is there."""
        self._kind.offer(deleted.kinds(self._rows, kind), self.tr("Alle Arten"))
        self._kind.set_value(kind)

    def _fill(self) -> None:
        """What lies in the bin, as far as it is asked for."""
        card = self._ui.rowsCard
        rows = deleted.narrowed(self._rows, self._words.text(), self._kind.value())
        card.clear()
        card.set_title("" if self._rows else self.tr("Der Papierkorb ist leer"))
        if not self._rows:
            card.say(
                self.tr(
                    "Was Sie löschen, kommt zuerst hierher. "
                    "Von hier holen Sie Protokolle, Projekte und alles andere zurück."
                )
            )
        elif not rows:
            card.say(self.tr("Davon liegt nichts im Papierkorb."))
        self._add(rows, 0)

    def _narrow(self) -> None:
        """Other words, or another kind: from the beginning."""
        self._shown = SHOWN
        self._fill()

    def _view_now(self) -> Mapping[str, Plain]:
        return {"words": self._words.text(), "kind": self._kind.value()}

    def _show_view(self, view: Mapping[str, Plain]) -> None:
        self._offer(str(view.get("kind") or ""))
        self._words.setText(str(view.get("words") or ""))
        self._narrow()

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
        context, page = self.context, page_list.shown_by(self.context.role).get(row.kind)

        def back(_: None) -> None:
            said = self.tr("„{name}“ ist wieder da.").format(name=deleted.title(row))
            if page is not None:
                context.say(said, "good", self.tr("Öffnen"), lambda: context.show_page(page, row.id))
            else:
                context.say(said)

        context.write(self, lambda ws: ws.editing.restore(row.kind, row.id), back)
