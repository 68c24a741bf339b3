"""What stands around the text of each page: letterhead, running head, foot and marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from . import style
from .letterhead import Letterhead
from .pen import Pen
from .pictures import Prepared, prepare_logo
from .qr import square_of
from .rows import Cell, Line, Picture, Row
from .setting import Setter, text_width
from .style import MARGIN, MM, PAGE_HEIGHT, TEXT_WIDTH, TextStyle
from .typography import joined
from .words import Words

_LOGO_HEIGHT = 14 * MM
_LOGO_GAP = 6 * MM
_LOGOS_WIDTH = 112 * MM
_HEAD_HEIGHT = 9 * MM  # running head of page 2 and later
_FOOT_GAP = 4 * MM
_BESIDE = 30 * MM
"""Left free beside what stands at the left of head and foot."""
_CODE = 17 * MM
_CODE_QUIET = 2.5 * MM
"""Four modules, free around the code."""
_FOOT_LINES = 4  # a longer sentence on funding stands at the end of the document instead


@dataclass(frozen=True, slots=True)
class FrameTexts:
    """What the frame says.

    Attributes:
        running: head of later pages, e.g. document and project.
        identity: at the foot: number and version.
        mark: word across each page, or empty.
        draft: word beside the identity and in the running head, or empty.
        code: what a square code says in the lower right corner of each page, or empty.
    """

    running: str
    identity: str
    mark: str = ""
    draft: str = ""
    code: str = ""


def dated_texts(words: Words, running: str, identity: str, *, sample: bool) -> FrameTexts:
    """The frame of a document that is no record and so has no draft; example data says so."""
    mark, note = (words("sample"), words("sample_note")) if sample else ("", "")
    return FrameTexts(running, joined(" · ", identity, note), mark)


class PageFrame:
    """Draws the frame; knows how much room it leaves for text."""

    def __init__(self, texts: FrameTexts, letterhead: Letterhead, setter: Setter, words: Words) -> None:
        self._texts = texts
        self._words = words
        beside = max(_BESIDE, text_width(texts.draft, style.FOOT) + 6 * MM)
        self._running = _shortened(setter.shown(texts.running, style.FOOT), TEXT_WIDTH - beside)
        self._code = _CODE + _CODE_QUIET if texts.code else 0.0
        self._width = TEXT_WIDTH - self._code
        self._identity = _shortened(setter.shown(texts.identity, style.FOOT), self._width - _BESIDE)
        funding = setter.lines(letterhead.publicity, self._width, style.FOOT)
        self._funding = funding if len(funding) <= _FOOT_LINES else ()
        self.funding_row = None if self._funding or not funding else _funding_row(funding)

    @property
    def first_room(self) -> float:
        """Height of the text area of page 1; the letterhead is its first row."""
        return PAGE_HEIGHT - 2 * MARGIN - self._foot_height

    @property
    def later_room(self) -> float:
        """Height of the text area of all other pages."""
        return self.first_room - _HEAD_HEIGHT

    def text_top(self, page: int) -> float:
        """Height of the upper edge of the text area above the lower edge of the page."""
        return PAGE_HEIGHT - MARGIN - (0 if page == 1 else _HEAD_HEIGHT)

    @property
    def _foot_height(self) -> float:
        return _FOOT_GAP + self._foot_lines + 1.5 * MM

    @property
    def _foot_lines(self) -> float:
        return max(style.FOOT.leading * (len(self._funding) + 1), self._code)

    def draw(self, pen: Pen, page: int, pages: int) -> None:
        """Draws everything but the text of a page."""
        if self._texts.mark:
            size = min(110.0, 110.0 * 200 * MM / text_width(self._texts.mark, _mark_style(110)))
            pen.diagonal(self._texts.mark, _mark_style(size))
        if page > 1:
            self._draw_head(pen)
        self._draw_foot(pen, page, pages)

    def _draw_head(self, pen: Pen) -> None:
        top = PAGE_HEIGHT - MARGIN
        pen.text(MARGIN, top - style.FOOT.size, self._running, style.FOOT)
        pen.text(MARGIN + TEXT_WIDTH, top - style.FOOT.size, self._texts.draft, style.FOOT, right=True)
        pen.rule(MARGIN, top - 4 * MM, TEXT_WIDTH, style.HAIRLINE, 0.5)

    def _draw_foot(self, pen: Pen, page: int, pages: int) -> None:
        leading = style.FOOT.leading
        height = self._foot_lines
        pen.rule(MARGIN, MARGIN + height + 1.5 * MM, TEXT_WIDTH, style.HAIRLINE, 0.5)
        baseline = MARGIN + height - leading + 2.5
        pen.text(MARGIN, baseline, self._identity, style.FOOT)
        count = self._words("page_of", page=page, pages=pages)
        pen.text(MARGIN + self._width, baseline, count, style.FOOT, right=True)
        if self._texts.code:
            place = TEXT_WIDTH - _CODE
            square_of(self._texts.code, place, 0, _CODE).draw(pen, MARGIN, MARGIN + _CODE)
        for index, line in enumerate(self._funding, start=1):
            pen.text(MARGIN, baseline - index * leading, line.text, style.FOOT)


def _mark_style(size: float) -> TextStyle:
    return TextStyle(style.BOLD, size, size, style.MARK)


def _funding_row(lines: Sequence[Line]) -> Row:
    plain = tuple(replace(line, indent=0.0) for line in lines)
    return Row((Cell(0, plain),), above=6 * MM, flows=True)


def _shortened(text: str, width: float) -> str:
    """One line for the frame; what is left out stands in full on page 1."""
    flat = " ".join(text.split())
    while flat and text_width(flat, style.FOOT) > width:
        flat = flat[:-2].rstrip(" …") + "…"
    return flat


def letterhead_row(letterhead: Letterhead, setter: Setter, words: Words) -> tuple[Row, list[str]]:
    """The letterhead as the first row of page 1, with notices about what it lacks."""
    notices = [] if letterhead.publicity.strip() else [words("notice.no_publicity")]
    logos, unreadable = logos_of(letterhead)
    notices += [words("notice.logo_unreadable", name=name) for name in unreadable]
    if not letterhead.logos:
        notices.append(words("notice.no_logos"))
    marks = _logo_marks(logos)
    height = marks[0].height if marks else 0.0
    width = marks[0].x - _LOGO_GAP if marks else TEXT_WIDTH
    sender = setter.lines(letterhead.office, width, style.OFFICE)
    sender += setter.lines("\n".join(letterhead.sender), width, style.SENDER)
    return Row((Cell(0, sender),), marks, least=height, keeps_next=True), notices


def logos_of(letterhead: Letterhead) -> tuple[list[tuple[Prepared, float]], list[str]]:
    """Logos with the height in points that all have, and the names of those that cannot be read."""
    prepared = [
        (logo.name, prepare_logo(logo.image, _LOGO_HEIGHT, _LOGOS_WIDTH)) for logo in letterhead.logos
    ]
    logos = [logo for _name, logo in prepared if logo is not None]
    ratios = [logo.width_px / logo.height_px for logo in logos]
    room = _LOGOS_WIDTH - _logo_gap(len(logos)) * (len(logos) - 1)
    height = min(_LOGO_HEIGHT, room / sum(ratios)) if logos else 0.0
    return [(logo, height) for logo in logos], [name for name, logo in prepared if logo is None]


def _logo_gap(count: int) -> float:
    return min(_LOGO_GAP, _LOGOS_WIDTH / 3 / max(count, 1))


def _logo_marks(logos: Sequence[tuple[Prepared, float]]) -> tuple[Picture, ...]:
    """Logos beside each other at the right, equally high, all lower where they need more room."""
    if not logos:
        return ()
    gap, height = _logo_gap(len(logos)), logos[0][1]
    ratios = [logo.width_px / logo.height_px for logo, _height in logos]
    x = TEXT_WIDTH - height * sum(ratios) - gap * (len(logos) - 1)
    marks: list[Picture] = []
    for (logo, _height), ratio in zip(logos, ratios, strict=True):
        marks.append(Picture(x, 0, height * ratio, height, logo.data))
        x += height * ratio + gap
    return tuple(marks)
