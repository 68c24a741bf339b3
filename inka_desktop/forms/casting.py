"""Values as nodes keep them: canonical texts by type (ODK XForms, "Data Types"; stored as JavaRosa does)."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal

from inka_desktop.forms.xml import allowed
from inka_desktop.forms.xpath.functions.geo import point
from inka_desktop.forms.xpath.moments import Moment, Zone, located, moment_of, read, time_of_day, wall_of
from inka_desktop.forms.xpath.values import XPathValue, number_of_text, stored, string_of_number

Answer = str | int | float | bool | Decimal | date | datetime | time | Sequence[str] | None
"""What a person may answer; selected choices come as a sequence of their names."""

_INT = 2**31
"""Beyond whole numbers of 32 bits."""
_CELL = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d(?::\d\d(?:\.\d+)?)?)", re.ASCII)
_DECIMAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)


def computed(value: XPathValue, kind: str, zone: Zone) -> str:
    """The result of an expression as a node of this type keeps it."""
    if kind == "string":
        return stored(value)
    if kind == "int":
        if type(value) is float and value.is_integer() and -_INT <= value < _INT:
            return str(int(value))
        return _whole(value, zone)
    if kind == "date":
        return _date(value, zone)
    if kind == "dateTime":
        return _date_time(value, zone)
    if kind == "decimal":
        return _finite(value, zone)
    return stored(value)


def _whole(value: XPathValue, zone: Zone) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    number = value if isinstance(value, float) else number_of_text(stored(value), zone)
    return str(math.trunc(number)) if -_INT - 1 < number < _INT else ""


def _finite(value: XPathValue, zone: Zone) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    number = value if isinstance(value, float) else number_of_text(stored(value), zone)
    return string_of_number(float(number)) if math.isfinite(number) else ""


def _date(value: XPathValue, zone: Zone) -> str:
    moment = _moment(value, zone)
    if moment is None:
        return stored(value) if not isinstance(value, float) else ""
    wall = wall_of(moment, zone)
    return "" if wall is None else wall.date().isoformat()


def _date_time(value: XPathValue, zone: Zone) -> str:
    moment = _moment(value, zone)
    if moment is None:
        return stored(value) if not isinstance(value, float) else ""
    if moment.shown is not None and "T" in moment.shown:
        return moment.shown
    wall = wall_of(moment, zone)
    return "" if wall is None else located(wall, zone).isoformat(timespec="milliseconds")


def _moment(value: XPathValue, zone: Zone) -> Moment | None:
    if isinstance(value, Moment):
        return None if math.isnan(value) else value
    if isinstance(value, float):
        return None if moment_of(value, zone) is None else Moment(value)
    return read(stored(value), zone)


def answered(answer: Answer, kind: str, zone: Zone) -> str | None:
    """An answer as its node keeps it, in Unicode's form C; None when it does not fit the type."""
    if answer is None or answer == "":
        return ""
    text = _plain(answer, zone)
    check = _CHECKS.get(kind)
    return text if check is None else check(text, zone)


def begun(default: str, kind: str) -> str:
    """What a question begins with: what its author wrote, blank when it does not fit the type.

    A cell with a date in a spreadsheet comes as ``2026-03-09 00:00:00``.
    """
    text = _CELL.sub(r"\1T\2", default) if kind in ("date", "dateTime") else default
    found = answered(text, kind, None)
    return "" if found is None else text if kind == "dateTime" else found


def _plain(answer: Answer, zone: Zone) -> str:
    if isinstance(answer, bool):
        return "true" if answer else "false"
    if isinstance(answer, float):
        return "" if math.isnan(answer) else string_of_number(answer)
    if isinstance(answer, datetime):
        moment = answer if answer.tzinfo is not None else located(answer, zone)
        return moment.isoformat(timespec="milliseconds")
    if isinstance(answer, (date, time)):
        return answer.isoformat() if isinstance(answer, date) else answer.isoformat(timespec="milliseconds")
    if isinstance(answer, (str, int, Decimal)):
        return unicodedata.normalize("NFC", allowed(str(answer)))
    return " ".join(answer or ())


def _is_integer(text: str, zone: Zone) -> str | None:
    """A whole number of 32 bits; decimals are cut off, as elsewhere (CONFORMANCE.md, "whole numbers")."""
    text = text.strip()
    if not _DECIMAL.fullmatch(text):
        return None
    number = float(text)
    return str(math.trunc(number)) if -_INT - 1 < number < _INT else None


def _is_decimal(text: str, zone: Zone) -> str | None:
    text = text.strip()
    if not _DECIMAL.fullmatch(text):
        return None
    number = float(text)
    return string_of_number(number) if math.isfinite(number) else None


def _is_date(text: str, zone: Zone) -> str | None:
    moment = read(text.strip(), zone)
    wall = None if moment is None else wall_of(moment, zone)
    return None if wall is None else wall.date().isoformat()


def _is_date_time(text: str, zone: Zone) -> str | None:
    moment = read(text.strip(), zone)
    return None if moment is None else _date_time(moment, zone)


def _is_time(text: str, zone: Zone) -> str | None:
    text = text.strip()
    return None if time_of_day(text, None, datetime.now(UTC)) is None else text


def _is_point(text: str, zone: Zone) -> str | None:
    return None if point(text) is None else " ".join(text.split())


def _is_trace(text: str, zone: Zone) -> str | None:
    points = [part.strip() for part in text.strip().rstrip(";").split(";")]
    return (
        None if any(point(part) is None for part in points) else ";".join(" ".join(p.split()) for p in points)
    )


def _is_list(text: str, zone: Zone) -> str | None:
    return " ".join(text.split())


_CHECKS: dict[str, Callable[[str, Zone], str | None]] = {
    "int": _is_integer,
    "decimal": _is_decimal,
    "date": _is_date,
    "dateTime": _is_date_time,
    "time": _is_time,
    "geopoint": _is_point,
    "geotrace": _is_trace,
    "geoshape": _is_trace,
    "select": _is_list,
    "rank": _is_list,
}
