"""Documents as Word files: real headings, tables and lists, from the same rows as the PDF (:mod:`.said`)."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from . import said, style
from .document import Composed
from .letterhead import Letterhead
from .said import Fields, Heading, Photos, Said, SignLines, Table, Text
from .style import MM, TEXT_WIDTH
from .word_look import new_document, plain
from .words import Words

_BULLET = re.compile(r"[-–•*·] +(?=\S)")
_LABEL_SHARE = 0.22
_NARROWEST = 9 * MM


def render_word(composed: Composed, letterhead: Letterhead) -> bytes:
    """A document as DOCX (ECMA-376), with the letterhead in the head of its first page."""
    language = composed.setter.language
    document = new_document(composed.sheet, letterhead, Words(language))
    writer = _Writer(document, language)
    for level, block in said.levelled(said.grouped(composed.rows)):
        writer.write(block, level)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class _Writer:
    """Puts blocks behind each other."""

    def __init__(self, document: Any, language: str) -> None:
        self._document = document
        self._language = language
        self._ways: Mapping[type[Any], Callable[[Any, int], None]] = {
            said.Words: self._words, Heading: self._heading, Fields: self._fields, Text: self._text,
            Table: self._table, Photos: self._photos, said.Drawing: self._drawing, SignLines: self._sign,
        }  # fmt: skip

    def write(self, block: Said, level: int) -> None:
        """A block; ``level`` is that of a heading of its own."""
        self._ways[type(block)](block, level)

    def _plain(self, text: str) -> str:
        return plain(text, self._language)

    def _line(self, text: str, kind: str = "Normal") -> Any:
        return self._document.add_paragraph(self._plain(text), style=kind)

    def _words(self, block: said.Words, _level: int) -> None:
        kinds = {"title": "Title", "subtitle": "Subtitle", "eyebrow": "Header"}
        if block.text.strip():
            line = self._line(block.text, kinds.get(block.role, "Normal"))
            if block.role == "note":
                line.runs[0].italic = True

    def _heading(self, block: Heading, level: int) -> None:
        self._document.add_heading(self._plain(block.text), level)

    def _text(self, block: Text, level: int) -> None:
        if block.head.strip():
            self._document.add_heading(self._plain(block.head), level)
        for part in self._plain(block.text).split("\n"):
            bullet = _BULLET.match(part.strip())
            if bullet is not None:
                self._document.add_paragraph(part.strip()[bullet.end() :], style="List Bullet")
            elif part.strip():
                self._document.add_paragraph(part.strip())

    # --- tables -----------------------------------------------------------------------------------

    def _new_table(self, rows: int, shares: Sequence[float], *, ruled: bool) -> Any:
        from docx.shared import Pt

        table = self._document.add_table(rows, len(shares))
        table.autofit = False
        if ruled:
            _rule(table)
        _flush(table)
        widths = [Pt(width) for width in _widths(shares)]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for row in table.rows:
            _whole(row)
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = width
        return table

    def _fields(self, block: Fields, _level: int) -> None:
        table = self._new_table(len(block.pairs), (_LABEL_SHARE, 1 - _LABEL_SHARE), ruled=False)
        for row, (label, value) in zip(table.rows, block.pairs, strict=True):
            self._cell(row.cells[0], label, colour=style.MUTED)
            self._cell(row.cells[1], value if value.strip() else "–")

    def _table(self, block: Table, _level: int) -> None:
        table = self._new_table(1 + len(block.lines), block.shares, ruled=True)
        _repeat(table.rows[0])
        for row, cells in zip(table.rows, (block.titles, *block.lines), strict=True):
            head = cells is block.titles
            for cell, text in zip(row.cells, cells, strict=True):
                self._cell(cell, text, bold=head, colour=style.MUTED if head else style.INK)
        self._document.add_paragraph().paragraph_format.space_after = 0  # else Word joins it to a table below

    def _cell(self, cell: Any, text: str, *, bold: bool = False, colour: str = style.INK) -> None:
        from docx.shared import Pt, RGBColor

        line = cell.paragraphs[0]
        for number, part in enumerate(self._plain(text).split("\n")):
            line = cell.add_paragraph() if number else line
            run = line.add_run(part.strip())
            run.bold, run.font.size = bold, Pt(9)
            run.font.color.rgb = RGBColor.from_string(colour[1:].upper())
            line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(1.5)

    # --- pictures ---------------------------------------------------------------------------------

    def _photos(self, block: Photos, _level: int) -> None:
        from docx.shared import Pt

        for start in range(0, len(block.photos), 2):
            table = self._new_table(1, (1, 1), ruled=False)
            for cell, photo in zip(table.rows[0].cells, block.photos[start : start + 2], strict=False):
                run = cell.paragraphs[0].add_run(self._plain(photo.absent))
                if photo.data is not None:
                    self._picture(run, photo.data, photo.caption, Pt(photo.width - 2 * MM))
                cell.add_paragraph(self._plain(photo.caption), style="Caption")

    def _picture(self, run: Any, data: bytes, about: str, width: Any) -> None:
        shape = run.add_picture(io.BytesIO(data), width=width)
        shape._inline.docPr.set("descr", self._plain(about))

    def _drawing(self, block: said.Drawing, _level: int) -> None:
        from docx.shared import Pt

        from .drawn import picture_of

        if block.row is not None:
            about = " ".join(block.texts)
            self._picture(
                self._document.add_paragraph().add_run(), picture_of(block.row), about, Pt(TEXT_WIDTH)
            )
        if block.texts:
            table = self._new_table(1, (1,) * max(2, len(block.texts)), ruled=False)
            for cell, text in zip(table.rows[0].cells, block.texts, strict=False):
                self._cell(cell, text, colour=style.MUTED)

    def _sign(self, block: SignLines, _level: int) -> None:
        """Above each caption a line for place and date and one to sign on."""
        from docx.shared import Pt

        texts = [text for caption in block.captions for text in (block.place_and_date, "", caption, "")][:-1]
        shares = [share for _ in block.captions for share in (30, 4, 52, 8)][:-1]
        table = self._new_table(2, shares, ruled=False)
        table.rows[0].height = Pt(16 * MM)
        for cell in table.rows[0].cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
        for cell, text in zip(table.rows[1].cells, texts, strict=True):
            if text:
                _rule_above(cell)
            self._cell(cell, text, colour=style.MUTED)


def _widths(shares: Sequence[float]) -> list[float]:
    """Points that columns take; none so narrow that a number breaks."""
    total, least = sum(shares), min(_NARROWEST, TEXT_WIDTH / len(shares))
    wide = [max(TEXT_WIDTH * share / total, least) for share in shares]
    return [width * TEXT_WIDTH / sum(wide) for width in wide]


def _flush(table: Any) -> None:
    """Texts in the first column stand at the margin, as all others do."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    margins = OxmlElement("w:tblCellMar")
    for side, twips in (("left", 0), ("right", 120)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)


def _whole(row: Any) -> None:
    """The row stays on one page."""
    _switch(row, "cantSplit")


def _repeat(row: Any) -> None:
    """The row stands on top of each page that its table goes on to."""
    _switch(row, "tblHeader")


def _switch(row: Any, name: str) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(f"w:{name}"))


def _rule(table: Any) -> None:
    """Hairlines between rows, as on paper."""
    _borders(table._tbl.tblPr, "tblBorders", ("top", "bottom", "insideH"))


def _rule_above(cell: Any) -> None:
    _borders(cell._tc.get_or_add_tcPr(), "tcBorders", ("top",))


def _borders(holder: Any, name: str, sides: Sequence[str]) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement(f"w:{name}")
    for side in sides:
        border = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", style.RULE[1:])):
            border.set(qn(f"w:{key}"), value)
        borders.append(border)
    holder.append(borders)
