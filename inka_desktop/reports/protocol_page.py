"""What the protocols of all types share on paper: head, people, agreements, closing and signatures.

Reads only :class:`ProtocolContent`, which has no internal note.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from inka_desktop.records.content import AgreementContent, PresentContent, ProtocolContent

from .agreements import agreement_rows
from .blocks import (
    Column,
    Field,
    field_rows,
    note_row,
    said_above,
    section_row,
    signature_row,
    table_rows,
    text_row,
    title_rows,
)
from .document import Sheet
from .file_names import document_file_name
from .frame import FrameTexts
from .rows import Row
from .setting import Setter
from .signing import drawn_rows, view_rows
from .style import MM
from .typography import bare_title, date_text, joined, moment_text, period_text, time_text
from .words import Words


def paper_name(content: ProtocolContent, words: Words, name: str, ending: str = "") -> str:
    """The name of a file: day, what it is, what it is about, so that files sort by date."""
    day = content.date.isoformat() if content.date is not None else words("undated_file")
    about = content.body or bare_title(content.project.title) or content.partner
    return document_file_name(day, name, about, ending)


class ProtocolPage(ABC):
    """Sets one protocol; blank sections appear only in a blank one. Types say what differs."""

    signatures: ClassVar[tuple[str, str]] = ("signature_office", "signature_carrier")
    """Words below the two lines to sign on."""
    closing: ClassVar[tuple[tuple[str, int], ...]] = ()
    """Texts of the closing section that only some types have, with lines to write on."""

    def __init__(self, content: ProtocolContent, setter: Setter, words: Words) -> None:
        self.content = content
        self.setter = setter
        self.words = words

    @property
    def title(self) -> str:
        """What the document is called."""
        return self.words(f"document.{self.content.kind}")

    @abstractmethod
    def middle(self) -> list[Row]:
        """Between the people and the agreements of earlier protocols, and the closing section."""

    @abstractmethod
    def facts(self) -> list[Field]:
        """Labels and values that only some types have, behind date, time, place and kind."""

    def subject(self) -> str:
        """What the protocol is about, below its title."""
        places = ", ".join(self.content.project.municipalities)
        return joined(", ", self._project_title(), places)

    def sheet(self, *, draft: bool, sample: bool) -> Sheet:
        """Properties and frame."""
        content, words = self.content, self.words
        project = self._about()
        day = date_text(content.date, words.language)
        title = joined(" · ", self.title, content.number, project)
        draft_word = words("draft") if draft else ""
        identity = joined(" · ", content.number or self.title, self._version(draft=draft))
        return Sheet(
            title=title,
            subject=joined(" · ", content.occasion, day),
            texts=FrameTexts(
                running=joined(" · ", self.title, project, day),
                identity=joined(" · ", identity, words("sample_note") if sample else ""),
                mark=words("sample") if sample else draft_word,
                draft=draft_word,
            ),
            stamp=content.finished_at,
        )

    def paper(self, name: str, *, sample: bool) -> Sheet:
        """Properties and frame of a paper beside the protocol, by the word that names it."""
        words, day = self.words, date_text(self.content.date, self.words.language)
        running = joined(" · ", words(name), self.subject(), day)
        identity = joined(" · ", words(name), day, words("sample_note") if sample else "")
        mark = words("sample") if sample else ""
        return Sheet(running, running, FrameTexts(running=running, identity=identity, mark=mark))

    def rows(self, *, draft: bool) -> list[Row]:
        """Everything but the photos, from top to bottom."""
        said = [
            *self._head(draft=draft),
            *self._people(),
            *self._carried(),
            *self.middle(),
            *view_rows(self.setter, self.words, self.content),
            *self._closing(),
        ]
        return [*said_above(said), *self._signatures()]

    def text(self) -> list[Row]:
        """What the protocol says, without its title, its closing and signatures: what a text fixes."""
        fields = field_rows(self.setter, self._fields())
        said = [*fields, *self._people(), *self._carried(), *self.middle(), *self._closing()]
        return [*said, *view_rows(self.setter, self.words, self.content)]

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
        notes = []
        if content.predecessor is not None:
            notes.append(words("corrected", version=content.predecessor))
        title = title_rows(self.setter, eyebrow, self.title, self.subject(), notes)
        return [*title, *field_rows(self.setter, self._fields())]

    def _about(self) -> str:
        content = self.content
        return content.body or self._project_title() or content.partner

    def _fields(self) -> list[Field]:
        content, words, language = self.content, self.words, self.words.language
        fields = [
            Field(words("date"), date_text(content.date, language)),
            Field(words("time"), period_text(content.begin, content.end, language)),
            Field(words("place"), content.place, wide=True),
            Field(words("visit_kind"), words.stored("kind", content.visit_kind)),
            *self.facts(),
        ]
        return [Field(words("project"), wide=True), *fields] if self.setter.blank else fields

    def parties(self) -> list[Field]:
        """Carrier, municipalities and file number of the project, and who took the minutes."""
        content, words, project = self.content, self.words, self.content.project
        several = len(project.municipalities) > 1
        return [
            Field(words("carrier"), project.carrier),
            Field(words("municipalities" if several else "municipality"), "\n".join(project.municipalities)),
            Field(words("keeper"), content.keeper),
            Field(words("file_number"), project.file_number),
        ]

    def _people(self) -> list[Row]:
        people = [self.person(one) for one in self.content.people]
        always = {name for name, (_share, shown) in self.person_columns().items() if shown}
        used = [
            name
            for name in self.person_columns()
            if self.setter.blank or name in always or any(one[name].strip() for one in people)
        ]
        columns = [Column(self.words(name), self.person_columns()[name][0]) for name in used]
        values = [[one[name] for name in used] for one in people]
        return self.table("people", columns, values, blank_rows=7)

    def person_columns(self) -> dict[str, tuple[float, bool]]:
        """By the word of a column its share of the width, and whether it is there also when it is empty."""
        return {
            "function": (58, True), "organization": (52, True), "name": (40, False), "remark": (30, False),
        }  # fmt: skip

    def person(self, one: PresentContent) -> dict[str, str]:
        """The cells of somebody present, by the word of their column."""
        return {
            "function": one.function, "organization": one.organization, "name": one.name,
            "remark": one.remark,
        }  # fmt: skip

    def _carried(self) -> list[Row]:
        if self.setter.blank or not self.content.carried:
            return []
        rows = self._agreement_rows(self.content.carried)
        return [section_row(self.setter, self.words("carried")), *rows]

    def agreements(self, *, all_new: bool = False) -> list[Row]:
        """What was agreed, as a table; ``all_new`` as :func:`.agreement_rows`."""
        rows = self._agreement_rows(self.content.agreements, all_new=all_new)
        return [section_row(self.setter, self.words("agreements")), *rows] if rows else []

    def _agreement_rows(self, agreements: Sequence[AgreementContent], *, all_new: bool = False) -> list[Row]:
        return agreement_rows(self.setter, self.words, agreements, self.content.date, all_new=all_new)

    def topics(self) -> list[Row]:
        """The topics, each with its notes."""
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

    def texts(self, section: str, keys: Sequence[str]) -> list[Row]:
        """Texts of the content by their names, below a heading."""
        texts = [(key, str(getattr(self.content, key))) for key in keys]
        rows = [
            text_row(self.setter, self.words(key), text)
            for key, text in texts
            if self.setter.blank or text.strip()
        ]
        return self.under(section, rows)

    def _closing(self) -> list[Row]:
        content, words = self.content, self.words
        there = sum(bool(photo.hash_hex) for photo in content.photos)
        photos = {0: "", 1: words("one_photo")}.get(there, words("photo_count", count=there))
        own = [(key, str(getattr(content, key)), lines) for key, lines in self.closing]
        entries = [
            *own,
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
        captions = [words(caption) for caption in self.signatures]
        rows = [section_row(self.setter, words("signatures"))]
        drawn = drawn_rows(self.setter, words, self.content)
        lines = signature_row(self.setter, captions, words("place_and_date"))
        left_open = not self.content.signed_sheets and len(self.content.signatures) < len(captions)
        rows += [*drawn, lines] if left_open else drawn
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

    def table(
        self, section: str, columns: Sequence[Column], values: Sequence[Sequence[str]], blank_rows: int
    ) -> list[Row]:
        """A table below a heading; nothing without values, except in a blank one."""
        if not values and not self.setter.blank:
            return []
        rows = table_rows(self.setter, columns, values, blank_rows=blank_rows)
        return [section_row(self.setter, self.words(section)), *rows]
