"""Work off the GUI thread comes back in the order in which it was asked for."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from inka_desktop.gui.context import Context
from inka_desktop.gui.jobs import Jobs
from inka_desktop.gui.turns import Turns
from inka_desktop.services.workspace import Workspace

LONG_S = 10


class Page(Jobs):
    """Shows what it is told, as a page does."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def show(self, what: str) -> None:
        """Takes what was read."""
        self.shown.append(what)


@pytest.fixture
def page() -> Iterator[Page]:
    """A page that reads for itself."""
    made = Page()
    yield made
    made.close()


def overtaken(page: Page, qtbot: QtBot, first: Callable[[], str]) -> None:
    """Two readings, the second of which is back before the first."""
    later = threading.Event()

    def slow() -> str:
        assert later.wait(LONG_S)
        return first()

    page.read(page, slow, page.show, lambda error: page.show(type(error).__name__))
    page.read(page, lambda: "after", page.show).result()
    later.set()
    qtbot.waitUntil(lambda: not page.busy())


def test_what_was_read_before_never_covers_what_was_read_after(page: Page, qtbot: QtBot) -> None:
    overtaken(page, qtbot, lambda: "before")
    assert page.shown == ["before", "after"]


def test_a_reading_that_fails_lets_the_next_one_through(page: Page, qtbot: QtBot) -> None:
    def fails() -> str:
        raise LookupError

    overtaken(page, qtbot, fails)
    assert page.shown == ["LookupError", "after"]


def test_functions_written_at_the_call_keep_their_order_too(page: Page, qtbot: QtBot) -> None:
    gate = threading.Event()

    def ask(work: Callable[[], str], number: int) -> None:
        page.read(page, work, lambda what: page.show(f"{what} {number}"))

    ask(lambda: "before" if gate.wait(LONG_S) else "", 1)
    ask(lambda: "after", 2)
    gate.set()
    qtbot.waitUntil(lambda: not page.busy())
    assert page.shown == ["before 1", "after 2"]


def test_nobody_waits_for_another_function(page: Page, qtbot: QtBot) -> None:
    gate = threading.Event()
    others: list[str] = []
    page.read(page, lambda: "slow" if gate.wait(LONG_S) else "", page.show)
    page.read(page, lambda: "quick", others.append)
    qtbot.waitUntil(lambda: others == ["quick"])
    assert page.shown == []
    gate.set()
    qtbot.waitUntil(lambda: page.shown == ["slow"])


def test_all_in_a_line_are_answered_when_one_of_them_fails() -> None:
    turns, told = Turns(), list[int]()

    def fails() -> None:
        told.append(2)
        raise LookupError

    places = [turns.ask(told, told.append) for _ in range(3)]
    turns.answer(places[2], lambda: told.append(3))
    turns.answer(places[1], fails)
    assert told == []
    with pytest.raises(LookupError):
        turns.answer(places[0], lambda: told.append(1))
    assert told == [1, 2, 3]


class Widget:
    """Stands for a widget that a question knows; tells on which thread it ended."""

    def __init__(self, ended: list[int]) -> None:
        self._ended = ended

    def __del__(self) -> None:
        self._ended.append(threading.get_ident())

    def look(self, number: int) -> int:
        """What is read; every third fails, as it does where something was deleted meanwhile."""
        if number % 3 == 0:
            try:
                raise LookupError(number)
            except LookupError as error:
                raise ValueError(number) from error
        return number

    def show(self, what: object) -> None:
        """What is shown."""


def test_widgets_end_on_the_thread_of_the_window(page: Page, qtbot: QtBot) -> None:
    """Anywhere else they would end in a crash now and then."""
    ended: list[int] = []
    for number in range(300):
        ask(page, Widget(ended), number)
    qtbot.waitUntil(lambda: not page.busy())
    assert len(ended) == 300
    assert set(ended) == {threading.get_ident()}


def ask(page: Page, widget: Widget, number: int) -> None:
    """A question that knows the widget in every way it can."""
    page.read(page, lambda: widget.look(number), widget.show, widget.show)
    read: Future[int] = page.read(page, lambda: number, widget.show)
    page.follow(page, read, widget.show, widget.show)


def test_where_an_error_came_from_can_still_be_read(page: Page, qtbot: QtBot) -> None:
    failed: list[BaseException] = []
    page.read(page, lambda: Widget([]).look(3), lambda _: None, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    told = "".join(traceback.format_exception(failed[0]))
    assert "in look" in told
    assert "LookupError: 3" in told
    assert failed[0].__traceback__ is None or "look" not in repr(
        traceback.extract_tb(failed[0].__traceback__)
    )


def test_what_was_read_before_a_save_is_not_shown_after_it(
    context: Context, workspace: Workspace, project: UUID, qtbot: QtBot
) -> None:
    began, saved, shown = threading.Event(), threading.Event(), list[str]()

    def read(ws: Workspace) -> str:
        title = ws.projects.get(project).title
        began.set()
        assert saved.wait(LONG_S)
        return title

    context.read_current(context, read, shown.append)
    assert began.wait(LONG_S)
    context.write(
        context, lambda ws: ws.editing.save("project", project, {"title": "Neu"}), lambda _: saved.set()
    )
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == ["Neu"]
