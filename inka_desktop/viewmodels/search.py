"""The search panel's lines: headings, hits with their words marked, and commands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from inka_desktop.services.search_rows import HitRow, Marked
from inka_desktop.viewmodels import dates, wording
from inka_desktop.viewmodels.noop import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
LineRole = Qt.ItemDataRole.UserRole + 1
MOST = 30
"""Hits of a kind; the search gives no more."""
GROUPS: wording.Words = {
    "protocol": QT_TRANSLATE_NOOP("Search", "Protokolle"),
    "released_protocol": QT_TRANSLATE_NOOP("Search", "Protokolle"),
    "project": QT_TRANSLATE_NOOP("Search", "Projekte"),
    "organization": QT_TRANSLATE_NOOP("Search", "Organisationen"),
    "person": QT_TRANSLATE_NOOP("Search", "Ansprechpersonen"),
    "area": QT_TRANSLATE_NOOP("Search", "Sozialräume"),
    "contract": QT_TRANSLATE_NOOP("Search", "Kooperationsverträge"),
    "agreement": QT_TRANSLATE_NOOP("Search", "Vereinbarungen"),
    "task": QT_TRANSLATE_NOOP("Search", "Aufgaben (intern)"),
    "follow_up": QT_TRANSLATE_NOOP("Search", "Wiedervorlagen"),
    "series": QT_TRANSLATE_NOOP("Search", "Sitzungsreihen"),
    "stock_taking": QT_TRANSLATE_NOOP("Search", "Bestandsaufnahmen"),
    "archive_entry": QT_TRANSLATE_NOOP("Search", "Archiv"),
    "submission": QT_TRANSLATE_NOOP("Search", "Bögen"),
    "round": QT_TRANSLATE_NOOP("Search", "Erhebungen"),
}
ICONS = {
    "project": "folder", "organization": "building-2", "person": "user", "area": "map-pin",
    "agreement": "handshake", "task": "square-check", "follow_up": "calendar-clock",
    "series": "users", "stock_taking": "map-pin",
    "archive_entry": "files", "submission": "list-checks", "round": "list-checks",
}  # fmt: skip
PERIODS: wording.Words = {
    "": QT_TRANSLATE_NOOP("Search", "Jederzeit"),
    "month": QT_TRANSLATE_NOOP("Search", "Letzte 30 Tage"),
    "year": QT_TRANSLATE_NOOP("Search", "Dieses Jahr"),
    "last_year": QT_TRANSLATE_NOOP("Search", "Letztes Jahr"),
    "before": QT_TRANSLATE_NOOP("Search", "Früher"),
}


class SearchLine(NamedTuple):
    """One line of the panel.

    Attributes:
        name: what it is called, in pieces; True for what was searched for.
        second: what else it is known by.
        on: its date or keys, at the right.
        place, text: where the words stand, and what stands there; empty where the name says it.
        icon: empty for a heading, which cannot be chosen.
        run: what choosing it does.
    """

    name: Marked
    second: str = ""
    on: str = ""
    place: str = ""
    text: Marked = ()
    icon: str = ""
    run: Callable[[], None] = lambda: None

    def words(self) -> str:
        """All of it in one line, for screen readers."""
        texts = ("".join(piece for piece, _ in part) for part in (self.name, self.text))
        name, text = texts
        return "  ".join(one for one in (name, self.second, self.on, self.place, text) if one)


class SearchModel(QAbstractListModel):
    """What was found; headings are skipped by keys and clicks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[SearchLine] = []

    def show(self, lines: Sequence[SearchLine]) -> None:
        """Replaces everything."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def line(self, row: int) -> SearchLine | None:
        """What stands in a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def step(self, row: int, by: int) -> int:
        """The next row up or down that can be chosen, around the ends; -1 when there is none."""
        count = len(self._lines)
        ways = ((row + by * way) % count for way in range(1, count + 1))
        return next((place for place in ways if self._lines[place].icon), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row())
        if line is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.words()
        return line if role == LineRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.line(index.row())
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return chosen if line is not None and line.icon else Qt.ItemFlag.NoItemFlags


def heading(text: str) -> SearchLine:
    """A line above a group."""
    return SearchLine(((text, False),))


def hit_lines(hits: Iterable[HitRow], run: Callable[[HitRow], None]) -> Iterator[SearchLine]:
    """Hits below the headings of their kinds; ``run`` is called with the one that is chosen."""
    for title, group in groupby(hits, key=lambda hit: group_words(hit.kind)):
        rows = list(group)
        count = translate("Search", "die besten {count}") if len(rows) >= MOST else "{count}"
        yield heading(f"{title} · {count.format(count=len(rows))}")
        for hit in rows:
            yield SearchLine(
                hit.name or (("–", False),), hit.second, dates.day(hit.on) if hit.on else "",
                place_words(hit) if hit.text else "", hit.text, ICONS.get(hit.kind, "file-text"),
                lambda chosen=hit: run(chosen),  # type: ignore[misc]  # binds now
            )  # fmt: skip


def group_words(kind: str) -> str:
    """What hits of a kind are called together."""
    return translate("Search", GROUPS[kind]) if kind in GROUPS else wording.record_kind(kind)


def place_words(hit: HitRow) -> str:
    """Where the words stand: the part of the record, or the field of the record itself."""
    if hit.spot.kind == hit.kind or hit.spot.field == "content":
        return "" if hit.spot.field == "content" else wording.field(hit.spot.field)
    return wording.record_kind(hit.spot.kind)


def nothing_words(*, limited: bool, short: bool) -> str:
    """What is said instead of hits."""
    if short:
        return translate("Search", "Für Einträge genügen drei Buchstaben eines Wortes.")
    if limited:
        return translate("Search", "Nichts gefunden. Ohne die Einschränkungen oben gibt es vielleicht mehr.")
    return translate(
        "Search", "Nichts gefunden. Wortanfänge genügen; Groß- und Kleinschreibung und Umlaute sind gleich."
    )


def preparing_words() -> str:
    """What is said while older records are not in the index yet."""
    return translate("Search", "Suche wird vorbereitet … Einige Einträge fehlen noch.")


def period(name: str, on: date) -> tuple[date | None, date | None]:
    """First and last day of a period of :data:`PERIODS`, seen from a day."""
    new_year = date(on.year, 1, 1)
    return {
        "month": (on - timedelta(days=30), on),
        "year": (new_year, date(on.year, 12, 31)),
        "last_year": (date(on.year - 1, 1, 1), new_year - timedelta(days=1)),
        "before": (None, date(on.year - 1, 1, 1) - timedelta(days=1)),
    }.get(name, (None, None))
