"""How the bin words what lies in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from inka_desktop.records.folding import fold
from inka_desktop.records.german import sort_key
from inka_desktop.services.rows import BinRow
from inka_desktop.viewmodels import dates, protocol_words, wording

translate = QCoreApplication.translate


def title(row: BinRow) -> str:
    """``Projekt Sonnenhang, 23.11.2026``; the kind where it has no name."""
    return _dated(row.name or _kind(row), row.day)


def second_line(row: BinRow, on: date) -> str:
    """Kind, what it belongs to, who deleted it and when."""
    facts = [_kind(row)]
    if row.owner:
        facts.append(_dated(row.owner, row.owner_day))
    if row.at is not None:
        when = dates.moment(row.at, on)
        text = translate("Deleted", "gelöscht {when}, {person}, Gerät „{device}“")
        facts.append(text.format(when=when, person=row.person or "–", device=row.device or "–"))
    return " · ".join(facts)


def kinds(rows: Sequence[BinRow], chosen: str = "") -> wording.Words:
    """The kinds of what lies in the bin, and the one that is chosen, by what they are called."""
    there = {chosen, *(row.kind for row in rows)}
    found = {kind: wording.RECORD_KINDS[kind] for kind in there if kind in wording.RECORD_KINDS}
    return dict(sorted(found.items(), key=lambda pair: sort_key(wording.record_kind(pair[0]))))


def narrowed(rows: Sequence[BinRow], words: str, kind: str = "") -> list[BinRow]:
    """Those of a kind in whose name, owner or person all words begin a word."""
    wanted = fold(words).split()
    found = []
    for row in rows:
        told = f" {fold(' '.join((title(row), row.owner or '', row.person or '')))}"
        if (not kind or row.kind == kind) and all(f" {word}" in told for word in wanted):
            found.append(row)
    return found


def _kind(row: BinRow) -> str:
    return protocol_words.document(row.type) if row.type else wording.record_kind(row.kind)


def _dated(name: str, day: date | None) -> str:
    if day is None:
        return name
    return translate("Deleted", "{name}, {day}").format(name=name, day=dates.day(day))
