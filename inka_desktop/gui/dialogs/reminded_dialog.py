"""The e-mails of a day that were prepared together: each is opened from here, or all lie in one folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from inka_desktop.gui import icons
from inka_desktop.gui._generated.reminded_dialog import Ui_RemindedDialog
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.fitting import fit
from inka_desktop.gui.handing_over import Handed, hand_over, selected
from inka_desktop.gui.widgets.card import CardRow
from inka_desktop.services.mailing_rows import PreparedOfManyRow, PreparedRow
from inka_desktop.viewmodels import mailing

if TYPE_CHECKING:
    from inka_desktop.services.workspace import Workspace


class RemindedDialog(QDialog):
    """Whether they were sent, only a person knows and says.

    Args:
        context: of the window.
        rows: what became of each e-mail.
        titles: of the projects, by what the e-mails are about.
        parent: the page.
    """

    def __init__(
        self,
        context: Context,
        rows: Sequence[PreparedOfManyRow],
        titles: Mapping[UUID, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._ui = ui = Ui_RemindedDialog()
        ui.setupUi(self)
        self._prepared = [row.prepared for row in rows if row.prepared is not None]
        ui.textLabel.setText(mailing.prepared_words(len(self._prepared), len(rows) - len(self._prepared)))
        ui.mailsCard.set_title("")
        for row in rows:
            self._add(row, titles.get(row.wish.record, ""))
        for button in (ui.folderButton, ui.sentButton):
            button.setVisible(bool(self._prepared))
        icons.set_icon(ui.folderButton, "folder-open")
        icons.set_icon(ui.sentButton, "check")
        ui.folderButton.clicked.connect(self._show_folder)
        ui.sentButton.clicked.connect(self._settle)
        ui.closeButton.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        fit(self)

    def _add(self, one: PreparedOfManyRow, title: str) -> None:
        if one.prepared is None:
            no_address = self.tr("Keine E-Mail-Adresse bekannt. Bitte im Netzwerk ergänzen.")
            why = no_address if one.error is None else self._context.words(one.error)
            self._ui.mailsCard.add_row(CardRow(title, why))
            return
        row = CardRow(title, self.tr("An {people}").format(people=", ".join(one.recipients)))
        button = row.add_button(self.tr("Öffnen"))
        button.setAccessibleName(self.tr("E-Mail öffnen: {project}").format(project=title))
        button.clicked.connect(partial(self._open, one.prepared, row))
        self._ui.mailsCard.add_row(row)

    def _open(self, prepared: PreparedRow, row: CardRow, _on: bool = False) -> None:
        said = {
            Handed.OPENED: self.tr("Im E-Mail-Programm geöffnet"),
            Handed.FOLDER: self.tr("Kein E-Mail-Programm hat ihn geöffnet. Die Datei liegt im Ordner."),
            Handed.FAILED: self.tr("Ließ sich hier nicht öffnen. Der Text liegt in der Zwischenablage."),
        }
        hand_over(self, self._context, prepared, lambda handed: row.second.setText(said[handed]))

    def _show_folder(self) -> None:
        """All drafts in one folder, for a mail program that takes several at once."""
        files = mailing.named_apart([(row.file_name, row.draft) for row in self._prepared])

        def written(folder: Path) -> None:
            self._context.jobs.read(self, lambda: selected(folder / files[0][0]), told)

        def told(shown: bool) -> None:
            if not shown:
                text = self.tr("Der Ordner ließ sich nicht zeigen. Bitte öffnen Sie die E-Mails einzeln.")
                self._ui.textLabel.setText(text)

        self._context.read(self, lambda ws: ws.copies.write(files), written)

    def _settle(self) -> None:
        """All were sent; one click takes that back."""
        mailings = [row.id for row in self._prepared]
        context = self._context

        def note(state: str) -> None:
            for each in mailings:
                context.write(context, partial(_settle, each, state))

        note("sent")
        said = self.tr("%n E-Mails sind als versendet vermerkt.", "", len(mailings))
        context.say(said, "good", self.tr("Zurücknehmen"), lambda: note("prepared"))
        self.accept()


def _settle(mailing: UUID, state: str, workspace: Workspace) -> Future[UUID]:
    return workspace.mailings.settle(mailing, state)
