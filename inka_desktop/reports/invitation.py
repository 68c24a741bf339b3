"""The invitation to a meeting: when and where, and its agenda."""

from __future__ import annotations

from inka_desktop.records.content import ProtocolContent

from .blocks import Field, field_rows, note_row, text_row, title_rows
from .document import Sheet, print_sheet
from .file_names import document_file_name
from .frame import FrameTexts
from .letterhead import Letterhead, RenderedDocument
from .minutes import agenda_rows, meeting_name
from .rows import Row
from .setting import Setter
from .typography import date_text, joined, period_text
from .words import Words


def render_invitation(
    content: ProtocolContent, note: str, letterhead: Letterhead, language: str = "de", *, sample: bool = False
) -> RenderedDocument:
    """The invitation as PDF.

    Args:
        content: the meeting as it stands; of its agenda only titles and kinds are told, of agreements only
            that they are on the table.
        note: stands below the agenda.
        letterhead: of the workspace.
        language: ``de`` or ``en``: the document's own words; user text stays as it is.
        sample: prints "MUSTER" across each page: example data.
    """
    setter, words = Setter(language), Words(language)
    day = date_text(content.date, language)
    sheet = Sheet(
        title=joined(" · ", words("invitation"), content.body, day),
        subject=joined(" · ", content.body, day),
        texts=FrameTexts(
            running=joined(" · ", words("invitation"), content.body, day),
            identity=joined(" · ", words("invitation"), words("sample_note") if sample else ""),
            mark=words("sample") if sample else "",
            draft="",
        ),
    )
    rows = [*_head(content, setter, words), *agenda_rows(setter, words, content)]
    if note.strip():
        rows.append(text_row(setter, words("invitation_note"), note))
    if content.last_date is not None:
        rows.append(note_row(setter, words("invitation_minutes", day=date_text(content.last_date, language))))
    return print_sheet(sheet, rows, letterhead, setter)


def file_name(content: ProtocolContent, language: str = "de") -> str:
    """The name to save under, e.g. ``2026-12-08_Einladung_Steuerungsgruppe.pdf``; sorts by date."""
    words = Words(language)
    day = content.date.isoformat() if content.date is not None else words("undated_file")
    return document_file_name(day, words("invitation"), content.body)


def _head(content: ProtocolContent, setter: Setter, words: Words) -> list[Row]:
    number = meeting_name(words, content.meeting_number)
    fields = [
        Field(words("date"), date_text(content.date, words.language)),
        Field(words("time"), period_text(content.begin, content.end, words.language)),
        Field(words("place"), content.place, wide=True),
        Field(words("chair"), content.chair),
    ]
    if content.project.title:
        fields.append(Field(words("project"), content.project.title))
    title = title_rows(setter, number, words("invitation"), content.body, [])
    return [*title, *field_rows(setter, fields)]
