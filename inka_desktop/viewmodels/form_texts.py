"""A form's questions for whoever changes their words: lines of a list, fields, moving among neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from inka_desktop.forms.marked import plain
from inka_desktop.forms.rewording import CHOICE, TITLE, WordedQuestion

translate = QCoreApplication.translate
_INDENT = "     "


class TextField(NamedTuple):
    """A text that can be changed: ``part`` is ``label`` or ``hint``."""

    part: str
    language: str
    words: str
    title: str


def line(one: WordedQuestion) -> str:
    """The question in one line, indented by its groups, marked where an answer is needed."""
    words = plain(next((text for text in one.labels.values() if text), ""))
    if not words and one.kind == "group":
        words = translate("FormTexts", "(ohne Überschrift)")
    words = words or one.path.rpartition("/")[2]
    if one.kind == TITLE:
        words = translate("FormTexts", "Titel: {title}").format(title=words)
    elif one.kind == CHOICE:
        words = f"– {words}"
    return _INDENT * one.depth + " ".join(words.split()) + (" *" if one.required else "")


def fields(one: WordedQuestion) -> Iterator[TextField]:
    """What can be said of a question, label before hint, language by language."""
    for part, texts in (("label", one.labels), ("hint", one.hints)):
        for language, words in texts.items():
            yield TextField(part, language, words, _title(part, language, one.kind))


def _title(part: str, language: str, kind: str) -> str:
    if part == "hint":
        what = translate("FormTexts", "Hinweis zur Frage")
    else:
        named = {
            "group": translate("FormTexts", "Überschrift"),
            TITLE: translate("FormTexts", "Titel des Bogens"),
            CHOICE: translate("FormTexts", "Antwort zur Wahl"),
        }
        what = named.get(kind, translate("FormTexts", "Frage"))
    if not language:
        return what
    return translate("FormTexts", "{what}, {language}").format(what=what, language=language)


def lacks_choice(one: WordedQuestion | None) -> bool:
    """Whether it is a question of which the form itself says whether an answer is needed."""
    return one is not None and one.required is None and one.kind not in ("group", TITLE, CHOICE)


def moved(questions: Sequence[WordedQuestion], place: int, by: int) -> list[WordedQuestion] | None:
    """The questions with one of them before or behind its neighbour in the same group.

    A group goes with all that stands in it, a question with its choices; these and the title stay.

    Args:
        questions: in their order.
        place: of the one that moves.
        by: -1 up, 1 down.

    Returns:
        The new order; None where there is no neighbour.
    """
    if not 0 <= place < len(questions) or questions[place].kind in (TITLE, CHOICE):
        return None
    first, behind = place, _end(questions, place)
    if by > 0:
        if behind >= len(questions) or questions[behind].depth < questions[place].depth:
            return None
        middle, behind = behind, _end(questions, behind)
    else:
        first = next(
            (n for n in range(place - 1, -1, -1) if questions[n].depth <= questions[place].depth), -1
        )
        if first < 0 or questions[first].depth < questions[place].depth or questions[first].kind == TITLE:
            return None
        middle = place
    return [*questions[:first], *questions[middle:behind], *questions[first:middle], *questions[behind:]]


def _end(questions: Sequence[WordedQuestion], place: int) -> int:
    """Where what belongs to a question, or to a group, ends."""
    depth = questions[place].depth
    return next((n for n in range(place + 1, len(questions)) if questions[n].depth <= depth), len(questions))
