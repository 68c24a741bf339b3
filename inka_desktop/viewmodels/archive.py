"""The archive in words: what files are, where a day came from, why a file was left, the list's columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inka_desktop.reading.looked import Block, Looked, Why
from inka_desktop.records.values import FileForm
from inka_desktop.services.archive_rows import LIMIT_MB, ArchiveFilter, ArchiveRow, DateSource
from inka_desktop.viewmodels import dates, record_state, wording
from inka_desktop.viewmodels.noop import QT_TRANSLATE_NOOP
from inka_desktop.viewmodels.paged import Column
from inka_desktop.viewmodels.wording import Mark

if TYPE_CHECKING:
    from inka_desktop.services.workspace import Workspace

translate = QCoreApplication.translate

FORMS: wording.Words = {
    FileForm.PDF: QT_TRANSLATE_NOOP("Wording", "PDF"),
    FileForm.WORD: QT_TRANSLATE_NOOP("Wording", "Word"),
    FileForm.EXCEL: QT_TRANSLATE_NOOP("Wording", "Excel"),
    FileForm.OLD_WORD: QT_TRANSLATE_NOOP("Wording", "Word (vor 2007)"),
    FileForm.OLD_EXCEL: QT_TRANSLATE_NOOP("Wording", "Excel (vor 2007)"),
}
SOURCES: wording.Words = {
    DateSource.NAME: QT_TRANSLATE_NOOP("Wording", "aus dem Namen"),
    DateSource.PROPERTIES: QT_TRANSLATE_NOOP("Wording", "aus den Eigenschaften"),
    DateSource.FILE: QT_TRANSLATE_NOOP("Wording", "zuletzt geändert"),
    DateSource.PERSON: QT_TRANSLATE_NOOP("Wording", "von Ihnen"),
}
WHY: wording.Words = {
    Why.FOREIGN: QT_TRANSLATE_NOOP("Wording", "keine PDF-, Word- oder Excel-Datei"),
    Why.EMPTY: QT_TRANSLATE_NOOP("Wording", "leer"),
    Why.HUGE: QT_TRANSLATE_NOOP("Wording", "größer als {limit} MB"),
    Why.ENCRYPTED: QT_TRANSLATE_NOOP("Wording", "mit einem Kennwort geschützt"),
    Why.UNREADABLE: QT_TRANSLATE_NOOP("Wording", "beschädigt oder nicht lesbar"),
    Why.TOO_SLOW: QT_TRANSLATE_NOOP("Wording", "nicht in 30 Sekunden lesbar"),
    Why.GONE: QT_TRANSLATE_NOOP("Wording", "nicht mehr da"),
    Why.CHANGED: QT_TRANSLATE_NOOP("Wording", "inzwischen geändert – bitte neu suchen"),
}
_PART = 6_000
"""Characters of a Word document that are shown at once."""
_CELL, _ROWS = 30, 10
"""As how many characters a cell counts beside its own; rows of a table that stay together."""
_STRETCH = re.compile(rf".{{1,{_PART}}}(?:\s|$)|.{{1,{_PART}}}", re.DOTALL)
_TEXT_FORMS = ((FileForm.WORD, FileForm.OLD_WORD), (FileForm.EXCEL, FileForm.OLD_EXCEL))


@dataclass(frozen=True, slots=True)
class ArchiveSource:
    """Pages of the archive in one order under one filter."""

    workspace: Workspace
    limits: ArchiveFilter
    order: str
    descending: bool

    def count(self) -> int:
        """How many entries pass the filter."""
        return self.workspace.archive.count(self.limits)

    def page(self, start: int, limit: int) -> Sequence[ArchiveRow]:
        """Entries from ``start`` on."""
        return self.workspace.archive.page(self.limits, self.order, start, limit, descending=self.descending)

    def places(self, rows: Sequence[ArchiveRow]) -> Sequence[int | None]:
        """Where entries stand now."""
        keys = [row.id for row in rows]
        return self.workspace.archive.places_of(keys, self.limits, self.order, descending=self.descending)


def columns() -> list[Column[ArchiveRow]]:
    """The columns of the list in the window's language."""
    return [
        Column(translate("Archive", "Datum"), lambda row: dates.day(row.date), "date", width=104),
        Column(translate("Archive", "Titel"), lambda row: row.title or "–", "title", stretch=True),
        Column(translate("Archive", "Projekt"), lambda row: row.project or "–", "project_label", width=230),
        Column(translate("Archive", "Art"), lambda row: wording.label(FORMS, row.form), width=140),
        Column(
            translate("Archive", "Senden und Empfangen"),
            lambda row: mark.text if (mark := record_state.mark(row.sending)) else "",
            mark=lambda row: record_state.sign(row.sending), width=36, sign=True,
        ),
    ]  # fmt: skip


def filters() -> list[tuple[str, ArchiveFilter]]:
    """The chips of the list."""
    words, sheets = _TEXT_FORMS
    return [
        (translate("Archive", "Alle"), ArchiveFilter()),
        (wording.label(FORMS, FileForm.PDF), ArchiveFilter(forms=(FileForm.PDF,))),
        (wording.label(FORMS, FileForm.WORD), ArchiveFilter(forms=words)),
        (wording.label(FORMS, FileForm.EXCEL), ArchiveFilter(forms=sheets)),
        (translate("Archive", "Ohne Projekt"), ArchiveFilter(assigned=False)),
    ]


def count_words(count: int) -> str:
    """How many files a list has."""
    return translate("Archive", "%n Dateien", "", count)


def why_words(why: str) -> str:
    """Why a file was left where it is."""
    return wording.label(WHY, why).format(limit=LIMIT_MB)


def form_mark(form: str) -> Mark:
    """The chip of a file."""
    return Mark(wording.label(FORMS, form), "information", "file-text")


def size_words(size: int) -> str:
    """``412 kB`` or ``1,4 MB``."""
    locale = dates.locale()
    if size < 1_000_000:
        return translate("Archive", "{size} kB").format(size=locale.toString(max(1, round(size / 1000))))
    return translate("Archive", "{size} MB").format(size=locale.toString(size / 1_000_000, "f", 1))


def taken_words(taken: int, left: int, waiting: int) -> tuple[str, str]:
    """How a taking-over ended, and its tone."""
    said = [translate("Archive", "%n Dateien sind im Archiv.", "", taken)]
    if left:
        said.append(translate("Archive", "%n Dateien blieben liegen, wo sie sind.", "", left))
    if waiting:
        said.append(translate("Archive", "%n Dateien warten noch.", "", waiting))
    return " ".join(said), "attention" if left or waiting else "good"


# --- what a document shows ------------------------------------------------------------------------


def parts(looked: Looked) -> list[str]:
    """A Word document as pieces of markup of a bounded length; people's text is never markup in it."""
    found, piece, weight = list[str](), list[str](), 0
    for block in (small for whole in looked.blocks for small in _small(whole)):
        piece.append(_markup(block))
        weight += len(block.text) + sum(len(cell) + _CELL for row in block.rows for cell in row)
        if weight >= _PART:
            found.append("".join(piece))
            piece, weight = [], 0
    if piece or not found:
        found.append("".join(piece))
    return found


def _small(block: Block) -> Iterable[Block]:
    """A long table as some of its rows after the other, a long paragraph in pieces that end with a word."""
    if block.rows:
        return (Block(rows=block.rows[at : at + _ROWS]) for at in range(0, len(block.rows), _ROWS))
    return (Block(text, block.level) for text in _STRETCH.findall(block.text))


def _markup(block: Block) -> str:
    if block.rows:
        rows = "".join(
            "<tr>" + "".join(f"<td>{_escaped(cell)}</td>" for cell in row) + "</tr>" for row in block.rows
        )
        return f"<table>{rows}</table><p></p>"
    tag = f"h{min(block.level + 1, 4)}" if block.level else "p"
    return f"<{tag}>{_escaped(block.text)}</{tag}>"


def _escaped(text: str) -> str:
    return escape(text).replace("\n", "<br>")
