"""What the marks of a row draw, as a picture: sketches and signatures in files that have no pen of their own."""

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
    box = (MARGIN * scale, (MARGIN - 1) * scale, (MARGIN + TEXT_WIDTH) * scale, (MARGIN + height + 1) * scale)
    out = io.BytesIO()
    image.convert("RGB").crop(tuple(map(round, box))).quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()
