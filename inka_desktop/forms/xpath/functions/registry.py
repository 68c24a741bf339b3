"""The table of functions, and how a Python function becomes one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inka_desktop.forms.errors import NODE_SET, ArgumentTypeError
from inka_desktop.forms.tree import Node
from inka_desktop.forms.xpath.compiled import ANY, NODES, Compiled, Run, as_boolean, as_number, as_string
from inka_desktop.forms.xpath.context import Context
from inka_desktop.forms.xpath.syntax import Expr

if TYPE_CHECKING:
    from inka_desktop.forms.xpath.compiler import Compiler

Build = Callable[["Compiler", tuple[Expr, ...]], Compiled]
TABLE: dict[str, Function] = {}


@dataclass(frozen=True)
class Function:
    """A function of the table.

    Attributes:
        least, most: how many arguments it takes; ``most`` None for any number.
        build: makes the closure of a call.
        frees: whether with so many arguments it aggregates: absolute paths in it mean all rows of a repeat.
    """

    name: str
    least: int
    most: int | None
    build: Build
    frees: Callable[[int], bool]

    def takes(self, given: int) -> bool:
        """Whether it may be called with so many arguments."""
        return given >= self.least and (self.most is None or given <= self.most)

    @property
    def expected(self) -> str:
        """How many arguments it takes, for people: ``2``, ``1–3``, ``2…``."""
        if self.most is None:
            return f"{self.least}…"
        return str(self.least) if self.least == self.most else f"{self.least}–{self.most}"


def always(given: int) -> bool:
    """With any number of arguments."""
    return True


def never(given: int) -> bool:
    """With no number of arguments."""
    return False


def special(
    *names: str, least: int = 0, most: int | None = 0, frees: Callable[[int], bool] = never
) -> Callable[[Build], Build]:
    """Registers a function that compiles its arguments itself."""

    def register(build: Build) -> Build:
        for name in names:
            TABLE[name] = Function(name, least, most, build, frees)
        return build

    return register


def function(
    *names: str,
    takes: str,
    gives: str,
    frees: Callable[[int], bool] = never,
    context: bool = False,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Registers a function whose arguments are evaluated before it is called.

    Args:
        names: the name and its aliases.
        takes: per argument a letter: ``s`` text, ``n`` number, ``b`` truth, ``N`` node-set, ``v`` any value;
            with ``?`` it may be left out, with ``*`` it may come any number of times.
        gives: the type of the result.
        frees: see :class:`Function`.
        context: whether it gets the :class:`Context` as its first argument.
    """
    words = takes.split()
    least = sum(1 for word in words if len(word) == 1)
    most = None if any(word.endswith("*") for word in words) else len(words)

    def register(work: Callable[..., Any]) -> Callable[..., Any]:
        for name in names:
            build = _builder(name, words, gives, work, (frees, context))
            TABLE[name] = Function(name, least, most, build, frees)
        return work

    return register


def _builder(
    name: str,
    words: Sequence[str],
    gives: str,
    work: Callable[..., Any],
    how: tuple[Callable[[int], bool], bool],
) -> Build:
    frees, context = how

    def build(compiler: Compiler, arguments: tuple[Expr, ...]) -> Compiled:
        free = frees(len(arguments))
        runs = []
        for place, argument in enumerate(arguments):
            word = words[min(place, len(words) - 1)]
            runs.append(coerced(name, word[0], compiler.compile(argument, free)))
        return Compiled(gives, _with_context(work, runs) if context else _without(work, runs))

    return build


def _without(work: Callable[..., Any], runs: list[Run]) -> Run:
    if not runs:
        return lambda ctx: work()
    if len(runs) == 1:
        only = runs[0]
        return lambda ctx: work(only(ctx))
    if len(runs) == 2:
        one, two = runs
        return lambda ctx: work(one(ctx), two(ctx))
    return lambda ctx: work(*[run(ctx) for run in runs])


def _with_context(work: Callable[..., Any], runs: list[Run]) -> Run:
    if not runs:
        return work
    if len(runs) == 1:
        only = runs[0]
        return lambda ctx: work(ctx, only(ctx))
    return lambda ctx: work(ctx, *[run(ctx) for run in runs])


def coerced(name: str, letter: str, argument: Compiled) -> Run:
    """The closure that gives an argument as the type its letter asks for."""
    if letter == "s":
        return as_string(argument)
    if letter == "n":
        return as_number(argument)
    if letter == "b":
        return as_boolean(argument)
    return nodes_of(name, argument) if letter == "N" else argument.run


def nodes_of(name: str, argument: Compiled) -> Run:
    """The closure that gives a node-set.

    Raises:
        ArgumentTypeError: the argument can never be one.
    """
    if argument.kind == NODES:
        return argument.run
    if argument.kind != ANY:
        raise ArgumentTypeError(name=name, given=argument.kind, expected=NODE_SET)
    run = argument.run

    def checked(ctx: Context) -> list[Node]:
        value = run(ctx)
        if not isinstance(value, list):
            raise ArgumentTypeError(name=name, given=value, expected=NODE_SET)
        return value

    return checked
