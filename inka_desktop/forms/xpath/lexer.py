"""Cuts an expression into tokens (XPath 1.0 section 3.7, with its rules for ``*`` and operator names)."""

from __future__ import annotations

import re
from typing import NamedTuple

from inka_desktop.forms.errors import Said, XPathSyntaxError

_START = r"[^\W\d]"
_NAME = rf"{_START}[\w.\-·]*"
_TOKEN = re.compile(
    rf"""[ \t\r\n]*(?:
      (?P<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    | (?P<string>"[^"]*"|'[^']*')
    | (?P<symbol>::|\.\.|//|!=|<=|>=|[()\[\].@,/|+\-=<>*$])
    | (?P<name>{_NAME}(?::(?!:)(?:{_NAME}|\*))?)
    | (?P<end>\Z)
    )""",
    re.VERBOSE,
)
_OPERATOR = re.compile(r"\*|(?:and|or|mod|div)(?![^\W\d])")
# After these an asterisk or a name is an operand, not an operator.
_BEFORE_OPERAND = frozenset(
    {"@", "::", "(", "[", ",", "/", "//", "|", "+", "-", "=", "!=", "<", "<=", ">", ">=", "$"}
)


class Token(NamedTuple):
    """One token: ``kind`` is number, string, name, symbol, operator or end; ``at`` its offset."""

    kind: str
    text: str
    at: int


def tokens(expression: str) -> list[Token]:
    """All tokens, the last of kind ``end``.

    Raises:
        XPathSyntaxError: at a character that begins no token.
    """
    found: list[Token] = []
    at = 0
    while True:
        match = _TOKEN.match(expression, at)
        if match is None or match.lastgroup is None:
            raise _unreadable(expression, at)
        kind, text = match.lastgroup, match.group(match.lastgroup)
        begins = match.start(match.lastgroup)
        if kind == "name" or text == "*":
            kind, text = _read_as(kind, text, found)
        found.append(Token(kind, text, begins))
        if kind == "end":
            return found
        at = begins + len(text)


def _read_as(kind: str, text: str, before: list[Token]) -> tuple[str, str]:
    """An asterisk or a name is an operator where an operand stands before it, also in ``1div2``."""
    if not before or before[-1].kind == "operator" or before[-1].text in _BEFORE_OPERAND:
        return kind, text
    operator = _OPERATOR.match(text)
    return (kind, text) if operator is None else ("operator", operator[0])


def _unreadable(expression: str, at: int) -> XPathSyntaxError:
    while expression[at : at + 1] in (" ", "\t", "\r", "\n"):
        at += 1
    character = expression[at : at + 1]
    endless = Said(
        f"der Text ab {character} hat kein Ende", f"a text that begins with {character} has no end"
    )
    found = endless if character in "'\"" else Said(f"„{character}“", f"“{character}”")
    return XPathSyntaxError(expression=expression, at=at, found=found)
