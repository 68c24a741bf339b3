"""What changed between two rounds of an area, on paper; the window says the change with the same words."""

from __future__ import annotations

from dataclasses import replace

from inka_desktop.records.figures import PERCENT, Change, number_text
from inka_desktop.records.stock_compare import POINTS, Comparison, Moved
from inka_desktop.records.stock_content import FigureContent, StockContent
from inka_desktop.records.values import FindingKind

from .blocks import Column, note_row, section_row, table_rows
from .rows import Row
from .setting import Setter
from .style import MM
from .typography import date_text
from .words import Words


def change_rows(setter: Setter, words: Words, compared: Comparison) -> list[Row]:
    """The section that puts two rounds side by side."""
    rows = [section_row(setter, words("stock.compared"))]
    if compared.figures:
        rows += _figures(setter, words, compared)
    for key, moved in compared.parts.items():
        rows += _moved(setter, words, key, moved)
        rows += _changed(setter, words, key, compared)
    return rows + _unchanged(setter, words, compared, nothing=len(rows) == 1)


def change_text(change: Change | None, language: str) -> str:
    """A change in words: +2,3 Prozentpunkte, or +120 (+2,9 %); a dash where there is nothing to compare."""
    words = Words(language)
    if change is None:
        return "–"
    by = number_text(change.by, language, signed=True)
    if change.unit == PERCENT:
        return words("stock.points", number=by)
    if change.percent is None:
        return f"{by} {change.unit}".strip()
    percent = number_text(change.percent, language, digits=1, signed=True)
    return " ".join(words("stock.by", number=by, unit=change.unit, percent=percent).split())


def value_text(figure: FigureContent | None, language: str) -> str:
    """A figure as it is compared: its value, or that there is none."""
    if figure is None:
        return "–"
    return figure.value if figure.known else Words(language)(f"basis.{figure.basis}")


def _figures(setter: Setter, words: Words, compared: Comparison) -> list[Row]:
    language = words.language
    columns = [
        Column(words("stock.figure"), 56),
        *(Column(title, 36) for title in _heads(words, compared)),
        Column(words("stock.change"), 42),
    ]
    values = [
        [pair.name, value_text(pair.before, language), value_text(pair.after, language),
         change_text(pair.change, language)]
        for pair in compared.figures
    ]  # fmt: skip
    return table_rows(setter, columns, values)


def _moved(setter: Setter, words: Words, key: str, moved: Moved) -> list[Row]:
    if not moved.rows:
        return []
    columns = [Column(words(f"stock.{way}_{key}"), 85) for way in ("went", "came")]
    return _apart(table_rows(setter, columns, moved.rows))


def _changed(setter: Setter, words: Words, key: str, compared: Comparison) -> list[Row]:
    """Those that stayed and say something else now, a line for each field."""
    changes = compared.parts[key].changed
    if not changes:
        return []
    columns = [
        Column(words(f"stock.changed_{key}"), 46), Column(words("stock.field"), 28),
        *(Column(title, 48) for title in _heads(words, compared)),
    ]  # fmt: skip
    values = [
        [one.row, _field(words, key, one.field), _said(words, one.field, one.before),
         _said(words, one.field, one.after)]
        for one in changes
    ]  # fmt: skip
    return _apart(table_rows(setter, columns, values))


def _field(words: Words, key: str, field: str) -> str:
    note = key == POINTS and field == "note"
    return words("stock.field_walk_point_note" if note else f"stock.field_{field}")


def _said(words: Words, field: str, text: str) -> str:
    """What a field says: the word of a choice, the person's own otherwise."""
    if not text.strip():
        return "–"
    return words.stored(field, text) if field in ("assessment", "relation") else text


def _unchanged(setter: Setter, words: Words, compared: Comparison, *, nothing: bool) -> list[Row]:
    """One line for all parts that stayed as they were."""
    parts = [
        words("stock.part", name=_title(words, key), count=len(moved.stayed))
        for key, moved in compared.parts.items()
        if moved.unchanged
    ]
    if parts:
        return [note_row(setter, words("stock.unchanged", parts=", ".join(parts)))]
    return [note_row(setter, words("stock.nothing_compared"))] if nothing else []


def _title(words: Words, key: str) -> str:
    return words(f"finding.{key}" if key in set(FindingKind) else f"kinds.{key}")


def _apart(rows: list[Row]) -> list[Row]:
    return [replace(rows[0], above=6 * MM), *rows[1:]]


def _heads(words: Words, compared: Comparison) -> tuple[str, str]:
    """What stands above the values of the earlier round and of the later one."""
    return (
        words("stock.before", period=_when(words, compared.before)),
        words("stock.after", period=_when(words, compared.after)),
    )


def _when(words: Words, content: StockContent) -> str:
    return date_text(content.date, words.language) or words("stock.undated")
