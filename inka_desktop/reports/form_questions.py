"""The questions of a form that is to be filled in, each as a row that stays whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inka_desktop.records.form_content import (
    END,
    ChoiceContent,
    ComparisonContent,
    ConditionContent,
    MatrixContent,
    QuestionContent,
)

from . import said, style
from .form_block import BOX, LINE_HEIGHT, Block, Keys, Way
from .rows import Cell, Line, Row, Rule
from .setting import Setter, text_width
from .style import MM, TEXT_WIDTH, TextStyle
from .words import Words

INDENT = 9 * MM
"""Where the words of a question begin, behind its number."""
_BESIDE = 92 * MM
"""Where short answers stand, beside their question."""
_GAP = 5 * MM
_AFTER_BOX = BOX + 4
MOST_PRINTED, MOST_ANNEXED = 40, 400
"""Choices that are printed at their question, and behind the form; of longer lists people write the name."""
MOST_CIRCLES, MOST_LISTED = 12, 500
"""For a viewer: so many choices stand beside each other, so many in a list that opens."""
_COLUMNS = 4
_LINES = 3
_SIGNING = 14 * MM
_BELOW = frozenset({"lines", "places", "one", "several", "rank", "file", "sign"})
_HINTS = {
    "date": "form.date", "month": "form.month", "time": "form.time", "place": "form.place",
    "places": "form.places", "several": "form.several", "rank": "form.rank", "file": "form.file",
}  # fmt: skip
_HOW_MANY = {"one": "list", "several": "lists"}
_KEY_HINTS = {
    "date": "form.date_keys", "month": "form.month_keys", "time": "form.time_keys",
    "moment": "form.moment_keys",
}  # fmt: skip
SMALL = TextStyle(style.REGULAR, 7, 13.5, style.MUTED)
"""The number of a choice, by which somebody types it."""


@dataclass(frozen=True, slots=True)
class Questions:
    """Draws questions in one language, for a pen or for a viewer."""

    setter: Setter
    words: Words
    way: Way

    def row(self, asked: QuestionContent) -> Row:
        """A question with its place to answer."""
        block = Block(self.setter)
        if asked.condition is not None:
            block.y = block.words(INDENT, condition_text(self.words, asked.condition), _width(), style.NOTE)
        if asked.kind == "tick":
            self._tick(block, asked)
        elif asked.kind in _BELOW or not asked.listed:
            block.y = self._head(block, asked, _width())
            self._below(block, asked)
        else:
            top = block.y
            bottom = self._head(block, asked, _BESIDE - INDENT - _GAP)
            block.y = top
            self.way.line(block, asked, _BESIDE, TEXT_WIDTH - _BESIDE)
            block.y = max(block.y, bottom)
        return block.row(above=2.6 * MM, said=said.Text(f"{asked.number}. {asked.label}", ""))

    def _head(self, block: Block, asked: QuestionContent, width: float) -> float:
        """Number, words and hints; gives where they end."""
        self.number(block, asked)
        bottom = block.words(INDENT, _label(asked), width, style.BODY)
        for hint in (asked.hint, self._kind_hint(asked)):
            if hint:
                block.cells.append(Cell(INDENT, self.setter.lines(hint, width, style.CAPTION), bottom))
                bottom = block.cells[-1].height
        return bottom

    def number(self, block: Block, asked: QuestionContent) -> None:
        """The number in front."""
        if asked.number:
            block.words(0, f"{asked.number}", INDENT - 2, style.BODY_BOLD)

    def _kind_hint(self, asked: QuestionContent) -> str:
        if not asked.listed:
            return self.words("form.open_list")
        if asked.kind in ("one", "several") and self.is_long(asked):
            where = "annexed" if self.is_annexed(asked) else "long"
            return self.words(f"form.{where}_{_HOW_MANY[asked.kind]}", count=len(asked.choices))
        if asked.hint and asked.kind in ("several", "rank"):
            return ""
        if asked.kind == "sign" and self.way.by_keys:
            return self.words("form.file")
        key = (_KEY_HINTS if self.way.by_keys else {}).get(asked.kind) or _HINTS.get(asked.kind)
        return self.words(key) if key else ""

    def is_long(self, asked: QuestionContent) -> bool:
        """Whether a list of choices is not written out."""
        if self.way.by_keys and asked.kind == "one":
            return len(asked.choices) > MOST_LISTED
        return len(asked.choices) > MOST_PRINTED

    def is_annexed(self, asked: QuestionContent) -> bool:
        """Whether its choices are printed behind the form."""
        chosen = asked.kind in _HOW_MANY and asked.listed and not self.way.by_keys
        return chosen and MOST_PRINTED < len(asked.choices) <= MOST_ANNEXED

    # --- places to answer ---------------------------------------------------------------------------

    def _below(self, block: Block, asked: QuestionContent) -> None:
        block.y += 1 * MM
        if asked.kind in ("one", "several", "rank") and asked.listed and not self.is_long(asked):
            opens = asked.kind == "one" and not 2 <= len(asked.choices) <= MOST_CIRCLES
            if isinstance(self.way, Keys) and opens:
                self.way.list(block, asked, INDENT, _width() / 2)
            else:
                self._choices(block, asked)
        elif asked.kind == "lines":
            self.way.lines(block, asked, INDENT, _width(), _LINES)
        elif asked.kind == "sign" and not self.way.by_keys:
            block.y += _SIGNING
            block.marks.append(Rule(INDENT, block.y, _BESIDE - INDENT, style.RULE, 0.6))
        elif asked.kind not in ("file", "sign"):
            self.way.line(block, asked, INDENT, _width())

    def _choices(self, block: Block, asked: QuestionContent) -> None:
        """The choices in as many columns as their words leave, read line by line."""
        coded = not self.way.by_keys and asked.kind != "rank" and not all(map(_is_number, asked.choices))
        before = _AFTER_BOX + (10 if coded else 0) + (BOX if asked.kind == "rank" and self.way.by_keys else 0)
        shown = [self.shown(one) for one in asked.choices]
        widest = max((text_width(words, style.BODY) for words in shown), default=0.0) + before + _GAP
        fitting = max(1, int(_width() / widest)) if widest else 1
        columns = 1 if asked.kind == "rank" else min(_COLUMNS, fitting, len(shown))
        width = _width() / columns
        for first in range(0, len(shown), columns):
            bottom = block.y
            for column, words in enumerate(shown[first : first + columns]):
                place, x = first + column + 1, INDENT + column * width
                self.way.tick(block, asked, place, x, block.y + 2)
                if coded:
                    block.words(x + _AFTER_BOX, f"{place}", 10, SMALL)
                bottom = max(bottom, block.words(x + before, words, width - before - 2, style.BODY))
            block.y = bottom + (2.4 * MM if asked.kind == "rank" and self.way.by_keys else 0.8 * MM)

    def shown(self, one: ChoiceContent) -> str:
        """The words of a choice, and where one goes on after it."""
        if one.goes_on is None:
            return one.label
        number = one.goes_on
        on = self.words("form.goes_to_end") if number == END else self.words("form.goes_on", number=number)
        return f"{one.label}  –  {on}"

    def _tick(self, block: Block, asked: QuestionContent) -> None:
        self.number(block, asked)
        self.way.tick(block, asked, 0, INDENT, block.y + 2)
        left = INDENT + _AFTER_BOX + 2
        block.y = block.words(left, _label(asked), TEXT_WIDTH - left, style.BODY)
        if asked.hint:
            block.y = block.words(left, asked.hint, TEXT_WIDTH - left, style.CAPTION)

    # --- tables -------------------------------------------------------------------------------------

    def matrix(self, matrix: MatrixContent) -> Iterator[Row]:
        """Questions with the same choices: the words of the choices stand once above, and on each page."""
        choices = matrix.questions[0].choices
        left = 84 * MM
        width = (TEXT_WIDTH - left) / max(1, len(choices))
        heads = tuple(
            _centred(self.setter, left + place * width, one.label, width, style.COLUMN)
            for place, one in enumerate(choices)
        )
        header = Row(heads, above=2 * MM, outset=1 * MM, keeps_next=True, foot_rule=True)
        yield header
        for asked in matrix.questions:
            block = Block(self.setter, y=1.6 * MM)
            self.number(block, asked)
            bottom = block.words(INDENT, _label(asked), left - INDENT - _GAP, style.BODY)
            for place in range(1, len(choices) + 1):
                x = left + (place - 0.5) * width - BOX / 2
                self.way.tick(block, asked, place, x, block.y + 2)
            block.y = bottom + 1.6 * MM
            yield block.row(header=header, foot_rule=True, said=said.Text(asked.label, ""))

    def table(self, rows: Sequence[Sequence[QuestionContent]]) -> Iterator[Row]:
        """Rows of a repeat in which each question fits into a cell."""
        asked = rows[0]
        gap = 2 * MM
        shares = [_SHARES.get(one.kind, 4) for one in asked]
        room = TEXT_WIDTH - gap * (len(asked) - 1)
        widths = [room * share / sum(shares) for share in shares]
        places = [sum(widths[:at]) + gap * at for at in range(len(asked))]
        heads = Block(self.setter)
        for one, x, width in zip(asked, places, widths, strict=True):
            heads.words(x, f"{one.number or ''} {_label(one)}".strip(), width, style.COLUMN)
        yield from self._codes(asked)
        header = heads.row(above=2 * MM, outset=1 * MM, keeps_next=True)
        yield header
        height = LINE_HEIGHT - 1 * MM
        for row in rows:
            block = Block(self.setter)
            for one, x, width in zip(row, places, widths, strict=True):
                self.way.cell(block, one, x, width, height)
            block.y = height + 1.4 * MM
            yield block.row(header=header)

    def _codes(self, asked: Sequence[QuestionContent]) -> Iterator[Row]:
        """By hand a choice is written as its number: what each number means."""
        for one in asked:
            if one.kind != "one" or not one.choices or self.way.by_keys:
                continue
            codes = "; ".join(f"{place} {choice.label}" for place, choice in enumerate(one.choices, 1))
            text = self.words("form.codes", column=one.label, codes=codes)
            cell = self.setter.cell(0, text, TEXT_WIDTH, style.CAPTION)
            yield Row((cell,), above=1 * MM, keeps_next=True)


_SHARES = {"whole": 2, "number": 2, "date": 3, "month": 2, "year": 2, "time": 2, "text": 5}


_OPERATORS = {
    "=": "form.is_equal", "!=": "form.is_unequal", "holds": "form.is_holds", "lacks": "form.is_lacks",
    "<": "form.is_less", "<=": "form.is_most", ">": "form.is_greater", ">=": "form.is_least",
}  # fmt: skip


def condition_text(words: Words, condition: ConditionContent) -> str:
    """When something is asked, in a sentence."""
    if not condition.comparisons:
        return words("form.only_if_untold")
    between = words("form.any_of" if condition.any else "form.all_of")
    told = between.join(_comparison(words, one) for one in condition.comparisons)
    if condition.otherwise is None:
        return words("form.only_if", conditions=told)
    if condition.otherwise == END:
        return words("form.only_if_end", conditions=told)
    return words("form.only_if_else", conditions=told, number=condition.otherwise)


def _comparison(words: Words, one: ComparisonContent) -> str:
    if one.values == ("",) and one.operator in ("=", "!="):
        return words("form.answered" if one.operator == "!=" else "form.unanswered", number=one.number)
    if one.other:
        value = words("form.other", number=one.other)
    else:
        quoted = one.operator in ("=", "!=", "holds", "lacks")
        shown = [words("form.value", value=value) if quoted else value for value in one.values]
        value = words("form.any_of").join(shown)
    return words(_OPERATORS[one.operator], number=one.number, value=value)


def _label(asked: QuestionContent) -> str:
    return f"{asked.label} *" if asked.required else asked.label


def _is_number(one: ChoiceContent) -> bool:
    return one.label.isdecimal()


def _width() -> float:
    return TEXT_WIDTH - INDENT


def _centred(setter: Setter, x: float, text: str, width: float, kind: TextStyle) -> Cell:
    """Words in the middle of a column, line by line."""
    lines = setter.lines(text, width - 4, kind)
    return Cell(
        x,
        tuple(
            Line(one.text, one.style, (width - text_width(one.text, one.style)) / 2, one.gap) for one in lines
        ),
    )
