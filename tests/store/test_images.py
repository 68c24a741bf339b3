"""Photos as they are taken in: upright, scaled, without location; and files that are no photos."""

from __future__ import annotations

import contextlib
import io
import struct
import sys
import zlib
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw

from inka_desktop.errors import InkaError
from inka_desktop.store import images
from inka_desktop.store.images import (
    LONGEST_SIDE_PX,
    THUMBNAIL_MAX_BYTES,
    HeicMissingError,
    PhotoTooLargeError,
    PhotoUnreadableError,
    import_photo,
)


@cache
def scene(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Red above, blue below, with noise, so that it neither turns unnoticed nor compresses to nothing."""
    picture = Image.new("RGB", (width, height), "red")
    ImageDraw.Draw(picture).rectangle((0, height // 2, width, height), fill="blue")
    noise = Image.effect_noise((width, height), 40).convert("RGB")
    return Image.blend(picture, noise, 0.25).convert(mode)


def written(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def read(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def colour(picture: Image.Image, x: float, y: float) -> str:
    """Which of red and blue prevails at a place given in parts of width and height."""
    red, _, blue = picture.convert("RGB").getpixel((int(picture.width * x), int(picture.height * y)))  # type: ignore[misc]  # three bands
    return "red" if red > blue else "blue"


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((4000, 3000), (1600, 1200)),
        ((3000, 4000), (1200, 1600)),
        ((800, 600), (800, 600)),
        ((5000, 10), (1600, 3)),
    ],
)
def test_scaled_to_the_longest_side(size: tuple[int, int], expected: tuple[int, int]) -> None:
    photo = import_photo(written(scene(*size)))
    assert (photo.width_px, photo.height_px) == expected
    assert read(photo.jpeg).size == expected
    assert read(photo.jpeg).format == "JPEG"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_turned_upright(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    upright = scene(400, 300)
    turned = {
        1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_270,
    }[orientation]  # fmt: skip
    stored = upright.transpose(turned) if turned is not None else upright
    photo = read(import_photo(written(stored, exif=exif)).jpeg)
    assert photo.size == (400, 300)
    assert (colour(photo, 0.5, 0.1), colour(photo, 0.5, 0.9)) == ("red", "blue")


def camera_exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Kamera-Hersteller", "Modell"
    exif.get_ifd(0x8769).update({0x9003: "2026:11:22 14:05:09", 0x9011: "+01:00", 0xA434: "Objektiv"})
    exif.get_ifd(0x8825).update({1: "N", 2: (50.0, 58.0, 41.0), 3: "E", 4: (11.0, 19.0, 45.0)})
    return exif


def test_location_and_camera_are_gone() -> None:
    original = written(scene(900, 700), exif=camera_exif(), comment=b"Bemerkung")
    assert b"Kamera-Hersteller" in original
    photo = import_photo(original)
    for data in (photo.jpeg, photo.thumbnail):
        for trace in (
            b"Exif",
            b"Kamera-Hersteller",
            b"Modell",
            b"Objektiv",
            b"Bemerkung",
            b"http://ns.adobe.com",
        ):
            assert trace not in data
        assert not read(data).getexif()
        assert set(read(data).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_when_it_was_taken() -> None:
    assert import_photo(written(scene(50, 50), exif=camera_exif())).taken_at == datetime(
        2026, 11, 22, 13, 5, 9, tzinfo=UTC
    )
    assert import_photo(written(scene(50, 50))).taken_at is None


@pytest.mark.parametrize(
    ("taken", "offset"), [("0000:00:00 00:00:00", ""), ("gestern", ""), ("2026:11:22 14:05:09", "Ost")]
)
def test_a_camera_that_does_not_know_the_time(taken: str, offset: str) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769).update({0x9003: taken, 0x9011: offset})
    assert import_photo(written(scene(50, 50), exif=exif)).taken_at is None


def test_thumbnails_are_small_and_look_alike() -> None:
    photo = import_photo(written(Image.effect_noise((3000, 2000), 120).convert("RGB")))
    assert len(photo.thumbnail) <= THUMBNAIL_MAX_BYTES
    thumbnail = read(import_photo(written(scene(3000, 2000))).thumbnail)
    assert max(thumbnail.size) >= 96
    assert (colour(thumbnail, 0.5, 0.1), colour(thumbnail, 0.5, 0.9)) == ("red", "blue")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_png_of_every_kind(mode: str) -> None:
    picture = scene(120, 80).convert("I").convert("I;16") if mode == "I;16" else scene(120, 80, mode)
    photo = import_photo(written(picture, "PNG"))
    assert (photo.width_px, photo.height_px) == (120, 80)
    assert read(photo.jpeg).mode == "RGB"


@pytest.mark.parametrize("mode", ["L", "CMYK", "YCbCr"])
def test_jpeg_of_every_kind(mode: str) -> None:
    assert read(import_photo(written(scene(120, 80).convert(mode))).jpeg).mode == "RGB"


def test_what_is_transparent_becomes_white() -> None:
    photo = read(import_photo(written(Image.new("RGBA", (20, 20), (0, 0, 0, 0)), "PNG")).jpeg)
    assert photo.getpixel((10, 10)) == (255, 255, 255)


def test_colours_of_another_profile() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    same = import_photo(written(scene(60, 60), icc_profile=lab))
    assert colour(read(same.jpeg), 0.5, 0.1) == "red"
    broken = import_photo(written(scene(60, 60), icc_profile=b"no profile"))
    assert colour(read(broken.jpeg), 0.5, 0.1) == "red"


# 300 by 400 pixels as one looks at it, red above and blue below: written with pillow-heif 1.8 as phones do,
# lying on its side with orientation 6 in Exif and in the container, with a place, a camera and a time.
HEIC = Path(__file__).parents[1] / "fixtures" / "photos" / "portrait.heic"


def test_heic_is_upright_small_and_without_location() -> None:
    original = HEIC.read_bytes()
    assert all(trace in original for trace in (b"Exif", b"irot", b"Kamera-Hersteller", b"Objektiv"))
    photo = import_photo(HEIC)
    picture = read(photo.jpeg)
    assert (picture.format, picture.size) == ("JPEG", (300, 400))
    assert (colour(picture, 0.5, 0.02), colour(picture, 0.5, 0.98)) == ("red", "blue")
    assert photo.taken_at == datetime(2026, 11, 22, 13, 5, 9, tzinfo=UTC)
    small = read(photo.thumbnail)
    assert len(photo.thumbnail) <= THUMBNAIL_MAX_BYTES
    assert (colour(small, 0.5, 0.02), colour(small, 0.5, 0.98)) == ("red", "blue")
    for data in (photo.jpeg, photo.thumbnail):
        assert not read(data).getexif()
        assert not any(trace in data for trace in (b"Exif", b"Kamera-Hersteller", b"Objektiv", b"GPS"))


def test_the_heic_photo_has_a_place_to_lose() -> None:
    import pi_heif

    exif = Image.Exif()
    exif.load(pi_heif.open_heif(HEIC).info["exif"])
    assert exif.get_ifd(0x8825)[2] == (50.0, 58.0, 41.0)


def test_heic_that_is_cut_off() -> None:
    for length in (24, 400, 2_000, HEIC.stat().st_size - 40):
        with pytest.raises(PhotoUnreadableError):
            import_photo(HEIC.read_bytes()[:length])


def test_heic_without_its_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    with pytest.raises(HeicMissingError) as told:
        import_photo(HEIC)
    assert told.value.words("de").startswith("HEIC-Fotos werden auf diesem Gerät nicht gelesen.")
    assert told.value.words("en").endswith("Please choose the photo as JPEG.")


# --- what is no photo -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\xff\xd8\xff", b"GIF89a" + bytes(100), b"%PDF-1.7", b"<svg/>", bytes(10_000),
        written(scene(300, 300))[:2_000], written(scene(300, 300), "PNG")[:2_000],
        written(scene(30, 30), "GIF"), written(scene(30, 30), "BMP"), written(scene(30, 30), "TIFF"),
    ],
)  # fmt: skip
def test_no_picture_of_a_kind_that_is_read(data: bytes) -> None:
    with pytest.raises(PhotoUnreadableError) as told:
        import_photo(data)
    assert "Foto" in told.value.words("de")


def test_no_file(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing.jpg", tmp_path):
        with pytest.raises(PhotoUnreadableError):
            import_photo(path)


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims a size, with next to nothing in it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(12_000, 10_000), (60_000, 60_000), (2**31 - 1, 2**31 - 1)])
def test_a_bomb_is_not_unpacked(size: tuple[int, int]) -> None:
    with pytest.raises(PhotoTooLargeError):
        import_photo(png_header(*size))


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "MAX_FILE_BYTES", 1_000)
    (tmp_path / "large.jpg").write_bytes(written(scene(300, 300)))
    with pytest.raises(PhotoTooLargeError):
        import_photo(tmp_path / "large.jpg")


def turned_exif() -> Image.Exif:
    exif = camera_exif()
    exif[0x0112] = 6
    return exif


@pytest.mark.parametrize("kind", [5, 10, 11, 12])
def test_a_turned_photo_whose_facts_are_damaged_is_upright(kind: int) -> None:
    """A word that says it is a number: the library cannot write it again, and need not."""
    whole = written(scene(64, 48), exif=turned_exif())
    damaged = whole.replace(b"\x01\x10\x00\x02", bytes((1, 0x10, 0, kind)))
    assert damaged != whole
    photo = import_photo(damaged)
    assert (photo.width_px, photo.height_px) == (48, 64)
    assert photo.taken_at == datetime(2026, 11, 22, 13, 5, 9, tzinfo=UTC)


_WHOLE = [
    written(scene(64, 48), kind, exif=exif)
    for kind in ("JPEG", "PNG")
    for exif in (camera_exif(), turned_exif())
]


@given(st.data())
def test_any_damage_is_one_sentence_or_a_photo(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(_WHOLE)))
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=20)):
        content[at] = data.draw(st.integers(0, 255))
    with contextlib.suppress(InkaError):
        photo = import_photo(bytes(content))
        assert max(photo.width_px, photo.height_px) <= LONGEST_SIDE_PX
