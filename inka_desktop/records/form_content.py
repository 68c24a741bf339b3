"""What a form says on paper, blank or filled: its words, its numbers and its answers, ready to be drawn.

Made of a form's definition by :mod:`inka_desktop.services.form_content`; documents know nothing of forms.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "text", "lines", "whole", "number", "date", "month", "year", "time", "moment", "place", "places", "one",
    "several", "rank", "tick", "file", "sign",
]  # fmt: skip
"""How a question is answered: a line, several lines, a whole number … one choice, an order, a tick."""
CHOSEN = frozenset({"one", "several", "rank"})
END = 0
"""In place of the number of a question: there is nothing behind."""


@dataclass(frozen=True, slots=True)
class ChoiceContent:
    """A choice; ``goes_on`` is the number of the question after it, where some are left out."""

    value: str
    label: str
    goes_on: int | None = None


@dataclass(frozen=True, slots=True)
class ComparisonContent:
    """A question against values of which one counts; an empty value means that it is not answered.

    Attributes:
        number: of the question.
        operator: as in :mod:`inka_desktop.forms.conditions`.
        values: labels of choices, or texts.
        other: the number of the question it is compared with instead; 0 for values.
    """

    number: int
    operator: str
    values: tuple[str, ...] = ()
    other: int = 0


@dataclass(frozen=True, slots=True)
class ConditionContent:
    """When something is asked: all comparisons hold, or with ``any`` one of them; none: it is not told here.

    ``otherwise`` is the number of the question behind a group that is left out.
    """

    comparisons: tuple[ComparisonContent, ...] = ()
    any: bool = False
    otherwise: int | None = None


@dataclass(frozen=True, slots=True)
class PhotoAnswer:
    """A file that an answer names: a picture's bytes, or None for what is no picture or not here."""

    name: str
    image: bytes | None


@dataclass(frozen=True, slots=True)
class QuestionContent:
    """A question.

    Attributes:
        name: of its field in a PDF to be filled in; unique in the form.
        number: from 1.
        choices: all that can be told; empty for other kinds, and where ``listed`` is False.
        listed: whether its choices can be told: those that come from other answers cannot.
        chosen: values of the choices that are chosen.
        value: the answer in words; empty when there is none.
        absent: why there is none, in words; empty where nobody said so.
    """

    name: str
    number: int
    kind: Kind
    label: str
    hint: str = ""
    required: bool = False
    condition: ConditionContent | None = None
    choices: tuple[ChoiceContent, ...] = ()
    listed: bool = True
    chosen: tuple[str, ...] = ()
    value: str = ""
    file: PhotoAnswer | None = None
    absent: str = ""


@dataclass(frozen=True, slots=True)
class NoteContent:
    """Words that ask nothing."""

    text: str
    condition: ConditionContent | None = None


@dataclass(frozen=True, slots=True)
class MatrixContent:
    """Several questions with the same choices, as one table."""

    questions: tuple[QuestionContent, ...]


@dataclass(frozen=True, slots=True)
class RepeatContent:
    """Rows of the same questions; ``table`` when each fits into a cell.

    ``more`` says that people may add rows: of a blank form there are only so many. ``left_out`` rows are too
    many for paper.
    """

    title: str
    rows: tuple[tuple[PartContent, ...], ...]
    table: bool = False
    more: bool = True
    condition: ConditionContent | None = None
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class GroupContent:
    """Questions that belong together; ``title`` may be empty."""

    title: str
    parts: tuple[PartContent, ...]
    hint: str = ""
    condition: ConditionContent | None = None


PartContent = QuestionContent | NoteContent | MatrixContent | RepeatContent | GroupContent


@dataclass(frozen=True, slots=True)
class FormContent:
    """A form.

    Attributes:
        title: of the form.
        version: as its author calls it; may be empty.
        language: of its words, as the form calls it; may be empty.
        project, round: what it is filled for; may be empty.
        about: of a filled one: what it calls itself, and how far it has got.
        code: names form, version, project and round, for a scanner and for the PDF's way back.
        short: the same for people, eight signs.
        parts: from top to bottom.
    """

    title: str
    version: str = ""
    language: str = ""
    project: str = ""
    round: str = ""
    about: str = ""
    code: str = ""
    short: str = ""
    parts: tuple[PartContent, ...] = ()
