"""Futures that follow each other; nobody waits on the writer's thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

from inka_desktop.services.core import Core
from inka_desktop.store.writer import Priority

if TYPE_CHECKING:
    from inka_desktop.store.writer import Transaction

Told = TypeVar("Told")
Made = TypeVar("Made")
Work = Callable[["Transaction"], int]
"""A part of what is to be done; how many rows, as many as a batch has where there may be more."""


def then(before: Future[Told], make: Callable[[Told], Made]) -> Future[Made]:
    """A future of what ``make`` turns the result of another one into; it fails with that one."""
    made: Future[Made] = Future()
    made.set_running_or_notify_cancel()

    def finish(done: Future[Told]) -> None:
        failure = done.exception()
        if failure is not None:
            made.set_exception(failure)
        else:
            made.set_result(make(done.result()))

    before.add_done_callback(finish)
    return made


def done(told: Told) -> Future[Told]:
    """A future that is done."""
    made: Future[Told] = Future()
    made.set_result(told)
    return made


def in_batches(
    core: Core, step: Work, label: str, batch: int, *, first: Work | None = None,
    priority: Priority = Priority.SAVE,
) -> Future[int]:  # fmt: skip
    """Work in as many transactions of one action as it takes; how many rows.

    Args:
        core: of the workspace.
        step: does at most a batch of what is left.
        label: of the action.
        batch: rows of a transaction.
        first: begins, in the place of the first step.
        priority: among what waits to be written.
    """
    action, moved = core.new_action(), 0
    answer: Future[int] = Future()
    answer.set_running_or_notify_cancel()

    def go_on(part: Future[int]) -> None:
        nonlocal moved
        failure = part.exception()
        if failure is not None:
            answer.set_exception(failure)
            return
        moved += part.result()
        if part.result() >= batch:
            submit(step)
        else:
            answer.set_result(moved)

    def submit(work: Work) -> None:
        core.submit(work, label, action=action, priority=priority).add_done_callback(go_on)

    submit(first or step)
    return answer
