"""Word files: real headings and tables with all that the PDF says, from the same rows."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from itertools import pairwise
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from inka_desktop.records.content import (
    ProtocolContent,
    SignatureContent,
    TopicContent,
    decode_content,
    encode_content,
)
from inka_desktop.records.stock_content import StockContent
from inka_desktop.reports.document import Composed
from inka_desktop.reports.letterhead import Letterhead, Logo
from inka_desktop.reports.protocol import compose_protocol, page_of
from inka_desktop.reports.setting import Setter
from inka_desktop.reports.stock import compose_stock
from inka_desktop.reports.word import render_word
from inka_desktop.reports.words import Words

from .example import LETTERHEAD, SONNENHANG, photo_bytes
from .meetings import TALK, minutes
from .reading import whole_text
from .test_canary import CANARY

ALL = [SONNENHANG, TALK, minutes(4)]


def word(content: ProtocolContent, language: str = "de", **options: Any) -> Any:
    """The file as another program opens it."""
    composed = compose_protocol(content, photo_bytes, language=language, **options)
    return docx.Document(io.BytesIO(render_word(composed, LETTERHEAD)))


def texts(document: Any) -> list[str]:
    """All paragraphs, those of tables, heads and feet too."""
    page = document.sections[0]
    parts = [document, page.header, page.first_page_header, page.footer, page.first_page_footer]
    found = [line.text for part in parts for line in part.paragraphs]
    cells = [cell for part in parts for table in part.tables for row in table.rows for cell in row.cells]
    return found + [line.text for cell in cells for line in cell.paragraphs]


def words_of(text: str) -> set[str]:
    return set(re.findall(r"\w{4,}", text))


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("shown", ALL, ids=lambda shown: shown.kind)
def test_it_says_every_word_that_the_pdf_says(shown: ProtocolContent, language: str) -> None:
    printed = compose_protocol(shown, photo_bytes, language=language).printed(LETTERHEAD)
    # Words that the PDF divides at the end of a line are compared by their parts.
    told = "".join("\n".join(texts(word(shown, language))).split())
    missing = {one for one in words_of(whole_text(printed)) if one not in told}
    assert missing <= {"Seite", "Page", "Fortsetzung", "continued"}, "what only pages say"


@pytest.mark.parametrize("shown", ALL, ids=lambda shown: shown.kind)
def test_headings_are_headings_in_the_order_of_the_outline(shown: ProtocolContent) -> None:
    document = word(shown)
    heads = [line for line in document.paragraphs if line.style.name.startswith("Heading")]
    composed = compose_protocol(shown, photo_bytes)
    outline = [row.bookmark.title for row in composed.rows if row.bookmark is not None]
    named = [line.text for line in heads]
    at = -1
    for title in outline:
        at = named.index(" ".join(title.split("\u2028")), at + 1)
    assert {line.style.name for line in heads} >= {"Heading 1", "Heading 2"}
    levels = [int(line.style.name[-1]) for line in heads]
    assert all(later <= before + 1 for before, later in pairwise(levels)), "none is skipped"


def test_tables_are_tables_whose_heads_come_again() -> None:
    document = word(SONNENHANG)
    agreements = next(one for one in document.tables if one.rows[0].cells[1].text == "Vereinbarung")
    assert [cell.text for cell in agreements.rows[1].cells][1] == SONNENHANG.carried[0].text
    assert agreements.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in agreements.rows)
    assert len(agreements.rows) == 1 + len(SONNENHANG.carried)


def test_photos_are_there_with_their_captions_as_alternative_text() -> None:
    data = render_word(compose_protocol(SONNENHANG, photo_bytes), LETTERHEAD)
    body = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert len(re.findall(r'descr="Foto \d', body)) == sum(bool(one.hash_hex) for one in SONNENHANG.photos)


def test_a_drawn_signature_is_a_picture() -> None:
    signed = minutes(2)
    one = SignatureContent(name="M. Krüger", strokes="10,10 200,60 300,20", text_hash="ab" * 32)
    content = replace(signed, signatures=(one,))
    data = render_word(compose_protocol(content, photo_bytes), LETTERHEAD)
    body = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert 'descr="M. Krüger' in body


def test_properties_language_and_paper() -> None:
    for language, code in (("de", "de-DE"), ("en", "en-GB")):
        document = word(SONNENHANG, language)
        assert "Sonnenhang" in document.core_properties.title
        assert document.core_properties.author == LETTERHEAD.office
        assert "python" not in (document.core_properties.comments or "")
        assert document.styles.element.xpath("./w:docDefaults//w:lang/@w:val") == [code]
        page = document.sections[0]
        assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    fonts = word(SONNENHANG).styles["Heading 1"].element.xpath(".//w:rFonts")[0].attrib
    assert not [name for name in fonts if "Theme" in name], "a theme's font would win over the name"


def test_a_draft_and_example_data_say_so() -> None:
    told = texts(word(SONNENHANG, draft=True, sample=True))
    assert any("Entwurf" in line for line in told)
    assert "MUSTER" in told
    assert "MUSTER" not in texts(word(SONNENHANG))


@pytest.mark.parametrize("shown", ALL, ids=lambda shown: shown.kind)
def test_every_row_says_what_it_is(shown: ProtocolContent) -> None:
    """A block that says nothing would be missing from Word files and the clipboard."""
    for blank in (False, True):
        page = page_of(shown, Setter("de", blank=blank), Words("de"))
        assert all(row.said is not None for row in page.rows(draft=False))
    assert all(row.said is not None for row in compose_protocol(shown, photo_bytes).rows)
    assert all(row.said is not None for row in compose_stock(StockContent(area="A"), photo_bytes).rows)


@pytest.mark.parametrize(
    "text", ["\x00\x0b\ud800\uffff", "x" * 5000, "<w:p>&amp;", "\u202eabc", "😀 e\u0301"]
)
def test_ugly_texts_make_a_file_that_opens(text: str) -> None:
    ugly = replace(
        SONNENHANG, topics=(TopicContent(title=text, text=f"{text}\n- {text}"),), place=text, keeper=text
    )
    told = "\n".join(texts(word(ugly)))
    assert "Vor-Ort-Protokoll" in told
    if text.startswith("<"):
        assert told.count(text) >= 4


def test_an_empty_protocol_and_a_logo_that_cannot_be_read() -> None:
    composed = compose_protocol(ProtocolContent(), photo_bytes)
    head = Letterhead("Stelle", (), "", (Logo("Kaputt", b"no picture"),))
    assert docx.Document(io.BytesIO(render_word(composed, head))).paragraphs


@pytest.mark.parametrize("shown", ALL, ids=lambda shown: shown.kind)
def test_an_internal_note_is_in_no_byte_of_it(shown: ProtocolContent) -> None:
    value = json.loads(encode_content(shown))
    value["internal_note"] = value["topics"][0]["internal_note"] = CANARY
    content = decode_content(json.dumps(value, ensure_ascii=False).encode())
    composed: Composed = compose_protocol(content, photo_bytes)
    assert CANARY not in _everything(render_word(composed, LETTERHEAD))
    printed = compose_protocol(
        replace(content, support_needed=CANARY, results=CANARY, objections=CANARY), photo_bytes
    )
    assert CANARY in _everything(render_word(printed, LETTERHEAD)), "the search would find one"


def _everything(data: bytes) -> str:
    parts = zipfile.ZipFile(io.BytesIO(data))
    return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def test_styles_are_the_programs_own_ones() -> None:
    document = word(SONNENHANG)
    named = {style.name for style in document.styles if style.type == WD_STYLE_TYPE.PARAGRAPH}
    assert {line.style.name for line in document.paragraphs} <= named
