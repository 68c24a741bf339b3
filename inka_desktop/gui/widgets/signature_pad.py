"""A field to sign on with mouse, pen or finger; what is drawn is kept as strokes, never as a picture."""

from __future__ import annotations

from inka_desktop.gui.widgets.stroke_pad import StrokePad
from inka_desktop.records import strokes


class SignaturePad(StrokePad):
    """A field for strokes that are kept as a short text."""

    def text(self) -> str:
        """What was drawn (:mod:`inka_desktop.records.strokes`); empty where nothing was.

        Raises:
            ValueError: it has more points than a signature may have.
        """
        return strokes.write(self.strokes)

    def show_text(self, text: str) -> None:
        """Shows strokes that were drawn before."""
        self.show_drawing(None, strokes.read(text))
