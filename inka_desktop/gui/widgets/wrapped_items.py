"""Items of a list that are shown whole, in as many lines as they take."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

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
