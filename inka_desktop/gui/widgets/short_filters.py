"""The chips that narrow a list which is read whole: what is not sent yet, a tag, remembered views."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.chip import FilterChip
from inka_desktop.gui.widgets.flow import FlowLayout
from inka_desktop.gui.widgets.tag_chip import TagChip
from inka_desktop.gui.widgets.view_chip import ViewChip
from inka_desktop.services.views import Plain
from inka_desktop.viewmodels import record_state, short_list
from inka_desktop.viewmodels.short_list import ShortFilter, ShortModel

_CHIP_GAP = 6


class ShortFilters(QWidget):
    """Stands above the list; where a page has a line for words, what is typed there counts as well."""

    narrowed = Signal()

    def attach(
        self, context: Context, list_name: str, model: ShortModel[Any], words: QLineEdit | None = None
    ) -> None:
        """Takes over the narrowing of a list.

        Args:
            context: what tags and views are read with.
            list_name: the list's own, for ever.
            model: of the list.
            words: where words are typed.
        """
        self._model, self._limits, self._words = model, ShortFilter(), words
        self._waiting = FilterChip(self, record_state.waiting_words())
        self._waiting.setObjectName("waitingChip")
        self._waiting.hide()
        self._waiting.clicked.connect(lambda on: self._narrow(self._limits._replace(waiting=on)))
        self._tags = TagChip(context, self._choose_tag, self)
        views = ViewChip(context, list_name, self._view_now, self._show_view, self)
        row = FlowLayout(self, _CHIP_GAP)
        for chip in (self._waiting, self._tags, views):
            row.addWidget(chip)
        if words is not None:
            words.textChanged.connect(lambda text: self._narrow(self._limits._replace(words=text)))
        model.modelReset.connect(self._offer_waiting)

    def _offer_waiting(self) -> None:
        self._waiting.setVisible(self._limits.waiting or self._model.waiting() > 0)

    def _choose_tag(self, tag: UUID | None) -> None:
        self._narrow(self._limits._replace(tag=tag))

    def _narrow(self, limits: ShortFilter) -> None:
        self._limits = limits
        self._model.narrow(limits)
        self.narrowed.emit()

    def _view_now(self) -> Mapping[str, Plain]:
        return short_list.view_of(self._limits)

    def _show_view(self, view: Mapping[str, Plain]) -> None:
        limits = short_list.limits_of(view)
        if self._words is not None:
            self._words.setText(limits.words)
        self._waiting.setChecked(limits.waiting)
        self._tags.set_tag(limits.tag)
        self._narrow(limits)
