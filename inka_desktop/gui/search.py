"""What the palette finds: commands by their words, projects and protocols by their beginning."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QWidget

from inka_desktop.gui.actions import Commands
from inka_desktop.gui.context import Context
from inka_desktop.gui.page_list import is_office
from inka_desktop.gui.widgets.search_panel import Found, SearchPanel
from inka_desktop.services.rows import ProjectListRow, ProtocolFilter, ProtocolListRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels import dates
from inka_desktop.viewmodels.matching import matches

COMMANDS, PROJECTS, PROTOCOLS = 6, 6, 8

Hits = list[Found]


class Search(QObject):
    """Feeds the panel; a search that was overtaken by the next key is dropped."""

    def __init__(self, context: Context, commands: Commands, line: QLineEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._commands = commands
        self._panel = SearchPanel(line, self.search, parent)
        self._asked = ""

    def open(self) -> None:
        """Opens the palette."""
        self._panel.open()

    def search(self, words: str) -> None:
        """Shows commands at once and records as soon as they are read."""
        self._asked = words
        found = self._command_hits(words)
        self._panel.show_found(found)
        if words and self._context.workspace is not None:
            read = self._office if is_office(self._context.role) else self._released
            self._context.read(self, lambda ws: read(ws, words), lambda hits: self._add(words, found, hits))

    def _add(self, words: str, found: list[Found], hits: Hits) -> None:
        if words == self._asked:
            self._panel.show_found([*hits, *found])

    def _office(self, workspace: Workspace, words: str) -> Hits:
        projects, protocols = _records(workspace, words)
        return [
            *(self._hit(row.title, row.municipality, "folder", "projects", row.id) for row in projects),
            *(
                self._hit(
                    row.project, f"{dates.day(row.date)}  {row.number}", "file-text", "protocol", row.id
                )
                for row in protocols
            ),
        ]

    def _released(self, workspace: Workspace, words: str) -> Hits:
        """What a carrier finds: released protocols by project, number and day."""
        rows = [(row, f"{dates.day(row.date)}  {row.number}") for row in workspace.releases.all()]
        return [
            self._hit(row.project, second, "file-text", "released", row.id)
            for row, second in rows
            if matches(f"{row.project} {second}", words)
        ][:PROTOCOLS]

    def _hit(self, text: str, second: str, icon: str, page: str, record: UUID) -> Found:
        return Found(text, second, icon, lambda: self._context.show_page(page, record))

    def _command_hits(self, words: str) -> list[Found]:
        chosen = [command for command in self._commands.all() if matches(command.text, words)]
        return [
            Found(command.text, command.keys(), command.icon or "chevron-right", command.run)
            for command in chosen
            if command.enabled() and command.id != "search"
        ][: COMMANDS if words else None]


def _records(workspace: Workspace, words: str) -> tuple[list[ProjectListRow], list[ProtocolListRow]]:
    projects = [row for row in workspace.projects.list() if matches(f"{row.title} {row.municipality}", words)]
    first = workspace.protocols.position_of(words, ProtocolFilter(), "project_label", False)
    page = workspace.protocols.page(ProtocolFilter(), "project_label", False, first, PROTOCOLS)
    protocols = [row for row in page if matches(row.project, words)]
    return projects[:PROJECTS], protocols
