"""The Vor-Ort-Protokoll, filled and blank, from one definition (DOMAIN.md, "Fields of the documents").

Reads only :class:`ProtocolContent`, which has no internal note. A field that is added to the content is
printed by adding its line here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from inka_desktop.records.content import AgreementContent, ProtocolContent

from .agreements import agreement_rows
from .blocks import (
    Column,
    Field,
    field_rows,
    note_row,
    section_row,
    signature_row,
    table_rows,
    text_row,
    title_rows,
)
from .document import Sheet, print_sheet
from .file_names import document_file_name
from .frame import FrameTexts
from .letterhead import Letterhead, RenderedDocument
from .photos import PhotoBytes, photo_rows
from .rows import Row
from .setting import Setter
from .style import MM
from .typography import bare_title, date_text, joined, moment_text, period_text, time_text
from .words import Words


def render_protocol(
    content: ProtocolContent,
    letterhead: Letterhead,
    photo_bytes: PhotoBytes,
    *,
    language: str = "de",
    draft: bool = False,
    sample: bool = False,
) -> RenderedDocument:
    """The protocol as PDF; the same bytes for the same input on every device.

    Args:
        content: what it says.
        letterhead: of the workspace.
        photo_bytes: JPEG or PNG bytes by hash, None while they are not on this device.
        language: ``de`` or ``en``: the document's own words; user text stays as it is.
        draft: prints "Entwurf" on each page.
        sample: prints "MUSTER" across each page: example data.

    Raises:
        FontMissingError: the installation lacks its fonts.
    """
    page = _Protocol(content, Setter(language), Words(language))
    photos, notices = photo_rows(page.setter, page.words, content.photos, photo_bytes)
    rows = page.rows(draft=draft) + page.under("photos", photos)
    return print_sheet(page.sheet(draft=draft, sample=sample), rows, letterhead, page.setter, notices)


def render_blank_protocol(
    letterhead: Letterhead, language: str = "de", *, sample: bool = False
) -> RenderedDocument:
    """The same protocol with lines to write on, for a visit without a computer."""
    page = _Protocol(ProtocolContent(), Setter(language, blank=True), Words(language))
    sheet = page.sheet(draft=False, sample=sample)
    return print_sheet(sheet, page.rows(draft=False), letterhead, page.setter)


def file_name(content: ProtocolContent, *, language: str = "de", draft: bool = False) -> str:
    """The name to save under, e.g. ``2026-11-22_Vor-Ort-Protokoll_Sonnenhang_v1.pdf``; sorts by date."""
    words = Words(language)
    day = content.date.isoformat() if content.date is not None else words("undated_file")
    ending = words("draft") if draft else f"v{content.version}"
    return document_file_name(day, words("protocol"), bare_title(content.project.title), ending)


def blank_file_name(language: str = "de") -> str:
    """The name of the blank protocol."""
    words = Words(language)
    return document_file_name(words("protocol"), words("blank_file"))


class _Protocol:
    """Sets one protocol; blank sections appear only in a blank one."""

    def __init__(self, content: ProtocolContent, setter: Setter, words: Words) -> None:
        self.content = content
        self.setter = setter
        self.words = words

    def sheet(self, *, draft: bool, sample: bool) -> Sheet:
        """Properties and frame."""
        content, words = self.content, self.words
        project = self._project_title()
        day = date_text(content.date, words.language)
        title = joined(" · ", words("protocol"), content.number, project)
        draft_word = words("draft") if draft else ""
        identity = joined(" · ", content.number or words("protocol"), self._version(draft=draft))
        return Sheet(
            title=title,
            subject=joined(" · ", content.occasion, day),
            texts=FrameTexts(
                running=joined(" · ", words("protocol"), project, day),
                identity=joined(" · ", identity, words("sample_note") if sample else ""),
                mark=words("sample") if sample else draft_word,
                draft=draft_word,
            ),
            stamp=content.finished_at,
        )

    def rows(self, *, draft: bool) -> list[Row]:
        """Everything but the photos, from top to bottom."""
        return [
            *self._head(draft=draft),
            *self._people(),
            *self._carried(),
            *self._topics(),
            *self._texts("assessment", _ASSESSMENT),
            *self._agreements(),
            *self._closing(),
            *self._signatures(),
        ]

    def under(self, section: str, rows: Sequence[Row]) -> list[Row]:
        """The rows below the heading of their section; nothing without rows."""
        if not rows:
            return []
        return [section_row(self.setter, self.words(section)), replace(rows[0], above=0.0), *rows[1:]]

    def _version(self, *, draft: bool) -> str:
        if self.setter.blank:
            return ""
        return self.words("draft") if draft else self.words("version", version=self.content.version)

    def _project_title(self) -> str:
        title = bare_title(self.content.project.title)
        return self.words("project_title", title=title) if title else ""

    def _head(self, *, draft: bool) -> list[Row]:
        content, words = self.content, self.words
        eyebrow = joined(" · ", content.number, self._version(draft=draft))
        places = ", ".join(content.project.municipalities)
        subtitle = joined(", ", self._project_title(), places)
        notes = []
        if content.predecessor is not None:
            notes.append(words("corrected", version=content.predecessor))
        title = title_rows(self.setter, eyebrow, words("protocol"), subtitle, notes)
        return [*title, *field_rows(self.setter, self._fields())]

    def _fields(self) -> list[Field]:
        content, words, language = self.content, self.words, self.words.language
        project = content.project
        places = "\n".join(project.municipalities)
        several = len(project.municipalities) > 1
        fields = [
            Field(words("date"), date_text(content.date, language)),
            Field(words("time"), period_text(content.begin, content.end, language)),
            Field(words("place"), content.place, wide=True),
            Field(words("visit_kind"), words.stored("kind", content.visit_kind)),
            Field(words("occasion"), content.occasion),
            Field(words("carrier"), project.carrier),
            Field(words("municipalities" if several else "municipality"), places),
            Field(words("keeper"), content.keeper),
            Field(words("file_number"), project.file_number),
        ]
        if self.setter.blank:
            return [Field(words("project"), wide=True), *fields]
        return fields

    def _people(self) -> list[Row]:
        words = self.words
        people = [(p.function, p.organization, p.name, p.remark) for p in self.content.people]
        titles = [("function", 58), ("organization", 52), ("name", 40), ("remark", 30)]
        used = [n for n in range(4) if self.setter.blank or n < 2 or any(row[n].strip() for row in people)]
        columns = [Column(words(titles[n][0]), titles[n][1]) for n in used]
        values = [[row[n] for n in used] for row in people]
        return self._table("people", columns, values, blank_rows=7)

    def _carried(self) -> list[Row]:
        if self.setter.blank or not self.content.carried:
            return []
        rows = self._agreement_rows(self.content.carried)
        return [section_row(self.setter, self.words("carried")), *rows]

    def _agreements(self) -> list[Row]:
        rows = self._agreement_rows(self.content.agreements)
        return [section_row(self.setter, self.words("agreements")), *rows] if rows else []

    def _agreement_rows(self, agreements: Sequence[AgreementContent]) -> list[Row]:
        return agreement_rows(self.setter, self.words, agreements, self.content.date)

    def _topics(self) -> list[Row]:
        words = self.words
        rows = [
            text_row(
                self.setter,
                words("topic_numbered", number=number, title=topic.title),
                topic.text,
                bookmark=True,
            )
            for number, topic in enumerate(self.content.topics, start=1)
        ]
        if self.setter.blank:
            rows = [text_row(self.setter, f"{number}", "", writing_lines=5) for number in range(1, 5)]
        return self.under("topics", rows)

    def _texts(self, section: str, keys: Sequence[str]) -> list[Row]:
        texts = [(key, str(getattr(self.content, key))) for key in keys]
        rows = [
            text_row(self.setter, self.words(key), text)
            for key, text in texts
            if self.setter.blank or text.strip()
        ]
        return self.under(section, rows)

    def _closing(self) -> list[Row]:
        content, words = self.content, self.words
        photos = {0: "", 1: words("one_photo")}.get(
            len(content.photos), words("photo_count", count=len(content.photos))
        )
        entries = [
            ("support_needed", content.support_needed, 2),
            ("carrier_statement", content.carrier_statement, 3),
            ("next_visit", self._next_visit(), 1),
            ("enclosures", joined(", ", photos, *content.enclosures), 1),
            ("distribution", ", ".join(content.distribution), 1),
        ]
        rows = [
            text_row(self.setter, words(key), text, writing_lines=lines)
            for key, text, lines in entries
            if self.setter.blank or text.strip()
        ]
        return self.under("closing", rows)

    def _next_visit(self) -> str:
        content, language = self.content, self.words.language
        when = (date_text(content.next_date, language), time_text(content.next_time, language))
        return joined(", ", *when, content.next_note)

    def _signatures(self) -> list[Row]:
        words = self.words
        captions = [words("signature_office"), words("signature_carrier")]
        rows = [section_row(self.setter, words("signatures"))]
        rows.append(signature_row(self.setter, captions, words("place_and_date")))
        if self.content.finished_at is not None:
            rows[-1] = replace(rows[-1], keeps_next=True)
            rows.append(replace(note_row(self.setter, self._finished()), above=4 * MM))
        return rows

    def _finished(self) -> str:
        content, words = self.content, self.words
        moment = moment_text(content.finished_at, words.language) if content.finished_at else ""
        if not content.finished_by.strip():
            return words("finished", moment=moment)
        return words("finished_by", moment=moment, name=content.finished_by)

    def _table(
        self, section: str, columns: Sequence[Column], values: Sequence[Sequence[str]], blank_rows: int
    ) -> list[Row]:
        if not values and not self.setter.blank:
            return []
        rows = table_rows(self.setter, columns, values, blank_rows=blank_rows)
        return [section_row(self.setter, self.words(section)), *rows]


_ASSESSMENT = ("observations", "went_well", "problems", "recommendations")
