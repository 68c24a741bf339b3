"""Protocols as documents, filled and blank, each type from one definition.

A field that is added to the content is printed by adding its line to its type's page.
"""

from __future__ import annotations

from collections.abc import Mapping

from inka_desktop.records.content import ProtocolContent
from inka_desktop.records.photo_marks import NOTHING_HELD, HeldBack
from inka_desktop.records.protocol_types import MEETING, TALK, VISIT, spec_of_content, spec_of_type

from .document import Composed, Shared, print_sheet
from .file_names import document_file_name
from .letterhead import Letterhead, RenderedDocument
from .minutes import MinutesPage
from .photos import PhotoBytes, for_office, held_back_rows, photo_rows
from .protocol_page import ProtocolPage, paper_name
from .rows import Row
from .setting import Setter
from .signing import annex_rows
from .talk import TalkPage
from .visit import VisitPage
from .words import Words

PAGES: Mapping[str, type[ProtocolPage]] = {
    VISIT.content: VisitPage, TALK.content: TalkPage, MEETING.content: MinutesPage,
}  # fmt: skip
"""The definition of each type's document, by its word in the content."""


def render_protocol(
    content: ProtocolContent,
    letterhead: Letterhead,
    photo_bytes: PhotoBytes,
    *,
    language: str = "de",
    draft: bool = False,
    sample: bool = False,
    shared: Shared | None = None,
    held_back: HeldBack = NOTHING_HELD,
) -> RenderedDocument:
    """The protocol as PDF; the same bytes for the same input on every device.

    Args:
        content: what it says.
        letterhead: of the workspace.
        photo_bytes: JPEG or PNG bytes by hash, None while they are not on this device.
        language: ``de`` or ``en``: the document's own words; user text stays as it is.
        draft: prints "Entwurf" on each page.
        sample: prints "MUSTER" across each page: example data.
        shared: draw it into a file of several; the document then has no bytes of its own.
        held_back: its photos that may not be passed on.

    Raises:
        FontMissingError: the installation lacks its fonts.
    """
    composed = compose_protocol(
        content, photo_bytes, language=language, draft=draft, sample=sample, held_back=held_back
    )
    return composed.printed(letterhead, shared)


def compose_protocol(
    content: ProtocolContent, photo_bytes: PhotoBytes, *, language: str = "de", draft: bool = False,
    sample: bool = False, held_back: HeldBack = NOTHING_HELD,
) -> Composed:  # fmt: skip
    """What a protocol's document says, for whichever kind of file; arguments as :func:`render_protocol`."""
    page = page_of(content, Setter(language), Words(language))
    photos, notices = photo_rows(page.setter, page.words, content.photos, photo_bytes)
    photos += held_back_rows(page.setter, page.words, held_back)
    rows = page.rows(draft=draft) + page.under("photos", photos) + _annex(page)
    sheet = for_office(page.sheet(draft=draft, sample=sample), page.words, held_back)
    return Composed(sheet, rows, page.setter, notices, held_back.count)


def render_blank_protocol(
    letterhead: Letterhead, language: str = "de", *, sample: bool = False, type: str = VISIT.type
) -> RenderedDocument:
    """The same protocol with lines to write on, for a day without a computer."""
    content = ProtocolContent(kind=spec_of_type(type).content)
    page = page_of(content, Setter(language, blank=True), Words(language))
    sheet = page.sheet(draft=False, sample=sample)
    return print_sheet(sheet, page.rows(draft=False), letterhead, page.setter)


def file_name(content: ProtocolContent, *, language: str = "de", draft: bool = False) -> str:
    """The name to save under, e.g. ``2026-11-22_Vor-Ort-Protokoll_Sonnenhang_v1.pdf``; sorts by date."""
    words = Words(language)
    ending = words("draft") if draft else f"v{content.version}"
    return paper_name(content, words, _title(content, words), ending)


def blank_file_name(language: str = "de", type: str = VISIT.type) -> str:
    """The name of the blank protocol of a type."""
    words = Words(language)
    title = _title(ProtocolContent(kind=spec_of_type(type).content), words)
    return document_file_name(title, words("blank_file"))


def _annex(page: ProtocolPage) -> list[Row]:
    """What was signed before the protocol was changed."""
    texts = [
        (one.hash_hex, page_of(one.content, page.setter, page.words).text())
        for one in page.content.signed_texts
        if one.content is not None
    ]
    return annex_rows(page.setter, page.words, texts)


def _title(content: ProtocolContent, words: Words) -> str:
    return words(f"document.{spec_of_content(content.kind).content}")


def page_of(content: ProtocolContent, setter: Setter, words: Words) -> ProtocolPage:
    """The definition of a content's document."""
    return PAGES[spec_of_content(content.kind).content](content, setter, words)
