"""Functions of places on Earth (ODK XForms, "Geographic Functions"), in metres on a sphere."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import NamedTuple

from inka_desktop.forms.xpath.compiled import BOOLEAN, NUMBER
from inka_desktop.forms.xpath.functions.registry import function
from inka_desktop.forms.xpath.values import NAN, XPathValue, string_of

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
RADIUS_M = 6_378_100.0
"""Earth's radius at the equator, as JavaRosa and Web Forms have it."""


class Point(NamedTuple):
    """Latitude and longitude in degrees."""

    latitude: float
    longitude: float


def point(text: str) -> Point | None:
    """The first two numbers of a geopoint; None when it is none or lies outside the globe."""
    parts = text.split()
    if not 2 <= len(parts) <= 4 or not all(map(_NUMBER.fullmatch, parts)):
        return None
    numbers = [float(part) for part in parts]
    if not all(map(math.isfinite, numbers)) or abs(numbers[0]) > 90 or abs(numbers[1]) > 180:
        return None
    return Point(numbers[0], numbers[1])


def points(values: tuple[XPathValue, ...]) -> list[Point] | None:
    """The points of a trace or shape, or of several geopoints; None when one of them is none."""
    texts: list[str] = []
    for value in values:
        texts += [node.text() for node in value] if isinstance(value, list) else [string_of(value)]
    if len(texts) == 1:
        texts = texts[0].strip().rstrip("; \t\r\n").split(";")
    found = [point(text) for text in texts]
    sound = [one for one in found if one is not None]
    return sound if sound and len(sound) == len(found) else None


def distance_m(start: Point, end: Point) -> float:
    """Along the great circle, metres."""
    one, two = math.radians(start.latitude), math.radians(end.latitude)
    between = math.radians(start.longitude - end.longitude)
    cosine = math.sin(one) * math.sin(two) + math.cos(one) * math.cos(two) * math.cos(between)
    return math.acos(min(1.0, max(-1.0, cosine))) * RADIUS_M


def area_m2(corners: list[Point]) -> float:
    """What a line around these corners encloses, square metres."""
    total = 0.0
    for start, end in zip(corners, [*corners[1:], corners[0]], strict=True):
        sines = math.sin(math.radians(start.latitude)) + math.sin(math.radians(end.latitude))
        total += math.radians(end.longitude - start.longitude) * (2 + sines)
    return abs(total * RADIUS_M * RADIUS_M / 2)


def _hundredths(value: float) -> float:
    return math.floor(value * 100 + 0.5) / 100


@function("area", "enclosed-area", takes="v", gives=NUMBER)
def area(value: XPathValue) -> float:
    """Square metres inside a shape or several points, to hundredths; NaN without any."""
    corners = points((value,))
    if corners is None:
        return NAN
    return _hundredths(area_m2(corners)) if len(corners) > 2 else 0.0


@function("distance", takes="v v*", gives=NUMBER)
def distance(*values: XPathValue) -> float:
    """Metres along a trace, shape or several points, to hundredths; NaN without any."""
    way = points(values)
    if way is None:
        return NAN
    return _hundredths(sum(distance_m(start, end) for start, end in pairwise(way)))


@function("geofence", takes="s s", gives=BOOLEAN)
def geofence(place: str, fence: str) -> bool:
    """Whether a point lies inside a closed shape (crossing number, W. R. Franklin)."""
    at, corners = point(place), points((fence,))
    if at is None or corners is None or len(corners) < 3 or corners[0] != corners[-1]:
        return False
    inside = False
    for start, end in pairwise(corners):
        if (end.latitude > at.latitude) != (start.latitude > at.latitude):
            slope = (start.longitude - end.longitude) / (start.latitude - end.latitude)
            if at.longitude < slope * (at.latitude - end.latitude) + end.longitude:
                inside = not inside
    return inside
