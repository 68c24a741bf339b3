"""The words by which a form says what its questions count, and what is wrong with them for its author.

``bind::inka:indicator`` names an indicator; ``bind::inka:breakdown`` a gender, an age group or both where the
question asks for a part, and ``estimated`` where it asks how many of them were.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from inka_desktop.forms.choices import written_out
from inka_desktop.forms.errors import DefinitionError, Said
from inka_desktop.forms.fields import CALCULATE
from inka_desktop.forms.problems import WARNING, Problem, of_error
from inka_desktop.records.values import AgeGroup, Basis, Gender

if TYPE_CHECKING:
    from inka_desktop.forms import FormDefinition
    from inka_desktop.forms.fields import Field

INDICATOR, BREAKDOWN = "inka:indicator", "inka:breakdown"
WORDS = (*map(str, Gender), *map(str, AgeGroup), str(Basis.ESTIMATED))
"""What a breakdown may say."""
_PREFIX = "inka:"


class Asked(NamedTuple):
    """What a question counts: an indicator, and the part of it or empty words.

    Attributes:
        estimated: it asks how many of them were estimated.
    """

    indicator: str
    gender: str
    age: str
    estimated: bool = False


class UnknownIndicatorError(DefinitionError):
    """A question names an indicator that there is not."""

    code = "forms.unknown_indicator"
    de = "Den Indikator „{indicator}“ gibt es nicht{hint}. So zählt „{question}“ für keinen."
    en = "There is no indicator “{indicator}”{hint}. So “{question}” counts for none."


class UnknownPartError(DefinitionError):
    """A breakdown has a word that divides nothing."""

    code = "forms.unknown_part"
    de = "Das Wort „{word}“ bei „{question}“ gibt es nicht{hint}. Möglich sind: {words}."
    en = "There is no word “{word}” as at “{question}”{hint}. Possible are: {words}."


class PartAloneError(DefinitionError):
    """A question has a breakdown, but no indicator."""

    code = "forms.part_alone"
    de = "„{question}“ hat eine Aufteilung, aber keinen Indikator. Bitte ergänzen Sie bind::inka:indicator."
    en = "“{question}” has a breakdown, but no indicator. Please fill in bind::inka:indicator."


class NoNumberError(DefinitionError):
    """A question names an indicator, but its answers are no numbers."""

    code = "forms.no_number"
    de = "„{question}“ fragt nach keiner Zahl. So zählt sie für keinen Indikator."
    en = "“{question}” asks for no number. So it counts for no indicator."


class UnknownColumnError(DefinitionError):
    """A column begins like those of indicators, but is none of them."""

    code = "forms.unknown_column"
    de = "Die Spalte „{part}“ gibt es nicht{hint}."
    en = "There is no column “{part}”{hint}."


def asked(field: Field) -> Asked | None:
    """What a field of a form counts; None where it counts nothing."""
    code = field.extras.get(INDICATOR, "").strip()
    if not code:
        return None
    words = field.extras.get(BREAKDOWN, "").split()
    gender = next((word for word in words if word in set(Gender)), "")
    age = next((word for word in words if word in set(AgeGroup)), "")
    return Asked(code, gender, age, Basis.ESTIMATED in words)


def problems(
    definition: FormDefinition, rows: Mapping[str, int], codes: Collection[str]
) -> tuple[Problem, ...]:
    """What is wrong with these words: the form can be filled, but its figures get lost.

    Args:
        definition: the form.
        rows: of its questions in the sheet ``survey`` by path; none for a form that is XML.
        codes: of the indicators that there are.
    """
    found = (error for field in definition.fields for error in _errors(field, definition, sorted(codes)))
    return tuple(of_error(error, rows, WARNING) for error in found)


def _errors(
    field: Field, definition: FormDefinition, codes: Collection[str]
) -> Iterator[DefinitionError]:  # fmt: skip
    about = {"path": field.path, "question": field.name.local}
    for key in field.extras:
        if key.startswith(_PREFIX) and key not in (INDICATOR, BREAKDOWN):
            columns = (_column(INDICATOR), _column(BREAKDOWN))
            yield UnknownColumnError(**about, part=_column(key), hint=_hint(_column(key), columns))
    code, words = field.extras.get(INDICATOR, "").strip(), field.extras.get(BREAKDOWN, "").split()
    if code and code not in codes:
        hint = _hint(code.upper(), codes)
        yield UnknownIndicatorError(**about, part=_column(INDICATOR), indicator=code, hint=hint)
    if code and not _may_be_number(field, definition):
        yield NoNumberError(**about, part=_column(INDICATOR))
    if words and not code:
        yield PartAloneError(**about, part=_column(BREAKDOWN))
    for word in words:
        if word not in WORDS:
            hint = _hint(word.lower(), WORDS)
            yield UnknownPartError(
                **about, part=_column(BREAKDOWN), word=word, hint=hint, words=", ".join(WORDS)
            )


def _may_be_number(field: Field, definition: FormDefinition) -> bool:
    """Whether an answer can count: it is a number, a text that may be one, or a choice kept as one."""
    control = field.control
    if control is None or CALCULATE in field.rules or field.type in ("int", "decimal"):
        return True
    if control.kind == "select1":
        choices = written_out(control, definition, None)
        return choices is None or any(one.value.isdecimal() for one in choices)
    return control.kind == "input" and field.type == "string"


def _hint(word: str, known: Collection[str]) -> Said:
    near = get_close_matches(word, known, 1)
    if not near:
        return Said("", "")
    return Said(f", gemeint ist vielleicht „{near[0]}“", f", perhaps “{near[0]}” is meant")


def _column(attribute: str) -> str:
    """An attribute of a bind as the sheet's column is called."""
    return f"bind::{attribute}"
