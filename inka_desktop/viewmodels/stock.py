"""What the pages of stock-taking say: words of choices, periods, places and comparisons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from inka_desktop.records.coordinates import Coordinates
from inka_desktop.records.figures import PERCENT, Change, number_text
from inka_desktop.records.stock_compare import ACTORS, INSTITUTIONS, POINTS, Comparison, FieldChange
from inka_desktop.records.stock_content import FigureContent
from inka_desktop.records.values import FindingKind
from inka_desktop.viewmodels import dates, wording
from inka_desktop.viewmodels.noop import QT_TRANSLATE_NOOP
from inka_desktop.viewmodels.wording import ASSESSMENTS as ASSESSMENTS  # noqa: PLC0414  # handed on
from inka_desktop.viewmodels.wording import BASES as BASES  # noqa: PLC0414  # handed on
from inka_desktop.viewmodels.wording import RELATIONS as RELATIONS  # noqa: PLC0414  # handed on
from inka_desktop.viewmodels.wording import Words, label

translate = QCoreApplication.translate
_ADD: Words = {
    FindingKind.STRENGTH: QT_TRANSLATE_NOOP("Stock", "+ Stärke"),
    FindingKind.WEAKNESS: QT_TRANSLATE_NOOP("Stock", "+ Schwäche"),
    FindingKind.GAP: QT_TRANSLATE_NOOP("Stock", "+ Lücke"),
    FindingKind.DUPLICATE: QT_TRANSLATE_NOOP("Stock", "+ Doppelstruktur"),
    FindingKind.CONCLUSION: QT_TRANSLATE_NOOP("Stock", "+ Schlussfolgerung"),
}
_DETAILS = (
    "carrier", "offer", "target_group", "capacity", "accessibility", "opening_hours", "financing",
)  # fmt: skip


_PARTS: Mapping[str, tuple[str, str]] = {
    POINTS: (
        QT_TRANSLATE_NOOP("Stock", "Begehungspunkte"), QT_TRANSLATE_NOOP("Stock", "Nicht wieder begangen"),
    ),
    INSTITUTIONS: (
        QT_TRANSLATE_NOOP("Stock", "Einrichtungen und Angebote"), QT_TRANSLATE_NOOP("Stock", "Weggefallen"),
    ),
    ACTORS: (QT_TRANSLATE_NOOP("Stock", "Akteure"), QT_TRANSLATE_NOOP("Stock", "Nicht mehr genannt")),
    FindingKind.STRENGTH: (
        QT_TRANSLATE_NOOP("Stock", "Stärken"), QT_TRANSLATE_NOOP("Stock", "Nicht mehr genannt"),
    ),
    FindingKind.WEAKNESS: (
        QT_TRANSLATE_NOOP("Stock", "Schwächen"), QT_TRANSLATE_NOOP("Stock", "Nicht mehr genannt"),
    ),
    FindingKind.GAP: (QT_TRANSLATE_NOOP("Stock", "Lücken"), QT_TRANSLATE_NOOP("Stock", "Geschlossen")),
    FindingKind.DUPLICATE: (
        QT_TRANSLATE_NOOP("Stock", "Doppelstrukturen"), QT_TRANSLATE_NOOP("Stock", "Aufgelöst"),
    ),
    FindingKind.CONCLUSION: (
        QT_TRANSLATE_NOOP("Stock", "Schlussfolgerungen"), QT_TRANSLATE_NOOP("Stock", "Nicht mehr genannt"),
    ),
}  # fmt: skip
"""What the parts of a comparison are called, and what is said of what went."""
_FIELDS: Words = {
    "place": QT_TRANSLATE_NOOP("Stock", "Ort"),
    "name": QT_TRANSLATE_NOOP("Stock", "Name"),
    "kind": QT_TRANSLATE_NOOP("Stock", "Art"),
    "opening_hours": QT_TRANSLATE_NOOP("Stock", "Öffnungszeiten"),
    "role": QT_TRANSLATE_NOOP("Stock", "Rolle"),
    "note": QT_TRANSLATE_NOOP("Stock", "Anmerkung"),
}
"""Fields that are called otherwise elsewhere; the others are of :mod:`.wording`."""


class Grid(NamedTuple):
    """Rows of cells below the heads of their columns."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Table(NamedTuple):
    """A part of a comparison: its title with a remark, and its rows."""

    title: str
    note: str
    grids: tuple[Grid, ...]


def add_words(finding: str) -> str:
    """What the button for one more finding of a kind says."""
    return translate("Stock", _ADD[finding])


def institution_words(values: Mapping[str, object]) -> str:
    """What the details of an institution say, in a line."""
    return " · ".join(str(values[name]) for name in _DETAILS if values[name])


def period_words(begin: date | None, end: date | None) -> str:
    """From which day to which; a word where there is none."""
    days = [dates.day(day) for day in (begin, end) if day is not None]
    return " – ".join(dict.fromkeys(days)) or translate("Stock", "ohne Datum")


def place_words(place: Coordinates) -> str:
    """Coordinates as people read them: 50,978512° N, 11,029341° O."""
    german = dates.language() == "de"
    north = "N" if place.latitude >= 0 else "S"
    east = ("O" if german else "E") if place.longitude >= 0 else "W"
    told = f"{abs(place.latitude):.6f}° {north}, {abs(place.longitude):.6f}° {east}"
    return told.replace(".", ",") if german else told


def scale_words(metres: int) -> str:
    """How long the scale bar is: 50 m, or 2 km."""
    return f"{metres // 1000}\u00a0km" if metres >= 1000 else f"{metres}\u00a0m"


def comparison_tables(compared: Comparison) -> Sequence[Table]:
    """The parts of a comparison in which something came, went or changed, and the figures."""
    before, after = _heads(compared)
    heads = (translate("Stock", "Kennzahl"), before, after, translate("Stock", "Veränderung"))
    figures = tuple(
        (pair.name, _value(pair.before), _value(pair.after), change_words(pair.change))
        for pair in compared.figures
    )
    tables = [Table(translate("Stock", "Kennzahlen"), "", (Grid(heads, figures),) if figures else ())]
    tables += [_part(key, compared) for key in compared.parts]
    return [table for table in tables if table.grids]


def unchanged_words(compared: Comparison) -> str:
    """In a line, which parts stayed as they were; that there is nothing to compare where that is so."""
    parts = [
        translate("Stock", "{name} ({count})").format(name=_title(key), count=len(moved.stayed))
        for key, moved in compared.parts.items()
        if moved.unchanged
    ]
    if parts:
        return translate("Stock", "Unverändert: {parts}.").format(parts=", ".join(parts))
    if comparison_tables(compared):
        return ""
    return translate("Stock", "In beiden Bestandsaufnahmen steht noch nichts, was sich vergleichen lässt.")


def change_words(change: Change | None) -> str:
    """A change in words: +2,3 Prozentpunkte, or +120 (+2,9 %); a dash where there is nothing to compare."""
    if change is None:
        return "–"
    language = dates.language()
    by = number_text(change.by, language, signed=True)
    if change.unit == PERCENT:
        return translate("Stock", "{number} Prozentpunkte").format(number=by)
    counted = f"{by} {change.unit}".strip()
    if change.percent is None:
        return counted
    percent = number_text(change.percent, language, digits=1, signed=True)
    return translate("Stock", "{number} ({percent} %)").format(number=counted, percent=percent)


def _value(figure: FigureContent | None) -> str:
    if figure is None:
        return "–"
    return figure.value if figure.known else label(BASES, figure.basis)


def _heads(compared: Comparison) -> tuple[str, str]:
    before, after = (dates.day(each.date) if each.date else "–" for each in (compared.before, compared.after))
    return (
        translate("Stock", "Vorher ({day})").format(day=before),
        translate("Stock", "Jetzt ({day})").format(day=after),
    )


def _title(key: str) -> str:
    return translate("Stock", _PARTS[key][0])


def _part(key: str, compared: Comparison) -> Table:
    moved, grids = compared.parts[key], list[Grid]()
    if moved.rows:
        went = translate("Stock", _PARTS[key][1])
        grids.append(Grid((went, translate("Stock", "Neu")), tuple(moved.rows)))
    if moved.changed:
        heads = (translate("Stock", "Geändert"), translate("Stock", "Angabe"), *_heads(compared))
        grids.append(Grid(heads, tuple(_change(key, one) for one in moved.changed)))
    count = len(moved.stayed)
    note = translate("Stock", "%n unverändert", "", count) if count and grids else ""
    return Table(_title(key), note, tuple(grids))


def _change(key: str, one: FieldChange) -> tuple[str, str, str, str]:
    if key == POINTS and one.field == "note":
        name = translate("Stock", "Beobachtung")
    else:
        name = label(_FIELDS, one.field) if one.field in _FIELDS else wording.field(one.field)
    choices = wording.choices(key, one.field) or {}
    return one.row, name, label(choices, one.before) or "–", label(choices, one.after) or "–"
