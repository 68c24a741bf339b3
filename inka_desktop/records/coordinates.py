"""Where something lies: degrees as people and phones write them, kept in one notation.

Kept is ``50.978512, 11.029341``: WGS 84, latitude and longitude in degrees with six digits (0.1 m).
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote

_DECIMAL = re.compile(
    r"^\s*(?P<lat>[-+]?\d{1,3}(?:[.,]\d+)?)\s*°?\s*(?:;|/|,\s|\s|,(?=\d+\.\d))\s*"
    r"(?P<lon>[-+]?\d{1,3}(?:[.,]\d+)?)\s*°?\s*$"
)
_GEO = re.compile(
    r"^\s*geo:(?P<place>[^;?]*)(?P<more>(?:;[^;?]*)*)(?:\?(?:.*&)?(?:q=(?P<query>[-+.\d]+,[-+.\d]+))?.*)?$",
    re.IGNORECASE,
)
_PAIR = re.compile(r"^(?P<lat>[-+]?\d{1,3}(?:\.\d+)?),(?P<lon>[-+]?\d{1,3}(?:\.\d+)?)(?:,[-+.\d]+)?$")
_OTHER_GRID = re.compile(r";crs=(?!wgs84(?:;|$))", re.IGNORECASE)
_NUMBER = r"(?:,\s+|\s+)(-?\d+(?:[.,]\d+)?)"
_TAILS = re.compile(rf"{_NUMBER}\s*$"), re.compile(rf"{_NUMBER}{_NUMBER}\s*$")
"""The height, or height and accuracy, behind a place; a comma alone may be a decimal one."""
_LETTERS = {"N": "NS", "S": "NS", "E": "EW", "O": "EW", "W": "EW"}
_WORDS = {
    "NORD": "N", "NORTH": "N", "SÜD": "S", "SUED": "S", "SOUTH": "S", "OST": "O", "EAST": "E", "WEST": "W",
}  # fmt: skip
_BETWEEN = re.compile(r"[\s,;]*")
_ANGLE = re.compile(
    r"(?P<degrees>\d{1,3}(?:[.,]\d+)?)\s*(?:°|º|\s)\s*"
    r"(?:(?P<minutes>\d{1,2}(?:[.,]\d+)?)\s*(?:['′’]|\s|$)\s*)?"
    r"(?:(?P<seconds>\d{1,2}(?:[.,]\d+)?)\s*(?:\"|″|”|''|′′|’’)?)?\s*"
)


class Coordinates(NamedTuple):
    """A place on earth, WGS 84, in degrees; north and east are positive."""

    latitude: float
    longitude: float

    def __str__(self) -> str:
        """As it is kept."""
        return f"{self.latitude:.6f}, {self.longitude:.6f}"


def read(text: str) -> Coordinates | None:
    """What somebody typed or pasted; None where it names no place on earth.

    Decimal (``50.978512, 11.029341``, ``50,978512 11,029341``) or in degrees, minutes and seconds with the
    directions (``50° 58' 42,6" N, 11° 1' 45,6" O``, ``N 50° 58.71' E 11° 1.76'``), or as phones share them
    (RFC 5870: ``geo:50.978512,11.029341;u=35``).
    """
    shared = _GEO.match(unquote(text))
    if shared is not None:
        pair = _PAIR.match((shared["query"] or shared["place"]).strip())
        known = pair is not None and not _OTHER_GRID.search(shared["more"])
        return _on_earth(float(pair["lat"]), float(pair["lon"])) if pair is not None and known else None
    plain = _DECIMAL.match(text)
    if plain is not None:
        return _on_earth(_number(plain["lat"]), _number(plain["lon"]))
    found = _angles(text)
    if found is None:
        return None
    by_axis = {_LETTERS[letter]: value for letter, value in found}
    if set(by_axis) != {"NS", "EW"}:
        return None
    return _on_earth(by_axis["NS"], by_axis["EW"])


class Measured(NamedTuple):
    """A place with height above the sea and accuracy in metres, decimal texts; ``"0"`` where not told."""

    place: Coordinates
    height: str = "0"
    accuracy: str = "0"


def read_measured(text: str) -> Measured | None:
    """The same with height, or height and accuracy, behind it, parted by blanks: ``50.97 11.02 210 4``."""
    known = read(text)
    if known is not None:
        return Measured(known)
    for tail in filter(None, (each.search(text) for each in _TAILS)):
        known = read(text[: tail.start()])
        if known is not None:
            return Measured(known, *(number.replace(",", ".") for number in tail.groups()))
    return None


def of(latitude: float, longitude: float) -> Coordinates | None:
    """Coordinates from numbers; None where there is no such place."""
    return _on_earth(latitude, longitude)


def _on_earth(latitude: float, longitude: float) -> Coordinates | None:
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return None
    return Coordinates(round(latitude, 6), round(longitude, 6))


def _angles(text: str) -> list[tuple[str, float]] | None:
    """Two angles with their letters, before or behind them, and nothing else."""
    rest = text.upper()
    for word, letter in _WORDS.items():
        rest = re.sub(rf"\b{word}\b", letter, rest)
    rest = rest.strip(" .,;")
    leads = rest[:1] in _LETTERS
    found: list[tuple[str, float]] = []
    while rest:
        letter = rest[:1] if leads else ""
        angle = _ANGLE.match(rest[len(letter) :].lstrip())
        if angle is None or (leads and letter not in _LETTERS):
            return None
        rest = rest[len(letter) :].lstrip()[angle.end() :]
        if not leads:
            letter, rest = rest[:1], rest[1:]
        value = _degrees(angle)
        if letter not in _LETTERS or value is None:
            return None
        found.append((letter, -value if letter in "SW" else value))
        rest = rest[_BETWEEN.match(rest).end() :]  # type: ignore[union-attr]  # matches nothing, too
    return found if len(found) == 2 else None


def _degrees(angle: re.Match[str]) -> float | None:
    minutes, seconds = (_number(angle[part] or "0") for part in ("minutes", "seconds"))
    if minutes >= 60 or seconds >= 60:
        return None
    return _number(angle["degrees"]) + minutes / 60 + seconds / 3600


def _number(text: str) -> float:
    return float(text.replace(",", "."))
