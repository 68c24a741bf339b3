"""Answers as people know them: questions by their labels in the form, choices by theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING
from uuid import UUID

from inka_desktop.errors import InkaError
from inka_desktop.forms import FormError, FormSession, NodeId
from inka_desktop.forms.errors import NoSuchNodeError
from inka_desktop.forms.fields import CHOICE_KINDS
from inka_desktop.forms.marked import plain
from inka_desktop.reports.typography import date_text, moment_text, month_text, number_text, time_text

if TYPE_CHECKING:
    from inka_desktop.services.answers import Answers
    from inka_desktop.services.core import Core
    from inka_desktop.services.rows import QuestionRow

_PARSED: Mapping[str, Callable[[str], object]] = {
    "date": date.fromisoformat, "dateTime": datetime.fromisoformat, "time": time.fromisoformat,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Cell:
    """Where an answer stands."""

    submission: UUID
    node: NodeId


def label_of(session: FormSession, node: NodeId) -> str:
    """What a form calls a question, without signs of emphasis; the last step of its path without a label."""
    field = session.definition.field(node.path)
    control = field.control if field is not None else None
    try:
        label = session.state(node).label
    except NoSuchNodeError:  # there is no row with it now
        label = session.definition.texts.plain(
            control.label if control is not None else None, session.language
        )
    return plain(label) or node.path.rpartition("/")[2]


def words_of(session: FormSession, node: NodeId, value: str) -> str:
    """An answer as people read it: choices by their labels."""
    try:
        choices = session.choices(node)
    except NoSuchNodeError:
        choices = ()
    if not choices:
        return value
    labels = {choice.value: plain(choice.label) for choice in choices}
    return ", ".join(labels.get(part, part) for part in value.split(" "))


def told(session: FormSession, node: NodeId, value: str, language: str) -> str:
    """An answer as paper has it: choices by their labels, days, times and numbers as written in a language.

    Args:
        session: of the form.
        node: the question.
        value: its answer, canonical.
        language: ``de`` or ``en``.
    """
    field = session.definition.field(node.path)
    if not value or field is None or field.control is None:
        return value
    control = field.control
    if control.kind in CHOICE_KINDS:
        chosen = [value] if control.kind == "select1" else value.split(" ")
        return "; ".join(plain(session.choice_label(node, one)) or one for one in chosen)
    kind = control.days if field.type == "date" else field.type
    try:
        return _WRITTEN[kind](value, language) if kind in _WRITTEN else value
    except ValueError:
        return value


def _places_text(value: str, language: str) -> str:
    """Places as people write them: without the height and accuracy that nobody gave."""
    places = "; ".join(one.strip().removesuffix(" 0 0") for one in value.split(";"))
    return places.replace(".", ",") if language == "de" else places


_WRITTEN: Mapping[str, Callable[[str, str], str]] = {
    "date": lambda value, language: date_text(date.fromisoformat(value), language),
    "month": lambda value, language: month_text(date.fromisoformat(value), language),
    "year": lambda value, _language: f"{date.fromisoformat(value).year:04}",
    "time": lambda value, language: time_text(time.fromisoformat(value), language),
    "dateTime": lambda value, language: moment_text(datetime.fromisoformat(value), language),
    "int": number_text,
    "decimal": number_text,
    "geopoint": _places_text, "geotrace": _places_text, "geoshape": _places_text,
}  # fmt: skip


class AnswerWords:
    """Words questions about answers by the form they stand in."""

    def __init__(self, core: Core, answers: Answers) -> None:
        self._core = core
        self._answers = answers

    def worded(self, questions: Sequence[QuestionRow]) -> list[QuestionRow]:
        """The questions, those about answers by label and choice; as they are where the form is not here."""
        cells = self._cells([one.record_id for one in questions if one.kind == "answer"])
        sessions: dict[UUID, FormSession | None] = {}
        found = []
        for one in questions:
            cell = cells.get(one.record_id) if one.kind == "answer" else None
            if cell is not None and cell.submission not in sessions:
                sessions[cell.submission] = self._session(cell.submission)
            session = sessions.get(cell.submission) if cell is not None else None
            if cell is None:
                found.append(one)
            elif session is None:
                found.append(replace(one, asked=cell.node.path.rpartition("/")[2]))
            else:
                found.append(_worded(one, session, cell.node))
        return found

    def _cells(self, rows: Sequence[UUID]) -> dict[UUID, _Cell]:
        found = {}
        with self._core.raw() as raw:
            for row in rows:
                line = raw.execute(
                    "SELECT submission_id, row, key FROM answer WHERE id = ?", (row.bytes,)
                ).fetchone()
                if line is not None and line[0] is not None:
                    node = NodeId(line[2] or "", (line[1] or b"").hex())
                    found[row] = _Cell(UUID(bytes=line[0]), node)
        return found

    def _session(self, submission: UUID) -> FormSession | None:
        try:
            return self._answers.session(submission)
        except (InkaError, FormError):  # not here, or not as it should be: the question is asked all the same
            return None


def _worded(question: QuestionRow, session: FormSession, node: NodeId) -> QuestionRow:
    field = session.definition.field(node.path)
    kind = field.type if field is not None else ""
    chooses = bool(field is not None and field.control is not None and _chooses(session, node))
    entries = tuple(
        replace(one, value=_shown(session, node, kind, one.value, chooses)) for one in question.entries
    )
    return replace(
        question, asked=label_of(session, node), free=kind == "string" and not chooses, entries=entries,
        before=_shown(session, node, kind, question.before, chooses),
    )  # fmt: skip


def _chooses(session: FormSession, node: NodeId) -> bool:
    try:
        return bool(session.choices(node))
    except NoSuchNodeError:
        return False


def _shown(session: FormSession, node: NodeId, kind: str, value: object, chooses: bool) -> object:
    """A value as the window shows those of its own fields: days and times as such, choices by label."""
    if not isinstance(value, str) or not value:
        return value
    if chooses:
        return words_of(session, node, value)
    try:
        return _PARSED[kind](value) if kind in _PARSED else value
    except ValueError:
        return value
