"""Areas that scroll up and down only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def scrolled(content: QWidget, parent: QWidget, width_px: int = 0) -> QScrollArea:
    """A widget in an area that scrolls up and down only; of a fixed width where one is given."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if width_px:
        area.setFixedWidth(width_px)
    if not content.objectName():
        content.setObjectName("scrolled")
    area.setWidget(content)
    return area
