"""A text in consultation for people without the program: numbered lines, and a page to reply on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from inka_desktop.records.content import ProtocolContent

from . import style
from .blocks import WRITING, Column, note_row, section_row, signature_row, table_rows, text_row, title_rows
from .document import Sheet, print_sheet
from .frame import FrameTexts
from .letterhead import Letterhead, RenderedDocument
from .line_numbers import numbered
from .protocol import page_of
from .protocol_page import ProtocolPage, paper_name
from .rows import Box, Row
from .setting import Setter
from .style import MM, TEXT_WIDTH
from .typography import date_text, joined
from .words import Words

_OBJECTIONS = 9
_BOX = 3.6 * MM


@dataclass(frozen=True, slots=True)
class Round:
    """What is asked with a text.

    Attributes:
        number: of the text.
        reply_by: the last day for replies.
        recipients: a line each.
        hash_hex: of the text.
        fixed_at: UTC moment, kept as the date of creation.
    """

    number: int
    reply_by: dt.date | None
    recipients: tuple[str, ...]
    hash_hex: str
    fixed_at: dt.datetime | None


def render_consultation(
    content: ProtocolContent,
    about: Round,
    letterhead: Letterhead,
    language: str = "de",
    *,
    sample: bool = False,
) -> RenderedDocument:
    """The text as PDF; lines of its words are numbered from 1 to the end of the text.

    Args:
        content: what was fixed.
        about: which text it is, and who is asked until when.
        letterhead: of the workspace.
        language: ``de`` or ``en``: the document's own words; user text stays as it is.
        sample: prints "MUSTER" across each page: example data.
    """
    page = page_of(content, Setter(language), Words(language))
    words = page.words
    which = words("consultation_number", number=about.number)
    running = joined(" · ", page.title, page.subject(), which)
    sheet = Sheet(
        title=running,
        subject=joined(" · ", which, date_text(content.date, language)),
        texts=FrameTexts(
            running=running,
            identity=joined(" · ", page.title, which, words("sample_note") if sample else ""),
            mark=words("sample") if sample else words("draft"),
            draft=_until(words, about),
        ),
        stamp=about.fixed_at,
    )
    rows = [*_head(page, about), *numbered(page.text())]
    return print_sheet(sheet, [*rows, *_reply(page, about)], letterhead, page.setter)


def file_name(content: ProtocolContent, about: Round, language: str = "de") -> str:
    """The name to save under, e.g. ``2026-11-22_Vor-Ort-Protokoll_Sonnenhang_Text-1.pdf``; sorts by date."""
    page = page_of(content, Setter(language), Words(language))
    ending = page.words("consultation_file", number=about.number)
    return paper_name(content, page.words, page.title, ending)


def _until(words: Words, about: Round) -> str:
    day = date_text(about.reply_by, words.language)
    return words("reply_by", day=day) if day else ""


def _head(page: ProtocolPage, about: Round) -> list[Row]:
    words = page.words
    eyebrow = joined(" · ", words("consultation_number", number=about.number), _until(words, about))
    rows = title_rows(page.setter, eyebrow, page.title, page.subject(), [words("consultation_note")])
    recipients = text_row(page.setter, words("recipients"), "\n".join(about.recipients))
    return [*rows, replace(recipients, above=4 * MM)] if about.recipients else rows


def _reply(page: ProtocolPage, about: Round) -> list[Row]:
    """What recipients fill in and send back, on a page of its own where the text leaves too little room."""
    setter, words = page.setter, page.words
    which = words("consultation_number", number=about.number)
    blank = Setter(setter.language, blank=True)
    columns = [Column(words("lines"), 22), Column(words("objection"), 158)]
    table = table_rows(blank, columns, [], blank_rows=_OBJECTIONS)
    said = words("reply_to", document=joined(", ", page.title, page.subject()), text=which)
    rows = [
        section_row(setter, _until(words, about) or words("reply")),
        replace(note_row(setter, said), above=0.0),
        _choice(setter, words("no_objections")),
        _choice(setter, words("with_objections")),
        *table,
        signature_row(setter, [words("signature")], words("place_and_date")),
        note_row(setter, words("fingerprint", hash=about.hash_hex[:16])),
    ]
    return [*(replace(row, keeps_next=True) for row in rows[:-1]), rows[-1]]


def _choice(setter: Setter, text: str) -> Row:
    left = _BOX + 3 * MM
    return Row(
        (setter.cell(left, text, TEXT_WIDTH - left, style.BODY),),
        (Box(0, 1.6 * MM, _BOX, _BOX, style.RULE),),
        inset=1 * MM,
        least=WRITING,
    )
