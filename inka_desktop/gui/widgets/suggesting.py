"""Lines that suggest what the network knows while somebody types, and make what it does not know yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.viewmodels.people import person_words

if TYPE_CHECKING:
    from concurrent.futures import Future
    from uuid import UUID

    from inka_desktop.services.workspace import Workspace

MOST = 8
"""Suggestions at a time."""


def offer(
    context: Context,
    line: SuggestEdit,
    known: Callable[[Workspace, str], Sequence[str]],
    make: Callable[[Workspace, str], Future[UUID]] | None = None,
) -> None:
    """Lets a line suggest what is known by the typed words; with ``make`` also to make it by them."""

    def ask(words: str) -> None:
        if words:
            context.read(line, lambda ws: known(ws, words), show)

    def show(found: Sequence[str]) -> None:
        line.suggest(found, makes=make is not None)

    line.asked.connect(ask)
    if make is not None:
        line.making.connect(lambda words: context.write(line, lambda ws: make(ws, words)))


def suggest_persons(context: Context, line: SuggestEdit) -> None:
    """Lets a line suggest the persons of the network by name, else by function, or make the one typed."""

    def known(workspace: Workspace, words: str) -> list[str]:
        rows = workspace.network.persons(words, limit=MOST)
        return [row.name or person_words(row) for row in rows]

    offer(context, line, known, lambda ws, words: ws.network.ensure_person(words))


def suggest_areas(
    context: Context, line: SuggestEdit, make: Callable[[Workspace, str], Future[UUID]] | None = None
) -> None:
    """Lets a line suggest the neighbourhoods of the network; ``make`` makes the one typed for its record."""
    offer(context, line, lambda ws, words: ws.stock.areas(words), make)
