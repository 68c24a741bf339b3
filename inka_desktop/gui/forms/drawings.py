"""Drawings with mouse, pen or finger, on white or on a picture; kept as a picture, as ODK has it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from inka_desktop.forms import NodeState
from inka_desktop.gui import icons
from inka_desktop.gui.forms.picking import PickedAnswer, own_name, within, written
from inka_desktop.gui.forms.pictures import image_of
from inka_desktop.gui.widgets.flow import FlowLayout
from inka_desktop.gui.widgets.stroke_pad import StrokePad
from inka_desktop.viewmodels.filling import Sketch

_WHITE = QSize(1000, 300)
_MOST_PX = 2000
"""Of a picture whose form sets no bound: it is written anew whenever somebody drew on it."""
_WIDE_PX, _HIGH_PX, _LEAST_PX = 440, 330, 240
_PAUSE_MS = 1500
"""So long after the last stroke a drawing is an answer: each one is a file of its own."""


class DrawingAnswer(PickedAnswer):
    """One field for all that is drawn; a picture to draw on is chosen, pasted, dropped, or the form's own.

    Strokes stay apart from what they were drawn on while the form is open (:class:`.Sketch`): the last can
    be taken back, also after another page of the form and after an undo. What was drawn before is a picture.
    One that has not come yet is not drawn over.
    """

    settle_ms = _PAUSE_MS

    def build(self) -> None:
        """Puts the widget together."""
        super().build()
        self._shown = ""
        self.pad = StrokePad(self)
        self.pad.setMinimumWidth(_LEAST_PX)
        self.pad.setMaximumSize(_WIDE_PX, _HIGH_PX)
        self.pad.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pad.drawn.connect(self._drawn)
        self.undo_button = QPushButton(self.tr("Strich zurücknehmen"), self)
        icons.set_icon(self.undo_button, "undo-2")
        self.undo_button.clicked.connect(self.pad.undo_stroke)
        self.clear_button = QPushButton(self.tr("Neu zeichnen"), self)
        icons.set_icon(self.clear_button, "rotate-cw")
        self.clear_button.clicked.connect(self.clear)
        self.column.addWidget(self.pad)
        self.away = QLabel(self.tr("Die Datei ist noch unterwegs. Bitte senden und empfangen Sie."), self)
        self.away.setWordWrap(True)
        self.away.hide()
        self.column.addWidget(self.away)
        row = FlowLayout()
        self.column.addLayout(row)
        for button in self._buttons():
            row.addWidget(button)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.choose_button, self.paste_button, self.undo_button, self.clear_button

    def inputs(self) -> Sequence[QWidget]:
        """What takes the keyboard."""
        return (self.pad, *self._buttons())

    def name(self, label: str, description: str) -> None:
        """Says to a screen reader what is asked for."""
        super().name(label, description)
        for button in self._buttons():
            button.setAccessibleName(f"{label}: {button.text()}")

    def most_px(self) -> int:
        """How long the longer edge of a picture may be."""
        return super().most_px() or _MOST_PX

    def show_state(self, state: NodeState) -> None:
        """Shows the answer, and whether it may be changed."""
        away = self._is_away(state.value)
        locked = state.readonly or away
        self.pad.setEnabled(not locked)
        self.away.setVisible(away)
        if state.value != self._shown and not self.waits():
            self._shown = "" if away else state.value
            self.pad.show_drawing(
                *(self.filling.sketches.get(state.value) or Sketch(self._kept(state.value)))
            )
        for button in self._buttons():
            button.setVisible(not locked)
        self.choose_button.setEnabled(not locked)
        self.undo_button.setEnabled(bool(self.pad.strokes))
        self.clear_button.setEnabled(bool(self.pad.strokes) or state.value not in ("", self._begins_with()))

    def take_image(self, image: QImage, stem: str) -> None:
        """Draws on a picture from now on, which is an answer already."""
        self.pad.show_drawing(image)
        self.take()

    def take(self) -> None:
        """Answers with what stands there now."""
        under, drawn = sketch = Sketch(self.pad.under, self.pad.strokes)
        if under is None and not drawn:
            self.tell(None)
            return
        form, ending = ("PNG", "png") if under is None else ("JPEG", "jpg")
        content = written(self.pad.picture(within(_WHITE, self.most_px())), form)
        field = self.control.field
        stem = f"{'' if field is None else field.name.local}-{self.node.row[:8]}".strip("-")
        self._shown = self.filling.attach(own_name(f"{stem}.{ending}", content), content)
        self.filling.sketches[self._shown] = sketch
        self.tell(self._shown)

    def clear(self) -> None:
        """Takes the drawing away: what is left is white, or the form's own picture."""
        self._shown = self._begins_with()
        self.pad.show_drawing(self._kept(self._shown))
        self.tell(self._shown or None)

    def _drawn(self) -> None:
        self.undo_button.setEnabled(bool(self.pad.strokes))
        self.clear_button.setEnabled(True)
        self.tell_soon()

    def _begins_with(self) -> str:
        """The answer that the form itself gives; empty where it gives none."""
        field = self.control.field
        return "" if field is None else field.source.text()

    def _is_away(self, name: str) -> bool:
        """Whether somebody has drawn elsewhere, and it is not here yet."""
        drawn = name not in ("", self._begins_with(), *self.filling.sketches)
        return drawn and self.filling.content(name) is None

    def _kept(self, name: str) -> QImage | None:
        """The picture of an answer, as large as it may be; None while it is not here."""
        content = self.filling.content(name)
        return None if content is None else image_of(content, self.most_px())
