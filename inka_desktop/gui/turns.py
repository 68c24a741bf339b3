"""Answers in the order of the questions: what was read before never covers what was read after.

Three threads read. When something arrives page after page is read again, and on a busy machine the older
of two readings may come back last; a page that took it would go on showing what was there before.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import ExitStack
from typing import NamedTuple

Answer = Callable[[], None]


class Place(NamedTuple):
    """A place in one line: whoever answers gives ``turns.answer`` this and how to answer."""

    key: object
    number: int


class Turns:
    """Lines of open questions, one for each owner and function that is told; used on one thread."""

    def __init__(self) -> None:
        self._lines: dict[object, deque[int]] = {}
        self._ready: dict[int, Answer] = {}
        self._asked = 0

    def ask(self, owner: object, told: object) -> Place:
        """Takes the next place in the line of a function, be it a method or written at the call."""
        code = getattr(getattr(told, "__func__", told), "__code__", told)
        self._asked += 1
        place = Place((id(owner), code), self._asked)
        self._lines.setdefault(place.key, deque()).append(place.number)
        return place

    def answer(self, place: Place, answer: Answer) -> None:
        """Answers as soon as everybody before was answered; lets those behind go on who waited for it."""
        self._ready[place.number] = answer
        line, due = self._lines[place.key], list[Answer]()
        while line and line[0] in self._ready:
            due.append(self._ready.pop(line.popleft()))
        if not line:
            del self._lines[place.key]
        with ExitStack() as in_order:  # all are answered, also when one of them fails
            for one in reversed(due):
                in_order.callback(one)
