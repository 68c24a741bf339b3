"""The recovery sheet: the workspace's key on one page of paper, for the safe."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from inka_desktop.records.values import GROUPS_ACROSS

from . import style
from .blocks import note_row, section_row, signature_row, text_row, title_rows
from .document import Sheet, print_sheet
from .file_names import document_file_name
from .frame import FrameTexts
from .letterhead import Letterhead, RenderedDocument
from .qr import square_of
from .rows import Row, Rule
from .setting import Setter
from .style import BOLD, MM, TEXT_WIDTH, TextStyle
from .typography import date_text
from .words import Words

_GROUP = TextStyle(BOLD, 16, 20)
_CODE_SIZE = 34 * MM
_CODE_ROOM = _CODE_SIZE + 8 * MM
_GROUP_HEIGHT = 10.5 * MM


@dataclass(frozen=True, slots=True)
class RecoveryContent:
    """What stands on the sheet.

    Attributes:
        workspace: its name.
        groups: the key as it is typed, 13 groups of five characters.
        on: when it was printed.
    """

    workspace: str
    groups: tuple[str, ...]
    on: dt.date


def render_recovery_sheet(
    content: RecoveryContent, letterhead: Letterhead, language: str = "de", *, sample: bool = False
) -> RenderedDocument:
    """The sheet as PDF, one page: below a large letterhead first the lines to sign on are left out."""
    setter, words = Setter(language), Words(language)
    title = words("recovery.title")
    texts = FrameTexts(title, words("recovery.foot"), mark=words("sample") if sample else "")
    eyebrow = words("recovery.eyebrow", date=date_text(content.on, language))
    needed = [
        *title_rows(setter, eyebrow, title, content.workspace, ()),
        *_texts(setter, words, "recovery.purpose", ("opens", "names", "reads")),
        *_key(setter, words, content.groups),
    ]
    care = _texts(setter, words, "recovery.care", ("keep", "file", "lost"))
    sheet = Sheet(title, content.workspace, texts)
    made = print_sheet(sheet, [*needed, *care, _kept(setter, words)], letterhead, setter)
    for fewer in ([*needed, *care], needed):
        if made.pages > 1:
            made = print_sheet(sheet, fewer, letterhead, setter)
    return made


def file_name(content: RecoveryContent, language: str = "de") -> str:
    """The name to save the sheet under."""
    return document_file_name(content.on.isoformat(), Words(language)("recovery.title"), content.workspace)


def _texts(setter: Setter, words: Words, section: str, keys: Sequence[str]) -> list[Row]:
    """A heading and under it heads with their sentences."""
    rows = [text_row(setter, words(f"recovery.{key}_head"), words(f"recovery.{key}")) for key in keys]
    return [section_row(setter, words(section)), replace(rows[0], above=0.0), *rows[1:]]


def _key(setter: Setter, words: Words, groups: Sequence[str]) -> list[Row]:
    """The groups in rows of four, numbered, with the same as a square code at the right."""
    width = (TEXT_WIDTH - _CODE_ROOM) / GROUPS_ACROSS
    code = square_of("-".join(groups), TEXT_WIDTH - _CODE_SIZE - 2 * MM, 2 * MM, _CODE_SIZE)
    rows = []
    for first in range(0, len(groups), GROUPS_ACROSS):
        cells = []
        for place, group in enumerate(groups[first : first + GROUPS_ACROSS]):
            number = setter.cell(place * width, str(first + place + 1), 6 * MM, style.LABEL)
            cells += [replace(number, down=3), setter.cell(place * width + 6 * MM, group, width, _GROUP)]
        rows.append(Row(tuple(cells), least=_GROUP_HEIGHT, inset=2 * MM, keeps_next=True))
    rows[0] = replace(rows[0], marks=(Rule(0, 0, TEXT_WIDTH, style.RULE, 0.8), code))
    note = replace(note_row(setter, words("recovery.typing")), above=1 * MM, foot_rule=True, outset=2 * MM)
    return [section_row(setter, words("recovery.key")), *rows, note]


def _kept(setter: Setter, words: Words) -> Row:
    """Lines on which is written where the sheet lies."""
    captions = [words("recovery.kept_at"), words("recovery.kept_by")]
    return signature_row(setter, captions, words("place_and_date"))
