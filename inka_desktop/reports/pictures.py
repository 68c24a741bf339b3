"""Photos and logos ready to be embedded: never larger than print needs, without hidden data.

JPEG bytes pass through untouched but for their metadata segments while all photos together are small enough;
otherwise they are scaled to 200 dpi at their printed size. Pillow is imported on first use.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .style import PHOTO_DPI

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

PHOTO_BUDGET_BYTES = 4_400_000  # of all photos of a document: with text and fonts it stays below 5 MB
LOGO_DPI = 300
_QUALITY = 82
_KEPT_SEGMENTS = frozenset({0xE0, 0xEE})  # JFIF, and Adobe's, which says how colours are coded
_ORIENTATION = 0x0112  # Exif
_JPEG_START = b"\xff\xd8"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture as it is embedded: JPEG or PNG bytes with their size in pixels."""

    data: bytes
    width_px: int
    height_px: int


def prepare_photos(
    sources: Sequence[tuple[bytes, float]], budget_bytes: int = PHOTO_BUDGET_BYTES
) -> list[Prepared | None]:
    """Photos for one document.

    Args:
        sources: (JPEG or PNG bytes, greatest printed side in points) each.
        budget_bytes: how much all of them may weigh before they are scaled to 200 dpi.

    Returns:
        In the same order; None for what is no picture.
    """
    heavy = sum(len(data) for data, _ in sources) > budget_bytes
    return [_photo(data, side_pt, heavy) for data, side_pt in sources]


def _photo(data: bytes, side_pt: float, heavy: bool) -> Prepared | None:
    image = _opened(data)
    if image is None:
        return None
    try:
        if not heavy and image.format == "JPEG" and image.mode in ("RGB", "L") and _is_upright(image):
            return Prepared(without_metadata(data), image.width, image.height)
        return _scaled_photo(image, round(side_pt / 72 * PHOTO_DPI))
    except (OSError, ValueError, SyntaxError):
        return None  # the head was a picture's, the rest is not


def _is_upright(image: Picture) -> bool:
    return bool(image.getexif().get(_ORIENTATION, 1) == 1)


def _scaled_photo(image: Picture, side_px: int) -> Prepared:
    """JPEG with the orientation applied, transparency on white, no side longer than ``side_px``."""
    from PIL import Image, ImageOps

    image.draft("RGB", (side_px, side_px))
    image.thumbnail((side_px, side_px), Image.Resampling.LANCZOS, reducing_gap=2.0)
    upright = ImageOps.exif_transpose(image)
    if upright.mode not in ("RGB", "L"):
        layer = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer).convert("RGB")
    out = io.BytesIO()
    upright.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return Prepared(without_metadata(out.getvalue()), upright.width, upright.height)


@functools.lru_cache(maxsize=8)
def prepare_logo(data: bytes, height_pt: float, width_pt: float) -> Prepared | None:
    """A logo as PNG that fits the given box at 300 dpi, transparency kept; None if it is no picture."""
    from PIL import Image

    image = _opened(data)
    if image is None:
        return None
    try:
        shown = image.convert("RGBA")
        box = (round(width_pt / 72 * LOGO_DPI), round(height_pt / 72 * LOGO_DPI))
        shown.thumbnail(box, Image.Resampling.LANCZOS)
        out = io.BytesIO()
        shown.save(out, "PNG")
    except (OSError, ValueError, SyntaxError):
        return None
    return Prepared(out.getvalue(), shown.width, shown.height)


def _opened(data: bytes) -> Picture | None:
    """The picture with only its head read; None when it is none or absurdly large."""
    from PIL import Image

    try:
        return Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None


def without_metadata(jpeg: bytes) -> bytes:
    """A JPEG without Exif, XMP, comments and maker's data: a printed photo tells no place.

    Photos lose their place when they are imported; this holds for pictures that came another way. Bytes
    that are no orderly JPEG come back as they are.
    """
    return b"".join(_without_metadata(jpeg)) or jpeg


def _without_metadata(jpeg: bytes) -> Iterator[bytes]:
    if not jpeg.startswith(_JPEG_START):
        return
    yield _JPEG_START
    at = 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF:
        marker = jpeg[at + 1]
        if marker == 0xFF:  # fill byte
            at += 1
            continue
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if marker == 0xDA:  # from here on the picture itself
            break
        private = 0xE0 <= marker <= 0xEF or marker == 0xFE
        if not private or marker in _KEPT_SEGMENTS:
            yield jpeg[at:end]
        at = end
    yield jpeg[at:]
