"""The tab order is the reading order, also where rows were added after the form was made."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QStackedWidget, QWidget

from inka_desktop.gui.widgets import layouts


def set_reading_order(root: QWidget) -> None:
    """Chains all controls below ``root`` in the order in which its layouts place them."""
    before: QWidget | None = None
    for widget in controls(root):
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget


def controls(root: QWidget) -> Iterator[QWidget]:
    """Everything the Tab key reaches below a widget, in reading order, hidden ones included."""
    if root.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield root
    layout = root.layout()
    if isinstance(root, QScrollArea):
        content = root.widget()
        if content is not None:
            yield from controls(content)
    elif isinstance(root, QStackedWidget):
        for place in range(root.count()):
            page = root.widget(place)
            if page is not None:
                yield from controls(page)
    elif layout is not None:
        yield from _within(layout)


def _within(layout: QLayout) -> Iterator[QWidget]:
    for one in layouts.placed(layout):
        yield from controls(one) if isinstance(one, QWidget) else _within(one)
