"""A filled form: each answer beside its question, photos at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from inka_desktop.records.content import PhotoContent
from inka_desktop.records.form_content import (
    GroupContent,
    MatrixContent,
    NoteContent,
    PartContent,
    PhotoAnswer,
    QuestionContent,
    RepeatContent,
)

from . import said, style
from .blocks import Column, heading_row, section_row, table_rows
from .photos import photo_rows
from .rows import Cell, Row
from .setting import Setter
from .style import MM, TEXT_WIDTH
from .words import Words

_INDENT, _BESIDE = 9 * MM, 92 * MM
_LONG = 160
"""Signs of an answer that stands below its question instead."""


@dataclass(slots=True)
class Answered:
    """Sets answers, and remembers the files that they name."""

    setter: Setter
    words: Words
    files: list[tuple[QuestionContent, PhotoAnswer]] = field(default_factory=list)

    def rows(self, parts: Sequence[PartContent], level: int = 0) -> Iterator[Row]:
        """The rows of parts."""
        for part in parts:
            if isinstance(part, QuestionContent):
                yield self._question(part)
            elif isinstance(part, MatrixContent):
                yield from (self._question(one) for one in part.questions)
            elif isinstance(part, NoteContent):
                cell = self.setter.cell(_INDENT, part.text, TEXT_WIDTH - _INDENT, style.BODY_MUTED)
                yield Row((cell,), above=2 * MM, said=said.Words("note", part.text))
            elif isinstance(part, GroupContent):
                if part.title:
                    heading = section_row if level == 0 else heading_row
                    yield heading(self.setter, part.title)
                yield from self.rows(part.parts, level + 1 if part.title else level)
            else:
                yield from self._repeat(part, level)

    def _question(self, asked: QuestionContent) -> Row:
        value = self._value(asked)
        kind = style.BODY if value else style.BODY_MUTED
        shown = value or self.words("form.unanswered_value")
        long = len(shown) > _LONG or "\n" in shown
        number = self.setter.cell(0, f"{asked.number}" if asked.number else "", _INDENT - 2, style.BODY_BOLD)
        left = (TEXT_WIDTH if long else _BESIDE) - _INDENT - 4 * MM
        label = self.setter.cell(_INDENT, asked.label, left, replace(style.BODY, colour=style.MUTED))
        if long:
            text = self.setter.lines(shown, TEXT_WIDTH - _INDENT, kind, gap=4)
            answer = Cell(_INDENT, (*label.lines, *text))
            cells: tuple[Cell, ...] = (number, answer)
        else:
            cells = (number, label, self.setter.cell(_BESIDE, shown, TEXT_WIDTH - _BESIDE, kind, gap=4))
        told = said.Text(f"{asked.number}. {asked.label}", shown)
        return Row(cells, inset=1.4 * MM, outset=1.4 * MM, flows=long, foot_rule=True, said=told)

    def _value(self, asked: QuestionContent) -> str:
        if asked.absent:
            return asked.absent
        if asked.file is not None:
            self.files.append((asked, asked.file))
            return self.words("form.file_enclosed", name=asked.file.name)
        return self.words("form.ticked") if asked.kind == "tick" and asked.value else asked.value

    def _repeat(self, repeat: RepeatContent, level: int) -> Iterator[Row]:
        if repeat.title:
            heading = section_row if level == 0 else heading_row
            yield heading(self.setter, repeat.title)
        if repeat.table:
            asked = [[one for one in row if isinstance(one, QuestionContent)] for row in repeat.rows]
            columns = [Column(f"{one.number} {one.label}", _share(one)) for one in asked[0]]
            yield from table_rows(
                self.setter, columns, [[self._value(one) or "–" for one in row] for row in asked]
            )
            return
        for place, row in enumerate(repeat.rows, 1):
            title = self.words("form.row_bare", number=place)
            yield replace(heading_row(self.setter, title), bookmark=None, above=3 * MM)
            yield from self.rows(row, level + 1)

    def photos(self) -> tuple[list[Row], list[str]]:
        """The pictures that answers name, each with its question, and notices about those not here."""
        named = [(asked, one) for asked, one in self.files if _is_picture(one.name)]
        if not named:
            return [], []
        known = {f"{place}": one.image for place, (_, one) in enumerate(named)}
        shown = [
            PhotoContent(
                f"{place}",
                self.words("form.photo", number=asked.number, question=asked.label, name=one.name), 0, 0,
            )
            for place, (asked, one) in enumerate(named)
        ]  # fmt: skip
        rows, notices = photo_rows(self.setter, self.words, shown, known.get)
        return [section_row(self.setter, self.words("form.photos")), *rows], notices


def _share(asked: QuestionContent) -> float:
    return 2.0 if asked.kind in ("whole", "number", "date", "time", "month", "year") else 4.0


def _is_picture(name: str) -> bool:
    return name.lower().endswith((".jpg", ".jpeg", ".png", ".heic", ".gif", ".webp"))
