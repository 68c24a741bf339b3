"""What the pages of stock-taking say: words of choices, periods, places and comparisons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from inka_desktop.records.coordinates import Coordinates
from inka_desktop.records.figures import PERCENT, Change, number_text
from inka_desktop.records.stock_compare import Comparison, Moved
from inka_desktop.records.stock_content import FigureContent
from inka_desktop.records.values import FindingKind
from inka_desktop.viewmodels import dates
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


class Table(NamedTuple):
    """A part of a comparison: its title with a remark, the heads of its columns, and its rows."""

    title: str
    note: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


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
    """The parts of a comparison that hold something."""
    before, after = (dates.day(each.date) if each.date else "–" for each in (compared.before, compared.after))
    tables = [
        Table(
            translate("Stock", "Kennzahlen"), "",
            (
                translate("Stock", "Kennzahl"), translate("Stock", "Vorher ({day})").format(day=before),
                translate("Stock", "Jetzt ({day})").format(day=after), translate("Stock", "Veränderung"),
            ),
            tuple(
                (pair.name, _value(pair.before), _value(pair.after), change_words(pair.change))
                for pair in compared.figures
            ),
        ),
        _moved(
            translate("Stock", "Einrichtungen und Angebote"), translate("Stock", "Weggefallen"),
            translate("Stock", "Neu"), compared.institutions,
        ),
        _moved(
            translate("Stock", "Lücken"), translate("Stock", "Geschlossen"), translate("Stock", "Neu"),
            compared.gaps,
        ),
        _moved(
            translate("Stock", "Doppelstrukturen"), translate("Stock", "Aufgelöst"),
            translate("Stock", "Neu"), compared.duplicates,
        ),
    ]  # fmt: skip
    return [table for table in tables if table.rows]


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


def _moved(title: str, went: str, came: str, moved: Moved) -> Table:
    count = len(moved.stayed)
    note = translate("Stock", "%n unverändert", "", count) if count and moved.rows else ""
    return Table(title, note, (went, came), tuple(moved.rows))
