"""What changed between two rounds of an area, on paper; the window says the change with the same words."""

from __future__ import annotations

from dataclasses import replace

from inka_desktop.records.figures import PERCENT, Change, number_text
from inka_desktop.records.stock_compare import Comparison, Moved
from inka_desktop.records.stock_content import FigureContent, StockContent

from .blocks import Column, section_row, table_rows
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
    for key, moved in (
        ("institutions", compared.institutions), ("gap", compared.gaps), ("duplicate", compared.duplicates),
    ):  # fmt: skip
        rows += _moved(setter, words, key, moved)
    return rows


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
        Column(words("stock.before", period=_when(words, compared.before)), 36),
        Column(words("stock.after", period=_when(words, compared.after)), 36),
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
    rows = table_rows(setter, columns, [list(pair) for pair in moved.rows])
    return [replace(rows[0], above=6 * MM), *rows[1:]]


def _when(words: Words, content: StockContent) -> str:
    return date_text(content.date, words.language) or words("stock.undated")
