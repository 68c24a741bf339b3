"""An area that is as high as what it holds, and scrolls where the window has less room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class WholeArea(QScrollArea):
    """For dialogs whose fields and comments may grow beyond a small screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        content = self.widget()
        if content is None:
            return super().sizeHint()
        wanted = content.sizeHint()
        if content.hasHeightForWidth():
            width = max(wanted.width(), self.viewport().width() if self.isVisible() else 0)
            wanted.setHeight(content.heightForWidth(width))
        return wanted

    def minimumSizeHint(self) -> QSize:
        content = self.widget()
        least = super().minimumSizeHint()
        return least if content is None else QSize(content.minimumSizeHint().width(), least.height())
