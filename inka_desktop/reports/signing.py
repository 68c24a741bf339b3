"""What others said and signed, as a protocol prints it: diverging views, signatures, the signed text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from inka_desktop.records import strokes
from inka_desktop.records.content import (
    ProtocolContent,
    SignatureContent,
    SignedSheetContent,
    ViewContent,
)

from . import said, style
from .blocks import note_row, section_row, text_row
from .rows import Canvas, Cell, Mark, Row, Rule
from .setting import Setter
from .style import MM, TEXT_WIDTH
from .typography import date_text, joined, moment_text
from .words import Words

_FIELD = 48 * MM  # width of a drawn signature
_GAP = 9 * MM
_PEN = 0.9


@dataclass(frozen=True, slots=True)
class Drawing:
    """Strokes of a signature, scaled to a width."""

    x: float
    y: float
    width: float
    strokes: tuple[strokes.Stroke, ...]

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draws the strokes."""
        scale = self.width / strokes.WIDTH
        for stroke in self.strokes:
            points = [(left + self.x + x * scale, top - self.y - y * scale) for x, y in stroke]
            canvas.path(points, style.INK, _PEN)


def view_rows(setter: Setter, words: Words, content: ProtocolContent) -> list[Row]:
    """Diverging views, each with whose it is, when and how it came."""
    if not content.views:
        return []
    rows = [text_row(setter, _about(words, view), _said(words, view)) for view in content.views]
    return [section_row(setter, words("views")), replace(rows[0], above=0.0), *rows[1:]]


def _about(words: Words, view: ViewContent) -> str:
    if view.topic:
        return words("view_topic", topic=view.topic)
    return words("view_all")


def _said(words: Words, view: ViewContent) -> str:
    who = joined(", ", view.name, view.function, view.organization)
    way = words.stored("way", view.way) if view.way else ""
    return joined("\n", view.text, joined(", ", who, date_text(view.received_on, words.language), way))


def drawn_rows(setter: Setter, words: Words, content: ProtocolContent) -> list[Row]:
    """Signatures made on the screen, two beside each other, and scans of what was signed on paper."""
    changed = {text.hash_hex for text in content.signed_texts}
    half = (TEXT_WIDTH - _GAP) / 2
    rows = []
    for start in range(0, len(content.signatures), 2):
        pair = content.signatures[start : start + 2]
        cells: list[Cell] = []
        marks: list[Mark] = []
        texts: list[str] = []
        for index, one in enumerate(pair):
            left = index * (half + _GAP)
            height = _FIELD * strokes.HEIGHT / strokes.WIDTH
            marks += (
                Drawing(left, 2 * MM, _FIELD, _read(one)),
                Rule(left, 2 * MM + height, half, style.RULE, 0.6),
            )
            text = _signed(words, one, changed=one.text_hash in changed)
            texts.append(text)
            cells.append(replace(setter.cell(left, text, half, style.COLUMN), down=3 * MM + height))
        drawn = said.Drawing(tuple(texts))
        rows.append(Row(tuple(cells), tuple(marks), above=3 * MM, outset=2 * MM, said=drawn))
    if content.signed_sheets:
        named = [_sheet(words, one, changed=one.text_hash in changed) for one in content.signed_sheets]
        rows.append(replace(text_row(setter, words("signed_sheets"), "\n".join(named)), above=4 * MM))
    return rows


def _sheet(words: Words, one: SignedSheetContent, *, changed: bool) -> str:
    told = words("signed_sheet", name=one.file_name, day=date_text(one.added_on, words.language))
    bound = words("fingerprint", hash=one.text_hash[:16]) if one.text_hash else ""
    return joined("\n", joined(", ", told, bound), words("signed_sheet_changed") if changed else "")


def _read(one: SignatureContent) -> tuple[strokes.Stroke, ...]:
    try:
        return strokes.read(one.strokes)
    except ValueError:
        return ()


def _signed(words: Words, one: SignatureContent, *, changed: bool) -> str:
    who = joined(", ", one.name, one.function, one.organization)
    moment = moment_text(one.signed_at, words.language) if one.signed_at else ""
    said = words("signed_at", moment=moment, label=words("simple_signature"))
    bound = words("fingerprint", hash=one.text_hash[:16])
    return joined("\n", who, said, bound, words("signed_changed") if changed else "")


def annex_rows(setter: Setter, words: Words, texts: Sequence[tuple[str, Sequence[Row]]]) -> list[Row]:
    """The texts that were signed before the protocol was changed, by their hash and their rows."""
    rows: list[Row] = []
    for digest, body in texts:
        rows += [
            replace(section_row(setter, words("signed_text")), above=12 * MM),
            replace(note_row(setter, words("signed_text_note")), above=0.0, keeps_next=True),
            replace(note_row(setter, words("fingerprint", hash=digest[:16])), above=1 * MM, keeps_next=True),
            *body,
        ]
    return rows
