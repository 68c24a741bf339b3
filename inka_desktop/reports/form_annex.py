"""Lists that are too long for their question: behind the form, with the numbers that typing in takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inka_desktop.records.form_content import (
    ChoiceContent,
    GroupContent,
    PartContent,
    QuestionContent,
    RepeatContent,
)

from . import style
from .blocks import heading_row, section_row
from .form_block import Block
from .form_questions import SMALL, Questions
from .rows import Row
from .style import MM, TEXT_WIDTH

_COLUMNS = 3
_NUMBER = 8 * MM


def annex_rows(questions: Questions, parts: Sequence[PartContent]) -> Iterator[Row]:
    """The lists of a form in the order of their questions; one that several have stands once."""
    lists: dict[tuple[ChoiceContent, ...], list[QuestionContent]] = {}
    for asked in _asked(parts):
        if questions.is_annexed(asked):
            lists.setdefault(asked.choices, []).append(asked)
    if lists:
        yield section_row(questions.setter, questions.words("form.annex"))
    for choices, every in lists.items():
        yield heading_row(questions.setter, "; ".join(f"{asked.number}. {asked.label}" for asked in every))
        yield from _lines(questions, choices)


def _asked(parts: Sequence[PartContent]) -> Iterator[QuestionContent]:
    """All questions; those of a repeat once, not row by row."""
    for part in parts:
        if isinstance(part, QuestionContent):
            yield part
        elif isinstance(part, GroupContent):
            yield from _asked(part.parts)
        elif isinstance(part, RepeatContent):
            yield from _asked(part.rows[0] if part.rows else ())


def _lines(questions: Questions, choices: Sequence[ChoiceContent]) -> Iterator[Row]:
    width = TEXT_WIDTH / _COLUMNS
    for first in range(0, len(choices), _COLUMNS):
        block, bottom = Block(questions.setter), 0.0
        for column, one in enumerate(choices[first : first + _COLUMNS]):
            x = column * width
            block.words(x, f"{first + column + 1}", _NUMBER, SMALL)
            words = questions.shown(one)
            bottom = max(bottom, block.words(x + _NUMBER, words, width - _NUMBER - 2 * MM, style.BODY))
        block.y = bottom + 0.6 * MM
        yield block.row()
