"""Finds what eyes may miss: texts cut off, sideways scrolling, dialogs larger than the screen."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QWidget,
)

SLACK_PX = 1
_BORDER_PX = 4
_LINE_MARGIN_PX = 2
"""What a line edit keeps free at both sides of its text, beside what its style does."""
_SHORTEN = 24
"""How much of a text is told."""


def what_does_not_fit(root: QWidget, screen: tuple[int, int]) -> list[str]:
    """Sentences about visible widgets below ``root`` that show less than they should.

    Args:
        root: a window or dialog that is shown.
        screen: width and height in logical pixels that it must do with.
    """
    found = []
    if root.width() > screen[0] or root.height() > screen[1]:
        found.append(f"is {root.width()} x {root.height()}, the screen {screen[0]} x {screen[1]}")
    found += [f"scrolls sideways: {_name(area)}" for area in _sideways(root)]
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and _in_sight(widget, root):
            found += _cut(widget)
    return found


def _sideways(root: QWidget) -> Iterator[QAbstractScrollArea]:
    for area in root.findChildren(QAbstractScrollArea):
        never = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if (area.isVisible() and area.horizontalScrollBar().maximum() > 0 and not never) or (
            isinstance(area, QScrollArea) and area.isVisible() and _wider_than_shown(area)
        ):
            yield area


def _wider_than_shown(area: QScrollArea) -> bool:
    inner = area.widget()
    return inner is not None and inner.width() > area.viewport().width() + SLACK_PX


def _cut(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and widget.text():
        wanted = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
        if wanted > widget.height() + SLACK_PX:
            yield f"text cut below: {_told(widget.text())} ({widget.height()} of {wanted} px)"
        if not widget.wordWrap() and widget.sizeHint().width() > widget.width() + SLACK_PX:
            yield f"text cut on the right: {_told(widget.text())}"
    elif isinstance(widget, QAbstractButton) and widget.hasHeightForWidth():  # its words wrap
        if widget.heightForWidth(widget.width()) > widget.height() + SLACK_PX:
            yield f"button cut below: {_told(widget.text())}"
    elif isinstance(widget, QAbstractButton) and widget.text():
        lines = widget.text().replace("&", "").split("\n")
        words = max(widget.fontMetrics().horizontalAdvance(line) for line in lines)
        icon = 0 if widget.icon().isNull() else widget.iconSize().width() + 4
        wanted = max(widget.sizeHint().width(), words + icon + 2 * _BORDER_PX)
        if wanted > widget.width() + SLACK_PX:
            yield f"button cut: {_told(widget.text())} ({widget.width()} of {wanted} px)"
    elif isinstance(widget, QLineEdit):
        text, option = widget.text() or widget.placeholderText(), QStyleOptionFrame()
        widget.initStyleOption(option)
        inner = widget.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, widget)
        margins = widget.textMargins()
        room = inner.width() - margins.left() - margins.right() - 2 * _LINE_MARGIN_PX
        if widget.fontMetrics().horizontalAdvance(text) > room:
            yield f"field too narrow: {_name(widget)} {_told(text)}"
    elif isinstance(widget, QComboBox):
        choice = QStyleOptionComboBox()
        widget.initStyleOption(choice)
        room = (
            widget.style()
            .subControlRect(
                QStyle.ComplexControl.CC_ComboBox, choice, QStyle.SubControl.SC_ComboBoxEditField, widget
            )
            .width()
        )
        if widget.fontMetrics().horizontalAdvance(widget.currentText()) > room:
            yield f"choice too narrow: {_name(widget)} {_told(widget.currentText())}"


def _in_sight(widget: QWidget, root: QWidget) -> bool:
    place = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
    return root.rect().intersects(place) and not widget.visibleRegion().isEmpty()


def _told(text: str) -> str:
    return f"„{text[:_SHORTEN]}…“" if len(text) > _SHORTEN else f"„{text}“"


def _name(widget: QWidget) -> str:
    return widget.objectName() or widget.accessibleName() or type(widget).__name__
