"""Lists in files beside the form: CSV, XML, GeoJSON (ODK XForms, "Secondary Instances - External")."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from inka_desktop.forms.errors import DamagedFileError, MissingFileError, Said, XmlError
from inka_desktop.forms.tree import Name, StaticElement
from inka_desktop.forms.xml import read
from inka_desktop.forms.xpath.values import string_of_number

Files = Mapping[str, bytes | Path]
"""Files by their plain names."""
_NAME = re.compile(r"[^\W\d][\w.\-]*")
_DELIMITERS = ",;\t"
_COLLECTION = Said("sie ist keine FeatureCollection", "its top is no FeatureCollection")
_PROPERTIES = Said("Eigenschaften sind kein Objekt", "the properties of a feature are no object")
_PROPERTY = Said("eine Eigenschaft ist weder Text noch Zahl", "a property is neither text nor number")
_COORDINATES = Said("einer Geometrie fehlen Koordinaten", "a geometry lacks its coordinates")
_GEOMETRIES = "Point, LineString, Polygon"
_ITEM, _ROOT = Name("item"), Name("root")


def file_name(source: str) -> str:
    """The plain name in ``jr://file-csv/cities.csv``."""
    return source.rpartition("/")[2]


def named_in(xform: str, files: Files) -> Files:
    """Those files whose names stand in a form; others that lie beside it are never read."""
    return {name: found for name, found in files.items() if name in xform}


def load(source: str, files: Files) -> StaticElement:
    """The outermost element of an external list.

    Args:
        source: the ``src`` of its instance.
        files: what was given with the form.

    Raises:
        MissingFileError: it was not given.
        DamagedFileError: it is not what its name says.
    """
    name = file_name(source)
    found = files.get(name)
    if found is None:
        raise MissingFileError(name=name)
    try:
        content = found.read_bytes() if isinstance(found, Path) else found
    except OSError as error:
        raise DamagedFileError(
            name=name, reason=Said("sie lässt sich nicht öffnen", error.strerror or str(error))
        ) from error
    if name.lower().endswith(".geojson"):
        return _geojson(name, content)
    if "file-csv" in source or name.lower().endswith(".csv"):
        return _csv(name, content)
    try:
        root = read(content).root
    except XmlError as error:
        raise DamagedFileError(name=name, reason=error) from error
    assert isinstance(root, StaticElement)
    return root


def _text(name: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DamagedFileError(
            name=name, reason=Said(f"Zeile {line} ist kein UTF-8", f"line {line} is not UTF-8")
        ) from error


def _csv(name: str, content: bytes) -> StaticElement:
    text = _text(name, content)
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=lambda one: (first.count(one), -_DELIMITERS.index(one)))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    root = StaticElement(_ROOT)
    try:
        header = [column.strip() for column in next(rows, [])]
        names = _columns(name, header)
        for row in rows:
            if row:
                _item(root, [(column, row[place] if place < len(row) else "") for place, column in names])
    except csv.Error as error:
        line = rows.line_num
        reason = Said(f"in Zeile {line} stimmen die Anführungszeichen nicht", f"line {line}: {error}")
        raise DamagedFileError(name=name, reason=reason) from error
    return root


def _columns(name: str, header: list[str]) -> list[tuple[int, Name]]:
    """Columns with a name; blank ones are left out, as spreadsheets leave them behind."""
    found = [(place, column) for place, column in enumerate(header) if column]
    if not found:
        raise DamagedFileError(name=name, reason=Said("die Kopfzeile fehlt", "there is no header row"))
    for _, column in found:
        if not _NAME.fullmatch(column):
            raise DamagedFileError(name=name, reason=_no_name(column))
    doubled = {column for _, column in found if header.count(column) > 1}
    if doubled:
        twice = min(doubled)
        reason = Said(f"die Spalte „{twice}“ gibt es zweimal", f"the column “{twice}” is there twice")
        raise DamagedFileError(name=name, reason=reason)
    return [(place, Name(column)) for place, column in found]


def _no_name(word: str) -> Said:
    return Said(f"„{word}“ ist als Name nicht möglich", f"“{word}” cannot be a name")


def _item(root: StaticElement, cells: list[tuple[Name, str]]) -> None:
    item = StaticElement(_ITEM, root)
    item.items = [StaticElement(name, item, text) for name, text in cells]
    root.items.append(item)


def _geojson(name: str, content: bytes) -> StaticElement:
    try:
        document = json.loads(_text(name, content))
    except (json.JSONDecodeError, RecursionError) as error:
        raise DamagedFileError(name=name, reason=Said("sie ist kein JSON", str(error))) from error
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        raise DamagedFileError(name=name, reason=_COLLECTION)
    root = StaticElement(_ROOT)
    names: dict[str, Name] = {}
    for feature in document.get("features") or ():
        if not isinstance(feature, dict):
            raise DamagedFileError(
                name=name, reason=Said("ein Feature ist kein Objekt", "a feature is no object")
            )
        cells = _properties(name, feature)
        _item(root, [(names.setdefault(key, Name(key)), text) for key, text in cells])
    return root


def _properties(name: str, feature: dict[str, Any]) -> list[tuple[str, str]]:
    given = feature.get("properties") or {}
    if not isinstance(given, dict):
        raise DamagedFileError(name=name, reason=_PROPERTIES)
    cells = {key: _primitive(name, value) for key, value in given.items() if value is not None}
    if feature.get("id") is not None:
        cells["id"] = _primitive(name, feature["id"])
    cells["geometry"] = _geometry(name, feature.get("geometry"))
    wrong = [key for key in cells if not _NAME.fullmatch(key)]
    if wrong:
        raise DamagedFileError(name=name, reason=_no_name(wrong[0]))
    return list(cells.items())


def _primitive(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (str, int, float)):
        return str(value)
    raise DamagedFileError(name=name, reason=_PROPERTY)


def _geometry(name: str, geometry: Any) -> str:
    """A geometry as geopoint, geotrace or geoshape."""
    if geometry is None:
        return ""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    try:
        points = geometry["coordinates"]
        if kind == "Point":
            return _point(points)
        if kind == "LineString":
            return "; ".join(_point(one) for one in points)
        if kind == "Polygon":
            return "; ".join(_point(one) for one in points[0])
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise DamagedFileError(name=name, reason=_COORDINATES) from error
    reason = Said(f"die Geometrie {kind} ist keine von {_GEOMETRIES}", f"{kind} is none of {_GEOMETRIES}")
    raise DamagedFileError(name=name, reason=reason)


def _point(point: list[float]) -> str:
    longitude, latitude = float(point[0]), float(point[1])
    return f"{string_of_number(latitude)} {string_of_number(longitude)} 0 0"
