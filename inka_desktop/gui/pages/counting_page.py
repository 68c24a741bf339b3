"""Was gezählt wird: own kinds of contacts, own indicators, and the limits by which figures are judged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.counting_page import Ui_CountingPage
from inka_desktop.gui.context import Context
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.viewmodels import counting

if TYPE_CHECKING:
    from inka_desktop.services.catalogue import ContactKindRow, IndicatorRow
    from inka_desktop.services.indicator_rows import Rule
    from inka_desktop.services.workspace import Workspace


class _Told(NamedTuple):
    """What was read."""

    kinds: Sequence[ContactKindRow]
    indicators: Sequence[IndicatorRow]
    rule: Rule


class CountingPage(Page):
    """What ships stays as it is; what the office thought of is renamed and retired, never taken away."""

    name = "counting"
    code = "I-03"
    parent_page = "indicators"
    watches = frozenset({"contact_kind", "indicator", "figure_rule"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = ui = Ui_CountingPage()
        ui.setupUi(self)
        self._told: _Told | None = None
        for card, text, run in (
            (ui.kindsCard, self.tr("Neue Art"), self._make_kind),
            (ui.indicatorsCard, self.tr("Neuer Indikator"), self._make_indicator),
            (ui.ruleCard, self.tr("Ändern"), self._change_rule),
        ):
            self._add_head_button(card, text, run)

    def refresh(self) -> None:
        """Reads again what is shown."""

        def read(ws: Workspace) -> _Told:
            catalogue = ws.analysis.catalogue
            return _Told(catalogue.kinds(), catalogue.indicators(), ws.analysis.indicators.rule())

        self.context.read(self, read, self._show)

    def _show(self, told: _Told) -> None:
        ui, on = self._ui, self.context.today()
        self._told = told
        for card, title in (
            (ui.kindsCard, self.tr("Arten von Kontakten")),
            (ui.indicatorsCard, self.tr("Eigene Indikatoren")),
            (ui.ruleCard, self.tr("Ampel und kleine Zahlen")),
        ):
            card.clear()
            card.set_title(title)
        for kind in told.kinds:
            row = CardRow(counting.kind_title(kind), counting.kind_facts(kind, on))
            if kind.id is not None:
                self._add_kind_buttons(row, kind.id, kind)
            ui.kindsCard.add_row(row)
        own = [one for one in told.indicators if one.id is not None]
        for one in own:
            row = CardRow(f"{one.code} · {one.name_de}", counting.indicator_facts(one, on))
            if one.id is not None:
                self._add_indicator_buttons(row, one.id, one)
            ui.indicatorsCard.add_row(row)
        if not own:
            ui.indicatorsCard.say(self.tr("Noch keine. Die Indikatoren des Programms sind schon dabei."))
        for title, second in counting.rule_lines(told.rule):
            ui.ruleCard.add_row(CardRow(title, second))

    # --- what is done -------------------------------------------------------------------------------

    def _add_head_button(self, card: Card, text: str, run: Callable[[], None]) -> None:
        button = QPushButton(text, card)
        button.clicked.connect(lambda _checked=False: run())
        card.add_head_widget(button)
        icons.set_icon(button, "pencil" if card is self._ui.ruleCard else "plus")

    def _add_kind_buttons(self, row: CardRow, key: UUID, kind: ContactKindRow) -> None:
        row.add_button(self.tr("Ändern")).clicked.connect(partial(self._change_kind, kind))
        retired = kind.retired_on is not None
        on = None if retired else self.context.today()
        button = row.add_button(self.tr("Wieder zählen") if retired else self.tr("Nicht mehr zählen"))
        button.clicked.connect(partial(self._retire_kind, key, on))

    def _add_indicator_buttons(self, row: CardRow, key: UUID, one: IndicatorRow) -> None:
        row.add_button(self.tr("Ändern")).clicked.connect(partial(self._change_indicator, one))
        retired = one.valid_to is not None
        on = None if retired else self.context.today()
        button = row.add_button(self.tr("Wieder verwenden") if retired else self.tr("Nicht mehr verwenden"))
        button.clicked.connect(partial(self._retire_indicator, key, on))

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _make_kind(self) -> None:
        self._change_kind(None)

    def _change_kind(self, kind: ContactKindRow | None, _on: bool = False) -> None:
        from inka_desktop.gui.dialogs.contact_kind_dialog import ContactKindDialog

        if self._told is not None:
            on = self.context.today()
            known = [one for one in self._told.indicators if one.is_valid(on, on)]
            self._open(ContactKindDialog(self.context, known, kind, self))

    def _retire_kind(self, key: UUID, on: date | None, _on: bool = False) -> None:
        self.context.write(self, lambda ws: ws.analysis.catalogue.retire_kind(key, on))

    def _make_indicator(self) -> None:
        self._change_indicator(None)

    def _change_indicator(self, one: IndicatorRow | None, _on: bool = False) -> None:
        from inka_desktop.gui.dialogs.own_indicator_dialog import OwnIndicatorDialog

        self._open(OwnIndicatorDialog(self.context, self, one))

    def _retire_indicator(self, key: UUID, on: date | None, _on: bool = False) -> None:
        self.context.write(self, lambda ws: ws.analysis.catalogue.retire_indicator(key, on))

    def _change_rule(self) -> None:
        from inka_desktop.gui.dialogs.figure_rule_dialog import FigureRuleDialog

        if self._told is not None:
            self._open(FigureRuleDialog(self.context, self._told.rule, self))
