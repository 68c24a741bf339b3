"""What the palette finds: records by all that stands in them, and commands and pages by their words."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from inka_desktop.gui import form_opening
from inka_desktop.gui.actions import Commands
from inka_desktop.gui.context import Context
from inka_desktop.gui.page_list import shown_by
from inka_desktop.gui.widgets.search_panel import SearchPanel
from inka_desktop.services.rows import ProjectListRow
from inka_desktop.services.search_rows import HitRow, SearchFilter, SearchRow
from inka_desktop.store.search_find import words_of
from inka_desktop.store.writer import Changes
from inka_desktop.viewmodels import search as lines
from inka_desktop.viewmodels.matching import matches
from inka_desktop.viewmodels.search import SearchLine

COMMANDS = 6
AGAIN_MS = 400
"""What was not in the index yet shows by itself."""
KIND, PROJECT, PERIOD = range(3)
translate = QCoreApplication.translate


class Search(QObject):
    """Feeds the panel; a search that was overtaken by the next key is dropped."""

    def __init__(self, context: Context, commands: Commands, line: QLineEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._commands = commands
        self._panel = SearchPanel(line, self.search, parent)
        self._panel.limited.connect(self._panel.search_again)
        self._pages = shown_by(context.role)
        self._asked = ""
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._ask_again)
        self._projects_changed = True
        context.changed.connect(self._note_changes)
        self._offer()

    def open(self) -> None:
        """Opens the palette; what was written lately is taken in meanwhile."""
        self._panel.open()
        if self._context.workspace is not None:
            self._context.workspace.search.indexing.hurry()
            if self._projects_changed:
                self._projects_changed = False
                self._context.read(self, lambda ws: ws.projects.list(), self._offer_projects)

    def _note_changes(self, changes: Changes) -> None:
        self._projects_changed |= changes.received or "project" in changes.kinds

    def search(self, typed: str) -> None:
        """Shows commands at once and records as soon as they are read."""
        self._asked = typed
        self._again.stop()
        found = self._command_lines(typed)
        if not typed or self._context.workspace is None:
            self._panel.show_found(found)
            return
        limits = self._limits()
        self._context.read(
            self,
            lambda ws: ws.search.find(typed, tuple(self._pages), limits),
            partial(self._show, typed, found),
        )

    def _show(self, typed: str, found: list[SearchLine], answer: SearchRow) -> None:
        if typed != self._asked:
            return
        hits = list(lines.hit_lines(answer.hits, self._go))
        self._panel.show_found([*hits, *found], self._note(typed, answer))
        if answer.unsettled:
            self._again.start()

    def _note(self, typed: str, answer: SearchRow) -> str:
        if answer.filling:
            return lines.preparing_words()
        if answer.hits:
            return ""
        return lines.nothing_words(limited=self._panel.is_limited(), short=not words_of(typed))

    def _ask_again(self) -> None:
        if self._panel.isVisible():
            self.search(self._asked)

    def _go(self, hit: HitRow) -> None:
        if hit.kind == "submission":
            form_opening.show_found(self, self._context, hit.spot)
        else:
            self._context.show_spot(self._pages[hit.kind], hit.spot)

    # --- commands and limits ----------------------------------------------------------------------

    def _command_lines(self, typed: str) -> list[SearchLine]:
        chosen = [
            SearchLine(
                ((command.text, False),), on=command.keys(), icon=command.icon or "chevron-right",
                run=command.run,
            )
            for command in self._commands.all()
            if matches(command.text, typed) and command.enabled() and command.id != "search"
        ][: COMMANDS if typed else None]  # fmt: skip
        return [lines.heading(translate("Search", "Befehle")), *chosen] if chosen and typed else chosen

    def _offer(self) -> None:
        kinds: dict[str, str] = {}
        for kind in self._pages:
            kinds.setdefault(lines.group_words(kind), kind)
        named = {kind: name for name, kind in kinds.items()}
        self._panel.offer(KIND, {"": translate("Search", "Alle Arten"), **named})
        self._panel.offer(PERIOD, {key: translate("Search", text) for key, text in lines.PERIODS.items()})
        self._offer_projects([])

    def _offer_projects(self, rows: list[ProjectListRow]) -> None:
        named = {row.id.hex: row.title or "–" for row in rows}
        self._panel.offer(PROJECT, {"": translate("Search", "Alle Projekte"), **named})

    def _limits(self) -> SearchFilter:
        since, until = lines.period(self._panel.chosen(PERIOD), self._context.today())
        project = self._panel.chosen(PROJECT)
        return SearchFilter(
            self._panel.chosen(KIND), UUID(project) if project else None, since, until, self._panel.own()
        )
