"""Words that give way: a title at its end, a path in its middle; the tool tip has them whole."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
    QWidget,
)

from inka_desktop.gui.widgets.fields import ChoiceCombo

_LEAST_PX, _PATH_LETTERS = 80, 24


class ElidingLabel(QLabel):
    """One line of people's text, never read as markup."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        return QSize(min(_LEAST_PX, whole.width()), whole.height())

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()


class PathCombo(ChoiceCombo):
    """A choice of places by their paths, whose beginnings and ends tell them apart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_PATH_LETTERS)
        self.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.currentTextChanged.connect(self.setToolTip)

    def add_path(self, path: str, value: object) -> None:
        """One more place."""
        self.addItem(path, value)
        self.setItemData(self.count() - 1, path, Qt.ItemDataRole.ToolTipRole)

    def shown(self) -> str:
        """The chosen path as it fits."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return self._elided(option)

    def _elided(self, option: QStyleOptionComboBox) -> str:
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideMiddle, room.width())

    def paintEvent(self, event: object) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self._elided(option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()


class WholeText(QObject):
    """Says in the tool tip of a line what it holds, where that is wider than the line."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QLineEdit) and isinstance(event, QHelpEvent):
            text = watched.text()
            if event.type() == QEvent.Type.ToolTip and is_cut(watched):
                QToolTip.showText(event.globalPos(), text, watched)
                return True
        return super().eventFilter(watched, event)


def is_cut(line: QLineEdit) -> bool:
    """Whether a line is too narrow for its text."""
    wanted = line.fontMetrics().horizontalAdvance(line.text())
    return wanted > line.contentsRect().width() - 2 * line.fontMetrics().averageCharWidth()
