"""How a Word file looks: page, styles, head and foot, the same measures and colours as on paper.

python-docx is imported here on first use. Its template names theme fonts, which win over a font's name;
they are taken out.
"""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

from . import style
from .document import Sheet
from .frame import logos_of
from .letterhead import Letterhead
from .pictures import Prepared
from .style import MARGIN, MM, PAGE_HEIGHT, PAGE_WIDTH, TEXT_WIDTH
from .typography import clean_text
from .words import Words

if TYPE_CHECKING:
    from docx.document import Document

FONT = "Arial"
"""Everybody has it, or one of the same widths; the fonts of the PDF are not on other people's machines."""
_NO_XML = str.maketrans({"\ufffe": "\ufffd", "\uffff": "\ufffd"})
_LOGO_SHARE = 0.66
_LOGO_SIZE = 0.85
"""Of the height on paper: Word puts spaces between them."""
_STYLES: dict[str, tuple[float, str, bool, float, float]] = {
    "Normal": (10, style.INK, False, 0, 4), "Title": (21, style.INK, True, 0, 2),
    "Subtitle": (12, style.INK, False, 0, 8), "Heading 1": (12.5, style.ACCENT, True, 18, 5),
    "Heading 2": (10.5, style.INK, True, 10, 3), "Heading 3": (10, style.MUTED, True, 7, 2),
    "Caption": (8.5, style.INK, False, 0, 4), "Header": (8, style.MUTED, False, 0, 0),
    "Footer": (7.5, style.MUTED, False, 0, 0),
}  # fmt: skip
"""Size, colour, bold, space before and after, in points."""


def plain(text: str, language: str) -> str:
    """User text that a Word file can hold."""
    return clean_text(text, language).translate(_NO_XML)


def new_document(sheet: Sheet, letterhead: Letterhead, words: Words) -> Document:
    """An empty A4 document with its styles, properties, head and foot."""
    import docx
    from docx.shared import Pt

    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Pt(PAGE_WIDTH), Pt(PAGE_HEIGHT)
    page.left_margin = page.right_margin = Pt(MARGIN)
    page.top_margin, page.bottom_margin = Pt(MARGIN + 5 * MM), Pt(MARGIN)
    page.header_distance = page.footer_distance = Pt(10 * MM)
    for name, (size, colour, bold, before, after) in _STYLES.items():
        _dress(document.styles[name], size, colour, bold=bold, before=before, after=after)
    _set_language(document, "en-GB" if words.language.startswith("en") else "de-DE")
    _set_properties(document, sheet, letterhead, words.language)
    _frame(page, sheet, letterhead, words)
    return document


def _dress(kind: Any, size: float, colour: str, *, bold: bool, before: float, after: float) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    font, form = kind.font, kind.paragraph_format
    font.size, font.bold, font.italic = Pt(size), bold, False
    font.color.rgb = RGBColor.from_string(colour[1:].upper())
    fonts = kind.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FONT)
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.12
    if kind.name.startswith(("Heading", "Title")):
        form.keep_with_next = True
    for extra in kind.element.xpath("./w:pPr/w:pBdr | ./w:rPr/w:spacing | ./w:rPr/w:kern"):
        extra.getparent().remove(extra)


def _set_language(document: Any, language: str) -> None:
    from docx.oxml.ns import qn

    for entry in document.styles.element.xpath("./w:docDefaults//w:lang"):
        entry.set(qn("w:val"), language)


def _set_properties(document: Document, sheet: Sheet, letterhead: Letterhead, language: str) -> None:
    about = document.core_properties
    about.title, about.subject = _line(sheet.title, language), _line(sheet.subject, language)
    about.author = _line(letterhead.office, language) or "INKA Desktop"
    about.last_modified_by, about.comments, about.language = about.author, "", language
    about.created = about.modified = sheet.stamp or dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def _line(text: str, language: str) -> str:
    """One line; a property holds 255 characters."""
    return " ".join(plain(text, language).split())[:255]


# --- head and foot --------------------------------------------------------------------------------


def _frame(page: Any, sheet: Sheet, letterhead: Letterhead, words: Words) -> None:
    page.different_first_page_header_footer = True
    _letterhead(page.first_page_header, letterhead, words)
    texts = sheet.texts
    _mark(page.first_page_header.add_paragraph(), texts.mark)
    later = page.header.paragraphs[0]
    _tabs(later)
    later.add_run(_line(texts.running, words.language))
    _mark(page.header.add_paragraph(), texts.mark)
    for foot in (page.first_page_footer, page.footer):
        line = foot.paragraphs[0]
        _tabs(line)
        line.add_run(_line(texts.identity, words.language) + "\t")
        _page_of(line, words)
        for told in plain(letterhead.publicity, words.language).split("\n"):
            if told.strip():
                foot.add_paragraph(told.strip(), style="Footer")


def _letterhead(head: Any, letterhead: Letterhead, words: Words) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    logos = logos_of(letterhead)[0]
    table = head.add_table(1, 2, Pt(TEXT_WIDTH))
    head._element.remove(head.paragraphs[0]._element)  # the template's empty line
    left, right = table.rows[0].cells
    for place, share in enumerate((1 - _LOGO_SHARE, _LOGO_SHARE)):
        table.columns[place].width = table.rows[0].cells[place].width = Pt(TEXT_WIDTH * share)
    line = left.paragraphs[0]
    line.add_run(plain(letterhead.office, words.language)).bold = True
    for told in letterhead.sender:
        left.add_paragraph(plain(told, words.language), style="Header")
    line.style = "Header"
    right.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for logo, height in logos:
        _logo(right.paragraphs[0].add_run(), logo, height * _LOGO_SIZE)


def _logo(run: Any, logo: Prepared, height: float) -> None:
    from docx.shared import Pt

    run.add_picture(io.BytesIO(logo.data), height=Pt(height))
    run.add_text("  ")


def _mark(line: Any, mark: str) -> None:
    """MUSTER in words: a Word file has no text across its pages."""
    line.style = "Header"
    line.add_run(mark).bold = True


def _tabs(line: Any) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Pt

    stops = line.paragraph_format.tab_stops
    for stop in line.style.element.xpath("./w:pPr/w:tabs"):
        stop.getparent().remove(stop)
    stops.add_tab_stop(Pt(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)


def _page_of(line: Any, words: Words) -> None:
    """Page x of y, of which Word works out the numbers."""
    for part in words("page_of", page="\tPAGE\t", pages="\tNUMPAGES\t").split("\t"):
        if part in ("PAGE", "NUMPAGES"):
            _field(line, part)
        else:
            line.add_run(part)


def _field(line: Any, code: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("begin", "", "end"):
        run = line.add_run()._r
        if kind:
            char = OxmlElement("w:fldChar")
            char.set(qn("w:fldCharType"), kind)
            run.append(char)
        else:
            told = OxmlElement("w:instrText")
            told.text = code
            run.append(told)
