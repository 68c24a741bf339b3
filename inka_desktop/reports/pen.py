"""Drawing on PDF pages: the only module that speaks to reportlab's canvas.

Bytes are reproducible: no clock, no random id, no host name goes in. reportlab is imported on first use.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import io
from collections.abc import Sequence
from typing import Any

from . import fonts
from .entries import Entry, draw_entry, fill
from .style import PAGE_HEIGHT, PAGE_WIDTH, REGULAR, TextStyle

_JPEG_START = b"\xff\xd8"
_OCTAL = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))}
_ESCAPES = _OCTAL | {ord(char): f"\\{char}" for char in "\\()"}
"""How characters stand in a string of a PDF (ISO 32000-1, 7.3.4.2)."""


class _Jpeg:
    """A JPEG that reportlab embeds as it is; its ImageReader would unpack it only to name it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._name = "jpeg-" + hashlib.blake2b(data, digest_size=16).hexdigest()

    def __str__(self) -> str:
        return self._name

    def jpeg_fh(self) -> io.BytesIO:
        """What reportlab asks a picture for; the name is its own."""
        return io.BytesIO(self._data)


class Pen:
    """An A4 document that is being drawn; y counts upwards from the lower edge, all lengths in points."""

    def __init__(self, title: str, author: str, subject: str, language: str, stamp: dt.datetime) -> None:
        """Begins a document.

        Args:
            title: of the document's properties.
            author: of the document's properties.
            subject: of the document's properties.
            language: as in BCP 47, e.g. ``de-DE``.
            stamp: UTC moment of the content, printed nowhere, kept as the date of creation.
        """
        self._out = io.BytesIO()
        self._canvas: Any = _new_canvas(self._out, language)
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject(subject)
        self._canvas.setCreator("INKA Desktop")
        self._canvas.setProducer("INKA Desktop")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._canvas.setDateFormatter(functools.partial(_stamp, stamp))
        self._given: dict[str, str] = {}
        self._bookmarks = 0
        self._below = 0
        self._filled = ""

    def text(self, x: float, baseline: float, words: str, style: TextStyle, right: bool = False) -> None:
        """One line; ``right`` ends it at ``x``.

        Written as reportlab's ``drawString`` would, which takes three times as long for its text object.
        """
        if not words:
            return
        self._fill(style.colour)
        if right:
            x -= fonts.face(style.face).width(words, style.size)
        canvas, font = self._canvas, _font(style.face)
        shown = [
            f"{font.getSubsetInternalName(subset, canvas._doc)} {style.size:g} Tf ({_written(part)}) Tj"
            for subset, part in font.splitString(words, canvas._doc)
        ]
        canvas._code.append(f"BT 1 0 0 1 {x:.3f} {baseline:.3f} Tm {' '.join(shown)} ET")

    def rule(self, x: float, y: float, width: float, colour: str, thickness: float) -> None:
        """A horizontal line."""
        self._canvas.setStrokeColor(_colour(colour))
        self._canvas.setLineWidth(thickness)
        self._canvas.line(x, y, x + width, y)

    def frame(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """An empty rectangle with a hairline."""
        self._canvas.setStrokeColor(colour)
        self._canvas.setLineWidth(0.6)
        self._canvas.roundRect(x, y, width, height, 2, stroke=1, fill=0)

    def path(self, points: Sequence[tuple[float, float]], colour: str, thickness: float) -> None:
        """A line through points, with round ends and bends; a single point is a dot."""
        self._canvas.setStrokeColor(colour)
        self._canvas.setLineWidth(thickness)
        self._canvas.setLineJoin(1)
        self._canvas.setLineCap(1)
        drawn = self._canvas.beginPath()
        drawn.moveTo(*points[0])
        for point in points[1:] or points:
            drawn.lineTo(*point)
        self._canvas.drawPath(drawn, stroke=1, fill=0)
        self._canvas.setLineCap(0)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle around a point."""
        self._fill(colour)
        self._canvas.circle(x, y, radius, stroke=0, fill=1)

    def ring(self, x: float, y: float, radius: float, colour: str) -> None:
        """An empty circle around a point, with a hairline."""
        self._canvas.setStrokeColor(_colour(colour))
        self._canvas.setLineWidth(0.6)
        self._canvas.circle(x, y, radius, stroke=1, fill=0)

    def entry(self, x: float, y: float, entry: Entry) -> None:
        """A field that a viewer of PDF lets people fill in."""
        self._filled = ""
        draw_entry(self._canvas.acroForm, x, y, entry)
        if entry.given:
            self._given[entry.name] = entry.given

    def picture(self, x: float, y: float, width: float, height: float, data: bytes) -> None:
        """A JPEG, embedded as it is, or a PNG with its transparency."""
        if data.startswith(_JPEG_START):
            self._canvas.drawImage(_Jpeg(data), x, y, width, height)
            return
        self._canvas.drawImage(_png(data), x, y, width, height, mask="auto")

    def diagonal(self, words: str, style: TextStyle) -> None:
        """A word across the page, from the lower left to the upper right."""
        self._filled = ""
        self._canvas.saveState()
        self._canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
        self._canvas.rotate(54)
        half = fonts.face(style.face).width(words, style.size) / 2
        self.text(-half, -style.size * 0.35, words, style)
        self._canvas.restoreState()
        self._filled = ""

    def begin_part(self, title: str) -> None:
        """A document begins here that is one of several; its own bookmarks stand below this one."""
        self._below = 0
        self.bookmark(title, 0, PAGE_HEIGHT)
        self._below = 1

    def bookmark(self, title: str, level: int, y: float) -> None:
        """An entry of the outline that leads to this height of the page being drawn."""
        self._bookmarks += 1
        key = f"b{self._bookmarks}"
        self._canvas.bookmarkHorizontalAbsolute(key, y)
        self._canvas.addOutlineEntry(title, key, level + self._below, closed=False)

    def next_page(self) -> None:
        """Ends the page being drawn."""
        self._canvas.showPage()
        self._filled = ""

    def finish(self) -> bytes:
        """The document's bytes."""
        self._canvas.save()
        return fill(self._out.getvalue(), self._given) if self._given else self._out.getvalue()

    def _fill(self, colour: str) -> None:
        if colour != self._filled:
            self._canvas.setFillColor(_colour(colour))
            self._filled = colour


def _written(part: bytes) -> str:
    """A text in the codes of its font's subset, as it stands between brackets."""
    return part.decode("latin-1").translate(_ESCAPES)


@functools.cache
def _colour(name: str) -> Any:
    """A colour as reportlab keeps it; reading one from its name takes as long as drawing a line of text."""
    from reportlab.lib.colors import toColor

    return toColor(name)


@functools.cache
def _font(name: str) -> Any:
    from reportlab.pdfbase import pdfmetrics

    return pdfmetrics.getFont(name)


@functools.lru_cache(maxsize=8)
def _png(data: bytes) -> Any:
    """A PNG as reportlab reads it: logos stand on one document after the other."""
    from reportlab.lib.utils import ImageReader

    return ImageReader(io.BytesIO(data))


def _new_canvas(out: io.BytesIO, language: str) -> Any:
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0  # plain binary streams: a quarter smaller and much faster
    fonts.load_faces()
    canvas = Canvas(
        out,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        pageCompression=1,
        invariant=1,
        initialFontName=REGULAR,
        initialFontSize=9.5,
        lang=language,
        pdfVersion=(1, 7),
    )
    # The file's id is a digest of the content; reportlab would mix in the machine's SOURCE_DATE_EPOCH.
    canvas._doc.signature = hashlib.md5(usedforsecurity=False)
    return canvas


def _stamp(moment: dt.datetime, *_clock: int) -> str:
    """The content's moment in place of reportlab's clock."""
    return f"D:{moment.astimezone(dt.UTC):%Y%m%d%H%M%S}Z"
