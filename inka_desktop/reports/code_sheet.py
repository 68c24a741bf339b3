"""The sheet of codes: one strip for each invitation, to be cut apart; the files travel another way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from . import style
from .blocks import note_row, title_rows
from .document import Sheet, print_sheet
from .file_names import document_file_name
from .frame import FrameTexts
from .letterhead import Letterhead, RenderedDocument
from .rows import Box, Cell, Row, Rule
from .setting import Setter
from .style import MM, TEXT_WIDTH, TextStyle
from .typography import date_text
from .words import Words

CODE = TextStyle(style.BOLD, 24, 30)
_CODE_WIDTH = 78 * MM
"""Holds the widest code, eight W."""
_STRIP = 24 * MM


@dataclass(frozen=True, slots=True)
class CodeStrip:
    """One invitation.

    Attributes:
        person, organization: whom it is for.
        file_name: which file the code opens.
        code: eight characters in two groups.
        until: its last day.
    """

    person: str
    organization: str
    file_name: str
    code: str
    until: dt.date


def render_code_sheet(
    strips: Sequence[CodeStrip], letterhead: Letterhead, on: dt.date, language: str = "de"
) -> RenderedDocument:
    """The PDF; strips stay whole and stand in the order given.

    Args:
        strips: one for each invitation.
        letterhead: of the workspace.
        on: the day that is printed.
        language: ``de`` or ``en``.
    """
    setter, words = Setter(language), Words(language)
    title = words("codes")
    rows = title_rows(setter, date_text(on, language), title, "", (words("codes.how"),))
    rows += [_strip(setter, words, one) for one in strips]
    rows.append(note_row(setter, words("codes.end")))
    sheet = Sheet(title, title, FrameTexts(running=title, identity=words("codes.identity")))
    return print_sheet(sheet, rows, letterhead, setter)


def file_name(on: dt.date, language: str = "de") -> str:
    """Sorts by day."""
    return document_file_name(on.isoformat(), Words(language)("codes"))


def _strip(setter: Setter, words: Words, one: CodeStrip) -> Row:
    """Whom it is for on the left, the code in its frame on the right, a line to cut along below."""
    left, width = TEXT_WIDTH - _CODE_WIDTH, TEXT_WIDTH - _CODE_WIDTH - 6 * MM
    until = words("codes.until", day=date_text(one.until, setter.language))
    lines = (
        *setter.lines(one.person, width, style.BODY_BOLD),
        *setter.lines(one.organization, width, style.BODY),
        *setter.lines(words("codes.file", file=one.file_name), width, style.CAPTION),
        *setter.lines(until, width, style.CAPTION),
    )
    code = setter.cell(left + 5 * MM, one.code, _CODE_WIDTH - 8 * MM, CODE)
    height = max(_STRIP, Cell(0, lines).height + 6 * MM)
    return Row(
        (Cell(0, lines), Cell(code.x, code.lines, 2.6 * MM)),
        marks=(
            Box(left, 3 * MM, _CODE_WIDTH, 17 * MM, style.RULE),
            Rule(0, height, TEXT_WIDTH, style.RULE, 0.4),
        ),
        inset=3 * MM,
        least=height,
    )
