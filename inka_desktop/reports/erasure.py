"""The Löschbericht: what was erased, why, which devices have confirmed it, and where copies may be left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .blocks import Column, Field, field_rows, note_row, section_row, table_rows, text_row, title_rows
from .document import Sheet, print_sheet
from .file_names import document_file_name
from .frame import dated_texts
from .letterhead import Letterhead, RenderedDocument
from .rows import Row
from .setting import Setter
from .typography import joined, moment_text
from .words import Words


@dataclass(frozen=True, slots=True)
class ErasureContent:
    """What a report says; nothing of what was erased.

    Attributes:
        about: what it was about, where that is no person.
        at: when it was erased; None where that is not known any more.
        by: who did it.
        reason: in words.
        records: rows of kind, how many, which fields; in the language of the document.
        confirmed, waiting: devices, each with its person.
        folders: backup folders that may still hold it.
        as_of: the moment of this report.
    """

    about: str
    at: dt.datetime | None
    by: str
    reason: str
    records: tuple[tuple[str, int, str], ...]
    confirmed: tuple[tuple[str, str], ...]
    waiting: tuple[tuple[str, str], ...]
    folders: tuple[str, ...]
    as_of: dt.datetime


def render_erasure(
    content: ErasureContent, letterhead: Letterhead, language: str = "de", *, sample: bool = False
) -> RenderedDocument:
    """The report as PDF; the same bytes for the same input on every device.

    Raises:
        FontMissingError: the installation lacks its fonts.
    """
    setter, words = Setter(language), Words(language)
    title = words("erasure")
    as_of = words("erasure_as_of", moment=moment_text(content.as_of, language))
    sheet = Sheet(
        title=joined(" · ", title, content.about),
        subject=as_of,
        texts=dated_texts(words, joined(" · ", title, content.about, as_of), title, sample=sample),
        stamp=content.as_of,
    )
    rows = [
        *title_rows(setter, as_of, title, content.about, []),
        *field_rows(setter, _fields(content, words)),
        *_records(content, setter, words),
        *_devices(content, setter, words),
        *_copies(content, setter, words),
    ]
    return print_sheet(sheet, rows, letterhead, setter)


def file_name(content: ErasureContent, language: str = "de") -> str:
    """The name to save under; sorts by date."""
    day = (content.at or content.as_of).date().isoformat()
    return document_file_name(day, Words(language)("erasure"), content.about)


def _fields(content: ErasureContent, words: Words) -> list[Field]:
    at = moment_text(content.at, words.language) if content.at is not None else "–"
    return [
        Field(words("erasure_at"), at),
        Field(words("erasure_by"), content.by),
        Field(words("erasure_reason"), content.reason or "–", wide=True),
    ]


def _records(content: ErasureContent, setter: Setter, words: Words) -> list[Row]:
    titles = (("erasure_kind", 46), ("erasure_count", 16), ("erasure_fields", 108))
    columns = [Column(words(title), share) for title, share in titles]
    values = [(kind, str(count), fields) for kind, count, fields in content.records]
    return [section_row(setter, words("erasure_what")), *table_rows(setter, columns, values)]


def _devices(content: ErasureContent, setter: Setter, words: Words) -> list[Row]:
    columns = [
        Column(words("erasure_device"), 60),
        Column(words("name"), 60),
        Column(words("erasure_state"), 50),
    ]
    values = [(*device, words("erasure_waiting")) for device in content.waiting]
    values += [(*device, words("erasure_confirmed")) for device in content.confirmed]
    return [section_row(setter, words("erasure_devices")), *table_rows(setter, columns, values)]


def _copies(content: ErasureContent, setter: Setter, words: Words) -> list[Row]:
    """Where the program cannot reach; said whether anything is open or not."""
    parts: list[tuple[str, str]] = []
    if content.waiting:
        parts.append((words("erasure_devices"), words("erasure_left_devices")))
    if content.folders:
        parts.append(
            (words("erasure_backups"), words("erasure_left_folders", folders="\n".join(content.folders)))
        )
    parts += [
        (words("erasure_other_backups"), words("erasure_left_backups")),
        (words("erasure_paper"), words("erasure_left_paper")),
    ]
    return _under(setter, words("erasure_copies"), [text_row(setter, *part) for part in parts], words)


def _under(setter: Setter, title: str, rows: Sequence[Row], words: Words) -> list[Row]:
    note = note_row(setter, words("erasure_note"))
    return [section_row(setter, title), replace(rows[0], above=0.0), *rows[1:], note]
