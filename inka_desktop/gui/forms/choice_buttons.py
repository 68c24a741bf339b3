"""Buttons for choices whose words go on in a second line where one is too narrow."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

BLANK_KEYS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_SIGN_PX, _GAP_PX, _LEAST_PX = 18, 8, 90
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def words_height(button: QAbstractButton, width_px: int) -> int:
    """The height of a button whose words have so much room; a picture stands above them."""
    room = QRect(0, 0, max(1, width_px - _SIGN_PX - _GAP_PX), 10_000)
    words = button.fontMetrics().boundingRect(room, _WRAPPED, _shown(button)).height()
    picture = button.iconSize().height() + _GAP_PX if not button.icon().isNull() else 0
    return max(words, _SIGN_PX) + picture + 4


def words_width(button: QAbstractButton) -> int:
    """The width in which all words stand in one line."""
    words = button.fontMetrics().horizontalAdvance(_shown(button))
    picture = button.iconSize().width() if not button.icon().isNull() else 0
    return _SIGN_PX + (_GAP_PX + max(words + 2, picture) if words or picture else 0)


def paint_choice(button: QAbstractButton, option: QStyleOptionButton, sign: QStyle.ControlElement) -> None:
    """Draws the sign by the style, and the words beside it, however many lines they are."""
    painter = QStylePainter(button)
    picture = button.iconSize().height() + _GAP_PX if not button.icon().isNull() else 0
    if picture:
        place = QRect(_SIGN_PX + _GAP_PX, 0, button.iconSize().width(), button.iconSize().height())
        button.icon().paint(painter, place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    words = QRect(option.rect).adjusted(_SIGN_PX + _GAP_PX, picture, 0, 0)
    line = QRect(0, picture, button.width(), button.height() - picture)
    option.text = ""
    option.icon = type(button.icon())()
    option.rect = line
    painter.drawControl(sign, option)
    colour = button.palette().windowText() if button.isEnabled() else button.palette().placeholderText()
    painter.setPen(colour.color())
    painter.drawText(words, _WRAPPED, _shown(button))
    painter.end()


def _shown(button: QAbstractButton) -> str:
    return button.text().replace("&&", "&")


class ChoiceButton(QRadioButton):
    """A choice among others; Backspace, Delete or a second click takes it back."""

    cleared = Signal()
    picked = Signal()
    """A click or Space chose it; arrows lead on to other choices and settle nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._was = False
        _let_wrap(self)

    def sizeHint(self) -> QSize:
        return QSize(words_width(self), words_height(self, words_width(self)))

    def minimumSizeHint(self) -> QSize:
        width = min(words_width(self), _LEAST_PX)
        return QSize(width, _SIGN_PX)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return words_height(self, width)

    def hitButton(self, pos: object) -> bool:
        """All of it is clicked, not only what the style would draw."""
        return True

    def paintEvent(self, event: object) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        paint_choice(self, option, QStyle.ControlElement.CE_RadioButton)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._was = self.isChecked()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if self._was and inside and self.isEnabled():
            self.setDown(False)
            self.cleared.emit()
            return
        super().mouseReleaseEvent(event)
        self._tell_picked()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in BLANK_KEYS and self.isChecked():
            self.cleared.emit()
            return
        self._was = self.isChecked()
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(event)
        if event.key() == Qt.Key.Key_Space:
            self._tell_picked()

    def _tell_picked(self) -> None:
        if self.isChecked() and not self._was:
            self.picked.emit()


class TickButton(QCheckBox):
    """A choice that may be ticked beside others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _let_wrap(self)

    def sizeHint(self) -> QSize:
        return QSize(words_width(self), words_height(self, words_width(self)))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(words_width(self), _LEAST_PX), _SIGN_PX)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return words_height(self, width)

    def hitButton(self, pos: object) -> bool:
        """All of it is clicked, not only what the style would draw."""
        return True

    def paintEvent(self, event: object) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        paint_choice(self, option, QStyle.ControlElement.CE_CheckBox)


def _let_wrap(button: QAbstractButton) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)
