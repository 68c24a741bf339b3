"""A form on paper: blank for a pen, blank for a viewer of PDF, and filled, all from one content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from inka_desktop.records.form_content import (
    FormContent,
    GroupContent,
    MatrixContent,
    NoteContent,
    PartContent,
    QuestionContent,
    RepeatContent,
)

from . import said, style
from .blocks import Field, field_rows, heading_row, note_row, section_row, title_rows
from .document import Composed, Sheet
from .entries import Entry, EntryKind, EntryMark
from .file_names import document_file_name
from .form_annex import annex_rows
from .form_answers import Answered
from .form_block import Hand, Keys
from .form_questions import Questions, condition_text
from .frame import FrameTexts
from .letterhead import Letterhead, RenderedDocument
from .rows import Row
from .setting import Setter
from .style import MM, TEXT_WIDTH
from .typography import joined
from .words import Words

Use = Literal["blank", "fillable", "filled"]
CODE_FIELD = "inka"
"""The field of a fillable PDF that says which form it is."""


def render_form(
    content: FormContent, letterhead: Letterhead, language: str = "de", use: Use = "blank", *,
    sample: bool = False, draft: bool = False,
) -> RenderedDocument:  # fmt: skip
    """A form as PDF.

    Args:
        content: its words, and its answers where it is filled.
        letterhead: of the workspace.
        language: ``de`` or ``en``: the document's own words; those of the form are its own.
        use: ``blank`` to be filled in with a pen, ``fillable`` with a viewer of PDF, or ``filled``.
        sample: prints "MUSTER" across each page: example data.
        draft: it is not final yet.
    """
    return compose_form(content, language, use, sample=sample, draft=draft).printed(letterhead)


def compose_form(
    content: FormContent,
    language: str = "de",
    use: Use = "blank",
    *,
    sample: bool = False,
    draft: bool = False,
) -> Composed:
    """The same before it becomes a file."""
    setter, words = Setter(language), Words(language)
    kind = words("form.filled" if use == "filled" else "form.blank")
    eyebrow = joined(" · ", kind, words("draft") if draft else "")
    version = joined(" ", words("form.version"), content.version) if content.version else ""
    short = words("form.short", short=content.short) if content.short else ""
    sheet = Sheet(
        title=joined(" · ", content.title, content.project, content.round),
        subject=joined(" · ", kind, content.project, content.round),
        texts=FrameTexts(
            running=joined(" · ", content.title, content.project, content.round),
            identity=joined(" · ", content.title, version, short, words("sample_note") if sample else ""),
            mark=words("sample") if sample else "",
            draft=words("draft") if draft else "",
            code=content.code,
        ),
    )
    rows = _head(content, setter, words, eyebrow, use)
    notices: list[str] = []
    if use == "filled":
        answered = Answered(setter, words)
        rows += answered.rows(content.parts)
        photos, notices = answered.photos()
        rows += photos
    else:
        questions = Questions(setter, words, Keys() if use == "fillable" else Hand())
        rows += [*_Blank(questions).rows(content.parts), *annex_rows(questions, content.parts)]
    return Composed(sheet, rows, setter, notices)


def file_name(content: FormContent, day: str, language: str = "de", use: Use = "blank") -> str:
    """The name to save under, e.g. ``2026-11-27_Quartalsmonitoring_Sonnenhang_3.-Quartal.pdf``."""
    kind = "" if use == "filled" else Words(language)(f"form.name_{use}")
    return document_file_name(day, content.title, content.project, content.round, kind)


def _head(content: FormContent, setter: Setter, words: Words, eyebrow: str, use: Use) -> list[Row]:
    required = any(_is_required(part) for part in content.parts)
    keys = "_keys" if use == "fillable" else ""
    note = words(("form.required" if required else "form.required_none") + keys)
    rows = title_rows(setter, eyebrow, content.title, content.about, () if use == "filled" else (note,))
    if use == "fillable":
        hidden = EntryMark(0, 0, Entry(EntryKind.HIDDEN, CODE_FIELD, CODE_FIELD, value=content.code))
        rows[0] = replace(rows[0], marks=(*rows[0].marks, hidden))
    fields = [
        Field(words(word), value)
        for word, value in (("form.project", content.project), ("form.round", content.round))
        if value or (use == "blank" and word == "form.project")
    ]
    blank = Setter(setter.language, blank=use == "blank")
    return [*rows, *field_rows(blank, fields)]


def _is_required(part: PartContent) -> bool:
    if isinstance(part, QuestionContent):
        return part.required
    if isinstance(part, MatrixContent):
        return any(one.required for one in part.questions)
    if isinstance(part, GroupContent):
        return any(_is_required(one) for one in part.parts)
    return isinstance(part, RepeatContent) and any(_is_required(one) for row in part.rows for one in row)


@dataclass(frozen=True, slots=True)
class _Blank:
    """The parts of a form with places to answer in."""

    questions: Questions

    def rows(self, parts: Sequence[PartContent], level: int = 0) -> Iterator[Row]:
        for part in parts:
            if isinstance(part, QuestionContent):
                yield self.questions.row(part)
            elif isinstance(part, MatrixContent):
                yield from self.questions.matrix(part)
            elif isinstance(part, NoteContent):
                yield note(self.questions.setter, part.text)
            elif isinstance(part, GroupContent):
                yield from titled(self.questions.setter, part.title, level)
                if part.hint:
                    yield note(self.questions.setter, part.hint)
                yield from self._condition(part)
                yield from self.rows(part.parts, level + 1 if part.title else level)
            else:
                yield from self._repeat(part, level)

    def _condition(self, part: GroupContent | RepeatContent) -> Iterator[Row]:
        if part.condition is not None:
            text = condition_text(self.questions.words, part.condition)
            cell = self.questions.setter.cell(0, text, TEXT_WIDTH, style.NOTE)
            yield Row((cell,), above=2 * MM, keeps_next=True, said=said.Words("note", text))

    def _repeat(self, repeat: RepeatContent, level: int) -> Iterator[Row]:
        setter, words = self.questions.setter, self.questions.words
        yield from titled(setter, repeat.title, level)
        yield from self._condition(repeat)
        rows = list(self._repeat_rows(repeat, level))
        if repeat.left_out:
            told = note_row(setter, words("form.rows_left_out", count=repeat.left_out))
            rows.append(replace(told, above=2 * MM))
        elif rows and repeat.more and not self.questions.way.by_keys:
            rows[-1] = replace(rows[-1], keeps_next=True)
            rows.append(replace(note_row(setter, words("form.more_rows")), above=2 * MM))
        yield from rows

    def _repeat_rows(self, repeat: RepeatContent, level: int) -> Iterator[Row]:
        if repeat.table:
            asked = [[one for one in row if isinstance(one, QuestionContent)] for row in repeat.rows]
            yield from self.questions.table(asked)
            return
        for place, row in enumerate(repeat.rows, 1):
            yield small_heading(self.questions.setter, row_title(self.questions.words, repeat.title, place))
            yield from self.rows(row, level + 1)


def row_title(words: Words, title: str, number: int) -> str:
    """What a row of a repeat is called."""
    return words("form.row", title=title, number=number) if title else words("form.row_bare", number=number)


def titled(setter: Setter, title: str, level: int) -> Iterator[Row]:
    """The title of a group; a group without one has none."""
    if title:
        yield section_row(setter, title) if level == 0 else heading_row(setter, title)


def small_heading(setter: Setter, title: str) -> Row:
    """The heading of one row of a repeat."""
    return replace(heading_row(setter, title), bookmark=None, above=3 * MM)


def note(setter: Setter, text: str) -> Row:
    """Words of the form that ask nothing."""
    cell = setter.cell(0, text, TEXT_WIDTH, style.BODY)
    return Row((cell,), above=3 * MM, keeps_next=True, said=said.Words("note", text))
