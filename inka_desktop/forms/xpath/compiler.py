"""From syntax trees to closures."""

from __future__ import annotations

from inka_desktop.forms.errors import ArgumentCountError, UnknownFunctionError, XPathError
from inka_desktop.forms.tree import Node
from inka_desktop.forms.xpath import functions, operators
from inka_desktop.forms.xpath.compiled import ANY, NUMBER, STRING, Compiled, constant
from inka_desktop.forms.xpath.context import Context, Environment, OpenScope, Scope
from inka_desktop.forms.xpath.lookup import looked_up, lookup_filter
from inka_desktop.forms.xpath.parser import parse
from inka_desktop.forms.xpath.paths import compile_path
from inka_desktop.forms.xpath.predicates import Filter, step_filter
from inka_desktop.forms.xpath.syntax import (
    Call,
    Expr,
    Literal,
    Negation,
    Operation,
    Path,
    Step,
    Variable,
    walk,
)
from inka_desktop.forms.xpath.values import XPathValue

_COMPARISONS = frozenset({"=", "!=", "<", "<=", ">", ">="})


class Compiler:
    """Compiles expressions of one place of a form."""

    def __init__(self, scope: Scope | None = None) -> None:
        self.scope: Scope = scope or OpenScope()

    def compile(self, expression: Expr, free: bool = False) -> Compiled:
        """The closure of an expression; ``free`` when it is the argument of an aggregate.

        Raises:
            XPathError: it calls what there is not, or with wrong arguments.
        """
        if isinstance(expression, Path):
            return compile_path(self, expression, free)
        if isinstance(expression, Literal):
            return constant(STRING if isinstance(expression.value, str) else NUMBER, expression.value)
        if isinstance(expression, Call):
            return self.call(expression)
        if isinstance(expression, Operation):
            return self.operation(expression, free)
        if isinstance(expression, Negation):
            return operators.negation(self.compile(expression.operand))
        assert isinstance(expression, Variable)
        raise UnknownFunctionError(name=f"${expression.name}")

    def operation(self, expression: Operation, free: bool) -> Compiled:
        """Operators of one level with all of their operands."""
        operands = [self.compile(operand, free) for operand in expression.operands]
        name = expression.operators[0]
        if name in ("and", "or"):
            return operators.logic(name, operands)
        if name == "|":
            return operators.union(operands)
        if name in _COMPARISONS:
            compared = operands[0]
            for operator, operand in zip(expression.operators, operands[1:], strict=True):
                compared = operators.comparison(operator, compared, operand)
            return compared
        return operators.arithmetic(expression.operators, operands)

    def call(self, expression: Call) -> Compiled:
        """A function call."""
        function = functions.find(expression.name)
        if function is None:
            return _failing(UnknownFunctionError(name=expression.name))
        given = len(expression.arguments)
        if not function.takes(given):
            return _failing(ArgumentCountError(name=expression.name, expected=function.expected, given=given))
        return function.build(self, expression.arguments)

    def lookup(self, step: Step) -> Filter | None:
        """What finds the rows of a step in a list that never changes; None when only a scan does."""
        found = looked_up(step)
        key = step.child_name
        if found is None or key is None:
            return None
        column, value, rest = found
        filters = [step_filter(self, one) for one in (*rest, *step.predicates[1:])]
        return lookup_filter(key, column, self.compile(value), filters)


def _failing(error: XPathError) -> Compiled:
    """A call that cannot be: an error once it is reached, so that a branch never taken does no harm.

    Whoever loads a form finds such calls with :func:`faults` first.
    """

    def run(ctx: Context) -> XPathValue:
        raise error

    return Compiled(ANY, run)


def faults(tree: Expr) -> list[XPathError]:
    """Calls of functions that there are not, or with a wrong number of arguments."""
    found: list[XPathError] = []
    for call in walk(tree):
        if not isinstance(call, Call):
            continue
        function = functions.find(call.name)
        if function is None:
            found.append(UnknownFunctionError(name=call.name))
        elif not function.takes(len(call.arguments)):
            given = len(call.arguments)
            found.append(ArgumentCountError(name=call.name, expected=function.expected, given=given))
    return found


class Expression:
    """An expression with its text and syntax tree; closures are made on first use and not pickled."""

    __slots__ = ("_compiled", "scope", "source", "tree")

    def __init__(self, source: str, scope: Scope | None = None) -> None:
        """Read an expression.

        Raises:
            XPathSyntaxError: it does not follow the grammar.
        """
        self.source = source
        self.tree = parse(source)
        self.scope = scope
        self._compiled: Compiled | None = None

    @classmethod
    def of_text(cls, text: str, scope: Scope | None = None) -> Expression:
        """An expression that always gives this text."""
        return cls.of_tree(Literal(text), scope, text)

    @classmethod
    def of_tree(cls, tree: Expr, scope: Scope | None, source: str) -> Expression:
        """An expression by its syntax tree."""
        made = cls.__new__(cls)
        made.__setstate__((source, tree, scope))
        return made

    @property
    def compiled(self) -> Compiled:
        """The closure."""
        if self._compiled is None:
            self._compiled = Compiler(self.scope).compile(self.tree)
        return self._compiled

    def __getstate__(self) -> tuple[str, Expr, Scope | None]:
        return self.source, self.tree, self.scope

    def __setstate__(self, state: tuple[str, Expr, Scope | None]) -> None:
        self.source, self.tree, self.scope = state
        self._compiled = None

    def __repr__(self) -> str:
        return f"Expression({self.source!r})"

    def evaluate(self, node: Node, env: Environment, origin: Node | None = None) -> XPathValue:
        """Its value at a node.

        Raises:
            XPathError: a function refused its arguments.
        """
        try:
            value: XPathValue = self.compiled.run(Context(node, env, origin))
        except XPathError as error:
            error.source = error.source or self.source
            raise
        return value
