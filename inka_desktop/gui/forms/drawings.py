"""Signatures and drawings with mouse, pen or finger; kept as a picture, as ODK has it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from inka_desktop.forms import NodeState
from inka_desktop.gui import icons
from inka_desktop.gui.forms.answer import AnswerWidget
from inka_desktop.gui.forms.files import written
from inka_desktop.gui.forms.pictures import pixmap_of
from inka_desktop.gui.widgets.signature_pad import SignaturePad

_SIZE = QSize(1000, 300)
_PREVIEW_PX, _LEAST_PX = 440, 240


class DrawingAnswer(AnswerWidget):
    """The field that protocols are signed on."""

    def build(self) -> None:
        """Puts the widget together."""
        self.pad = SignaturePad(self)
        self.pad.setMinimumWidth(_LEAST_PX)
        self.pad.setMaximumWidth(_PREVIEW_PX)
        self.pad.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pad.drawn.connect(self.tell_soon)
        self._picture = QLabel(self)
        self._picture.hide()
        self.clear_button = QPushButton(self.tr("Neu zeichnen"), self)
        icons.set_icon(self.clear_button, "undo-2")
        self.clear_button.clicked.connect(self.clear)
        self.column.addWidget(self.pad)
        self.column.addWidget(self._picture)
        row = QHBoxLayout()
        self.column.addLayout(row)
        row.addWidget(self.clear_button)
        row.addStretch(1)

    def inputs(self) -> Sequence[QWidget]:
        """What takes the keyboard."""
        return (self.pad, self.clear_button)

    def name(self, label: str, description: str) -> None:
        """Says to a screen reader what is asked for."""
        super().name(label, description)
        self.clear_button.setAccessibleName(f"{label}: {self.clear_button.text()}")

    def show_state(self, state: NodeState) -> None:
        """Shows the answer, and whether it may be changed."""
        self.pad.setEnabled(not state.readonly)
        self.clear_button.setVisible(bool(state.value) and not state.readonly)
        content = self.filling.files.get(state.value)
        kept = None if content is None or self.pad.text() else pixmap_of(content, _PREVIEW_PX)
        self.pad.setVisible(kept is None)
        self._picture.setVisible(kept is not None)
        if kept is not None:
            self._picture.setPixmap(kept)
        elif not state.value and self.pad.text() and not self.waits():
            self.pad.show_text("")

    def take(self) -> None:
        """Answers with what stands there now."""
        if not self.pad.text():
            return
        image = QImage(_SIZE, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.pad.paint_strokes(painter, _SIZE.width() / max(1, self.pad.width()))
        painter.end()
        field = self.control.field
        name = f"{'' if field is None else field.name.local}-{self.node.row[:8]}".rstrip("-") + ".png"
        self.tell(self.filling.attach(name, written(image, "PNG")))

    def clear(self) -> None:
        """Takes the drawing away."""
        self.pad.show_text("")
        self.tell(None)
