"""Photos as they are taken in: turned upright, scaled, without location or any other camera data.

Done once at import, in the background: printing and showing then never meet a photo of 12 megapixels
(PLATFORM.md, PDF).
"""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from inka_desktop.errors import UserInputError
from inka_desktop.store.photo_place import place_of

if TYPE_CHECKING:
    from PIL import Image

    from inka_desktop.records.coordinates import Coordinates

LONGEST_SIDE_PX = 1600
QUALITY = 85
THUMBNAIL_MAX_BYTES = 8 * 1024
MAX_FILE_BYTES = 100 * 1024 * 1024
MAX_PIXELS = 110_000_000
"""Of formats that are read whole; a JPEG is scaled while it is read and may have more."""

_FORMATS = ("JPEG", "PNG", "HEIF")
_THUMBNAILS = ((256, 70), (224, 60), (192, 55), (160, 50), (128, 45), (96, 40), (64, 40), (32, 40))
_TAKEN, _OFFSET, _EXIF_IFD = 0x9003, 0x9011, 0x8769


class PhotoUnreadableError(UserInputError):
    """The file is no picture of a kind that is read, or it is cut off."""

    code = "store.photo_unreadable"
    de = (
        "Diese Datei lässt sich nicht als Foto lesen. "
        "Nichts wurde verändert. "
        "Bitte wählen Sie ein Bild (JPEG, PNG, HEIC)."
    )
    en = (
        "This file cannot be read as a photo. Nothing was changed. Please choose a picture (JPEG, PNG, HEIC)."
    )


class PhotoTooLargeError(UserInputError):
    """More bytes or pixels than any camera makes: reading it could exhaust the memory."""

    code = "store.photo_too_large"
    de = "Dieses Bild ist zu groß. Nichts wurde verändert. Bitte wählen Sie eine kleinere Fassung."
    en = "This picture is too large. Nothing was changed. Please choose a smaller version."


class HeicMissingError(UserInputError):
    """A HEIC photo, and the part of the program that reads it is not installed."""

    code = "store.heic_missing"
    de = (
        "HEIC-Fotos werden auf diesem Gerät nicht gelesen. "
        "Nichts wurde verändert. "
        "Bitte wählen Sie das Foto als JPEG."
    )
    en = "HEIC photos cannot be read on this device. Nothing was changed. Please choose the photo as JPEG."


@dataclass(frozen=True, slots=True)
class ImportedPhoto:
    """A photo ready to be kept.

    Attributes:
        jpeg: at most 1,600 pixels on the longer side, quality 85, no metadata.
        thumbnail: JPEG of at most 8 kB.
        taken_at: what the camera said; in UTC where it named its offset, else by the device's zone.
        place: where the camera said that it was; nowhere in the bytes, and kept only where a person says so.
    """

    jpeg: bytes
    width_px: int
    height_px: int
    thumbnail: bytes
    taken_at: datetime | None
    place: Coordinates | None = None


def import_photo(source: Path | bytes) -> ImportedPhoto:
    """Read a photo and make it ready to be kept.

    Raises:
        PhotoUnreadableError: it is no picture, or cut off.
        PhotoTooLargeError: more than 100 MB, or too many pixels.
        HeicMissingError: a HEIC photo without its reader.
    """
    data = source if isinstance(source, bytes) else _file_bytes(source)
    with _reading():
        picture, taken_at, place = _upright(data)
        jpeg = _jpeg(picture, QUALITY)
        return ImportedPhoto(jpeg, picture.width, picture.height, _thumbnail(picture), taken_at, place)


def is_photo(path: Path) -> bool:
    """Whether a file begins as pictures do that are read, whatever it is called; False where it is none."""
    try:
        with path.open("rb") as file:
            head = file.read(12)
    except OSError:
        return False
    return head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or head[4:] in _HEIC_BRANDS


def taken_at(path: Path) -> datetime | None:
    """When a photo says that it was taken; None where it does not say, or is none.

    Only its head is read; a HEIC's reader takes in the whole file. The picture itself is not unpacked.
    """
    from PIL import Image

    try:
        with path.open("rb") as file:
            if file.read(12)[4:] in _HEIC_BRANDS:
                _register_heic()
        with Image.open(path, formats=_formats()) as picture:
            # Asking a PNG for its Exif data unpacks all of it.
            return _taken_at(picture.getexif()) if picture.format != "PNG" else None
    except (OSError, ValueError, SyntaxError, HeicMissingError, Image.DecompressionBombError):
        return None


def _file_bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise PhotoTooLargeError()
        return path.read_bytes()
    except OSError as failure:
        raise PhotoUnreadableError() from failure


@contextlib.contextmanager
def _reading() -> Iterator[None]:
    """Whatever a broken file makes the library raise becomes one sentence."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Image.DecompressionBombError as bomb:
        raise PhotoTooLargeError() from bomb
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        IndexError,
        KeyError,
        TypeError,
        ArithmeticError,
        Warning,  # where warnings are errors: another thread may have let them be told again meanwhile
    ) as broken:
        raise PhotoUnreadableError() from broken


def _upright(data: bytes) -> tuple[Image.Image, datetime | None, Coordinates | None]:
    """The picture as one looks at it, in sRGB, at its final size; and when and where it was taken."""
    from PIL import Image, ImageOps

    if data[4:12] in _HEIC_BRANDS:
        _register_heic()
    if len(data) > MAX_FILE_BYTES:
        raise PhotoTooLargeError()
    with Image.open(io.BytesIO(data), formats=_formats()) as picture:
        if picture.format in {"JPEG", "MPO"}:
            picture.draft("RGB", (LONGEST_SIDE_PX, LONGEST_SIDE_PX))
        if picture.width * picture.height > MAX_PIXELS:
            raise PhotoTooLargeError()
        picture.load()  # only now: asking a PNG for its Exif data unpacks all of it
        exif = picture.getexif()
        taken_at, place = _taken_at(exif), place_of(exif)
        for facts in _FACTS:  # turning would write them anew, which damaged ones do not bear
            picture.info.pop(facts, None)
        turned = ImageOps.exif_transpose(picture)
        turned.thumbnail((LONGEST_SIDE_PX, LONGEST_SIDE_PX), Image.Resampling.LANCZOS, reducing_gap=3.0)
        return _plain(turned), taken_at, place


_FACTS = ("exif", "Raw profile type exif")
"""Where the library keeps what a photo says of itself."""
_HEIC_BRANDS = {b"ftyp" + brand for brand in (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")}


def _formats() -> tuple[str, ...]:
    from PIL import Image

    Image.init()
    return tuple(name for name in _FORMATS if name in Image.OPEN)


def _register_heic() -> None:
    try:
        import pi_heif
    except ImportError as missing:
        raise HeicMissingError() from missing
    pi_heif.register_heif_opener(thumbnails=False)


def _plain(picture: Image.Image) -> Image.Image:
    """Colours as sRGB on white; nothing of the file's own information goes along."""
    from PIL import Image

    profile = picture.info.get("icc_profile")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layered = picture.convert("RGBA")
        white = Image.new("RGBA", layered.size, "white")
        picture = Image.alpha_composite(white, layered)
    plain = picture.convert("RGB")
    plain.info.clear()
    return _as_srgb(plain, profile) if profile and picture.mode in ("RGB", "RGBA") else plain


def _as_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """Phones record wider colours; without their profile these would look pale."""
    from PIL import ImageCms

    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        changed = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, OSError):
        return picture
    if changed is None:
        return picture
    changed.info.clear()
    return changed


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=quality, optimize=True)
    return written.getvalue()


def _thumbnail(picture: Image.Image) -> bytes:
    """The largest of some sizes that fits into the bytes."""
    from PIL import Image

    made = b""
    for side, quality in _THUMBNAILS:
        small = picture.copy()
        small.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=3.0)
        made = _jpeg(small, quality)
        if len(made) <= THUMBNAIL_MAX_BYTES:
            break
    return made


def _taken_at(exif: Image.Exif) -> datetime | None:
    """When the shutter was pressed (Exif 2.32: DateTimeOriginal, OffsetTimeOriginal)."""
    try:
        camera = exif.get_ifd(_EXIF_IFD)
        local = datetime.strptime(str(camera[_TAKEN]).strip("\0 "), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007  (below)
    except (KeyError, ValueError, OSError, SyntaxError):
        return None
    offset = str(camera.get(_OFFSET, "")).strip("\0 ")
    try:
        return local.replace(tzinfo=_zone(offset)) if offset else local.astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def _zone(offset: str) -> timezone:
    """``+02:00`` as a zone."""
    hours, minutes = offset[1:].split(":")
    away = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-away if offset[0] == "-" else away)
