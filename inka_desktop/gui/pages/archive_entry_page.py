"""An old file: what stands in it, and its day, title and project."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton, QWidget

from inka_desktop.gui import icons, opened_copies
from inka_desktop.gui._generated.archive_entry_page import Ui_ArchiveEntryPage
from inka_desktop.gui.binder import Binder
from inka_desktop.gui.context import Context
from inka_desktop.gui.pages.page import Page
from inka_desktop.gui.removing import remove
from inka_desktop.gui.widgets.field_mark import show_marks
from inka_desktop.settings import LAST_FOLDER
from inka_desktop.viewmodels import archive, dates
from inka_desktop.viewmodels.files import write_file

if TYPE_CHECKING:
    from inka_desktop.services.archive_rows import ArchiveWholeRow
    from inka_desktop.services.rows import ProjectListRow
    from inka_desktop.services.search_rows import SpotRow
    from inka_desktop.services.workspace import Workspace

_KIND = "archive_entry"


class ArchiveEntryPage(Page):
    """Opened from the archive and from the search, which leads to the page with the words."""

    name = "archive_entry"
    code = "A-02"
    parent_page = "archive"
    watches = frozenset({_KIND, "archive_text", "attachment", "project", "question"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ui = ui = Ui_ArchiveEntryPage()
        ui.setupUi(self)
        self._entry: UUID | None = None
        self._row: ArchiveWholeRow | None = None
        self._previewed: UUID | None = None
        self._deleting: UUID | None = None
        self.binder = Binder(context, _KIND, ui.factsWidget)
        self.binder.saved.connect(self._was_saved)
        ui.dateEdit.today, ui.dateEdit.past = context.today, True
        ui.filePreview.attach(context)
        ui.notesCard.attach(context)
        ui.listButton.clicked.connect(lambda: context.show_page("archive"))
        ui.openButton.clicked.connect(self.open_elsewhere)
        ui.saveButton.clicked.connect(self.save_as)
        icons.set_icon(ui.openButton, "external-link", "on_accent")
        icons.set_icon(ui.moreButton, "ellipsis")
        menu = QMenu(self)
        menu.addAction(self.tr("Verlauf")).triggered.connect(self._open_history)
        menu.addAction(self.tr("In den Papierkorb")).triggered.connect(self._delete)
        ui.moreButton.setMenu(menu)
        ui.moreButton.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def show_record(self, record: object) -> None:
        """Comes into view, for an entry where one is given."""
        if isinstance(record, UUID) and record != self._entry:
            self.leave()
            self._entry, self._row, self._deleting = record, None, None
            self._ui.filePreview.show_place(0)
        self._previewed = None
        super().show_record(record)

    def reveal_spot(self, spot: SpotRow) -> None:
        """The page of the file where the words stand is to be seen."""
        entry, preview = spot.record, self._ui.filePreview
        if spot.kind == "archive_text":
            self.context.read(
                self,
                lambda ws: ws.archive.page_with(entry, spot.word),
                lambda place: preview.show_place(place, spot.word),
            )

    def refresh(self) -> None:
        """Reads again what is shown."""
        entry = self._entry
        if entry is not None:
            self.context.read_current(
                self,
                lambda ws: (ws.archive.get(entry), ws.projects.list()),
                lambda told: self._show(*told),
                partial(self._lost, entry),
            )

    def leave(self) -> None:
        """Hands over what was typed."""
        self.binder.flush()

    def settled(self) -> bool:
        """Whether everything typed is on the disk."""
        return self.binder.settled()

    # --- acting -----------------------------------------------------------------------------------

    def open_elsewhere(self) -> None:
        """Opens a copy in the program that the system has for it."""
        row = self._row
        if row is not None:
            self.context.read(
                self, lambda ws: ws.archive.file(row.id), lambda data: self._open_copy(row, data)
            )

    def _open_copy(self, row: ArchiveWholeRow, data: bytes | None) -> None:
        if data is None:
            self._say_missing()
            return
        name = opened_copies.safe_name(row.file_name, row.form)
        opened_copies.open_copy(self, self.context, data, name, self._say_opened)

    def _say_opened(self, opened: bool) -> None:
        if opened:
            self.context.say(
                self.tr("Eine Kopie ist geöffnet. Änderungen daran kommen nicht ins Archiv."), "information"
            )
        else:
            self.context.say(
                self.tr(
                    "Dafür hat dieses Gerät kein Programm. Bitte speichern Sie die Datei unter einem Namen."
                ),
                "attention",
            )

    def save_as(self) -> None:
        """Saves the file where somebody wants it."""
        row = self._row
        if row is None:
            return
        folder = self.context.settings.get(LAST_FOLDER)
        suggested = opened_copies.safe_name(row.file_name, row.form)
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Datei speichern"), str(Path(folder) / suggested) if folder else suggested
        )
        if name:
            self.context.settings.set(LAST_FOLDER, str(Path(name).parent))
            self.context.read(self, lambda ws: _write(ws, row.id, Path(name)), self._was_written)

    def _was_written(self, there: bool) -> None:
        if there:
            self.context.say(self.tr("Die Datei ist gespeichert."))
        else:
            self._say_missing()

    def _say_missing(self) -> None:
        self.context.say(
            self.tr("Die Datei ist noch nicht auf diesem Gerät. Bitte empfangen Sie zuerst."), "attention"
        )

    def _open_history(self) -> None:
        from inka_desktop.gui.dialogs.history_dialog import HistoryDialog

        if self._entry is not None:
            self.leave()
            HistoryDialog(self.context, _KIND, self._entry, self).open()

    def _open_entries(self, field: str) -> None:
        from inka_desktop.gui.dialogs.entries_dialog import open_entries

        if self._entry is not None:
            open_entries(self, self.context, self._entry, field)

    def _delete(self) -> None:
        entry = self._entry
        if entry is not None:
            self.leave()
            self._deleting = entry  # its end is no surprise; it may be refused, too
            said = self.tr("Die alte Datei ist im Papierkorb.")
            remove(self, self.context, _KIND, entry, said, gone=self._deleted)

    def _deleted(self) -> None:
        self._entry = None
        self.context.show_page("archive")

    # --- showing ----------------------------------------------------------------------------------

    def _lost(self, entry: UUID, error: BaseException) -> None:
        if entry == self._entry and entry != self._deleting and self.settled():
            self.context.tell(error)
            self.context.show_page("archive")

    def _show(self, row: ArchiveWholeRow, projects: Sequence[ProjectListRow]) -> None:
        if row.id != self._entry:
            return
        ui, self._row = self._ui, row
        ui.nameLabel.setText(row.title or row.file_name or "–")
        ui.formChip.set_mark(archive.form_mark(row.form))
        ui.projectIdCombo.offer_projects(projects)
        self.binder.load(row.id, row)
        show_marks(self.binder.fields(), row.divided, self._open_entries)
        ui.originLabel.setText(self._about(row))
        ui.notesCard.show_record(_KIND, row.id)
        if self._previewed != row.id and self.isVisible():
            self._previewed = row.id
            ui.filePreview.show_file(lambda ws: ws.archive.file(row.id), self._show_missing)

    def _about(self, row: ArchiveWholeRow) -> str:
        lines = [
            self.tr("Datei: {name}, {size}").format(name=row.file_name, size=archive.size_words(row.size))
        ]
        folder = row.origin.rpartition("/")[0]
        if folder:
            lines.append(self.tr("Ordner: {folder}").format(folder=folder))
        if not row.searched:
            lines.append(self.tr("Die Suche findet nur Titel und Notiz: Die Datei hat keinen lesbaren Text."))
        return "\n".join(lines)

    def _show_missing(self) -> None:
        self._ui.filePreview.say(
            self.tr("Die Datei ist noch nicht auf diesem Gerät. Bitte empfangen Sie zuerst.")
        )

    def _was_saved(self, at: datetime) -> None:
        self._ui.savedLabel.setText(self.tr("Gespeichert {time}").format(time=dates.local_clock(at)))


def _write(workspace: Workspace, entry: UUID, path: Path) -> bool:
    """Whether the bytes were there to be written."""
    data = workspace.archive.file(entry)
    if data is not None:
        write_file(path, data)
    return data is not None
