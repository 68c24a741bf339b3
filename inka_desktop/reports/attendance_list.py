"""The list that people sign on arrival: who is expected, empty lines, and what the entries are for."""

from __future__ import annotations

from dataclasses import replace

from inka_desktop.records.content import PresentContent, ProtocolContent
from inka_desktop.records.values import AttendanceState

from .blocks import WRITING, Column, Field, field_rows, note_row, table_rows, title_rows
from .document import print_sheet
from .file_names import document_file_name
from .letterhead import Letterhead, RenderedDocument
from .protocol import page_of
from .protocol_page import paper_name
from .rows import Row
from .setting import Setter
from .style import MM
from .typography import date_text, period_text
from .words import Words

_LINES = 16
"""Lines of a list at least; it fills about one page."""
_EMPTY = 5
"""Empty lines at least, for people who were not expected."""
_SHARES = {"name": 46, "function": 44, "organization": 48, "attendance_signature": 42}


def render_attendance_list(
    content: ProtocolContent, letterhead: Letterhead, language: str = "de", *, sample: bool = False,
    blank: bool = False,
) -> RenderedDocument:  # fmt: skip
    """The list as PDF; who is excused is not expected.

    Args:
        content: when and where, and in ``people`` who is expected.
        letterhead: of the workspace; its office is named for access and erasure.
        language: ``de`` or ``en``: the document's own words; user text stays as it is.
        blank: with lines to write on for all that is not known yet.
        sample: prints "MUSTER" across each page: example data.
    """
    page = page_of(content, Setter(language, blank=blank), Words(language))
    setter, words, day = page.setter, page.words, date_text(content.date, language)
    sheet = page.paper("attendance_list", sample=sample)
    fields = [
        Field(words("date"), day),
        Field(words("time"), period_text(content.begin, content.end, language)),
        Field(words("place"), content.place, wide=True),
    ]
    if blank:
        fields.insert(0, Field(words("occasion"), wide=True))
    office = letterhead.office.strip() or words("attendance_office")
    rows = [
        *title_rows(setter, "" if blank else page.title, words("attendance_list"), page.subject(), []),
        *field_rows(setter, fields),
        note_row(setter, words("attendance_privacy", office=office)),
        *_table(setter, words, content.people),
    ]
    return print_sheet(sheet, rows, letterhead, setter)


def file_name(content: ProtocolContent, language: str = "de") -> str:
    """The name to save under, e.g. ``2026-11-22_Anwesenheitsliste_Sonnenhang.pdf``; sorts by date."""
    words = Words(language)
    return paper_name(content, words, words("attendance_list"))


def blank_file_name(language: str = "de") -> str:
    """The name of the blank one."""
    words = Words(language)
    return document_file_name(words("attendance_list"), words("blank_file"))


def _table(setter: Setter, words: Words, people: tuple[PresentContent, ...]) -> list[Row]:
    expected = [
        [one.name, one.function, one.organization, ""]
        for one in people
        if one.state != AttendanceState.EXCUSED
    ]
    empty = [[""] * len(_SHARES)] * max(_EMPTY, _LINES - len(expected))
    columns = [Column(words(key), share) for key, share in _SHARES.items()]
    head, *lines = table_rows(setter, columns, expected + empty)
    return [
        replace(head, above=5 * MM),
        *(replace(line, least=max(line.height, WRITING + 1.5 * MM)) for line in lines),
    ]
