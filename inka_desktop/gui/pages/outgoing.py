"""The ways out of a protocol: e-mail, Word file, clipboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from inka_desktop.gui.context import Context
from inka_desktop.gui.exporting import tell_unsaved
from inka_desktop.gui.pages.record_page import RecordPage
from inka_desktop.gui.widgets.card import Card
from inka_desktop.gui.widgets.sent_card import SentCard
from inka_desktop.records.values import MailKind
from inka_desktop.services.mailing_rows import MailWish
from inka_desktop.services.rows import ProtocolRow
from inka_desktop.settings import LAST_FOLDER
from inka_desktop.viewmodels.files import write_file

if TYPE_CHECKING:
    from inka_desktop.reports.copied import Copied
    from inka_desktop.services.workspace import Workspace

translate = QCoreApplication.translate


class Outgoing(QObject):
    """What goes out of a protocol; dialogs and writers are imported when they are needed."""

    def __init__(self, page: RecordPage[ProtocolRow], card: Card, newest: Callable[[], UUID | None]) -> None:
        """Take the page, its card, and what gives the version that counts (None: the draft)."""
        super().__init__(page)
        self._page, self._context, self._newest = page, page.context, newest
        self._record: UUID | None = None
        self._sent = SentCard(page.context, card)

    def show_record(self, record: UUID) -> None:
        """Takes the record that the page shows."""
        self._record = record
        self._sent.show_record(record)

    def fill_menu(self, menu: QMenu) -> None:
        """Adds the ways out."""
        menu.addAction(self.tr("Per E-Mail senden …")).triggered.connect(self.send)
        menu.addAction(self.tr("Termin ankündigen …")).triggered.connect(self.announce)
        menu.addAction(self.tr("Als Word-Datei speichern …")).triggered.connect(self.save_word)
        menu.addAction(self.tr("Text und Tabellen kopieren")).triggered.connect(self.copy)

    def send(self) -> None:
        """Sends the newest version, or the draft."""
        self._send(MailKind.DOCUMENT, self._newest())

    def announce(self) -> None:
        """Announces the appointment with its agenda and a calendar file."""
        self._send(MailKind.ANNOUNCEMENT, None)

    def _send(self, kind: MailKind, version: UUID | None) -> None:
        from inka_desktop.gui.mailing import send

        if self._record is not None and self._page.hand_over():
            send(self._page, self._context, MailWish(kind, self._record, version))

    def save_word(self) -> None:
        """Saves the newest version, or the draft, as a Word file."""
        record, version, language = self._record, self._newest(), self._context.language
        if record is not None and self._page.hand_over():
            save_word(
                self._page,
                self._context,
                lambda ws: ws.exports.protocol_name(record, language, version),
                lambda ws: ws.exports.protocol_word(record, language, version),
            )

    def copy(self) -> None:
        """Puts the text with its tables into the clipboard."""
        record, version, language = self._record, self._newest(), self._context.language
        if record is not None and self._page.hand_over():
            copy_text(
                self._page,
                self._context,
                lambda ws: ws.exports.protocol_copy(record, language, version),
            )


def copy_text(owner: QWidget, context: Context, make: Callable[[Workspace], Copied]) -> None:
    """Puts a document's text with its tables into the clipboard, and says so."""

    def copied(told: Copied) -> None:
        from inka_desktop.gui.widgets.row_copier import to_clipboard

        to_clipboard(told)
        context.say(translate("Outgoing", "Text und Tabellen liegen in der Zwischenablage."))

    context.read_saved(owner, make, copied)


def save_word(
    owner: QWidget, context: Context, name: Callable[[Workspace], str], make: Callable[[Workspace], bytes]
) -> None:
    """Asks where, and writes the Word file beside the window."""

    def ask(suggested: str) -> None:
        folder = context.settings.get(LAST_FOLDER)
        start = str(Path(folder) / suggested) if folder else suggested
        title = translate("Outgoing", "Als Word-Datei speichern")
        chosen, _kind = QFileDialog.getSaveFileName(owner, title, start, "Word (*.docx)")
        if chosen:
            path = Path(chosen)
            context.settings.set(LAST_FOLDER, str(path.parent))
            context.read(owner, lambda ws: _write(path, make(ws)), saved, partial(tell_unsaved, context))

    def saved(path: Path) -> None:
        context.say(translate("Outgoing", "Gespeichert als {file}.").format(file=path.name))

    context.read_saved(owner, name, ask)


def _write(path: Path, data: bytes) -> Path:
    write_file(path, data)
    return path
