"""Forms that belong to no round, on a card: found again here, and put into a round that asks for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from inka_desktop.gui.form_opening import show_form
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.records.values import Role
from inka_desktop.viewmodels import submissions, wording

if TYPE_CHECKING:
    from inka_desktop.gui.pages.page import Page
    from inka_desktop.services.form_rows import SubmissionRow
    from inka_desktop.services.round_rows import RoundPartRow
    from inka_desktop.services.workspace import Workspace

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Alone:
    """Forms of no round.

    Attributes:
        rows: the first of them.
        count: how many there are.
        rounds: of each that may go into one, those that wait for it.
    """

    rows: Sequence[SubmissionRow]
    count: int
    rounds: Mapping[UUID, Sequence[RoundPartRow]] = field(default_factory=dict)


def read_alone(workspace: Workspace, most: int, *, moves: bool = False) -> Alone:
    """The first so many; where they could go only if somebody may move them."""
    rows, count = workspace.forms.answers.alone(most)
    wanted = [row.id for row in rows if moves and row.project_id is not None]
    return Alone(rows, count, {row: workspace.forms.moves.open_rounds(row) for row in wanted})


def show_alone(page: Page, card: Card, alone: Alone, more: Callable[[], None]) -> None:
    """Fills a card, which is there only while there are any; ``more`` asks for the next ones."""
    on = page.context.today()
    card.clear()
    card.setVisible(bool(alone.rows))
    card.set_title(translate("AloneForms", "Ohne Erhebung ausgefüllt"))
    for row in alone.rows:
        title = " – ".join(part for part in (row.form, row.title) if part)
        line = CardRow(title, submissions.alone_facts(row, on), parent=card)
        line.add_mark(submissions.alone_mark(row))
        rounds = alone.rounds.get(row.id, ())
        if rounds:
            _offer_rounds(page, line, row, rounds)
        button = line.add_button(submissions.alone_button(row, reads=page.context.role == Role.READER))
        button.setAccessibleName(f"{button.text()}: {title}, {row.project}")
        button.clicked.connect(partial(_open, page, row.id))
        card.add_row(line)
    left = alone.count - len(alone.rows)
    if left:
        card.offer(translate("AloneForms", "%n weitere zeigen", "", left), more)


def _open(page: Page, row: UUID, _on: bool = False) -> None:
    show_form(page, page.context, row)


def _offer_rounds(page: Page, line: CardRow, row: SubmissionRow, rounds: Sequence[RoundPartRow]) -> None:
    button = line.add_button(translate("AloneForms", "In eine Erhebung"))
    button.setAccessibleName(f"{button.text()}: {row.form}, {row.project}")
    menu = QMenu(button)
    for part in rounds:
        menu.addAction(wording.on_button(part.round)).triggered.connect(partial(_move, page, row.id, part))
    button.setMenu(menu)


def _move(page: Page, row: UUID, part: RoundPartRow, _on: bool = False) -> None:
    context = page.context
    said = translate("AloneForms", "Der Bogen gehört jetzt zu „{round}“.").format(round=part.round)

    def back(moved: UUID) -> None:
        context.write(page, lambda ws: ws.forms.moves.take_back(row, moved))

    def tell(moved: UUID) -> None:
        context.say(said, "good", translate("AloneForms", "Rückgängig"), lambda: back(moved))

    context.write(page, lambda ws: ws.forms.moves.move(row, part.round_id), tell)
