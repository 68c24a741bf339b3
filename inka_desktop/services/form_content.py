"""A form as documents take it: its definition, or a filled one, in words and numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from inka_desktop.forms import Choice, FormDefinition, FormError, FormSession, NodeId
from inka_desktop.forms.addresses import field_name, row_name
from inka_desktop.forms.choices import written_out
from inka_desktop.forms.conditions import AND, EQUAL, HOLDS, OR, Comparison, Condition, Joined
from inka_desktop.forms.fields import CHOICE_KINDS, Control, Field
from inka_desktop.forms.marked import plain
from inka_desktop.forms.outline import Outline, Rule, says_only
from inka_desktop.forms.parts import QUESTION, Part, parts_of
from inka_desktop.forms.text import Caption
from inka_desktop.records.form_content import (
    ChoiceContent,
    ComparisonContent,
    ConditionContent,
    FormContent,
    GroupContent,
    Kind,
    MatrixContent,
    NoteContent,
    PartContent,
    PhotoAnswer,
    QuestionContent,
    RepeatContent,
)
from inka_desktop.services.answer_words import told

ROWS = 4
"""Of a repeat in a blank form, where the form does not count them itself."""
MOST_ROWS = 200
"""However many a form counts or somebody filled; a page holds about ten."""
TABLE_COLUMNS = 4
MOST_STEPS = 11
"""Of a scale that is ticked; on a longer one a number is written."""
_GAP = "…………"
_KINDS: dict[str, Kind] = {
    "int": "whole", "decimal": "number", "date": "date", "time": "time", "dateTime": "moment",
    "geopoint": "place", "geotrace": "places", "geoshape": "places",
}  # fmt: skip
_BY_CONTROL: dict[str, Kind] = {
    "trigger": "tick", "rank": "rank", "select1": "one", "select": "several", "upload": "file",
}  # fmt: skip
_IN_CELLS = frozenset({"text", "whole", "number", "date", "month", "year", "time", "one"})
Files = Callable[[str], bytes | None]
"""Gives the bytes of a picture that an answer names; None where it is none or not here."""


def blank_content(
    definition: FormDefinition, language: str = "de", rows: int = ROWS, about: FormContent | None = None,
    begun: FormSession | None = None,
) -> FormContent:  # fmt: skip
    """A form to be filled in.

    Args:
        definition: of the form.
        language: ``de`` or ``en``; a form without texts in it shows those of its own first language.
        rows: how many rows a repeat has that people fill.
        about: what it is filled for; its words and parts are made here.
        begun: what somebody has filled in already; all questions are there all the same.
    """
    return _Maker(definition, definition.language_like(language), language, rows, draft=begun).content(about)


def filled_content(
    session: FormSession, language: str = "de", files: Files | None = None, about: FormContent | None = None,
    absent: Mapping[NodeId, str] | None = None,
) -> FormContent:  # fmt: skip
    """A filled form: what is relevant, with its answers in words; the session's language changes.

    Args:
        session: the filled form.
        language: see :func:`blank_content`.
        files: gives the pictures that answers name.
        about: what it is filled for.
        absent: why questions have no value, in words.
    """
    definition = session.definition
    session.language = definition.language_like(language)
    maker = _Maker(
        definition, session.language, language, ROWS, session, files or (lambda _name: None), absent or {}
    )
    return maker.content(about)


def kind_of(control: Control) -> Kind:
    """How a question is answered."""
    if control.kind == "range" and scale_of(control):
        return "one"
    if control.kind == "upload" and "signature" in control.appearance:
        return "sign"
    known = _BY_CONTROL.get(control.kind)
    if known is not None:
        return known
    kind = "string" if control.field is None else control.field.type
    if kind == "date":
        return control.days
    if "multiline" in control.appearance:
        return "lines"
    return _KINDS.get(kind, "text")


def scale_of(control: Control) -> list[str]:
    """The whole numbers of a short scale, as ``1`` to ``5``; none where it is long or finer."""
    try:
        first, last, step = (float(control.attributes.get(name, "")) for name in ("start", "end", "step"))
    except ValueError:
        return []
    if not step or any(not one.is_integer() for one in (first, last, step)):
        return []
    numbers = range(int(first), int(last) + (1 if step > 0 else -1), int(step))
    return [str(one) for one in numbers] if len(numbers) <= MOST_STEPS else []


@dataclass
class _Maker:
    definition: FormDefinition
    spoken: str | None
    language: str
    rows: int
    session: FormSession | None = None
    files: Files = lambda _name: None
    absent: Mapping[NodeId, str] = field(default_factory=dict)
    draft: FormSession | None = None
    outline: Outline = field(init=False)

    def __post_init__(self) -> None:
        self.outline = Outline.of(self.definition)

    def content(self, about: FormContent | None) -> FormContent:
        outermost = parts_of(self.definition.body, NodeId(self.definition.root.path))
        return replace(
            about or FormContent(""),
            title=self.definition.title or self.definition.id, version=self.definition.version,
            language=self.spoken or "", parts=tuple(self.parts(outermost, "", "")),
        )  # fmt: skip

    def parts(self, parts: Sequence[Part], within: str, path: str) -> Iterator[PartContent]:
        """The contents of parts.

        Args:
            parts: beside each other.
            within: the name of the row they stand in; empty in the form's body.
            path: of that row's repeat.
        """
        left = [part for part in parts if self.is_shown(part)]
        while left:
            part = left.pop(0)
            if part.kind == QUESTION and "label" in part.control.appearance:
                matrix = []
                while left and "list-nolabel" in left[0].control.appearance:
                    matrix.append(self.question(left.pop(0), within, path))
                if matrix:
                    yield MatrixContent(tuple(matrix))
            elif part.kind == QUESTION and says_only(part.control):
                text = self.words(part.control.label, part.node)
                if text:
                    yield NoteContent(text, self.condition(part.control.field))
            elif part.kind == QUESTION:
                yield self.question(part, within, path)
            elif part.repeats:
                yield self.repeat(part, within, path)
            else:
                title = self.words(part.caption, part.node)
                inside = tuple(self.parts(part.inside(), within, path))
                hint = self.words(part.control.hint, part.node)
                yield GroupContent(title, inside, hint, self.condition(part.control.field, part))

    def is_shown(self, part: Part) -> bool:
        """A filled form leaves out what was not asked."""
        if self.session is None:
            return True
        if part.repeats:
            return bool(self.session.rows(part.node))
        return self.session.state(part.node).relevant

    # --- questions ----------------------------------------------------------------------------------

    def question(self, part: Part, within: str, path: str) -> QuestionContent:
        control, asked = part.control, part.control.field
        assert asked is not None
        known = self.choices(control)
        listed = known is not None
        choices = [ChoiceContent(one.value, plain(one.label), None) for one in known or ()]
        if self.session is None and control.kind == "select1":
            choices = [replace(one, goes_on=self.outline.goes_on(asked, one.value)) for one in choices]
        made = QuestionContent(
            within + field_name(asked.path.removeprefix(path)), self.outline.numbers.get(asked, 0),
            kind_of(control), self.words(control.label, part.node) or asked.name.local,
            self.words(control.hint, part.node), "required" in asked.rules, self.condition(asked),
            tuple(choices), listed,
        )  # fmt: skip
        if self.draft is not None:
            return self.begun_with(made, part, self.draft)
        return made if self.session is None else self.answered(made, part, self.session)

    def begun_with(self, made: QuestionContent, part: Part, draft: FormSession) -> QuestionContent:
        """A question of a blank form with what a draft says; files do not go along."""
        asked = part.control.field
        if asked is not None and asked.row is not None and not part.node.row:  # a row that nobody has begun
            return made
        try:
            value = draft.state(part.node).value
        except FormError:  # what cannot be worked out
            return made
        if not value or made.kind in ("file", "sign"):
            return made
        chosen = tuple(value.split(" ")) if made.kind in ("one", "several", "rank") else ()
        return replace(made, chosen=chosen, value=told(draft, part.node, value, self.language))

    def choices(self, control: Control) -> Sequence[Choice] | None:
        """All that may be chosen; None where it follows from other answers."""
        if control.kind == "range":
            return [Choice(one, one) for one in scale_of(control)]
        return written_out(control, self.definition, self.spoken) if control.kind in CHOICE_KINDS else ()

    def answered(self, made: QuestionContent, part: Part, session: FormSession) -> QuestionContent:
        value = session.state(part.node).value
        if not value and part.node in self.absent:
            return replace(made, absent=self.absent[part.node])
        if made.kind in ("file", "sign"):
            return replace(made, value=value, file=PhotoAnswer(value, self.files(value)) if value else None)
        chosen = () if made.kind not in ("one", "several", "rank") or not value else tuple(value.split(" "))
        return replace(made, chosen=chosen, value=told(session, part.node, value, self.language))

    # --- repeats ------------------------------------------------------------------------------------

    def repeat(self, part: Part, within: str, path: str) -> RepeatContent:
        control = part.control
        assert control.field is not None
        name = within + field_name(control.field.path.removeprefix(path))
        nodes = self.row_nodes(part)
        shown = nodes if self.session is not None else nodes[:MOST_ROWS]
        rows = [
            tuple(self.parts(part.inside(at), row_name(name, place), control.field.path))
            for place, at in enumerate(shown, 1)
        ]
        asked = rows[0] if rows else ()
        return RepeatContent(
            self.words(part.caption, part.at), tuple(rows), _is_table(asked), not control.fixed,
            self.condition(control.field), len(nodes) - len(shown),
        )  # fmt: skip

    def row_nodes(self, part: Part) -> list[NodeId]:
        """The rows of a filled form, or so many as a blank one has."""
        if self.session is not None:
            return self.session.rows(part.node)
        begun = self.begun_rows(part)
        if begun:
            more = 0 if part.control.fixed else self.rows - len(begun)
            return [*begun, *[part.node] * max(0, more)]
        counted = len(self.begun.rows(part.node)) if part.control.fixed and not part.node.row else 0
        return [part.node] * (counted or self.rows)

    def begun_rows(self, part: Part) -> list[NodeId]:
        """The rows that a draft has."""
        try:
            return self.draft.rows(part.node) if self.draft is not None else []
        except FormError:  # in a row that nobody has begun
            return []

    @cached_property
    def begun(self) -> FormSession:
        """A form as it begins: it tells how many rows the form itself makes."""
        return FormSession(self.definition)

    # --- words --------------------------------------------------------------------------------------

    def words(self, caption: Caption | None, node: NodeId) -> str:
        """A caption; in a blank form a gap stands for each value that is not known."""
        if self.session is not None:
            try:
                return plain(self.session.caption(caption, node))
            except FormError:  # what cannot be worked out is said as in a blank form
                pass
        return plain(self.definition.texts.plain(caption, self.spoken, _GAP))

    def condition(self, asked: Field | None, part: Part | None = None) -> ConditionContent | None:
        """When something is asked; a filled form shows only what was."""
        rule = None if asked is None or self.session is not None else self.outline.rules.get(asked)
        if rule is None:
            return None
        otherwise = self.outline.behind(part) if part is not None else None
        return replace(self.told_condition(rule), otherwise=otherwise)

    def told_condition(self, rule: Rule) -> ConditionContent:
        one = rule.condition
        if one is None:
            return ConditionContent()
        parts: Sequence[Condition] = one.parts if isinstance(one, Joined) else (one,)
        plain_ones = [part for part in parts if isinstance(part, Comparison) and self.is_numbered(part)]
        if len(plain_ones) != len(parts):
            return ConditionContent()
        word = one.word if isinstance(one, Joined) else AND
        return ConditionContent(tuple(self.comparisons(plain_ones, word)), word == OR)

    def is_numbered(self, part: Comparison) -> bool:
        """Whether paper has a number for what is compared."""
        fields = (one for one in (part.field, part.value) if isinstance(one, Field))
        return all(one in self.outline.numbers for one in fields)

    def comparisons(self, parts: Sequence[Comparison], word: str) -> Iterator[ComparisonContent]:
        """In the order of the form's author; alternatives of one question become one."""
        made: dict[tuple[int, str], ComparisonContent] = {}
        for place, part in enumerate(parts):
            number = self.outline.numbers[part.field]
            if isinstance(part.value, Field):
                other = self.outline.numbers[part.value]
                made[-place - 1, ""] = ComparisonContent(number, part.operator, (), other)
                continue
            joins = word == OR and part.operator in (EQUAL, HOLDS) and part.value
            key = (number, part.operator) if joins else (-place - 1, part.operator)
            values = made[key].values if key in made else ()
            made[key] = ComparisonContent(
                number, part.operator, (*values, self.label(part.field, part.value))
            )
        yield from made.values()

    def label(self, asked: Field, value: str) -> str:
        control = asked.control
        known = self.choices(control) if control is not None else None
        return next((plain(one.label) for one in known or () if one.value == value), value)


def _is_table(asked: Sequence[PartContent]) -> bool:
    """Whether each question of a row fits into a cell."""
    fit = all(
        isinstance(one, QuestionContent) and one.kind in _IN_CELLS and one.condition is None for one in asked
    )
    return fit and 0 < len(asked) <= TABLE_COLUMNS
