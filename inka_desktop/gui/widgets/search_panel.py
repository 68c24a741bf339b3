"""The search panel: below the search field what was found, above it what the search is limited to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QMenu, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.search_panel import Ui_SearchPanel
from inka_desktop.gui.delegates.search_lines import SearchDelegate
from inka_desktop.gui.widgets.chip import FilterChip
from inka_desktop.viewmodels import wording
from inka_desktop.viewmodels.search import SearchLine, SearchModel

TYPING_MS = 120
"""So long after the last key it is searched."""
WIDTH_PX, EDGE_PX, FRAME_PX = 620, 12, 12
HIGHEST = 0.75
"""Of the window."""


class SearchPanel(QFrame):
    """The focus stays in the line; arrows and Return act on the list, Tab leads to the chips and back."""

    limited = Signal()
    """Somebody chose another limit."""

    def __init__(self, line: QLineEdit, search: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = Ui_SearchPanel()
        self._ui.setupUi(self)
        self.setObjectName("palette")
        self._line, self._window, self._search = line, parent, search
        self._model = SearchModel(self)
        hits = self._ui.hitList
        hits.setModel(self._model)
        hits.setItemDelegate(SearchDelegate(hits))
        hits.setMouseTracking(True)
        hits.clicked.connect(self._choose)
        self._timer = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._timer.timeout.connect(self.search_again)
        self._chosen: dict[FilterChip, str] = {}
        self._names: dict[FilterChip, Mapping[str, str]] = {}
        for chip in self.chips():
            chip.installEventFilter(self)
        for chip in (self._ui.kindButton, self._ui.projectButton, self._ui.periodButton):
            chip.setMenu(QMenu(chip))
            icons.set_icon(chip, "chevron-down", size=12)
            chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the sign behind the words
        self._ui.ownButton.toggled.connect(self.limited)
        line.installEventFilter(self)
        line.textEdited.connect(lambda _text: self._timer.start())
        self.hide()

    # --- limits -----------------------------------------------------------------------------------

    def chips(self) -> tuple[FilterChip, ...]:
        """The chips in their order."""
        ui = self._ui
        return ui.kindButton, ui.projectButton, ui.periodButton, ui.ownButton

    def offer(self, place: int, names: Mapping[str, str]) -> None:
        """Gives a chip its choices by key, the first for no limit; with one choice it goes."""
        chip = self.chips()[place]
        self._names[chip] = names
        menu = chip.menu()
        menu.clear()
        for key, name in names.items():
            menu.addAction(wording.on_button(name)).triggered.connect(
                lambda _checked=False, chosen=key: self._limit(chip, chosen)
            )
        chip.setVisible(len(names) > 2)
        self._show_chosen(chip, self._chosen.get(chip, ""))

    def chosen(self, place: int) -> str:
        """The key that a chip stands on, empty for no limit."""
        return self._chosen.get(self.chips()[place], "")

    def own(self) -> bool:
        """Whether only what one began oneself is looked for."""
        return self._ui.ownButton.isChecked()

    def is_limited(self) -> bool:
        """Whether any limit is set."""
        return self.own() or any(self._chosen.values())

    def _limit(self, chip: FilterChip, key: str) -> None:
        self._show_chosen(chip, key)
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.limited.emit()

    def _show_chosen(self, chip: FilterChip, key: str) -> None:
        names = self._names[chip]
        self._chosen[chip] = key if key in names else ""
        chip.setText(wording.on_button(names.get(key, next(iter(names.values()), ""))))
        chip.setChecked(bool(self._chosen[chip]))

    # --- showing ----------------------------------------------------------------------------------

    def open(self) -> None:
        """Puts the cursor into the line and shows what can be done."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()
        self.search_again()

    def search_again(self) -> None:
        """Searches for what stands in the line."""
        self._search(self._line.text().strip())

    def show_found(self, lines: Sequence[SearchLine], note: str = "") -> None:
        """Shows what was found below the line, and a sentence above it; what is chosen stays so."""
        if not self._line.hasFocus() and not self._has_focus():
            return
        before = self._model.line(self._ui.hitList.currentIndex().row())
        self._model.show(lines)
        names = [line.name for line in lines]
        row = names.index(before.name) if self.isVisible() and before and before.name in names else -1
        row = row if row >= 0 and lines[row].icon else self._model.step(-1, 1) if lines else -1
        self._ui.hitList.setCurrentIndex(self._model.index(row))
        self._ui.noteLabel.setText(note)
        self._ui.noteLabel.setVisible(bool(note))
        self._ui.hitList.setVisible(bool(lines))
        self._ui.chipsWidget.setVisible(bool(self._line.text().strip()))
        self.place_below()
        self.raise_()
        self.show()

    def place_below(self) -> None:
        """Takes its place below the line, inside the window."""
        line, window, hits = self._line, self._window, self._ui.hitList
        corner = line.mapTo(window, line.rect().bottomLeft())
        width = min(max(line.width(), WIDTH_PX), window.width() - 2 * EDGE_PX)
        rows = sum(hits.sizeHintForRow(row) for row in range(self._model.rowCount())) + FRAME_PX
        hits.setFixedHeight(min(rows, round(window.height() * HIGHEST)))
        self.setFixedWidth(width)
        self.adjustSize()
        self.move(max(EDGE_PX, min(corner.x(), window.width() - EDGE_PX - width)), corner.y() + 4)

    # --- keys -------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._hide_when_left)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            act = self._key_in_line if watched is self._line else self._key_in_chips
            if self.isVisible() or event.key() == Qt.Key.Key_Escape:
                return act(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _key_in_line(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step and self._model.rowCount():
            row = self._model.step(self._ui.hitList.currentIndex().row(), step)
            self._ui.hitList.setCurrentIndex(self._model.index(row))
            self._ui.hitList.scrollTo(self._model.index(max(0, row - 1) if row < 2 else row))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._ui.hitList.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
            self._line.clear()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and self._shown_chips():
            place = 0 if event.key() == Qt.Key.Key_Tab else -1
            self._shown_chips()[place].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            return False
        return True

    def _key_in_chips(self, event: QKeyEvent) -> bool:
        """Tab goes on to the next chip and from the last back to the line, as Esc does at once."""
        if event.key() == Qt.Key.Key_Escape:
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        step = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Backtab: -1, Qt.Key.Key_Left: -1}.get(
            Qt.Key(event.key())
        )
        focused = QApplication.focusWidget()
        chips = self._shown_chips()
        if step is None or focused not in chips:
            return False
        place = chips.index(focused) + step
        after = chips[place] if 0 <= place < len(chips) else self._line
        after.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _shown_chips(self) -> list[QWidget]:
        return [chip for chip in self.chips() if chip.isVisible()]

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _hide_when_left(self) -> None:
        if not self._line.hasFocus() and not self._has_focus() and QApplication.activePopupWidget() is None:
            self.hide()

    def _choose(self, index: QModelIndex) -> None:
        line = self._model.line(index.row())
        if line is not None and not line.icon:
            return
        self.hide()
        self._line.clear()
        if line is not None:
            line.run()
