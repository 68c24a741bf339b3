"""What may go wrong with a form: a stable code, a context and one sentence a language.

The package is a library of its own, so its errors have a root of their own. A sentence says what happened and
what to do; ``{name}`` places are filled from the context.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, NamedTuple


class Said(NamedTuple):
    """A part of a sentence in both languages."""

    de: str
    en: str

    def words(self, language: str) -> str:
        """It in ``de`` or ``en``."""
        return self.en if language.startswith("en") else self.de


NODE_SET = Said("eine Knotenmenge", "a node-set")


class FormError(Exception):
    """Base of everything this package raises on purpose.

    Attributes:
        code: stable and dotted, e.g. ``xpath.syntax``.
        de, en: the sentence for people.
        context: what fills the places of the sentence.
    """

    code: ClassVar[str] = ""
    de: ClassVar[str] = ""
    en: ClassVar[str] = ""

    def __init__(self, **context: object) -> None:
        super().__init__(*context.values())
        self.context = context

    def __reduce__(self) -> tuple[object, ...]:
        return _restored, (type(self), self.context)

    def words(self, language: str = "de") -> str:
        """The sentence in ``de`` or ``en``."""
        return Said(self.de, self.en).words(language).format_map(_Places(self.context, language))

    def __str__(self) -> str:
        return self.words("en")


class _Places(dict[str, object]):
    """Context of a sentence; a missing place must not hide the sentence itself."""

    def __init__(self, context: Mapping[str, object], language: str) -> None:
        super().__init__(context)
        self._language = language

    def __getitem__(self, key: str) -> object:
        value = self.get(key, "–")
        return value.words(self._language) if isinstance(value, (Said, FormError)) else value


def _restored(kind: type[FormError], context: dict[str, object]) -> FormError:
    error = kind.__new__(kind)
    FormError.__init__(error, **context)  # what its own adds is in the context already
    return error


class XPathError(FormError):
    """An expression cannot be read or evaluated.

    Attributes:
        source: the expression as written, once it is known; else empty.
    """

    source: str = ""


class XPathSyntaxError(XPathError):
    """An expression does not follow the grammar; ``at`` is the offset in code points, from 0."""

    code = "xpath.syntax"
    de = "Der Ausdruck „{expression}“ ist an Stelle {column} nicht lesbar: {found}. Bitte dort prüfen."
    en = "The expression “{expression}” cannot be read at position {column}: {found}. Please check it there."

    def __init__(self, *, expression: str, at: int, found: Said) -> None:
        super().__init__(expression=expression, at=at, column=at + 1, found=found)


class UnknownFunctionError(XPathError):
    """A function has no meaning here."""

    code = "xpath.unknown_function"
    de = "Die Funktion {name}() gibt es nicht. Bitte die Schreibweise prüfen."
    en = "There is no function {name}(). Please check its spelling."

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name)


class ArgumentCountError(XPathError):
    """A function got too few or too many arguments."""

    code = "xpath.argument_count"
    de = "Die Funktion {name}() erwartet {expected} Argumente, angegeben sind {given}."
    en = "The function {name}() takes {expected} arguments, {given} are given."

    def __init__(self, *, name: str, expected: str, given: int) -> None:
        super().__init__(name=name, expected=expected, given=given)


class ArgumentTypeError(XPathError):
    """A function got something it cannot work with."""

    code = "xpath.argument_type"
    de = "Die Funktion {name}() kann mit „{given}“ nichts anfangen; erwartet wird {expected}."
    en = "The function {name}() cannot use “{given}”; it expects {expected}."

    def __init__(self, *, name: str, given: object, expected: Said | str) -> None:
        super().__init__(name=name, given=given, expected=expected)


class UnknownPrefixError(XPathError):
    """A name has a prefix that nothing declares."""

    code = "xpath.unknown_prefix"
    de = "Das Präfix „{prefix}“ ist nirgends erklärt."
    en = "The prefix “{prefix}” is declared nowhere."

    def __init__(self, *, prefix: str) -> None:
        super().__init__(prefix=prefix)


class TooDeepError(XPathError):
    """An expression is nested deeper than the engine follows."""

    code = "xpath.too_deep"
    de = "Der Ausdruck ist tiefer als {limit} Ebenen verschachtelt. Bitte in Zwischenschritte aufteilen."
    en = "The expression is nested deeper than {limit} levels. Please split it into intermediate steps."

    def __init__(self, *, limit: int) -> None:
        super().__init__(limit=limit)


class XPathOperandError(XPathError):
    """An operator got something else than nodes."""

    code = "xpath.operand"
    de = "Der Operator {operator} verbindet nur Knotenmengen."
    en = "The operator {operator} joins node-sets only."

    def __init__(self, *, operator: str) -> None:
        super().__init__(operator=operator)


class XmlError(FormError):
    """A document is not well-formed, or holds what is refused."""

    code = "forms.xml"
    de = "Die XML-Datei ist in Zeile {line}, Spalte {column} nicht lesbar: {reason}"
    en = "The XML file cannot be read at line {line}, column {column}: {reason}"

    def __init__(self, *, line: int, column: int, reason: Said) -> None:
        super().__init__(line=line, column=column, reason=reason)


class DefinitionError(FormError):
    """A form cannot be used as it is, or not quite as its author meant it where it does not hinder that."""

    hinders: ClassVar[bool] = True


class NotAFormError(DefinitionError):
    """The document is no XForm, or lacks a part that every XForm has."""

    code = "forms.not_a_form"
    de = "Das ist kein XForm: {lacking} fehlt."
    en = "This is no XForm: it lacks {lacking}."

    def __init__(self, *, lacking: str) -> None:
        super().__init__(lacking=lacking)


class UnknownNodeError(DefinitionError):
    """A bind, control or action names a node that the instance does not have."""

    code = "forms.unknown_node"
    de = "{where} verweist auf {path}, das es in diesem Formular nicht gibt."
    en = "{where} refers to {path}, which this form does not have."

    def __init__(self, *, where: str, path: str) -> None:
        super().__init__(where=where, path=path)


class ExpressionError(DefinitionError):
    """An expression of the form cannot be used; ``cause`` says why."""

    code = "forms.expression"
    de = en = "{path}, {part}: {cause}"

    def __init__(self, *, path: str, part: str, expression: str, cause: FormError) -> None:
        super().__init__(path=path, part=part, expression=expression, cause=cause)


class CycleError(DefinitionError):
    """Calculations and conditions depend on each other in a circle; ``cycle`` names it step by step."""

    code = "forms.cycle"
    de = "Berechnungen oder Bedingungen hängen im Kreis voneinander ab: {steps}. Bitte einen Schritt lösen."
    en = "These calculations or conditions depend on each other in a circle: {steps}. Please break one step."

    def __init__(self, *, cycle: tuple[str, ...]) -> None:
        super().__init__(cycle=cycle, steps=" → ".join(cycle))


class UnknownEventError(DefinitionError):
    """An action waits for an event that never happens."""

    code = "forms.unknown_event"
    de = "Die Aktion für {path} wartet auf das unbekannte Ereignis „{event}“."
    en = "The action for {path} waits for the unknown event “{event}”."

    def __init__(self, *, path: str, event: str) -> None:
        super().__init__(path=path, event=event)


class MissingFileError(DefinitionError):
    """The form needs a file that was not given."""

    code = "forms.missing_file"
    de = "Dem Formular fehlt die Datei „{name}“. Bitte zusammen mit dem Formular auswählen."
    en = "The form lacks the file “{name}”. Please choose it together with the form."

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name)


class DamagedFileError(DefinitionError):
    """A file that belongs to the form cannot be read as what it should be."""

    code = "forms.damaged_file"
    de = "Die Datei „{name}“ ist nicht lesbar: {reason}"
    en = "The file “{name}” cannot be read: {reason}"

    def __init__(self, *, name: str, reason: Said | FormError) -> None:
        super().__init__(name=name, reason=reason)


class UnsupportedError(DefinitionError):
    """The form asks for something this engine refuses on purpose."""

    code = "forms.unsupported"
    de = "Das Formular verlangt {what}; das unterstützt dieses Programm nicht. Bitte {remedy}."
    en = "The form asks for {what}; this program does not support that. Please {remedy}."

    def __init__(self, *, what: Said, remedy: Said) -> None:
        super().__init__(what=what, remedy=remedy)


class SessionError(FormError):
    """A filled form was used in a way it does not allow; nothing was changed."""


class NoSuchNodeError(SessionError):
    """There is no such node in the filled form."""

    code = "forms.no_such_node"
    de = "{node} gibt es im ausgefüllten Formular nicht (mehr)."
    en = "The filled form does not have {node} (any more)."

    def __init__(self, *, node: object) -> None:
        super().__init__(node=node)


class WrongValueError(SessionError):
    """An answer does not fit the type of its question."""

    code = "forms.wrong_value"
    de = "„{value}“ passt nicht zum Typ {type} von {node}."
    en = "“{value}” does not fit the type {type} of {node}."

    def __init__(self, *, node: object, value: object, type: str) -> None:
        super().__init__(node=node, value=value, type=type)


class FixedRepeatError(SessionError):
    """Rows of this repeat are made by the form, not by people."""

    code = "forms.fixed_repeat"
    de = "Die Zahl der Einträge von {node} legt das Formular fest."
    en = "The form itself decides how many entries {node} has."

    def __init__(self, *, node: object) -> None:
        super().__init__(node=node)


class EndlessActionsError(SessionError):
    """Actions set each other off without an end."""

    code = "forms.endless_actions"
    de = "Die Aktionen des Formulars lösen einander ohne Ende aus, zuletzt {node}."
    en = "The form's actions set each other off without an end, {node} last."

    def __init__(self, *, node: object) -> None:
        super().__init__(node=node)


class UnfinishedError(SessionError):
    """A form cannot be finished yet; ``violations`` says what is missing or not allowed."""

    code = "forms.unfinished"
    de = "Das Formular ist noch nicht fertig: {count} Angaben fehlen oder sind nicht zulässig."
    en = "The form is not finished yet: {count} answers are missing or not allowed."

    def __init__(self, *, violations: Sequence[object]) -> None:
        super().__init__(violations=tuple(violations), count=len(violations))

    @property
    def violations(self) -> tuple[object, ...]:
        """What cannot stay, in the order of the form."""
        found: object = self.context["violations"]
        return found if isinstance(found, tuple) else ()


class AmbiguousTargetError(SessionError):
    """An action would set several nodes at once."""

    code = "forms.ambiguous_target"
    de = "Eine Aktion bei {source} meint mehrere Einträge von {target}. Bitte im Formular einen auswählen."
    en = "An action at {source} means several entries of {target} at once. Please choose one in the form."

    def __init__(self, *, source: str, target: str) -> None:
        super().__init__(source=source, target=target)


class NotThisFormError(SessionError):
    """An instance document belongs to another form."""

    code = "forms.not_this_form"
    de = "Die Angaben gehören zum Formular „{found}“, nicht zu „{expected}“."
    en = "The answers belong to the form “{found}”, not to “{expected}”."

    def __init__(self, *, found: str, expected: str) -> None:
        super().__init__(found=found, expected=expected)
