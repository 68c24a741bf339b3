"""On the page Einstellungen: whether spelling is checked on this device, and the office's own words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QCheckBox, QWidget

from inka_desktop.gui.context import Context
from inka_desktop.gui.removing import remove
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.gui.widgets.fields import ChoiceCombo
from inka_desktop.settings import SPELLING, SPELLING_LANGUAGE, Setting
from inka_desktop.viewmodels import options

if TYPE_CHECKING:
    from inka_desktop.services.own_words import OwnWordRow

T = TypeVar("T", bool, str)
SHOWN = 8
"""Own words before „Weitere anzeigen“."""


class SpellingCard(Card):
    """Switch and language take effect at once."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown = SHOWN
        self.set_title(self.tr("Rechtschreibung"))

    def refresh(self) -> None:
        """Reads again what is shown."""
        self._context.read(self, lambda ws: (ws.own_words.all(), ws.own_words.may_add), self._show)

    def _show(self, read: tuple[Sequence[OwnWordRow], bool]) -> None:
        rows, may_remove = read
        self.clear()
        self.add_row(self._switch())
        self.add_row(self._language())
        self._add(rows, 0, may_remove)

    def _switch(self) -> CardRow:
        row = CardRow(
            self.tr("Beim Schreiben prüfen"),
            self.tr(
                "Unbekannte Wörter werden unterstrichen. F7 führt zum nächsten und schlägt andere vor. "
                "Geprüft wird nur auf diesem Gerät, auch ohne Verbindung."
            ),
        )
        check = QCheckBox(self.tr("eingeschaltet"), row)
        check.setAccessibleName(self.tr("Rechtschreibung beim Schreiben prüfen"))
        check.setChecked(self._context.settings.get(SPELLING))
        check.clicked.connect(partial(self._change, SPELLING))
        row.add_widget(check)
        return row

    def _language(self) -> CardRow:
        row = CardRow(
            self.tr("Sprache der Texte"), self.tr("Sie gilt auch, wenn das Fenster eine andere hat.")
        )
        combo = ChoiceCombo(row)
        combo.setObjectName("spellingLanguageCombo")
        row.title.setBuddy(combo)
        for key in SPELLING_LANGUAGE.choices:
            combo.addItem(options.label(options.LANGUAGES, key), key)
        combo.set_value(self._context.settings.get(SPELLING_LANGUAGE))
        combo.edited.connect(lambda: self._change(SPELLING_LANGUAGE, combo.value()))
        row.add_widget(combo)
        return row

    def _change(self, setting: Setting[T], wished: T) -> None:
        self._context.settings.set(setting, wished)
        self._context.spelling_switched.emit()

    def _add(self, rows: Sequence[OwnWordRow], first: int, may_remove: bool) -> None:
        for row in rows[first : self._shown]:
            line = CardRow(row.word, self.tr("eigenes Wort, auf allen Geräten der Stelle"))
            if may_remove:
                line.add_button(self.tr("Entfernen")).clicked.connect(partial(self._remove, row))
            self.add_row(line)
        if len(rows) > self._shown:
            self.offer(self.tr("Weitere anzeigen"), partial(self._more, rows, may_remove))

    def _more(self, rows: Sequence[OwnWordRow], may_remove: bool) -> None:
        first, self._shown = self._shown, len(rows)
        self._add(rows, first, may_remove)

    def _remove(self, row: OwnWordRow, _checked: bool = False) -> None:
        told = self.tr("„{word}“ wird wieder unterstrichen.").format(word=row.word)
        remove(self, self._context, "own_word", row.id, told)
