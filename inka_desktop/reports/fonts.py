"""The embedded fonts: loaded once, measured, and asked which characters they have.

reportlab is imported here on first use, never when this module is.
"""

from __future__ import annotations

import functools
import threading
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

from inka_desktop.errors import EnvironmentalError
from inka_desktop.paths import resource_dir

from .style import FACES
from .typography import REPLACEMENT

_LOADING = threading.Lock()


class FontMissingError(EnvironmentalError):
    """A font file of the installation is missing or cannot be read."""

    code = "reports.font_missing"
    de = (
        "Die Schrift für Dokumente fehlt. Ihre Angaben sind gespeichert. "
        "Bitte installieren Sie das Programm erneut."
    )
    en = "The font for documents is missing. Your entries are saved. Please install the program again."


@dataclass(frozen=True, slots=True)
class Face:
    """One loaded face.

    Attributes:
        name: as in :mod:`style`.
        widths: character to advance, in thousandths of the size; only what the face can show.
    """

    name: str
    widths: dict[str, float]

    def width(self, text: str, size: float) -> float:
        """Width of a text in points; characters the face lacks count as the replacement mark."""
        missing = repeat(self.widths[REPLACEMENT])
        return sum(map(self.widths.get, text, missing)) * size / 1000

    def showable(self, text: str) -> str:
        """The text with U+FFFD for each character that the face lacks; line ends stay."""
        for char in set(text):
            if char not in self.widths and char != "\n":
                text = text.replace(char, REPLACEMENT)
        return text


@functools.cache
def face(name: str) -> Face:
    """A face by name, registered with reportlab on first use (about 5 ms).

    Raises:
        FontMissingError: its file is not in the resources.
    """
    from reportlab.pdfbase import pdfmetrics, ttfonts

    with _LOADING:
        try:
            font = ttfonts.TTFont(name, str(font_path(name)))
        except (ttfonts.TTFError, OSError) as reason:
            raise FontMissingError(name=name) from reason
        pdfmetrics.registerFont(font)
    glyphs, advances = font.face.charToGlyph, font.face.charWidths
    return Face(name, {chr(code): advances.get(code, font.face.defaultWidth) for code in glyphs})


def load_faces() -> None:
    """Loads every face a document may use."""
    for name in FACES:
        face(name)


def font_path(name: str) -> Path:
    """Where a face lies in the resources."""
    return resource_dir() / "fonts" / f"{name}.ttf"
