"""Predicates ``child = value`` of lists that never change, answered by an index instead of a scan.

An index finds rows that may be meant; what ``=`` says decides, so that both ways give the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable

from inka_desktop.forms.tree import Node, StaticElement
from inka_desktop.forms.xpath.compiled import Compiled
from inka_desktop.forms.xpath.context import Context
from inka_desktop.forms.xpath.moments import Moment, Zone
from inka_desktop.forms.xpath.operators import numbers_compare, with_blank
from inka_desktop.forms.xpath.predicates import Filter, is_positional, of_context
from inka_desktop.forms.xpath.syntax import Expr, Operation, Path, Step
from inka_desktop.forms.xpath.values import XPathValue, number_of_text


def conjuncts(predicate: Expr) -> list[Expr]:
    """The parts of ``a and b and c``."""
    if isinstance(predicate, Operation) and predicate.operators[0] == "and":
        return [part for operand in predicate.operands for part in conjuncts(operand)]
    return [predicate]


def looked_up(step: Step) -> tuple[str, Expr, list[Expr]] | None:
    """``child = value`` in the first predicate of a step, where value is the same for all rows.

    Returns:
        The child's name, the value, and what of the predicate is left; None when there is no such part.
    """
    if not step.predicates or is_positional(step.predicates[0]):
        return None
    parts = conjuncts(step.predicates[0])
    for place, part in enumerate(parts):
        found = _equation(part)
        if found is not None:
            return *found, parts[:place] + parts[place + 1 :]
    return None


def _equation(part: Expr) -> tuple[str, Expr] | None:
    if not isinstance(part, Operation) or part.operators != ("=",):
        return None
    one, two = part.operands
    for column, value in ((one, two), (two, one)):
        name = column_name(column)
        if name is not None and not of_context(value):
            return name, value
    return None


def column_name(expression: Expr) -> str | None:
    """The name of the child that an expression such as ``name`` or ``./name`` means."""
    if not isinstance(expression, Path) or expression.absolute or expression.start is not None:
        return None
    steps = [
        step
        for step in expression.steps
        if (step.axis, step.test.kind, step.predicates) != ("self", "node", ())
    ]
    if len(steps) != 1 or steps[0].predicates:
        return None
    return steps[0].child_name


def lookup_filter(key: str, column: str, value: Compiled, rest: list[Filter]) -> Filter:
    """Children ``key`` of unchanging lists, by the index of their ``column``; then the other filters."""
    run = with_blank(value)

    def found_in(parents: list[Node], ctx: Context) -> list[Node]:
        wanted = run(ctx)
        found: list[Node] = []
        for parent in parents:
            assert isinstance(parent, StaticElement)
            found += _rows(parent, key, column, wanted, ctx.env.zone)
        for keep in rest:
            found = keep(found, ctx)
        return found

    return found_in


def _rows(parent: StaticElement, key: str, column: str, wanted: XPathValue, zone: Zone) -> list[Node]:
    rows = parent.children(key)
    if isinstance(wanted, bool):
        return [row for row in rows if bool(row.children(column)) is wanted]
    index = parent.places(key, column)
    texts: Iterable[str]
    if isinstance(wanted, str):
        texts = (wanted,)
    elif isinstance(wanted, list):
        texts = {node.text() for node in wanted}
    else:
        texts = _equal_texts(_numbers(parent, key, column, zone), wanted, zone)
    found = [index[text] for text in texts if text in index]
    places = found[0] if len(found) == 1 else sorted({place for at in found for place in at})
    return [rows[place] for place in places]


def _equal_texts(numbers: dict[float, list[str]], wanted: float, zone: Zone) -> list[str]:
    """The texts of a column that equal a number or date."""
    texts = list(numbers.get(float(wanted), ()))
    if isinstance(wanted, Moment) and wanted.day is not None:
        texts += [text for text in numbers.get(_day_key(wanted.day), ()) if text not in texts]
    return [text for text in texts if numbers_compare("=", number_of_text(text, zone), wanted)]


def _numbers(parent: StaticElement, key: str, column: str, zone: Zone) -> dict[float, list[str]]:
    """The texts of a column by the number each is, and those of calendar dates also by their day."""

    def made() -> dict[float, list[str]]:
        found: dict[float, list[str]] = {}
        for text in parent.places(key, column):
            number = number_of_text(text, zone)
            found.setdefault(float(number), []).append(text)
            if isinstance(number, Moment) and number.day is not None:
                found.setdefault(_day_key(number.day), []).append(text)
        return found

    return parent.kept((key, column, zone), made)


def _day_key(day: float) -> float:
    """Days lie far away from all numbers that a date can be."""
    return day + 1e12
