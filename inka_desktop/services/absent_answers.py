"""Why answers are missing, on paper: lines at the end of a form that name a question and a reason.

Most questions have no place for words beside their boxes, so all absences stand together, and the questions
stay as calm as they were.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, repeat

from inka_desktop.forms import Absence, FormSession, NodeId
from inka_desktop.forms.instance import InstanceNode
from inka_desktop.forms.outline import Outline
from inka_desktop.forms.tree import Element
from inka_desktop.records.form_content import (
    ChoiceContent,
    GroupContent,
    NoteContent,
    QuestionContent,
    RepeatContent,
)
from inka_desktop.records.values import Absent
from inka_desktop.reports.entries import NONE
from inka_desktop.reports.form_block import choice_code
from inka_desktop.reports.words import Words

SPARE = 3
"""Lines that are free."""
_FIELD = "absent"
_NUMBER, _ROW, _WHY, _REASON = "number", "row", "why", "reason"
_WORDS = tuple(Absent)


@dataclass(frozen=True, slots=True)
class WrittenAbsence:
    """A line: the number of a question, the place of its row as ``2`` or ``1.2``, why and the reason."""

    line: int
    question: str = ""
    row: str = ""
    why: str = ""
    reason: str = ""

    @property
    def number(self) -> int:
        """Of the question; -1 where that is none."""
        digits = self.question.strip().rstrip(".")
        return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else -1

    @property
    def places(self) -> tuple[int, ...]:
        """Of the rows around the question; empty outside of repeats, or where that cannot be read."""
        pieces = self.row.replace(" ", "").split(".")
        return tuple(int(one) for one in pieces if one.isascii() and one.isdigit() and len(one) < 6)

    @property
    def absence(self) -> Absence | None:
        """What it says; None where it does not say why."""
        by_code = {choice_code(place): why for place, why in enumerate(_WORDS, 1)}
        why = by_code.get(self.why)
        return Absence(why, self.reason) if why is not None else None

    @property
    def shown(self) -> str:
        """As it was written."""
        absence = self.absence
        words = absence_words(absence, "de") if absence is not None else self.reason
        return " · ".join(one for one in (self.question, self.row, words) if one)

    def label(self, language: str) -> str:
        """What the line is called."""
        return Words(language)("form.absent_line", number=self.line)


def absence_words(absence: Absence, language: str) -> str:
    """``nicht erhoben: Umbau``."""
    words = Words(language)
    key = "form.absent_because" if absence.reason else "form.absent"
    return words(key, why=words.stored("absent", absence.why), reason=absence.reason)


def absent_part(language: str, begun: FormSession | None = None) -> GroupContent:
    """The lines, in front those of a form that was begun."""
    words = Words(language)
    known = list(_known(begun)) if begun is not None else []
    lines = chain(known, repeat(WrittenAbsence(0), SPARE))
    rows = tuple(_line(words, place, one) for place, one in enumerate(lines, 1))
    table = RepeatContent("", rows, table=True, more=False)
    return GroupContent(words("form.absent_title"), (NoteContent(words("form.absent_hint")), table))


def take_absences(fields: Mapping[str, str]) -> tuple[list[WrittenAbsence], dict[str, str]]:
    """The lines that something stands in, and all other fields."""
    lines, others = dict[int, dict[str, str]](), dict[str, str]()
    for name, value in fields.items():
        place = _place(name)
        if place is None:
            others[name] = value
        elif value.strip() and value != NONE:
            lines.setdefault(place, {})[name.rpartition("/")[2]] = value.strip()
    found = [
        WrittenAbsence(place, *(said.get(part, "") for part in (_NUMBER, _ROW, _WHY, _REASON)))
        for place, said in sorted(lines.items())
    ]
    return found, others


def _place(name: str) -> int | None:
    first, _, rest = name.partition("/")
    place = rest.partition("/")[0]
    return int(place[:6]) if first == _FIELD and place.isascii() and place.isdigit() else None


def _line(words: Words, place: int, said: WrittenAbsence) -> tuple[QuestionContent, ...]:
    choices = tuple(ChoiceContent(one, words.stored("absent", one)) for one in _WORDS)
    absence = said.absence

    def cell(part: str) -> str:
        return f"{_FIELD}/{place}/{part}"

    return (
        QuestionContent(cell(_NUMBER), 0, "whole", words("form.absent_number"), value=said.question),
        QuestionContent(cell(_ROW), 0, "whole", words("form.absent_row"), value=said.row),
        QuestionContent(
            cell(_WHY), 0, "one", words("form.absent_why"), choices=choices,
            chosen=(absence.why,) if absence is not None else (),
        ),
        QuestionContent(cell(_REASON), 0, "text", words("form.absent_reason"), value=said.reason),
    )  # fmt: skip


def _known(session: FormSession) -> Iterator[WrittenAbsence]:
    """The absences of a form, by the numbers of their questions."""
    numbers = Outline.of(session.definition).numbers
    by_why = {f"{why}": choice_code(place) for place, why in enumerate(_WORDS, 1)}
    lines = []
    for node, absence in session.absences().items():
        field = session.definition.field(node.path)
        number = numbers.get(field, 0) if field is not None else 0
        if number:
            lines.append((number, _places(session, node), absence))
    for number, places, absence in sorted(lines):
        row = ".".join(map(str, places))
        yield WrittenAbsence(0, f"{number}", row, by_why.get(absence.why, ""), absence.reason)


def _places(session: FormSession, node: NodeId) -> tuple[int, ...]:
    """The places of the rows around a question, the outermost first, from 1."""
    places = list[int]()
    at: Element | None = session.instance.rows.get(node.row)
    while isinstance(at, InstanceNode):
        if at.row_id and at.parent is not None:
            places.append(at.parent.children(at.field.name.key).index(at) + 1)
        at = at.parent
    return tuple(reversed(places))
