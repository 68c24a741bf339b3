"""The mark at a field for which two entries arrived; a click opens both with who and when."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QToolButton, QWidget

from inka_desktop.gui import icons
from inka_desktop.viewmodels import wording

_SIZE = 22


class FieldMark(QToolButton):
    """Sits in the upper right corner of its field and stays there."""

    def __init__(self, field: QWidget, name: str, opened: Callable[[str], None]) -> None:
        super().__init__(field)
        self._field = field
        icons.set_icon(self, "split", "attention", 14)
        self.setFixedSize(_SIZE, _SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        text = self.tr("Zwei Angaben zu „{field}“ – bitte entscheiden").format(field=wording.field(name))
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.clicked.connect(lambda: opened(name))
        field.installEventFilter(self)
        if isinstance(field, QLineEdit):
            field.setTextMargins(0, 0, _SIZE, 0)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        actions = len(self._field.actions()) if isinstance(self._field, QLineEdit) else 0
        right = 4 + actions * _SIZE + (_SIZE if isinstance(self._field, QComboBox) else 0)
        self.move(self._field.width() - _SIZE - right, min(5, (self._field.height() - _SIZE) // 2))
        self.raise_()


def show_marks(
    fields: Mapping[str, QWidget], divided: Collection[str], opened: Callable[[str], None]
) -> None:
    """Marks exactly the fields with two entries."""
    for name, widget in fields.items():
        present = widget.findChildren(FieldMark, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if name in divided and not present:
            FieldMark(widget, name, opened).show()
        elif name not in divided:
            for mark in present:
                mark.hide()
                if isinstance(widget, QLineEdit):
                    widget.setTextMargins(0, 0, 0, 0)
                mark.setParent(None)
                mark.deleteLater()
