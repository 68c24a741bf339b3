"""Open questions by the record they are about, and what can be decided for several at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from inka_desktop.services.rows import DecisionRow, QuestionRow
from inka_desktop.viewmodels import dates, wording

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Group:
    """The questions about one record that people know: a visit with its topics and agreements."""

    kind: str
    id: UUID
    title: str
    questions: tuple[QuestionRow, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """One click for several questions: what the button says, and the decisions it stands for."""

    words: str
    decisions: tuple[DecisionRow, ...]


def grouped(rows: Iterable[QuestionRow], on: date) -> list[Group]:
    """Groups in the order in which their first question stands."""
    found: dict[tuple[str, UUID], list[QuestionRow]] = {}
    for row in rows:
        found.setdefault((row.owner_kind, row.owner_id), []).append(row)
    return [
        Group(kind, id_, _title(questions[0], on), tuple(questions))
        for (kind, id_), questions in found.items()
    ]


def _title(question: QuestionRow, on: date) -> str:
    name = question.label or wording.record_kind(question.owner_kind)
    if question.on is None:
        return name
    day = dates.day(question.on, on)
    return translate("Questions", "{record}, {day}").format(record=name, day=day)


def ways(group: Group) -> list[Way]:
    """For each device that has an entry in all questions of a group: take all of its entries."""
    if len(group.questions) < 2:
        return []
    devices = [{(entry.device, entry.person) for entry in one.entries} for one in group.questions]
    return [
        Way(
            translate("Questions", "Alle von „{device}“ nehmen").format(device=device),
            tuple(_of(one, device, person) for one in group.questions),
        )
        for device, person in sorted(set.intersection(*devices))
    ]


def newest(questions: Sequence[QuestionRow]) -> tuple[DecisionRow, ...]:
    """Let what is shown now stand everywhere: the newest entry of each question, a merged text as it is."""
    return tuple(
        DecisionRow(one.id, next(entry.choice for entry in one.entries if entry.shown))
        if one.merged is None
        else DecisionRow(one.id, None, one.merged)
        for one in questions
    )


def both(question: QuestionRow) -> str:
    """A text that keeps every entry, the older one first, each in paragraphs of its own."""
    ordered = sorted(question.entries, key=lambda entry: entry.at)
    texts = [str(entry.value) for entry in ordered if entry.value]
    return "\n\n".join(dict.fromkeys(text.strip() for text in texts))


def _of(question: QuestionRow, device: str, person: str) -> DecisionRow:
    entry = next(one for one in question.entries if (one.device, one.person) == (device, person))
    return DecisionRow(question.id, entry.choice)
