"""Taking in a photo: it is scaled while it is read, measured against reading it whole and scaling then."""

from __future__ import annotations

import io
from statistics import median

from PIL import Image

from inka_desktop.store.images import LONGEST_SIDE_PX, import_photo
from tests.benchmarks.figures import Figure, cpu_s

SIZE = (6_000, 4_500)
RUNS = 7


def camera_jpeg(size: tuple[int, int] = SIZE) -> bytes:
    """A photo as large as cameras make them, with enough in it that decoding costs what it costs."""
    small = Image.effect_noise((size[0] // 8, size[1] // 8), 60)
    picture = Image.merge("RGB", (small, small.rotate(90, expand=False), small.rotate(180)))
    written = io.BytesIO()
    picture.resize(size, Image.Resampling.BICUBIC).save(written, "JPEG", quality=88)
    return written.getvalue()


def _scaled_afterwards(data: bytes) -> None:
    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
        picture.thumbnail((LONGEST_SIDE_PX, LONGEST_SIDE_PX), Image.Resampling.LANCZOS, reducing_gap=None)


def figures() -> list[Figure]:
    """Measure; the whole import, with its JPEG and its thumbnail, against decoding and scaling alone."""
    data = camera_jpeg()
    pairs = [
        (cpu_s(lambda: import_photo(data)), cpu_s(lambda: _scaled_afterwards(data))) for _ in range(RUNS)
    ]
    return [
        Figure.at_most(
            "photo taken in / read whole and scaled", median(one / two for one, two in pairs), "x", 0.8
        ),
        Figure.told("photo of 27 megapixels taken in", median(one for one, _ in pairs) * 1000, "ms"),
    ]
