"""The agreement sheet: what was agreed, on one page, to sign at the table."""

from __future__ import annotations

from dataclasses import replace

from inka_desktop.records.content import ProtocolContent, content_hash, encode_content

from .blocks import Field, field_rows, note_row, section_row, signature_row, text_row, title_rows
from .document import print_sheet
from .file_names import document_file_name
from .letterhead import Letterhead, RenderedDocument
from .protocol import page_of
from .protocol_page import ProtocolPage, paper_name
from .rows import Row, tightened
from .setting import Setter
from .style import MM
from .typography import date_text, joined, period_text, time_text
from .words import Words

_SMALLER = ((1.0, 0.6), (0.93, 0.55), (0.86, 0.45))
"""Scale of text and of spaces, tried one after the other until all fits on one page; the last one sets what
was agreed in 8 points."""


def render_agreement_sheet(
    content: ProtocolContent, letterhead: Letterhead, language: str = "de", *, sample: bool = False,
    blank: bool = False,
) -> RenderedDocument:  # fmt: skip
    """The sheet as PDF: one page where that is possible in a size that people read, else a notice says so.

    Args:
        content: the part of a protocol that a sheet holds (``services.fixed_texts``).
        letterhead: of the workspace.
        language: ``de`` or ``en``: the document's own words; user text stays as it is.
        blank: with lines to write on for all that is not known yet.
        sample: prints "MUSTER" across the page: example data.
    """
    words = Words(language)

    def draw(scale: float, spaces: float) -> RenderedDocument:
        page = page_of(content, Setter(language, blank=blank, scale=scale), words)
        return print_sheet(page.paper("sheet", sample=sample), _rows(page, spaces), letterhead, page.setter)

    usual = draw(1.0, 1.0)
    if usual.pages == 1 or blank:
        return usual
    for scale, spaces in _SMALLER:
        smaller = draw(scale, spaces)
        if smaller.pages == 1:
            return smaller
    return replace(usual, notices=(*usual.notices, words("notice.sheet_long", pages=usual.pages)))


def file_name(content: ProtocolContent, language: str = "de") -> str:
    """The name to save under, e.g. ``2026-11-22_Vereinbarungsblatt_Sonnenhang.pdf``; sorts by date."""
    words = Words(language)
    return paper_name(content, words, words("sheet"))


def blank_file_name(language: str = "de") -> str:
    """The name of the blank one."""
    words = Words(language)
    return document_file_name(words("sheet"), words("blank_file"))


def _rows(page: ProtocolPage, spaces: float) -> list[Row]:
    """From top to bottom; the lines to sign on keep their room."""
    content, setter, words, language = page.content, page.setter, page.words, page.words.language
    fields = [
        Field(words("date"), date_text(content.date, language)),
        Field(words("time"), period_text(content.begin, content.end, language)),
        Field(words("place"), content.place),
        Field(words("keeper"), content.keeper),
    ]
    if setter.blank:
        fields.insert(0, Field(words("project"), wide=True))
    present = [
        joined(", ", one.name, one.function, one.organization)
        for one in content.people
        if one.state != "excused"
    ]
    agreed = page.agreements(all_new=True) or [
        section_row(setter, words("agreements")), note_row(setter, words("sheet_none")),
    ]  # fmt: skip
    told = [
        *title_rows(setter, "" if setter.blank else page.title, words("sheet"), page.subject(), []),
        *field_rows(setter, fields),
        *agreed,
        *_others(page, present),
    ]
    rows = [
        *tightened(told, spaces),
        replace(note_row(setter, words("sheet_note")), keeps_next=True),
        signature_row(setter, [words(each) for each in page.signatures], words("place_and_date")),
    ]
    if setter.blank:
        return rows
    digest = content_hash(encode_content(content))
    return [*rows, note_row(setter, words("fingerprint", hash=digest[:16]))]


def _others(page: ProtocolPage, present: list[str]) -> list[Row]:
    content, words = page.content, page.words
    when = (date_text(content.next_date, words.language), time_text(content.next_time, words.language))
    entries = [
        ("people", "\n".join(present)),
        ("next_visit", joined(", ", *when, content.next_note)),
    ]
    rows = [text_row(page.setter, words(key), text) for key, text in entries if text or page.setter.blank]
    return [replace(row, above=5 * MM if index == 0 else 0.0) for index, row in enumerate(rows)]
