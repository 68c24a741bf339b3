"""Words of a narrow list and its buttons: what does not fit one line goes on in the next one."""

from __future__ import annotations

import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

_SPACES = re.compile(r" (?!\()")
"""Where a line may break: a count in brackets stays with its word."""


def in_two_lines(text: str, metrics: QFontMetrics, room_px: int) -> str:
    """A text as it fits: broken after a word, and its second line with an ellipsis where even that is short.

    Args:
        text: one line.
        metrics: of the widest font it is shown in.
        room_px: width of a line.
    """
    if metrics.horizontalAdvance(text) <= room_px:
        return text
    starts = [text[: space.start()] for space in _SPACES.finditer(text)]
    fitting = [start for start in starts if metrics.horizontalAdvance(start) <= room_px]
    if not fitting:
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room_px)
    second = text[len(fitting[-1]) + 1 :]
    return fitting[-1] + "\n" + metrics.elidedText(second, Qt.TextElideMode.ElideRight, room_px)


_PADDING_PX = 20
"""What the style leaves free at both sides of an item (QListView::item)."""


class _WrappedItems(QStyledItemDelegate):
    """Qt measures where lines break in the whole width and draws them inside the padding."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        narrower = QStyleOptionViewItem(option)
        narrower.rect.setWidth(option.rect.width() - _PADDING_PX)
        return super().sizeHint(narrower, index)


def wrap_items(items: QListWidget) -> None:
    """Has a list show each item whole, in as many lines as it takes."""
    items.setWordWrap(True)
    items.setItemDelegate(_WrappedItems(items))
    items.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
