"""What stands in the fields of a PDF, put into a form; what cannot be put there is named."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from inka_desktop.forms import Absence, FormDefinition, FormError, FormSession, NodeId
from inka_desktop.forms.addresses import read_name
from inka_desktop.forms.fields import Field
from inka_desktop.reading.pdf_fields import EMPTIED
from inka_desktop.records.form_content import (
    ChoiceContent,
    FormContent,
    GroupContent,
    MatrixContent,
    PartContent,
    QuestionContent,
    RepeatContent,
)
from inka_desktop.reports.entries import NONE
from inka_desktop.reports.form_block import choice_code
from inka_desktop.reports.form_sheet import CODE_FIELD
from inka_desktop.services.absent_answers import WrittenAbsence, absence_words, take_absences
from inka_desktop.services.answer_words import told
from inka_desktop.services.form_content import blank_content
from inka_desktop.services.typed_answers import Answer, read_absence, read_answer

__all__ = ["CODE_FIELD", "Differing", "FilledIn", "Refusal", "asked_in", "fill_in"]

UNKNOWN, UNREADABLE, NOT_A_CHOICE, NO_ROW, NOT_ASKED = "unknown", "unreadable", "choice", "row", "not_asked"
KEPT = "kept"
_EMPTY = {"de": "(leer)", "en": "(blank)"}


class Refusal(NamedTuple):
    """What was written and is not, or not seen, in the draft.

    Attributes:
        question: its words, in a repeat with the number of the row.
        value: what was written.
        why: ``unknown`` (no such question), ``unreadable`` (not what the question asks for), ``choice`` (not
            to be chosen after the other answers), ``row`` (the form has no such row), ``not_asked`` (kept,
            but the other answers leave the question out) or ``kept`` (the form says something else, and
            somebody left it so).
    """

    question: str
    value: str
    why: str


class Differing(NamedTuple):
    """An answer of a file where the form has another one.

    Attributes:
        name: the question's path, in a repeat with the places of its rows.
        question: its words, in a repeat with the number of the row.
        here: what the form says.
        there: what the file says; that of an answer somebody emptied says so.
    """

    name: str
    question: str
    here: str
    there: str


class FilledIn(NamedTuple):
    """What became of the fields of a file.

    Attributes:
        taken: how many answers the form did not have before.
        refused: what was not taken over, or is not seen.
        differing: where the form had another answer.
    """

    taken: int
    refused: list[Refusal]
    differing: list[Differing]


def asked_in(content: FormContent) -> dict[str, QuestionContent]:
    """The questions of a form by their paths, in its order."""
    found: dict[str, QuestionContent] = {}
    for one in _questions(content.parts):
        named = read_name(one.name)
        if named is not None:
            found.setdefault(named[0], one)
    return found


def _questions(parts: Sequence[PartContent]) -> Iterator[QuestionContent]:
    for part in parts:
        if isinstance(part, QuestionContent):
            yield part
        elif isinstance(part, MatrixContent):
            yield from part.questions
        elif isinstance(part, GroupContent):
            yield from _questions(part.parts)
        elif isinstance(part, RepeatContent):
            for row in part.rows[:1]:
                yield from _questions(row)


def fill_in(
    session: FormSession, fields: Mapping[str, str], language: str, *, made_of: FormDefinition | None = None,
    replace: Collection[str] | None = None,
) -> FilledIn:  # fmt: skip
    """Answer a form by the fields of a file.

    Args:
        session: the form; it is changed.
        fields: what stands in each field, by its name.
        language: ``de`` or ``en``, in which the file was made.
        made_of: the version of the form that the file was made of, where the form is in another one.
        replace: names (:class:`Differing`) of what counts although the form has another answer; None where
            the form is new and has none of a person.
    """
    return _FillIn(session, language, made_of or session.definition, replace).fill(fields)


@dataclass(frozen=True, slots=True)
class _Written:
    """What was written for one question: in one field, or at several of its choices by their places."""

    path: str
    places: tuple[int, ...]
    text: str = ""
    ticks: Mapping[int, str] = field(default_factory=dict)
    absence: Absence | None = None
    emptied: bool = False


@dataclass(slots=True)
class _FillIn:
    session: FormSession
    language: str
    made_of: FormDefinition
    replace: Collection[str] | None
    refused: list[Refusal] = field(default_factory=list)
    differing: list[Differing] = field(default_factory=list)
    set_nodes: list[tuple[NodeId, str, str]] = field(default_factory=list)
    """What was set: the question, its words, what was written."""
    rows: dict[tuple[NodeId, int], NodeId] = field(default_factory=dict)
    begun: dict[NodeId, int] = field(default_factory=dict)
    """How many rows a repeat of a begun form had."""
    taken_away: int = 0
    """How many answers were emptied."""

    def fill(self, fields: Mapping[str, str]) -> FilledIn:
        asked = asked_in(blank_content(self.made_of, self.language, 1))
        order = {path: place for place, path in enumerate(asked)}
        here = {name: value for name, value in fields.items() if not name.startswith(EMPTIED)}
        absent, answered = take_absences(here)
        written = list(_written(answered))
        written += self._absences(absent, asked, {(one.path, one.places) for one in written})
        if self.replace is not None:
            said = {(one.path, one.places) for one in written}
            written += [one for one in _emptied(fields) if (one.path, one.places) not in said]
        written.sort(key=lambda one: (bool(one.places), one.places, order.get(one.path, len(order))))
        for one in written:
            self._answer(one, asked.get(one.path))
        return FilledIn(self._checked(), self.refused, self.differing)

    def _absences(
        self, rows: Sequence[WrittenAbsence], asked: Mapping[str, QuestionContent],
        answered: Collection[tuple[str, tuple[int, ...]]],
    ) -> Iterator[_Written]:  # fmt: skip
        """The lines that say why an answer is missing; where there is one, it counts more."""
        paths = {one.number: path for path, one in asked.items() if one.number}
        for row in rows:
            path, absence = paths.get(row.number), row.absence
            if path is None or absence is None:
                self.refused.append(Refusal(row.label(self.language), row.shown, UNREADABLE))
            elif (path, row.places) not in answered:
                yield _Written(path, row.places, absence=absence)

    def _answer(self, one: _Written, asked: QuestionContent | None) -> None:
        shown = one.text or "; ".join(f"{place}: {value}" for place, value in sorted(one.ticks.items()))
        if asked is None or self.session.definition.field(one.path) is None:
            self.refused.append(Refusal(one.path if asked is None else asked.label, shown, UNKNOWN))
            return
        label = asked.label if not one.places else f"{asked.label} ({'.'.join(map(str, one.places))})"
        if one.absence is not None:
            shown = absence_words(one.absence, self.language)
        elif asked.choices:
            shown = _named(asked, one)
        if one.emptied:
            self._take_away(one, label)
            return
        answer = one.absence or self._read(one, asked)
        if answer is None:
            self.refused.append(Refusal(label, shown, UNREADABLE))
            return
        node = self._node(one)
        if node is None:
            self.refused.append(Refusal(label, shown, NO_ROW))
            return
        self._put(node, answer, Differing(_name(one), label, "", shown))

    def _put(self, node: NodeId, answer: Answer | Absence, said: Differing) -> None:
        """Set an answer, unless the form has another one that is to stay."""
        before = self._standing(node)
        here = self._told(node)
        if self.replace is not None and before != _BLANK and here == said.there:
            return  # what the file was handed out with, and nobody changed
        try:
            if isinstance(answer, Absence):
                self.session.set_absence(node, answer)
            else:
                self.session.set(node, answer)
        except FormError:  # it does not fit the question's type
            self.refused.append(Refusal(said.question, said.there, UNREADABLE))
            return
        after = self._standing(node)
        if self.replace is None or before == _BLANK:
            self.set_nodes.append((node, said.question, said.there))
        elif after == _BLANK:
            self.session.undo()
            self.refused.append(Refusal(said.question, said.there, NOT_A_CHOICE))
        elif after != before:
            self.differing.append(said._replace(here=here))
            if said.name in self.replace:
                self.set_nodes.append((node, said.question, said.there))
            else:
                self.session.undo()

    def _take_away(self, one: _Written, label: str) -> None:
        """An answer of the form that somebody emptied in the file: taken away where that counts."""
        node = self._node(one, grows=False)
        if node is None or self._standing(node) == _BLANK:
            return
        said = Differing(_name(one), label, self._told(node), _EMPTY[self.language])
        self.differing.append(said)
        if self.replace is not None and said.name in self.replace:
            self.session.set_absence(node, None)
            self.session.set(node, "")
            self.taken_away += 1

    def _standing(self, node: NodeId) -> tuple[str, Absence | None]:
        state = self.session.state(node)
        return state.value, state.absence

    def _told(self, node: NodeId) -> str:
        value, absence = self._standing(node)
        if absence is not None:
            return absence_words(absence, self.language)
        return told(self.session, node, value, self.language)

    def _read(self, one: _Written, asked: QuestionContent) -> Answer | Absence | None:
        by_code = {choice_code(place): choice.value for place, choice in enumerate(asked.choices, 1)}
        if asked.kind == "tick":
            return "OK"
        if asked.kind == "one" and one.text in by_code:
            return by_code[one.text]
        if one.ticks and asked.kind == "several":
            return [
                by_code[choice_code(place)] for place in sorted(one.ticks) if choice_code(place) in by_code
            ]
        if one.ticks and asked.kind == "rank":
            return _order(asked.choices, one.ticks)
        field = self.session.definition.field(one.path)
        return read_absence(one.text) or read_answer(asked, one.text, self.language, field)

    def _node(self, one: _Written, *, grows: bool = True) -> NodeId | None:
        """Where an answer stands, in rows that are added as they are needed; None where there is none."""
        found = self.session.definition.field(one.path)
        around = [] if found is None else [above for above in (*found.ancestors(), found) if above.repeat]
        around.sort(key=lambda above: above.depth)
        if found is None or len(around) != len(one.places):
            return None
        row = ""
        for repeat, place in zip(around, one.places, strict=True):
            at = self._row(repeat, NodeId(repeat.path, row), place, grows=grows)
            if at is None:
                return None
            row = at.row
        return NodeId(one.path, row)

    def _row(self, repeat: Field, whole: NodeId, place: int, *, grows: bool) -> NodeId | None:
        known = self.rows.get((whole, place))
        if known is not None:
            return known
        here = self.session.rows(whole)
        fixed = any(control.fixed for control in repeat.controls)
        begun = self.begun.setdefault(whole, 0 if self.replace is None else len(here))
        new = sum(1 for at, number in self.rows if at == whole and number > begun)
        next_one = place - 1 if fixed or place <= begun else begun + new
        if next_one >= len(here):
            if fixed or not grows:
                return None
            self.session.add_repeat(whole)
            here = self.session.rows(whole)
        self.rows[whole, place] = here[next_one]
        return here[next_one]

    def _checked(self) -> int:
        """How many answers stand now that all are known; those that do not, or are not asked, are named."""
        taken = self.taken_away
        for node, label, shown in self.set_nodes:
            state = self.session.state(node)
            if not state.value and state.absence is None:
                self.refused.append(Refusal(label, shown, NOT_A_CHOICE))
                continue
            taken += 1
            if not state.relevant:
                self.refused.append(Refusal(label, shown, NOT_ASKED))
        return taken


_BLANK: tuple[str, Absence | None] = ("", None)


def _name(one: _Written) -> str:
    """A name for what was written, the same for the same question of the same row."""
    return f"{one.path}#{'.'.join(map(str, one.places))}" if one.places else one.path


def _written(fields: Mapping[str, str]) -> list[_Written]:
    """What was written, question by question; fields of several choices of one question are put together."""
    texts: dict[tuple[str, tuple[int, ...]], str] = {}
    ticks: dict[tuple[str, tuple[int, ...]], dict[int, str]] = {}
    for name, value in fields.items():
        if not value.strip() or value == NONE:
            continue
        base, _, place = name.partition("=")
        key = read_name(base) or (name, ())
        if place.isascii() and place.isdigit():
            ticks.setdefault(key, {})[int(place[:6])] = value.strip()
        else:
            texts[key] = value.strip()
    return [_Written(*key, texts.get(key, ""), ticks.get(key, {})) for key in {**texts, **ticks}]


def _emptied(fields: Mapping[str, str]) -> list[_Written]:
    """Questions whose answer somebody emptied; one of several choices is told by those that are left."""
    bases = {name.removeprefix(EMPTIED).partition("=")[0] for name in fields if name.startswith(EMPTIED)}
    named = [read_name(base) for base in sorted(bases)]
    return [_Written(*key, emptied=True) for key in named if key is not None]


def _order(choices: Sequence[ChoiceContent], ticks: Mapping[int, str]) -> list[str] | None:
    """The choices in the order of the numbers written at them; None where numbers are missing or alike."""
    numbers = {place: int(text) for place, text in ticks.items() if text.isascii() and text.isdigit()}
    if len(set(numbers.values())) != len(choices) or not set(numbers) <= set(range(1, len(choices) + 1)):
        return None
    return [choices[place - 1].value for place in sorted(numbers, key=lambda place: numbers[place])]


def _named(asked: QuestionContent, one: _Written) -> str:
    """What was chosen, in the words of the choices."""
    labels = {place: choice.label for place, choice in enumerate(asked.choices, 1)}
    by_code = {choice_code(place): label for place, label in labels.items()}
    if asked.kind == "rank":
        return "; ".join(f"{value} {labels.get(place, place)}" for place, value in sorted(one.ticks.items()))
    if one.ticks:
        return "; ".join(labels.get(place, f"{place}") for place in sorted(one.ticks))
    return by_code.get(one.text, one.text)
