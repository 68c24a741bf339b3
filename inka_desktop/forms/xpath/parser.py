"""Reads expressions into syntax trees (XPath 1.0 grammar, sections 2 and 3)."""

from __future__ import annotations

from functools import lru_cache

from inka_desktop.forms.errors import Said, TooDeepError, XPathSyntaxError
from inka_desktop.forms.xpath.lexer import Token, tokens
from inka_desktop.forms.xpath.syntax import (
    EVERYWHERE,
    Call,
    Expr,
    Literal,
    Negation,
    NodeTest,
    Operation,
    Path,
    Step,
    Variable,
)

AXES = frozenset(
    {
        *("ancestor", "ancestor-or-self", "attribute", "child", "descendant", "descendant-or-self"),
        *("following", "following-sibling", "namespace", "parent", "preceding", "preceding-sibling", "self"),
    }
)
_NODE_TYPES = frozenset({"comment", "text", "processing-instruction", "node"})
_LEVELS = {
    operator: level
    for level, operators in enumerate(
        (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"))
    )
    for operator in operators
}
_LIMIT = 80
"""Brackets and calls inside each other; deeper ones are refused rather than exhausting the stack."""


@lru_cache(maxsize=4096)
def parse(expression: str) -> Expr:
    """The syntax tree of an expression.

    Raises:
        XPathSyntaxError: it does not follow the grammar.
        TooDeepError: it is nested more than 80 levels deep.
    """
    parser = _Parser(expression)
    tree = parser.operation()
    parser.expect_end()
    return tree


def _instead_of_name(text: str) -> Said:
    if not text:
        return Said("am Ende fehlt ein Name", "a name is missing at the end")
    return Said(f"statt „{text}“ wird ein Name erwartet", f"“{text}” stands where a name is expected")


class _Parser:
    def __init__(self, expression: str) -> None:
        self.expression = expression
        self.tokens = tokens(expression)
        self.at = 0
        self.depth = 0

    @property
    def now(self) -> Token:
        return self.tokens[self.at]

    def take(self) -> Token:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def accept(self, *texts: str) -> bool:
        token = self.now
        if token.text in texts and token.kind in ("symbol", "operator"):
            self.at += 1
            return True
        return False

    def expect(self, text: str) -> None:
        if not self.accept(text):
            raise self.wrong(Said(f"„{text}“ wird erwartet", f"“{text}” is expected"))

    def expect_end(self) -> None:
        if self.now.kind != "end":
            text = self.now.text
            raise self.wrong(Said(f"„{text}“ gehört nicht hierher", f"“{text}” is not expected here"))

    def wrong(self, found: Said) -> XPathSyntaxError:
        return XPathSyntaxError(expression=self.expression, at=self.now.at, found=found)

    def operation(self) -> Expr:
        """Operands with operators between them; what binds more closely is gathered first."""
        open_levels: list[tuple[int, list[Expr], list[str]]] = []
        current = self.unary()
        while (level := self.level()) is not None:
            operator = self.take().text
            while open_levels and open_levels[-1][0] > level:
                current = _gathered(open_levels.pop(), current)
            if open_levels and open_levels[-1][0] == level:
                open_levels[-1][1].append(current)
                open_levels[-1][2].append(operator)
            else:
                open_levels.append((level, [current], [operator]))
            current = self.unary()
        while open_levels:
            current = _gathered(open_levels.pop(), current)
        return current

    def level(self) -> int | None:
        """How closely the operator at hand binds; None when there is none."""
        token = self.now
        return _LEVELS.get(token.text) if token.kind in ("symbol", "operator") else None

    def unary(self) -> Expr:
        minuses = 0
        while self.accept("-"):
            minuses += 1
        operand = self.union()
        if not minuses:
            return operand
        # Two minuses make a number of it; the sign of more is their parity.
        return Negation(operand) if minuses % 2 else Negation(Negation(operand))

    def union(self) -> Expr:
        operands = [self.path()]
        while self.accept("|"):
            operands.append(self.path())
        return operands[0] if len(operands) == 1 else Operation(tuple(operands), ("|",) * (len(operands) - 1))

    def path(self) -> Expr:
        if self.now.kind == "symbol" and self.now.text in ("/", "//"):
            return self.absolute()
        if not self.starts_primary():
            return Path(tuple(self.relative()))
        start = self.primary()
        predicates = self.predicates()
        steps = self.further_steps()
        if not steps and not predicates:
            return start
        return Path(tuple(steps), start=start, predicates=predicates)

    def absolute(self) -> Path:
        everywhere = self.take().text == "//"
        if everywhere:
            return Path((EVERYWHERE, *self.relative()), absolute=True)
        return Path(tuple(self.relative()) if self.starts_step() else (), absolute=True)

    def relative(self) -> list[Step]:
        return [self.step(), *self.further_steps()]

    def further_steps(self) -> list[Step]:
        steps: list[Step] = []
        while self.now.kind == "symbol" and self.now.text in ("/", "//"):
            if self.take().text == "//":
                steps.append(EVERYWHERE)
            elif self.now.text == "[":
                # `instance('a')/root/item/[b = 1]`, as the ODK specification itself writes it.
                steps.append(Step("self", NodeTest("node"), self.predicates()))
                continue
            steps.append(self.step())
        return steps

    def starts_step(self) -> bool:
        token = self.now
        return token.kind == "name" or (token.kind == "symbol" and token.text in (".", "..", "@", "*"))

    def starts_primary(self) -> bool:
        token = self.now
        if token.kind in ("number", "string") or (token.kind == "symbol" and token.text in ("(", "$")):
            return True
        calls = token.kind == "name" and self.tokens[self.at + 1].text == "("
        return calls and token.text not in _NODE_TYPES

    def step(self) -> Step:
        if self.accept(".."):
            return Step("parent", NodeTest("node"), self.predicates())
        if self.accept("."):
            return Step("self", NodeTest("node"), self.predicates())
        axis = "child"
        if self.accept("@"):
            axis = "attribute"
        elif self.now.kind == "name" and self.tokens[self.at + 1].text == "::":
            axis = self.now.text
            if axis not in AXES:
                raise self.wrong(Said(f"die Achse „{axis}“ gibt es nicht", f"there is no axis “{axis}”"))
            self.at += 2
        return Step(axis, self.node_test(), self.predicates())

    def node_test(self) -> NodeTest:
        if self.accept("*"):
            return NodeTest("name", "", "*")
        if self.now.kind != "name":
            raise self.wrong(_instead_of_name(self.now.text))
        name = self.take().text
        if name in _NODE_TYPES and self.accept("("):
            target = self.take().text[1:-1] if self.now.kind == "string" else ""
            if target and name != "processing-instruction":
                raise self.wrong(Said(f"{name}() nimmt keinen Text", f"{name}() takes no text"))
            self.expect(")")
            return NodeTest(name, "", target)
        prefix, _, local = name.rpartition(":")
        return NodeTest("name", prefix, local)

    def predicates(self) -> tuple[Expr, ...]:
        found = []
        while self.accept("["):
            found.append(self.nested())
            self.expect("]")
        return tuple(found)

    def nested(self) -> Expr:
        self.depth += 1
        if self.depth > _LIMIT:
            raise TooDeepError(limit=_LIMIT)
        inner = self.operation()
        self.depth -= 1
        return inner

    def primary(self) -> Expr:
        token = self.take()
        if token.kind == "number":
            return Literal(float(token.text))
        if token.kind == "string":
            return Literal(token.text[1:-1])
        if token.text == "$":
            if self.now.kind != "name":
                raise self.wrong(
                    Said("der Name einer Variablen wird erwartet", "the name of a variable is expected")
                )
            return Variable(self.take().text)
        if token.text == "(":
            inner = self.nested()
            self.expect(")")
            return inner
        return self.call(token.text)

    def call(self, name: str) -> Call:
        self.expect("(")
        arguments: list[Expr] = []
        if not self.accept(")"):
            arguments.append(self.nested())
            while self.accept(","):
                arguments.append(self.nested())
            self.expect(")")
        return Call(name, tuple(arguments))


def _gathered(level: tuple[int, list[Expr], list[str]], last: Expr) -> Operation:
    """An operation whose last operand is known now."""
    _, operands, operators = level
    return Operation((*operands, last), tuple(operators))
