"""The navigation at the left: icon and text, counts, foldable to icons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from inka_desktop.gui import icons
from inka_desktop.gui.widgets.breaking import in_two_lines
from inka_desktop.gui.widgets.card import words

WIDTH, FOLDED_WIDTH = 240, 56
_LINE_PX, _BESIDE_PX = 32, 54
"""Height of a page in one line; what stands beside its words: paddings, icon and gap."""
_GAP = "  "


class NavButton(QPushButton):
    """One page in the navigation; checked while it is shown."""

    def __init__(self, text: str, icon: str, code: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._text = text
        self._code = code
        self.setCheckable(True)
        self.setAutoExclusive(True)
        icons.set_icon(self, icon)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 6, 0)
        self._count = QLabel(self)
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignRight)
        self._folded = False
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Shows how many things wait there; 0 shows nothing."""
        self._count.setText(str(count) if count else "")
        self._count.setVisible(bool(count) and not self._folded)
        self.setAccessibleName(f"{self._text} ({count})" if count else self._text)
        self.setToolTip(f"{self._text} ({self._code})")

    def fold(self, folded: bool) -> None:
        """Shows the icon alone, or icon and text."""
        self._folded = folded
        self.setText("" if folded else self._words())
        self.updateGeometry()
        self._count.setVisible(bool(self._count.text()) and not folded)

    def sizeHint(self) -> QSize:
        return QSize(FOLDED_WIDTH - 16 if self._folded else WIDTH - 17, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(FOLDED_WIDTH - 16, self._height())

    def _height(self) -> int:
        return _LINE_PX + self.fontMetrics().lineSpacing() * self.text().count("\n")

    def _words(self) -> str:
        font = QFont(self.font())
        font.setBold(True)  # as it is while checked
        text = in_two_lines(self._text, QFontMetrics(font), WIDTH - 17 - _BESIDE_PX)
        return "\n".join(_GAP + line for line in text.split("\n"))


class Sidebar(QFrame):
    """Pages above, exchange and settings below; lists only what was added."""

    page_chosen = Signal(str)
    fold_wished = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self._buttons: dict[str, NavButton] = {}
        self._folded = False
        self._wished = False
        self._narrow = False
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 14, 8, 10)
        column.setSpacing(1)
        self._name = words("", "cardTitle", self)
        self._name.setContentsMargins(10, 0, 4, 0)
        self._name.setProperty("role", "head")
        self._remark = words("", "hint", self)
        self._remark.setContentsMargins(10, 0, 4, 0)
        column.addWidget(self._name)
        column.addWidget(self._remark)
        column.addSpacing(12)
        self._upper = QVBoxLayout()
        self._upper.setSpacing(1)
        column.addLayout(self._upper)
        column.addStretch(1)
        line = QFrame(self)
        line.setObjectName("navigationLine")
        column.addWidget(line)
        column.addSpacing(8)
        self._lower = QVBoxLayout()
        self._lower.setSpacing(1)
        column.addLayout(self._lower)
        column.addSpacing(4)
        self._fold_button = QToolButton(self)
        self._fold_button.clicked.connect(self._toggle)
        column.addWidget(self._fold_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._show_folding()

    def add_page(self, name: str, text: str, icon: str, code: str, *, below: bool = False) -> None:
        """Adds a page; ``below`` puts it at the foot."""
        button = NavButton(text, icon, code, self)
        button.clicked.connect(lambda: self.page_chosen.emit(name))
        (self._lower if below else self._upper).addWidget(button)
        self._buttons[name] = button
        button.fold(self._folded)

    def clear_pages(self) -> None:
        """Takes all pages out, before others are added."""
        for button in self._buttons.values():
            button.hide()
            button.deleteLater()
        self._buttons = {}

    def select(self, name: str) -> None:
        """Marks a page as shown; unknown names mark none."""
        for key, button in self._buttons.items():
            button.setAutoExclusive(False)
            button.setChecked(key == name)
            button.setAutoExclusive(True)

    def set_count(self, name: str, count: int) -> None:
        """Shows a count beside a page."""
        if name in self._buttons:
            self._buttons[name].set_count(count)

    def set_names(self, name: str, remark: str) -> None:
        """Names the workspace, and below it a remark such as the person."""
        self._name.setText(name)
        self._remark.setText(remark)
        self._show_folding()

    def set_wished(self, folded: bool) -> None:
        """Folds as the person left it the last time."""
        self._wished = folded
        self._show_folding()

    def set_narrow(self, narrow: bool) -> None:
        """Folds by itself while the window is narrow."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._show_folding()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._show_folding()
        super().changeEvent(event)

    def _toggle(self) -> None:
        self._wished = not self._folded
        self._narrow = False
        self._show_folding()
        self.fold_wished.emit(self._wished)

    def _show_folding(self) -> None:
        self._folded = self._wished or self._narrow
        self.setFixedWidth(FOLDED_WIDTH if self._folded else WIDTH)
        self._name.setVisible(not self._folded)
        self._remark.setVisible(not self._folded and bool(self._remark.text()))
        for button in self._buttons.values():
            button.fold(self._folded)
        icons.set_icon(self._fold_button, "panel-left-open" if self._folded else "panel-left-close")
        words_now = self.tr("Navigation ausklappen") if self._folded else self.tr("Navigation einklappen")
        self._fold_button.setToolTip(words_now)
        self._fold_button.setAccessibleName(words_now)
