"""Where a photo was taken, as its camera noted it (Exif 2.32, GPS IFD).

Read while a photo is taken in, before all it says about itself is left behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inka_desktop.records import coordinates
from inka_desktop.records.coordinates import Coordinates

if TYPE_CHECKING:
    from PIL import Image

_GPS_IFD = 0x8825
_LATITUDE_REF, _LATITUDE, _LONGITUDE_REF, _LONGITUDE = 1, 2, 3, 4


def place_of(exif: Image.Exif) -> Coordinates | None:
    """The camera's place; None where it noted none, or none on earth."""
    try:
        gps = exif.get_ifd(_GPS_IFD)
        latitude = _degrees(gps[_LATITUDE], str(gps[_LATITUDE_REF]), "S")
        longitude = _degrees(gps[_LONGITUDE], str(gps[_LONGITUDE_REF]), "W")
    except (KeyError, ValueError, TypeError, ZeroDivisionError, OSError, SyntaxError):
        return None
    if latitude == longitude == 0:  # what cameras write before they know
        return None
    return coordinates.of(latitude, longitude)


def _degrees(parts: Any, letter: str, negative: str) -> float:
    """Degrees, minutes and seconds as rationals, with the letter of their half."""
    degrees, minutes, seconds = (float(part) for part in parts)
    value = degrees + minutes / 60 + seconds / 3600
    return -value if letter.strip("\0 ").upper() == negative else value
