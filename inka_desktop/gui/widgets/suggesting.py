"""Lines that suggest what the network knows while somebody types, and make what it does not know yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inka_desktop.gui.context import Context
from inka_desktop.gui.widgets.suggest import SuggestEdit
from inka_desktop.records.folding import fold
from inka_desktop.viewmodels.people import person_words

if TYPE_CHECKING:
    from concurrent.futures import Future
    from uuid import UUID

    from inka_desktop.services.workspace import Workspace

translate = QCoreApplication.translate
MOST = 8
"""Suggestions at a time."""
Known = Callable[["Workspace", str], Sequence[str]]
"""What the network knows by some words."""
Make = Callable[["Workspace", str], "Future[UUID]"]
"""Makes what is called so."""


def offer(context: Context, line: SuggestEdit, known: Known, makes: Mapping[str, Make]) -> None:
    """Lets a line suggest what is known by the typed words, or make it; ``makes`` by how it is offered."""

    def ask(words: str) -> None:
        if words:
            context.read(line, lambda ws: known(ws, words), show)

    def show(found: Sequence[str]) -> None:
        line.suggest(found, [*makes])

    def make(words: str, which: int) -> None:
        chosen = [*makes.values()][which]
        context.write(line, lambda ws: chosen(ws, words), lambda _key: line.made.emit())

    line.asked.connect(ask)
    line.making.connect(make)


def suggest_organizations(context: Context, line: SuggestEdit, *, makes: bool = False) -> None:
    """Lets a line suggest the organisations of the network; ``makes``: also to make the one that is typed."""
    offer(context, line, _organizations, {_anew(): _make_organization} if makes else {})


def suggest_persons(context: Context, line: SuggestEdit) -> None:
    """Lets a line suggest the persons of the network by name, else by function, or make the one typed."""
    offer(context, line, _persons, {_anew(): _make_person})


def suggest_names(context: Context, line: SuggestEdit, at: Callable[[], str], *, makes: bool = False) -> None:
    """Lets a line suggest what persons are called, ``at`` an organisation where one is said, or make one."""

    def known(workspace: Workspace, words: str) -> list[str]:
        rows, of = workspace.network.persons(words), fold(at())
        named = [row.name for row in rows if row.name and of in ("", fold(row.organization))]
        return [*dict.fromkeys(named)][:MOST]

    def make(workspace: Workspace, words: str) -> Future[UUID]:
        return workspace.network.ensure_person(words, organization=at())

    offer(context, line, known, {_anew(): make} if makes else {})


def suggest_responsible(
    context: Context, line: SuggestEdit, near: Callable[[], Sequence[str]] = tuple
) -> None:
    """Lets a line suggest persons and organisations, or make the one typed as either; ``near`` come first."""

    def known(workspace: Workspace, words: str) -> list[str]:
        present = [name for name in near() if f" {fold(words)}" in f" {fold(name)}"]
        persons, bodies = _persons(workspace, words), _organizations(workspace, words)
        return [*dict.fromkeys((*present, *persons[:_EACH], *bodies[:_EACH]))]

    makes: dict[str, Make] = {
        translate("Suggesting", "„{words}“ als Person anlegen"): _make_person,
        translate("Suggesting", "„{words}“ als Organisation anlegen"): _make_organization,
    }
    offer(context, line, known, makes)


def suggest_areas(
    context: Context, line: SuggestEdit, make: Make | None = None, town: Callable[[], str] = str
) -> None:
    """Lets a line suggest the neighbourhoods of the network, those of a town first.

    ``make`` makes the one typed for its record.
    """
    offer(context, line, lambda ws, words: ws.stock.areas(words, town()), {_anew(): make} if make else {})


_EACH = 5
"""Suggestions of either kind where a line takes both."""


def _anew() -> str:
    return translate("Suggesting", "„{words}“ neu anlegen")


def _organizations(workspace: Workspace, words: str) -> list[str]:
    return [row.name for row in workspace.network.organizations(words, limit=MOST)]


def _persons(workspace: Workspace, words: str) -> list[str]:
    return [row.name or person_words(row) for row in workspace.network.persons(words, limit=MOST)]


def _make_organization(workspace: Workspace, words: str) -> Future[UUID]:
    return workspace.network.ensure_organization(words)


def _make_person(workspace: Workspace, words: str) -> Future[UUID]:
    return workspace.network.ensure_person(words)
