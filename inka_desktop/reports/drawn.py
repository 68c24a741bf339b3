"""What the marks of a row draw, as a picture: sketches and signatures for files that have no pen."""

from __future__ import annotations

import datetime as dt
import io

from .document import RENDERING
from .pen import Pen
from .preview import page_images
from .rows import Row
from .style import MARGIN, PAGE_HEIGHT, PAGE_WIDTH, PHOTO_DPI, TEXT_WIDTH


def picture_of(row: Row) -> bytes:
    """PNG of the marks, as wide as the text of a page; the texts of the row's cells are left out."""
    from PIL import Image

    height = min((cell.down for cell in row.cells), default=row.height)
    with RENDERING:
        pen = Pen("", "", "", "de-DE", dt.datetime(2000, 1, 1, tzinfo=dt.UTC))
        for mark in row.marks:
            mark.draw(pen, MARGIN, PAGE_HEIGHT - MARGIN)
        pen.next_page()
        page = page_images(pen.finish(), PHOTO_DPI)[0]
    scale = page.width / PAGE_WIDTH
    image = Image.frombytes("RGBX", (page.width, page.height), page.rgba, "raw", "RGBX", page.stride)
    left, top, right = (round(x * scale) for x in (MARGIN, MARGIN - 1, MARGIN + TEXT_WIDTH))
    box = (left, top, right, round((MARGIN + height + 1) * scale))
    out = io.BytesIO()
    image.convert("RGB").crop(box).quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()
