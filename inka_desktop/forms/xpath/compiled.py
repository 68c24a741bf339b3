"""What an expression becomes: a closure that knows which of the four types it gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inka_desktop.forms.tree import Node
from inka_desktop.forms.xpath.context import Context
from inka_desktop.forms.xpath.values import NAN, XPathValue, boolean_of, number_of, number_of_text, string_of

Run = Callable[[Context], Any]
NODES, STRING, NUMBER, BOOLEAN, ANY = "nodes", "string", "number", "boolean", "any"


class Compiled:
    """A compiled expression.

    Attributes:
        kind: the type of its value: NODES, STRING, NUMBER, BOOLEAN, or ANY when only running tells.
        run: evaluates it in a :class:`Context`.
        first: for a path: its first node without building the list; None for other expressions.
        way: for a plain path: what gives its start, and the names down from there.
        every: for a plain path: all nodes it leads to, be they relevant or not.
        value: of what always has the same value; None for others.
    """

    __slots__ = ("every", "first", "kind", "run", "value", "way")

    def __init__(
        self,
        kind: str,
        run: Run,
        first: Callable[[Context], Node | None] | None = None,
        every: Callable[[Context], list[Node]] | None = None,
    ) -> None:
        self.kind = kind
        self.run = run
        self.first = first
        self.every = every
        self.value: XPathValue | None = None
        self.way: tuple[Callable[[Context], Node | None], tuple[str, ...]] | None = None


def constant(kind: str, value: XPathValue) -> Compiled:
    """An expression that always has the same value."""
    compiled = Compiled(kind, lambda ctx: value)
    compiled.value = value
    return compiled


def as_number(compiled: Compiled) -> Callable[[Context], float]:
    """The closure that gives its value as a number."""
    run, first = compiled.run, compiled.first
    if compiled.kind == NUMBER:
        return run
    if first is not None:

        def of_first(ctx: Context) -> float:
            node = first(ctx)
            if node is None:
                return NAN
            text = node.text() if node.items else node.own
            if text.isdecimal() and text.isascii():  # as number_of_text has it, without the call
                return float(text)
            return number_of_text(text, ctx.env.zone)

        return of_first
    if compiled.kind == STRING:
        return lambda ctx: number_of_text(run(ctx), ctx.env.zone)
    return lambda ctx: number_of(run(ctx), ctx.env.zone)


def as_string(compiled: Compiled) -> Callable[[Context], str]:
    """The closure that gives its value as a text."""
    run, first = compiled.run, compiled.first
    if compiled.kind == STRING:
        return run
    if first is not None:

        def of_first(ctx: Context) -> str:
            node = first(ctx)
            if node is None:
                return ""
            return node.text() if node.items else node.own

        return of_first
    return lambda ctx: string_of(run(ctx))


def as_boolean(compiled: Compiled) -> Callable[[Context], bool]:
    """The closure that gives its value as a truth."""
    run, first = compiled.run, compiled.first
    if compiled.kind == BOOLEAN:
        return run
    if first is not None:
        return lambda ctx: first(ctx) is not None
    return lambda ctx: boolean_of(run(ctx))
