"""The tags of a record as chips, and a line behind them that completes what the office has."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui.widgets.flow import FlowLayout
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.services.notes_rows import TagRow
from inka_desktop.viewmodels import wording

GAP = 6
LINE_PX = 148


class TagLine(QWidget):
    """Return adds the word in the line; a click on a chip, or Delete on it, takes the tag off."""

    put = Signal(str)
    taken_off = Signal(object)
    """The :class:`TagRow` of a chip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, GAP)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._chips: list[QPushButton] = []
        self._shown: tuple[TagRow, ...] = ()
        self.edit = SuggestEdit(self)
        self.edit.setObjectName("tagEdit")
        self.edit.setPlaceholderText(self.tr("Schlagwort …"))
        self.edit.setAccessibleName(self.tr("Schlagwort hinzufügen"))
        self.edit.setMinimumWidth(LINE_PX)
        self.edit.setMaximumWidth(LINE_PX)
        self.edit.entered.connect(self._enter)
        self._flow.addWidget(self.edit)

    def show_tags(self, tags: Sequence[TagRow]) -> None:
        """Shows these; equal ones are left alone, and so is the cursor."""
        if tuple(tags) == self._shown:
            return
        self._shown = tuple(tags)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.edit)
        self._chips = [self._chip(tag) for tag in self._shown]
        for widget in (*self._chips, self.edit):
            self._flow.addWidget(widget)
            widget.show()
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):  # type: ignore[attr-defined]  # a key event
            self._chips[self._chips.index(watched)].click()  # type: ignore[arg-type]  # only chips are watched
            return True
        return super().eventFilter(watched, event)

    def _chip(self, tag: TagRow) -> QPushButton:
        chip = QPushButton(wording.on_button(tag.word), self)
        chip.setProperty("role", "chip")
        icons.set_icon(chip, "x", size=12)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the sign behind the word
        chip.setAccessibleName(self.tr("Schlagwort „{word}“ entfernen").format(word=tag.word))
        chip.setToolTip(chip.accessibleName())
        chip.clicked.connect(lambda: self.taken_off.emit(tag))
        chip.installEventFilter(self)
        return chip

    def _enter(self, word: str) -> None:
        if word.strip():
            self.edit.clear()
            self.put.emit(word)
