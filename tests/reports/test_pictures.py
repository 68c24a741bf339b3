"""Photos and logos: light enough, without hidden data, and no picture is a clear answer."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from inka_desktop.reports.pictures import prepare_logo, prepare_photos, without_metadata

from .example import logo, photo

SIDE = 250.0  # points
SECRET = b"50.9787 N 11.0328 E"


def _tagged(orientation: int = 1, size: tuple[int, int] = (400, 300)) -> bytes:
    """A JPEG with an orientation, a comment and XMP that tell its place."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = SECRET.decode()
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif, comment=SECRET, xmp=b"<x>" + SECRET + b"</x>")
    return out.getvalue()


def test_small_jpegs_pass_through_unchanged() -> None:
    data = photo(1)
    (prepared,) = prepare_photos([(data, SIDE)])
    assert prepared is not None
    assert prepared.data == without_metadata(data)
    assert (prepared.width_px, prepared.height_px) == (1600, 1200)


def test_the_place_of_a_photo_is_never_embedded() -> None:
    data = _tagged()
    assert SECRET in data
    (prepared,) = prepare_photos([(data, SIDE)])
    assert prepared is not None
    assert SECRET not in prepared.data
    pixels = Image.open(io.BytesIO(data)).convert("RGB").tobytes()
    assert Image.open(io.BytesIO(prepared.data)).convert("RGB").tobytes() == pixels


def test_a_photo_that_lies_on_its_side_is_set_upright() -> None:
    (prepared,) = prepare_photos([(_tagged(orientation=6), SIDE)])
    assert prepared is not None
    assert (prepared.width_px, prepared.height_px) == (300, 400)
    assert SECRET not in prepared.data


def test_many_heavy_photos_are_scaled_to_two_hundred_dots_per_inch() -> None:
    heavy = photo(1, noise=90)
    prepared = prepare_photos([(heavy, SIDE)] * 20, budget_bytes=len(heavy) * 10)
    assert all(
        each is not None and max(each.width_px, each.height_px) == round(SIDE / 72 * 200) for each in prepared
    )
    assert all(each is not None and len(each.data) < len(heavy) / 3 for each in prepared)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "CMYK", "L", "1", "I;16"])
def test_every_kind_of_picture_becomes_a_plain_jpeg(mode: str) -> None:
    image = Image.new(mode, (120, 90))
    out = io.BytesIO()
    image.save(out, "JPEG" if mode == "CMYK" else "PNG")
    (prepared,) = prepare_photos([(out.getvalue(), SIDE)])
    assert prepared is not None
    shown = Image.open(io.BytesIO(prepared.data))
    assert (shown.format, shown.size) == ("JPEG", (120, 90))
    assert shown.mode in ("RGB", "L")


@pytest.mark.parametrize(
    "data",
    [b"", b"kein Bild", b"\xff\xd8", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"%PDF-1.7", _tagged()[:60]],
)
def test_what_is_no_picture_is_none(data: bytes) -> None:
    assert prepare_photos([(data, SIDE)]) == [None]
    assert prepare_logo(data, 40, 300) is None


def test_a_torn_png_is_none() -> None:
    data = logo("Land", "#123456").image
    assert prepare_photos([(data[: len(data) // 2], SIDE)]) == [None]
    assert prepare_logo(data[: len(data) // 2], 40, 300) is None


def test_logos_keep_their_transparency_and_shrink_to_print_size() -> None:
    prepared = prepare_logo(logo("Land", "#7a2530", 4000, 2000).image, 40, 300)
    assert prepared is not None
    shown = Image.open(io.BytesIO(prepared.data))
    assert shown.mode == "RGBA"
    assert shown.size == (prepared.width_px, prepared.height_px)
    assert shown.height <= round(40 / 72 * 300)
    assert shown.getchannel("A").getextrema() == (0, 255)
